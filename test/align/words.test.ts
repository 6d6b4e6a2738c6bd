import { expect } from '@open-wc/testing';
import { wordKeys } from '../../src/align/words.ts';
import { beginning, ending, markTokens } from '../../src/align/marks.ts';

describe('keys of words', () => {
  it('are the first five letters, in lower case and composed', () => {
    expect(wordKeys('Translations CAFE\u0301 nai\u0308ve', 'fr')).to.deep.equal(['trans', 'café', 'naïve']);
  });
  it('take ё for е and leave stress marks out', () => {
    expect(wordKeys('Всё ещё замо\u0301к', 'ru')).to.deep.equal(['все', 'еще', 'замок']);
  });
  it('lower İ and I as Turkish does, in Turkish alone', () => {
    expect(wordKeys('ISIK İzmir', 'tr')).to.deep.equal(['ısık', 'izmir']);
    expect(wordKeys('ISIK', 'en')).to.deep.equal(['isik']);
  });
  it('lose the case ending after a Turkish apostrophe of any kind', () => {
    expect(wordKeys("Rize'de Rize’de Rizeʼde", 'tr')).to.deep.equal(['rize', 'rize', 'rize']);
    expect(wordKeys("l'homme", 'fr')).to.deep.equal(['l', 'homme']);
  });
  it('are single characters in Chinese and short runs in Thai', () => {
    expect(wordKeys('中文abc', 'zh')).to.deep.equal(['中', '文', 'abc']);
    expect(wordKeys('กขคง', 'th')).to.deep.equal(['กขค', 'ขคง']);
  });
  it('hold no numbers, no marks and no half of a letter', () => {
    expect(wordKeys('12 — !? \uD800', 'en')).to.deep.equal([]);
  });
});

describe('marks of a sentence', () => {
  it('are numbers without their separators, and Roman numerals as numbers', () => {
    expect(['1,000', '1.000', '1\u202F000', '1\u00A0000', '١٠٠٠'].map(markTokens)).to.deep.equal(Array.from({ length: 5 }, () => ['#1000']));
    expect(markTokens('XIV')).to.deep.equal(['#14']);
  });
  it('are two numbers where a year stands before one', () => {
    expect(markTokens('В 1990 200 человек')).to.deep.equal(['#1990', '#200']);
    expect(markTokens('12 345 678,9 and 1 000')).to.deep.equal(['#123456789', '#1000']);
  });
  it('take quotation marks of all kinds for one', () => {
    expect(new Set(['«', '„', '“', '"', '」'].flatMap(markTokens)).size).to.equal(1);
  });
  it('tell a question, an exclamation and a colon by the end, whatever closes after it', () => {
    expect(ending('Who?”')).to.equal(ending('Кто?»'));
    expect(new Set(['Who?', 'Who!', 'Who:', 'Who.', 'Who'].map(ending)).size).to.equal(5);
    expect(beginning('«Да')).to.equal(beginning('— Да'));
  });
});
