// Law D2 in memory: what has been typed and written down is on disk, as a draft or in the log, until it is dealt with.
import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import type { SegmentId } from '../../src/core/ids.ts';
import { isRefusal } from '../../src/core/change.ts';
import { save } from '../../src/app/acts.ts';
import { splitSentence } from '../../src/app/alignment-acts.ts';
import { DraftDesk } from '../../src/app/draft-desk.ts';
import { Workbench } from '../../src/app/workbench.ts';
import type { Draft } from '../../src/store/types.ts';
import { holds, PATIENCE } from '../property.ts';
import { seg, smallWork, ver } from '../core/small.ts';
import type { Outcome } from './gate.ts';
import { Gate, GatedStore } from './gate.ts';
import { MemoryDisk } from './memory-disk.ts';
import { World, WORK } from './world.ts';

type Move =
  | { readonly move: 'type' | 'save' | 'cut' | 'join' | 'delete'; readonly tab: number; readonly at: number }
  | { readonly move: 'step'; readonly pick: number; readonly outcome: Outcome }
  | { readonly move: 'kill'; readonly tab: number };

const moves: fc.Arbitrary<Move[]> = fc.array(fc.oneof(
  { weight: 6, arbitrary: fc.record({ move: fc.constantFrom('type' as const, 'type' as const, 'save' as const, 'cut' as const, 'join' as const, 'delete' as const), tab: fc.nat(1), at: fc.nat(1) }) },
  { weight: 8, arbitrary: fc.record({ move: fc.constant('step' as const), pick: fc.nat(3), outcome: fc.constantFrom<Outcome>('well', 'well', 'well', 'full', 'lost') }) },
  { weight: 1, arbitrary: fc.record({ move: fc.constant('kill' as const), tab: fc.nat(1) }) },
), { maxLength: 40, size: 'max' });

describe('D2 drafts', function () {
  this.timeout(PATIENCE);

  it('D2 every text that was written down is on disk, itself or what it grew into, also when its sentence is cut, joined or deleted', () => holds(moves, async (list) => {
    const disk = new MemoryDisk(), written = new Set<string>(), grewFrom = new Map<string, string>();
    const put = disk.store.putDraft.bind(disk.store);
    disk.store.putDraft = (draft: Draft) => { written.add(draft.text); return put(draft); };
    const world = await World.open(disk, smallWork({ ru: {} }), ['a', 'a']);
    for (const [number, move] of list.entries()) {
      if (move.move === 'type') type(world, move, `typed ${number}`);
      else if (move.move === 'save') saveDraft(world, move);
      else if (move.move === 'cut' || move.move === 'join' || move.move === 'delete') takeAway(world, move.move, move);
      else if (move.move === 'step') await world.step(move.pick, move.outcome);
      else await world.kill(move.tab);
      await everythingIsThere();
    }
    await world.gate.drain();
    await world.finish();
    await everythingIsThere();

    function type({ tabs }: World, { tab, at }: { tab: number; at: number }, text: string): void {
      const { workbench } = tabs[tab]!, list = workbench.tables.segmentsOf(ver('en')), segment = list[at % list.length]!.id;
      const former = workbench.draftOf(segment)?.text;
      if (former) grewFrom.set(text, former);
      workbench.draft(segment, text);
    }
    function saveDraft({ tabs }: World, { tab, at }: { tab: number; at: number }): void {
      const { workbench } = tabs[tab]!, draft = workbench.drafts[at];
      if (!draft) return;
      const saved = save(workbench, draft);
      if (!isRefusal(saved)) world.acts.set(saved.id, saved);
    }
    /** Of what is typed there only a cut takes it along; the other acts, and those of another tab, have to leave it somewhere. */
    function takeAway({ tabs }: World, what: 'cut' | 'join' | 'delete', { tab, at }: { tab: number; at: number }): void {
      const { workbench } = tabs[tab]!, list = workbench.tables.segmentsOf(ver('en')), [first, second] = list.slice(at % list.length), draft = workbench.draftOf(first!.id);
      const done = what === 'cut' ? splitSentence(workbench, { segment: first!.id, base: draft?.base ?? first!.text, text: draft?.text ?? first!.text, at: 1 })
        : what === 'delete' ? workbench.dispatch('deleteSegment', ({ author, time, newId }) => ({ segment: first!.id, base: first!.text, bead: newId('bead') as never, author, time }))
          : second && workbench.dispatch('joinSegments', ({ author, time, newId }) => ({ segments: [first!.id, second.id], base: [first!.text, second.text], id: newId('seg') as never, bead: newId('bead') as never, author, time }));
      if (!done || isRefusal(done)) return;
      const change = 'change' in done ? done.change : done;
      world.acts.set(change.id, change);
    }
    async function everythingIsThere(): Promise<void> {
      const drafts = await disk.store.drafts(), log = await world.log();
      const there = new Set([...drafts.ok ? drafts.value.map(({ text }) => text) : [], ...log.map(({ args }) => (args as { text: string }).text)]);
      for (const text of there) { const former = grewFrom.get(text); if (former !== undefined) there.add(former); }
      for (const text of written) expect(there).to.include(text);
    }
  }, { runs: 1000 }));
});

