// What scrolling through a work of 10,000 sentences draws, and leaves behind.
import { expect } from '@open-wc/testing';
import { expectNoHoles, holes, open, scrollTo, still } from './long-fixture.ts';
import { all } from './work-fixture.ts';
import { waitUntil } from '../until.ts';

describe('scrolling through 10,000 sentences', function suite() {
  this.timeout(60_000);

  it('draws what one sees after a jump, and what stands around it once one stays there', async () => {
    const { page } = await open();
    const rows = (): number => all(page, '.unit').length;
    await scrollTo(document.documentElement.scrollHeight / 3);
    await still();
    expectNoHoles(page);
    const atOnce = new Promise<number>((told) => { document.addEventListener('scroll', () => { told(rows()); }, { once: true }); });
    window.scrollTo({ top: document.documentElement.scrollHeight * 2 / 3, behavior: 'instant' });
    const few = await atOnce;
    expect(few).to.be.above(1);
    await waitUntil(() => holes(page, -innerHeight / 4, innerHeight * 1.25).length === 0, 'nothing was drawn around it');
    window.scrollBy({ top: innerHeight / 2, behavior: 'instant' });
    await waitUntil(() => rows() > few, `${few} rows after a jump, and no more after a step`);
    expectNoHoles(page);
  });

  it('leaves nothing behind of rows that have gone', async () => {
    const { page } = await open();
    const list = page.renderRoot.querySelector('.aligned');
    const through = async (): Promise<number> => {
      for (let step = 1; step <= 12; step += 1) await scrollTo(document.documentElement.scrollHeight * step / 14);
      await scrollTo(0);
      await still();
      return list?.childNodes.length ?? 0;
    };
    const first = await through(), second = await through();
    expect(second, `nodes in the list, ${first} before`).to.be.below(first + 12);
  });
});
