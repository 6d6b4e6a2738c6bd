/**
 * A new log for Chromium's database, begun before anything is written.
 *
 * LevelDB, which keeps IndexedDB there, goes on writing into the log that it finds. Where a killed browser, a power cut
 * or a full disk left half a record at its end, what comes behind it makes the log unreadable, and at the next start
 * Chromium deletes everything that this origin has kept (google/leveldb#1287; decision 0012). When a database is
 * deleted, LevelDB puts what it holds into tables and begins another log: so one that holds nothing is made and deleted.
 */
import { failureOf } from './connection.ts';
import type { StoreEnvironment } from './types.ts';

/** Milliseconds: a tab that was frozen in the middle of this holds it up, and must not hold up the saving. */
const PATIENCE = 2_000;

/** Rejects with what the browser threw. */
export async function beginNewLog({ indexedDB, name }: Pick<StoreEnvironment, 'indexedDB' | 'name'>): Promise<void> {
  const empty = `${name}.new-log`;
  if (await answered(indexedDB.open(empty))) await answered(indexedDB.deleteDatabase(empty));
}

/** False: it takes too long. */
function answered(request: IDBOpenDBRequest): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => resolve(false), PATIENCE);
    request.addEventListener('success', () => {
      clearTimeout(timer);
      // Also when it comes too late: an open connection would hold up other tabs.
      (request.result as IDBDatabase | undefined)?.close();
      resolve(true);
    });
    request.addEventListener('error', () => { clearTimeout(timer); reject(failureOf(request)); });
  });
}
