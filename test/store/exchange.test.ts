import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { asId } from '../../src/core/ids.ts';
import type { WorkId } from '../../src/core/ids.ts';
import { isRefusal } from '../../src/core/change.ts';
import { runCommand } from '../../src/core/commands/registry.ts';
import { Tables } from '../../src/core/tables.ts';
import { holds, PATIENCE } from '../property.ts';
import { watchTransactions } from './faults.ts';
import { add, AUTHOR, changeOf, edit, remove, segmentId, Session, smallWork, suggestionRow, until, value, wait, World, WORK } from './fixture.ts';

const RU0 = segmentId('ru', 0);

async function textOf(world: World, segment = RU0): Promise<string | undefined> {
  const store = await world.open();
  return value(await store.load(WORK)).rows.segment.find(({ id }) => id === segment)?.text;
}

describe('exchange', () => {
  let world: World;
  beforeEach(() => { world = new World(); });
  afterEach(async () => { await world.end(); });

  it('writes pages, log row and draft removal in one strict transaction with commit()', async () => {
    const store = await world.openStaged(), session = await Session.of(store);
    value(await store.putDraft({ work: WORK, segment: RU0, tab: store.tab, base: 'ru 0', text: 'х', time: 1 }));
    const watch = watchTransactions();
    value(await session.commit((tables) => edit(tables, RU0, 'новый'), [{ segment: RU0, tab: store.tab }]).finally(watch.restore));
    expect(watch.seen).to.deep.equal([{ durability: 'strict', commits: 1 }]);
    expect(value(await store.drafts())).to.deep.equal([]);
    expect(await textOf(world)).to.equal('новый');
  });

  it('is strict and committed in every way of writing', async () => {
    const watch = watchTransactions();
    try {
      const store = await world.open();
      value(await store.stage(smallWork()));
      value(await store.putFact('person', { name: 'x' }));
      value(await store.putDraft({ work: WORK, segment: RU0, tab: store.tab, base: '', text: 'х', time: 1 }));
      value(await store.dropDraft({ segment: RU0, tab: store.tab }));
      value(await store.adopt(smallWork(2, asId('wrk_2')), []));
      value(await store.erase());
    } finally {
      watch.restore();
    }
    expect(watch.seen.length).to.equal(7);
    for (const record of watch.seen) expect(record).to.deep.equal({ durability: 'strict', commits: 1 });
  });

  it('hands over what others logged since, once, in order, of this work only', async () => {
    const other = asId<WorkId>('wrk_2');
    const a = await world.openStaged(), b = await world.open();
    value(await a.stage(smallWork(2, other)));
    const mine = await Session.of(a), theirs = await Session.of(b);
    const one = await theirs.type(RU0, '1'), two = await theirs.type(segmentId('ru', 1), '2');
    const foreign = changeOf({}, { work: other });
    value(await b.exchange(other, theirs.head, () => ({ changes: [foreign], drop: [] })));
    let seen: unknown;
    const { head } = value(await a.exchange(WORK, mine.head, (logged) => { seen = logged; return { changes: [], drop: [] }; }));
    expect(seen).to.deep.equal([one, two]);
    value(await a.exchange(WORK, head, (logged) => { seen = logged; return { changes: [], drop: [] }; }));
    expect(seen).to.deep.equal([]);
    const unloaded = await world.open();
    value(await unloaded.exchange(WORK, theirs.head - 1, (logged) => { seen = logged; return null; }));
    expect(seen, 'a tab that has not loaded the work').to.deep.equal([two]);
    expect(value(await a.changesAfter(WORK, 0)).changes).to.deep.equal([one, two]);
    expect(value(await a.changesAfter(WORK, 0)).head).to.equal(head);
  });

  it('writes nothing and keeps the head when the plan is null', async () => {
    const store = await world.openStaged(), before = await world.dump();
    expect(value(await store.exchange(WORK, 0, () => null))).to.deep.equal({ head: 0, written: false });
    expect(await world.dump()).to.deep.equal(before);
  });

  it('throws what the plan throws, and has written nothing', async () => {
    const store = await world.openStaged(), before = await world.dump();
    let caught: unknown;
    await store.exchange(WORK, 0, () => { throw new RangeError('ours'); }).catch((reason: unknown) => { caught = reason; });
    expect(caught).to.be.instanceOf(RangeError);
    expect(await world.dump()).to.deep.equal(before);
    expect(store.trouble).to.equal(null);
  });

  it('overwrites no row that is not the one the change starts from', async () => {
    const store = await world.openStaged(), other = await Session.of(await world.open());
    const stale = new Tables(smallWork());
    await other.type(RU0, 'theirs');
    const before = await world.dump();
    const result = await store.exchange(WORK, 0, () => ({ changes: [edit(stale, RU0, 'mine')], drop: [] }));
    expect(!result.ok && result.error.code).to.equal('damaged');
    const missing = await store.exchange(WORK, 1, () => ({ changes: [remove('suggestion', suggestionRow(9))], drop: [] }));
    expect(!missing.ok && missing.error.code).to.equal('damaged');
    expect((await world.dump())['log']).to.deep.equal(before['log']);
    expect(await textOf(world)).to.equal('theirs');
  });

  it('refuses a row that is there already', async () => {
    const session = await Session.of(await world.openStaged());
    const before = await world.dump();
    const result = await session.store.exchange(WORK, 0, () => ({ changes: [add('segment', smallWork().segment[0] as never)], drop: [] }));
    expect(!result.ok && result.error.code).to.equal('damaged');
    expect(await world.dump()).to.deep.equal(before);
  });

  it('puts new rows on the last page of their owner, 256 to a page, where other tabs find them', async () => {
    const a = await Session.of(await world.openStaged(2)), b = await Session.of(await world.open());
    const rows = Array.from({ length: 300 }, (_, n) => suggestionRow(n));
    value(await a.store.exchange(WORK, a.head, () => ({ changes: rows.map((row) => add('suggestion', row)), drop: [] })));
    const pages = (await world.dump())['pages']?.filter(([key]) => (key as string[])[1] === 'suggestion') ?? [];
    expect(pages.map(([key, page]) => [(key as unknown[])[3], (page as { rows: unknown[] }).rows.length])).to.deep.equal([[0, 256], [1, 44]]);
    // The other tab has never read these pages; it learns the places from the log.
    const early = rows[3] as (typeof rows)[number];
    value(await b.commit((tables) => changeOf({ suggestion: { [early.id]: [tables.get('suggestion', early.id) ?? null, { ...early, text: 'b' }] } })));
    const loaded = value(await (await world.open()).load(WORK));
    expect(loaded.rows.suggestion.length).to.equal(300);
    expect(loaded.rows.suggestion.find(({ id }) => id === early.id)?.text).to.equal('b');
    expect(loaded.repaired).to.deep.equal([]);
  });

  it('puts the halves of a sentence on its page, until that is twice as long; then on the last one', async () => {
    const session = await Session.of(await world.openStaged(300));
    const halves = (n: number): [typeof RU0, typeof RU0] => [asId(`half_${n}_0`), asId(`half_${n}_1`)];
    const cut = async (segment: typeof RU0, n: number): Promise<void> => {
      const { tables } = session, base = tables.get('segment', segment)?.text ?? '';
      const patch = runCommand('splitSegment', { segment, base, text: `a ${n}`, at: 1, ids: halves(n), suggestion: asId(`sug_${n}`), author: AUTHOR, time: n }, { tables, log: { patchOf: () => undefined, since: () => [] } });
      if (isRefusal(patch)) throw new Error(patch.no);
      value(await session.commit(() => changeOf(patch)));
    };
    for (let n = 0; n < 256; n++) await cut(segmentId('ru', n), n);
    const pages = async () => ((await world.dump())['pages'] ?? []).filter(([key]) => (key as string[])[1] === 'segment' && (key as string[])[2]?.endsWith('ru'))
      .map(([key, page]) => [(key as unknown[])[3], (page as { rows: unknown[] }).rows.length]);
    expect(await pages()).to.deep.equal([[0, 512], [1, 44]]);
    for (let n = 256; n < 260; n++) await cut(halves(n - 256)[0], n);
    // Each cut takes one row from the full page and gives it one back; the other half goes to the last page.
    expect(await pages()).to.deep.equal([[0, 512], [1, 48]]);
    const loaded = value(await (await world.open()).load(WORK));
    expect(new Tables(loaded.rows).toRows()).to.deep.equal(session.tables.toRows());
    expect(loaded.repaired).to.deep.equal([]);
  }).timeout(PATIENCE);

  it('tells other tabs the new head, not the one that wrote', async () => {
    const a = await Session.of(await world.openStaged()), b = await world.open();
    const heads: number[] = [], own: number[] = [];
    const stop = b.onHead((head) => heads.push(head));
    a.store.onHead((head) => own.push(head));
    await a.type(RU0, '1');
    await until(() => heads.length === 1);
    expect(heads).to.deep.equal([a.head]);
    value(await a.store.exchange(WORK, a.head, () => ({ changes: [], drop: [] })));
    await a.type(RU0, '2');
    await until(() => heads.at(-1) === a.head);
    expect(heads.length, 'nothing written, nothing to tell').to.equal(2);
    stop();
    await a.type(RU0, '3');
    await wait(50);
    expect(heads.length).to.equal(2);
    expect(own).to.deep.equal([]);
  });

  it('loses none of 2 × 200 edits of one sentence in two tabs', async () => {
    const a = await Session.of(await world.openStaged()), b = await Session.of(await world.open());
    const write = async (session: Session, name: string): Promise<string[]> => {
      const texts = Array.from({ length: 200 }, (_, n) => `${name} ${n}`);
      for (const text of texts) await session.type(RU0, text);
      return texts;
    };
    const all = (await Promise.all([write(a, 'a'), write(b, 'b')])).flat();
    const loaded = value(await (await world.open()).load(WORK));
    const logged = loaded.log.map(({ patch }) => patch.segment?.[RU0]?.[1]?.text);
    expect([...logged].sort()).to.deep.equal([...all].sort());
    const tables = new Tables(smallWork());
    for (const { patch } of loaded.log) tables.apply(patch);
    expect(tables.toRows(), 'live = base + log').to.deep.equal(new Tables(loaded.rows).toRows());
    expect(tables.get('segment', RU0)?.text).to.equal(logged.at(-1));
  }).timeout(PATIENCE);

  it('live = base + log, and another tab reads the same, after any acts of two tabs', async () => {
    const act = fc.record({ tab: fc.constantFrom(0, 1), kind: fc.constantFrom('edit', 'add', 'remove'), n: fc.nat(5), text: fc.string({ unit: 'binary' }) });
    await holds(fc.array(act, { maxLength: 12 }), async (acts) => {
      const here = new World();
      const tabs = [await Session.of(await here.openStaged()), await Session.of(await here.open())];
      for (const { tab, kind, n, text } of acts) {
        value(await (tabs[tab] as Session).commit((tables) => {
          const row = suggestionRow(n), known = tables.get('suggestion', row.id);
          if (kind === 'add' && !known) return add('suggestion', { ...row, text });
          if (kind === 'remove' && known) return remove('suggestion', known);
          return edit(tables, segmentId('ru', n % 3), text);
        }));
      }
      const fresh = await here.open(), loaded = value(await fresh.load(WORK));
      const replayed = new Tables(value(await fresh.base(WORK)));
      for (const { patch } of loaded.log) replayed.apply(patch);
      expect(replayed.toRows()).to.deep.equal(new Tables(loaded.rows).toRows());
      expect(loaded.log.length).to.equal(acts.length);
      expect(loaded.repaired).to.deep.equal([]);
      await here.end();
    }, { runs: 15 });
  }).timeout(PATIENCE);
});
