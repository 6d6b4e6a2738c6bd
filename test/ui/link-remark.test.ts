// The remark on a link is asked for in the name of a sentence of the link's own column, wherever the keyboard is.
import { expect } from '@open-wc/testing';
import { writeRemark } from '../../src/ui/controllers/link-noting.ts';
import type { SegmentId } from '../../src/core/ids.ts';
import { openBench, seg, SIX, version } from './aligning-fixture.ts';
import { waitUntil } from '../until.ts';

describe('the remark on a link', () => {
  it('names the sentence where the keyboard is, or, from the original’s column, the one that is linked', async () => {
    const rows = SIX(), crossed = rows.bead.map((one) => {
      const from = [3, 4].find((number) => one.target.includes(seg('ru', number)));
      return from === undefined ? one : { ...one, target: [seg('ru', 7 - from)] };
    });
    const { page, workbench } = await openBench({ ...rows, bead: crossed });
    const named = async (lang: string, number: number): Promise<string> => {
      const segment: SegmentId = seg(lang, number), unit = page.shape.units.unitOf(segment)!;
      const answer = writeRemark({ workbench, i18n: page.i18n, shown: page.shown }, { version: version(lang), segment, unit });
      await waitUntil(() => document.querySelector('dm-link-note')?.shadowRoot?.querySelector('dialog')?.open === true);
      const root = document.querySelector('dm-link-note')?.shadowRoot as ShadowRoot, title = root.querySelector('h2')?.textContent ?? '';
      root.querySelector('dialog')?.dispatchEvent(new Event('cancel', { cancelable: true }));
      root.querySelector('dialog')?.close();
      expect(await answer).to.equal(null);
      return title.trim();
    };
    expect([await named('en', 4), await named('ru', 4), await named('tr', 4)]).to.deep.equal(['Alignment of sentence 3, Russian', 'Alignment of sentence 4, Russian', 'Alignment of sentence 4, Turkish']);
  });
});
