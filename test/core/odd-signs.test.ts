import { expect } from '@open-wc/testing';
import { codePoint, oddities } from '../../src/core/text/odd-signs.ts';

describe('odd signs', () => {
  it('finds nothing in ordinary text of the three languages', () => {
    for (const text of ['A “plain” text – with Shusha’s name.', 'Обычный текст: «Шуша», ё и й; НАТО и XX век.', 'Türkiye’nin “garantörü”, İğdır ve ışık.', 'и\u0306', '']) {
      expect(oddities(text), text).to.deep.equal({ bidi: [], invisible: [], mixed: [] });
    }
  });

  it('finds signs that turn the direction of writing, each once', () => {
    expect(oddities('a\u202Eb\u202Ec\u2066d\u200F').bidi).to.deep.equal(['U+202E', 'U+2066', 'U+200F']);
  });

  it('finds signs that nobody sees', () => {
    expect(oddities('a\u200Bb\uFEFFc\u00ADd').invisible).to.deep.equal(['U+200B', 'U+FEFF', 'U+00AD']);
  });

  it('finds words of two alphabets, not texts of two alphabets', () => {
    expect(oddities('cлово и slovo, НATO, NATO-вский').mixed).to.deep.equal(['cлово', 'НATO']);
  });

  it('writes code points beyond four digits', () => {
    expect(codePoint('\u{1F600}')).to.equal('U+1F600');
  });
});
