// What is being typed in a sentence that somebody else takes away, and acts that others came before: nothing is lost, and people are told.
import { expect } from '@open-wc/testing';
import { isRefusal } from '../../src/core/change.ts';
import type { WorkbenchEvent } from '../../src/app/events.ts';
import type { CommandArgs } from '../../src/core/commands/registry.ts';
import { theWork } from '../../src/core/units.ts';
import type { Workbench } from '../../src/app/workbench.ts';
import { splitSentence } from '../../src/app/alignment-acts.ts';
import { seg, smallWork } from '../core/small.ts';
import { MemoryDisk } from './memory-disk.ts';
import { World, WORK } from './world.ts';

const RU1 = seg('ru1');
const words = (): ReturnType<typeof smallWork> => smallWork({ ru: { words: 'birinci ikinci üçüncü' }, tr: {} });
const suggestions = ({ tables }: Workbench): string[] => [...tables.all('suggestion')].map(({ segment, run, base, text, status }) => `${(run ?? [segment]).map((id) => tables.get('segment', id)?.text).join('+')}: ${base} > ${text} ${status}`);
const cut = (workbench: Workbench, at = 3): void => { if (isRefusal(splitSentence(workbench, { segment: RU1, base: 'birinci', text: 'birinci', at }))) expect.fail('not cut'); };

interface Two { readonly disk: MemoryDisk; readonly world: World; readonly here: Workbench; readonly there: Workbench; readonly heard: WorkbenchEvent[] }
async function two(): Promise<Two> {
  const disk = new MemoryDisk(), world = await World.open(disk, words(), ['a', 'b']), heard: WorkbenchEvent[] = [];
  const [here, there] = [world.tab(0).workbench, world.tab(1).workbench];
  here.subscribe((event) => heard.push(event));
  await world.gate.drain();
  return { disk, world, here, there, heard };
}
const filed = (heard: readonly WorkbenchEvent[]) => heard.flatMap((event) => event.type === 'filed' ? event.filed : []);
const drafts = async ({ disk }: Two): Promise<string[]> => {
  const found = await disk.store.drafts();
  return found.ok ? found.value.map(({ text }) => text) : [];
};

