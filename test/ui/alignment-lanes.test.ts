// What the map shows of a lane: shares of stretches, and where one text runs ahead of the other.
import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import type { SegmentId } from '../../src/core/ids.ts';
import { LiveUnits } from '../../src/core/live-units.ts';
import { Tables } from '../../src/core/tables.ts';
import { versionsOf } from '../../src/core/units.ts';
import type { LaneSource } from '../../src/ui/alignment-lanes.ts';
import { driftsOf, firstRow, laneOf } from '../../src/ui/alignment-lanes.ts';
import { BITS, RowMarks } from '../../src/ui/row-marks.ts';
import { begin } from '../../src/ui/slices.ts';
import { holds } from '../property.ts';
import type { NovelOptions } from './novel-fixture.ts';
import { novel, novelVersion } from './novel-fixture.ts';

const EN = novelVersion('en'), RU = novelVersion('ru');

function sourceOf(options: NovelOptions, ticked = 0): LaneSource {
  const tables = new Tables(novel({ langs: ['en', 'ru'], ...options })), units = new LiveUnits(tables), marks = new RowMarks(tables);
  begin(marks.update(units, versionsOf(tables)), Infinity);
  return { rows: marks.rows, version: RU, pivot: EN, marks: marks.of(RU), ticked, numberOf: (id: SegmentId) => units.numberOf(id), count: tables.segmentsOf(RU).length, pivotCount: tables.segmentsOf(EN).length };
}

/** From where to where bars go. */
const spans = (path: string): number[][] => [...path.matchAll(/M[\d.]+ (\d+)h[\d.]+v(\d+)/g)].map(([, from, height]) => [Number(from), Number(from) + Number(height)]);

describe('a lane of the map', () => {
  it('of a short text has a stretch a row: confirmed, doubtful in three steps, empty', () => {
    const scores = [1, 0.8, 0.6, 0.2, 0.95];
    const lane = laneOf(sourceOf({ sentences: 5, alone: [4], judged: (at) => (at === 0 || at === 4 ? { status: 'confirmed', score: 1 } : { score: scores[at] ?? 1 }) }), 6);
    expect(spans(lane.confirmed)).to.deep.equal([[0, 1], [4, 6]]);
    expect(lane.partly).to.equal('');
    expect(lane.doubts.map(spans)).to.deep.equal([[[1, 2]], [[2, 3]], [[3, 4]]]);
    expect(spans(lane.void)).to.deep.equal([[4, 6]]);
    expect(lane.empty).to.equal('');
  });

  it('of a book is about shares: a single doubt among fifty rows is a faint shade, and a confirmed row a part of the edge', () => {
    const lane = laneOf(sourceOf({ sentences: 200, alone: [150, 152, 154, 156], judged: (at) => (at === 3 ? { score: 0.2 } : at >= 50 && at < 100 ? { score: 0.55 } : at === 120 ? { status: 'confirmed' } : { score: 0.97 }) }), 4);
    expect(lane.doubts.map(spans)).to.deep.equal([[[0, 1]], [], [[1, 2]]]);
    expect(spans(lane.partly)).to.deep.equal([[2, 3]]);
    expect(spans(lane.empty).length, 'some of them are empty').to.equal(1);
    expect(lane.void).to.equal('');
  });

  it('ticks the stretches that hold what one walks through', () => {
    const judged: NovelOptions['judged'] = (at) => ({ score: at === 7 ? 0.4 : 0.97 });
    expect(spans(laneOf(sourceOf({ sentences: 10, judged }, BITS.doubtful), 5).ticks)).to.deep.equal([[3, 4]]);
    expect(laneOf(sourceOf({ sentences: 10, judged }), 5).ticks).to.equal('');
  });

  it('has a straight line where both texts go at one pace, and one that bends where the translation runs ahead', () => {
    const even = sourceOf({ sentences: 20 });
    expect(driftsOf(even, 10).every((drift) => drift === 0)).to.equal(true);
    expect(new Set(laneOf(even, 10).path.slice(1).split('L').map((point) => point.split(' ')[0])).size).to.equal(1);
    // Rows without the original at the beginning: the translation is ahead from there on.
    const ahead = driftsOf({ ...even, numberOf: (id) => (id.includes('.ru.') ? 10 : 1) }, 4);
    expect(ahead.every((drift) => drift !== null && drift > 0.4)).to.equal(true);
    expect(driftsOf({ ...even, numberOf: () => undefined }, 4)).to.deep.equal([null, null, null, null]);
    expect(laneOf({ ...even, numberOf: () => undefined }, 4).path).to.equal('');
  });

  it('covers each row once, whatever the height', async () => {
    await holds(fc.tuple(fc.integer({ min: 1, max: 40_000 }), fc.integer({ min: 1, max: 1200 })), ([rows, room]) => {
      const of = Math.min(rows, room);
      expect(firstRow(0, { of, rows })).to.equal(0);
      expect(firstRow(of, { of, rows })).to.equal(rows);
      for (let at = 0; at < of; at += 1) expect(firstRow(at + 1, { of, rows })).to.be.greaterThan(firstRow(at, { of, rows }));
    }, { runs: 50 });
  });
});
