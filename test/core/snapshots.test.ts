// Checkpoints, and the way back to an earlier state of a work.
import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import type { ChangeId, CheckpointId } from '../../src/core/ids.ts';
import { isRefusal } from '../../src/core/change.ts';
import { runAgain } from '../../src/core/commands/registry.ts';
import { invert } from '../../src/core/patch.ts';
import type { TableName } from '../../src/core/model.ts';
import { Tables } from '../../src/core/tables.ts';
import { plainText } from '../../src/core/text/plain.ts';
import { units, versionsOf } from '../../src/core/units.ts';
import { holds, PATIENCE } from '../property.ts';
import { actsByHand, someActs, someWork } from './arbitrary.ts';
import { Facts } from './facts.ts';
import { applied, wholeAlignments } from './law.ts';
import { ADA, bytes, Play } from './play.ts';
import { seg, sug, ver } from './small.ts';

const stamp = { author: ADA, time: 9, newId: (prefix: string) => `${prefix}_back` };
/** Rows of the tables that a restoring brings back, but for the forwards: a text that is written late needs them. */
const stateOf = (tables: Tables): string => {
  const { version, alignment } = tables.toRows();
  const texts = versionsOf(tables).map(({ id }) => [plainText(tables, id), tables.segmentsOf(id)]);
  const chosen = new Set(version.map((row) => row.alignment));
  return JSON.stringify([version, alignment, texts, [...tables.all('bead')].filter((bead) => chosen.has(bead.alignment)).sort((a, b) => (a.id < b.id ? -1 : 1)), units(tables).map(({ cells }) => [...cells])]);
};
const kept = (tables: Tables, ...names: TableName[]): string => JSON.stringify(names.map((name) => tables.toRows()[name]));

