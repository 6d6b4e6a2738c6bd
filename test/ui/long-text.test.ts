// A work of 10,000 sentences in three languages: what is on screen, and that nothing out of it is out of reach.
import { expect, fixture, html, waitUntil } from '@open-wc/testing';
import type { SegmentId } from '../../src/core/ids.ts';
import { save } from '../../src/app/acts.ts';
import type { Workbench } from '../../src/app/workbench.ts';
import { ActionRegistry } from '../../src/ui/controllers/actions.ts';
import { preferences } from '../../src/ui/controllers/preferences.ts';
import type { DmWorkPage } from '../../src/ui/pages/work-page.ts';
import '../../src/ui/pages/work-page.ts';
import { typeText } from '../../src/ui/parts/editable.ts';
import type { CommandPalette } from '../../src/ui/parts/command-palette.ts';
import type { FindPanel } from '../../src/ui/parts/find-panel.ts';
import type { SegmentElement } from '../../src/ui/parts/segment.ts';
import { novel, novelSegment, novelVersion, openRows } from './novel-fixture.ts';
import './page-css.ts';
import { all, focusedSegment, frame, press, segments } from './work-fixture.ts';

const ROWS = 10_000;
/** So many segments fill a window of any size that tests are run in, with what is drawn around it. */
const MANY = 300;
const TEXT = novel({ sentences: ROWS, alone: [4000] });
const UNITS = ROWS + 2;

interface Opened { page: DmWorkPage; workbench: Workbench; actions: ActionRegistry }

async function open({ at, prefer }: { at?: SegmentId; prefer?: () => void } = {}): Promise<Opened> {
  const workbench = await openRows(TEXT);
  preferences.set('nameAsked', true);
  prefer?.();
  const actions = new ActionRegistry();
  const page = await fixture<DmWorkPage>(html`<dm-work-page .workbench=${workbench} .actions=${actions} .at=${at ?? null}></dm-work-page>`);
  await waitUntil(() => segments(page).length > 0, 'no row came', { timeout: 20_000 });
  await frame();
  await frame();
  return { page, workbench, actions };
}

const shown = (page: DmWorkPage, lang: string, at: number): SegmentElement | null => page.renderRoot.querySelector(`[data-segment="${novelSegment(lang, at)}"]`);
function onScreen(page: DmWorkPage, lang: string, at: number): SegmentElement {
  const segment = shown(page, lang, at);
  if (!segment) throw new Error(`${lang} ${at} is not drawn`);
  const { top, bottom } = segment.getBoundingClientRect();
  expect(bottom > 0 && top < innerHeight, `${lang} ${at} is at ${top}–${bottom} of ${innerHeight}`).to.equal(true);
  return segment;
}
/** Firefox takes the first scroll of a fresh page back now and then. */
async function scrollTo(top: number): Promise<void> {
  for (let round = 0; round < 3; round += 1) {
    window.scrollTo({ top, behavior: 'instant' });
    await frame();
    await frame();
    if (Math.abs(scrollY - top) < innerHeight) return;
  }
}
/** Until nothing scrolls by itself any more. */
async function still(): Promise<void> {
  for (let last = NaN, same = 0; same < 3; last = scrollY) {
    await frame();
    same = scrollY === last ? same + 1 : 0;
  }
}
/** The text fills the window: no gap is to be seen. */
function expectNoHoles(page: DmWorkPage, from = 0, to = innerHeight): void {
  for (const gap of all(page, '.gap')) {
    const { top, bottom } = gap.getBoundingClientRect();
    expect(top === bottom || bottom <= from + 1 || top >= to - 1, `a gap at ${top}–${bottom}`).to.equal(true);
  }
}

