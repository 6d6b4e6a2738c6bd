/**
 * Where in its corridor the alignment can lie, sentence by sentence, at a glance: a tenth of what a look at all beads costs.
 *
 * Each pair of sentences gains what the target words gain from the source words (frequent words left out, they cost most
 * and tell least) and what their lengths say. Paths go straight or pass a sentence of one side; joined sentences count as
 * one answered and others passed, which is near enough to tell where not to look.
 */
import { type Band, makeBand } from './band.ts';
import { passed } from './coarse.ts';
import { type Model } from './gains.ts';
import { WORST } from './lengths.ts';
import { type Translations } from './translations.ts';
import { restOf, TokenGains, trustOf } from './token-gains.ts';
import { TUNING } from './tuning.ts';

/** Words with more pairs than this are left out. */
const MANY = 192;
/** The words of one direction stand for both; less than 2, because a glance may be wrong. */
const WORDS = 1.5;
const MARGIN = 5;

/** The nodes of the band that paths are likely to pass, and some round them. */
export function narrowBand({ model, translations }: { model: Model; translations: Translations }, band: Band, open = false): Band {
  const { lo, hi } = passed(band, pairGains(model, translations, band), open);
  return makeBand(
    lo.map((j, i) => Math.max(band.lo[i], j - MARGIN)), hi.map((j, i) => Math.min(band.hi[i], j + MARGIN)), band.columns,
  );
}

function pairGains(model: Model, translations: Translations, band: Band): Float32Array {
  const { source, target } = model;
  const gains = new Float32Array(band.nodes);
  const row = new Float32Array(target.counts.length);
  const sums = new Float32Array(target.tokens.length);
  const words = new TokenGains(trustOf(restOf(target, translations.restBackward)), sums);
  const gainOfLengths = lengthGains(model);
  for (let i = 0; i < band.rows; i++) {
    const sentence = source.tokens.subarray(source.starts[i], source.starts[i + 1]);
    words.given(scatter(row, sentence, translations), 1);
    gather(row, { tokens: target.tokens, from: target.starts[band.lo[i]], to: target.starts[band.hi[i]] }, sums);
    for (let j = band.lo[i], node = band.offset[i]; j < band.hi[i]; j++, node++) {
      const from = target.starts[j];
      gains[node] = WORDS * TUNING.words * words.of(from, from, target.starts[j + 1] - from) + gainOfLengths(i, j);
    }
    clear(row, sentence, translations);
  }
  return gains;
}

function gather(row: Float32Array, { tokens, from, to }: { tokens: Int32Array; from: number; to: number }, sums: Float32Array): void {
  for (let p = from; p < to; p++) sums[p] = row[tokens[p]];
}

/** Puts the mean of the words' ratios into the row; what the words leave to chance, on average. */
function scatter(row: Float32Array, words: Int32Array, { rows, targets, forward, restForward }: Translations): number {
  let rest = 0;
  const share = 1 / Math.max(1, words.length);
  for (const word of words) {
    const many = rows[word + 1] - rows[word] > MANY;
    rest += many ? 1 : restForward[word];
    if (!many) for (let k = rows[word]; k < rows[word + 1]; k++) row[targets[k]] += share * forward[k];
  }
  return words.length > 0 ? rest * share : 1;
}

function clear(row: Float32Array, words: Int32Array, { rows, targets }: Translations): void {
  for (const word of words) if (rows[word + 1] - rows[word] <= MANY) for (let k = rows[word]; k < rows[word + 1]; k++) row[targets[k]] = 0;
}

function lengthGains({ sourceRuns, targetRuns, lengths: { ratio, steady, falling } }: Model): (i: number, j: number) => number {
  const root = Math.exp(ratio / 2);
  return (i, j) => {
    const away = targetRuns.logs[j] - sourceRuns.logs[i] - ratio;
    const variance = steady + falling * sourceRuns.roots[i] * targetRuns.roots[j] * root;
    return -0.5 * (Math.log(variance) + Math.min(2 * WORST, (away * away) / variance)) - targetRuns.usual[j];
  };
}
