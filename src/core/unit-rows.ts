/**
 * Where the rows stand, and the reading of all of them at once (live-units.ts keeps them up afterwards).
 *
 * Each row carries its spot, by which any two rows can be told apart in order without asking the tables: so the place of a
 * row is found by halving, and nothing has to be renumbered when one comes or goes.
 */
import type { BeadId, SegmentId, VersionId } from './ids.ts';
import type { Segment } from './model.ts';
import { inOrder } from './reading-order.ts';
import type { Tables } from './tables.ts';
import type { Frame, Group } from './unit-groups.ts';
import { Groups } from './unit-groups.ts';
import type { Unit } from './units.ts';

export interface Spot {
  /** The first pivot segment of the row, or of the row that it follows; null: before all of them. */
  readonly head: Segment | null;
  /** 0: it has pivot segments; else the place of its first column. */
  readonly rank: number;
  readonly first: Segment;
}

/** A row and its spot. What it holds is made when it is asked for (unit-groups.ts). */
export class Row implements Unit, Spot {
  readonly head: Segment | null;
  readonly rank: number;
  readonly group: Group;

  constructor(group: Group, head: Segment | null, rank: number) {
    this.group = group;
    this.head = head;
    this.rank = rank;
  }

  get id(): SegmentId { return this.first.id; }
  get first(): Segment { return this.group.first; }
  get cells(): ReadonlyMap<VersionId, readonly SegmentId[]> { return this.group.cells; }
  get beads(): readonly BeadId[] { return this.group.beads; }
}

export function compareSpots(a: Spot, b: Spot): number {
  if (a.head !== b.head) {
    if (a.head === null || b.head === null) return a.head === null ? -1 : 1;
    const heads = inOrder(a.head, b.head);
    if (heads !== 0) return heads;
  }
  return a.rank - b.rank || inOrder(a.first, b.first);
}

export interface ReadRows { readonly rows: Row[]; readonly unitOf: RowOf }

/** In which row a segment stands, also one that is not there any more. */
export class RowOf {
  readonly #tables: Tables;
  readonly #rows: (Row | undefined)[] = [];

  constructor(tables: Tables) { this.#tables = tables; }

  get(id: SegmentId): Row | undefined { return this.in(this.#tables.slotOf(id)); }
  /** The same by its number. */
  in(slot: number | undefined): Row | undefined { return slot === undefined ? undefined : this.#rows[slot]; }

  /** All that stand in `row` are said to stand in it, or nowhere. How many they are. */
  say(row: Row, stands: boolean): number {
    const slots = row.group.slots ?? [...row.cells.values()].flat().flatMap((id) => this.#tables.slotOf(id) ?? []);
    for (const slot of slots) {
      while (this.#rows.length < slot) this.#rows.push(undefined); // a list with holes is slower
      this.#rows[slot] = stands ? row : undefined;
    }
    return slots.length;
  }
}

/** How many segments are read between two rests. */
const STEP = 500;

/** All rows, step by step: 90,000 segments are more than a frame. */
export function* readRows(tables: Tables, frame: Frame): Generator<undefined, ReadRows> {
  const groups = new Groups(tables, frame);
  const withPivot: Row[] = [], unitOf = new RowOf(tables), followers = new Map<SegmentId | null, Row[]>();
  let read = 0, kept = 0, slot: number | undefined = -1;
  const keep = (row: Row): Row => {
    kept += unitOf.say(row, true);
    return row;
  };
  for (const segment of tables.segmentsOf(frame.pivot)) {
    if (++read % STEP === 0) yield;
    slot = tables.slotOf(segment.id, (slot ?? 0) + 1);
    if (!unitOf.in(slot)) withPivot.push(keep(new Row(groups.from(segment, slot), segment, 0)));
  }
  const all = [...frame.rankOf.keys()].reduce((sum, version) => sum + tables.segmentsOf(version).length, 0);
  // Nearly every book: each segment stands in a row of the pivot.
  for (const [at, { id: version }] of kept === all ? [] : frame.columns.entries()) {
    let before: Row | undefined;
    for (const segment of tables.segmentsOf(version)) {
      if (++read % STEP === 0) yield;
      const known = unitOf.get(segment.id);
      if (known) {
        if (known.rank === 0) before = known;
        continue;
      }
      const head = before?.head ?? null, row = keep(new Row(groups.from(segment), head, at + 1)), behind = followers.get(head?.id ?? null);
      if (behind) behind.push(row); else followers.set(head?.id ?? null, [row]);
    }
  }
  return { rows: interleaved(withPivot, followers), unitOf };
}

function interleaved(withPivot: readonly Row[], followers: ReadonlyMap<SegmentId | null, readonly Row[]>): Row[] {
  const rows = [...followers.get(null) ?? []];
  for (const row of withPivot) {
    rows.push(row);
    for (const behind of followers.get(row.id) ?? []) rows.push(behind);
  }
  return rows;
}

/** All steps at once. */
export function toTheEnd<T>(steps: Generator<undefined, T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}
