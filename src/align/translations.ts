/**
 * Which words answer each other, learned from the pair itself: IBM model 1 (Brown et al. 1993), both directions at once.
 *
 * It learns from beads weighted by how far they are believed, as Moore (2002) does from the best ones. Three things make
 * it fit for a text of one page. What is known beforehand (names that sound alike, equal numbers, a shipped lexicon)
 * enters as imagined counts. Every count loses a fixed discount, so that a pair seen once, which is what the bead under
 * judgement itself taught, is worth nothing: absolute discounting is the old approximation of leaving one out (Ney,
 * Essen and Kneser 1994). Where the text is short enough, one is left out indeed (`left-out.ts`), and the discount is
 * smaller. And what a word has lost goes to chance: a word of which little is known says little.
 * Probabilities are kept as ratios to chance, p(t|s) / p(t).
 */
import { BACKWARD, BACKWARD_COUNT, column, expect, FORWARD, FORWARD_COUNT, MOST_WORDS, type PairValues, type Rests, type Shares, STRIDE } from './expectation.ts';
import { Frequent } from './frequent.ts';
import { leaveOut, type LeftOut, type Reading, taughtBySource, taughtByTarget } from './left-out.ts';
import { PairTable } from './pair-table.ts';
import { type Text } from './text.ts';
import { TUNING } from './tuning.ts';

/** What is known of a pair before reading: p(target | source) and p(source | target). */
export interface PriorPair { readonly source: number; readonly target: number; readonly forward: number; readonly backward: number }

export interface Translations {
  /** Pairs of source word s are at rows[s] .. rows[s + 1]. */
  readonly rows: Int32Array;
  readonly targets: Int32Array;
  /** p(t|s) / p(t) and p(s|t) / p(s). */
  readonly forward: Float32Array;
  readonly backward: Float32Array;
  /** Share of p(.|s) that is left to chance, for each source word; then p(.|t) for each target word. */
  readonly restForward: Float32Array;
  readonly restBackward: Float32Array;
  readonly frequent: Frequent;
  /** What of all this each sentence has not taught itself; null where that was not asked for, or nothing was learned. */
  readonly leftOut: LeftOut | null;
}

/** A bead to learn from: `a` sentences from `i`, `b` from `j`. */
export interface Lesson { readonly i: number; readonly a: number; readonly j: number; readonly b: number; readonly weight: number }

const FIRST_ROUNDS = 4;
/** From what was learned before. */
const LATER_ROUNDS = 2;

export class Learner {
  readonly #source: Text;
  readonly #target: Text;
  readonly #pairs: PairTable;
  /** What the counts of each word are divided by, beside their sum. */
  readonly #imagined: { readonly source: Float64Array; readonly target: Float64Array };
  readonly #prior: readonly PriorPair[];
  #values: PairValues = new Float32Array(0);
  /** Pairs that have been counted. */
  #counted = 0;

