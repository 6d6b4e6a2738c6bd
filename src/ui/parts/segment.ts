/**
 * One sentence of one version: its text, its number, how far it is, its draft, its suggestions and notes, what has changed
 * beside it since it was confirmed, and the editor when it is being corrected. It shows what it is given and says what the
 * person wants; it changes nothing itself.
 */
import type { PropertyDeclarations, PropertyValues, TemplateResult } from 'lit';
import { html, LitElement, nothing } from 'lit';
import type { SuggestionId } from '../../core/ids.ts';
import { asId } from '../../core/ids.ts';
import type { Author, Note, Segment, Suggestion } from '../../core/model.ts';
import { SEGMENT_STATES } from '../../core/model.ts';
import { isOpen } from '../../core/suggestions.ts';
import type { Match } from '../../core/text/find.ts';
import type { Draft } from './draft.ts';
import { LocalizeController } from '../../i18n/localize-controller.ts';
import { keyFits, shownKey } from '../controllers/key-map.ts';
import { ITS_OWN, reuse } from '../controllers/reuse.ts';
import type { CardFacts, StaleMark, ThreadHere } from '../besides.ts';
import { DraftDiscardEvent, SegmentEditEvent, SegmentMenuEvent, SegmentPointEvent, StateSetEvent } from '../events.ts';
import { controls } from '../styles/controls.ts';
import { caretAt } from './caret.ts';
import { icon } from './icons.ts';
import { correctingParts, loadCorrectingParts } from './correcting-parts.ts';
import { NoteWishEvent } from './notes/note-wish.ts';
import type { SegmentEditor } from './segment-editor.ts';
import { segmentStyles } from './segment-styles.ts';
import { stateMark, stateStyles } from './state-mark.ts';
import { wordDiffStyles } from './word-diff-styles.ts';

const NO_REPLIES: readonly Note[] = [];

/**
 * @attr lit `unit` or `partner`: it stands with what is pointed at, or is its counterpart; nothing is drawn anew for it
 * @fires SegmentPointEvent pointer or focus came or left
 * @fires SegmentEditEvent the keys of `edit.begin` (Enter, F2, E), double click or the edit button
 * @fires DraftDiscardEvent
 * @fires SegmentMenuEvent a click on its number
 * @fires StateSetEvent the keys of `edit.state.…` (1–4) on the focused sentence
 * @fires NoteWishEvent a confirmed sentence is right all the same
 * and, from inside, the events of <dm-segment-editor>, <dm-suggestion-card> and <dm-note-panel>
 */
export class SegmentElement extends LitElement {
  static override readonly styles = [controls, wordDiffStyles, stateStyles, segmentStyles];
  static override readonly properties: PropertyDeclarations = {
    segment: { attribute: false }, lang: { reflect: true }, number: {}, draft: { attribute: false },
    suggestions: { attribute: false }, cards: { attribute: false }, threads: { attribute: false }, stale: { attribute: false }, editing: { type: Boolean, reflect: true }, person: { attribute: false },
    hits: { attribute: false }, flow: { reflect: true }, tabStop: { attribute: false },
    selected: { type: Boolean, reflect: true }, link: {},
    draftShown: { state: true }, openShown: { state: true }, decidedShown: { state: true }, notesShown: { state: true }, staleShown: { state: true },
  };
  declare segment: Segment;
  declare lang: string;
  /** The sentence's number as the person sees it; '' = not shown. */
  declare number: string;
  declare draft: Draft | undefined;
  declare suggestions: readonly Suggestion[];
  /** The answers to its suggestions. */
  declare cards: ReadonlyMap<SuggestionId, CardFacts>;
  declare threads: readonly ThreadHere[];
  /** It is confirmed, and what stands beside it has changed since; null: it has not. */
  declare stale: StaleMark | null;
  declare editing: boolean;
  declare person: Author;
  /** Find hits to mark (not `matches`: every element has a method of that name). */
  declare hits: readonly Match[];
  declare flow: 'block' | 'inline';
  /** Reached by Tab; the page gives it to one sentence at a time. */
  declare tabStop: boolean;
  /** It is among the sentences that the next act is about. */
  declare selected: boolean;
  /** What is known about its alignment, in words; '' = nothing. */
  declare link: string;
  private declare draftShown: boolean;
  /** null: as is usual in this flow (shown in rows, folded away in running text). */
  private declare openShown: boolean | null;
  private declare decidedShown: boolean;
  private declare notesShown: boolean;
  private declare staleShown: boolean;
  private caret: number | null = null;
  private hovered = false;
  private readonly i18n: LocalizeController = new LocalizeController(this);

