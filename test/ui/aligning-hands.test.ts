import { expect } from '@open-wc/testing';
import { setViewport } from '@web/test-runner-commands';
import type { AlignmentId } from '../../src/core/ids.ts';
import type { Language } from '../../src/i18n/i18n.ts';
import { i18n } from '../../src/i18n/i18n.ts';
import { preferences } from '../../src/ui/controllers/preferences.ts';
import type { Bench } from './aligning-fixture.ts';
import { bead, column, openBench, says, seg, SIX, stand, standing, type, version } from './aligning-fixture.ts';
import { novel } from './novel-fixture.ts';
import { frame } from './work-fixture.ts';
import { waitUntil } from '../until.ts';

const at = ({ page }: Bench, lang: string, number: number): HTMLElement => {
  const found = page.renderRoot.querySelector<HTMLElement>(`[data-segment="${seg(lang, number)}"]`);
  if (!found) throw new Error(`no sentence ${lang} ${number} on screen`);
  return found;
};
const selected = ({ page }: Bench): string[] => [...page.renderRoot.querySelectorAll<HTMLElement>('dm-segment[selected]')].map(({ dataset, lang }) => `${lang} ${Number(dataset['segment']?.split('.').at(-1)) + 1}`);
const menu = ({ page }: Bench): HTMLElement => page.renderRoot.querySelector('dm-row-menu')?.shadowRoot?.querySelector('.menu') as HTMLElement;
const open = (bench: Bench): boolean => menu(bench).matches(':popover-open');
const entry = (bench: Bench, words: string): HTMLElement => {
  const found = [...menu(bench).querySelectorAll<HTMLElement>('[role=menuitem]')].find(({ textContent }) => textContent.includes(words));
  if (!found) throw new Error(`no entry ${words}`);
  return found;
};
const isOpen = (dialog: string): boolean => Boolean(document.querySelector(dialog)?.shadowRoot?.querySelector('dialog[open]'));
const text = (element: HTMLElement): HTMLElement => element.shadowRoot?.querySelector('#text') as HTMLElement;

afterEach(() => { for (const dialog of document.querySelectorAll('dm-cut-dialog, dm-link-note')) dialog.remove(); });