describe('snapshots', function () {
  this.timeout(PATIENCE);

  it('K1 a checkpoint keeps its name, its author and its time; the same one again is known, and one without a name none', () => {
    const facts = new Facts(), add = (id: string, name: string) => facts.run('addCheckpoint', { id: id as CheckpointId, name, author: ADA, time: 1 });
    add('a', 'Before the review');
    add('b', ' ');
    expect(facts.tables.get('work', 'work')?.checkpoints).to.deep.equal([{ id: 'a', name: 'Before the review', author: ADA, time: 1 }, { id: 'b', name: ' ', author: ADA, time: 1 }]);
    expect(add('a', 'Another')).to.include({ no: 'known' });
    expect(add('c', '')).to.include({ no: 'noChange' });
    facts.back();
    expect(facts.tables.get('work', 'work')?.checkpoints?.map(({ id }) => id)).to.deep.equal(['a']);
  });

  it('K2 a link whose name is that of another one by now is refused: nothing of it goes into another column', () => {
    const facts = new Facts(), bead = facts.tables.get('bead', 'bead_ru0')!, elsewhere = { ...bead, alignment: 'aln_tr' as typeof bead.alignment };
    const rows = { bead: { bead_ru0: [{ ...elsewhere, source: [seg('tr1')] }, elsewhere] as const } };
    expect(facts.run('restoreState', { rows, after: 'chg' as ChangeId, suggestion: sug('back'), author: ADA, time: 9 })).to.include({ no: 'changedSince' });
  });

  it('K2 texts, sentences and links are those of then; suggestions, notes and checkpoints stay', () => {
    const facts = new Facts(), before = stateOf(facts.tables);
    facts.edit('ru1', 'bir', 'один');
    facts.split('ru2', 'iki iki', 3, 'iki');
    facts.split('tr2', 'iki iki', 3, 'iki', ['c', 'd']);
    facts.join('en1', 'en2');
    facts.delete('tr3');
    facts.suggest('s', 'a', 'iki', 'два');
    facts.run('addNote', { id: 'note' as never, segment: seg('b'), text: 'Why?', author: ADA, time: 3 });
    facts.run('addCheckpoint', { id: 'chk' as CheckpointId, name: 'Now', author: ADA, time: 3 });
    const now = bytes(facts.tables);
    const done = facts.restore(0, stamp);
    expect(isRefusal(done)).to.equal(false);
    expect(stateOf(facts.tables)).to.equal(before);
    expect(facts.suggestion('s')).to.include({ segment: 'ru2', status: 'open' });
    expect(facts.tables.get('note', 'note')?.text).to.equal('Why?');
    expect(facts.tables.get('work', 'work')?.checkpoints?.length).to.equal(1);
    facts.back();
    expect(bytes(facts.tables)).to.equal(now);
  });

  it('K2 several cuts of one text go back, each to its own sentence, with the suggestions about them', () => {
    const facts = new Facts();
    facts.split('ru1', 'bir bir', 3, 'bir', ['a', 'b']);
    facts.split('ru3', 'üç üç', 2, 'üç', ['c', 'd']);
    facts.suggest('s1', 'b', 'bir', 'one');
    facts.suggest('s3', 'c', 'üç', 'three');
    facts.restore(0, stamp);
    expect(facts.ids()).to.equal('ru1 ru2 ru3');
    expect([facts.suggestion('s1')?.segment, facts.suggestion('s1')?.text]).to.deep.equal(['ru1', 'bir one']);
    expect([facts.suggestion('s3')?.segment, facts.suggestion('s3')?.text]).to.deep.equal(['ru3', 'three üç']);
  });

  it('K2 a text that others wrote meanwhile stays, and the one of then is proposed', () => {
    const facts = new Facts();
    facts.edit('ru1', 'bir', 'один');
    const done = facts.restore(0, stamp);
    if (isRefusal(done)) throw new Error(done.no);
    // On another machine somebody had written to it before this came.
    const there = new Tables(facts.tables.toRows());
    there.apply(invert(done.patch));
    const row = there.get('segment', 'ru1');
    there.apply({ segment: { ru1: [row ?? null, row ? { ...row, text: 'раз' } : null] } });
    const patch = runAgain(done, { tables: there, log: facts.known });
    there.apply(patch);
    expect(there.get('segment', 'ru1')?.text).to.equal('раз');
    expect([...there.all('suggestion')].map(({ segment, text, origin }) => [segment, text, origin])).to.deep.equal([['ru1', 'bir', 'conflict']]);
  });

  it('K2 a version that was added since goes, one that was removed comes back, and undo turns both round', () => {
    const facts = new Facts();
    facts.run('removeVersion', { version: ver('tr') });
    facts.edit('en1', 'one', 'ONE');
    const now = bytes(facts.tables);
    facts.restore(0, stamp);
    expect(versionsOf(facts.tables).map(({ id }) => id)).to.deep.equal(['en', 'ru', 'tr']);
    expect(facts.text('en1')).to.equal('one');
    facts.back();
    expect(bytes(facts.tables)).to.equal(now);
  });

  it('K2 nothing done since: nothing to go back to', () => {
    const facts = new Facts();
    facts.suggest('s', 'ru1', 'bir', 'один');
    expect(facts.run('restoreState', { rows: {}, after: 'chg' as ChangeId, suggestion: sug('x'), author: ADA, time: 1 })).to.include({ no: 'noChange' });
  });

  for (const [name, acts] of [['any', someActs], ['by hand', actsByHand]] as const) {
    it(`K2 whatever was done (${name}), texts and links of each moment come back, and undo of it gives every byte`, () => {
      let tried = 0, refused = 0;
      return holds(fc.tuple(someWork, acts, fc.nat(7)), ([rows, list, at]) => {
        const play = new Play(rows);
        for (const act of list) play.act(act);
        const { then } = play.since(Math.floor(play.log.length * at / 8)), now = bytes(play.tables), stays = kept(play.tables, 'note'), title = play.tables.get('work', 'work')?.title;
        const done = play.restore(Math.floor(play.log.length * at / 8), stamp);
        if (isRefusal(done)) {
          expect(bytes(play.tables)).to.equal(now);
          if (done.no !== 'noChange') refused++;
          return;
        }
        tried++;
        expect(stateOf(play.tables)).to.equal(stateOf(then));
        wholeAlignments(play.tables);
        expect(kept(play.tables, 'note')).to.equal(stays);
        expect(play.tables.get('work', 'work')?.title).to.deep.equal(title);
        expect(applied(play.tables, invert(done.patch))).to.equal(now);
        const back = play.run('undo', { target: done.id, effect: done.id, suggestion: sug('sug_undo'), author: ADA, time: 10 });
        if (isRefusal(back)) throw new Error(`undo: ${back.no}`);
        expect(bytes(play.tables)).to.equal(now);
      }, { runs: 500, kept: [2013093363] }).then(() => { expect(tried).to.be.above(refused * 20); });
    });
  }
});