  constructor() {
    super();
    this.lang = '';
    this.number = '';
    this.draft = undefined;
    this.suggestions = [];
    this.cards = new Map();
    this.threads = [];
    this.stale = null;
    this.editing = false;
    this.person = { personId: asId('nobody'), name: '' };
    this.hits = [];
    this.flow = 'block';
    this.tabStop = false;
    this.selected = false;
    this.link = '';
    this.draftShown = false;
    this.openShown = null;
    this.decidedShown = false;
    this.notesShown = false;
    this.staleShown = false;
    this.addEventListener('pointerenter', ({ pointerType }) => { if (pointerType !== 'touch') { this.hovered = true; this.point('pointer'); } });
    this.addEventListener('pointerleave', ({ pointerType }) => { if (pointerType !== 'touch') this.left(); });
    this.addEventListener('focusin', () => { this.point('focus'); });
    this.addEventListener('focusout', ({ relatedTarget }) => { if (!this.holds(relatedTarget)) this.unpoint('focus'); });
  }

  /** Moves the focus to the text, or into the editor when it is open. */
  focusText(options: FocusOptions = {}): void {
    const { id } = this.segment;
    void (this.editing ? loadCorrectingParts().then(() => this.updateComplete) : this.updateComplete).then(() => {
      if (id !== this.segment.id) return; // it serves another one by now
      const editor = this.renderRoot.querySelector<SegmentEditor>('dm-segment-editor');
      if (editor) editor.focusText(); else this.renderRoot.querySelector<HTMLElement>('.text')?.focus(options);
    });
  }

  /** Opens the notes; the keyboard comes in. */
  openNotes(): void {
    const { id } = this.segment;
    void loadCorrectingParts().then(async () => {
      if (id !== this.segment.id) return;
      this.notesShown = true;
      await this.updateComplete;
      this.renderRoot.querySelector('dm-note-panel')?.focus();
    });
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    const before = changed.get('segment');
    if (before && before.id !== this.segment.id) this.renew();
    if (changed.has('draft') && !this.draft) this.draftShown = false;
    if (changed.has('stale') && !this.stale) this.staleShown = false;
    if ((this.editing || this.draft || this.stale || this.threads.length + this.suggestions.length > 0) && !correctingParts()) void loadCorrectingParts().then(() => { this.requestUpdate(); });
  }

  /** It serves another sentence from now on (reuse.ts): nothing is open in that one, and the pointer and the focus that are here are on it. */
  private renew(): void {
    this.draftShown = false;
    this.openShown = null;
    this.decidedShown = false;
    this.notesShown = false;
    this.staleShown = false;
    this.caret = null;
    if (this.hovered && this.matches(':hover')) this.point('pointer'); else if (this.hovered) this.left();
    if (this.hasFocusInside()) this.point('focus');
  }

  /** What had the focus may go with this update (the editor, the buttons of a decided suggestion): it must not fall to the page. */
  protected override update(changed: PropertyValues): void {
    const hadFocus = this.hasFocusInside();
    super.update(changed);
    if (this.editing && correctingParts()) this.caret = null;
    // At once: the editor of the next sentence, which draws itself later, takes the focus over.
    if (hadFocus && !this.hasFocusInside()) this.renderRoot.querySelector<HTMLElement>('span.text')?.focus();
  }

  protected override render(): TemplateResult {
    return this.editing && correctingParts() ? this.editingView() : this.readingView();
  }

  /** The number is what one takes it by: it opens the menu, and is dragged. The keyboard has the menu's own keys. */
  private handleView(): TemplateResult {
    const { t } = this.i18n;
    const name = t('segment.actions', { number: this.number || '–', language: this.i18n.languageWord(this.lang) });
    return html`<button class="handle" type="button" tabindex="-1" aria-haspopup="menu" aria-label=${name} title=${t('segment.actionsTitle')} @click=${this.onHandle}
      ><span class="number" id="number" ?hidden=${this.number === ''}>${this.number}</span>${this.number === '' ? icon('grip') : nothing}</button>`;
  }

  /** The ids of what describes the words. */
  private get described(): string {
    return [this.selected || this.link !== '' ? 'link' : '', 'state', this.hasNotes ? 'notes' : ''].filter((one) => one !== '').join(' ');
  }

