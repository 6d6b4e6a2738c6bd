/** A work from elsewhere, its log included. Loaded when a backup or another copy comes. */
import type { Change } from '../core/change.ts';
import type { RowLists } from '../core/tables.ts';
import type { Gate } from './gate.ts';
import { STORES } from './loader.ts';
import { logRecord } from './log.ts';
import { workRange } from './pages.ts';
import { PageWriter } from './page-writer.ts';
import { Places } from './places.ts';
import type { LogRecord } from './schema.ts';
import { removalOf } from './snapshot.ts';
import { PUTS_A_BREATH, putBase, theWorkId } from './stager.ts';
import { BULK_LIMIT, send } from './transaction.ts';
import type { Result } from './types.ts';

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
