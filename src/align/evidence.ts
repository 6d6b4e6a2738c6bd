/**
 * How much better every bead of the band explains its words than chance does.
 *
 * For a target word t and the source sentences S of a bead, IBM model 1 gives p(t|S) = mean of p(t|s); the gain is
 * log p(t|S) / p(t), and the other way round. The gain of the words of one target sentence depends on S alone, not on
 * the other target sentences of the bead; so it is enough to keep, for each pair of sentences (i, j), the gain of j
 * given the source runs of 1..MOST sentences from i, and of i given the target runs from j. Every kind of bead is a sum
 * of those. Factors are multiplied and their logarithm is taken once in eight words, which is most of the speed.
 */
import { type Band } from './band.ts';
import { MOST } from './kinds.ts';
import { type Text } from './text.ts';
import { TUNING } from './tuning.ts';
import { type Translations } from './translations.ts';

export interface Gains {
  /** At node * MOST + a - 1: what the words of sentence j gain from source sentences i .. i + a - 1. */
  readonly forward: Float32Array;
  /** At node * MOST + b - 1: what the words of sentence i gain from target sentences j .. j + b - 1. */
  readonly backward: Float32Array;
}

const AT_ONCE = 8;
/** The gain of what the band does not cover. */
export const OUTSIDE = -1e4;

export function wordGains(texts: { source: Text; target: Text }, translations: Translations, band: Band): Gains {
  return new Gainer(texts, translations, band).run();
}

class Gainer {
  readonly #source: Text;
  readonly #target: Text;
  readonly #known: Translations;
  readonly #shares = Float64Array.from({ length: MOST + 1 }, (_, sentences) => sentences ** TUNING.dilution);
  readonly #band: Band;
  readonly #gains: Gains;
  /** For the last MOST rows: the sum of p(t|s)/p(t) over the words of the row, for each target token in the row's window. */
  readonly #rings: Float32Array[];
  /** Sum over target words: ratio for the word number at hand. */
  readonly #dense: Float32Array;
  /** 1 - freedom, for each target token and source token. */
  readonly #targetTrust: Float32Array;
  readonly #sourceTrust: Float32Array;
  readonly #sourceRest: Float64Array;
  readonly #targetRest: Float64Array;
  /** Lists of (source position, ratio) by target word. */
  readonly #head: Int32Array;
  #next = new Int32Array(256);
  #position = new Int32Array(256);
  #ratio = new Float32Array(256);
  #sums: Float32Array;
  #hits = new Float32Array(0);
  /** Words in the row's window. */
  #window = 0;

  constructor({ source, target }: { source: Text; target: Text }, known: Translations, band: Band) {
    this.#source = source;
    this.#target = target;
    this.#known = known;
    this.#band = band;
    this.#gains = { forward: new Float32Array(band.nodes * MOST).fill(OUTSIDE), backward: new Float32Array(band.nodes * MOST).fill(OUTSIDE) };
    let widest = 0;
    for (let i = 0; i < band.rows; i++) widest = Math.max(widest, target.starts[band.hi[i]] - target.starts[band.lo[i]]);
    this.#rings = Array.from({ length: MOST }, () => new Float32Array(widest));
    this.#sums = new Float32Array(widest);
    this.#dense = new Float32Array(target.counts.length);
    this.#head = new Int32Array(target.counts.length).fill(-1);
    this.#targetTrust = trust(target, known.restBackward);
    this.#sourceTrust = trust(source, known.restForward);
    this.#sourceRest = restOf(source, known.restForward);
    this.#targetRest = restOf(target, known.restBackward);
  }

  run(): Gains {
    for (let i = 0; i < this.#band.rows; i++) {
      this.#window = this.#target.starts[this.#band.hi[i]] - this.#target.starts[this.#band.lo[i]];
      this.#scatter(i);
      this.#forward(i);
      this.#backward(i);
    }
    return this.#gains;
  }

