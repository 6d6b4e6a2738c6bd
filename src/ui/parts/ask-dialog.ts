/** What the dialogs that ask one thing have in common: they open when they are drawn, and are gone when they were answered. */
import { LitElement } from 'lit';
import { LocalizeController } from '../../i18n/localize-controller.ts';
import { controls } from '../styles/controls.ts';
import { askStyles } from './library/ask-styles.ts';

/**
 * The template of a heir is a `<dialog>` that listens to its `close` with `onClose`.
 *
 * @fires close when it was answered; `answer` is what it was before where the dialog was left (button or Esc)
 */
export abstract class AskDialog<Answer> extends LitElement {
  static override styles = [controls, askStyles];
  abstract answer: Answer;
  protected readonly i18n: LocalizeController = new LocalizeController(this);

  protected get dialog(): HTMLDialogElement { return this.renderRoot.querySelector('dialog') as HTMLDialogElement; }
  protected readonly leave = (): void => { this.dialog.close(); };
  protected readonly onClose = (): void => { this.dispatchEvent(new Event('close')); };

  /** As everywhere: Ctrl+Enter in a field of several lines is done with it. */
  protected readonly onKey = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || event.isComposing) return;
    event.preventDefault();
    this.renderRoot.querySelector('form')?.requestSubmit();
  };

  /** Shows it. Resolves to what was answered. */
  ask(): Promise<Answer> {
    return new Promise((resolve) => {
      this.addEventListener('close', () => { this.remove(); resolve(this.answer); });
      document.body.append(this);
    });
  }
}
