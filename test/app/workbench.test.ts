// The workbench without a screen: what one tab does, says and writes. Several tabs are in two-tabs.test.ts.
import { aTimeout, expect } from '@open-wc/testing';
import type { Change } from '../../src/core/change.ts';
import { isRefusal } from '../../src/core/change.ts';
import type { Bead } from '../../src/core/model.ts';
import { replaceEverywhere, restore, save, setState, suggest } from '../../src/app/acts.ts';
import { accept, reject, withdraw } from '../../src/app/review-acts.ts';
import type { WorkbenchEvent } from '../../src/app/events.ts';
import { Listeners } from '../../src/app/events.ts';
import { Workbench } from '../../src/app/workbench.ts';
import { MemoryStore } from '../../src/store/memory-store.ts';
import { beads, seg, smallWork, sug, ver } from '../core/small.ts';
import { WORK } from './world.ts';

const EN1 = seg('en1');

async function open(store = new MemoryStore()): Promise<{ workbench: Workbench; store: MemoryStore; heard: WorkbenchEvent[] }> {
  let ids = 0, clock = 1000;
  await store.stage(smallWork());
  const opened = await Workbench.open(store, WORK, { now: () => ++clock, newId: (prefix) => `${prefix}_${++ids}` });
  if (!opened.ok) throw new Error(opened.error.code);
  const heard: WorkbenchEvent[] = [];
  opened.value.subscribe((event) => heard.push(event));
  return { workbench: opened.value, store, heard };
}
const text = ({ tables }: Workbench): string | undefined => tables.get('segment', 'en1')?.text;
const state = ({ tables }: Workbench): string | undefined => tables.get('segment', 'en1')?.state;
const kinds = (heard: readonly WorkbenchEvent[]): string[] => heard.map((event) => event.type === 'status' ? event.status.kind : event.type).filter((kind, at, all) => kind !== all[at - 1]);
const drafts = async (store: MemoryStore): Promise<string[]> => {
  const found = await store.drafts();
  return found.ok ? found.value.map((draft) => draft.text) : [];
};

