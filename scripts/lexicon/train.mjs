// `npm run lexicons -- [FOLDER] [--without quran] [--out DIR] [--size 95]`: learns the shipped lexicons from the parallel
// texts of a folder (default ../shared/align) and writes src/align/lexicons/*.lex. What they hold are figures about
// shortened words; sources and licences are named in src/align/lexicons/README.md.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { gzipSync } from 'node:zlib';
import { bundleForNode } from '../bundle-node.mjs';
import { POWER, candidates, fitting } from './choose.mjs';
import { pairTexts, readCorpora } from './corpora.mjs';
import { learn } from './model1.mjs';
import { combined, throughEnglish } from './pivot.mjs';

const MODULES = ['src/align/words.ts', 'src/align/lexicon-file.ts'];
const SHIPPED = 'src/align/lexicons';
/** Of 1,000 bytes, compressed, a file; the project allows 100. */
const SIZE = 95;

/** The modules of the aligner that lexicons are made with. */
export async function alignerModules() {
  const [words, file] = await bundleForNode(MODULES, `node_modules/.cache/lexicon-${process.pid}`);
  const { wordKeys } = await import(pathToFileURL(words ?? '').href), { makeLexicon, writeLexicon } = await import(pathToFileURL(file ?? '').href);
  return { wordKeys, makeLexicon, writeLexicon };
}

/**
 * @param {{ data: string, without?: string[], size?: number, temper?: number }} options
 * @param {{ wordKeys: any, makeLexicon: any, writeLexicon: any }} aligner
 * @returns {{ name: string, bytes: Uint8Array, pairs: number, compressed: number }[]}
 */
export function train({ data, without = [], size = SIZE, temper }, { wordKeys, makeLexicon, writeLexicon }) {
  const corpora = readCorpora(data, without);
  const model = (from, to) => learn(pairTexts(corpora, [from, to], wordKeys, temper));
  const enRu = model('en', 'ru'), enTr = model('en', 'tr'), own = (learned) => candidates(learned, POWER.own), pivot = (learned) => candidates(learned, POWER.pivot);
  const ruTr = combined(pivot(model('ru', 'tr')), throughEnglish(pivot(enRu), pivot(enTr)));
  return [{ from: 'en', to: 'ru', list: own(enRu) }, { from: 'en', to: 'tr', list: own(enTr) }, { from: 'ru', to: 'tr', list: ruTr }].map(({ from, to, list }) => {
    const file = (some) => writeLexicon(makeLexicon(from, to, some));
    const compressed = (bytes) => gzipSync(bytes, { level: 9 }).length;
    const chosen = fitting(list, size * 1000, (some) => compressed(file(some))), bytes = file(chosen);
    return { name: `${from}-${to}.lex`, bytes, pairs: chosen.length, compressed: compressed(bytes) };
  });
}

/** @param {string} dir @param {ReturnType<typeof train>} lexicons */
export function writeLexicons(dir, lexicons) {
  mkdirSync(dir, { recursive: true });
  for (const { name, bytes } of lexicons) writeFileSync(join(dir, name), bytes);
}

if (process.argv[1] && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  const { values, positionals: [data = '../shared/align'] } = parseArgs({
    allowPositionals: true,
    options: { without: { type: 'string', multiple: true }, out: { type: 'string', default: SHIPPED }, size: { type: 'string' }, temper: { type: 'string' } },
  });
  const numbers = { ...(values.size ? { size: Number(values.size) } : {}), ...(values.temper ? { temper: Number(values.temper) } : {}) };
  const lexicons = train({ data, without: values.without?.flatMap((names) => names.split(',')) ?? [], ...numbers }, await alignerModules());
  writeLexicons(values.out, lexicons);
  for (const { name, bytes, pairs, compressed } of lexicons) console.log(`${join(values.out, name)}: ${pairs} pairs, ${bytes.length} bytes, ${compressed} compressed`);
}
