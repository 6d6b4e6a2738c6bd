/** Finding one's way among rows: which row an act reaches, and by which sentence it names it. */
import { refuse } from '../core/change.ts';
import type { Refusal } from '../core/change.ts';
import type { Alignment, Version } from '../core/model.ts';
import type { SegmentId, VersionId } from '../core/ids.ts';
import type { Tables } from '../core/tables.ts';
import type { UnitList } from '../core/unit-list.ts';
import type { Unit } from '../core/units.ts';
import { theWork, versionsOf } from '../core/units.ts';
import type { ActPlace, SaidColumns, Stand } from './act-types.ts';

export type Direction = -1 | 1;

/** The alignment by which a version is shown; undefined: the pivot, and whatever is aligned to nobody. */
export function chosenOf(tables: Tables, version: VersionId): Alignment | undefined {
  return tables.get('alignment', tables.get('version', version)?.alignment ?? '');
}

/** The chosen sentences that are there, in the order of the rows. */
export function selected({ rows, selection }: ActPlace, tables: Tables): SegmentId[] {
  const placed = selection.flatMap((id) => {
    const unit = rows.unitOf(id);
    return unit && tables.get('segment', id) ? [{ id, place: rows.placeOf(unit), number: rows.numberOf(id) ?? 0 }] : [];
  });
  return placed.sort((a, b) => a.place - b.place || a.number - b.number).map(({ id }) => id);
}

/** The one version of these sentences; null: there are several, or none. */
export function oneVersion(tables: Tables, segments: readonly SegmentId[]): VersionId | null {
  const versions = new Set(segments.flatMap((id) => tables.get('segment', id)?.version ?? []));
  const [version] = versions;
  return versions.size === 1 && version ? version : null;
}

/** Where an act on one column begins: at the first of the chosen sentences, or, where none is chosen, where the keyboard is. */
export function startIn(tables: Tables, place: ActPlace): Stand | Refusal {
  const chosen = selected(place, tables), [first] = chosen, unit = first && place.rows.unitOf(first);
  if (!unit) return place.stand;
  const version = oneVersion(tables, chosen);
  return version ? { version, segment: first, unit } : refuse('oneVersionOnly');
}

/**
 * The next row, up or down, that this version can take part in: one with a pivot segment, or with sentences of its own.
 * The pivot can take part in every row.
 */
export function rowBeside(tables: Tables, rows: UnitList, { from, by, version }: { from: Unit; by: Direction; version: VersionId }): Unit | undefined {
  const { pivot } = theWork(tables);
  for (let place = rows.placeOf(from) + by; place >= 0 && place < rows.length; place += by) {
    const unit = rows.at(place);
    if (unit && (version === pivot || unit.cells.has(pivot) || unit.cells.has(version))) return unit;
  }
  return undefined;
}

/**
 * A name for the row of a version, at its upper or its lower end: where another column holds several of its rows together
 * this decides which of them is meant.
 */
export function nameIn(tables: Tables, { cells }: Unit, { version, end }: { version: VersionId; end: 'first' | 'last' }): SegmentId | undefined {
  const cell = cells.get(theWork(tables).pivot) ?? cells.get(version) ?? [...cells.values()][0];
  return end === 'first' ? cell?.[0] : cell?.at(-1);
}

/** The place of a sentence in its version, from 1, as people see it. */
export function numberIn(tables: Tables, id: SegmentId): number {
  return tables.indexOf(id) + 1;
}

/** Sentences by column, with their numbers. `or`: the column that is told of where there is none. */
export function columnsOf(tables: Tables, segments: readonly SegmentId[], or: VersionId): SaidColumns {
  const numbers = new Map<VersionId, number[]>(versionsOf(tables).map(({ id }) => [id, []]));
  for (const id of segments) numbers.get(tables.get('segment', id)?.version ?? or)?.push(numberIn(tables, id));
  const [first = { version: or, numbers: [] }, ...more] = [...numbers].flatMap(([version, own]) => own.length > 0 ? [{ version, numbers: own }] : []);
  return [first, ...more];
}

/** The versions, of those shown, that have an alignment of their own, in the order of the columns. */
export function alignedOnes(tables: Tables, shown: readonly VersionId[]): Version[] {
  return shown.flatMap((id) => {
    const version = tables.get('version', id);
    return version?.alignment ? [version] : [];
  });
}
