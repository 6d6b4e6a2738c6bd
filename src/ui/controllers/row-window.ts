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
import { lineThrough } from './line-through.ts';
import { drawn } from '../slices.ts';
import { RowHeights } from './row-heights.ts';
import type { Slice } from './row-slices.ts';
import { joined, moved } from './row-slices.ts';
import type { Source } from './watch.ts';

/** What stands in the list, from top to bottom: a row by its place, or a gap by its height in px. */
export type Entry = { readonly key: string; readonly at: number } | { readonly key: string; readonly gap: number };

/** One key a row, the id of its first sentence; the elements carry it as `data-row`. */
export interface Keys {
  readonly length: number;
  at(place: number): string | undefined;
  /** The place of the row in which a sentence stands; -1: in none. */
  placeOf(id: string): number;
}

/** The rows from `at` on that gave way to others. */
export interface Splice { readonly at: number; readonly removed: readonly string[]; readonly added: number }

export interface Rows {
  readonly keys: Keys;
  /** How many letters a row has, in its longest cell: what its height is estimated from. */
  readonly weight: (at: number) => number;
  /** Few enough to be drawn whole. */
  readonly whole: boolean;
}

/** How much is drawn before the window has been measured: px above and below the row that is wanted. */
const ABOVE = 200, BELOW = 1000;

/** How long one stays at a place before more is drawn than is seen of it, ms. */
const REST = 60;
/** What is drawn above and below meanwhile, px: rows may be lower than was thought. */
const SLACK = 100;

const NO_ROWS: Rows = { keys: { length: 0, at: () => undefined, placeOf: () => -1 }, weight: () => 0, whole: true };
/** Does the browser keep the text still by itself? Firefox (153) takes the wrong row where many rows change, so it is not asked. */
const ANCHORS = CSS.supports('overflow-anchor', 'auto') && !CSS.supports('-moz-orient', 'inline');

/** A row, how far from the top of the window it stood, and how far everything was scrolled then. */
interface Anchor { readonly row: HTMLElement; readonly key: string; readonly top: number; readonly scrolled: number }
/** Sentences of a row that an act may change, and how far from the top of the window it stood. */
interface Still { readonly ids: readonly string[]; readonly top: number }

export class RowWindow implements Source<'rows'> {
  readonly #listeners = new Set<() => void>();
  readonly #pinned: () => readonly string[];
  #rows: Rows = NO_ROWS;
  readonly #measured = new Map<string, number>();
  readonly #heights = new RowHeights();
  /** The estimate: px of a row without letters, and px a letter. How many rows it was fitted to. */
  #line = { base: 32, letter: 0.5, fitted: 0 };
  #main: Slice = { from: 0, to: 0 };
  #slices: readonly Slice[] = [];
  #list: HTMLElement | null = null;
  /** Does scrolling draw other rows? */
  #watching = false;
  #viewport: HTMLElement | null = null;
  #width = 0;
  /** Where a new list begins; 0: at its beginning. */
  #first = 0;
  #printing = false;
  /** Where everything stood before it was printed. */
  #left: { readonly still: readonly Still[]; readonly scrolled: number } = { still: [], scrolled: 0 };
  /** The row at the top when it was last looked at. */
  #seen: Anchor | null = null;
  /** Before the rows became others: those that are to stand where they stood, the first of them that is still there. */
  #still: readonly Still[] = [];
  /** How far everything was scrolled then. */
  #stillAt = 0;
  /** Is the browser kept from moving the text by itself? */
  #holding = false;
  /** One has just jumped; 0: one has stayed where one is. */
  #resting = 0;
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
      // Named after the row behind it, so that rows that stay are in the same order before and after, and need not be moved.
      if (this.windowed && !this.#printing) entries.push({ key: entries.length === 0 ? 'gap' : `gap ${keys.at(from)}`, gap: this.#heights.top(from) - this.#heights.top(last) });
      for (let at = from; at < to; at += 1) entries.push({ key: keys.at(at) ?? '', at });
      last = to;
    }
    if (this.windowed && !this.#printing) entries.push({ key: 'rest', gap: this.#heights.top(keys.length) - this.#heights.top(last) });
    return entries;
  }

