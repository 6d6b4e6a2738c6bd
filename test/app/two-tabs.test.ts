// Law D3: two or three tabs, of one device or of several, any interleaving, full disks, answers that get lost, tabs that
// are killed, files of somebody else that are merged in the middle of it. On one store in memory; tabs-on-disk.test.ts does it on IndexedDB.
import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { isRefusal } from '../../src/core/change.ts';
import type { Change } from '../../src/core/change.ts';
import { planMerge, takingBack } from '../../src/core/merge.ts';
import { holds, PATIENCE } from '../property.ts';
import type { Act } from '../core/arbitrary.ts';
import { someAct, someWork } from '../core/arbitrary.ts';
import type { Parcel } from '../core/members.ts';
import { Member } from '../core/members.ts';
import { smallWork } from '../core/small.ts';
import type { Outcome } from './gate.ts';
import { quiet } from './gate.ts';
import { MemoryDisk } from './memory-disk.ts';
import { World, WORK } from './world.ts';

type Move =
  | { readonly move: 'act'; readonly tab: number; readonly act: Act }
  | { readonly move: 'step'; readonly pick: number; readonly outcome: Outcome }
  | { readonly move: 'merge'; readonly tab: number; readonly acts: readonly Act[] }
  | { readonly move: 'kill'; readonly tab: number };

const outcome = fc.oneof({ weight: 6, arbitrary: fc.constant<Outcome>('well') }, { weight: 1, arbitrary: fc.constantFrom<Outcome>('full', 'lost') });
const moves: fc.Arbitrary<Move[]> = fc.array(fc.oneof(
  { weight: 6, arbitrary: fc.record({ move: fc.constant('act' as const), tab: fc.nat(2), act: someAct }) },
  { weight: 8, arbitrary: fc.record({ move: fc.constant('step' as const), pick: fc.nat(5), outcome }) },
  { weight: 1, arbitrary: fc.record({ move: fc.constant('merge' as const), tab: fc.nat(2), acts: fc.array(someAct, { maxLength: 3 }) }) },
  { weight: 1, arbitrary: fc.record({ move: fc.constant('kill' as const), tab: fc.nat(2) }) },
), { maxLength: 30, size: 'max' });
const DEVICES = [['a', 'a'], ['a', 'a', 'a'], ['a', 'b'], ['a', 'a', 'b']];

describe('D3 several tabs', function () {
  this.timeout(PATIENCE);

  for (const names of DEVICES) it(`D3 all equal the disk, the log rewinds to the start, no text is lost (devices ${names.join()})`, () => holds(fc.tuple(someWork, moves), async ([rows, list]) => {
    const world = await World.open(new MemoryDisk(), rows, names), friend = new Member(rows, 'friend');
    for (const [number, move] of list.entries()) {
      if (move.move === 'act') await world.play(move.tab, move.act);
      else if (move.move === 'merge') {
        for (const act of move.acts) await friend.play(act);
        await world.merge(move.tab, friend.parcel());
      } else if (move.move === 'step') await world.step(move.pick, move.outcome);
      else await world.kill(move.tab);
      await world.check([world.tab(number)]);
    }
    await world.finish();
  }, { runs: 300 }));
});

const edit = (text: string, more: Partial<Act> = {}): Act => ({ kind: 'editSegment', at: 0, text, stale: false, pick: 0, ...more });
const open = (...names: string[]): Promise<World> => World.open(new MemoryDisk(), smallWork(), names);
const first = (world: World, tab: number): string | undefined => world.tab(tab).workbench.tables.get('segment', 'en1')?.text;
const proposals = (world: World, tab: number): string[] => [...world.tab(tab).workbench.tables.all('suggestion')].map(({ text, origin, status }) => `${text} ${origin} ${status}`);

