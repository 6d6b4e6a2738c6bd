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
import { Frequent } from './frequent.ts';
import { leaveOut, type LeftOut, type Reading, taughtBySource, taughtByTarget } from './left-out.ts';
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
const MOST_WORDS = 250;

export class Learner {
  readonly #source: Text;
  readonly #target: Text;
  readonly #pairs: PairTable;
  /** What the counts of each word are divided by, beside their sum. */
  readonly #imagined: { readonly source: Float64Array; readonly target: Float64Array };
  readonly #prior: readonly PriorPair[];
  #counts: Counts = { forward: new Float32Array(0), backward: new Float32Array(0) };

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
    const size = this.#pairs.size;
    const state = { forward: new Float32Array(size), backward: new Float32Array(size), restForward: new Float32Array(this.#source.counts.length), restBackward: new Float32Array(this.#target.counts.length) };
    let counts = { forward: grown(this.#counts.forward, size), backward: grown(this.#counts.backward, size) };
    const rounds = lessons.length === 0 ? 0 : this.#counts.forward.length === 0 ? FIRST_ROUNDS : LATER_ROUNDS;
    const shares = alone ? { forward: new Float32Array(read.pairs.length), backward: new Float32Array(read.pairs.length) } : null;
    for (let round = 0; round < rounds; round++) {
      this.#maximise(counts, state, 0);
      counts = this.#expect(read, state, round === rounds - 1 ? shares : null);
    }
    if (rounds > 0) this.#counts = counts;
    this.#maximise(counts, state, alone ? TUNING.discountAlone : TUNING.discount);
    return this.#freeze(state, shares && rounds > 0 ? this.#leftOut(read, counts, shares) : null);
  }

  #read(lessons: readonly Lesson[]): Reading {
    const rows = Int32Array.from(lessons, ({ i, a }) => this.#span(this.#source, i, a));
    const columns = Int32Array.from(lessons, ({ j, b }) => this.#span(this.#target, j, b));
    const starts = new Int32Array(lessons.length + 1);
    for (let n = 0; n < lessons.length; n++) starts[n + 1] = starts[n] + rows[n] * columns[n];
    const pairs = new Int32Array(starts[lessons.length]);
    let at = 0;
    for (const { i, a, j, b } of lessons) {
      const from = this.#target.starts[j];
      const to = from + this.#span(this.#target, j, b);
      const first = this.#source.starts[i];
      const last = first + this.#span(this.#source, i, a);
      for (let q = first; q < last; q++) {
        const s = this.#source.tokens[q];
        const seldom = this.#source.counts[s] < 2;
        for (let p = from; p < to; p++) {
          const t = this.#target.tokens[p];
          pairs[at++] = seldom || this.#target.counts[t] < 2 ? this.#pairs.find(s, t) : this.#pairs.add(s, t);
        }
      }
    }
    return { lessons, rows, columns, starts, pairs };
  }

  #span(text: Text, first: number, sentences: number): number {
    return Math.min(MOST_WORDS, text.starts[first + sentences] - text.starts[first]);
  }

  /** `shares`: where to put what each place of the reading adds. */
  #expect({ lessons, pairs: written }: Reading, state: State, shares: Counts | null): Counts {
    const counts = { forward: new Float32Array(state.forward.length), backward: new Float32Array(state.backward.length) };
    const sums = new Float64Array(MOST_WORDS);
    let at = 0;
    for (const { i, a, j, b, weight } of lessons) {
      const rows = this.#span(this.#source, i, a);
      const columns = this.#span(this.#target, j, b);
      const first = this.#source.starts[i];
      const from = this.#target.starts[j];
      sums.fill(TUNING.emptyWord, 0, columns);
      for (let q = 0; q < rows; q++) {
        const rest = state.restForward[this.#source.tokens[first + q]];
        for (let p = 0, k = at + q * columns; p < columns; p++, k++) sums[p] += rest + (written[k] < 0 ? 0 : state.forward[written[k]]);
      }
      for (let q = 0; q < rows; q++) {
        const rest = state.restForward[this.#source.tokens[first + q]];
        for (let p = 0, k = at + q * columns; p < columns; p++, k++) {
          if (written[k] < 0) continue;
          const share = (weight * (rest + state.forward[written[k]])) / sums[p];
          counts.forward[written[k]] += share;
          if (shares) shares.forward[k] = share;
        }
      }
      for (let q = 0; q < rows; q++) {
        let sum = TUNING.emptyWord;
        for (let p = 0, k = at + q * columns; p < columns; p++, k++) sum += state.restBackward[this.#target.tokens[from + p]] + (written[k] < 0 ? 0 : state.backward[written[k]]);
        for (let p = 0, k = at + q * columns; p < columns; p++, k++) {
          if (written[k] < 0) continue;
          const share = (weight * (state.restBackward[this.#target.tokens[from + p]] + state.backward[written[k]])) / sum;
          counts.backward[written[k]] += share;
          if (shares) shares.backward[k] = share;
        }
      }
      at += rows * columns;
    }
    return counts;
  }

  /** Counts, less the discount, and previous knowledge become ratios. */
  #maximise(counts: Counts, state: State, discount: number): void {
    const { sources, targets, size } = this.#pairs;
    const divisors = this.#divisors(counts);
    for (let k = 0; k < size; k++) {
      state.forward[k] = Math.max(0, counts.forward[k] - discount);
      state.backward[k] = Math.max(0, counts.backward[k] - discount);
    }
    this.#prior.forEach((pair, k) => { // pairs known before are the first in the table
      state.forward[k] += TUNING.priorCount * pair.forward;
      state.backward[k] += TUNING.priorCount * pair.backward;
    });
    state.restForward.fill(1);
    state.restBackward.fill(1);
    for (let k = 0; k < size; k++) {
      const s = sources[k];
      const t = targets[k];
      const forward = state.forward[k] / divisors.source[s];
      const backward = state.backward[k] / divisors.target[t];
      state.restForward[s] -= forward;
      state.restBackward[t] -= backward;
      state.forward[k] = (forward * this.#target.tokens.length) / this.#target.counts[t];
      state.backward[k] = (backward * this.#source.tokens.length) / this.#source.counts[s];
    }
    for (let s = 0; s < state.restForward.length; s++) state.restForward[s] = Math.max(0.01, state.restForward[s]);
    for (let t = 0; t < state.restBackward.length; t++) state.restBackward[t] = Math.max(0.01, state.restBackward[t]);
  }

  /** For each word, what the counts of its pairs are divided by. */
  #divisors(counts: Counts): { source: Float64Array; target: Float64Array } {
    const { sources, targets, size } = this.#pairs;
    const divisors = { source: this.#imagined.source.slice(), target: this.#imagined.target.slice() };
    for (let k = 0; k < size; k++) {
      divisors.source[sources[k]] += counts.forward[k];
      divisors.target[targets[k]] += counts.backward[k];
    }
    return divisors;
  }

  #leftOut(reading: Reading, counts: Counts, shares: Counts): LeftOut {
    const { sources, targets, size } = this.#pairs;
    const divisors = this.#divisors(counts);
    const known = { forward: new Float32Array(size), backward: new Float32Array(size) };
    this.#prior.forEach((pair, k) => {
      known.forward[k] = TUNING.priorCount * pair.forward;
      known.backward[k] = TUNING.priorCount * pair.backward;
    });
    return {
      source: leaveOut({
        text: this.#source, other: this.#target, words: sources, others: targets, counts: counts.forward, known: known.forward, divisors: divisors.source,
        taught: taughtBySource(this.#source, reading, shares.forward),
      }),
      target: leaveOut({
        text: this.#target, other: this.#source, words: targets, others: sources, counts: counts.backward, known: known.backward, divisors: divisors.target,
        taught: taughtByTarget(this.#target, reading, shares.backward),
      }),
    };
  }

  #freeze(state: State, leftOut: LeftOut | null): Translations {
    const { sources, targets, size } = this.#pairs;
    const rows = new Int32Array(this.#source.counts.length + 1);
    // A pair that is met no more often than by chance says hardly anything, and costs as much as others. Where sentences are left out, all pairs are needed.
    const least = leftOut ? 0 : 1;
    const kept = (k: number): boolean => state.forward[k] > least || state.backward[k] > least;
    for (let k = 0; k < size; k++) if (kept(k)) rows[sources[k] + 1]++;
    for (let s = 0; s + 1 < rows.length; s++) rows[s + 1] += rows[s];
    const next = rows.slice();
    const count = rows[rows.length - 1];
    const frozen = { rows, targets: new Int32Array(count), forward: new Float32Array(count), backward: new Float32Array(count), restForward: state.restForward, restBackward: state.restBackward, leftOut };
    for (let k = 0; k < size; k++) {
      if (!kept(k)) continue;
      const at = next[sources[k]]++;
      frozen.targets[at] = targets[k];
      frozen.forward[at] = state.forward[k];
      frozen.backward[at] = state.backward[k];
    }
    return { ...frozen, frequent: new Frequent(frozen, this.#source.counts, this.#target.counts.length) };
  }
}

/** Expected counts of the pairs in the table. */
interface Counts { readonly forward: Float32Array<ArrayBuffer>; readonly backward: Float32Array<ArrayBuffer> }

function grown(values: Float32Array, size: number): Float32Array<ArrayBuffer> {
  const larger = new Float32Array(size);
  larger.set(values);
  return larger;
}

interface State {
  readonly forward: Float32Array;
  readonly backward: Float32Array;
  readonly restForward: Float32Array;
  readonly restBackward: Float32Array;
}

/** Numbers pairs of words in the order in which they come: an open hash table on flat arrays. */
class PairTable {
  sources: Int32Array;
  targets: Int32Array;
  size = 0;
  #slots: Int32Array;

  constructor(room: number) {
    let slots = 2048;
    while (slots < 2 * room) slots *= 2;
    this.#slots = new Int32Array(slots).fill(-1);
    this.sources = new Int32Array(slots / 2);
    this.targets = new Int32Array(slots / 2);
  }

  /** -1 if the pair is not there. */
  find(source: number, target: number): number {
    return this.#slots[this.#slot(source, target)];
  }

  add(source: number, target: number): number {
    const slot = this.#slot(source, target);
    if (this.#slots[slot] >= 0) return this.#slots[slot];
    if (this.size >= this.sources.length) {
      this.#grow();
      return this.add(source, target);
    }
    this.sources[this.size] = source;
    this.targets[this.size] = target;
    return this.#slots[slot] = this.size++;
  }

  #slot(source: number, target: number): number {
    const mask = this.#slots.length - 1;
    let hash = Math.imul(source, 0x9e3779b1) + Math.imul(target, 0x85ebca6b);
    hash ^= hash >>> 15;
    let slot = Math.imul(hash, 0x2c1b3c6d) >>> 7 & mask;
    for (;;) {
      const pair = this.#slots[slot];
      if (pair < 0 || (this.sources[pair] === source && this.targets[pair] === target)) return slot;
      slot = (slot + 1) & mask;
    }
  }

  #grow(): void {
    const { sources, targets } = this;
    this.sources = new Int32Array(2 * sources.length);
    this.targets = new Int32Array(2 * targets.length);
    this.sources.set(sources);
    this.targets.set(targets);
    this.#slots = new Int32Array(2 * this.#slots.length).fill(-1);
    for (let k = 0; k < this.size; k++) this.#slots[this.#slot(sources[k], targets[k])] = k;
  }
}