describe('a draft that could not be written', () => {
  it('is never called saved, and is when it has been written after all', async () => {
    const disk = new MemoryDisk(), store = await disk.openTab('a', 'dev'), world = await World.open(disk, smallWork(), []);
    let full = true;
    const usual = store.putDraft.bind(store);
    store.putDraft = (draft) => full ? Promise.resolve({ ok: false, error: { code: 'quota', at: 'draft', params: { detail: '' } } }) : usual(draft);
    const opened = await Workbench.open(store, WORK, { now: () => 1, newId: (prefix) => `${prefix}_${world.tabs.length}` });
    if (!opened.ok) throw new Error(opened.error.code);
    const { value: workbench } = opened;
    workbench.draft(seg('en1'), 'typed');
    expect((await workbench.settled()).kind).to.equal('trouble');
    await workbench.sync(); // the draft fails again; there is no act to write, and that goes well
    expect(workbench.status).to.deep.include({ kind: 'trouble', pending: 0 });
    full = false;
    workbench.draft(seg('en1'), 'typed on');
    expect((await workbench.settled()).kind).to.equal('saved');
  });
});

const EN1 = seg('en1');
const drafted = (text: string, segment: SegmentId = EN1) => ({ segment, base: 'one', text, time: 1 });

describe('draft desk', () => {
  async function desk(disk: MemoryDisk, tab: string): Promise<{ desk: DraftDesk; gate: Gate; store: GatedStore }> {
    const gate = new Gate(), store = new GatedStore(await disk.openTab(tab, 'dev'), gate), made = new DraftDesk(store, WORK);
    await made.open();
    return { desk: made, gate, store };
  }
  const onDisk = async ({ store }: MemoryDisk): Promise<string[]> => {
    const drafts = await store.drafts();
    return drafts.ok ? drafts.value.map(({ tab, text }) => `${tab}: ${text}`).sort() : [];
  };

  it('gives every text to the store in the task of the keystroke', async () => {
    const asked: string[] = [], store = new MemoryDisk().store, here = new DraftDesk(store, WORK);
    store.putDraft = ({ text }: Draft) => { asked.push(text); return new Promise(() => undefined); };
    for (const text of ['1', '12', '123']) here.put(drafted(text));
    here.put(drafted('other', seg('en2')));
    expect(asked).to.deep.equal(['1', '12', '123', 'other']);
    await Promise.resolve();
  });
  it('takes up a draft of a tab that is gone and drops its row only after its own is written', async () => {
    const disk = new MemoryDisk();
    await disk.store.putDraft({ ...drafted('left behind'), work: WORK, tab: 'gone' });
    const { desk: here, gate } = await desk(disk, 'a');
    expect(here.get(EN1)?.text).to.equal('left behind');
    here.put(drafted('left behind, continued'));
    await gate.step(0, 'full');
    await gate.step(0);
    expect(await onDisk(disk)).to.deep.equal(['gone: left behind']);
    here.retry();
    await gate.drain();
    expect(await onDisk(disk)).to.deep.equal(['a: left behind, continued']);
  });
  it('lets the drafts of open tabs alone', async () => {
    const disk = new MemoryDisk(), { desk: there, gate } = await desk(disk, 'a');
    disk.listen('a', () => undefined);
    there.put(drafted('theirs'));
    await gate.drain();
    expect((await desk(disk, 'b')).desk.all).to.deep.equal([]);
  });
  it('of two drafts that were left behind the newer one is taken, the older listed', async () => {
    const disk = new MemoryDisk();
    await disk.store.putDraft({ ...drafted('old'), work: WORK, tab: 'x', time: 1 });
    await disk.store.putDraft({ ...drafted('new'), work: WORK, tab: 'y', time: 2 });
    await disk.store.putDraft({ ...drafted('of another work'), work: 'other' as never, tab: 'z', time: 3 });
    const { desk: here } = await desk(disk, 'a');
    expect([here.get(EN1)?.text, here.older.map(({ text }) => text), here.all.length]).to.deep.equal(['new', ['old'], 1]);
  });
  it('a row that its tab has written on since it was taken up is left alone', async () => {
    for (const end of ['put', 'discard', 'take'] as const) {
      const disk = new MemoryDisk();
      await disk.store.putDraft({ ...drafted('left behind'), work: WORK, tab: 'back' });
      const { desk: here, gate, store } = await desk(disk, 'a');
      await disk.store.putDraft({ ...drafted('left behind, and on'), work: WORK, tab: 'back' });
      if (end === 'put') here.put(drafted('mine'));
      else if (end === 'discard') here.discard(EN1);
      else for (const key of here.take(EN1)) void store.dropDraft(key);
      await gate.drain();
      expect(await onDisk(disk), end).to.include('back: left behind, and on');
    }
  });
  it('an older draft of this tab is not written over', async () => {
    const disk = new MemoryDisk();
    await disk.store.putDraft({ ...drafted('older'), work: WORK, tab: 'a', time: 1 });
    await disk.store.putDraft({ ...drafted('newer'), work: WORK, tab: 'gone', time: 2 });
    const { desk: here, gate } = await desk(disk, 'a');
    here.put({ ...drafted('newer, and on'), time: 3 });
    await gate.drain();
    expect(await onDisk(disk)).to.deep.equal(['a: older', 'a~2: newer, and on']);
    const again = await desk(disk, 'a');
    expect([again.desk.get(EN1)?.text, again.desk.older.map(({ text }) => text)]).to.deep.equal(['newer, and on', ['older']]);
    again.desk.discardOlder(again.desk.older[0]!);
    await again.gate.drain();
    expect([again.desk.older, await onDisk(disk)]).to.deep.equal([[], ['a~2: newer, and on']]);
  });
  it('what an act that waits has typed stays on disk, whatever is typed or discarded after it', async () => {
    const disk = new MemoryDisk(), { desk: here, gate, store } = await desk(disk, 'a');
    here.put(drafted('saved'));
    await gate.drain();
    const keys = here.take(EN1); // the disk is full: the act waits
    here.put(drafted('another'));
    await gate.drain();
    expect(await onDisk(disk)).to.deep.equal(['a: saved', 'a~2: another']);
    here.discard(EN1);
    here.discard(EN1);
    await gate.drain();
    expect(await onDisk(disk)).to.deep.equal(['a: saved']);
    for (const key of keys) void store.dropDraft(key);
    here.written(keys);
    here.put(drafted('third'));
    await gate.drain();
    expect(await onDisk(disk)).to.deep.equal(['a: third']);
  });
  it('a discarded draft is gone, with the row that it was taken from', async () => {
    const disk = new MemoryDisk();
    await disk.store.putDraft({ ...drafted('left behind'), work: WORK, tab: 'gone' });
    const { desk: here, gate } = await desk(disk, 'a');
    here.discard(EN1);
    await gate.drain();
    expect([here.get(EN1), await onDisk(disk)]).to.deep.equal([undefined, []]);
  });
  it('what is typed right after a discard stays', async () => {
    const disk = new MemoryDisk(), { desk: here, gate } = await desk(disk, 'a');
    here.put(drafted('no'));
    here.discard(EN1);
    here.put(drafted('yes'));
    await gate.drain();
    expect(await onDisk(disk)).to.deep.equal(['a: yes']);
  });
  it('a draft that has been committed meanwhile is no failure', async () => {
    const { desk: here, gate } = await desk(new MemoryDisk(), 'a');
    here.put(drafted('1'));
    expect(here.take(EN1)).to.deep.equal([{ segment: EN1, tab: 'a' }]);
    await gate.drain('full');
    expect(await here.settled()).to.deep.include({ ok: true });
  });
  it('says which draft could not be written, until it could', async () => {
    const disk = new MemoryDisk(), { desk: here, gate } = await desk(disk, 'a');
    here.put(drafted('1'));
    here.put(drafted('2', seg('en2')));
    await gate.step(0, 'full');
    await gate.drain();
    expect(await here.settled()).to.deep.include({ ok: false });
    expect(await onDisk(disk)).to.deep.equal(['a: 2']);
    here.retry();
    await gate.drain();
    expect([await here.settled(), await onDisk(disk)]).to.deep.equal([{ ok: true, value: undefined }, ['a: 1', 'a: 2']]);
  });
});