describe('selecting sentences', () => {
  it('toggles with Space, draws a range with Shift and arrows, and says how many', async () => {
    const bench = await openBench();
    await stand(bench, 'tr', 2);
    await type(bench, ' ');
    expect(says(bench)).to.equal('1 sentence selected');
    await type(bench, 'ArrowDown');
    await type(bench, 'ArrowDown');
    await type(bench, 'Shift+ArrowDown');
    expect(selected(bench)).to.deep.equal(['tr 2', 'tr 4', 'tr 5']);
    expect(says(bench)).to.equal('3 sentences selected');
    await type(bench, 'Shift+ArrowUp');
    await type(bench, 'Shift+ArrowUp');
    expect(selected(bench), 'the range turns over where it began').to.deep.equal(['tr 2', 'tr 3', 'tr 4']);
    await type(bench, 'Escape');
    expect(selected(bench)).to.deep.equal([]);
    expect(says(bench)).to.equal('Selection cleared.');
  });

  it('is told to screen readers: on the cell, in the description of the sentence, and that several can be selected', async () => {
    const bench = await openBench();
    await stand(bench, 'ru', 2);
    await type(bench, ' ');
    const cell = at(bench, 'ru', 2).closest('[role=gridcell]');
    expect(cell?.getAttribute('aria-selected')).to.equal('true');
    expect(at(bench, 'ru', 3).closest('[role=gridcell]')?.getAttribute('aria-selected')).to.equal('false');
    expect(bench.page.renderRoot.querySelector('[role=grid]')?.getAttribute('aria-multiselectable')).to.equal('true');
    const described = (text(at(bench, 'ru', 2)).getAttribute('aria-describedby') ?? '').split(' ').map((part) => at(bench, 'ru', 2).shadowRoot?.getElementById(part)?.textContent).join(' ');
    expect(described).to.contain('selected').and.to.contain('Aligned automatically');
  });

  it('follows the mouse: Ctrl adds, Shift draws a range along the column', async () => {
    const bench = await openBench();
    const click = async (lang: string, number: number, keys: MouseEventInit): Promise<void> => {
      text(at(bench, lang, number)).dispatchEvent(new MouseEvent('mousedown', { bubbles: true, composed: true, cancelable: true, button: 0, ...keys, metaKey: keys.ctrlKey ?? false }));
      await frame();
    };
    await click('tr', 2, { ctrlKey: true });
    await click('ru', 5, { ctrlKey: true });
    expect(selected(bench)).to.deep.equal(['tr 2', 'ru 5']);
    await click('ru', 3, { shiftKey: true });
    expect(selected(bench)).to.have.members(['tr 2', 'ru 3', 'ru 4', 'ru 5']);
    await click('ru', 4, { ctrlKey: true });
    expect(selected(bench)).to.have.members(['tr 2', 'ru 3', 'ru 5']);
    expect(standing(bench)).to.equal('ru 4');
  });

  it('survives acts, and drops what goes', async () => {
    const bench = await openBench();
    await stand(bench, 'tr', 4);
    await type(bench, ' ');
    await type(bench, 'u');
    expect(selected(bench), 'two rows up is twice U').to.deep.equal(['tr 4']);
    await type(bench, 'u');
    expect(column(bench, 'tr')).to.deep.equal(['1', '2+4', '3', '–', '5', '6']);
    bench.workbench.undo();
    bench.workbench.undo();
    await frame();
    await stand(bench, 'tr', 4);
    bench.workbench.dispatch('deleteSegment', ({ author, time, newId }) => ({ segment: seg('tr', 4), base: bench.workbench.tables.get('segment', seg('tr', 4))?.text ?? '', bead: newId('bead') as never, author, time }));
    await frame();
    expect(bench.page.feed.selection.size).to.equal(0);
    expect(bench.page.renderRoot.querySelector('.chip')).to.equal(null);
  });

  it('survives rows that are not drawn any more', async () => {
    const bench = await openBench(novel({ sentences: 600 }));
    await stand(bench, 'tr', 3);
    await type(bench, ' ');
    bench.page.goTo(seg('tr', 500), { focus: true });
    await waitUntil(() => bench.page.renderRoot.querySelector(`[data-segment="${seg('tr', 500)}"]`) !== null);
    await waitUntil(() => standing(bench) === 'tr 500');
    bench.page.goTo(seg('tr', 3), { focus: true });
    await waitUntil(() => standing(bench) === 'tr 3');
    expect(selected(bench)).to.deep.equal(['tr 3']);
  });

  it('shows how many there are, with the menu and the way out', async () => {
    const bench = await openBench();
    await stand(bench, 'tr', 2);
    await type(bench, 'Shift+ArrowDown');
    const chip = bench.page.renderRoot.querySelector<HTMLElement>('.chip');
    expect(chip?.textContent).to.contain('2 sentences selected');
    chip?.querySelector<HTMLElement>('[aria-haspopup=menu]')?.click();
    await waitUntil(() => open(bench));
    menu(bench).hidePopover();
    chip?.querySelector<HTMLElement>('.icon-button')?.click();
    await frame();
    expect(bench.page.renderRoot.querySelector('.chip')).to.equal(null);
    expect(standing(bench)).to.equal('tr 3');
  });
});

