/**
 * New versions and alignments of a work that is there: staged, read, and swept away again where nothing came of them.
 *
 * Some pages a transaction, so that what is typed meanwhile gets its turn; the table of contents is in step with the
 * pages in each of them. A crash in between leaves staged pages of a tab that is gone: nobody reads them, and the next
 * start sweeps them away.
 */
import type { Row } from '../core/model.ts';
import type { RowLists } from '../core/tables.ts';
import type { StagedRows } from '../core/staged.ts';
import { isStaged, putContents, readContents } from './contents.ts';
import type { Staging } from './contents.ts';
import { StoreFailure, storeError } from './errors.ts';
import type { Gate } from './gate.ts';
import { base } from './base.ts';
import { ownerRange, paginate, toLists } from './pages.ts';
import type { ContentsLine, ContentsRecord, PageKey, ReadTx, StoreName, WriteTx } from './schema.ts';
import { readPages, workGone } from './snapshot.ts';
import { putPages } from './stager.ts';
import { send } from './transaction.ts';
import type { Result } from './types.ts';

const STORES: readonly StoreName[] = ['pages', 'base', 'facts'];
/** Pages of one transaction: some tens of milliseconds of disk, for which a commit may have to wait. */
const PAGES_AT_ONCE = 16;

/** Who stages. */
export interface Stagehand {
  readonly gate: Gate;
  readonly tab: string;
  /** Tabs that are open now, this one included; null where that cannot be known. */
  readonly open: ReadonlySet<string> | null;
  readonly staging: Staging;
}

type Page = readonly [PageKey, readonly Row[]];

export async function stageInto(hand: Stagehand, { work, rows }: { work: string; rows: StagedRows }, signal?: AbortSignal): Promise<Result<void>> {
  const { gate, tab, staging } = hand;
  const { pages } = paginate(work, rows), wanted = new Set(pages.map(([[, , owner]]) => owner));
  const begun = await gate.write({ at: 'stage', stores: STORES }, (tx) => begin(tx, work, { hand, wanted }));
  if (!begun.ok) return begun;
  const { copy, here } = begun.value;
  const news = pages.filter(([[, , owner]]) => !here.has(owner)), owners = new Set(news.map(([[, , owner]]) => owner));
  for (const owner of owners) staging.set(owner, -1);
  for (let at = 0; at < news.length; at += PAGES_AT_ONCE) {
    const some = news.slice(at, at + PAGES_AT_ONCE);
    const put: Result<void> = signal?.aborted ? { ok: false, error: storeError('closed', 'stage', 'aborted') }
      : await gate.write({ at: 'stage', stores: STORES }, (tx) => putSome(tx, some, { work, tab, copy }));
    if (put.ok) continue;
    await sweep(hand, work, owners);
    return put;
  }
  for (const owner of owners) staging.set(owner, news.filter(([key]) => key[2] === owner).length);
  return { ok: true, value: undefined };
}

/** Which owners are part of the work already. What a tab that is gone has left of the others is taken away. */
async function begin(
  tx: WriteTx, work: string, { hand: { tab, open, staging }, wanted }: { hand: Stagehand; wanted: ReadonlySet<string> },
): Promise<{ copy: string; here: ReadonlySet<string> }> {
  const { contents, copy } = await theContents(tx, work);
  const left = contents.filter((line) => isStaged(line) && wanted.has(line[1]));
  for (const [, owner, , by] of left) {
    const isMine = by === tab && !staging.has(owner), isNobodys = by !== tab && open !== null && !open.has(by ?? '');
    if (!isMine && !isNobodys) throw new StoreFailure('replaced', `${owner} is being staged by ${by ?? ''}`);
  }
  if (left.length > 0) takeAway(tx, work, { lines: left, contents, copy });
  return { copy, here: new Set(contents.filter((line) => !isStaged(line)).map(([, owner]) => owner)) };
}

