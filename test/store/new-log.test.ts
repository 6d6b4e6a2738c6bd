/** Before anything is written Chromium's database begins a new log (decision 0012); the other engines keep none of that kind. */
import { expect } from '@open-wc/testing';
import { hurry } from './faults.ts';
import { smallWork, until, value, wait, World } from './fixture.ts';

const NEEDED = 'dataLoss' in IDBVersionChangeEvent.prototype;

type Answer = (usual: () => IDBOpenDBRequest) => IDBOpenDBRequest;

/** The browser's databases, with an answer of its own for the empty one; remembers what was asked. */
function factory(name: string, answer: Answer = (usual) => usual()): { indexedDB: IDBFactory; asked: string[] } {
  const asked: string[] = [], empty = `${name}.new-log`;
  const ask = (what: 'open' | 'deleteDatabase', of: string, version?: number): IDBOpenDBRequest => {
    asked.push(`${what} ${of === empty ? 'empty' : 'ours'}`);
    const usual = (): IDBOpenDBRequest => what === 'open' ? indexedDB.open(of, version) : indexedDB.deleteDatabase(of);
    return of === empty ? answer(usual) : usual();
  };
  return { asked, indexedDB: { open: ask.bind(null, 'open'), deleteDatabase: ask.bind(null, 'deleteDatabase') } as unknown as IDBFactory };
}

/** A request that fails so. */
function failing(name: string): Answer {
  return () => {
    const request = new EventTarget() as IDBOpenDBRequest;
    Object.defineProperty(request, 'error', { value: new DOMException('on purpose', name) });
    queueMicrotask(() => request.dispatchEvent(new Event('error')));
    return request;
  };
}

describe('a new log before the first writing', () => {
  let world: World;
  beforeEach(() => { world = new World(); });
  afterEach(async () => { await world.end(); });

  it('is begun once, where it is needed, and nothing is left of it', async () => {
    const { indexedDB: own, asked } = factory(world.name);
    const store = await world.open({ indexedDB: own });
    value(await store.stage(smallWork()));
    value(await store.putFact('a', 1));
    expect(asked).to.deep.equal(NEEDED ? ['open ours', 'open empty', 'deleteDatabase empty'] : ['open ours']);
    expect((await indexedDB.databases()).map(({ name }) => name)).not.to.include(`${world.name}.new-log`);
  });

  it('is begun soon after every opening, so that hardly anybody has to wait for it', async () => {
    await world.openStaged();
    world.closeAll();
    const { indexedDB: own, asked } = factory(world.name), back = hurry(50);
    try { await world.open({ indexedDB: own }); } finally { back(); }
    await until(() => asked.length === (NEEDED ? 3 : 1));
  });

  if (!NEEDED) return;

  it('comes before the writing, whoever writes at once', async () => {
    await world.openStaged();
    world.closeAll();
    let free = (): void => undefined;
    const gate = new Promise<void>((done) => { free = done; });
    const { indexedDB: own } = factory(world.name, (usual) => {
      const late = new EventTarget() as IDBOpenDBRequest;
      void gate.then(() => { usual().addEventListener('success', ({ target }) => {
        Object.defineProperty(late, 'result', { value: (target as IDBOpenDBRequest).result });
        late.dispatchEvent(new Event('success'));
      }); });
      return late;
    });
    const store = await world.open({ indexedDB: own }), done: string[] = [];
    const writing = store.putFact('a', 1).then(() => done.push('written'));
    expect(value(await store.works()), 'reading does not wait').to.have.length(1);
    await wait(50);
    expect(done).to.deep.equal([]);
    free();
    await writing;
    expect(value(await store.getFact('a'))).to.equal(1);
  });

  it('a full disk does not keep anybody from deleting, and it is tried again', async () => {
    await world.openStaged();
    world.closeAll();
    let full = true;
    const { indexedDB: own, asked } = factory(world.name, (usual) => full ? failing('QuotaExceededError')(usual) : usual());
    const store = await world.open({ indexedDB: own });
    value(await store.putFact('a', 1));
    const tried = asked.length;
    full = false;
    value(await store.putFact('a', 2));
    expect(asked.slice(tried)).to.deep.equal(['open empty', 'deleteDatabase empty']);
    value(await store.putFact('a', 3));
    expect(asked).to.have.length(tried + 2);
  });

  it('an input/output error trips the breaker before anything is written', async () => {
    await world.openStaged();
    world.closeAll();
    const { indexedDB: own } = factory(world.name, failing('UnknownError'));
    const store = await world.open({ indexedDB: own });
    const put = await store.putFact('a', 1);
    expect(!put.ok && put.error.code).to.equal('broken');
    expect(store.trouble?.code).to.equal('broken');
    expect(value(await store.getFact('a')), 'it can still be read').to.equal(undefined);
  });

  it('after the breaker was closed again it is begun before the next writing', async () => {
    await world.openStaged();
    world.closeAll();
    world.notes.set(`${world.name}.breaker`, 'on purpose');
    const { indexedDB: own, asked } = factory(world.name);
    const store = await world.open({ indexedDB: own });
    await wait(50);
    expect(asked, 'nothing is written while it is tripped').to.deep.equal(['open ours']);
    store.resetBreaker();
    value(await store.putFact('a', 1));
    expect(asked).to.deep.equal(['open ours', 'open empty', 'deleteDatabase empty']);
  });

  it('a tab that was frozen in the middle of it holds the writing up for a while only', async () => {
    await world.openStaged();
    world.closeAll();
    const back = hurry(50);
    try {
      const { indexedDB: own } = factory(world.name, () => new EventTarget() as IDBOpenDBRequest);
      const store = await world.open({ indexedDB: own });
      value(await store.putFact('a', 1));
    } finally { back(); }
  });
});