describe('workbench', () => {
  it('a work that is not there is an error, not a throw', async () => {
    const opened = await Workbench.open(new MemoryStore(), WORK, { now: () => 0, newId: () => 'x' });
    expect(opened.ok).to.equal(false);
  });
  it('paints at once, says "saving", then "saved" after the write', async () => {
    const { workbench, heard } = await open();
    save(workbench, { segment: EN1, base: 'one', text: 'uno' });
    expect([text(workbench), workbench.status]).to.deep.equal(['uno', { kind: 'saving', pending: 1 }]);
    expect((await workbench.settled()).kind).to.equal('saved');
    expect(kinds(heard)).to.deep.equal(['patch', 'draft', 'saving', 'saved']);
  });
  it('the event of an act carries its patch and says that it is from here', async () => {
    const { workbench, heard } = await open();
    const change = save(workbench, { segment: EN1, base: 'one', text: 'uno' }) as Change;
    expect(heard[0]).to.deep.equal({ type: 'patch', patch: change.patch, from: 'here' });
  });
  it('"saved" keeps the time of the write', async () => {
    const { workbench } = await open();
    save(workbench, { segment: EN1, base: 'one', text: 'uno' });
    const saved = await workbench.settled();
    expect(await workbench.settled()).to.deep.equal(saved);
  });
  it('without an act nothing is said', async () => { const { workbench, heard } = await open(); expect([await workbench.settled(), heard]).to.deep.equal([{ kind: 'unchanged' }, []]); });
  it('without a disk it never says "saved"', async () => {
    const error = { code: 'unavailable', at: 'open', params: { detail: '' } } as const;
    const { workbench, heard } = await open(new MemoryStore(error));
    save(workbench, { segment: EN1, base: 'one', text: 'uno' });
    expect(await workbench.settled()).to.deep.equal({ kind: 'trouble', pending: 0, error });
    expect(kinds(heard)).not.to.include('saved');
  });
  it('a change is stamped with author, time, device and the next counter', async () => {
    const { workbench } = await open();
    const one = setState(workbench, EN1, 'final') as Change, two = setState(workbench, EN1, 'initial') as Change;
    expect(one).to.deep.include({ work: WORK, device: workbench.device, author: workbench.person, counter: 1, kind: 'setState' });
    expect([two.counter, two.time > one.time, two.id === one.id]).to.deep.equal([2, true, false]);
  });
  it('a refusal changes nothing and writes nothing', async () => {
    const { workbench, store, heard } = await open();
    expect(setState(workbench, seg('gone'), 'final')).to.include({ no: 'gone' });
    expect([heard, await store.changesAfter(WORK, 0)]).to.deep.equal([[], { ok: true, value: { changes: [], head: 0 } }]);
  });
  it('nothing to undo, nothing to redo', async () => { const { workbench } = await open(); expect([workbench.undo(), workbench.redo(), workbench.canUndo, workbench.canRedo]).to.deep.equal([{ no: 'nothingToUndo', params: {} }, { no: 'nothingToRedo', params: {} }, false, false]); });
  it('a listener’s mistake stops neither the others nor the saving', () => {
    const listeners = new Listeners(), heard: string[] = [], mistakes: unknown[] = [];
    const former = globalThis.queueMicrotask;
    globalThis.queueMicrotask = (job) => { try { job(); } catch (mistake) { mistakes.push(mistake); } };
    listeners.add(() => { throw new Error('mine'); });
    const stop = listeners.add(({ type }) => heard.push(type));
    listeners.tell({ type: 'draft', segment: EN1 });
    globalThis.queueMicrotask = former;
    stop();
    listeners.add(() => heard.push('other'));
    expect([heard, String(mistakes[0])]).to.deep.equal([['draft'], 'Error: mine']);
  });
  it('the name that one gives oneself is kept, and signs from now on', async () => {
    const { workbench, store, heard } = await open();
    const before = setState(workbench, EN1, 'final') as Change;
    await workbench.setName('  Ayşe ');
    expect([before.author.name, (setState(workbench, EN1, 'initial') as Change).author.name]).to.deep.equal(['', 'Ayşe']);
    expect(kinds(heard)).to.include('person');
    const again = (await open(store)).workbench;
    expect(again.person).to.deep.equal(workbench.person);
  });
  it('after it is closed it hears nothing', async () => {
    const store = new MemoryStore();
    const stopped: string[] = [];
    store.onHead = () => () => stopped.push('head');
    store.onTrouble = () => () => stopped.push('trouble');
    (await open(store)).workbench.close();
    expect(stopped).to.deep.equal(['head', 'trouble']);
  });
});

describe('an act that brings rows', () => {
  const brought = (): Bead[] => beads('ru', '1-2 2-1 3-3').map((bead) => ({ ...bead, id: `n_${bead.id}` as never, alignment: 'aln_new' as never }));
  const bring = (workbench: Workbench, more: { signal?: AbortSignal; before: () => Promise<void> }) => workbench.bring('adoptAlignments', () => ({
    adopted: [{ version: ver('ru'), base: 'aln_ru' as never, alignment: { ...workbench.tables.get('alignment', 'aln_ru')!, id: 'aln_new' as never } }], why: 'realign', bead: 'b' as never,
  }), { rows: { bead: brought() }, ...more });

  it('is looked at beforehand, when they are here and nothing has changed yet', async () => {
    const { workbench } = await open(), seen: unknown[] = [];
    const done = await bring(workbench, { before: () => { seen.push(workbench.tables.get('bead', 'n_bead_ru0')?.target, workbench.log.length); return Promise.resolve(); } });
    expect([done.ok && isRefusal(done.value), seen, workbench.tables.get('version', 'ru')?.alignment]).to.deep.equal([false, [['ru2'], 0], 'aln_new']);
  });
  it('that was cancelled is looked at no more', async () => {
    const { workbench } = await open(), abort = new AbortController();
    abort.abort();
    expect((await bring(workbench, { signal: abort.signal, before: () => expect.fail('looked at') })).ok).to.equal(false);
  });
});