describe('two tabs that meet', () => {
  it('the second text of two at once becomes a suggestion in both', async () => {
    const world = await open('a', 'a');
    world.act(0, edit('mine'));
    world.act(1, edit('yours'));
    await world.finish();
    expect([first(world, 0), first(world, 1), proposals(world, 0), proposals(world, 1)]).to.deep.equal(['mine', 'mine', ['yours conflict open'], ['yours conflict open']]);
  });
  it('the same text twice is one text and no suggestion', async () => {
    const world = await open('a', 'a');
    world.act(0, edit('same'));
    world.act(1, edit('same'));
    await world.finish();
    expect([first(world, 0), proposals(world, 0)]).to.deep.equal(['same', []]);
  });
  it('undo takes back what an act has become', async () => {
    const world = await open('a', 'a');
    world.act(0, edit('mine'));
    world.act(1, edit('yours'));
    await world.gate.drain();
    world.tab(1).workbench.undo();
    await world.finish();
    expect([first(world, 0), proposals(world, 0)]).to.deep.equal(['mine', []]);
  });
  it('what is logged between loading and listening is heard of', async () => {
    const disk = new MemoryDisk(), world = await World.open(disk, smallWork(), ['a']);
    const before = structuredClone(await disk.store.load(WORK));
    world.act(0, edit('new'));
    await world.gate.drain();
    const load = disk.store.load.bind(disk.store);
    disk.store.load = () => Promise.resolve(before);
    world.tabs.push(await world.openTab('a'));
    disk.store.load = load;
    await world.gate.drain();
    expect(first(world, 1)).to.equal('new');
    await world.finish();
  });
  it('undo goes back over the acts of all tabs of the device', async () => {
    const world = await open('a', 'a');
    world.act(0, edit('1'));
    await world.gate.drain();
    world.act(1, edit('2'));
    await world.gate.drain();
    const { workbench } = world.tab(0);
    workbench.undo();
    workbench.undo();
    expect(first(world, 0)).to.equal('one');
    workbench.redo();
    expect(first(world, 0)).to.equal('1');
    await world.finish();
  });
  it('undo and redo survive a reopening', async () => {
    const world = await open('a');
    for (const text of ['1', '2', '3']) world.act(0, edit(text));
    world.tab(0).workbench.undo();
    await world.finish();
    await world.kill(0);
    const { workbench } = world.tab(0);
    workbench.redo();
    expect(first(world, 0)).to.equal('3');
    for (let times = 0; times < 3; times++) workbench.undo();
    expect([first(world, 0), workbench.canUndo]).to.deep.equal(['one', false]);
    await world.finish();
  });
  it('undo is not for the acts of another device', async () => {
    const world = await open('a', 'b');
    world.act(0, edit('mine'));
    await world.gate.drain();
    expect([first(world, 1), world.tab(1).workbench.canUndo]).to.deep.equal(['mine', false]);
    await world.finish();
  });
  it('undo after another device wrote over it becomes a suggestion', async () => {
    const world = await open('a', 'b');
    world.act(0, edit('mine'));
    await world.gate.drain();
    world.act(1, edit('yours'));
    await world.gate.drain();
    world.tab(0).workbench.undo();
    await world.finish();
    expect([first(world, 1), proposals(world, 1)]).to.deep.equal(['yours', ['one conflict open']]);
  });
  it('undo passes over what another device has taken back already', async () => {
    const world = await open('a', 'b');
    world.act(0, edit('other', { at: 1 }));
    world.act(0, edit('mine'));
    await world.gate.drain();
    world.act(1, edit('one'));
    await world.gate.drain();
    const undone = world.tab(0).workbench.undo();
    expect(isRefusal(undone)).to.equal(false);
    expect(world.tab(0).workbench.tables.get('segment', 'en2')?.text).to.equal('two');
    await world.finish();
  });
  it('the same undo in two tabs at once is one undo', async () => {
    const world = await open('a', 'a');
    world.act(0, edit('1'));
    await world.gate.drain();
    world.act(0, edit('2'));
    await world.gate.drain();
    world.tab(0).workbench.undo();
    world.tab(1).workbench.undo();
    await world.finish();
    expect([first(world, 0), proposals(world, 0)]).to.deep.equal(['1', []]);
  });
  it('an accept that meets a changed text does nothing, and the suggestion stays open', async () => {
    const world = await open('a', 'a');
    world.act(0, edit('better', { kind: 'suggest' }));
    await world.gate.drain();
    world.act(0, edit('mine'));
    world.act(1, edit('', { kind: 'acceptSuggestion' }));
    await world.finish();
    expect([first(world, 0), proposals(world, 0)]).to.deep.equal(['mine', ['better person open']]);
  });
  it('accept, undo, redo, again and again', async () => {
    const world = await open('a', 'a');
    world.act(0, edit('better', { kind: 'suggest' }));
    world.act(0, edit('', { kind: 'acceptSuggestion' }));
    for (let times = 0; times < 3; times++) {
      await world.gate.drain();
      world.tab(times).workbench.undo();
      expect([first(world, times), proposals(world, times)]).to.deep.equal(['one', ['better person open']]);
      await world.gate.drain();
      world.tab(times + 1).workbench.redo();
      expect([first(world, times + 1), proposals(world, times + 1)]).to.deep.equal(['better', ['better person accepted']]);
    }
    await world.finish();
  });
  it('a confirmation that meets a changed text confirms nothing', async () => {
    const world = await open('a', 'a');
    world.act(0, edit('new'));
    world.act(1, edit('', { kind: 'setState', pick: 2 }));
    await world.finish();
    expect(world.tab(1).workbench.tables.get('segment', 'en1')).to.include({ text: 'new', state: 'translated' });
  });
  it('a tab that missed more than one turn takes catches up before it writes', async () => {
    const disk = new MemoryDisk(), world = await World.open(disk, smallWork(), ['a', 'a']);
    await world.gate.drain();
    let outside = 0;
    const read = disk.store.changesAfter.bind(disk.store);
    disk.store.changesAfter = (work, head) => { outside += head > 0 ? 0 : 1; return read(work, head); };
    for (let n = 0; n < 450; n++) world.act(0, edit(`n${n}`));
    world.act(1, edit('late', { at: 1 }));
    world.act(1, edit('later', { at: 2 }));
    await world.gate.drain();
    expect(outside).to.equal(1);
    await world.finish();
    expect((await world.log()).length).to.equal(452);
  });
  it('an answer that got lost writes nothing twice', async () => {
    const world = await open('a', 'a');
    await world.gate.drain();
    world.act(0, edit('mine'));
    await world.gate.step(0, 'lost');
    await world.gate.step();
    expect([world.tab(0).workbench.status.kind, (await world.log()).length]).to.deep.equal(['trouble', 1]);
    world.act(0, edit('more'));
    world.act(1, edit('yours', { at: 1 }));
    await world.finish();
    expect((await world.log()).map(({ args }) => (args as { text: string }).text)).to.have.members(['mine', 'more', 'yours']);
  });
  it('what was dispatched while a write was under way is written next', async () => {
    const world = await open('a');
    await world.gate.drain();
    world.act(0, edit('1'));
    await world.gate.step();
    world.act(0, edit('2'));
    expect(world.tab(0).workbench.status.kind).to.equal('saving');
    await world.finish();
    expect((await world.log()).map(({ counter }) => counter)).to.deep.equal([1, 2]);
  });
  it('after a full disk everything is still there and is written by the next try', async () => {
    const world = await open('a');
    await world.gate.drain();
    world.act(0, edit('1'));
    const { workbench } = world.tab(0);
    for (let times = 0; times < 2; times++) {
      await world.gate.drain('full');
      expect(workbench.status).to.deep.include({ kind: 'trouble', pending: 1 });
      expect([await world.log(), first(world, 0)]).to.deep.equal([[], '1']);
      void workbench.sync();
    }
    await world.finish();
    expect([first(world, 0), workbench.status.kind]).to.deep.equal(['1', 'saved']);
  });
  it('one undo takes back a replacement in many segments, in all tabs', async () => {
    const world = await open('a', 'a');
    const done = world.act(0, edit('x', { kind: 'replaceText' })) as Change;
    await world.gate.drain();
    expect(Object.keys(done.patch.segment ?? {}).length).to.equal(9);
    world.tab(1).workbench.undo();
    await world.finish();
    expect([...world.tab(0).workbench.tables.all('segment')].filter(({ text }) => text === 'x')).to.deep.equal([]);
  });
});

