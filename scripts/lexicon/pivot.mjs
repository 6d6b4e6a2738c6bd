// Russian–Turkish has little text of its own. Through English it has more: what a Russian word is in English, and what
// those words are in Turkish. (A pivot also joins what is only a homonym in English; such pairs seldom meet in a text.)

/** @typedef {import('./choose.mjs').Candidate} Candidate */

/** Steps below this are chance, and there are many of them; probabilities are tempered as in choose.mjs. */
const LEAST_STEP = 0.04;
const LEAST_P = 0.02;

/** Candidates by the English word.
 * @param {Candidate[]} list */
function byEnglish(list) {
  const rows = new Map();
  for (const pair of list) {
    if (Math.max(pair.forward, pair.backward) < LEAST_STEP) continue;
    if (!rows.has(pair.source)) rows.set(pair.source, []);
    rows.get(pair.source).push(pair);
  }
  return rows;
}

/** @param {Candidate[]} enRu @param {Candidate[]} enTr @returns {Map<string, Candidate>} Russian–Turkish by `ru tr` */
export function throughEnglish(enRu, enTr) {
  const russian = byEnglish(enRu), turkish = byEnglish(enTr), found = new Map();
  for (const [english, rows] of russian) {
    for (const ru of rows) {
      for (const tr of turkish.get(english) ?? []) {
        const key = `${ru.target} ${tr.target}`, forward = ru.backward * tr.forward, backward = tr.backward * ru.forward;
        const pair = found.get(key) ?? { source: ru.target, target: tr.target, forward: 0, backward: 0, worth: 0 };
        pair.forward += forward;
        pair.backward += backward;
        // Of a word's worth in English only the share that comes out on the other side.
        pair.worth += Math.min(ru.worth * tr.forward, tr.worth * ru.forward);
        found.set(key, pair);
      }
    }
  }
  return found;
}

/** @param {Candidate[]} direct @param {Map<string, Candidate>} pivoted @returns {Candidate[]} */
export function combined(direct, pivoted) {
  const found = new Map(pivoted);
  for (const pair of direct) {
    const key = `${pair.source} ${pair.target}`, other = found.get(key);
    // The pair's own texts are few: a pivot may raise what they say, and does not lower it.
    const higher = (own, far) => Math.max(own, (own + far) / 2);
    found.set(key, other
      ? { ...pair, forward: higher(pair.forward, other.forward), backward: higher(pair.backward, other.backward), worth: pair.worth + other.worth }
      : pair);
  }
  return [...found.values()].filter(({ forward, backward }) => Math.max(forward, backward) >= LEAST_P)
    .map((pair) => ({ ...pair, forward: Math.min(1, pair.forward), backward: Math.min(1, pair.backward) }))
    .sort((a, b) => b.worth - a.worth || (a.source < b.source ? -1 : 1) || (a.target < b.target ? -1 : 1));
}
