/**
 * Weights of the signs of a good bead (`confidence.ts`), in log odds of being right. Fitted by logistic regression on documents
 * made from the training texts, with and without a lexicon of the other corpora
 * (`npm run align:calibrate`).
 */
export const CALIBRATION = { constant: -3.517, whole: 0.15, posterior: 0.396, neighbours: 0.301, gain: 0.207, null: 0.624, oneToOne: 0.425, helped: 0.379, helpedNull: -0.47, short: 9.747 };
