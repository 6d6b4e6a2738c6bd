/** What the words of a sentence gain over chance, once the ratios of those that may explain them are summed. */
import { type LeftOutSide } from './left-out.ts';
import { type Text } from './text.ts';
import { TUNING } from './tuning.ts';

/** Factors are multiplied and their logarithm is taken once in so many words, which is most of the speed. */
const AT_ONCE = 8;

export class TokenGains {
  readonly #trust: Float32Array;
  readonly #sums: Float32Array;
  #rest = NaN;
  #share = NaN;

  /** `trust`: by how much each token is bound to what is known of it. `sums`: where the sums of ratios will be. */
  constructor(trust: Float32Array, sums: Float32Array) {
    this.#trust = trust;
    this.#sums = sums;
  }

  /** Of every word `rest` is left to chance, and its ratios count for `share` each. */
  given(rest: number, share: number): void {
    this.#rest = rest;
    this.#share = share;
  }

  /** The gain of `count` tokens: their trust is at `at` and after it, their sums are at `from`. */
  of(at: number, from: number, count: number): number {
    const [trust, sums, rest, share] = [this.#trust, this.#sums, this.#rest, this.#share];
    let gain = 0;
    for (let start = 0; start < count; start += AT_ONCE) {
      let product = 1;
      for (let p = start, end = Math.min(count, start + AT_ONCE); p < end; p++) product *= 1 + trust[at + p] * (rest + share * sums[from + p] - 1);
      gain += Math.log(product);
    }
    return gain;
  }
}

export function trustOf(rest: Float32Array): Float32Array {
  const trust = new Float32Array(rest.length);
  for (let p = 0; p < rest.length; p++) trust[p] = (1 - TUNING.freedom) * (1 - rest[p]);
  return trust;
}

/** What each token leaves to chance; where sentences are left out, what it does without its own. */
export function restOf({ tokens, origin }: Text, rest: Float32Array, leftOut?: LeftOutSide): Float32Array {
  if (leftOut) return leftOut.rest.subarray(origin.token, origin.token + tokens.length);
  const rests = new Float32Array(tokens.length);
  for (let p = 0; p < tokens.length; p++) rests[p] = rest[tokens[p]];
  return rests;
}
