// A version as plain text.
import { expect } from '@open-wc/testing';
import { Tables } from '../../../src/core/tables.ts';
import { endsParagraph, plainText } from '../../../src/core/text/plain.ts';
import { small, smallWork, ver } from '../small.ts';

describe('plain text', () => {
  it('T1 is every text with the white space that follows it', () => expect(plainText(small({ ru: {} }), ver('ru'))).to.equal('bir iki üç '));
  it('T1 in reading order, however the rows came', () => {
    const rows = smallWork({ ru: {} });
    expect(plainText(new Tables({ ...rows, segment: [...rows.segment ?? []].reverse() }), ver('en'))).to.equal('one two three ');
  });
  it('of a version that is not there is empty', () => expect(plainText(small(), ver('de'))).to.equal(''));
  for (const after of ['\n\n', ' \n \n', '\r\n\r\n', '\n\t\u00a0\n', '\n', '\n\n\n']) it(`${JSON.stringify(after)} ends a paragraph`, () => expect(endsParagraph({ after })).to.equal(true));
  for (const after of ['', ' ', ' \n', '\n ', '\r\n', '\u00a0', '\u2028']) it(`${JSON.stringify(after)} does not`, () => expect(endsParagraph({ after })).to.equal(false));
});
