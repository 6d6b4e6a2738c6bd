// The rows where somebody stopped, out of some pages of a work.
import { expect } from '@open-wc/testing';
import { LiveUnits } from '../../src/core/live-units.ts';
import type { Bead } from '../../src/core/model.ts';
import type { RowLists } from '../../src/core/tables.ts';
import { Tables } from '../../src/core/tables.ts';
import type { Glimpse, Stop } from '../../src/app/glimpse.ts';
import { glimpseOf } from '../../src/app/glimpse.ts';
import { novel, novelBead, novelSegment, novelVersion } from '../ui/novel-fixture.ts';

const EN = novelVersion('en'), RU = novelVersion('ru'), TR = novelVersion('tr');
const stopAt = (row: number): Stop => ({ segment: novelSegment('en', row), row, numbers: [[EN, row + 1], [RU, row + 1], [TR, row + 1]] });

/** Two Turkish sentences are one row of two originals, one original has no Russian. */
function book(): Required<RowLists> {
  const made = novel({ sentences: 300, alone: [] });
  const changed: Readonly<Record<string, Partial<Bead>>> = {
    [novelBead('tr', 105)]: { source: [novelSegment('en', 105), novelSegment('en', 106)], target: [novelSegment('tr', 105), novelSegment('tr', 106)] },
    [novelBead('ru', 110)]: { target: [] }, [novelBead('ru', 111)]: { target: [novelSegment('ru', 110), novelSegment('ru', 111)] },
  };
  return { ...made, bead: made.bead.filter(({ id }) => id !== novelBead('tr', 106)).map((bead) => ({ ...bead, ...changed[bead.id] })) };
}

const cells = (seen: Glimpse | null): string[][][] => seen?.rows.map((row) => [...row.values()].map((cell) => cell.map(({ segment }) => segment.id as string))) ?? [];
const between = (rows: Required<RowLists>, from: number, to: number): RowLists => {
  const at = (id: string): number => Number(id.split('.').at(-1));
  return { ...rows, segment: rows.segment.filter(({ id }) => at(id) >= from && at(id) < to) };
};

describe('a glimpse', () => {
  it('has the rows that the whole work has there, sentence by sentence, with their numbers', () => {
    const rows = book(), units = new LiveUnits(new Tables(rows)), seen = glimpseOf(between(rows, 64, 256), stopAt(100));
    const expected = Array.from({ length: 40 }, (_, at) => [...(units.at(units.placeOf(units.unitOf(novelSegment('en', 100)) as never) + at)?.cells.values() ?? [])].map((cell) => [...cell]));
    expect(cells(seen)).to.deep.equal(expected);
    expect(seen?.rows[5]?.get(TR)?.map(({ number }) => number)).to.deep.equal([106, 107]);
    expect(seen?.rows.at(-1)?.get(EN)?.[0]?.number).to.equal(141);
    expect([seen?.fromTop, seen?.versions.map(({ id }) => id)]).to.deep.equal([false, [EN, RU, TR]]);
  });

  it('has no more rows than fill the window, where it is known how many do', () => {
    const whole = glimpseOf(between(book(), 64, 256), stopAt(100)), seen = glimpseOf(between(book(), 64, 256), { ...stopAt(100), rows: 7 });
    expect(cells(seen)).to.deep.equal(cells(whole).slice(0, 7));
  });

  it('ends before a row of which anything is missing', () => {
    const rows = book();
    expect(cells(glimpseOf(between(rows, 64, 106), stopAt(100))).length, 'the row of 105 and 106 is cut').to.equal(5);
    const lost = { ...rows, bead: rows.bead.filter(({ id }) => id !== novelBead('ru', 103)) };
    expect(cells(glimpseOf(lost, stopAt(100))).length).to.equal(3);
  });

  it('is none where the place is not among the pages', () => {
    expect(glimpseOf(between(book(), 0, 64), stopAt(100))).to.equal(null);
    expect(glimpseOf({ ...book(), bead: [] }, stopAt(0))).to.equal(null);
  });
});
