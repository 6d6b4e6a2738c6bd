// `npm run align:tune`: looks for better constants of the aligner (src/align/tuning.ts), one at a time, on documents made from the
// training texts. It prints what it tries and the constants found; a person takes over what holds with another seed, too.
//
//   npm run align:tune -- --parameters words,nulls   only these (default: all that can matter)
//   npm run align:tune -- --step 1.2                 first factor up and down; then its square root (default 1.4)
//   --data FOLDER, --seed 7, --copies 1, --sets pud,ntrex: which documents (documents.mjs)
import { readMetric } from '../bench-align/data.mjs';
import { cells } from '../bench-align/quality.mjs';
import { openAligner, readDocuments, readOptions, sidesOf } from './aligner.mjs';

/** Whole numbers; what only texts with paragraphs show, and what only long ones do: the documents are neither. */
const LEFT_ALONE = ['rounds', 'starts', 'paragraph', 'discount'];
/** Below 1 by their meaning. */
const SHARES = ['freedom', 'sameWord', 'discount', 'discountAlone', 'run', 'on', 'leastBelief', 'sure'];
const MOST_SHARE = 0.9;
/** A gain that counts: smaller ones are chance. */
const GAIN = 0.00015;
const STEPS_IN_A_ROW = 3;

const { made, rest } = readOptions({ parameters: { type: 'string' }, step: { type: 'string', default: '1.4' } });
const { alignTexts, readLexicon, tuning } = await openAligner();
const metric = await readMetric(made.data);
const documents = await readDocuments(made, readLexicon);
const names = rest['parameters']?.split(',') ?? Object.keys(tuning).filter((name) => !LEFT_ALONE.includes(name));
for (const name of names) if (tuning[name] === undefined) throw new Error(`there is no "${name}" in src/align/tuning.ts: ${Object.keys(tuning).join(', ')}`);

const mean = (values) => values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
/** Single damages are one cell, or they would outweigh undamaged texts and mixed damage. */
const tasks = documents.map(({ task }) => ({ ...task, kind: task.kind === 'nat' || task.kind === 'mix' ? task.kind : 'one' }));

/** Strict and lax F1, nulls and crossings as macro-averages over cells; what is to grow is the mean without and with a lexicon. */
function judge() {
  const figures = [false, true].map((helped) => {
    const answers = new Map(documents.map(({ task, lexicon }) => {
      const beads = alignTexts(...sidesOf(task), { lexicon: helped ? lexicon : null });
      return [task.id, { id: task.id, beads: beads.map(({ source, target }) => [source, target]) }];
    }));
    const found = cells(tasks, answers, metric);
    return /** @type {const} */ (['F', 'FL', 'nullF', 'cross']).map((figure) => mean(found.flatMap((cell) => cell[figure] ?? [])));
  });
  const goal = mean(figures.map(([strict = 0, lax = 0, nulls = 0, crossings = 0]) => strict + 0.7 * lax + 0.1 * nulls + 0.03 * crossings));
  return { goal, text: figures.map((some) => some.map((share) => (100 * share).toFixed(1)).join(' ')).join(' | ') };
}

/** One way as long as it helps; the other way if it never did. @param {string} name @param {number} factor */
function walk(name, factor) {
  if (steps(name, factor) === 0) steps(name, 1 / factor);
}

/** @param {string} name @param {number} factor @returns {number} of steps that helped */
function steps(name, factor) {
  for (let step = 0; step < STEPS_IN_A_ROW; step++) {
    const before = tuning[name] ?? 0, value = SHARES.includes(name) ? Math.min(MOST_SHARE, before * factor) : before * factor;
    tuning[name] = value;
    const found = judge(), better = found.goal > best.goal + GAIN;
    console.log(`${name} ${value.toPrecision(4)}  ${found.goal.toFixed(5)}  ${found.text}${better ? '  *' : ''}`);
    if (!better) {
      tuning[name] = before;
      return step;
    }
    best = found;
  }
  return STEPS_IN_A_ROW;
}

const began = performance.now();
let best = judge();
console.log(`${documents.length} documents, ${((performance.now() - began) / 1000).toFixed(0)} s a look; strict lax null crossed in %, bare | with lexicon\nas it is  ${best.goal.toFixed(5)}  ${best.text}`);
const first = Number(rest['step']);
for (const factor of [first, Math.sqrt(first)]) {
  for (const name of names) walk(name, factor);
  console.log(JSON.stringify(Object.fromEntries(Object.entries(tuning).map(([name, value]) => [name, Number(value.toPrecision(3))]))));
}
