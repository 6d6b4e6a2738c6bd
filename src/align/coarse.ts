/**
 * Where in a long text the alignment can lie, found without looking at every pair of sentences.
 *
 * Both texts are cut into as many blocks, and words that answer each other and are not too frequent link a block to a
 * block; the sum over all paths through the blocks says which of them a path may pass. Those are cut into smaller
 * blocks, until a block is a few sentences. Where the links leave it open, the corridor stays wide. A lost chapter is a
 * straight line in the grid, and costs its length only once.
 */
import { type Band, makeBand } from './band.ts';
import { addLogs } from './lattice.ts';
import { type Text } from './text.ts';
import { type Translations } from './translations.ts';

/** Sentences linked by a word of each, and how much that is worth. */
interface Links {
  readonly source: Int32Array;
  readonly target: Int32Array;
  readonly weights: Float32Array;
}

/** First sentences of blocks, and the end. */
interface Blocks { readonly source: Int32Array; readonly target: Int32Array }

/** Blocks, the links between them, and how much of a link is as good as none. */
interface Linked { readonly blocks: Blocks; readonly links: Links; readonly spread: number }

/** For each source boundary the target boundaries that a path may pass there. */
interface Corridor { readonly lo: Int32Array; readonly hi: Int32Array }

const FIRST_BLOCKS = 256;
const FINER = 4;
const SMALLEST = 3;
/** Words that make more pairs of sentences than this say nothing of places. */
const MOST_PAIRS = 225;
const MOST_LINKS = 4_000_000;
const SPREAD = 0.05;
const SIDESTEP = Math.log(0.25);
const STRAIGHT = Math.log(0.5);
const NEGLIGIBLE = 1e-5;
const MARGIN = 4;
/** Where nothing links the texts, this many blocks to either side of the middle are looked at, not all; and what is as likely as that. */
const REACH = 24;
const LIKELY = 0.01;

/** `spread`: links between blocks that are as good as none; less where the translations were learned from the texts. */
export function coarseBand(texts: { source: Text; target: Text }, translations: Translations, spread = SPREAD): Band {
  const { source, target } = texts;
  const links = findLinks(texts, translations);
  let corridor: Corridor = { lo: new Int32Array(source.count + 1), hi: new Int32Array(source.count + 1).fill(target.count) };
  const finest = Math.ceil(Math.max(source.count, target.count) / SMALLEST);
  for (let count = Math.min(FIRST_BLOCKS, finest); ; count = Math.min(finest, count * FINER)) {
    const blocks = { source: cut(source, count), target: cut(target, count) };
    corridor = refine({ blocks, links, spread }, corridor);
    if (count === finest) break;
  }
  return makeBand(corridor.lo.map((j) => Math.max(0, j - MARGIN)), corridor.hi.map((j) => Math.min(target.count, j + MARGIN)), target.count);
}

/** Boundaries of blocks with about the same number of characters; with fewer sentences than blocks some are empty. */
function cut({ count, lengths }: Text, blocks: number): Int32Array {
  const bounds = new Int32Array(blocks + 1);
  const total = lengths.reduce((sum, length) => sum + length, 0);
  let sum = 0;
  let block = 1;
  for (let i = 0; i < count; i++) {
    sum += lengths[i];
    while (block < blocks && sum * blocks >= total * block) bounds[block++] = i + 1;
  }
  bounds.fill(count, block);
  return bounds;
}

function findLinks({ source, target }: { source: Text; target: Text }, { rows, targets, forward, backward }: Translations): Links {
  const places = { source: placesOf(source), target: placesOf(target) };
  const found = { source: new Int32Array(MOST_LINKS / 16), target: new Int32Array(MOST_LINKS / 16), weights: new Float32Array(MOST_LINKS / 16) };
  let size = 0;
  for (let s = 0; s < source.counts.length; s++) {
    for (let k = rows[s]; k < rows[s + 1]; k++) {
      const t = targets[k];
      if (source.counts[s] * target.counts[t] > MOST_PAIRS) continue;
      const chance = Math.min((forward[k] * target.counts[t]) / target.tokens.length, (backward[k] * source.counts[s]) / source.tokens.length);
      const weight = chance / Math.max(source.counts[s], target.counts[t]);
      for (let x = places.source.starts[s]; x < places.source.starts[s + 1]; x++) {
        for (let y = places.target.starts[t]; y < places.target.starts[t + 1]; y++) {
          if (size === found.weights.length) {
            if (size >= MOST_LINKS) return found;
            grow(found);
          }
          found.source[size] = places.source.sentences[x];
          found.target[size] = places.target.sentences[y];
          found.weights[size++] = weight;
        }
      }
    }
  }
  return { source: found.source.subarray(0, size), target: found.target.subarray(0, size), weights: found.weights.subarray(0, size) };
}

