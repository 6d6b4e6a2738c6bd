/** A side of the alignment as numbers: everything after this works on typed arrays. */
import { beginning, ending, markTokens } from './marks.ts';
import { type Side } from './types.ts';
import { spellings, type Word, WordReader } from './words.ts';

/** More tokens of one sentence than this add nothing but time. */
export const MOST_TOKENS = 400;

export interface Text {
  /** Number of sentences. */
  readonly count: number;
  /** Word numbers of all sentences in a row; those of sentence i are at starts[i] .. starts[i + 1]. */
  readonly tokens: Int32Array;
  readonly starts: Int32Array;
  /** Word keys, numbers and marks by number. */
  readonly vocabulary: readonly string[];
  /** For each of them: how often it stands in the text; the form it has where it was first met; whether it is a name by its capitals. */
  readonly counts: Int32Array;
  readonly forms: readonly string[];
  readonly names: Uint8Array;
  /** Characters of each sentence, at least 1. */
  readonly lengths: Float64Array;
  readonly endings: Uint8Array;
  readonly beginnings: Uint8Array;
  /** 1 where a sentence ends a paragraph; null where the side does not know. */
  readonly paragraphEnds: Uint8Array | null;
  readonly headings: Uint8Array | null;
  /** Where the first sentence and token stand in the whole text, of which this may be a part. */
  readonly origin: { readonly sentence: number; readonly token: number };
}

export function readText(side: Side): Text {
  const count = side.sentences.length;
  const tokens: number[] = [];
  const starts = new Int32Array(count + 1);
  const words = new Vocabulary(side.lang);
  side.sentences.forEach((sentence, i) => {
    words.read(sentence, tokens);
    starts[i + 1] = tokens.length;
  });
  const { vocabulary, counts, forms, names } = words.finish();
  return {
    count,
    tokens: new Int32Array(tokens),
    starts, vocabulary, counts, forms, names,
    lengths: Float64Array.from(side.sentences, (sentence) => Math.max(1, letters(sentence))),
    endings: Uint8Array.from(side.sentences, ending),
    beginnings: Uint8Array.from(side.sentences, beginning),
    paragraphEnds: side.paragraphEnds ? flags(side.paragraphEnds, count) : null,
    headings: side.headings ? flags(side.headings, count) : null,
    origin: { sentence: 0, token: 0 },
  };
}

/** -1 until it was met. */
interface NumberedWord extends Word { number: number }

class Vocabulary {
  readonly #reader: WordReader;
  readonly #numbers = new Map<string, number>();
  readonly #known = new Map<string, readonly NumberedWord[]>();
  readonly #forms: string[] = [];
  readonly #counts: number[] = [];
  readonly #capitals: number[] = [];

  constructor(lang: string) {
    this.#reader = new WordReader(lang);
  }

  read(sentence: string, into: number[]): void {
    let room = MOST_TOKENS;
    for (const spelling of spellings(sentence)) {
      for (const word of this.#wordsOf(spelling)) if (room-- > 0) into.push(this.#count(word));
    }
    for (const mark of markTokens(sentence)) if (room-- > 0) into.push(this.#count({ key: mark, form: mark, capital: false, number: -1 }));
  }

  /** Numbers go by spelling, because to ask for them by key, for every word of a text, takes as long as all the rest. */
  #wordsOf(spelling: string): readonly NumberedWord[] {
    let words = this.#known.get(spelling);
    if (!words) this.#known.set(spelling, words = this.#reader.wordsOf(spelling).map((word) => ({ ...word, number: -1 })));
    return words;
  }

  #count(word: NumberedWord): number {
    if (word.number < 0) word.number = this.#number(word);
    this.#counts[word.number]++;
    if (word.capital) this.#capitals[word.number]++;
    return word.number;
  }

  #number({ key, form }: Word): number {
    let number = this.#numbers.get(key);
    if (number === undefined) {
      number = this.#numbers.size;
      this.#numbers.set(key, number);
      this.#forms.push(form);
      this.#counts.push(0);
      this.#capitals.push(0);
    }
    return number;
  }

  finish(): Pick<Text, 'vocabulary' | 'counts' | 'forms' | 'names'> {
    const names = Uint8Array.from(this.#counts, (count, i) => (2 * this.#capitals[i] > count ? 1 : 0));
    return { vocabulary: [...this.#numbers.keys()], counts: Int32Array.from(this.#counts), forms: this.#forms, names };
  }
}

function letters(sentence: string): number {
  return sentence.trim().length;
}

function flags(indexes: readonly number[], count: number): Uint8Array {
  const marked = new Uint8Array(count);
  for (const index of indexes) if (index >= 0 && index < count) marked[index] = 1;
  return marked;
}
