import { expect } from '@open-wc/testing';
import { distance, galeChurch } from './gale-church.ts';

/** Sentences of given lengths; what they say does not matter to this aligner. */
const sentences = (...lengths: number[]): string[] => lengths.map((length) => 'x'.repeat(length));

describe('the reference implementation of Gale and Church', () => {
  it('gives equal lengths the distance 0, and the one where a normal variable is exceeded in 5 % of cases −100 ln 0.05', () => {
    expect(distance(40, 40)).to.be.closeTo(0, 0.001);
    // δ = 1.96 for lengths 100 ± x/2: x = 1.96 · √(6.8 · 100)
    const half = 1.96 * Math.sqrt(680) / 2;
    expect(distance(100 - half, 100 + half)).to.be.closeTo(-100 * Math.log(0.05), 0.1);
  });

  it('pairs sentences one to one where lengths agree', () => {
    expect(galeChurch(sentences(20, 90, 45), sentences(22, 85, 47))).to.deep.equal([[[0], [0]], [[1], [1]], [[2], [2]]]);
  });

  it('finds two sentences that became one, and one that became two', () => {
    expect(galeChurch(sentences(100, 40, 60, 200), sentences(98, 102, 205))).to.deep.equal([[[0], [0]], [[1, 2], [1]], [[3], [2]]]);
    expect(galeChurch(sentences(98, 102, 205), sentences(100, 40, 60, 200))).to.deep.equal([[[0], [0]], [[1], [1, 2]], [[2], [3]]]);
  });

  it('finds a long sentence that was left out, on either side', () => {
    expect(galeChurch(sentences(100, 300, 50), sentences(100, 50))).to.deep.equal([[[0], [0]], [[1], []], [[2], [1]]]);
    expect(galeChurch(sentences(100, 50), sentences(100, 300, 50))).to.deep.equal([[[0], [0]], [[], [1]], [[1], [2]]]);
  });

  it('answers an empty side with sentences that have no partner', () => {
    expect(galeChurch([], sentences(5, 7))).to.deep.equal([[[], [0]], [[], [1]]]);
    expect(galeChurch([], [])).to.deep.equal([]);
  });
});
