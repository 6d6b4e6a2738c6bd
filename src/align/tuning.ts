/**
 * The constants of the aligner that were fitted: on documents made from the training texts (with sentences deleted,
 * joined, cut, crossed and inserted), one at a time, never on the development tasks.
 */
export const TUNING = {
  /** Weights of the kinds of evidence; words of a sentence are not independent, and both directions count the same pairs. */
  words: 1.28,
  length: 1,
  traits: 0.75,
  /** Cost of a paragraph's end inside a bead. */
  paragraph: 1.5,
  /** Share of every word that is free of the words beside it. */
  freedom: 0.08,
  /** How many times a piece of previous knowledge counts. */
  priorCount: 3,
  /** p of a pair that is surely the same word. */
  sameWord: 0.5,
  discount: 0.3,
  smoothing: 0.5,
  emptyWord: 1,
  rounds: 3,
  /** Imagined beads that hold the usual shares of kinds against the text's own. */
  imagined: 96,
  nulls: 0.048,
  twos: 0.06,
  crossed: 0.0015,
  run: 0.3,
  steady: 0.03,
  falling: 1.6,
  traitSame: 3,
  traitPrior: 20,
  leastBelief: 0.05,
  dilution: 0.07,
};
