/**
 * Opening the database, and noticing that it is gone.
 *
 * Three dangers, all measured: a database that turns out new although work was stored here (creating it anew would hide
 * the loss), an older tab that blocks the opening for ever, sometimes without any event, and a connection that the
 * browser closes behind our back.
 */
import { unwrap, wrap } from 'idb';
import { StoreFailure } from './errors.ts';
import type { Database } from './schema.ts';
import { migrate, VERSION } from './schema.ts';
import type { StoreEnvironment } from './types.ts';

/** After the event `blocked`. */
const BLOCKED_LIMIT = 3_000;
/** Without any event: a third tab behind a blocked one hears nothing at all. */
const SILENT_LIMIT = 10_000;

export interface ConnectionEvents {
  /** The browser closed the connection. */
  readonly lost: () => void;
  /** A newer release wants the database, or somebody deletes it; the connection has been closed for it. */
  readonly evicted: (deleted: boolean) => void;
}

/** May the database turn out to be new? `unless lost`: not where the browser itself says that it has just deleted what was there (Chromium). */
export type MayBeNew = 'yes' | 'unless lost' | 'no';

/** Rejects with what the browser threw, or with a StoreFailure: a new database that may not be new is an emptied one. */
export function openDatabase(env: StoreEnvironment, mayBeNew: MayBeNew, events: ConnectionEvents): Promise<Database> {
  return new Promise((resolve, reject) => {
    const request = ask(env);
    let waiting = true, refusal: Error | null = null;
    const settle = (): boolean => {
      clearTimeout(timer);
      const first = waiting;
      waiting = false;
      return first;
    };
    const giveUp = (detail: string): void => { if (settle()) reject(new StoreFailure('blocked', detail)); };
    let timer = setTimeout(() => giveUp(`no answer in ${SILENT_LIMIT} ms`), SILENT_LIMIT);
    request.addEventListener('blocked', () => {
      clearTimeout(timer);
      timer = setTimeout(() => giveUp('another tab holds an older database'), BLOCKED_LIMIT);
    });
    request.addEventListener('upgradeneeded', (event) => {
      clearTimeout(timer);
      upgrade(request, event, mayBeNew).catch((reason: unknown) => {
        refusal = reason instanceof Error ? reason : new StoreFailure('broken', String(reason));
        request.transaction?.abort();
      });
    });
    request.addEventListener('success', () => {
      // Too late: whoever asked has been told otherwise, and an unknown connection would block others.
      if (!settle()) { request.result.close(); return; }
      watch(request.result, events);
      resolve(wrap(request.result) as unknown as Database);
    });
    request.addEventListener('error', () => { if (settle()) reject(refusal ?? forbidden(request.error) ?? failureOf(request)); });
  });
}

function ask({ indexedDB, name }: StoreEnvironment): IDBOpenDBRequest {
  // Some private windows have none, whatever the type says.
  if (!(indexedDB as IDBFactory | undefined)) throw new StoreFailure('unavailable', 'no IndexedDB');
  try {
    return indexedDB.open(name, VERSION);
  } catch (reason) {
    throw forbidden(reason) ?? reason;
  }
}

export function failureOf({ error }: IDBOpenDBRequest): Error {
  return error ?? new StoreFailure('broken', 'opening failed without a reason');
}

/** Settings or a private window that forbid storage. */
function forbidden(reason: unknown): StoreFailure | undefined {
  const names = ['SecurityError', 'InvalidStateError', 'NotAllowedError'];
  return reason instanceof DOMException && names.includes(reason.name)
    ? new StoreFailure('unavailable', `${reason.name}: ${reason.message}`) : undefined;
}

async function upgrade(request: IDBOpenDBRequest, event: IDBVersionChangeEvent, mayBeNew: MayBeNew): Promise<void> {
  const { dataLoss = '', dataLossMessage } = event as { dataLoss?: string; dataLossMessage?: string };
  if (event.oldVersion === 0 && (mayBeNew === 'no' || (mayBeNew === 'unless lost' && dataLoss === 'total'))) {
    throw new StoreFailure('emptied', `new database; ${dataLoss} ${dataLossMessage ?? ''}`.trim());
  }
  const database = wrap(request.result) as unknown as Database;
  const tx = wrap(request.transaction as IDBTransaction) as unknown as Parameters<typeof migrate>[1];
  // The opening request tells how it ended.
  tx.done.catch(() => undefined);
  await migrate(database, tx, event.oldVersion);
}

function watch(database: IDBDatabase, { lost, evicted }: ConnectionEvents): void {
  database.addEventListener('close', lost);
  database.addEventListener('versionchange', ({ newVersion }) => {
    // Transactions that have begun still finish.
    database.close();
    evicted(newVersion === null);
  });
}

/** Closes without an event. */
export function hangUp(database: Database): void {
  unwrap(database).close();
}
