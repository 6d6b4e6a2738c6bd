/**
 * What the words of a row have to do with the words of its window, both ways; a row after another, from the first to the last.
 *
 * A word has met far more words than stand in the window. One walk along its pairs picks those that do, and everything else
 * is done with them alone; it is the longest walk of the aligner, so it reads little more than numbers that lie in a row.
 */
import { type Band } from './band.ts';
import { type Frequent } from './frequent.ts';
import { type LeftOut, type LeftOutSide } from './left-out.ts';
import { MOST_TOKENS, type Text } from './text.ts';
import { type Translations } from './translations.ts';

/** Pairs of a row for which there is room from the start. */
const ROOM = 4096;
const NOTHING = { others: new Int32Array(0), changes: new Float32Array(0) };

export class RowWords {
  readonly #source: Text;
  readonly #target: Text;
  readonly #band: Band;
  /** Pairs of all source words, at sizes[s] .. sizes[s + 1]. */
  readonly #sizes: Int32Array;
  /** Those of them whose words both stand in these texts, which may be parts of longer ones. */
  readonly #rows: Int32Array;
  readonly #targets: Int32Array;
  readonly #forward: Float32Array;
  readonly #backward: Float32Array;
  readonly #frequent: Frequent;
  readonly #leftOut: LeftOut | null;
  /** What the ratios of each token's pairs are multiplied by. */
  readonly #sourceScale: Float32Array;
  readonly #targetScale: Float32Array;
  /** The row's tokens, and those of its window. */
  #row: Int32Array = new Int32Array(0);
  #window: Int32Array = new Int32Array(0);
  #i = 0;
  /** Of each target word: 1 if it stands in the window, the sum of the row's ratios to it, the last of its list of pairs or -1. */
  readonly #near: Uint8Array;
  readonly #sums: Float32Array;
  readonly #head: Int32Array;
  /** The target words that have a list. */
  #met = new Int32Array(ROOM);
  #metCount = 0;
  /** Of each pair in a list: the one before it, the place of the source word in the row, p(s|t) / p(s). */
  #next = new Int32Array(ROOM);
  #position = new Int32Array(ROOM);
  #ratio = new Float32Array(ROOM);
  /** The row's last place of each of its words, -1 elsewhere; and of each place the one of the same word before it. */
  readonly #place: Int32Array;
  readonly #before = new Int32Array(MOST_TOKENS);
  #hits = new Float32Array(0);

  constructor({ source, target }: { source: Text; target: Text }, { rows, targets, forward, backward, frequent, leftOut }: Translations, band: Band) {
    this.#source = source;
    this.#target = target;
    this.#band = band;
    this.#frequent = frequent;
    this.#leftOut = leftOut;
    this.#sizes = rows;
    const here = pairsHere({ rows, targets }, { source, target });
    this.#rows = here.rows;
    this.#targets = here.pairs.map((k) => targets[k]);
    this.#forward = pick(forward, here.pairs);
    this.#backward = pick(backward, here.pairs);
    this.#sourceScale = scaleOf(source, leftOut?.source);
    this.#targetScale = scaleOf(target, leftOut?.target);
    this.#near = new Uint8Array(target.counts.length);
    this.#sums = new Float32Array(target.counts.length);
    this.#head = new Int32Array(target.counts.length).fill(-1);
    this.#place = new Int32Array(source.counts.length).fill(-1);
  }

