import { expect } from '@open-wc/testing';
import type { Draft } from '../../src/store/types.ts';
import { override } from './faults.ts';
import { edit, segmentId, Session, value, World, WORK } from './fixture.ts';

const RU0 = segmentId('ru', 0);

describe('drafts', () => {
  let world: World;
  beforeEach(() => { world = new World(); });
  afterEach(async () => { await world.end(); });

  const draft = (text: string, tab = 'tab_x', segment = RU0): Draft => ({ work: WORK, segment, tab, base: 'ru 0', text, time: 1 });

  /** How many `put`s reach the drafts while `act` runs. */
  async function countPuts(act: () => Promise<unknown>): Promise<number> {
    let count = 0;
    const restore = override(IDBObjectStore.prototype, 'put', ({ self, usual }) => {
      if (self.name === 'drafts') count += 1;
      return usual();
    });
    await act().finally(restore);
    return count;
  }

  it('are kept, exactly, and found by other tabs', async () => {
    const store = await world.openStaged();
    value(await store.putDraft(draft('й \ud800 \u0000')));
    expect(value(await (await world.open()).drafts())).to.deep.equal([draft('й \ud800 \u0000')]);
    value(await store.dropDraft({ segment: RU0, tab: 'tab_x' }));
    expect(value(await store.drafts())).to.deep.equal([]);
  });

  it('a key that names a text drops only the draft that still has it, alone and with a commit', async () => {
    const store = await world.openStaged(), session = await Session.of(store);
    for (const text of ['first', 'second']) {
      value(await store.putDraft(draft('second')));
      value(await store.dropDraft({ ...draft(text) }));
      expect(value(await store.drafts()).length, text).to.equal(text === 'first' ? 1 : 0);
      value(await store.putDraft(draft('second')));
      value(await session.commit((tables) => edit(tables, RU0, `after ${text}`), [{ segment: RU0, tab: 'tab_x', text }]));
      expect(value(await store.drafts()).length, text).to.equal(text === 'first' ? 1 : 0);
    }
  });

  it('the latest wins, newer ones overtake those that wait, and all are told', async () => {
    const store = await world.openStaged();
    const puts = await countPuts(async () => {
      const told = Array.from({ length: 50 }, (_, n) => store.putDraft(draft(`text ${n}`)));
      for (const result of await Promise.all(told)) expect(result.ok).to.equal(true);
    });
    expect(value(await store.drafts())).to.deep.equal([draft('text 49')]);
    expect(puts).to.equal(2);
  });

  it('the first write begins, and is committed, in the task of the keystroke', async () => {
    const store = await world.openStaged();
    let committed = false;
    const restore = override(IDBTransaction.prototype, 'commit', ({ usual }) => { committed = true; return usual(); });
    const saving = store.putDraft(draft('x'));
    const sameTask = committed;
    restore();
    value(await saving);
    expect(sameTask).to.equal(true);
  });

  it('start at once on flush, in order', async () => {
    const store = await world.openStaged();
    const puts = await countPuts(async () => {
      const told = [store.putDraft(draft('1')), store.putDraft(draft('2'))];
      store.flushDrafts();
      await Promise.resolve();
      told.push(store.putDraft(draft('3')));
      await Promise.all(told);
    });
    expect(puts).to.equal(3);
    expect(value(await store.drafts())).to.deep.equal([draft('3')]);
  });

  it('of different segments and tabs do not wait for each other', async () => {
    const store = await world.openStaged();
    const all = [draft('a'), draft('b', 'tab_y'), draft('c', 'tab_x', segmentId('ru', 1))];
    await Promise.all(all.map((one) => store.putDraft(one)));
    expect(value(await store.drafts())).to.have.deep.members(all);
  });

  it('dropped while being written stay dropped; put again after that stay', async () => {
    const store = await world.openStaged();
    await Promise.all([store.putDraft(draft('1')), store.putDraft(draft('2')), store.dropDraft({ segment: RU0, tab: 'tab_x' })]);
    expect(value(await store.drafts())).to.deep.equal([]);
    await Promise.all([store.dropDraft({ segment: RU0, tab: 'tab_x' }), store.putDraft(draft('3'))]);
    expect(value(await store.drafts())).to.deep.equal([draft('3')]);
  });

  it('whose write is still under way do not come back after the commit that closes them', async () => {
    const store = await world.openStaged(), session = await Session.of(store);
    for (let n = 0; n < 20; n++) {
      const commit = session.commit((tables) => {
        // Typed while the commit is under way, and closed by it.
        void store.putDraft(draft('late'));
        void store.putDraft(draft('later'));
        return edit(tables, RU0, `text ${n}`);
      }, [{ segment: RU0, tab: 'tab_x' }]);
      value(await commit);
      value(await store.dropDraft({ segment: segmentId('ru', 2), tab: 'tab_x' }));
      await settleDrafts(store);
      expect(value(await store.drafts()), `round ${n}`).to.deep.equal([]);
    }
  });

  it('typed after the plan survive the commit', async () => {
    const store = await world.openStaged(), session = await Session.of(store);
    value(await store.putDraft(draft('before')));
    let typing: Promise<unknown> = Promise.resolve();
    value(await session.commit((tables) => {
      void store.putDraft(draft('with it'));
      typing = Promise.resolve().then(() => store.putDraft(draft('next')));
      return edit(tables, RU0, 'text');
    }, [{ segment: RU0, tab: 'tab_x' }]));
    await typing;
    expect(value(await store.drafts())).to.deep.equal([draft('next')]);
  });

  it('skips a junk record', async () => {
    const store = await world.openStaged();
    value(await store.putDraft(draft('x')));
    await world.tamper('drafts', (objects) => objects.put({ segment: 's', tab: 't', text: 7 }));
    expect(value(await store.drafts())).to.deep.equal([draft('x')]);
  });

  /** A draft of the same key waits behind the ones before it. */
  async function settleDrafts(store: Awaited<ReturnType<World['open']>>): Promise<void> {
    for (let n = 0; n < 3; n++) await store.drafts();
  }
});
