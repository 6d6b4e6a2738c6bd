import { expect, oneEvent } from '@open-wc/testing';
import { setViewport } from '@web/test-runner-commands';
import type { SegmentId, WorkId } from '../../src/core/ids.ts';
import { units } from '../../src/core/units.ts';
import { save } from '../../src/app/acts.ts';
import { preferences } from '../../src/ui/controllers/preferences.ts';
import type { AnnounceEvent } from '../../src/ui/events.ts';
import { SegmentElement } from '../../src/ui/parts/segment.ts';
import type { FindPanel } from '../../src/ui/parts/find-panel.ts';
import type { DmMenu } from '../../src/ui/parts/menu.ts';
import { withSecondRussian, withoutCounterpart } from './fixture.ts';
import { all, focusedSegment, frame, heads, hover, id, lit, open, press, segment, segments } from './work-fixture.ts';
import { waitUntil } from '../until.ts';

describe('work page', () => {
  before(async () => { try { await setViewport({ width: 1280, height: 800 }); } catch { /* WebKit's driver sets no size */ } });

  it('is accessible in both layouts', async () => {
    const { page } = await open();
    await expect(page).to.be.accessible();
    preferences.set('layout', 'reading');
    await page.updateComplete;
    await frame();
    await expect(page).to.be.accessible();
  });

  it('shows a unit per row and a version per column, as a grid with names', async () => {
    const { page, workbench } = await open();
    const rows = all(page, '.unit');
    expect(rows).to.have.lengthOf(units(workbench.tables).length);
    expect(heads(page)).to.deep.equal(['English', 'Russian', 'Turkish']);
    const grid = page.renderRoot.querySelector('[role=grid]');
    expect(grid?.getAttribute('aria-rowcount')).to.equal(String(rows.length + 2));
    expect(grid?.getAttribute('aria-colcount')).to.equal('3');
    expect(rows[0]?.getAttribute('aria-rowindex')).to.equal('3');
    expect(rows.every((row) => row.querySelectorAll('[role=gridcell]').length === 3)).to.equal(true);
    expect(segment(page, 'ru-01').lang).to.equal('ru');
    // Else its tooltip would make a group of it, which only those would hear who cannot drag.
    expect(all(page, '.head-name').every((one) => one.role === 'presentation')).to.equal(true);
  });

  it('says of each translation that it was prepared for this workbench', async () => {
    const { page } = await open();
    expect(all(page, '.note').filter((one) => one.textContent.includes('prepared for this workbench'))).to.have.lengthOf(2);
    preferences.set('layout', 'reading');
    await page.updateComplete;
    expect(all(page, '.note').filter((one) => one.textContent.includes('prepared for this workbench'))).to.have.lengthOf(2);
  });

  it('lights the unit in every column and the exact partners, for the pointer', async () => {
    const { page } = await open();
    hover(segment(page, 'en-04'));
    await page.updateComplete;
    expect(lit(page, 'partner')).to.deep.equal(['en-04', 'ru-04', 'tr-04'].map(id));
    expect(lit(page, 'unit')).to.deep.equal(['en-05', 'ru-05'].map(id));
  });

  it('lights other segments, and draws none of them anew', async () => {
    const { page } = await open();
    hover(segment(page, 'en-04'));
    await frame();
    const drawn: string[] = [], turned = new Set<string>();
    const watcher = new MutationObserver((records) => { for (const { target } of records) turned.add((target as HTMLElement).dataset['segment'] ?? ''); });
    watcher.observe(page.renderRoot, { subtree: true, attributeFilter: ['lit'] });
    const prototype = SegmentElement.prototype as unknown as { updated(...args: unknown[]): void };
    const original = prototype.updated;
    prototype.updated = function record(this: HTMLElement, ...args: unknown[]) { drawn.push(this.dataset['segment'] ?? ''); original.apply(this, args); };
    hover(segment(page, 'en-05'));
    await frame();
    prototype.updated = original;
    watcher.disconnect();
    expect([[...turned].sort(), drawn]).to.deep.equal([['en-04', 'en-05', 'ru-04', 'ru-05'].map(id), []]);
  });

  it('lights the unit of the focused sentence, in both layouts', async () => {
    const { page } = await open({ prefer: () => { preferences.set('layout', 'reading'); } });
    segment(page, 'tr-07').focusText();
    await frame();
    expect(lit(page, 'partner')).to.deep.equal(['en-08', 'ru-09', 'tr-07', 'tr-08'].map(id));
  });

  it('numbers the sentences, and does not when asked', async () => {
    const { page } = await open();
    expect(segment(page, 'ru-07').number).to.equal('7');
    preferences.set('numbers', false);
    await page.updateComplete;
    expect(segment(page, 'ru-07').number).to.equal('');
  });

  it('has column menus that end with the window, so that every entry can be reached', async () => {
    const { page } = await open();
    const menu = all(page, '.head dm-menu')[1];
    menu?.setAttribute('style', `position: fixed; top: ${innerHeight - 240}px`); // as low as a head stands in a low window
    menu?.shadowRoot?.querySelector<HTMLElement>('button')?.click();
    await frame();
    const entries = [...menu?.querySelectorAll<HTMLElement>('.menu-item') ?? []];
    const last = entries.at(-1);
    last?.focus();
    await frame();
    expect(last?.getBoundingClientRect().bottom).to.be.at.most(innerHeight);
    menu?.shadowRoot?.querySelector<HTMLElement & { hidePopover(): void }>('.menu')?.hidePopover();
  });

  it('tells two versions of one language apart', async () => {
    const { page } = await open({ bundled: withSecondRussian() });
    expect(heads(page)).to.deep.equal(['English', 'Russian (1)', 'Turkish', 'Russian (2)']);
    hover(segment(page, 'en-01'));
    await frame();
    expect(lit(page, 'partner')).to.include('seg_kst-ru-01-second');
  });

  it('keeps which columns are hidden, and the last one on screen', async () => {
    const { page } = await open();
    const hide = async (name: string): Promise<void> => {
      const menu = all(page, '.head dm-menu').find((one) => one.getAttribute('label')?.includes(name));
      [...menu?.querySelectorAll('button') ?? []].find((button) => button.textContent.includes('Hide'))?.click();
      await page.updateComplete;
    };
    await hide('English');
    expect(heads(page)).to.deep.equal(['Russian', 'Turkish']);
    await hide('Russian');
    await hide('Turkish');
    expect(heads(page)).to.deep.equal(['Turkish']);
    expect(preferences.get('hidden')).to.have.lengthOf(2);
  });

  it('moves a column from its menu, says where it is, and resets', async () => {
    const { page, actions } = await open();
    const said = oneEvent(page, 'dm-announce') as unknown as Promise<AnnounceEvent>;
    const menu = all(page, '.head dm-menu')[2];
    [...menu?.querySelectorAll('button') ?? []].find((button) => button.textContent.includes('Move left'))?.click();
    expect((await said).sentence).to.equal('Turkish is now column 2 of 3.');
    await page.updateComplete;
    expect(heads(page)).to.deep.equal(['English', 'Turkish', 'Russian']);
    actions.run('view.columnsReset');
    await page.updateComplete;
    expect(heads(page)).to.deep.equal(['English', 'Russian', 'Turkish']);
  });

  it('keeps the focus in the heads when a column is moved or hidden from its menu', async () => {
    const { page } = await open();
    const focused = (): string | null => page.shadowRoot?.activeElement?.getAttribute('label') ?? null;
    const choose = async (name: string): Promise<void> => {
      const menu = page.shadowRoot?.activeElement as DmMenu;
      menu.renderRoot.querySelector('button')?.click();
      await frame();
      [...menu.querySelectorAll('button')].find((button) => button.textContent.includes(name))?.click();
      await frame();
    };
    (all(page, '.head dm-menu')[0] as DmMenu).focus();
    const english = focused();
    await choose('Move right');
    expect(heads(page)).to.deep.equal(['Russian', 'English', 'Turkish']);
    expect(focused()).to.equal(english);
    await choose('Hide');
    expect(focused()).to.contain('Turkish');
  });

  it('moves a column by drag and drop', async () => {
    const { page } = await open();
    const dataTransfer = new DataTransfer();
    all(page, '.head-name')[2]?.dispatchEvent(new DragEvent('dragstart', { bubbles: true, dataTransfer }));
    const target = all(page, '.head')[0];
    target?.dispatchEvent(new DragEvent('dragover', { bubbles: true, cancelable: true, dataTransfer }));
    target?.dispatchEvent(new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer }));
    await page.updateComplete;
    expect(heads(page)).to.deep.equal(['Turkish', 'English', 'Russian']);
  });

  it('divides the width of two columns by the splitter and keeps it', async () => {
    const { page } = await open();
    const [splitter] = all(page, 'dm-splitter');
    const before = all(page, '.head')[0]?.getBoundingClientRect().width ?? 0;
    press(splitter as HTMLElement, 'ArrowRight', { shiftKey: true });
    await page.updateComplete;
    await frame();
    expect(splitter?.getAttribute('aria-valuenow')).to.equal('60');
    const widths = preferences.get('widths') ?? {};
    expect(widths['ver_karabakh-statement.en']).to.be.closeTo(1.2, 1e-9);
    if (innerWidth > 800) expect(all(page, '.head')[0]?.getBoundingClientRect().width).to.be.greaterThan(before * 1.1);
  });
});

