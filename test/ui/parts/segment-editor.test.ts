import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import type { Language } from '../../../src/i18n/i18n.ts';
import { SegmentInputEvent, SegmentSaveEvent } from '../../../src/ui/events.ts';
import { typeText } from '../../../src/ui/parts/editable.ts';
import { reasons } from '../../../src/ui/parts/reasons.ts';
import type { CorrectingPage } from '../correcting-fixture.ts';
import { browserUndo, button, changeText, edit, MOD, on, openPage, press, settled, speak, write } from '../correcting-fixture.ts';
import { waitUntil as until } from '../../until.ts';

const panel = (page: CorrectingPage): ShadowRoot => page.editor?.renderRoot as ShadowRoot;
const id = (page: CorrectingPage, place: number) => page.segments[place]!.id;

describe('<dm-segment-editor>', () => {
  before(() => speak('en'));
  afterEach(() => { localStorage.clear(); return speak('en'); });

  for (const language of ['en', 'ru', 'tr'] as Language[]) {
    it(`is accessible while correcting, in ${language}`, async () => {
      await speak(language);
      const page = await openPage({ language: 'ru' });
      await edit(page, 1);
      await expect(page).to.be.accessible();
      await write(page, `${page.segments[1]!.text} ещё cлово`);
      await expect(page).to.be.accessible();
      changeText(page.workbench, id(page, 1), 'Другой текст.');
      await settled(page);
      await expect(page).to.be.accessible();
    });
  }

  it('moves no word when it opens, in rows', async () => {
    const page = await openPage();
    const before = lines(page.at(2).renderRoot.querySelector('#words') as HTMLElement);
    await edit(page, 2);
    expectUnmoved(lines(page.words), before);
  });

  it('moves no word of the sentence when it opens, in running text', async () => {
    const page = await openPage({ flow: 'inline' });
    const before = lines(page.at(2).renderRoot.querySelector('#words') as HTMLElement);
    await edit(page, 2);
    expectUnmoved(lines(page.words), before);
  });

  it('takes the focus, with the caret behind the last word', async () => {
    const page = await openPage();
    await edit(page, 1);
    await sendKeys({ type: ' and more' });
    expect(page.editor?.value).to.equal(`${page.segments[1]!.text} and more`);
  });

  it('is a text box in the language of the sentence, spelling checked', async () => {
    const page = await openPage({ language: 'tr' });
    await edit(page, 1);
    expect(page.words.getAttribute('role')).to.equal('textbox');
    expect(page.words.lang).to.equal('tr');
    expect(page.words.spellcheck).to.equal(true);
    expect(page.words.getAttribute('aria-label')).to.equal('Correcting sentence 2, Turkish');
  });

  it('tells every input event at once, and the draft is there with it', async () => {
    const page = await openPage();
    await edit(page, 1);
    const told: string[] = [];
    on(page, SegmentInputEvent, ({ text }) => { told.push(text); });
    const { text } = page.segments[1]!;
    await sendKeys({ type: 'xyz' });
    expect(told).to.deep.equal([`${text}x`, `${text}xy`, `${text}xyz`]);
    expect(page.workbench.draftOf(id(page, 1))?.text).to.equal(`${text}xyz`);
  });

  it('keeps spaces as they are typed', async () => {
    const page = await openPage();
    await edit(page, 1);
    await write(page, 'a');
    await sendKeys({ type: '  b ' });
    expect(page.editor?.value).to.equal('a  b ');
  });

  it('shows word by word what differs from the current text', async () => {
    const page = await openPage();
    changeText(page.workbench, id(page, 1), 'The peace is near.');
    await edit(page, 1);
    expect(panel(page).querySelector('.diff')).to.equal(null);
    await write(page, 'The war is near.');
    const { diff, removed, added } = drawnDiff(page);
    expect(removed).to.deep.equal(['peace']);
    expect(added).to.deep.equal(['war']);
    expect(diff).to.contain('deleted: ').and.to.contain('added: ');
  });

  it('does not touch the caret while it draws', async () => {
    const page = await openPage();
    await edit(page, 1);
    await write(page, 'one two three');
    getSelection()?.collapse(page.words.firstChild, 3);
    await sendKeys({ type: 'X' });
    await settled(page);
    page.requestUpdate();
    page.editor?.requestUpdate();
    await settled(page);
    await sendKeys({ type: 'Y' });
    expect(page.editor?.value).to.equal('oneXY two three');
  });

  it('leaves undo to the browser', async () => {
    const page = await openPage();
    await edit(page, 1);
    const { text } = page.segments[1]!;
    await write(page, 'all new');
    await browserUndo(page);
    expect(page.editor?.value).to.equal(text);
  });

  it('puts no line break into a sentence: Enter does nothing, pasted ones become spaces', async () => {
    const page = await openPage();
    await edit(page, 1);
    await write(page, 'one');
    await sendKeys({ press: 'Enter' });
    await sendKeys({ down: 'Shift' });
    await sendKeys({ press: 'Enter' });
    await sendKeys({ up: 'Shift' });
    expect(page.editor?.value).to.equal('one');
    paste(page.words, ' two \r\n three\nfour');
    expect(page.editor?.value).to.equal('one two three four');
  });

  it('Ctrl+Enter saves and goes on', async () => {
    const page = await openPage();
    await edit(page, 1);
    await write(page, 'A correction.');
    press(page.words, 'Enter', MOD);
    await settled(page);
    expect(page.segments[1]).to.include({ text: 'A correction.', state: 'translated' });
    expect(page.correcting.editing).to.equal(id(page, 2));
    expect(page.workbench.draftOf(id(page, 1))).to.equal(undefined);
    await sendKeys({ type: '!' });
    expect(page.workbench.draftOf(id(page, 2))?.text).to.equal(`${page.segments[2]!.text}!`);
  });

  it('Ctrl+Shift+Enter suggests with the reason given so far and goes on; the reason is reached by Tab', async () => {
    const page = await openPage();
    await edit(page, 1);
    const { text } = page.segments[1]!;
    await write(page, 'Proposed.');
    await sendKeys({ press: 'Tab' });
    await sendKeys({ type: 'shorter' });
    press(panel(page).querySelector('.reason')!, 'Enter', { ...MOD, shiftKey: true });
    await settled(page);
    const [suggestion] = page.workbench.tables.suggestionsOf(id(page, 1));
    expect(suggestion).to.include({ text: 'Proposed.', base: text, reason: 'shorter', origin: 'person', status: 'open' });
    expect(page.segments[1]!.text).to.equal(text);
    expect(page.correcting.editing).to.equal(id(page, 2));
  });

  it('reaches the reason by the first Tab, also where the difference has not been drawn yet', async () => {
    const page = await openPage();
    await edit(page, 1);
    const { requestAnimationFrame: frame } = window;
    window.requestAnimationFrame = () => 1; // a frame that does not come while the processor is busy
    try {
      getSelection()?.selectAllChildren(page.words);
      typeText('Proposed.');
      expect(panel(page).querySelector('.reason')).to.equal(null);
      await sendKeys({ press: 'Tab' });
      expect(panel(page).activeElement?.getAttribute('aria-label')).to.equal('Reason for a suggestion');
    } finally {
      window.requestAnimationFrame = frame;
    }
  });

  it('keeps a reason that has been typed when one leaves', async () => {
    const page = await openPage();
    await edit(page, 1);
    await write(page, 'Proposed.');
    const field = panel(page).querySelector('input') as HTMLInputElement;
    field.focus();
    await sendKeys({ type: 'because' });
    await sendKeys({ press: 'Escape' });
    await settled(page);
    await edit(page, 1);
    expect((panel(page).querySelector('input') as HTMLInputElement).value).to.equal('because');
    reasons.delete(id(page, 1));
  });

  it('Esc leaves with the draft kept and marked, and the focus on the sentence', async () => {
    const page = await openPage();
    await edit(page, 1);
    const { text } = page.segments[1]!;
    await sendKeys({ type: '!' });
    await sendKeys({ press: 'Escape' });
    await settled(page);
    expect(page.editor).to.equal(null);
    expect(page.segments[1]!.text).to.equal(text);
    expect(page.workbench.draftOf(id(page, 1))?.text).to.equal(`${text}!`);
    expect(page.at(1).renderRoot.querySelector('.draft')?.textContent).to.equal('unfinished draft');
    expect(page.at(1).shadowRoot?.activeElement?.id).to.equal('text');
  });

  it('Alt+Down and Alt+Up go to the neighbour with the draft kept', async () => {
    const page = await openPage();
    await edit(page, 1);
    await write(page, 'half');
    press(page.words, 'ArrowDown', { altKey: true });
    await settled(page);
    expect(page.correcting.editing).to.equal(id(page, 2));
    expect(page.workbench.draftOf(id(page, 1))?.text).to.equal('half');
    press(page.words, 'ArrowUp', { altKey: true });
    await settled(page);
    expect(page.words.textContent).to.equal('half');
    await edit(page, 0);
    press(page.words, 'ArrowUp', { altKey: true });
    await settled(page);
    expect(page.correcting.editing, 'there is no sentence before the first').to.equal(id(page, 0));
  });

  it('goes on with the draft', async () => {
    const page = await openPage();
    page.workbench.draft(id(page, 1), 'half a sen');
    await edit(page, 1);
    expect(page.words.textContent).to.equal('half a sen');
  });

  it('discards the draft, which the browser can take back', async () => {
    const page = await openPage();
    await edit(page, 1);
    const { text } = page.segments[1]!;
    await write(page, 'not good');
    button(panel(page), 'Discard draft').click();
    await settled(page);
    expect(page.editor?.value).to.equal(text);
    expect(page.workbench.draftOf(id(page, 1))).to.equal(undefined);
    expect(page.lastSaid).to.equal('Draft discarded');
    await browserUndo(page);
    expect(page.workbench.draftOf(id(page, 1))?.text).to.equal('not good');
  });

  it('has a button for everything', async () => {
    const page = await openPage();
    page.correcting.setState(id(page, 1), 'translated');
    await edit(page, 1);
    button(panel(page), 'Confirm').click();
    await settled(page);
    expect(page.segments[1]!.state).to.equal('reviewed');
    await write(page, 'Proposed by touch.');
    button(panel(page), 'Suggest').click();
    await settled(page);
    expect(page.workbench.tables.suggestionsOf(id(page, 2))[0]?.text).to.equal('Proposed by touch.');
    await write(page, 'Saved by touch.');
    button(panel(page), 'Save').click();
    await settled(page);
    expect(page.segments[3]!.text).to.equal('Saved by touch.');
    button(panel(page), 'Leave').click();
    await settled(page);
    expect(page.editor).to.equal(null);
  });

  it('lets an input method have its Enter', async () => {
    const page = await openPage();
    await edit(page, 1);
    await write(page, 'に');
    let saved = 0;
    page.addEventListener(SegmentSaveEvent.type, () => { saved += 1; });
    page.words.dispatchEvent(new CompositionEvent('compositionstart', { bubbles: true }));
    expect(press(page.words, 'Enter', { ...MOD, isComposing: true }).defaultPrevented).to.equal(false);
    expect(press(page.words, 'Escape', { isComposing: true }).defaultPrevented).to.equal(false);
    expect(press(page.words, 'Enter', { keyCode: 229 }).defaultPrevented).to.equal(false);
    page.words.dispatchEvent(new CompositionEvent('compositionend', { bubbles: true, data: '日' }));
    expect(saved).to.equal(0);
    expect(page.editor).not.to.equal(null);
    press(page.words, 'Enter', MOD);
    expect(saved).to.equal(1);
  });

  it('takes over a change from elsewhere where nothing was typed, and says so', async () => {
    const page = await openPage();
    await edit(page, 1);
    changeText(page.workbench, id(page, 1), 'From another tab.');
    await settled(page);
    expect(page.words.textContent).to.equal('From another tab.');
    expect(page.lastSaid).to.equal('This sentence has just been changed; the new text is shown.');
    expect(page.workbench.draftOf(id(page, 1))).to.equal(undefined);
  });

  it('shows a change from elsewhere beside what was typed; saving files a suggestion', async () => {
    const page = await openPage();
    await edit(page, 1);
    await write(page, 'My text.');
    changeText(page.workbench, id(page, 1), 'Their text.');
    await settled(page);
    expect(page.words.textContent).to.equal('My text.');
    expect(panel(page).querySelector('.conflict .current')?.textContent).to.equal('Their text.');
    expect(drawnDiff(page).removed.join(' ')).to.contain('Their');
    press(page.words, 'Enter', MOD);
    await settled(page);
    expect(page.segments[1]!.text).to.equal('Their text.');
    expect(page.workbench.tables.suggestionsOf(id(page, 1))[0]).to.include({ text: 'My text.', origin: 'conflict' });
    expect(page.said.join(' ')).to.contain('Your text is kept as a suggestion');
  });

  it('lets one go on from the changed text, and then replaces it', async () => {
    const page = await openPage();
    await edit(page, 1);
    await write(page, 'My text.');
    changeText(page.workbench, id(page, 1), 'Their text.');
    await settled(page);
    button(panel(page), 'Go on from the current text').click();
    await settled(page);
    expect(panel(page).querySelector('.conflict')).to.equal(null);
    press(page.words, 'Enter', MOD);
    await settled(page);
    expect(page.segments[1]!.text).to.equal('My text.');
  });

  it('saving the old text over a changed one keeps it beside, too', async () => {
    const page = await openPage();
    await edit(page, 1);
    const { text } = page.segments[1]!;
    await write(page, 'My text.');
    changeText(page.workbench, id(page, 1), 'Their text.');
    await settled(page);
    await write(page, text);
    press(page.words, 'Enter', MOD);
    await settled(page);
    expect(page.segments[1]).to.include({ text: 'Their text.', state: 'translated' });
    expect(page.workbench.tables.suggestionsOf(id(page, 1))[0]?.text).to.equal(text);
  });

  it('points out signs that nobody sees and mixed alphabets, and deletes nothing', async () => {
    const page = await openPage({ language: 'ru' });
    await edit(page, 1);
    await write(page, 'Mиp\u202E и\u200B покой.');
    const said = panel(page).querySelector('.oddities')?.textContent ?? '';
    expect(said).to.contain('U+202E').and.to.contain('U+200B').and.to.contain('Mиp');
    expect(panel(page).querySelector('.odd-sign')?.textContent).to.equal('U+202E');
    expect(page.editor?.value).to.equal('Mиp\u202E и\u200B покой.');
  });

  it('sets the state by menu, with the keyboard alone', async () => {
    const page = await openPage();
    await edit(page, 1);
    const menu = panel(page).querySelector<HTMLElement>('dm-menu')!;
    menu.focus();
    await sendKeys({ press: 'Enter' });
    await until(() => menu.contains(panel(page).activeElement), 'the menu takes the focus');
    await sendKeys({ press: 'Escape' });
    expect(page.editor, 'Esc closes the menu, not the editor').not.to.equal(null);
    await sendKeys({ press: 'Enter' });
    await until(() => menu.contains(panel(page).activeElement), 'the menu takes the focus');
    await sendKeys({ press: 'End' });
    await sendKeys({ press: 'Home' });
    await sendKeys({ press: 'Enter' });
    await settled(page);
    expect(page.segments[1]!.state).to.equal('initial');
    expect(page.lastSaid).to.equal('Sentence 2 (English): not started');
    expect(page.editor).not.to.equal(null);
  });
});

