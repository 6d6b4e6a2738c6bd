/** The gain of every bead in the band: words, lengths and traits together. */
import { type Band } from './band.ts';
import { type Gains, OUTSIDE } from './evidence.ts';
import { KINDS, MOST, ONE_TO_ONE, SOURCE_NULL, TARGET_NULL } from './kinds.ts';
import { type LengthModel, type Runs, WORST } from './lengths.ts';
import { type Text } from './text.ts';
import { type Trait } from './traits.ts';

/**
 * How far each kind of evidence is believed. Words of a sentence are not independent of each other, and both directions
 * count the same pairs: less than 1.
 */
export interface Weights {
  readonly words: number;
  readonly length: number;
  readonly traits: number;
  /** Cost of a paragraph's end inside a bead. */
  readonly paragraph: number;
}

export interface Model {
  readonly source: Text;
  readonly target: Text;
  readonly sourceRuns: Runs;
  readonly targetRuns: Runs;
  readonly lengths: LengthModel;
  readonly traits: readonly Trait[];
  readonly weights: Weights;
}

export function beadGains(model: Model, words: Gains, band: Band): Float32Array {
  const gains = new Float32Array(band.nodes * KINDS.length).fill(-Infinity);
  const scorer = new Scorer(model, words, band);
  for (let i = 0; i <= band.rows; i++) {
    for (let j = band.lo[i]; j <= band.hi[i]; j++) scorer.score(i, j, gains);
  }
  return gains;
}

const KIND_COUNT = KINDS.length;
const A = Int32Array.from(KINDS, ([a]) => a);
const B = Int32Array.from(KINDS, ([, b]) => b);

class Scorer {
  readonly #model: Model;
  readonly #words: Gains;
  readonly #band: Band;
  /** exp(ratio / 2). */
  readonly #root: number;
  readonly #sourceEnds: Int32Array;
  readonly #targetEnds: Int32Array;
  /** Sums of the words' gains at the node: target sentences 1..b given a source sentences at a * (MOST + 1) + b; source sentences likewise. */
  readonly #forward = new Float64Array((MOST + 1) * (MOST + 1));
  readonly #backward = new Float64Array((MOST + 1) * (MOST + 1));

  constructor(model: Model, words: Gains, band: Band) {
    this.#model = model;
    this.#words = words;
    this.#band = band;
    this.#root = Math.exp(model.lengths.ratio / 2);
    this.#sourceEnds = endsBefore(model.source);
    this.#targetEnds = endsBefore(model.target);
  }

  score(i: number, j: number, into: Float32Array): void {
    const { lo, hi, offset, rows } = this.#band;
    const at = (offset[i] + j - lo[i]) * KIND_COUNT;
    if (i < rows && j >= lo[i + 1]) into[at + SOURCE_NULL] = 0;
    if (j < hi[i]) into[at + TARGET_NULL] = 0;
    if (i === rows || j === hi[i]) return;
    this.#sum(i, j);
    const { words, length, traits, paragraph } = this.#model.weights;
    for (let kind = ONE_TO_ONE; kind < KIND_COUNT; kind++) {
      const a = A[kind];
      const b = B[kind];
      if (i + a > rows || j + b > hi[i] || j < lo[i + a - 1] || j + b < lo[i + a]) continue;
      const gain = this.#forward[a * (MOST + 1) + b] + this.#backward[a * (MOST + 1) + b];
      if (gain <= OUTSIDE / 2) continue;
      const ends = this.#sourceEnds[i + a - 1] - this.#sourceEnds[i] + this.#targetEnds[j + b - 1] - this.#targetEnds[j];
      into[at + kind] = words * gain + length * this.#length(i, j, kind) + traits * this.#trait(i, j, kind) - paragraph * ends;
    }
  }

  #sum(i: number, j: number): void {
    const { lo, hi, offset, rows } = this.#band;
    const node = offset[i] + j - lo[i];
    const columns = Math.min(MOST, hi[i] - j);
    for (let a = 1; a <= MOST; a++) {
      let sum = 0;
      for (let b = 1; b <= columns; b++) this.#forward[a * (MOST + 1) + b] = sum += this.#words.forward[(node + b - 1) * MOST + a - 1];
    }
    for (let b = 1; b <= MOST; b++) {
      let sum = 0;
      for (let a = 1; a <= MOST && i + a <= rows && j >= lo[i + a - 1]; a++) {
        this.#backward[a * (MOST + 1) + b] = sum += this.#words.backward[(offset[i + a - 1] + j - lo[i + a - 1]) * MOST + b - 1];
      }
    }
  }

  #length(i: number, j: number, kind: number): number {
    const { source, target, sourceRuns, targetRuns, lengths } = this.#model;
    const x = (A[kind] - 1) * source.count + i;
    const y = (B[kind] - 1) * target.count + j;
    const away = targetRuns.logs[y] - sourceRuns.logs[x] - lengths.ratio;
    const variance = lengths.steady + lengths.falling * sourceRuns.roots[x] * targetRuns.roots[y] * this.#root;
    return -0.5 * (Math.log(variance) + Math.min(2 * WORST, (away * away) / variance)) - targetRuns.usual[y];
  }

  #trait(i: number, j: number, kind: number): number {
    let sum = 0;
    for (const { classes, last, table, source, target } of this.#model.traits) {
      sum += last ? table[source[i + A[kind] - 1] * classes + target[j + B[kind] - 1]] : table[source[i] * classes + target[j]];
    }
    return sum;
  }
}

/** Number of paragraph ends before each sentence. */
function endsBefore({ count, paragraphEnds }: Text): Int32Array {
  const before = new Int32Array(count + 1);
  if (paragraphEnds) for (let i = 0; i < count; i++) before[i + 1] = before[i] + paragraphEnds[i];
  return before;
}
