// Acts on the alignment where the keyboard is, while something else has the attention: an editor that is open in another sentence, or an undo.
import { expect } from '@open-wc/testing';
import { undoActions } from '../../src/ui/undo-actions.ts';
import type { Bench } from './aligning-fixture.ts';
import { bead, column, openBench, says, seg, stand, standing, type } from './aligning-fixture.ts';
import { frame } from './work-fixture.ts';
import { onMac } from '../../src/ui/controllers/keys.ts';
import { caretIn, placeCaret } from '../../src/ui/parts/editable.ts';
import { preferences } from '../../src/ui/controllers/preferences.ts';
import { waitUntil } from '../until.ts';

const sentence = ({ page }: Bench, lang: string, number: number): HTMLElement => page.renderRoot.querySelector(`[data-segment="${seg(lang, number)}"]`) as HTMLElement;
const editing = ({ page }: Bench): string | undefined => page.renderRoot.querySelector<HTMLElement>('dm-segment[editing]')?.dataset['segment'];
const words = (bench: Bench): HTMLElement | null => bench.page.renderRoot.querySelector('dm-segment[editing]')?.shadowRoot?.querySelector('dm-segment-editor')?.shadowRoot?.querySelector('#words') ?? null;
const menuOpen = ({ page }: Bench): boolean => page.renderRoot.querySelector('dm-row-menu')?.shadowRoot?.querySelector('.menu')?.matches(':popover-open') ?? false;

