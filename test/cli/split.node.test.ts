// `split`: plain text in, a sentence a line out.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dragoman } from './run.ts';

test('a sentence a line, a blank line between paragraphs', async () => {
  const input = 'Он пришёл в 5 ч. утра. Она ушла.\n\nВторой абзац. И ещё.\n';
  assert.deepEqual(await dragoman(['split', '--lang', 'ru'], { input }), { code: 0, out: 'Он пришёл в 5 ч. утра.\nОна ушла.\n\nВторой абзац.\nИ ещё.\n', errors: '' });
});

test('lines that an editor wrapped are one paragraph, and no sentence has a line break in it', async () => {
  const line = 'It was the longest line that anybody in the house had ever seen in';
  const input = `${line}\nprint. Nobody read on to its end because the lamp had gone out at\nnine. A second sentence stood there too, and it was as long as this\none.\n\nNext day they tried again.\n`;
  const { code, out } = await dragoman(['split', '--lang', 'en'], { input });
  assert.equal(code, 0);
  assert.deepEqual(out.split('\n'), [
    `${line} print.`, 'Nobody read on to its end because the lamp had gone out at nine.', 'A second sentence stood there too, and it was as long as this one.',
    '', 'Next day they tried again.', '',
  ]);
});

test('a text in another encoding is read all the same', async () => {
  // windows-1251: А–я stand from 0xC0 on, ё apart.
  const byte = (letter: string): number => letter === 'ё' ? 0xb8 : letter >= 'А' ? letter.charCodeAt(0) - 0x350 : letter.charCodeAt(0);
  const input = Uint8Array.from(Array.from('Привет, мир. Как живётся на свете в этом году?', byte));
  assert.equal((await dragoman(['split', '--lang', 'ru'], { input })).out, 'Привет, мир.\nКак живётся на свете в этом году?\n');
});

test('nothing in gives nothing out', async () => {
  assert.deepEqual(await dragoman(['split', '--lang', 'en']), { code: 0, out: '', errors: '' });
});

test('what is no text is refused in a sentence', async () => {
  const { code, out, errors } = await dragoman(['split', '--lang', 'en'], { input: Uint8Array.from({ length: 4000 }, (_, at) => at % 7) });
  assert.deepEqual({ code, out, errors }, { code: 1, out: '', errors: 'dragoman: Standard input: this is not a text.\n' });
});
