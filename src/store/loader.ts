/** Reading works: load (repairing what can be repaired), base, list. */
import type { WorkId } from '../core/ids.ts';
import type { Change } from '../core/change.ts';
import type { Row, TableName, Work } from '../core/model.ts';
import type { RowLists } from '../core/tables.ts';
import { Tables } from '../core/tables.ts';
import { invert } from '../core/patch.ts';
import { hiddenBy, readContents } from './contents.ts';
import { StoreFailure } from './errors.ts';
import type { Gate } from './gate.ts';
import { logEnd } from './log.ts';
import { isPage, keyText, pageRecord, toLists, workRangeEnd } from './pages.ts';
import { Places } from './places.ts';
import type { PageKey, ReadTx, StoreName, WriteTx } from './schema.ts';
import type { Snapshot } from './snapshot.ts';
import { brokenPages, readPages, readSnapshot, rebuild, workGone } from './snapshot.ts';
import { BULK_LIMIT, send, together } from './transaction.ts';
import type { EarlyRows, LoadedWork, Result } from './types.ts';

const STORES: readonly StoreName[] = ['pages', 'base', 'log', 'facts'];
type Pages = readonly (readonly [PageKey, readonly Row[]])[];
interface Reading { readonly snapshot: Snapshot; readonly pages: Pages; readonly broken: readonly PageKey[]; readonly head: number }

/** Reads a work whole: sound pages as they are, broken ones rebuilt. */
async function readWork(tx: ReadTx | WriteTx, work: WorkId, early?: EarlyRows): Promise<Reading> {
  early?.begin();
  const [snapshot, head] = await together(() => readSnapshot(tx, work, ([, table], rows) => { early?.take({ [table]: rows }); }), () => logEnd(tx));
  const broken = brokenPages(work, snapshot);
  if (broken.length === 0 && snapshot.live.size === 0) {
    const gone = await workGone(tx, work);
    throw gone?.code === 'removed' ? gone : new StoreFailure('damaged', `no page of ${work} is left`);
  }
  const rebuilt = broken.length === 0 ? null : rebuild(broken, { snapshot, base: await readPages(tx, { store: 'base', work, hidden: () => false }) });
  const sound = [...snapshot.live.values()].flatMap(({ key, rows }): Pages => rows ? [[key, rows]] : []);
  return { snapshot, head, broken, pages: [...sound, ...[...rebuilt?.values() ?? []].map(({ key, rows }) => [key, rows] as const)] };
}

export async function load(gate: Gate, work: WorkId, early?: EarlyRows): Promise<Result<LoadedWork & { places: Places }>> {
  const reading = await gate.read({ at: 'load', stores: STORES }, (tx) => readWork(tx, work, early));
  if (!reading.ok) return reading;
  if (reading.value.broken.length === 0) return { ok: true, value: loaded(reading.value) };
  // Once more, now to write: another tab may have written, or repaired, since. What cannot be written back is shown anyway.
  const repaired = await gate.write({ at: 'repair', stores: STORES, limit: BULK_LIMIT }, async (tx) => {
    const again = await readWork(tx, work), broken = new Set(again.broken.map(keyText));
    for (const [key, rows] of again.pages) if (broken.has(keyText(key))) send(tx.objectStore('pages').put(pageRecord(rows), key));
    return again;
  });
  return { ok: true, value: loaded(repaired.ok ? repaired.value : reading.value) };
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
  };
}

/** The base as it was staged; where it is damaged, the live rows with the log taken off again. */
export async function base(gate: Gate, work: WorkId): Promise<Result<Required<RowLists>>> {
  return await gate.read({ at: 'base', stores: STORES }, async (tx) => {
    const hidden = hiddenBy((await readContents(tx, work))?.contents ?? null);
    const [pages, reading] = await together(() => readPages(tx, { store: 'base', work, hidden }), () => readSnapshot(tx, work));
    const whole = [...pages.values()].flatMap(({ key, rows }): Pages => rows ? [[key, rows]] : []);
    const expected = reading.contents?.reduce((sum, [, , count]) => sum + count, 0);
    if (whole.length === expected) return toLists(whole);
    if (reading.lostLog > 0 || brokenPages(work, reading).length > 0 || reading.live.size === 0) {
      throw new StoreFailure('damaged', `base of ${work}`);
    }
    return rewind([...reading.live.values()].map(({ key, rows }) => [key, rows ?? []] as const), reading.log.map(({ change }) => change));
  });
}

function rewind(pages: Pages, log: readonly Change[]): Required<RowLists> {
  const tables = new Tables(toLists(pages));
  for (const { patch } of [...log].reverse()) tables.apply(invert(patch));
  return tables.toRows();
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

