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
import { TUNING } from './tuning.ts';

/** Words with more pairs than this are left out. */
const MANY = 192;
/** The words of one direction stand for both; less than 2, because a glance may be wrong. */
const WORDS = 1.5;
const AT_ONCE = 8;
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
  const trust = Float32Array.from(translations.restBackward, (rest) => (1 - TUNING.freedom) * (1 - rest));
  for (let i = 0; i < band.rows; i++) {
    const rest = scatter(row, source.tokens.subarray(source.starts[i], source.starts[i + 1]), translations);
    for (let j = band.lo[i], node = band.offset[i]; j < band.hi[i]; j++, node++) {
      let gain = 0;
      let product = 1;
      for (let p = target.starts[j], at = 1; p < target.starts[j + 1]; p++, at++) {
        const word = target.tokens[p];
        product *= 1 + trust[word] * (rest + row[word] - 1);
        if (at % AT_ONCE === 0) {
          gain += Math.log(product);
          product = 1;
        }
      }
      gains[node] = WORDS * TUNING.words * (gain + Math.log(product)) + lengthGain(model, i, j);
    }
    clear(row, source.tokens.subarray(source.starts[i], source.starts[i + 1]), translations);
  }
  return gains;
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

function lengthGain({ sourceRuns, targetRuns, lengths }: Model, i: number, j: number): number {
  const away = targetRuns.logs[j] - sourceRuns.logs[i] - lengths.ratio;
  const variance = lengths.steady + lengths.falling * sourceRuns.roots[i] * targetRuns.roots[j] * Math.exp(lengths.ratio / 2);
  return -0.5 * (Math.log(variance) + Math.min(2 * WORST, (away * away) / variance)) - targetRuns.usual[j];
}