describe('drafts of a workbench', () => {
  it('a draft keeps the text that was there when it began', async () => {
    const { workbench, store } = await open();
    workbench.draft(EN1, 'o');
    setState(workbench, EN1, 'final');
    workbench.dispatch('editSegment', ({ author, time }) => ({ segment: EN1, base: 'one', text: 'uno', suggestion: sug('s'), author, time }));
    workbench.draft(EN1, 'on');
    expect(workbench.draftOf(EN1)).to.deep.include({ base: 'one', text: 'on' });
    await workbench.settled();
    expect(await drafts(store)).to.deep.equal(['on']);
  });
  it('what was typed under a text that changed is saved as a suggestion', async () => {
    const { workbench, store } = await open();
    workbench.draft(EN1, 'eins');
    workbench.dispatch('editSegment', ({ author, time }) => ({ segment: EN1, base: 'one', text: 'uno', suggestion: sug('s1'), author, time }));
    save(workbench, workbench.draftOf(EN1)!);
    await workbench.settled();
    expect([text(workbench), [...workbench.tables.all('suggestion')].map((row) => row.text), await drafts(store)]).to.deep.equal(['uno', ['eins'], []]);
  });
  it('saving takes the draft away, here and on disk', async () => {
    const { workbench, store } = await open();
    workbench.draft(EN1, 'uno');
    save(workbench, workbench.draftOf(EN1)!);
    expect(workbench.drafts).to.deep.equal([]);
    await workbench.settled();
    expect(await drafts(store)).to.deep.equal([]);
  });
  it('what is typed after a save, before it is written, stays', async () => {
    const { workbench, store } = await open();
    workbench.draft(EN1, 'uno');
    save(workbench, workbench.draftOf(EN1)!);
    workbench.draft(EN1, 'uno due');
    await workbench.settled();
    expect([await drafts(store), workbench.draftOf(EN1)?.base]).to.deep.equal([['uno due'], 'uno']);
  });
  it('typing back to the text is no draft any more', async () => {
    const { workbench, store } = await open();
    workbench.draft(EN1, 'on');
    workbench.draft(EN1, 'one');
    await workbench.settled();
    expect([workbench.drafts, await drafts(store)]).to.deep.equal([[], []]);
  });
  it('a refused act keeps the draft', async () => {
    const { workbench } = await open();
    workbench.draft(EN1, 'uno');
    expect(workbench.dispatch('editSegment', ({ author, time }) => ({ segment: seg('gone'), base: '', text: 'uno', suggestion: sug('s'), author, time }), EN1)).to.include({ no: 'gone' });
    expect(workbench.draftOf(EN1)?.text).to.equal('uno');
  });
  it('a draft of a segment that is not there is none', async () => { const { workbench, heard } = await open(); workbench.draft(seg('gone'), 'x'); expect([workbench.drafts, heard]).to.deep.equal([[], []]); });
  it('drafts survive a reopening', async () => {
    const { workbench, store } = await open();
    workbench.draft(EN1, 'uno');
    await workbench.settled();
    expect((await open(store)).workbench.draftOf(EN1)).to.deep.include({ text: 'uno', base: 'one', work: WORK });
  });
  it('a draft that could not be written is written when writing works again', async () => {
    const { workbench, store } = await open(), put = store.putDraft.bind(store);
    store.putDraft = () => Promise.resolve({ ok: false, error: { code: 'quota', at: 'draft', params: { detail: '' } } });
    workbench.draft(EN1, 'uno');
    expect(await workbench.settled()).to.deep.include({ kind: 'trouble', pending: 0 });
    store.putDraft = put;
    setState(workbench, seg('en2'), 'final');
    await aTimeout(0);
    expect(await drafts(store)).to.deep.equal(['uno']);
    expect((await workbench.settled()).kind).to.equal('saved');
  });
  it('every change of a draft is told', async () => {
    const { workbench, heard } = await open();
    workbench.draft(EN1, 'uno');
    workbench.discardDraft(EN1);
    expect(heard).to.deep.equal([{ type: 'draft', segment: 'en1' }, { type: 'draft', segment: 'en1' }]);
  });
});

