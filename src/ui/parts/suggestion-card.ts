/** One suggestion under its sentence: what it would change in the current text, who proposed it, when and why, and the decision. */
import type { PropertyDeclarations, TemplateResult } from 'lit';
import { html, LitElement, nothing } from 'lit';
import { asId } from '../../core/ids.ts';
import type { Author, Suggestion } from '../../core/model.ts';
import { LocalizeController } from '../../i18n/localize-controller.ts';
import { SuggestionDecideEvent } from '../events.ts';
import { controls } from '../styles/controls.ts';
import { withOddSigns } from './odd-signs.ts';
import { suggestionStyles } from './suggestion-styles.ts';
import { wordDiffStyles } from './word-diff-styles.ts';
import { wordDiffView } from './word-diff.ts';

/** @fires SuggestionDecideEvent */
export class SuggestionCard extends LitElement {
  static override readonly styles = [controls, wordDiffStyles, suggestionStyles];
  static override readonly properties: PropertyDeclarations = {
    suggestion: { attribute: false }, current: { attribute: false }, textLang: { attribute: false }, person: { attribute: false },
    tabStop: { attribute: false }, rejecting: { state: true }, reason: { state: true },
  };
  declare suggestion: Suggestion;
  /** The sentence's current text: what the suggestion is compared with. */
  declare current: string;
  /** BCP 47 tag of the texts. */
  declare textLang: string;
  declare person: Author;
  /** May Tab stop here? */
  declare tabStop: boolean;
  private declare rejecting: boolean;
  private declare reason: string;
  private readonly i18n: LocalizeController = new LocalizeController(this);

  constructor() {
    super();
    this.current = '';
    this.textLang = '';
    this.person = { personId: asId('nobody'), name: '' };
    this.tabStop = false;
    this.rejecting = false;
    this.reason = '';
  }

  protected override render(): TemplateResult {
    const { t } = this.i18n;
    const { suggestion } = this;
    const heading = `${this.nameOf(suggestion.author)}, ${this.i18n.dateTime(suggestion.time)}`;
    return html`<article class=${suggestion.status} lang=${this.i18n.language} aria-label=${t('suggestion.title')}>
      <header><b>${this.authorView()}</b><time datetime=${new Date(suggestion.time).toISOString()} title=${heading}>${this.i18n.dateTime(suggestion.time)}</time>${
        suggestion.origin === 'person' || suggestion.origin === 'release' ? nothing : html`<span class="origin">${t('suggestion.originConflict')}</span>`}</header>
      ${this.textView()}
      ${suggestion.reason === '' ? nothing : html`<p class="reason">${t('suggestion.reason', { reason: suggestion.reason })}</p>`}
      ${suggestion.status === 'open' ? this.choiceView() : this.decisionView()}
    </article>`;
  }

  private authorView(): string {
    const { suggestion } = this;
    return suggestion.origin === 'release' ? this.i18n.t('suggestion.originRelease') : this.nameOf(suggestion.author);
  }

  private nameOf({ personId, name }: Author): string {
    if (personId === this.person.personId) return this.i18n.t('suggestion.fromYou');
    return name === '' ? this.i18n.t('suggestion.fromSomebody') : name;
  }

  private textView(): TemplateResult {
    const { suggestion, current, textLang: lang } = this;
    const { t } = this.i18n;
    if (suggestion.status === 'open' && suggestion.text === current) {
      return html`<p class="text" lang=${lang} dir="auto">${withOddSigns(suggestion.text)}</p><p class="soft">${t('suggestion.same')}</p>`;
    }
    // A decided one is shown against what its author saw: against the current text an accepted one would show nothing.
    const a = suggestion.status === 'open' ? current : suggestion.base;
    return html`<p class="text">${wordDiffView({ a, b: suggestion.text, lang }, t)}</p>`;
  }

  private choiceView(): TemplateResult {
    return this.rejecting ? this.rejectView() : this.buttonsView();
  }

  private buttonsView(): TemplateResult {
    const { t } = this.i18n;
    const tab = this.tabStop ? 0 : -1;
    const own = this.suggestion.author.personId === this.person.personId;
    return html`<div class="buttons">
      <button class="button" type="button" id="accept" tabindex=${tab} title=${t('suggestion.acceptHint')} @click=${() => { this.decide('accept'); }}>${t('suggestion.accept')}</button>
      <button class="button quiet" type="button" id="reject" tabindex=${tab} @click=${this.beginRejecting}>${t('suggestion.reject')}</button>
      ${own ? html`<button class="button quiet" type="button" id="withdraw" tabindex=${tab} @click=${() => { this.decide('withdraw'); }}>${t('suggestion.withdraw')}</button>` : nothing}
    </div>`;
  }

  private rejectView(): TemplateResult {
    const { t } = this.i18n;
    return html`<form class="buttons" @submit=${this.onReject} @keydown=${this.onKey}>
      <input class="field" id="why" type="text" autocomplete="off" aria-label=${t('suggestion.rejectReason')} placeholder=${t('suggestion.rejectReason')}
        .value=${this.reason} @input=${this.onReason}>
      <button class="button" type="submit">${t('suggestion.rejectNow')}</button>
      <button class="button quiet" type="button" @click=${this.cancel}>${t('suggestion.cancel')}</button>
    </form>`;
  }

  private decisionView(): TemplateResult {
    const { decision, status } = this.suggestion;
    if (!decision || status === 'open') return html``;
    const { t } = this.i18n;
    const time = this.i18n.dateTime(decision.time);
    const own = decision.author.personId === this.person.personId;
    const sentence = own ? t(`suggestion.decision.${status}You`, { time }) : t(`suggestion.decision.${status}`, { name: this.nameOf(decision.author), time });
    return html`<p class="soft">${sentence}</p>${decision.reason === '' ? nothing : html`<p class="reason">${t('suggestion.reason', { reason: decision.reason })}</p>`}`;
  }

  private readonly beginRejecting = (): void => {
    this.rejecting = true;
    void this.updateComplete.then(() => { this.renderRoot.querySelector<HTMLElement>('#why')?.focus(); });
  };

  private readonly onReason = ({ target }: Event): void => { this.reason = (target as HTMLInputElement).value; };

  private readonly onReject = (event: Event): void => {
    event.preventDefault();
    this.decide('reject', this.reason.trim());
  };

  private readonly onKey = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || event.isComposing) return;
    event.preventDefault();
    event.stopPropagation();
    this.cancel();
  };

  /** The reason typed so far stays for the next try. */
  private readonly cancel = (): void => {
    this.rejecting = false;
    void this.updateComplete.then(() => { this.renderRoot.querySelector<HTMLElement>('#reject')?.focus(); });
  };

  private decide(decision: 'accept' | 'reject' | 'withdraw', reason = ''): void {
    this.dispatchEvent(new SuggestionDecideEvent(this.suggestion.id, decision, reason));
  }
}

customElements.define('dm-suggestion-card', SuggestionCard);

declare global {
  interface HTMLElementTagNameMap { 'dm-suggestion-card': SuggestionCard }
}
