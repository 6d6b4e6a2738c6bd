/** The log on disk: one row a change, in the order of all works together. */
import type { Change } from '../core/change.ts';
import { checksum, isSumOf } from './checksum.ts';
import type { LogRecord, Place, ReadTx, WriteTx } from './schema.ts';

export type NewLogRecord = Omit<LogRecord, 'seq'>;

export function logRecord(change: Change, places: readonly Place[]): NewLogRecord {
  return { work: change.work, change, places, sum: checksum([change, places]) };
}

export function isLogRecord(record: unknown): record is LogRecord {
  if (typeof record !== 'object' || record === null) return false;
  const { seq, work, change, places, sum } = record as Partial<LogRecord>;
  return typeof seq === 'number' && Array.isArray(places) && change?.work === work && isSumOf(sum, [change, places]);
}

/** Every log row after `head`, of all works, sound or not. */
export async function logAfter(tx: ReadTx | WriteTx, head: number): Promise<unknown[]> {
  return await tx.objectStore('log').getAll(IDBKeyRange.lowerBound(head, true));
}

export async function logEnd(tx: ReadTx | WriteTx): Promise<number> {
  return (await tx.objectStore('log').openKeyCursor(null, 'prev'))?.key ?? 0;
}
