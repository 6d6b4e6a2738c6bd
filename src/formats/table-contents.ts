/**
 * The review table as data: what goes into a DOCX or an XLSX for a reviewer who will not use the tool.
 *
 * One line of the table holds at most one sentence of each version. A unit with several sentences in a cell takes several
 * lines ("12a", "12b"), for a cell that holds two sentences cannot say, once it was edited, which words belong to which:
 * that would be guessing. So every sentence has a cell of its own, and whatever comes back in it is about that sentence.
 */
import type { SegmentId, VersionId, WorkId } from '../core/ids.ts';
import type { SegmentState } from '../core/model.ts';

export type TableFormat = 'docx' | 'xlsx';

export interface TableColumn {
  readonly version: VersionId;
  /** BCP 47. */
  readonly lang: string;
  /** Its heading; no two columns have the same. */
  readonly name: string;
  /** The heading of the column with its states; null: it has none. */
  readonly state: string | null;
}

export interface TableCell { readonly segment: SegmentId; readonly text: string; readonly state: SegmentState }

export interface TableLine {
  /** "12", or "12a", "12b" … where the unit takes several lines. A letter keeps spreadsheets from taking it for a number or a date. */
  readonly id: string;
  /** The first line of its unit. */
  readonly begins: boolean;
  /** What a comment on the line is about. */
  readonly about: SegmentId;
  /** One for each column; null: this version has no sentence here. */
  readonly cells: readonly (TableCell | null)[];
}

/** All words of the table, in the language of the interface. */
export interface TableWords {
  /** BCP 47 of the interface. */
  readonly lang: string;
  readonly title: string;
  readonly instruction: string;
  /** The name of the sheet. */
  readonly sheet: string;
  readonly id: string;
  readonly comment: string;
  readonly states: { readonly [state in SegmentState]: string };
}

export interface TableContents {
  readonly work: WorkId;
  /** Milliseconds since 1970, UTC. */
  readonly made: number;
  readonly words: TableWords;
  readonly columns: readonly TableColumn[];
  readonly lines: readonly TableLine[];
}

/** The author of the file as long as nobody has edited it: programs write their user over it. */
export const TABLE_AUTHOR = 'Dragoman';

/** "a" … "z", "aa" …: the lines of a unit, counted from 0. */
export function letterOf(line: number): string {
  let rest = line + 1, letters = '';
  for (; rest > 0; rest = Math.floor((rest - 1) / 26)) letters = String.fromCharCode(97 + (rest - 1) % 26) + letters;
  return letters;
}

/** The headings of all columns, first to last: the id, the versions, their states, the comment. */
export function headingsOf({ words, columns }: Pick<TableContents, 'words' | 'columns'>): string[] {
  return [words.id, ...columns.map(({ name }) => name), ...columns.flatMap(({ state }) => state ?? []), words.comment];
}
