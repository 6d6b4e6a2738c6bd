/** The map beside the scroll bar: the whole alignment, a lane a version (see alignment-lanes.ts), and where the window is in it. */
import type { PropertyDeclarations, PropertyValues, TemplateResult } from 'lit';
import { LitElement, css, html, nothing, svg } from 'lit';
import { LocalizeController } from '../../i18n/localize-controller.ts';
import type { Lane } from '../alignment-lanes.ts';
import { LANE } from '../alignment-lanes.ts';

/** What the map is of. Another object: it is drawn anew. */
export interface MapSource {
  readonly rows: number;
  /** The captions of the lanes. */
  readonly captions: readonly { readonly code: string; readonly name: string }[];
  /** Reads what the lanes show, cut into so many stretches. */
  readonly lanes: (stretches: number) => readonly Lane[];
  /** The heading under which a row stands; '' = none. */
  readonly headingAt: (place: number) => string;
  /** The rows on screen, first and last. null: none of them is. */
  readonly inView: () => MapView | null;
}
export interface MapView { readonly from: number; readonly to: number }

/** The person wants to see a row. */
export class MapGoEvent extends Event {
  static readonly type = 'dm-map-go';
  readonly place: number;
  constructor(place: number) { super(MapGoEvent.type); this.place = place; }
}

/** A page of the keyboard: this part of the text. */
const PAGE = 20;

/**
 * @property source what it shows
 * @fires dm-map-go
 */
export class AlignmentMap extends LitElement {
  static override readonly styles = css`
    :host {
      position: fixed; inset-block: var(--dm-header) 0; inset-inline-end: 0; z-index: 1; display: flex; flex-direction: column; padding: 0.5rem 0.25rem; box-sizing: border-box;
      color: var(--dm-ink-soft); font: 400 0.625rem/1.4 var(--dm-sans);
    }
    .codes { display: flex; block-size: 1rem; }
    .codes span { inline-size: ${LANE}px; text-align: center; overflow: hidden; }
    .strip { position: relative; flex: 1; min-block-size: 0; cursor: pointer; touch-action: none; }
    .strip:focus-visible { outline: 2px solid var(--dm-accent); outline-offset: 2px; border-radius: 2px; }
    svg { display: block; block-size: 100%; shape-rendering: crispEdges; }
    .field { fill: color-mix(in oklab, var(--dm-rule), transparent 50%); }
    .confirmed { fill: var(--dm-ok); }
    .partly { fill: color-mix(in oklab, var(--dm-ok), transparent 55%); }
    .doubt0 { fill: color-mix(in oklab, var(--dm-warn), transparent 72%); }
    .doubt1 { fill: color-mix(in oklab, var(--dm-warn), transparent 45%); }
    .doubt2 { fill: var(--dm-warn); }
    .empty { fill: color-mix(in oklab, var(--dm-ink-soft), transparent 55%); }
    .void { fill: var(--dm-paper); stroke: var(--dm-ink-soft); stroke-width: 1px; vector-effect: non-scaling-stroke; }
    .ticks { fill: var(--dm-accent); }
    .path { fill: none; stroke: color-mix(in oklab, var(--dm-ink), transparent 15%); stroke-width: 1px; stroke-linejoin: round; vector-effect: non-scaling-stroke; shape-rendering: geometricPrecision; }
    .view { position: absolute; inset-inline: -0.125rem; min-block-size: 6px; border: 1px solid var(--dm-ink); border-radius: 2px; background: color-mix(in oklab, var(--dm-ink), transparent 90%); pointer-events: none; }
    .legend { display: none; }
    .tip {
      position: absolute; inset-inline-end: calc(100% + 0.5rem); max-inline-size: 18rem; inline-size: max-content; padding: 0.25rem 0.5rem; translate: 0 -50%; border: 1px solid var(--dm-rule); border-radius: var(--dm-radius);
      background: var(--dm-paper-raised); color: var(--dm-ink); box-shadow: var(--dm-shadow); font-size: 0.8125rem; pointer-events: none; overflow-wrap: anywhere;
    }
    @media (max-width: 64rem) { :host { display: none; } }
    @media print { :host { display: none; } }
    @media (forced-colors: active) {
      svg { forced-color-adjust: none; }
      .field { fill: Canvas; } .confirmed { fill: CanvasText; } .partly { fill: GrayText; }
      .doubt0, .doubt1 { fill: GrayText; } .doubt2 { fill: CanvasText; }
      .empty { fill: GrayText; } .void { fill: Canvas; stroke: CanvasText; } .ticks { fill: Highlight; } .path { stroke: LinkText; }
      .view { border: 2px solid Highlight; background: none; }
    }
  `;
  static override readonly properties: PropertyDeclarations = {
    source: { attribute: false }, view: { state: true }, stretches: { state: true }, tip: { state: true },
  };
  declare source: MapSource;
  private declare view: MapView;
  private declare stretches: number;
  /** The row that is pointed at; null: none. */
  private declare tip: number | null;
  private lanes: readonly Lane[] = [];
  private frame = 0;
  private wanted: number | null = null;
  private readonly i18n: LocalizeController = new LocalizeController(this);
  private readonly observer = new ResizeObserver(() => { this.measure(); });

