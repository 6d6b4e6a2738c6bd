/**
 * Why something is rejected: a line to type in, and the reasons that come up again and again, to be chosen. Typing leaves
 * those that contain what was typed; the arrows go through them; Enter rejects with the one that is marked, or with what
 * stands in the line. A combobox with a list that is always open (ARIA, "editable combobox with list autocomplete").
 */
import type { PropertyDeclarations, TemplateResult } from 'lit';
import { css, html, LitElement, nothing } from 'lit';
import { LocalizeController } from '../../i18n/localize-controller.ts';
import { findAll } from '../../core/text/find.ts';
import { controls } from '../styles/controls.ts';

export const CANNED = ['meaning', 'faithful', 'grammar', 'terms', 'style', 'elsewhere', 'better', 'unneeded'] as const;

/**
 * @property reason what stands in the line; the listener of `input` keeps it
 * @fires input what stands in the line has changed
 * @fires done  rejected, with `reason`
 * @fires leave Esc or "Cancel"; what was typed stays in `reason`
 */
export class ReasonForm extends LitElement {
  static override readonly styles = [controls, css`
    :host { display: block; }
    form { display: flex; flex-wrap: wrap; gap: var(--dm-space-1) var(--dm-space-2); margin: 0; }
    #why { flex: 1 1 12rem; min-inline-size: 0; }
    .button { font-size: 0.8125rem; }
    .canned { display: flex; flex-wrap: wrap; gap: var(--dm-space-1); margin: var(--dm-space-2) 0 0; }
    .option { padding: 0.2rem 0.6rem; border: 1px solid var(--dm-line); border-radius: 1rem; background: transparent; color: inherit; font: inherit; font-size: 0.8125rem; text-align: start; cursor: pointer; }
    .option:hover { background: var(--dm-lit); }
    .option[aria-selected='true'] { border-color: var(--dm-accent); background: var(--dm-lit); color: var(--dm-accent); }
    @media (pointer: coarse) { .option { padding: 0.6rem 0.9rem; border-radius: 1.5rem; } }
    @media (forced-colors: active) { .option[aria-selected='true'] { outline: 2px solid Highlight; } }
  `];
  static override readonly properties: PropertyDeclarations = { reason: {}, marked: { state: true } };
  declare reason: string;
  /** The place of the reason that the arrows have come to; -1: the line itself. */
  private declare marked: number;
  private readonly i18n: LocalizeController = new LocalizeController(this);

  constructor() {
    super();
    this.reason = '';
    this.marked = -1;
  }

  override focus(): void { void this.updateComplete.then(() => { this.field.focus(); }); }

  private get field(): HTMLInputElement { return this.renderRoot.querySelector('#why') as HTMLInputElement; }

  /** Those that contain what was typed; where none does it is a reason of its own, and all stand there again. */
  private get options(): readonly string[] {
    const all = CANNED.map((name) => this.i18n.t(`suggestion.canned.${name}`)), typed = this.reason.trim();
    const fitting = typed === '' ? all : all.filter((one) => findAll(one, typed, { exact: false, wholeWords: false }).length > 0);
    return fitting.length > 0 ? fitting : all;
  }

  protected override render(): TemplateResult {
    const { t, language } = this.i18n, { options, marked } = this;
    return html`<form lang=${language} @submit=${this.onSubmit} @keydown=${this.onKey}>
      <input class="field" id="why" type="text" role="combobox" autocomplete="off" dir="auto" aria-label=${t('suggestion.rejectReason')} placeholder=${t('suggestion.rejectReason')}
        aria-expanded="true" aria-controls="canned" aria-autocomplete="list" aria-activedescendant=${options[marked] === undefined ? nothing : `canned-${marked}`}
        .value=${this.reason} @input=${this.onInput}>
      <button class="button" type="submit">${t('suggestion.rejectNow')}</button>
      <button class="button quiet" type="button" @click=${this.leave}>${t('suggestion.cancel')}</button>
    </form>
    <div class="canned" id="canned" role="listbox" aria-label=${t('suggestion.reasons')} lang=${language}>${options.map((option, at) => html`<button
      class="option" type="button" role="option" tabindex="-1" id="canned-${at}" aria-selected=${at === marked} @pointerdown=${keepFocus} @click=${() => { this.done(option); }}>${option}</button>`)}</div>`;
  }

  private readonly onInput = ({ target }: Event): void => {
    this.reason = (target as HTMLInputElement).value;
    this.marked = -1;
  };

  private readonly onKey = (event: KeyboardEvent): void => {
    if (event.isComposing) return;
    const { length } = this.options;
    switch (event.key) {
      case 'Escape': this.leave(); break;
      case 'ArrowDown': this.marked = this.marked + 1 < length ? this.marked + 1 : -1; break;
      case 'ArrowUp': this.marked = this.marked < 0 ? length - 1 : this.marked - 1; break;
      default: return;
    }
    event.preventDefault();
    event.stopPropagation();
  };

  private readonly onSubmit = (event: Event): void => {
    event.preventDefault();
    this.done(this.options[this.marked] ?? this.reason.trim());
  };

  private done(reason: string): void {
    this.reason = reason;
    this.marked = -1;
    this.dispatchEvent(new Event('done'));
  }

  private readonly leave = (): void => { this.dispatchEvent(new Event('leave')); };
}

/** Choosing with the pointer does not take the caret out of the line. */
function keepFocus(event: Event): void { event.preventDefault(); }

customElements.define('dm-reason-form', ReasonForm);

declare global { interface HTMLElementTagNameMap { 'dm-reason-form': ReasonForm } }
