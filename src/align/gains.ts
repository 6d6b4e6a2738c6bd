/**
 * The gain of every bead in the band: the weighted sum of its signs, which are what its words, lengths and traits gain over
 * chance, how well the words are explained for their number, and by how much the weakest of several sentences belongs. A null
 * gains by its kind and size: what a text has and its translation has not is more often a short line than a long sentence.
 */
import { type Band } from './band.ts';
import { type Gains } from './evidence.ts';
import { KINDS } from './kinds.ts';
import { type LengthModel, type Runs } from './lengths.ts';
import { Scorer, SIGNS, type Taker } from './scorer.ts';
import { type Text } from './text.ts';
import { type Trait } from './traits.ts';
import { TUNING } from './tuning.ts';
import { longness, WEIGHTS } from './weights.ts';

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

type Texts = Pick<Model, 'source' | 'target'>;

/** Bold ones, for rounds of learning: fitted weights know the doubt of a first look, and would learn too little from it. */
export function learningWeights(texts: Texts): Float64Array {
  const { length, traits, paragraph } = TUNING, words = mixed([TUNING.words, TUNING.wordsLong], texts);
  const bold: Partial<Record<keyof typeof WEIGHTS, number>> = { forward: words, backward: words, length, usual: length, last: traits, first: traits, parts: traits, paragraph: -paragraph };
  return Float64Array.from(SIGNS, (name) => bold[name] ?? 0);
}

/** Fitted ones, for the answer. */
export const answerWeights = (texts: Texts): Float64Array => Float64Array.from(SIGNS, (name) => mixed(WEIGHTS[name], texts));

/** What holds for a short text and for a long one, as these are. */
function mixed([short, long]: readonly [number, number], { source, target }: Texts): number {
  const share = longness((source.count + target.count) / 2);
  return (1 - share) * short + share * long;
}

export function beadGains(model: Model, words: Gains, band: Band): Float32Array {
  const sums = new WeighedSums(model.weights, band);
  new Scorer(model, words, band).give(sums);
  return sums.gains;
}

/** The signs of each bead of the band, at (node * KINDS.length + kind) * SIGNS.length; NaN where there is none. */
export function beadSigns(model: Model, words: Gains, band: Band): Float32Array {
  const all = new Float32Array(band.nodes * KINDS.length * SIGNS.length).fill(NaN);
  new Scorer(model, words, band).give({ take: (at, signs) => { all.set(signs, at * SIGNS.length); } });
  return all;
}

class WeighedSums implements Taker {
  readonly gains: Float32Array;
  readonly #weights: Float64Array;
  /** The signs that have a weight. */
  readonly #places: Int32Array;

  constructor(weights: Float64Array, band: Band) {
    this.gains = new Float32Array(band.nodes * KINDS.length).fill(-Infinity);
    this.#weights = weights;
    this.#places = Int32Array.from(weights.keys()).filter((k) => weights[k] !== 0);
  }

  take(at: number, signs: Float64Array): void {
    const [weights, places] = [this.#weights, this.#places];
    let gain = 0;
    for (let n = 0; n < places.length; n++) gain += weights[places[n]] * signs[places[n]];
    this.gains[at] = gain;
  }
}