describe('while an editor is open in another sentence', () => {
  /** Something has been typed in Russian 2, and the keyboard has gone to Russian 4. */
  async function typedElsewhere(): Promise<Bench> {
    const bench = await openBench();
    await stand(bench, 'ru', 2);
    await type(bench, 'e');
    await waitUntil(() => words(bench) !== null, 'no editor');
    const field = words(bench) as HTMLElement;
    field.textContent = 'Half a sentence';
    field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
    await frame();
    sentence(bench, 'ru', 4).shadowRoot?.querySelector<HTMLElement>('#text')?.focus();
    await frame();
    expect(editing(bench)).to.equal(seg('ru', 2));
    return bench;
  }

  const ACTS: readonly (readonly [key: string, done: (bench: Bench) => void])[] = [
    ['u', (bench) => { expect(column(bench, 'ru')).to.deep.equal(['1', '2', '3+4', '–', '5', '6']); }],
    ['m', (bench) => { expect(column(bench, 'en')).to.deep.equal(['1', '2', '3', '4+5', '6']); }],
    ['a', (bench) => { expect(bead(bench, 'ru', 4)?.status).to.equal('confirmed'); }],
    ['n', (bench) => { expect(says(bench)).to.equal('Checked, no counterpart: sentence 4, Russian.'); }],
  ];
  for (const [key, done] of ACTS) {
    it(`${key.toUpperCase()} acts where the keyboard is, and the editor stays as it is`, async () => {
      const bench = await typedElsewhere();
      await type(bench, key);
      done(bench);
      expect(standing(bench)).to.equal('ru 4');
      expect(bench.workbench.draftOf(seg('ru', 2))?.text).to.equal('Half a sentence');
      expect([editing(bench), words(bench)?.textContent]).to.deep.equal([seg('ru', 2), 'Half a sentence']);
    });
  }

  it('the caret stays where it was when the row of the editor moves', async () => {
    const bench = await typedElsewhere(), field = words(bench) as HTMLElement;
    field.focus();
    await Promise.resolve();
    placeCaret(field, 4);
    document.dispatchEvent(new Event('selectionchange')); // a page that is not in front tells of none
    expect(caretIn(field)).to.equal(4);
    bench.workbench.dispatch('moveSegments', ({ author }) => ({ segments: [seg('ru', 2)], to: seg('en', 3), bead: 'moved' as never, author }));
    await frame();
    await frame();
    expect([editing(bench), words(bench) === field]).to.deep.equal([seg('ru', 2), true]);
    if ((field.getRootNode() as ShadowRoot).activeElement !== field) field.focus();
    await Promise.resolve();
    expect(caretIn(field)).to.equal(4);
  });

  it('an act that takes its row along takes the editor along', async () => {
    for (const [lang, key] of [['ru', 'U'], ['en', 'm'], ['ru', 'Shift+D']] as const) {
      const bench = await typedElsewhere();
      sentence(bench, lang, key === 'U' ? 3 : 1).shadowRoot?.querySelector<HTMLElement>('#text')?.focus();
      await frame();
      await type(bench, key);
      await frame();
      expect([editing(bench), words(bench)?.textContent, bench.workbench.log.length], `${lang} ${key}`).to.deep.equal([seg('ru', 2), 'Half a sentence', 1]);
      words(bench)?.focus();
      expect(sentence(bench, 'ru', 2).shadowRoot?.querySelector('dm-segment-editor')?.shadowRoot?.activeElement?.id).to.equal('words');
    }
  });

  it('a refusal is said, and the keyboard stays where it is', async () => {
    const bench = await typedElsewhere();
    await type(bench, 'ArrowDown');
    await type(bench, 'ArrowDown');
    expect(standing(bench), 'the arrows work, too').to.equal('ru 6');
    await type(bench, 'd');
    expect(says(bench)).to.equal('There is no row below that this sentence could go to.');
    expect(standing(bench)).to.equal('ru 6');
    expect(editing(bench)).to.equal(seg('ru', 2));
  });

  it('sentences can be selected, and the palette has the acts', async () => {
    const bench = await typedElsewhere();
    await type(bench, ' ');
    await type(bench, 'Shift+ArrowDown');
    expect([...bench.page.feed.selection]).to.deep.equal([seg('ru', 4), seg('ru', 5)]);
    expect(['align.moveUp', 'align.suggestState', 'note.sentence'].map((id) => bench.actions.get(id)?.enabled?.())).to.deep.equal([true, true, true]);
  });

  it('what the palette does to a sentence it does where the keyboard is', async () => {
    const bench = await typedElsewhere(), states = (): (string | undefined)[] => [2, 4].map((number) => bench.workbench.tables.get('segment', seg('ru', number))?.state);
    const [before] = states();
    expect(bench.actions.run('edit.state.final')).to.equal(true);
    expect(states()).to.deep.equal([before, 'final']);
    bench.actions.run('edit.begin');
    await waitUntil(() => editing(bench) === seg('ru', 4), 'the editor is where the keyboard was');
    expect(bench.workbench.draftOf(seg('ru', 2))?.text).to.equal('Half a sentence');
  });

  it('the menu opens by key, from the number and with the right button, but the editor keeps the browser’s', async () => {
    for (const open of [
      (bench: Bench) => type(bench, 'Shift+F10'),
      (bench: Bench) => sentence(bench, 'ru', 5).shadowRoot?.querySelector<HTMLElement>('.handle')?.click(),
      (bench: Bench) => sentence(bench, 'ru', 5).shadowRoot?.querySelector('#text')?.dispatchEvent(new MouseEvent('contextmenu', { button: 2, clientX: 300, clientY: 200, bubbles: true, composed: true, cancelable: true })),
    ]) {
      const bench = await typedElsewhere();
      getSelection()?.removeAllRanges();
      await open(bench);
      await waitUntil(() => menuOpen(bench), 'no menu');
      bench.page.renderRoot.querySelector('dm-row-menu')?.shadowRoot?.querySelector<HTMLElement>('.menu')?.hidePopover();
      const right = new MouseEvent('contextmenu', { button: 2, clientX: 300, clientY: 200, bubbles: true, composed: true, cancelable: true });
      words(bench)?.dispatchEvent(right);
      expect(right.defaultPrevented).to.equal(false);
    }
  });

  it('letters in the editor are text, and arrows the caret’s', async () => {
    const bench = await typedElsewhere();
    words(bench)?.focus();
    for (const key of ['u', 'm', 'n', 'a', 'ArrowDown', 'Shift+F10']) await type(bench, key);
    expect(bench.workbench.log).to.have.lengthOf(0);
    expect(menuOpen(bench)).to.equal(false);
    expect(editing(bench)).to.equal(seg('ru', 2));
    expect(bench.actions.get('align.moveUp')?.enabled?.(), 'the sentence in the editor is the editor’s').to.equal(false);
  });
});

