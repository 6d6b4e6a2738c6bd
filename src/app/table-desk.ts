/**
 * The review table as the exchange desk asks for it: a file out, and what an edited one says. It is written and read in
 * workers. A file counts as made only after it was read back and brings nothing: what a reviewer does not touch must never
 * come back as a suggestion.
 */
import type { VersionId } from '../core/ids.ts';
import type { SegmentState } from '../core/model.ts';
import type { Tables } from '../core/tables.ts';
import { theWork } from '../core/units.ts';
import type { TableRead } from '../workers/read-table.ts';
import { readTableFile } from '../workers/read-table.ts';
import type { TableContents, TableFormat } from '../workers/write-table.ts';
import { writeTableFile } from '../workers/write-table.ts';
import { parts } from './exchange-progress.ts';
import type { ExchangeErrorCode, ExchangeWatch } from './exchange-types.ts';
import type { TableHeadings } from './table-rows.ts';
import { tableColumns, tableLines } from './table-rows.ts';

/** The words of a table, in the language of the interface: `tableWords()` of ui/table-words.ts. */
export interface TableLanguage {
  /** BCP 47. */
  readonly lang: string;
  readonly instruction: string;
  readonly sheet: string;
  readonly states: { readonly [state in SegmentState]: string };
  readonly headings: TableHeadings;
}

export type TableOutcome<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly error: { readonly code: ExchangeErrorCode; readonly at: string; readonly params: { readonly [name: string]: string | number } } };

export interface TableWish {
  readonly tables: Tables;
  readonly format: TableFormat;
  readonly columns: readonly VersionId[];
  readonly language: TableLanguage;
  /** Milliseconds since 1970, UTC. */
  readonly made: number;
}

/** Writing a table and reading it again: measured on a book. */
const PARTS = [2, 3] as const;

export async function createTable(wish: TableWish, watch: ExchangeWatch): Promise<TableOutcome<Blob>> {
  const [writing, reading] = parts(watch, PARTS), { signal } = watch;
  const contents = tableContents(wish);
  if (contents.lines.length === 0) return failed('nothing');
  const written = await writeTableFile({ contents, format: wish.format }, signal);
  if (!written.ok) return failed(written.error.code, written.error.params);
  writing.onProgress(1);
  const reread = await readTableFile({ file: written.value, time: wish.made }, signal);
  if (!reread.ok) return failed(codeOf(reread.error.code), reread.error.params);
  reading.onProgress(1);
  const { suggestions, notes, problems } = reread.value;
  return suggestions.length + notes.length + problems.length === 0 ? { ok: true, value: written.value } : failed('crashed', { detail: problems[0]?.code ?? 'unlike' });
}

/** What an edited table says: arguments for `fileSuggestions`, and what could not be taken. Changes nothing. */
export async function readTable(file: File, signal: AbortSignal): Promise<TableOutcome<TableRead>> {
  const read = await readTableFile({ file, time: file.lastModified }, signal);
  return read.ok ? read : failed(codeOf(read.error.code), read.error.params);
}

function tableContents({ tables, columns: chosen, language, made }: TableWish): TableContents {
  const { id: work, title } = theWork(tables), { lang, instruction, sheet, states, headings } = language;
  const columns = tableColumns(tables, chosen, headings);
  const words = { lang, title: title[lang] ?? title.en, instruction, sheet, id: headings.id, comment: headings.comment, states };
  return { work, made, words, columns, lines: tableLines(tables, columns) };
}

type ReadCode = Extract<Awaited<ReturnType<typeof readTableFile>>, { ok: false }>['error']['code'];

function codeOf(code: ReadCode): ExchangeErrorCode {
  switch (code) {
    case 'notATable': case 'newer': case 'tooLarge': case 'badZip': case 'zipBomb': case 'encrypted': case 'hostile': case 'cancelled': case 'timeLimit': case 'crashed': return code;
    case 'noHeading': case 'binary': case 'empty': return 'notATable';
    case 'damaged': case 'badXml': case 'undecodable': case 'tooMany': case 'tooLong': return 'badTable';
    default: return code satisfies never;
  }
}

function failed(code: ExchangeErrorCode, params: { readonly [name: string]: string | number } = {}): { readonly ok: false; readonly error: { readonly code: ExchangeErrorCode; readonly at: string; readonly params: { readonly [name: string]: string | number } } } {
  return { ok: false, error: { code, at: '', params } };
}
