import { expect } from '@open-wc/testing';
import { alignTexts, learned } from '../../src/align/align.ts';
import { surest } from '../../src/align/starts.ts';
import { TUNING } from '../../src/align/tuning.ts';
import { novel, side } from './texts.ts';

describe('other starts', () => {
  const { en, ru } = novel(12);
  const [source, target] = [side('en', en), side('ru', ru)];

  it('are not tried where the answer is believed', () => {
    const found = learned(source, target, {});
    let starts = 0;
    surest(found, found, () => { starts++; return found; });
    const { path } = surest(found, found, () => found).seen;
    const believed = path.reduce((sum, { posterior }) => sum + posterior, 0) / path.length;
    expect(starts).to.equal(believed >= TUNING.sure ? 0 : TUNING.starts);
  });

  it('teach whole alignments, and lose against an outcome that is as probable', () => {
    const strangers = learned(side('en', en), side('ru', [...ru].reverse()), {});
    const outcome = surest(strangers, strangers, ({ lessons, counts }) => {
      expect(counts.reduce((sum, count) => sum + count, 0)).to.be.at.least(1);
      for (const { a, b, weight } of lessons) expect(a > 0 && b > 0 && weight === 1).to.equal(true);
      return { ...strangers };
    });
    expect(outcome.known).to.equal(strangers.known);
    expect(alignTexts(source, target)).to.deep.equal(alignTexts(source, target));
  });
});
