// Time and memory: one English–Russian text in its natural order, verses cut into sentences, each size in a fresh process.
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { bundleForNode } from '../bundle-node.mjs';
import { readLines } from './data.mjs';

/** @typedef {import('./data.mjs').Task} Task */

/** The first verses of the text with at least so many sentences on the source side. Where the text ends it begins again.
 * @param {string} data @param {number[]} sizes @returns {Promise<Task[]>} */
export async function verseTasks(data, sizes) {
  const [file = ''] = await bundleForNode(['src/core/text/split/split.ts'], `node_modules/.cache/split-${process.pid}`);
  const { splitText } = await import(pathToFileURL(file).href);
  const split = (text, lang) => splitText(text, { lang }).map((piece) => piece.text).filter(Boolean);
  const units = readLines(join(data, 'train-bible.jsonl.gz')).map(({ en, ru }) => ({ en: split(en, 'en'), ru: split(ru, 'ru') }));
  return sizes.map((size) => {
    const src = [], tgt = [], gold = [];
    for (let at = 0; src.length < size; at++) {
      const { en, ru } = units[at % units.length] ?? { en: [], ru: [] };
      gold.push({ s: en.map((_, k) => src.length + k), t: ru.map((_, k) => tgt.length + k), ...(en.length > 1 && ru.length > 1 ? { free: true } : {}) });
      src.push(...en);
      tgt.push(...ru);
    }
    return { id: `verses ${size}`, set: 'bible', pair: 'en-ru', group: 'long', kind: 'nat', langs: /** @type {[string, string]} */ (['en', 'ru']), src, tgt, gold };
  });
}
