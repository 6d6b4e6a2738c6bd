/** Asks what a version is called and in which language it is. */
import type { PropertyDeclarations, TemplateResult } from 'lit';
import { html } from 'lit';
import '../import/language-field.ts';
import { AskDialog } from '../ask-dialog.ts';

export interface VersionWords { readonly name: string; readonly lang: string }

/**
 * @property given what stands in it at first
 * @fires close   when it was answered; `answer` is null when it was left (button or Esc)
 */
export class VersionDialog extends AskDialog<VersionWords | null> {
  static override readonly properties: PropertyDeclarations = { given: { attribute: false } };
  declare given: VersionWords;
  answer: VersionWords | null = null;

  protected override render(): TemplateResult {
    const { t } = this.i18n;
    const { name, lang } = this.given;
    return html`<dialog aria-labelledby="title" lang=${this.i18n.language} @close=${this.onClose}>
      <form method="dialog" @submit=${this.onSubmit}>
        <h2 id="title">${t('columns.describeTitle')}</h2>
        <label>${t('import.name')}<input class="field" type="text" maxlength="80" autocomplete="off" dir="auto" placeholder=${t('import.nameHint')} .value=${name}></label>
        <div class="labelled"><span aria-hidden="true">${t('import.language')}</span><dm-language-field .value=${lang} .label=${t('import.language')}></dm-language-field></div>
        <div class="buttons"><button class="button quiet" type="button" @click=${this.leave}>${t('library.cancel')}</button>
          <button class="button primary" type="submit">${t('library.save')}</button></div>
      </form></dialog>`;
  }

  protected override firstUpdated(): void {
    this.dialog.showModal();
    this.renderRoot.querySelector('input')?.focus();
  }

  private readonly onSubmit = (): void => {
    const name = (this.renderRoot.querySelector('input') as HTMLInputElement).value.trim();
    this.answer = { name, lang: this.renderRoot.querySelector('dm-language-field')?.value || this.given.lang };
  };
}

customElements.define('dm-version-dialog', VersionDialog);

/** Shows the dialog. null: it was left. */
export function askVersion(given: VersionWords): Promise<VersionWords | null> {
  const dialog = document.createElement('dm-version-dialog');
  dialog.given = given;
  return dialog.ask();
}

declare global { interface HTMLElementTagNameMap { 'dm-version-dialog': VersionDialog } }
