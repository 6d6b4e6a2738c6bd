/** What fitting the weights of a bead's signs needs (`weights.ts`): the signs of all beads of a short text, and what is expected of them. */
import { learned } from './align.ts';
import { type Band } from './band.ts';
import { wordGains } from './evidence.ts';
import { beadSigns } from './gains.ts';
import { ALL_KINDS, CROSSINGS, KINDS, kindOf } from './kinds.ts';
import { Lattice, type Priors } from './lattice.ts';
import { type AlignOptions, type Side } from './types.ts';

/** The last look at a text: its band, the signs of each bead, at (node * kinds + kind) * signs, and the probabilities of kinds. */
export interface SignedGrid { readonly band: Band; readonly signs: Float32Array; readonly priors: Priors }

export function signedGrid(source: Side, target: Side, options: Pick<AlignOptions, 'lexicon'>): SignedGrid {
  const { known, band } = learned(source, target, options);
  return { band, signs: beadSigns(known.model, wordGains(known.model, known.translations, band), band), priors: known.priors };
}

type Cost = (i: number, j: number, kind: number) => number;

/** Sums of the signs that are expected of a path, and log of the sum over all paths; `cost` is taken from the gain of each bead. */
export function expected(grid: SignedGrid, weights: Float64Array, cost: Cost | null): { sums: Float64Array; total: number } {
  const { band, signs, priors } = grid;
  const size = weights.length;
  const lattice = new Lattice({ band, gains: gainsOf(grid, weights, cost), open: false }, priors);
  const sums = new Float64Array(size);
  const add = (i: number, j: number, bead: { kind: number; p: number }): void => {
    const at = ((band.offset[i] + j - band.lo[i]) * KINDS.length + bead.kind) * size;
    for (let k = 0; k < size; k++) sums[k] += bead.p * signs[at + k];
  };
  for (let i = 0; i <= band.rows; i++) {
    for (let j = band.lo[i]; j <= band.hi[i]; j++) {
      const posteriors = lattice.posteriors(i, j);
      for (let kind = 0; kind < ALL_KINDS; kind++) {
        if (posteriors[kind] < FAINT) continue;
        const p = Math.exp(posteriors[kind]);
        if (kind < KINDS.length) add(i, j, { kind, p });
        else {
          const { a1, a2, b1, b2 } = CROSSINGS[kind - KINDS.length];
          add(i, j + b2, { kind: kindOf[a1][b1], p });
          add(i + a1, j, { kind: kindOf[a2][b2], p });
        }
      }
    }
  }
  return { sums, total: lattice.total };
}

/** log of a posterior that is nothing. */
const FAINT = -9;

function gainsOf({ band, signs }: SignedGrid, weights: Float64Array, cost: Cost | null): Float32Array {
  const gains = new Float32Array(band.nodes * KINDS.length).fill(-Infinity);
  for (let i = 0; i <= band.rows; i++) {
    for (let j = band.lo[i]; j <= band.hi[i]; j++) {
      for (let kind = 0; kind < KINDS.length; kind++) {
        const at = (band.offset[i] + j - band.lo[i]) * KINDS.length + kind;
        if (Number.isNaN(signs[at * weights.length])) continue;
        let gain = cost ? -cost(i, j, kind) : 0;
        for (let k = 0; k < weights.length; k++) gain += weights[k] * signs[at * weights.length + k];
        gains[at] = gain;
      }
    }
  }
  return gains;
}
