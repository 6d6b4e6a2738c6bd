/**
 * A Lit directive like `repeat` that makes as little anew as it can.
 *
 * Elements are dear, above all those with a shadow root of their own; other words in them are cheap. An item keeps what was drawn
 * for it as long as it is there, and what was drawn for one that has gone serves one that comes, now or (`spares`) later. What has the focus is never
 * moved within its list, which would take the focus out of it: the others are moved around it. With `seats`, an item that goes
 * from one list into another takes along what was drawn for it; the focus has to be given back to it. (`moveBefore` would keep it, but in
 * Chromium 156 a screen reader then goes on hearing it where it was.)
 */
import type { ChildPart } from 'lit';
import { noChange, nothing, render } from 'lit';
import { AsyncDirective, directive } from 'lit/async-directive.js';
import { clearPart, getCommittedValue, insertPart, removePart, setChildPartValue, setCommittedValue } from 'lit/directive-helpers.js';

/** Where a travelling item stands; `list` null: its list has let it go. */
interface Seat { readonly part: ChildPart; list: ReuseDirective | null }

/** Of several lists between which items travel: their keys are told apart. */
export type Seats = Map<string, Seat>;

interface Options {
  /** May anything change hands now? Asked only where something could. */
  readonly may?: () => boolean;
  readonly seats?: Seats;
  /** How much is kept of what nobody wants, for those that come later: a list whose length changes with each step of scrolling would make and drop elements at each. */
  readonly spares?: number;
  /** Of a travelling item that has gone from here: is it elsewhere? What has the focus waits for it. */
  readonly lives?: (key: string) => boolean;
}

type Given<Item> = [items: readonly Item[], keyOf: (item: Item) => string, draw: (item: Item) => unknown, options?: Options];

/** What has been let go while a list is drawn, with all lists inside it: another of them may want it. */
let leaving: (() => void)[] | null = null;

/** Where spares are: in no document, so that nobody finds them there. */
const SHED = render(nothing, new DocumentFragment(), { isConnected: false });

class ReuseDirective extends AsyncDirective {
  #keys: readonly string[] = [];
  readonly #spares: ChildPart[] = [];
  #container: ChildPart | undefined;
  #seats: Seats | undefined;

  override render<Item>(...[items, , draw]: Given<Item>): unknown { return items.map(draw); }

  override update<Item>(container: ChildPart, [items, keyOf, draw, options = {}]: Given<Item>): unknown {
    const keys = items.map(keyOf), values = items.map(draw), outermost = leaving === null;
    this.#container = container;
    this.#seats = options.seats;
    if (!Array.isArray(getCommittedValue(container))) {
      clearPart(container);
      setCommittedValue(container, []);
    }
    leaving ??= [];
    try {
      const early = new Set<ChildPart>(), parts = this.#arranged(container, { keys, values, early }, options);
      this.#keys = keys;
      setCommittedValue(container, parts); // so that Lit tells them when all of it goes
      parts.forEach((part, at) => { if (!early.has(part)) setChildPartValue(part, values[at]); });
      this.#sit(parts);
    } finally {
      if (outermost) {
        const goers = leaving;
        leaving = null;
        for (const go of goers) go();
      }
    }
    return noChange;
  }

