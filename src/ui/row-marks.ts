/**
 * What there is to look at in each row, a byte a row and version: what the walk, its counts, the filter and the map read.
 *
 * At 30,000 rows all of it is read anew in some 30 ms, so it is read once, in slices, and then kept up: an act names the
 * beads and suggestions that it changed, rows are told by their identity (a row that did not change is the same object), so
 * what an act costs is one walk along two lists and the few rows between. Counting is then a walk along bytes.
 */
import type { AlignmentId, SegmentId, VersionId } from '../core/ids.ts';
import type { Bead, Suggestion, Version } from '../core/model.ts';
import type { Patch } from '../core/patch.ts';
import { editsOf } from '../core/patch.ts';
import type { Tables } from '../core/tables.ts';
import type { UnitList } from '../core/unit-list.ts';
import type { Unit } from '../core/units.ts';
import { sureness } from './links.ts';

/** A machine made it and is not sure; nobody has confirmed it; not one to one; empty on a side; with a note or an open suggestion. */
export const TROUBLES = ['doubtful', 'unconfirmed', 'unequal', 'empty', 'annotated'] as const;
export type Trouble = (typeof TROUBLES)[number];

/** Two bits: how little sure the least sure of its beads is, 0 (sure, or judged by a person) … 3. */
const STEP = 64;
/** Any of these bits of a mark. A mark is about the chosen beads of a cell; direct links between two versions are nobody's trouble. */
export const BITS: Readonly<Record<Trouble, number>> = { doubtful: 3 * STEP, unconfirmed: 2, unequal: 4, empty: 8, annotated: 16 };
/** Somebody asked for a second look. */
export const REVIEW = 32;
/** The version has a bead in this row at all. */
export const PRESENT = 1;
const STEPS = { sure: 0, fair: 1, doubtful: 2, poor: 3 } as const;

export function stepOf(mark: number): number { return mark >> 6; }

/** How many rows are read between two rests. */
const REST = 500;
const NO_MARKS = new Uint8Array(0);

export class RowMarks {
  readonly #tables: Tables;
  /** The rows as they were marked. */
  #rows: readonly Unit[] = [];
  #marks: ReadonlyMap<VersionId, Uint8Array> = new Map();
  /** Which versions, in which alignments: with others everything is read anew. */
  #of = '';
  #touched = new Set<SegmentId>();
  /** How many open suggestions there are about a segment. */
  readonly #suggested = new Map<SegmentId, number>();

  constructor(tables: Tables) {
    this.#tables = tables;
    for (const suggestion of tables.all('suggestion')) this.#count(suggestion, 1);
  }

