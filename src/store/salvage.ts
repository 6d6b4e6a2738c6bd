/**
 * What can still be read when the work cannot be opened: every record of the database by itself, as JSON. It is meant for
 * eyes and for repair by hand, not for restoring, and it never writes.
 */
import { openDatabase } from './connection.ts';
import { classify } from './errors.ts';
import type { StoreName } from './schema.ts';
import { read } from './transaction.ts';
import type { Result, StoreEnvironment } from './types.ts';

const STORES: readonly StoreName[] = ['facts', 'drafts', 'log', 'base', 'pages'];

export async function salvage(env: StoreEnvironment): Promise<Result<Blob>> {
  try {
    const database = await openDatabase(env, 'no', { lost: () => undefined, evicted: () => undefined });
    const found: Record<string, unknown> = { format: 'dragoman', kind: 'salvage', made: new Date(env.now()).toISOString() };
    for (const name of STORES) {
      found[name] = await read(database, { at: 'salvage', stores: [name] }, async (tx) => {
        const store = tx.objectStore(name);
        const keys = await store.getAllKeys();
        return Promise.all(keys.map(async (key) => ({ key, value: await store.get(key).catch(unreadable) })));
      }).catch(unreadable);
    }
    database.close();
    return { ok: true, value: new Blob([JSON.stringify(found, null, 1)], { type: 'application/json' }) };
  } catch (reason) {
    const error = classify(reason, 'salvage');
    if (!error) throw reason;
    return { ok: false, error };
  }
}

/** One record, or one whole store, that the browser cannot give: said in its place. */
function unreadable(reason: unknown): { readonly unreadable: string } {
  return { unreadable: String(reason) };
}
