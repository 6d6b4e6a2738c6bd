/**
 * Fault injection: in each scenario the 1st, 2nd, 3rd … call to the database fails, in each of the ways of browsers,
 * until a run in which nothing is left to fail. Whatever happens: all or nothing is written, the person is told, an
 * input/output error trips the breaker, and afterwards the same act goes through.
 */
import { expect } from '@open-wc/testing';
import { asId } from '../../src/core/ids.ts';
import type { WorkId } from '../../src/core/ids.ts';
import { Tables } from '../../src/core/tables.ts';
import { openStore } from '../../src/store/open-store.ts';
import type { Result, Store, StoreError, StoreErrorCode } from '../../src/store/types.ts';
import { PATIENCE } from '../property.ts';
import type { Fault } from './faults.ts';
import { FAULTS, injectFault, override } from './faults.ts';
import { add, changeOf, edit, openedBy, segmentId, Session, smallWork, suggestionRow, value, World, WORK } from './fixture.ts';

const EXPECTED: Record<Fault, StoreErrorCode> = { quota: 'quota', unknown: 'broken', abort: 'closed', silence: 'timeout', invalid: 'broken' };
const RU0 = segmentId('ru', 0);
const DRAFT = { work: WORK, segment: RU0, tab: 'tab_x', base: 'ru 0', text: 'typed', time: 1 };

interface Scenario {
  readonly prepare?: (world: World, store: Store) => Promise<unknown>;
  readonly act: (store: Store) => Promise<Result<unknown>>;
  /** Reads as well as writes can fail; a load that cannot repair on disk still shows the work. */
  readonly survives?: boolean;
}

const logOf = changeOf({}, { work: asId('wrk_2') });

const SCENARIOS: Record<string, Scenario> = {
  stage: { act: (store) => store.stage(smallWork(2, asId<WorkId>('wrk_2'))) },
  adopt: { act: (store) => store.adopt(smallWork(2, asId<WorkId>('wrk_2')), [logOf]) },
  'exchange: two edits, a new row, a closed draft': {
    prepare: (_, store) => store.putDraft(DRAFT),
    act: async (store) => {
      const loaded = await store.load(WORK);
      if (!loaded.ok) return loaded;
      const tables = new Tables(loaded.value.rows);
      const changes = [edit(tables, RU0, 'new'), add('suggestion', suggestionRow(1)), edit(tables, segmentId('en', 1), 'other')];
      return store.exchange(WORK, loaded.value.head, () => ({ changes, drop: [DRAFT] }));
    },
  },
  'put a draft': { act: (store) => store.putDraft(DRAFT) },
  'drop a draft': { prepare: (_, store) => store.putDraft(DRAFT), act: (store) => store.dropDraft(DRAFT) },
  'put a fact': { act: (store) => store.putFact('person', { name: 'x' }) },
  erase: { act: (store) => store.erase() },
  'load and repair': {
    prepare: (world) => world.tamper('pages', (store) => store.delete([WORK, 'segment', `${WORK}.ru`, 0])),
    act: (store) => store.load(WORK), survives: true,
  },
  works: { act: (store) => store.works() },
  base: { act: (store) => store.base(WORK) },
  'catch up': { act: (store) => store.changesAfter(WORK, 0) },
  drafts: { act: (store) => store.drafts() },
};

/** What is stored, without what differs from run to run. */
async function contents(world: World): Promise<string> {
  const { facts, ...rest } = await world.dump();
  return JSON.stringify([rest, facts?.filter(([key]) => key !== '#device')])
    .replace(/"chg_[^"]*"/g, '"chg"').replace(/"(counter|time)":\d+/g, '"$1":0').replace(/"copy":"[^"]*"/g, '"copy":""').replace(/"sum":"[^"]*"/g, '"sum":""');
}

interface Prepared { readonly world: World; readonly store: Store; readonly before: string; readonly told: (StoreError | null)[] }

async function prepared(scenario: Scenario): Promise<Prepared> {
  const world = new World(), store = await world.openStaged(), told: (StoreError | null)[] = [];
  await scenario.prepare?.(world, store);
  store.onTrouble((trouble) => told.push(trouble));
  return { world, store, before: await contents(world), told };
}

/** One run with a fault at the nth call. */
async function strike(scenario: Scenario, { world, store, before, told }: Prepared, { fault, n, after }: { fault: Fault; n: number; after: string }): Promise<void> {
  const injection = injectFault(n, fault), result = await scenario.act(store).finally(injection.restore);
  const now = await contents(world), where = `${fault} at call ${n}`;
  expect(injection.hit(), where).to.equal(true);
  if (!scenario.survives || !result.ok) {
    expect(!result.ok && result.error.code, where).to.equal(EXPECTED[fault]);
    expect(now, `${where}: nothing is written`).to.equal(before);
  }
  expect(now === before || now === after, `${where}: all or nothing`).to.equal(true);
  expect(told.at(-1)?.code, `${where}: the person is told`).to.equal(EXPECTED[fault]);
  expect(store.trouble?.code).to.equal(EXPECTED[fault]);
  const tripped = EXPECTED[fault] === 'broken';
  expect(world.notes.get(`${world.name}.breaker`) !== null, where).to.equal(tripped);
  if (tripped) {
    const refused = await store.putFact('more', 1);
    expect(!refused.ok && refused.error.code, `${where}: the breaker holds`).to.equal('broken');
    store.resetBreaker();
    expect(store.trouble).to.equal(null);
  }
}

