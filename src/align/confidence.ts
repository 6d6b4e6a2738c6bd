/**
 * How far a bead of the answer can be trusted: the share of such beads that were right in texts held out.
 *
 * The posterior probability of a bead is honest only as far as the model is, and the model has learned from the beads it
 * judges; so the posterior, those of the neighbours and of the whole text, the gain for its size, the kind, whether
 * there was a lexicon and how short the text is are weighed anew: in a free translation the model is as sure of itself as elsewhere, and less often right.
 */
import { CALIBRATION } from './calibration.ts';
import { type PathStep } from './decode.ts';
import { type Model } from './gains.ts';
import { ONE_TO_ONE, SOURCE_NULL, TARGET_NULL } from './kinds.ts';
import { stepSize } from './lattice.ts';

export type Signs = Readonly<Record<keyof typeof CALIBRATION, number>>;

const SURE = 8;
const NEAR = 3;

/** 0..1 */
export function scoreOf(signs: Signs): number {
  let odds = 0;
  for (const name of Object.keys(CALIBRATION) as (keyof Signs)[]) odds += CALIBRATION[name] * signs[name];
  return 1 / (1 + Math.exp(-odds));
}

/** The signs of a path's steps; `at`: where its first node is in the whole grid. */
export function signsOf(path: readonly PathStep[], { source, target, helped }: Model, at: { readonly i: number; readonly j: number }): Signs[] {
  const odds = path.map(({ posterior }) => Math.max(-SURE, Math.min(SURE, Math.log(posterior / (1 - posterior + 1e-9)))));
  const whole = odds.reduce((sum, one) => sum + one, 0) / Math.max(1, odds.length);
  return path.map(({ i, j, kind, gain }, k) => {
    const { a, b } = stepSize(kind);
    const words = source.starts[at.i + i + a] - source.starts[at.i + i] + target.starts[at.j + j + b] - target.starts[at.j + j];
    let near = 0;
    let all = 0;
    for (let n = Math.max(0, k - NEAR); n <= Math.min(path.length - 1, k + NEAR); n++) {
      if (n === k) continue;
      near += odds[n];
      all++;
    }
    const isNull = kind === SOURCE_NULL || kind === TARGET_NULL;
    return {
      constant: 1, whole, posterior: odds[k], neighbours: all > 0 ? near / all : odds[k], gain: isNull ? 0 : Math.max(-4, Math.min(4, gain / Math.sqrt(1 + words))),
      null: isNull ? 1 : 0, oneToOne: kind === ONE_TO_ONE ? 1 : 0,
      helped: helped ? 1 : 0, helpedNull: helped && isNull ? 1 : 0, short: 1 / Math.sqrt(Math.max(1, source.count, target.count)),
    };
  });
}
