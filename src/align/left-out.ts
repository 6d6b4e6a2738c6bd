/**
 * What is known of a sentence's words without what that sentence itself taught.
 *
 * A bead that is believed teaches its own words that they answer each other, and is then believed the more, right or wrong.
 * In a short text, where most words come two or three times, such echoes outweigh the evidence. So each sentence is judged
 * by what the others have taught: p(.|word) of its words is estimated again with its own share of the counts taken off
 * (leaving one out; Ney, Essen and Kneser 1994), and a word that was met nowhere else says nothing.
 */
import { type Text } from './text.ts';
import { type Lesson } from './translations.ts';
import { TUNING } from './tuning.ts';

export interface LeftOut { readonly source: LeftOutSide; readonly target: LeftOutSide }

export interface LeftOutSide {
  /** For each token: the share of p(.|word) that is left to chance, and what the ratios of its pairs are multiplied by. */
  readonly rest: Float32Array;
  readonly scale: Float32Array;
  /** What is then added to the ratios of a sentence's words, summed over them, to the words `others`: at starts[i] .. starts[i + 1]. */
  readonly starts: Int32Array;
  readonly others: Int32Array;
  readonly changes: Float32Array;
}

/** Counts of the pairs that one side's words have with the other's, and what becomes of them. */
export interface PairCounts {
  readonly text: Text;
  readonly other: Text;
  /** Of each pair: word of this side, word of the other, expected count, previous knowledge. */
  readonly words: Int32Array;
  readonly others: Int32Array;
  readonly counts: Float32Array;
  readonly known: Float32Array;
  /** Of each word: what its counts are divided by. */
  readonly divisors: Float64Array;
  /** Adds up the counts that sentence i has taught. */
  readonly taught: (i: number, into: Sums) => void;
}

/** Sums by pair, and which pairs have one. */
export class Sums {
  readonly values: Float32Array;
  readonly pairs: number[] = [];

  constructor(size: number) {
    this.values = new Float32Array(size);
  }

  /** No pair (-1) and no value are passed over. */
  add(pair: number, value: number): void {
    if (pair < 0 || value === 0) return;
    if (this.values[pair] === 0) this.pairs.push(pair);
    this.values[pair] += value;
  }

  clear(): void {
    for (const pair of this.pairs) this.values[pair] = 0;
    this.pairs.length = 0;
  }
}

/** Changes of a ratio that change nothing. */
const FAINT = 0.02;
/** So much of a divisor stays, however much of it the sentence has taught. */
const LEAST = 1e-3;

export function leaveOut(pairs: PairCounts): LeftOutSide {
  return new Leaver(pairs).run();
}

class Leaver {
  readonly #pairs: PairCounts;
  readonly #own: Sums;
  /** Of each word: what its pairs have beside chance; then what of its divisor and of that the sentence at hand has taught. */
  readonly #mass: Float64Array;
  readonly #taught: Float64Array;
  readonly #lost: Float64Array;
  /** How often each word stands in the sentence. */
  readonly #times: Int32Array;
  readonly #others: number[] = [];
  readonly #changes: number[] = [];

  constructor(pairs: PairCounts) {
    const { text, words, counts, known } = pairs;
    this.#pairs = pairs;
    this.#own = new Sums(counts.length);
    this.#mass = new Float64Array(text.counts.length);
    this.#taught = new Float64Array(text.counts.length);
    this.#lost = new Float64Array(text.counts.length);
    this.#times = new Int32Array(text.counts.length);
    for (let k = 0; k < counts.length; k++) this.#mass[words[k]] += this.#kept(counts[k]) + known[k];
  }

