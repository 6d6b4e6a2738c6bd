/**
 * How much better every bead of the band explains its words than chance does.
 *
 * For a target word t and the source sentences S of a bead, IBM model 1 gives p(t|S) = mean of p(t|s); the gain is
 * log p(t|S) / p(t), and the other way round. The gain of the words of one target sentence depends on S alone, not on
 * the other target sentences of the bead; so it is enough to keep, for each pair of sentences (i, j), the gain of j
 * given the source runs of 1..MOST sentences from i, and of i given the target runs from j. Every kind of bead is a sum
 * of those. Each sentence is explained by what the others have taught (`left-out.ts`), where that is known: the source
 * sentence's own teaching is left out of p(t|s), the target sentence's of p(s|t). Factors are multiplied and their logarithm is taken once in eight words, which is most of the speed.
 */
import { type Band } from './band.ts';
import { MOST } from './kinds.ts';
import { type LeftOutSide } from './left-out.ts';
import { MOST_TOKENS, type Text } from './text.ts';
import { TUNING } from './tuning.ts';
import { type Translations } from './translations.ts';

export interface Gains {
  /** At node * MOST + a - 1: what the words of sentence j gain from source sentences i .. i + a - 1. */
  readonly forward: Float32Array;
  /** At node * MOST + b - 1: what the words of sentence i gain from target sentences j .. j + b - 1. */
  readonly backward: Float32Array;
}

