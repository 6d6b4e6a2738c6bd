// The two streams: their formats to the letter, their errors by line.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { makeLexicon, writeLexicon } from '../../src/align/lexicon-file.ts';
import { dragoman, inFolder, jsonl, parsed } from './run.ts';

const TASK = {
  id: 'a', langs: ['en', 'ru'],
  src: ['The committee met in Moscow on 12 May.', 'Nobody came.', 'Everyone was surprised that the great hall stayed empty for the whole evening.'],
  tgt: ['Комитет собрался в Москве 12 мая.', 'Никто не пришёл.', 'Все удивились, что большой зал весь вечер оставался пустым.'],
};

test('align --jsonl answers each task on a line: beads of indexes, a score for each, milliseconds', async () => {
  const { code, out, errors } = await dragoman(['align', '--jsonl'], { input: jsonl([TASK]) });
  assert.deepEqual({ code, errors }, { code: 0, errors: '' });
  assert.ok(out.endsWith('\n'));
  const [answer, ...more] = parsed(out) as { id: string; beads: unknown; scores: number[]; ms: number }[];
  assert.equal(more.length, 0);
  assert.deepEqual(Object.keys(answer ?? {}), ['id', 'beads', 'scores', 'ms']);
  assert.deepEqual(answer?.beads, [[[0], [0]], [[1], [1]], [[2], [2]]]);
  assert.equal(answer.scores.length, 3);
  assert.ok(answer.scores.every((score) => score >= 0 && score <= 1) && answer.ms >= 0);
});

test('align --jsonl keeps the order, passes blank lines over and gives numbers back as ids', async () => {
  const input = `\uFEFF${jsonl([{ ...TASK, id: 7 }])}\r\n\n  \n${jsonl([{ id: '', src: [], tgt: ['Да.'] }, { id: 'c', src: [], tgt: [] }])}`.trimEnd();
  const { code, out } = await dragoman(['align', '--jsonl', '--lexicon', 'none'], { input });
  assert.equal(code, 0);
  const answers = parsed(out) as { id: unknown; beads: unknown }[];
  assert.deepEqual(answers.map(({ id }) => id), [7, '', 'c']);
  assert.deepEqual(answers.slice(1).map(({ beads }) => beads), [[[[], [0]]], []]);
});

test('a line separator inside a sentence (U+2028) ends no line', async () => {
  const { code, out } = await dragoman(['align', '--jsonl'], { input: jsonl([{ id: 1, src: ['a\u2028b'], tgt: ['c\u2029d'] }]).replace('\\u2028', '\u2028').replace('\\u2029', '\u2029') });
  assert.equal(code, 0);
  assert.equal(parsed(out).length, 1);
});

const good = JSON.stringify(TASK);
const BROKEN: readonly (readonly [string, string | Uint8Array, RegExp])[] = [
  ['no JSON', `${good}\n{"id":`, /^dragoman: Line 2: this is not JSON \(.+\)\.\n$/],
  ['no object', `\n${good}\n[1]\n`, /^dragoman: Line 3: an object is expected\.\n$/],
  ['no id', `${good}\n{"src":[],"tgt":[]}`, /^dragoman: Line 2: "id" is missing\.\n$/],
  ['an id that is a list', `${good}\n{"id":[],"src":[],"tgt":[]}`, /^dragoman: Line 2: "id" is neither a string nor a number\.\n$/],
  ['no target', `${good}\n{"id":1,"src":[]}`, /^dragoman: Line 2: "tgt" is missing\.\n$/],
  ['a sentence that is a number', `${good}\n{"id":1,"src":["a",2],"tgt":[]}`, /^dragoman: Line 2: "src" is not a list of strings\.\n$/],
  ['one language', `${good}\n{"id":1,"src":[],"tgt":[],"langs":["en"]}`, /^dragoman: Line 2: "langs" names one language; two are expected\.\n$/],
  ['a language that is none', `${good}\n{"id":1,"src":[],"tgt":[],"langs":["en","?"]}`, /^dragoman: Line 2: "\?" is no language tag\.\n$/],
  ['broken UTF-8', Buffer.concat([Buffer.from(`${good}\n{"id":"`), Uint8Array.of(0xc3, 0x28), Buffer.from('"}\n')]), /^dragoman: Line 2: this is not UTF-8\.\n$/],
];
for (const [name, input, sentence] of BROKEN) {
  test(`align --jsonl names the line and ends with 1: ${name}; the answers before it have been given`, async () => {
    const { code, out, errors } = await dragoman(['align', '--jsonl', '--lexicon', 'none'], { input });
    assert.equal(code, 1);
    assert.match(errors, sentence);
    assert.equal(parsed(out).length, 1);
  });
}

