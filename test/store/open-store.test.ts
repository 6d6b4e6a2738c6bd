import { expect } from '@open-wc/testing';
import { openStore } from '../../src/store/open-store.ts';
import type { StoreError } from '../../src/store/types.ts';
import { hurry } from './faults.ts';
import { edit, openedBy, segmentId, Session, settled, smallWork, until, value, wait, World, WORK } from './fixture.ts';

function openVersion(name: string, version: number): Promise<IDBDatabase> {
  return settled(indexedDB.open(name, version));
}

/** Has nobody made this database? (WebKit lists one whose making was taken back, at version 0.) */
function isNew(name: string): Promise<boolean> {
  return new Promise((done) => {
    const request = indexedDB.open(name, 1);
    let fresh = false;
    request.addEventListener('upgradeneeded', ({ oldVersion }) => { fresh = oldVersion === 0; request.transaction?.abort(); });
    request.addEventListener('error', (event) => { event.preventDefault(); done(fresh); });
    request.addEventListener('success', () => { request.result.close(); done(false); });
  });
}

describe('opening the store', () => {
  let world: World;
  beforeEach(() => { world = new World(); });
  afterEach(async () => { await world.end(); });

  it('makes an empty database at the first visit and finds it again', async () => {
    const store = await world.open();
    expect(value(await store.works())).to.deep.equal([]);
    expect(store.trouble).to.equal(null);
    value(await store.stage(smallWork()));
    const other = await world.open();
    expect(value(await other.works()).map(({ id }) => id)).to.deep.equal([WORK]);
  });

  it('keeps the device id; tabs that open together agree on it', async () => {
    const [a, b] = await Promise.all([world.open(), world.open()]);
    expect(a.device).to.equal(b.device);
    world.closeAll();
    expect((await world.open()).device).to.equal(a.device);
  });

  it('says `unavailable` where there is no IndexedDB', async () => {
    const none = await world.tryOpen({ indexedDB: undefined as unknown as IDBFactory });
    expect(!none.ok && none.error.code).to.equal('unavailable');
    const forbidden = { open: () => { throw new DOMException('no', 'SecurityError'); } } as unknown as IDBFactory;
    const refused = await world.tryOpen({ indexedDB: forbidden });
    expect(!refused.ok && refused.error.code).to.equal('unavailable');
    expect(world.notes.all.size, 'no breaker for it').to.equal(0);
  });

  it('says `newer` for a database of a later release, and leaves it alone', async () => {
    (await openVersion(world.name, 99)).close();
    const result = await world.tryOpen();
    expect(!result.ok && result.error.code).to.equal('newer');
    const kept = await openVersion(world.name, 99);
    expect(kept.objectStoreNames.length).to.equal(0);
    kept.close();
  });

  it('takes over a database of the release before, with all that it holds', async () => {
    const former = await new Promise<IDBDatabase>((done) => {
      const request = indexedDB.open(world.name, 1);
      request.addEventListener('upgradeneeded', () => {
        for (const name of ['pages', 'base', 'drafts', 'facts']) request.result.createObjectStore(name, name === 'drafts' ? { keyPath: ['segment', 'tab'] } : {});
        request.result.createObjectStore('log', { keyPath: 'seq', autoIncrement: true }).createIndex('work', 'work');
      });
      request.addEventListener('success', () => { done(request.result); });
    });
    await settled(former.transaction('facts', 'readwrite').objectStore('facts').put({ name: 'Ada' }, 'person'));
    former.close();
    const store = await world.open();
    expect(value(await store.getFact('person'))).to.deep.equal({ name: 'Ada' });
    value(await store.stage(smallWork()));
    expect(value(await store.load(WORK)).rows.segment.length).to.equal(smallWork().segment.length);
  });

  it('makes room for a newer release, tells it, and writes nothing any more', async () => {
    const store = await world.openStaged();
    const session = await Session.of(store);
    const told: (StoreError | null)[] = [];
    store.onTrouble((trouble) => told.push(trouble));
    const saving = session.commit((tables) => edit(tables, segmentId('ru', 0), 'the last words'));
    const upgraded = await openVersion(world.name, 99);
    expect((await saving).ok, 'what had begun still ends').to.equal(true);
    expect(told.map((trouble) => trouble?.code)).to.deep.equal(['newer']);
    const late = await session.commit((tables) => edit(tables, segmentId('ru', 0), 'later'));
    expect(!late.ok && late.error.code).to.equal('newer');
    const log = await settled(upgraded.transaction('log').objectStore('log').getAll());
    expect(log.length).to.equal(1);
    upgraded.close();
  });

  it('makes room for a deletion, and tells it', async () => {
    const store = await world.openStaged();
    await settled(indexedDB.deleteDatabase(world.name));
    await until(() => store.trouble?.code === 'emptied');
    const late = await store.putFact('x', 1);
    expect(!late.ok && late.error.code).to.equal('emptied');
  });

  it('says `blocked` after three seconds behind an older tab, and does not stay in the way afterwards', async () => {
    const older = await new Promise<IDBDatabase>((done, failed) => {
      // A database of a release before the first one: version 1 is asked for as an upgrade of nothing.
      const request = indexedDB.open(world.name, 1);
      request.addEventListener('success', () => done(request.result));
      request.addEventListener('error', () => failed(request.error ?? new Error('failed')));
    });
    // While a deletion waits for the older tab, an opening waits behind it.
    const deleting = indexedDB.deleteDatabase(world.name);
    const began = performance.now();
    const slow = hurry(20);
    const result = await world.tryOpen().finally(slow);
    expect(!result.ok && result.error.code).to.equal('blocked');
    expect(performance.now() - began).to.be.below(4_000);
    older.close();
    await settled(deleting);
    await wait(50);
    // The opening that was given up has succeeded by now, and must not hold the database.
    const upgrade = indexedDB.open(world.name, 99);
    let held = false;
    upgrade.addEventListener('blocked', () => { held = true; });
    await Promise.race([settled(upgrade), until(() => held)]);
    expect(held).to.equal(false);
    upgrade.result.close();
    await settled(indexedDB.deleteDatabase(world.name));
    expect((await world.tryOpen()).ok).to.equal(true);
  });
});

