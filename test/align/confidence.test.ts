import fc from 'fast-check';
import { expect } from '@open-wc/testing';
import { alignTexts, alignWithSigns } from '../../src/align/align.ts';
import { CALIBRATION } from '../../src/align/calibration.ts';
import { holds, PATIENCE } from '../property.ts';
import { side } from './texts.ts';

const words = fc.array(fc.constantFrom('Moscow', 'Москва', 'London', 'Лондон', 'and', 'и', '7', '?'), { maxLength: 8 }).map((some) => some.join(' '));
const names = Object.keys(CALIBRATION) as (keyof typeof CALIBRATION)[];
const text = fc.array(words, { minLength: 1, maxLength: 20 });

describe('signs of a good bead', function () {
  this.timeout(PATIENCE);

  it('come with the beads of the answer, and its scores are their weighted sum as odds', async () => {
    await holds(fc.tuple(text, text), ([source, target]) => {
      const texts = [side('en', source), side('ru', target)] as const;
      const beads = alignWithSigns(...texts);
      expect(beads.map(({ signs: _, ...bead }) => bead)).to.deep.equal(alignTexts(...texts));
      for (const { score, signs } of beads) {
        const odds = names.reduce((sum, name) => sum + CALIBRATION[name] * signs[name], 0);
        expect(Math.log(score / (1 - score))).to.be.closeTo(odds, 1e-6);
      }
    }, { runs: 30 });
  });
});
