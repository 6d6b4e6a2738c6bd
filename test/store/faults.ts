/** Faults on purpose: the nth call on an object store or index makes its transaction fail in one of the ways of browsers. */
export type Fault = 'quota' | 'unknown' | 'abort' | 'silence' | 'invalid';
export const FAULTS: readonly Fault[] = ['quota', 'unknown', 'abort', 'silence', 'invalid'];

const CALLS = ['put', 'add', 'delete', 'clear', 'get', 'getKey', 'getAll', 'getAllKeys', 'openKeyCursor', 'openCursor', 'count'] as const;

export interface Injection {
  /** Did the nth call come? */
  readonly hit: () => boolean;
  /** How many there were. */
  readonly calls: () => number;
  readonly restore: () => void;
}

/** `counted`: which calls count, e.g. only writing ones. */
export function injectFault(n: number, fault: Fault, counted: readonly string[] = CALLS): Injection {
  let calls = 0, hit = false;
  const watchdogs = fault === 'silence' ? recordWatchdogs() : null;
  const undo = [IDBObjectStore.prototype, IDBIndex.prototype].flatMap((prototype) => CALLS.filter((name) => name in prototype)
    .map((name) => override<IDBObjectStore | IDBIndex>(prototype, name, ({ self, usual }) => {
      if (!counted.includes(name) || ++calls !== n) return usual();
      hit = true;
      watchdogs?.wake();
      return strike('transaction' in self ? self.transaction : self.objectStore.transaction, fault, usual as () => IDBRequest);
    })));
  return { hit: () => hit, calls: () => calls, restore: () => { watchdogs?.restore(); for (const back of undo) back(); } };
}

interface Call<Self> { readonly self: Self; readonly args: readonly unknown[]; readonly usual: () => unknown }

/** Puts `act` in the place of a method of the platform, until the returned function is called. */
export function override<Self extends object>(prototype: Self, name: string, act: (call: Call<Self>) => unknown): () => void {
  const original = Object.getOwnPropertyDescriptor(prototype, name);
  if (!original) throw new RangeError(`no method ${name}`);
  const method = original.value as (...args: unknown[]) => unknown;
  Object.defineProperty(prototype, name, { ...original, value(this: Self, ...args: unknown[]) {
    return act({ self: this, args, usual: () => method.apply(this, args) });
  } });
  return () => { Object.defineProperty(prototype, name, original); };
}

function strike(tx: IDBTransaction, fault: Fault, call: () => IDBRequest): IDBRequest {
  switch (fault) {
    case 'quota': return failWith(tx, 'QuotaExceededError', call);
    case 'unknown': return failWith(tx, 'UnknownError', call);
    case 'abort': return failWith(tx, null, call);
    case 'invalid': throw new DOMException('Failed to write blobs (IOError)', 'DataError');
    case 'silence': {
      Object.defineProperty(tx, 'commit', { value: () => undefined });
      keepBusy(tx);
      const request = call();
      Object.defineProperty(request, 'addEventListener', { value: () => undefined });
      return request;
    }
    default: return fault satisfies never;
  }
}

/** As browsers do it: the request is accepted, and the whole transaction fails later. */
function failWith(tx: IDBTransaction, name: string | null, call: () => IDBRequest): IDBRequest {
  const request = call();
  if (name) Object.defineProperty(tx, 'error', { get: () => new DOMException('on purpose', name) });
  // A `commit()` in the same task would come before the failure.
  Object.defineProperty(tx, 'commit', { value: () => undefined });
  queueMicrotask(() => tx.abort());
  return request;
}

const openKeyCursor = Object.getOwnPropertyDescriptor(IDBObjectStore.prototype, 'openKeyCursor')?.value as (query: IDBKeyRange) => IDBRequest;

/** A transaction with a request always under way never ends by itself. */
function keepBusy(tx: IDBTransaction): void {
  const store = tx.objectStore(tx.objectStoreNames[0] as string);
  const again = (): void => {
    try {
      const request = openKeyCursor.call(store, IDBKeyRange.only('nobody'));
      request.addEventListener('success', again);
      request.addEventListener('error', (event) => event.stopPropagation());
    } catch (reason) {
      // WebKit still delivers successes of a transaction that was aborted a moment ago.
      if (!(reason instanceof DOMException)) throw reason;
    }
  };
  again();
}

/** Remembers time limits, so that the one in question need not be waited for. Those of finished work wake in vain. */
function recordWatchdogs(): { readonly wake: () => void; readonly restore: () => void } {
  const original = globalThis.setTimeout, tasks: (() => void)[] = [];
  globalThis.setTimeout = ((task: () => void, limit = 0) => {
    if (limit >= 1000) tasks.push(task);
    return original(task, limit);
  }) as typeof setTimeout;
  return { wake: () => { for (const task of tasks) original(task, 30); }, restore: () => { globalThis.setTimeout = original; } };
}

/** Time limits `factor` times as short, until the returned function is called. */
export function hurry(factor: number): () => void {
  const original = globalThis.setTimeout;
  globalThis.setTimeout = ((task: () => void, limit = 0) => original(task, limit >= 1000 ? limit / factor : limit)) as typeof setTimeout;
  return () => { globalThis.setTimeout = original; };
}

/** Records how writing transactions begin and whether they are committed. */
export function watchTransactions(): { readonly seen: { durability: string | undefined; commits: number }[]; readonly restore: () => void } {
  const seen: { durability: string | undefined; commits: number }[] = [];
  const records = new WeakMap<IDBTransaction, { durability: string | undefined; commits: number }>();
  const restore = [
    override(IDBDatabase.prototype, 'transaction', ({ args, usual }) => {
      const tx = usual() as IDBTransaction;
      if (args[1] !== 'readwrite') return tx;
      const record = { durability: (args[2] as IDBTransactionOptions | undefined)?.durability, commits: 0 };
      records.set(tx, record);
      seen.push(record);
      return tx;
    }),
    override(IDBTransaction.prototype, 'commit', ({ self, usual }) => {
      const record = records.get(self);
      if (record) record.commits += 1;
      return usual();
    }),
  ];
  return { seen, restore: () => { for (const back of restore) back(); } };
}
