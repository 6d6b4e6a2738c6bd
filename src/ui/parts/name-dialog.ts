/** Asks for the name that stands beside corrections and suggestions. Whatever one does here, the act goes on. */
import type { PropertyDeclarations, TemplateResult } from 'lit';
import { css, html, LitElement } from 'lit';
import { LocalizeController } from '../../i18n/localize-controller.ts';
import '../../i18n/later-words.ts';
import { controls } from '../styles/controls.ts';

/** @fires close when it was answered; `name` is '' for skipped (button or Esc) */
export class NameDialog extends LitElement {
  static override readonly styles = [controls, css`
    dialog { inline-size: min(29rem, calc(100vw - 2rem)); }
    p { margin: 0 0 var(--dm-space-4); color: var(--dm-ink-soft); }
    label { display: grid; gap: var(--dm-space-1); }
    .field { inline-size: 100%; min-block-size: 2.5rem; font-size: 1rem; }
    .buttons { display: flex; flex-wrap: wrap; justify-content: end; gap: var(--dm-space-2); margin-block-start: var(--dm-space-5); }
  `];
  static override readonly properties: PropertyDeclarations = { name: { attribute: false } };
  declare name: string;
  private readonly i18n: LocalizeController = new LocalizeController(this);

  constructor() {
    super();
    this.name = '';
  }

  protected override render(): TemplateResult {
    const { t } = this.i18n;
    return html`<dialog aria-labelledby="title" aria-describedby="why" lang=${this.i18n.language} @close=${this.onClose}>
      <form method="dialog" @submit=${this.onSubmit}>
        <h2 id="title">${t('person.title')}</h2>
        <p id="why">${t('person.why')}</p>
        <label>${t('person.label')}<input class="field" type="text" autocomplete="name" maxlength="200" enterkeyhint="done"></label>
        <div class="buttons">
          <button class="button quiet" type="button" @click=${this.skip}>${t('person.skip')}</button>
          <button class="button primary" type="submit">${t('person.save')}</button>
        </div>
      </form>
    </dialog>`;
  }

  protected override firstUpdated(): void {
    this.dialog.showModal();
    this.renderRoot.querySelector('input')?.focus();
  }

  private get dialog(): HTMLDialogElement { return this.renderRoot.querySelector('dialog') as HTMLDialogElement; }

  private readonly skip = (): void => { this.dialog.close(); };

  private readonly onSubmit = (): void => {
    // Read at the end: an input method may still have been composing when the last input event came.
    this.name = (this.renderRoot.querySelector('input') as HTMLInputElement).value.trim();
  };

  private readonly onClose = (): void => { this.dispatchEvent(new Event('close')); };
}

customElements.define('dm-name-dialog', NameDialog);

/** Shows the dialog. Resolves to the name, '' when it was skipped. */
export function askName(): Promise<string> {
  return new Promise((resolve) => {
    const dialog = document.createElement('dm-name-dialog');
    dialog.addEventListener('close', () => {
      dialog.remove();
      resolve(dialog.name);
    });
    document.body.append(dialog);
  });
}

declare global {
  interface HTMLElementTagNameMap { 'dm-name-dialog': NameDialog }
}
