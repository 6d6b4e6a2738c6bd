/**
 * Weights of the signs of a good bead (`confidence.ts`), in log odds of being right. Fitted by logistic regression on documents
 * made from the training texts, with and without a lexicon of the other corpora
 * (`npm run align:calibrate`).
 */
export const CALIBRATION = { constant: -0.834, whole: 0.164, posterior: 0.546, neighbours: 0.084, gain: 0.15, null: -0.243, oneToOne: -0.092, helped: 0.274, helpedNull: -0.166, short: 2.455 };
