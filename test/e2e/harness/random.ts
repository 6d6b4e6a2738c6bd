/** Seeded randomness: SEED=… of the command line repeats a run. */

export interface Random {
  /** 0 ≤ x < 1 */
  next(): number;
  /** from ≤ x < to, whole */
  between(from: number, to: number): number;
  readonly seed: number;
}

/** Mulberry32: small, and good enough to choose moments and places. */
export function random(seed = __SEED__ ?? Math.floor(Math.random() * 0x7fffffff)): Random {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 0x100000000;
  };
  return { next, seed, between: (from, to) => from + Math.floor(next() * (to - from)) };
}