describe('faults of the database', () => {
  for (const [name, scenario] of Object.entries(SCENARIOS)) {
    for (const fault of FAULTS) {
      it(`${name}: ${fault}`, async () => {
        const model = await prepared(scenario), count = injectFault(Infinity, fault);
        value(await scenario.act(model.store).finally(count.restore));
        const after = await contents(model.world);
        await model.world.end();
        expect(count.calls(), 'something to strike').to.be.above(0);
        const run = await prepared(scenario);
        for (let n = 1; n <= count.calls(); n++) await strike(scenario, run, { fault, n, after });
        value(await scenario.act(run.store));
        expect(await contents(run.world), 'in the end it goes through').to.equal(after);
        await run.world.end();
      }).timeout(PATIENCE);
    }
  }

  it('at opening: an error as a value, and nothing half-made', async () => {
    for (const fault of FAULTS) {
      for (let n = 1; ; n++) {
        const world = new World(), injection = injectFault(n, fault), result = await openStore(world.environment()).finally(injection.restore);
        if (!injection.hit()) {
          if (result.ok) result.value.close();
          await world.end();
          break;
        }
        expect(!result.ok && result.error.code, `${fault} at call ${n}`).to.equal(EXPECTED[fault]);
        world.notes.all.clear();
        (await world.open()).close();
        await world.end();
      }
    }
  }).timeout(PATIENCE);
});

describe('the breaker', () => {
  let world: World;
  beforeEach(() => { world = new World(); });
  afterEach(async () => { await world.end(); });

  async function breakIt(store: Store): Promise<void> {
    const injection = injectFault(1, 'unknown');
    const result = await store.putFact('x', 1).finally(injection.restore);
    expect(!result.ok && result.error.code).to.equal('broken');
  }

  const soon = (fact: () => boolean): Promise<void> => new Promise((done, failed) => {
    const end = performance.now() + 3000;
    const look = (): void => { if (fact()) done(); else if (performance.now() > end) failed(new Error('waited in vain')); else setTimeout(look, 5); };
    look();
  });

  it('is shared: other tabs are told, and write nothing; reading goes on', async () => {
    const a = await world.openStaged(), b = await world.open(), session = await Session.of(b);
    await breakIt(a);
    await soon(() => b.trouble?.code === 'broken');
    const result = await session.commit((tables) => edit(tables, RU0, 'x'));
    expect(!result.ok && result.error.code).to.equal('broken');
    expect(value(await b.load(WORK)).log).to.deep.equal([]);
    expect(value(await b.stage(smallWork())), 'a start with everything in place').to.equal(false);
  });

  it('holds in a tab that heard nothing, and after a restart, until the person resets it', async () => {
    const deaf = { channel: () => null };
    const a = await world.open(deaf), b = await world.open(deaf);
    value(await a.stage(smallWork()));
    await breakIt(a);
    const refused = await b.putDraft(DRAFT);
    expect(!refused.ok && refused.error.code).to.equal('broken');
    world.closeAll();
    const later = await world.open();
    expect(later.trouble?.code).to.equal('broken');
    expect((await later.putDraft(DRAFT)).ok).to.equal(false);
    later.resetBreaker();
    expect(later.trouble).to.equal(null);
    value(await later.putDraft(DRAFT));
  });

  it('is reset for all tabs', async () => {
    const a = await world.openStaged(), b = await world.open();
    await breakIt(a);
    await soon(() => b.trouble !== null);
    b.resetBreaker();
    await soon(() => a.trouble === null);
    value(await a.putDraft(DRAFT));
  });

  it('holds in memory when the notes are full as well', async () => {
    const full = { get: () => null, set: () => { throw new DOMException('full', 'QuotaExceededError'); } };
    const store = await world.open({ notes: full });
    await breakIt(store);
    expect((await store.putFact('y', 1)).ok).to.equal(false);
    store.resetBreaker();
    value(await store.putFact('y', 1));
  });

  it('trips when a write stays silent and the connection is lost meanwhile: a full disk', async () => {
    let database: IDBDatabase | undefined;
    const store = await world.open({ indexedDB: openedBy(world.name, (usual) => {
      const request = usual();
      request.addEventListener('success', () => { database ??= request.result; });
      return request;
    }) });
    value(await store.stage(smallWork()));
    const injection = injectFault(1, 'silence'), saving = store.putDraft(DRAFT).finally(injection.restore);
    database?.dispatchEvent(new Event('close'));
    const other = store.putFact('meanwhile', 1);
    const result = await saving;
    expect(!result.ok && result.error.code).to.equal('broken');
    expect((await store.putFact('y', 1)).ok).to.equal(false);
    const waited = await other;
    expect(!waited.ok && waited.error.code, 'what waited for it is not written either').to.equal('broken');
    expect((await world.dump())['facts']?.length).to.equal(1);
  });

  it('does not trip when WebKit lost the process behind its databases', async () => {
    const store = await world.openStaged();
    const restore = override(IDBDatabase.prototype, 'transaction', () => {
      throw new DOMException('Connection to Indexed Database server lost. Refresh the page to try again', 'UnknownError');
    });
    const result = await store.putFact('x', 1).finally(restore);
    expect(!result.ok && result.error.code).to.equal('closed');
    value(await store.putFact('x', 1));
    expect(store.trouble).to.equal(null);
  });

  it('a passing trouble passes with the next write', async () => {
    const store = await world.openStaged(), told: unknown[] = [];
    store.onTrouble((trouble) => told.push(trouble?.code ?? null));
    const injection = injectFault(1, 'quota');
    await store.putFact('x', 1).finally(injection.restore);
    value(await store.putFact('x', 1));
    expect(told).to.deep.equal(['quota', null]);
  });
});