describe('the menu of a sentence', () => {
  for (const key of ['Shift+F10', 'ContextMenu']) {
    it(`opens with ${key} on the focused cell, and gives the focus back`, async () => {
      const bench = await openBench();
      await stand(bench, 'tr', 3);
      await type(bench, key);
      await waitUntil(() => open(bench));
      expect(menu(bench).getAttribute('aria-label')).to.equal('Sentence 3, Turkish');
      expect(menu(bench).getRootNode()).to.have.property('activeElement').that.equals(menu(bench).querySelector('[role=menuitem]'));
      menu(bench).dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, cancelable: true, composed: true }));
      await frame();
      expect(open(bench)).to.equal(false);
      expect(standing(bench)).to.equal('tr 3');
    });
  }

  it('opens on an empty cell too, by key and by its button', async () => {
    const bench = await openBench();
    await stand(bench, 'tr', 3);
    await type(bench, 'u');
    await type(bench, 'ArrowDown');
    await type(bench, 'Shift+F10');
    await waitUntil(() => open(bench));
    expect(menu(bench).getAttribute('aria-label')).to.equal('Empty cell, Turkish');
  });

  it('opens from the number of a sentence and with the right button, but not where words are marked', async () => {
    const bench = await openBench();
    at(bench, 'ru', 4).shadowRoot?.querySelector<HTMLElement>('.handle')?.click();
    await waitUntil(() => open(bench));
    expect(menu(bench).getAttribute('aria-label')).to.equal('Sentence 4, Russian');
    menu(bench).hidePopover();
    const right = (): boolean => text(at(bench, 'tr', 2)).dispatchEvent(new MouseEvent('contextmenu', { button: 2, clientX: 300, clientY: 200, bubbles: true, composed: true, cancelable: true }));
    getSelection()?.selectAllChildren(document.body);
    expect(right(), 'the browser has it').to.equal(true);
    getSelection()?.removeAllRanges();
    expect(right()).to.equal(false);
    await waitUntil(() => open(bench));
    expect(menu(bench).getAttribute('aria-label')).to.equal('Sentence 2, Turkish');
  });

  it('shows every act with its key, and does it where the focus was', async () => {
    const bench = await openBench();
    await stand(bench, 'tr', 3);
    await type(bench, 'Shift+F10');
    await waitUntil(() => open(bench));
    expect(menu(bench).querySelectorAll('[role=menuitem]')).to.have.lengthOf(27);
    expect(entry(bench, 'Move up a row').querySelector('kbd')?.textContent).to.equal('U');
    expect(entry(bench, 'Move up a row').getAttribute('aria-keyshortcuts')).to.equal('U');
    entry(bench, 'Move up a row').click();
    await frame();
    expect(column(bench, 'tr')).to.deep.equal(['1', '2+3', '–', '4', '5', '6']);
    expect(standing(bench)).to.equal('tr 3');
  });

  it('is gone through by arrows, Home, End and first letters', async () => {
    const bench = await openBench();
    await stand(bench, 'tr', 3);
    await type(bench, 'Shift+F10');
    await waitUntil(() => open(bench));
    const here = (): string => ((menu(bench).getRootNode() as ShadowRoot).activeElement as HTMLElement).querySelector('span')?.textContent ?? '';
    const key = (name: string): void => { menu(bench).dispatchEvent(new KeyboardEvent('keydown', { key: name, bubbles: true, cancelable: true, composed: true })); };
    key('ArrowDown');
    expect(here()).to.equal('Move down a row');
    key('End');
    expect(here()).to.equal('Delete the sentence');
    key('ArrowDown');
    expect(here()).to.equal('Move up a row');
    key('n');
    expect(here()).to.equal('No counterpart: set apart');
    key('n');
    expect(here()).to.equal('Note on the alignment…');
  });

  for (const language of ['en', 'ru', 'tr'] as Language[]) {
    it(`is accessible in ${language}, with a selection and a note`, async () => {
      const bench = await openBench(undefined, language);
      await stand(bench, 'tr', 3);
      await type(bench, 'n');
      await stand(bench, 'tr', 4);
      await type(bench, ' ');
      await expect(bench.page).to.be.accessible();
      await type(bench, 'Shift+F10');
      await waitUntil(() => open(bench));
      await expect(bench.page).to.be.accessible();
      expect(menu(bench).textContent).to.contain(i18n.t('align.act.confirmAbove'));
    });
  }
});

