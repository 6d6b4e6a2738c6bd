/**
 * All alignments in the band at once: the sum over paths, forwards and backwards, and from it the posterior probability
 * of every bead.
 *
 * A path is a chain of beads; a crossing is one step that holds two. It is in one of three states: after a bead, in a
 * run of source nulls, in a run of target nulls, because a lost paragraph makes nulls come together.
 */
import { type Band } from './band.ts';
import { ALL_KINDS, CROSSINGS, KINDS, ONE_TO_ONE, SOURCE_NULL, TARGET_NULL, kindOf } from './kinds.ts';

export interface Grid {
  readonly band: Band;
  /** Gain of the bead of each kind that starts at a node, at node * KINDS.length + kind; -Infinity where there is none. */
  readonly gains: Float32Array;
  /** A path may end at any node of the last row. */
  readonly open: boolean;
}

export interface Priors {
  /** log probability of each kind (then crossing) after a bead. */
  readonly kinds: Float64Array;
  /** Probability that a run of nulls goes on. */
  readonly run: number;
}

const STATES = 3;
const KIND_COUNT = KINDS.length;

const STEPS: readonly (readonly [number, number])[] = [...KINDS, ...CROSSINGS.map(({ a1, a2, b1, b2 }) => [a1 + a2, b1 + b2] as const)];

const STEP_A = Int32Array.from(STEPS, ([a]) => a);
const STEP_B = Int32Array.from(STEPS, ([, b]) => b);

export class Lattice {
  readonly grid: Grid;
  /** log of the sum over the paths to each node, by state; then over all three, less what leaving a run costs. */
  readonly #forward: Float64Array;
  readonly #open: Float64Array;
  /** log of the sum over the paths from each node to the end, by state. */
  readonly #backward: Float64Array;
  readonly #kinds: Float64Array;
  /** log probability that a run ends, and that it goes on, for source and target nulls. */
  readonly #leave: number;
  readonly #staySource: number;
  readonly #stayTarget: number;
  readonly #step = new Float64Array(ALL_KINDS);
  /** log of the sum over all paths. */
  readonly total: number;

  constructor(grid: Grid, { kinds, run }: Priors) {
    this.grid = grid;
    this.#kinds = kinds;
    this.#leave = Math.log(1 - run);
    this.#staySource = Math.log(run + (1 - run) * Math.exp(kinds[SOURCE_NULL]));
    this.#stayTarget = Math.log(run + (1 - run) * Math.exp(kinds[TARGET_NULL]));
    this.#forward = new Float64Array(grid.band.nodes * STATES).fill(-Infinity);
    this.#open = new Float64Array(grid.band.nodes).fill(-Infinity);
    this.#backward = new Float64Array(grid.band.nodes * STATES).fill(-Infinity);
    this.#goForward();
    this.#goBackward();
    this.total = this.#backward[0];
  }

