// Order keys: there is always one between two of ours, and they grow slowly.
import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { orderKey } from '../../src/core/bundled.ts';
import { keyBetween } from '../../src/core/order.ts';
import { holds } from '../property.ts';

const between = (lower: string | null, upper: string | null): string => {
  const key = keyBetween(lower, upper);
  if (key === null) throw new Error(`nothing between ${lower} and ${upper}`);
  expect(lower === null || lower < key, `${lower} < ${key}`).to.equal(true);
  expect(upper === null || key < upper, `${key} < ${upper}`).to.equal(true);
  return key;
};

describe('keyBetween', () => {
  it('between, before and behind the keys of a first numbering', () => holds(fc.nat(2_000_000), (number) => {
    between(orderKey(number), orderKey(number + 1));
    between(null, orderKey(number));
    between(orderKey(number), null);
  }, { runs: 1000 }));
  it('for a text without a sentence', () => expect(between(null, null)).to.equal('i'));
  it('at the end it counts on and does not grow', () => {
    let key = orderKey(30_000);
    for (let at = 1; at < 5_000; at++) { key = between(key, null); expect(key).to.equal(orderKey(30_000 + at)); }
    expect(between('zzzzzz', null)).to.have.lengthOf(7);
  });
  for (const [where, insert] of [
    ['always behind the first', (lower: string, upper: string, key: string) => [key, upper, lower]],
    ['always before the last', (lower: string, upper: string, key: string) => [lower, key, upper]],
  ] as const) {
    it(`1,000 insertions at one place, ${where}, cost about a character for five`, () => {
      let lower = orderKey(7), upper = orderKey(8);
      for (let at = 0; at < 1_000; at++) [lower, upper] = insert(lower, upper, between(lower, upper)) as [string, string];
      expect(Math.max(lower.length, upper.length)).to.be.below(6 + 1_000 / 4);
    });
  }
  it('1,000 before the first', () => {
    let key = orderKey(0);
    for (let at = 0; at < 1_000; at++) key = between(null, key);
    expect(key.length).to.be.below(6 + 1_000 / 4);
  });
  it('any list of keys that grew by insertion has room at every place', () => holds(fc.array(fc.nat(), { maxLength: 60 }), (places) => {
    const keys = [orderKey(0), orderKey(1), orderKey(2)];
    for (const place of places) {
      const at = place % (keys.length + 1);
      keys.splice(at, 0, between(keys[at - 1] ?? null, keys[at] ?? null));
    }
    expect(keys).to.deep.equal([...keys].sort());
    expect(new Set(keys).size).to.equal(keys.length);
  }, { runs: 500 }));
  it('between any two strings of a stranger it is right, or says that there is no room', () => holds(fc.tuple(fc.option(fc.string({ unit: fc.constantFrom('-', '0', 'a', 'z', ' ', 'İ', '\ud800') })), fc.option(fc.string({ unit: fc.constantFrom('-', '0', 'a', 'z', ' ', 'İ', '\ud800') }))), ([lower, upper]) => {
    const key = keyBetween(lower, upper);
    if (key !== null) expect([lower === null || lower < key, upper === null || key < upper]).to.deep.equal([true, true]);
    else expect(upper).to.not.equal(null);
  }, { runs: 2000 }));
  it('equal and reversed bounds have no room', () => expect([keyBetween('a', 'a'), keyBetween('b', 'a'), keyBetween(null, ''), keyBetween('a', 'a-')]).to.deep.equal([null, null, null, null]));
});
