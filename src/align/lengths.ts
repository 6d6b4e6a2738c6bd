/**
 * How long a translation is: the length model of Gale and Church (1993), with ratio and spread taken from the text.
 *
 * The logarithm of (target / source × ratio) is normal with a variance that falls with length. What is scored is the
 * gain over chance: the density of the target length given the source over its density for any run of so many target
 * sentences. So a sentence pair of ordinary length says little, an unusual length that fits says much, and a null,
 * which says nothing, is worth 0.
 */
import { MOST } from './kinds.ts';
import { type Text } from './text.ts';
import { TUNING } from './tuning.ts';

export interface LengthModel {
  /** Logarithm of target characters for one source character. */
  readonly ratio: number;
  /** Variance of the logarithm = steady + falling / characters (geometric mean of both sides, in source characters). */
  readonly steady: number;
  readonly falling: number;
}

export const firstGuess = (): LengthModel => ({ ratio: 0, steady: TUNING.steady, falling: TUNING.falling });
const VARIANCE_OF_SUM = 0.5;
/** However wrong a length, it is not worse evidence than this (in natural logarithms). */
export const WORST = 6;

/** Runs of 1..MOST sentences: their lengths and what is usual for them. */
export interface Runs {
  /** log length of the run of a sentences from sentence i at (a - 1) * count + i. */
  readonly logs: Float64Array;
  /** 1 / √length. */
  readonly roots: Float64Array;
  /** log density, by length, of such a run in this text. */
  readonly usual: Float64Array;
}

export function runsOf({ count, lengths }: Text): Runs {
  const logs = new Float64Array(MOST * count);
  const usual = new Float64Array(MOST * count);
  for (let a = 1; a <= MOST; a++) {
    const at = (a - 1) * count;
    for (let i = 0; i < count; i++) {
      let sum = 0;
      for (let k = i; k < Math.min(count, i + a); k++) sum += lengths[k];
      logs[at + i] = Math.log(sum);
    }
    describe(logs.subarray(at, at + count), usual.subarray(at, at + count));
  }
  return { logs, usual, roots: logs.map((log) => Math.exp(-0.5 * log)) };
}

function describe(logs: Float64Array, usual: Float64Array): void {
  let sum = 0;
  let squares = 0;
  for (let i = 0; i < logs.length; i++) {
    sum += logs[i];
    squares += logs[i] * logs[i];
  }
  const mean = logs.length > 0 ? sum / logs.length : 0;
  // Six imagined sentences of ordinary spread keep a short text from having none.
  const variance = (Math.max(0, squares - logs.length * mean * mean) + 6 * VARIANCE_OF_SUM) / (logs.length + 6);
  for (let i = 0; i < logs.length; i++) {
    const away = logs[i] - mean;
    usual[i] = -0.5 * (Math.log(variance) + Math.min(2 * WORST, (away * away) / variance));
  }
}

/** Lengths of beads and how much each is believed. */
export interface LengthSample { readonly source: number; readonly target: number; readonly weight: number }

/** The ratio and the spread of the beads found; `prior` counts as much as a dozen beads. */
export function fitLengths(sample: readonly LengthSample[], prior: LengthModel): LengthModel {
  const ratio = weightedMedian(sample.map(({ source, target, weight }) => ({ value: target - source, weight })), prior.ratio);
  const PRIOR_BEADS = 12;
  let expected = PRIOR_BEADS;
  let seen = PRIOR_BEADS;
  for (const { source, target, weight } of sample) {
    const variance = prior.steady + prior.falling * Math.exp(-0.5 * (source + target - ratio));
    const away = target - source - ratio;
    expected += weight;
    seen += weight * Math.min(6, (away * away) / variance);
  }
  const scale = Math.max(0.2, seen / expected);
  return { ratio, steady: prior.steady * scale, falling: prior.falling * scale };
}

function weightedMedian(values: { value: number; weight: number }[], fallback: number): number {
  values.sort((x, y) => x.value - y.value);
  const half = values.reduce((sum, { weight }) => sum + weight, 0) / 2;
  if (half === 0) return fallback;
  let sum = 0;
  for (const { value, weight } of values) {
    sum += weight;
    if (sum >= half) return value;
  }
  return fallback;
}
