/**
 * A file of its own, so that the page is narrow from the start: WebKit keeps what media queries said for style sheets that
 * stand in no open shadow root while the window changes.
 */
import { expect } from '@open-wc/testing';
import { setViewport } from '@web/test-runner-commands';
import { preferences } from '../../src/ui/controllers/preferences.ts';
import { all, frame, id, open } from './work-fixture.ts';

describe('work page on a phone', () => {
  let narrow = true;
  before(async () => {
    try { await setViewport({ width: 390, height: 800 }); } catch { /* WebKit's driver sets no size */ }
    narrow = innerWidth < 500;
  });
  after(async () => { if (narrow) await setViewport({ width: 1280, height: 800 }); });

  it('stacks the languages of a unit and names each', async function test() {
    if (!narrow) this.skip();
    const { page } = await open();
    const [first, second] = all(page, '.unit .cell');
    expect(second?.getBoundingClientRect().top).to.be.at.least(first?.getBoundingClientRect().bottom ?? 0);
    expect(getComputedStyle(first?.querySelector('.cell-language') as Element).display).to.equal('block');
    expect(document.documentElement.scrollWidth).to.be.at.most(innerWidth);
  });

  it('reads one language at a time, and the next one at the same sentence', async function test() {
    if (!narrow) this.skip();
    const { page } = await open({ prefer: () => { preferences.set('layout', 'reading'); } });
    const [english, russian] = all(page, '.scroller') as [HTMLElement, HTMLElement];
    const mark = english.querySelector(`[data-unit="${id('en-16')}"]`);
    english.scrollTop += (mark?.getBoundingClientRect().top ?? 0) - english.getBoundingClientRect().top;
    all(page, '.tab')[1]?.click();
    await page.updateComplete;
    await frame();
    await new Promise((done) => setTimeout(done, 500));
    expect(Math.abs(russian.getBoundingClientRect().left)).to.be.below(30);
    const other = russian.querySelector(`[data-unit="${id('en-16')}"]`);
    expect((other?.getBoundingClientRect().top ?? 0) - russian.getBoundingClientRect().top).to.be.closeTo(0, 12);
    expect(all(page, '.tab')[1]?.getAttribute('aria-pressed')).to.equal('true');
  });
});
