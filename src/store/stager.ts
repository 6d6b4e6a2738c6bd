/** New works: base pages, table of contents and live pages in one transaction, so that a work is there whole or not at all. */
import type { Change } from '../core/change.ts';
import type { Row } from '../core/model.ts';
import type { RowLists } from '../core/tables.ts';
import { putContents } from './contents.ts';
import type { Gate } from './gate.ts';
import { logRecord } from './log.ts';
import { pageRecord, paginate, workRange } from './pages.ts';
import { PageWriter } from './page-writer.ts';
import { Places } from './places.ts';
import type { LogRecord, PageKey, ReadTx, StoreName, WriteTx } from './schema.ts';
import { removalOf } from './snapshot.ts';
import { BULK_LIMIT, send, together } from './transaction.ts';
import type { Result } from './types.ts';

const STORES: readonly StoreName[] = ['pages', 'base', 'log', 'facts'];

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

/** `false`: changes are logged here already, and they are not to be overwritten. */
export async function adopt(gate: Gate, { rows, log }: { rows: RowLists; log: readonly Change[] }, copy: string): Promise<Result<boolean>> {
  const work = theWorkId(rows);
  if (log.some((change) => change.work !== work)) throw new RangeError(`a change of another work in the log of ${work}`);
  return await gate.write({ at: 'adopt', stores: STORES, limit: BULK_LIMIT }, async (tx) => {
    if (await tx.objectStore('log').index('work').getKey(work) !== undefined) return false;
    send(tx.objectStore('pages').delete(workRange(work)));
    send(tx.objectStore('base').delete(workRange(work)));
    send(tx.objectStore('facts').delete(removalOf(work)));
    await putBase(tx, rows, { work, copy });
    const writer = new PageWriter(tx, work, new Places());
    for (const [at, change] of log.entries()) {
      const adding = tx.objectStore('log').add(logRecord(change, await writer.apply(change)) as LogRecord);
      if (at % PUTS_A_BREATH === PUTS_A_BREATH - 1) await adding; else send(adding);
    }
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
    () => tx.objectStore('log').index('work').getKey(work), () => tx.objectStore('facts').getKey(removalOf(work)),
  );
  return found.some((key) => key !== undefined);
}

/** `copy`: the id that this copy of the work gets. */
async function putBase(tx: WriteTx, rows: RowLists, { work, copy }: { work: string; copy: string }): Promise<void> {
  const { pages, lines } = paginate(work, rows);
  putContents(tx, work, { lines, copy });
  await putPages(tx, pages);
}

/** Records sent before one is waited for: the thread is free meanwhile. */
const PUTS_A_BREATH = 8;

/** Base and live. */
export async function putPages(tx: WriteTx, pages: readonly (readonly [PageKey, readonly Row[]])[]): Promise<void> {
  for (const [at, [key, rows]] of pages.entries()) {
    const record = pageRecord(rows);
    send(tx.objectStore('base').put(record, key));
    const putting = tx.objectStore('pages').put(record, key);
    if (at % PUTS_A_BREATH === PUTS_A_BREATH - 1) await putting; else send(putting);
  }
}
