/** Asks before a work is deleted for good. */
import type { PropertyDeclarations, TemplateResult } from 'lit';
import { html } from 'lit';
import { AskDialog } from '../ask-dialog.ts';

/**
 * @property name  the title of the work
 * @fires close   when it was answered; `answer` is true for "delete for good"
 */
export class PurgeDialog extends AskDialog<boolean> {
  static override readonly properties: PropertyDeclarations = { name: {} };
  declare name: string;
  answer = false;

  constructor() {
    super();
    this.name = '';
  }

  protected override render(): TemplateResult {
    const { t } = this.i18n;
    return html`<dialog aria-labelledby="title" aria-describedby="what" lang=${this.i18n.language} @close=${this.onClose}>
      <h2 id="title">${t('library.purgeTitle')}</h2>
      <p id="what">${t('library.purgeText', { title: this.name })}</p>
      <div class="buttons"><button class="button keep" type="button" @click=${() => { this.end(false); }}>${t('library.keep')}</button>
        <button class="button danger" type="button" @click=${() => { this.end(true); }}>${t('library.purgeNow')}</button></div></dialog>`;
  }

  /** The safe answer has the focus. */
  protected override firstUpdated(): void {
    this.dialog.showModal();
    this.renderRoot.querySelector<HTMLElement>('.keep')?.focus();
  }

  private end(answer: boolean): void {
    this.answer = answer;
    this.dialog.close();
  }
}

customElements.define('dm-purge-dialog', PurgeDialog);

/** Shows the dialog. False: it was left. */
export function askPurge(name: string): Promise<boolean> {
  const dialog = document.createElement('dm-purge-dialog');
  dialog.name = name;
  return dialog.ask();
}

declare global { interface HTMLElementTagNameMap { 'dm-purge-dialog': PurgeDialog } }
