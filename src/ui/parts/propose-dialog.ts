/** Asks for the reason of a proposal, and for the state where a state is proposed. */
import type { PropertyDeclarations, TemplateResult } from 'lit';
import { css, html, nothing } from 'lit';
import '../../i18n/later-words.ts';
import type { SegmentState } from '../../core/model.ts';
import { SEGMENT_STATES } from '../../core/model.ts';
import { AskDialog } from './ask-dialog.ts';
import { stateShape, stateStyles } from './state-mark.ts';

export interface ProposalAbout {
  readonly title: string;
  /** The sentences that it is about. `lang`: a BCP 47 tag. */
  readonly lines: readonly { readonly text: string; readonly lang: string }[];
  /** The state now, where another one is proposed; null: no state is. */
  readonly state: SegmentState | null;
  readonly reason: string;
  /** Told of each letter, so that what was typed is kept where the dialog is left. */
  readonly typed: (reason: string) => void;
}
export interface ProposalAnswer { readonly reason: string; readonly state: SegmentState | null }

/** @fires close when it was answered; `answer` is null when it was left (button or Esc) */
export class ProposeDialog extends AskDialog<ProposalAnswer | null> {
  static override readonly styles = [...AskDialog.styles, stateStyles, css`
    .lines { max-block-size: 12rem; margin-block: 0 var(--dm-space-3); overflow: auto; }
    .lines p { margin: 0 0 var(--dm-space-1); font: 400 1rem/1.5 var(--dm-serif); overflow-wrap: anywhere; }
    fieldset { margin: 0; padding: 0; border: 0; }
    legend { padding: 0; color: var(--dm-ink-soft); }
    .states { display: flex; flex-wrap: wrap; gap: var(--dm-space-1) var(--dm-space-4); }
    .states label { display: flex; align-items: center; gap: var(--dm-space-2); min-block-size: 2rem; margin: 0; color: inherit; }
    textarea.field { min-block-size: 4.5rem; line-height: 1.5; resize: vertical; }
  `];
  static override readonly properties: PropertyDeclarations = { about: { attribute: false } };
  declare about: ProposalAbout;
  answer: ProposalAnswer | null = null;

  protected override render(): TemplateResult {
    const { t } = this.i18n, { title, lines, reason } = this.about;
    return html`<dialog aria-labelledby="title" lang=${this.i18n.language} @close=${this.onClose}>
      <form method="dialog" @submit=${this.onSubmit}>
        <h2 id="title">${title}</h2>
        <div class="lines" role="group" aria-labelledby="title" tabindex=${lines.length > 4 ? 0 : nothing}>${lines.map(({ text, lang }) => html`<p lang=${lang} dir="auto">${text}</p>`)}</div>
        ${this.statesView()}
        <label>${t('review.propose.reason')}<textarea class="field" dir="auto" rows="3" .value=${reason} @input=${this.onInput} @keydown=${this.onKey}></textarea></label>
        <div class="buttons"><button class="button quiet" type="button" @click=${this.leave}>${t('review.propose.cancel')}</button>
          <button class="button primary" type="submit">${t('review.propose.send')}</button></div>
      </form></dialog>`;
  }

  private statesView(): TemplateResult | typeof nothing {
    const { t } = this.i18n, { state } = this.about;
    if (state === null) return nothing;
    const others = SEGMENT_STATES.filter((one) => one !== state), likely = state === 'reviewed' ? 'final' : others.find((one) => one === 'reviewed');
    return html`<fieldset><legend>${t('review.propose.state')}</legend><div class="states">${others.map((one) => html`<label title=${t(`state.hint.${one}`)}><input type="radio" name="state" value=${one} ?checked=${one === likely}>${stateShape(one)}${t(`state.${one}`)}</label>`)}</div></fieldset>`;
  }

  protected override firstUpdated(): void {
    this.dialog.showModal();
    (this.renderRoot.querySelector<HTMLElement>('input:checked') ?? this.field).focus();
  }

  private get field(): HTMLTextAreaElement { return this.renderRoot.querySelector('textarea') as HTMLTextAreaElement; }

  private readonly onInput = (): void => { this.about.typed(this.field.value); };

  private readonly onSubmit = (): void => {
    const chosen = this.renderRoot.querySelector<HTMLInputElement>('input:checked')?.value;
    this.answer = { reason: this.field.value.trim(), state: SEGMENT_STATES.find((one) => one === chosen) ?? null };
  };
}

customElements.define('dm-propose-dialog', ProposeDialog);

/** Shows the dialog. null: it was left. */
export function askProposal(about: ProposalAbout): Promise<ProposalAnswer | null> {
  const dialog = document.createElement('dm-propose-dialog');
  dialog.about = about;
  return dialog.ask();
}

declare global { interface HTMLElementTagNameMap { 'dm-propose-dialog': ProposeDialog } }