describe('an emptied database', () => {
  let world: World;
  beforeEach(async () => {
    world = new World();
    await world.openStaged();
    world.closeAll();
  });
  afterEach(async () => { await world.end(); });

  it('is not taken for a first visit when it was deleted, and nothing is created over it', async () => {
    await settled(indexedDB.deleteDatabase(world.name));
    const result = await world.tryOpen();
    expect(!result.ok && result.error.code).to.equal('emptied');
    expect(await isNew(world.name)).to.equal(true);
  });

  it('is not taken for a first visit when its stores were cleared', async () => {
    for (const name of ['pages', 'base', 'log']) await world.tamper(name, (store) => store.clear());
    const result = await world.tryOpen();
    expect(!result.ok && result.error.code).to.equal('emptied');
    expect((await world.dump())['facts']?.length, 'untouched').to.equal(1);
  });

  it('is begun anew when the person says so', async () => {
    await settled(indexedDB.deleteDatabase(world.name));
    const store = await world.open({}, { acceptEmpty: true });
    expect(value(await store.works())).to.deep.equal([]);
    expect((await world.tryOpen()).ok, 'the marker is gone until there is work again').to.equal(true);
    value(await store.stage(smallWork()));
    world.closeAll();
    await settled(indexedDB.deleteDatabase(world.name));
    const again = await world.tryOpen();
    expect(!again.ok && again.error.code).to.equal('emptied');
  });

  it('is said where the browser itself tells of it, without a marker too; and from then on, until the person begins anew', async () => {
    const other = new World(), lossy = openedBy(other.name, (usual) => {
      const request = usual();
      request.addEventListener('upgradeneeded', (event) => { Object.defineProperties(event, { dataLoss: { value: 'total' }, dataLossMessage: { value: 'checksum mismatch' } }); });
      return request;
    });
    const lost = await other.tryOpen({ indexedDB: lossy });
    expect(!lost.ok && [lost.error.code, lost.error.params.detail]).to.deep.equal(['emptied', 'new database; total checksum mismatch']);
    const later = await other.tryOpen();
    expect(!later.ok && later.error.code, 'it is told once').to.equal('emptied');
    await other.open({ indexedDB: lossy }, { acceptEmpty: true });
    await other.end();
  });

  it('is noticed by an old database without a marker as soon as work was seen once', async () => {
    world.notes.all.clear();
    await world.open();
    world.closeAll();
    await settled(indexedDB.deleteDatabase(world.name));
    expect((await world.tryOpen()).ok).to.equal(false);
  });
});

