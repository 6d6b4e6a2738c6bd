/** Looking over a work without opening it: every row in passing, and how large and how fresh it is. */
import type { Row, TableName } from '../core/model.ts';
import { hiddenBy, readContents } from './contents.ts';
import { summedLength } from './checksum.ts';
import { storeError } from './errors.ts';
import type { Gate } from './gate.ts';
import { isLogRecord } from './log.ts';
import { isPage, workRange } from './pages.ts';
import type { StoreName } from './schema.ts';
import type { Extent, Result } from './types.ts';

const STORES: readonly StoreName[] = ['pages', 'base', 'log'];
/** Pages of one transaction, so that whoever wants to write waits for no more than these. */
const PAGES_AT_ONCE = 8;
/** About what one logged change takes: text and row, before and after. */
const CHANGE_BYTES = 1_000;

export interface Survey { readonly work: string; readonly visit: (table: TableName, rows: readonly Row[], bytes: number) => void }

/** A damaged page is passed over: opening the work repairs it. */
export async function survey(gate: Gate, { work, visit }: Survey, signal: AbortSignal): Promise<Result<void>> {
  const listed = await gate.read({ at: 'survey', stores: STORES }, async (tx) => {
    const hidden = hiddenBy((await readContents(tx, work))?.contents ?? null);
    return (await tx.objectStore('pages').getAllKeys(workRange(work))).filter((key) => !hidden(key));
  });
  if (!listed.ok) return listed;
  for (let at = 0; at < listed.value.length; at += PAGES_AT_ONCE) {
    if (signal.aborted) return { ok: false, error: storeError('closed', 'survey', 'aborted') };
    const read = await gate.read({ at: 'survey', stores: STORES }, async (tx) => {
      for (const key of listed.value.slice(at, at + PAGES_AT_ONCE)) {
        const record: unknown = await tx.objectStore('pages').get(key);
        if (isPage(record)) visit(key[1] as TableName, record.rows, summedLength(record.sum));
      }
    });
    if (!read.ok) return read;
  }
  return { ok: true, value: undefined };
}

export async function extent(gate: Gate, work: string): Promise<Result<Extent>> {
  return await gate.read({ at: 'survey', stores: STORES }, async (tx) => {
    const copy = (await readContents(tx, work))?.copy ?? '', log = tx.objectStore('log').index('work');
    const changes = await log.count(work);
    const last = await log.openKeyCursor(work, 'prev');
    let lastChange: number | null = null;
    for (let cursor = await log.openCursor(work, 'prev'); cursor && lastChange === null; cursor = await cursor.continue()) {
      const row: unknown = cursor.value;
      if (isLogRecord(row) && row.change.kind !== 'receiveRelease') lastChange = row.change.time;
    }
    return { mark: `${copy} ${last?.primaryKey ?? 0}`, lastChange, logBytes: changes * CHANGE_BYTES };
  });
}
