/**
 * The three interface catalogs against each other: every key, each language's plural forms, the same placeholders, no
 * English left, and the typography of the language.
 */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';

const LANGUAGES = ['en', 'ru', 'tr'] as const;
type Language = (typeof LANGUAGES)[number];
type Catalog = Readonly<Record<string, string>>;

const PLURAL = /_(zero|one|two|few|many|other)$/;
/** Words that are the same in every language: names, keys and file formats. */
const SHARED = /\b(Dragoman|Ctrl|Control|Alt|Shift|Esc|Escape|AltGr|Backspace|Enter|Home|End|Tab|JSON|Markdown|HTML|DOCX|XLSX|Word|Excel|LibreOffice|dragoman|USB|IndexedDB|SHA-256|TMX|XLIFF|F1|F2|Mac|GitHub|Firefox|Safari|Chrome|Chromium|PDF|THIRD-PARTY-NOTICES)\b/g;

const catalogs = Object.fromEntries(LANGUAGES.map((language) => [language, flatten(read(language))])) as Record<Language, Catalog>;

function read(language: Language): object {
  return JSON.parse(readFileSync(`translations/ui/${language}.json`, 'utf8')) as object;
}

function flatten(node: object, prefix = ''): Catalog {
  return Object.fromEntries(Object.entries(node).flatMap(([key, value]: [string, unknown]) =>
    typeof value === 'object' && value !== null ? Object.entries(flatten(value, `${prefix}${key}.`)) : [[prefix + key, String(value)]]));
}

function stems(catalog: Catalog): Set<string> {
  return new Set(Object.keys(catalog).map((key) => key.replace(PLURAL, '')));
}

function placeholders(text: string): string[] {
  return [...text.matchAll(/\{\{\s*([^},\s]+)/g)].map(([, name]) => name as string).sort();
}

for (const language of LANGUAGES) {
  const catalog = catalogs[language];
  const forms = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
  const problems = (find: (key: string, text: string) => string | null): string[] =>
    Object.entries(catalog).flatMap(([key, text]) => { const problem = find(key, text); return problem ? [`${language} ${key}: ${problem} «${text}»`] : []; });

  test(`${language}: the keys are those of English`, () => {
    assert.deepEqual([...stems(catalog)].sort(), [...stems(catalogs.en)].sort());
  });

  test(`${language}: a plural has exactly the forms of the language`, () => {
    const plurals = new Set(Object.keys(catalog).filter((key) => PLURAL.test(key)).map((key) => key.replace(PLURAL, '')));
    for (const stem of plurals) {
      const found = Object.keys(catalog).filter((key) => key.replace(PLURAL, '') === stem).map((key) => PLURAL.exec(key)?.[1] ?? 'none');
      assert.deepEqual(found.sort(), [...forms].sort(), `${language} ${stem}`);
    }
    assert.ok(plurals.size > 0, 'there are plurals to check');
  });

  test(`${language}: the placeholders are those of English`, () => {
    // A form such as "one sentence" may leave the number out, so plural forms may miss `count` but add nothing.
    assert.deepEqual(problems((key, text) => {
      const stem = key.replace(PLURAL, '');
      const english = catalogs.en[key] ?? catalogs.en[`${stem}_other`] ?? catalogs.en[stem];
      if (english === undefined) return 'unknown key';
      const [here, there] = [placeholders(text), placeholders(english)];
      const without = (names: string[]): string[] => PLURAL.test(key) ? names.filter((name) => name !== 'count') : names;
      return JSON.stringify(without(here)) === JSON.stringify(without(there)) ? null : `${here.join()} instead of ${there.join()}`;
    }), []);
  });

  test(`${language}: no text is empty, padded or unfinished`, () => {
    assert.deepEqual(problems((_key, text) => text.trim() === '' || text !== text.trim() || /TODO|FIXME|XXX|\.\.\.| {2}/.test(text) ? 'empty, padded or unfinished' : null), []);
    assert.deepEqual(problems((_key, text) => text === text.normalize('NFC') ? null : 'not NFC'), []);
  });

  test(`${language}: quotes, apostrophes and dashes are those of the language`, () => {
    const wrong = { en: /["'«»„]| - /, ru: /["'“’]| - |(?<![\u00A0\d])—|(?<=[^\u00A0\s{}(])— /, tr: /["'«»„]| - / }[language];
    assert.deepEqual(problems((_key, text) => wrong.test(text) ? 'wrong sign' : null), []);
  });
}

for (const language of ['ru', 'tr'] as const) {
  test(`${language}: no English is left`, () => {
    const same = Object.entries(catalogs[language]).filter(([key, text]) => {
      const bare = text.replace(SHARED, '').replace(/\{\{[^}]*\}\}/g, '');
      return text === catalogs.en[key] && /\p{L}/u.test(bare);
    });
    assert.deepEqual(same, []);
  });
}

test('ru: no Latin words but names and placeholders', () => {
  const latin = Object.entries(catalogs.ru).filter(([, text]) => /[A-Za-z]{2,}/.test(text.replace(SHARED, '').replace(/\{\{[^}]*\}\}/g, '').replace(/\.[a-z]{2,4}\b/g, '')));
  assert.deepEqual(latin, []);
});

test('tr: no word of Turkish without its dots', () => {
  const WRONG = /\b(icin|degil|surum|dosyasi|cumle|ceviri|gecmis|cikar|yukle(?!n))\b/i;
  assert.deepEqual(Object.entries(catalogs.tr).filter(([, text]) => WRONG.test(text)), []);
});
