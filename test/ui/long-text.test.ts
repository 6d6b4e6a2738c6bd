// A work of 10,000 sentences in three languages: what is on screen, and that nothing out of it is out of reach.
import { expect, fixture, html } from '@open-wc/testing';
import type { SegmentId } from '../../src/core/ids.ts';
import { save } from '../../src/app/acts.ts';
import { ActionRegistry } from '../../src/ui/controllers/actions.ts';
import { preferences } from '../../src/ui/controllers/preferences.ts';
import type { DmWorkPage } from '../../src/ui/pages/work-page.ts';
import '../../src/ui/pages/work-page.ts';
import { typeText } from '../../src/ui/parts/editable.ts';
import type { CommandPalette } from '../../src/ui/parts/command-palette.ts';
import type { FindPanel } from '../../src/ui/parts/find-panel.ts';
import type { PrintDialog } from '../../src/ui/parts/print-dialog.ts';
import { novel, novelSegment, novelVersion, openRows } from './novel-fixture.ts';
import './page-css.ts';
import { MANY, ROWS, TEXT, UNITS, expectNoHoles, onScreen, open, rowOf, scrollTo, shown, still } from './long-fixture.ts';
import { all, focusedSegment, frame, press, segments } from './work-fixture.ts';
import { waitUntil } from '../until.ts';