  /** One template as far as it goes: of these there are a hundred on screen, and each template of its own is cloned and kept for itself. */
  private readingView(): TemplateResult {
    const { t } = this.i18n, keys = shownKey('edit.begin');
    // Its own words are its name, so that they are heard at once and in their language; the heads of the grid say which column it is.
    return html`${this.handleView()}<span class="text" id="text" role="group" aria-labelledby="number words" aria-describedby=${this.described} tabindex=${this.tabStop ? 0 : -1}
      @keydown=${this.onKey} @dblclick=${this.onDoubleClick}
      ><span id="words" lang=${this.lang} dir="auto">${this.segment.text === '' ? html`<i class="empty" lang=${this.i18n.language}>${t('segment.empty')}</i>` : markHits(this.segment.text, this.hits)}</span></span><span id="link" lang=${this.i18n.language} hidden>${[this.selected ? t('segment.selected') : '', this.link].filter((one) => one !== '').join(', ')}</span><span class="marks">${stateMark(this.segment.state, t)}<button
      class="icon-button edit" type="button" tabindex=${this.tabStop ? 0 : -1} title=${keys === '' ? t('segment.edit') : t('segment.editKeys', { keys })} aria-label=${t('segment.edit')}
      @click=${this.edit}>${icon('edit')}</button></span>${this.footView()}`;
  }

  private editingView(): TemplateResult {
    return html`${this.handleView()}<dm-segment-editor class="text" .segment=${this.segment} lang=${this.lang} .number=${this.number} .draft=${this.draft}
      .flow=${this.flow} .caret=${this.caret}></dm-segment-editor><span class="marks">${stateMark(this.segment.state, this.i18n.t)}</span>${this.besideView()}`;
  }

  private get hasNotes(): boolean {
    const { draft, stale, suggestions, threads, notesShown } = this, parts = correctingParts();
    return parts !== undefined && (draft !== undefined || stale !== null || suggestions.length + threads.length > 0 || notesShown || parts.hasUnsent(this.ownNotes));
  }

  private footView(): TemplateResult | typeof nothing {
    const open = this.suggestions.filter(isOpen);
    const decided = this.suggestions.filter((one) => !isOpen(one));
    const parts = correctingParts();
    if (!parts || !this.hasNotes) return nothing;
    const openShown = this.openShown ?? this.flow === 'block';
    return html`<div class="foot" lang=${this.i18n.language} dir="ltr">
      <div class="notes" id="notes">${this.draftNote()}${this.stale ? this.fold({
        label: parts.staleMarkWords(this.stale, this.i18n), shown: this.staleShown, toggle: () => { this.staleShown = !this.staleShown; }, look: 'warn',
      }) : nothing}${this.notesFold(parts)}${open.length > 0 ? this.fold({
        label: this.i18n.t('segment.suggestionsOpen', { count: open.length }), shown: openShown, toggle: () => { this.openShown = !openShown; },
      }) : nothing}${decided.length > 0 ? this.fold({
        label: this.i18n.t('segment.suggestionsDecided', { count: decided.length }), shown: this.decidedShown, toggle: () => { this.decidedShown = !this.decidedShown; },
      }) : nothing}</div>
      ${this.draft && this.draftShown ? html`<p class="draft-diff">${parts.wordDiffView({ a: this.segment.text, b: this.draft.text, lang: this.lang }, this.i18n.t)}</p>` : nothing}
      ${this.stale && this.staleShown ? parts.staleView({ stale: this.stale, still: this.still }, this.about) : nothing}
      ${this.notesShown ? parts.notePanel({ threads: this.threads, person: this.person, close: this.closeNotes }, this.about) : nothing}
      ${reuse([...(openShown ? open : []), ...(this.decidedShown ? decided : [])], ({ id }) => id, (suggestion) => this.card(suggestion), ITS_OWN)}
    </div>`;
  }

  /** What has changed beside it, while one corrects it for that. */
  private besideView(): TemplateResult | typeof nothing {
    const parts = correctingParts();
    return parts && this.stale ? html`<div class="foot" lang=${this.i18n.language} dir="ltr">${parts.staleView({ stale: this.stale, still: null }, this.about)}</div>` : nothing;
  }

  private get ownNotes(): { segment: Segment['id']; link: null } { return { segment: this.segment.id, link: null }; }

  private get about(): Parameters<NonNullable<ReturnType<typeof correctingParts>>['staleView']>[1] {
    return { id: this.segment.id, number: this.number, lang: this.lang, tabStop: this.tabStop, i18n: this.i18n };
  }

