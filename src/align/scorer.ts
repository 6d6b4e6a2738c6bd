/** The signs of every bead in a band, node by node: what its words, lengths and traits say of it, and of what shape it is. */
import { type Band } from './band.ts';
import { type Gains, OUTSIDE } from './evidence.ts';
import { type Model } from './gains.ts';
import { KINDS, MOST, ONE_TO_ONE, SOURCE_NULL, TARGET_NULL } from './kinds.ts';
import { type LengthModel, type Runs, WORST } from './lengths.ts';
import { type Text } from './text.ts';
import { BEGINS, ENDS, PARTS, type Trait } from './traits.ts';
import { WEIGHTS } from './weights.ts';

/** The signs of a bead, in the order of `WEIGHTS`. */
export const SIGNS = Object.keys(WEIGHTS) as (keyof typeof WEIGHTS)[];

/** What takes the signs of each bead; they are overwritten afterwards. */
export interface Taker { take: (at: number, signs: Float64Array) => void }

const KIND_COUNT = KINDS.length;
const A = Int32Array.from(KINDS, ([a]) => a);
const B = Int32Array.from(KINDS, ([, b]) => b);
/** A sentence of fewer words is a number, a mark, a line of asterisks. */
const FEW_WORDS = 2;
const UNBOUNDED = 9;

/** Place of each sign. */
const AT = Object.fromEntries(SIGNS.map((name, k) => [name, k])) as Record<keyof typeof WEIGHTS, number>;

/** The sums of the words' gains over 1..b sentences, each given or giving runs of a, and the least of those gains for the size of its sentence: at a * SIDE + b. */
interface Sums { readonly all: Float64Array; readonly least: Float64Array }
const SIDE = MOST + 1;

export class Scorer {
  readonly #words: Gains;
  readonly #band: Band;
  readonly #lengths: LengthModel;
  readonly #sourceRuns: Runs;
  readonly #targetRuns: Runs;
  readonly #traits: readonly Trait[];
  readonly #source: Words;
  readonly #target: Words;
  /** exp(ratio / 2). */
  readonly #root: number;
  /** Signs of a bead, and of a null: what one of them has not is 0 there for ever. */
  readonly #signs = new Float64Array(SIGNS.length);
  readonly #nullSigns = new Float64Array(SIGNS.length);
  /** At the node: target sentences given source runs; then source sentences given target runs, with a and b the same way round. */
  readonly #forward: Sums = { all: new Float64Array(SIDE * SIDE), least: new Float64Array(SIDE * SIDE) };
  readonly #backward: Sums = { all: new Float64Array(SIDE * SIDE), least: new Float64Array(SIDE * SIDE) };

  constructor({ source, target, lengths, sourceRuns, targetRuns, traits }: Model, words: Gains, band: Band) {
    this.#words = words;
    this.#band = band;
    this.#lengths = lengths;
    this.#sourceRuns = sourceRuns;
    this.#targetRuns = targetRuns;
    this.#traits = traits;
    this.#source = new Words(source);
    this.#target = new Words(target);
    this.#root = Math.exp(lengths.ratio / 2);
  }

  give(taker: Taker): void {
    for (let i = 0; i <= this.#band.rows; i++) this.#row(i, taker);
  }

  #row(i: number, taker: Taker): void {
    const { rows, lo, hi } = this.#band;
    for (let j = lo[i]; j <= hi[i]; j++) {
      this.#nulls(i, j, taker);
      if (i < rows && j < hi[i]) this.#beads(i, j, taker);
    }
  }

  #nulls(i: number, j: number, taker: Taker): void {
    const { lo, hi, offset, rows } = this.#band;
    const at = (offset[i] + j - lo[i]) * KIND_COUNT;
    if (i < rows && j >= lo[i + 1]) taker.take(at + SOURCE_NULL, this.#null(this.#source, i));
    if (j < hi[i]) taker.take(at + TARGET_NULL, this.#null(this.#target, j));
  }

  #beads(i: number, j: number, taker: Taker): void {
    const { lo, hi, offset, rows } = this.#band;
    const at = (offset[i] + j - lo[i]) * KIND_COUNT;
    this.#sumForward(i, j);
    this.#sumBackward(i, j);
    const signs = this.#signs;
    signs[AT.first] = this.#first(i, j);
    for (let kind = ONE_TO_ONE; kind < KIND_COUNT; kind++) {
      const a = A[kind];
      const b = B[kind];
      if (i + a > rows || j + b > hi[i] || j < lo[i + a - 1] || j + b < lo[i + a]) continue;
      const cell = a * SIDE + b;
      const forward = this.#forward.all[cell];
      const backward = this.#backward.all[cell];
      if (forward + backward <= OUTSIDE / 2) continue;
      signs[AT.forward] = forward;
      signs[AT.backward] = backward;
      signs[AT.forwardMean] = forward * this.#target.roots[(b - 1) * this.#target.count + j];
      signs[AT.backwardMean] = backward * this.#source.roots[(a - 1) * this.#source.count + i];
      this.#length((a - 1) * this.#source.count + i, (b - 1) * this.#target.count + j);
      this.#last(i + a - 1, j + b - 1);
      signs[AT.paragraph] = this.#source.ends[i + a - 1] - this.#source.ends[i] + this.#target.ends[j + b - 1] - this.#target.ends[j];
      this.#shape(kind, cell);
      taker.take(at + kind, signs);
    }
  }

