/** The lines of a review table, read off the rows on screen. */
import type { SegmentId, VersionId } from '../core/ids.ts';
import type { Version } from '../core/model.ts';
import type { Tables } from '../core/tables.ts';
import type { Unit } from '../core/units.ts';
import { theWork, units, versionsOf } from '../core/units.ts';
import type { TableCell, TableColumn, TableLine } from '../workers/write-table.ts';
import { letterOf } from '../workers/write-table.ts';

/** What the columns are called in the language of the interface. */
export interface TableHeadings {
  readonly id: string;
  readonly comment: string;
  version(version: Version, versions: readonly Version[]): string;
  /** The states of the version of this name. */
  state(name: string): string;
}

const HEADING_LIMIT = 100;

/** The chosen versions in the order of the work. Translations have a column with their states; where there are none, all have. */
export function tableColumns(tables: Tables, chosen: readonly VersionId[], headings: TableHeadings): TableColumn[] {
  const versions = versionsOf(tables), shown = versions.filter(({ id }) => chosen.includes(id));
  const hasTranslation = shown.some(({ kind }) => kind === 'translation'), taken = new Set([headings.id, headings.comment]);
  const named = shown.map((version) => ({ version, name: unlike(headings.version(version, versions), taken) }));
  return named.map(({ version: { id, lang, kind }, name }) => (
    { version: id, lang, name, state: hasTranslation && kind !== 'translation' ? null : unlike(headings.state(name), taken) }));
}

/** A column is found by its heading when the table comes back, so no two may be the same. */
function unlike(name: string, taken: Set<string>): string {
  const plain = [...name.replace(/\s+/g, ' ').trim()].slice(0, HEADING_LIMIT).join('') || '–';
  let own = plain;
  for (let number = 2; taken.has(own); number += 1) own = `${plain} (${number})`;
  taken.add(own);
  return own;
}

/** Rows in which none of the versions has a sentence are left out; the others keep their numbers. */
export function tableLines(tables: Tables, columns: readonly Pick<TableColumn, 'version'>[]): TableLine[] {
  const { pivot } = theWork(tables);
  return units(tables).flatMap((unit, at) => {
    const cells = columns.map(({ version }) => unit.cells.get(version) ?? []), height = Math.max(0, ...cells.map(({ length }) => length));
    return Array.from({ length: height }, (_, line): TableLine => ({
      id: height === 1 ? String(at + 1) : `${at + 1}${letterOf(line)}`, begins: line === 0, about: aboutOf(unit, { pivot, line, cells }),
      cells: cells.map((ids) => cellOf(tables, ids[line])),
    }));
  });
}

/** The sentence of the pivot in this line, else the last in the row; a row without one: its first sentence. */
function aboutOf(unit: Unit, { pivot, line, cells }: { readonly pivot: VersionId; readonly line: number; readonly cells: readonly (readonly SegmentId[])[] }): SegmentId {
  const inPivot = unit.cells.get(pivot);
  return inPivot?.[line] ?? inPivot?.at(-1) ?? cells.find((ids) => ids[line] !== undefined)?.[line] ?? unit.id;
}

function cellOf(tables: Tables, id: SegmentId | undefined): TableCell | null {
  const segment = id === undefined ? undefined : tables.get('segment', id);
  return segment ? { segment: segment.id, text: segment.text, state: segment.state } : null;
}
