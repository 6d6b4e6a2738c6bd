/** Rebuilds damaged or missing live pages from base and log. Loaded when there is one: nobody else waits for it. */
import type { Change } from '../core/change.ts';
import type { WorkId } from '../core/ids.ts';
import type { Row } from '../core/model.ts';
import { editsOf } from '../core/patch.ts';
import { StoreFailure } from './errors.ts';
import type { Gate } from './gate.ts';
import type { Reading } from './loader.ts';
import { readWork, STORES } from './loader.ts';
import { keyText, pageRecord } from './pages.ts';
import type { PageKey, Place, ReadTx, WriteTx } from './schema.ts';
import type { Pages, Snapshot } from './snapshot.ts';
import { basePages, readPages } from './snapshot.ts';
import { BULK_LIMIT, send } from './transaction.ts';
import type { Result } from './types.ts';

/** Reads a work whole once more, now to write: another tab may have written, or repaired, since. What cannot be written back is shown anyway. */
export async function repair(gate: Gate, work: WorkId): Promise<Result<Reading>> {
  const shown = await gate.read({ at: 'load', stores: STORES }, (tx) => readRepaired(tx, work));
  if (!shown.ok || shown.value.broken.length === 0) return shown;
  const written = await gate.write({ at: 'repair', stores: STORES, limit: BULK_LIMIT }, async (tx) => {
    const again = await readRepaired(tx, work), broken = new Set(again.broken.map(keyText));
    for (const [key, rows] of again.pages) if (broken.has(keyText(key))) send(tx.objectStore('pages').put(pageRecord(rows), key));
    return again;
  });
  return written.ok ? written : shown;
}

/** Sound pages as they are, broken ones rebuilt. */
async function readRepaired(tx: ReadTx | WriteTx, work: WorkId): Promise<Reading> {
  const reading = await readWork(tx, work), { broken, snapshot, pages } = reading;
  if (broken.length === 0) return reading;
  const rebuilt = rebuild(broken, { snapshot, base: await readPages(tx, { store: 'base', work, hidden: () => false }) });
  return { ...reading, pages: [...pages, ...[...rebuilt.values()].map(({ key, rows }) => [key, rows] as const)] };
}

/** What the broken live pages held: their base, and what the log did to their rows since. */
function rebuild(broken: readonly PageKey[], { snapshot, base }: { snapshot: Snapshot; base: Pages }): Map<string, { key: PageKey; rows: Row[] }> {
  if (snapshot.lostLog > 0) throw new StoreFailure('damaged', `${broken.length} pages and ${snapshot.lostLog} log rows`);
  const began = new Set(basePages(broken[0]?.[0] ?? '', snapshot).map(keyText));
  const rebuilt = new Map(broken.map((key) => [keyText(key), { key, rows: new Map<string, Row>() }]));
  const pageOf = new Map<string, string>();
  for (const [name, { key, rows }] of rebuilt) {
    const kept = base.get(name)?.rows;
    if (!kept && (began.has(name) || base.has(name))) throw new StoreFailure('damaged', `page ${name}, live and base`);
    for (const row of kept ?? []) {
      rows.set(row.id, row);
      pageOf.set(`${key[1]} ${row.id}`, name);
    }
  }
  for (const { change, places } of snapshot.log) replay(change, places, { rebuilt, pageOf });
  return new Map([...rebuilt].map(([name, { key, rows }]) => [name, { key, rows: [...rows.values()] }]));
}

function replay(
  change: Change, places: readonly Place[],
  { rebuilt, pageOf }: { rebuilt: Map<string, { rows: Map<string, Row> }>; pageOf: Map<string, string> },
): void {
  const placed = new Map(places.map(([table, owner, n, id]) => [`${table} ${id}`, keyText([change.work, table, owner, n])]));
  for (const { table, id, after } of editsOf(change.patch)) {
    const name = `${table} ${id}`, now = placed.get(name) ?? pageOf.get(name), before = pageOf.get(name);
    if (before !== undefined && before !== now) rebuilt.get(before)?.rows.delete(id);
    if (now === undefined) continue;
    pageOf.set(name, now);
    if (after) rebuilt.get(now)?.rows.set(id, after); else rebuilt.get(now)?.rows.delete(id);
  }
}
