import { expect } from '@open-wc/testing';
import { declaredLanguage, guessLanguage } from '../../src/formats/language.ts';
import en from '../../translations/texts/karabakh-statement/en.txt?raw';
import ru from '../../translations/texts/karabakh-statement/ru.txt?raw';
import tr from '../../translations/texts/karabakh-statement/tr.txt?raw';
import { SAMPLES } from './encoding-samples.ts';

const BUNDLED = { en, ru, tr };

describe('the language of a text', () => {
  it('is found and sure, for a page in each of the three', () => {
    for (const [lang, text] of Object.entries(BUNDLED)) expect(guessLanguage(text), lang).to.deep.equal({ lang, sure: true });
  });

  it('is found for every sentence of the three', () => {
    for (const [lang, text] of Object.entries(BUNDLED)) {
      const wrong = text.split(/\n+|(?<=[.!?…]) /).filter((one) => /\p{L}{4}/u.test(one) && guessLanguage(one).lang !== lang);
      expect(wrong, lang).to.deep.equal([]);
    }
  });

  it('is found in a paragraph of many others, though three are preferred', () => {
    for (const { lang, sentences } of SAMPLES) expect(guessLanguage(sentences.join(' ')).lang).to.equal(lang);
  });

  it('is not sure in a short text, nor without letters', () => {
    expect(guessLanguage('Yes.').sure).to.equal(false);
    expect(guessLanguage('12 345 — !')).to.deep.equal({ lang: '', sure: false });
    expect(guessLanguage('')).to.deep.equal({ lang: '', sure: false });
  });

  it('is a preferred one where a text leaves a choice', () => {
    expect(guessLanguage('Minister', ['tr']).lang).to.equal('tr');
    expect(guessLanguage('Minister', ['de']).lang).to.equal('de');
  });

  it('is none that lacks the letters of the text, though it is preferred', () => {
    expect(guessLanguage('Źle się czuję, więc zostanę w domu.').lang).to.equal('pl');
  });

  it('is that of the text, not of a foreword in another', () => {
    expect(guessLanguage(`${en.slice(0, 600)}\n${ru.repeat(4)}`)).to.deep.equal({ lang: 'ru', sure: true });
  });
});

describe('a declared language', () => {
  it('is a tag in its canonical form, or nothing', () => {
    expect(['EN', 'pt_br', 'zh-hant-tw', 'iw', 'english', 'und', 'x-none', '', 'a b', 'en-'].map(declaredLanguage)).to.deep.equal(['en', 'pt-BR', 'zh-Hant-TW', 'he', '', '', '', '', '', '']);
  });
});
