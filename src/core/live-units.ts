/**
 * The rows of an open work, kept up patch by patch.
 *
 * An act on a bead or a sentence touches few rows, so only these are read again. Affected are the rows in which a touched
 * segment stands or comes to stand, with all that stands there; and, because a row without a pivot segment stands behind the
 * last linked segment before it, the unbroken runs of such rows after every segment whose row has changed. Everything
 * else keeps its object and its place: rows are found by halving (`Spot`), so none is renumbered. The cost is that of the
 * affected rows times log n, and one move of an array.
 *
 * Where versions or alignments come and go all rows are read anew; a big work does that in slices (`reading`).
 */
import type { SegmentId } from './ids.ts';
import type { Segment } from './model.ts';
import type { Patch } from './patch.ts';
import { sameValue } from './patch.ts';
import type { Tables } from './tables.ts';
import type { Frame } from './unit-groups.ts';
import type { RowsChange, UnitList } from './unit-list.ts';
import type { Mended, Touched } from './unit-mending.ts';
import { Mending } from './unit-mending.ts';
import type { ReadRows, Row, Spot } from './unit-rows.ts';
import { compareSpots, readRows } from './unit-rows.ts';
import type { Unit } from './units.ts';
import { frameOf } from './units.ts';

export class LiveUnits implements UnitList {
  readonly #tables: Tables;
  #frame: Frame;
  #rows: Row[];
  #unitOf: Map<SegmentId, Row>;

  constructor(tables: Tables, read?: ReadRows) {
    this.#tables = tables;
    this.#frame = frameOf(tables);
    ({ rows: this.#rows, unitOf: this.#unitOf } = read ?? toTheEnd(readRows(tables, this.#frame)));
  }

  /** The same, step by step. What changes in the tables meanwhile makes it worthless. */
  static *reading(tables: Tables): Generator<undefined, LiveUnits> {
    return new LiveUnits(tables, yield* readRows(tables, frameOf(tables)));
  }

  get length(): number { return this.#rows.length; }
  at(place: number): Unit | undefined { return this.#rows[place]; }
  unitOf(id: SegmentId): Unit | undefined { return this.#unitOf.get(id); }

  placeOf(unit: Unit): number {
    const at = this.#lowerBound((unit as Row).spot);
    return this.#rows[at] === unit ? at : -1;
  }

  numberOf(id: SegmentId): number | undefined {
    const segment = this.#tables.get('segment', id);
    return segment && this.#frame.rankOf.has(segment.version) ? this.#tables.placeIn(segment) + 1 : undefined;
  }

  /** Does the patch, which the tables have taken in, make all rows others? */
  reframes(patch: Patch): boolean {
    if (patch.work || patch.version || patch.alignment) {
      const now = frameOf(this.#tables), { pivot, columns, direct } = this.#frame;
      const same = now.pivot === pivot && now.columns.length === columns.length && now.direct.size === direct.size
        && now.columns.every(({ id, alignment }, at) => id === columns[at]?.id && alignment === columns[at].alignment) && [...now.direct].every((id) => direct.has(id));
      if (!same) return true;
    }
    // No act moves a sentence; a stranger's might.
    return Object.values(patch.segment ?? {}).some(([before, after]) => before && after && (before.order !== after.order || before.version !== after.version));
  }

  /** Takes in a patch that the tables have taken in. What it did to the list; null: nothing. */
  receive(patch: Patch): RowsChange | null {
    if (this.reframes(patch)) {
      const removed = this.#rows;
      this.#frame = frameOf(this.#tables);
      ({ rows: this.#rows, unitOf: this.#unitOf } = toTheEnd(readRows(this.#tables, this.#frame)));
      return { at: 0, removed, added: this.#rows };
    }
    const touched = this.#touchedBy(patch);
    return touched.ids.size === 0 ? null : this.#replace(new Mending(this.#tables, this.#frame, this.#unitOf).mend(touched));
  }

  #touchedBy(patch: Patch): Touched {
    const ids = new Set<SegmentId>(), gone: Segment[] = [];
    for (const [before, after] of Object.values(patch.segment ?? {})) {
      const row = before === null ? after : after === null ? before : null;
      if (!row) continue;
      ids.add(row.id);
      if (after === null) gone.push(row);
    }
    for (const [before, after] of Object.values(patch.bead ?? {})) {
      if (before && after && sameValue([before.alignment, before.source, before.target], [after.alignment, after.source, after.target])) continue;
      for (const bead of [before, after]) {
        if (bead && (this.#frame.chosen.has(bead.alignment) || this.#frame.direct.has(bead.alignment))) for (const id of [...bead.source, ...bead.target]) ids.add(id);
      }
    }
    return { ids, gone };
  }

  #replace({ removed, added }: Mended): RowsChange | null {
    if (removed.size === 0 && added.length === 0) return null;
    for (const row of removed) for (const id of [...row.cells.values()].flat()) this.#unitOf.delete(id);
    for (const row of added) for (const id of [...row.cells.values()].flat()) this.#unitOf.set(id, row);
    added.sort((a, b) => compareSpots(a.spot, b.spot));
    let from = this.#rows.length, to = 0;
    for (const { spot } of removed) {
      const at = this.#lowerBound(spot);
      from = Math.min(from, at);
      to = Math.max(to, at + 1);
    }
    for (const { spot } of [added[0], added.at(-1)].filter((row) => row !== undefined)) {
      const at = this.#lowerBound(spot);
      from = Math.min(from, at);
      to = Math.max(to, at);
    }
    const before = this.#rows.slice(from, to), after = merged(before.filter((row) => !removed.has(row)), added);
    this.#rows = this.#rows.slice(0, from).concat(after, this.#rows.slice(to));
    return { at: from, removed: before, added: after };
  }

  /** The place of the first row at or behind a spot. */
  #lowerBound(spot: Spot): number {
    let low = 0, high = this.#rows.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (compareSpots((this.#rows[middle] as Row).spot, spot) < 0) low = middle + 1; else high = middle;
    }
    return low;
  }
}

/** Two lists in order as one. */
function merged(some: readonly Row[], others: readonly Row[]): Row[] {
  const all: Row[] = [];
  let at = 0;
  for (const row of others) {
    for (let next = some[at]; next && compareSpots(next.spot, row.spot) < 0; next = some[++at]) all.push(next);
    all.push(row);
  }
  for (let next = some[at]; next; next = some[++at]) all.push(next);
  return all;
}

function toTheEnd<T>(steps: Generator<undefined, T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}