  /** A byte a row; empty where nothing has been read. */
  of(version: VersionId): Uint8Array { return this.#marks.get(version) ?? NO_MARKS; }

  /** The rows that the marks are about; the same array as long as they are the same. */
  get rows(): readonly Unit[] { return this.#rows; }

  /** Takes down what a patch that has been applied touched. */
  receive(patch: Patch): void {
    for (const { table, before, after } of editsOf(patch)) {
      if (table === 'bead') for (const bead of [before, after] as (Bead | null)[]) this.#touch([bead?.source[0], bead?.target[0]]);
      if (table !== 'suggestion') continue;
      this.#count(before as Suggestion | null, -1);
      this.#count(after as Suggestion | null, 1);
    }
  }

  /** Brings the marks up to the rows as they are when it begins; rests now and then. What comes meanwhile is for the next time. */
  *update(units: UnitList, versions: readonly Version[]): Generator<undefined, void> {
    const of = versions.map(({ id, alignment }) => `${id} ${alignment ?? ''}`).join(', ');
    const known = of === this.#of ? this.#rows : [], now = snapshot(units);
    const { kept, todo } = compared(known, now);
    const rows = kept.head === known.length && kept.head === now.length ? known : now;
    for (const id of this.#touched) {
      const unit = units.unitOf(id);
      if (unit) todo.push(units.placeOf(unit));
    }
    this.#touched = new Set();
    const marks = new Map(versions.map(({ id }) => [id, carried(this.of(id), kept, rows.length)]));
    const columnOf = new Map<AlignmentId, VersionId>();
    for (const { id, alignment } of versions) if (alignment !== null) columnOf.set(alignment, id);
    for (const [done, place] of todo.entries()) {
      const unit = rows[place];
      if (unit) this.#mark(unit, place, { marks, columnOf });
      if (done % REST === REST - 1) yield;
    }
    this.#rows = rows;
    this.#marks = marks;
    this.#of = of;
  }

  #mark(unit: Unit, place: number, { marks, columnOf }: { marks: ReadonlyMap<VersionId, Uint8Array>; columnOf: ReadonlyMap<AlignmentId, VersionId> }): void {
    for (const column of marks.values()) column[place] = 0;
    const add = (version: VersionId | undefined, mark: number): void => {
      const column = version && marks.get(version), now = column?.[place];
      if (column && now !== undefined) column[place] = Math.max(now & ~(STEP - 1), mark & ~(STEP - 1)) | ((now | mark) & (STEP - 1));
    };
    for (const id of unit.beads) {
      const bead = this.#tables.get('bead', id);
      if (bead) add(columnOf.get(bead.alignment), markOf(bead));
    }
    if (this.#suggested.size === 0) return;
    for (const [version, cell] of unit.cells) if (cell.some((id) => this.#suggested.has(id))) add(version, BITS.annotated);
  }

  #touch(ids: Iterable<SegmentId | undefined>): void { for (const id of ids) if (id !== undefined) this.#touched.add(id); }

  /** A suggestion about a run is one about each of its sentences. */
  #count(suggestion: Suggestion | null, by: 1 | -1): void {
    if (suggestion?.status !== 'open') return;
    const about = suggestion.run ?? [suggestion.segment];
    this.#touch(about);
    for (const id of about) {
      const count = (this.#suggested.get(id) ?? 0) + by;
      if (count > 0) this.#suggested.set(id, count); else this.#suggested.delete(id);
    }
  }
}

/** What there is to say of one bead. */
function markOf({ source, target, status, score, note }: Bead): number {
  const step = status === 'auto' ? STEPS[sureness(score)] : 0;
  return PRESENT | step * STEP | (status === 'confirmed' ? 0 : BITS.unconfirmed) | (status === 'needs-review' ? REVIEW : 0)
    | (source.length === 1 && target.length === 1 ? 0 : BITS.unequal) | (source.length === 0 || target.length === 0 ? BITS.empty : 0) | (note === undefined ? 0 : BITS.annotated);
}

function snapshot(units: UnitList): readonly Unit[] {
  const rows: Unit[] = [];
  for (let at = 0; at < units.length; at += 1) {
    const unit = units.at(at);
    if (unit) rows.push(unit);
  }
  return rows;
}

/** Where former marks go: the first and the last ones stay where they are, those between have their former places. */
interface Kept { readonly head: number; readonly tail: number; readonly between: ReadonlyMap<number, number> }

/** Rows that are the same objects as before, and the places of the others. */
function compared(before: readonly Unit[], after: readonly Unit[]): { readonly kept: Kept; readonly todo: number[] } {
  const least = Math.min(before.length, after.length);
  let head = 0, tail = 0;
  while (head < least && before[head] === after[head]) head += 1;
  while (tail < least - head && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail += 1;
  const places = new Map<Unit, number>(), between = new Map<number, number>(), todo: number[] = [];
  for (let at = head; at < before.length - tail; at += 1) places.set(before[at] as Unit, at);
  for (let at = head; at < after.length - tail; at += 1) {
    const was = places.get(after[at] as Unit);
    if (was === undefined) todo.push(at); else between.set(at, was);
  }
  return { kept: { head, tail, between }, todo };
}

function carried(before: Uint8Array, { head, tail, between }: Kept, length: number): Uint8Array {
  const marks = new Uint8Array(length);
  marks.set(before.subarray(0, head));
  if (tail > 0) marks.set(before.subarray(before.length - tail), length - tail);
  for (const [at, was] of between) marks[at] = before[was] ?? 0;
  return marks;
}
