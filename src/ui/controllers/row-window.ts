/**
 * The rows of a long text that are on screen, and room for the others.
 *
 * All rows of a book would be 100,000 elements and seconds of layout, so only those near the window are drawn; a gap of
 * their height stands for the rest. The drawn rows stay in the flow of the page: their heights are the browser's own,
 * columns line up as in a short text, and a row that has the focus or an open editor is kept wherever one scrolls to, so
 * that nothing typed hangs in the air. Heights are measured when rows are about to leave; for rows not yet seen they are
 * estimated from their letters, along a line fitted to the measured ones. Drawing happens inside the scroll event, before
 * the frame is painted, so there are no blank frames. Where a guess above the window was wrong, the browser's scroll
 * anchoring keeps the text still; in columns that follow each other, and in browsers that do it badly or not at all, it is
 * done by hand.
 *
 * A short text is drawn whole, and nothing of this happens.
 */
import type { Source } from './watch.ts';

/** Rows of one list that stand together. */
interface Slice { readonly from: number; readonly to: number }

/** What stands in the list, from top to bottom: a row by its place, or a gap by its height in px. */
export type Entry = { readonly key: string; readonly at: number } | { readonly key: string; readonly gap: number };

export interface Rows {
  /** One permanent key a row; the elements carry it as `data-row`. */
  readonly keys: readonly string[];
  /** How many letters a row has, in its longest cell: what its height is estimated from. */
  readonly weight: (at: number) => number;
  /** Few enough to be drawn whole. */
  readonly whole: boolean;
  /** How many of them go on paper, from the first. */
  readonly printed: number;
}

/** How much is drawn before the window has been measured: px above and below the row that is wanted. */
const ABOVE = 200, BELOW = 1000;

const NO_ROWS: Rows = { keys: [], weight: () => 0, whole: true, printed: 0 };
/** Does the browser keep the text still by itself? Firefox (153) takes the wrong row where many rows change, so it is not asked. */
const ANCHORS = CSS.supports('overflow-anchor', 'auto') && !CSS.supports('-moz-orient', 'inline');

/** A row, how far from the top of the window it stood, and how far everything was scrolled then. */
interface Anchor { readonly row: HTMLElement; readonly top: number; readonly scrolled: number }

export class RowWindow implements Source<'rows'> {
  readonly #listeners = new Set<() => void>();
  readonly #pinned: () => readonly string[];
  #rows: Rows = NO_ROWS;
  #placeOf: ReadonlyMap<string, number> = new Map();
  readonly #measured = new Map<string, number>();
  #heights = new Float64Array(0);
  /** The distance of each row from the first one; made anew when heights have changed. */
  #tops: Float64Array | null = null;
  /** The estimate: px of a row without letters, and px a letter. How many rows it was fitted to. */
  #line = { base: 32, letter: 0.5, fitted: 0 };
  #main: Slice = { from: 0, to: 0 };
  #slices: readonly Slice[] = [];
  #list: HTMLElement | null = null;
  #viewport: HTMLElement | null = null;
  #width = 0;
  /** Where a new list begins; 0: at its beginning. */
  #first = 0;
  #printing = false;
  /** The row at the top when it was last looked at. */
  #seen: Anchor | null = null;
  /** Between two drawings (see `#change`). */
  #bare = false;
  readonly #observer = new ResizeObserver(() => { this.#resized(); });

