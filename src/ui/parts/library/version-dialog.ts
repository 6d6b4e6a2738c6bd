/** Asks what a version is called and in which language it is. */
import type { PropertyDeclarations, TemplateResult } from 'lit';
import { html, LitElement } from 'lit';
import { LocalizeController } from '../../../i18n/localize-controller.ts';
import { controls } from '../../styles/controls.ts';
import '../import/language-field.ts';
import { askStyles } from './ask-styles.ts';

export interface VersionWords { readonly name: string; readonly lang: string }

/**
 * @property given what stands in it at first
 * @fires close   when it was answered; `answer` is null when it was left (button or Esc)
 */
export class VersionDialog extends LitElement {
  static override readonly styles = [controls, askStyles];
  static override readonly properties: PropertyDeclarations = { given: { attribute: false } };
  declare given: VersionWords;
  answer: VersionWords | null = null;
  private readonly i18n: LocalizeController = new LocalizeController(this);

  protected override render(): TemplateResult {
    const { t } = this.i18n;
    const { name, lang } = this.given;
    return html`<dialog aria-labelledby="title" lang=${this.i18n.language} @close=${this.onClose}>
      <form method="dialog" @submit=${this.onSubmit}>
        <h2 id="title">${t('columns.describeTitle')}</h2>
        <label>${t('import.name')}<input class="field" type="text" maxlength="80" autocomplete="off" dir="auto" placeholder=${t('import.nameHint')} .value=${name}></label>
        <div class="labelled"><span aria-hidden="true">${t('import.language')}</span><dm-language-field .value=${lang} .label=${t('import.language')}></dm-language-field></div>
        <div class="buttons"><button class="button quiet" type="button" @click=${() => { this.dialog.close(); }}>${t('library.cancel')}</button>
          <button class="button primary" type="submit">${t('library.save')}</button></div>
      </form></dialog>`;
  }

  protected override firstUpdated(): void {
    this.dialog.showModal();
    this.renderRoot.querySelector('input')?.focus();
  }

  private get dialog(): HTMLDialogElement { return this.renderRoot.querySelector('dialog') as HTMLDialogElement; }

  private readonly onSubmit = (): void => {
    const name = (this.renderRoot.querySelector('input') as HTMLInputElement).value.trim();
    this.answer = { name, lang: this.renderRoot.querySelector('dm-language-field')?.value || this.given.lang };
  };

  private readonly onClose = (): void => { this.dispatchEvent(new Event('close')); };
}

customElements.define('dm-version-dialog', VersionDialog);

/** Shows the dialog. null: it was left. */
export function askVersion(given: VersionWords): Promise<VersionWords | null> {
  const dialog = document.createElement('dm-version-dialog');
  dialog.given = given;
  return new Promise((resolve) => {
    dialog.addEventListener('close', () => { dialog.remove(); resolve(dialog.answer); });
    document.body.append(dialog);
  });
}

declare global { interface HTMLElementTagNameMap { 'dm-version-dialog': VersionDialog } }