  constructor(source: Text, target: Text, prior: readonly PriorPair[]) {
    this.#source = source;
    this.#target = target;
    this.#prior = prior;
    this.#pairs = new PairTable(Math.max(1024, 4 * prior.length));
    this.#imagined = { source: new Float64Array(source.counts.length), target: new Float64Array(target.counts.length) };
    for (const pair of prior) {
      this.#pairs.add(pair.source, pair.target);
      this.#imagined.source[pair.source] += pair.forward;
      this.#imagined.target[pair.target] += pair.backward;
    }
    for (const known of [this.#imagined.source, this.#imagined.target]) {
      for (let word = 0; word < known.length; word++) known[word] = known[word] > 0 ? TUNING.priorCount * Math.max(1, known[word]) : TUNING.smoothing;
    }
  }

  /** What follows from the lessons; from none, what was known before. `alone`: each sentence is told what the others taught. */
  learn(lessons: readonly Lesson[], alone = false): Translations {
    const read = this.#read(lessons);
    const rests = { forward: new Float32Array(this.#source.counts.length), backward: new Float32Array(this.#target.counts.length) };
    const rounds = lessons.length === 0 ? 0 : this.#counted === 0 ? FIRST_ROUNDS : LATER_ROUNDS;
    const shares = alone ? { forward: new Float32Array(read.pairs.length), backward: new Float32Array(read.pairs.length) } : null;
    this.#values = grown(this.#values, STRIDE * this.#pairs.size);
    for (let round = 0; round < rounds; round++) {
      this.#maximise(rests, 0);
      expect({ source: this.#source, target: this.#target }, read, { values: this.#values, rests, shares: round === rounds - 1 ? shares : null });
    }
    if (rounds > 0) this.#counted = this.#pairs.size;
    this.#maximise(rests, alone ? TUNING.discountAlone : TUNING.discount);
    return this.#freeze(rests, shares && rounds > 0 ? this.#leftOut(read, shares) : null);
  }

  #read(lessons: readonly Lesson[]): Reading {
    const rows = new Int32Array(lessons.map(({ i, a }) => this.#span(this.#source, i, a)));
    const columns = new Int32Array(lessons.map(({ j, b }) => this.#span(this.#target, j, b)));
    const starts = new Int32Array(lessons.length + 1);
    for (let n = 0; n < lessons.length; n++) starts[n + 1] = starts[n] + rows[n] * columns[n];
    const pairs = new Int32Array(starts[lessons.length]);
    const reading = { lessons, rows, columns, starts, pairs };
    for (let n = 0; n < lessons.length; n++) this.#readLesson(n, reading);
    return reading;
  }

  #readLesson(n: number, { lessons, rows, columns, starts, pairs }: Reading): void {
    const { i, j } = lessons[n];
    const first = this.#source.starts[i];
    const words = this.#target.tokens.subarray(this.#target.starts[j], this.#target.starts[j] + columns[n]);
    for (let q = 0; q < rows[n]; q++) this.#readRow(this.#source.tokens[first + q], words, { pairs, at: starts[n] + q * columns[n] });
  }

  /** The numbers of the source word's pairs. Words that come once teach nothing: their pairs are counted only if they were known before. */
  #readRow(source: number, words: Int32Array, { pairs, at }: { pairs: Int32Array; at: number }): void {
    const seldom = this.#source.counts[source] < 2;
    const { counts } = this.#target;
    for (let p = 0; p < words.length; p++) {
      const target = words[p];
      pairs[at + p] = seldom || counts[target] < 2 ? this.#pairs.find(source, target) : this.#pairs.add(source, target);
    }
  }

  #span(text: Text, first: number, sentences: number): number {
    return Math.min(MOST_WORDS, text.starts[first + sentences] - text.starts[first]);
  }

  /** Counts, less the discount, and previous knowledge become ratios. */
  #maximise(rests: Rests, discount: number): void {
    takeOff(this.#values, discount);
    addKnown(this.#values, this.#prior);
    rests.forward.fill(1);
    rests.backward.fill(1);
    this.#divide(rests, this.#divisors());
    keepSome(rests.forward);
    keepSome(rests.backward);
  }

  #divide(rests: Rests, divisors: Divisors): void {
    const { sources, targets, size } = this.#pairs;
    const values = this.#values;
    const [counts, tokens] = [{ source: this.#source.counts, target: this.#target.counts }, { source: this.#source.tokens.length, target: this.#target.tokens.length }];
    for (let k = 0, at = 0; k < size; k++, at += STRIDE) {
      const s = sources[k];
      const t = targets[k];
      const forward = values[at + FORWARD] / divisors.source[s];
      const backward = values[at + BACKWARD] / divisors.target[t];
      rests.forward[s] -= forward;
      rests.backward[t] -= backward;
      values[at + FORWARD] = (forward * tokens.target) / counts.target[t];
      values[at + BACKWARD] = (backward * tokens.source) / counts.source[s];
    }
  }

  /** For each word, what the counts of its pairs are divided by. */
  #divisors(): Divisors {
    const { sources, targets, size } = this.#pairs;
    const values = this.#values;
    const divisors = { source: this.#imagined.source.slice(), target: this.#imagined.target.slice() };
    for (let k = 0, at = 0; k < size; k++, at += STRIDE) {
      divisors.source[sources[k]] += values[at + FORWARD_COUNT];
      divisors.target[targets[k]] += values[at + BACKWARD_COUNT];
    }
    return divisors;
  }

  #leftOut(reading: Reading, shares: Shares): LeftOut {
    const { sources, targets, size } = this.#pairs;
    const divisors = this.#divisors();
    const known = { forward: new Float32Array(size), backward: new Float32Array(size) };
    this.#prior.forEach((pair, k) => {
      known.forward[k] = TUNING.priorCount * pair.forward;
      known.backward[k] = TUNING.priorCount * pair.backward;
    });
    return {
      source: leaveOut({
        text: this.#source, other: this.#target, words: sources, others: targets, counts: column(this.#values, FORWARD_COUNT), known: known.forward, divisors: divisors.source,
        taught: taughtBySource(this.#source, reading, shares.forward),
      }),
      target: leaveOut({
        text: this.#target, other: this.#source, words: targets, others: sources, counts: column(this.#values, BACKWARD_COUNT), known: known.backward, divisors: divisors.target,
        taught: taughtByTarget(this.#target, reading, shares.backward),
      }),
    };
  }

  #freeze(rests: Rests, leftOut: LeftOut | null): Translations {
    const { sources, targets, size } = this.#pairs;
    const values = this.#values;
    const rows = new Int32Array(this.#source.counts.length + 1);
    // A pair that is met no more often than by chance says hardly anything, and costs as much as others. Where sentences are left out, all pairs are needed.
    const least = leftOut ? 0 : 1;
    const kept = (k: number): boolean => values[STRIDE * k + FORWARD] > least || values[STRIDE * k + BACKWARD] > least;
    for (let k = 0; k < size; k++) if (kept(k)) rows[sources[k] + 1]++;
    for (let s = 0; s + 1 < rows.length; s++) rows[s + 1] += rows[s];
    const next = rows.slice();
    const count = rows[rows.length - 1];
    const frozen = { rows, targets: new Int32Array(count), forward: new Float32Array(count), backward: new Float32Array(count) };
    for (let k = 0; k < size; k++) {
      if (!kept(k)) continue;
      const at = next[sources[k]]++;
      frozen.targets[at] = targets[k];
      frozen.forward[at] = values[STRIDE * k + FORWARD];
      frozen.backward[at] = values[STRIDE * k + BACKWARD];
    }
    const frequent = new Frequent(frozen, this.#source.counts, this.#target.counts.length);
    return { ...frozen, restForward: rests.forward, restBackward: rests.backward, frequent, leftOut };
  }
}

function takeOff(values: PairValues, discount: number): void {
  for (let k = 0; k < values.length; k += STRIDE) {
    values[k + FORWARD] = Math.max(0, values[k + FORWARD_COUNT] - discount);
    values[k + BACKWARD] = Math.max(0, values[k + BACKWARD_COUNT] - discount);
  }
}

/** Pairs known before are the first in the table. */
function addKnown(values: PairValues, prior: readonly PriorPair[]): void {
  for (let k = 0; k < prior.length; k++) {
    values[STRIDE * k + FORWARD] += TUNING.priorCount * prior[k].forward;
    values[STRIDE * k + BACKWARD] += TUNING.priorCount * prior[k].backward;
  }
}

/** However much is known of a word, some is left to chance. */
function keepSome(rest: Float32Array): void {
  for (let word = 0; word < rest.length; word++) rest[word] = Math.max(0.01, rest[word]);
}

interface Divisors { readonly source: Float64Array; readonly target: Float64Array }

function grown(values: PairValues, size: number): PairValues {
  const larger = new Float32Array(size);
  larger.set(values);
  return larger;
}
