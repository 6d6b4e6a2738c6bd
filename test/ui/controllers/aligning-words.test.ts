// What is told of an act on the alignment: many numbers, and acts without any.
import { expect } from '@open-wc/testing';
import type { Said } from '../../../src/app/act-types.ts';
import type { Version } from '../../../src/core/model.ts';
import { LocalizeController } from '../../../src/i18n/localize-controller.ts';
import '../../../src/i18n/later-words.ts';
import type { SaidAbout } from '../../../src/ui/controllers/aligning-words.ts';
import { numbersText, saidSentence } from '../../../src/ui/controllers/aligning-words.ts';
import { speak, VERSION } from '../fixture.ts';

const LANGUAGES = ['en', 'ru', 'tr'] as const;
const host = { addController: () => undefined, removeController: () => undefined, requestUpdate: () => undefined, updateComplete: Promise.resolve(true) };
const texts = async (...numbers: readonly number[]): Promise<string[]> => {
  const all: string[] = [];
  for (const language of LANGUAGES) { await speak(language); all.push(numbersText(numbers, new LocalizeController(host))); }
  return all;
};

describe('the numbers of sentences', () => {
  afterEach(() => speak());
  it('are a list, neighbours a range', async () => {
    expect(await texts(5, 3)).to.deep.equal(['3 and 5', '3 и 5', '3 ve 5']);
    expect(await texts(1, 2, 3, 7)).to.deep.equal(['1–3 and 7', '1–3 и 7', '1–3 ve 7']);
  });
  it('are told to the fifth', async () => expect(await texts(1, 3, 5, 7, 9)).to.deep.equal(['1, 3, 5, 7, and 9', '1, 3, 5, 7 и 9', '1, 3, 5, 7 ve 9']));
  it('of more, how many others there are', async () => {
    expect(await texts(1, 3, 5, 7, 9, 11, 12, 13)).to.deep.equal(['1, 3, 5, 7, and 4 more', '1, 3, 5, 7 и ещё 4', '1, 3, 5, 7 ve 4 cümle daha']);
  });
});

describe('what is told of an act', () => {
  const version = { id: VERSION.tr, lang: 'tr', name: null } as unknown as Version;
  const said = (what: Said['what'], ...numbers: readonly number[]): string => {
    const about: SaidAbout = { versions: [version], i18n: new LocalizeController(host), numberOf: () => undefined, endsParagraph: () => false, versionOf: () => undefined };
    return saidSentence({ what, columns: [{ version: VERSION.tr, numbers }], count: numbers.length, bound: null }, null, about);
  };
  afterEach(() => speak());
  it('without numbers is named as what it is, in whichever direction sentences went', async () => {
    const words: string[] = [];
    for (const language of LANGUAGES) { await speak(language); words.push(said('moveTo')); }
    expect(words.map((sentence) => sentence.replace(/, .*$/, ''))).to.deep.equal(['Done: “Move to another row”', 'Готово: «Перенести в другую строку»', 'Tamam: “Başka bir satıra taşı”']);
  });
  it('about one sentence, and about many', async () => {
    await speak();
    expect([said('moveTo', 3), said('moveTo', 3, 4)]).to.deep.equal(['Sentence 3 moved to another row, Turkish.', 'Sentences moved to another row: 3 and 4, Turkish.']);
  });
});