describe('a work of 10,000 sentences in three languages', function suite() {
  this.timeout(60_000);

  it('draws the rows near the window and tells how many there are', async () => {
    const { page } = await open();
    expect(segments(page).length).to.be.within(9, MANY);
    onScreen(page, 'en', 0);
    expectNoHoles(page);
    const grid = page.renderRoot.querySelector('[role=grid]');
    expect(grid?.getAttribute('aria-rowcount')).to.equal(String(UNITS + 2));
    await scrollTo(document.documentElement.scrollHeight / 2);
    expect(segments(page).length).to.be.within(9, MANY);
    expectNoHoles(page);
    const [row] = all(page, '.unit');
    const place = Number(row?.getAttribute('aria-rowindex')) - 3;
    expect(place).to.be.within(2000, 8000);
    expect(row?.querySelector('[lang=en]')?.getAttribute('data-segment')).to.be.oneOf([place, place - 1, place - 2].map((at) => novelSegment('en', at)));
    await expect(page).to.be.accessible();
  });

  it('goes to sentence 9,000 and to the last one', async () => {
    const { page, actions } = await open();
    expect(page.goTo(novelSegment('ru', 8999), { focus: true })).to.equal(true);
    await waitUntil(() => focusedSegment(page) === novelSegment('ru', 8999), 'the focus did not come');
    await frame();
    onScreen(page, 'ru', 8999);
    expectNoHoles(page);
    actions.run('go.last');
    await waitUntil(() => focusedSegment(page) === novelSegment('ru', ROWS - 1), 'the last one was not reached');
    await frame();
    onScreen(page, 'ru', ROWS - 1);
  });

  it('opens a deep link, and where the person stopped', async () => {
    const first = await open({ at: novelSegment('tr', 7000) });
    await waitUntil(() => focusedSegment(first.page) === novelSegment('tr', 7000), 'the focus did not come');
    onScreen(first.page, 'tr', 7000);
    first.page.remove();
    const { page } = await open({ prefer: () => { preferences.set('place', novelSegment('en', 3000)); } });
    await frame();
    const edge = (): number => page.renderRoot.querySelector('.heads')?.getBoundingClientRect().bottom ?? 0;
    const row = (): Element | null => page.renderRoot.querySelector(`[data-unit="${novelSegment('en', 3000)}"]`);
    await waitUntil(() => Math.abs((row()?.getBoundingClientRect().top ?? -99) - edge()) < 4, 'the place was not restored');
  });

  it('keeps the text still when rows come in above that are higher or lower than was thought', async function test() {
    const { page } = await open();
    page.goTo(novelSegment('en', 5000), { focus: false });
    await waitUntil(() => shown(page, 'en', 5000) !== null, 'not drawn');
    await still();
    let refused = 0;
    for (let step = 0; step < 40; step += 1) {
      const row = all(page, '.unit').find((one) => one.getBoundingClientRect().top > 150) as HTMLElement;
      const before = row.getBoundingClientRect().top;
      window.scrollBy({ top: -120, behavior: 'instant' });
      await frame();
      const moved = row.getBoundingClientRect().top - before;
      // Firefox takes some scrolls by script back before anybody hears of them: then there is nothing to ask here.
      if (Math.abs(moved) < 1 && (refused += 1) > 3) this.skip();
      if (Math.abs(moved) >= 1) expect(moved, `step ${step}`).to.be.closeTo(120, 3);
      expectNoHoles(page);
    }
  });

  it('goes on by arrow keys over the edge of what is drawn', async () => {
    const { page } = await open();
    page.goTo(novelSegment('ru', 6000), { focus: true });
    await waitUntil(() => focusedSegment(page) === novelSegment('ru', 6000), 'the focus did not come');
    for (let at = 6001; at <= 6060; at += 1) {
      press(shown(page, 'ru', at - 1) as HTMLElement, 'ArrowDown');
      await waitUntil(() => focusedSegment(page) === novelSegment('ru', at), `stuck before ${at}`);
    }
    await scrollTo(0);
    expect(focusedSegment(page), 'scrolling away takes the focus nowhere').to.equal(novelSegment('ru', 6060));
    press(shown(page, 'ru', 6060) as HTMLElement, 'ArrowUp');
    await waitUntil(() => focusedSegment(page) === novelSegment('ru', 6059), 'the keys came to nothing');
    await frame();
    onScreen(page, 'ru', 6059);
  });

  it('goes to empty cells that were not drawn', async () => {
    const { page } = await open();
    page.goTo(novelSegment('tr', 4000), { focus: true });
    await waitUntil(() => focusedSegment(page) === novelSegment('tr', 4000), 'the focus did not come');
    await scrollTo(0);
    press(shown(page, 'tr', 4000) as HTMLElement, 'Home');
    await waitUntil(() => page.renderRoot.querySelector('[data-empty]:focus') !== null, 'the empty cell has no focus');
  });

  it('keeps what is being typed at row 5,000 while one looks elsewhere, and on coming back', async () => {
    const { page, workbench } = await open();
    const id = novelSegment('tr', 5000);
    page.goTo(id, { focus: true });
    await waitUntil(() => focusedSegment(page) === id, 'the focus did not come');
    press(shown(page, 'tr', 5000) as HTMLElement, 'Enter');
    const words = (): HTMLElement | null => shown(page, 'tr', 5000)?.renderRoot.querySelector('dm-segment-editor')?.renderRoot.querySelector<HTMLElement>('#words') ?? null;
    await waitUntil(() => words() !== null && words()?.textContent !== '', 'no editor');
    words()?.focus();
    getSelection()?.selectAllChildren(words() as HTMLElement);
    typeText('Yarım kalmış bir');
    const editor = words();
    for (const top of [0, document.documentElement.scrollHeight, 0]) await scrollTo(top);
    expect(words(), 'the same editor, not another').to.equal(editor);
    expect(segments(page).length).to.be.below(MANY);
    typeText(' cümle');
    await frame();
    expect(words()?.textContent).to.equal('Yarım kalmış bir cümle');
    expect(workbench.draftOf(id)?.text).to.equal('Yarım kalmış bir cümle');
    page.goTo(id, { focus: true });
    await frame();
    await frame();
    onScreen(page, 'tr', 5000);
    expect(words()).to.equal(editor);
  });

  it('shows what was undone far away', async () => {
    const { page, workbench } = await open();
    const id = novelSegment('en', 8000);
    save(workbench, { segment: id, base: workbench.tables.get('segment', id)?.text ?? '', text: 'Another sentence.' });
    workbench.undo();
    page.showChanged(id);
    await waitUntil(() => shown(page, 'en', 8000) !== null, 'not drawn');
    await frame();
    onScreen(page, 'en', 8000);
  });

  it('finds words wherever they stand, and counts all', async () => {
    const { page } = await open();
    await page.find({ replacing: false });
    const panel = page.renderRoot.querySelector('dm-find-panel') as FindPanel;
    await panel.updateComplete;
    const input = panel.renderRoot.querySelector('#find') as HTMLInputElement;
    input.value = 'LAMBALARI';
    input.dispatchEvent(new InputEvent('input', { bubbles: true }));
    const count = (): string => panel.renderRoot.querySelector('.count')?.textContent ?? '';
    await waitUntil(() => /^1 of [\d,]+/.test(count()), 'no answer', { timeout: 20_000 });
    const expected = [...TEXT.segment].reduce((sum, { text }) => sum + (text.toLowerCase().match(/lambaları/g)?.length ?? 0), 0);
    expect(count()).to.match(new RegExp(`^1 of ${expected.toLocaleString('en')}`));
    input.value = ` ${ROWS}.`;
    input.dispatchEvent(new InputEvent('input', { bubbles: true }));
    await waitUntil(() => count().startsWith('1 of 3'), 'no answer', { timeout: 20_000 });
    await waitUntil(() => shown(page, 'en', ROWS - 1) !== null, 'not drawn');
    await frame();
    onScreen(page, 'en', ROWS - 1);
    expect(shown(page, 'en', ROWS - 1)?.renderRoot.querySelector('mark.current')?.textContent).to.equal(` ${ROWS}.`);
  });

  it('keeps the place when a version goes and comes back', async () => {
    const { page, workbench } = await open();
    page.goTo(novelSegment('en', 5000), { focus: true });
    await waitUntil(() => focusedSegment(page) === novelSegment('en', 5000), 'the focus did not come');
    const heads = (): number => all(page, '.head').length;
    workbench.dispatch('removeVersion', () => ({ version: novelVersion('ru') }));
    await waitUntil(() => heads() === 2 && shown(page, 'ru', 5000) === null, 'the version is still there');
    await frame();
    onScreen(page, 'en', 5000);
    workbench.undo();
    await waitUntil(() => heads() === 3 && shown(page, 'ru', 5000) !== null, 'the version did not come back');
    await frame();
    onScreen(page, 'en', 5000);
    expect(focusedSegment(page)).to.equal(novelSegment('en', 5000));
  });

  it('offers sentences in the palette, though it takes a moment to look through all', async () => {
    const { workbench, actions } = await open();
    await import('../../src/ui/parts/command-palette.ts');
    const palette = await fixture<CommandPalette>(html`<dm-command-palette .actions=${actions} .workbench=${workbench}></dm-command-palette>`);
    palette.show();
    await palette.updateComplete;
    const input = palette.renderRoot.querySelector('input') as HTMLInputElement;
    const type = (text: string): void => { input.value = text; input.dispatchEvent(new InputEvent('input', { bubbles: true })); };
    type(` ${ROWS - 1}.`);
    type(` ${ROWS}.`);
    await waitUntil(() => palette.renderRoot.querySelectorAll('.entry.sentence').length === 3, 'no sentence', { timeout: 20_000 });
    expect([...palette.renderRoot.querySelectorAll('.entry.sentence .number')].map((one) => one.textContent)).to.deep.equal([String(ROWS), String(ROWS), String(ROWS)]);
    palette.close();
  });

  it('prints the first 2,000 rows, says so, and has the window back afterwards', async () => {
    const workbench = await openRows(novel({ sentences: 2100, langs: ['en', 'ru'] }));
    const page = await fixture<DmWorkPage>(html`<dm-work-page .workbench=${workbench} .actions=${new ActionRegistry()} .at=${null}></dm-work-page>`);
    await waitUntil(() => segments(page).length > 0, 'no row came', { timeout: 20_000 });
    window.dispatchEvent(new Event('beforeprint'));
    expect(all(page, '.unit')).to.have.lengthOf(2000);
    expect(page.renderRoot.querySelector('.cut')?.textContent).to.equal('Only rows 1–2,000 of 2,100 are printed.');
    window.dispatchEvent(new Event('afterprint'));
    await frame();
    expect(segments(page).length).to.be.below(MANY);
  });

  it('keeps the place when the columns become narrower', async () => {
    const { page } = await open();
    page.goTo(novelSegment('en', 5000), { focus: false });
    await waitUntil(() => shown(page, 'en', 5000) !== null, 'not drawn');
    await still();
    const top = (): string => all(page, '.unit').find((row) => row.getBoundingClientRect().bottom > 120)?.dataset['unit'] ?? '';
    const before = top();
    (page as HTMLElement).style.inlineSize = '600px';
    await still();
    expect(top()).to.equal(before);
    expectNoHoles(page);
  });
});

