/** What is known about a link, and the note that a person writes about it. An empty note is none. */
import type { PropertyDeclarations, TemplateResult } from 'lit';
import { css, html, nothing } from 'lit';
import '../../i18n/later-words.ts';
import { AskDialog } from './ask-dialog.ts';

export interface NoteAbout {
  readonly title: string;
  /** The status in words. */
  readonly status: string;
  /** Who changed it last and when; '' = nobody by hand. */
  readonly last: string;
  readonly note: string;
}

/** Longer ones are no notes any more. */
const LONGEST = 2000;

/** @fires close when it was answered; `answer` is null when it was left (button or Esc) */
export class LinkNoteDialog extends AskDialog<string | null> {
  static override readonly styles = [...AskDialog.styles, css`
    p { margin: 0 0 var(--dm-space-1); color: var(--dm-ink-soft); }
    textarea.field { min-block-size: 6rem; line-height: 1.5; resize: vertical; }
  `];
  static override readonly properties: PropertyDeclarations = { about: { attribute: false } };
  declare about: NoteAbout;
  answer: string | null = null;

  protected override render(): TemplateResult {
    const { t } = this.i18n, { title, status, last, note } = this.about;
    return html`<dialog aria-labelledby="title" aria-describedby="status" lang=${this.i18n.language} @close=${this.onClose}>
      <form method="dialog" @submit=${this.onSubmit}>
        <h2 id="title">${title}</h2>
        <p id="status">${status}</p>${last === '' ? nothing : html`<p>${last}</p>`}
        <label>${t('align.note.label')}<textarea class="field" dir="auto" maxlength=${LONGEST} rows="4" .value=${note} @keydown=${this.onKey}></textarea></label>
        <div class="buttons"><button class="button quiet" type="button" @click=${this.leave}>${t('align.cancel')}</button>
          <button class="button primary" type="submit">${t('align.note.save')}</button></div>
      </form></dialog>`;
  }

  protected override firstUpdated(): void {
    this.dialog.showModal();
    this.field.focus();
    this.field.setSelectionRange(this.field.value.length, this.field.value.length);
  }

  private get field(): HTMLTextAreaElement { return this.renderRoot.querySelector('textarea') as HTMLTextAreaElement; }

  private readonly onSubmit = (): void => { this.answer = this.field.value.trim(); };
}

customElements.define('dm-link-note', LinkNoteDialog);

/** Shows the dialog. null: it was left. */
export function askNote(about: NoteAbout): Promise<string | null> {
  const dialog = document.createElement('dm-link-note');
  dialog.about = about;
  return dialog.ask();
}

declare global { interface HTMLElementTagNameMap { 'dm-link-note': LinkNoteDialog } }
