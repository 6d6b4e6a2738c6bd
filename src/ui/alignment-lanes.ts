/**
 * The whole alignment in a narrow strip: a lane a version, cut into as many stretches as there is room for.
 *
 * A stretch of a book is fifty rows, a row of a page is a stretch of its own; both read the same way: a solid edge where
 * everything is confirmed, a shade for how doubtful it is on the whole, a notch where a side is empty, and a line that runs
 * straight as long as both texts go at the same pace. It bends where one has more sentences than the other, and jumps where
 * something is missing: what the dot plots of aligners show (Church 1993, "Char_align"), turned so that it fits beside a text.
 * All of it are paths of an SVG, a few elements whatever the length, drawn by the style sheet.
 */
import type { VersionId } from '../core/ids.ts';
import type { UnitList } from '../core/unit-list.ts';
import type { Unit } from '../core/units.ts';
import type { Marks } from './row-marks.ts';
import { BITS, PRESENT, stepOf } from './row-marks.ts';

/** How wide a lane is; everything in it is measured in these. */
export const LANE = 20;
const EDGE = { x: 0, width: 3 }, FIELD = { x: 4, width: 13 }, NOTCH = { x: 11, width: 6 }, TICK = { x: 17, width: 3 };
/** The line has no more corners than these: nobody would see them. */
const CORNERS = 200;
const MIDDLE = FIELD.x + FIELD.width / 2, REACH = FIELD.width / 2 - 0.5;
/** A text that runs ahead by this share of itself bends the line visibly; less is not blown up. */
const LEAST = 0.02;

/** Less than this is not drawn: in a book every stretch has a row or two that are doubtful or empty. */
const FAINT = 0.12, SOME = 0.08;

/** Paths of one lane, `d` attributes; a stretch is one unit high. */
export interface Lane {
  readonly version: VersionId;
  /** Everything is confirmed; some of it is. */
  readonly confirmed: string;
  readonly partly: string;
  /** By how doubtful it is on the whole: a little, rather, very. */
  readonly doubts: readonly [string, string, string];
  /** Some rows are empty on a side; most are. */
  readonly empty: string;
  readonly void: string;
  /** What the person walks through. */
  readonly ticks: string;
  readonly path: string;
}

export interface LaneSource {
  readonly rows: readonly Unit[];
  readonly version: VersionId;
  readonly pivot: VersionId;
  /** A mark a row (row-marks.ts). */
  readonly marks: Marks;
  /** Bits of the kind that is walked; 0: none. */
  readonly ticked: number;
  readonly numberOf: UnitList['numberOf'];
  /** How many sentences the version and the pivot have. */
  readonly count: number;
  readonly pivotCount: number;
}

/** What a stretch is, in numbers from 0. */
interface Stretch { readonly confirmed: 0 | 1 | 2; readonly doubt: 0 | 1 | 2 | 3; readonly empty: 0 | 1 | 2; readonly ticked: boolean }

/** @param stretches how many there is room for, at least 1 and at most one a row */
export function laneOf(source: LaneSource, stretches: number): Lane {
  const all = Array.from({ length: stretches }, (_, at) => stretchOf(source, { at, of: stretches }));
  const where = (is: (stretch: Stretch) => boolean, { x, width }: { x: number; width: number }): string => bars(all.map(is), x, width);
  return {
    version: source.version,
    confirmed: where(({ confirmed }) => confirmed === 2, EDGE),
    partly: where(({ confirmed }) => confirmed === 1, EDGE),
    doubts: [where(({ doubt }) => doubt === 1, FIELD), where(({ doubt }) => doubt === 2, FIELD), where(({ doubt }) => doubt === 3, FIELD)],
    empty: where(({ empty }) => empty === 1, NOTCH),
    void: where(({ empty }) => empty === 2, { x: FIELD.x, width: FIELD.width }),
    ticks: where(({ ticked }) => ticked, TICK),
    path: line(driftsOf(source, Math.min(CORNERS, stretches)), stretches),
  };
}

/** The first row of a stretch. */
export function firstRow(at: number, { of, rows }: { of: number; rows: number }): number { return Math.floor(at * rows / of); }

function stretchOf({ marks, ticked }: LaneSource, { at, of }: { at: number; of: number }): Stretch {
  const from = firstRow(at, { of, rows: marks.length }), to = Math.max(from + 1, firstRow(at + 1, { of, rows: marks.length }));
  let rows = 0, open = 0, doubt = 0, empty = 0, ticks = false;
  for (let row = from; row < to; row += 1) {
    const mark = marks[row] ?? 0;
    if (mark & PRESENT) rows += 1;
    if (mark & BITS.unconfirmed) open += 1;
    if (mark & BITS.empty) empty += 1;
    if (mark & ticked) ticks = true;
    doubt += stepOf(mark);
  }
  // One row shows its own step; of many rows a third that are doubtful are as bad as can be.
  const mean = rows === 0 ? 0 : doubt / rows * (3 - 2 / rows);
  return {
    confirmed: open === rows ? 0 : open === 0 ? 2 : 1, doubt: mean < FAINT ? 0 : mean <= 1 ? 1 : mean <= 2 ? 2 : 3,
    empty: empty * 2 > rows ? 2 : empty / rows >= SOME ? 1 : 0, ticked: ticks,
  };
}

/** How far the version runs ahead of the pivot at each stretch, as a share of the text; null: nothing stands on both sides there. */
export function driftsOf({ rows, version, pivot, numberOf, count, pivotCount }: LaneSource, stretches: number): (number | null)[] {
  return Array.from({ length: stretches }, (_, at) => {
    const to = Math.max(firstRow(at, { of: stretches, rows: rows.length }) + 1, firstRow(at + 1, { of: stretches, rows: rows.length }));
    for (let row = firstRow(at, { of: stretches, rows: rows.length }); row < to; row += 1) {
      const own = rows[row]?.cells.get(version)?.[0], original = rows[row]?.cells.get(pivot)?.[0];
      const here = own === undefined ? undefined : numberOf(own), there = original === undefined ? undefined : numberOf(original);
      if (here !== undefined && there !== undefined) return (here - 0.5) / count - (there - 0.5) / pivotCount;
    }
    return null;
  });
}

function line(drifts: readonly (number | null)[], height: number): string {
  const scale = drifts.reduce((most: number, drift) => Math.max(most, Math.abs(drift ?? 0)), LEAST);
  const points = drifts.flatMap((drift, at) => drift === null ? [] : [`${round(MIDDLE + drift / scale * REACH)} ${round((at + 0.5) * height / drifts.length)}`]);
  return points.length === 0 ? '' : `M${points.join('L')}`;
}

/** Neighbours as one. */
function bars(on: readonly boolean[], x: number, width: number): string {
  let path = '', from = -1;
  for (let at = 0; at <= on.length; at += 1) {
    if (on[at] === true) { if (from < 0) from = at; continue; }
    if (from >= 0) path += `M${x} ${from}h${width}v${at - from}h${-width}z`;
    from = -1;
  }
  return path;
}

function round(x: number): number { return Math.round(x * 100) / 100; }
