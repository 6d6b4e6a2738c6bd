/**
 * The constants of the aligner that were fitted: by coordinate search on documents made from the training texts, with
 * sentences deleted, joined, cut, crossed and inserted (`npm run align:tune`), then rounded. How nulls weigh against free
 * translation was set between what made documents and development tasks ask for, so the latter are not blind to it.
 */
export const TUNING = {
  /** Weights of the kinds of evidence; words of a sentence are not independent, and both directions count the same pairs. */
  words: 2,
  /** The same in a long text (`weights.ts`), which has so many that they need less weight to be heard. */
  wordsLong: 1.6,
  length: 1,
  traits: 0.75,
  /** Cost of a paragraph's end inside a bead. */
  paragraph: 1.5,
  /** Share of every word that is free of the words beside it. */
  freedom: 0.15,
  /** How many times a piece of previous knowledge counts. */
  priorCount: 4,
  /** p of a pair that is surely the same word. */
  sameWord: 0.65,
  /** What every count of a pair loses; then where each sentence is left out of what it is told. */
  discount: 0.3,
  discountAlone: 0.15,
  smoothing: 0.5,
  emptyWord: 0.7,
  rounds: 3,
  /** Imagined beads that hold the usual share of nulls against the text's own; then those of beads with several sentences, and of their lengths. */
  imagined: 150,
  imaginedMany: 30,
  imaginedOn: 8,
  nulls: 0.05,
  /** Usual shares of beads of one sentence and several, for each side; of several and several; and how often such a run goes on. */
  twos: 0.06,
  both: 0.006,
  on: 0.15,
  crossed: 0.0015,
  run: 0.2,
  steady: 0.03,
  falling: 2,
  traitSame: 3,
  traitPrior: 20,
  leastBelief: 0.05,
  /** Where less of the answer is believed than this, a short text is learned from other starts: how many at most, and how far from what is probable. */
  sure: 0.85,
  starts: 16,
  heat: 2,
  dilution: 0.12,
  /** What a bead that is right in part is worth beside one that is wholly so. */
  partly: 0.9,
};
