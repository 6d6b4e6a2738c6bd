import { expect, fixture, html } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { asId } from '../../../src/core/ids.ts';
import type { Suggestion } from '../../../src/core/model.ts';
import type { Language } from '../../../src/i18n/i18n.ts';
import { SuggestionDecideEvent } from '../../../src/ui/events.ts';
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
  afterEach(() => { localStorage.clear(); return speak('en'); });

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
    page.dispatchEvent(new SuggestionDecideEvent(suggestion, 'reject', 'no'));
    page.dispatchEvent(new SuggestionDecideEvent(suggestion, 'accept'));
    expect(page.lastSaid).to.equal('This suggestion has already been decided.');
  });
});