describe('dragging a sentence by its number', () => {
  before(async () => { try { await setViewport({ width: 1280, height: 900 }); } catch { /* WebKit's driver sets no size */ } });

  const middle = (element: Element): { clientX: number; clientY: number } => {
    const { left, top, width, height } = element.getBoundingClientRect();
    return { clientX: left + width / 2, clientY: top + height / 2 };
  };
  const pointer = (target: EventTarget, kind: string, more: PointerEventInit): void => {
    target.dispatchEvent(new PointerEvent(kind, { bubbles: true, composed: true, cancelable: true, isPrimary: true, pointerId: 7, pointerType: 'mouse', button: 0, ...more }));
  };
  const handle = (bench: Bench, lang: string, number: number): HTMLElement => at(bench, lang, number).shadowRoot?.querySelector('.handle') as HTMLElement;
  async function take(bench: Bench, taken: number | readonly [lang: string, number: number], to: PointerEventInit): Promise<void> {
    const [lang, number] = typeof taken === 'number' ? ['tr', taken] as const : taken;
    pointer(handle(bench, lang, number), 'pointerdown', { ...to, ...middle(handle(bench, lang, number)) });
    pointer(window, 'pointermove', to);
    await frame();
  }
  const drop = async (to: { clientX: number; clientY: number }, more: PointerEventInit = {}): Promise<void> => { pointer(window, 'pointerup', { ...to, ...more }); await frame(); };

  it('moves it to another row of its column, which is shown before one lets go', async () => {
    const bench = await openBench();
    const to = middle(at(bench, 'tr', 3));
    await take(bench, 2, to);
    const target = bench.page.renderRoot.querySelector<HTMLElement>('[data-drop]');
    expect(target?.dataset['drop']).to.equal('move');
    expect(target?.contains(at(bench, 'tr', 3))).to.equal(true);
    expect(bench.page.renderRoot.querySelector('.drag-label')?.textContent).to.equal('Move to this row');
    await drop(to);
    expect(column(bench, 'tr').slice(0, 4)).to.deep.equal(['1', '–', '2+3', '4']);
    expect(says(bench)).to.equal('Sentence 2 moved to another row, Turkish.');
    expect(bench.page.renderRoot.querySelector('[data-drop], .drag-label')).to.equal(null);
    expect(standing(bench)).to.equal('tr 2');
  });

  it('takes the selection along', async () => {
    const bench = await openBench();
    await stand(bench, 'tr', 1);
    await type(bench, 'Shift+ArrowDown');
    const to = middle(at(bench, 'tr', 3));
    await take(bench, 1, to);
    await drop(to);
    expect(column(bench, 'tr').slice(0, 4)).to.deep.equal(['–', '–', '1+2+3', '4']);
  });

  it('moves to another row wherever one lets go there: in any column, on the line before the cell, with Ctrl too', async () => {
    for (const [lang, more, beside] of [['ru', {}, 0], ['en', {}, 0], ['tr', { ctrlKey: true, metaKey: true }, 0], ['tr', {}, -1]] as const) {
      const bench = await openBench();
      const cell = at(bench, lang, 3), inside = middle(cell);
      const to = beside === 0 ? inside : { ...inside, clientX: (cell.closest('.cell')?.getBoundingClientRect().left ?? 0) - 10 };
      await take(bench, 2, { ...to, ...more });
      expect(bench.page.renderRoot.querySelector<HTMLElement>('[data-drop]')?.dataset['drop'], `${lang} ${beside}`).to.equal('move');
      await drop(to, more);
      expect([bench.workbench.log.map(({ kind }) => kind), column(bench, 'tr').slice(0, 4)], `${lang} ${beside}`).to.deep.equal([['moveSegments'], ['1', '–', '2+3', '4']]);
    }
  });

  it('links one with another in its row, and one of the original with a translation of another row: exactly these', async () => {
    const bench = await openBench(), label = (): string | null | undefined => bench.page.renderRoot.querySelector('.drag-label')?.textContent;
    await stand(bench, 'ru', 2);
    await type(bench, 'm');
    const beside = middle(at(bench, 'en', 3));
    await take(bench, 2, beside);
    expect(label()).to.equal('Link with this sentence');
    await drop(beside);
    expect(says(bench)).to.equal('Sentences linked: 3, English; 2, Turkish. No longer linked with the original: sentence 3, Turkish.');
    const far = middle(at(bench, 'ru', 1));
    await take(bench, ['en', 4], far);
    expect(label()).to.equal('Link with this sentence');
    await drop(far);
    expect(says(bench)).to.equal('Sentences linked: 4, English; 1, Russian. No longer linked with the original: sentence 4, Russian.');
    expect(bench.workbench.log.map(({ kind }) => kind)).to.deep.equal(['groupSegments', 'linkSegments', 'linkSegments']);
  });

  it('links in a row without the original, where it could not be moved to', async () => {
    const bench = await openBench();
    await stand(bench, 'ru', 3);
    await type(bench, 'n');
    const to = middle(at(bench, 'ru', 3).closest('.unit')?.querySelector(`[data-column="${version('tr')}"]`) as HTMLElement);
    await take(bench, 2, to);
    expect(bench.page.renderRoot.querySelector('.drag-label')?.textContent).to.equal('Link with this row');
    await drop(to);
    expect(bench.workbench.log.at(-1)?.kind).to.equal('linkSegments');
  });

  it('promises no link that is there and accepted already', async () => {
    const bench = await openBench(), there = middle(at(bench, 'en', 2)), label = (): string | null | undefined => bench.page.renderRoot.querySelector('.drag-label')?.textContent;
    await take(bench, 2, there);
    expect(label(), 'it would be accepted by that').to.equal('Link with this sentence');
    await drop(there);
    await take(bench, 2, there);
    expect(label()).to.equal('Nothing changes here');
    await drop(there);
    expect(bench.workbench.log).to.have.lengthOf(1);
  });

  it('is given up by Escape, and by letting go where nothing would change', async () => {
    const bench = await openBench();
    const to = middle(at(bench, 'tr', 3));
    await take(bench, 2, to);
    window.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', cancelable: true }));
    await drop(to);
    expect(says(bench)).to.equal('Moving cancelled.');
    const home = middle(at(bench, 'tr', 2));
    await take(bench, 2, { clientX: home.clientX, clientY: home.clientY + 8 });
    expect(bench.page.renderRoot.querySelector('.drag-label')?.textContent).to.equal('Nothing changes here');
    await drop(home);
    expect(bench.workbench.log).to.have.lengthOf(0);
  });

  it('begins under a finger only after it has rested, so that one can scroll', async () => {
    const bench = await openBench();
    const to = middle(at(bench, 'tr', 3)), touch = { pointerType: 'touch' };
    await take(bench, 2, { ...to, ...touch });
    expect(bench.page.renderRoot.querySelector('.drag-label')).to.equal(null);
    await drop(to, touch);
    pointer(handle(bench, 'tr', 2), 'pointerdown', { ...middle(handle(bench, 'tr', 2)), ...touch });
    await waitUntil(() => bench.page.renderRoot.querySelector('.drag-label') !== null, 'a long press');
    const move = new Event('touchmove', { cancelable: true, bubbles: true });
    window.dispatchEvent(move);
    expect(move.defaultPrevented, 'the page stays').to.equal(true);
    pointer(window, 'pointermove', { ...to, ...touch });
    await drop(to, touch);
    expect(column(bench, 'tr').slice(0, 4)).to.deep.equal(['1', '–', '2+3', '4']);
  });

  it('leaves a click on the number what it is', async () => {
    const bench = await openBench();
    pointer(handle(bench, 'tr', 2), 'pointerdown', middle(handle(bench, 'tr', 2)));
    await drop(middle(handle(bench, 'tr', 2)));
    handle(bench, 'tr', 2).click();
    await waitUntil(() => open(bench));
  });
});

