/**
 * One suggestion, under its sentence or on the review page: what it would change in the current text, who proposed it, when
 * and why, what was decided and answered; and the ways to accept it (as it is or otherwise worded), to reject it with a
 * reason, and to answer. What is typed here waits (unsent.ts) until it is sent.
 */
import type { PropertyDeclarations, PropertyValues, TemplateResult } from 'lit';
import { html, LitElement, nothing } from 'lit';
import { asId } from '../../core/ids.ts';
import type { Author, Note, SegmentState, Suggestion } from '../../core/model.ts';
import { isOpen } from '../../core/suggestions.ts';
import { LocalizeController } from '../../i18n/localize-controller.ts';
import { typing } from '../controllers/typing.ts';
import { SuggestionDecideEvent, SuggestionReplyEvent } from '../events.ts';
import { controls } from '../styles/controls.ts';
import { oneLine } from './editable.ts';
import './reason-form.ts';
import type { ReasonForm } from './reason-form.ts';
import { suggestionStyles } from './suggestion-styles.ts';
import type { SuggestionLook } from './suggestion-views.ts';
import { authorName, changedSinceView, decisionsView, proposedText, repliesView } from './suggestion-views.ts';
import { unsentEdits, unsentReasons, unsentReplies } from './unsent-words.ts';
import { wordDiffStyles } from './word-diff-styles.ts';
import { wordDiffView } from './word-diff.ts';
import { wordsForm } from './words-form.ts';

/** What is being written in it. */
export type CardMode = 'reject' | 'edit' | 'reply';

/**
 * @fires SuggestionDecideEvent
 * @fires SuggestionReplyEvent
 * @fires mode   something is being written now, or no longer (`mode`)
 */
export class SuggestionCard extends LitElement {
  static override readonly styles = [controls, wordDiffStyles, suggestionStyles];
  static override readonly properties: PropertyDeclarations = {
    suggestion: { attribute: false }, current: { attribute: false }, textLang: { attribute: false }, person: { attribute: false }, state: { attribute: false },
    replies: { attribute: false, hasChanged: areOthers }, rows: { attribute: false }, full: { type: Boolean }, tabStop: { attribute: false }, mode: { state: true }, words: { state: true },
  };
  declare suggestion: Suggestion;
  /** The sentence's current text: what the suggestion is compared with. */
  declare current: string;
  /** BCP 47 tag of the texts. */
  declare textLang: string;
  declare person: Author;
  /** The state of the sentence now; null: it is not there. */
  declare state: SegmentState | null;
  declare replies: readonly Note[];
  /** Of a proposal about links: the rows as they are and as they would be. null: they are shown elsewhere. */
  declare rows: TemplateResult | null;
  /** On the review page: a decided one can be answered and contradicted, too. */
  declare full: boolean;
  /** May Tab stop here? */
  declare tabStop: boolean;
  declare mode: CardMode | null;
  /** What stands in the field that is open. */
  private declare words: string;
  /** While something is being written no update reloads the page. */
  private stopTyping: (() => void) | undefined;
  private readonly i18n: LocalizeController = new LocalizeController(this);

  constructor() {
    super();
    this.current = '';
    this.textLang = '';
    this.person = { personId: asId('nobody'), name: '' };
    this.state = null;
    this.replies = [];
    this.rows = null;
    this.full = false;
    this.tabStop = false;
    this.mode = null;
    this.words = '';
  }

  /** Opens a field; what was typed into it before stands there again. */
  begin(mode: CardMode): void {
    const { suggestion: { id, text } } = this;
    if (!this.offers(mode)) return;
    this.words = { reject: unsentReasons, edit: unsentEdits, reply: unsentReplies }[mode].get(id) || (mode === 'edit' ? text : '');
    this.setMode(mode);
    void this.updateComplete.then(() => { this.renderRoot.querySelector<HTMLElement>('dm-reason-form, textarea')?.focus(); });
  }

