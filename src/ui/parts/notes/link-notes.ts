/** What people wrote about a link, under the sentences it is about: a quiet mark, which opens the notes in place. */
import type { PropertyDeclarations, TemplateResult } from 'lit';
import { css, html, LitElement, nothing } from 'lit';
import { asId } from '../../../core/ids.ts';
import type { Author } from '../../../core/model.ts';
import type { Thread } from '../../../core/notes.ts';
import { LocalizeController } from '../../../i18n/localize-controller.ts';
import '../../../i18n/later-words.ts';
import { controls } from '../../styles/controls.ts';
import './note-panel.ts';
import type { NotesCloseEvent } from './note-panel.ts';
import { noteStyles } from './note-styles.ts';
import type { NoteAbout } from './note-wish.ts';
import { NoteWishEvent } from './note-wish.ts';
import { hasUnsent } from './unsent-notes.ts';

export interface LinkNotesView {
  /** What a new note is about. */
  readonly about: NoteAbout;
  readonly threads: readonly Thread[];
  /** The remark on the link; '' = there is none. */
  readonly remark: string;
  /** The number of its sentence and the language. */
  readonly name: { readonly number: string; readonly language: string };
  /** What is known about the link: how it was judged, who changed it last. Asked for when one looks. */
  readonly facts: () => string;
}

/**
 * @property view what it shows
 * @fires NoteWishEvent
 * @fires dm-notes-close
 */
export class LinkNotes extends LitElement {
  static override readonly styles = [controls, noteStyles, css`
    :host { padding-inline: 1.75rem 2rem; }
    .marks { display: flex; flex-wrap: wrap; gap: 0 var(--dm-space-4); }
    @media (max-width: 44rem) { :host { padding-inline-end: 0; } }
    @media print { :host { display: none; } }
  `];
  static override readonly properties: PropertyDeclarations = { view: { attribute: false }, person: { attribute: false }, tabStop: { attribute: false }, shown: { state: true } };
  declare view: LinkNotesView;
  declare person: Author;
  /** May Tab stop here? */
  declare tabStop: boolean;
  private declare shown: boolean;
  private readonly i18n: LocalizeController = new LocalizeController(this);

  constructor() {
    super();
    this.person = { personId: asId('nobody'), name: '' };
    this.tabStop = false;
    this.shown = false;
  }

  /** Opens them; the keyboard comes in. */
  openNotes(): void {
    this.shown = true;
    void this.updateComplete.then(() => { this.renderRoot.querySelector('dm-note-panel')?.focus(); });
  }

  protected override render(): TemplateResult {
    const { t } = this.i18n, { threads, remark, about, name } = this.view;
    const count = threads.filter(({ open }) => open).length, tab = this.tabStop ? 0 : -1;
    const words = count > 0 ? t('notes.linkOpen', { count }) : threads.length > 0 ? t('notes.linkResolved', { count: threads.length }) : t('notes.linkNone');
    const unsent = hasUnsent(about, threads);
    return html`${threads.length === 0 && !unsent && !this.shown ? nothing : html`<div class="marks" lang=${this.i18n.language}>
        <button class="small" id="mark" type="button" tabindex=${tab} aria-expanded=${this.shown} @click=${this.toggle}>${words}</button>
        ${unsent && !this.shown ? html`<button class="small unsent" type="button" tabindex=${tab} @click=${this.open}>${t('notes.unsent')}</button>` : nothing}
      </div>`}
      ${this.shown ? html`<div lang=${this.i18n.language}><p class="soft facts">${this.view.facts()}</p>
        ${remark === '' ? nothing : html`<button class="small edit" type="button" tabindex=${tab} @click=${this.editRemark}>${t('notes.editRemark')}</button>`}</div>
      <dm-note-panel .about=${about} .threads=${threads} .person=${this.person} .label=${t('notes.aboutLink', name)} .tabStop=${this.tabStop} @dm-notes-close=${this.onClose}></dm-note-panel>` : nothing}`;
  }

  private readonly toggle = (): void => { this.shown = !this.shown; };
  private readonly open = (): void => { this.openNotes(); };
  private readonly editRemark = (): void => { this.dispatchEvent(new NoteWishEvent({ what: 'remark', about: this.view.about })); };

  private readonly onClose = (event: NotesCloseEvent): void => {
    this.shown = false;
    this.dispatchEvent(new Event(event.type, { bubbles: true, composed: true }));
  };
}

customElements.define('dm-link-notes', LinkNotes);

declare global { interface HTMLElementTagNameMap { 'dm-link-notes': LinkNotes } }
