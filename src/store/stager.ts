/** New works: base pages, table of contents and live pages in one transaction, so that a work is there whole or not at all. */
import type { Change } from '../core/change.ts';
import type { RowLists } from '../core/tables.ts';
import type { Gate } from './gate.ts';
import { logRecord } from './log.ts';
import { contentsKey, pageRecord, paginate, workRange } from './pages.ts';
import { PageWriter } from './page-writer.ts';
import { Places } from './places.ts';
import type { LogRecord, ReadTx, StoreName, WriteTx } from './schema.ts';
import { BULK_LIMIT, send, together } from './transaction.ts';
import type { Result } from './types.ts';

const STORES: readonly StoreName[] = ['pages', 'base', 'log'];

/** `false`: the work is there already. */
export async function stage(gate: Gate, rows: RowLists, copy: string): Promise<Result<boolean>> {
  const work = theWorkId(rows);
  // Asked first, so that a start with everything in place writes nothing (and works while the breaker is tripped).
  const there = await gate.read({ at: 'stage', stores: STORES }, (tx) => isThere(tx, work));
  if (!there.ok) return there;
  if (there.value) return { ok: true, value: false };
  return await gate.write({ at: 'stage', stores: STORES, limit: BULK_LIMIT }, async (tx) => {
    if (await isThere(tx, work)) return false;
    putBase(tx, rows, { work, copy });
    return true;
  });
}

/** `false`: changes are logged here already, and they are not to be overwritten. */
export async function adopt(gate: Gate, { rows, log }: { rows: RowLists; log: readonly Change[] }, copy: string): Promise<Result<boolean>> {
  const work = theWorkId(rows);
  if (log.some((change) => change.work !== work)) throw new RangeError(`a change of another work in the log of ${work}`);
  return await gate.write({ at: 'adopt', stores: STORES, limit: BULK_LIMIT }, async (tx) => {
    if (await tx.objectStore('log').index('work').getKey(work) !== undefined) return false;
    send(tx.objectStore('pages').delete(workRange(work)));
    send(tx.objectStore('base').delete(workRange(work)));
    putBase(tx, rows, { work, copy });
    const writer = new PageWriter(tx, work, new Places());
    for (const change of log) send(tx.objectStore('log').add(logRecord(change, await writer.apply(change)) as LogRecord));
    writer.flush();
    return true;
  });
}

function theWorkId({ work = [] }: RowLists): string {
  const [row, more] = work;
  if (!row || more) throw new RangeError(`${work.length} works to stage, one is needed`);
  return row.id;
}

async function isThere(tx: ReadTx | WriteTx, work: string): Promise<boolean> {
  const found = await together(
    () => tx.objectStore('pages').getKey(workRange(work)), () => tx.objectStore('base').getKey(workRange(work)),
    () => tx.objectStore('log').index('work').getKey(work),
  );
  return found.some((key) => key !== undefined);
}

/** `copy`: the id that this copy of the work gets. */
function putBase(tx: WriteTx, rows: RowLists, { work, copy }: { work: string; copy: string }): void {
  const { pages, contents } = paginate(work, rows);
  send(tx.objectStore('base').put({ ...contents, copy }, contentsKey(work)));
  for (const [key, list] of pages) {
    send(tx.objectStore('base').put(pageRecord(list), key));
    send(tx.objectStore('pages').put(pageRecord(list), key));
  }
}