  /** `pinned`: keys of rows that stay drawn, e.g. of an open editor. The row with the focus stays anyway. */
  constructor(pinned: () => readonly string[] = () => []) { this.#pinned = pinned; }

  watch(_key: 'rows', listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Are there more rows than are drawn? */
  get windowed(): boolean { return !this.#rows.whole; }
  get entries(): readonly Entry[] {
    const { keys } = this.#rows;
    const entries: Entry[] = [];
    let last = 0;
    for (const { from, to } of this.#slices) {
      // The first gap is always there: it tells where the list begins.
      if (this.windowed && !(this.#bare && entries.length > 0)) entries.push({ key: entries.length === 0 ? 'gap' : `gap ${keys[from]}`, gap: this.#top(from) - this.#top(last) });
      for (let at = from; at < to; at += 1) entries.push({ key: keys[at] as string, at });
      last = to;
    }
    if (this.windowed && !this.#printing) entries.push({ key: 'rest', gap: this.#top(keys.length) - this.#top(last) });
    return entries;
  }

  /** Other rows, or the same after a change of the structure. `near`: the key around which to begin. */
  show(rows: Rows, near: string | null): void {
    const stays = this.#rows.keys[this.#main.from];
    this.#rows = rows;
    this.#placeOf = new Map(rows.keys.map((key, at) => [key, at]));
    this.#estimate();
    this.begin(near, stays);
  }

  /** The same rows, drawn anew around one of them; `stays` where `near` is not among them. */
  begin(near: string | null, stays = this.#rows.keys[this.#main.from]): void {
    this.#first = this.#placeOf.get(near ?? '') ?? 0;
    const at = this.#first || (this.#placeOf.get(stays ?? '') ?? 0);
    this.#take(this.windowed ? this.#around(at) : { from: 0, to: this.#rows.keys.length });
  }

  /** Which element holds the rows, and what scrolls it (null: the page). Told after each drawing of the page. `other`: all heights are others. */
  attach(list: HTMLElement | null, viewport: HTMLElement | null, other = false): void {
    const watched = this.windowed ? list : null;
    const seen = this.#seen;
    // Not at once: rows without their texts have no height.
    void this.drawn().then(() => {
      this.#holdUnlessScrolled(seen);
      if (other) this.forget(); else this.update();
    });
    if (watched === this.#list) return;
    this.detach();
    this.#list = watched;
    this.#viewport = viewport;
    if (!watched) return;
    this.#width = watched.clientWidth;
    // Columns that follow each other are placed by numbers, between which a browser's own corrections must not come.
    if (this.#byHand) this.#scrolled.style.setProperty('overflow-anchor', 'none');
    this.#observer.observe(watched);
    (viewport ?? document).addEventListener('scroll', this.#onScroll, { passive: true });
    if (this.#first > 0) this.#scrollTo(this.#first);
  }

  detach(): void {
    (this.#viewport ?? document).removeEventListener('scroll', this.#onScroll);
    this.#observer.disconnect();
    if (this.#list) this.#scrolled.style.removeProperty('overflow-anchor');
    this.#seen = null;
    this.#list = null;
  }

  placeOf(key: string): number | undefined { return this.#placeOf.get(key); }

  /** Draws a row that is not drawn and scrolls near it; the caller brings it where it wants it, once `drawn`. False: it is drawn. */
  reveal(key: string): boolean {
    const at = this.#placeOf.get(key);
    if (at === undefined || !this.windowed || this.#slices.some(({ from, to }) => from <= at && at < to)) return false;
    this.#measure();
    this.#change(this.#around(at));
    if (!this.#list) return true; // not on screen yet: it will begin there
    this.#scrollTo(at);
    return true;
  }

  /** When everything that stands in the list has its texts, and so its height. */
  async drawn(): Promise<void> {
    const elements = [...this.#list?.querySelectorAll<HTMLElement & { updateComplete?: Promise<unknown> }>('dm-segment') ?? []];
    await Promise.all(elements.map(async (element) => { await element.updateComplete; }));
  }

  /** The heights are others from now on: another face, size or width. */
  forget(): void {
    if (!this.windowed) return;
    const seen = this.#anchor();
    this.#measured.clear();
    this.#line = { ...this.#line, fitted: 0 };
    this.#estimate();
    this.#tell();
    this.#hold(seen);
    this.update();
  }

  /** Draws what ought to be drawn now. */
  update(): void {
    if (!this.#list?.isConnected || this.#printing || this.#slices.length === 0) return;
    const stale = this.#measure();
    const top = this.#distance();
    const height = this.#viewport?.clientHeight ?? window.innerHeight;
    if (height === 0) return; // not on screen
    const near = this.#between(top - height / 4, top + height * 1.25);
    this.#seen = this.#anchor();
    const enough = this.#main.from <= near.from && near.to <= this.#main.to;
    if (enough && !stale) return;
    // After a jump the first thing is what one sees.
    const more = near.to <= this.#main.from || this.#main.to <= near.from ? height / 4 : height * 0.75;
    const anchor = this.#seen;
    this.#change(enough ? this.#main : this.#between(top - more, top + height + more));
    void this.drawn().then(() => {
      this.#hold(anchor);
      this.update(); // what came may be lower than was thought
    });
  }

  /** On paper there is no scrolling: the first rows, as many as can be. */
  print(printing: boolean): void {
    if (!this.windowed || printing === this.#printing) return;
    this.#measure();
    this.#printing = printing;
    if (printing) {
      this.#slices = [{ from: 0, to: this.#rows.printed }];
      this.#tell();
    } else this.#change(this.#main);
    this.update();
  }

  /**
   * First what goes, then what comes. In one step, a kept row that the window passes by would be moved in the document,
   * which takes the focus out of it; so it stays where it is.
   */
  #change(main: Slice): void {
    const before = this.#slices;
    this.#take(main);
    const after = this.#slices;
    if (before.length > 1 || after.length > 1) {
      this.#slices = common(before, after);
      this.#bare = true;
      this.#tell();
      this.#bare = false;
      this.#slices = after;
    }
    this.#tell();
  }

  #take(main: Slice): void {
    const last = this.#rows.keys.length;
    const clip = ({ from, to }: Slice): Slice => ({ from: Math.max(0, from), to: Math.min(last, to) });
    this.#main = clip(main);
    const pins = [...this.#pinned(), this.#focused()].map((key) => this.#placeOf.get(key)).filter((at) => at !== undefined);
    this.#slices = joined([this.#main, ...pins.map((at) => ({ from: at, to: at + 1 }))]);
  }

  #focused(): string {
    const root = this.#list?.getRootNode();
    const active = root instanceof ShadowRoot || root instanceof Document ? root.activeElement : null;
    return active && this.#list?.contains(active) ? active.closest<HTMLElement>('[data-row]')?.dataset['row'] ?? '' : '';
  }

  /** Takes down the heights of the drawn rows. True: gaps are other than they are drawn. */
  #measure(): boolean {
    let changed = false;
    for (const row of this.#list?.querySelectorAll<HTMLElement>(':scope > [data-row]') ?? []) {
      const key = row.dataset['row'] ?? '', at = this.#placeOf.get(key);
      if (at === undefined) continue;
      const { marginBlockStart, marginBlockEnd } = getComputedStyle(row);
      const height = row.getBoundingClientRect().height + parseFloat(marginBlockStart) + parseFloat(marginBlockEnd);
      if (Math.abs((this.#measured.get(key) ?? -1) - height) < 0.05) continue;
      this.#measured.set(key, height);
      this.#heights[at] = height;
      changed = true;
    }
    if (!changed) return false;
    this.#tops = null;
    return this.#fit();
  }

  /** A first line through few rows, a better one through more; then it stays, so that the scroll bar keeps still. */
  #fit(): boolean {
    const { size } = this.#measured;
    if (size < (this.#line.fitted === 0 ? 8 : this.#line.fitted < 48 ? 48 : Infinity)) return false;
    const points = [...this.#measured].map(([key, height]) => [this.#rows.weight(this.#placeOf.get(key) ?? 0), height] as const);
    this.#line = { ...lineThrough(points), fitted: size };
    this.#estimate();
    return true;
  }

  #estimate(): void {
    const { keys, weight } = this.#rows, { base, letter } = this.#line;
    if (this.#heights.length !== keys.length) this.#heights = new Float64Array(keys.length);
    this.#tops = null;
    if (!this.windowed) return;
    for (let at = 0; at < keys.length; at += 1) this.#heights[at] = base + letter * weight(at);
    for (const [key, height] of this.#measured) {
      const at = this.#placeOf.get(key);
      if (at !== undefined) this.#heights[at] = height;
    }
  }

  #top(at: number): number {
    if (!this.#tops) {
      this.#tops = new Float64Array(this.#heights.length + 1);
      for (const [row, height] of this.#heights.entries()) this.#tops[row + 1] = (this.#tops[row] ?? 0) + height;
    }
    return this.#tops[at] ?? 0;
  }

  /** The rows between two distances from the beginning of the list. */
  #between(from: number, to: number): Slice {
    return { from: this.#at(from), to: this.#at(to) + 1 };
  }

  #around(at: number): Slice { return this.#between(this.#top(at) - ABOVE, this.#top(at) + BELOW); }

  #at(distance: number): number {
    let low = 0, high = Math.max(0, this.#rows.keys.length - 1);
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.#top(middle) <= distance) low = middle; else high = middle - 1;
    }
    return low;
  }

  /**
   * How far the window's top is from the beginning of the list, as the heights are now. Taken from a drawn row: where the
   * estimates have just become others, the gaps are still as high as before.
   */
  #distance(): number {
    const edge = this.#viewport?.getBoundingClientRect().top ?? 0, { from } = this.#main;
    const row = this.#list?.querySelector<HTMLElement>(`:scope > [data-row="${CSS.escape(this.#rows.keys[from] ?? '')}"]`);
    if (!row) return edge - this.#origin();
    return this.#top(from) + edge - (row.getBoundingClientRect().top - parseFloat(getComputedStyle(row).marginBlockStart));
  }

  #scrollTo(at: number): void {
    const by = this.#origin() + this.#top(at) - (this.#viewport?.getBoundingClientRect().top ?? 0);
    (this.#viewport ?? window).scrollBy({ top: by, behavior: 'instant' });
  }

  /** Where the list begins, in the coordinates of the window. */
  #origin(): number { return this.#list?.querySelector(':scope > .gap')?.getBoundingClientRect().top ?? 0; }

  get #scrolled(): HTMLElement { return this.#viewport ?? document.documentElement; }
  get #byHand(): boolean { return !ANCHORS || this.#viewport !== null; }

  #anchor(): Anchor | null {
    if (!this.#byHand) return null;
    const edge = this.#viewport?.getBoundingClientRect().top ?? 0;
    const row = [...this.#list?.querySelectorAll<HTMLElement>(':scope > [data-row]') ?? []].find((one) => one.getBoundingClientRect().bottom > edge);
    return row ? { row, top: row.getBoundingClientRect().top, scrolled: this.#scrolled.scrollTop } : null;
  }

  #hold(anchor: Anchor | null): void {
    const by = anchor?.row.isConnected ? anchor.row.getBoundingClientRect().top - anchor.top : 0;
    if (Math.abs(by) > 0.5) (this.#viewport ?? window).scrollBy({ top: by, behavior: 'instant' });
  }

  /** After something that was not scrolling; what has been scrolled to since is where the person wants to be. */
  #holdUnlessScrolled(anchor: Anchor | null): void { if (anchor?.scrolled === this.#scrolled.scrollTop) this.#hold(anchor); }

  #resized(): void {
    const width = this.#list?.clientWidth ?? 0;
    if (width === this.#width || width === 0) return;
    this.#width = width;
    const seen = this.#seen;
    requestAnimationFrame(() => { // an observer that changes what it observes is an error
      this.#holdUnlessScrolled(seen);
      this.forget();
    });
  }

  readonly #onScroll = (): void => { this.update(); };
  #tell(): void { for (const listener of [...this.#listeners]) listener(); }
}

/** In order, overlapping and touching ones as one. */
function joined(slices: readonly Slice[]): Slice[] {
  const result: Slice[] = [];
  for (const next of [...slices].sort((a, b) => a.from - b.from)) {
    const last = result.at(-1);
    if (last && next.from <= last.to) result[result.length - 1] = { from: last.from, to: Math.max(last.to, next.to) };
    else result.push(next);
  }
  return result;
}

function common(some: readonly Slice[], others: readonly Slice[]): Slice[] {
  return some.flatMap((one) => others.map((other) => ({ from: Math.max(one.from, other.from), to: Math.min(one.to, other.to) }))).filter(({ from, to }) => from < to);
}

/** Least squares; a flat line where the points say nonsense. */
function lineThrough(points: readonly (readonly [letters: number, height: number])[]): { base: number; letter: number } {
  const meanX = points.reduce((sum, [x]) => sum + x, 0) / points.length, meanY = points.reduce((sum, [, y]) => sum + y, 0) / points.length;
  const spread = points.reduce((sum, [x]) => sum + (x - meanX) ** 2, 0);
  const letter = spread === 0 ? 0 : points.reduce((sum, [x, y]) => sum + (x - meanX) * (y - meanY), 0) / spread;
  const base = meanY - letter * meanX;
  return letter > 0 && base > 0 ? { base, letter } : { base: meanY, letter: 0 };
}
