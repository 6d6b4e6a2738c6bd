// Until i18next is there the first words speak: nobody may see a difference.
import { expect } from '@open-wc/testing';
import en from '../../translations/ui/en.json';
import ru from '../../translations/ui/ru.json';
import tr from '../../translations/ui/tr.json';
import { makeEngine } from '../../src/i18n/engine.ts';
import type { Words } from '../../src/i18n/first-words.ts';
import { say, together } from '../../src/i18n/first-words.ts';

const CATALOGS: Readonly<Record<string, Words>> = { en, ru, tr };
const COUNTS = [0, 1, 2, 5, 11, 21, 1234, 1.5];

const plainOf = (key: string): string => key.replace(/_(?:zero|one|two|few|many|other)$/, '');

function* keysOf(words: Words, path = ''): Generator<readonly [key: string, sentence: string]> {
  for (const [key, value] of Object.entries(words)) {
    if (typeof value === 'string') yield [path + key, value]; else yield* keysOf(value, `${path}${key}.`);
  }
}

for (const language of ['en', 'ru', 'tr']) {
  it(`says every sentence of the catalog as i18next does: ${language}`, async () => {
    const words = CATALOGS[language] as Words, known = new Map<string, Words>([['en', en], [language, words]]);
    const engine = await makeEngine({ language, languages: ['en', 'ru', 'tr'], known, read: () => Promise.reject(new Error('nothing more')) });
    const spoken = language === 'en' ? [{ language, words }] : [{ language, words }, { language: 'en', words: en }];
    const t = engine.t as unknown as (key: string, params: object) => string;
    const sentences = new Map<string, string>();
    for (const [key, sentence] of keysOf(words)) sentences.set(plainOf(key), `${sentences.get(plainOf(key)) ?? ''}${sentence}`);
    let said = 0;
    for (const [key, sentence] of [...keysOf(words), ['no.such.key', ''] as const, ['work', ''] as const]) {
      const plain = plainOf(key), forms = sentences.get(plain) ?? sentence; // one form may name less than another
      const names = [...forms.matchAll(/\{\{\s*(\w+)\s*(,?)/g)].map(([, name = '', format]) => [name, format ? 1234.5 : `<${name}> & co`] as const);
      for (const count of plain === key ? [3] : COUNTS) {
        const params = { ...Object.fromEntries(names), count };
        if (key === 'work') expect(say(key, params, spoken)).to.equal('work'); // a section is no sentence
        else expect(say(plain, params, spoken), `${plain} ${JSON.stringify(params)}`).to.equal(t(plain, params));
        said += 1;
      }
    }
    expect(said).to.be.above(500);
  });
}

it('falls back to English where a language has no word, and to the key where nobody has', () => {
  const spoken = [{ language: 'ru', words: { a: { b: 'да' } } }, { language: 'en', words: { a: { b: 'yes', c_one: '{{count}} thing', c_other: '{{count, number}} things' } } }];
  expect(say('a.b', {}, spoken)).to.equal('да');
  expect(say('a.c', { count: 1 }, spoken)).to.equal('1 thing');
  expect(say('a.c', { count: 12345 }, spoken)).to.equal(`${new Intl.NumberFormat('ru').format(12345)} things`);
  expect(say('a.__proto__.b', {}, spoken)).to.equal('a.__proto__.b');
});

it('adds words beside those that are there', () => {
  expect(together({ a: { b: '1', c: '2' } }, { a: { c: '3', d: '4' }, e: '5' })).to.deep.equal({ a: { b: '1', c: '3', d: '4' }, e: '5' });
});
