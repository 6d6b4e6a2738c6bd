import { expect } from '@open-wc/testing';
import type { KnownBead } from '../../../src/app/import-types.ts';
import { HEAD, KnownRows } from '../../../src/ui/controllers/known-rows.ts';

const bead = (source: number[], target: number[], score = 1): KnownBead => ({ source, target, score });
const cells = (rows: KnownRows): unknown[] => rows.head.map((row) => [row.cells.get(0) ?? [], row.cells.get(1) ?? [], row.cells.get(2) ?? []]);

describe('rows while they become known', () => {
  it('are the beads of one version against the original', () => {
    const rows = new KnownRows(0);
    rows.add(1, [bead([0], [0]), bead([1, 2], [1]), bead([3], [])]);
    expect(cells(rows)).to.deep.equal([[[0], [0], []], [[1, 2], [1], []], [[3], [], []]]);
    expect(rows.count).to.equal(3);
  });
  it('join sentences of the original that share a bead in any version', () => {
    const rows = new KnownRows(0);
    rows.add(1, [bead([0, 1], [0]), bead([2], [1])]);
    rows.add(2, [bead([0], [0]), bead([1, 2], [1, 2])]);
    expect(cells(rows)).to.deep.equal([[[0, 1, 2], [0, 1], [0, 1, 2]]]);
    expect(rows.count).to.equal(1);
  });
  it('put a sentence without an original behind the one before it, in a row of its own', () => {
    const rows = new KnownRows(0);
    rows.add(1, [bead([], [0]), bead([0], [1]), bead([], [2]), bead([1], [3])]);
    expect(cells(rows)).to.deep.equal([[[], [0], []], [[0], [1], []], [[], [2], []], [[1], [3], []]]);
    expect(rows.count).to.equal(4);
  });
  it('have the score of their least sure bead, and count what is doubtful', () => {
    const rows = new KnownRows(0);
    rows.add(1, [bead([0], [0], 0.95), bead([1], [1], 0.4)]);
    rows.add(2, [bead([0], [0], 0.6), bead([1], [1], 0.9)]);
    expect(rows.head.map(({ score }) => score)).to.deep.equal([0.6, 0.4]);
    expect(rows.doubtful).to.equal(2);
  });
  it('work where the original stands in another column', () => {
    const rows = new KnownRows(1);
    rows.add(0, [bead([0], [0, 1])]);
    expect(rows.head.map((row) => [row.cells.get(1), row.cells.get(0)])).to.deep.equal([[[0], [0, 1]]]);
  });
  it('are put together anew only when something has come to them', () => {
    const rows = new KnownRows(0);
    rows.add(1, [bead([0], [0])]);
    const { head } = rows;
    rows.add(1, [bead([HEAD + 7], [HEAD + 7])]);
    expect(rows.head).to.equal(head);
    rows.add(1, [bead([1], [1])]);
    expect(rows.head.length).to.equal(2);
  });
  it('are counted to the end and put together only at the beginning', () => {
    const rows = new KnownRows(0);
    for (let at = 0; at < 5 * HEAD; at++) rows.add(1, [bead([at], [at])]);
    expect(rows.count).to.equal(5 * HEAD);
    expect(rows.head.length).to.equal(HEAD);
    expect(rows.head.at(-1)?.cells.get(0)).to.deep.equal([HEAD - 1]);
  });
});