  run(): LeftOutSide {
    const { text } = this.#pairs;
    const rest = new Float32Array(text.tokens.length);
    const scale = new Float32Array(text.tokens.length);
    const starts = new Int32Array(text.count + 1);
    for (let i = 0; i < text.count; i++) {
      this.#takeOff(i);
      for (let q = text.starts[i]; q < text.starts[i + 1]; q++) {
        const word = text.tokens[q];
        const left = this.#divisor(word);
        scale[q] = this.#pairs.divisors[word] / left;
        rest[q] = Math.max(0.01, 1 - (this.#mass[word] - this.#lost[word]) / left);
      }
      this.#note();
      this.#putBack(i);
      starts[i + 1] = this.#others.length;
    }
    return { rest, scale, starts, others: Int32Array.from(this.#others), changes: Float32Array.from(this.#changes) };
  }

  #kept(count: number): number {
    return Math.max(0, count - TUNING.discountAlone);
  }

  #divisor(word: number): number {
    return Math.max(LEAST, this.#pairs.divisors[word] - this.#taught[word]);
  }

  /** What the count of the pair loses with the sentence. */
  #loss(pair: number): number {
    const count = this.#pairs.counts[pair];
    return this.#kept(count) - this.#kept(count - this.#own.values[pair]);
  }

  #takeOff(i: number): void {
    const { text, words, taught } = this.#pairs;
    taught(i, this.#own);
    for (const pair of this.#own.pairs) {
      this.#taught[words[pair]] += this.#own.values[pair];
      this.#lost[words[pair]] += this.#loss(pair);
    }
    for (let q = text.starts[i]; q < text.starts[i + 1]; q++) this.#times[text.tokens[q]]++;
  }

  #note(): void {
    const { words, others, other } = this.#pairs;
    for (const pair of this.#own.pairs) {
      const word = words[pair];
      const ratio = (this.#loss(pair) / this.#divisor(word)) * (other.tokens.length / other.counts[others[pair]]);
      if (ratio < FAINT) continue;
      this.#others.push(others[pair]);
      this.#changes.push(-ratio * this.#times[word]);
    }
  }

  #putBack(i: number): void {
    const { text, words } = this.#pairs;
    for (const pair of this.#own.pairs) this.#taught[words[pair]] = this.#lost[words[pair]] = 0;
    for (let q = text.starts[i]; q < text.starts[i + 1]; q++) this.#times[text.tokens[q]] = 0;
    this.#own.clear();
  }
}

/** Lessons as pairs of words: those of lesson n from starts[n] on, rows[n] source words, each with columns[n] target words; -1 where a pair is not counted. */
export interface Reading {
  readonly lessons: readonly Lesson[];
  readonly rows: Int32Array;
  readonly columns: Int32Array;
  readonly starts: Int32Array;
  readonly pairs: Int32Array;
}

type Taught = PairCounts['taught'];

/** `shares`: what each place of the reading has added to the count of its pair. */
export function taughtBySource({ count, starts }: Text, reading: Reading, shares: Float32Array): Taught {
  const lessons = lessonsOf(count, reading.lessons.map(({ i, a }) => ({ first: i, sentences: a })));
  return (i, into) => {
    for (const n of lessons(i)) {
      const first = starts[reading.lessons[n].i];
      const columns = reading.columns[n];
      const last = Math.min(reading.rows[n], starts[i + 1] - first);
      for (let k = reading.starts[n] + (starts[i] - first) * columns; k < reading.starts[n] + last * columns; k++) into.add(reading.pairs[k], shares[k]);
    }
  };
}

export function taughtByTarget({ count, starts }: Text, reading: Reading, shares: Float32Array): Taught {
  const lessons = lessonsOf(count, reading.lessons.map(({ j, b }) => ({ first: j, sentences: b })));
  return (j, into) => {
    for (const n of lessons(j)) {
      const first = starts[reading.lessons[n].j];
      const last = Math.min(reading.columns[n], starts[j + 1] - first);
      for (let row = reading.starts[n]; row < reading.starts[n + 1]; row += reading.columns[n]) {
        for (let k = row + starts[j] - first; k < row + last; k++) into.add(reading.pairs[k], shares[k]);
      }
    }
  };
}

/** The numbers of the lessons that a sentence is in. */
function lessonsOf(count: number, runs: readonly { readonly first: number; readonly sentences: number }[]): (i: number) => Int32Array {
  const starts = new Int32Array(count + 1);
  for (const { first, sentences } of runs) for (let i = first; i < first + sentences; i++) starts[i + 1]++;
  for (let i = 0; i < count; i++) starts[i + 1] += starts[i];
  const lessons = new Int32Array(starts[count]);
  const next = starts.slice();
  runs.forEach(({ first, sentences }, lesson) => {
    for (let i = first; i < first + sentences; i++) lessons[next[i]++] = lesson;
  });
  return (i) => lessons.subarray(starts[i], starts[i + 1]);
}
