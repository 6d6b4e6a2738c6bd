// Versions and alignments that are staged into a work: invisible until a change names them, and gone where none does (V7).
import { expect } from '@open-wc/testing';
import { asId } from '../../src/core/ids.ts';
import type { AlignmentId, BeadId, SegmentId, VersionId, WorkId } from '../../src/core/ids.ts';
import type { Change } from '../../src/core/change.ts';
import type { CommandArgs } from '../../src/core/commands/registry.ts';
import { runCommand } from '../../src/core/commands/registry.ts';
import { isRefusal } from '../../src/core/change.ts';
import type { StagedRows } from '../../src/core/staged.ts';
import { Tables } from '../../src/core/tables.ts';
import { MemoryStore } from '../../src/store/memory-store.ts';
import type { Store } from '../../src/store/types.ts';
import { logView } from '../core/play.ts';
import type { Fault } from './faults.ts';
import { FAULTS, injectFault } from './faults.ts';
import { changeOf, segmentId, Session, smallWork, until, value, World, WORK } from './fixture.ts';

const COUNT = 600;

/** A third version of the small work, aligned sentence by sentence. */
function third(count = COUNT, id = 'tr'): { args: CommandArgs['addVersion']; rows: StagedRows } {
  const version = asId<VersionId>(`${WORK}.${id}`), alignment = asId<AlignmentId>(`${WORK}.en-${id}`);
  const numbers = Array.from({ length: count }, (_, n) => n);
  return {
    args: {
      version: { id: version, work: WORK, lang: 'tr', order: 'c', kind: 'translation', note: null, alignment },
      alignment: { id: alignment, work: WORK, source: asId(`${WORK}.en`), target: version, method: 'test' },
    },
    rows: {
      segment: numbers.map((n) => ({ id: segmentId(id, n), version, order: String(n).padStart(6, '0'), text: `${id} ${n}`, after: ' ', state: 'initial' })),
      bead: numbers.map((n) => ({ id: asId<BeadId>(`${WORK}.${id}.bead.${n}`), alignment, source: [segmentId('en', n)], target: [segmentId(id, n)], status: 'auto', score: 0.5 })),
    },
  };
}

/** The change that adds it, on tables that have its rows. */
async function adding(tables: Tables, { args, rows } = third()): Promise<Change> {
  await tables.admit(rows, () => Promise.resolve());
  const patch = runCommand('addVersion', args, { tables, log: logView([]) });
  if (isRefusal(patch)) throw new Error(patch.no);
  return { ...changeOf(patch), kind: 'addVersion', args };
}

async function add(store: Store, coming = third()): Promise<Tables> {
  value(await store.stageInto(WORK, coming.rows));
  const { rows, head } = value(await store.load(WORK)), tables = new Tables(rows), change = await adding(tables, coming);
  value(await store.exchange(WORK, head, () => ({ changes: [change], drop: [] })));
  tables.apply(change.patch);
  return tables;
}

const rowsOf = async (store: Store): Promise<unknown> => new Tables(value(await store.load(WORK)).rows).toRows();
const pagesOf = async (world: World, owner: string): Promise<number> => {
  const { pages = [], base = [] } = await world.dump();
  return [...pages, ...base].filter(([key]) => (key as string[])[2] === owner).length;
};