async function waitForPanel(page: DmWorkPage): Promise<Element> {
  const panel = (): Element | null => page.renderRoot.querySelector('dm-find-panel');
  await waitUntil(() => panel() !== null, 'no panel');
  return panel() as Element;
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

  it('takes Ctrl+F for its own find, and leaves it to the browser when it is pressed again there', async () => {
    const { page, actions } = await open();
    expect(actions.run('find.long')).to.equal(true);
    const panel = await waitForPanel(page);
    await waitUntil(() => page.shadowRoot?.activeElement === panel, 'the panel did not get the focus');
    expect(actions.run('find.long'), 'the browser has it now').to.equal(false);
    page.goTo(novelSegment('ru', 3), { focus: true });
    await waitUntil(() => focusedSegment(page) === novelSegment('ru', 3), 'the focus did not come');
    expect(actions.run('find.long')).to.equal(true);
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

  it('the row with the keyboard stays where it is on screen, whatever an act makes of the rows above it and of itself', async () => {
    const { page, workbench } = await open();
    page.goTo(novelSegment('ru', 5000), { focus: true });
    await waitUntil(() => focusedSegment(page) === novelSegment('ru', 5000), 'the focus did not come');
    await still();
    const top = (): number => rowOf(page, 'en', 5000).getBoundingClientRect().top;
    const before = top(), drawn = segments(page).length;
    const en = (at: number): SegmentId => novelSegment('en', at), bead = (): never => `bead_act-${Math.random()}` as never;
    const acts: Readonly<Record<string, () => unknown>> = {
      'two rows in sight become one': () => workbench.dispatch('groupSegments', ({ author }) => ({ version: novelVersion('ru'), segments: [en(4996), en(4997), en(4998)], bead: bead(), author })),
      'and are two again': () => workbench.undo(),
      'rows far above': () => workbench.dispatch('groupSegments', ({ author }) => ({ version: novelVersion('tr'), segments: [en(100), en(101), en(102)], bead: bead(), author })),
      'a sentence of its own goes up': () => workbench.dispatch('moveSegments', ({ author }) => ({ segments: [novelSegment('tr', 5000)], to: en(4999), bead: bead(), author })),
      'a sentence comes above': () => workbench.dispatch('insertSegment', ({ author, time }) => ({ id: 'seg_act-new' as SegmentId, version: novelVersion('en'), after: en(4997), text: 'New.', beside: null, bead: bead(), author, time })),
      'it becomes one with the next': () => workbench.dispatch('groupSegments', ({ author }) => ({ version: novelVersion('ru'), segments: [en(5000), en(5001)], bead: bead(), author })),
      'it becomes one with the one before': () => workbench.dispatch('groupSegments', ({ author }) => ({ version: novelVersion('tr'), segments: [en(4999), en(5000)], bead: bead(), author })),
    };
    for (const [name, act] of Object.entries(acts)) {
      expect((act() as { no?: string }).no, name).to.equal(undefined);
      await page.updateComplete;
      await still();
      expect(top(), name).to.be.closeTo(before, 3); // some engines scroll by whole pixels
      expectNoHoles(page);
    }
    expect(segments(page).length).to.be.within(drawn / 2, drawn * 2);
    expect(page.renderRoot.querySelector('[role=grid]')?.getAttribute('aria-rowcount')).to.equal(String(UNITS + 2 - 2 + 1 - 2));
  });

  it('without the keyboard in it, the first row in sight stays', async () => {
    const { page, workbench } = await open();
    await scrollTo(document.documentElement.scrollHeight / 3);
    await still();
    const edge = page.renderRoot.querySelector('.heads')?.getBoundingClientRect().bottom ?? 0;
    const row = all(page, '.unit').find((one) => one.getBoundingClientRect().top > edge) as HTMLElement, id = row.dataset['unit'] as SegmentId;
    const place = workbench.tables.indexOf(id), before = row.getBoundingClientRect().top;
    workbench.dispatch('groupSegments', ({ author }) => ({ version: novelVersion('ru'), segments: [novelSegment('en', place - 3), novelSegment('en', place - 4)], bead: 'bead_act' as never, author }));
    await page.updateComplete;
    await still();
    expect(page.renderRoot.querySelector(`[data-unit="${id}"]`)?.getBoundingClientRect().top).to.be.closeTo(before, 3);
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
    await waitUntil(() => /^1 of [\d,]+/.test(count()), 'no answer');
    const expected = [...TEXT.segment].reduce((sum, { text }) => sum + (text.toLowerCase().match(/lambaları/g)?.length ?? 0), 0);
    expect(count()).to.match(new RegExp(`^1 of ${expected.toLocaleString('en')}`));
    input.value = ` ${ROWS}.`;
    input.dispatchEvent(new InputEvent('input', { bubbles: true }));
    await waitUntil(() => count().startsWith('1 of 3'), 'no answer');
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
    await waitUntil(() => palette.renderRoot.querySelectorAll('.entry.sentence').length === 3, 'no sentence');
    expect([...palette.renderRoot.querySelectorAll('.entry.sentence .number')].map((one) => one.textContent)).to.deep.equal([String(ROWS), String(ROWS), String(ROWS)]);
    palette.close();
  });

  it('prints 2,000 rows from where one is, says so, and has the window back afterwards', async () => {
    const workbench = await openRows(novel({ sentences: 2100, langs: ['en', 'ru'] }));
    const page = await fixture<DmWorkPage>(html`<dm-work-page .workbench=${workbench} .actions=${new ActionRegistry()} .at=${null}></dm-work-page>`);
    await waitUntil(() => segments(page).length > 0, 'no row came');
    const printed = async (): Promise<string> => {
      window.dispatchEvent(new Event('beforeprint'));
      const rows = all(page, '.unit');
      await page.updateComplete;
      const said = [rows.length, rows[0]?.dataset['row'], rows.at(-1)?.dataset['row'], page.renderRoot.querySelector('.cut')?.textContent, all(page, '.gap').length].join(' | ');
      window.dispatchEvent(new Event('afterprint'));
      await frame();
      expect(segments(page).length).to.be.below(MANY);
      expect(page.renderRoot.querySelector('.cut')).to.equal(null);
      return said;
    };
    expect(await printed()).to.equal(`2000 | ${novelSegment('en', 0)} | ${novelSegment('en', 1999)} | Rows 1–2,000 of 2,100 are printed. | 0`);
    page.goTo(novelSegment('en', 1500), { focus: true });
    await waitUntil(() => focusedSegment(page) === novelSegment('en', 1500), 'the focus did not come');
    await still();
    const top = rowOf(page, 'en', 1500).getBoundingClientRect().top;
    const [rows, first, last, said] = (await printed()).split(' | ');
    const from = Number(/\d+$/.exec(first ?? '')?.[0]) + 1;
    expect(from).to.be.within(1480, 1501);
    expect([rows, last, said]).to.deep.equal([String(2101 - from), novelSegment('en', 2099), `Rows ${from.toLocaleString('en')}–2,100 of 2,100 are printed.`]);
    await still();
    expect(rowOf(page, 'en', 1500).getBoundingClientRect().top).to.be.closeTo(top, 2);
  });

  it('prints the rows that one chooses, not more than 2,000, in both layouts', async () => {
    const workbench = await openRows(novel({ sentences: 2100, langs: ['en', 'ru'] })), actions = new ActionRegistry();
    const page = await fixture<DmWorkPage>(html`<dm-work-page .workbench=${workbench} .actions=${actions} .at=${null}></dm-work-page>`);
    await waitUntil(() => segments(page).length > 0, 'no row came');
    const { print } = window, papers: string[] = [];
    window.print = () => {
      const shownSegments = segments(page).filter(({ lang }) => lang === 'ru').map(({ dataset }) => dataset['segment']);
      papers.push(`${shownSegments[0]} ${shownSegments.at(-1)} ${page.renderRoot.querySelector('.cut')?.textContent}`);
      window.dispatchEvent(new Event('afterprint'));
    };
    try {
      const choose = async (from: string, to: string): Promise<PrintDialog> => {
        actions.run('work.print');
        await waitUntil(() => document.querySelector('dm-print-dialog')?.renderRoot.querySelector('dialog[open]'), 'no question');
        const dialog = document.querySelector('dm-print-dialog') as PrintDialog;
        for (const [name, value] of [['#from', from], ['#to', to]] as const) {
          const field = dialog.renderRoot.querySelector(name) as HTMLInputElement;
          expect(field.value).to.equal(name === '#from' ? '1' : '2000');
          field.value = value;
          field.dispatchEvent(new InputEvent('input', { bubbles: true }));
        }
        await dialog.updateComplete;
        dialog.renderRoot.querySelector<HTMLButtonElement>('button[type=submit]')?.click();
        return dialog;
      };
      for (const [from, to, why] of [['1', '2001', 'At most 2,000 rows can be printed at once.'], ['9', '8', 'The last row cannot come before the first.'], ['0', '5', 'Please enter numbers from 1 to 2,100.'], ['', '5', 'Please enter numbers from 1 to 2,100.']] as const) {
        const dialog = await choose(from, to);
        expect(dialog.renderRoot.querySelector('[role=alert]')?.textContent.trim()).to.equal(why);
        if (from === '9') {
          expect(dialog.renderRoot.querySelector('#wordsFrom')?.textContent).to.equal(workbench.tables.get('segment', novelSegment('en', 8))?.text);
          await expect(dialog).to.be.accessible();
        }
        dialog.renderRoot.querySelector<HTMLButtonElement>('button[type=button]')?.click();
        await waitUntil(() => document.querySelector('dm-print-dialog') === null, 'the question stays');
      }
      expect(papers).to.deep.equal([]);
      for (const layout of ['aligned', 'reading'] as const) {
        preferences.set('layout', layout);
        await page.updateComplete;
        await still();
        await choose('1999', '2010');
        await waitUntil(() => papers.length > 0, 'nothing was printed');
        // Running text comes in whole paragraphs.
        expect(papers.pop()).to.equal(layout === 'aligned' ? `${novelSegment('ru', 1998)} ${novelSegment('ru', 2009)} Rows 1,999–2,010 of 2,100 are printed.` : `${novelSegment('ru', 1998)} ${novelSegment('ru', 2009)} Rows 1,999–2,010 of 2,100 are printed.`);
      }
    } finally {
      window.print = print;
    }
  });

  it('keeps the place when the columns become narrower', async () => {
    const { page } = await open();
    page.goTo(novelSegment('en', 5000), { focus: false });
    await waitUntil(() => shown(page, 'en', 5000) !== null, 'not drawn');
    await still();
    // The row that is held may stand behind the heads, and hide more of what follows it where it is higher now.
    const top = (): string => all(page, '.unit').find((row) => row.getBoundingClientRect().bottom > 0)?.dataset['unit'] ?? '';
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

  it('an act on links changes where rows begin in running text, and moves nothing', async () => {
    const { page, workbench } = await open({ prefer: reading });
    page.goTo(novelSegment('ru', 7000), { focus: true });
    await waitUntil(() => focusedSegment(page) === novelSegment('ru', 7000), 'the focus did not come');
    await still();
    const tops = (): number[] => ['en', 'ru', 'tr'].map((lang) => shown(page, lang, 7000)?.getBoundingClientRect().top ?? NaN);
    const marks = (): string[] => all(page, '.scroller[data-version$=".ru"] [data-unit]').map(({ dataset }) => dataset['unit'] ?? '');
    const before = tops(), elements = segments(page);
    expect(marks()).to.include(novelSegment('en', 7001));
    workbench.dispatch('groupSegments', ({ author }) => ({ version: novelVersion('ru'), segments: [novelSegment('en', 7000), novelSegment('en', 7001)], bead: 'bead_act' as never, author }));
    await page.updateComplete;
    await still();
    expect(marks()).to.not.include(novelSegment('en', 7001));
    expect(tops()).to.deep.equal(before);
    expect(segments(page), 'the same elements').to.deep.equal(elements);
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
