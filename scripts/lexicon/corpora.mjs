// Parallel units for learning lexicons: lines `{en, ru, tr?}` in `train-NAME.jsonl.gz` of a folder.
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';

/**
 * @typedef {{ source: Int32Array, target: Int32Array, weight: number }} Unit different words of both sides, as numbers
 * @typedef {{ units: Unit[], sourceKeys: string[], targetKeys: string[] }} PairTexts
 * @typedef {{ name: string, lines: Record<string, string>[] }} Corpus
 */

/** A corpus of N units counts as N^TEMPER: else 26,000 verses would drown 1,000 sentences of news. */
const TEMPER = 0.5;

/** @param {string} folder @param {string[]} without names left out @returns {Corpus[]} */
export function readCorpora(folder, without) {
  const found = readdirSync(folder).flatMap((file) => /^train-(.+)\.jsonl\.gz$/.exec(file) ?? []).filter((_, at) => at % 2 === 1);
  for (const name of without) if (!found.includes(name)) throw new Error(`there is no corpus "${name}" in ${folder}: ${found.join(', ')}`);
  return found.filter((name) => !without.includes(name)).sort().map((name) => {
    const text = gunzipSync(readFileSync(join(folder, `train-${name}.jsonl.gz`))).toString();
    return { name, lines: text.trim().split('\n').map((line) => JSON.parse(line)) };
  });
}

/** Numbers for keys, in the order they come. */
function vocabulary() {
  const places = new Map(), keys = [];
  return {
    keys,
    numbers: (words) => Int32Array.from(new Set(words), (word) => {
      if (!places.has(word)) {
        places.set(word, keys.length);
        keys.push(word);
      }
      return places.get(word);
    }),
  };
}

/**
 * @param {Corpus[]} corpora @param {[string, string]} langs @param {(sentence: string, lang: string) => string[]} wordKeys
 * @param {number} [temper] @returns {PairTexts}
 */
export function pairTexts(corpora, [from, to], wordKeys, temper = TEMPER) {
  const source = vocabulary(), target = vocabulary(), units = [];
  for (const { lines } of corpora) {
    const seen = new Set(), own = [];
    for (const line of lines) {
      if (!line[from] || !line[to] || seen.has(`${line[from]}\n${line[to]}`)) continue;
      seen.add(`${line[from]}\n${line[to]}`);
      own.push({ source: source.numbers(wordKeys(line[from], from)), target: target.numbers(wordKeys(line[to], to)) });
    }
    for (const unit of own) units.push({ ...unit, weight: own.length ** (temper - 1) });
  }
  const mean = units.reduce((sum, { weight }) => sum + weight, 0) / units.length;
  return { units: units.map((unit) => ({ ...unit, weight: unit.weight / mean })), sourceKeys: source.keys, targetKeys: target.keys };
}
