import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { placeOfError } from '../../src/formats/json-place.ts';
import { holds } from '../property.ts';

describe('the place where a text stops being JSON', () => {
  const CASES: readonly [string, number, number][] = [
    ['', 1, 1], ['x', 1, 1], ['{', 1, 2], ['{"a" 1}', 1, 6], ['{"a": 1,}', 1, 9], ['[1,\n2,\n]', 3, 1], ['[1 2]', 1, 4], ['{"a": tru}', 1, 7],
    ['"abc', 1, 5], ['"a\nb"', 1, 3], ['"\\x"', 1, 2], ['[1]]', 1, 4], ['{]', 1, 2], ['{a: 1}', 1, 2], ['[01]', 1, 3], ['{"a":1}\n{"b":2}', 2, 1], ['[,]', 1, 2],
  ];
  for (const [text, line, column] of CASES) {
    it(JSON.stringify(text), () => { expect(placeOfError(text)).to.deep.equal({ line, column }); });
  }

  it('goes through any JSON to its end, and stops at a sign that was put in', async () => {
    await holds(fc.tuple(fc.json(), fc.nat()), ([text, number]) => {
      expect(placeOfError(text).column + text.split('\n').slice(0, -1).join('\n').length).to.be.above(text.length - 1);
      const at = number % (text.length + 1), broken = `${text.slice(0, at)}\u0001${text.slice(at)}`, { line, column } = placeOfError(broken);
      expect(line).to.equal(1);
      expect(column).to.be.most(at + 1);
    }, { runs: 100 });
  });
});
