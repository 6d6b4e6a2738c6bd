/**
 * The table of contents of a work's base: which pages must be there, and which of them are only staged.
 *
 * A line with a tab is staged by that tab: no change has named its owner yet, so it is no part of the work and nobody
 * reads it. The transaction that writes such a change takes the tab away (`claim`).
 */
import type { Change } from '../core/change.ts';
import { broughtBy } from '../core/staged.ts';
import { checksum } from './checksum.ts';
import { StoreFailure } from './errors.ts';
import { contentsKey, isContents } from './pages.ts';
import type { ContentsLine, ContentsRecord, PageKey, ReadTx, WriteTx } from './schema.ts';
import { send } from './transaction.ts';

/** Owners that this tab is staging or has staged, and how many pages of each; -1: not finished. */
export type Staging = Map<string, number>;

export async function readContents(tx: ReadTx | WriteTx, work: string): Promise<ContentsRecord | null> {
  const record: unknown = await tx.objectStore('base').get(contentsKey(work));
  return isContents(record) ? record : null;
}

export function putContents(tx: WriteTx, work: string, { lines, copy }: { lines: readonly ContentsLine[]; copy: string }): void {
  send(tx.objectStore('base').put({ contents: lines, sum: checksum(lines), copy }, contentsKey(work)));
}

export function isStaged([, , , tab]: ContentsLine): boolean {
  return tab !== undefined;
}

/** Is this page only staged? */
export function hiddenBy(contents: readonly ContentsLine[] | null): (key: PageKey) => boolean {
  const hidden = new Set((contents ?? []).filter(isStaged).map(([table, owner]) => `${table} ${owner}`));
  return ([, table, owner]) => hidden.has(`${table} ${owner}`);
}

/** What the changes bring becomes part of the work. Returns those of `staging` that need not be remembered any more. */
export async function claim(tx: WriteTx, { work, staging }: { work: string; staging: Staging }, changes: readonly Change[]): Promise<string[]> {
  const brought = new Set(changes.flatMap((change) => broughtBy(change)));
  if (brought.size === 0) return [];
  const record = await readContents(tx, work), mine = [...brought].filter((owner) => staging.has(owner));
  // A damaged table of contents hides nothing.
  if (!record) return mine;
  for (const owner of mine) {
    const line = record.contents.find((candidate) => candidate[1] === owner);
    if (line?.[2] !== staging.get(owner)) throw new StoreFailure('damaged', `what was staged of ${owner} is not there`);
  }
  const lines = record.contents.map((line): ContentsLine => brought.has(line[1]) ? [line[0], line[1], line[2]] : line);
  if (record.contents.some((line) => isStaged(line) && brought.has(line[1]))) putContents(tx, work, { lines, copy: record.copy });
  return mine;
}
