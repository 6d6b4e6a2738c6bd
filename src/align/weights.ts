/**
 * Weights of the signs of a bead (`gains.ts`) in the answer, in natural logarithms of odds. Fitted on documents made from the
 * training texts, without and with a lexicon of the other corpora, so that the right alignments become as probable as they
 * can (`node scripts/align/weigh.mjs`). Those documents know no paragraphs: `parts` and `paragraph` are set by hand, and so
 * is the least that words weigh (`forward`, `backward`).
 */
export const WEIGHTS = { forward: 0.4, backward: 0.3, forwardMean: 0.025, backwardMean: 0.539, length: 0.656, usual: 0.072, last: 1.85, first: 0.569, parts: 0.75, paragraph: -1.5, weakest: -0.028, many: 0.1, more: 0.061, both: -1.008, none: -0.23, noneLength: -0.866, noneFew: 0.887 };