  /** Goes to row i, not before the last one; the arrays that an earlier row gave are overwritten. */
  read(i: number): void {
    for (let k = 0; k < this.#metCount; k++) {
      this.#sums[this.#met[k]] = 0;
      this.#head[this.#met[k]] = -1;
    }
    this.#i = i;
    this.#row = this.#source.tokens.subarray(this.#source.starts[i], this.#source.starts[i + 1]);
    note(this.#near, this.#window, 0);
    this.#window = this.#target.tokens.subarray(this.#target.starts[this.#band.lo[i]], this.#target.starts[this.#band.hi[i]]);
    note(this.#near, this.#window, 1);
    this.#walk();
  }

  /** Where the source word's table starts; -1 where it is quicker to walk its pairs. */
  #table(word: number): number {
    return this.#sizes[word + 1] - this.#sizes[word] > this.#window.length ? this.#frequent.at(word) : -1;
  }

  #walk(): void {
    this.#metCount = 0;
    const first = this.#source.starts[this.#i];
    let size = 0;
    for (let q = 0; q < this.#row.length; q++) {
      const word = this.#row[q];
      if (this.#table(word) >= 0) continue;
      this.#makeRoom(size + this.#rows[word + 1] - this.#rows[word]);
      size = this.#pick(q, { size, scale: this.#sourceScale[first + q] });
    }
  }

  /** Puts the pairs of the word at the row's place q with words of the window into their sums and lists; the number of pairs so far. */
  #pick(q: number, { size, scale }: { size: number; scale: number }): number {
    const [near, sums, head] = [this.#near, this.#sums, this.#head];
    const [next, position, ratio] = [this.#next, this.#position, this.#ratio];
    const targets = this.#targets;
    let at = size;
    for (let k = this.#rows[this.#row[q]], end = this.#rows[this.#row[q] + 1]; k < end; k++) {
      const target = targets[k];
      if (near[target] === 0) continue;
      sums[target] += scale * this.#forward[k];
      if (head[target] < 0) this.#met[this.#metCount++] = target;
      next[at] = head[target];
      position[at] = q;
      ratio[at] = this.#backward[k];
      head[target] = at++;
    }
    return at;
  }

  #makeRoom(size: number): void {
    if (size <= this.#next.length) return;
    [this.#met, this.#next, this.#position] = [this.#met, this.#next, this.#position].map((values) => grown(values, new Int32Array(2 * size)));
    this.#ratio = grown(this.#ratio, new Float32Array(2 * size));
  }

  /** For each token of the window the sum of the ratios that the row's words have to it. */
  putSums(into: Float32Array): void {
    const own = this.#own();
    const [window, sums] = [this.#window, this.#sums];
    const { values } = this.#frequent;
    own.others.forEach((word, k) => { sums[word] += own.changes[k]; });
    for (let p = 0; p < window.length; p++) into[p] = sums[window[p]];
    for (const word of own.others) sums[word] = 0;
    for (let q = 0; q < this.#row.length; q++) {
      const table = this.#table(this.#row[q]);
      if (table < 0) continue;
      const scale = this.#sourceScale[this.#source.starts[this.#i] + q];
      for (let p = 0; p < window.length; p++) into[p] += scale * values[table + 2 * window[p]];
    }
  }

  /** The words that the row has taught itself, and by how much their ratios change without it. */
  #own(): Pick<LeftOutSide, 'others' | 'changes'> {
    if (!this.#leftOut) return NOTHING;
    const { starts, others, changes } = this.#leftOut.source;
    const [from, to] = starts.subarray(this.#source.origin.sentence + this.#i, this.#source.origin.sentence + this.#i + 2);
    return { others: others.subarray(from, to), changes: changes.subarray(from, to) };
  }

  /** For each target sentence of the window, the ratios of its words to each of the row's words, summed. */
  hits(): Float32Array {
    const words = this.#row.length;
    const lo = this.#band.lo[this.#i];
    const count = this.#band.hi[this.#i] - lo;
    if (this.#hits.length < count * words) this.#hits = new Float32Array(2 * count * words);
    this.#hits.fill(0, 0, count * words);
    if (this.#metCount > 0) for (let j = 0; j < count; j++) this.#addLists(lo + j, j * words);
    for (let q = 0; q < words; q++) {
      const table = this.#table(this.#row[q]);
      if (table >= 0) for (let j = 0; j < count; j++) this.#hits[j * words + q] = this.#sumOfTable(table, lo + j);
    }
    if (this.#leftOut) this.#leaveOut(this.#leftOut.target, { lo, count });
    return this.#hits;
  }

  #addLists(j: number, at: number): void {
    const { tokens, starts } = this.#target;
    const [head, next, position, ratio] = [this.#head, this.#next, this.#position, this.#ratio];
    for (let p = starts[j], end = starts[j + 1]; p < end; p++) {
      for (let k = head[tokens[p]]; k >= 0; k = next[k]) this.#hits[at + position[k]] += this.#targetScale[p] * ratio[k];
    }
  }

  #sumOfTable(table: number, j: number): number {
    const { tokens, starts } = this.#target;
    const { values } = this.#frequent;
    let sum = 0;
    for (let p = starts[j], end = starts[j + 1]; p < end; p++) sum += this.#targetScale[p] * values[table + 2 * tokens[p] + 1];
    return sum;
  }

  /** Takes off the hits what the target sentences have taught themselves. */
  #leaveOut({ starts, others, changes }: LeftOutSide, { lo, count }: { lo: number; count: number }): void {
    const words = this.#row.length;
    const first = this.#target.origin.sentence + lo;
    this.#row.forEach((word, q) => {
      this.#before[q] = this.#place[word];
      this.#place[word] = q;
    });
    for (let j = 0; j < count; j++) {
      for (let e = starts[first + j]; e < starts[first + j + 1]; e++) {
        for (let q = this.#place[others[e]]; q >= 0; q = this.#before[q]) this.#hits[j * words + q] += changes[e];
      }
    }
    for (const word of this.#row) this.#place[word] = -1;
  }
}

function pairsHere({ rows, targets }: Pick<Translations, 'rows' | 'targets'>, { source, target }: { source: Text; target: Text }): { rows: Int32Array; pairs: Int32Array } {
  const has = { source: wordsIn(source), target: wordsIn(target) };
  const own = new Int32Array(rows.length);
  const pairs = new Int32Array(targets.length);
  let size = 0;
  for (let s = 0; s + 1 < rows.length; s++) {
    if (has.source[s] > 0) for (let k = rows[s]; k < rows[s + 1]; k++) if (has.target[targets[k]] > 0) pairs[size++] = k;
    own[s + 1] = size;
  }
  return { rows: own, pairs: pairs.slice(0, size) };
}

function wordsIn({ tokens, counts }: Text): Uint8Array {
  const has = new Uint8Array(counts.length);
  note(has, tokens, 1);
  return has;
}

function note(of: Uint8Array, words: Int32Array, what: number): void {
  for (let p = 0; p < words.length; p++) of[words[p]] = what;
}

function pick(values: Float32Array, places: Int32Array): Float32Array {
  const picked = new Float32Array(places.length);
  for (let k = 0; k < places.length; k++) picked[k] = values[places[k]];
  return picked;
}

function scaleOf({ tokens, origin }: Text, leftOut: LeftOutSide | undefined): Float32Array {
  return leftOut ? leftOut.scale.subarray(origin.token, origin.token + tokens.length) : new Float32Array(tokens.length).fill(1);
}

function grown<Values extends Int32Array | Float32Array>(values: Values, larger: Values): Values {
  larger.set(values);
  return larger;
}
