/**
 * The rows of the one-file reader: a table row a unit, a cell a column, a span a sentence. Rows stand in bodies of some
 * dozens, each with a guess at its height, so that the browser lays out what is near the screen and nothing else.
 */
import type { SegmentId, VersionId } from '../core/ids.ts';
import type { BeadStatus, Segment, Version } from '../core/model.ts';
import type { Tables } from '../core/tables.ts';
import { directionOf } from '../core/text/direction.ts';
import type { ParagraphKind } from '../core/text/paragraph-kind.ts';
import { kindOf, levelOf } from '../core/text/paragraph-kind.ts';
import { endsParagraph } from '../core/text/plain.ts';
import type { Unit } from '../core/units.ts';
import { partnersOf, theWork, units, versionsOf } from '../core/units.ts';
import { escaped } from './reader-markup.ts';

const ROWS_A_BODY = 40;
/** About what a line of a cell holds, and takes, in a window of usual width: only a guess, the browser remembers what it measured. */
const LETTERS_A_LINE = 55, LINE = 29, FRAME = 14, PARAGRAPH = 30;

/** Bodies of the table, first to last. */
export function* readerRows(tables: Tables, columns: readonly Version[]): Generator<string> {
  const page: Page = { tables, columns, paragraphs: paragraphsIn(tables, columns) };
  let rows: string[] = [], high = 0, first = 0;
  const body = (): string => `<tbody style="--high:${high}px">${rows.join('')}</tbody>\n`;
  for (const unit of units(tables)) {
    const row = rowOf(page, unit, rows.length === 0 ? first : null);
    if (!row) continue;
    rows.push(row.markup);
    high += row.high;
    if (rows.length < ROWS_A_BODY) continue;
    yield body();
    first += rows.length;
    rows = [];
    high = 0;
  }
  if (rows.length > 0) yield body();
}

interface Page { readonly tables: Tables; readonly columns: readonly Version[]; readonly paragraphs: Paragraphs }
/** What is set apart, and where paragraphs begin. */
interface Paragraphs { readonly kinds: ReadonlyMap<SegmentId, ParagraphKind>; readonly starts: ReadonlySet<SegmentId> }

function paragraphsIn(tables: Tables, columns: readonly Version[]): Paragraphs {
  const kinds = new Map<SegmentId, ParagraphKind>(), starts = new Set<SegmentId>();
  const { pivot } = theWork(tables);
  for (const version of new Set([pivot, ...columns.map(({ id }) => id)])) {
    const all = tables.segmentsOf(version), marked = all.some(({ block }) => block !== undefined);
    const groups = groupsOf(all);
    for (const [at, group] of groups.entries()) {
      const kind = group[0]?.block ?? (marked ? 'prose' : kindOf(group, at, groups.length));
      if (group[0]) starts.add(group[0].id);
      if (kind !== 'prose') for (const { id } of group) kinds.set(id, kind);
    }
  }
  return { kinds, starts };
}

function groupsOf(all: readonly Segment[]): Segment[][] {
  const groups: Segment[][] = [];
  let open: Segment[] = [];
  for (const segment of all) {
    open.push(segment);
    if (endsParagraph(segment)) { groups.push(open); open = []; }
  }
  return open.length > 0 ? [...groups, open] : groups;
}

/** `count`: so many rows stand before it; null: it goes on counting. (What is laid out apart counts from nothing.) */
function rowOf(page: Page, unit: Unit, count: number | null): { readonly markup: string; readonly high: number } | null {
  const { tables, columns, paragraphs: { kinds, starts } } = page;
  const cells = columns.map(({ id }) => unit.cells.get(id) ?? []), sentences = cells.flat();
  if (sentences.length === 0) return null;
  const [lead = unit.id] = [...unit.cells.values()][0] ?? [];
  const kind = kinds.get(lead), many = cells.some((cell) => cell.length > 1), opens = starts.has(lead);
  const names = [...opens ? ['p'] : [], ...kind ? [kind] : [], ...many ? ['m'] : []].join(' ');
  const places = many ? new Map(sentences.map((id, at) => [id, at])) : null;
  const level = kind ? levelOf(kind) : null;
  const letters = Math.max(...cells.map((cell) => cell.reduce((sum, id) => sum + (tables.get('segment', id)?.text.length ?? 0), 0)));
  const markup = columns.map((version, at) => cellOf(page, { version, at, cell: cells[at] ?? [], level, places })).join('');
  return {
    markup: `<tr id="${escaped(unit.id)}"${names ? ` class="${names}"` : ''}${count === null ? '' : ` style="counter-reset:row ${count}"`}>${markup}</tr>`,
    high: Math.max(1, Math.ceil(letters / LETTERS_A_LINE)) * LINE + FRAME + (opens ? PARAGRAPH : 0),
  };
}

