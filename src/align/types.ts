/** What the aligner is asked and what it answers. */

/** One side of an alignment, sentence by sentence. */
export interface Side {
  /** BCP 47 tag; 'und' where it is not known. */
  readonly lang: string;
  readonly sentences: readonly string[];
  /** Indexes of the sentences that end a paragraph, ascending; absent where paragraphs are not known. */
  readonly paragraphEnds?: readonly number[];
  /** Indexes of the sentences that are headings, ascending. */
  readonly headings?: readonly number[];
}

export interface AlignedBead {
  /** Indexes of sentences, ascending; one of the two sides may be empty, never both. */
  readonly source: readonly number[];
  readonly target: readonly number[];
  /** 0..1: the share of beads with this score that are right, as measured on held-out texts. */
  readonly score: number;
}

export interface AlignOptions {
  /** What is known about the two languages beforehand; absent or null: the pair itself is all there is. */
  readonly lexicon?: Lexicon | null;
  /** Beads that are certain, e.g. confirmed by a person, as pairs of index lists. They come back with score 1. */
  readonly confirmed?: readonly { readonly source: readonly number[]; readonly target: readonly number[] }[];
  /** 0..1, never falling. */
  readonly onProgress?: (share: number) => void;
  /** Beads of a finished stretch, in text order; all of them together are the answer. */
  readonly onBeads?: (beads: readonly AlignedBead[]) => void;
}

/**
 * Probabilities of word pairs for one ordered pair of languages, over the keys of `words.ts`. How it is stored is the
 * business of `lexicon-file.ts`; `reverseLexicon` there turns it round.
 *
 * Rows are laid end to end, so that a look-up over a whole text walks typed arrays and makes no objects: the pairs of
 * source key `i` are those from `starts[i]` up to `starts[i + 1]`, by ascending `targets`.
 */
export interface Lexicon {
  /** Primary language subtags: `en`, `ru`. */
  readonly source: string;
  readonly target: string;
  /** Sorted by code units, without repetition. */
  readonly sourceKeys: readonly string[];
  readonly targetKeys: readonly string[];
  /** One longer than `sourceKeys`. */
  readonly starts: Uint32Array;
  /** Of each pair: index into `targetKeys`. */
  readonly targets: Uint32Array;
  /**
   * Of each pair: p(target key | source key), above 0; a pair that is not here has 0. The shipped ones are tempered (a text keeps to
   * few of a word's translations), so those of one key may add up to more than 1.
   */
  readonly forward: Float32Array;
  /** Of each pair: p(source key | target key), above 0. */
  readonly backward: Float32Array;
}
