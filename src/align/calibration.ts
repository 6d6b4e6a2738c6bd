/**
 * Weights of the signs of a good bead (`confidence.ts`), in log odds of being right. Fitted by logistic regression on documents
 * made from the training texts, with and without a lexicon of the other corpora
 * (`npm run align:calibrate`).
 */
export const CALIBRATION = { constant: -2.775, whole: 0.135, posterior: 0.283, neighbours: 0.202, gain: 0.128, null: 0.459, oneToOne: 1.338 };