test('each answer comes before the next task is known', async () => {
  const child = spawn(process.execPath, ['scripts/dragoman.mjs', 'align', '--jsonl', '--lexicon', 'none']);
  let out = '';
  const answered = (count: number): Promise<void> => new Promise((done) => {
    const look = (): void => { if (out.split('\n').length > count) { child.stdout.off('data', look); done(); } };
    child.stdout.on('data', look);
    look();
  });
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => { out += chunk; });
  const ended = new Promise((done) => child.once('close', done));
  child.stdin.write(jsonl([TASK]));
  await answered(1);
  child.stdin.end(jsonl([{ ...TASK, id: 'b' }]));
  assert.equal(await ended, 0);
  assert.deepEqual((parsed(out) as { id: string }[]).map(({ id }) => id), ['a', 'b']);
});

test('a reader that goes away is no error', async () => {
  const child = spawn(process.execPath, ['scripts/dragoman.mjs', 'split', '--jsonl']);
  let errors = '';
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => { errors += chunk; });
  child.stdin.on('error', () => undefined);
  const ended = new Promise((done) => child.once('close', done));
  child.stdout.once('data', () => child.stdout.destroy());
  for (let id = 0; id < 3000; id++) child.stdin.write(jsonl([{ id, lang: 'en', text: 'A sentence. '.repeat(200) }]));
  child.stdin.end();
  assert.equal(await ended, 0);
  assert.equal(errors, '');
});

test('a lexicon is taken from the folder that is named, in either order of its languages, whatever the tags are', () => inFolder(async (folder) => {
  // No length, mark or name tells which sentence has no partner: only what is known beforehand can.
  const src = ['Bab kel mop fob.', 'Tug lid nur sah.', 'Pim rad vel gok.'], tgt = ['Жов шип цек дур.', 'Дюф гар зым пех.'];
  const words = (sentence: string | undefined): string[] => (sentence ?? '').toLowerCase().match(/\p{L}+/gu) ?? [];
  const teach = (dir: string, partners: readonly (readonly [number, number])[]): void => {
    mkdirSync(join(folder, dir));
    writeFileSync(join(folder, dir, 'en-ru.lex'), writeLexicon(makeLexicon('en', 'ru', partners.flatMap(([s, t]) =>
      words(src[s]).map((source, at) => ({ source, target: words(tgt[t])[at] ?? '', forward: 1, backward: 1 }))))));
  };
  teach('first', [[0, 0], [1, 1]]);
  teach('last', [[1, 0], [2, 1]]);
  const input = jsonl([{ id: 'there', src, tgt, langs: ['eng', 'ru-RU'] }, { id: 'back', src: tgt, tgt: src, langs: ['RU', 'en_US'] }]);
  const found = async (dir: string): Promise<string[]> => {
    const { code, out, errors } = await dragoman(['align', '--jsonl', '--lexicon', dir], { input, folder });
    assert.deepEqual({ code, errors }, { code: 0, errors: '' });
    return (parsed(out) as { beads: unknown }[]).map(({ beads }) => JSON.stringify(beads));
  };
  assert.deepEqual(await found('first'), ['[[[0],[0]],[[1],[1]],[[2],[]]]', '[[[0],[0]],[[1],[1]],[[],[2]]]']);
  assert.deepEqual(await found('last'), ['[[[0],[]],[[1],[0]],[[2],[1]]]', '[[[],[0]],[[0],[1]],[[1],[2]]]']);
}));

test('a lexicon that is damaged is an error with its name, one that is not there is none', () => inFolder(async (folder) => {
  writeFileSync(join(folder, 'en-ru.lex'), 'DLEX and nothing else');
  const damaged = await dragoman(['align', '--jsonl', '--lexicon', '.'], { input: jsonl([TASK]), folder });
  assert.equal(damaged.code, 1);
  assert.match(damaged.errors, /^dragoman: .*en-ru\.lex: This lexicon file has format/);
  assert.equal((await dragoman(['align', '--jsonl', '--lexicon', '.'], { input: jsonl([{ ...TASK, langs: ['en', 'de'] }]), folder })).code, 0);
}));

test('split --jsonl answers the sentences of each text', async () => {
  const input = jsonl([
    { id: 'r', lang: 'ru', text: '  Он пришёл в 5 ч. утра. «Кто там?» — спросил я.\n\nТишина.' },
    { id: 2, lang: 'TR', text: 'Prof. Dr. Yılmaz geldi. Gitti mi?' }, { id: 'e', lang: 'en', text: ' \n ' },
  ]);
  const { code, out, errors } = await dragoman(['split', '--jsonl'], { input });
  assert.deepEqual({ code, errors }, { code: 0, errors: '' });
  assert.deepEqual(parsed(out), [
    { id: 'r', sentences: ['Он пришёл в 5 ч. утра.', '«Кто там?» — спросил я.', 'Тишина.'] },
    { id: 2, sentences: ['Prof. Dr. Yılmaz geldi.', 'Gitti mi?'] }, { id: 'e', sentences: [] },
  ]);
});

test('split --jsonl names the line that has no text', async () => {
  const { code, errors } = await dragoman(['split', '--jsonl'], { input: jsonl([{ id: 1, lang: 'en' }]) });
  assert.equal(code, 1);
  assert.equal(errors, 'dragoman: Line 1: "text" is missing.\n');
});