function grow(found: { source: Int32Array; target: Int32Array; weights: Float32Array }): void {
  const old = { ...found };
  found.source = new Int32Array(2 * old.source.length);
  found.target = new Int32Array(2 * old.target.length);
  found.weights = new Float32Array(2 * old.weights.length);
  found.source.set(old.source);
  found.target.set(old.target);
  found.weights.set(old.weights);
}

/** Sentences of each word, in order. */
function placesOf({ tokens, starts, counts, count }: Text): { starts: Int32Array; sentences: Int32Array } {
  const first = new Int32Array(counts.length + 1);
  for (let word = 0; word < counts.length; word++) first[word + 1] = first[word] + counts[word];
  const next = first.slice();
  const sentences = new Int32Array(tokens.length);
  for (let i = 0; i < count; i++) for (let q = starts[i]; q < starts[i + 1]; q++) sentences[next[tokens[q]]++] = i;
  return { starts: first, sentences };
}

/** The part of the corridor that paths through blocks of this size pass. */
function refine(linkage: Linked, corridor: Corridor): Corridor {
  const { blocks } = linkage;
  const band = bandOfBlocks(blocks, corridor);
  const gains = gainsOf(linkage, band);
  const { lo, hi } = passed(band, gains);
  const [sources, targets] = [blocks.source, blocks.target];
  const next = { lo: corridor.lo.slice(), hi: corridor.hi.slice() };
  for (let x = 0; x < band.rows; x++) {
    for (let i = sources[x]; i <= sources[x + 1]; i++) {
      next.lo[i] = Math.max(next.lo[i], targets[Math.min(lo[x], lo[x + 1])]);
      next.hi[i] = Math.min(next.hi[i], targets[Math.max(hi[x], hi[x + 1])]);
    }
  }
  // A boundary belongs to the block before and the block after it: it may lie where either says.
  for (let x = 1; x < band.rows; x++) {
    const i = sources[x];
    next.lo[i] = Math.max(corridor.lo[i], targets[Math.min(lo[x - 1], lo[x])]);
    next.hi[i] = Math.min(corridor.hi[i], targets[Math.max(hi[x], hi[x + 1])]);
  }
  return next;
}

function bandOfBlocks({ source, target }: Blocks, corridor: Corridor): Band {
  const rows = source.length - 1;
  const lo = new Int32Array(rows + 1);
  const hi = new Int32Array(rows + 1);
  for (let x = 0; x <= rows; x++) {
    lo[x] = Math.max(0, firstAtLeast(target, corridor.lo[source[x]]) - 1);
    hi[x] = Math.min(rows, firstAtLeast(target, corridor.hi[source[x]]) + 1);
  }
  return makeBand(lo, hi, rows);
}

function firstAtLeast(sorted: Int32Array, value: number): number {
  let low = 0;
  let high = sorted.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle] < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** For each pair of blocks: log of the links between them to those that chance would make. */
function gainsOf(linkage: Linked, band: Band): Float32Array {
  const { spread } = linkage;
  const weights = new Float32Array(band.nodes);
  const sums = linked(linkage, band, weights);
  for (let x = 0; x < band.rows; x++) {
    const row = weights.subarray(band.offset[x], band.offset[x + 1]);
    overChance(row, { spread, chance: sums[x] / row.length + spread });
    // A path ends in the last column: there is no block to gain from.
    if (band.hi[x] === band.rows) row[row.length - 1] = 0;
  }
  return weights;
}

/** Adds up the links between blocks of the band; the sum of each source block. */
function linked({ blocks, links: { source, target, weights } }: Linked, { lo, hi, offset, rows }: Band, into: Float32Array): Float64Array {
  const sourceBlocks = blockOf(blocks.source);
  const targetBlocks = blockOf(blocks.target);
  const sums = new Float64Array(rows);
  for (let k = 0; k < weights.length; k++) {
    const x = sourceBlocks[source[k]];
    const y = targetBlocks[target[k]];
    if (y < lo[x] || y > hi[x]) continue;
    into[offset[x] + y - lo[x]] += weights[k];
    sums[x] += weights[k];
  }
  return sums;
}

