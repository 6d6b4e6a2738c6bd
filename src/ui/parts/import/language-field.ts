/** A field for a language: type a part of its name, of its own name or its code, and choose. */
import type { PropertyDeclarations, PropertyValues, TemplateResult } from 'lit';
import { css, html, LitElement, nothing } from 'lit';
import '../../../i18n/later-words.ts';
import { LocalizeController } from '../../../i18n/localize-controller.ts';
import { controls } from '../../styles/controls.ts';
import type { LanguageOption } from './languages.ts';
import { findLanguages, languageOptions, learnOwnNames, optionFor } from './languages.ts';

/** As many as one looks through; more are reached by typing. */
const SHOWN = 50;

/**
 * The pattern is the editable combobox with a list (WAI-ARIA 1.2, `combobox`): the focus stays in the field.
 *
 * @property value  BCP 47; '' = none yet
 * @property label  the accessible name
 * @property hint   said after the name, e.g. that the value is a guess
 * @fires change    when the person chose another language
 */
export class LanguageField extends LitElement {
  static override readonly styles = [controls, css`
    :host { display: block; position: relative; }
    .field { inline-size: 100%; text-overflow: ellipsis; }
    ul { margin: 0; padding: var(--dm-space-1); list-style: none; position: fixed; inset: auto; inset-block-start: var(--top); inset-inline-start: auto; left: var(--left); inline-size: max-content; min-inline-size: var(--width); max-block-size: min(18rem, 45dvh); }
    li { white-space: nowrap; scroll-margin: var(--dm-space-1); }
    .tag { color: var(--dm-ink-soft); }
    [aria-selected='true'] { background: var(--dm-lit); box-shadow: inset 2px 0 var(--dm-accent); }
    .none { padding: var(--dm-space-2); color: var(--dm-ink-soft); }
    @media (forced-colors: active) { [aria-selected='true'] { outline: 2px solid Highlight; outline-offset: -2px; } }
  `];
  static override readonly properties: PropertyDeclarations = {
    value: {}, label: {}, hint: {}, query: { state: true }, at: { state: true }, open: { state: true },
  };
  declare value: string;
  declare label: string;
  declare hint: string;
  /** What is being typed; null: the chosen language is shown. */
  private declare query: string | null;
  /** The option that Enter takes. */
  private declare at: number;
  private declare open: boolean;
  private readonly i18n: LocalizeController = new LocalizeController(this);

  constructor() {
    super();
    this.value = '';
    this.label = '';
    this.hint = '';
    this.query = null;
    this.at = 0;
    this.open = false;
  }

  override focus(): void { this.input.focus(); }

  protected override render(): TemplateResult {
    const { t, language } = this.i18n;
    const options = this.open ? this.options : [];
    return html`<div @click=${this.onClick} @keydown=${this.onKey}><input class="field" role="combobox" type="text" autocomplete="off" autocapitalize="none" spellcheck="false" aria-label=${this.label}
        aria-describedby="hint" aria-autocomplete="list" aria-expanded=${this.open} aria-controls="list" aria-activedescendant=${this.open && options.length > 0 ? `option-${this.at}` : nothing}
        .value=${this.query ?? (this.value === '' ? '' : optionFor(this.value, language).name)}
        @focus=${this.onFocus} @pointerdown=${this.show} @input=${this.onInput} @blur=${this.onBlur}><span id="hint" class="visually-hidden">${this.hint}</span>
      <ul id="list" class="menu" role="listbox" popover="manual" aria-label=${this.label} @pointerdown=${keepFocus}>${options.map((option, at) => this.item(option, at))}
        ${this.open && options.length === 0 ? html`<li class="none" role="option" aria-disabled="true" aria-selected="false">${t('import.languageNone')}</li>` : nothing}</ul></div>`;
  }

  private item({ tag, name, own }: LanguageOption, at: number): TemplateResult {
    return html`<li id="option-${at}" class="menu-item" role="option" aria-selected=${at === this.at} data-tag=${tag}>
      <span>${name}</span>${own === '' ? nothing : html`<span class="tag" lang=${tag}>${own}</span>`}<span class="end">${tag}</span></li>`;
  }