describe('V7 what is staged into a work', () => {
  let world: World, store: Store;
  beforeEach(async () => { world = new World(); store = await world.openStaged(COUNT); });
  afterEach(async () => { await world.end(); });

  it('V7 is read by nobody before a change names it', async () => {
    const before = [await rowsOf(store), new Tables(value(await store.base(WORK))).toRows(), value(await store.extent(WORK))];
    value(await store.stageInto(WORK, third().rows));
    const other = await world.open();
    expect([await rowsOf(other), new Tables(value(await other.base(WORK))).toRows(), value(await other.extent(WORK))]).to.deep.equal(before);
    let seen = 0;
    value(await other.survey(WORK, (_, rows) => { seen += rows.length; }, new AbortController().signal));
    expect(seen).to.equal(Object.values(smallWork(COUNT)).reduce((sum, rows) => sum + rows.length, 0));
  });

  it('is part of the work, live and base, from the change on that names it', async () => {
    const tables = await add(store), other = await world.open();
    expect(await rowsOf(other)).to.deep.equal(tables.toRows());
    const base = value(await other.base(WORK));
    expect([base.segment.length, base.version.length]).to.deep.equal([3 * COUNT, 2]);
    expect(value(await other.staged(WORK, [`${WORK}.tr`])).segment?.map(({ text }) => text)).to.deep.equal(third().rows.segment?.map(({ text }) => text));
  });

  it('a change that was refused elsewhere and kept without effect names it all the same', async () => {
    const { args, rows } = third();
    value(await store.stageInto(WORK, rows));
    const { head } = value(await store.load(WORK));
    value(await store.exchange(WORK, head, () => ({ changes: [{ ...changeOf({}), kind: 'addVersion', args }], drop: [] })));
    expect((await rowsOf(await world.open()) as { segment: unknown[] }).segment.length).to.equal(3 * COUNT);
  });

  it('is as it was staged, for whoever reads it late: edits stand in the log', async () => {
    const tables = await add(store), session = new Session(store);
    session.tables = tables;
    session.head = value(await store.load(WORK)).head;
    await session.type(segmentId('tr', 3), 'later');
    expect(value(await store.staged(WORK, [`${WORK}.tr`])).segment?.[3]?.text).to.equal('tr 3');
    await world.tamper('base', (base) => base.delete([WORK, 'segment', `${WORK}.tr`, 1]));
    const rebuilt = value(await (await world.open()).staged(WORK, [`${WORK}.tr`]));
    expect([rebuilt.segment?.length, rebuilt.segment?.find(({ id }) => id === segmentId('tr', 3))?.text]).to.deep.equal([COUNT, 'tr 3']);
  });

  it('its damaged live pages are rebuilt like all others, and missed when they are gone', async () => {
    const tables = await add(store);
    await world.tamper('pages', (pages) => { pages.put(7, [WORK, 'segment', `${WORK}.tr`, 0]); pages.delete([WORK, 'bead', `${WORK}.en-tr`, 2]); });
    const loaded = value(await (await world.open()).load(WORK));
    expect(loaded.repaired.length).to.equal(2);
    expect(new Tables(loaded.rows).toRows()).to.deep.equal(tables.toRows());
  });

  it('damage to what is only staged harms nobody', async () => {
    const before = await rowsOf(store);
    value(await store.stageInto(WORK, third().rows));
    for (const name of ['pages', 'base']) await world.tamper(name, (pages) => { pages.put(7, [WORK, 'segment', `${WORK}.tr`, 0]); pages.delete([WORK, 'bead', `${WORK}.en-tr`, 0]); });
    const loaded = value(await (await world.open()).load(WORK));
    expect([new Tables(loaded.rows).toRows(), loaded.repaired]).to.deep.equal([before, []]);
  });

  it('what is part of the work already is left as it is', async () => {
    const tables = await add(store);
    value(await store.stageInto(WORK, { segment: [{ ...third().rows.segment![0]!, text: 'otherwise' }] }));
    expect(await rowsOf(store)).to.deep.equal(tables.toRows());
  });

  it('an abort takes away what was there, and says so', async () => {
    const before = await world.dump(), abort = new AbortController();
    const staging = store.stageInto(WORK, third(20_000).rows, abort.signal);
    abort.abort();
    const result = await staging;
    expect(!result.ok && result.error.code).to.equal('closed');
    expect(await world.dump()).to.deep.equal(before);
  });

  it('given up, it goes', async () => {
    const before = await world.dump(), { rows } = third();
    value(await store.stageInto(WORK, rows));
    expect(value(await store.sweep(WORK))).to.equal(0);
    expect(value(await store.sweep(WORK, [`${WORK}.tr`, `${WORK}.en-tr`]))).to.equal(2);
    expect(await world.dump()).to.deep.equal(before);
  });

  it('of a tab that is gone it is swept; of one that is open it stays', async () => {
    const before = await world.dump(), other = await world.open();
    value(await other.stageInto(WORK, third().rows));
    expect(value(await store.sweep(WORK))).to.equal(0);
    other.close();
    let swept = 0;
    for (let tries = 0; tries < 50 && swept === 0; tries++) swept = value(await store.sweep(WORK)); // the lock is let go a moment later
    expect(swept).to.equal(2);
    expect(await world.dump()).to.deep.equal(before);
  });

  it('of this tab before its reload it is swept', async () => {
    const tabNotes = world.environment().tabNotes, tab = await world.open({ tabNotes });
    value(await tab.stageInto(WORK, third().rows));
    tab.close();
    const reloaded = await world.open({ tabNotes });
    expect(reloaded.tab).to.equal(tab.tab);
    expect(value(await reloaded.sweep(WORK))).to.equal(2);
  });

  it('where other tabs cannot be seen, theirs is left alone', async () => {
    const other = await world.open({ locks: null }), mine = await world.open({ locks: null });
    value(await other.stageInto(WORK, third().rows));
    expect(value(await mine.sweep(WORK))).to.equal(0);
    expect(await pagesOf(world, `${WORK}.tr`)).to.equal(6);
  });

  it('what a dead tab has left of the same is begun anew; what a living one is staging is not touched', async () => {
    const dead = await world.open();
    value(await dead.stageInto(WORK, third(300).rows));
    const refused = await store.stageInto(WORK, third().rows);
    expect(!refused.ok && refused.error.code).to.equal('replaced');
    dead.close();
    let staged = await store.stageInto(WORK, third().rows);
    for (let tries = 0; tries < 50 && !staged.ok; tries++) staged = await store.stageInto(WORK, third().rows);
    value(staged);
    expect(await pagesOf(world, `${WORK}.tr`)).to.equal(6);
  });

  it('is not written into a work that is gone, nor into another copy of it', async () => {
    value(await store.remove(WORK));
    const gone = await store.stageInto(WORK, third().rows);
    expect(!gone.ok && gone.error.code).to.equal('removed');
    expect(await pagesOf(world, `${WORK}.tr`)).to.equal(0);
  });

  it('a damaged table of contents hides nothing: the change is written all the same', async () => {
    const { args, rows } = third();
    value(await store.stageInto(WORK, rows));
    const { head } = value(await store.load(WORK));
    await world.tamper('base', (base) => base.put(7, [WORK, '', '', 0]));
    value(await store.exchange(WORK, head, () => ({ changes: [{ ...changeOf({}), kind: 'addVersion', args }], drop: [] })));
    expect((await rowsOf(await world.open()) as { segment: unknown[] }).segment.length).to.equal(3 * COUNT);
  });

  it('a change whose rows have gone is not written', async () => {
    const { args, rows } = third(), tabNotes = world.environment().tabNotes;
    value(await store.stageInto(WORK, rows));
    const { head } = value(await store.load(WORK));
    tabNotes.set(`${world.name}.tab`, store.tab);
    const double = await world.open({ tabNotes, locks: null });
    expect([double.tab, value(await double.sweep(WORK))]).to.deep.equal([store.tab, 2]);
    const before = await world.dump();
    const result = await store.exchange(WORK, head, () => ({ changes: [{ ...changeOf({}), kind: 'addVersion', args }], drop: [] }));
    expect(!result.ok && result.error.code).to.equal('damaged');
    expect(await world.dump()).to.deep.equal(before);
  });

  it('what could neither be staged nor taken away may be staged again', async () => {
    const full = injectFault(40, 'quota', ['put']), fuller = injectFault(1, 'quota', ['delete']);
    const failed = await store.stageInto(WORK, third(5_000).rows);
    fuller.restore();
    full.restore();
    expect([failed.ok, full.hit(), fuller.hit()]).to.deep.equal([false, true, true]);
    expect((await add(store)).count('segment')).to.equal(3 * COUNT);
  });

  it('a commit that fails at any point leaves it staged, and the next try makes it part of the work', async () => {
    for (let nth = 1, hit = true; hit; nth++) {
      const id = `v${nth}`, coming = third(3, id), { rows, head } = value(await store.load(WORK)), tables = new Tables(rows);
      // Only three of the pivot's sentences: the whole is not what is tried here.
      const change = { ...changeOf({ version: { [coming.args.version.id]: [null, { ...coming.args.version, alignment: null }] } }), kind: 'addVersion' as const, args: coming.args };
      value(await store.stageInto(WORK, coming.rows));
      const injection = injectFault(nth, 'abort', ['put', 'add', 'delete', 'get', 'getKey', 'getAll']);
      const done = await store.exchange(WORK, head, () => ({ changes: [change], drop: [] })).finally(injection.restore);
      hit = injection.hit();
      expect(done.ok).to.equal(!hit);
      if (hit) expect(await rowsOf(store)).to.deep.equal(tables.toRows());
      if (hit) value(await store.exchange(WORK, head, () => ({ changes: [change], drop: [] })));
      expect((await rowsOf(store) as { segment: unknown[] }).segment.length).to.equal(tables.count('segment') + 3);
    }
  });

  it('typing gets its turn between the pages', async () => {
    const session = await Session.of(store), order: string[] = [];
    const staging = store.stageInto(WORK, third(20_000).rows).then((result) => { value(result); order.push('staged'); });
    await session.type(segmentId('ru', 0), 'typed');
    order.push('typed');
    await staging;
    expect(order).to.deep.equal(['typed', 'staged']);
  });

  for (const fault of FAULTS) {
    it(`V7 a failure at any point leaves the work as it was, and what was staged goes with the next start (${fault})`, async () => {
      const before = await rowsOf(store);
      for (let nth = 1, hit = true; hit && nth < 400; nth += nth < 12 ? 1 : 17) hit = await staged(world, before, { nth, fault });
    }).timeout(120_000);
  }
});