  protected override disconnected(): void { for (const key of this.#keys) if (this.#seats?.get(key)?.list === this) this.#seats.delete(key); }
  protected override reconnected(): void { this.#sit(this.#parts); }

  /** What was drawn for an item elsewhere, if it still stands in the document. */
  #take(key: string): ChildPart | undefined {
    const seat = this.#seats?.get(key);
    if (!seat?.part.parentNode.isConnected) return undefined;
    if (seat.list) seat.list.#give(key);
    seat.list = this;
    return seat.part;
  }

  #give(key: string): void {
    this.#parts.splice(this.#keys.indexOf(key), 1);
    this.#keys = this.#keys.filter((one) => one !== key);
  }

  get #parts(): ChildPart[] { return this.#container ? getCommittedValue(this.#container) as ChildPart[] : []; }

  #sit(parts: readonly ChildPart[]): void {
    if (this.#seats) for (const [at, part] of parts.entries()) this.#seats.set(this.#keys[at] ?? '', { part, list: this });
  }

  /** The parts for `keys`, in their order in the document: those that had them, then those that nobody wants any more, then spares (drawn, and put into `early`), then new ones. */
  #arranged(container: ChildPart, { keys, values, early }: { keys: readonly string[]; values: readonly unknown[]; early: Set<ChildPart> }, { may = () => true, seats, spares = 0, lives = () => false }: Options): ChildPart[] {
    // A spare may have been drawn for what stands elsewhere now, perhaps with an open editor: that one comes along.
    const had = this.#keys.map((key) => ((seats?.get(key)?.list ?? this) === this ? key : '')), parts = this.#parts;
    if (had.length === keys.length && had.every((key, at) => key === keys[at])) return parts;
    const focused = focusedOf(parts);
    // As many others in the place of all, as in most cells when one scrolls.
    if (focused === -1 && had.length === keys.length && keys.every((key) => !had.includes(key) && !seats?.has(key)) && may()) {
      for (const key of had) seats?.delete(key);
      return parts;
    }
    const places = new Map(had.map((key, at) => [key, at])), wanted = new Set(keys);
    const free = new Set(had.flatMap((key, at) => (wanted.has(key) ? [] : [at]))), elsewhere = new Set<number>();
    const fixed = free.has(focused) ? -1 : focused, waits = free.has(focused) && lives(had[focused] ?? '');
    if (waits) free.delete(focused);
    const reusing = free.size > 0 && keys.some((key) => !places.has(key) && !seats?.has(key)) && may();
    let next = 0; // all before it have been seen to, or have been passed by
    const here = (): number => {
      while (elsewhere.has(next)) next += 1;
      return next;
    };
    const moved = (at: number | undefined): ChildPart => {
      const part = insertPart(container, parts[here()], at === undefined ? undefined : parts[at]);
      if (at !== undefined) elsewhere.add(at);
      return part;
    };
    // Drawn before it comes back, so that it never shows what it was.
    const spare = (value: unknown): ChildPart | undefined => {
      const part = this.#spares.pop();
      if (!part) return undefined;
      early.add(part);
      return insertPart(container, parts[here()], setChildPartValue(part, value));
    };
    const result = keys.map((key, place) => {
      const guest = places.has(key) ? undefined : this.#take(key);
      if (guest) return insertPart(container, parts[here()], guest);
      const at = places.get(key) ?? (reusing && free.has(here()) ? next : undefined);
      if (at !== undefined && at >= next && !(next <= fixed && fixed < at)) {
        next = at + 1;
        if (free.delete(at)) seats?.delete(had[at] ?? '');
        return parts[at] as ChildPart;
      }
      const other = at ?? (reusing ? [...free].find((one) => one !== focused) : undefined);
      if (other !== undefined && free.delete(other)) seats?.delete(had[other] ?? '');
      return (other === undefined ? spare(values[place]) : undefined) ?? moved(other);
    });
    const room = free.size > 0 && spares > 0 && may();
    for (const at of waits ? [...free, focused] : free) leave(parts[at] as ChildPart, { seats, key: had[at] ?? '', drop: (part) => {
      if (room && this.#spares.length < spares) this.#spares.push(insertPart(SHED, undefined, part)); else removePart(part);
    } });
    return result;
  }
}

/** Draws each item. `keyOf`: which of them is which. */
export const reuse = directive(ReuseDirective) as <Item>(...given: Given<Item>) => unknown;

/** For what keeps something of its own, e.g. what is unfolded: nothing changes hands. */
export const ITS_OWN: Options = { may: () => false };

/** It goes, once all is drawn, unless somebody has taken it by then. */
function leave(part: ChildPart, { seats, key, drop }: { seats: Seats | undefined; key: string; drop: (part: ChildPart) => void }): void {
  const seat = seats?.get(key), own = seat?.part === part ? seat : null;
  if (own) own.list = null;
  leaving?.push(() => {
    if (own && own.list !== null) return;
    if (own && seats?.get(key) === own) seats.delete(key);
    drop(part);
  });
}

/** The place of the part in which the focus is; -1: it is elsewhere. */
function focusedOf(parts: readonly ChildPart[]): number {
  const root = parts[0]?.parentNode.getRootNode(), focused = root instanceof ShadowRoot || root instanceof Document ? root.activeElement : null;
  if (!focused || !parts[0]?.parentNode.contains(focused)) return -1;
  return parts.findLastIndex(({ startNode }) => ((startNode?.compareDocumentPosition(focused) ?? 0) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0);
}
