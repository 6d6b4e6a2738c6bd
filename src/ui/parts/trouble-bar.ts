/** The quiet bar of whoever walks through the text: what they look for and how much of it there is, back and on, and "only these rows". */
import type { PropertyDeclarations, TemplateResult } from 'lit';
import { LitElement, css, html, nothing } from 'lit';
import { live } from 'lit/directives/live.js';
import { LocalizeController } from '../../i18n/localize-controller.ts';
import type { Trouble } from '../row-marks.ts';
import { TROUBLES } from '../row-marks.ts';
import { controls } from '../styles/controls.ts';
import { icon } from './icons.ts';

export interface WalkState {
  readonly kind: Trouble;
  /** How many places of each kind; null: they are still being counted. */
  readonly counts: Readonly<Record<Trouble, number>> | null;
  /** Where one is among those of the kind, from 1; 0: at none of them. */
  readonly at: number;
  /** Only rows with such places are shown, so many of so many; null: all are. */
  readonly rows: { readonly shown: number; readonly of: number } | null;
  /** Can rows be left out? Running text has none. */
  readonly canFilter: boolean;
  readonly unchecked: boolean;
  /** As they are written on this machine. */
  readonly keys: { readonly next: string; readonly previous: string };
}

export type WalkWish = { readonly kind: Trouble } | { readonly by: 1 | -1 } | { readonly only: boolean } | { readonly unchecked: boolean } | { readonly close: true };

export class WalkWishEvent extends Event {
  static readonly type = 'dm-walk-wish';
  readonly wish: WalkWish;
  constructor(wish: WalkWish) { super(WalkWishEvent.type); this.wish = wish; }
}

/**
 * @property state what it shows
 * @fires dm-walk-wish
 */
export class TroubleBar extends LitElement {
  static override readonly styles = [controls, css`
    :host { position: fixed; inset-block-end: var(--dm-space-3); inset-inline: 0; z-index: 4; display: flex; justify-content: center; pointer-events: none; }
    .bar {
      display: flex; flex-wrap: wrap; align-items: center; gap: var(--dm-space-1) var(--dm-space-3); max-inline-size: calc(100vw - 1.5rem); padding: var(--dm-space-1) var(--dm-space-2);
      border: 1px solid var(--dm-rule); border-radius: calc(var(--dm-radius) * 1.5); background: var(--dm-paper-raised); color: var(--dm-ink); box-shadow: var(--dm-shadow); pointer-events: auto;
    }
    select { max-inline-size: 16rem; text-overflow: ellipsis; }
    .steps { display: flex; align-items: center; gap: var(--dm-space-1); }
    .count { min-inline-size: 4.5rem; text-align: center; font-variant-numeric: tabular-nums; }
    label.check { display: inline-flex; align-items: center; gap: var(--dm-space-2); min-block-size: 2rem; cursor: pointer; }
    input { inline-size: 1rem; block-size: 1rem; margin: 0; }
    .soft { color: var(--dm-ink-soft); font-variant-numeric: tabular-nums; }
    @media (pointer: coarse) { label.check { min-block-size: 2.75rem; } }
    @media (max-width: 40rem) { :host { inset-block-end: 0; } .bar { inline-size: 100%; max-inline-size: none; border-radius: 0; border-inline: 0; border-block-end: 0; gap: 0 var(--dm-space-2); } select { flex: 1; min-inline-size: 6rem; } .close { margin-inline-start: auto; } }
    @media print { :host { display: none; } }
    @media (forced-colors: active) { .bar { border: 1px solid CanvasText; } }
  `];
  static override readonly properties: PropertyDeclarations = { state: { attribute: false } };
  declare state: WalkState;
  private readonly i18n: LocalizeController = new LocalizeController(this);
  /** Notices and other bars stand above it, and what has the focus is not scrolled behind it. */
  private readonly observer = new ResizeObserver(() => { this.makeRoom(); });

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.observer.disconnect();
    for (const name of ['--dm-foot', 'scroll-padding-block-end']) document.documentElement.style.removeProperty(name);
  }

  protected override updated(): void {
    const bar = this.renderRoot.querySelector('.bar');
    if (bar) this.observer.observe(bar);
  }

  private makeRoom(): void {
    const height = innerHeight - (this.renderRoot.querySelector('.bar')?.getBoundingClientRect().top ?? innerHeight);
    document.documentElement.style.setProperty('--dm-foot', `${Math.round(height)}px`);
    document.documentElement.style.setProperty('scroll-padding-block-end', `${Math.round(height + 8)}px`);
  }

  override focus(): void { this.renderRoot.querySelector('select')?.focus(); }

  protected override render(): TemplateResult {
    const { t } = this.i18n;
    const { kind, counts, rows, canFilter, unchecked, keys } = this.state;
    const none = counts !== null && counts[kind] === 0;
    const step = (by: 1 | -1, words: string, key: string): TemplateResult => html`<button type="button" class="icon-button ${by === 1 ? 'next' : 'previous'}" aria-label=${words} title=${key === '' ? words : `${words} (${key})`}
      ?disabled=${none} @click=${() => { this.wish({ by }); }}>${icon(by === 1 ? 'below' : 'up')}</button>`;
    return html`<div class="bar" role="region" aria-label=${t('walk.title')} @keydown=${this.onKey}>
      <select class="field" aria-label=${t('walk.kind')} @change=${this.onKind}>${TROUBLES.map((one) => html`<option value=${one} .selected=${live(one === kind)}>${this.optionText(one)}</option>`)}</select>
      <span class="steps">${step(-1, t('walk.previous'), keys.previous)}<span class="count">${this.countText()}</span>${step(1, t('walk.next'), keys.next)}</span>
      ${canFilter ? html`<label class="check only"><input type="checkbox" .checked=${live(rows !== null)} ?disabled=${none && rows === null} @change=${(event: Event) => { this.wish({ only: (event.target as HTMLInputElement).checked }); }}>${t('walk.only')}
        ${rows === null ? nothing : html`<span class="soft">${t('walk.rows', { shown: rows.shown, of: rows.of })}</span>`}</label>` : nothing}
      ${kind === 'unequal' || kind === 'empty' ? html`<label class="check unchecked"><input type="checkbox" .checked=${live(unchecked)} @change=${(event: Event) => { this.wish({ unchecked: (event.target as HTMLInputElement).checked }); }}>${t('walk.unchecked')}</label>` : nothing}
      <button type="button" class="icon-button close" aria-label=${t('walk.close')} title=${t('walk.close')} @click=${() => { this.wish({ close: true }); }}>${icon('cross')}</button>
    </div>`;
  }

  private optionText(kind: Trouble): string {
    const { t } = this.i18n, { counts } = this.state;
    return counts === null ? t(`walk.kinds.${kind}`) : t('walk.counted', { kind: t(`walk.kinds.${kind}`), of: counts[kind] });
  }

  private countText(): string {
    const { t } = this.i18n, { kind, counts, at } = this.state;
    if (counts === null) return '…';
    return at === 0 ? t('walk.among', { of: counts[kind] }) : t('walk.at', { at, of: counts[kind] });
  }

  private wish(wish: WalkWish): void { this.dispatchEvent(new WalkWishEvent(wish)); }

  private readonly onKind = (event: Event): void => {
    const kind = TROUBLES.find((one) => one === (event.target as HTMLSelectElement).value);
    if (kind) this.wish({ kind });
  };

  private readonly onKey = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    event.stopPropagation();
    this.wish({ close: true });
  };
}

customElements.define('dm-trouble-bar', TroubleBar);

declare global { interface HTMLElementTagNameMap { 'dm-trouble-bar': TroubleBar } }