describe('what a link says', () => {
  it('keeps a remark of former days, shows it under the sentences and in their description, lets it be mended and taken away', async () => {
    const rows = SIX(), remarked = rows.bead.map((one) => (one.target.includes(seg('tr', 3)) ? { ...one, note: 'Is this “lamp” or “light”?' } : one));
    const bench = await openBench({ ...rows, bead: remarked });
    const write = async (words: string): Promise<void> => {
      await stand(bench, 'tr', 3);
      await type(bench, 'b');
      await frame();
      at(bench, 'tr', 3).closest('.cell')?.querySelector('dm-link-notes')?.shadowRoot?.querySelector<HTMLElement>('.edit')?.click();
      await waitUntil(() => isOpen('dm-link-note'));
      const root = document.querySelector('dm-link-note')?.shadowRoot as ShadowRoot;
      const field = root.querySelector('textarea') as HTMLTextAreaElement;
      field.value = words;
      root.querySelector<HTMLElement>('[type=submit]')?.click();
      await waitUntil(() => document.querySelector('dm-link-note') === null);
      await frame();
    };
    const cell = at(bench, 'tr', 3).closest('.cell');
    expect(cell?.querySelector('.link-note')?.textContent).to.contain('lamp');
    expect(at(bench, 'tr', 3).shadowRoot?.querySelector('#link')?.textContent).to.contain('Note: Is this “lamp” or “light”?');
    await write('It is a lamp.');
    expect(bead(bench, 'tr', 3)?.note).to.equal('It is a lamp.');
    expect(says(bench)).to.equal('Note saved: sentence 3, Turkish.');
    expect(standing(bench)).to.equal('tr 3');
    await write('');
    expect(bead(bench, 'tr', 3)?.note).to.equal(undefined);
    expect(says(bench)).to.equal('Note removed: sentence 3, Turkish.');
  });

  it('tells who judged it, and shows lines only while something is not confirmed', async () => {
    const bench = await openBench(novel({ sentences: 2, judged: () => ({ status: 'confirmed' }) }));
    expect(bench.page.renderRoot.querySelector('.link')).to.equal(null);
    expect(at(bench, 'tr', 2).shadowRoot?.querySelector('#link')?.textContent).to.equal('Alignment confirmed');
    await stand(bench, 'tr', 2);
    await type(bench, 'r');
    expect(bench.page.renderRoot.querySelectorAll('.link')).to.have.lengthOf(4);
    expect(at(bench, 'tr', 2).shadowRoot?.querySelector('#link')?.textContent).to.equal('Alignment needs review, by you, automatic score 97%');
  });

  it('shows a link between two translations as such, where the original has nothing', async () => {
    const rows = novel({ sentences: 3, alone: [1] });
    const direct = { id: 'aln_direct' as AlignmentId, work: rows.work[0]!.id, source: version('ru'), target: version('tr'), method: 'manual' };
    const bench = await openBench({
      ...rows, alignment: [...rows.alignment, direct],
      bead: [...rows.bead, { id: 'bead_direct' as never, alignment: direct.id, source: [seg('ru', 2)], target: [seg('tr', 2)], status: 'confirmed', score: 1 }],
    });
    expect(column(bench, 'ru')).to.deep.equal(['1', '2', '–', '3']);
    expect(column(bench, 'tr')).to.deep.equal(['1', '2', '–', '3']);
    expect(at(bench, 'tr', 2).shadowRoot?.querySelector('#link')?.textContent).to.equal('Alignment confirmed, linked directly with Russian');
    expect(at(bench, 'ru', 2).shadowRoot?.querySelector('#link')?.textContent).to.equal('Alignment confirmed, linked directly with Turkish');
    expect(at(bench, 'ru', 2).closest('.linked')?.querySelector('.link.direct')).not.to.equal(null);
  });
});

