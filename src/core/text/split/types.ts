/** What the sentence splitter is asked and what it answers. */

export interface SplitOptions {
  /** BCP 47 tag; a language without rules is split by the platform's `Intl.Segmenter`. */
  readonly lang: string;
  /** Abbreviations of the person's own, each with its full stop ("Adr."), added to those of the language. */
  readonly abbreviations?: readonly string[];
}

/** One sentence and exactly the white space that follows it: all pieces joined give the text back. */
export interface Piece {
  readonly text: string;
  readonly after: string;
}
