// Finding and replacing: what a person types finds what a text has, and the ranges are those of the text.
import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { findAll, replaceAll } from '../../../src/core/text/find.ts';
import { fold } from '../../../src/core/text/fold.ts';
import { holds } from '../../property.ts';
import { anyText, someText } from '../arbitrary.ts';

const NFD_Y = 'и\u0306', NBSP = '\u00a0';
const FOLDED = { exact: false, wholeWords: false }, EXACT = { exact: true, wholeWords: false }, WORDS = { exact: false, wholeWords: true };

/** The matches, in brackets. */
const found = (text: string, query: string, options = FOLDED): string => {
  let shown = '', last = 0;
  for (const { from, to } of findAll(text, query, options)) { shown += `${text.slice(last, from)}[${text.slice(from, to)}]`; last = to; }
  return shown + text.slice(last);
};

describe('fold', () => {
  it('the four Turkish i’s are one letter', () => expect(fold('İIıi').text).to.equal('iiii'));
  it('also decomposed, and as toLowerCase leaves it', () => expect([fold('I\u0307').text, fold('İ'.toLowerCase()).text]).to.deep.equal(['i', 'i']));
  it('ё is е, composed or not', () => expect(fold('ЁёЕ\u0308').text).to.equal('еее'));
  it('й is not и, composed or not', () => expect([fold('й').text, fold(NFD_Y).text, fold('Й').text, fold('и').text]).to.deep.equal(['й', 'й', 'й', 'и']));
  it('quotes and dashes meet their plain twins', () => expect(fold('«a» „b“ ”c” ‘d’ – — −').text).to.equal('"a" "b" "c" \'d\' - - -'));
  it('hard spaces are spaces', () => expect(fold(`a${NBSP}b\u202fc`).text).to.equal('a b c'));
  it('accents stay: kâr is not kar', () => expect(fold('kâr').text).not.to.equal(fold('kar').text));
  it('case goes', () => expect(fold('ЧАЩА Ğ').text).to.equal('чаща ğ'));
  it('keeps the way back, over letters of two units', () => expect(fold(`a${NFD_Y}b`)).to.deep.equal({ text: 'aйb', at: [0, 1, 3, 4] }));
  it('folded twice is folded once, marks in any order', () => expect(fold(fold('İ\u0331').text).text).to.equal(fold('İ\u0331').text));
  it('every unit of the folded text leads back, in order', () => holds(anyText, (text) => {
    const folded = fold(text);
    expect(folded.at.length).to.equal(folded.text.length + 1);
    expect(folded.at.at(-1)).to.equal(text.length);
    folded.at.forEach((place, at) => { if (at > 0) expect(place).to.be.at.least(folded.at[at - 1]!); });
    expect(fold(folded.text).text).to.equal(folded.text);
  }, { runs: 1000 }));
});

describe('findAll', () => {
  it('an empty query finds nothing', () => expect(findAll('abc', '', FOLDED)).to.deep.equal([]));
  it('from left to right, not overlapping', () => expect(found('aaaa', 'aa')).to.equal('[aa][aa]'));
  it('ISTANBUL finds İstanbul', () => expect(found('Sevgili İstanbul', 'ISTANBUL')).to.equal('Sevgili [İstanbul]'));
  it('istanbul finds it decomposed, and the range is whole', () => expect(found('I\u0307stanbul!', 'istanbul')).to.equal('[I\u0307stanbul]!'));
  it('ırmak finds IRMAK', () => expect(found('IRMAK', 'ırmak')).to.equal('[IRMAK]'));
  it('все finds всё', () => expect(found('Всё ещё', 'все')).to.equal('[Всё] ещё'));
  it('a typed й finds a decomposed one, and the other way', () => { expect(found(`мо${NFD_Y} дом`, 'мой')).to.equal(`[мо${NFD_Y}] дом`); expect(found('мой дом', `мо${NFD_Y}`)).to.equal('[мой] дом'); });
  it('и does not find й', () => expect(found(`й ${NFD_Y} и`, 'и')).to.equal(`й ${NFD_Y} [и]`));
  it('a space finds a hard one', () => expect(found(`в${NBSP}мире`, 'в мире')).to.equal(`[в${NBSP}мире]`));
  it('plain quotes find typographic ones', () => expect(found('«мир»', '"мир"')).to.equal('[«мир»]'));
  it('never half a letter: ka is not in ka\u0331r', () => { expect(found('ka\u0331r', 'ka')).to.equal('ka\u0331r'); expect(found('ka\u0331r', '\u0331r')).to.equal('ka\u0331r'); expect(found('ka\u0331r', 'ka\u0331')).to.equal('[ka\u0331]r'); });
  it('goes on after half a letter', () => expect(found('ka\u0331ka', 'ka')).to.equal('ka\u0331[ka]'));
  it('exact is letter for letter', () => { expect(found('İi Ii', 'i', EXACT)).to.equal('İ[i] I[i]'); expect(found('всё все', 'все', EXACT)).to.equal('всё [все]'); expect(found(`a${NBSP}b`, 'a b', EXACT)).to.equal(`a${NBSP}b`); });
  it('whole words', () => { expect(found('мир мира примир мир.', 'мир', WORDS)).to.equal('[мир] мира примир [мир].'); expect(found('a1 a_ a', 'a', WORDS)).to.equal('a1 [a]_ [a]'); });
  it('whole words end before a combining mark no more than before a letter', () => expect(found('мои\u0306 мо', 'мо', WORDS)).to.equal('мои\u0306 [мо]'));
  it('whole words beyond the first plane', () => expect(found('a𐐀 a 𐐀a', 'a', WORDS)).to.equal('a𐐀 [a] 𐐀a'));
  it('a sign is whole between words', () => expect(found('а-б', '-', WORDS)).to.equal('а[-]б'));
  it('a word with its sign is whole where the word ends', () => expect(found('мир, мирное, мир,но', 'мир,', WORDS)).to.equal('[мир,] мирное, [мир,]но'));

  it('what is found is what was asked for, and nothing is left over', () => holds(fc.tuple(anyText, someText, fc.boolean()), ([text, query, exact]) => {
    const matches = findAll(text, query, { exact, wholeWords: false });
    matches.forEach(({ from, to }, at) => {
      expect(to).to.be.greaterThan(from);
      expect(from).to.be.at.least(matches[at - 1]?.to ?? 0);
      const hit = text.slice(from, to);
      if (exact) expect(hit).to.equal(query); else expect(fold(hit).text).to.equal(fold(query).text);
    });
    if (exact) expect(matches.length).to.equal(query === '' ? 0 : text.split(query).length - 1);
  }, { runs: 1000 }));
});

describe('replaceAll', () => {
  it('nothing found, nothing changed', () => expect(replaceAll('abc', [], 'x')).to.equal('abc'));
  it('replaces each match as it stands, without patterns', () => expect(replaceAll('a b a', findAll('a b a', 'a', FOLDED), '$&$1\\')).to.equal('$&$1\\ b $&$1\\'));
  it('by nothing', () => expect(replaceAll('a b a', findAll('a b a', 'a', FOLDED), '')).to.equal(' b '));
  it('the whole of a decomposed letter', () => expect(replaceAll(`мо${NFD_Y} дом`, findAll(`мо${NFD_Y} дом`, 'мой', FOLDED), 'наш')).to.equal('наш дом'));
  it('is split and join, letter for letter', () => holds(fc.tuple(anyText, someText, someText), ([text, query, replacement]) => {
    expect(replaceAll(text, findAll(text, query, EXACT), replacement)).to.equal(query === '' ? text : text.split(query).join(replacement));
  }, { runs: 1000 }));
});
