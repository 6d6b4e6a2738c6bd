/**
 * How much better every bead of the band explains its words than chance does.
 *
 * For a target word t and the source sentences S of a bead, IBM model 1 gives p(t|S) = mean of p(t|s); the gain is
 * log p(t|S) / p(t), and the other way round. The gain of the words of one target sentence depends on S alone, not on
 * the other target sentences of the bead; so it is enough to keep, for each pair of sentences (i, j), the gain of j
 * given the source runs of 1..MOST sentences from i, and of i given the target runs from j. Every kind of bead is a sum
 * of those. Each sentence is explained by what the others have taught (`left-out.ts`), where that is known: the source
 * sentence's own teaching is left out of p(t|s), the target sentence's of p(s|t).
 */
import { type Band } from './band.ts';
import { MOST } from './kinds.ts';
import { RowWords } from './row-words.ts';
import { restOf, TokenGains, trustOf } from './token-gains.ts';
import { MOST_TOKENS, type Text } from './text.ts';
import { TUNING } from './tuning.ts';
import { type Translations } from './translations.ts';

export interface Gains {
  /** At node * MOST + a - 1: what the words of sentence j gain from source sentences i .. i + a - 1. */
  readonly forward: Float32Array;
  /** At node * MOST + b - 1: what the words of sentence i gain from target sentences j .. j + b - 1. */
  readonly backward: Float32Array;
}

/** The gain of what the band does not cover. */
export const OUTSIDE = -1e4;

export function wordGains(texts: { source: Text; target: Text }, translations: Translations, band: Band): Gains {
  return new Gainer(texts, translations, band).run();
}

class Gainer {
  readonly #sourceStarts: Int32Array;
  readonly #targetStarts: Int32Array;
  readonly #shares = Float64Array.from({ length: MOST + 1 }, (_, sentences) => sentences ** TUNING.dilution);
  readonly #band: Band;
  readonly #gains: Gains;
  readonly #words: RowWords;
  /** For the last MOST rows: the sum of p(t|s)/p(t) over the words of the row, for each target token in the row's window. */
  readonly #rings: Float32Array[];
  readonly #targetGains: TokenGains;
  readonly #sourceGains: TokenGains;
  readonly #sourceRest: Float64Array;
  readonly #targetRest: Float64Array;
  /** Sums over the sentences of a run of the ratios to each target token of the window; then to each token of the row. */
  readonly #targetSums: Float32Array;
  readonly #sourceSums: Float32Array;

  constructor({ source, target }: { source: Text; target: Text }, known: Translations, band: Band) {
    this.#sourceStarts = source.starts;
    this.#targetStarts = target.starts;
    this.#band = band;
    this.#gains = { forward: new Float32Array(band.nodes * MOST).fill(OUTSIDE), backward: new Float32Array(band.nodes * MOST).fill(OUTSIDE) };
    this.#words = new RowWords({ source, target }, known, band);
    let widest = 0;
    for (let i = 0; i < band.rows; i++) widest = Math.max(widest, target.starts[band.hi[i]] - target.starts[band.lo[i]]);
    this.#rings = Array.from({ length: MOST }, () => new Float32Array(widest));
    this.#targetSums = new Float32Array(widest);
    this.#sourceSums = new Float32Array(MOST_TOKENS);
    const sourceRest = restOf(source, known.restForward, known.leftOut?.source);
    const targetRest = restOf(target, known.restBackward, known.leftOut?.target);
    this.#sourceGains = new TokenGains(trustOf(sourceRest), this.#sourceSums);
    this.#targetGains = new TokenGains(trustOf(targetRest), this.#targetSums);
    this.#sourceRest = sumsOf(source.starts, sourceRest);
    this.#targetRest = sumsOf(target.starts, targetRest);
  }

  run(): Gains {
    for (let i = 0; i < this.#band.rows; i++) {
      this.#words.read(i);
      this.#words.putSums(this.#rings[i % MOST]);
      this.#forward(i);
      this.#backward(i, this.#words.hits());
    }
    return this.#gains;
  }

  /** Source runs that end in row i. */
  #forward(i: number): void {
    const { lo, hi, offset } = this.#band;
    const sums = this.#targetSums.fill(0);
    const starts = this.#targetStarts;
    const origin = starts[lo[i]];
    for (let a = 1; a <= MOST && a <= i + 1; a++) {
      const first = i - a + 1;
      const last = Math.min(hi[first], hi[i]);
      const from = origin - starts[lo[first]];
      addTo(sums, this.#rings[first % MOST], { from, count: starts[last] - origin });
      const words = this.#sourceStarts[i + 1] - this.#sourceStarts[first];
      const rest = words > 0 ? this.#sourceRest[i + 1] - this.#sourceRest[first] : 1;
      const share = 1 / Math.max(1, words);
      this.#targetGains.given(rest * share, share * this.#shares[a]);
      for (let j = lo[i]; j < last; j++) {
        this.#gains.forward[(offset[first] + j - lo[first]) * MOST + a - 1] = this.#targetGains.of(starts[j], starts[j] - origin, starts[j + 1] - starts[j]);
      }
    }
  }

  /** Target runs that start in the row's window. */
  #backward(i: number, hits: Float32Array): void {
    const { lo, hi, offset } = this.#band;
    const starts = this.#targetStarts;
    const first = this.#sourceStarts[i];
    const words = this.#sourceStarts[i + 1] - first;
    const sums = this.#sourceSums;
    for (let j = lo[i]; j < hi[i]; j++) {
      for (let q = 0; q < words; q++) sums[q] = 0;
      const at = (offset[i] + j - lo[i]) * MOST;
      for (let b = 1; b <= MOST && j + b <= hi[i]; b++) {
        addTo(sums, hits, { from: (j + b - 1 - lo[i]) * words, count: words });
        const count = starts[j + b] - starts[j];
        const rest = count > 0 ? (this.#targetRest[j + b] - this.#targetRest[j]) / count : 1;
        this.#sourceGains.given(rest, this.#shares[b] / Math.max(1, count));
        this.#gains.backward[at + b - 1] = this.#sourceGains.of(first, 0, words);
      }
    }
  }
}

function addTo(sums: Float32Array, values: Float32Array, { from, count }: { from: number; count: number }): void {
  for (let p = 0; p < count; p++) sums[p] += values[from + p];
}

/** Sums, over the sentences before each, of what their words leave to chance. */
function sumsOf(starts: Int32Array, rest: Float32Array): Float64Array {
  const sums = new Float64Array(starts.length);
  for (let i = 0; i + 1 < starts.length; i++) {
    let sum = sums[i];
    for (let q = starts[i]; q < starts[i + 1]; q++) sum += rest[q];
    sums[i + 1] = sum;
  }
  return sums;
}
