/**
 * The gain of every bead in the band: the weighted sum of its signs, which are what its words, lengths and traits gain over
 * chance, how well the words are explained for their number, and by how much the weakest of several sentences belongs. A null
 * gains by its kind and size: what a text has and its translation has not is more often a short line than a long sentence.
 */
import { type Band } from './band.ts';
import { type Gains, OUTSIDE } from './evidence.ts';
import { KINDS, MOST, ONE_TO_ONE, SOURCE_NULL, TARGET_NULL } from './kinds.ts';
import { type LengthModel, type Runs, WORST } from './lengths.ts';
import { type Text } from './text.ts';
import { type Trait } from './traits.ts';
import { TUNING } from './tuning.ts';
import { WEIGHTS } from './weights.ts';

export interface Model {
  readonly source: Text;
  readonly target: Text;
  readonly sourceRuns: Runs;
  readonly targetRuns: Runs;
  readonly lengths: LengthModel;
  readonly traits: readonly Trait[];
  /** Of the signs of a bead, in the order of `SIGNS`. */
  readonly weights: Float64Array;
  /** A lexicon was there. */
  readonly helped: boolean;
}

/** The signs of a bead, in the order of `WEIGHTS`. */
export const SIGNS = Object.keys(WEIGHTS) as (keyof typeof WEIGHTS)[];

/** Bold ones, for rounds of learning: fitted weights know the doubt of a first look, and would learn too little from it. */
export function learningWeights(): Float64Array {
  const { words, length, traits, paragraph } = TUNING;
  const bold: Partial<typeof WEIGHTS> = { forward: words, backward: words, length, usual: length, last: traits, first: traits, parts: traits, paragraph: -paragraph };
  return Float64Array.from(SIGNS, (name) => bold[name] ?? 0);
}

/** Fitted ones, for the answer. */
export const answerWeights = (): Float64Array => Float64Array.from(SIGNS, (name) => WEIGHTS[name]);

export function beadGains(model: Model, words: Gains, band: Band): Float32Array {
  const gains = new Float32Array(band.nodes * KINDS.length).fill(-Infinity);
  const scorer = new Scorer(model, words, band);
  const { weights } = model;
  scorer.each((at, signs) => {
    let gain = 0;
    for (let k = 0; k < weights.length; k++) gain += weights[k] * signs[k];
    gains[at] = gain;
  });
  return gains;
}

/** The signs of each bead of the band, at (node * KINDS.length + kind) * SIGNS.length; NaN where there is none. */
export function beadSigns(model: Model, words: Gains, band: Band): Float32Array {
  const all = new Float32Array(band.nodes * KINDS.length * SIGNS.length).fill(NaN);
  new Scorer(model, words, band).each((at, signs) => { all.set(signs, at * SIGNS.length); });
  return all;
}

const KIND_COUNT = KINDS.length;
const A = Int32Array.from(KINDS, ([a]) => a);
const B = Int32Array.from(KINDS, ([, b]) => b);
/** A sentence of fewer words is a number, a mark, a line of asterisks. */
const FEW_WORDS = 2;
const UNBOUNDED = 9;

/** Place of each sign. */
const AT = Object.fromEntries(SIGNS.map((name, k) => [name, k])) as Record<keyof typeof WEIGHTS, number>;
const ROOTS = Float64Array.from({ length: 4096 }, (_, words) => 1 / Math.sqrt(1 + words));

class Scorer {
  readonly #model: Model;
  readonly #words: Gains;
  readonly #band: Band;
  /** exp(ratio / 2). */
  readonly #root: number;
  readonly #sourceEnds: Int32Array;
  readonly #targetEnds: Int32Array;
  readonly #sourceMean: number;
  readonly #targetMean: number;
  readonly #signs = new Float64Array(SIGNS.length);
  /** Sums of the words' gains at the node: target sentences 1..b given a source sentences at a * (MOST + 1) + b; source sentences likewise. */
  readonly #forward = new Float64Array((MOST + 1) * (MOST + 1));
  readonly #backward = new Float64Array((MOST + 1) * (MOST + 1));
  /** The least of those sentences for its size. */
  readonly #leastForward = new Float64Array((MOST + 1) * (MOST + 1));
  readonly #leastBackward = new Float64Array((MOST + 1) * (MOST + 1));

  constructor(model: Model, words: Gains, band: Band) {
    this.#model = model;
    this.#words = words;
    this.#band = band;
    this.#root = Math.exp(model.lengths.ratio / 2);
    this.#sourceEnds = endsBefore(model.source);
    this.#targetEnds = endsBefore(model.target);
    this.#sourceMean = Math.log(2 + model.source.tokens.length / Math.max(1, model.source.count));
    this.#targetMean = Math.log(2 + model.target.tokens.length / Math.max(1, model.target.count));
  }

  each(visit: (at: number, signs: Float64Array) => void): void {
    const { rows, lo, hi } = this.#band;
    for (let i = 0; i <= rows; i++) for (let j = lo[i]; j <= hi[i]; j++) this.#node(i, j, visit);
  }

