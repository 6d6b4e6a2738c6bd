/**
 * Writing on the page itself: the sentence becomes editable where it stands, in the same face and the same lines.
 *
 * The words are a `contenteditable="plaintext-only"` span and no <textarea>, because only that can stand inside a running
 * paragraph, so that no word moves when the editor opens, in rows or in running text; the browser keeps input methods, spelling
 * check (by `lang`), undo and the touch keyboard as in any text field, and role, name and description make it a text box for
 * screen readers. Two things make it as safe as a <textarea>: Lit never draws inside it (the editor owns its value, so no
 * update can move the caret), and `white-space: pre-wrap` keeps browsers from turning spaces into no-break spaces.
 *
 * Every input event is told at once, so that the draft is kept at once. Only the drawing of the difference waits for
 * the next frame, or for the Tab that leaves the words.
 */
import type { PropertyDeclarations, PropertyValues, TemplateResult } from 'lit';
import { html, LitElement, nothing } from 'lit';
import type { Segment } from '../../core/model.ts';
import { SEGMENT_STATES } from '../../core/model.ts';
import { oddities } from '../../core/text/odd-signs.ts';
import { LocalizeController } from '../../i18n/localize-controller.ts';
import { typing } from '../controllers/typing.ts';
import { spokenKey, withShownKey } from '../controllers/key-map.ts';
import { AnnounceEvent, DraftDiscardEvent, SegmentCutEvent, SegmentGlueEvent, SegmentInputEvent, SegmentLeaveEvent, SegmentSaveEvent, SegmentSuggestEvent, StateSetEvent } from '../events.ts';
import { controls } from '../styles/controls.ts';
import type { Draft } from './draft.ts';
import { caretIn, isForeignFormat, oneLine, placeCaret, PLAIN_TEXT, replaceAllText, typeText } from './editable.ts';
import { editorCommand } from './editor-keys.ts';
import { editorStyles } from './editor-styles.ts';
import './menu.ts';
import { reasons } from './reasons.ts';
import { stateShape, stateStyles } from './state-mark.ts';
import { wordDiffStyles } from './word-diff-styles.ts';
import { wordDiffView } from './word-diff.ts';

/**
 * @fires SegmentInputEvent on every input event
 * @fires SegmentSaveEvent
 * @fires SegmentSuggestEvent
 * @fires SegmentLeaveEvent the draft stays
 * @fires DraftDiscardEvent
 * @fires AnnounceEvent when the sentence changes underneath
 * @fires StateSetEvent
 * @fires SegmentCutEvent Ctrl+E
 * @fires SegmentGlueEvent Ctrl+J
 */
export class SegmentEditor extends LitElement {
  static override readonly styles = [controls, wordDiffStyles, stateStyles, editorStyles];
  static override readonly properties: PropertyDeclarations = {
    segment: { attribute: false }, lang: {}, number: {}, draft: { attribute: false }, flow: { reflect: true }, caret: { attribute: false },
    typed: { state: true }, base: { state: true }, reason: { state: true },
  };
  declare segment: Segment;
  declare lang: string;
  declare number: string;
  /** Read when the editor opens; afterwards the editor's own value counts. */
  declare draft: Draft | undefined;
  declare flow: 'block' | 'inline';
  /** Where the caret goes when the editor opens; null = behind the last word. */
  declare caret: number | null;
  /** The value as it was last drawn: at most one frame behind. */
  private declare typed: string;
  /** The text the person saw when they began. */
  private declare base: string;
  private declare reason: string;
  /** While it is open no update reloads the page. */
  private stopTyping: (() => void) | undefined;
  private frame = 0;
  private readonly i18n: LocalizeController = new LocalizeController(this);

  constructor() {
    super();
    this.lang = '';
    this.number = '';
    this.draft = undefined;
    this.flow = 'block';
    this.caret = null;
    this.typed = '';
    this.base = '';
    this.reason = '';
  }

  /** What stands in the editor now. */
  get value(): string {
    const text = this.words?.textContent ?? this.typed;
    return this.base.includes('\n') ? text : oneLine(text);
  }

  focusText(): void {
    const { words } = this;
    if (words && this.shadowRoot?.activeElement !== words) placeCaret(words, this.caret ?? words.textContent.length);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.stopTyping = typing.begin();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.stopTyping?.();
    cancelAnimationFrame(this.frame);
    this.frame = 0;
  }

