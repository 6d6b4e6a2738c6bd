// Which pairs of words are worth a place in a small file: those that tell most about the texts to come.

/** @typedef {import('./model1.mjs').Model} Model
 * @typedef {{ source: string, target: string, forward: number, backward: number, worth: number }} Candidate */

/** Dunning's log-likelihood ratio (1993) below which two words may well stand together by chance. */
const ASSOCIATION = 8;
/** Below this a probability says nothing that chance does not. */
const LEAST_P = 0.01;
/** A count is believed as far as it goes beyond this. */
const DOUBT = 0.3;
/**
 * Probabilities are kept as this power of themselves. Over all texts a word has many translations, but one text keeps to
 * few of them; of those that do occur in it each is likelier than it was over all texts, the rare ones most. A pivot
 * spreads probability further, over the translations of every sense of the word in between.
 */
export const POWER = { own: 0.75, pivot: 0.5 };

/** Twice the log-likelihood ratio of "they stand together as often as chance would have it".
 * @param {number} both @param {number} one @param {number} other @param {number} all */
export function association(both, one, other, all) {
  const term = (seen, row, column) => (seen > 0 ? seen * Math.log((seen * all) / (row * column)) : 0);
  const expected = (one * other) / all;
  if (both <= expected) return 0;
  return 2 * (term(both, one, other) + term(one - both, one, all - other) + term(other - both, all - one, other) + term(all - one - other + both, all - one, all - other));
}

/** @param {Model} model @param {number} power @returns {Candidate[]} the most worthy first */
export function candidates({ cells, texts: { sourceKeys, targetKeys, units }, mass, ...numbers }, power) {
  // Every index comes from the same tables; the checker cannot know.
  const { sourceMass, targetMass, sourceUnits, targetUnits } = /** @type {any} */ (numbers), found = /** @type {Candidate[]} */ ([]);
  for (const { s, t, count, seen, together } of cells) {
    const believed = count * Math.max(0, seen - DOUBT) / seen;
    const forward = believed / sourceMass[s], backward = believed / targetMass[t];
    if (together < 2 || Math.max(forward, backward) < LEAST_P) continue;
    if (association(together, sourceUnits[s], targetUnits[t], units.length) < ASSOCIATION) continue;
    // Mutual information that the pair contributes: how often it will be met, times what it then says.
    const worth = believed * Math.log((believed * mass) / (sourceMass[s] * targetMass[t]));
    if (worth > 0) found.push({ source: sourceKeys[s] ?? '', target: targetKeys[t] ?? '', forward: Math.min(1, forward) ** power, backward: Math.min(1, backward) ** power, worth });
  }
  return found.sort((a, b) => b.worth - a.worth || (a.source < b.source ? -1 : 1) || (a.target < b.target ? -1 : 1));
}

/** As many of the first candidates as fit.
 * @param {Candidate[]} ranked @param {number} limit bytes @param {(some: Candidate[]) => number} size of the file that they make */
export function fitting(ranked, limit, size) {
  let low = 0, high = ranked.length;
  if (size(ranked) <= limit) return ranked;
  while (high - low > Math.max(20, low * 0.002)) {
    const middle = (low + high) >> 1;
    if (size(ranked.slice(0, middle)) <= limit) low = middle; else high = middle;
  }
  return ranked.slice(0, low);
}
