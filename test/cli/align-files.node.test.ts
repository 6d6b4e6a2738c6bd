// `align FILES -o WORK`: the work that comes out is one that the app reads.
import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { test } from 'node:test';
import { Tables } from '../../src/core/tables.ts';
import { plainText } from '../../src/core/text/plain.ts';
import { readBundle } from '../../src/formats/bundle.ts';
import { dragoman, inFolder } from './run.ts';

const TEXTS = resolve('translations/texts/karabakh-statement');
const paragraphs = (lang: string): string => readFileSync(join(TEXTS, `${lang}.txt`), 'utf8').trim().split('\n\n').map((lines) => lines.replaceAll('\n', ' ')).join('\n\n');

async function workOf(file: string): Promise<Tables> {
  const read = await readBundle(readFileSync(file, 'utf8'));
  if (!read.ok) assert.fail(JSON.stringify(read.error));
  const [work, ...more] = read.value.works;
  assert.ok(work && more.length === 0 && work.log.length === 0);
  return new Tables(work.base);
}

test('three files become a work: the first is the pivot, every sentence of two versions is in one bead', () => inFolder(async (folder) => {
  for (const lang of ['en', 'ru', 'tr']) writeFileSync(join(folder, `${lang}.txt`), `${paragraphs(lang)}\n`);
  const { code, out, errors } = await dragoman(['align', 'en.txt', 'ru.txt', 'tr.txt', '-o', 'work.dragoman.json'], { folder });
  assert.deepEqual({ code, out, errors }, { code: 0, out: '', errors: '' });
  assert.deepEqual(readdirSync(folder).sort(), ['en.txt', 'ru.txt', 'tr.txt', 'work.dragoman.json']);
  const tables = await workOf(join(folder, 'work.dragoman.json'));
  const versions = [...tables.all('version')], [work] = tables.all('work'), [pivot] = versions;
  assert.deepEqual(versions.map(({ lang, kind }) => [lang, kind]), [['en', 'original'], ['ru', 'translation'], ['tr', 'translation']]);
  assert.equal(work?.pivot, pivot?.id);
  for (const { id, lang, alignment } of versions) {
    assert.equal(plainText(tables, id), `${paragraphs(lang)}\n`);
    if (id === pivot?.id) { assert.equal(alignment, null); continue; }
    const beads = [...tables.all('bead')].filter((bead) => bead.alignment === alignment);
    assert.deepEqual(beads.flatMap(({ source }) => source).sort(), tables.segmentsOf(pivot?.id ?? id).map((segment) => segment.id).sort());
    assert.deepEqual(beads.flatMap(({ target }) => target).sort(), tables.segmentsOf(id).map((segment) => segment.id).sort());
    assert.ok(beads.every(({ status, score }) => status === 'auto' && score >= 0 && score <= 1));
  }
}));

test('the title is the one that is given, else the one of the first text', () => inFolder(async (folder) => {
  writeFileSync(join(folder, 'book.en.md'), '# The Sea\n\nIt was calm. Nobody spoke.\n');
  writeFileSync(join(folder, 'book.ru.html'), '<!doctype html><meta charset="utf-8"><h1>Море</h1><p>Было тихо. Никто не говорил.</p>');
  const call = ['align', 'book.en.md', 'book.ru.html', '-o'];
  assert.equal((await dragoman([...call, 'own.json'], { folder })).code, 0);
  assert.equal((await dragoman([...call, 'given.json', '--title', 'Море и мы'], { folder })).code, 0);
  const [own] = (await workOf(join(folder, 'own.json'))).all('work'), [given] = (await workOf(join(folder, 'given.json'))).all('work');
  assert.deepEqual([own?.title, given?.title], [{ en: 'The Sea' }, { en: 'Море и мы' }]);
  const tables = await workOf(join(folder, 'own.json'));
  assert.deepEqual([...tables.all('segment')].filter(({ block }) => block === 'h1').map(({ text }) => text), ['The Sea', 'Море']);
}));

test('languages: the option before the file name, the file name before the text', () => inFolder(async (folder) => {
  const english = 'The committee met in the old house near the river because nobody else wanted to have it there. '.repeat(12);
  for (const name of ['one.txt', 'two_pt-BR.txt', 'eng.txt', 'war.txt']) writeFileSync(join(folder, name), english);
  const langs = async (...args: string[]): Promise<string[]> => {
    assert.equal((await dragoman(['align', ...args, '-o', 'work.json'], { folder })).code, 0);
    return [...(await workOf(join(folder, 'work.json'))).all('version')].map(({ lang }) => lang);
  };
  assert.deepEqual(await langs('one.txt', 'two_pt-BR.txt', 'eng.txt', 'war.txt'), ['en', 'pt-BR', 'en', 'en']);
  assert.deepEqual(await langs('one.txt', 'two_pt-BR.txt', '--langs', 'fr,DEU'), ['fr', 'de']);
}));

test('files are named from where the person stood when npm was called', () => inFolder(async (folder) => {
  mkdirSync(join(folder, 'there'));
  for (const lang of ['en', 'ru']) writeFileSync(join(folder, 'there', `${lang}.txt`), 'A. B.\n');
  const { code } = await dragoman(['align', 'en.txt', 'ru.txt', '-o', 'out.json'], { env: { npm_lifecycle_event: 'dragoman', INIT_CWD: join(folder, 'there') } });
  assert.equal(code, 0);
  assert.ok(existsSync(join(folder, 'there/out.json')));
}));

test('a file that is missing, empty or no text is named, and nothing is written', () => inFolder(async (folder) => {
  writeFileSync(join(folder, 'en.txt'), 'Something.\n');
  writeFileSync(join(folder, 'empty.ru.txt'), ' \n');
  writeFileSync(join(folder, 'picture.ru.txt'), Buffer.from('\x89PNG\r\n\x1a\n0000', 'latin1'));
  mkdirSync(join(folder, 'folder.ru'));
  const said = async (file: string, output = 'out.json'): Promise<string> => {
    const { code, errors } = await dragoman(['align', 'en.txt', file, '-o', output], { folder });
    assert.equal(code, 1);
    return errors;
  };
  assert.equal(await said('ru.txt'), 'dragoman: ru.txt: there is no such file or folder.\n');
  assert.equal(await said('folder.ru'), 'dragoman: folder.ru is a folder, not a file.\n');
  assert.equal(await said('empty.ru.txt'), 'dragoman: empty.ru.txt: there is no text in it.\n');
  assert.equal(await said('picture.ru.txt'), 'dragoman: picture.ru.txt: this is not a text.\n');
  assert.equal(await said('en.txt', 'nowhere/out.json'), 'dragoman: nowhere/out.json: there is no such file or folder.\n');
  assert.deepEqual(readdirSync(folder).sort(), ['empty.ru.txt', 'en.txt', 'folder.ru', 'picture.ru.txt']);
}));
