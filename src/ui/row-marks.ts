/**
 * What there is to look at in each row, two bytes a row and version: what the walk, its counts, the filter and the map read.
 *
 * At 30,000 rows all of it is read anew in some 30 ms, and in several times that where people have confirmed sentences, for
 * what stands beside each of them is compared. So it is read once, in slices, and then kept up: an act names the rows of the
 * tables that it changed, rows of the text are told by their identity (one that did not change is the same object), so what an
 * act costs is one walk along two lists and the few rows between. Counting is then a walk along numbers.
 */
import type { AlignmentId, SegmentId, VersionId } from '../core/ids.ts';
import type { Bead, Suggestion, Version } from '../core/model.ts';
import type { Patch } from '../core/patch.ts';
import { editsOf } from '../core/patch.ts';
import { threadsAt } from '../core/notes.ts';
import { isConfirmed, staleVersions } from '../core/stale.ts';
import { isOpen } from '../core/suggestions.ts';
import type { Tables } from '../core/tables.ts';
import type { UnitList } from '../core/unit-list.ts';
import type { Unit } from '../core/units.ts';
import { isUnconfirmed, sureness } from './links.ts';
import { linkColumn, touchedBy } from './note-places.ts';

/**
 * A machine made it and is not sure; nobody has confirmed it; not one to one; empty on a side; confirmed, and what stands beside
 * it has changed since; with a suggestion that nobody has decided; with a remark or a note that nobody has called settled.
 */
export const TROUBLES = ['doubtful', 'unconfirmed', 'unequal', 'empty', 'stale', 'suggested', 'notes'] as const;
export type Trouble = (typeof TROUBLES)[number];

/** Two bits: how little sure the least sure of its beads is, 0 (sure, or judged by a person) … 3. */
const STEP = 64, STEP_BITS = 3 * STEP;
/** Any of these bits of a mark. Of links it is about the chosen ones of a cell; direct ones between two versions are nobody's trouble. */
export const BITS: Readonly<Record<Trouble, number>> = { doubtful: STEP_BITS, unconfirmed: 2, unequal: 4, empty: 8, suggested: 16, notes: 256, stale: 512 };
/** Somebody asked for a second look. */
export const REVIEW = 32;
/** The version has a bead in this row at all. */
export const PRESENT = 1;
const STEPS = { sure: 0, fair: 1, doubtful: 2, poor: 3 } as const;

export function stepOf(mark: number): number { return (mark & STEP_BITS) / STEP; }

/** How many rows are read between two rests; to look what stands beside a sentence takes as long as several. */
const REST = 500, LOOK = 5;
/** A number a row. */
export type Marks = Uint16Array;
const NO_MARKS: Marks = new Uint16Array(0);

export class RowMarks {
  readonly #tables: Tables;
  /** The rows as they were marked. */
  #rows: readonly Unit[] = [];
  #marks: ReadonlyMap<VersionId, Marks> = new Map();
  /** Which versions, in which alignments: with others everything is read anew. */
  #of = '';
  #touched = new Set<SegmentId>();
  /** Everything may stand elsewhere. */
  #anew = false;
  /** How many open suggestions there are about a segment. */
  readonly #suggested = new Map<SegmentId, number>();

  constructor(tables: Tables) {
    this.#tables = tables;
    for (const suggestion of tables.all('suggestion')) this.#count(suggestion, 1);
  }

