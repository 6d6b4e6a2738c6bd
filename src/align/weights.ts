/**
 * Weights of the signs of a bead (`gains.ts`) in the answer, in natural logarithms of odds: for a short text, then for a long
 * one, where words tell much more than they do in a short one and need less weight to be heard. Fitted on documents made from the
 * training texts, without and with a lexicon of the other corpora, so that the right alignments become as probable as they
 * can (`npm run align:weigh`). Those documents know no paragraphs: `parts` and `paragraph` are set by hand.
 */
export const WEIGHTS = { forward: [0.606, 0.158], backward: [0.446, 0.112], forwardMean: [0.125, 0.195], backwardMean: [0.678, 0.776], length: [0.726, 0.611], usual: [0.097, -0.022], last: [2.003, 1.665], first: [0.578, 0.452], parts: [0.75, 0.75], paragraph: [-1.5, -1.5], weakest: [0.032, 0.135], many: [0.113, 0.069], more: [0.001, 0.275], both: [-1.064, -1.278], none: [-0.205, -0.134], noneLength: [-0.876, -0.862], noneFew: [0.927, 1.009] } satisfies Record<string, readonly [number, number]>;
/** Sentences (the mean of both sides) of a text that is short, and of one that is long; in between, weights go with the logarithm. */
const SHORT = 20;
const LONG = 100;

/** How far a text is from short to long, 0..1. */
export function longness(sentences: number): number {
  return Math.max(0, Math.min(1, Math.log(sentences / SHORT) / Math.log(LONG / SHORT)));
}
