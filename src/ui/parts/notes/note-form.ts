/**
 * A field for a few sentences: a new note, a reply, another text for a note. Every key that is pressed in it is kept at once
 * (unsent.ts); leaving it keeps the words for the next time.
 */
import type { PropertyDeclarations, PropertyValues, TemplateResult } from 'lit';
import { css, html, LitElement } from 'lit';
import { LocalizeController } from '../../../i18n/localize-controller.ts';
import { controls } from '../../styles/controls.ts';
import type { NoteKey } from './note-wish.ts';
import { unsentNotes } from './unsent-notes.ts';

/** More than this is no note any more (UTF-16 units). */
export const LONGEST_NOTE = 10_000;

/** The text is to be saved; whoever listens says `sent()` when it is. */
export class NoteSendEvent extends Event {
  static readonly type = 'dm-note-send';
  readonly text: string;
  constructor(text: string) { super(NoteSendEvent.type); this.text = text; }
}

/** The field is to be closed; the words are kept. */
export class NoteLeaveEvent extends Event {
  static readonly type = 'dm-note-leave';
  constructor() { super(NoteLeaveEvent.type); }
}

/**
 * @property key where its words wait
 * @property label what the field is called
 * @property action what its button says
 * @property text what it begins with, where nothing waits
 * @fires dm-note-send
 * @fires dm-note-leave
 */
export class NoteForm extends LitElement {
  static override readonly styles = [controls, css`
    :host { display: block; }
    textarea { display: block; inline-size: 100%; min-block-size: 4rem; max-block-size: 40vh; padding: var(--dm-space-1) var(--dm-space-2); font: 0.9375rem/1.5 var(--dm-sans); resize: vertical; field-sizing: content; }
    .buttons { display: flex; flex-wrap: wrap; gap: var(--dm-space-1) var(--dm-space-2); margin-block-start: var(--dm-space-1); }
    .button { font-size: 0.8125rem; }
    @media print { :host { display: none; } }
  `];
  static override readonly properties: PropertyDeclarations = { key: {}, label: {}, action: {}, text: {}, empty: { state: true } };
  declare key: NoteKey;
  declare label: string;
  declare action: string;
  declare text: string;
  /** There is nothing to save. */
  private declare empty: boolean;
  private readonly i18n: LocalizeController = new LocalizeController(this);

  constructor() {
    super();
    this.label = '';
    this.action = '';
    this.text = '';
    this.empty = true;
  }

  /** At the end of what stands there. */
  override focus(): void {
    void this.updateComplete.then(() => {
      const { field } = this;
      field.focus();
      field.setSelectionRange(field.value.length, field.value.length);
    });
  }

  /** It is saved: nothing waits here any more. */
  sent(): void { unsentNotes.delete(this.key); }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('key')) this.empty = this.begin.trim() === '';
  }

  protected override render(): TemplateResult {
    const { t, language } = this.i18n;
    return html`<form lang=${language} @submit=${this.onSubmit} @keydown=${this.onKey}>
      <textarea class="field" dir="auto" rows="2" maxlength=${LONGEST_NOTE} aria-label=${this.label} placeholder=${this.label} @input=${this.onInput}></textarea>
      <div class="buttons"><button class="button primary" type="submit" ?disabled=${this.empty} title="Ctrl+Enter">${this.action}</button>
        <button class="button quiet" type="button" title=${t('notes.leaveTitle')} @click=${this.leave}>${t('notes.leave')}</button></div>
    </form>`;
  }

  protected override updated(changed: PropertyValues<this>): void { if (changed.has('key')) this.field.value = this.begin; }

  private get begin(): string { return unsentNotes.get(this.key) || this.text; }
  private get field(): HTMLTextAreaElement { return this.renderRoot.querySelector('textarea') as HTMLTextAreaElement; }

  private readonly onInput = (): void => {
    const { value } = this.field;
    unsentNotes.set(this.key, value === this.text ? '' : value);
    this.empty = value.trim() === '';
  };

  private readonly onSubmit = (event: Event): void => {
    event.preventDefault();
    const text = this.field.value.trim();
    if (text !== '') this.dispatchEvent(new NoteSendEvent(text));
  };

  private readonly leave = (): void => { this.dispatchEvent(new NoteLeaveEvent()); };

  private readonly onKey = (event: KeyboardEvent): void => {
    if (event.isComposing) return;
    if (event.key === 'Escape') this.leave();
    else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) this.onSubmit(event);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
}

customElements.define('dm-note-form', NoteForm);

declare global { interface HTMLElementTagNameMap { 'dm-note-form': NoteForm } }
