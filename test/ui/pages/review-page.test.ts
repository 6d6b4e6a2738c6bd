import { expect, fixture, html } from '@open-wc/testing';
import type { SegmentId, SuggestionId } from '../../../src/core/ids.ts';
import { asId } from '../../../src/core/ids.ts';
import type { Author, Segment, Suggestion } from '../../../src/core/model.ts';
import { reply, suggestLinks, suggestState } from '../../../src/app/review-acts.ts';
import { save } from '../../../src/app/acts.ts';
import type { Workbench } from '../../../src/app/workbench.ts';
import type { Language } from '../../../src/i18n/i18n.ts';
import { LANGUAGES } from '../../../src/i18n/i18n.ts';
import { ActionRegistry } from '../../../src/ui/controllers/actions.ts';
import { KeymapController } from '../../../src/ui/controllers/keymap.ts';
import { preferences } from '../../../src/ui/controllers/preferences.ts';
import { AT_ONCE } from '../../../src/ui/controllers/reviewing.ts';
import { AnnounceEvent, listen } from '../../../src/ui/events.ts';
import type { ReviewPage } from '../../../src/ui/pages/review-page.ts';
import '../../../src/ui/pages/review-page.ts';
import type { ReasonForm } from '../../../src/ui/parts/reason-form.ts';
import { reasons } from '../../../src/ui/parts/reasons.ts';
import type { SuggestionCard } from '../../../src/ui/parts/suggestion-card.ts';
import '../page-css.ts';
import { openTestWorkbench, speak, VERSION } from '../fixture.ts';
import { waitUntil } from '../../until.ts';

const AYLA: Author = { personId: asId('per_ayla'), name: 'Ayla' };
const BORIS: Author = { personId: asId('per_boris'), name: 'Борис' };

