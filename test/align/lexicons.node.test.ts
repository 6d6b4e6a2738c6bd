// The shipped lexicons: whole, small, and made with the words that the aligner uses today.
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { readLexicon } from '../../src/align/lexicon-file.ts';
import { wordKeys } from '../../src/align/words.ts';

const FOLDER = 'src/align/lexicons';
const LIMIT = 100_000;

const files = readdirSync(FOLDER).filter((file) => file.endsWith('.lex'));
const pairs = { 'en-ru.lex': ['house', 'дом'], 'en-tr.lex': ['water', 'su'], 'ru-tr.lex': ['вода', 'su'] } as const;

test('there is one for each pair of the three languages', () => {
  assert.deepEqual(files.sort(), Object.keys(pairs));
});

for (const file of files) {
  const bytes = readFileSync(join(FOLDER, file)), lexicon = readLexicon(bytes);

  test(`${file} says in itself which languages it is of, and takes at most 100 kB compressed`, () => {
    assert.equal(`${lexicon.source}-${lexicon.target}.lex`, file);
    const size = gzipSync(bytes, { level: 9 }).length;
    assert.ok(size <= LIMIT, `${size} bytes`);
  });

  test(`every key of ${file} is one that the aligner makes; if not, run: npm run lexicons`, () => {
    const wrong = (keys: readonly string[], lang: string): string[] => keys.filter((key) => wordKeys(key, lang).join(' ') !== key);
    assert.deepEqual([...wrong(lexicon.sourceKeys, lexicon.source), ...wrong(lexicon.targetKeys, lexicon.target)], []);
  });

  test(`${file} knows a plain word`, () => {
    const [source, target] = pairs[file as keyof typeof pairs];
    const row = lexicon.sourceKeys.indexOf(wordKeys(source, lexicon.source)[0] ?? '');
    const partners = Array.from(lexicon.targets.subarray(lexicon.starts[row], lexicon.starts[row + 1]), (at) => lexicon.targetKeys[at]);
    assert.ok(row >= 0 && partners.includes(target), partners.join(' '));
  });
}