describe('a connection that the browser closes', () => {
  let world: World;
  let databases: IDBDatabase[];
  /** Remembers every database it opens. */
  const watched = (): IDBFactory => openedBy(world.name, (usual) => {
    const request = usual();
    request.addEventListener('success', () => databases.push(request.result));
    return request;
  });
  const breakOff = (): void => {
    const database = databases.at(-1);
    database?.close();
    database?.dispatchEvent(new Event('close'));
  };

  beforeEach(() => { world = new World(); databases = []; });
  afterEach(async () => { await world.end(); });

  it('is opened again once; what is typed on is saved', async () => {
    const store = await world.open({ indexedDB: watched() });
    value(await store.stage(smallWork()));
    const session = await Session.of(store);
    breakOff();
    await session.type(segmentId('ru', 0), 'after');
    expect(store.trouble).to.equal(null);
    expect(databases.length).to.equal(2);
  });

  it('is opened again when only `transaction()` tells (InvalidStateError)', async () => {
    const store = await world.open({ indexedDB: watched() });
    value(await store.stage(smallWork()));
    const session = await Session.of(store);
    databases.at(-1)?.close();
    await session.type(segmentId('ru', 0), 'after');
    expect(store.trouble).to.equal(null);
    expect(value(await store.load(WORK)).log.length).to.equal(1);
  });

  it('is compared: emptied meanwhile is said at once, and nothing is created', async () => {
    const store = await world.open({ indexedDB: watched() });
    value(await store.stage(smallWork()));
    const session = await Session.of(store);
    databases.at(-1)?.close();
    await settled(indexedDB.deleteDatabase(world.name));
    databases.at(-1)?.dispatchEvent(new Event('close'));
    await until(() => store.trouble?.code === 'emptied');
    const late = await session.commit((tables) => edit(tables, segmentId('ru', 0), 'late'));
    expect(!late.ok && late.error.code).to.equal('emptied');
    expect(await isNew(world.name)).to.equal(true);
  });

  it('is compared: the database is there and holds nothing', async () => {
    const store = await world.open({ indexedDB: watched() });
    value(await store.stage(smallWork()));
    for (const name of ['pages', 'base', 'log']) await world.tamper(name, (objects) => objects.clear());
    breakOff();
    await until(() => store.trouble?.code === 'emptied');
  });

  it('is given up when it is lost again before anything went through', async () => {
    let opened = 0;
    const store = await world.open({ indexedDB: openedBy(world.name, (usual) => {
      opened += 1;
      const request = usual();
      if (opened > 1) request.addEventListener('success', () => request.result.close());
      else request.addEventListener('success', () => databases.push(request.result));
      return request;
    }) });
    databases.at(-1)?.close();
    const result = await store.putFact('x', 1);
    expect(!result.ok && result.error.code).to.equal('closed');
    for (let n = 0; n < 5; n++) expect((await store.putFact('x', 1)).ok).to.equal(false);
    expect(opened, 'once, not at every keystroke').to.equal(2);
    expect(world.notes.all.size, 'that alone trips no breaker').to.equal(0);
  });

  it('answers `closed` after close()', async () => {
    const store = await world.open();
    store.close();
    const result = await store.works();
    expect(!result.ok && result.error.code).to.equal('closed');
  });
});

describe('erasing', () => {
  it('leaves nothing, no marker, and stops other tabs', async () => {
    const world = new World();
    const store = await world.openStaged(), other = await world.open(), deaf = await world.open({ channel: () => null });
    const session = await Session.of(other), unaware = await Session.of(deaf);
    value(await store.putDraft({ work: WORK, segment: segmentId('ru', 0), tab: store.tab, base: '', text: 'x', time: 0 }));
    value(await store.erase());
    expect(Object.values(await world.dump()).flat()).to.deep.equal([]);
    await until(() => other.trouble?.code === 'emptied');
    const late = await session.commit((tables) => edit(tables, segmentId('ru', 0), 'late'));
    expect(!late.ok && late.error.code).to.equal('emptied');
    const later = await unaware.commit((tables) => edit(tables, segmentId('ru', 0), 'later'));
    expect(!later.ok && later.error.code, 'a tab that has not heard of it').to.equal('emptied');
    expect(Object.values(await world.dump()).flat()).to.deep.equal([]);
    expect((await openStore(world.environment())).ok, 'no marker is left').to.equal(true);
    await world.end();
  });
});
