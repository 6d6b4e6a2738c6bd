/**
 * One work as the disk has it, and what of it is damaged.
 *
 * Live pages, base and log tell the same story twice: live = base + log. Whichever half is damaged is rebuilt from the
 * other; only where both are, something is lost, and that is said. Pages that are only staged are not looked at.
 */
import type { Row } from '../core/model.ts';
import { hiddenBy, isStaged, readContents } from './contents.ts';
import { StoreFailure } from './errors.ts';
import { isLogRecord } from './log.ts';
import { isPage, keyText, looksLikePage, workRange } from './pages.ts';
import type { ContentsLine, LogRecord, PageKey, PageRecord, ReadTx, WriteTx } from './schema.ts';
import { inBatches, inRanges, together } from './transaction.ts';

/** Pages by the text of their key; `null` where the record is damaged. */
export type Pages = Map<string, { readonly key: PageKey; readonly rows: readonly Row[] | null }>;

export interface Snapshot {
  readonly live: Pages;
  /** Only the keys: what the base holds is read when a page needs it. */
  readonly baseKeys: readonly PageKey[];
  readonly contents: readonly ContentsLine[] | null;
  /** ContentsRecord.copy */
  readonly copy: string | null;
  readonly log: readonly LogRecord[];
  /** Log rows that are not what was written. */
  readonly lostLog: number;
  /** Pages that have not been compared with their sums. */
  readonly unproved: readonly PageRecord[];
}

/** A work of fewer pages is read so fast that nobody has to be shown anything before. */
export const BIG = 40;

/** `each`: told of every sound page as it comes; those of a big work are compared with their sums by whoever listens, afterwards. */
export async function readSnapshot(tx: ReadTx | WriteTx, work: string, each?: Wanted['each']): Promise<Snapshot> {
  const [record, keys] = await together(() => readContents(tx, work), () => pageKeys(tx, 'pages', work)), hidden = hiddenBy(record?.contents ?? null);
  const unproved: PageRecord[] = [];
  const [live, baseKeys, log] = await together(
    () => readPages(tx, { store: 'pages', work, hidden, keys, ...(each ? { each, ...(keys.length < BIG ? {} : { unproved }) } : {}) }),
    () => tx.objectStore('base').getAllKeys(workRange(work)),
    () => readLog(tx, work),
  );
  const sound = log.filter((row) => row !== null);
  return {
    live, log: sound, lostLog: log.length - sound.length, unproved,
    baseKeys: baseKeys.filter((key) => key[1] !== '' && !hidden(key)),
    contents: record?.contents.filter((line) => !isStaged(line)) ?? null,
    copy: record?.copy ?? null,
  };
}

/** null: a row that is not what was written. */
async function readLog(tx: ReadTx | WriteTx, work: string): Promise<(LogRecord | null)[]> {
  const log = tx.objectStore('log');
  return await inBatches(await log.index('work').getAllKeys(work), async (seq) => {
    const row: unknown = await log.get(seq);
    return isLogRecord(row) ? row : null;
  });
}

interface Wanted {
  readonly store: 'pages' | 'base';
  readonly work: string;
  readonly hidden: (key: PageKey) => boolean;
  /** Where they have been read. */
  readonly keys?: readonly PageKey[];
  readonly each?: (key: PageKey, rows: readonly Row[]) => void;
  /** Takes the pages that are only looked at, and not compared with their sums. */
  readonly unproved?: PageRecord[];
}

async function pageKeys(tx: ReadTx | WriteTx, store: Wanted['store'], work: string): Promise<PageKey[]> {
  return (await tx.objectStore(store).getAllKeys(workRange(work))).filter((key) => key[1] !== '');
}

export async function readPages(tx: ReadTx | WriteTx, { store, work, hidden, each, unproved, keys: known }: Wanted): Promise<Pages> {
  const keys = known ?? await pageKeys(tx, store, work);
  const pages: Pages = new Map();
  const read = async (some: readonly PageKey[]): Promise<void> => {
    const [first, last] = [some[0], some.at(-1)];
    if (!first || !last || some.every(hidden)) return;
    const records: readonly unknown[] = await tx.objectStore(store).getAll(IDBKeyRange.bound(first, last));
    for (const [at, key] of some.entries()) {
      if (hidden(key)) continue;
      const record = records[at], rows = (unproved ? looksLikePage : isPage)(record) ? record.rows : null;
      pages.set(keyText(key), { key, rows });
      if (!rows) continue;
      unproved?.push(record as PageRecord);
      try {
        each?.(key, rows);
      } catch (reason) {
        if (!unproved) throw reason;
        pages.set(keyText(key), { key, rows: null }); // it only looked like one
      }
    }
  };
  // What links name comes before them (core/segment-slots.ts). Between two tables there may be a third: each is a range of its own.
  const segmentsFirst = keys.toSorted(([, a], [, b]) => Number(b === 'segment') - Number(a === 'segment'));
  await inRanges(segmentsFirst, async (some) => { await together(...[...new Set(some.map(tableOf))].map((table) => () => read(some.filter((key) => tableOf(key) === table)))); });
  return pages; // requests are answered in the order in which they were made
}

function tableOf([, table]: PageKey): string { return table; }

/** The fact that a work was deleted for good. */
export function removalOf(work: string): string {
  return `#removed:${work}`;
}

/** Why there is nothing of a work: it was deleted for good, or somebody else has emptied the storage. null: it is there. */
export async function workGone(tx: ReadTx | WriteTx, work: string): Promise<StoreFailure | null> {
  const [page, removed] = await together(
    () => tx.objectStore('pages').getKey(workRange(work)), () => tx.objectStore('facts').get(removalOf(work)),
  );
  if (page !== undefined) return null;
  return removed === undefined ? new StoreFailure('emptied', `no page of ${work}`) : new StoreFailure('removed', `${work} was deleted`);
}

/** Pages that the base began with. Without a table of contents: all that are left of them. */
export function basePages(work: string, { contents, baseKeys }: Snapshot): PageKey[] {
  return contents?.flatMap(([table, owner, pages]) => Array.from({ length: pages }, (_, n): PageKey => [work, table, owner, n]))
    ?? [...baseKeys];
}

export function brokenPages(work: string, snapshot: Snapshot): PageKey[] {
  const placed = snapshot.log.flatMap(({ places }) => places.map(([table, owner, n]): PageKey => [work, table, owner, n]));
  const expected = [...basePages(work, snapshot), ...placed, ...[...snapshot.live.values()].map(({ key }) => key)];
  const broken = new Map<string, PageKey>();
  for (const key of expected) if (!snapshot.live.get(keyText(key))?.rows) broken.set(keyText(key), key);
  return [...broken.values()];
}
