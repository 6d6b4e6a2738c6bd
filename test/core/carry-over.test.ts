// What a new import of a version keeps of the one that it replaces.
import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import type { SegmentId } from '../../src/core/ids.ts';
import { carriedBeads, carryOver, statusAfter, unchanged } from '../../src/core/carry-over.ts';
import type { Bead, Segment } from '../../src/core/model.ts';
import { fingerprint } from '../../src/core/text/fingerprint.ts';
import { holds, PATIENCE } from '../property.ts';
import { someText } from './arbitrary.ts';

const former = (...texts: string[]): Segment[] => texts.map((text, at) => ({ id: `s${at}`, text, state: at % 2 ? 'reviewed' : 'initial' }) as unknown as Segment);
/** `=s1` the same as s1, `~s1` in its place, `·` new. */
const seen = (old: Segment[], ...texts: string[]): string => carryOver(old, texts).map(({ from, was }) => from === undefined ? '·' : `${was === undefined ? '=' : '~'}${from}`).join(' ');

describe('carryOver', function () {
  this.timeout(PATIENCE);

  it('an equal sentence takes id and state', () => expect(carryOver(former('a', 'b'), ['b'])).to.deep.equal([{ from: 's1', state: 'reviewed' }]));
  it('another one in its place takes its id and the fingerprint of its text', () => expect(carryOver(former('a'), ['x'])).to.deep.equal([{ from: 's0', was: fingerprint('a') }]));
  it('in front, in the middle, at the end: what came is new', () => expect(seen(former('a', 'b'), 'x', 'a', 'y', 'b', 'z')).to.equal('· =s0 · =s1 ·'));
  it('what went is nobody’s', () => expect(seen(former('a', 'b', 'c'), 'a', 'c')).to.equal('=s0 =s2'));
  it('a changed run is paired in order', () => expect(seen(former('a', 'b', 'c', 'd'), 'a', 'x', 'y', 'd')).to.equal('=s0 ~s1 ~s2 =s3'));
  it('a longer run has new ones at its end, a shorter one drops its last', () => { expect(seen(former('a', 'b'), 'x', 'y', 'z')).to.equal('~s0 ~s1 ·'); expect(seen(former('a', 'b', 'c'), 'x')).to.equal('~s0'); });
  it('sentences that occur often follow those that occur once', () => expect(seen(former('yes', 'A', 'yes', 'B', 'yes'), 'yes', 'B', 'yes')).to.equal('=s0 =s3 =s4'));
  it('moved sentences are paired with what stands there now', () => expect(seen(former('a', 'b', 'c'), 'b', 'c', 'a')).to.equal('=s1 =s2 ·'));
  it('nothing against nothing', () => { expect(carryOver([], [])).to.deep.equal([]); expect(seen([], 'a')).to.equal('·'); expect(seen(former('a'))).to.equal(''); });
  it('case and composition count: exact texts', () => expect(seen(former('й', 'İ'), 'и\u0306', 'i')).to.equal('~s0 ~s1'));
  it('ten thousand equal sentences, one fewer, are equal', () => {
    const carried = carryOver(former(...Array.from({ length: 10_000 }, () => '***')), Array.from({ length: 9_999 }, () => '***'));
    expect(carried.every(({ from, was }) => from !== undefined && was === undefined)).to.equal(true);
  });
  it('ten thousand sentences that have nothing in common are paired', () => {
    const carried = carryOver(former(...Array.from({ length: 10_000 }, (_, at) => `a${at % 97}`)), Array.from({ length: 10_000 }, (_, at) => `b${at % 89}`));
    expect(carried.every(({ from, was }, at) => from === `s${at}` && was !== undefined)).to.equal(true);
  });

  it('no old sentence is carried on twice, the order is kept, and only equal ones are called the same', () => holds(fc.tuple(fc.array(someText, { maxLength: 12 }), fc.array(someText, { maxLength: 12 })), ([old, texts]) => {
    const rows = former(...old), carried = carryOver(rows, texts), places = carried.flatMap(({ from }) => from === undefined ? [] : [rows.findIndex(({ id }) => id === from)]);
    expect(places).to.deep.equal([...new Set(places)].sort((a, b) => a - b));
    carried.forEach(({ from, was, state }, at) => {
      const row = rows.find(({ id }) => id === from);
      expect([was === undefined && row !== undefined, state]).to.deep.equal([row?.text === texts[at] && row !== undefined, row?.text === texts[at] ? row?.state : undefined]);
    });
    if (old.length > 0 && old.every((text, at) => text === texts[at])) expect(unchanged(carried).size).to.equal(old.length);
  }, { runs: 1000 }));
});

describe('carriedBeads', () => {
  const bead = (source: string[], target: string[], status = 'confirmed'): Bead => ({ id: 'b', alignment: 'a', source, target, status, score: 1 }) as unknown as Bead;
  const at = (places: Record<string, number>): Map<SegmentId, number> => new Map(Object.entries(places) as [SegmentId, number][]);
  const places = { source: at({ e0: 0, e1: 1 }), target: at({ s0: 2, s1: 1 }) };
  it('confirmed beads whose sentences are all there again, by index and ascending', () => expect(carriedBeads([bead(['e1', 'e0'], ['s0', 's1'])], places)).to.deep.equal([{ source: [0, 1], target: [1, 2] }]));
  it('a bead with one side is carried, too', () => expect(carriedBeads([bead(['e0'], [])], places)).to.deep.equal([{ source: [0], target: [] }]));
  it('not those that nobody confirmed, nor those that have lost a sentence', () => expect(carriedBeads([bead(['e0'], ['s0'], 'auto'), bead(['e0'], ['s0', 's9'])], places)).to.deep.equal([]));
  it('afterwards they are confirmed, and all others are not', () => {
    const statusOf = statusAfter([{ source: [0, 1], target: [2] }]);
    expect([statusOf({ source: [0, 1], target: [2] }), statusOf({ source: [0], target: [1, 2] }), statusOf({ source: [0], target: [] })]).to.deep.equal(['confirmed', 'auto', 'auto']);
  });
});