  constructor() {
    super();
    this.view = { from: 0, to: 0 };
    this.stretches = 0;
    this.tip = null;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    document.addEventListener('scroll', this.onScroll, { passive: true });
    this.observer.observe(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    document.removeEventListener('scroll', this.onScroll);
    this.observer.disconnect();
    cancelAnimationFrame(this.frame);
    this.frame = 0;
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (!changed.has('source') && !changed.has('stretches')) return;
    const stretches = Math.min(this.stretches, this.source.rows);
    this.lanes = stretches > 0 ? this.source.lanes(stretches) : [];
    this.onScroll();
  }

  protected override updated(): void {
    const { rows } = this.source;
    const place = (selector: string, name: string, row: number): void => {
      this.renderRoot.querySelector<HTMLElement>(selector)?.style.setProperty(name, `${row / Math.max(1, rows) * 100}%`);
    };
    place('.view', 'inset-block-start', this.view.from);
    place('.view', 'block-size', this.view.to - this.view.from + 1);
    if (this.tip !== null) place('.tip', 'inset-block-start', this.tip);
  }

  protected override render(): TemplateResult {
    const { t } = this.i18n;
    const { rows, captions } = this.source;
    const shown = Math.min(this.view.from, Math.max(0, rows - 1));
    return html`<div class="codes" aria-hidden="true" title=${t('map.legend')}>${captions.map(({ code, name }) => html`<span title=${`${name}. ${t('map.legend')}`}>${code}</span>`)}</div>
      <div class="strip" role="slider" tabindex="0" aria-orientation="vertical" aria-label=${t('map.label')} aria-describedby="legend"
        aria-valuemin="1" aria-valuemax=${Math.max(1, rows)} aria-valuenow=${shown + 1} aria-valuetext=${this.placeText(shown)}
        @keydown=${this.onKey} @pointerdown=${this.onDown} @pointermove=${this.onMove} @pointerup=${this.onUp} @pointercancel=${this.onUp} @pointerleave=${() => { this.tip = null; }}>
        <svg aria-hidden="true" width=${captions.length * LANE} viewBox="0 0 ${captions.length * LANE} ${Math.max(1, Math.min(this.stretches, rows))}" preserveAspectRatio="none">${this.lanes.map((lane, at) => laneView(lane, { at, height: Math.min(this.stretches, rows) }))}</svg>
        <div class="view"></div>
        ${this.tip === null ? nothing : html`<div class="tip" aria-hidden="true">${this.placeText(this.tip)}</div>`}
      </div>
      <p id="legend" class="legend">${t('map.legend')}</p>`;
  }

  private placeText(place: number): string {
    const { t } = this.i18n;
    const where = t('map.place', { row: place + 1, of: this.source.rows }), heading = this.source.headingAt(place);
    return heading === '' ? where : t('map.under', { place: where, heading });
  }

  private measure(): void {
    const height = this.renderRoot.querySelector('.strip')?.clientHeight ?? 0;
    if (height > 0) this.stretches = height;
  }

  private readonly onScroll = (): void => {
    if (this.frame !== 0) return;
    this.frame = requestAnimationFrame(() => {
      this.frame = 0;
      if (this.wanted !== null) this.dispatchEvent(new MapGoEvent(this.wanted));
      this.wanted = null;
      const view = this.source.inView();
      if (view && (view.from !== this.view.from || view.to !== this.view.to)) this.view = view;
    });
  };

  /** At most once a frame. */
  private go(place: number): void {
    this.wanted = Math.max(0, Math.min(this.source.rows - 1, place));
    this.onScroll();
  }

  private readonly onKey = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return;
    const { rows } = this.source, { from } = this.view;
    const step = Math.max(1, Math.round(rows / Math.max(1, this.stretches))), page = Math.max(1, Math.round(rows / PAGE));
    const to = { ArrowDown: from + step, ArrowRight: from + step, ArrowUp: from - step, ArrowLeft: from - step, PageDown: from + page, PageUp: from - page, Home: 0, End: rows - 1 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    this.go(to);
  };

  private rowAt(event: PointerEvent): number {
    const { top, height } = (event.currentTarget as HTMLElement).getBoundingClientRect();
    return Math.max(0, Math.min(this.source.rows - 1, Math.floor((event.clientY - top) / Math.max(1, height) * this.source.rows)));
  }

  private readonly onDown = (event: PointerEvent): void => {
    if (event.button !== 0) return;
    (event.currentTarget as HTMLElement).setPointerCapture(event.pointerId);
    this.go(this.rowAt(event));
  };

  private readonly onMove = (event: PointerEvent): void => {
    this.tip = this.rowAt(event);
    if ((event.currentTarget as HTMLElement).hasPointerCapture(event.pointerId)) this.go(this.tip);
  };

  private readonly onUp = (event: PointerEvent): void => { (event.currentTarget as HTMLElement).releasePointerCapture(event.pointerId); };
}

function laneView(lane: Lane, { at, height }: { at: number; height: number }): unknown {
  const shape = (name: string, d: string): unknown => d === '' ? nothing : svg`<path class=${name} d=${d}></path>`;
  return svg`<g transform="translate(${at * LANE} 0)"><rect class="field" x="4" y="0" width="13" height=${height}></rect>
    ${lane.doubts.map((d, step) => shape(`doubt${step}`, d))}${shape('empty', lane.empty)}${shape('void', lane.void)}${shape('confirmed', lane.confirmed)}${shape('partly', lane.partly)}${shape('ticks', lane.ticks)}${shape('path', lane.path)}</g>`;
}

customElements.define('dm-alignment-map', AlignmentMap);

declare global { interface HTMLElementTagNameMap { 'dm-alignment-map': AlignmentMap } }
