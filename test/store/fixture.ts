/** What the store's tests stand on: a small work, a private world around one database, and changes that edit it. */
import type { AlignmentId, BeadId, ChangeId, DeviceId, PersonId, SegmentId, SuggestionId, VersionId, WorkId } from '../../src/core/ids.ts';
import { asId } from '../../src/core/ids.ts';
import type { Change } from '../../src/core/change.ts';
import type { Author, Rows, Segment, TableName } from '../../src/core/model.ts';
import type { Patch } from '../../src/core/patch.ts';
import { PatchBuilder } from '../../src/core/patch.ts';
import type { RowLists } from '../../src/core/tables.ts';
import { Tables } from '../../src/core/tables.ts';
import { openStore } from '../../src/store/open-store.ts';
import type { DraftKey, OpenOptions, Result, Store, StoreEnvironment } from '../../src/store/types.ts';

export const WORK = asId<WorkId>('wrk_test');
export const AUTHOR: Author = { personId: asId<PersonId>('per_1'), name: 'Ayşe' };

/** Two versions of `count` sentences with a 1-1 alignment. */
export function smallWork(count = 3, id: WorkId = WORK): Required<RowLists> {
  const version = (lang: string): VersionId => asId(`${id}.${lang}`);
  const name = (lang: string, n: number): SegmentId => asId(`${id}.${lang}.${n}`);
  const alignment = asId<AlignmentId>(`${id}.en-ru`);
  const numbers = Array.from({ length: count }, (_, n) => n);
  const segments = (lang: string): Segment[] => numbers.map((n) => ({
    id: name(lang, n), version: version(lang), order: String(n).padStart(6, '0'), text: `${lang} ${n}`,
    after: n === count - 1 ? '\n' : ' ', state: 'translated',
  }));
  return {
    work: [{ id, title: { en: 'Test' }, date: '', signatories: [], origin: { en: '' }, pivot: version('en'), revision: 0 }],
    version: [
      { id: version('en'), work: id, lang: 'en', order: 'a', kind: 'original', note: null, alignment: null },
      { id: version('ru'), work: id, lang: 'ru', order: 'b', kind: 'translation', note: null, alignment },
    ],
    segment: [...segments('en'), ...segments('ru')],
    alignment: [{ id: alignment, work: id, source: version('en'), target: version('ru'), method: 'by hand' }],
    bead: numbers.map((n) => ({
      id: asId<BeadId>(`${id}.bead.${n}`), alignment, source: [name('en', n)], target: [name('ru', n)], status: 'auto', score: 0.5,
    })),
    suggestion: [], forward: [], note: [],
  };
}

export const segmentId = (lang: string, n: number, work: WorkId = WORK): SegmentId => asId(`${work}.${lang}.${n}`);

let counter = 0;

export function changeOf(patch: Patch, { work = WORK, device = asId<DeviceId>('dev_test') }: { work?: WorkId; device?: DeviceId } = {}): Change {
  counter += 1;
  return {
    id: asId<ChangeId>(`chg_${counter}_${Math.random().toString(36).slice(2)}`), work, kind: 'setState',
    args: { segment: segmentId('en', 0, work), base: '', state: 'reviewed' }, patch, counter, device, author: AUTHOR, time: 1_700_000_000_000 + counter,
  };
}

/** The change that gives a segment another text. */
export function edit(tables: Tables, segment: SegmentId, text: string): Change {
  const before = tables.get('segment', segment);
  if (!before) throw new RangeError(`no segment ${segment}`);
  return changeOf(new PatchBuilder().set('segment', before, { ...before, text }).done());
}

export function suggestionRow(n: number, segment = segmentId('ru', 0)): Rows['suggestion'] {
  return {
    id: asId<SuggestionId>(`sug_${n}`), version: asId<VersionId>(`${WORK}.ru`), segment, base: 'ru 0', text: `wording ${n}`, reason: '',
    origin: 'person', author: AUTHOR, time: n, status: 'open', decision: null,
  };
}

export function add<T extends TableName>(table: T, row: Rows[T]): Change {
  return changeOf(new PatchBuilder().set(table, null, row).done());
}

export function remove<T extends TableName>(table: T, row: Rows[T]): Change {
  return changeOf(new PatchBuilder().set(table, row, null).done());
}

export function value<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`${result.error.code} at ${result.error.at}: ${result.error.params.detail}`);
  return result.value;
}

export function notes(): StoreEnvironment['notes'] & { readonly all: Map<string, string> } {
  const all = new Map<string, string>();
  return {
    all,
    get: (key) => all.get(key) ?? null,
    set: (key, text) => { if (text === null) all.delete(key); else all.set(key, text); },
  };
}

/** One browser as the store sees it; each `open()` is a tab of it. */
export class World {
  readonly name = `dragoman-test-${Math.random().toString(36).slice(2)}`;
  readonly notes = notes();
  readonly #stores: Store[] = [];
  #ids = 0;

