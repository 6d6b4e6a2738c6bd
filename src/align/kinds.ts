/** Kinds of beads: how many sentences on each side, and the crossed pairs of neighbours. */

/** The most sentences on one side of a bead. */
export const MOST = 5;

/** [sentences of the source, sentences of the target]; the first two are the nulls. */
export const KINDS: readonly (readonly [number, number])[] = [
  [1, 0], [0, 1],
  [1, 1], [1, 2], [2, 1], [1, 3], [3, 1], [2, 2], [1, 4], [4, 1], [1, 5], [5, 1],
  [2, 3], [3, 2], [3, 3], [2, 4], [4, 2], [3, 4], [4, 3], [4, 4],
];

/**
 * Two neighbouring beads whose order is exchanged: the first `a1` source sentences answer the last `b1` target
 * sentences, the next `a2` the first `b2`.
 */
export interface Crossing { readonly a1: number; readonly a2: number; readonly b1: number; readonly b2: number }

export const CROSSINGS: readonly Crossing[] = [
  { a1: 1, a2: 1, b1: 1, b2: 1 },
  { a1: 2, a2: 1, b1: 1, b2: 1 }, { a1: 1, a2: 2, b1: 1, b2: 1 }, { a1: 1, a2: 1, b1: 2, b2: 1 }, { a1: 1, a2: 1, b1: 1, b2: 2 },
];

export const SOURCE_NULL = 0;
export const TARGET_NULL = 1;
export const ONE_TO_ONE = 2;
/** Kinds and, numbered after them, crossings. */
export const ALL_KINDS = KINDS.length + CROSSINGS.length;

/** Number of the kind with `a` source and `b` target sentences, -1 where there is none. */
export const kindOf: readonly (readonly number[])[] = Array.from({ length: MOST + 1 }, (_, a) => (
  Array.from({ length: MOST + 1 }, (__, b) => KINDS.findIndex(([x, y]) => x === a && y === b))));

/** A bead: `a` source sentences from `i`, `b` target sentences from `j`. */
export interface Bead { readonly i: number; readonly a: number; readonly j: number; readonly b: number }

/** The bead of a step, the two of a crossing. */
export function beadsOf({ i, j, kind }: { readonly i: number; readonly j: number; readonly kind: number }): Bead[] {
  if (kind < KINDS.length) return [{ i, a: KINDS[kind][0], j, b: KINDS[kind][1] }];
  const { a1, a2, b1, b2 } = CROSSINGS[kind - KINDS.length];
  return [{ i, a: a1, j: j + b2, b: b1 }, { i: i + a1, a: a2, j, b: b2 }];
}
