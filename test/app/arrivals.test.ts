/** Versions that one tab brings and others hear of: the rows arrive with the change (rules V3, V4, V7 between tabs). */
import { expect } from '@open-wc/testing';
import { isRefusal } from '../../src/core/change.ts';
import type { Change } from '../../src/core/change.ts';
import { units, versionsOf } from '../../src/core/units.ts';
import type { Act } from '../core/arbitrary.ts';
import { bringingOf } from '../core/newcomers.ts';
import { bytes } from '../core/play.ts';
import { smallWork } from '../core/small.ts';
import { MemoryDisk } from './memory-disk.ts';
import { WORK, World } from './world.ts';

const act = (kind: Act['kind'], more: Partial<Act> = {}): Act => ({ kind, at: 3, text: 'neu', stale: false, pick: 0, ...more });
const columns = (world: World, tab: number): number => versionsOf(world.tab(tab).workbench.tables).length;
const cells = (world: World, tab: number): string[] => units(world.tab(tab).workbench.tables).map(({ cells: of }) => [...of.values()].flat().join(' '));
const open = (disk: MemoryDisk, ...devices: string[]): Promise<World> => World.open(disk, smallWork(), devices);

describe('a version that one tab brings', () => {
  it('is in the other tab, with its rows and everything done to them since', async () => {
    const world = await open(new MemoryDisk(), 'a', 'b');
    await world.bring(0, act('addVersion'));
    const added = versionsOf(world.tab(0).workbench.tables).find(({ id }) => id.startsWith('ver'))!;
    const [segment] = world.tab(0).workbench.tables.segmentsOf(added.id);
    world.tab(0).workbench.dispatch('editSegment', ({ author, time }) => ({ segment: segment!.id, base: segment!.text, text: 'später', suggestion: 'sug_x' as never, author, time }));
    await world.finish();
    expect([columns(world, 1), cells(world, 1), world.tab(1).workbench.tables.get('segment', segment!.id)?.text]).to.deep.equal([4, cells(world, 0), 'später']);
  });

  it('whose rows cannot be read now is not shown half; they are read at the next try', async () => {
    const world = await open(new MemoryDisk(), 'a', 'b');
    await world.gate.drain();
    await world.bring(0, act('addVersion'));
    for (let steps = 0; steps < 4; steps++) await world.step(0, 'well'); // written, and the other tab called
    for (let steps = 0; steps < 20 && world.tab(1).workbench.status.kind !== 'trouble'; steps++) await world.step(1, 'lost');
    expect([world.tab(1).workbench.status.kind, columns(world, 1)]).to.deep.equal(['trouble', 3]);
    await world.finish();
    expect(cells(world, 1)).to.deep.equal(cells(world, 0));
  });

  it('two tabs that replace one version at once: the first takes its place, the other stands beside it', async () => {
    const world = await open(new MemoryDisk(), 'a', 'b');
    await world.bring(0, act('replaceVersion', { at: 1 }));
    await world.bring(1, act('replaceVersion', { at: 1 }));
    await world.finish();
    const log = await world.log();
    expect([log.map(({ patch }) => Object.keys(patch.version ?? {}).length), columns(world, 0), cells(world, 1)]).to.deep.equal([[2, 1], 4, cells(world, 0)]);
  });

  it('V4 what another tab writes to a version while it is replaced follows as a suggestion', async () => {
    const world = await open(new MemoryDisk(), 'a', 'b');
    await world.bring(0, act('replaceVersion', { at: 1, pick: 2 }));
    world.tab(1).workbench.dispatch('editSegment', ({ author, time }) => ({ segment: 'ru1' as never, base: 'bir', text: 'raz', suggestion: 'sug_late' as never, author, time }));
    await world.finish();
    for (const { workbench } of world.tabs) {
      expect(workbench.tables.get('segment', 'ru1')?.text).to.equal('bir');
      expect(workbench.tables.get('segment', workbench.tables.get('suggestion', 'sug_late')!.segment)?.from).to.equal('ru1');
    }
  });

  it('V3 what another tab wrote before it was replaced comes along as a suggestion, in whatever order they are logged', async () => {
    const world = await open(new MemoryDisk(), 'a', 'b');
    world.tab(1).workbench.dispatch('editSegment', ({ author, time }) => ({ segment: 'ru1' as never, base: 'bir', text: 'raz', suggestion: 'sug_e' as never, author, time }));
    await world.gate.step(); // the edit waits before the replacement
    await world.bring(0, act('replaceVersion', { at: 1, pick: 2 }));
    await world.finish();
    const { tables } = world.tab(0).workbench, heir = [...tables.all('segment')].find(({ from }) => from === 'ru1')!;
    expect(tables.suggestionsOf(heir.id).map(({ text, origin }) => `${text} ${origin}`)).to.deep.equal(['raz conflict']);
  });
});

describe('V7 bringing', () => {
  const bring = async (world: World, wanted: Act, signal?: AbortSignal) => {
    const { workbench } = world.tab(0);
    const bringing = bringingOf(wanted, workbench.tables, { author: workbench.person, time: 1, newId: (prefix) => `${prefix}_new` })!;
    return workbench.bring(bringing.kind, () => bringing.args, { rows: bringing.rows, ...(signal ? { signal } : {}) });
  };

  it('V7 that is refused leaves the work and the disk as they were', async () => {
    const disk = new MemoryDisk(), world = await open(disk, 'a'), before = bytes(world.tab(0).workbench.tables);
    const done = await bring(world, act('addVersion', { stale: true }));
    expect(done.ok && isRefusal(done.value) && done.value.no).to.equal('changedSince');
    expect([bytes(world.tab(0).workbench.tables), await disk.store.sweep(WORK, ['ver_new', 'aln_new'])]).to.deep.equal([before, { ok: true, value: 0 }]);
    await world.finish();
    expect(await world.log()).to.deep.equal([]);
  });

  it('V7 that is aborted, before or while it is staged, leaves them so, too', async () => {
    const disk = new MemoryDisk(), world = await open(disk, 'a'), before = bytes(world.tab(0).workbench.tables), abort = new AbortController();
    const later = bring(world, act('addVersion'), abort.signal);
    abort.abort();
    for (const done of [await later, await bring(world, act('addVersion'), AbortSignal.abort())]) expect(!done.ok && done.error.code).to.equal('closed');
    expect([bytes(world.tab(0).workbench.tables), await disk.store.sweep(WORK, ['ver_new', 'aln_new'])]).to.deep.equal([before, { ok: true, value: 0 }]);
    await world.finish();
  });

  it('is one act: one undo, one redo', async () => {
    const world = await open(new MemoryDisk(), 'a'), before = cells(world, 0);
    const done = await world.bring(0, act('addVersion')) as Change, after = cells(world, 0);
    expect(JSON.stringify(done).length).to.be.lessThan(2_000);
    world.tab(0).workbench.undo();
    expect(cells(world, 0)).to.deep.equal(before);
    world.tab(0).workbench.redo();
    expect(cells(world, 0)).to.deep.equal(after);
    await world.finish();
  });
});