/** Most blocks are not linked, and all those of a row have the same logarithm. */
function overChance(weights: Float32Array, { spread, chance }: { spread: number; chance: number }): void {
  const unlinked = Math.log(spread / chance);
  for (let y = 0; y < weights.length; y++) weights[y] = weights[y] === 0 ? unlinked : Math.log((weights[y] + spread) / chance);
}

function blockOf(bounds: Int32Array): Int32Array {
  const of = new Int32Array(bounds[bounds.length - 1]);
  for (let x = 0; x + 1 < bounds.length; x++) of.fill(x, bounds[x], bounds[x + 1]);
  return of;
}

/** For each row of nodes the first and last that a path is likely to pass; `open`: it may end at any node of the last row. */
export function passed(band: Band, gains: Float32Array, open = false): Corridor {
  const { rows } = band;
  const backward = sumsBackward(band, gains, open);
  const forward = new Float64Array(band.nodes).fill(-Infinity);
  forward[0] = 0;
  const next = { lo: new Int32Array(rows + 1), hi: new Int32Array(rows + 1) };
  for (let x = 0; x <= rows; x++) {
    goForward(x, { band, gains, sums: forward });
    [next.lo[x], next.hi[x]] = passedInRow(x, band, { forward, backward });
  }
  return next;
}

/** A band with the gains of its nodes and what there is of the sums over paths, as logarithms. */
interface Paths { readonly band: Band; readonly gains: Float32Array; readonly sums: Float64Array }

/** From the nodes of row x, whose sums over the paths to them are known but for those inside the row, one step on. */
function goForward(x: number, { band: { rows, lo, hi, offset }, gains, sums }: Paths): void {
  for (let y = lo[x]; y <= hi[x]; y++) {
    const node = offset[x] + y - lo[x];
    if (y < hi[x]) sums[node + 1] = addLogs(sums[node + 1], sums[node] + SIDESTEP);
    if (x === rows) continue;
    const below = offset[x + 1] + y - lo[x + 1];
    if (y >= lo[x + 1]) sums[below] = addLogs(sums[below], sums[node] + SIDESTEP);
    if (y + 1 <= hi[x + 1] && y + 1 >= lo[x + 1]) sums[below + 1] = addLogs(sums[below + 1], sums[node] + gains[node] + STRAIGHT);
  }
}

/** log of the sum over the paths from each node to the end. */
function sumsBackward(band: Band, gains: Float32Array, open: boolean): Float64Array {
  const sums = new Float64Array(band.nodes).fill(-Infinity);
  sums.fill(0, open ? band.offset[band.rows] : band.nodes - 1);
  for (let x = open ? band.rows - 1 : band.rows; x >= 0; x--) goBackward(x, { band, gains, sums });
  return sums;
}

function goBackward(x: number, { band: { rows, lo, hi, offset }, gains, sums }: Paths): void {
  for (let y = hi[x]; y >= lo[x]; y--) {
    const node = offset[x] + y - lo[x];
    if (y < hi[x]) sums[node] = addLogs(sums[node], sums[node + 1] + SIDESTEP);
    if (x === rows) continue;
    const below = offset[x + 1] + y - lo[x + 1];
    if (y >= lo[x + 1]) sums[node] = addLogs(sums[node], sums[below] + SIDESTEP);
    if (y + 1 <= hi[x + 1] && y + 1 >= lo[x + 1]) sums[node] = addLogs(sums[node], sums[below + 1] + gains[node] + STRAIGHT);
  }
}

/** Which nodes of a row paths pass: all that are possible, or, where those are too many, the likely ones and the middle. */
function passedInRow(x: number, { lo, hi, offset, columns }: Band, { forward, backward }: { forward: Float64Array; backward: Float64Array }): [number, number] {
  let [first, last, firstLikely, lastLikely] = [columns, -1, columns, -1];
  let sum = 0;
  let all = 0;
  for (let y = lo[x], node = offset[x]; y <= hi[x]; y++, node++) {
    const passes = Math.exp(forward[node] + backward[node] - backward[0]);
    sum += passes * y;
    all += passes;
    if (!(passes > NEGLIGIBLE)) continue;
    first = Math.min(first, y);
    last = y;
    if (!(passes > LIKELY)) continue;
    firstLikely = Math.min(firstLikely, y);
    lastLikely = y;
  }
  if (last < 0) return [0, columns];
  if (last - first <= 2 * REACH) return [first, last];
  const middle = Math.round(sum / all);
  return [Math.min(firstLikely, Math.max(first, middle - REACH)), Math.max(lastLikely, Math.min(last, middle + REACH))];
}
