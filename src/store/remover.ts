/** A work deleted for good, in one transaction: pages, base, log, drafts and its facts (`<what>:<work>`); one remembers it. */
import type { Gate } from './gate.ts';
import { workRange } from './pages.ts';
import type { StoreName } from './schema.ts';
import { removalOf } from './snapshot.ts';
import { BULK_LIMIT, send, together } from './transaction.ts';
import type { Result } from './types.ts';

const STORES: readonly StoreName[] = ['pages', 'base', 'log', 'drafts', 'facts'];

/** Gives how many works are left. */
export async function remove(gate: Gate, work: string, now: number): Promise<Result<number>> {
  return await gate.write({ at: 'remove', stores: STORES, limit: BULK_LIMIT }, async (tx) => {
    const [pages, log, drafts, facts] = [tx.objectStore('pages'), tx.objectStore('log'), tx.objectStore('drafts'), tx.objectStore('facts')];
    const [keys, rows, typed, known] = await together(
      () => pages.getAllKeys(), () => log.index('work').getAllKeys(work), () => drafts.getAll(), () => facts.getAllKeys(),
    );
    for (const store of [pages, tx.objectStore('base')]) send(store.delete(workRange(work)));
    for (const row of rows) send(log.delete(row));
    for (const draft of typed) if (draft.work === work) send(drafts.delete([draft.segment, draft.tab]));
    for (const key of known) if (key.slice(key.indexOf(':') + 1) === work) send(facts.delete(key));
    send(facts.put(now, removalOf(work)));
    return new Set(keys.map(([of]) => of)).size - (keys.some(([of]) => of === work) ? 1 : 0);
  });
}
