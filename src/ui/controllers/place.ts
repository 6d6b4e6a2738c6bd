/**
 * Where the person is in the text: the unit at the top. Kept so that the work opens there again, and carried over when
 * the layout changes. Marks on screen are elements with `data-unit`.
 */
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { SegmentId, WorkId } from '../../core/ids.ts';
import { preferences } from './preferences.ts';

interface PlaceHost extends ReactiveControllerHost {
  readonly renderRoot: HTMLElement | DocumentFragment;
  readonly workbench: { readonly work: WorkId };
  /** Told where the person rests. */
  stopped(top: SegmentId): void;
}

/** Of how many works the place is kept: localStorage is small, and read at every start. */
const WORKS = 20;

/** How long the scrolling rests before the place is written, ms: localStorage is synchronous. */
const REST = 250;

export class PlaceController implements ReactiveController {
  readonly #host: PlaceHost;
  #timer = 0;
  /** Scrolling before the place has been restored is not the person's. */
  #ready = false;
  /** What was brought to the top and has not been left since: a face that arrives late moves lines, not the person. */
  #held: SegmentId | null = null;

  constructor(host: PlaceHost) {
    this.#host = host;
    host.addController(this);
  }

  /** The page scrolls (aligned) or a column in it (reading); the latter is not heard of outside the shadow root. */
  hostConnected(): void {
    document.addEventListener('scroll', this.#onScroll, { passive: true });
    for (const type of HANDS) document.addEventListener(type, this.#onHand, { capture: true, passive: true });
    document.fonts.addEventListener('loadingdone', this.#onFonts);
    this.#host.renderRoot.addEventListener('scroll', this.#onScroll, { capture: true, passive: true });
  }
  hostDisconnected(): void {
    document.removeEventListener('scroll', this.#onScroll);
    for (const type of HANDS) document.removeEventListener(type, this.#onHand, { capture: true });
    document.fonts.removeEventListener('loadingdone', this.#onFonts);
    this.#host.renderRoot.removeEventListener('scroll', this.#onScroll, { capture: true });
    clearTimeout(this.#timer);
    this.#ready = false;
  }

  /** Where the person stopped in this work. The place of an earlier release may be in another work; then it is not found here. */
  get stored(): SegmentId | null {
    const { work } = this.#host.workbench;
    const known = preferences.get('places')?.find(([id]) => id === work)?.[1];
    return known ?? ((preferences.get('place') || null) as SegmentId | null);
  }

  #keep(place: SegmentId): void {
    const { work } = this.#host.workbench;
    const others = (preferences.get('places') ?? []).filter(([id]) => id !== work);
    preferences.set('places', [[work, place] as const, ...others].slice(0, WORKS));
  }

  /** The first unit whose end is below the heads. */
  get top(): SegmentId | null {
    const root = this.#host.renderRoot;
    const scroller = root.querySelector('.scroller');
    const edge = scroller ? scroller.getBoundingClientRect().top : root.querySelector('.heads')?.getBoundingClientRect().bottom ?? 0;
    const marks = [...(scroller ?? root).querySelectorAll<HTMLElement>('[data-unit]')];
    const at = scroller ? marks.findLastIndex((mark) => mark.getBoundingClientRect().top <= edge + 8) : marks.findIndex((mark) => mark.getBoundingClientRect().bottom > edge + 8);
    return ((marks[at] ?? marks[0])?.dataset['unit'] ?? null) as SegmentId | null;
  }

  /** Brings a unit to the top, in every column, without animation. The very first unit shows what stands above it too. */
  bring(unit: SegmentId | null): void {
    const root = this.#host.renderRoot;
    const marks = unit === null ? [] : [...root.querySelectorAll<HTMLElement>(`[data-unit="${CSS.escape(unit)}"]`)];
    for (const mark of marks) {
      const scroller = mark.closest('.scroller');
      const first = isFirst(mark, scroller ?? root);
      if (scroller) scroller.scrollTop = first ? 0 : scroller.scrollTop + mark.getBoundingClientRect().top - scroller.getBoundingClientRect().top;
      else {
        const heads = root.querySelector('.heads')?.getBoundingClientRect();
        window.scrollTo({ top: first ? 0 : window.scrollY + mark.getBoundingClientRect().top - stickyBottom(heads) + 1, behavior: 'instant' });
      }
    }
    this.#ready = true;
    this.#held = unit;
  }

  /** Something else moves the text from now on. */
  release(): void { this.#held = null; }

  readonly #onHand = (): void => { this.release(); };
  readonly #onFonts = (): void => { if (this.#held !== null) this.bring(this.#held); };

  readonly #onScroll = (): void => {
    if (!this.#ready) return;
    clearTimeout(this.#timer);
    this.#timer = window.setTimeout(() => {
      const { top } = this;
      if (top === null || top === this.stored) return;
      this.#keep(top);
      this.#host.stopped(top);
    }, REST);
  };
}

const HANDS = ['wheel', 'touchstart', 'pointerdown', 'keydown', 'focusin'] as const;

/** Nothing of the text stands above it, drawn or left out (see row-window.ts). */
function isFirst(mark: HTMLElement, list: ParentNode): boolean {
  const gap = list.querySelector<HTMLElement>('.gap');
  return list.querySelector('[data-unit]') === mark && (gap === null || 'none' in gap.dataset);
}

/** Where the sticky heads end once they stick, whatever the scroll position is now. */
function stickyBottom(heads: DOMRect | undefined): number {
  const header = parseFloat(getComputedStyle(document.documentElement).getPropertyValue('--dm-header')) * parseFloat(getComputedStyle(document.documentElement).fontSize);
  return (Number.isFinite(header) ? header : 0) + (heads?.height ?? 0);
}
