/** The rows on screen as whoever shows them needs them: by place, by sentence, and the number of a sentence. */
import type { SegmentId } from './ids.ts';
import type { Unit } from './units.ts';

export interface UnitList {
  /** How many rows there are. */
  readonly length: number;
  /** The row at a place, from 0. */
  at(place: number): Unit | undefined;
  /** The row in which a segment stands. */
  unitOf(id: SegmentId): Unit | undefined;
  /** The place of a row, from 0; -1: it is not there (any more). */
  placeOf(unit: Unit): number;
  /** The place of a segment in its version, from 1. */
  numberOf(id: SegmentId): number | undefined;
}

/** Of a text that has not been read yet. */
export const NO_UNITS: UnitList = {
  length: 0, at: () => undefined, unitOf: () => undefined, placeOf: () => -1, numberOf: () => undefined,
};

/** What became of a list of rows: those from `at` on gave way to others. Rows may be in both. */
export interface RowsChange {
  readonly at: number;
  readonly removed: readonly Unit[];
  readonly added: readonly Unit[];
}
