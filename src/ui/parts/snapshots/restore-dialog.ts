/** Asks before the work goes back to an earlier state. */
import type { PropertyDeclarations, TemplateResult } from 'lit';
import { html } from 'lit';
import { AskDialog } from '../ask-dialog.ts';

/**
 * @property name  what the state is called
 * @fires close   when it was answered; `answer` is true for "restore"
 */
export class RestoreDialog extends AskDialog<boolean> {
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
      <h2 id="title">${t('snapshots.restoreTitle', { name: this.name })}</h2>
      <p id="what">${t('snapshots.restoreText')}</p>
      <div class="buttons"><button class="button keep" type="button" @click=${this.leave}>${t('snapshots.cancel')}</button>
        <button class="button primary" type="button" @click=${this.onRestore}>${t('snapshots.restoreConfirm')}</button></div></dialog>`;
  }

  /** The safe answer has the focus. */
  protected override firstUpdated(): void {
    this.dialog.showModal();
    this.renderRoot.querySelector<HTMLElement>('.keep')?.focus();
  }

  private readonly onRestore = (): void => {
    this.answer = true;
    this.dialog.close();
  };
}

customElements.define('dm-restore-dialog', RestoreDialog);

/** Shows the dialog. False: it was left. */
export function askRestore(name: string): Promise<boolean> {
  const dialog = document.createElement('dm-restore-dialog');
  dialog.name = name;
  return dialog.ask();
}

declare global { interface HTMLElementTagNameMap { 'dm-restore-dialog': RestoreDialog } }