  /** Can this be done with it? */
  offers(mode: CardMode | 'accept' | 'withdraw'): boolean {
    const { suggestion: { status, author, proposes, decision }, person: { personId }, full } = this, open = isOpen(this.suggestion);
    // Out of sight of each other two people may decide differently; so may they in sight (core/commands/decide.ts).
    const contradicts = full && !open && decision?.author.personId !== personId;
    switch (mode) {
      case 'reply': return open || full;
      case 'edit': return open && proposes === undefined;
      case 'withdraw': return open && author.personId === personId;
      case 'accept': return open || (contradicts && status !== 'accepted');
      case 'reject': return open || (contradicts && status === 'accepted');
      default: return mode satisfies never;
    }
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.stopTyping?.();
    this.stopTyping = undefined;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('suggestion') && changed.get('suggestion')?.id !== this.suggestion.id) this.mode = null;
    if (this.mode !== null) this.stopTyping ??= typing.begin();
    else { this.stopTyping?.(); this.stopTyping = undefined; }
  }

  protected override render(): TemplateResult {
    const { t } = this.i18n;
    const { suggestion, mode } = this;
    const look: SuggestionLook = { suggestion, current: this.current, lang: this.textLang, i18n: this.i18n, person: this.person, state: this.state };
    const heading = `${authorName(suggestion.author, look)}, ${this.i18n.dateTime(suggestion.time)}`;
    return html`<article class=${suggestion.status} lang=${this.i18n.language} aria-label=${t('suggestion.title')}>
      <header><b>${suggestion.origin === 'release' ? t('suggestion.originRelease') : authorName(suggestion.author, look)}</b><time datetime=${new Date(suggestion.time).toISOString()} title=${heading}>${this.i18n.dateTime(suggestion.time)}</time>${
        suggestion.origin === 'conflict' ? html`<span class="origin">${t('suggestion.originConflict')}</span>` : nothing}</header>
      ${proposedText(look)}${this.rowsView()}${changedSinceView(look)}
      ${suggestion.reason === '' ? nothing : html`<p class="reason" dir="auto">${t('suggestion.reason', { reason: suggestion.reason })}</p>`}
      ${decisionsView(look)}${repliesView(this.replies, look)}
      ${mode === null ? this.buttonsView() : this.fieldView(mode)}
    </article>`;
  }

  private rowsView(): TemplateResult | typeof nothing {
    if (this.suggestion.proposes?.kind !== 'links') return nothing;
    return this.rows ?? (isOpen(this.suggestion) ? html`<p><a href="#/review" tabindex=${this.tabStop ? 0 : -1}>${this.i18n.t('suggestion.linksReview')}</a></p>` : nothing);
  }

  private buttonsView(): TemplateResult | typeof nothing {
    const { t } = this.i18n, open = isOpen(this.suggestion);
    const button = (id: CardMode | 'accept' | 'withdraw', label: string, run: () => void): TemplateResult | typeof nothing => (this.offers(id) ? html`<button
      class="button ${id === 'accept' ? '' : 'quiet'}" type="button" id=${id} tabindex=${this.tabStop ? 0 : -1} title=${id === 'accept' ? t('suggestion.acceptHint') : nothing} @click=${run}>${label}</button>` : nothing);
    if (!open && !this.full) return nothing;
    return html`<div class="buttons">
      ${button('accept', t(open ? 'suggestion.accept' : 'suggestion.acceptAnyway'), () => { this.decide('accept'); })}
      ${button('edit', t('suggestion.edit'), () => { this.begin('edit'); })}
      ${button('reject', t(open ? 'suggestion.reject' : 'suggestion.rejectAnyway'), () => { this.begin('reject'); })}
      ${button('withdraw', t('suggestion.withdraw'), () => { this.decide('withdraw'); })}
      ${button('reply', t('suggestion.reply'), () => { this.begin('reply'); })}
    </div>`;
  }

  private fieldView(mode: CardMode): TemplateResult {
    const { t } = this.i18n, { suggestion: { id }, words, textLang } = this;
    const type = (kept: typeof unsentReplies, same = '') => (typed: string): void => {
      this.words = typed;
      if (typed === same) kept.delete(id); else kept.set(id, typed);
    };
    switch (mode) {
      case 'reject': return html`<dm-reason-form class="field-view" .reason=${words} @input=${({ currentTarget }: Event) => { type(unsentReasons)((currentTarget as ReasonForm).reason); }}
        @done=${({ currentTarget }: Event) => { this.decide('reject', { reason: (currentTarget as ReasonForm).reason }); }} @leave=${this.leave}></dm-reason-form>`;
      case 'edit': return wordsForm({
        words, label: t('suggestion.editLabel'), send: t('suggestion.editNow'), i18n: this.i18n, lang: textLang, lines: this.current.includes('\n'),
        typed: type(unsentEdits, this.suggestion.text), sent: this.acceptEdited, left: this.leave,
        below: words === this.current ? nothing : html`<p class="text" role="group" aria-label=${t('suggestion.editDiffers')}>${wordDiffView({ a: this.current, b: words, lang: textLang }, t)}</p>`,
      });
      case 'reply': return wordsForm({
        words, label: t('suggestion.replyLabel'), send: t('suggestion.replyNow'), i18n: this.i18n, lang: null, lines: true, typed: type(unsentReplies), sent: this.sendReply, left: this.leave, below: nothing,
      });
      default: return mode satisfies never;
    }
  }

  private readonly acceptEdited = (): void => {
    const text = this.current.includes('\n') ? this.words : oneLine(this.words);
    if (text.trim() === '') return;
    this.decide('accept', { text: text === this.suggestion.text ? null : text });
  };

  private readonly sendReply = (): void => {
    const text = this.words.trim();
    if (text === '') return;
    this.dispatchEvent(new SuggestionReplyEvent(this.suggestion.id, text));
    // Where it was refused it still waits.
    if (unsentReplies.get(this.suggestion.id) === '') this.leave();
  };

  /** What was typed so far stays for the next try; the focus goes back to the button, or to what holds the card. */
  private readonly leave = (): void => {
    const was = this.mode;
    this.setMode(null);
    void this.updateComplete.then(() => { if (was) this.renderRoot.querySelector<HTMLElement>(`#${was}`)?.focus(); });
  };

  private setMode(mode: CardMode | null): void {
    if (this.mode === mode) return;
    this.mode = mode;
    this.dispatchEvent(new Event('mode'));
  }

  private decide(decision: 'accept' | 'reject' | 'withdraw', options: { reason?: string; text?: string | null } = {}): void {
    const { suggestion: { id }, mode } = this;
    this.dispatchEvent(new SuggestionDecideEvent(id, decision, options));
    // It is decided now; where that was refused, or waits for the name, the field stays as it is.
    if (mode !== null && (mode === 'reject' ? unsentReasons : unsentEdits).get(id) === '') this.setMode(null);
  }
}

/** The list is made anew at each drawing, its rows are not. */
function areOthers(now: readonly Note[], before: readonly Note[] | undefined): boolean {
  return now.length !== before?.length || now.some((note, at) => note !== before[at]);
}

customElements.define('dm-suggestion-card', SuggestionCard);

declare global {
  interface HTMLElementTagNameMap { 'dm-suggestion-card': SuggestionCard }
}