  /** Other rows. `near`: the sentence around which to begin; null: where one is. */
  show(rows: Rows, near: string | null): void {
    if (this.#list && near === null) this.#keepStill();
    const stays = this.#still.flatMap(({ ids }) => ids).find((id) => rows.keys.placeOf(id) >= 0) ?? this.#rows.keys.at(this.#main.from);
    this.#rows = rows;
    this.#estimate();
    this.begin(near, stays);
  }

  /** The same rows, but for some of them: the row that was acted on stays where it is on screen, whatever came or went above it. */
  splice(rows: Rows, { at, removed, added }: Splice): void {
    this.#keepStill();
    this.#rows = rows;
    for (const key of removed) this.#measured.delete(key);
    this.#heights.splice(at, removed.length, Array.from({ length: added }, (_, place) => this.#guess(at + place)));
    this.#take(this.windowed ? moved(this.#main, { at, removed: removed.length, added }) : { from: 0, to: rows.keys.length });
  }

  /** The same rows, drawn anew around one of them; `stays` where `near` is not among them. */
  begin(near: string | null, stays = this.#rows.keys.at(this.#main.from)): void {
    this.#first = Math.max(0, this.#placeIn(near));
    const at = this.#first || Math.max(0, this.#placeIn(stays ?? null));
    this.#take(this.windowed ? this.#around(at) : { from: 0, to: this.#rows.keys.length });
  }

  #placeIn(id: string | null): number { return id === null ? -1 : this.#rows.keys.placeOf(id); }

  /** The places of the rows that can be seen. */
  inView(): Slice {
    if (!this.#list?.isConnected || this.#slices.length === 0) return { from: 0, to: 0 };
    const top = this.#distance();
    return this.#between(top, top + (this.#viewport?.clientHeight ?? window.innerHeight));
  }

  /** Which element holds the rows, and what scrolls it (null: the page). Told after each drawing of the page. `other`: all heights are others. */
  attach(list: HTMLElement | null, viewport: HTMLElement | null, other = false): void {
    const seen = this.#seen, printing = this.#printing;
    // Not at once: rows without their texts have no height.
    void this.drawn().then(() => {
      if (printing) return;
      if (this.#still.length > 0) this.#letGo(); else this.#holdUnlessScrolled(seen);
      if (other) this.forget(); else this.update();
    });
    const same = list === this.#list && this.windowed === this.#watching;
    if (same) return;
    this.detach();
    this.#list = list;
    this.#viewport = viewport;
    if (!list || !this.windowed) return;
    this.#watching = true;
    this.#width = list.clientWidth;
    // Columns that follow each other are placed by numbers, between which a browser's own corrections must not come.
    if (this.#byHand) this.#scrolled.style.setProperty('overflow-anchor', 'none');
    this.#observer.observe(list);
    (viewport ?? document).addEventListener('scroll', this.#onScroll, { passive: true });
    if (this.#first > 0) this.#scrollTo(this.#first);
  }

  detach(): void {
    clearTimeout(this.#resting);
    this.#resting = 0;
    (this.#viewport ?? document).removeEventListener('scroll', this.#onScroll);
    this.#observer.disconnect();
    if (this.#list) this.#scrolled.style.removeProperty('overflow-anchor');
    this.#watching = false;
    this.#seen = null;
    this.#still = [];
    this.#holding = false;
    this.#list = null;
  }

  /** Draws a row that is not drawn and scrolls near it; the caller brings it where it wants it, once `drawn`. False: it is drawn. */
  reveal(id: string): boolean {
    const at = this.#placeIn(id);
    if (at < 0 || !this.windowed || this.#slices.some(({ from, to }) => from <= at && at < to)) return false;
    this.#measure();
    this.#change(this.#around(at));
    if (!this.#list) return true; // not on screen yet: it will begin there
    this.#scrollTo(at);
    // While the texts come, rows above it grow, and a browser would hold what stands behind it.
    this.#still = [];
    this.#keepStill([{ ids: [this.#rows.keys.at(at) ?? ''], top: this.#viewport?.getBoundingClientRect().top ?? 0 }]);
    void this.drawn().then(() => { if (this.#still.length > 0) this.#letGo(); });
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
    if (!this.windowed || !this.#list?.isConnected || this.#printing || this.#slices.length === 0) return;
    const stale = this.#measure();
    const top = this.#distance();
    const height = this.#viewport?.clientHeight ?? window.innerHeight;
    if (height === 0) return; // not on screen
    const around = (more: number): Slice => this.#between(top - more, top + height + more);
    const seen = around(0), apart = seen.to <= this.#main.from || this.#main.to <= seen.from;
    if (apart) this.#rest();
    // After a jump there is what one sees and no more; what stands around it comes when one stays there.
    const near = this.#resting === 0 ? around(height / 4) : around(SLACK / 2);
    this.#seen = this.#anchor();
    const enough = this.#main.from <= near.from && near.to <= this.#main.to;
    if (enough && !stale) return;
    const anchor = this.#seen;
    this.#change(enough ? this.#main : around(this.#resting === 0 ? height * 0.75 : SLACK));
    void this.drawn().then(() => {
      this.#hold(anchor);
      this.update(); // what came may be lower than was thought
    });
  }

  #rest(): void {
    clearTimeout(this.#resting);
    this.#resting = window.setTimeout(() => {
      this.#resting = 0;
      this.update();
    }, REST);
  }

  /** On paper there is no scrolling: these rows, and no gaps. null: it is over. */
  print(rows: Slice | null): void {
    if (!this.windowed || (rows === null && !this.#printing)) return;
    if (!this.#printing) {
      this.#measure();
      this.#left = { still: this.#standing(), scrolled: this.#scrolled.scrollTop };
    }
    this.#printing = rows !== null;
    if (rows) {
      this.#slices = [rows];
      this.#tell();
    } else {
      this.#change(this.#main);
      this.#scrolled.scrollTop = this.#left.scrolled;
      this.#keepStill(this.#left.still);
    }
    this.update();
  }

  #change(main: Slice): void {
    this.#take(main);
    this.#tell();
  }

  #take(main: Slice): void {
    const last = this.#rows.keys.length;
    const clip = ({ from, to }: Slice): Slice => ({ from: Math.max(0, from), to: Math.min(last, to) });
    this.#main = clip(main);
    const pins = [...this.#pinned(), this.#focused()].map((id) => this.#placeIn(id)).filter((at) => at >= 0);
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
      const key = row.dataset['row'] ?? '', at = this.#placeIn(key);
      if (this.#rows.keys.at(at) !== key) continue;
      const { marginBlockStart, marginBlockEnd } = getComputedStyle(row);
      const height = row.getBoundingClientRect().height + parseFloat(marginBlockStart) + parseFloat(marginBlockEnd);
      if (Math.abs((this.#measured.get(key) ?? -1) - height) < 0.05) continue;
      this.#measured.set(key, height);
      this.#heights.set(at, height);
      changed = true;
    }
    return changed && this.#fit();
  }

  /** A first line through few rows, a better one through more; then it stays, so that the scroll bar keeps still. */
  #fit(): boolean {
    const { size } = this.#measured;
    if (size < (this.#line.fitted === 0 ? 8 : this.#line.fitted < 48 ? 48 : Infinity)) return false;
    const points = [...this.#measured].map(([key, height]) => [this.#rows.weight(Math.max(0, this.#placeIn(key))), height] as const);
    this.#line = { ...lineThrough(points), fitted: size };
    this.#estimate();
    return true;
  }

  #estimate(): void {
    this.#heights.fill(this.#rows.keys.length, this.windowed ? (at) => this.#guess(at) : () => 0);
  }

  /** As it was measured, or as it is thought to be. */
  #guess(at: number): number {
    const known = this.#measured.size === 0 ? undefined : this.#measured.get(this.#rows.keys.at(at) ?? '');
    return known ?? this.#line.base + this.#line.letter * this.#rows.weight(at);
  }

  /** The rows between two distances from the beginning of the list. */
  #between(from: number, to: number): Slice {
    return { from: this.#heights.at(from), to: this.#heights.at(to) + 1 };
  }

  #around(at: number): Slice { return this.#between(this.#heights.top(at) - ABOVE, this.#heights.top(at) + BELOW); }

  /**
   * How far the window's top is from the beginning of the list, as the heights are now. Taken from a drawn row: where the
   * estimates have just become others, the gaps are still as high as before.
   */
  #distance(): number {
    const edge = this.#viewport?.getBoundingClientRect().top ?? 0, { from } = this.#main;
    const row = this.#list?.querySelector<HTMLElement>(`:scope > [data-row="${CSS.escape(this.#rows.keys.at(from) ?? '')}"]`);
    if (!row) return edge - this.#origin();
    return this.#heights.top(from) + edge - (row.getBoundingClientRect().top - parseFloat(getComputedStyle(row).marginBlockStart));
  }

  #scrollTo(at: number): void {
    const by = this.#origin() + this.#heights.top(at) - (this.#viewport?.getBoundingClientRect().top ?? 0);
    (this.#viewport ?? window).scrollBy({ top: by, behavior: 'instant' });
  }

  /** Where the list begins, in the coordinates of the window. */
  #origin(): number { return this.#list?.querySelector(':scope > .gap')?.getBoundingClientRect().top ?? 0; }

  get #scrolled(): HTMLElement { return this.#viewport ?? document.documentElement; }
  get #byHand(): boolean { return !ANCHORS || this.#viewport !== null || this.#holding; }

  #anchor(): Anchor | null {
    if (!this.#byHand) return null;
    const edge = this.#viewport?.getBoundingClientRect().top ?? 0;
    const row = [...this.#list?.querySelectorAll<HTMLElement>(':scope > [data-row]') ?? []].find((one) => one.getBoundingClientRect().bottom > edge);
    return row ? { row, key: row.dataset['row'] ?? '', top: row.getBoundingClientRect().top, scrolled: this.#scrolled.scrollTop } : null;
  }

  #hold(anchor: Anchor | null): void {
    // Its element may have gone, or serve another row by now.
    const by = anchor?.row.isConnected && anchor.row.dataset['row'] === anchor.key ? anchor.row.getBoundingClientRect().top - anchor.top : 0;
    if (Math.abs(by) > 0.5) (this.#viewport ?? window).scrollBy({ top: by, behavior: 'instant' });
  }

  /** After something that was not scrolling; what has been scrolled to since is where the person wants to be. */
  #holdUnlessScrolled(anchor: Anchor | null): void { if (anchor?.scrolled === this.#scrolled.scrollTop) this.#hold(anchor); }

  /**
   * Takes down where the row with the keyboard stands, or else the first one in sight; and its neighbours, in case nothing of it is
   * left. Until they stand there again the browser's own corrections must not come between.
   */
  #keepStill(given?: readonly Still[]): void {
    if (this.#still.length > 0) return;
    const still = given ?? this.#standing();
    if (still.length === 0) return;
    this.#still = still;
    this.#stillAt = this.#scrolled.scrollTop;
    this.#holding = true;
    this.#scrolled.style.setProperty('overflow-anchor', 'none');
  }

  #standing(): Still[] {
    if (!this.#list?.isConnected) return [];
    const edge = this.#viewport?.getBoundingClientRect().top ?? 0, end = edge + (this.#viewport?.clientHeight ?? window.innerHeight);
    const rows = [...this.#list.querySelectorAll<HTMLElement>(':scope > [data-row]')];
    const inSight = (row: HTMLElement): boolean => { const { top, bottom } = row.getBoundingClientRect(); return bottom > edge && top < end; };
    const focused = this.#focused(), acted = rows.findIndex((row) => row.dataset['row'] === focused && inSight(row));
    const at = acted >= 0 ? acted : rows.findIndex(inSight);
    return [rows[at], rows[at - 1], rows[at + 1]].filter((row) => row !== undefined).map((row) => ({
      ids: [row.dataset['row'] ?? '', ...[...row.querySelectorAll<HTMLElement>('[data-segment]')].map(({ dataset }) => dataset['segment'] ?? '')],
      top: row.getBoundingClientRect().top,
    }));
  }

  /** Puts the row that was to stay where it stood. What has been scrolled to since is where the person wants to be. */
  #letGo(): void {
    const still = this.#scrolled.scrollTop === this.#stillAt ? this.#still : [];
    this.#still = [];
    for (const { ids, top } of still) {
      const key = ids.map((id) => this.#rows.keys.at(this.#placeIn(id))).find((one) => one !== undefined);
      const row = key === undefined ? null : this.#list?.querySelector<HTMLElement>(`:scope > [data-row="${CSS.escape(key)}"]`);
      if (!row) continue;
      const by = Math.round(row.getBoundingClientRect().top - top); // where only whole pixels are scrolled, the rest would add up
      if (by !== 0) (this.#viewport ?? window).scrollBy({ top: by, behavior: 'instant' });
      break;
    }
    // What is drawn for it in the same frame is held by hand, too; and the frame does not wait for the page to be styled for this.
    void drawn().then(() => {
      if (this.#still.length > 0) return;
      this.#holding = false;
      if (!this.#byHand) this.#seen = null;
      if (!(this.#watching && this.#byHand)) this.#scrolled.style.removeProperty('overflow-anchor');
    });
  }

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
