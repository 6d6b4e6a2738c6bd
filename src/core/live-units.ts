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
import type { Bead, Segment } from './model.ts';
import type { Patch } from './patch.ts';
import { sameValue } from './patch.ts';
import type { Tables } from './tables.ts';
import type { Frame } from './unit-groups.ts';
import type { RowsChange, UnitList } from './unit-list.ts';
import type { Mended, Touched } from './unit-mending.ts';
import { Mending } from './unit-mending.ts';
import type { ReadRows, Row, RowOf, Spot } from './unit-rows.ts';
import { compareSpots, readRows, toTheEnd } from './unit-rows.ts';
import type { Unit } from './units.ts';
import { frameOf } from './units.ts';

export class LiveUnits implements UnitList {
  readonly #tables: Tables;
  #frame: Frame;
  #rows: Row[];
  #unitOf: RowOf;

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

  /** How many letters the longest cell of the row at a place has. */
  lettersAt(place: number): number {
    const row = this.#rows[place], tables = this.#tables;
    let most = 0;
    if (row?.group.slots) for (const slot of row.group.slots) most = Math.max(most, tables.segmentIn(slot)?.text.length ?? 0);
    else for (const cell of row?.cells.values() ?? []) most = Math.max(most, cell.reduce((sum, id) => sum + (tables.get('segment', id)?.text.length ?? 0), 0));
    return most;
  }

  /** The beads of the row at a place. */
  beadsAt(place: number): Bead[] {
    const row = this.#rows[place], tables = this.#tables, slot = row?.group.slots?.[0];
    if (slot === undefined) return row?.beads.flatMap((id) => tables.get('bead', id) ?? []) ?? [];
    const beads: Bead[] = [];
    for (const alignment of this.#frame.chosen) {
      const bead = tables.beadIn(alignment, slot);
      if (bead) beads.push(bead);
    }
    return beads;
  }

  unitOf(id: SegmentId): Unit | undefined { return this.#unitOf.get(id); }

  placeOf(unit: Unit): number {
    const at = this.#lowerBound(unit as Unit & Spot);
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
    for (const row of removed) this.#unitOf.say(row, false);
    for (const row of added) this.#unitOf.say(row, true);
    added.sort(compareSpots);
    let from = this.#rows.length, to = 0;
    for (const row of removed) {
      const at = this.#lowerBound(row);
      from = Math.min(from, at);
      to = Math.max(to, at + 1);
    }
    for (const row of [added[0], added.at(-1)].filter((row) => row !== undefined)) {
      const at = this.#lowerBound(row);
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
      if (compareSpots(this.#rows[middle] as Row, spot) < 0) low = middle + 1; else high = middle;
    }
    return low;
  }
}

/** Two lists in order as one. */
function merged(some: readonly Row[], others: readonly Row[]): Row[] {
  const all: Row[] = [];
  let at = 0;
  for (const row of others) {
    for (let next = some[at]; next && compareSpots(next, row) < 0; next = some[++at]) all.push(next);
    all.push(row);
  }
  for (let next = some[at]; next; next = some[++at]) all.push(next);
  return all;
}
