// `node scripts/align/weigh.mjs`: fits the weights of a bead's signs (src/align/weights.ts), for short texts and for long ones, on documents made from the training texts,
// without and with a lexicon: gradient ascent (Adam, Kingma & Ba 2015) on the probability of the right alignments among all of the band.
// After it, constants and scores are to be fitted again (tune.mjs, calibrate.mjs).
//
//   --write            puts them into src/align/weights.ts, too
//   --epochs 10        how often every document is looked at
//   --data FOLDER, --seed 33, --copies 2, --sets pud,ntrex: which documents (documents.mjs)
import { readFileSync, writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { bundleForNode } from '../bundle-node.mjs';
import { readDocuments, readOptions, sidesOf } from './aligner.mjs';

/** @typedef {import('../bench-align/data.mjs').Task} Task */

const FILE = 'src/align/weights.ts';
const MODULES = ['src/align/fitting.ts', 'src/align/weights.ts', 'src/align/kinds.ts', 'src/align/lexicon-file.ts'];
/** Set by hand: the documents have no paragraphs. */
const LEFT_ALONE = ['parts', 'paragraph'];
/** What a wrong bead costs where only right ones are looked for. Not all it can, since the right alignment may be none that is possible. */
const PENALTY = 12;
/** Grids with more nodes have lost their way: there is nothing to fit. */
const MOST_NODES = 12_000;
const BATCH = 24, RATE = 0.06, RIDGE = 0.002, MOMENTUM = 0.9, MEMORY = 0.98;

/** How far each bead is from the gold: 0, or the penalty. @param {Task} task @param {any} grid @param {readonly (readonly [number, number])[]} kinds */
function costs({ gold, src, tgt }, { band }, kinds) {
  const unit = { s: /** @type {any[]} */ (Array(src.length)), t: /** @type {any[]} */ (Array(tgt.length)) }, wrong = new Set();
  for (const bead of gold) {
    for (const i of bead.s) unit.s[i] = bead;
    for (const j of bead.t) unit.t[j] = bead;
  }
  const right = (i, a, j, b) => {
    const inside = [...unit.s.slice(i, i + a), ...unit.t.slice(j, j + b)], [bead] = inside;
    if (inside.some((one) => one !== bead)) return false;
    if (a === 0 || b === 0) return bead.s.length === 0 || bead.t.length === 0;
    return bead.free || (bead.s.length === a && bead.t.length === b);
  };
  const place = (i, j, kind) => (band.offset[i] + j - band.lo[i]) * kinds.length + kind;
  for (let i = 0; i <= band.rows; i++) {
    for (let j = band.lo[i]; j <= band.hi[i]; j++) {
      kinds.forEach(([a, b], kind) => { if (i + a <= src.length && j + b <= tgt.length && !right(i, a, j, b)) wrong.add(place(i, j, kind)); });
    }
  }
  return (i, j, kind) => (wrong.has(place(i, j, kind)) ? PENALTY : 0);
}

const { made, rest } = readOptions({ write: { type: 'boolean' }, epochs: { type: 'string', default: '10' } }, { seed: '33', copies: '2' });
const files = await bundleForNode(MODULES, `node_modules/.cache/fit-${process.pid}`);
const [{ signedGrid, expected }, { WEIGHTS, longness }, { KINDS }, { readLexicon }] = /** @type {any} */ (await Promise.all(files.map((file) => import(pathToFileURL(file).href))));
const names = Object.keys(WEIGHTS), count = names.length;
/** Of short texts, then of long ones. */
const weights = Float64Array.from([0, 1].flatMap((end) => names.map((name) => WEIGHTS[name][end]))), before = weights.slice();
const weightsAt = (share) => Float64Array.from(names, (_, k) => (1 - share) * (weights[k] ?? 0) + share * (weights[count + k] ?? 0));
const documents = (await readDocuments(made, readLexicon)).flatMap(({ task, lexicon }) => [null, lexicon].flatMap((known) => {
  const grid = signedGrid(...sidesOf(task), { lexicon: known });
  return grid.band.nodes > MOST_NODES ? [] : [{ grid, cost: costs(task, grid, KINDS), beads: task.gold.length, share: longness((task.src.length + task.tgt.length) / 2) }];
}));
let state = made.seed | 0;
const chance = () => (state = (Math.imul(state, 1664525) + 1013904223) >>> 0) / 2 ** 32;
const speed = new Float64Array(2 * count), size = new Float64Array(2 * count), epochs = Number(rest['epochs']), all = documents.reduce((sum, { beads }) => sum + beads, 0);
let steps = 0;

/** One step up the slope of some documents; their loss. @param {typeof documents} some @param {number} rate */
function climb(some, rate) {
  const slope = new Float64Array(2 * count);
  let loss = 0, beads = 0;
  for (const document of some) {
    const here = weightsAt(document.share), right = expected(document.grid, here, document.cost), any = expected(document.grid, here, null), own = any.total - right.total;
    // Of a document that is lost nothing is to be learned: it would teach that words say nothing.
    const trust = Math.exp(-own / document.beads);
    for (let k = 0; k < count; k++) {
      const up = trust * (right.sums[k] - any.sums[k]);
      slope[k] = (slope[k] ?? 0) + (1 - document.share) * up;
      slope[count + k] = (slope[count + k] ?? 0) + document.share * up;
    }
    loss += own;
    beads += document.beads;
  }
  steps++;
  weights.forEach((weight, k) => {
    if (LEFT_ALONE.includes(names[k % count] ?? '')) return;
    const up = (slope[k] ?? 0) / beads - RIDGE * (weight - (before[k] ?? 0));
    speed[k] = MOMENTUM * (speed[k] ?? 0) + (1 - MOMENTUM) * up;
    size[k] = MEMORY * (size[k] ?? 0) + (1 - MEMORY) * up * up;
    weights[k] = weight + (rate * (speed[k] ?? 0) / (1 - MOMENTUM ** steps)) / (Math.sqrt((size[k] ?? 0) / (1 - MEMORY ** steps)) + 1e-4);
  });
  return loss;
}

for (let epoch = 0; epoch < epochs; epoch++) {
  const order = documents.map((document) => ({ document, lot: chance() })).sort((a, b) => a.lot - b.lot).map(({ document }) => document);
  let loss = 0;
  for (let from = 0; from < order.length; from += BATCH) loss += climb(order.slice(from, from + BATCH), RATE * (1 - epoch / epochs));
  console.log(`${epoch + 1}: ${(loss / all).toFixed(5)} nats a bead, ${documents.length} documents`);
}
const text = `{ ${names.map((name, k) => `${name}: [${[weights[k], weights[count + k]].map((weight) => Number(weight?.toFixed(3))).join(', ')}]`).join(', ')} }`;
console.log(text);
if (rest['write']) writeFileSync(FILE, readFileSync(FILE, 'utf8').replace(/(?<=WEIGHTS = )\{[^}]*\}/, text));
