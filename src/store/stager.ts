/** New works: base pages, table of contents and live pages in one transaction, so that a work is there whole or not at all. */
import type { Row } from '../core/model.ts';
import type { RowLists } from '../core/tables.ts';
import { putContents } from './contents.ts';
import type { Gate } from './gate.ts';
import { STORES } from './loader.ts';
import { pageRecord, paginate, workRange } from './pages.ts';
import type { PageKey, ReadTx, WriteTx } from './schema.ts';
import { removalOf } from './snapshot.ts';
import { BULK_LIMIT, send, together } from './transaction.ts';
import type { Result } from './types.ts';

/** `false`: the work is there already, or was deleted here for good. */
export async function stage(gate: Gate, rows: RowLists, copy: string): Promise<Result<boolean>> {
  const work = theWorkId(rows);
  // Asked first, so that a start with everything in place writes nothing (and works while the breaker is tripped).
  const there = await gate.read({ at: 'stage', stores: STORES }, (tx) => isThere(tx, work));
  if (!there.ok) return there;
  if (there.value) return { ok: true, value: false };
  return await gate.write({ at: 'stage', stores: STORES, limit: BULK_LIMIT }, async (tx) => {
    if (await isThere(tx, work)) return false;
    await putBase(tx, rows, { work, copy });
    return true;
  });
}

export function theWorkId({ work = [] }: RowLists): string {
  const [row, more] = work;
  if (!row || more) throw new RangeError(`${work.length} works to stage, one is needed`);
  return row.id;
}

async function isThere(tx: ReadTx | WriteTx, work: string): Promise<boolean> {
  const found = await together(
    () => tx.objectStore('pages').getKey(workRange(work)), () => tx.objectStore('base').getKey(workRange(work)),
    () => tx.objectStore('log').index('work').getKey(work), () => tx.objectStore('facts').getKey(removalOf(work)),
  );
  return found.some((key) => key !== undefined);
}

/** `copy`: the id that this copy of the work gets. */
export async function putBase(tx: WriteTx, rows: RowLists, { work, copy }: { work: string; copy: string }): Promise<void> {
  const { pages, lines } = paginate(work, rows);
  putContents(tx, work, { lines, copy });
  await putPages(tx, pages);
}

/** Records sent before one is waited for: the thread is free meanwhile. */
export const PUTS_A_BREATH = 8;

/** Base and live. */
export async function putPages(tx: WriteTx, pages: readonly (readonly [PageKey, readonly Row[]])[]): Promise<void> {
  for (const [at, [key, rows]] of pages.entries()) {
    const record = pageRecord(rows);
    send(tx.objectStore('base').put(record, key));
    const putting = tx.objectStore('pages').put(record, key);
    if (at % PUTS_A_BREATH === PUTS_A_BREATH - 1) await putting; else send(putting);
  }
}
