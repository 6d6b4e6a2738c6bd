import { expect } from '@open-wc/testing';
import { decode, encodingNamed, guessEncoding } from '../../src/formats/encoding.ts';
import { encode, SAMPLES } from './encoding-samples.ts';

const UNICODE = ['utf-8', 'utf-16le', 'utf-16be'];
const bytes = (text: string, encoding = 'utf-8'): Uint8Array => {
  const found = encode(text, encoding);
  if (!found) throw new Error(`${encoding} cannot hold "${text}"`);
  return found;
};
const read = (from: Uint8Array): string => decode(from, guessEncoding(from).encoding);

describe('the encoding of a page', () => {
  for (const { lang, encodings, sentences } of SAMPLES) {
    it(`is found: ${lang}, ${encodings.join(', ')}, UTF-8 and UTF-16`, () => {
      const text = sentences.join(' ');
      for (const encoding of [...encodings, ...UNICODE]) {
        const held = sentences.filter((one) => encode(one, encoding)).join(' ');
        expect(held.length, encoding).to.be.above(text.length / 2);
        expect(read(bytes(held, encoding)), encoding).to.equal(held);
      }
    });
  }

  it('is found for the most part in one sentence, and the right one is always among those shown', () => {
    let wrong = 0, all = 0;
    const missing: string[] = [];
    for (const { encodings, sentences } of SAMPLES) {
      for (const encoding of encodings) {
        for (const sentence of sentences) {
          const from = encode(sentence, encoding);
          if (!from || /^[ -~]*$/.test(sentence)) continue;
          const { encoding: found, ranked } = guessEncoding(from);
          all += 1;
          if (decode(from, found) !== sentence) wrong += 1;
          if (!ranked.some((one) => decode(from, one) === sentence)) missing.push(`${encoding} ${sentence}`);
        }
      }
    }
    expect(all).to.be.above(120);
    expect(wrong).to.be.below(all * 0.05);
    expect(missing).to.deep.equal([]);
  });

  it('is found in a long English text with a few foreign signs', () => {
    const text = `${'There is nothing here but plain words, line after line.\n'.repeat(3000)}The café was “closed” — naïve of us.\n${'And plain words again.\n'.repeat(3000)}`;
    expect(read(bytes(text, 'windows-1252'))).to.equal(text);
  });
});

describe('bytes that say what they are', () => {
  it('are believed: marks of UTF-8 and UTF-16, which are no text', () => {
    for (const encoding of UNICODE) {
      const marked = bytes(`\uFEFFЖ`, encoding);
      expect(guessEncoding(marked)).to.deep.equal({ encoding, ranked: [] });
      expect(decode(marked, encoding)).to.equal('Ж');
    }
  });

  it('are believed in what they declare, if they can be so', () => {
    expect(guessEncoding(bytes('Ђ', 'windows-1251'), 'Windows-1251').encoding).to.equal('windows-1251');
    expect(guessEncoding(bytes('Да, это так и есть.', 'koi8-r'), 'utf-8').encoding, 'refuted').to.equal('koi8-r');
    expect(guessEncoding(bytes('Да, это так и есть.', 'koi8-r'), 'nonsense').encoding).to.equal('koi8-r');
    expect(guessEncoding(bytes('Да.'), 'windows-1251').encoding, 'UTF-8 is surer').to.equal('utf-8');
  });

  it('are ISO-2022-JP where they have its escapes', () => {
    const from = new Uint8Array([0x1b, 0x24, 0x42, 0x46, 0x7c, 0x4b, 0x5c, 0x1b, 0x28, 0x42]);
    expect([guessEncoding(from).encoding, read(from)]).to.deep.equal(['iso-2022-jp', '日本']);
  });

  it('are UTF-8 with a fault rather than anything else', () => {
    const text = 'Довольно длинное предложение, в котором испорчен один знак. '.repeat(5), from = bytes(text).slice();
    from[41] = 0xff;
    expect(guessEncoding(from).encoding).to.equal('utf-8');
    expect(read(from)).to.contain('\uFFFD').and.to.contain('испорчен');
  });

  it('are never UTF-16 only because a control character is in them', () => {
    expect(guessEncoding(bytes('Plain words\u0002 and one control character.')).encoding).to.equal('utf-8');
    expect(guessEncoding(bytes('Обычный текст\u0002 и знак..', 'windows-1251')).encoding).to.equal('windows-1251');
  });

  it('may be none at all', () => {
    expect(guessEncoding(new Uint8Array())).to.deep.equal({ encoding: 'utf-8', ranked: [] });
    expect(guessEncoding(new Uint8Array([0xff])).ranked.length).to.be.above(0);
  });
});

describe('the name of an encoding', () => {
  it('is that of the standard', () => {
    expect(['latin1', ' UTF8 ', 'cp866', 'iso-8859-9', 'no-such', ''].map(encodingNamed)).to.deep.equal(['windows-1252', 'utf-8', 'ibm866', 'windows-1254', '', '']);
  });
});
