/**
 * Learning from more than one start.
 *
 * What a text is taken for at first sight decides what it teaches, and so what is found in the end: where few sentences
 * bear few names and marks, that may be far from the best. So a short text of which the answer stays doubtful is learned
 * again, from alignments drawn at random: first from what is probable at first sight, then from what is near the best that was
 * found. The outcome is kept under which the text is most probable: an honest measure, because each sentence is judged by what
 * the others taught (`left-out.ts`).
 */
import { type Band } from './band.ts';
import { ALL_KINDS, beadsOf } from './kinds.ts';
import { type Lattice, stepSize } from './lattice.ts';
import { type Knowledge, type Stretch, stretches } from './stretch.ts';
import { type Lesson } from './translations.ts';
import { TUNING } from './tuning.ts';

/** Pairs of sentences that are looked at from all starts together: a text of a hundred sentences would keep one waiting. */
const WORK = 64_000;

/** What is known of a text, and where its alignment can lie. */
export interface Knowing { readonly known: Knowledge; readonly band: Band }

/** What there is to learn from an alignment. */
export interface Lessons {
  readonly lessons: readonly Lesson[];
  /** Number of beads of each kind, as far as they are believed. */
  readonly counts: Float64Array;
}

/** The most probable outcome, with the look at the text that says so. The text is not longer than a stretch. */
export function surest(first: Knowing, found: Knowing, learn: (drawn: Lessons) => Knowing): Knowing & { readonly seen: Stretch } {
  const look = (at: Knowing): Knowing & { seen: Stretch } => ({ ...at, seen: lookOnce(at) });
  let best = look(found);
  if (sure(best.seen)) return best;
  const { lattice } = lookOnce(first);
  const chance = chances();
  const starts = Math.min(TUNING.starts, Math.ceil(WORK / lattice.grid.band.nodes));
  for (let start = 0; start < starts; start++) {
    const next = look(learn(drawn(2 * start < starts ? lattice : best.seen.lattice, chance)));
    if (next.seen.lattice.total > best.seen.lattice.total) best = next;
  }
  return best;
}

function lookOnce({ known, band }: Knowing): Stretch {
  const [stretch] = stretches(known, band);
  return stretch;
}

/** Whether most of the answer is believed. */
function sure({ path }: Stretch): boolean {
  return path.reduce((sum, { posterior }) => sum + posterior, 0) >= TUNING.sure * path.length;
}

/** An alignment drawn at random, as often as it is probable; a little more often, if it is improbable. */
function drawn(lattice: Lattice, chance: () => number): Lessons {
  const { rows, columns } = lattice.grid.band;
  const found = { lessons: [] as Lesson[], counts: new Float64Array(ALL_KINDS) };
  for (let i = 0, j = 0; i < rows || j < columns;) {
    const kind = pick(lattice.posteriors(i, j).map((posterior) => Math.exp(posterior / TUNING.heat)), chance());
    found.counts[kind]++;
    for (const bead of beadsOf({ i, j, kind })) if (bead.a > 0 && bead.b > 0) found.lessons.push({ ...bead, weight: 1 });
    const { a, b } = stepSize(kind);
    i += a;
    j += b;
  }
  return found;
}

/** The number of one of the weights; `lot`: 0..1. */
function pick(weights: Float64Array, lot: number): number {
  let left = lot * weights.reduce((sum, weight) => sum + weight, 0);
  let last = 0;
  for (let k = 0; k < weights.length; k++) {
    if (weights[k] === 0) continue;
    left -= weights[k];
    last = k;
    if (left < 0) break;
  }
  return last;
}

/** Numbers 0..1 by chance, the same each time, so that a text is aligned the same each time (mulberry32). */
function chances(): () => number {
  let state = 1;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let x = Math.imul(state ^ (state >>> 15), 1 | state);
    x = (x + Math.imul(x ^ (x >>> 7), 61 | x)) ^ x;
    return ((x ^ (x >>> 14)) >>> 0) / 2 ** 32;
  };
}
