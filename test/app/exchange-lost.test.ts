/** Acts that are here and lose their effect beside those that come: the person is told beforehand, and afterwards how many. */
import { expect } from '@open-wc/testing';
import { setState } from '../../src/app/acts.ts';
import { isRefusal } from '../../src/core/change.ts';
import { PATIENCE } from '../property.ts';
import { VERSION } from '../ui/fixture.ts';
import { Machine, QUIETLY } from './machine.ts';

type Dispatch = Parameters<Machine['workbench']['dispatch']>;

describe('acts that lose their effect in a merge', function () {
  this.timeout(PATIENCE);
  const machines: Machine[] = [];
  let ada: Machine, bob: Machine;
  const act = (one: Machine, ...[kind, make]: Dispatch): void => { const done = one.workbench.dispatch(kind, make); if (isRefusal(done)) throw new Error(done.no); };
  const confirm = (one: Machine, n: number): void => { setState(one.workbench, one.segment(n), 'reviewed'); };
  const named = (one: Machine, name: string): void => { act(one, 'describeVersion', () => ({ version: VERSION.ru, base: { name: '', lang: 'ru' }, name, lang: 'ru' })); };
  const cut = (one: Machine, n: number): void => {
    const segment = one.segment(n), text = one.textOf(n);
    act(one, 'splitSegment', ({ author, time, newId }) => ({ segment, base: text, text, at: text.indexOf(' ') + 1, ids: [newId('seg') as never, newId('seg') as never], suggestion: newId('sug') as never, author, time }));
  };
  /** Ada's acts stand behind all of Bob's. */
  beforeEach(async () => {
    ada = await Machine.start('Ada');
    bob = await Machine.start('Bob');
    machines.push(ada, bob);
    for (const n of [10, 11, 12, 13]) ada.edit(n, `Ада ${n}.`);
  });
  afterEach(async () => { for (const machine of machines.splice(0)) await machine.end(); });

  it('are counted and told by the kind of act, the sentence, and whose they are', async () => {
    confirm(ada, 2);
    confirm(bob, 2);
    const seen = await ada.preview(await bob.send()), [lost] = seen.items.filter(({ kind }) => kind === 'lost');
    expect(seen.counts).to.include({ changes: 1, lost: 1, without: 0 });
    expect(lost).to.deep.include({ kind: 'lost', what: 'setState', segment: ada.segment(2), lang: 'ru', before: '', after: ada.textOf(2), author: ada.workbench.person });
    const merged = await ada.desk.merge(seen, QUIETLY);
    expect(merged.ok && merged.value.lost).to.equal(1);
  });
  it('are others’, too, where they are known here', async () => {
    confirm(bob, 2);
    const eve = await Machine.start('Eve');
    machines.push(eve);
    confirm(ada, 2);
    await eve.take(await ada.send());
    const seen = await eve.preview(await bob.send());
    expect(seen.items.filter(({ kind }) => kind === 'lost').map(({ what, author }) => [what, author.name])).to.deep.equal([['setState', 'Ada']]);
  });
  it('are told where two have cut a sentence, or named a version otherwise', async () => {
    for (const one of [ada, bob]) cut(one, 3);
    named(ada, 'От Ады');
    named(bob, 'От Боба');
    const cutText = bob.workbench.log[0]!.patch.segment, text = Object.values(cutText ?? {}).flatMap(([row]) => row ? [row.text] : [])[0];
    const { items, counts } = await ada.preview(await bob.send());
    expect(counts.lost).to.equal(2);
    expect(items.filter(({ kind }) => kind === 'lost').map(({ what, lang, after }) => [what, lang, after])).to.deep.equal([['splitSegment', 'ru', text], ['describeVersion', 'ru', 'От Ады']]);
    expect(items.filter(({ kind }) => kind === 'version').map(({ what, before, after }) => [what, before, after])).to.deep.equal([['describeVersion', 'От Ады', 'От Боба']]);
  });
  it('are told where two have moved a sentence to the same row', async () => {
    const english = ada.workbench.tables.segmentsOf(VERSION.en)[6]!.id;
    for (const one of [ada, bob]) act(one, 'moveSegments', ({ author, newId }) => ({ segments: [one.segment(4)], to: english, bead: newId('bead') as never, author }));
    const lost = (await ada.preview(await bob.send())).items.filter(({ kind }) => kind === 'lost');
    expect(lost.map(({ what, lang }) => [what, lang])).to.deep.equal([['moveSegments', lost[0]?.lang]]);
    expect(lost[0]?.segment).not.to.equal(null);
  });
  it('stand right behind what is in dispute', async () => {
    ada.edit(2, 'Ада.');
    bob.edit(2, 'Боб.');
    confirm(ada, 5);
    confirm(bob, 5);
    bob.edit(6, 'Только Боб.');
    expect((await ada.preview(await bob.send())).items.map(({ kind }) => kind)).to.deep.equal(['conflict', 'lost', 'correction', 'correction']);
  });
  it('are none where a text becomes a suggestion, or nothing meets', async () => {
    ada.edit(2, 'Ада.');
    bob.edit(2, 'Боб.');
    bob.edit(3, 'Только Боб.');
    const seen = await ada.preview(await bob.send());
    expect(seen.counts).to.include({ lost: 0, conflicts: 1 });
    const merged = await ada.desk.merge(seen, QUIETLY);
    expect(merged.ok && merged.value.lost).to.equal(0);
  });
  it('are counted anew where somebody has acted since the look', async () => {
    confirm(bob, 2);
    const seen = await ada.preview(await bob.send());
    expect(seen.counts.lost).to.equal(0);
    confirm(ada, 2);
    const merged = await ada.desk.merge(seen, QUIETLY);
    expect(merged.ok && merged.value.lost).to.equal(1);
  });
});
