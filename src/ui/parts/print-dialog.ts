/** Asks which rows of a long text go on paper: browsers lay out only so many in one go. */
import type { PropertyDeclarations, TemplateResult } from 'lit';
import { css, html, nothing } from 'lit';
import '../../i18n/later-words.ts';
import { directionOf } from '../direction.ts';
import { AskDialog } from './ask-dialog.ts';

/** Rows of a text, from 1, both included. */
export interface PrintRange { readonly from: number; readonly to: number }

export interface PrintQuestion {
  /** What stands in the fields at first. */
  readonly given: PrintRange;
  /** How many rows there are, and how many can be printed at once. */
  readonly of: number;
  readonly limit: number;
  /** How a row begins, so that one sees which it is. */
  readonly words: (row: number) => { readonly text: string; readonly lang: string } | null;
}

/**
 * @property question  what is asked
 * @fires close   when it was answered; `answer` is null when it was left (button or Esc)
 */
export class PrintDialog extends AskDialog<PrintRange | null> {
  static override readonly styles = [...AskDialog.styles, css`
    .fields { display: grid; grid-template-columns: 1fr 1fr; gap: var(--dm-space-4); }
    .fields > div { min-inline-size: 0; }
    .words { margin: var(--dm-space-1) 0 0; color: var(--dm-ink-soft); font-size: 0.875rem; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; min-block-size: 1.4em; }
    .wrong { margin: var(--dm-space-3) 0 0; color: var(--dm-removed); }
  `];
  static override readonly properties: PropertyDeclarations = { question: { attribute: false }, from: { state: true }, to: { state: true } };
  declare question: PrintQuestion;
  declare private from: number;
  declare private to: number;
  answer: PrintRange | null = null;

  override willUpdate(): void {
    if (!this.hasUpdated) ({ from: this.from, to: this.to } = this.question.given);
  }

  protected override render(): TemplateResult {
    const { t } = this.i18n, { of, limit } = this.question, { wrong } = this;
    return html`<dialog aria-labelledby="title" aria-describedby="hint" lang=${this.i18n.language} @close=${this.onClose}>
      <form method="dialog" novalidate @submit=${this.onSubmit}>
        <h2 id="title">${t('print.title')}</h2>
        <p id="hint">${t('print.hint', { of, limit })}</p>
        <div class="fields">${this.field('from', t('print.from'))}${this.field('to', t('print.to'))}</div>
        <div role="alert">${wrong === null ? nothing : html`<p class="wrong" id="wrong">${wrong}</p>`}</div>
        <div class="buttons"><button class="button quiet" type="button" @click=${this.leave}>${t('print.cancel')}</button>
          <button class="button primary" type="submit">${t('print.print')}</button></div>
      </form></dialog>`;
  }

  private field(name: 'from' | 'to', label: string): TemplateResult {
    const value = this[name], words = Number.isInteger(value) ? this.question.words(value) : null;
    return html`<div><label>${label}<input class="field" id=${name} type="number" inputmode="numeric" min="1" max=${this.question.of} step="1" required
        aria-describedby=${name === 'from' ? 'wordsFrom' : 'wordsTo'} aria-invalid=${this.wrong === null ? 'false' : 'true'} .value=${String(this.question.given[name])}
        @input=${(event: Event) => { this[name] = (event.target as HTMLInputElement).valueAsNumber; }}></label>
      <p class="words" id=${name === 'from' ? 'wordsFrom' : 'wordsTo'} lang=${words?.lang ?? nothing} dir=${words ? directionOf(words.lang) : nothing}>${words?.text ?? ''}</p></div>`;
  }

  /** Why these rows cannot be printed; null: they can. */
  private get wrong(): string | null {
    const { from, to, question: { of, limit }, i18n: { t } } = this;
    if (![from, to].every((row) => Number.isInteger(row) && row >= 1 && row <= of)) return t('print.outside', { of });
    if (to < from) return t('print.order');
    return to - from >= limit ? t('print.tooMany', { limit }) : null;
  }

  protected override firstUpdated(): void {
    this.dialog.showModal();
    this.renderRoot.querySelector<HTMLInputElement>('#from')?.select();
  }

  private readonly onSubmit = (event: Event): void => {
    if (this.wrong !== null) { event.preventDefault(); return; }
    this.answer = { from: this.from, to: this.to };
  };
}

customElements.define('dm-print-dialog', PrintDialog);

/** Shows the dialog. null: it was left. */
export function askPrintRange(question: PrintQuestion): Promise<PrintRange | null> {
  const dialog = document.createElement('dm-print-dialog');
  dialog.question = question;
  return dialog.ask();
}

declare global { interface HTMLElementTagNameMap { 'dm-print-dialog': PrintDialog } }