  /** null before the first drawing. */
  private get words(): HTMLElement | null { return this.renderRoot.querySelector<HTMLElement>('#words'); }
  /** Somebody changed the sentence while another text stands here. */
  private get conflict(): boolean { return this.segment.text !== this.base && this.typed !== this.segment.text; }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('segment')) return;
    const before = changed.get('segment');
    if (before?.id !== this.segment.id) this.begin();
    else if (before.text !== this.segment.text) this.meet(this.segment.text);
  }

  /** Opens on a sentence: its draft if there is one. */
  private begin(): void {
    this.base = this.draft?.base ?? this.segment.text;
    this.typed = this.draft?.text ?? this.segment.text;
    this.reason = reasons.get(this.segment.id);
    if (this.words) this.words.textContent = this.typed;
  }

  /** The sentence was changed elsewhere: taken over where nothing was typed, else pointed out. */
  private meet(text: string): void {
    const { value } = this;
    if (value === text) {
      this.base = text;
    } else if (value === this.base) {
      this.base = this.typed = text;
      if (this.words) replaceAllText(this.words, text);
      this.dispatchEvent(new AnnounceEvent(this.i18n.t('editor.changedTaken')));
    } else {
      this.dispatchEvent(new AnnounceEvent(this.i18n.t('editor.changed')));
    }
  }

  protected override firstUpdated(): void {
    if (this.words) this.words.textContent = this.typed;
    this.focusText();
    // The buttons belong to what one sees; `nearest` scrolls only where they would be out of the window.
    this.renderRoot.querySelector('.panel')?.scrollIntoView({ block: 'nearest' });
  }

  protected override render(): TemplateResult {
    const { t } = this.i18n;
    const name = t('editor.label', { number: this.number || '–', language: this.i18n.languageWord(this.lang) });
    return html`<span id="words" contenteditable=${PLAIN_TEXT} role="textbox" aria-label=${name} aria-describedby="help" lang=${this.lang} dir="auto"
      spellcheck="true" autocapitalize="sentences" enterkeyhint="done" tabindex="0"
      @input=${this.onInput} @beforeinput=${this.onBeforeInput} @paste=${this.onPaste} @drop=${this.onDrop} @keydown=${this.onKey}></span>
    <div class="panel" lang=${this.i18n.language} dir="ltr" @keydown=${this.onKey}>
      <span id="help" class="visually-hidden">${this.helpWords()}</span>
      ${this.conflict ? this.conflictView() : nothing}
      ${this.typed === this.segment.text ? nothing : this.differenceView()}
      ${this.odditiesView()}
      ${this.buttonsView()}
    </div>`;
  }

  /** The keys that lead out of here, for the ear. */
  private helpWords(): string {
    const { t } = this.i18n;
    const save = spokenKey('edit.save'), suggest = spokenKey('edit.suggest');
    return [save && t('editor.helpSave', { keys: save }), suggest && t('editor.helpSuggest', { keys: suggest }), t('editor.helpLeave')].filter((part) => part !== '').join(', ');
  }

  private conflictView(): TemplateResult {
    const { t } = this.i18n;
    return html`<div class="conflict" role="note">
      <p>${t('editor.changed')}</p><p class="current" lang=${this.lang} dir="auto">${this.segment.text}</p><p>${t('editor.changedConsequence')}</p>
      <button class="button" type="button" title=${t('editor.rebaseTitle')} @click=${this.rebase}>${t('editor.rebase')}</button>
    </div>`;
  }

  private differenceView(): TemplateResult {
    const { t } = this.i18n;
    return html`<p class="difference" role="group" aria-label=${t('editor.differs')}>${wordDiffView({ a: this.segment.text, b: this.typed, lang: this.lang }, t)}</p>
      <input class="field reason" type="text" autocomplete="off" aria-label=${t('editor.reason')} placeholder=${t('editor.reasonHint')} .value=${this.reason} @input=${this.onReason}>`;
  }

  private odditiesView(): TemplateResult | typeof nothing {
    const { bidi, invisible, mixed } = oddities(this.typed);
    if (bidi.length + invisible.length + mixed.length === 0) return nothing;
    const { t } = this.i18n;
    return html`<div class="oddities" role="note">
      ${bidi.length > 0 ? html`<p>${t('editor.oddBidi', { signs: bidi.join(', ') })}</p>` : nothing}
      ${invisible.length > 0 ? html`<p>${t('editor.oddSigns', { signs: invisible.join(', ') })}</p>` : nothing}
      ${mixed.length > 0 ? html`<p>${t('editor.oddMixed', { words: mixed.join(', ') })}</p>` : nothing}
    </div>`;
  }

  private buttonsView(): TemplateResult {
    const { t } = this.i18n;
    const same = this.typed === this.segment.text;
    return html`<div class="buttons" role="group" aria-label=${t('editor.actions')}>
      <div>
        <button class="button primary" type="button" title=${withShownKey(t(same ? 'editor.confirmTitle' : 'editor.saveTitle'), 'edit.save')} @click=${this.save}>${t(same ? 'editor.confirm' : 'editor.save')}</button>
        ${same ? nothing : html`<button class="button" type="button" title=${withShownKey(t('editor.suggestTitle'), 'edit.suggest')} @click=${this.suggest}>${t('editor.suggest')}</button>`}
      </div>
      <div>
        <button class="button quiet" type="button" title=${withShownKey(t('editor.leaveTitle'), 'edit.leave')} @click=${this.leave}>${t('editor.leave')}</button>
        ${same ? nothing : html`<button class="button quiet" type="button" title=${t('editor.discardTitle')} @click=${this.discard}>${t('editor.discard')}</button>`}
        ${this.stateMenu()}
      </div>
    </div>`;
  }

  private stateMenu(): TemplateResult {
    const { t } = this.i18n;
    const now = t(`state.${this.segment.state}`);
    return html`<dm-menu .label=${t('state.is', { state: now })} .text=${now} .kind=${'menu'}>${SEGMENT_STATES.map((state) =>
      html`<button class="menu-item" type="button" role="menuitemradio" aria-checked=${state === this.segment.state} title=${t(`state.hint.${state}`)}
        @click=${() => { this.dispatchEvent(new StateSetEvent(this.segment.id, state)); }}>${stateShape(state)}${t(`state.${state}`)}</button>`)}</dm-menu>`;
  }

  private readonly onInput = (): void => {
    this.dispatchEvent(new SegmentInputEvent(this.segment.id, this.value, this.base));
    this.frame ||= requestAnimationFrame(() => { this.frame = 0; this.typed = this.value; });
  };

  /** What waits for the next frame is drawn now: Tab must find the reason and the buttons that belong to what stands here. */
  private catchUp(): void {
    if (this.frame === 0) return;
    cancelAnimationFrame(this.frame);
    this.frame = 0;
    this.typed = this.value;
    this.performUpdate();
  }

  private readonly onBeforeInput = (event: InputEvent): void => {
    // A sentence is one line: what ends it is the white space between sentences, which is kept apart from its text.
    if (event.inputType === 'insertLineBreak' || event.inputType === 'insertParagraph' || isForeignFormat(event)) event.preventDefault();
  };

  /** Pasted line breaks become spaces, for the same reason. Other pastes are left to the browser. */
  private readonly onPaste = (event: ClipboardEvent): void => {
    const text = event.clipboardData?.getData('text/plain') ?? '';
    if (PLAIN_TEXT === 'plaintext-only' && !/[\r\n\u2028\u2029]/.test(text)) return;
    event.preventDefault();
    typeText(oneLine(text));
  };

  private readonly onDrop = (event: DragEvent): void => {
    const text = event.dataTransfer?.getData('text/plain') ?? '';
    if (PLAIN_TEXT === 'plaintext-only' && !/[\r\n\u2028\u2029]/.test(text)) return;
    event.preventDefault();
    this.words?.focus();
    typeText(oneLine(text));
  };

  private readonly onReason = ({ target }: Event): void => {
    this.reason = (target as HTMLInputElement).value;
    reasons.set(this.segment.id, this.reason);
  };

  private readonly onKey = (event: KeyboardEvent): void => {
    if (event.key === 'Tab') this.catchUp();
    const command = editorCommand(event, event.target === this.words);
    if (command === null) return;
    event.preventDefault();
    event.stopPropagation();
    switch (command) {
      case 'save': this.save(); break;
      case 'suggest': this.suggest(); break;
      case 'leave': this.leave(); break;
      case 'next': case 'previous': this.dispatchEvent(new SegmentLeaveEvent(this.segment.id, command)); break;
      case 'cut': this.cut(); break;
      case 'glue': this.dispatchEvent(new SegmentGlueEvent(this.segment.id)); break;
      case 'nothing': break;
      default: command satisfies never;
    }
  };

  private readonly save = (): void => {
    this.dispatchEvent(new SegmentSaveEvent({ segment: this.segment.id, base: this.base, text: this.value, advance: true }));
  };

  private readonly suggest = (): void => {
    this.dispatchEvent(new SegmentSuggestEvent({ segment: this.segment.id, base: this.base, text: this.value, reason: this.reason.trim(), advance: true }));
  };

  /** Two sentences, parted at the caret: of what stands here, typed or not. */
  private cut(): void {
    const at = this.words ? caretIn(this.words) : null;
    if (at === null) return;
    const { value } = this, raw = this.words?.textContent ?? '';
    // What was pasted in several lines stands here as one.
    const place = value === raw ? at : oneLine(raw.slice(0, at)).length;
    this.dispatchEvent(new SegmentCutEvent({ segment: this.segment.id, base: this.base, text: value, at: place }));
  }

  private readonly leave = (): void => { this.dispatchEvent(new SegmentLeaveEvent(this.segment.id)); };

  private readonly discard = (): void => {
    this.base = this.segment.text;
    if (this.words) { this.words.focus(); replaceAllText(this.words, this.segment.text); }
    this.typed = this.segment.text;
    this.reason = '';
    reasons.delete(this.segment.id);
    this.dispatchEvent(new DraftDiscardEvent(this.segment.id));
  };

  private readonly rebase = (): void => {
    this.base = this.segment.text;
    this.dispatchEvent(new SegmentInputEvent(this.segment.id, this.value, this.base)); // the draft begins from there, too
    this.words?.focus();
  };
}

customElements.define('dm-segment-editor', SegmentEditor);

declare global {
  interface HTMLElementTagNameMap { 'dm-segment-editor': SegmentEditor }
}