/** Firefox reads `data` where the others read `clipboardData`. */
function paste(target: EventTarget, text: string): void {
  const clipboardData = new DataTransfer();
  clipboardData.setData('text/plain', text);
  target.dispatchEvent(new ClipboardEvent('paste', { clipboardData, data: text, dataType: 'text/plain', bubbles: true, cancelable: true } as ClipboardEventInit));
}

/** Where each line of a text begins and ends on the page: top, left, right. What an earlier page had scrolled, WebKit takes back when it likes. */
function lines(element: HTMLElement): number[][] {
  const range = document.createRange();
  range.selectNodeContents(element);
  return [...range.getClientRects()].map(({ top, left, right }) => [top + scrollY, left, right]);
}

/** By less than a pixel: what one rounding of both places would have let pass. */
function expectUnmoved(now: readonly number[][], before: readonly number[][]): void {
  expect(now.length).to.equal(before.length);
  for (const [line, places] of now.entries()) for (const [side, place] of places.entries()) expect(place, `line ${line}`).to.be.closeTo(before[line]?.[side] ?? NaN, 0.99);
}

function drawnDiff(page: CorrectingPage): { diff: string; removed: string[]; added: string[] } {
  const diff = panel(page).querySelector('.difference .diff') as HTMLElement;
  const plain = (tag: string): string[] => [...diff.querySelectorAll(tag)].map((part) =>
    [...part.childNodes].filter((node) => node instanceof Text).map((node) => node.textContent).join(''));
  return { diff: diff.textContent, removed: plain('del'), added: plain('ins') };
}
