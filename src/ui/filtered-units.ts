/** Some rows of a text, as a list of their own that can change; a sentence is looked for in the whole text all the same. */
import type { SegmentId } from '../core/ids.ts';
import type { RowsChange, UnitList } from '../core/unit-list.ts';
import type { Unit } from '../core/units.ts';

export class FilteredUnits implements UnitList {
  readonly whole: UnitList;
  #rows: readonly Unit[];

  /** @param rows of the whole, in its order */
  constructor(whole: UnitList, rows: readonly Unit[]) {
    this.whole = whole;
    this.#rows = rows;
  }

  get length(): number { return this.#rows.length; }
  at(place: number): Unit | undefined { return this.#rows[place]; }
  unitOf(id: SegmentId): Unit | undefined { return this.whole.unitOf(id); }
  numberOf(id: SegmentId): number | undefined { return this.whole.numberOf(id); }

  placeOf(unit: Unit): number {
    const at = this.placeFrom(this.whole.placeOf(unit));
    return this.#rows[at] === unit ? at : -1;
  }

  /** The place here of the first row that stands at a place of the whole or behind it; as many as there are where none does. */
  placeFrom(place: number): number {
    let low = 0, high = this.#rows.length;
    while (low < high) {
      const middle = (low + high) >> 1, unit = this.#rows[middle];
      if (unit && this.whole.placeOf(unit) < place) low = middle + 1; else high = middle;
    }
    return low;
  }

  /** Other rows of the same whole. null: they are the same. */
  renew(rows: readonly Unit[]): RowsChange | null {
    const before = this.#rows, least = Math.min(before.length, rows.length);
    let head = 0, tail = 0;
    while (head < least && before[head] === rows[head]) head += 1;
    while (tail < least - head && before[before.length - 1 - tail] === rows[rows.length - 1 - tail]) tail += 1;
    if (head === before.length && head === rows.length) return null;
    this.#rows = rows;
    return { at: head, removed: before.slice(head, before.length - tail), added: rows.slice(head, rows.length - tail) };
  }
}
