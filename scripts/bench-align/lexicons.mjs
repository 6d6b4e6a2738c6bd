// Lexicons that have not seen the corpus they are judged on, kept as long as what made them is the same.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { alignerModules, train, writeLexicons } from '../lexicon/train.mjs';

const CACHE = 'node_modules/.cache/lexicons';
const MADE_BY = ['src/align/words.ts', 'src/align/lexicon-file.ts', ...readdirSync('scripts/lexicon').sort().map((file) => join('scripts/lexicon', file))];

/** @param {string} data @param {string[]} sets @returns {Promise<Record<string, string>>} folder of each set */
export async function lexiconsWithout(data, sets) {
  const hash = createHash('sha256');
  for (const file of MADE_BY) hash.update(readFileSync(file));
  for (const file of readdirSync(data).filter((name) => name.startsWith('train-')).sort()) hash.update(`${file} ${statSync(join(data, file)).size}`);
  const stamp = hash.digest('hex');
  let aligner;
  const folders = /** @type {Record<string, string>} */ ({});
  for (const set of sets) {
    const dir = join(CACHE, `without-${set}`), stampFile = join(dir, 'stamp');
    folders[set] = dir;
    if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp) continue;
    process.stderr.write(`learning lexicons without ${set} …\n`);
    aligner ??= await alignerModules();
    mkdirSync(dir, { recursive: true });
    writeLexicons(dir, train({ data, without: [set] }, aligner));
    writeFileSync(stampFile, stamp);
  }
  return folders;
}
