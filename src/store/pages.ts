/** Pages: the rows of one table and owner in arrays of 256, each with a checksum so that damage is noticed. */
import type { Row, TableName } from '../core/model.ts';
import { ownerOf, TABLE_NAMES } from '../core/model.ts';
import type { RowLists } from '../core/tables.ts';
import { checksum, isSumOf } from './checksum.ts';
import type { ContentsLine, ContentsRecord, PageKey, PageRecord } from './schema.ts';

export const PAGE_ROWS = 256;

export function pageRecord(rows: readonly Row[]): PageRecord {
  return { rows, sum: checksum(rows) };
}

/** Is this what was written? Whatever came out of the database may be anything. */
export function isPage(record: unknown): record is PageRecord {
  return looksLikePage(record) && isSumOf(record.sum, record.rows);
}

/** Might it be? What is in it is compared with its sum later. */
export function looksLikePage(record: unknown): record is PageRecord {
  if (typeof record !== 'object' || record === null) return false;
  const { rows, sum } = record as Partial<PageRecord>;
  return typeof sum === 'string' && Array.isArray(rows) && rows.every((row: Partial<Row> | null) => typeof row?.id === 'string');
}

export function isContents(record: unknown): record is ContentsRecord {
  if (typeof record !== 'object' || record === null) return false;
  const { contents, sum } = record as Partial<ContentsRecord>;
  return Array.isArray(contents) && isSumOf(sum, contents);
}

export function contentsKey(work: string): PageKey {
  return [work, '', '', 0];
}

/** Every page of a work. An array sorts after every string and number. */
export function workRange(work: string): IDBKeyRange {
  return IDBKeyRange.bound([work], [work, []]);
}

/** Everything behind the pages of a work. */
export function workRangeEnd(work: string): IDBKeyRange {
  return IDBKeyRange.lowerBound([work, []], true);
}

export function ownerRange([work, table, owner]: PageKey): IDBKeyRange {
  return IDBKeyRange.bound([work, table, owner, 0], [work, table, owner, Infinity]);
}

/** A page key as a key of a Map. */
export function keyText(key: PageKey): string {
  return JSON.stringify(key);
}

/** Rows as they came, cut into pages. */
export function paginate(work: string, lists: RowLists): { pages: [PageKey, readonly Row[]][]; lines: ContentsLine[] } {
  const pages: [PageKey, readonly Row[]][] = [], lines: ContentsLine[] = [];
  for (const table of TABLE_NAMES) {
    for (const [owner, rows] of byOwner(table, lists[table] ?? [])) {
      const count = Math.ceil(rows.length / PAGE_ROWS);
      lines.push([table, owner, count]);
      for (let n = 0; n < count; n++) pages.push([[work, table, owner, n], rows.slice(n * PAGE_ROWS, (n + 1) * PAGE_ROWS)]);
    }
  }
  return { pages, lines };
}

function byOwner(table: TableName, rows: readonly Row[]): Map<string, Row[]> {
  const owners = new Map<string, Row[]>();
  for (const row of rows) {
    const owner = ownerOf(table, row), mine = owners.get(owner);
    if (mine) mine.push(row); else owners.set(owner, [row]);
  }
  return owners;
}

/** The rows of many pages as the lists that tables are made of. */
export function toLists(pages: Iterable<readonly [PageKey, readonly Row[]]>): Required<RowLists> {
  const lists = { work: [], version: [], segment: [], alignment: [], bead: [], suggestion: [], forward: [], note: [] } as { [T in TableName]: Row[] };
  for (const [[, table], rows] of pages) lists[table as TableName].push(...rows);
  return lists as Required<RowLists>;
}
