/** How often each kind of bead comes: what is usual, moved towards what this pair of texts shows. */
import { ALL_KINDS, CROSSINGS, KINDS } from './kinds.ts';
import { type Priors } from './lattice.ts';
import { TUNING } from './tuning.ts';

function usual(): Float64Array {
  const { nulls, twos, crossed } = TUNING;
  const known: Readonly<Record<string, number>> = {
    '1-0': nulls, '0-1': nulls, '1-1': 1 - 2 * (nulls + twos), '1-2': twos, '2-1': twos, '1-3': twos / 6, '3-1': twos / 6, '2-2': twos / 10,
    '1-4': twos / 20, '4-1': twos / 20, '1-5': twos / 60, '5-1': twos / 60,
  };
  const shares = new Float64Array(ALL_KINDS);
  KINDS.forEach(([a, b], kind) => { shares[kind] = known[`${a}-${b}`] ?? twos / 150; });
  CROSSINGS.forEach((_, k) => { shares[KINDS.length + k] = k === 0 ? crossed : crossed / 4; });
  const total = shares.reduce((sum, share) => sum + share, 0);
  return shares.map((share) => share / total);
}

export function usualPriors(): Priors {
  return { kinds: usual().map(Math.log), run: TUNING.run };
}

/** `counts`: expected number of beads of each kind. */
export function fitPriors(counts: Float64Array): Priors {
  const total = counts.reduce((sum, count) => sum + count, 0) + TUNING.imagined;
  return { kinds: usual().map((share, k) => Math.log((counts[k] + TUNING.imagined * share) / total)), run: TUNING.run };
}
