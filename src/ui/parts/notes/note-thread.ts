/** A note and what was answered, who wrote it and when; reply, settle it or open it again, mend or take away one's own. */
import type { PropertyDeclarations, TemplateResult } from 'lit';
import { html, LitElement, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { NoteId } from '../../../core/ids.ts';
import { asId } from '../../../core/ids.ts';
import type { Author, Note } from '../../../core/model.ts';
import type { Thread } from '../../../core/notes.ts';
import { LocalizeController } from '../../../i18n/localize-controller.ts';
import { controls } from '../../styles/controls.ts';
import { withOddSigns } from '../odd-signs.ts';
import { wordDiffStyles } from '../word-diff-styles.ts';
import type { NoteForm, NoteSendEvent } from './note-form.ts';
import './note-form.ts';
import { noteStyles } from './note-styles.ts';
import type { NoteWish } from './note-wish.ts';
import { NoteWishEvent } from './note-wish.ts';
import { unsentNotes } from './unsent-notes.ts';

/**
 * @property thread
 * @property on the version to whose sentences the link leads that it is about, in words; '' = that goes without saying
 * @fires NoteWishEvent
 */
export class NoteThread extends LitElement {
  static override readonly styles = [controls, wordDiffStyles, noteStyles];
  static override readonly properties: PropertyDeclarations = {
    thread: { attribute: false }, person: { attribute: false }, on: {}, tabStop: { attribute: false }, replying: { state: true }, editing: { state: true },
  };
  declare thread: Thread;
  declare person: Author;
  declare on: string;
  /** May Tab stop here? */
  declare tabStop: boolean;
  private declare replying: boolean;
  /** Which note, and what it read when one began. */
  private declare editing: { readonly id: NoteId; readonly base: string } | null;
  private readonly i18n: LocalizeController = new LocalizeController(this);

  constructor() {
    super();
    this.person = { personId: asId('nobody'), name: '' };
    this.on = '';
    this.tabStop = false;
    this.replying = false;
    this.editing = null;
  }

  /** To what one would press first. */
  override focus(options?: FocusOptions): void { void this.updateComplete.then(() => { (this.renderRoot.querySelector<HTMLElement>('#reply') ?? this.renderRoot.querySelector('dm-note-form'))?.focus(options); }); }

  override connectedCallback(): void {
    super.connectedCallback();
    // What was typed and not saved is shown again, where the row has come back or the page was opened anew.
    this.replying ||= unsentNotes.get(`reply:${this.thread.first.id}`) !== '';
  }

  protected override render(): TemplateResult {
    const { first, replies, open } = this.thread, { t } = this.i18n;
    const time = this.i18n.dateTime(first.time);
    const name = this.isOwn(first) ? t('notes.threadYou', { time }) : t('notes.thread', { name: this.nameOf(first.author), time });
    return html`<article class=${open ? 'open' : 'resolved'} lang=${this.i18n.language} aria-label=${name} aria-describedby="first">
      ${repeat([first, ...replies], ({ id }) => id, (note) => this.noteView(note))}
      ${this.resolvedView()}
      ${this.replying ? html`<dm-note-form .key=${`reply:${first.id}`} .label=${t('notes.replyLabel')} .action=${t('notes.saveReply')} @dm-note-send=${this.onReply} @dm-note-leave=${this.leaveReply}></dm-note-form>` : this.buttonsView()}
    </article>`;
  }

  private noteView(note: Note): TemplateResult {
    const { t } = this.i18n, first = note === this.thread.first;
    return html`<div class="said">
      <header><b>${this.nameOf(note.author)}</b><time datetime=${new Date(note.time).toISOString()}>${this.i18n.dateTime(note.time)}</time>${
        first && this.on !== '' ? html`<span>${t('notes.onLink', { language: this.on })}</span>` : nothing}</header>
      ${this.editing?.id === note.id
        ? html`<dm-note-form .key=${`edit:${note.id}`} .text=${this.editing.base} .label=${t('notes.editLabel')} .action=${t('notes.saveEdit')} @dm-note-send=${this.onEdit} @dm-note-leave=${this.leaveEdit}></dm-note-form>`
        : html`<p class="text" id=${first ? 'first' : nothing} dir="auto">${withOddSigns(note.text)}</p>${this.ownView(note)}`}
    </div>`;
  }

  /** One's own can be mended, and taken away as long as nobody has answered. */
  private ownView(note: Note): TemplateResult | typeof nothing {
    if (!this.isOwn(note)) return nothing;
    const { t } = this.i18n, answered = note === this.thread.first && this.thread.replies.length > 0;
    const small = (words: string, act: () => void): TemplateResult => html`<button class="small" type="button" tabindex=${this.tabStop ? 0 : -1} @click=${act}>${words}</button>`;
    return html`<div class="buttons">${small(t('notes.edit'), () => { this.edit(note); })}${answered ? nothing : small(t('notes.delete'), () => { void this.wish({ what: 'edit', note: note.id, base: note.text, text: '' }); })}</div>`;
  }

  private resolvedView(): TemplateResult | typeof nothing {
    const { resolved } = this.thread.first;
    if (!resolved) return nothing;
    const { t } = this.i18n, time = this.i18n.dateTime(resolved.time);
    return html`<p class="soft">${resolved.author.personId === this.person.personId ? t('notes.resolvedYou', { time }) : t('notes.resolvedBy', { name: this.nameOf(resolved.author), time })}</p>`;
  }

  private buttonsView(): TemplateResult {
    const { t } = this.i18n, { first: { id }, open } = this.thread, tab = this.tabStop ? 0 : -1;
    return html`<div class="buttons">
      <button class="button" type="button" id="reply" tabindex=${tab} aria-describedby="first" @click=${this.reply}>${t('notes.reply')}</button>
      <button class="button quiet" type="button" id="resolve" tabindex=${tab} title=${open ? t('notes.resolveTitle') : nothing} @click=${() => { void this.wish({ what: 'resolve', thread: id, resolved: open }); }}>${t(open ? 'notes.resolve' : 'notes.reopen')}</button>
    </div>`;
  }

  private isOwn({ author }: Note): boolean { return author.personId === this.person.personId; }

  private nameOf({ personId, name }: Author): string {
    if (personId === this.person.personId) return this.i18n.t('suggestion.fromYou');
    return name === '' ? this.i18n.t('suggestion.fromSomebody') : name;
  }

  private async wish(wish: NoteWish): Promise<boolean> {
    const event = new NoteWishEvent(wish);
    this.dispatchEvent(event);
    return event.done;
  }

  private focusForm(key: NoteForm['key']): void {
    void this.updateComplete.then(() => { [...this.renderRoot.querySelectorAll('dm-note-form')].find((form) => form.key === key)?.focus(); });
  }

  private readonly reply = (): void => {
    this.replying = true;
    this.focusForm(`reply:${this.thread.first.id}`);
  };

  private readonly leaveReply = (): void => {
    this.replying = false;
    void this.updateComplete.then(() => { this.renderRoot.querySelector<HTMLElement>('#reply')?.focus(); });
  };

  private readonly onReply = ({ text, target }: NoteSendEvent): void => {
    void this.wish({ what: 'reply', thread: this.thread.first.id, text }).then((done) => {
      if (!done) return;
      (target as NoteForm).sent();
      this.leaveReply();
    });
  };

  private edit({ id, text }: Note): void {
    this.editing = { id, base: text };
    this.focusForm(`edit:${id}`);
  }

  private readonly leaveEdit = (): void => {
    this.editing = null;
    this.focus();
  };

  private readonly onEdit = ({ text, target }: NoteSendEvent): void => {
    const { editing } = this;
    if (!editing) return;
    const done = text === editing.base ? Promise.resolve(true) : this.wish({ what: 'edit', note: editing.id, base: editing.base, text });
    void done.then((saved) => {
      if (!saved) return;
      (target as NoteForm).sent();
      this.leaveEdit();
    });
  };
}

customElements.define('dm-note-thread', NoteThread);

declare global { interface HTMLElementTagNameMap { 'dm-note-thread': NoteThread } }
