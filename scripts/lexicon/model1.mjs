// IBM model 1 (Brown et al. 1993) in both directions at once, with a null word, over the different words of each unit.
// The two directions agree: a pair's expected count is the geometric mean of both (after Liang, Taskar & Klein 2006),
// which takes away most of what either of them only collects because it has to put a rare word somewhere.

/**
 * @typedef {import('./corpora.mjs').PairTexts} PairTexts
 * @typedef {{ s: number, t: number, count: number, seen: number, together: number }} Cell expected counts (weighted, unweighted) and units in common
 * @typedef {{ cells: Cell[], texts: PairTexts, sourceMass: Float64Array, targetMass: Float64Array, mass: number,
 *   sourceUnits: Float64Array, targetUnits: Float64Array }} Model
 */

const ROUNDS = 6;
/** A word stands beside the null word as beside this many others. */
const NULL_WEIGHT = 2;
/** Pairs expected less often than this in all the texts are dropped. */
const LEAST = 0.1;

/** Numbers by word, pair or cell. Every index comes from the same tables, which the checker cannot know: hence `any`.
 * @returns {any} */
const reals = (length, fill = 0) => new Float64Array(length).fill(fill);
/** @returns {any} */
const wholes = (length, fill = 0) => new Int32Array(length).fill(fill);

/** Every pair of words that share a unit gets a number; `of` holds them unit by unit, source word by source word.
 * @param {any} texts PairTexts @returns {any} */
function pairNumbers({ units, sourceKeys, targetKeys }) {
  const offset = wholes(units.length + 1), home = sourceKeys.map(() => /** @type {number[]} */ ([]));
  units.forEach(({ source, target }, unit) => {
    offset[unit + 1] = offset[unit] + source.length * target.length;
    source.forEach((s, at) => home[s].push(unit, at));
  });
  const of = wholes(offset[units.length]), number = wholes(targetKeys.length), last = wholes(targetKeys.length, -1);
  const sources = [], targets = [];
  home.forEach((places, s) => {
    for (let k = 0; k < places.length; k += 2) {
      const { target } = units[places[k]], from = offset[places[k]] + places[k + 1] * target.length;
      for (let j = 0; j < target.length; j++) {
        const t = target[j];
        if (last[t] !== s) {
          last[t] = s;
          number[t] = sources.length;
          sources.push(s);
          targets.push(t);
        }
        of[from + j] = number[t];
      }
    }
  });
  return { of, offset, sources: Int32Array.from(sources), targets: Int32Array.from(targets) };
}

/** One unit's expectations: calls `add` with each cell's posterior in both directions. */
function expect({ source, target }, { of, from, forward, backward, nullTarget, nullSource }, add) {
  const n = source.length, m = target.length, bySource = reals(n), byTarget = reals(m);
  for (let i = 0; i < n; i++) bySource[i] = NULL_WEIGHT * nullSource[source[i]];
  for (let j = 0; j < m; j++) byTarget[j] = NULL_WEIGHT * nullTarget[target[j]];
  for (let i = 0, cell = from; i < n; i++) {
    for (let j = 0; j < m; j++, cell++) {
      byTarget[j] += forward[of[cell]];
      bySource[i] += backward[of[cell]];
    }
  }
  for (let i = 0, cell = from; i < n; i++) {
    for (let j = 0; j < m; j++, cell++) add(of[cell], forward[of[cell]] / byTarget[j], backward[of[cell]] / bySource[i]);
  }
}

/** How often words occur, weighted and not. */
function margins({ units, sourceKeys, targetKeys }) {
  const of = { sourceMass: reals(sourceKeys.length), targetMass: reals(targetKeys.length), mass: 0, sourceUnits: reals(sourceKeys.length), targetUnits: reals(targetKeys.length) };
  for (const { source, target, weight } of units) {
    for (const s of source) { of.sourceMass[s] += weight; of.sourceUnits[s]++; }
    for (const t of target) { of.targetMass[t] += weight; of.targetUnits[t]++; }
    of.mass += weight;
  }
  return of;
}

/** @param {PairTexts} texts @returns {Model} */
export function learn(texts) {
  const { of, offset, sources, targets } = pairNumbers(texts), pairs = sources.length, margin = margins(texts);
  const total = (mass) => mass.reduce((a, b) => a + b, 0);
  const nullTarget = margin.targetMass.map((mass) => mass / total(margin.targetMass)), nullSource = margin.sourceMass.map((mass) => mass / total(margin.sourceMass));
  const forward = reals(pairs, 1 / texts.targetKeys.length), backward = reals(pairs, 1 / texts.sourceKeys.length);
  const count = reals(pairs), seen = reals(pairs), together = reals(pairs);
  for (let round = 0; round < ROUNDS; round++) {
    const there = reals(pairs), back = reals(pairs), final = round === ROUNDS - 1;
    texts.units.forEach((unit, number) => {
      const { weight } = unit;
      expect(unit, { of, from: offset[number], forward, backward, nullTarget, nullSource }, (pair, f, b) => {
        there[pair] += weight * f;
        back[pair] += weight * b;
        if (!final) return;
        const both = Math.sqrt(f * b);
        count[pair] += weight * both;
        seen[pair] += both;
        together[pair]++;
      });
    });
    normalise(forward, there, sources, texts.sourceKeys.length);
    normalise(backward, back, targets, texts.targetKeys.length);
  }
  const cells = [];
  for (let pair = 0; pair < pairs; pair++) {
    if (seen[pair] >= LEAST) cells.push({ s: sources[pair], t: targets[pair], count: count[pair], seen: seen[pair], together: together[pair] });
  }
  return { cells, texts, ...margin };
}

/** p = count / all counts of the given word. */
function normalise(p, count, given, words) {
  const all = reals(words);
  given.forEach((word, pair) => { all[word] += count[pair]; });
  given.forEach((word, pair) => { p[pair] = count[pair] / (all[word] || 1); });
}
