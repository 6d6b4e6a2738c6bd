// Headings, lists and scripts from imported files, as the page shows them.
import { expect, fixture, html } from '@open-wc/testing';
import type { Block, Segment } from '../../src/core/model.ts';
import { Tables } from '../../src/core/tables.ts';
import { ActionRegistry } from '../../src/ui/controllers/actions.ts';
import { preferences } from '../../src/ui/controllers/preferences.ts';
import { directionOf } from '../../src/ui/direction.ts';
import { levelOf, paragraphsOf, passagesOf } from '../../src/ui/outline.ts';
import type { DmWorkPage } from '../../src/ui/pages/work-page.ts';
import '../../src/ui/pages/work-page.ts';
import { novel, novelSegment, novelVersion, openRows } from './novel-fixture.ts';
import './page-css.ts';
import { all, frame, press } from './work-fixture.ts';

const BLOCKS: Readonly<Record<number, Block>> = { 0: 'h1', 1: 'h2', 3: 'item', 4: 'item', 6: 'item' };
const marked = (made: Segment, at: number): Segment => {
  const block = BLOCKS[at];
  return { ...made, after: '\n\n', ...(block ? { block } : {}) };
};

async function openNovel(options: Partial<Parameters<typeof novel>[0]>, prefer = (): void => undefined): Promise<DmWorkPage> {
  const workbench = await openRows(novel({ sentences: 8, ...options }));
  prefer();
  const page = await fixture<DmWorkPage>(html`<dm-work-page .workbench=${workbench} .actions=${new ActionRegistry()} .at=${null}></dm-work-page>`);
  await frame();
  return page;
}

describe('the outline of an imported text', () => {
  it('is what the file said, and then nothing is guessed', () => {
    const tables = new Tables(novel({ sentences: 8, segment: (made, at) => marked({ ...made, text: made.text.slice(0, -1) }, at) }));
    expect(paragraphsOf(tables, novelVersion('en')).map(({ kind }) => kind)).to.deep.equal(['h1', 'h2', 'prose', 'item', 'item', 'prose', 'item', 'prose']);
  });

  it('guesses lines of their own only near the ends: in the middle it is verse', () => {
    const tables = new Tables(novel({ sentences: 20, segment: (made) => ({ ...made, text: made.text.slice(0, -1), after: '\n\n' }) }));
    const kinds = paragraphsOf(tables, novelVersion('en')).map(({ kind }) => kind);
    expect(kinds[0]).to.equal('title');
    expect(kinds.slice(1, 5).concat(kinds.slice(-4)).every((kind) => kind === 'line')).to.equal(true);
    expect(kinds.slice(5, -4).every((kind) => kind === 'prose')).to.equal(true);
  });

  it('puts items of a list together and parts very long paragraphs', () => {
    const tables = new Tables(novel({ sentences: 8, segment: marked }));
    const passages = passagesOf(paragraphsOf(tables, novelVersion('en')), 30);
    expect(passages.map(({ paragraphs }) => paragraphs.length)).to.deep.equal([1, 1, 1, 2, 1, 1, 1]);
    expect(passages[3]?.key).to.equal(novelSegment('en', 3));
    const ids = Array.from({ length: 70 }, (_, at) => novelSegment('en', at));
    const parts = passagesOf([{ kind: 'prose', segments: ids }], 30).map(({ paragraphs: [part] }) => [part?.segments.length, part?.goesOn]);
    expect(parts).to.deep.equal([[30, true], [30, true], [10, false]]);
  });

  it('has headings below the title of the page, never deeper than six', () => {
    expect((['title', 'h1', 'h2', 'h6', 'item', 'prose', 'line'] as const).map(levelOf)).to.deep.equal([2, 2, 3, 6, null, null, null]);
  });

  it('is heard as headings and lists in running text, and seen in both layouts', async () => {
    const page = await openNovel({ segment: marked }, () => { preferences.set('layout', 'reading'); });
    await expect(page).to.be.accessible();
    const [column] = all(page, '.scroller');
    expect([...column?.querySelectorAll('[role=heading]') ?? []].map((one) => one.getAttribute('aria-level'))).to.deep.equal(['2', '3']);
    expect([...column?.querySelectorAll('[role=list]') ?? []].map((one) => one.querySelectorAll('[role=listitem]').length)).to.deep.equal([2, 1]);
    preferences.set('layout', 'aligned');
    await frame();
    await expect(page).to.be.accessible();
    const size = (at: number): number => parseFloat(getComputedStyle(page.renderRoot.querySelector(`[data-segment="${novelSegment('en', at)}"]`)?.shadowRoot?.querySelector('.text') as Element).fontSize);
    expect(size(0)).to.be.above(size(2));
    expect(all(page, '.unit.opens').map((row) => row.className.split(' ').at(-1)).slice(0, 4)).to.deep.equal(['h1', 'h2', 'prose', 'item']);
  });
});

describe('a version written from right to left', () => {
  it('is known by its script', () => {
    expect(['ar', 'he', 'fa', 'ur', 'yi', 'ckb', 'az-Arab', 'pa-PK'].map(directionOf)).to.deep.equal(Array.from({ length: 8 }, () => 'rtl'));
    expect(['en', 'ru', 'tr', 'az', 'ku', 'und', 'not a tag', ''].map(directionOf)).to.deep.equal(Array.from({ length: 8 }, () => 'ltr'));
  });

  for (const layout of ['aligned', 'reading'] as const) {
    it(`stands right beside English in the ${layout} layout, and its notes are written the other way`, async () => {
      const page = await openNovel({ langs: ['en', 'ar'] }, () => { preferences.set('layout', layout); });
      await expect(page).to.be.accessible();
      const arabic = page.renderRoot.querySelector(`[data-segment="${novelSegment('ar', 1)}"]`) as HTMLElement;
      expect(arabic.lang).to.equal('ar');
      const words = arabic.shadowRoot?.querySelector('#words') as Element, number = arabic.shadowRoot?.querySelector('#number') as Element;
      expect(getComputedStyle(words).direction).to.equal('rtl');
      if (layout === 'aligned') {
        expect(number.getBoundingClientRect().left).to.be.at.least(words.getBoundingClientRect().right);
        const cell = arabic.closest('.cell') as Element, mark = cell.querySelector('.link') as Element;
        expect(mark.getBoundingClientRect().left, 'the link is on the side of the original').to.be.below(cell.getBoundingClientRect().left);
      }
      press(arabic, 'Enter');
      await frame();
      await frame();
      const editor = arabic.shadowRoot?.querySelector('dm-segment-editor')?.shadowRoot;
      expect(getComputedStyle(editor?.querySelector('#words') as Element).direction).to.equal('rtl');
      expect(getComputedStyle(editor?.querySelector('.panel') as Element).direction).to.equal('ltr');
    });
  }

  it('has a name of its own among versions of one language', async () => {
    const rows = novel({ sentences: 3, langs: ['en', 'ar'] });
    const version = rows.version.map((row) => (row.lang === 'ar' ? { ...row, name: 'Cairo' } : row));
    const workbench = await openRows({ ...rows, version });
    const page = await fixture<DmWorkPage>(html`<dm-work-page .workbench=${workbench} .actions=${new ActionRegistry()} .at=${null}></dm-work-page>`);
    await frame();
    expect(page.renderRoot.textContent).to.contain('Cairo');
  });
});