  #shape(kind: number, cell: number): void {
    const signs = this.#signs;
    const a = A[kind];
    const b = B[kind];
    const weakest = Math.min(b > 1 ? this.#forward.least[cell] : UNBOUNDED, a > 1 ? this.#backward.least[cell] : UNBOUNDED);
    signs[AT.weakest] = a + b > 2 ? weakest : 0;
    signs[AT.many] = a + b > 2 && (a === 1 || b === 1) ? 1 : 0;
    signs[AT.more] = Math.max(0, a + b - 3);
    signs[AT.both] = a > 1 && b > 1 ? 1 : 0;
  }

  #null({ starts, mean }: Words, sentence: number): Float64Array {
    const words = starts[sentence + 1] - starts[sentence];
    const signs = this.#nullSigns;
    signs[AT.none] = 1;
    signs[AT.noneLength] = Math.log(2 + words) - mean;
    signs[AT.noneFew] = words < FEW_WORDS ? 1 : 0;
    return signs;
  }

  #sumForward(i: number, j: number): void {
    const { lo, hi, offset } = this.#band;
    const { all, least } = this.#forward;
    const { forward } = this.#words;
    const { roots } = this.#target;
    const node = offset[i] + j - lo[i];
    const columns = Math.min(MOST, hi[i] - j);
    for (let a = 1; a <= MOST; a++) {
      let sum = 0;
      let weakest = UNBOUNDED;
      for (let b = 1; b <= columns; b++) {
        const gain = forward[(node + b - 1) * MOST + a - 1];
        const forItsSize = gain * roots[j + b - 1];
        if (forItsSize < weakest) weakest = forItsSize;
        all[a * SIDE + b] = sum += gain;
        least[a * SIDE + b] = weakest;
      }
    }
  }

  #sumBackward(i: number, j: number): void {
    const { lo, offset, rows } = this.#band;
    const { all, least } = this.#backward;
    const { backward } = this.#words;
    const { roots } = this.#source;
    for (let b = 1; b <= MOST; b++) {
      let sum = 0;
      let weakest = UNBOUNDED;
      for (let a = 1; a <= MOST && i + a <= rows && j >= lo[i + a - 1]; a++) {
        const gain = backward[(offset[i + a - 1] + j - lo[i + a - 1]) * MOST + b - 1];
        const forItsSize = gain * roots[i + a - 1];
        if (forItsSize < weakest) weakest = forItsSize;
        all[a * SIDE + b] = sum += gain;
        least[a * SIDE + b] = weakest;
      }
    }
  }

  /** Of the runs x and y. */
  #length(x: number, y: number): void {
    const { ratio, steady, falling } = this.#lengths;
    const away = this.#targetRuns.logs[y] - this.#sourceRuns.logs[x] - ratio;
    const variance = steady + falling * this.#sourceRuns.roots[x] * this.#targetRuns.roots[y] * this.#root;
    this.#signs[AT.length] = -0.5 * Math.min(2 * WORST, (away * away) / variance);
    this.#signs[AT.usual] = -0.5 * Math.log(variance) - this.#targetRuns.usual[y];
  }

  /** What the beginnings say of beads that start with these sentences. */
  #first(i: number, j: number): number {
    const { classes, table, source, target } = this.#traits[BEGINS];
    return table[source[i] * classes + target[j]];
  }

  /** What the ends of beads say whose last sentences these are. */
  #last(i: number, j: number): void {
    const traits = this.#traits;
    this.#signs[AT.last] = gainOfTrait(traits[ENDS], i, j);
    if (traits.length <= PARTS) return;
    let parts = 0;
    for (let k = PARTS; k < traits.length; k++) parts += gainOfTrait(traits[k], i, j);
    this.#signs[AT.parts] = parts;
  }
}

function gainOfTrait({ classes, table, source, target }: Trait, i: number, j: number): number {
  return table[source[i] * classes + target[j]];
}

/** What a bead's signs need of the words of one side. */
class Words {
  readonly count: number;
  readonly starts: Int32Array;
  /** Number of paragraph ends before each sentence. */
  readonly ends: Int32Array;
  /** 1 / √(1 + words) of runs of a sentences, at (a - 1) * count + i. */
  readonly roots: Float64Array;
  /** What is usual for the logarithm of a sentence's words. */
  readonly mean: number;

  constructor(text: Text) {
    this.count = text.count;
    this.starts = text.starts;
    this.ends = endsBefore(text);
    this.mean = Math.log(2 + text.tokens.length / Math.max(1, text.count));
    this.roots = new Float64Array(MOST * text.count);
    for (let a = 1; a <= MOST; a++) {
      for (let i = 0; i + a <= text.count; i++) this.roots[(a - 1) * text.count + i] = 1 / Math.sqrt(1 + text.starts[i + a] - text.starts[i]);
    }
  }
}

/** Number of paragraph ends before each sentence. */
function endsBefore({ count, paragraphEnds }: Text): Int32Array {
  const before = new Int32Array(count + 1);
  if (paragraphEnds) for (let i = 0; i < count; i++) before[i + 1] = before[i] + paragraphEnds[i];
  return before;
}