  /** How many notes there are, and that one has not been saved. */
  private notesFold({ countWords, hasUnsent }: NonNullable<ReturnType<typeof correctingParts>>): TemplateResult {
    const toggle = (): void => { this.notesShown = !this.notesShown; };
    return html`${this.threads.length > 0 ? this.fold({ label: countWords(this.threads, this.i18n), shown: this.notesShown, toggle }) : nothing}${
      !this.notesShown && hasUnsent(this.ownNotes, this.threads.map(({ thread }) => thread)) ? this.fold({ label: this.i18n.t('notes.unsent'), shown: false, toggle: () => { this.openNotes(); }, look: 'warn' }) : nothing}`;
  }

  private fold({ label, shown, toggle, look = '' }: { label: string; shown: boolean; toggle: () => void; look?: '' | 'warn' }): TemplateResult {
    return html`<button class="note ${look}" type="button" tabindex=${this.tabStop ? 0 : -1} aria-expanded=${shown} @click=${toggle}>${label}</button>`;
  }

  private draftNote(): TemplateResult | typeof nothing {
    if (!this.draft) return nothing;
    const { t } = this.i18n;
    const full = t('draft.discardFull', { number: this.number || '–', language: this.i18n.languageWord(this.lang) });
    return html`<button class="note draft" type="button" tabindex=${this.tabStop ? 0 : -1} aria-expanded=${this.draftShown}
      title=${t(this.draftShown ? 'draft.hide' : 'draft.show')} @click=${() => { this.draftShown = !this.draftShown; }}>${t('draft.mark')}</button>
      ${this.draftShown ? html`<button class="note" type="button" tabindex=${this.tabStop ? 0 : -1} aria-label=${full} @click=${this.discard}>${t('draft.discard')}</button>` : nothing}`;
  }

  private card(suggestion: Suggestion): TemplateResult {
    const { replies, current } = this.cards.get(suggestion.id) ?? { replies: NO_REPLIES, current: this.segment.text };
    return html`<dm-suggestion-card .suggestion=${suggestion} .current=${current} .textLang=${this.lang} .person=${this.person} .state=${this.segment.state}
      .replies=${replies} .tabStop=${this.tabStop}></dm-suggestion-card>`;
  }

  private readonly onHandle = ({ currentTarget }: Event): void => {
    this.dispatchEvent(new SegmentMenuEvent(this.segment.id, (currentTarget as HTMLElement).getBoundingClientRect()));
  };
  private readonly still = (): void => { this.dispatchEvent(new NoteWishEvent({ what: 'still', segment: this.segment.id })); };
  private readonly closeNotes = (): void => {
    this.notesShown = false;
    this.focusText();
  };
  private readonly edit = (): void => { this.dispatchEvent(new SegmentEditEvent(this.segment.id)); };
  private readonly discard = (): void => {
    this.dispatchEvent(new DraftDiscardEvent(this.segment.id));
    this.focusText();
  };

  private readonly onDoubleClick = (event: MouseEvent): void => {
    const words = this.renderRoot.querySelector('#words');
    this.caret = words ? caretAt(words, event) : null;
    getSelection()?.removeAllRanges(); // the double click has marked a word that is about to go
    this.edit();
  };

  private readonly onKey = (event: KeyboardEvent): void => {
    const state = SEGMENT_STATES.find((one) => keyFits(`edit.state.${one}`, event));
    if (keyFits('edit.begin', event)) this.edit();
    else if (state) this.dispatchEvent(new StateSetEvent(this.segment.id, state));
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  private left(): void {
    this.hovered = false;
    this.unpoint('pointer');
  }
  private hasFocusInside(): boolean { return (this.shadowRoot?.activeElement ?? null) !== null; }
  private point(by: 'pointer' | 'focus'): void { this.dispatchEvent(new SegmentPointEvent(this.segment.id, by)); }
  private unpoint(by: 'pointer' | 'focus'): void { this.dispatchEvent(new SegmentPointEvent(null, by)); }
  private holds(target: EventTarget | null): boolean { return target instanceof Node && (target === this || this.contains(target)); }
}

/** The text with find hits in <mark>. Hits that no longer fit the text (it has just changed) are left out. */
function markHits(text: string, hits: readonly Match[]): unknown {
  const fitting = hits.filter(({ from, to }) => from < to && to <= text.length);
  if (fitting.length === 0) return text;
  const pieces: unknown[] = [];
  let last = 0;
  for (const { from, to, ...rest } of fitting) {
    // The hit that is looked at comes with `current` beside its range (MatchesEvent).
    pieces.push(text.slice(last, from), html`<mark class=${'current' in rest ? 'current' : ''}>${text.slice(from, to)}</mark>`);
    last = to;
  }
  return [...pieces, text.slice(last)];
}

customElements.define('dm-segment', SegmentElement);

declare global {
  interface HTMLElementTagNameMap { 'dm-segment': SegmentElement }
}