describe('moving about in the text', () => {
  it('goes with the arrow keys along a version and across the columns', async () => {
    const { page } = await open();
    segment(page, 'en-05').focusText();
    await frame();
    press(segment(page, 'en-05'), 'ArrowRight');
    await frame();
    expect(focusedSegment(page)).to.equal(id('ru-05'));
    press(segment(page, 'ru-05'), 'End');
    await frame();
    expect(focusedSegment(page)).to.equal(id('tr-04'));
    press(segment(page, 'tr-04'), 'ArrowDown');
    await frame();
    expect(focusedSegment(page)).to.equal(id('tr-05'));
    press(segment(page, 'tr-05'), 'Home');
    await frame();
    expect(focusedSegment(page)).to.equal(id('en-06'));
    press(segment(page, 'en-06'), 'End', { ctrlKey: true });
    await frame();
    expect(focusedSegment(page)).to.equal(id('en-25'));
    press(segment(page, 'en-25'), 'Home', { ctrlKey: true });
    await frame();
    expect(focusedSegment(page)).to.equal(id('en-01'));
  });

  it('goes to empty cells too, which say that there is no counterpart', async () => {
    const { page } = await open({ bundled: withoutCounterpart('ru-12') });
    const empty = (): HTMLElement | null => page.renderRoot.querySelector<HTMLElement>('[data-empty]:focus');
    const [alone] = all(page, '.unit').filter((row) => row.querySelector(`[data-segment="${id('ru-12')}"]`));
    expect(alone?.querySelectorAll('[data-empty]')).to.have.lengthOf(2);
    segment(page, 'ru-12').focusText();
    await frame();
    press(segment(page, 'ru-12'), 'ArrowLeft');
    await frame();
    expect(empty()?.textContent).to.contain('Checked: no counterpart');
    expect(lit(page, 'partner').concat(lit(page, 'unit'))).to.include(id('ru-12'));
    const press2 = async (key: string): Promise<void> => { empty()?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, composed: true, cancelable: true })); await frame(); };
    await press2('End');
    expect(empty()?.dataset['empty']).to.equal('ver_karabakh-statement.tr');
    await press2('ArrowUp');
    const above = focusedSegment(page);
    expect(above).to.match(/kst-tr-/);
    press(segment(page, above.replace(id(''), '')), 'ArrowDown');
    await frame();
    expect(empty()?.dataset['empty']).to.equal('ver_karabakh-statement.tr');
    await expect(page).to.be.accessible();
  });

  it('has one tab stop, which moves with the focus', async () => {
    const { page } = await open();
    const stops = (): string[] => segments(page).filter((one) => one.tabStop).map((one) => one.dataset['segment'] ?? '');
    expect(stops()).to.deep.equal([id('en-01')]);
    segment(page, 'ru-03').focusText();
    await frame();
    expect(stops()).to.deep.equal([id('ru-03')]);
  });

  it('goes unit by unit in the column where the keyboard is', async () => {
    const { page, actions } = await open();
    segment(page, 'ru-04').focusText();
    await frame();
    actions.run('go.next');
    await frame();
    expect(focusedSegment(page)).to.equal(id('ru-06'));
    actions.run('go.previous');
    await frame();
    expect(focusedSegment(page)).to.equal(id('ru-04'));
  });

  it('opens a deep link: focus and light, also after the text was edited and in the reading layout', async () => {
    const { page, workbench } = await open({ at: id('ru-12') });
    await frame();
    expect(focusedSegment(page)).to.equal(id('ru-12'));
    expect(lit(page, 'partner')).to.include(id('en-11'));
    const row = workbench.tables.get('segment', id('tr-20'));
    save(workbench, { segment: id('tr-20'), base: row?.text ?? '', text: 'Başka bir metin.' });
    preferences.set('layout', 'reading');
    page.at = id('tr-20');
    await page.updateComplete;
    await frame();
    await frame();
    expect(focusedSegment(page)).to.equal(id('tr-20'));
  });

  it('opens the row for the replacement by its key, also after it was folded away by hand', async () => {
    const { page } = await open();
    const panel = (): FindPanel => page.renderRoot.querySelector('dm-find-panel') as FindPanel;
    const replacing = async (): Promise<boolean> => { await page.updateComplete; await panel().updateComplete; return panel().renderRoot.querySelector('#replacement') !== null; };
    await page.find({ replacing: false });
    expect(await replacing()).to.equal(false);
    await page.find({ replacing: true });
    expect(await replacing()).to.equal(true);
    panel().renderRoot.querySelector<HTMLElement>('.toggle')?.click();
    expect(await replacing()).to.equal(false);
    await page.find({ replacing: true });
    expect(await replacing()).to.equal(true);
    panel().renderRoot.querySelector<HTMLElement>('.close')?.click();
    await page.updateComplete;
    await page.find({ replacing: false });
    expect(await replacing(), 'closing it folds it').to.equal(false);
  });

  it('says so when a link names a sentence that is not there', async () => {
    const { page } = await open({ at: 'seg_of-another-text' as SegmentId });
    expect(page.renderRoot.querySelector('[role=alert]')?.textContent).to.contain('not in this text');
    page.renderRoot.querySelector<HTMLElement>('.notice button')?.click();
    await page.updateComplete;
    expect(page.renderRoot.querySelector('[role=alert]')).to.equal(null);
  });

  it('shows a visible sentence of the unit when the linked column is hidden', async () => {
    const { page } = await open({ at: id('ru-12'), prefer: () => { preferences.set('hidden', ['ver_karabakh-statement.ru' as never]); } });
    await frame();
    expect(focusedSegment(page)).to.equal(id('en-11'));
  });

  it('keeps the focus on the sentence when the layout changes, and gives it to the text when a notice goes', async () => {
    const { page } = await open({ at: 'seg_of-another-text' as SegmentId });
    const dismiss = page.renderRoot.querySelector<HTMLElement>('.notice button');
    dismiss?.focus();
    dismiss?.click();
    await frame();
    expect(focusedSegment(page)).to.equal(id('en-01'));
    segment(page, 'ru-05').focusText();
    await frame();
    preferences.set('layout', 'reading');
    await frame();
    expect(focusedSegment(page)).to.equal(id('ru-05'));
    page.renderRoot.querySelector('dm-drafts-notice')?.dispatchEvent(new Event('close'));
    await frame();
    expect(focusedSegment(page)).to.equal(id('ru-05'));
  });

  it('opens where the person stopped, and keeps the place when the layout changes', async () => {
    const { page } = await open({ prefer: () => { preferences.set('place', id('en-12')); } });
    const row = page.renderRoot.querySelector<HTMLElement>(`[data-unit="${id('en-12')}"]`);
    const edge = page.renderRoot.querySelector('.heads')?.getBoundingClientRect().bottom ?? 0;
    expect(row?.getBoundingClientRect().top).to.be.closeTo(edge, 3);
    preferences.set('layout', 'reading');
    await page.updateComplete;
    await frame();
    const scrollers = all(page, '.scroller');
    for (const scroller of scrollers) {
      const mark = scroller.querySelector(`[data-unit="${id('en-12')}"]`);
      expect((mark?.getBoundingClientRect().top ?? 0) - scroller.getBoundingClientRect().top).to.be.closeTo(0, 3);
    }
    preferences.set('layout', 'aligned');
    await page.updateComplete;
    await frame();
    const again = page.renderRoot.querySelector<HTMLElement>(`[data-unit="${id('en-12')}"]`);
    expect(again?.getBoundingClientRect().top).to.be.closeTo(page.renderRoot.querySelector('.heads')?.getBoundingClientRect().bottom ?? 0, 3);
  });

  it('remembers the place after scrolling', async () => {
    const { page } = await open();
    const row = page.renderRoot.querySelector<HTMLElement>(`[data-unit="${id('en-08')}"]`);
    row?.scrollIntoView({ block: 'start' });
    window.scrollBy(0, -60);
    await waitUntil(() => /^seg_kst-en-0[78]$/.test(preferences.get('places')?.[0]?.[1] ?? ''), 'the place was not kept');
  });

  it('keeps a place for each work, the latest twenty', async () => {
    const others = Array.from({ length: 20 }, (_, at) => [`work_${at}` as WorkId, id('en-20')] as const);
    const { page, workbench } = await open({ prefer: () => {
      preferences.set('place', id('en-15')); // of an earlier release
      preferences.set('places', [...others, ['work_karabakh-statement' as WorkId, id('en-12')]]);
    } });
    const top = (name: string): number => page.renderRoot.querySelector(`[data-unit="${id(name)}"]`)?.getBoundingClientRect().top ?? 0;
    expect(top('en-12')).to.be.closeTo(page.renderRoot.querySelector('.heads')?.getBoundingClientRect().bottom ?? 0, 3);
    page.renderRoot.querySelector<HTMLElement>(`[data-unit="${id('en-08')}"]`)?.scrollIntoView({ block: 'start' });
    window.scrollBy(0, -60);
    await waitUntil(() => preferences.get('places')?.[0]?.[0] === workbench.work, 'the place was not kept');
    expect(preferences.get('places')?.slice(1), 'the one that was left longest ago goes').to.deep.equal(others.slice(0, 19));
  });

  it('scrolls the columns of the reading layout together', async () => {
    const { page } = await open({ prefer: () => { preferences.set('layout', 'reading'); } });
    const [english, russian] = all(page, '.scroller') as [HTMLElement, HTMLElement];
    english.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true, composed: true }));
    const mark = english.querySelector(`[data-unit="${id('en-13')}"]`);
    english.scrollTop += (mark?.getBoundingClientRect().top ?? 0) - english.getBoundingClientRect().top;
    await frame();
    await frame();
    const other = russian.querySelector(`[data-unit="${id('en-13')}"]`);
    expect((other?.getBoundingClientRect().top ?? 0) - russian.getBoundingClientRect().top).to.be.closeTo(0, 3);
  });
});
