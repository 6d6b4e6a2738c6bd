// Every written case is split as it is written. A new case is a line in one of the two files.
import { expect } from '@open-wc/testing';
import { splitText } from '../../../../src/core/text/split/split.ts';
import { type Case, GIVEN, MORE } from './cases.ts';

const sentencesOf = ({ text, lang }: Case, form: (text: string) => string): string[] =>
  splitText(form(text), { lang }).map((piece) => piece.text.normalize('NFC'));
const same = (text: string): string => text;

describe('written cases', () => {
  it('there are ninety given ones, and more of our own', () => {
    expect(GIVEN.length).to.equal(90);
    expect(MORE.length).to.be.greaterThan(GIVEN.length);
  });
  for (const example of [...GIVEN, ...MORE]) {
    it(`${example.lang}: ${example.sentences.join(' ¦ ')}`, () => {
      expect(sentencesOf(example, same)).to.deep.equal(example.sentences);
    });
  }
  it('decomposed letters (NFD) are split at the same places', () => {
    for (const example of [...GIVEN, ...MORE]) expect(sentencesOf(example, (text) => text.normalize('NFD'))).to.deep.equal(example.sentences.map((text) => text.normalize('NFC')));
  });
  it('no-break spaces within and between sentences change nothing', () => {
    for (const example of [...GIVEN, ...MORE].filter(({ text }) => !text.includes('\n'))) {
      expect(sentencesOf(example, (text) => text.replaceAll(' ', '\u00a0'))).to.deep.equal(example.sentences.map((text) => text.replaceAll(' ', '\u00a0')));
    }
  });
  it('single line breaks are spaces', () => {
    for (const example of [...GIVEN, ...MORE].filter(({ text }) => !text.includes('\n'))) {
      expect(sentencesOf(example, (text) => text.replaceAll(' ', '\n'))).to.deep.equal(example.sentences.map((text) => text.replaceAll(' ', '\n')));
    }
  });
});
