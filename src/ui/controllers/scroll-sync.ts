/**
 * Keeps the columns of the reading layout together. The column that the person scrolls leads; in the others the unit
 * that is at its top comes to the top, in between in proportion. Programmed scrolling of a follower leads nobody.
 */
import type { ReactiveController, ReactiveControllerHost } from 'lit';

interface SyncHost extends ReactiveControllerHost {
  readonly renderRoot: HTMLElement | DocumentFragment;
  /** Draws a unit in a column of a long text. False: it is drawn already. */
  revealIn?(column: HTMLElement, unit: string): boolean;
}

/** Heights in two columns that belong together. */
type Pair = readonly [from: number, to: number];

export class ScrollSyncController implements ReactiveController {
  readonly #host: SyncHost;
  #leader: Element | null = null;
  #waiting = false;

  constructor(host: SyncHost) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {
    const { renderRoot } = this.#host; // a scroll event is not seen outside its shadow root
    for (const type of LEADING) renderRoot.addEventListener(type, this.#onLead, { capture: true, passive: true });
    renderRoot.addEventListener('scroll', this.#onScroll, { capture: true, passive: true });
  }
  hostDisconnected(): void {
    const { renderRoot } = this.#host;
    for (const type of LEADING) renderRoot.removeEventListener(type, this.#onLead, { capture: true });
    renderRoot.removeEventListener('scroll', this.#onScroll, { capture: true });
  }

  /** `column` leads from now on, and the others come to where it is. */
  lead(column: Element): void {
    this.#leader = column;
    this.#follow();
  }

  readonly #onLead = (event: Event): void => { this.#leader = scrollerIn(event) ?? this.#leader; };

  readonly #onScroll = (event: Event): void => {
    const scroller = scrollerIn(event);
    if (!scroller || scroller !== (this.#leader ?? scroller) || this.#waiting) return;
    this.#leader = scroller;
    this.#waiting = true;
    requestAnimationFrame(() => { this.#waiting = false; this.#follow(); });
  };

  #follow(): void {
    const leader = this.#leader;
    if (!leader?.isConnected) return;
    const others = [...this.#host.renderRoot.querySelectorAll<HTMLElement>('.scroller')].filter((scroller) => scroller !== leader);
    const unit = unitAtTop(leader);
    const ready = others.filter((other) => unit === null || !this.#host.revealIn?.(other, unit));
    const tops = ready.map((other) => interpolate(pairs(leader, other), leader.scrollTop));
    ready.forEach((other, at) => { other.scrollTop = tops[at] ?? 0; });
    // What has just been drawn has its height in the next frame.
    if (ready.length < others.length) requestAnimationFrame(() => { this.#follow(); });
  }
}

const LEADING = ['pointerenter', 'pointerdown', 'wheel', 'touchstart', 'focusin', 'keydown'] as const;

function scrollerIn(event: Event): Element | null {
  return event.composedPath().find((node): node is Element => node instanceof Element && node.classList.contains('scroller')) ?? null;
}

/** The units of two columns that begin lower in both than the one before: several may begin on one line. */
export function pairs(from: Element, to: Element): Pair[] {
  const tops = topsOf(to);
  const found: Pair[] = [[0, 0]];
  for (const [unit, top] of topsOf(from)) {
    const other = tops.get(unit);
    const [lastFrom, lastTo] = found.at(-1) as Pair;
    if (other !== undefined && top > lastFrom && other > lastTo) found.push([top, other]);
  }
  const [lastFrom, lastTo] = found.at(-1) as Pair;
  found.push([Math.max(from.scrollHeight, lastFrom + 1), Math.max(to.scrollHeight, lastTo + 1)]);
  return found;
}

export function interpolate(points: readonly Pair[], at: number): number {
  const found = points.findIndex(([from]) => from > at);
  const after = found < 1 ? points.length - 1 : found;
  const [a, b] = points[after - 1] as Pair, [c, d] = points[after] as Pair;
  return b + (at - a) / (c - a) * (d - b);
}

/** The last unit that begins at or above the top. */
function unitAtTop(scroller: Element): string | null {
  const marks = [...topsOf(scroller)];
  return (marks.findLast(([, top]) => top <= scroller.scrollTop + 1) ?? marks[0])?.[0] ?? null;
}

function topsOf(scroller: Element): Map<string, number> {
  const zero = scroller.getBoundingClientRect().top - scroller.scrollTop;
  return new Map([...scroller.querySelectorAll<HTMLElement>('[data-unit]')].map((mark) => [mark.dataset['unit'] ?? '', mark.getBoundingClientRect().top - zero]));
}
