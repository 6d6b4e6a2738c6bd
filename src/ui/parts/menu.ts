/** A button that opens a menu, or a small panel, below itself. */
import type { PropertyValues } from 'lit';
import { LitElement, css, html, nothing } from 'lit';
import { controls } from '../styles/controls.ts';
import type { IconName } from './icons.ts';
import { icon } from './icons.ts';

/**
 * Items are its children, with the classes `menu-item`, `menu-title`, `menu-rule` and a role of their own. A click on an
 * item closes the menu unless the item (or something around it) has `data-keep`.
 *
 * @property label  the accessible name; also the tooltip
 * @property text   shown on the button; the label alone names it when empty
 * @property icon   shown on the button
 * @property kind   `menu`: arrow keys move between the items; `panel`: holds other controls, Tab moves
 */
export class DmMenu extends LitElement {
  static override properties = {
    label: {}, text: {}, icon: {}, kind: {}, open: { state: true },
  };
  declare label: string;
  declare text: string;
  declare icon: IconName | '';
  declare kind: 'menu' | 'panel';
  declare private open: boolean;

  static override styles = [controls, css`
    :host { display: inline-flex; position: relative; }
    /* It ends with the window: what hung below could not be scrolled to. */
    .menu { position: fixed; inset: auto; inset-block-start: var(--top); left: var(--left); right: var(--right); max-block-size: max(10rem, calc(100dvh - var(--top) - 0.5rem)); }
    .button { padding-inline: var(--dm-space-2); }
    .text { overflow: hidden; text-overflow: ellipsis; }
    .text + .icon { inline-size: 1rem; block-size: 1rem; }
  `];

  constructor() {
    super();
    this.label = '';
    this.text = '';
    this.icon = '';
    this.kind = 'menu';
    this.open = false;
  }

  override render(): unknown {
    return html`
      <button type="button" class=${this.text ? 'button quiet' : 'icon-button'} popovertarget="panel" aria-haspopup=${this.kind === 'menu' ? 'menu' : 'dialog'}
        aria-expanded=${this.open ? 'true' : 'false'} aria-label=${this.label} title=${this.label === this.text ? nothing : this.label} @keydown=${this.#onButtonKey}>
        ${this.icon ? icon(this.icon) : nothing}${this.text ? html`<span class="text">${this.text}</span>${this.icon ? nothing : icon('down')}` : nothing}
      </button>
      <div id="panel" class="menu" popover role=${this.kind === 'menu' ? 'menu' : 'dialog'} aria-label=${this.label}
        @beforetoggle=${this.#onBeforeToggle} @toggle=${this.#onToggle} @keydown=${this.#onKey} @click=${this.#onClick} @focusout=${this.#onFocusOut}><slot></slot></div>`;
  }

  protected override updated(changed: PropertyValues): void {
    if (changed.has('open')) this.toggleAttribute('open', this.open);
  }

  close(): void { this.#panel.hidePopover(); }

  override focus(): void { this.renderRoot.querySelector('button')?.focus(); }

  get #panel(): HTMLElement { return this.renderRoot.querySelector('.menu') as HTMLElement; }

  get #items(): HTMLElement[] { return [...this.querySelectorAll<HTMLElement>('.menu-item:not([disabled])')]; }

  readonly #onBeforeToggle = (event: ToggleEvent): void => {
    if (event.newState !== 'open') return;
    const button = this.getBoundingClientRect();
    const atEnd = button.left > innerWidth / 2;
    const { style } = this.#panel;
    style.setProperty('--top', `${button.bottom + 4}px`);
    style.setProperty('--left', atEnd ? 'auto' : `${Math.max(8, button.left)}px`);
    style.setProperty('--right', atEnd ? `${Math.max(8, document.documentElement.clientWidth - button.right)}px` : 'auto');
  };

  readonly #onToggle = (event: ToggleEvent): void => {
    this.open = event.newState === 'open';
    if (this.open && this.kind === 'menu') this.#items[0]?.focus();
  };

  readonly #onButtonKey = (event: KeyboardEvent): void => {
    if (event.key !== 'ArrowDown' || this.open) return;
    event.preventDefault();
    this.#panel.showPopover();
  };

  readonly #onKey = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') { event.preventDefault(); this.close(); this.focus(); return; }
    if (this.kind !== 'menu') return;
    if (event.key === 'Tab') { this.close(); return; }
    const items = this.#items;
    const at = items.findIndex((item) => item.matches(':focus'));
    const next = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: items.length - 1 }[event.key];
    if (next === undefined) return;
    event.preventDefault();
    items.at(next % items.length)?.focus();
  };

  /** A panel that is left by Tab would lie over what has the focus then. */
  readonly #onFocusOut = ({ relatedTarget }: FocusEvent): void => {
    if (this.open && relatedTarget instanceof Node && !this.contains(relatedTarget) && !this.renderRoot.contains(relatedTarget)) this.close();
  };

  readonly #onClick = (event: Event): void => {
    const path = event.composedPath() as Element[];
    const inside = path.slice(0, path.indexOf(this.#panel));
    if (!inside.some((node) => node instanceof HTMLElement && node.classList.contains('menu-item'))) return;
    if (inside.some((node) => node instanceof HTMLElement && 'keep' in node.dataset)) return;
    const returnFocus = inside.some((node) => node instanceof HTMLElement && node.matches(':focus'));
    this.close();
    if (returnFocus) this.focus();
  };
}

customElements.define('dm-menu', DmMenu);
