/**
 * The segments of a work by their ids, each with a number, its slot, for as long as the tables live: so what is kept beside each of
 * a book's ninety thousand stands in lists, and an id is looked up in one map instead of in one for each of these.
 *
 * An id has a slot as soon as a segment or a bead names it, and keeps it when its segment goes.
 */
import type { AlignmentId, SegmentId } from './ids.ts';
import type { Bead, Segment } from './model.ts';

const NONE: readonly never[] = [];

export class SegmentSlots {
  readonly #slots = new Map<string, number>();
  readonly #ids: SegmentId[] = [];
  readonly #rows: (Segment | undefined)[] = [];
  /** One bead as it is, several in a list: nearly every segment of a translation stands in one. */
  readonly #beads: (Bead | readonly Bead[] | undefined)[] = [];
  /** The slots of the last link that came, on either side: the next one is likely to follow it. */
  readonly #linked = { source: 0, target: 0 };
  size = 0;

  /** undefined: nobody has named it. `guess`: where it is likely to stand, which to compare is faster than to look it up. */
  of(id: string, guess = -1): number | undefined { return this.#ids[guess] === id ? guess : this.#slots.get(id); }
  rowAt(slot: number): Segment | undefined { return this.#rows[slot]; }

  #give(id: SegmentId, guess?: number): number { return this.of(id, guess) ?? this.#new(id); }

  #new(id: SegmentId, row?: Segment): number {
    this.#slots.set(id, this.#ids.length);
    this.#rows.push(row);
    this.#beads.push(undefined);
    return this.#ids.push(id) - 1;
  }

  /** A row that comes with others. False: there is one with its id. */
  take(row: Segment): boolean {
    const slot = this.#slots.get(row.id);
    if (slot === undefined) this.#new(row.id, row);
    else if (this.#rows[slot]) return false;
    else this.#rows[slot] = row;
    this.size += 1;
    return true;
  }

  get(id: string): Segment | undefined {
    const slot = this.#slots.get(id);
    return slot === undefined ? undefined : this.#rows[slot];
  }

  set(id: SegmentId, row: Segment | undefined): void {
    const slot = this.#give(id);
    this.size += Number(row !== undefined) - Number(this.#rows[slot] !== undefined);
    this.#rows[slot] = row;
  }

  delete(id: SegmentId): void { this.set(id, undefined); }
  values(): Segment[] { return this.#rows.filter((row) => row !== undefined); }

  /** The bead of an alignment in which the segment with that number stands. */
  beadIn(alignment: AlignmentId, slot: number): Bead | undefined {
    const beads = this.#beads[slot];
    if (beads === undefined || !isList(beads)) return beads?.alignment === alignment ? beads : undefined;
    for (const bead of beads) if (bead.alignment === alignment) return bead;
    return undefined;
  }

  /** The beads in which a segment stands, in any alignment. */
  beadsAt(id: SegmentId): readonly Bead[] {
    const slot = this.#slots.get(id), beads = slot === undefined ? NONE : this.#beads[slot] ?? NONE;
    return isList(beads) ? beads : [beads];
  }

  /** A new bead, or another state of one. */
  addBead(bead: Bead): void {
    for (const side of ['source', 'target'] as const) {
      // What names the same is made the same: thousands of equal strings are not kept, and are found at once.
      const ids = bead[side] as SegmentId[];
      for (let at = 0; at < ids.length; at += 1) {
        const slot = this.#linked[side] = this.#give(ids[at] as SegmentId, this.#linked[side] + 1);
        ids[at] = this.#ids[slot] as SegmentId;
        this.#addBeadAt(slot, bead);
      }
    }
  }

  /** In the order of their ids: which is the first of them must not hang on how the rows came here. */
  #addBeadAt(slot: number, bead: Bead): void {
    const known = this.#beads[slot];
    if (known === undefined) { this.#beads[slot] = bead; return; }
    const beads = isList(known) ? known : [known], at = beads.findIndex((one) => one.id === bead.id);
    const next = at < 0 ? beads.findIndex((one) => one.id > bead.id) : -1;
    this.#beads[slot] = at >= 0 ? beads.with(at, bead) : next < 0 ? [...beads, bead] : beads.toSpliced(next, 0, bead);
  }

  /** null: it came, or it goes. */
  replaceBead(before: Bead | null, after: Bead | null): void {
    if (after) this.addBead(after);
    if (!before) return;
    const still = new Set(after ? [...after.source, ...after.target] : []);
    for (const id of [...before.source, ...before.target]) {
      if (still.has(id)) continue;
      const others = this.beadsAt(id).filter((one) => one.id !== before.id);
      this.#beads[this.#give(id)] = others.length > 0 ? others : undefined;
    }
  }
}

function isList(beads: Bead | readonly Bead[]): beads is readonly Bead[] { return Array.isArray(beads); }
