/**
 * Weights of the signs of a bead (`gains.ts`) in the answer, in natural logarithms of odds. Fitted on documents made from the
 * training texts, without and with a lexicon of the other corpora, so that the right alignments become as probable as they
 * can (`node scripts/align/weigh.mjs`). Those documents know no paragraphs: `parts` and `paragraph` are set by hand, and so
 * is the least that words weigh (`forward`, `backward`).
 */
export const WEIGHTS = {
  forward: 0.4, backward: 0.3, forwardMean: 0.119, backwardMean: 0.506, length: 0.662, usual: -0.058, last: 1.736, first: 0.667, parts: 0.75, paragraph: -1.5,
  weakest: 0.222, many: 0.111, more: 0.311, both: -0.501, none: -0.259,
  noneLength: -0.845, noneFew: 0.662
};
