// The development tasks and the scorer: they lie beside the repository, not in it.
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { gunzipSync } from 'node:zlib';

/**
 * @typedef {{ s: number[], t: number[], free?: boolean, cross?: boolean }} GoldBead
 * @typedef {{ id: string, set: string, pair: string, group: string, kind: string, langs: [string, string], src: string[], tgt: string[], gold: GoldBead[] }} Task
 * @typedef {{ id: string, beads: [number[], number[]][], scores?: number[], ms?: number }} Answer
 * @typedef {{ score: Function, rates: Function, normalise: Function, ZERO: Function, add: Function }} Metric
 */

const NEEDED = ['tasks-dev.jsonl.gz', 'metric.mjs', 'train-bible.jsonl.gz'];

/** @param {string} folder @returns {string | undefined} what is missing, as a sentence */
export function missing(folder) {
  const absent = NEEDED.filter((file) => !existsSync(join(folder, file)));
  if (absent.length === 0) return undefined;
  return `The benchmark needs parallel texts that are not part of the project: ${absent.join(', ')} in ${resolve(folder)} (another folder: --data FOLDER).`;
}

export const readLines = (file) => gunzipSync(readFileSync(file)).toString().trim().split('\n').map((line) => JSON.parse(line));

/** A number that says nothing about the task: their order in the file has the damages in turn. */
const lot = (id) => [...id].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) >>> 0, 7);

/** @param {string} folder @param {number} every only one task of so many @returns {Task[]} */
export const readTasks = (folder, every) => readLines(join(folder, 'tasks-dev.jsonl.gz')).filter(({ id }) => lot(id) % every === 0);

/** @param {string} folder @returns {Promise<Metric>} */
export const readMetric = (folder) => import(pathToFileURL(resolve(folder, 'metric.mjs')).href);
