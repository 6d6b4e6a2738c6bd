import { expect, fixture, html } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { asId } from '../../../src/core/ids.ts';
import type { Suggestion } from '../../../src/core/model.ts';
import type { Language } from '../../../src/i18n/i18n.ts';
import { SuggestionDecideEvent, SuggestionReplyEvent } from '../../../src/ui/events.ts';
import { reasons } from '../../../src/ui/parts/reasons.ts';
import '../../../src/ui/parts/suggestion-card.ts';
import type { SuggestionCard } from '../../../src/ui/parts/suggestion-card.ts';
import { ANOTHER, button, on, openPage, settled, speak, suggestAs } from '../correcting-fixture.ts';

const base: Suggestion = {
  id: asId('sug_1'), version: asId('ver_1'), segment: asId('seg_1'), base: 'The old peace.', text: 'The new peace.', reason: 'It is new.',
  origin: 'person', author: ANOTHER, time: Date.UTC(2020, 10, 14, 12), status: 'open', decision: null,
};
const me = { personId: asId('per_me'), name: 'Me' } as Suggestion['author'];

async function card(suggestion: Partial<Suggestion> = {}, current = 'The old peace.'): Promise<SuggestionCard> {
  return fixture(html`<dm-suggestion-card .suggestion=${{ ...base, ...suggestion }} .current=${current} .textLang=${'en'} .person=${me} .tabStop=${true}></dm-suggestion-card>`);
}
const words = (element: SuggestionCard): string => element.shadowRoot?.querySelector('article')?.innerText.replace(/\s+/g, ' ') ?? '';