describe('a work of 10,000 sentences as running text', function suite() {
  this.timeout(60_000);
  const reading = (): void => { preferences.set('layout', 'reading'); };

  it('draws the passages near the window, in every column at the same sentence', async () => {
    const { page } = await open({ prefer: reading });
    expect(segments(page).length).to.be.within(9, 3 * MANY);
    page.goTo(novelSegment('ru', 7000), { focus: true });
    await waitUntil(() => focusedSegment(page) === novelSegment('ru', 7000), 'the focus did not come');
    await frame();
    await frame();
    onScreen(page, 'ru', 7000);
    onScreen(page, 'en', 7000);
    onScreen(page, 'tr', 7000);
    expect(segments(page).length).to.be.within(9, 3 * MANY);
    for (const scroller of all(page, '.scroller')) expectNoHoles(page, scroller.getBoundingClientRect().top, scroller.getBoundingClientRect().bottom);
  });

  it('scrolls the columns together over the edge of what is drawn', async () => {
    const { page } = await open({ prefer: reading });
    const [english, russian] = all(page, '.scroller') as [HTMLElement, HTMLElement];
    english.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true, composed: true }));
    for (const share of [0.3, 0.31, 0.8]) {
      english.scrollTop = english.scrollHeight * share;
      for (let round = 0; round < 4; round += 1) await frame();
      const top = english.getBoundingClientRect().top;
      const mark = [...english.querySelectorAll<HTMLElement>('[data-unit]')].find((one) => one.getBoundingClientRect().top > top + 60);
      const other = russian.querySelector(`[data-unit="${mark?.dataset['unit'] ?? ''}"]`);
      expect(other, `at ${share}`).to.not.equal(null);
      expect(Math.abs((other?.getBoundingClientRect().top ?? 9999) - (mark?.getBoundingClientRect().top ?? 0)), `at ${share}`).to.be.below(200);
    }
  });

  it('changes the layout at the same sentence', async () => {
    const { page } = await open();
    page.goTo(novelSegment('en', 5000), { focus: true });
    await waitUntil(() => focusedSegment(page) === novelSegment('en', 5000), 'the focus did not come');
    reading();
    await waitUntil(() => page.renderRoot.querySelector('.reading') !== null && focusedSegment(page) === novelSegment('en', 5000), 'the focus did not come along');
    await frame();
    onScreen(page, 'en', 5000);
  });

  it('draws a text without paragraphs in parts', async () => {
    const flat = { ...TEXT, segment: TEXT.segment.map((row) => ({ ...row, after: ' ' })) };
    const workbench = await openRows(flat);
    reading();
    const page = await fixture<DmWorkPage>(html`<dm-work-page .workbench=${workbench} .actions=${new ActionRegistry()} .at=${null}></dm-work-page>`);
    await waitUntil(() => segments(page).length > 0, 'nothing came');
    await frame();
    expect(segments(page).length).to.be.below(4 * MANY);
    expect(getComputedStyle(all(page, '.paragraph')[0] as Element).marginBlockEnd, 'no gap inside a paragraph').to.equal('0px');
  });
});
