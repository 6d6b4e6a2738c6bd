/** Places to look at, in the order of the text: cells that have a kind of trouble. All of it are walks along the marks of rows. */
import type { VersionId } from '../core/ids.ts';
import type { RowMarks, Trouble } from './row-marks.ts';
import { BITS, TROUBLES } from './row-marks.ts';

export interface Wanted {
  readonly kind: Trouble;
  /** What a person has confirmed is left out, where a kind is about the shape of a link alone. */
  readonly unchecked: boolean;
  /** The columns on screen. */
  readonly shown: readonly VersionId[];
}

/** A cell; `place`: of its row, from 0. */
export interface Place { readonly place: number; readonly version: VersionId }

export interface PlaceStep extends Place {
  /** From 1. */
  readonly at: number;
  readonly of: number;
  /** It went over the end, or the beginning. */
  readonly again: boolean;
}

/** How many cells there are. */
export function countPlaces(marks: RowMarks, wanted: Wanted): number {
  const has = matcher(wanted);
  let count = 0;
  for (const version of wanted.shown) for (const mark of marks.of(version)) if (has(mark)) count += 1;
  return count;
}

/** The same of every kind, in one walk. */
export function countKinds(marks: RowMarks, { shown, unchecked }: Omit<Wanted, 'kind'>): Readonly<Record<Trouble, number>> {
  const kinds = TROUBLES.map((kind) => ({ kind, has: matcher({ kind, unchecked }), count: 0 }));
  for (const version of shown) for (const mark of marks.of(version)) if (mark !== 0) for (const one of kinds) if (one.has(mark)) one.count += 1;
  const counts = { doubtful: 0, unconfirmed: 0, unequal: 0, empty: 0, stale: 0, suggested: 0, notes: 0 };
  for (const { kind, count } of kinds) counts[kind] = count;
  return counts;
}

/** The places of the rows that hold such a cell, in order; with others that are wanted all the same. */
export function rowsWith(marks: RowMarks, wanted: Wanted, also: ReadonlySet<number> = new Set()): number[] {
  const has = matcher(wanted), columns = wanted.shown.map((version) => marks.of(version));
  const rows: number[] = [];
  for (let place = 0; place < marks.rows.length; place += 1) {
    let wants = also.has(place);
    for (const column of columns) wants ||= has(column[place] ?? 0);
    if (wants) rows.push(place);
  }
  return rows;
}

/** The next cell in a direction, row by row and in each row from the first column; behind the last one comes the first. null: there is none. */
export function nextPlace(marks: RowMarks, wanted: Wanted, { from, by }: { from: Place | null; by: 1 | -1 }): PlaceStep | null {
  const has = matcher(wanted), columns = wanted.shown.map((version) => ({ version, bytes: marks.of(version) }));
  const here = from === null ? -1 : from.place * columns.length + Math.max(0, wanted.shown.indexOf(from.version));
  let of = 0, before = 0, first = -1, last = -1, next = -1, previous = -1;
  for (let place = 0; place < marks.rows.length; place += 1) {
    for (const [column, { bytes }] of columns.entries()) {
      if (!has(bytes[place] ?? 0)) continue;
      const cell = place * columns.length + column;
      of += 1;
      if (first < 0) first = cell;
      last = cell;
      if (cell < here) { previous = cell; before += 1; }
      if (cell > here && next < 0) next = cell;
    }
  }
  if (of === 0) return null;
  const hereToo = here >= 0 && has(columns[here % columns.length]?.bytes[Math.floor(here / columns.length)] ?? 0) ? 1 : 0;
  const straight = by === 1 ? next : previous;
  const cell = straight >= 0 ? straight : by === 1 ? first : last;
  const at = straight < 0 ? (by === 1 ? 1 : of) : by === 1 ? before + hereToo + 1 : before;
  const version = columns[cell % columns.length]?.version;
  return version === undefined ? null : { place: Math.floor(cell / columns.length), version, at, of, again: straight < 0 && from !== null };
}

/** Which place among all of them a cell is, from 1; 0: none. */
export function placeAmong(marks: RowMarks, wanted: Wanted, { place, version }: Place): number {
  const before = nextPlace(marks, wanted, { from: { place, version }, by: -1 });
  const has = matcher(wanted);
  if (!wanted.shown.includes(version) || !has(marks.of(version)[place] ?? 0) || !before) return 0;
  return before.again ? 1 : before.at + 1;
}

function matcher({ kind, unchecked }: Omit<Wanted, 'shown'>): (mark: number) => boolean {
  const bit = BITS[kind], both = bit | BITS.unconfirmed;
  return unchecked && (kind === 'unequal' || kind === 'empty') ? (mark) => (mark & both) === both : (mark) => (mark & bit) !== 0;
}
