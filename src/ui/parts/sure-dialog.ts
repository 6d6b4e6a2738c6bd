/** Asks before something that one does not do by mistake; the safe answer has the focus. */
import type { PropertyDeclarations, TemplateResult } from 'lit';
import { html } from 'lit';
import { AskDialog } from './ask-dialog.ts';

/** What stands in it. `look`: of the button that does it. */
export interface SureWords { readonly title: string; readonly text: string; readonly keep: string; readonly act: string; readonly look: 'primary' | 'danger' }

/**
 * @property name  what it is about, as people call it
 * @fires close   when it was answered; `answer` is true where it is to be done
 */
export abstract class SureDialog extends AskDialog<boolean> {
  static override readonly properties: PropertyDeclarations = { name: {} };
  declare name: string;
  answer = false;
  protected abstract readonly words: SureWords;

  constructor() {
    super();
    this.name = '';
  }

  protected override render(): TemplateResult {
    const { title, text, keep, act, look } = this.words;
    return html`<dialog aria-labelledby="title" aria-describedby="what" lang=${this.i18n.language} @close=${this.onClose}>
      <h2 id="title">${title}</h2>
      <p id="what">${text}</p>
      <div class="buttons"><button class="button keep" type="button" @click=${this.leave}>${keep}</button>
        <button class="button ${look}" type="button" @click=${this.onSure}>${act}</button></div></dialog>`;
  }

  protected override firstUpdated(): void {
    this.dialog.showModal();
    this.renderRoot.querySelector<HTMLElement>('.keep')?.focus();
  }

  private readonly onSure = (): void => {
    this.answer = true;
    this.dialog.close();
  };
}
