/** What the map shows of a work: read off the marks of its rows, when the map asks for it. */
import type { SegmentId, VersionId } from '../core/ids.ts';
import type { Segment } from '../core/model.ts';
import type { Tables } from '../core/tables.ts';
import { endsParagraph } from '../core/text/plain.ts';
import type { UnitList } from '../core/unit-list.ts';
import { theWork, versionsOf } from '../core/units.ts';
import type { LocalizeController } from '../i18n/localize-controller.ts';
import { laneOf } from './alignment-lanes.ts';
import { columnName } from './localized.ts';
import type { MapSource, MapView } from './parts/alignment-map.ts';
import type { RowMarks } from './row-marks.ts';

export interface Mapped {
  readonly marks: RowMarks;
  readonly units: UnitList;
  readonly tables: Tables;
  /** The columns on screen. */
  readonly shown: readonly VersionId[];
  readonly i18n: LocalizeController;
  /** Where the rows are drawn. */
  readonly root: HTMLElement | DocumentFragment;
  /** Bits of the kind that is walked; 0: none. */
  readonly ticked: number;
}

/** How much of a heading is said. */
const HEADING = 60;

export function mapSource({ marks, units, tables, shown, i18n, root, ticked }: Mapped): MapSource {
  const { pivot } = theWork(tables), versions = versionsOf(tables), { rows } = marks;
  const columns = versions.filter(({ id }) => id !== pivot && shown.includes(id));
  const pivotCount = tables.segmentsOf(pivot).length;
  return {
    rows: rows.length,
    captions: columns.map((version) => ({ code: version.lang.split('-')[0] ?? '', name: columnName(version, versions, i18n) })),
    lanes: (stretches) => columns.map(({ id }) => laneOf({
      rows, version: id, pivot, marks: marks.of(id), ticked, numberOf: (segment) => units.numberOf(segment), count: tables.segmentsOf(id).length, pivotCount,
    }, stretches)),
    headingAt: (place) => {
      const headings = headingsOf(tables.segmentsOf(pivot));
      return headings[lastUpTo(headings, (id) => placeOf(id, units), place)]?.text ?? '';
    },
    inView: () => viewOf(root, units),
  };
}

interface Heading { readonly id: SegmentId; readonly text: string }

/** A version's list of sentences is another array when it has changed. */
const known = new WeakMap<readonly Segment[], readonly Heading[]>();

/** Headings of the original, as far as its file said which they are. The sentences of one are told together. */
function headingsOf(segments: readonly Segment[]): readonly Heading[] {
  const found = known.get(segments) ?? readHeadings(segments);
  known.set(segments, found);
  return found;
}

function readHeadings(segments: readonly Segment[]): Heading[] {
  const found: { id: SegmentId; text: string }[] = [];
  let open = false;
  for (const segment of segments) {
    const last = found.at(-1);
    if (!segment.block?.startsWith('h')) open = false;
    else if (open && last) last.text = shortened(`${last.text} ${segment.text}`);
    else { found.push({ id: segment.id, text: shortened(segment.text) }); open = true; }
    if (endsParagraph(segment)) open = false;
  }
  return found;
}

/** By whole characters. */
function shortened(text: string): string {
  const letters = [...text];
  return letters.length <= HEADING ? text : `${letters.slice(0, HEADING).join('').trimEnd()}…`;
}

/** The last one whose row is not below a place, by halving; −1: all are. */
function lastUpTo(headings: readonly Heading[], rowOf: (id: SegmentId) => number, place: number): number {
  let low = -1, high = headings.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1, heading = headings[middle];
    if (heading && rowOf(heading.id) <= place) low = middle; else high = middle - 1;
  }
  return low;
}

/** The first row whose end is below the heads, and the last one that begins in the window. */
export function viewOf(root: Mapped['root'], units: UnitList): MapView | null {
  const drawn = [...root.querySelectorAll<HTMLElement>('.aligned > [data-unit]')], top = root.querySelector('.heads')?.getBoundingClientRect().bottom ?? 0;
  const from = drawn.find((row) => row.getBoundingClientRect().bottom > top + 1);
  const to = drawn.findLast((row) => row.getBoundingClientRect().top < innerHeight);
  const [first = -1, last = -1] = [from, to].map((row) => placeOf((row?.dataset['unit'] ?? '') as SegmentId, units));
  return first < 0 || last < first ? null : { from: first, to: last };
}

function placeOf(id: SegmentId, units: UnitList): number {
  const unit = units.unitOf(id);
  return unit ? units.placeOf(unit) : -1;
}