describe('undo in an editor in which nothing has been typed', () => {
  const press = async (bench: Bench, more: KeyboardEventInit = {}): Promise<boolean> => {
    const event = new KeyboardEvent('keydown', { key: 'z', code: 'KeyZ', ctrlKey: !onMac(), metaKey: onMac(), bubbles: true, composed: true, cancelable: true, ...more });
    words(bench)?.dispatchEvent(event);
    await frame();
    await frame();
    return event.defaultPrevented;
  };
  const typed = (bench: Bench, text: string): void => {
    const field = words(bench) as HTMLElement;
    field.textContent = text;
    field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
  };

  it('takes back the sentence that was just inserted, and the keyboard is in the text again', async () => {
    const bench = await withUndo(), before = column(bench, 'ru');
    await stand(bench, 'ru', 2);
    await type(bench, 'i');
    await waitUntil(() => words(bench) !== null, 'no editor');
    expect(await press(bench)).to.equal(true);
    await waitUntil(() => words(bench) === null, 'the editor goes with its sentence');
    expect(column(bench, 'ru')).to.deep.equal(before);
    await waitUntil(() => standing(bench) !== 'nowhere', 'the keyboard stands somewhere');
  });

  it('takes back the last act, leaves the editor open, and does it again', async () => {
    const bench = await withUndo();
    await stand(bench, 'ru', 4);
    await type(bench, 'a');
    await type(bench, 'e');
    await waitUntil(() => words(bench) !== null, 'no editor');
    await press(bench);
    expect([bead(bench, 'ru', 4)?.status, editing(bench)]).to.deep.equal(['auto', seg('ru', 4)]);
    await press(bench, { shiftKey: true });
    expect([bead(bench, 'ru', 4)?.status, editing(bench)]).to.deep.equal(['confirmed', seg('ru', 4)]);
  });

  it('is the work’s again in an editor that was opened anew after something had been typed and saved', async () => {
    const bench = await withUndo(), { text } = bench.workbench.tables.get('segment', seg('ru', 4))!;
    preferences.set('nameAsked', true);
    bench.page.openEditor(seg('ru', 4));
    await waitUntil(() => words(bench) !== null, 'no editor');
    typed(bench, 'Corrected.');
    words(bench)?.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', ctrlKey: !onMac(), metaKey: onMac(), bubbles: true, composed: true, cancelable: true }));
    await waitUntil(() => bench.workbench.tables.get('segment', seg('ru', 4))?.text === 'Corrected.', 'not saved');
    bench.page.openEditor(seg('ru', 4));
    await waitUntil(() => editing(bench) === seg('ru', 4) && words(bench)?.textContent === 'Corrected.', 'not opened again');
    expect(await press(bench)).to.equal(true);
    expect(bench.workbench.tables.get('segment', seg('ru', 4))?.text).to.equal(text);
  });

  it('is the browser’s as soon as something was typed, also where the text is what it was again, and where a draft stands', async () => {
    const bench = await withUndo();
    await stand(bench, 'ru', 4);
    await type(bench, 'a');
    await type(bench, 'e');
    await waitUntil(() => words(bench) !== null, 'no editor');
    const { textContent: was } = words(bench) as HTMLElement;
    typed(bench, 'other');
    expect(await press(bench)).to.equal(false);
    typed(bench, was);
    expect(await press(bench)).to.equal(false);
    expect(bead(bench, 'ru', 4)?.status).to.equal('confirmed');
    bench.page.openEditor(null);
    bench.workbench.draft(seg('ru', 5), 'half');
    bench.page.openEditor(seg('ru', 5));
    await waitUntil(() => words(bench)?.textContent === 'half', 'the draft');
    expect(await press(bench)).to.equal(false);
  });
});

async function withUndo(): Promise<Bench> {
  const bench = await openBench(), { page, workbench, actions, said } = bench;
  actions.add(undoActions({
    workbench: () => workbench, i18n: page.i18n, say: (sentenceSaid) => { said.push(sentenceSaid); }, show: (segment) => { page.showChanged(segment); }, takeBack: () => undefined,
  }));
  return bench;
}

describe('taking an act of one column back, and doing it again', () => {
  const run = async ({ actions }: Bench, id: 'edit.undo' | 'edit.redo'): Promise<void> => {
    actions.run(id);
    await frame();
    await frame();
  };

  for (const [name, keys, after] of [['a shift down', 'Shift+d', 'tr –'], ['a shift up', 'Shift+u', 'tr 3'], ['grouping', 'm', 'tr 3'], ['a deletion', 'Delete', 'tr –']] as const) {
    it(`${name}: the keyboard stays in its column`, async () => {
      const bench = await withUndo();
      await stand(bench, 'tr', 3);
      await type(bench, keys);
      expect(standing(bench)).to.equal(after);
      await run(bench, 'edit.undo');
      expect(standing(bench), says(bench)).to.equal('tr 3');
      await type(bench, 'u');
      expect(column(bench, 'tr'), 'the next letter acts there').to.deep.equal(['1', '2+3', '–', '4', '5', '6']);
      await run(bench, 'edit.undo');
      await type(bench, keys);
      await run(bench, 'edit.undo');
      await run(bench, 'edit.redo');
      expect(standing(bench), says(bench)).to.match(/^tr /);
    });
  }

  it('where the cell in which the keyboard stands is filled by somebody else, it is on what has come', async () => {
    const bench = await openBench();
    await stand(bench, 'tr', 3);
    await type(bench, 'Shift+d');
    bench.workbench.undo();
    await frame();
    await frame();
    expect(standing(bench)).to.equal('tr 3');
  });
});