describe('picking the word where a sentence is cut', () => {
  const dialog = (): ShadowRoot => document.querySelector('dm-cut-dialog')?.shadowRoot as ShadowRoot;
  const line = (): HTMLElement => dialog().querySelector('[role=slider]') as HTMLElement;
  const key = async (name: string): Promise<void> => { line().dispatchEvent(new KeyboardEvent('keydown', { key: name, bubbles: true, cancelable: true })); await frame(); };

  it('goes from word to word, shows both parts and says the words on both sides', async () => {
    const bench = await openBench();
    await stand(bench, 'tr', 3);
    const before = bench.workbench.tables.get('segment', seg('tr', 3))?.text ?? '';
    await type(bench, 't');
    await waitUntil(() => isOpen('dm-cut-dialog'));
    await expect(document.querySelector('dm-cut-dialog')).to.be.accessible();
    await key('Home');
    const words = before.split(' ');
    expect(line().getAttribute('aria-valuetext')).to.equal(`${words[0]} | ${words.slice(1, 4).join(' ')}`);
    await key('ArrowRight');
    expect([...dialog().querySelectorAll('.part p')].map(({ textContent }) => textContent)).to.deep.equal([words.slice(0, 2).join(' '), words.slice(2).join(' ')]);
    await key('Enter');
    await waitUntil(() => document.querySelector('dm-cut-dialog') === null);
    await frame();
    expect(column(bench, 'tr')).to.deep.equal(['1', '2', 'new+new', '4', '5', '6']);
    expect(says(bench)).to.equal('Sentence 3 cut into 3 and 4, Turkish.');
    const halves = bench.workbench.tables.segmentsOf(version('tr')).slice(2, 4);
    expect(halves.map((half) => half.text + half.after).join('').trim()).to.equal(before);
    expect(standing(bench)).to.equal('tr new');
  });

  it('is left by Escape with the focus where it was', async () => {
    const bench = await openBench();
    await stand(bench, 'tr', 3);
    await type(bench, 't');
    await waitUntil(() => isOpen('dm-cut-dialog'));
    dialog().querySelector('dialog')?.close();
    await waitUntil(() => standing(bench) === 'tr 3');
    expect(bench.workbench.log).to.have.lengthOf(0);
  });

  it('says so where there is one word', async () => {
    const bench = await openBench(novel({ sentences: 2, segment: (made) => ({ ...made, text: 'Да.' }) }));
    await stand(bench, 'ru', 1);
    await type(bench, 't');
    await waitUntil(() => says(bench) !== '');
    expect(says(bench)).to.equal('There is nothing to cut: the sentence has one word.');
  });
});