describe('<dm-suggestion-card>', () => {
  before(() => speak('en'));
  afterEach(() => { reasons.clear(); localStorage.clear(); return speak('en'); });

  for (const language of ['en', 'ru', 'tr'] as Language[]) {
    it(`is accessible in ${language}: open, being rejected, decided`, async () => {
      await speak(language);
      const open = await card({ text: 'The new p\u202Eeace.' });
      await expect(open).to.be.accessible();
      open.renderRoot.querySelector<HTMLElement>('#reject')?.click();
      await open.updateComplete;
      await expect(open).to.be.accessible();
      await expect(await card({ status: 'rejected', decision: { author: me, time: 0, reason: 'no' } })).to.be.accessible();
    });
  }

  it('shows the difference from the current text, not from the one its author saw', async () => {
    const element = await card({}, 'The old quiet peace.');
    expect([...element.renderRoot.querySelectorAll('del')].map(({ textContent }) => textContent).join()).to.contain('old quiet');
    expect(element.renderRoot.querySelector('ins')?.textContent).to.contain('new');
  });

  it('says who, when and why', async () => {
    const said = words(await card());
    expect(said).to.contain('Ayla').and.to.contain('2020').and.to.contain('Reason: It is new.');
    expect(words(await card({ author: me }))).to.contain('You');
    expect(words(await card({ author: { ...ANOTHER, name: '' } }))).to.contain('Name not given');
  });

  it('says where it comes from when no person proposed it', async () => {
    expect(words(await card({ origin: 'conflict' }))).to.contain('correction of a sentence that had changed meanwhile');
    expect(words(await card({ origin: 'release' }))).to.contain('New wording of the bundled text');
  });

  it('offers withdrawing to its author only', async () => {
    expect((await card()).renderRoot.querySelector('#withdraw')).to.equal(null);
    expect((await card({ author: me })).renderRoot.querySelector('#withdraw')).not.to.equal(null);
  });

  it('rejects with a reason by keyboard; Esc goes back and keeps the reason', async () => {
    const element = await card();
    const decided: SuggestionDecideEvent[] = [];
    on(element, SuggestionDecideEvent, (event) => { decided.push(event); });
    element.renderRoot.querySelector<HTMLElement>('#reject')?.click();
    await element.updateComplete;
    await sendKeys({ type: 'too long' });
    await sendKeys({ press: 'Escape' });
    await element.updateComplete;
    await element.updateComplete;
    expect(element.shadowRoot?.activeElement?.id).to.equal('reject');
    button(element.renderRoot, 'Reject').click();
    await element.updateComplete;
    await sendKeys({ press: 'Enter' });
    expect(decided.map(({ decision, reason }) => [decision, reason])).to.deep.equal([['reject', 'too long']]);
  });

  it('offers reasons that come up again and again: typing leaves those that fit, the arrows choose, Enter rejects', async () => {
    const element = await card();
    const decided: SuggestionDecideEvent[] = [];
    on(element, SuggestionDecideEvent, (event) => { decided.push(event); });
    element.begin('reject');
    await element.updateComplete;
    const form = element.renderRoot.querySelector('dm-reason-form')!;
    const options = (): string[] => [...form.renderRoot.querySelectorAll('[role=option]')].map(({ textContent }) => textContent);
    expect(options()).to.have.length(8);
    await new Promise(requestAnimationFrame);
    expect(form.shadowRoot?.activeElement?.id).to.equal('why');
    await sendKeys({ type: 'TERM' });
    await form.updateComplete;
    expect([form.reason, form.renderRoot.querySelector('input')?.value, ...options()]).to.deep.equal(['TERM', 'TERM', 'It does not keep to the agreed terms']);
    await sendKeys({ press: 'ArrowDown' });
    await form.updateComplete;
    const line = form.renderRoot.querySelector('#why');
    expect(form.renderRoot.querySelector(`#${line?.getAttribute('aria-activedescendant')}`)?.getAttribute('aria-selected')).to.equal('true');
    await expect(form).to.be.accessible();
    await sendKeys({ press: 'Enter' });
    expect(decided.map(({ decision, reason }) => [decision, reason])).to.deep.equal([['reject', 'It does not keep to the agreed terms']]);
  });

  it('rejects with one press on a reason', async () => {
    const element = await card();
    const decided: SuggestionDecideEvent[] = [];
    on(element, SuggestionDecideEvent, (event) => { decided.push(event); });
    element.begin('reject');
    await element.updateComplete;
    element.renderRoot.querySelector('dm-reason-form')!.renderRoot.querySelector<HTMLElement>('#canned-1')!.click();
    expect(decided[0]?.reason).to.equal('It is not faithful to the original');
  });

  it('is accepted with changes in place: one line, Ctrl+Enter; what was typed survives Esc and another card', async () => {
    const element = await card();
    const decided: SuggestionDecideEvent[] = [];
    on(element, SuggestionDecideEvent, (event) => { decided.push(event); });
    button(element.renderRoot, 'Accept with changes…').click();
    await element.updateComplete;
    const field = (): HTMLTextAreaElement => element.renderRoot.querySelector('textarea')!;
    expect(field().value).to.equal('The new peace.');
    expect(field().lang).to.equal('en');
    await expect(element).to.be.accessible();
    field().setSelectionRange(7, 7);
    await sendKeys({ type: 'er' });
    await sendKeys({ press: 'Enter' });
    await element.updateComplete;
    const typed = field().value;
    expect(typed, 'Enter has written nothing').to.equal('The newer peace.');
    await sendKeys({ press: 'Escape' });
    await element.updateComplete;
    expect(element.renderRoot.querySelector('textarea')).to.equal(null);
    const again = await card();
    again.begin('edit');
    await again.updateComplete;
    expect(again.renderRoot.querySelector('textarea')?.value, 'as the storage has it').to.equal(typed);
    element.begin('edit');
    await element.updateComplete;
    field().focus();
    const mac = /Mac/.test(navigator.platform);
    field().dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', code: 'Enter', ctrlKey: !mac, metaKey: mac, bubbles: true, composed: true, cancelable: true }));
    expect(decided.map(({ decision, text }) => [decision, text])).to.deep.equal([['accept', typed]]);
  });

  it('accepts what is proposed where nothing was changed in the field', async () => {
    const element = await card();
    const decided: SuggestionDecideEvent[] = [];
    on(element, SuggestionDecideEvent, (event) => { decided.push(event); });
    element.begin('edit');
    await element.updateComplete;
    button(element.renderRoot, 'Accept this text').click();
    expect(decided.map(({ decision, text }) => [decision, text])).to.deep.equal([['accept', null]]);
  });

  it('is answered, and shows the answers with names', async () => {
    const element = await card();
    const replies: SuggestionReplyEvent[] = [];
    on(element, SuggestionReplyEvent, (event) => { replies.push(event); });
    button(element.renderRoot, 'Reply…').click();
    await element.updateComplete;
    await sendKeys({ type: 'Why not?' });
    button(element.renderRoot, 'Save reply').click();
    expect(replies.map(({ text }) => text)).to.deep.equal(['Why not?']);
    element.replies = [{ id: asId('note_1'), version: asId('ver_1'), segment: asId('seg_1'), suggestion: asId('sug_1'), text: 'Because.', author: ANOTHER, time: Date.UTC(2020, 10, 15) }];
    await element.updateComplete;
    expect(words(element)).to.contain('Ayla').and.to.contain('Because.');
    await expect(element).to.be.accessible();
  });

  it('shows what has changed since it was made', async () => {
    const element = await card({ base: 'The very old peace.' });
    const since = element.renderRoot.querySelector('details.since');
    expect(since?.querySelector('del')?.textContent).to.contain('very');
    expect((await card()).renderRoot.querySelector('details.since')).to.equal(null);
  });

  it('disputed, shows both decisions with names and reasons, and can be decided anew', async () => {
    const element = await card({
      status: 'disputed', against: [
        { verdict: 'accepted', author: ANOTHER, time: Date.UTC(2021, 0, 2), reason: '', text: 'The newest peace.' }, { verdict: 'rejected', author: me, time: Date.UTC(2021, 0, 3), reason: 'not faithful' },
      ],
    });
    const said = words(element);
    expect(said).to.contain('people have decided differently').and.to.contain('Accepted by Ayla').and.to.contain('You rejected it').and.to.contain('Reason: not faithful');
    expect([...element.renderRoot.querySelectorAll('.opinion ins')].map(({ textContent }) => textContent).join()).to.contain('newest');
    expect(element.renderRoot.querySelector('#accept')).not.to.equal(null);
    await expect(element).to.be.accessible();
  });

  it('of a state, says which it is and which it would be; nobody can reword that', async () => {
    const element = await card({ proposes: { kind: 'state', state: 'final' }, text: 'The old peace.' });
    element.state = 'reviewed';
    await element.updateComplete;
    expect(words(element)).to.contain('State: reviewed → final');
    expect(element.renderRoot.querySelector('#edit')).to.equal(null);
  });

  it('of links, leads to where the rows are shown, unless they are shown here', async () => {
    const element = await card({ proposes: { kind: 'links', segments: [asId('seg_1'), asId('seg_2')] }, text: 'The old peace.' });
    expect(element.renderRoot.querySelector('a')?.getAttribute('href')).to.equal('#/review');
    element.rows = html`<p id="rows"></p>`;
    await element.updateComplete;
    expect([element.renderRoot.querySelector('a'), element.renderRoot.querySelector('#rows')?.id]).to.deep.equal([null, 'rows']);
  });

  it('decided by another, can be contradicted and answered where it is reviewed, decided by oneself only answered', async () => {
    const element = await card({ status: 'rejected', decision: { author: ANOTHER, time: 0, reason: '' } });
    element.full = true;
    await element.updateComplete;
    const labels = (): string[] => [...element.renderRoot.querySelectorAll('button')].map(({ textContent }) => textContent);
    expect(labels()).to.deep.equal(['Accept all the same', 'Reply…']);
    element.suggestion = { ...element.suggestion, decision: { author: me, time: 0, reason: '' } };
    await element.updateComplete;
    expect(labels()).to.deep.equal(['Reply…']);
  });

  it('shows the decision with its reason when it is decided, and no buttons', async () => {
    const element = await card({ status: 'rejected', decision: { author: ANOTHER, time: Date.UTC(2021, 0, 2), reason: 'not faithful' } });
    expect(words(element)).to.contain('Rejected by Ayla').and.to.contain('Reason: not faithful');
    expect(element.renderRoot.querySelector('button')).to.equal(null);
  });

  it('accepting changes the text, keeps the former one in the log, and is said', async () => {
    const page = await openPage();
    const { id, text } = page.segments[1]!;
    suggestAs(page.workbench, id, { text: 'Accepted.' });
    await settled(page);
    button(page.at(1).renderRoot.querySelector('dm-suggestion-card')?.renderRoot, 'Accept').click();
    await settled(page);
    expect(page.segments[1]!.text).to.equal('Accepted.');
    expect(page.workbench.log.at(-1)?.patch.segment?.[id]?.[0]?.text).to.equal(text);
    expect(page.lastSaid).to.contain('Suggestion accepted');
    expect(page.at(1).renderRoot.querySelector('dm-suggestion-card')).to.equal(null);
  });

  it('leaves the focus on the sentence when a decision takes the buttons away', async () => {
    const page = await openPage();
    suggestAs(page.workbench, page.segments[0]!.id, { text: 'Accepted.' });
    await settled(page);
    const accept = button(page.at(0).renderRoot.querySelector('dm-suggestion-card')?.renderRoot, 'Accept');
    accept.focus();
    accept.click();
    await settled(page);
    expect(page.at(0).shadowRoot?.activeElement?.id).to.equal('text');
  });

  it('says in words what is refused', async () => {
    const page = await openPage();
    const suggestion = suggestAs(page.workbench, page.segments[1]!.id, { text: 'Mine.' });
    page.dispatchEvent(new SuggestionDecideEvent(suggestion, 'withdraw'));
    expect(page.lastSaid).to.equal('Only its author can withdraw a suggestion; you can reject it.');
    page.dispatchEvent(new SuggestionDecideEvent(suggestion, 'reject', { reason: 'no' }));
    page.dispatchEvent(new SuggestionDecideEvent(suggestion, 'accept'));
    expect(page.lastSaid).to.equal('This suggestion has already been decided.');
  });
});
