/** Asks for the title of a work. */
import type { PropertyDeclarations, TemplateResult } from 'lit';
import { html } from 'lit';
import { AskDialog } from '../ask-dialog.ts';

/**
 * @property given what stands in it at first
 * @fires close   when it was answered; `answer` is null when it was left (button or Esc)
 */
export class TitleDialog extends AskDialog<string | null> {
  static override readonly properties: PropertyDeclarations = { given: {} };
  declare given: string;
  answer: string | null = null;

  constructor() {
    super();
    this.given = '';
  }

  protected override render(): TemplateResult {
    const { t } = this.i18n;
    return html`<dialog aria-labelledby="title" lang=${this.i18n.language} @close=${this.onClose}>
      <form method="dialog" @submit=${this.onSubmit}>
        <h2 id="title">${t('library.renameTitle')}</h2>
        <label>${t('library.renameLabel')}<input class="field" type="text" maxlength="300" autocomplete="off" dir="auto" required .value=${this.given}></label>
        <div class="buttons"><button class="button quiet" type="button" @click=${this.leave}>${t('library.cancel')}</button>
          <button class="button primary" type="submit">${t('library.save')}</button></div>
      </form></dialog>`;
  }

  protected override firstUpdated(): void {
    this.dialog.showModal();
    this.input.select();
  }

  private get input(): HTMLInputElement { return this.renderRoot.querySelector('input') as HTMLInputElement; }

  private readonly onSubmit = (): void => { this.answer = this.input.value.trim(); };
}

customElements.define('dm-title-dialog', TitleDialog);

/** Shows the dialog. null: it was left. */
export function askTitle(given: string): Promise<string | null> {
  const dialog = document.createElement('dm-title-dialog');
  dialog.given = given;
  return dialog.ask();
}

declare global { interface HTMLElementTagNameMap { 'dm-title-dialog': TitleDialog } }
