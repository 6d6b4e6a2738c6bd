/**
 * The baseline of every sentence aligner: W. A. Gale & K. W. Church, "A Program for Aligning Sentences in Bilingual
 * Corpora", Computational Linguistics 19(1), 1993. Only lengths in characters; sentences in order; six kinds of bead.
 *
 * Written from the paper: δ = (l2 − l1·c) / √(l1·s²) with c = 1 and s² = 6.8 (its section 3.3), the two-tailed
 * probability 2(1 − Φ(|δ|)), and the priors of its table 5. As in the program of its appendix, the variance is taken
 * at the mean of both lengths (a source side without text has one too), a prior is not halved between its two
 * directions, and a probability too small for a double costs a fixed distance.
 *
 * The full table is computed: n·m cells. A benchmark's yardstick, not a part of the product.
 */

/** The kinds of bead: sentences on the source side, on the target side, and how often they occur. */
const KINDS: readonly (readonly [number, number, number])[] = [
  [1, 1, 0.89], [1, 0, 0.0099], [0, 1, 0.0099], [2, 1, 0.089], [1, 2, 0.089], [2, 2, 0.011],
];
const RATIO = 1;
const VARIANCE = 6.8;
/** The program's BIG_DISTANCE, in units of 1/100 nat: where 1 − Φ is no longer told from 0. */
const FARTHEST = 2500;

/** Beads as lists of sentence indexes, in order. Time and memory grow with the product of both lengths. */
export function galeChurch(source: readonly string[], target: readonly string[]): [number[], number[]][] {
  const from = source.map(length), to = target.map(length), width = target.length + 1;
  const costs = new Float64Array((source.length + 1) * width).fill(Infinity), kinds = new Uint8Array(costs.length);
  costs[0] = 0;
  for (let i = 0; i <= source.length; i++) {
    for (let j = 0; j <= target.length; j++) {
      KINDS.forEach(([x, y, prior], kind) => {
        if (x > i || y > j) return;
        const before = costs[(i - x) * width + j - y]!;
        if (before === Infinity) return;
        const cost = before + distance(sum(from, i - x, i), sum(to, j - y, j)) - 100 * Math.log(prior);
        if (cost < costs[i * width + j]!) {
          costs[i * width + j] = cost;
          kinds[i * width + j] = kind;
        }
      });
    }
  }
  const beads: [number[], number[]][] = [];
  for (let i = source.length, j = target.length; i > 0 || j > 0;) {
    const [x, y] = KINDS[kinds[i * width + j]!]!;
    beads.push([range(i - x, i), range(j - y, j)]);
    i -= x;
    j -= y;
  }
  return beads.reverse();
}

/** −100 · ln of the probability that texts of these lengths are translations. */
export function distance(from: number, to: number): number {
  if (from === 0 && to === 0) return 0;
  const mean = (from + to / RATIO) / 2, delta = Math.abs((to - from * RATIO) / Math.sqrt(VARIANCE * mean));
  const tail = 2 * (1 - normal(delta));
  return tail > 0 ? -100 * Math.log(tail) : FARTHEST;
}

/** Φ, the normal distribution: Abramowitz & Stegun 26.2.17, error below 7.5·10⁻⁸. */
function normal(z: number): number {
  const t = 1 / (1 + 0.2316419 * z);
  const polynomial = t * (0.31938153 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
  return 1 - 0.3989423 * Math.exp((-z * z) / 2) * polynomial;
}

/** The paper counts bytes of Latin-1, which were characters. */
const length = (sentence: string): number => [...sentence].length;
const range = (start: number, end: number): number[] => Array.from({ length: end - start }, (_, k) => start + k);

function sum(lengths: readonly number[], start: number, end: number): number {
  let total = 0;
  for (let at = start; at < end; at++) total += lengths[at]!;
  return total;
}
