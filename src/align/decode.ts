/**
 * The alignment that is taken: the one on which the most sentences are expected to be right (minimum Bayes risk), by the
 * posterior probabilities of all of them.
 *
 * A bead is right wholly, or, which is worth less, in part: it holds a pair of sentences that answer each other. Without
 * the second, doubt over where a bead ends would break it up into nulls, which are less often doubtful than they are wrong.
 */
import { type Band } from './band.ts';
import { ALL_KINDS, CROSSINGS, KINDS, ONE_TO_ONE } from './kinds.ts';
import { type Lattice, stepSize } from './lattice.ts';
import { TUNING } from './tuning.ts';

/** A step of a path: where it starts, its number among kinds and crossings, its posterior probability, its gain over chance. */
export interface PathStep { readonly i: number; readonly j: number; readonly kind: number; readonly posterior: number; readonly gain: number }

/** log of a posterior that is nothing. */
const FAINT = -8;
/** Where no path of the answer goes, unless everything is as doubtful. */
const NOTHING = -14;
const SIZES = Array.from({ length: ALL_KINDS }, (_, kind) => stepSize(kind));

export function bestPath(lattice: Lattice): PathStep[] {
  return pathBy(lattice, NOTHING) ?? pathBy(lattice, -Infinity) ?? [];
}

/** Over nodes that paths pass with at least this posterior (its logarithm); null if there is no such path. */
function pathBy(lattice: Lattice, least: number): PathStep[] | null {
  const { band, open } = lattice.grid;
  const choices: Choices = { links: linksOf(lattice), best: new Float64Array(band.nodes), choice: new Uint8Array(band.nodes), share: new Float32Array(band.nodes) };
  for (let i = open ? band.rows - 1 : band.rows; i >= 0; i--) chooseRow(lattice, { i, least }, choices);
  return choices.best[0] === -Infinity ? null : follow(lattice, choices);
}

/** Of each node: the posterior that its sentences are in one bead, the worth of the best path from it, and that path's first step, with its posterior. */
interface Choices { readonly links: Float32Array; readonly best: Float64Array; readonly choice: Uint8Array; readonly share: Float32Array }

function chooseRow(lattice: Lattice, { i, least }: { i: number; least: number }, choices: Choices): void {
  const { band } = lattice.grid;
  for (let j = i === band.rows ? band.columns - 1 : band.hi[i]; j >= band.lo[i]; j--) {
    const node = band.offset[i] + j - band.lo[i];
    if (lattice.passes(node) < least) choices.best[node] = -Infinity;
    else choose(lattice, { i, j }, choices);
  }
}

function choose(lattice: Lattice, { i, j }: { i: number; j: number }, { links, best, choice, share }: Choices): void {
  const { band } = lattice.grid;
  const posteriors = lattice.posteriors(i, j);
  const node = band.offset[i] + j - band.lo[i];
  best[node] = -Infinity;
  for (let kind = 0; kind < ALL_KINDS; kind++) {
    if (posteriors[kind] === -Infinity) continue;
    const { a, b } = SIZES[kind];
    const p = Math.exp(posteriors[kind]);
    const worth = (a + b) * (p + TUNING.partly * (kind < ONE_TO_ONE ? p : surestLink(links, band, { i, j, kind }))) + best[band.offset[i + a] + j + b - band.lo[i + a]];
    if (worth <= best[node]) continue;
    best[node] = worth;
    choice[node] = kind;
    share[node] = p;
  }
}

function follow(lattice: Lattice, { choice, share }: Choices): PathStep[] {
  const { band, open } = lattice.grid;
  const path: PathStep[] = [];
  let i = 0;
  let j = 0;
  while (i < band.rows || (!open && j < band.columns)) {
    const node = band.offset[i] + j - band.lo[i];
    path.push({ i, j, kind: choice[node], posterior: Math.min(1, share[node]), gain: lattice.gain(i, j, choice[node]) });
    const { a, b } = SIZES[choice[node]];
    i += a;
    j += b;
  }
  return path;
}

/** At each node (i, j): the posterior probability that sentences i and j are in one bead. */
function linksOf(lattice: Lattice): Float32Array {
  const { band } = lattice.grid;
  const links = new Float32Array(band.nodes);
  for (let i = 0; i < band.rows; i++) {
    for (let j = band.lo[i]; j <= band.hi[i]; j++) {
      if (lattice.passes(band.offset[i] + j - band.lo[i]) < FAINT) continue;
      const posteriors = lattice.posteriors(i, j);
      for (let kind = ONE_TO_ONE; kind < ALL_KINDS; kind++) {
        if (posteriors[kind] < FAINT) continue;
        const p = Math.exp(posteriors[kind]);
        for (const { x, y } of LINKS[kind]) links[band.offset[i + x] + j + y - band.lo[i + x]] += p;
      }
    }
  }
  return links;
}

function surestLink(links: Float32Array, band: Band, { i, j, kind }: { i: number; j: number; kind: number }): number {
  let most = 0;
  for (const { x, y } of LINKS[kind]) most = Math.max(most, links[band.offset[i + x] + j + y - band.lo[i + x]]);
  return most;
}

interface Link { readonly x: number; readonly y: number }

/** The pairs of sentences of each kind of step, from where it starts. */
const LINKS: readonly (readonly Link[])[] = [
  ...KINDS.map(([a, b]) => box({ x: 0, y: 0 }, a, b)),
  ...CROSSINGS.map(({ a1, a2, b1, b2 }) => [...box({ x: 0, y: b2 }, a1, b1), ...box({ x: a1, y: 0 }, a2, b2)]),
];

function box(from: Link, a: number, b: number): Link[] {
  return Array.from({ length: a * b }, (_, k) => ({ x: from.x + Math.floor(k / b), y: from.y + (k % b) }));
}
