/**
 * The only place where a transaction begins (test/store/one-door.node.test.ts sees to it).
 *
 * Measured in simulated power cuts and navigations (Chromium 156, Firefox 153): without `strict` a power cut takes up to 30 s of work that was called saved; without
 * `commit()` a page that goes away takes its running transaction along; on a full disk a transaction may neither
 * complete nor fail. Hence: strict, `commit()`, a time limit, and the promise is kept by the event `complete` only.
 */
import type { IDBPTransaction } from 'idb';
import { unwrap } from 'idb';
import { ConnectionGone, StoreFailure } from './errors.ts';
import type { Database, ReadTx, Schema, StoreName, WriteTx } from './schema.ts';

export interface Errand {
  /** What is being done, for the error. */
  readonly at: string;
  readonly stores: readonly StoreName[];
  /** Milliseconds. */
  readonly limit?: number;
}

export const WRITE_LIMIT = 5_000;
export const BULK_LIMIT = 60_000;
const READ_LIMIT = 60_000;

/** A body that returns no promise has its `commit()` in the same task: it survives `pagehide`. */
export function write<T>(database: Database, errand: Errand, body: (tx: WriteTx) => T | Promise<T>): Promise<T> {
  return run(() => begin(database, errand, 'readwrite'), errand.limit ?? WRITE_LIMIT, body);
}

export function read<T>(database: Database, errand: Errand, body: (tx: ReadTx) => T | Promise<T>): Promise<T> {
  return run(() => begin(database, errand, 'readonly'), errand.limit ?? READ_LIMIT, body);
}

/** Starts a request whose failure needs no ear of its own: it aborts the transaction, which tells. */
export function send(request: Promise<unknown>): void {
  request.catch(() => undefined);
}

/** Requests side by side. When one of them throws, the others must not be left with a failure that nobody hears. */
export async function together<T extends readonly (() => Promise<unknown>)[]>(...asks: T): Promise<{ -readonly [K in keyof T]: Awaited<ReturnType<T[K]>> }> {
  return await Promise.all(asks.map(async (ask) => await ask())) as { -readonly [K in keyof T]: Awaited<ReturnType<T[K]>> };
}

/** How many records are asked for at a time: what came of one batch is worked on while others may have the thread. */
const AT_ONCE = 8;

/** Like `map`, some at a time, and each batch answered in a task of its own, so that reading much holds nobody up. */
export async function inBatches<K, V>(keys: readonly K[], ask: (key: K) => Promise<V>): Promise<V[]> {
  const values: V[] = [];
  for (let at = 0; at < keys.length; at += AT_ONCE) {
    values.push(...await together(...keys.slice(at, at + AT_ONCE).map((key) => () => ask(key))) as V[]);
  }
  return values;
}

/** How many readings are under way at once: while one is worked on, the next ones are fetched. */
const AHEAD = 4;

/** The same for keys that follow each other: a batch is asked for as one range, and the next ones before it has come. */
export async function inRanges<K>(keys: readonly K[], ask: (some: readonly K[]) => Promise<void>): Promise<void> {
  let next = 0;
  const go = async (): Promise<void> => {
    while (next < keys.length) {
      const from = next;
      next += AT_ONCE;
      await ask(keys.slice(from, from + AT_ONCE));
    }
  };
  await together(...Array.from({ length: AHEAD }, () => go));
}

function begin<Mode extends 'readonly' | 'readwrite'>(database: Database, { stores }: Errand, mode: Mode): IDBPTransaction<Schema, StoreName[], Mode> {
  try {
    return database.transaction([...stores], mode, mode === 'readwrite' ? { durability: 'strict' } : {});
  } catch (reason) {
    if (reason instanceof DOMException && reason.name === 'InvalidStateError') throw new ConnectionGone(reason.message);
    throw reason;
  }
}

function run<Tx extends ReadTx | WriteTx, T>(start: () => Tx, limit: number, body: (tx: Tx) => T | Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const tx = start();
    const raw: IDBTransaction = unwrap(tx as IDBPTransaction);
    let value: T;
    const fail = (reason: unknown): void => {
      clearTimeout(timer);
      const error: unknown = raw.error ?? reason;
      abort(raw);
      reject(error instanceof Error ? error : new Error(String(error)));
    };
    const finish = (result: T): void => {
      value = result;
      if (raw.mode === 'readonly') { clearTimeout(timer); resolve(value); return; }
      raw.commit();
    };
    const timer = setTimeout(() => fail(new StoreFailure('timeout', `not finished after ${limit} ms`)), limit);
    // idb's own promise takes the first failing request for the end and knows no reason yet; the events do.
    tx.done.catch(() => undefined);
    raw.addEventListener('complete', () => { clearTimeout(timer); resolve(value); });
    raw.addEventListener('abort', () => fail(new DOMException('the transaction was aborted', 'AbortError')));
    try {
      const result = body(tx);
      if (result instanceof Promise) result.then(finish).catch(fail); else finish(result);
    } catch (reason) {
      fail(reason);
    }
  });
}

function abort(raw: IDBTransaction): void {
  try {
    raw.abort();
  } catch (reason) {
    // It has ended already: there is nothing left to take back.
    if (!(reason instanceof DOMException)) throw reason;
  }
}
