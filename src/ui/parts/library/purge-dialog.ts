/** Asks before a work is deleted for good. */
import type { PropertyDeclarations, TemplateResult } from 'lit';
import { html, LitElement } from 'lit';
import { LocalizeController } from '../../../i18n/localize-controller.ts';
import { controls } from '../../styles/controls.ts';
import { askStyles } from './ask-styles.ts';

/**
 * @property name  the title of the work
 * @fires close   when it was answered; `answer` is true for "delete for good"
 */
export class PurgeDialog extends LitElement {
  static override readonly styles = [controls, askStyles];
  static override readonly properties: PropertyDeclarations = { name: {} };
  declare name: string;
  answer = false;
  private readonly i18n: LocalizeController = new LocalizeController(this);

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

  private get dialog(): HTMLDialogElement { return this.renderRoot.querySelector('dialog') as HTMLDialogElement; }

  private end(answer: boolean): void {
    this.answer = answer;
    this.dialog.close();
  }

  private readonly onClose = (): void => { this.dispatchEvent(new Event('close')); };
}

customElements.define('dm-purge-dialog', PurgeDialog);

/** Shows the dialog. False: it was left. */
export function askPurge(name: string): Promise<boolean> {
  const dialog = document.createElement('dm-purge-dialog');
  dialog.name = name;
  return new Promise((resolve) => {
    dialog.addEventListener('close', () => { dialog.remove(); resolve(dialog.answer); });
    document.body.append(dialog);
  });
}

declare global { interface HTMLElementTagNameMap { 'dm-purge-dialog': PurgeDialog } }
