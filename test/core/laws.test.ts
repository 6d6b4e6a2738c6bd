// The laws of src/core/RULES.md on arbitrary works and arbitrary sequences of acts. Each step of each sequence is held
// against each law.
import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { isRefusal } from '../../src/core/change.ts';
import { invert, NetPatch } from '../../src/core/patch.ts';
import { Tables } from '../../src/core/tables.ts';
import { holds, PATIENCE } from '../property.ts';
import { someActs, someWork } from './arbitrary.ts';
import { applied, copy, LAWS } from './law.ts';
import { admit, bytes, Play } from './play.ts';

describe('laws', function () {
  this.timeout(PATIENCE);

  for (const [name, law] of Object.entries(LAWS)) {
    it(`${name} holds after every act of 1,000 sequences`, () => holds(fc.tuple(someWork, someActs), ([rows, acts]) => {
      const play = new Play(rows);
      for (const act of acts) {
        const before = copy(play.tables), known = play.brought.length;
        const change = play.act(act);
        admit(before, ...isRefusal(change) ? [] : play.brought.slice(known));
        if (!isRefusal(change)) law({ before, change, after: play.tables, log: play.log });
        else expect(bytes(play.tables), 'a refusal changes nothing').to.equal(bytes(before));
      }
    }, { runs: 1000 }));
  }

  it('P1 the log rewinds to the base, P2 one patch does what the log did', () => holds(fc.tuple(someWork, someActs), ([rows, acts]) => {
    const play = new Play(rows);
    for (const act of acts) play.act(act);
    const net = new NetPatch(), base = new Tables(rows), end = bytes(play.tables);
    for (const { patch } of play.log) net.add(patch);
    admit(base, ...play.brought);
    const start = bytes(base);
    expect(applied(base, net.done())).to.equal(end);
    for (const { patch } of play.log.toReversed()) play.tables.apply(invert(patch));
    expect(bytes(play.tables)).to.equal(start);
  }, { runs: 1000 }));
});
