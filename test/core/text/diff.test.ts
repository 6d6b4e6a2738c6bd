// What differs, word by word.
import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { wordDiff } from '../../../src/core/text/diff.ts';
import { tokens } from '../../../src/core/text/words.ts';
import { holds } from '../../property.ts';
import { anyText, someText } from '../arbitrary.ts';

/** `[-removed-]`, `{+added+}`. */
const shown = (a: string, b: string, lang = 'ru'): string =>
  wordDiff(a, b, lang).map(({ kind, text }) => kind === 'same' ? text : kind === 'added' ? `{+${text}+}` : `[-${text}-]`).join('');

describe('wordDiff', () => {
  it('of nothing is nothing', () => expect(wordDiff('', '', 'en')).to.deep.equal([]));
  it('of equal texts is the text', () => expect(wordDiff('a b', 'a b', 'en')).to.deep.equal([{ kind: 'same', text: 'a b' }]));
  it('from nothing all is added, to nothing all removed', () => { expect(shown('', 'слово')).to.equal('{+слово+}'); expect(shown('слово', '')).to.equal('[-слово-]'); });
  it('Russian words are whole', () => expect(shown('Переводчик исправил два слова.', 'Переводчица исправила три слова.')).to.equal('[-Переводчик исправил два-]{+Переводчица исправила три+} слова.'));
  it('one Russian word among others', () => expect(shown('мы исправили два слова', 'мы исправили три слова')).to.equal('мы исправили [-два-]{+три+} слова'));
  it('Turkish words are whole', () => expect(shown('İki kelime düzeltti', 'Üç kelime düzeltti', 'tr')).to.equal('[-İki-]{+Üç+} kelime düzeltti'));
  it('combining marks stay with their letters', () => expect(shown('мои\u0306 дом', 'мой дом')).to.equal('[-мои\u0306-]{+мой+} дом'));
  it('surrogate pairs stay whole', () => expect(shown('a 😀 b', 'a 😁 b', 'en')).to.equal('a [-😀-]{+😁+} b'));
  it('a changed sign is a change', () => expect(shown('мир, труд', 'мир; труд')).to.equal('мир[-,-]{+;+} труд'));
  it('changes on both sides of a space are drawn together', () => expect(shown('a b c d', 'a x y d', 'en')).to.equal('a [-b c-]{+x y+} d'));
  it('a removal alone does not swallow the space after it', () => expect(shown('a b', ' c', 'en')).to.equal('[-a-] [-b-]{+c+}'));
  it('an addition alone does not swallow the space before the next', () => expect(shown('a b', 'x a b', 'en')).to.equal('{+x +}a b'));
  it('a space at the end stays what it was', () => expect(shown('a ', 'b ', 'en')).to.equal('[-a-]{+b+} '));
  it('a malformed language tag is no error', () => expect(shown('a b', 'a c', 'not a tag!')).to.equal('a [-b-]{+c+}'));

  const laws = (a: string, b: string): void => {
    const parts = wordDiff(a, b, 'tr');
    expect(parts.filter(({ kind }) => kind !== 'added').map(({ text }) => text).join('')).to.equal(a);
    expect(parts.filter(({ kind }) => kind !== 'removed').map(({ text }) => text).join('')).to.equal(b);
    expect(parts.every(({ text }) => text !== '')).to.equal(true);
    for (const [at, { kind }] of parts.entries()) expect(kind).not.to.equal(parts[at - 1]?.kind);
  };
  it('parts give both texts back, whatever they are', () => holds(fc.tuple(anyText, anyText), ([a, b]) => laws(a, b), { runs: 1000 }));
  it('also where both share words', () => holds(fc.array(fc.tuple(someText, fc.nat(2)), { maxLength: 12 }), (words) => {
    laws(words.map(([word, side]) => side === 1 ? '' : `${word} `).join(''), words.map(([word, side]) => side === 2 ? '' : `${word} `).join(''));
  }, { runs: 1000 }));
  it('two long texts with nothing in common are one replacement', () => {
    const words = (letter: string): string => Array.from({ length: 3_000 }, (_, n) => `${letter}${n}`).join(' ');
    expect(wordDiff(words('a'), words('b'), 'en').map(({ kind }) => kind)).to.deep.equal(['removed', 'added']);
  });
  it('a book pasted into a sentence is one addition', () => {
    expect(wordDiff('one two', `one ${'word '.repeat(50_000)}two`, 'en').map(({ kind }) => kind)).to.deep.equal(['same', 'added', 'same']);
  });
  it('tokens joined are the text, whatever it is', () => holds(anyText, (text) => expect(tokens(text, 'ru').join('')).to.equal(text), { runs: 1000 }));
});
