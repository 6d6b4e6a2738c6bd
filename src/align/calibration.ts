/**
 * Weights of the signs of a good bead (`confidence.ts`), in log odds of being right. Fitted by logistic regression on documents
 * made from the training texts, with and without a lexicon of the other corpora
 * (`npm run align:calibrate`).
 */
export const CALIBRATION = { constant: -1.663, whole: 0.155, posterior: 0.499, neighbours: 0.107, gain: 0.191, null: 0.065, oneToOne: 0.193, helped: 0.253, helpedNull: -0.184, short: 6.206 };
