import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { asId } from '../../src/core/ids.ts';
import type { SegmentId, WorkId } from '../../src/core/ids.ts';
import type { Segment } from '../../src/core/model.ts';
import type { RowLists } from '../../src/core/tables.ts';
import { Tables } from '../../src/core/tables.ts';
import type { LoadedWork } from '../../src/store/types.ts';
import { holds, PATIENCE } from '../property.ts';
import { add, remove, segmentId, Session, smallWork, suggestionRow, value, World, WORK } from './fixture.ts';

const SEGMENTS = [WORK, 'segment', `${WORK}.ru`, 0];
const JUNK: readonly unknown[] = [null, 7, 'text', [], {}, { rows: 'none', sum: '' }, { rows: [], sum: 'wrong' }, { rows: [{ id: 'x' }], sum: '' }];

function segmentRow(at: number): Segment {
  return smallWork().segment[at] as Segment;
}

/** What a work is, whatever page it is on. */
function rowsOf({ rows }: Pick<LoadedWork, 'rows'>): unknown {
  return new Tables(rows).toRows();
}

describe('loading a work', () => {
  let world: World;
  beforeEach(() => { world = new World(); });
  afterEach(async () => { await world.end(); });

  it('gives what was staged, cut into pages of 256', async () => {
    const store = await world.openStaged(600);
    expect(rowsOf(value(await store.load(WORK)))).to.deep.equal(new Tables(smallWork(600)).toRows());
    expect(new Tables(value(await store.base(WORK))).toRows()).to.deep.equal(new Tables(smallWork(600)).toRows());
    const counts = (await world.dump())['pages']?.map(([, page]) => (page as { rows: unknown[] }).rows.length) ?? [];
    expect(Math.max(...counts)).to.equal(256);
    expect(counts.filter((count) => count === 256).length).to.equal(6);
  });

  it('tells of the rows while it reads them: the live ones, without what is only staged or damaged', async () => {
    const store = await world.openStaged(600), session = await Session.of(store), told: RowLists[] = [];
    await session.type(segmentId('ru', 5), 'typed');
    let begun = 0;
    const loaded = value(await store.load(WORK, { begin: () => { begun++; }, take: (rows) => { told.push(rows); } }));
    expect([begun, told.length]).to.deep.equal([1, (await world.dump())['pages']?.length]);
    const tables = new Tables();
    for (const rows of told) tables.add(rows);
    expect(tables.toRows()).to.deep.equal(rowsOf(loaded));
    await world.tamper('pages', (pages) => { pages.put({ rows: [], sum: 'wrong' }, SEGMENTS); });
    const heard: RowLists[] = [];
    const repaired = value(await store.load(WORK, { begin: () => undefined, take: (rows) => { heard.push(rows); } }));
    expect([repaired.repaired.length, heard.length]).to.deep.equal([1, told.length - 1]);
  });

  it('stages a work once', async () => {
    const store = await world.openStaged(), session = await Session.of(store);
    await session.type(segmentId('ru', 0), 'kept');
    expect(value(await store.stage(smallWork()))).to.equal(false);
    expect(value(await store.load(WORK)).log.length).to.equal(1);
  });

  it('keeps works apart', async () => {
    const other = asId<WorkId>(`${WORK}2`);
    const store = await world.openStaged();
    value(await store.stage(smallWork(2, other)));
    await (await Session.of(store)).type(segmentId('ru', 0), 'x');
    expect(rowsOf(value(await store.load(other)))).to.deep.equal(new Tables(smallWork(2, other)).toRows());
    expect(value(await store.load(other)).log).to.deep.equal([]);
    expect(value(await store.works()).map(({ id }) => id)).to.have.members([WORK, other]);
  });

  it('lists works that stand before and behind a long one', async () => {
    const store = await world.openStaged(), ids = [WORK, `${WORK}2`, `${WORK}3`, `${WORK}4`];
    for (const [at, id] of ids.slice(1).entries()) value(await store.stage(smallWork(at === 1 ? 5400 : 2, asId<WorkId>(id))));
    expect((await world.dump())['pages']?.filter(([key]) => (key as string[])[0] === `${WORK}3`).length).to.be.greaterThan(64);
    expect(value(await store.works()).map(({ id }) => id)).to.deep.equal(ids);
  });

  it('keeps texts exactly: decomposed letters, controls, lone surrogates, hostile ids', async () => {
    const store = await world.openStaged(), session = await Session.of(store);
    const text = 'й \u0000\u000b\ufffe \ud800 İı \u202e';
    await session.type(segmentId('ru', 0), text);
    const row = { ...suggestionRow(1), id: asId<ReturnType<typeof suggestionRow>['id']>('__proto__') };
    value(await session.commit(() => add('suggestion', row)));
    const loaded = value(await (await world.open()).load(WORK));
    expect(loaded.rows.segment.find(({ id }) => id === segmentId('ru', 0))?.text).to.equal(text);
    expect(loaded.rows.suggestion).to.deep.equal([row]);
    expect(Object.keys(loaded.log[1]?.patch.suggestion ?? {})).to.deep.equal(['__proto__']);
    value(await session.commit((tables) => remove('suggestion', tables.get('suggestion', '__proto__') ?? row)));
    expect(value(await store.load(WORK)).rows.suggestion).to.deep.equal([]);
  });

  it('says `damaged` for a work that is not there', async () => {
    const result = await (await world.openStaged()).load(asId('wrk_none'));
    expect(!result.ok && result.error.code).to.equal('damaged');
  });

  it('adopts a work with its log, over an untouched one, never over changes', async () => {
    const from = new World(), session = await Session.of(await from.openStaged());
    await session.type(segmentId('ru', 0), 'elsewhere');
    value(await session.commit(() => add('suggestion', suggestionRow(1))));
    const { log } = value(await session.store.load(WORK));
    const store = await world.openStaged();
    expect(value(await store.adopt(smallWork(), log))).to.equal(true);
    const loaded = value(await store.load(WORK));
    expect(rowsOf(loaded)).to.deep.equal(session.tables.toRows());
    expect(loaded.log).to.deep.equal(log);
    expect(value(await store.adopt(smallWork(), []))).to.equal(false);
    await (await Session.of(store)).type(segmentId('ru', 0), 'on it goes');
    await from.end();
  });
});

