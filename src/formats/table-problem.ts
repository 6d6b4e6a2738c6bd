/** What of a review table that came back could not be taken. One sentence each in `exchange.table.problem`; nothing is guessed. */
export const TABLE_PROBLEM_CODES = [
  'missing',       // {first, last, count}: lines that are not there any more, one after the other
  'doubled',       // {rows}: the id stands in several rows; none of them is taken
  'unknown',       // {text}: an id that was never given
  'noId',          // {text}: a row with text and without an id
  'cells',         // a row that has more or fewer cells than the heading
  'noColumn',      // {column}: a column whose heading is gone
  'extraColumn',   // {column}: text in a column that was added
  'noSentence',    // {column, text}: text where the version has no sentence
  'emptied',       // {column}: a text that was deleted, without tracking
  'merged',        // {column}: a cell that was merged or split
  'formula',       // {column}: a formula or an error in the place of a text
  'object',        // {column}: a picture, a table or a footnote, which is left out; the text is taken
  'tooLong',       // {column}: longer than a sentence can be, or than the spreadsheet could show
  'unknownState',  // {column, text}
  'gone',          // {text}: about a sentence that is not in the work here
  'outside',       // {text, author}: a comment that stands at no sentence
  'more',          // {count}: problems that are not listed
] as const;
export type TableProblemCode = typeof TABLE_PROBLEM_CODES[number];

export interface TableProblem {
  readonly code: TableProblemCode;
  /** The row of the sheet, or of the document's tables counted through, from 1; 0: none. */
  readonly row: number;
  /** The id of the line; '' where there is none. */
  readonly id: string;
  readonly params: { readonly [name: string]: string | number };
}

/** A file is refused as a whole: why. Beside the codes of `TextErrorCode`. One sentence each in `exchange.error`. */
export type TableErrorCode =
  | 'notATable'   // no table of ours, or saved by a program that left the hidden part out
  | 'newer'       // {schema}: made by a newer release
  | 'damaged'     // the hidden part contradicts itself
  | 'noHeading';  // the row with the headings is gone

export class TableFailure extends Error {
  readonly error: { readonly code: TableErrorCode; readonly params: { readonly [name: string]: string | number } };
  constructor(code: TableErrorCode, params: { readonly [name: string]: string | number } = {}) {
    super(code);
    this.error = { code, params };
  }
}

const PROBLEM_LIMIT = 500;
const EXCERPT = 80;

/** Collects problems up to a limit; beyond it only their number. */
export class TableProblems {
  readonly #list: TableProblem[] = [];
  #more = 0;

  add(code: TableProblemCode, { row, id }: { readonly row: number; readonly id: string }, params: TableProblem['params'] = {}): void {
    if (this.#list.length < PROBLEM_LIMIT) this.#list.push({ code, row, id, params }); else this.#more += 1;
  }

  /** In the order of their rows. */
  get all(): TableProblem[] {
    const sorted = this.#list.toSorted((a, b) => a.row - b.row);
    return this.#more === 0 ? sorted : [...sorted, { code: 'more', row: 0, id: '', params: { count: this.#more } }];
  }
}

/** The beginning of a text, for a sentence about it. Never cuts a sign in two. */
export function excerpt(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length <= EXCERPT ? line : `${[...line.slice(0, EXCERPT)].slice(0, -1).join('')}…`;
}
