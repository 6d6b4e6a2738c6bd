/**
 * What can be done with a sentence, its cell and its row, as a menu beside it. One for the whole text; it shows what the
 * registry of actions holds, with the keys in force, and does it by its id: nothing here knows about alignments.
 */
import '../../i18n/later-words.ts';
import type { PropertyDeclarations, TemplateResult } from 'lit';
import { css, html, LitElement, nothing } from 'lit';
import { LocalizeController } from '../../i18n/localize-controller.ts';
import type { Action, ActionRegistry } from '../controllers/actions.ts';
import { isEnabled, keysOf } from '../controllers/actions.ts';
import { ariaKeys } from '../controllers/keys.ts';
import { controls } from '../styles/controls.ts';

/** The entries, section by section, by their ids; one without a dot stands behind `align.`. */
const SECTIONS = {
  rows: ['moveUp', 'moveDown', 'shiftUp', 'shiftDown', 'group', 'split', 'swapUp', 'swapDown', 'link', 'suggestLinks', 'detach', 'select'],
  status: ['confirm', 'confirmAbove', 'review', 'clear', 'note'],
  text: ['edit', 'note.sentence', 'stale.confirm', 'suggestState', 'cut', 'join', 'insertBefore', 'insertAfter', 'paragraph', 'delete'],
} as const;
type Section = keyof typeof SECTIONS;

export interface MenuRequest {
  /** What it is about, in words. */
  readonly title: string;
  readonly anchor: DOMRect;
  readonly actions: ActionRegistry;
  /** Gives the focus back to what it is about. */
  readonly back: () => void;
  /** It is open and has the focus. */
  readonly opened: () => void;
}

export class RowMenu extends LitElement {
  static override readonly styles = [controls, css`
    .menu { position: fixed; inset: auto; padding-block-end: var(--dm-space-2); min-inline-size: 17rem; max-inline-size: min(30rem, calc(100vw - 1rem)); max-block-size: calc(100dvh - 1rem); overscroll-behavior: contain; }
    h2 { margin: 0; padding: var(--dm-space-2) var(--dm-space-2) 0; font: 600 0.875rem/1.4 var(--dm-sans); }
    .menu-item { justify-content: space-between; min-block-size: 1.625rem; padding-block: 0; }
    .menu-title { padding-block: var(--dm-space-1) 0; }
    kbd { flex: none; }
    @media (pointer: coarse) { .menu-item { min-block-size: 2.75rem; } .menu-item kbd { display: none; } }
    @media (max-width: 44rem) {
      .menu { inset: auto 0 0 0; inline-size: 100%; max-inline-size: none; max-block-size: 75dvh; border-radius: calc(var(--dm-radius) * 2) calc(var(--dm-radius) * 2) 0 0; }
    }
    @media print { :host { display: none; } }
  `];
  static override readonly properties: PropertyDeclarations = { request: { state: true } };
  private declare request: MenuRequest | null;
  private readonly i18n: LocalizeController = new LocalizeController(this);

  constructor() {
    super();
    this.request = null;
  }

  /** Shows it beside `anchor`, the first entry with the focus. */
  open(request: MenuRequest): void {
    this.request = request;
    void this.updateComplete.then(() => {
      this.panel.showPopover();
      this.place(request.anchor);
      this.items[0]?.focus();
      request.opened();
    });
  }

  protected override render(): TemplateResult | typeof nothing {
    const { request } = this, { t } = this.i18n;
    return html`<div id="panel" class="menu" popover role="menu" aria-label=${request?.title ?? ''} @keydown=${this.onKey} @toggle=${this.onToggle}>
      ${request ? html`<h2 role="presentation">${request.title}</h2>
      ${(Object.keys(SECTIONS) as Section[]).map((section) => html`<div role="group" aria-label=${t(`align.menu.${section}`)}>
        <div class="menu-title" aria-hidden="true">${t(`align.menu.${section}`)}</div>${SECTIONS[section].map((id) => this.item(request.actions.get(id.includes('.') ? id : `align.${id}`)))}</div>`)}` : nothing}
    </div>`;
  }

  private item(action: Action | undefined): TemplateResult | typeof nothing {
    if (!action || !this.request) return nothing;
    const key = this.request.actions.keyOf(action.id);
    return html`<button type="button" class="menu-item" role="menuitem" tabindex="-1" ?disabled=${!isEnabled(action)} aria-keyshortcuts=${key === '' ? nothing : ariaKeys(keysOf(action))}
      @click=${() => { this.choose(action.id); }}><span>${action.label(this.i18n.t)}</span>${key === '' ? nothing : html`<kbd aria-hidden="true">${key}</kbd>`}</button>`;
  }

  private get panel(): HTMLElement { return this.renderRoot.querySelector('.menu') as HTMLElement; }
  private get items(): HTMLElement[] { return [...this.renderRoot.querySelectorAll<HTMLElement>('.menu-item:not([disabled])')]; }

  /** Below what it is about, or above it where there is no room; on a narrow screen it comes up from the edge (by style). */
  private place({ left, right, top, bottom }: DOMRect): void {
    const { style, offsetWidth: width, offsetHeight: height } = this.panel;
    if (matchMedia('(max-width: 44rem)').matches) { style.inset = ''; return; }
    const below = bottom + 4 + height <= innerHeight - 8, above = top - 4 - height >= 8;
    const y = below ? bottom + 4 : above ? top - 4 - height : Math.max(8, innerHeight - 8 - height);
    const x = below || above ? Math.min(left, innerWidth - 8 - width) : right + 4 + width <= innerWidth - 8 ? right + 4 : left - 4 - width;
    style.inset = `${y}px auto auto ${Math.max(8, Math.min(x, innerWidth - 8 - width))}px`;
  }

  /** The focus is where the act belongs before it is done, so that the act may take it further. */
  private choose(id: string): void {
    const { request } = this;
    this.panel.hidePopover();
    request?.back();
    request?.actions.run(id);
  }

  private readonly onToggle = ({ newState }: ToggleEvent): void => {
    if (newState === 'closed') this.request = null;
  };

  private readonly onKey = (event: KeyboardEvent): void => {
    if (event.key === 'Escape' || event.key === 'Tab') {
      event.preventDefault();
      event.stopPropagation();
      const { request } = this;
      this.panel.hidePopover();
      request?.back(); // at once: the next key is the text's
      return;
    }
    const { items } = this, at = items.findIndex((item) => item.matches(':focus'));
    const next = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: items.length - 1 }[event.key] ?? this.named(event, items, at);
    if (next === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    items.at(next % items.length)?.focus();
  };

  /** The next entry that begins with a letter. */
  private named({ key, ctrlKey, altKey, metaKey }: KeyboardEvent, items: readonly HTMLElement[], at: number): number | undefined {
    if ([...key].length !== 1 || key === ' ' || ctrlKey || altKey || metaKey) return undefined;
    const letter = key.toLocaleLowerCase(this.i18n.language);
    const order = items.map((_, step) => (at + 1 + step) % items.length);
    return order.find((place) => items[place]?.textContent.trim().toLocaleLowerCase(this.i18n.language).startsWith(letter));
  }
}

customElements.define('dm-row-menu', RowMenu);

declare global { interface HTMLElementTagNameMap { 'dm-row-menu': RowMenu } }