describe('repairing', () => {
  let world: World;
  let before: unknown;
  beforeEach(async () => {
    world = new World();
    const session = await Session.of(await world.openStaged());
    await session.type(segmentId('ru', 1), 'corrected');
    value(await session.commit(() => add('suggestion', suggestionRow(1))));
    value(await session.commit(() => add('suggestion', suggestionRow(2))));
    value(await session.commit((tables) => remove('suggestion', tables.get('suggestion', 'sug_1') ?? suggestionRow(1))));
    await session.type(segmentId('ru', 1), 'corrected again');
    before = session.tables.toRows();
    world.closeAll();
  });
  afterEach(async () => { await world.end(); });

  const page = (change: (store: IDBObjectStore) => void): Promise<void> => world.tamper('pages', change);

  for (const [at, junk] of JUNK.entries()) {
    it(`rebuilds a live page that holds junk (${at}: ${JSON.stringify(junk)}), and writes it back`, async () => {
      await page((store) => store.put(junk, SEGMENTS));
      const loaded = value(await (await world.open()).load(WORK));
      expect(rowsOf(loaded)).to.deep.equal(before);
      expect(loaded.repaired).to.deep.equal([{ table: 'segment', owner: `${WORK}.ru`, page: 0 }]);
      const again = value(await (await world.open()).load(WORK));
      expect(again.repaired).to.deep.equal([]);
      expect(rowsOf(again)).to.deep.equal(before);
    });
  }

  it('rebuilds a live page that holds what cannot be summed: a ring, or a number without JSON', async () => {
    const ring: Record<string, unknown> = { id: 'x' };
    ring['self'] = ring;
    for (const odd of [ring, { id: 'x', size: 1n }]) {
      await page((store) => store.put({ rows: [odd], sum: 'x' }, SEGMENTS));
      const loaded = value(await (await world.open()).load(WORK));
      expect(loaded.repaired.length).to.equal(1);
      expect(rowsOf(loaded)).to.deep.equal(before);
    }
  });

  it('notices one letter', async () => {
    const pages = (await world.dump())['pages'] ?? [];
    const [key, record] = pages.find(([name]) => (name as string[])[1] === 'segment') as [IDBValidKey, { rows: { text: string }[] }];
    (record.rows[0] as { text: string }).text += ' ';
    await page((store) => store.put(record, key));
    const loaded = value(await (await world.open()).load(WORK));
    expect(loaded.repaired.length).to.equal(1);
    expect(rowsOf(loaded)).to.deep.equal(before);
  });

  it('rebuilds every live page when all are gone, also those that changes made', async () => {
    await page((store) => store.clear());
    const store = await world.open();
    expect(value(await store.works()).length).to.equal(1);
    expect(rowsOf(value(await store.load(WORK)))).to.deep.equal(before);
    await (await Session.of(store)).type(segmentId('ru', 0), 'and on');
  });

  it('loads with a damaged or missing base, and tells the base from live pages and log', async () => {
    for (const junk of [7, undefined]) {
      await world.tamper('base', (store) => junk === undefined ? store.delete(SEGMENTS) : store.put(junk, SEGMENTS));
      const store = await world.open(), loaded = value(await store.load(WORK));
      expect(rowsOf(loaded)).to.deep.equal(before);
      expect(loaded.repaired).to.deep.equal([]);
      expect(new Tables(value(await store.base(WORK))).toRows()).to.deep.equal(new Tables(smallWork()).toRows());
    }
    await world.tamper('base', (store) => store.clear());
    const bare = await world.open();
    expect(rowsOf(value(await bare.load(WORK)))).to.deep.equal(before);
    expect(new Tables(value(await bare.base(WORK))).toRows()).to.deep.equal(new Tables(smallWork()).toRows());
  });

  it('says `damaged` when a page is lost on both sides, even if both are just gone', async () => {
    for (const act of [(store: IDBObjectStore) => store.put(7, SEGMENTS), (store: IDBObjectStore) => store.delete(SEGMENTS)]) {
      for (const name of ['pages', 'base']) await world.tamper(name, act);
      const rest = await world.dump(), store = await world.open(), result = await store.load(WORK);
      expect(!result.ok && result.error.code).to.equal('damaged');
      expect(!(await store.base(WORK)).ok).to.equal(true);
      expect(await world.dump(), 'nothing was touched').to.deep.equal(rest);
      world.closeAll();
    }
  });

  it('loads with a damaged log row and says how many changes are lost; a damaged page as well is too much', async () => {
    await world.tamper('log', (store) => store.put({ seq: 2, work: WORK, change: null }));
    const loaded = value(await (await world.open()).load(WORK));
    expect(rowsOf(loaded)).to.deep.equal(before);
    expect(loaded.lostChanges).to.equal(1);
    expect(loaded.log.length).to.equal(4);
    await world.tamper('pages', (store) => store.delete(SEGMENTS));
    const result = await (await world.open()).load(WORK);
    expect(!result.ok && result.error.code).to.equal('damaged');
  });

  it('two tabs that repair at once agree, and no change is lost between', async () => {
    await page((store) => store.delete(SEGMENTS));
    const [a, b] = await Promise.all([world.open(), world.open()]);
    const [one, two] = await Promise.all([a.load(WORK), b.load(WORK)]);
    expect(rowsOf(value(one))).to.deep.equal(before);
    expect(rowsOf(value(two))).to.deep.equal(before);
    const sessions = [await Session.of(a), await Session.of(b)];
    for (const session of sessions) await session.type(segmentId('ru', 0), session.store.tab);
    expect(value(await a.load(WORK)).log.length).to.equal(7);
  });

  it('begins no page anew that should be there: a new row does not hide 256 old ones', async () => {
    const session = await Session.of(await world.open());
    await world.tamper('pages', (store) => store.delete([WORK, 'suggestion', `${WORK}.ru`, 0]));
    const result = await session.commit(() => add('suggestion', suggestionRow(5)));
    expect(!result.ok && result.error.code).to.equal('damaged');
    const fresh = await world.open();
    const unlearned = await fresh.exchange(WORK, 99, () => ({ changes: [add('segment', { ...segmentRow(0), id: asId<SegmentId>('seg_new') })], drop: [] }));
    expect(unlearned.ok).to.equal(true);
    await world.tamper('pages', (store) => store.delete(SEGMENTS));
    const hidden = await fresh.exchange(WORK, 99, () => ({ changes: [add('segment', { ...segmentRow(3), id: asId<SegmentId>('seg_ru') })], drop: [] }));
    expect(!hidden.ok && hidden.error.code).to.equal('damaged');
    const repaired = value(await (await world.open()).load(WORK));
    expect(repaired.repaired.length).to.equal(2);
    expect(repaired.rows.segment.length).to.equal(7);
  });

  it('recovers from damage to any one record, or says so: never other texts, never an empty work', async () => {
    const keep = await world.dump();
    const all = (['pages', 'base', 'log'] as const).flatMap((name) => (keep[name] ?? []).map(([key, record]) => ({ name, key, record })));
    const damage = fc.record({ which: fc.nat(all.length - 1), how: fc.constantFrom(...JUNK, 'delete', 'flip') });
    await holds(damage, async ({ which, how }) => {
      const { name, key, record } = all[which] as (typeof all)[number];
      const inline = name === 'log';
      await world.tamper(name, (store) => {
        if (how === 'delete') store.delete(key);
        else if (how === 'flip') { const flipped = flip(record); if (inline) store.put(flipped); else store.put(flipped, key); }
        else if (inline) store.put({ seq: key, work: WORK, junk: how }); else store.put(how, key);
      });
      const result = await (await world.open()).load(WORK);
      world.closeAll();
      await world.tamper(name, (store) => { if (inline) store.put(record); else store.put(record, key); });
      expect(rowsOf(value(result))).to.deep.equal(before);
    }, { runs: 50 });
  }).timeout(PATIENCE);
});

/** Another letter somewhere in a record. */
function flip(record: unknown): unknown {
  const text = JSON.stringify(record), at = text.search(/ru \d|corrected|wording|by hand|Test|pages/);
  return at < 0 ? { ...record as object, extra: 1 } : JSON.parse(text.slice(0, at) + 'Z' + text.slice(at + 1)) as unknown;
}
