// A big work is compared with its sums after it has been read: what only looks sound is found then, and mended by the next reading.
import { expect } from '@open-wc/testing';
import { Tables } from '../../src/core/tables.ts';
import type { EarlyRows, LoadedWork } from '../../src/store/types.ts';
import type { Segment } from '../../src/core/model.ts';
import { segmentId, Session, smallWork, value, World, WORK } from './fixture.ts';

/** 16 pages for each version, and 16 for the links. */
const BOOK = 4_000;
const SEGMENTS = [WORK, 'segment', `${WORK}.ru`, 0];
const LINKS = [WORK, 'bead', `${WORK}.en-ru`, 3];

const ear = (): EarlyRows => ({ begin: () => undefined, take: () => undefined });
/** Compared as texts: to tell the difference between two books takes minutes. */
const rowsOf = ({ rows }: Pick<LoadedWork, 'rows'>): string => JSON.stringify(new Tables(rows).toRows());

describe('a big work', () => {
  let world: World;
  beforeEach(() => { world = new World(); });
  afterEach(async () => { await world.end(); });

  /** One letter more in the first sentence of the first page, under the sum that it had. */
  const spoil = (): Promise<void> => world.tamper('pages', (store) => {
    store.get(SEGMENTS).onsuccess = ({ target }) => {
      const record = (target as IDBRequest<{ rows: { text: string }[] }>).result;
      record.rows[0]!.text += '!';
      store.put(record, SEGMENTS);
    };
  });

  it('is compared with its sums afterwards, where somebody hears of the rows early', async () => {
    const store = await world.openStaged(BOOK), loaded = value(await store.load(WORK, ear()));
    expect(await loaded.proved?.()).to.equal(true);
    expect(value(await store.load(WORK)).proved, 'who waits for the whole has it compared').to.equal(undefined);
  });

  it('that is small is compared at once', async () => {
    const store = await world.openStaged(3);
    await spoil();
    const loaded = value(await store.load(WORK, ear()));
    expect([loaded.proved, loaded.repaired.length]).to.deep.equal([undefined, 1]);
  });

  it('that is damaged says so, and is mended by the next reading, with all that was done to it', async () => {
    const session = await Session.of(await world.openStaged(BOOK));
    await session.type(segmentId('ru', 1), 'corrected');
    const before = JSON.stringify(session.tables.toRows());
    world.closeAll();
    await spoil();
    const store = await world.open(), loaded = value(await store.load(WORK, ear()));
    expect([loaded.repaired, (loaded.rows.segment.find(({ id }) => id === segmentId('ru', 0)) as Segment).text]).to.deep.equal([[], 'ru 0!']);
    expect(await loaded.proved?.()).to.equal(false);
    const mended = value(await store.load(WORK, ear()));
    expect([mended.proved, mended.repaired]).to.deep.equal([undefined, [{ table: 'segment', owner: `${WORK}.ru`, page: 0 }]]);
    expect(rowsOf(mended) === before).to.equal(true);
    const again = value(await store.load(WORK, ear()));
    expect([await again.proved?.(), again.repaired]).to.deep.equal([true, []]);
  });

  for (const [what, junk] of [['no row at all', { rows: [null], sum: 'x' }], ['no page', 7], ['rows without what they are told by', { rows: [{ text: 'a' }], sum: 'x' }]] as const) {
    it(`is mended at once where what is on a page is ${what}`, async () => {
      const store = await world.openStaged(BOOK);
      await world.tamper('pages', (pages) => pages.put(junk, LINKS));
      const loaded = value(await store.load(WORK, ear()));
      expect([loaded.proved, loaded.repaired.length]).to.deep.equal([undefined, 1]);
      expect(rowsOf(loaded) === rowsOf({ rows: smallWork(BOOK) })).to.equal(true);
    });
  }

  it('is mended at once where who hears of its rows cannot do anything with them', async () => {
    const store = await world.openStaged(BOOK);
    await world.tamper('pages', (pages) => pages.put({ rows: [{ id: 'bead_without-sides' }], sum: 'x' }, LINKS));
    let tables = new Tables();
    const loaded = value(await store.load(WORK, { begin: () => { tables = new Tables(); }, take: (rows) => { tables.add(rows); } }));
    expect(loaded.repaired.length).to.equal(1);
    expect(rowsOf(loaded) === rowsOf({ rows: smallWork(BOOK) })).to.equal(true);
  });
});
