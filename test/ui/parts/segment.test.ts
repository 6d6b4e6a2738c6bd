import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import type { Language } from '../../../src/i18n/i18n.ts';
import { preferences } from '../../../src/ui/controllers/preferences.ts';
import { SegmentEditEvent, SegmentPointEvent, StateSetEvent } from '../../../src/ui/events.ts';
import type { SegmentElement } from '../../../src/ui/parts/segment.ts';
import type { CorrectingPage } from '../correcting-fixture.ts';
import { button, on, openPage, press, settled, speak, suggestAs } from '../correcting-fixture.ts';

const id = (page: CorrectingPage, place: number) => page.segments[place]!.id;
const text = (page: CorrectingPage, place: number): HTMLElement => page.at(place).renderRoot.querySelector('#text') as HTMLElement;

/** The texts that an attribute of the focusable words refers to. */
const named = (of: SegmentElement, attribute: string): string[] => (of.renderRoot.querySelector('#text')?.getAttribute(attribute) ?? '').split(' ')
  .map((part) => of.renderRoot.querySelector(`#${part}`)?.textContent.trim() ?? '');

describe('<dm-segment>', () => {
  before(() => speak('en'));
  afterEach(() => { localStorage.clear(); return speak('en'); });

  for (const language of ['en', 'ru', 'tr'] as Language[]) {
    it(`is accessible in ${language}, with a draft and suggestions`, async () => {
      await speak(language);
      const page = await openPage({ language: 'tr' });
      page.workbench.draft(id(page, 1), 'Yarım kalan');
      suggestAs(page.workbench, id(page, 2), { text: 'Bir öneri.', reason: 'neden' });
      page.at(1).setAttribute('lit', 'unit');
      page.at(2).setAttribute('lit', 'partner');
      await settled(page);
      page.at(1).renderRoot.querySelector<HTMLElement>('.draft')?.click();
      await settled(page);
      await expect(page).to.be.accessible();
    });
  }

  it('says its number, its language, its text and its state', async () => {
    const page = await openPage({ language: 'ru' });
    expect(named(page.at(1), 'aria-labelledby')).to.deep.equal(['2', page.segments[1]!.text]);
    expect(named(page.at(1), 'aria-describedby')).to.deep.equal(['State: translated']);
    expect(page.at(1).renderRoot.querySelector('#words')?.textContent).to.equal(page.segments[1]!.text);
    expect((page.at(1).renderRoot.querySelector('#words') as HTMLElement).lang).to.equal('ru');
    page.workbench.dispatch('setState', () => ({ segment: id(page, 1), base: page.segments[1]!.text, state: 'reviewed' }));
    await settled(page);
    const mark = page.at(1).renderRoot.querySelector<HTMLElement>('.state');
    expect(mark?.title).to.equal('reviewed');
    expect(mark?.textContent).to.contain('State: reviewed');
  });

  it('says with its words that it has a draft and suggestions', async () => {
    const page = await openPage({ language: 'tr' });
    page.workbench.draft(id(page, 1), 'Yarım kalan');
    suggestAs(page.workbench, id(page, 1), { text: 'Bir öneri.' });
    await settled(page);
    const [, notes] = named(page.at(1), 'aria-describedby');
    expect(notes).to.contain('unfinished draft').and.to.contain('1 suggestion');
  });

  it('opens on Enter, F2, double click and its button', async () => {
    const page = await openPage();
    let opened = 0;
    page.addEventListener(SegmentEditEvent.type, (event) => { opened += 1; event.stopImmediatePropagation(); }, { capture: true });
    press(text(page, 1), 'Enter');
    press(text(page, 1), 'F2');
    text(page, 1).dispatchEvent(new MouseEvent('dblclick', { bubbles: true, composed: true }));
    button(page.at(1).renderRoot, 'Correct this sentence').click();
    press(text(page, 1), 'Enter', { ctrlKey: true });
    expect(opened).to.equal(4);
  });

  it('opens with the caret where the double click was', async () => {
    const page = await openPage();
    const words = page.at(2).renderRoot.querySelector('#words') as HTMLElement;
    const range = document.createRange();
    const node = [...words.childNodes].find((one): one is Text => one instanceof Text && one.data !== '')!;
    range.setStart(node, 5);
    range.setEnd(node, 6);
    const { left, top, height } = range.getBoundingClientRect();
    text(page, 2).dispatchEvent(new MouseEvent('dblclick', { bubbles: true, composed: true, clientX: left + 1, clientY: top + height / 2 }));
    await settled(page);
    await sendKeys({ type: '|' });
    const before = page.segments[2]!.text;
    expect(page.editor?.value).to.equal(`${before.slice(0, 5)}|${before.slice(5)}`);
  });

  it('sets the state with the keys 1 to 4, unless single keys are switched off', async () => {
    const page = await openPage();
    const states: string[] = [];
    on(page, StateSetEvent, ({ state }) => { states.push(state); });
    for (const key of ['1', '2', '3', '4', '5']) press(text(page, 1), key);
    press(text(page, 1), '1', { ctrlKey: true });
    expect(states).to.deep.equal(['initial', 'translated', 'reviewed', 'final']);
    preferences.set('singleKeys', false);
    press(text(page, 1), '1');
    expect(states.length).to.equal(4);
  });

  it('tells when pointer and focus come and go', async () => {
    const page = await openPage();
    const told: string[] = [];
    on(page, SegmentPointEvent, ({ segment, by }) => {
      told.push(`${by} ${segment === null ? 'left' : segment === id(page, 1) ? '1' : '2'}`);
    });
    page.at(1).dispatchEvent(new PointerEvent('pointerenter', { pointerType: 'mouse' }));
    page.at(1).dispatchEvent(new PointerEvent('pointerleave', { pointerType: 'mouse' }));
    page.at(1).focusText();
    await settled(page);
    page.at(2).focusText();
    await settled(page);
    expect(told).to.deep.equal(['pointer 1', 'pointer left', 'focus 1', 'focus left', 'focus 2']);
  });

  it('marks find hits, and leaves out those that no longer fit', async () => {
    const page = await openPage();
    const whole = page.segments[2]!.text;
    page.at(2).hits = [{ from: 0, to: 3 }, { from: 5, to: 9 }, { from: 9000, to: 9002 }];
    await settled(page);
    const words = page.at(2).renderRoot.querySelector('#words')!;
    expect([...words.querySelectorAll('mark')].map(({ textContent }) => textContent)).to.deep.equal([whole.slice(0, 3), whole.slice(5, 9)]);
    expect(words.textContent).to.equal(whole);
  });

  it('shows what differs in a draft on demand, and discards it', async () => {
    const page = await openPage();
    page.workbench.draft(id(page, 1), `${page.segments[1]!.text} indeed`);
    await settled(page);
    const root = page.at(1).renderRoot;
    expect(root.querySelector('.draft-diff')).to.equal(null);
    button(root, 'unfinished draft').click();
    await settled(page);
    expect(root.querySelector('.draft-diff ins')?.textContent).to.contain('indeed');
    button(root, 'Discard draft: sentence 2 (English)').click();
    await settled(page);
    expect(page.workbench.draftOf(id(page, 1))).to.equal(undefined);
    expect(root.querySelector('.draft')).to.equal(null);
  });

  it('shows open suggestions under the text, decided ones folded away', async () => {
    const page = await openPage();
    const first = suggestAs(page.workbench, id(page, 1), { text: 'Rejected.' });
    suggestAs(page.workbench, id(page, 1), { text: 'Still open.' });
    page.workbench.dispatch('rejectSuggestion', ({ author, time }) => ({ suggestion: first, reason: 'no', author, time }));
    await settled(page);
    const root = page.at(1).renderRoot;
    const shown = () => [...root.querySelectorAll('dm-suggestion-card')].map(({ suggestion }) => suggestion.text);
    expect(shown()).to.deep.equal(['Still open.']);
    button(root, '1 decided suggestion').click();
    await settled(page);
    expect(shown()).to.deep.equal(['Still open.', 'Rejected.']);
    button(root, '1 suggestion').click();
    await settled(page);
    expect(shown()).to.deep.equal(['Rejected.']);
  });

  it('keeps Tab out of all sentences but one', async () => {
    const page = await openPage();
    expect([text(page, 0).tabIndex, text(page, 1).tabIndex]).to.deep.equal([0, -1]);
    expect([...page.at(1).renderRoot.querySelectorAll('button')].every(({ tabIndex }) => tabIndex === -1)).to.equal(true);
  });
});
