// Rows are laid out each by itself, so that an act on one leaves the others alone; what reaches out of one is still there to be used.
import { expect } from '@open-wc/testing';
import { openBench, seg, stand, type } from './aligning-fixture.ts';
import { all, segments } from './work-fixture.ts';

describe('rows', () => {
  it('are laid out each by itself; the button of the one with the keyboard reaches over the next', async () => {
    const bench = await openBench(), { page } = bench;
    await stand(bench, 'tr', 3);
    for (const row of all(page, '.unit')) expect(getComputedStyle(row).contain).to.equal('layout style');
    for (const key of ['', 'd', 'd', 'u']) { // also where the sentence has gone with it
      if (key !== '') await type(bench, key);
      const segment = segments(page).find(({ dataset }) => dataset['segment'] === seg('tr', 3));
      const { left, width, bottom } = segment?.renderRoot.querySelector('.edit')?.getBoundingClientRect() ?? new DOMRect();
      expect(page.shadowRoot?.elementFromPoint(left + width / 2, bottom - 2), key).to.equal(segment);
    }
  });
});
