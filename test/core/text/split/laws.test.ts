// What holds for any text: nothing is lost, the pieces are clean, a piece is one sentence, and the work grows with the text.
import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { cuts } from '../../../../src/core/text/split/scan.ts';
import { LOOK_AHEAD, LOOK_BACK } from '../../../../src/core/text/split/stop.ts';
import { splitText } from '../../../../src/core/text/split/split.ts';
import { holds, PATIENCE } from '../../../property.ts';
import { anyText } from '../../arbitrary.ts';
import { GIVEN, MORE } from './cases.ts';

const langs = fc.constantFrom('en', 'ru', 'tr', 'de', 'fr', 'es', 'it', 'pt', 'uk', 'nl', 'pl', 'el', 'zh', 'th', '');
/** Texts of what sentences hang on. */
const tricky = fc.array(fc.constantFrom(
  ' ', ' ', ' ', '\n', '\n\n', '\r\n', '\u00a0', '\u2028', '.', '.', '!', '?', '…', '...', '. ', '.) ', '。', '؟', '"', '“', '”', '«', '»', ' » ', '‘', '’', '(', ')', '[12]', '[…]', '—', '- ', '*',
  'A', 'В', 'I', 'a', 'я', 'и', 'т', 'е', 'г', '1', '12', '1861', 'IV', 'Dr', 'etc', 'и т. д', 'vb', 'Mr', 'рис', 'No', 's', 'U.S', 'Иванов', 'cried', 'He', 'Он', 'Bu', 'Mary', 'John', 'said', 'слово', 'İş', 'e\u0301', '\u0301', '\ud800', '\u200f', '😀', '好', 'قال', ';', ',', ':', '%', 'iPhone', 'a) ',
), { maxLength: 60 }).map((parts) => parts.join(''));
const texts = fc.oneof(tricky, anyText, fc.array(fc.constantFrom(...GIVEN, ...MORE), { maxLength: 4 }).map((all) => all.map(({ text }) => text).join(' ')));

const words = fc.array(fc.constantFrom('house', 'river', 'stands', 'quickly', 'дом', 'говорит', 'kapı', 'geliyor'), { minLength: 1, maxLength: 12 });
const sentence = fc.tuple(fc.constantFrom('Then', 'Когда', 'Şimdi', 'Élan'), words, fc.constantFrom('.', '!', '?', '?!', '...', '.”', '!»')).map(([first, rest, mark]) => `${[first, ...rest].join(' ')}${mark}`);

describe('laws of splitting', function () {
  this.timeout(PATIENCE);
  it('the pieces joined are the text', () => holds(fc.tuple(texts, langs), ([text, lang]) => {
    expect(splitText(text, { lang }).map((piece) => piece.text + piece.after).join('')).to.equal(text);
  }, { runs: 2000 }));
  it('no piece is empty or has white space at its ends, but for what the text begins with', () => holds(fc.tuple(texts, langs), ([text, lang]) => {
    const body = text.trimStart();
    if (body === '') return;
    for (const piece of splitText(body, { lang })) {
      expect(piece.text).to.not.equal('');
      expect(piece.text.trim()).to.equal(piece.text);
      expect(piece.after.trim()).to.equal('');
    }
  }, { runs: 2000 }));
  it('a piece is one sentence', () => holds(fc.tuple(texts, langs), ([text, lang]) => {
    for (const piece of splitText(text, { lang })) if (piece.text !== '') expect(splitText(piece.text, { lang }).map((again) => again.text)).to.deep.equal([piece.text]);
  }, { runs: 2000 }));
  it('plain sentences joined by spaces come apart again, in any language', () => holds(fc.tuple(fc.array(sentence, { minLength: 1, maxLength: 8 }), langs), ([sentences, lang]) => {
    expect(splitText(sentences.join(' '), { lang }).map((piece) => piece.text)).to.deep.equal(sentences);
  }, { runs: 500 }));
  it('a rule sees a few characters, and is asked once a mark at most', () => {
    for (const part of [' ', '.', '"', 'a', '\n', '. ', 'A. ', '.) ', '." ', '[', '.[1] ', '…\u00a0', '? A ', '\r\n', `. ${' '.repeat(50)}`, `${'x'.repeat(50)}. `]) {
      const text = part.repeat(Math.ceil(20_000 / part.length));
      let asked = 0;
      cuts(text, (stop) => {
        asked++;
        expect(stop.before.length).to.be.at.most(LOOK_BACK);
        expect(stop.after.length).to.be.at.most(LOOK_AHEAD);
        expect(stop.mark.length + stop.closers.length).to.be.at.most(24);
        return asked % 3 === 0;
      });
      expect(asked).to.be.at.most(text.split(/[.…?]/u).length);
    }
  });
  it('a megabyte of anything is split', () => {
    for (const part of [' ', '.', '"', 'a', '. ', '\n', 'A. ']) {
      const text = part.repeat(1_000_000 / part.length);
      expect(splitText(text, { lang: 'ru' }).reduce((length, piece) => length + piece.text.length + piece.after.length, 0)).to.equal(text.length);
    }
  });
});