describe('a merge in one of two tabs', () => {
  const from = async (name: string, ...acts: Act[]): Promise<Parcel> => {
    const member = new Member(smallWork(), name);
    for (const one of acts) await member.play(one);
    return member.parcel();
  };
  const merging = async (world: World, tab: number, parcel: Parcel) => {
    const { plan, done } = await world.merging(tab, parcel);
    return { plan, done: async () => { const result = await done; return result.ok ? result.value : expect.fail(result.error.code); } };
  };
  const told = (world: World, tab: number): string[] => {
    const heard: string[] = [];
    world.tab(tab).workbench.subscribe((event) => { if (event.type === 'void') heard.push(...event.acts.map(({ change, refusal }) => `${change.kind} ${refusal.no}`)); });
    return heard;
  };

  it('is heard of in the other one, and is one entry', async () => {
    const world = await open('a', 'a');
    world.act(0, edit('mine', { at: 1 }));
    await (await merging(world, 0, await from('z', edit('yours'), edit('yours too', { at: 4 })))).done();
    await world.finish();
    expect([first(world, 1), world.tab(1).workbench.log.map(({ kind }) => kind), world.tab(1).workbench.history.length]).to.deep.equal(['yours', ['editSegment', 'mergeChanges'], 3]);
  });
  it('G8 that the other one comes before is dropped, and told; what was done after it stays, and nothing of it is left', async () => {
    const world = await open('a', 'a'), heard = told(world, 0);
    const version = { id: 'v', work: 'work', lang: 'de', order: '9', kind: 'translation', note: null, alignment: null }, segment = [{ id: 'v1', version: 'v', order: '1', text: 'eins', after: ' ', state: 'initial' }];
    const there = new Member(smallWork(), 'z');
    there.bring('addVersion', { version, alignment: null } as never, { segment } as never);
    await there.play(edit('theirs', { at: 4 }));
    const { done } = await merging(world, 0, there.parcel());
    for (let steps = 0; steps < 20 && world.tab(0).workbench.pending.length === 0; steps++) { await world.step(0, 'well'); await quiet(); }
    expect(world.tab(0).workbench.pending.map(({ kind }) => kind)).to.deep.equal(['mergeChanges']);
    world.act(1, edit('other'));
    for (let steps = 0; steps < 20 && world.tab(1).workbench.pending.length > 0; steps++) { await quiet(); await world.step(1, 'well'); }
    expect([0, 1].map((tab) => world.tab(tab).workbench.pending.length)).to.deep.equal([1, 0]);
    await done();
    await world.finish();
    world.act(0, edit('after', { at: 1 }));
    await world.finish();
    expect([heard, world.tab(0).workbench.tables.get('version', 'v'), world.tab(0).workbench.tables.get('segment', 'v1')]).to.deep.equal([['mergeChanges changedSince'], undefined, undefined]);
    await (await merging(world, 0, there.parcel())).done();
    await world.finish();
    expect([heard.length, first(world, 0), world.tab(1).workbench.tables.segmentsOf('v' as never).length]).to.deep.equal([1, 'other', 1]);
  });
  const neu = (): { there: Member; segment: string } => {
    const there = new Member(smallWork(), 'z'), segment = [{ id: 'v1', version: 'v', order: '1', text: 'eins', after: ' ', state: 'initial' }];
    there.bring('addVersion', { version: { id: 'v', work: 'work', lang: 'de', order: '9', kind: 'translation', note: null, alignment: null }, alignment: null } as never, { segment } as never);
    return { there, segment: 'v1' };
  };
  it('G8 that is dropped takes the rows that it brought along: what was written to them has no effect, until it is worked out again', async () => {
    const world = await open('a', 'a'), { there, segment } = neu(), { workbench } = world.tab(0);
    await world.gate.drain();
    await (await merging(world, 0, there.parcel())).done();
    workbench.dispatch('editSegment', ({ author, time }) => ({ segment: segment as never, base: 'eins', text: 'ein', suggestion: 'sug_e' as never, author, time }));
    world.act(1, edit('other'));
    for (let steps = 0; steps < 20 && world.tab(1).workbench.pending.length > 0; steps++) { await quiet(); await world.step(1, 'well'); }
    await world.finish();
    expect([workbench.tables.get('segment', segment), workbench.log.map(({ kind, patch }) => [kind, Object.keys(patch)])]).to.deep.equal([undefined, [['editSegment', ['segment']], ['editSegment', []]]]);
    await (await merging(world, 0, there.parcel())).done();
    await world.finish();
    expect(world.tab(1).workbench.tables.get('segment', segment)?.text).to.equal('ein');
  });
  it('of a file that another tab merges at the same time leaves the rows of the other', async () => {
    const world = await open('a', 'a'), { there, segment } = neu();
    await world.gate.drain();
    for (const tab of [0, 1]) await world.merge(tab, there.parcel());
    await world.finish();
    for (const tab of [0, 1]) expect(world.tab(tab).workbench.tables.get('segment', segment)?.text).to.equal('eins');
  });
  it('keeps what is typed in a sentence that it takes away as a suggestion', async () => {
    const world = await open('a'), { workbench } = world.tab(0), gone = 'en2' as never;
    workbench.draft(gone, 'typed here');
    const there = new Member(smallWork(), 'z');
    there.run('deleteSegment', { segment: gone, base: 'two', bead: 'b' as never, author: workbench.person, time: 1 });
    await (await merging(world, 0, there.parcel())).done();
    await world.finish();
    expect([workbench.tables.get('segment', gone), proposals(world, 0)]).to.deep.equal([undefined, ['one typed here conflict open']]);
  });
  it('stands on the undo stack as one act, which is taken back by another merge', async () => {
    const world = await open('a'), { workbench } = world.tab(0), merge = await (await merging(world, 0, await from('z', edit('yours')))).done();
    if (isRefusal(merge)) return expect.fail(merge.no);
    expect([workbench.canUndo, workbench.undo()]).to.deep.equal([true, { no: 'mergeUndo', params: { change: merge.id } }]);
    const plan = await planMerge({ tables: workbench.tables, log: workbench.log }, takingBack(workbench.log, merge.id, 'undo'), { breathe: () => Promise.resolve() });
    workbench.dispatch('mergeChanges', ({ author, time }) => ({ ...plan!.args, takesBack: { target: merge.id, kind: 'undo' }, from: '', author, time }));
    expect([first(world, 0), workbench.canUndo, workbench.canRedo, workbench.history.length]).to.deep.equal(['one', false, true, 0]);
    await world.finish();
    return undefined;
  });
});