  /** Where the source word's table starts; -1 where it is quicker to walk its pairs. */
  #table(word: number): number {
    const { rows, frequent } = this.#known;
    return rows[word + 1] - rows[word] > this.#window ? frequent.at(word) : -1;
  }

  /** The ratios of the row's words to the target words, summed. */
  #scatter(i: number): void {
    const { rows, targets, forward, frequent } = this.#known;
    const { tokens, starts } = this.#source;
    const words = this.#target.tokens;
    const dense = this.#dense;
    for (let q = starts[i]; q < starts[i + 1]; q++) {
      if (this.#table(tokens[q]) >= 0) continue;
      for (let k = rows[tokens[q]]; k < rows[tokens[q] + 1]; k++) dense[targets[k]] += forward[k];
    }
    const ring = this.#rings[i % MOST];
    const from = this.#target.starts[this.#band.lo[i]];
    const to = this.#target.starts[this.#band.hi[i]];
    for (let p = from; p < to; p++) ring[p - from] = dense[words[p]];
    for (let q = starts[i]; q < starts[i + 1]; q++) {
      const table = this.#table(tokens[q]);
      if (table >= 0) for (let p = from; p < to; p++) ring[p - from] += frequent.values[table + 2 * words[p]];
      else for (let k = rows[tokens[q]]; k < rows[tokens[q] + 1]; k++) dense[targets[k]] = 0;
    }
  }

  /** Source runs that end in row i. */
  #forward(i: number): void {
    const { band, target, sums } = { band: this.#band, target: this.#target, sums: this.#sums };
    sums.fill(0);
    const origin = target.starts[band.lo[i]];
    for (let a = 1; a <= MOST && a <= i + 1; a++) {
      const first = i - a + 1;
      const last = Math.min(band.hi[first], band.hi[i]);
      const ring = this.#rings[first % MOST];
      const shift = origin - target.starts[band.lo[first]];
      for (let p = 0, end = target.starts[last] - origin; p < end; p++) sums[p] += ring[p + shift];
      const words = this.#source.starts[i + 1] - this.#source.starts[first];
      const rest = words > 0 ? this.#sourceRest[i + 1] - this.#sourceRest[first] : 1;
      const share = 1 / Math.max(1, words);
      for (let j = band.lo[i]; j < last; j++) {
        const node = band.offset[first] + j - band.lo[first];
        this.#gains.forward[node * MOST + a - 1] = this.#gainOfTarget(j, origin, { rest: rest * share, share: share * this.#shares[a] });
      }
    }
  }

  #gainOfTarget(j: number, origin: number, { rest, share }: { rest: number; share: number }): number {
    let gain = 0;
    let product = 1;
    const from = this.#target.starts[j];
    const to = this.#target.starts[j + 1];
    for (let p = from; p < to; p++) {
      product *= 1 + this.#targetTrust[p] * (rest + share * this.#sums[p - origin] - 1);
      if ((p - from) % AT_ONCE === AT_ONCE - 1) {
        gain += Math.log(product);
        product = 1;
      }
    }
    return gain + Math.log(product);
  }

  #backward(i: number): void {
    const { starts } = this.#source;
    const band = this.#band;
    const words = starts[i + 1] - starts[i];
    const lo = band.lo[i];
    const hits = this.#hitsOf(i, words);
    const sums = new Float32Array(words);
    for (let j = lo; j < band.hi[i]; j++) {
      sums.fill(0);
      const at = (band.offset[i] + j - lo) * MOST;
      for (let b = 1; b <= MOST && j + b <= band.hi[i]; b++) {
        for (let q = 0, h = (j + b - 1 - lo) * words; q < words; q++, h++) sums[q] += hits[h];
        const count = this.#target.starts[j + b] - this.#target.starts[j];
        const rest = count > 0 ? (this.#targetRest[j + b] - this.#targetRest[j]) / count : 1;
        this.#gains.backward[at + b - 1] = this.#gainOfSource(i, sums, { rest, share: this.#shares[b] / Math.max(1, count) });
      }
    }
  }

  /** For each target sentence of the row's window, the ratios of its words to each of the row's words, summed; in a buffer that the next call overwrites. */
  #hitsOf(i: number, words: number): Float32Array {
    const { tokens, starts } = this.#target;
    const { frequent } = this.#known;
    const lo = this.#band.lo[i];
    const hi = this.#band.hi[i];
    if (this.#hits.length < (hi - lo) * words) this.#hits = new Float32Array(2 * (hi - lo) * words);
    const hits = this.#hits.fill(0, 0, (hi - lo) * words);
    const lists = this.#list(i);
    for (let j = lo; j < hi && lists > 0; j++) {
      for (let p = starts[j]; p < starts[j + 1]; p++) {
        for (let k = this.#head[tokens[p]]; k >= 0; k = this.#next[k]) hits[(j - lo) * words + this.#position[k]] += this.#ratio[k];
      }
    }
    this.#unlist(i, lists);
    for (let q = 0; q < words; q++) {
      const table = this.#table(this.#source.tokens[this.#source.starts[i] + q]);
      if (table < 0) continue;
      for (let j = lo; j < hi; j++) {
        let sum = 0;
        for (let p = starts[j]; p < starts[j + 1]; p++) sum += frequent.values[table + 2 * tokens[p] + 1];
        hits[(j - lo) * words + q] = sum;
      }
    }
    return hits;
  }

  #gainOfSource(i: number, sums: Float32Array, { rest, share }: { rest: number; share: number }): number {
    let gain = 0;
    let product = 1;
    const from = this.#source.starts[i];
    for (let q = 0; q < sums.length; q++) {
      product *= 1 + this.#sourceTrust[from + q] * (rest + share * sums[q] - 1);
      if (q % AT_ONCE === AT_ONCE - 1) {
        gain += Math.log(product);
        product = 1;
      }
    }
    return gain + Math.log(product);
  }

  /** Puts the pairs of the row's words into the lists of their target words; the number of entries. */
  #list(i: number): number {
    const { rows, targets, backward } = this.#known;
    const { tokens, starts } = this.#source;
    let size = 0;
    for (let q = starts[i]; q < starts[i + 1]; q++) {
      if (this.#table(tokens[q]) >= 0) continue;
      for (let k = rows[tokens[q]]; k < rows[tokens[q] + 1]; k++) {
        if (size >= this.#next.length) this.#growLists();
        this.#next[size] = this.#head[targets[k]];
        this.#position[size] = q - starts[i];
        this.#ratio[size] = backward[k];
        this.#head[targets[k]] = size++;
      }
    }
    return size;
  }

  #unlist(i: number, size: number): void {
    if (size === 0) return;
    const { rows, targets } = this.#known;
    const { tokens, starts } = this.#source;
    for (let q = starts[i]; q < starts[i + 1]; q++) if (this.#table(tokens[q]) < 0) for (let k = rows[tokens[q]]; k < rows[tokens[q] + 1]; k++) this.#head[targets[k]] = -1;
  }

  #growLists(): void {
    const grown = { next: new Int32Array(2 * this.#next.length), position: new Int32Array(2 * this.#next.length), ratio: new Float32Array(2 * this.#next.length) };
    grown.next.set(this.#next);
    grown.position.set(this.#position);
    grown.ratio.set(this.#ratio);
    this.#next = grown.next;
    this.#position = grown.position;
    this.#ratio = grown.ratio;
  }
}

function trust(text: Text, rest: Float32Array): Float32Array {
  return Float32Array.from(text.tokens, (word) => (1 - TUNING.freedom) * (1 - rest[word]));
}

/** Sums, over the sentences before each, of what their words leave to chance. */
function restOf(text: Text, rest: Float32Array): Float64Array {
  const sums = new Float64Array(text.count + 1);
  for (let i = 0; i < text.count; i++) {
    sums[i + 1] = sums[i];
    for (let q = text.starts[i]; q < text.starts[i + 1]; q++) sums[i + 1] += rest[text.tokens[q]];
  }
  return sums;
}