async function putSome(tx: WriteTx, pages: readonly Page[], { work, tab, copy }: { work: string; tab: string; copy: string }): Promise<void> {
  const record = await theContents(tx, work);
  if (record.copy !== copy) throw new StoreFailure('replaced', `${work} is another copy`);
  const lines = [...record.contents];
  for (const [[, table, owner, n]] of pages) {
    const at = lines.findIndex((line) => line[0] === table && line[1] === owner), [, , count = 0, by = n === 0 ? tab : null] = lines[at] ?? [];
    if (count !== n || by !== tab) throw new StoreFailure('replaced', `page ${n} of ${owner} does not follow ${count} of ${by ?? 'nobody'}`);
    lines[at < 0 ? lines.length : at] = [table as ContentsLine[0], owner, n + 1, tab];
  }
  putContents(tx, work, { lines, copy });
  await putPages(tx, pages);
}

async function theContents(tx: WriteTx, work: string): Promise<ContentsRecord> {
  const record = await readContents(tx, work);
  if (record) return record;
  throw await workGone(tx, work) ?? new StoreFailure('damaged', `the table of contents of ${work}`);
}

function takeAway(
  tx: WriteTx, work: string, { lines, contents, copy }: { lines: readonly ContentsLine[]; contents: readonly ContentsLine[]; copy: string },
): void {
  for (const [table, owner] of lines) {
    for (const name of ['pages', 'base'] as const) send(tx.objectStore(name).delete(ownerRange([work, table, owner, 0])));
  }
  putContents(tx, work, { lines: contents.filter((line) => !lines.includes(line)), copy });
}

/** Gives how many owners were removed. Writes nothing where there are none. */
export async function sweep(hand: Stagehand, work: string, givenUp: ReadonlySet<string>): Promise<Result<number>> {
  const { gate, tab, open, staging } = hand;
  // Also where they cannot be removed now: they are nobody's then, and may be staged anew.
  for (const owner of givenUp) staging.delete(owner);
  const isLeft = ([, owner, , by]: ContentsLine): boolean => {
    if (by === undefined) return false;
    if (by === tab) return !staging.has(owner);
    return open !== null && !open.has(by);
  };
  const seen = await gate.read({ at: 'sweep', stores: STORES }, async (tx) => (await readContents(tx, work))?.contents.some(isLeft) ?? false);
  if (!seen.ok || !seen.value) return seen.ok ? { ok: true, value: 0 } : seen;
  const swept = await gate.write({ at: 'sweep', stores: STORES }, async (tx) => {
    const record = await readContents(tx, work), lines = record?.contents.filter(isLeft) ?? [];
    if (record && lines.length > 0) takeAway(tx, work, { lines, ...record });
    return lines.length;
  });
  return swept;
}

/** Rows as they were staged, by now part of the work; where the base is damaged, from live rows and log. */
export async function stagedRows(gate: Gate, work: string, owners: ReadonlySet<string>): Promise<Result<StagedRows>> {
  const found = await gate.read({ at: 'staged', stores: STORES }, (tx) => readOwners(tx, work, owners));
  if (!found.ok || found.value) return found.ok ? { ok: true, value: found.value ?? {} } : found;
  const whole = await base(gate, work as Parameters<typeof base>[1]);
  if (!whole.ok) return whole;
  const { segment, bead } = whole.value;
  return { ok: true, value: { segment: segment.filter((row) => owners.has(row.version)), bead: bead.filter((row) => owners.has(row.alignment)) } };
}

/** null: a page is not what was written. */
async function readOwners(tx: ReadTx, work: string, owners: ReadonlySet<string>): Promise<RowLists | null> {
  const record = await readContents(tx, work);
  if (!record) return null;
  const expected = record.contents.reduce((sum, [, owner, pages]) => sum + (owners.has(owner) ? pages : 0), 0);
  const pages = await readPages(tx, { store: 'base', work, hidden: ([, , owner]) => !owners.has(owner) });
  const rows = [...pages.values()].flatMap(({ key, rows: found }): Page[] => found ? [[key, found]] : []);
  return rows.length === expected ? toLists(rows) : null;
}