const AT_ONCE = 8;
const NOTHING = { others: new Int32Array(0), changes: new Float32Array(0) };
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
  /** By how much each target token and source token is bound to what is known of it. */
  readonly #targetTrust: Float32Array;
  readonly #sourceTrust: Float32Array;
  /** What the ratios of each token's pairs are multiplied by. */
  readonly #targetScale: Float32Array;
  readonly #sourceScale: Float32Array;
  readonly #sourceRest: Float64Array;
  readonly #targetRest: Float64Array;
  /** Lists of (source position, ratio) by target word. */
  readonly #head: Int32Array;
  #next = new Int32Array(256);
  #position = new Int32Array(256);
  #ratio = new Float32Array(256);
  /** The row's last place of each of its words, -1 elsewhere; and of each place the one of the same word before it. */
  readonly #place: Int32Array;
  readonly #before = new Int32Array(MOST_TOKENS);
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
    this.#place = new Int32Array(source.counts.length).fill(-1);
    const rests = { source: restOf(source, known.restForward, known.leftOut?.source), target: restOf(target, known.restBackward, known.leftOut?.target) };
    this.#sourceScale = scaleOf(source, known.leftOut?.source);
    this.#targetScale = scaleOf(target, known.leftOut?.target);
    this.#targetTrust = rests.target.map(trust);
    this.#sourceTrust = rests.source.map(trust);
    this.#sourceRest = sumsOf(source, rests.source);
    this.#targetRest = sumsOf(target, rests.target);
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
    const scales = this.#sourceScale;
    const dense = this.#dense;
    for (let q = starts[i]; q < starts[i + 1]; q++) {
      if (this.#table(tokens[q]) >= 0) continue;
      const scale = scales[q];
      for (let k = rows[tokens[q]]; k < rows[tokens[q] + 1]; k++) dense[targets[k]] += scale * forward[k];
    }
    const own = this.#own(i);
    own.others.forEach((word, k) => { dense[word] += own.changes[k]; });
    const ring = this.#rings[i % MOST];
    const from = this.#target.starts[this.#band.lo[i]];
    const to = this.#target.starts[this.#band.hi[i]];
    for (let p = from; p < to; p++) ring[p - from] = dense[words[p]];
    for (let q = starts[i]; q < starts[i + 1]; q++) {
      const table = this.#table(tokens[q]);
      const scale = scales[q];
      if (table >= 0) for (let p = from; p < to; p++) ring[p - from] += scale * frequent.values[table + 2 * words[p]];
      else for (let k = rows[tokens[q]]; k < rows[tokens[q] + 1]; k++) dense[targets[k]] = 0;
    }
    for (const word of own.others) dense[word] = 0;
  }

  /** The words that the row has taught itself, and by how much their ratios change without it. */
  #own(i: number): Pick<LeftOutSide, 'others' | 'changes'> {
    const leftOut = this.#known.leftOut?.source;
    if (!leftOut) return NOTHING;
    const [from, to] = leftOut.starts.subarray(this.#source.origin.sentence + i, this.#source.origin.sentence + i + 2);
    return { others: leftOut.others.subarray(from, to), changes: leftOut.changes.subarray(from, to) };
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
    const { frequent, leftOut } = this.#known;
    const lo = this.#band.lo[i];
    const hi = this.#band.hi[i];
    if (this.#hits.length < (hi - lo) * words) this.#hits = new Float32Array(2 * (hi - lo) * words);
    const hits = this.#hits.fill(0, 0, (hi - lo) * words);
    const lists = this.#list(i);
    for (let j = lo; j < hi && lists > 0; j++) {
      for (let p = starts[j]; p < starts[j + 1]; p++) {
        const scale = this.#targetScale[p];
        for (let k = this.#head[tokens[p]]; k >= 0; k = this.#next[k]) hits[(j - lo) * words + this.#position[k]] += scale * this.#ratio[k];
      }
    }
    this.#unlist(i, lists);
    for (let q = 0; q < words; q++) {
      const table = this.#table(this.#source.tokens[this.#source.starts[i] + q]);
      if (table < 0) continue;
      for (let j = lo; j < hi; j++) {
        let sum = 0;
        for (let p = starts[j]; p < starts[j + 1]; p++) sum += this.#targetScale[p] * frequent.values[table + 2 * tokens[p] + 1];
        hits[(j - lo) * words + q] = sum;
      }
    }
    if (leftOut) this.#leaveOutOfHits(i, hits, leftOut.target);
    return hits;
  }

  /** Takes off the hits what the target sentences have taught themselves. */
  #leaveOutOfHits(i: number, hits: Float32Array, { starts, others, changes }: LeftOutSide): void {
    const { tokens, starts: sentences } = this.#source;
    const lo = this.#band.lo[i];
    const words = sentences[i + 1] - sentences[i];
    const row = tokens.subarray(sentences[i], sentences[i + 1]);
    const first = this.#target.origin.sentence + lo;
    const count = this.#band.hi[i] - lo;
    row.forEach((word, q) => {
      this.#before[q] = this.#place[word];
      this.#place[word] = q;
    });
    for (let j = 0; j < count; j++) {
      for (let e = starts[first + j]; e < starts[first + j + 1]; e++) {
        for (let q = this.#place[others[e]]; q >= 0; q = this.#before[q]) hits[j * words + q] += changes[e];
      }
    }
    for (const word of row) this.#place[word] = -1;
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

const trust = (rest: number): number => (1 - TUNING.freedom) * (1 - rest);

/** What each token leaves to chance. */
function restOf({ tokens, origin }: Text, rest: Float32Array, leftOut: LeftOutSide | undefined): Float32Array {
  return leftOut ? leftOut.rest.subarray(origin.token, origin.token + tokens.length) : Float32Array.from(tokens, (word) => rest[word]);
}

function scaleOf({ tokens, origin }: Text, leftOut: LeftOutSide | undefined): Float32Array {
  return leftOut ? leftOut.scale.subarray(origin.token, origin.token + tokens.length) : new Float32Array(tokens.length).fill(1);
}

/** Sums, over the sentences before each, of what their words leave to chance. */
function sumsOf(text: Text, rest: Float32Array): Float64Array {
  const sums = new Float64Array(text.count + 1);
  for (let i = 0; i < text.count; i++) {
    sums[i + 1] = sums[i];
    for (let q = text.starts[i]; q < text.starts[i + 1]; q++) sums[i + 1] += rest[q];
  }
  return sums;
}