  protected override updated(changed: PropertyValues): void {
    if (changed.has('open' as keyof LanguageField)) this.place();
    if (this.open) this.renderRoot.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' });
  }

  private get input(): HTMLInputElement { return this.renderRoot.querySelector('input') as HTMLInputElement; }

  private get options(): readonly LanguageOption[] {
    const { language } = this.i18n;
    return (this.query === null ? languageOptions(language) : findLanguages(this.query, language)).slice(0, SHOWN);
  }

  /** In the top layer, below the field: a dialog would cut it off. */
  private place(): void {
    const list = this.renderRoot.querySelector('ul') as HTMLElement;
    if (!this.open) { list.hidePopover(); return; }
    const { left, bottom, width } = this.input.getBoundingClientRect();
    list.style.setProperty('--left', `${left}px`);
    list.style.setProperty('--top', `${bottom + 2}px`);
    list.style.setProperty('--width', `${width}px`);
    list.showPopover();
    window.addEventListener('scroll', this.onScroll, { capture: true, passive: true });
  }

  private choose(tag: string): void {
    this.hide();
    this.query = null;
    if (tag === this.value) return;
    this.value = tag;
    this.dispatchEvent(new Event('change'));
  }

  private readonly onClick = (event: Event): void => {
    const tag = (event.target as HTMLElement).closest<HTMLElement>('[data-tag]')?.dataset['tag'];
    if (tag !== undefined) this.choose(tag);
  };

  private readonly show = (): void => {
    if (this.open) return;
    this.at = Math.max(0, this.options.findIndex(({ tag }) => tag === this.value));
    this.open = true;
  };

  private hide(): void {
    this.open = false;
    window.removeEventListener('scroll', this.onScroll, { capture: true });
  }

  private readonly onFocus = (): void => {
    this.input.select();
    void learnOwnNames().then(() => { this.requestUpdate(); });
  };

  private readonly onInput = (): void => {
    this.query = this.input.value;
    this.at = 0;
    this.open = true;
  };

  /** A whole name that was typed and left is taken; anything else goes back to what was chosen. */
  private readonly onBlur = (): void => {
    const [first, second] = this.query === null || this.query.trim() === '' ? [] : this.options;
    const only = first && (second === undefined || [first.name, first.own, first.tag].some((name) => name.toLocaleLowerCase(first.tag) === this.query?.trim().toLocaleLowerCase(first.tag)));
    if (only) { this.choose(first.tag); return; }
    this.hide();
    this.query = null;
    this.input.value = this.value === '' ? '' : optionFor(this.value, this.i18n.language).name;
  };

  /** The list would stay behind when the page is scrolled under it. */
  private readonly onScroll = (event: Event): void => { if (event.target !== this.renderRoot.querySelector('ul')) this.hide(); };

  private readonly onKey = (event: KeyboardEvent): void => {
    if (event.isComposing) return;
    const last = this.options.length - 1;
    switch (event.key) {
      case 'ArrowDown': case 'ArrowUp':
        event.preventDefault();
        if (!this.open) this.show();
        else this.at = event.key === 'ArrowDown' ? Math.min(last, this.at + 1) : Math.max(0, this.at - 1);
        return;
      case 'Enter': {
        const option = this.open ? this.options[this.at] : undefined;
        if (!this.open) return;
        event.preventDefault();
        if (option) this.choose(option.tag);
        return;
      }
      case 'Escape':
        if (!this.open && this.query === null) return;
        event.preventDefault();
        event.stopPropagation();
        this.hide();
        this.query = null;
        return;
      default:
    }
  };
}

/** A click on the list must not take the focus out of the field. */
function keepFocus(event: Event): void { event.preventDefault(); }

customElements.define('dm-language-field', LanguageField);

declare global { interface HTMLElementTagNameMap { 'dm-language-field': LanguageField } }