describe('acts', () => {
  it('saving an unchanged text confirms it', async () => { const { workbench } = await open(); save(workbench, { segment: EN1, base: 'one', text: 'one' }); expect(state(workbench)).to.equal('reviewed'); });
  it('saving a text unchanged that has changed meanwhile confirms nothing', async () => {
    const { workbench } = await open();
    save(workbench, { segment: EN1, base: 'one', text: 'uno' });
    expect(save(workbench, { segment: EN1, base: 'one', text: 'one' })).to.include({ no: 'changedSince' });
    expect([text(workbench), state(workbench)]).to.deep.equal(['uno', 'translated']);
  });
  it('saving what somebody else has written meanwhile ends the draft', async () => {
    const { workbench } = await open();
    workbench.draft(EN1, 'uno');
    workbench.dispatch('editSegment', ({ author, time }) => ({ segment: EN1, base: 'one', text: 'uno', suggestion: sug('s'), author, time }));
    expect(save(workbench, workbench.draftOf(EN1)!)).to.include({ no: 'noChange' });
    expect(workbench.drafts).to.deep.equal([]);
  });
  it('a suggestion closes the draft and waits for a decision', async () => {
    const { workbench } = await open();
    workbench.draft(EN1, 'uno');
    suggest(workbench, { segment: EN1, base: 'one', text: 'uno', reason: 'because' });
    const [row] = workbench.tables.suggestionsOf(EN1);
    expect([row?.text, row?.reason, row?.status, workbench.drafts]).to.deep.equal(['uno', 'because', 'open', []]);
    accept(workbench, row!.id);
    expect([text(workbench), workbench.tables.get('suggestion', row!.id)?.status]).to.deep.equal(['uno', 'accepted']);
  });
  it('reject and withdraw decide', async () => {
    const { workbench } = await open();
    for (const word of ['a', 'b']) suggest(workbench, { segment: EN1, base: 'one', text: word, reason: '' });
    const [a, b] = workbench.tables.suggestionsOf(EN1);
    reject(workbench, a!.id, 'no');
    withdraw(workbench, b!.id);
    expect(workbench.tables.suggestionsOf(EN1).map(({ status, decision }) => [status, decision?.reason])).to.deep.equal([['rejected', 'no'], ['withdrawn', '']]);
  });
  it('acts on what is not there are refused', async () => {
    const { workbench } = await open();
    for (const done of [accept(workbench, sug('x')), reject(workbench, sug('x'), ''), withdraw(workbench, sug('x')), restore(workbench, { segment: seg('x'), text: '', of: 'c' as never }), setState(workbench, seg('x'), 'final')]) expect(done).to.include({ no: 'gone' });
  });
  it('restore brings an earlier text back as a new change', async () => {
    const { workbench } = await open();
    const change = save(workbench, { segment: EN1, base: 'one', text: 'uno' }) as Change;
    restore(workbench, { segment: EN1, text: 'one', of: change.id });
    expect([text(workbench), workbench.log.length]).to.deep.equal(['one', 2]);
  });
  it('replaceEverywhere is one change and one undo', async () => {
    const { workbench } = await open();
    replaceEverywhere(workbench, { find: 'i', replacement: 'ı', edits: [{ segment: seg('ru1'), base: 'bir', text: 'bır' }, { segment: seg('tr1'), base: 'eski', text: 'bır' }, { segment: seg('tr2'), base: 'eski', text: 'ıkı' }] });
    expect([workbench.tables.get('segment', 'ru1')?.text, workbench.tables.count('suggestion'), workbench.log.length]).to.deep.equal(['bır', 2, 1]);
    workbench.undo();
    expect([workbench.tables.get('segment', 'ru1')?.text, workbench.tables.count('suggestion')]).to.deep.equal(['bir', 0]);
  });
});
