// The aligner with its constants open to change, and what it knows about a document: the same for fitting and calibrating.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { missing } from '../bench-align/data.mjs';
import { lexiconsWithout } from '../bench-align/lexicons.mjs';
import { bundleForNode } from '../bundle-node.mjs';
import { documents } from './documents.mjs';

/** @typedef {import('../bench-align/data.mjs').Task} Task */

const MODULES = ['src/align/align.ts', 'src/align/tuning.ts', 'src/align/calibration.ts', 'src/align/lexicon-file.ts'];

/** The modules share one TUNING: what a script writes into it holds for the next alignment. */
export async function openAligner() {
  const files = await bundleForNode(MODULES, `node_modules/.cache/fit-${process.pid}`);
  const [{ alignTexts, alignWithSigns }, { TUNING }, { CALIBRATION }, { readLexicon }] = /** @type {any} */ (await Promise.all(files.map((file) => import(pathToFileURL(file).href))));
  return { alignTexts, alignWithSigns, readLexicon, tuning: /** @type {Record<string, number>} */ (TUNING), calibration: /** @type {Record<string, number>} */ (CALIBRATION) };
}

/** @template {Record<string, { type: 'string' | 'boolean', default?: string }>} T @param {T} own options of one script @param {{ seed?: string, copies?: string }} [usual] its defaults */
export function readOptions(own, { seed: first = '7', copies: many = '1' } = {}) {
  const { values } = parseArgs({ options: { data: { type: 'string', default: '../shared/align' }, seed: { type: 'string', default: first }, copies: { type: 'string', default: many }, sets: { type: 'string' }, ...own } });
  const { data, seed, copies, sets, ...rest } = /** @type {Record<string, any>} */ (values);
  const absent = missing(data);
  if (absent) {
    console.error(absent);
    process.exit(1);
  }
  return { made: { data: String(data), seed: Number(seed), copies: Number(copies), sets: /** @type {string[] | undefined} */ (sets?.split(',')) }, rest };
}

/**
 * Documents, each with a lexicon that has not seen its corpus.
 * @param {{ data: string, seed: number, copies: number, sets: string[] | undefined }} options @param {(bytes: Uint8Array) => any} readLexicon
 */
export async function readDocuments(options, readLexicon) {
  const tasks = await documents(options), folders = await lexiconsWithout(options.data, [...new Set(tasks.map(({ set }) => set))]);
  const read = new Map();
  return tasks.map((task) => {
    const file = join(folders[task.set] ?? '', `${task.pair}.lex`);
    if (!read.has(file)) read.set(file, readLexicon(readFileSync(file)));
    return { task, lexicon: read.get(file) };
  });
}

/** The two sides of a document, as the aligner is asked. @param {Task} task */
export const sidesOf = ({ langs, src, tgt }) => /** @type {const} */ ([{ lang: langs[0], sentences: src }, { lang: langs[1], sentences: tgt }]);