describe('dm-review-page', () => {
  let workbench: Workbench;
  let page: ReviewPage;
  let actions: ActionRegistry;
  let said: string[];
  let stopKeys: () => void;
  let made = 0;

  const at = (version: keyof typeof VERSION, place: number): Segment => workbench.tables.segmentsOf(VERSION[version])[place] as Segment;
  const suggestion = (id: SuggestionId): Suggestion => workbench.tables.get('suggestion', id) as Suggestion;
  const $$ = <E extends HTMLElement = HTMLElement>(selector: string): E[] => [...page.renderRoot.querySelectorAll<E>(selector)];
  const listed = (): string[] => $$('.item').map(({ dataset }) => dataset['suggestion'] ?? '');
  const focused = (): string | undefined => page.shadowRoot?.activeElement?.closest<HTMLElement>('.item')?.dataset['suggestion'];
  const cardOf = (id: SuggestionId): SuggestionCard => page.renderRoot.querySelector(`[data-suggestion="${id}"] dm-suggestion-card`) as SuggestionCard;
  const drawn = async (): Promise<void> => {
    await page.updateComplete;
    await Promise.all($$<SuggestionCard>('dm-suggestion-card').map((card) => card.updateComplete));
    await page.updateComplete;
  };
  const press = async (key: string, more: KeyboardEventInit = {}): Promise<void> => {
    (page.shadowRoot?.activeElement ?? page).dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, composed: true, cancelable: true, ...more }));
    await drawn();
  };
  const go = async (id: SuggestionId): Promise<void> => {
    page.renderRoot.querySelector<HTMLElement>(`[data-suggestion="${id}"]`)?.focus();
    await drawn();
  };
  const choose = async (name: string, value: string): Promise<void> => {
    const field = page.renderRoot.querySelector<HTMLInputElement>(`[name=${name}]`) as HTMLInputElement;
    field.value = value;
    field.dispatchEvent(new Event(name === 'words' ? 'input' : 'change'));
    await drawn();
  };
  const suggest = (segment: SegmentId, text: string, { author = AYLA, reason = '' }: { author?: Author; reason?: string } = {}): SuggestionId => {
    const id = asId<SuggestionId>(`sug_${made++}`), base = workbench.tables.get('segment', segment)?.text ?? '';
    workbench.dispatch('suggest', ({ time }) => ({ id, segment, base, text, reason, author, time }));
    return id;
  };
  const last = (): SuggestionId => [...workbench.tables.all('suggestion')].at(-1)?.id as SuggestionId;

  beforeEach(async () => {
    reasons.clear();
    workbench = await openTestWorkbench();
    preferences.set('nameAsked', true);
    actions = new ActionRegistry();
    const keys = new KeymapController({ addController: () => undefined, removeController: () => undefined, requestUpdate: () => undefined, updateComplete: Promise.resolve(true) }, actions);
    keys.hostConnected();
    stopKeys = () => { keys.hostDisconnected(); };
    page = await fixture(html`<dm-review-page .workbench=${workbench} .actions=${actions}></dm-review-page>`);
    said = [];
    listen(page, AnnounceEvent, ({ sentence }) => said.push(sentence));
  });
  afterEach(() => { stopKeys(); preferences.clear(); return speak('en'); });

  /** Six in the order of the text: two about one sentence, one about a state, one about links, one disputed. */
  async function six(): Promise<SuggestionId[]> {
    suggestState(workbench, at('ru', 5).id, { state: 'final', reason: 'read twice' });
    const state = last();
    const later = suggest(at('tr', 3).id, 'Bir öneri.', { author: BORIS });
    const first = suggest(at('en', 1).id, `${at('en', 1).text} Indeed.`, { reason: 'clearer' });
    const second = suggest(at('en', 1).id, 'Shorter.', { author: BORIS });
    suggestLinks(workbench, [at('en', 7).id, at('ru', 9).id], 'they say the same');
    const links = last();
    const disputed = suggest(at('ru', 9).id, 'Спорный текст.');
    workbench.dispatch('rejectSuggestion', ({ time }) => ({ suggestion: disputed, reason: 'неточно', author: BORIS, time }));
    workbench.dispatch('acceptSuggestion', ({ time }) => ({ suggestion: disputed, base: at('ru', 9).text, author: AYLA, time }));
    await drawn();
    return [first, second, later, state, links, disputed];
  }

  for (const language of LANGUAGES as readonly Language[]) {
    it(`is accessible in ${language}: empty, full, while one writes, with a selection, decided`, async () => {
      await speak(language);
      await drawn();
      await expect(page).to.be.accessible();
      const [first, second] = await six() as [SuggestionId, SuggestionId];
      await expect(page).to.be.accessible();
      await go(first);
      await press('e');
      await expect(page).to.be.accessible();
      await press('Escape');
      await go(second);
      await press(' ', { code: 'Space' });
      await press('r');
      await expect(page).to.be.accessible();
      await choose('decided', 'yes');
      await expect(page).to.be.accessible();
    });
  }

  it('says how suggestions come about where there is none', () => {
    expect(page.renderRoot.querySelector('[role=status]')?.textContent).to.equal('No suggestion is waiting for a decision.');
    expect($$('a').map((link) => link.getAttribute('href'))).to.deep.equal(['#/', '#/exchange']);
  });

  it('lists all that wait in the order of the text, those about one sentence together, with the other languages beside them', async () => {
    const ids = await six();
    expect(listed()).to.deep.equal(ids);
    expect($$('h2').map(({ textContent }) => textContent.trim())).to.deep.equal(['Sentence 2, English', 'Sentence 4, Turkish', 'Sentence 6, Russian', 'Sentence 8, English', 'Sentence 10, Russian']);
    const [group] = $$('.group');
    expect([...group?.querySelectorAll('dd') ?? []].map((one) => [one.lang, one.textContent])).to.deep.equal([['ru', at('ru', 1).text], ['tr', at('tr', 1).text]]);
    expect(page.renderRoot.querySelector('[role=status]')?.textContent).to.equal('6 suggestions wait for a decision');
    expect(cardOf(ids[0] as SuggestionId).renderRoot.querySelector('ins')?.textContent).to.contain('Indeed');
  });

  it('names each for the ear: which sentence, what, who, and what would change', async () => {
    await six();
    const [first, , , state] = $$('.item');
    expect(first?.getAttribute('aria-label')).to.equal('Sentence 2, English · Wording · Ayla');
    expect([first?.getAttribute('aria-posinset'), first?.getAttribute('aria-setsize')]).to.deep.equal(['1', '6']);
    const says = (item: HTMLElement | undefined): string => page.shadowRoot?.getElementById(item?.getAttribute('aria-describedby') ?? '')?.textContent ?? '';
    expect(says(first)).to.equal('added: Indeed.; Reason: clearer');
    expect(says(state)).to.equal('State: translated → final; Reason: read twice');
  });

  it('lists those of a language, a person, a kind, a sentence, and says when none fits', async () => {
    const [first, second, later, state, links, disputed] = await six();
    await choose('version', VERSION.ru);
    expect(listed()).to.deep.equal([state, disputed]);
    await choose('version', '');
    await choose('person', BORIS.personId);
    expect(listed()).to.deep.equal([second, later]);
    await choose('person', '');
    await choose('kind', 'disputed');
    expect(listed()).to.deep.equal([disputed]);
    await choose('kind', 'links');
    expect(listed()).to.deep.equal([links]);
    await choose('kind', 'text');
    expect(listed()).to.deep.equal([first, second, later, disputed]);
    await choose('kind', '');
    await choose('words', '4');
    expect(listed()).to.deep.equal([later]);
    await choose('words', 'ÖNERİ');
    expect(listed(), 'folded').to.deep.equal([later]);
    await choose('words', 'qqq');
    expect(page.renderRoot.querySelector('[role=status]')?.textContent).to.equal('No suggestion fits these filters.');
    page.renderRoot.querySelector<HTMLElement>('.clear')?.click();
    await drawn();
    expect(listed()).to.have.length(6);
  });

  it('accepts with A, also where the layout writes ф; the next one has the keyboard then, and how many are left is said', async () => {
    const [first, second, later] = await six() as [SuggestionId, SuggestionId, SuggestionId];
    const { text } = at('en', 1);
    await go(first);
    await press('ф', { code: 'KeyA' });
    expect(at('en', 1).text).to.equal(`${text} Indeed.`);
    expect(focused()).to.equal(second);
    expect(said.at(-1)).to.equal('Accepted; the former text is in the history. 5 left.');
    await press('r');
    expect(cardOf(second).mode).to.equal('reject');
    const form = cardOf(second).renderRoot.querySelector('dm-reason-form') as ReasonForm;
    form.reason = 'not needed';
    form.dispatchEvent(new Event('done'));
    await drawn();
    expect([suggestion(second).status, suggestion(second).decision?.reason]).to.deep.equal(['rejected', 'not needed']);
    expect(focused()).to.equal(later);
    expect(said.at(-1)).to.equal('Rejected. 4 left.');
  });

  it('goes on where an undo has brought a suggestion back', async () => {
    const [first, second] = await six() as [SuggestionId, SuggestionId];
    await go(first);
    await press('a');
    expect(focused()).to.equal(second);
    workbench.undo();
    await drawn();
    expect([suggestion(first).status, focused()]).to.deep.equal(['open', first]);
  });

  it('skips with S and Shift+S, goes with Alt+Down and Page Down, and says where the list ends', async () => {
    const [first, second, later] = await six() as [SuggestionId, SuggestionId, SuggestionId];
    await go(first);
    page.renderRoot.querySelector<HTMLElement>('.field')?.focus();
    page.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowDown', altKey: true, bubbles: true, composed: true, cancelable: true }));
    await drawn();
    expect(focused(), 'from elsewhere on the page, to where one was').to.equal(first);
    await press('ArrowUp', { altKey: true });
    expect([focused(), said.at(-1)]).to.deep.equal([first, 'There is none before it.']);
    await press('s');
    expect(focused()).to.equal(second);
    await press('PageDown');
    expect(focused()).to.equal(later);
    await press('S', { shiftKey: true, code: 'KeyS' });
    expect(focused()).to.equal(second);
    expect(suggestion(second).status).to.equal('open');
  });

  it('accepts with changes: what was typed is the text, and the decision keeps it', async () => {
    const [first] = await six() as [SuggestionId];
    await go(first);
    await press('e');
    const field = cardOf(first).renderRoot.querySelector('textarea') as HTMLTextAreaElement;
    field.value = 'Quite\ndifferent.';
    field.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
    field.form?.requestSubmit();
    await drawn();
    expect(at('en', 1).text).to.equal('Quite different.');
    expect([suggestion(first).status, suggestion(first).decision?.text]).to.deep.equal(['accepted', 'Quite different.']);
  });

  it('shows answers, and saves one with C and Ctrl+Enter; the keyboard stays at the suggestion', async () => {
    const [first] = await six() as [SuggestionId];
    await go(first);
    await press('c');
    const field = cardOf(first).renderRoot.querySelector('textarea') as HTMLTextAreaElement;
    field.value = 'Why?';
    field.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
    const mac = /Mac/.test(navigator.platform);
    field.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', code: 'Enter', ctrlKey: !mac, metaKey: mac, bubbles: true, composed: true, cancelable: true }));
    await drawn();
    expect([...workbench.tables.all('note')].map(({ text, suggestion: about }) => [text, about])).to.deep.equal([['Why?', first]]);
    expect(cardOf(first).renderRoot.querySelector('.replies')?.textContent).to.contain('Why?');
    expect(focused()).to.equal(first);
    reply(workbench, first, 'Because.');
    await drawn();
    expect(cardOf(first).renderRoot.querySelectorAll('.replies li')).to.have.length(2);
  });

  it('decides a selected range as one change: Space, Shift+Down, A; one undo brings all back', async () => {
    const [first, second, later] = await six() as [SuggestionId, SuggestionId, SuggestionId];
    await go(second);
    await press(' ', { code: 'Space' });
    await press('ArrowDown', { shiftKey: true });
    expect($$('.item.selected').map(({ dataset }) => dataset['suggestion'])).to.deep.equal([second, later]);
    expect(page.renderRoot.querySelector('.bar')?.textContent).to.contain('2 suggestions selected');
    const changes = workbench.log.length;
    await press('a');
    expect(workbench.log.length).to.equal(changes + 1);
    expect([suggestion(second).status, suggestion(later).status]).to.deep.equal(['accepted', 'accepted']);
    expect(said.at(-1)).to.equal('2 suggestions accepted. 4 left.');
    expect(page.renderRoot.querySelector('.bar')).to.equal(null);
    workbench.undo();
    expect([suggestion(first).status, suggestion(second).status, suggestion(later).status]).to.deep.equal(['open', 'open', 'open']);
  });

  it('rejects all that are selected for one reason', async () => {
    const [first] = await six() as [SuggestionId];
    await go(first);
    actions.run('review.all');
    await press('r');
    const form = page.renderRoot.querySelector('.bar dm-reason-form') as ReasonForm;
    await waitUntil(() => page.shadowRoot?.activeElement === form);
    form.reason = 'all too late';
    form.dispatchEvent(new Event('done'));
    await drawn();
    expect([...workbench.tables.all('suggestion')].every(({ status, decision }) => status === 'rejected' && decision?.reason === 'all too late')).to.equal(true);
    expect(said.at(-1)).to.equal('6 suggestions rejected. That was the last one.');
    expect(page.shadowRoot?.activeElement?.matches('.field'), 'nothing is left to stand on').to.equal(true);
  });

  it('says how many of the selected could not be decided like this', async () => {
    const [first, second] = await six() as [SuggestionId, SuggestionId];
    await go(first);
    await press(' ', { code: 'Space' });
    await press('ArrowDown', { shiftKey: true });
    await press('a');
    expect([suggestion(first).status, suggestion(second).status], 'both would have changed one sentence').to.deep.equal(['accepted', 'open']);
    expect(said.at(-1)).to.equal('1 suggestion accepted. 1 could not be decided like this and still waits. 5 left.');
  });

  it('shows the rows as they are and as they would be, and links them when that is accepted', async () => {
    const links = (await six())[4] as SuggestionId;
    const card = cardOf(links), sides = [...card.renderRoot.querySelectorAll('.sides > div')];
    const together = (side: Element | undefined): boolean => [...side?.querySelectorAll('.bead') ?? []].some(({ textContent }) => textContent.includes(at('en', 7).text) && textContent.includes(at('ru', 9).text));
    expect(sides.map(together), 'as it is, and as it would be').to.deep.equal([false, true]);
    expect(card.renderRoot.querySelector('.where')?.textContent).to.equal('English – Russian');
    await go(links);
    await press('a');
    const { alignment } = workbench.tables.get('version', VERSION.ru) ?? {};
    expect(alignment && workbench.tables.beadOf(alignment, at('en', 7).id)?.target).to.include(at('ru', 9).id);
  });

  it('carries a proposed state out', async () => {
    const state = (await six())[3] as SuggestionId;
    await go(state);
    await press('a');
    expect(at('ru', 5).state).to.equal('final');
  });

  it('settles a disputed one', async () => {
    const disputed = (await six())[5] as SuggestionId;
    expect(suggestion(disputed).status).to.equal('disputed');
    await go(disputed);
    await press('a');
    expect([suggestion(disputed).status, at('ru', 9).text]).to.deep.equal(['accepted', 'Спорный текст.']);
  });

  it('lists decided ones with their reasons, the latest first; another\'s decision can be contradicted and is disputed then', async () => {
    const [first, second] = await six() as [SuggestionId, SuggestionId];
    workbench.dispatch('rejectSuggestion', ({ time }) => ({ suggestion: first, reason: 'too long', author: BORIS, time }));
    workbench.dispatch('rejectSuggestion', ({ time }) => ({ suggestion: second, reason: '', author: BORIS, time: time + 1 }));
    await choose('decided', 'yes');
    expect(listed()).to.deep.equal([second, first]);
    expect(cardOf(first).renderRoot.textContent).to.contain('Reason: too long').and.to.contain('Rejected by Борис');
    await go(first);
    await press('a');
    expect(suggestion(first).status).to.equal('disputed');
    expect(said.at(-1)).to.contain('disputed now');
    await choose('decided', 'no');
    expect(listed()).to.include(first);
  });

  it('withdraws one\'s own with W, and nobody else\'s', async () => {
    const [first, , , state] = await six() as [SuggestionId, SuggestionId, SuggestionId, SuggestionId];
    await go(first);
    await press('w');
    expect([suggestion(first).status, said.at(-1)]).to.deep.equal(['open', 'Only its author can withdraw a suggestion; you can reject it.']);
    await go(state);
    await press('w');
    expect(suggestion(state).status).to.equal('withdrawn');
  });

  it('does nothing at a letter while a reply is being typed', async () => {
    const [first] = await six() as [SuggestionId];
    await go(first);
    await press('c');
    cardOf(first).renderRoot.querySelector('textarea')?.dispatchEvent(new KeyboardEvent('keydown', { key: 'a', bubbles: true, composed: true, cancelable: true }));
    expect(suggestion(first).status).to.equal('open');
  });

  it('keeps what is being written about a suggestion that is decided elsewhere', async () => {
    const [first] = await six() as [SuggestionId];
    await go(first);
    await press('c');
    const field = (): HTMLTextAreaElement => cardOf(first).renderRoot.querySelector('textarea') as HTMLTextAreaElement;
    field().value = 'I had a question';
    field().dispatchEvent(new Event('input', { bubbles: true, composed: true }));
    workbench.dispatch('rejectSuggestion', ({ time }) => ({ suggestion: first, reason: 'no', author: BORIS, time }));
    await drawn();
    expect(listed()).to.include(first);
    expect([field().value, cardOf(first).shadowRoot?.activeElement?.localName]).to.deep.equal(['I had a question', 'textarea']);
    expect(cardOf(first).renderRoot.textContent).to.contain('Rejected by Борис');
  });

  it('follows corrections of the text: the difference is that from the text as it is now', async () => {
    const [first] = await six() as [SuggestionId], segment = at('en', 1);
    save(workbench, { segment: segment.id, base: segment.text, text: 'Something else.' });
    await drawn();
    expect(cardOf(first).renderRoot.querySelector('.text del')?.textContent).to.contain('Something');
    expect(cardOf(first).renderRoot.querySelector('details.since')).not.to.equal(null);
  });

  it('draws a part of a long list, and the keyboard turns the page', async () => {
    const { id } = at('en', 2), ids = Array.from({ length: 120 }, (_, number) => suggest(id, `Text ${number}.`));
    await drawn();
    expect(listed()).to.deep.equal(ids.slice(0, AT_ONCE));
    await go(ids[AT_ONCE - 1] as SuggestionId);
    await press('s');
    expect([focused(), listed().length, page.renderRoot.querySelector('.pager span')?.textContent]).to.deep.equal([ids[AT_ONCE], AT_ONCE, '51–100 of 120']);
    const [earlier, later] = $$<HTMLButtonElement>('.pager button');
    later?.click();
    await drawn();
    expect(listed()).to.have.length(20);
    expect([focused(), later?.disabled]).to.deep.equal([ids[100], true]);
    earlier?.click();
    await drawn();
    expect(focused()).to.equal(ids[50]);
  });

  it('shows the sentence in the text with O', async () => {
    const [first] = await six() as [SuggestionId], before = location.hash;
    await go(first);
    await press('o');
    expect(location.hash).to.equal(`#/at/${at('en', 1).id}`);
    history.replaceState(null, '', `${location.pathname}${location.search}${before}`);
  });

  it('asks for the name before the first decision, and decides once', async () => {
    preferences.set('nameAsked', false);
    const [first] = await six() as [SuggestionId];
    await go(first);
    await press('a');
    await waitUntil(() => document.querySelector('dm-name-dialog')?.shadowRoot?.querySelector('dialog[open]'));
    expect(suggestion(first).status).to.equal('open');
    document.querySelector('dm-name-dialog')?.shadowRoot?.querySelector<HTMLElement>('dialog button:not(.primary)')?.click();
    await waitUntil(() => suggestion(first).status === 'accepted');
  });
});
