/**
 * Weights of the signs of a good bead (`confidence.ts`), in log odds of being right. Fitted by logistic regression on documents
 * made from the training texts, with and without a lexicon of the other corpora
 * (`npm run align:calibrate`).
 */
export const CALIBRATION = { constant: -0.753, whole: 0.14, posterior: 0.543, neighbours: 0.085, gain: 0.18, null: -0.093, oneToOne: -0.047, helped: 0.289, helpedNull: -0.268, short: 2.277 };
