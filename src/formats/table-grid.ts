/** A table as it came back, before anybody asks what it means: the readers of DOCX and XLSX make it, table-compare.ts reads it. */

export interface GridNote {
  /** Names it among the notes of this file. */
  readonly key: string;
  readonly text: string;
  /** '' where the file does not say. */
  readonly author: string;
  /** Milliseconds since 1970, UTC; NaN where the file does not say. */
  readonly time: number;
  /** The key of the note that it answers. */
  readonly answers: string | null;
}

export interface GridCell {
  /** With all tracked changes accepted. */
  readonly text: string;
  /** The same without a spreadsheet's escapes undone, where that is another one: some programs write none. */
  readonly raw?: string;
  /** Whose tracked changes are in it, in their order. */
  readonly revisers: readonly string[];
  /** When the last of them was made; NaN: there are none, or they do not say. */
  readonly revised: number;
  readonly notes: readonly GridNote[];
  /** Why its text says nothing, or not all. */
  readonly odd: 'merged' | 'formula' | 'object' | null;
}

export interface GridRow {
  /** From 1. */
  readonly row: number;
  /** By column, from 0; a missing one is empty. */
  readonly cells: ReadonlyMap<number, GridCell>;
  /** How many columns it covers; null where rows have no length of their own. */
  readonly width: number | null;
}

export interface Grid {
  readonly rows: readonly GridRow[];
  /** Comments that stand in no cell. */
  readonly outside: readonly GridNote[];
  /** Who saved the file last; '' where it does not say. */
  readonly person: string;
  /** When; NaN where it does not say. */
  readonly modified: number;
}

export const EMPTY_CELL: GridCell = { text: '', revisers: [], revised: NaN, notes: [], odd: null };