describe('D2 a draft of a sentence that another tab takes away', () => {
  it('is filed at once as a suggestion about what carries the sentence on, and people are told', async () => {
    const all = await two(), { world, here, there, heard } = all;
    here.draft(RU1, 'birinci, ama');
    await world.gate.drain();
    cut(there);
    await world.finish();
    expect([suggestions(here), suggestions(there), here.drafts]).to.deep.equal([['bir+inci: birinci > birinci, ama open'], ['bir+inci: birinci > birinci, ama open'], []]);
    const [told] = filed(heard), [row] = [...here.tables.all('suggestion')];
    expect(told).to.deep.equal({ segment: RU1, text: 'birinci, ama', suggestion: row?.id, now: row?.segment });
    expect(await drafts(all)).to.deep.equal([]);
  });
  it('is no act that an undo takes back: the cut is, and the words stay', async () => {
    const { world, here, there } = await two();
    here.draft(RU1, 'birinci, ama');
    await world.gate.drain();
    cut(there);
    await world.finish();
    expect(isRefusal(there.undo())).to.equal(false);
    await world.finish();
    expect([there.tables.get('segment', RU1)?.text, suggestions(here), suggestions(there)])
      .to.deep.equal(['birinci', ['birinci: birinci > birinci, ama open'], ['birinci: birinci > birinci, ama open']]);
    expect([there.canUndo, here.canUndo, there.canRedo]).to.deep.equal([false, false, true]);
  });
  it('is on disk until the suggestion is logged', async () => {
    const all = await two(), { world, here, there } = all;
    here.draft(RU1, 'birinci, ama');
    await world.gate.drain();
    cut(there);
    await world.gate.step(0); // the other tab has written; this one's turn comes to a full disk
    for (let turns = 0; turns < 4; turns++) await world.gate.step(turns, 'full');
    expect(await drafts(all)).to.deep.equal(['birinci, ama']);
    void here.sync();
    await world.finish();
    expect([await drafts(all), suggestions(there)]).to.deep.equal([[], ['bir+inci: birinci > birinci, ama open']]);
  });
  it('where it was joined, with what stands beside it', async () => {
    const { world, here, there } = await two();
    here.draft(RU1, 'yeni');
    there.dispatch('joinSegments', ({ author, time, newId }) => ({ segments: [RU1, seg('ru2')], base: ['birinci', 'ikinci'], id: newId('seg') as never, bead: newId('bead') as never, author, time }));
    await world.finish();
    expect(suggestions(here)).to.deep.equal(['birinci ikinci: birinci ikinci > yeni ikinci open']);
  });
  it('where it was deleted, beside its neighbour', async () => {
    const { world, here, there } = await two();
    here.draft(RU1, 'yeni');
    there.dispatch('deleteSegment', ({ author, time, newId }) => ({ segment: RU1, base: 'birinci', bead: newId('bead') as never, author, time }));
    await world.finish();
    expect(suggestions(here)).to.deep.equal(['ikinci: ikinci > yeni ikinci open']);
  });
  it('other drafts are let alone', async () => {
    const { world, here, there, heard } = await two();
    here.draft(seg('ru2'), 'ikinci, ama');
    cut(there);
    await world.finish();
    expect([here.drafts.map(({ text }) => text), filed(heard)]).to.deep.equal([['ikinci, ama'], []]);
  });
  it('that nobody had here when it went can still be filed later, also one of two', async () => {
    const all = await two(), { disk, world, there } = all;
    const draft = { segment: RU1, base: 'birinci', work: WORK };
    await disk.store.putDraft({ ...draft, text: 'older', tab: 'gone1', time: 1 });
    await disk.store.putDraft({ ...draft, text: 'newer', tab: 'gone2', time: 2 });
    cut(there);
    await world.gate.drain();
    world.tabs.push(await world.openTab('c'));
    const { workbench } = world.tab(2);
    expect([workbench.drafts.map(({ text }) => text), workbench.olderDrafts.map(({ text }) => text)]).to.deep.equal([['newer'], ['older']]);
    for (const one of [...workbench.olderDrafts, ...workbench.drafts]) expect(isRefusal(workbench.fileDraft(one))).to.equal(false);
    expect([workbench.drafts, workbench.olderDrafts]).to.deep.equal([[], []]);
    await world.finish();
    expect([await drafts(all), suggestions(workbench).map((one) => one.split(' > ')[1])]).to.deep.equal([[], ['older open', 'newer open']]);
  });
  it('of which nobody knows anything stays a draft', async () => {
    const { world, here } = await two();
    here.keepDraft({ segment: seg('never'), base: 'x', text: 'typed', time: 1 });
    expect([here.fileDraft(here.drafts[0]!), here.drafts.length]).to.deep.equal([{ no: 'gone', params: {} }, 1]);
    await world.finish();
  });
});

describe('an act that others came before', () => {
  it('is told where it does not apply any more', async () => {
    const { world, here, there, heard } = await two();
    there.dispatch('deleteSegment', ({ author, time, newId }) => ({ segment: RU1, base: 'birinci', bead: newId('bead') as never, author, time }));
    await world.gate.step(1);
    const late = here.dispatch('setState', () => ({ segment: RU1, base: 'birinci', state: 'final' }));
    await world.finish();
    const told = heard.flatMap((event) => event.type === 'void' ? event.acts : []);
    expect(told.map(({ change, refusal }) => [!isRefusal(late) && change.id === late.id, refusal.no])).to.deep.equal([[true, 'gone']]);
  });
  it('is not told where others have done the same', async () => {
    const { world, here, there, heard } = await two();
    for (const workbench of [there, here]) workbench.dispatch('setState', () => ({ segment: RU1, base: 'birinci', state: 'final' }));
    await world.finish();
    expect(heard.filter(({ type }) => type === 'void')).to.deep.equal([]);
  });
  it('a version that was brought while the original was replaced stands beside the new one, and there is nothing to tell', async () => {
    const { world, heard } = await two();
    await world.bring(1, { kind: 'replaceVersion', at: 0, text: 'new', stale: false, pick: 0 });
    await world.gate.step(); // written there, and not read here yet
    const added = await world.bring(0, { kind: 'addVersion', at: 3, text: 'neu', stale: false, pick: 0 });
    await world.finish();
    if (!added || isRefusal(added)) throw new Error('not added');
    const { tables } = world.tab(1).workbench, { version } = added.args as CommandArgs['addVersion'];
    expect(heard.filter(({ type }) => type === 'void')).to.deep.equal([]);
    expect(tables.get('alignment', tables.get('version', version.id)?.alignment ?? '')?.source).to.equal(theWork(tables).pivot);
  });
});