interface Cell {
  readonly version: Version;
  /** The number of its column. */
  readonly at: number;
  readonly cell: readonly SegmentId[];
  /** Of a heading. */
  readonly level: number | null;
  /** The place of each sentence in the row, where some language has several. */
  readonly places: ReadonlyMap<SegmentId, number> | null;
}

function cellOf({ tables }: Page, { version, at, cell, level, places }: Cell): string {
  if (cell.length === 0) return `<td class="c${at} none"></td>`;
  const rows = cell.flatMap((id) => tables.get('segment', id) ?? []);
  const words = rows.map((row, place) => `${sentence(tables, row, places)}${place < rows.length - 1 ? between(tables, row, rows[place + 1]) : ''}`).join('');
  const mark = markOf(statusOf(tables, version, cell));
  const text = level === null ? words : `<h${level}>${words}</h${level}>`;
  return `<td class="c${at}${mark}" lang="${escaped(version.lang)}" dir="${directionOf(version.lang)}">${text}</td>`;
}

function sentence(tables: Tables, { id, text }: Segment, places: ReadonlyMap<SegmentId, number> | null): string {
  const partners = places ? [...partnersOf(tables, id)].flatMap((partner) => places.get(partner) ?? []).sort((a, b) => a - b) : null;
  return `<span class="s"${partners ? ` data-w="${partners.join(' ')}"` : ''}>${escaped(text)}</span>`;
}

/** What parts two sentences of a cell: their own white space, where they are neighbours in the text. */
function between(tables: Tables, row: Segment, next: Segment | undefined): string {
  const isNeighbour = next !== undefined && tables.indexOf(next.id) === tables.indexOf(row.id) + 1;
  return !isNeighbour ? ' ' : endsParagraph(row) ? '<br>' : escaped(row.after);
}

/** The least sure of the links that hold a cell to the pivot; null: there are none. */
function statusOf(tables: Tables, { alignment }: Version, cell: readonly SegmentId[]): BeadStatus | null {
  let status: BeadStatus | null = null;
  if (alignment === null) return null;
  for (const id of cell) {
    const bead = tables.beadOf(alignment, id);
    if (!bead || bead.source.length === 0 || bead.target.length === 0) continue;
    if (bead.status === 'needs-review') return bead.status;
    if (status !== 'auto') ({ status } = bead);
  }
  return status;
}

function markOf(status: BeadStatus | null): string {
  switch (status) {
    case 'auto': return ' a';
    case 'needs-review': return ' r';
    case 'confirmed': case null: return '';
    default: return status satisfies never;
  }
}

/** Which marks the shown cells may have. */
export function marksIn(tables: Tables, columns: readonly Version[]): ReadonlySet<BeadStatus> {
  const marks = new Set<BeadStatus>(), chosen = new Set(columns.map(({ alignment }) => alignment));
  for (const { alignment, source, target, status } of tables.all('bead')) if (chosen.has(alignment) && source.length > 0 && target.length > 0) marks.add(status);
  return marks;
}

/** Does the text itself begin with its title? Then the page need not say it above. */
export function beginsWithTitle(tables: Tables, columns: readonly Version[]): boolean {
  const { pivot } = theWork(tables), shown = columns.find(({ id }) => id === pivot) ?? columns[0];
  const [first] = shown ? groupsOf(tables.segmentsOf(shown.id).slice(0, 2)) : [];
  return first !== undefined && (first[0]?.block === 'h1' || (first[0]?.block === undefined && endsParagraph(first.at(-1) ?? { after: '' }) && kindOf(first, 0, Infinity) === 'title'));
}

/** The shown versions among `wanted`, in the order of `wanted`; all there are where none is. */
export function columnsOf(tables: Tables, wanted: readonly VersionId[]): Version[] {
  const shown = new Map(versionsOf(tables).map((version) => [version.id, version]));
  const columns = wanted.flatMap((id) => shown.get(id) ?? []);
  return columns.length > 0 ? columns : [...shown.values()];
}