/** Staging with a fault in its nth call, by a tab that then dies. False: there was no nth call. */
async function staged(world: World, before: unknown, { nth, fault }: { nth: number; fault: Fault }): Promise<boolean> {
  const tab = await world.open();
  const injection = injectFault(nth, fault, ['put', 'add', 'delete', 'get', 'getKey', 'getAll', 'getAllKeys']);
  let ok: boolean;
  try {
    ok = (await tab.stageInto(WORK, third(5_000).rows)).ok;
  } finally {
    injection.restore();
  }
  expect(ok, `call ${nth}`).to.equal(!injection.hit());
  tab.resetBreaker();
  tab.close();
  const next = await world.open();
  next.resetBreaker();
  expect(await rowsOf(next)).to.deep.equal(before);
  for (let tries = 0; tries < 50 && await pagesOf(world, `${WORK}.tr`) > 0; tries++) value(await next.sweep(WORK));
  expect(await pagesOf(world, `${WORK}.tr`) + await pagesOf(world, `${WORK}.en-tr`), `left after call ${nth}`).to.equal(0);
  next.close();
  return injection.hit();
}

describe('removing a work for good', () => {
  let world: World, store: Store;
  const OTHER = asId<WorkId>('wrk_other');
  beforeEach(async () => { world = new World(); store = await world.openStaged(); });
  afterEach(async () => { await world.end(); });

  it('takes pages, base, log, drafts and facts of it, and nothing of others', async () => {
    value(await store.stage(smallWork(2, OTHER)));
    value(await store.putFact('person', 1));
    value(await store.putFact(`library:${OTHER}`, 1));
    const draft = { tab: store.tab, base: '', text: 'x', time: 1 };
    value(await store.putDraft({ ...draft, work: OTHER, segment: asId<SegmentId>('kept') }));
    const before = await world.dump();
    await (await Session.of(store)).type(segmentId('ru', 0), 'x');
    value(await store.putDraft({ ...draft, work: WORK, segment: segmentId('ru', 0) }));
    value(await store.putFact(`library:${WORK}`, 1));
    value(await store.remove(WORK));
    const after = await world.dump();
    const others = (dump: typeof before): unknown => [dump['pages'], dump['base']].map((rows) => rows?.filter(([key]) => (key as string[])[0] === OTHER));
    expect(others(after)).to.deep.equal(others(before));
    expect([after['log'], after['drafts']?.length]).to.deep.equal([[], 1]);
    expect(after['pages']?.some(([key]) => (key as string[])[0] === WORK) || after['base']?.some(([key]) => (key as string[])[0] === WORK)).to.equal(false);
    expect(after['facts']?.map(([key]) => key)).to.have.members(['#device', 'person', `library:${OTHER}`, `#removed:${WORK}`]);
  });

  it('it does not come back by itself, but from a backup it does', async () => {
    value(await store.stage(smallWork(2, OTHER)));
    value(await store.remove(WORK));
    expect(value(await store.stage(smallWork()))).to.equal(false);
    expect(value(await store.works()).map(({ id }) => id)).to.deep.equal([OTHER]);
    expect(value(await store.adopt(smallWork(), []))).to.equal(true);
    expect(value(await store.load(WORK)).rows.segment.length).to.equal(6);
    expect(value(await (await world.open()).works()).length).to.equal(2);
  });

  it('another tab hears of it, and can write nothing into it; the storage is not called emptied', async () => {
    value(await store.stage(smallWork(2, OTHER)));
    const other = await world.open(), session = await Session.of(other), heard: unknown[] = [];
    other.onWorks((news) => heard.push(news));
    value(await store.remove(WORK));
    const result = await session.commit((tables) => changeOf({ segment: { [segmentId('ru', 0)]: [tables.get('segment', segmentId('ru', 0))!, null] } }));
    expect(!result.ok && result.error.code).to.equal('removed');
    const loaded = await other.load(WORK);
    expect(!loaded.ok && loaded.error.code).to.equal('removed');
    await until(() => heard.length > 0);
    expect([heard, other.trouble]).to.deep.equal([[{ work: WORK, removed: true }], null]);
    value(await other.putFact('still', 'well'));
  });

  it('when it was the last one the next start is a first visit, not a loss', async () => {
    value(await store.remove(WORK));
    world.closeAll();
    expect((await world.tryOpen()).ok).to.equal(true);
  });
});

describe('the store without a disk keeps the same contract', () => {
  it('V7 stages, hides, claims, gives and sweeps', async () => {
    const store = new MemoryStore();
    value(await store.stage(smallWork(COUNT)));
    const before = await rowsOf(store);
    value(await store.stageInto(WORK, third().rows));
    expect(await rowsOf(store)).to.deep.equal(before);
    expect(value(await store.sweep(WORK, [`${WORK}.tr`, `${WORK}.en-tr`]))).to.equal(2);
    const tables = await add(store);
    expect(await rowsOf(store)).to.deep.equal(tables.toRows());
    expect(value(await store.staged(WORK, [`${WORK}.tr`])).segment).to.deep.equal(third().rows.segment);
    value(await store.remove(WORK));
    expect(value(await store.stage(smallWork()))).to.equal(false);
    const gone = await store.stageInto(WORK, third().rows);
    expect(!gone.ok && gone.error.code).to.equal('removed');
  });
});
