/** The bar between two column heads that divides their width: pointer, touch, arrow keys. */
import { LitElement, css, html } from 'lit';
import { MIN_SHARE } from '../controllers/columns.ts';
import { ColumnDivideEvent } from '../events.ts';

/** Per cent for one press of an arrow key, and with Shift. */
const STEP = 2, BIG_STEP = 10;

/**
 * The host itself is the separator. It stands in the head of the column before it.
 *
 * @property share  how much of the two columns' width the first has, per cent
 * @fires dm-column-divide
 */
export class DmSplitter extends LitElement {
  static override properties = { share: { type: Number } };
  declare share: number;
  #from: { x: number; share: number; pixels: number } | null = null;

  static override styles = css`
    :host { display: block; inline-size: 1.5rem; cursor: col-resize; touch-action: none; }
    :host::before {
      content: ''; display: block; block-size: 1.25rem; inline-size: 1px; margin: auto; background: var(--dm-rule); border-radius: 1px; transition: background 0.15s;
    }
    :host { display: grid; align-items: center; }
    :host(:hover)::before, :host(:active)::before { background: var(--dm-accent); inline-size: 3px; }
    :host(:focus-visible) { outline: 2px solid var(--dm-accent); outline-offset: -2px; border-radius: var(--dm-radius); }
    @media (pointer: coarse) { :host { inline-size: 2.75rem; } }
    @media (forced-colors: active) { :host::before { background: CanvasText; } }
  `;

  constructor() {
    super();
    this.share = 50;
    this.addEventListener('keydown', this.#onKey);
    this.addEventListener('pointerdown', this.#onDown);
    this.addEventListener('pointermove', this.#onMove);
    this.addEventListener('pointerup', this.#onUp);
    this.addEventListener('pointercancel', this.#onUp);
    this.addEventListener('dblclick', () => { this.#divide(50); });
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.role = 'separator';
    this.tabIndex = 0;
    this.ariaOrientation = 'vertical';
    this.ariaValueMin = String(MIN_SHARE);
    this.ariaValueMax = String(100 - MIN_SHARE);
  }

  override render(): unknown { return html``; }

  protected override updated(): void { this.ariaValueNow = String(Math.round(this.share)); }

  #divide(share: number): void {
    this.dispatchEvent(new ColumnDivideEvent(Math.min(100 - MIN_SHARE, Math.max(MIN_SHARE, share))));
  }

  readonly #onKey = (event: KeyboardEvent): void => {
    const step = event.shiftKey ? BIG_STEP : STEP;
    const to = { ArrowLeft: this.share - step, ArrowRight: this.share + step, Home: MIN_SHARE, End: 100 - MIN_SHARE }[event.key];
    if (to === undefined || event.ctrlKey || event.altKey || event.metaKey) return;
    event.preventDefault();
    event.stopPropagation();
    this.#divide(to);
  };

  readonly #onDown = (event: PointerEvent): void => {
    const first = this.parentElement, second = first?.nextElementSibling;
    if (!first || !second || event.button !== 0) return;
    this.#from = { x: event.clientX, share: this.share, pixels: first.getBoundingClientRect().width + second.getBoundingClientRect().width };
    this.setPointerCapture(event.pointerId);
  };

  readonly #onMove = (event: PointerEvent): void => {
    if (this.#from) this.#divide(this.#from.share + (event.clientX - this.#from.x) / this.#from.pixels * 100);
  };

  readonly #onUp = (): void => { this.#from = null; };
}

customElements.define('dm-splitter', DmSplitter);
