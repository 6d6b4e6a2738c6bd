// How the command line is called and how it ends.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { dragoman } from './run.ts';

const USAGE = 'Call it with --help to see how it is used.\n';

test('--help names every command and every option, on standard output', async () => {
  const { code, out, errors } = await dragoman(['--help']);
  assert.deepEqual({ code, errors }, { code: 0, errors: '' });
  for (const word of ['align', 'split', '--jsonl', '--lexicon', '--lang', '--langs', '-o', '--title', '--version']) assert.ok(out.includes(word), word);
  assert.deepEqual(await dragoman(['align', '-h']), { code, out, errors });
});

test('--version is the version of package.json', async () => {
  const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
  assert.deepEqual(await dragoman(['--version']), { code: 0, out: `${version}\n`, errors: '' });
});

const WRONG: readonly (readonly [string[], string])[] = [
  [[], 'There is no command.'],
  [['frobnicate'], 'There is no command "frobnicate".'],
  [['align', '--fast'], 'Unknown option \'--fast\'.'],
  [['align', '--jsonl', '--title', 'T'], '"align --jsonl" has no option --title.'],
  [['split', '--lexicon', 'none'], '"split" has no option --lexicon.'],
  [['split', 'book.txt'], '"split" reads standard input and takes no file: book.txt.'],
  [['split', '--lang', 'r!'], '--lang: "r!" is no language tag.'],
  [['align', 'en.txt', 'ru.txt'], '"align" needs a file to write: -o work.dragoman.json.'],
  [['align', 'en.txt', '-o', 'out.json'], '"align" needs two files or more: the text and its versions in other languages.'],
  [['align', 'a.txt', 'b.txt', '--langs', 'en', '-o', 'out.json'], '--langs names 1 languages for 2 files.'],
  [['align', 'a.txt', 'b.txt', '--langs', 'en,r!', '-o', 'out.json'], '--langs: "r!" is no language tag.'],
];
for (const [args, sentence] of WRONG) {
  test(`ends with 2 and says what is wrong: dragoman ${args.join(' ')}`, async () => {
    assert.deepEqual(await dragoman(args), { code: 2, out: '', errors: `dragoman: ${sentence}\n${USAGE}` });
  });
}