  /** log gain of each step from the node, -Infinity where it leaves the band; in a buffer that the next call overwrites. */
  #gainsFrom(i: number, j: number): Float64Array {
    const { band, gains } = this.grid;
    const at = (band.offset[i] + j - band.lo[i]) * KIND_COUNT;
    const step = this.#step;
    for (let k = 0; k < KIND_COUNT; k++) step[k] = gains[at + k];
    for (let c = 0; c < CROSSINGS.length; c++) step[KIND_COUNT + c] = this.#crossing(c, i, j);
    return step;
  }

  #crossing(c: number, i: number, j: number): number {
    const { band, gains } = this.grid;
    const { a1, a2, b1, b2 } = CROSSINGS[c];
    if (i + a1 + a2 > band.rows || j + b1 + b2 > band.hi[i + a1 + a2] || j + b1 + b2 < band.lo[i + a1 + a2] || j + b2 > band.hi[i] || j < band.lo[i + a1]) return -Infinity;
    const first = gains[(band.offset[i] + j + b2 - band.lo[i]) * KIND_COUNT + kindOf[a1][b1]];
    // Both halves must speak for themselves: an exchange of two sentences that nothing explains is no crossing.
    if (!(first > 0)) return -Infinity;
    const second = gains[(band.offset[i + a1] + j - band.lo[i + a1]) * KIND_COUNT + kindOf[a2][b2]];
    return second > 0 ? first + second : -Infinity;
  }

  #goForward(): void {
    this.#forward[0] = 0;
    for (let i = 0; i <= this.grid.band.rows; i++) this.#forwardRow(i);
  }

  #forwardRow(i: number): void {
    const { band } = this.grid;
    const forward = this.#forward;
    for (let j = band.lo[i]; j <= band.hi[i]; j++) {
      const node = band.offset[i] + j - band.lo[i];
      const f0 = forward[node * STATES];
      const f1 = forward[node * STATES + 1];
      const f2 = forward[node * STATES + 2];
      const open = addLogs(f0, addLogs(f1, f2) + this.#leave);
      this.#open[node] = open;
      const gains = this.#gainsFrom(i, j);
      if (gains[SOURCE_NULL] !== -Infinity) {
        const to = this.#place(i + 1, j) * STATES + 1;
        forward[to] = addLogs(forward[to], gains[SOURCE_NULL] + addLogs(addLogs(f0, f2 + this.#leave) + this.#kinds[SOURCE_NULL], f1 + this.#staySource));
      }
      if (gains[TARGET_NULL] !== -Infinity) {
        const to = (node + 1) * STATES + 2;
        forward[to] = addLogs(forward[to], gains[TARGET_NULL] + addLogs(addLogs(f0, f1 + this.#leave) + this.#kinds[TARGET_NULL], f2 + this.#stayTarget));
      }
      for (let k = ONE_TO_ONE; k < ALL_KINDS; k++) {
        if (gains[k] === -Infinity) continue;
        const to = this.#place(i + STEP_A[k], j + STEP_B[k]) * STATES;
        forward[to] = addLogs(forward[to], open + this.#kinds[k] + gains[k]);
      }
    }
  }

  #place(i: number, j: number): number {
    return this.grid.band.offset[i] + j - this.grid.band.lo[i];
  }

  #goBackward(): void {
    const { band, open } = this.grid;
    this.#backward.fill(0, (open ? band.offset[band.rows] : band.nodes - 1) * STATES);
    for (let i = open ? band.rows - 1 : band.rows; i >= 0; i--) this.#backwardRow(i);
  }

  #backwardRow(i: number): void {
    const { band } = this.grid;
    const backward = this.#backward;
    for (let j = i === band.rows ? band.columns - 1 : band.hi[i]; j >= band.lo[i]; j--) {
      const node = band.offset[i] + j - band.lo[i];
      const gains = this.#gainsFrom(i, j);
      let beads = -Infinity;
      for (let k = ONE_TO_ONE; k < ALL_KINDS; k++) {
        if (gains[k] !== -Infinity) beads = addLogs(beads, gains[k] + this.#kinds[k] + backward[this.#place(i + STEP_A[k], j + STEP_B[k]) * STATES]);
      }
      const source = gains[SOURCE_NULL] !== -Infinity ? gains[SOURCE_NULL] + backward[this.#place(i + 1, j) * STATES + 1] : -Infinity;
      const target = gains[TARGET_NULL] !== -Infinity ? gains[TARGET_NULL] + backward[(node + 1) * STATES + 2] : -Infinity;
      const newSource = source + this.#kinds[SOURCE_NULL];
      const newTarget = target + this.#kinds[TARGET_NULL];
      backward[node * STATES] = addLogs(beads, addLogs(newSource, newTarget));
      backward[node * STATES + 1] = addLogs(addLogs(beads, newTarget) + this.#leave, source + this.#staySource);
      backward[node * STATES + 2] = addLogs(addLogs(beads, newSource) + this.#leave, target + this.#stayTarget);
    }
  }

  /** log posterior of each step from the node, in a buffer that the next call overwrites. */
  posteriors(i: number, j: number): Float64Array {
    const node = this.#place(i, j);
    const forward = this.#forward;
    const gains = this.#gainsFrom(i, j);
    for (let k = ONE_TO_ONE; k < ALL_KINDS; k++) {
      if (gains[k] !== -Infinity) gains[k] += this.#open[node] + this.#kinds[k] + this.#backward[this.#place(i + STEP_A[k], j + STEP_B[k]) * STATES] - this.total;
    }
    const f0 = forward[node * STATES];
    const f1 = forward[node * STATES + 1];
    const f2 = forward[node * STATES + 2];
    if (gains[SOURCE_NULL] !== -Infinity) {
      gains[SOURCE_NULL] += addLogs(addLogs(f0, f2 + this.#leave) + this.#kinds[SOURCE_NULL], f1 + this.#staySource) + this.#backward[this.#place(i + 1, j) * STATES + 1] - this.total;
    }
    if (gains[TARGET_NULL] !== -Infinity) {
      gains[TARGET_NULL] += addLogs(addLogs(f0, f1 + this.#leave) + this.#kinds[TARGET_NULL], f2 + this.#stayTarget) + this.#backward[(node + 1) * STATES + 2] - this.total;
    }
    return gains;
  }

  /** What the step gains over chance. */
  gain(i: number, j: number, kind: number): number {
    return this.#gainsFrom(i, j)[kind];
  }

  /** log posterior that a path passes the node. */
  passes(node: number): number {
    let sum = -Infinity;
    for (let state = 0; state < STATES; state++) sum = addLogs(sum, this.#forward[node * STATES + state] + this.#backward[node * STATES + state]);
    return sum - this.total;
  }
}

/** What is e^-14 of the other is nothing beside it. */
const BESIDE = 14;
/** log(1 + exp -x) for x in steps of 1 / FINE: between two of them a straight line is a millionth off, and much quicker than two functions. */
const FINE = 256;
const SOFT = Float64Array.from({ length: BESIDE * FINE + 2 }, (_, k) => Math.log1p(Math.exp(-k / FINE)));

/** log(exp a + exp b) */
export function addLogs(a: number, b: number): number {
  const most = a > b ? a : b;
  const away = (a > b ? a - b : b - a) * FINE;
  if (!(away < BESIDE * FINE)) return most;
  const k = Math.floor(away);
  return most + SOFT[k] + (away - k) * (SOFT[k + 1] - SOFT[k]);
}

export const stepSize = (kind: number): { readonly a: number; readonly b: number } => ({ a: STEP_A[kind], b: STEP_B[kind] });
