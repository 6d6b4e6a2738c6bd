/**
 * The notes on a sentence, or on a link, where they stand: what is open, what has been settled where one asks for it, and a
 * field for a new one.
 */
import type { PropertyDeclarations, TemplateResult } from 'lit';
import { html, LitElement, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { asId } from '../../../core/ids.ts';
import type { Author } from '../../../core/model.ts';
import type { Thread } from '../../../core/notes.ts';
import { LocalizeController } from '../../../i18n/localize-controller.ts';
import { controls } from '../../styles/controls.ts';
import type { NoteForm, NoteSendEvent } from './note-form.ts';
import './note-form.ts';
import { noteStyles } from './note-styles.ts';
import './note-thread.ts';
import type { NoteAbout } from './note-wish.ts';
import { newNoteKey, NoteWishEvent } from './note-wish.ts';
import { unsentNotes } from './unsent-notes.ts';

/** The panel is to be closed, and the keyboard goes back to what it is about. */
export class NotesCloseEvent extends Event {
  static readonly type = 'dm-notes-close';
  constructor() { super(NotesCloseEvent.type); }
}

/**
 * @property about what a new note is about
 * @property threads in their order
 * @property label what the panel is called
 * @property onLink of a thread about a link: with what, in words ('' = that goes without saying)
 * @fires NoteWishEvent
 * @fires dm-notes-close
 */
export class NotePanel extends LitElement {
  static override readonly styles = [controls, noteStyles];
  static override readonly properties: PropertyDeclarations = {
    about: { attribute: false }, threads: { attribute: false }, person: { attribute: false }, label: {}, onLink: { attribute: false }, tabStop: { attribute: false },
    writing: { state: true }, resolvedShown: { state: true },
  };
  declare about: NoteAbout;
  declare threads: readonly Thread[];
  declare person: Author;
  declare label: string;
  declare onLink: (thread: Thread) => string;
  /** May Tab stop here? */
  declare tabStop: boolean;
  private declare writing: boolean;
  private declare resolvedShown: boolean;
  private readonly i18n: LocalizeController = new LocalizeController(this);

  constructor() {
    super();
    this.threads = [];
    this.person = { personId: asId('nobody'), name: '' };
    this.label = '';
    this.onLink = () => '';
    this.tabStop = false;
    this.writing = false;
    this.resolvedShown = false;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.writing ||= unsentNotes.get(newNoteKey(this.about)) !== '';
  }

  /** The keyboard comes in: to what is open; where nothing is, or one is inside already, to the field for a new note. */
  override focus(): void {
    const inside = this.shadowRoot?.activeElement !== null;
    void this.updateComplete.then(() => {
      const thread = this.renderRoot.querySelector('dm-note-thread');
      if (thread && !inside && !this.writing) thread.focus(); else this.write();
    });
  }

  protected override render(): TemplateResult {
    const { t } = this.i18n, resolved = this.threads.filter(({ open }) => !open), tab = this.tabStop ? 0 : -1;
    const about = this.about.link === null ? t('notes.new') : t('notes.newLink');
    return html`<section role="group" lang=${this.i18n.language} dir="ltr" aria-label=${this.label} @keydown=${this.onKey}>
      ${this.list(this.threads.filter(({ open }) => open))}
      ${resolved.length > 0 ? html`<button class="small" type="button" tabindex=${tab} aria-expanded=${this.resolvedShown} @click=${() => { this.resolvedShown = !this.resolvedShown; }}>${t('notes.resolved', { count: resolved.length })}</button>` : nothing}
      ${this.resolvedShown ? this.list(resolved) : nothing}
      ${this.writing ? html`<dm-note-form .key=${newNoteKey(this.about)} .label=${about} .action=${t('notes.save')} @dm-note-send=${this.onSend} @dm-note-leave=${this.leave}></dm-note-form>`
        : html`<div><button class="small" id="new" type="button" tabindex=${tab} @click=${this.write}>${about}</button></div>`}
    </section>`;
  }

  private list(threads: readonly Thread[]): unknown {
    return repeat(threads, ({ first }) => first.id, (thread) =>
      html`<dm-note-thread .thread=${thread} .person=${this.person} .on=${this.onLink(thread)} .tabStop=${this.tabStop}></dm-note-thread>`);
  }

  private readonly write = (): void => {
    this.writing = true;
    void this.updateComplete.then(() => { this.renderRoot.querySelector<NoteForm>('section > dm-note-form')?.focus(); });
  };

  private readonly onSend = ({ text, target }: NoteSendEvent): void => {
    const event = new NoteWishEvent({ what: 'write', about: this.about, text });
    this.dispatchEvent(event);
    void event.done.then((done) => {
      if (!done) return;
      (target as NoteForm).sent();
      this.writing = false;
    });
  };

  /** What was typed waits; where there is nothing else to see, the panel goes. */
  private readonly leave = (): void => {
    this.writing = false;
    this.dispatchEvent(new NotesCloseEvent());
  };

  private readonly onKey = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || event.isComposing) return;
    event.preventDefault();
    event.stopPropagation();
    this.dispatchEvent(new NotesCloseEvent());
  };
}

customElements.define('dm-note-panel', NotePanel);

declare global { interface HTMLElementTagNameMap { 'dm-note-panel': NotePanel } }
