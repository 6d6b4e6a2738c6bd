/**
 * How often each kind of bead comes: what is usual, moved towards what this pair of texts shows. A few rates describe all
 * kinds (how many sentences have no counterpart, how many are cut or joined, how often a cut goes on), so that a page
 * already tells that its translator cuts sentences: kinds that were not seen yet follow from those that were.
 */
import { ALL_KINDS, CROSSINGS, KINDS } from './kinds.ts';
import { type Priors } from './lattice.ts';
import { TUNING } from './tuning.ts';

interface Rates {
  /** Shares of beads: nulls of each side. */
  readonly sourceNulls: number;
  readonly targetNulls: number;
  /** Shares of beads with several sentences of one side against one, and of both. */
  readonly sourceMany: number;
  readonly targetMany: number;
  readonly bothMany: number;
  /** Share of such runs that go on by one more sentence. */
  readonly sourceOn: number;
  readonly targetOn: number;
}

function usualRates(): Rates {
  const { nulls, twos, both, on } = TUNING;
  return { sourceNulls: nulls, targetNulls: nulls, sourceMany: twos, targetMany: twos, bothMany: both, sourceOn: on, targetOn: on };
}

function sharesOf({ sourceNulls, targetNulls, sourceMany, targetMany, bothMany, sourceOn, targetOn }: Rates): Float64Array {
  const shares = new Float64Array(ALL_KINDS);
  const source = (a: number): number => (1 - sourceOn) * sourceOn ** (a - 2);
  const target = (b: number): number => (1 - targetOn) * targetOn ** (b - 2);
  KINDS.forEach(([a, b], kind) => {
    shares[kind] = a === 0 ? targetNulls : b === 0 ? sourceNulls
      : a === 1 && b === 1 ? Math.max(0.1, 1 - sourceNulls - targetNulls - sourceMany - targetMany - bothMany)
      : a === 1 ? targetMany * target(b) : b === 1 ? sourceMany * source(a) : bothMany * source(a) * target(b);
  });
  CROSSINGS.forEach((_, k) => { shares[KINDS.length + k] = k === 0 ? TUNING.crossed : TUNING.crossed / 4; });
  const total = shares.reduce((sum, share) => sum + share, 0);
  return shares.map((share) => share / total);
}

export function usualPriors(): Priors {
  return { kinds: sharesOf(usualRates()).map(Math.log), run: TUNING.run };
}

/** `counts`: expected number of beads of each kind. */
export function fitPriors(counts: Float64Array): Priors {
  const usual = usualRates();
  const seen = { all: 0, sourceNulls: 0, targetNulls: 0, sourceMany: 0, targetMany: 0, bothMany: 0, sourceOn: 0, sourceEnds: 0, targetOn: 0, targetEnds: 0 };
  KINDS.forEach(([a, b], kind) => {
    const count = counts[kind];
    seen.all += count;
    if (b === 0) seen.sourceNulls += count;
    else if (a === 0) seen.targetNulls += count;
    else if (a > 1 && b > 1) seen.bothMany += count;
    else if (a > 1) seen.sourceMany += count;
    else if (b > 1) seen.targetMany += count;
    if (a > 1 && b > 0) { seen.sourceOn += (a - 2) * count; seen.sourceEnds += count; }
    if (b > 1 && a > 0) { seen.targetOn += (b - 2) * count; seen.targetEnds += count; }
  });
  const share = (count: number, known: number, imagined: number): number => (count + imagined * known) / (seen.all + imagined);
  const on = (went: number, ended: number): number => (went + TUNING.imaginedOn * TUNING.on) / (went + ended + TUNING.imaginedOn);
  const rates: Rates = {
    sourceNulls: share(seen.sourceNulls, usual.sourceNulls, TUNING.imagined), targetNulls: share(seen.targetNulls, usual.targetNulls, TUNING.imagined),
    sourceMany: share(seen.sourceMany, usual.sourceMany, TUNING.imaginedMany), targetMany: share(seen.targetMany, usual.targetMany, TUNING.imaginedMany),
    bothMany: share(seen.bothMany, usual.bothMany, TUNING.imaginedMany),
    sourceOn: on(seen.sourceOn, seen.sourceEnds), targetOn: on(seen.targetOn, seen.targetEnds),
  };
  return { kinds: sharesOf(rates).map(Math.log), run: TUNING.run };
}