  #node(i: number, j: number, visit: (at: number, signs: Float64Array) => void): void {
    const { lo, hi, offset, rows } = this.#band;
    const { source, target } = this.#model;
    const at = (offset[i] + j - lo[i]) * KIND_COUNT;
    if (i < rows && j >= lo[i + 1]) visit(at + SOURCE_NULL, this.#null(source.starts[i + 1] - source.starts[i], this.#sourceMean));
    if (j < hi[i]) visit(at + TARGET_NULL, this.#null(target.starts[j + 1] - target.starts[j], this.#targetMean));
    if (i === rows || j === hi[i]) return;
    this.#sum(i, j);
    const signs = this.#signs.fill(0);
    for (let kind = ONE_TO_ONE; kind < KIND_COUNT; kind++) {
      const a = A[kind];
      const b = B[kind];
      if (i + a > rows || j + b > hi[i] || j < lo[i + a - 1] || j + b < lo[i + a]) continue;
      const cell = a * (MOST + 1) + b;
      const forward = this.#forward[cell];
      const backward = this.#backward[cell];
      if (forward + backward <= OUTSIDE / 2) continue;
      signs[AT.forward] = forward;
      signs[AT.backward] = backward;
      signs[AT.forwardMean] = forward * rootOf(target.starts[j + b] - target.starts[j]);
      signs[AT.backwardMean] = backward * rootOf(source.starts[i + a] - source.starts[i]);
      this.#length(i, j, kind);
      this.#trait(i, j, kind);
      signs[AT.paragraph] = this.#sourceEnds[i + a - 1] - this.#sourceEnds[i] + this.#targetEnds[j + b - 1] - this.#targetEnds[j];
      const most = Math.max(a, b);
      signs[AT.weakest] = most === 1 ? 0 : Math.min(b > 1 ? this.#leastForward[cell] : UNBOUNDED, a > 1 ? this.#leastBackward[cell] : UNBOUNDED);
      signs[AT.many] = most > 1 && Math.min(a, b) === 1 ? 1 : 0;
      signs[AT.more] = Math.max(0, a + b - 3);
      signs[AT.both] = Math.min(a, b) > 1 ? 1 : 0;
      visit(at + kind, signs);
    }
  }

  #null(words: number, mean: number): Float64Array {
    const signs = this.#signs.fill(0);
    signs[AT.none] = 1;
    signs[AT.noneLength] = Math.log(2 + words) - mean;
    signs[AT.noneFew] = words < FEW_WORDS ? 1 : 0;
    return signs;
  }

  #sum(i: number, j: number): void {
    const { lo, hi, offset, rows } = this.#band;
    const { source, target } = this.#model;
    const node = offset[i] + j - lo[i];
    const columns = Math.min(MOST, hi[i] - j);
    for (let a = 1; a <= MOST; a++) {
      let sum = 0;
      let least = UNBOUNDED;
      for (let b = 1; b <= columns; b++) {
        const gain = this.#words.forward[(node + b - 1) * MOST + a - 1];
        least = Math.min(least, gain * rootOf(target.starts[j + b] - target.starts[j + b - 1]));
        this.#forward[a * (MOST + 1) + b] = sum += gain;
        this.#leastForward[a * (MOST + 1) + b] = least;
      }
    }
    for (let b = 1; b <= MOST; b++) {
      let sum = 0;
      let least = UNBOUNDED;
      for (let a = 1; a <= MOST && i + a <= rows && j >= lo[i + a - 1]; a++) {
        const gain = this.#words.backward[(offset[i + a - 1] + j - lo[i + a - 1]) * MOST + b - 1];
        least = Math.min(least, gain * rootOf(source.starts[i + a] - source.starts[i + a - 1]));
        this.#backward[a * (MOST + 1) + b] = sum += gain;
        this.#leastBackward[a * (MOST + 1) + b] = least;
      }
    }
  }

  #length(i: number, j: number, kind: number): void {
    const { source, target, sourceRuns, targetRuns, lengths } = this.#model;
    const x = (A[kind] - 1) * source.count + i;
    const y = (B[kind] - 1) * target.count + j;
    const away = targetRuns.logs[y] - sourceRuns.logs[x] - lengths.ratio;
    const variance = lengths.steady + lengths.falling * sourceRuns.roots[x] * targetRuns.roots[y] * this.#root;
    this.#signs[AT.length] = -0.5 * Math.min(2 * WORST, (away * away) / variance);
    this.#signs[AT.usual] = -0.5 * Math.log(variance) - targetRuns.usual[y];
  }

  #trait(i: number, j: number, kind: number): void {
    const signs = this.#signs;
    signs[AT.last] = signs[AT.first] = signs[AT.parts] = 0;
    for (let k = 0; k < this.#model.traits.length; k++) {
      const { classes, last, table, source, target } = this.#model.traits[k];
      const gain = last ? table[source[i + A[kind] - 1] * classes + target[j + B[kind] - 1]] : table[source[i] * classes + target[j]];
      signs[k > 1 ? AT.parts : last ? AT.last : AT.first] += gain;
    }
  }
}

const rootOf = (words: number): number => (words < ROOTS.length ? ROOTS[words] : 1 / Math.sqrt(1 + words));

/** Number of paragraph ends before each sentence. */
function endsBefore({ count, paragraphEnds }: Text): Int32Array {
  const before = new Int32Array(count + 1);
  if (paragraphEnds) for (let i = 0; i < count; i++) before[i + 1] = before[i] + paragraphEnds[i];
  return before;
}