describe('cutting and joining from the editor', () => {
  const editor = (bench: Bench): HTMLElement => bench.page.renderRoot.querySelector('dm-segment[editing]')?.shadowRoot?.querySelector('dm-segment-editor')?.shadowRoot?.querySelector('#words') as HTMLElement;
  async function edit(bench: Bench): Promise<HTMLElement> {
    await stand(bench, 'tr', 3);
    await type(bench, 'e');
    await waitUntil(() => Boolean(editor(bench)), 'no editor');
    await frame();
    return editor(bench);
  }
  const press = async (words: HTMLElement, key: string): Promise<void> => {
    words.dispatchEvent(new KeyboardEvent('keydown', { key, code: `Key${key.toUpperCase()}`, ctrlKey: !navigator.platform.startsWith('Mac'), metaKey: navigator.platform.startsWith('Mac'), bubbles: true, composed: true, cancelable: true }));
    await frame();
  };

  it('cuts at the caret what stands there, typed or not', async () => {
    const bench = await openBench(), words = await edit(bench);
    words.textContent = 'Birinci yarı. İkinci yarı.';
    words.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
    getSelection()?.collapse(words.firstChild, 14);
    await press(words, 'e');
    expect(bench.workbench.tables.segmentsOf(version('tr')).slice(2, 4).map((half) => half.text)).to.deep.equal(['Birinci yarı.', 'İkinci yarı.']);
    expect(bench.workbench.drafts).to.have.lengthOf(0);
    expect(standing(bench)).to.equal('tr new');
    expect(bench.page.kept).to.equal(null);
  });

  it('joins with the next sentence, but not while something is typed that would be lost', async () => {
    const bench = await openBench(), words = await edit(bench);
    words.textContent = 'Yarım kalan';
    words.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
    await press(words, 'j');
    expect(column(bench, 'tr')).to.deep.equal(['1', '2', '3', '4', '5', '6']);
    expect(says(bench)).to.equal(i18n.t('refusal.draftOpen'));
    bench.workbench.discardDraft(seg('tr', 3));
    await press(words, 'j');
    expect(column(bench, 'tr')).to.deep.equal(['1', '2', 'new', '5', '6']);
  });
});

describe('layout and rows', () => {
  it('keeps the number’s button where numbers are not shown, and says what it is', async () => {
    const bench = await openBench();
    preferences.set('numbers', false);
    await frame();
    const handle = at(bench, 'tr', 2).shadowRoot?.querySelector<HTMLElement>('.handle');
    expect(handle?.getAttribute('aria-label')).to.equal('Actions: sentence –, Turkish');
    expect(handle?.getBoundingClientRect().width).to.be.at.least(24);
    expect(SIX().segment).to.have.lengthOf(18);
  });
});