  /** A mark a row; empty where nothing has been read. */
  of(version: VersionId): Marks { return this.#marks.get(version) ?? NO_MARKS; }

  /** The rows that the marks are about; the same array as long as they are the same. */
  get rows(): readonly Unit[] { return this.#rows; }

  /** Takes down what a patch that has been applied touched. */
  receive(patch: Patch): void {
    // Also where the list of versions stays the same: a note of one that was replaced stands nowhere once that is gone.
    this.#anew ||= Boolean(patch.version ?? patch.work ?? patch.alignment);
    for (const id of touchedBy(this.#tables, patch)) this.#touched.add(id);
    for (const { table, before, after } of editsOf(patch)) {
      if (table !== 'suggestion') continue;
      this.#count(before as Suggestion | null, -1);
      this.#count(after as Suggestion | null, 1);
    }
  }

  /** Brings the marks up to the rows as they are when it begins; rests now and then. What comes meanwhile is for the next time. */
  *update(units: UnitList, versions: readonly Version[]): Generator<undefined, void> {
    const of = versions.map(({ id, alignment }) => `${id} ${alignment ?? ''}`).join(', ');
    const known = of === this.#of && !this.#anew ? this.#rows : [], now = snapshot(units);
    this.#anew = false;
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
    let done = 0;
    for (const place of todo) {
      const unit = rows[place];
      if (unit) done += this.#mark(unit, place, { marks, columnOf });
      if (done < REST) continue;
      done = 0;
      yield;
    }
    this.#rows = rows;
    this.#marks = marks;
    this.#of = of;
  }

  /** How long it took, in rows. */
  #mark(unit: Unit, place: number, { marks, columnOf }: { marks: ReadonlyMap<VersionId, Marks>; columnOf: ReadonlyMap<AlignmentId, VersionId> }): number {
    for (const column of marks.values()) column[place] = 0;
    const add = (version: VersionId | undefined, mark: number): void => {
      const column = version && marks.get(version), now = column?.[place];
      if (column && now !== undefined) column[place] = Math.max(now & STEP_BITS, mark & STEP_BITS) | ((now | mark) & ~STEP_BITS);
    };
    for (const id of unit.beads) {
      const bead = this.#tables.get('bead', id);
      if (bead) add(columnOf.get(bead.alignment), markOf(bead));
    }
    let looked = 0;
    for (const [version, cell] of unit.cells) for (const id of cell) looked += this.#markSentence(id, version, add);
    return 1 + looked * LOOK;
  }

  /** 1: it is confirmed, and what stands beside it was looked at. */
  #markSentence(id: SegmentId, version: VersionId, add: (version: VersionId, mark: number) => void): 0 | 1 {
    const tables = this.#tables, state = tables.get('segment', id)?.state;
    if (this.#suggested.has(id)) add(version, BITS.suggested);
    if (tables.count('note') > 0) for (const thread of threadsAt(tables, id)) if (thread.open) add(linkColumn(tables, thread, id) ?? version, BITS.notes);
    if (state === undefined || !isConfirmed(state)) return 0;
    if (staleVersions(tables, id).length > 0) add(version, BITS.stale);
    return 1;
  }

  /** A suggestion about a run is one about each of its sentences. */
  #count(suggestion: Suggestion | null, by: 1 | -1): void {
    if (!suggestion || !isOpen(suggestion)) return;
    for (const id of suggestion.run ?? [suggestion.segment]) {
      this.#touched.add(id);
      const count = (this.#suggested.get(id) ?? 0) + by;
      if (count > 0) this.#suggested.set(id, count); else this.#suggested.delete(id);
    }
  }
}

/** What there is to say of one bead. */
function markOf(bead: Bead): number {
  const { source, target, status, score, note } = bead, step = status === 'auto' ? STEPS[sureness(score)] : 0;
  return PRESENT | step * STEP | (isUnconfirmed(bead) ? BITS.unconfirmed : 0) | (status === 'needs-review' ? REVIEW : 0)
    | (source.length === 1 && target.length === 1 ? 0 : BITS.unequal) | (source.length === 0 || target.length === 0 ? BITS.empty : 0) | (note === undefined ? 0 : BITS.notes);
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

function carried(before: Marks, { head, tail, between }: Kept, length: number): Marks {
  const marks = new Uint16Array(length);
  marks.set(before.subarray(0, head));
  if (tail > 0) marks.set(before.subarray(before.length - tail), length - tail);
  for (const [at, was] of between) marks[at] = before[was] ?? 0;
  return marks;
}
