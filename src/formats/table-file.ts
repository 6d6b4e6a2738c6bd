/**
 * The review table as a file, DOCX or XLSX, written and read back. Read this first, then table-compare.ts.
 *
 * Files come from strangers: everything is read through zip.ts and xml.ts with their limits, in a worker, and what is not
 * a table of ours is refused with a reason. Nothing here knows the work; whether its sentences are still there is asked later.
 */
import { readDocxTable, docxKeyPart } from './docx-table-read.ts';
import type { TableRead } from './table-compare.ts';
import { compareTable } from './table-compare.ts';
import type { TableErrorCode } from './table-problem.ts';
import { TableFailure } from './table-problem.ts';
import type { TextErrorCode } from './text-failure.ts';
import { TextFailure } from './text-failure.ts';
import { FILE_LIMIT } from './text-limits.ts';
import { readXlsxTable, xlsxHasKey } from './xlsx-table-read.ts';
import { CELL_LIMIT } from './xlsx-text.ts';
import { Zip } from './zip.ts';

export interface TableError { readonly code: TableErrorCode | TextErrorCode; readonly params: { readonly [name: string]: string | number } }
export type TableResult = { readonly ok: true; readonly value: TableRead } | { readonly ok: false; readonly error: TableError };

/** Does the package carry the key of a review table? Refuses (`TextFailure`) what is damaged. */
export function isTableFile(zip: Zip): boolean {
  return docxKeyPart(zip) !== '' || xlsxHasKey(zip);
}

/** @param time Milliseconds since 1970, for a file that does not say when it was saved. Never throws on what a file holds. */
export function readTable(bytes: Uint8Array, time: number): TableResult {
  try {
    if (bytes.length > FILE_LIMIT.docx) return { ok: false, error: { code: 'tooLarge', params: { size: bytes.length, limit: FILE_LIMIT.docx } } };
    const zip = new Zip(bytes), isSheet = xlsxHasKey(zip);
    const { key, grid } = isSheet ? readXlsxTable(zip) : readDocxTable(zip);
    return { ok: true, value: compareTable(key, grid, { time, cellLimit: isSheet ? CELL_LIMIT : Infinity }) };
  } catch (reason) {
    if (reason instanceof TableFailure || reason instanceof TextFailure) return { ok: false, error: reason.error };
    throw reason;
  }
}
