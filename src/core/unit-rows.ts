/**
 * Where the rows stand, and the reading of all of them at once (live-units.ts keeps them up afterwards).
 *
 * Each row carries its spot, by which any two rows can be told apart in order without asking the tables: so the place of a
 * row is found by halving, and nothing has to be renumbered when one comes or goes.
 */
import type { SegmentId } from './ids.ts';
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

export interface Row extends Unit { readonly spot: Spot }

export function compareSpots(a: Spot, b: Spot): number {
  if (a.head !== b.head) {
    if (a.head === null || b.head === null) return a.head === null ? -1 : 1;
    const heads = inOrder(a.head, b.head);
    if (heads !== 0) return heads;
  }
  return a.rank - b.rank || inOrder(a.first, b.first);
}

export function rowAt({ first, cells, beads }: Group, head: Segment | null, rank: number): Row {
  return { id: first.id, cells, beads, spot: { head, rank, first } };
}

export interface ReadRows { readonly rows: Row[]; readonly unitOf: Map<SegmentId, Row> }

/** How many segments are read between two rests. */
const STEP = 500;

/** All rows, step by step: 90,000 segments are more than a frame. */
export function* readRows(tables: Tables, frame: Frame): Generator<undefined, ReadRows> {
  const groups = new Groups(tables, frame);
  const withPivot: Row[] = [], unitOf = new Map<SegmentId, Row>(), followers = new Map<SegmentId | null, Row[]>();
  const keep = (row: Row): Row => {
    for (const cell of row.cells.values()) for (const id of cell) unitOf.set(id, row);
    return row;
  };
  let read = 0;
  for (const segment of tables.segmentsOf(frame.pivot)) {
    if (++read % STEP === 0) yield;
    if (!unitOf.has(segment.id)) withPivot.push(keep(rowAt(groups.from(segment), segment, 0)));
  }
  for (const [at, { id: version }] of frame.columns.entries()) {
    let head: Segment | null = null;
    for (const segment of tables.segmentsOf(version)) {
      if (++read % STEP === 0) yield;
      const known = unitOf.get(segment.id);
      if (known) {
        if (known.cells.has(frame.pivot)) ({ head } = known.spot);
        continue;
      }
      const row = keep(rowAt(groups.from(segment), head, at + 1)), behind = followers.get(head?.id ?? null);
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
