/** Reading works: load (repair.ts repairs what can be repaired), list. */
import type { WorkId } from '../core/ids.ts';
import type { Row, TableName, Work } from '../core/model.ts';
import { StoreFailure } from './errors.ts';
import type { Gate } from './gate.ts';
import { logEnd } from './log.ts';
import { breathe } from './breathe.ts';
import { isPage, toLists, workRangeEnd } from './pages.ts';
import { Places } from './places.ts';
import type { PageKey, PageRecord, ReadTx, StoreName, WriteTx } from './schema.ts';
import type { Snapshot } from './snapshot.ts';
import { brokenPages, readSnapshot, workGone } from './snapshot.ts';
import { together } from './transaction.ts';
import type { EarlyRows, LoadedWork, Result } from './types.ts';

/** All that a work consists of, but for what is typed and not committed. */
export const STORES: readonly StoreName[] = ['pages', 'base', 'log', 'facts'];
type Pages = readonly (readonly [PageKey, readonly Row[]])[];
export interface Reading { readonly snapshot: Snapshot; readonly pages: Pages; readonly broken: readonly PageKey[]; readonly head: number }

/** Reads what is sound of a work, and which pages are broken. */
export async function readWork(tx: ReadTx | WriteTx, work: WorkId, early?: EarlyRows): Promise<Reading> {
  early?.begin();
  const [snapshot, head] = await together(() => readSnapshot(tx, work, early && (([, table], rows) => { early.take({ [table]: rows }); })), () => logEnd(tx));
  const broken = brokenPages(work, snapshot);
  if (broken.length === 0 && snapshot.live.size === 0) {
    const gone = await workGone(tx, work);
    throw gone?.code === 'removed' ? gone : new StoreFailure('damaged', `no page of ${work} is left`);
  }
  return { snapshot, head, broken, pages: [...snapshot.live.values()].flatMap(({ key, rows }): Pages => rows ? [[key, rows]] : []) };
}

export async function load(gate: Gate, work: WorkId, early?: EarlyRows): Promise<Result<LoadedWork & { places: Places }>> {
  const sound = await gate.read({ at: 'load', stores: STORES }, (tx) => readWork(tx, work, early));
  const damaged = sound.ok && sound.value.broken.length > 0;
  if (damaged) early?.begin(); // what was heard of it counts for nothing, also where another tab mends it meanwhile
  const reading = damaged ? await (await import('./repair.ts')).repair(gate, work) : sound;
  return reading.ok ? { ok: true, value: loaded(reading.value) } : reading;
}

function loaded({ snapshot, pages, broken, head }: Reading): LoadedWork & { places: Places } {
  const places = new Places();
  for (const [key, rows] of pages) places.learnPage(key, rows);
  places.head = head;
  places.copy = snapshot.copy;
  return {
    rows: toLists(pages), log: snapshot.log.map(({ change }) => change), head, places,
    repaired: broken.map(([, table, owner, page]) => ({ table: table as TableName, owner, page })),
    lostChanges: snapshot.lostLog,
    ...(snapshot.unproved.length > 0 ? { proved: () => prove(snapshot.unproved) } : {}),
  };
}

/** How many pages are compared with their sums at a time: a millisecond or two, which a frame that is due meanwhile can bear. */
const AT_ONCE = 4;

async function prove(pages: readonly PageRecord[]): Promise<boolean> {
  for (let at = 0; at < pages.length; at += AT_ONCE) {
    await breathe();
    if (!pages.slice(at, at + AT_ONCE).every(isPage)) return false;
  }
  return true;
}

/** The works on this device, in the order of their ids; a damaged one is repaired by loading it. */
export async function works(gate: Gate): Promise<Result<readonly Work[]>> {
  const found = await gate.read({ at: 'works', stores: STORES }, async (tx) => {
    const ids = await workIds(tx);
    return await Promise.all(ids.map(async (id) => ({ id, row: await workRow(tx, id) })));
  });
  if (!found.ok) return found;
  const rows: Work[] = [];
  for (const { id, row } of found.value) {
    if (row) { rows.push(row); continue; }
    const whole = await load(gate, id as WorkId);
    if (!whole.ok) return whole;
    rows.push(...whole.value.rows.work);
  }
  return { ok: true, value: rows };
}

/** How many keys are looked at before the rest of a work's is passed over: a book has a thousand, a statement a dozen. */
const KEYS = 64;

async function workIds(tx: ReadTx): Promise<string[]> {
  const found = new Set<string>();
  const look = async (name: 'pages' | 'base'): Promise<void> => {
    let keys = await tx.objectStore(name).getAllKeys(null, KEYS);
    for (;;) {
      for (const [work] of keys) found.add(work);
      const last = keys.at(-1);
      if (!last || keys.length < KEYS) return;
      keys = await tx.objectStore(name).getAllKeys(workRangeEnd(last[0]), KEYS);
    }
  };
  await together(() => look('pages'), () => look('base'));
  return [...found].sort();
}

async function workRow(tx: ReadTx, id: string): Promise<Work | null> {
  const record: unknown = await tx.objectStore('pages').get([id, 'work', '', 0]);
  return isPage(record) ? (record.rows[0] as Work | undefined) ?? null : null;
}

/** How many works there are; asked at the start, before anything else. */
export async function countWorks(gate: Gate): Promise<Result<number>> {
  return await gate.read({ at: 'open', stores: STORES }, async (tx) => (await workIds(tx)).length);
}

