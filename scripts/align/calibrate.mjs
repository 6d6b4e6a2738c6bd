// `npm run align:calibrate`: fits the weights that turn the signs of a bead into its score (src/align/calibration.ts) by logistic
// regression on documents made from the training texts, without and with a lexicon. To be done after every change of tuning.ts.
//
//   npm run align:calibrate -- --write   puts them into src/align/calibration.ts, too
//   --data FOLDER, --seed 7, --copies 1, --sets pud,ntrex: which documents (documents.mjs)
import { readFileSync, writeFileSync } from 'node:fs';
import { readMetric } from '../bench-align/data.mjs';
import { judged } from '../bench-align/quality.mjs';
import { openAligner, readDocuments, readOptions, sidesOf } from './aligner.mjs';

/** @typedef {{ signs: number[], right: boolean }} Example */

const FILE = 'src/align/calibration.ts';
const ROUNDS = 25;
/** Weight of the wish for small weights: nothing against thousands of beads, enough to keep the equations solvable. */
const RIDGE = /** @type {number} */ (1);

const probability = (weights, signs) => 1 / (1 + Math.exp(-weights.reduce((sum, weight, at) => sum + weight * signs[at], 0)));

/** Newton's method. @param {Example[]} examples @param {number} size number of signs @returns {number[]} */
function fit(examples, size) {
  let weights = /** @type {number[]} */ (Array(size).fill(0));
  for (let round = 0; round < ROUNDS; round++) {
    const slope = weights.map((weight) => -RIDGE * weight), curve = weights.map((_, a) => weights.map((__, b) => (a === b ? RIDGE : 0)));
    for (const { signs, right } of examples) {
      const p = probability(weights, signs), spread = p * (1 - p);
      for (let a = 0; a < size; a++) {
        const sign = signs[a] ?? 0;
        slope[a] = (slope[a] ?? 0) + (Number(right) - p) * sign;
        const row = curve[a] ?? [];
        for (let b = 0; b < size; b++) row[b] = (row[b] ?? 0) + spread * sign * (signs[b] ?? 0);
      }
    }
    const step = solved(curve, slope);
    weights = weights.map((weight, at) => weight + (step[at] ?? 0));
  }
  return weights;
}

/** x of matrix · x = values, by elimination; the matrix is symmetric and positive. @param {number[][]} matrix @param {number[]} values */
function solved(matrix, values) {
  const rows = matrix.map((row, at) => [...row, values[at] ?? 0]);
  rows.forEach((pivot, at) => {
    for (const row of rows) {
      const share = row === pivot ? 0 : (row[at] ?? 0) / (pivot[at] ?? 1);
      if (share !== 0) pivot.forEach((value, column) => { row[column] = (row[column] ?? 0) - share * value; });
    }
  });
  return rows.map((row, at) => (row.at(-1) ?? 0) / (row[at] ?? 1));
}

/** Mean log loss in nats: what a forecaster pays for each bead. @param {Example[]} examples @param {number[]} weights */
const loss = (examples, weights) => examples.reduce((sum, { signs, right }) => {
  const p = probability(weights, signs);
  return sum - Math.log(Math.max(1e-9, right ? p : 1 - p));
}, 0) / examples.length;

const { made, rest } = readOptions({ write: { type: 'boolean' } });
const { alignWithSigns, readLexicon, calibration } = await openAligner();
const metric = await readMetric(made.data), names = Object.keys(calibration), began = performance.now();
const documents = await readDocuments(made, readLexicon);
const examples = [null, true].flatMap((helped) => documents.flatMap(({ task, lexicon }) => {
  const found = alignWithSigns(...sidesOf(task), { lexicon: helped && lexicon });
  const verdicts = judged(task, { id: task.id, beads: found.map(({ source, target }) => [source, target]) }, metric);
  // Nulls of the aligner have one sentence, so that the judge, who counts them by sentence, gives as many verdicts as there are beads.
  if (verdicts.length !== found.length) throw new Error(`${task.id}: ${found.length} beads, ${verdicts.length} verdicts`);
  return found.map(({ signs }, at) => ({ signs: names.map((name) => signs[name]), right: verdicts[at]?.right ?? false }));
}));

const weights = fit(examples, names.length), wrong = examples.filter(({ right }) => !right).length;
console.log(`${documents.length} documents, ${examples.length} beads, ${wrong} wrong, ${((performance.now() - began) / 1000).toFixed(0)} s`);
console.log(`log loss a bead: ${loss(examples, Object.values(calibration)).toFixed(4)} with the weights as they are, ${loss(examples, weights).toFixed(4)} with these:`);
const text = `{ ${names.map((name, at) => `${name}: ${Number(weights[at]?.toFixed(3))}`).join(', ')} }`;
console.log(text);
if (rest['write']) writeFileSync(FILE, readFileSync(FILE, 'utf8').replace(/(?<=CALIBRATION = )\{[^}]*\}/, text));
