/**
 * The expectation of model 1: how often each pair of words is met, if every word of a lesson is explained by those beside it.
 *
 * Both directions are counted at once. Pairs come in no order, and to fetch one from memory takes longer than all arithmetic
 * with it; so what is known of a pair lies together, and what is needed twice is kept at hand.
 */
import { type Reading } from './left-out.ts';
import { type Text } from './text.ts';
import { TUNING } from './tuning.ts';

/** Of each pair, at STRIDE * pair: p(t|s) / p(t), p(s|t) / p(s), and the expected counts of both directions. */
export type PairValues = Float32Array<ArrayBuffer>;
export const STRIDE = 4;
export const [FORWARD, BACKWARD, FORWARD_COUNT, BACKWARD_COUNT] = [0, 1, 2, 3] as const;

/** Share of p(.|s) that is left to chance, for each source word; then of p(.|t) for each target word. */
export interface Rests { readonly forward: Float32Array; readonly backward: Float32Array }

/** What each place of a reading adds to the count of its pair. */
export interface Shares { readonly forward: Float32Array; readonly backward: Float32Array }

/** Words of a lesson on one side that are read. */
export const MOST_WORDS = 250;

/** Counts anew. `shares`: where to put what each place adds, if that is wanted. */
export function expect(texts: { source: Text; target: Text }, reading: Reading, { values, rests, shares }: { values: PairValues; rests: Rests; shares: Shares | null }): void {
  forgetCounts(values);
  new Expectation(texts, reading, { values, rests, shares }).run();
}

function forgetCounts(values: PairValues): void {
  for (let k = 0; k < values.length; k += STRIDE) values[k + FORWARD_COUNT] = values[k + BACKWARD_COUNT] = 0;
}

class Expectation {
  readonly #texts: { readonly source: Text; readonly target: Text };
  readonly #reading: Reading;
  readonly #values: PairValues;
  readonly #rests: Rests;
  readonly #shares: Shares | null;
  /** Of each place of the lesson: what its pair explains in either direction. */
  readonly #forward = new Float64Array(MOST_WORDS * MOST_WORDS);
  readonly #backward = new Float64Array(MOST_WORDS * MOST_WORDS);
  /** All that explains each target word of the lesson; then each source word. */
  readonly #targetSums = new Float64Array(MOST_WORDS);
  readonly #sourceSums = new Float64Array(MOST_WORDS);
  readonly #targetRests = new Float64Array(MOST_WORDS);

  constructor(texts: { source: Text; target: Text }, reading: Reading, { values, rests, shares }: { values: PairValues; rests: Rests; shares: Shares | null }) {
    this.#texts = texts;
    this.#reading = reading;
    this.#values = values;
    this.#rests = rests;
    this.#shares = shares;
  }

  run(): void {
    for (let n = 0; n < this.#reading.lessons.length; n++) {
      this.#open(n);
      this.#explain(n);
      this.#count(n);
    }
  }

  #open(n: number): void {
    const { tokens, starts } = this.#texts.target;
    const from = starts[this.#reading.lessons[n].j];
    for (let p = 0; p < this.#reading.columns[n]; p++) {
      this.#targetSums[p] = TUNING.emptyWord;
      this.#targetRests[p] = this.#rests.backward[tokens[from + p]];
    }
  }

  #explain(n: number): void {
    const { tokens, starts } = this.#texts.source;
    const from = starts[this.#reading.lessons[n].i];
    for (let q = 0; q < this.#reading.rows[n]; q++) this.#explainRow(n, q, this.#rests.forward[tokens[from + q]]);
  }

  #explainRow(n: number, q: number, rest: number): void {
    const [values, pairs] = [this.#values, this.#reading.pairs];
    const [forward, backward, targetSums, targetRests] = [this.#forward, this.#backward, this.#targetSums, this.#targetRests];
    const columns = this.#reading.columns[n];
    const row = q * columns;
    const from = this.#reading.starts[n] + row;
    let sum = TUNING.emptyWord;
    for (let p = 0; p < columns; p++) {
      const pair = pairs[from + p];
      const one = rest + (pair < 0 ? 0 : values[STRIDE * pair + FORWARD]);
      const other = targetRests[p] + (pair < 0 ? 0 : values[STRIDE * pair + BACKWARD]);
      forward[row + p] = one;
      backward[row + p] = other;
      targetSums[p] += one;
      sum += other;
    }
    this.#sourceSums[q] = sum;
  }

  #count(n: number): void {
    for (let q = 0; q < this.#reading.rows[n]; q++) this.#countRow(n, q, this.#reading.lessons[n].weight);
  }

  #countRow(n: number, q: number, weight: number): void {
    const [values, pairs, shares] = [this.#values, this.#reading.pairs, this.#shares];
    const [forward, backward, targetSums] = [this.#forward, this.#backward, this.#targetSums];
    const columns = this.#reading.columns[n];
    const row = q * columns;
    const from = this.#reading.starts[n] + row;
    const sum = this.#sourceSums[q];
    for (let p = 0; p < columns; p++) {
      const pair = pairs[from + p];
      if (pair < 0) continue;
      const one = (weight * forward[row + p]) / targetSums[p];
      const other = (weight * backward[row + p]) / sum;
      values[STRIDE * pair + FORWARD_COUNT] += one;
      values[STRIDE * pair + BACKWARD_COUNT] += other;
      if (shares === null) continue;
      shares.forward[from + p] = one;
      shares.backward[from + p] = other;
    }
  }
}

/** One of the four columns. */
export function column(values: PairValues, which: number): Float32Array {
  const all = new Float32Array(values.length / STRIDE);
  for (let k = 0; k < all.length; k++) all[k] = values[STRIDE * k + which];
  return all;
}