  environment(changed: Partial<StoreEnvironment> = {}): StoreEnvironment {
    return {
      name: this.name, indexedDB, notes: this.notes, tabNotes: notes(), locks: navigator.locks,
      newId: (prefix) => `${prefix}_${++this.#ids}`, now: () => 1_700_000_000_000,
      channel: (name) => new BroadcastChannel(name), ...changed,
    };
  }

  async tryOpen(changed: Partial<StoreEnvironment> = {}, options: OpenOptions = {}): Promise<Result<Store>> {
    const result = await openStore(this.environment(changed), options);
    if (result.ok) this.#stores.push(result.value);
    return result;
  }

  async open(changed: Partial<StoreEnvironment> = {}, options: OpenOptions = {}): Promise<Store> {
    return value(await this.tryOpen(changed, options));
  }

  /** Opened, with the small work staged. */
  async openStaged(count = 3): Promise<Store> {
    const store = await this.open();
    value(await store.stage(smallWork(count)));
    return store;
  }

  /** The database as any script could see it. */
  async raw<T>(use: (database: IDBDatabase) => Promise<T> | T): Promise<T> {
    const database = await settled(indexedDB.open(this.name));
    try {
      return await use(database);
    } finally {
      database.close();
    }
  }

  /** Everything that is stored, store by store. */
  dump(): Promise<Record<string, [IDBValidKey, unknown][]>> {
    return this.raw(async (database) => {
      const all: Record<string, [IDBValidKey, unknown][]> = {};
      for (const name of database.objectStoreNames) {
        const store = database.transaction(name).objectStore(name);
        const [keys, values] = await Promise.all([settled(store.getAllKeys()), settled(store.getAll())]);
        all[name] = keys.map((key, at) => [key, values[at]]);
      }
      return all;
    });
  }

  /** Changes the database behind the store's back. */
  async tamper(name: string, act: (store: IDBObjectStore) => void): Promise<void> {
    await this.raw((database) => new Promise<void>((done, failed) => {
      const tx = database.transaction(name, 'readwrite');
      tx.addEventListener('complete', () => done());
      tx.addEventListener('abort', () => failed(tx.error ?? new Error('aborted')));
      act(tx.objectStore(name));
    }));
  }

  closeAll(): void {
    for (const store of this.#stores.splice(0)) store.close();
  }

  async end(): Promise<void> {
    this.closeAll();
    await settled(indexedDB.deleteDatabase(this.name));
  }
}

export function settled<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((done, failed) => {
    request.addEventListener('success', () => done(request.result));
    request.addEventListener('error', () => failed(request.error ?? new Error('failed')));
  });
}

/** The browser's databases, but for how the one of this name is opened: not the empty one beside it (new-log.ts). */
export function openedBy(name: string, open: (usual: () => IDBOpenDBRequest) => IDBOpenDBRequest): IDBFactory {
  return {
    open: (of: string, version?: number) => of === name ? open(() => indexedDB.open(of, version)) : indexedDB.open(of, version),
    deleteDatabase: (of: string) => indexedDB.deleteDatabase(of),
  } as unknown as IDBFactory;
}

export function wait(milliseconds: number): Promise<void> {
  return new Promise((done) => { setTimeout(done, milliseconds); });
}

/** Waits until `fact` holds. */
export async function until(fact: () => boolean, limit = 5_000): Promise<void> {
  const end = performance.now() + limit;
  while (!fact()) {
    if (performance.now() > end) throw new Error('waited in vain');
    await wait(5);
  }
}

/** A session as the app keeps one: tables, head, and edits that run again over what others did. */
export class Session {
  readonly store: Store;
  tables = new Tables();
  head = 0;

  constructor(store: Store) {
    this.store = store;
  }

  static async of(store: Store): Promise<Session> {
    const session = new Session(store);
    const { rows, head } = value(await store.load(WORK));
    session.tables = new Tables(rows);
    session.head = head;
    return session;
  }

  /** Runs `make` over the tables as they are on disk, and commits it. */
  async commit(make: (tables: Tables) => Change, drop: readonly DraftKey[] = []): Promise<Result<Change>> {
    let theirs: readonly Change[] = [], mine: Change | undefined;
    const next = new Tables(this.tables.toRows());
    const result = await this.store.exchange(WORK, this.head, (logged) => {
      theirs = logged;
      for (const { patch } of theirs) next.apply(patch);
      mine = make(next);
      next.apply(mine.patch);
      return { changes: [mine], drop };
    });
    if (!result.ok) return result;
    if (!mine) throw new Error('the plan was not asked');
    this.tables = next;
    this.head = result.value.head;
    return { ok: true, value: mine };
  }

  async type(segment: SegmentId, text: string): Promise<Change> {
    return value(await this.commit((tables) => edit(tables, segment, text)));
  }
}
