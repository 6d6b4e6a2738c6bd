/** A text as a file gave it: paragraphs, headings and list items, before it is split into sentences. */
import type { Block } from '../core/model.ts';

export interface TextBlock {
  /** null: an ordinary paragraph. */
  readonly block: Block | null;
  /** Without line breaks at its ends; line breaks inside are the text's own (a verse, an address). */
  readonly text: string;
  /** One sentence, whatever stands in it: a listing of a program, a line that the file gives as a sentence. */
  readonly whole?: true;
  /** The next block belongs to the same paragraph (a file with a sentence a line). */
  readonly open?: true;
}

/** Something a person should know about what was read; one sentence each in the catalog section `import.issue`. */
export interface TextIssue {
  readonly code: TextIssueCode;
  /** How often, or which; numbers and short strings for the sentence. */
  readonly params: { readonly [name: string]: string | number };
}
export type TextIssueCode =
  | 'trackedChanges'  // {count}: insertions and deletions taken as accepted
  | 'comments'        // {count}: left out
  | 'notes'           // {count}: footnotes and endnotes, put after the paragraph that calls them
  | 'pictures'        // {count}: left out
  | 'tables'          // {count}: read row by row, every cell a paragraph
  | 'hidden'          // {count}: stretches that the file hides from its readers, left out
  | 'replacement'     // {count}: U+FFFD in the text: probably the wrong encoding
  | 'control'         // {count}: control characters
  | 'bidi'            // {count}: bidirectional controls
  | 'invisible'       // {count}: zero-width characters
  | 'unreadable';     // {count, at}: parts that could not be read and were left out

export interface TextDocument {
  /** What the file calls itself ('' = it does not say). */
  readonly title: string;
  /** BCP 47 as the file declares it ('' = it does not). */
  readonly lang: string;
  readonly blocks: readonly TextBlock[];
  readonly issues: readonly TextIssue[];
}

export type TextFormat = 'text' | 'markdown' | 'html' | 'docx';

/** What a line break in plain text means. */
export type LineMeaning = 'paragraph' | 'wrapped' | 'sentence';
