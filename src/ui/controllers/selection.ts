/**
 * The sentences that the next act is about, where it is about more than the focused cell. They may stand anywhere, in
 * several columns: rows that are apart can be grouped, and crossing links be made. A range is drawn from where one began to
 * where one is, along a column; what had been chosen before stays beside it.
 *
 * It names sentences, so it survives everything that is done to rows; sentences that go drop out.
 */
import type { SegmentId } from '../../core/ids.ts';
import type { Source } from './watch.ts';

export class Selection implements Source<'count'> {
  readonly #listeners = new Set<() => void>();
  readonly #show: (ids: ReadonlySet<SegmentId>) => void;
  #ids: ReadonlySet<SegmentId> = new Set();
  /** Where a range begins and where it has come to, and what was chosen before it. */
  #range: { readonly anchor: SegmentId; readonly end: SegmentId; readonly before: ReadonlySet<SegmentId> } | null = null;

  /** `show`: called with every change, before the listeners. */
  constructor(show: (ids: ReadonlySet<SegmentId>) => void) { this.#show = show; }

  get ids(): ReadonlySet<SegmentId> { return this.#ids; }
  get size(): number { return this.#ids.size; }

  watch(_key: 'count', listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** In or out; a range would begin here. */
  toggle(id: SegmentId): void {
    const ids = new Set(this.#ids);
    if (!ids.delete(id)) ids.add(id);
    this.#range = { anchor: id, end: id, before: ids };
    this.#take(ids);
  }

  /** Where the range begins that is drawn on from `here`. */
  anchorAt(here: SegmentId): SegmentId { return this.#range?.end === here ? this.#range.anchor : here; }

  /** Where the range begins that a click draws, wherever it has come to. null: nowhere yet. */
  get anchor(): SegmentId | null { return this.#range?.anchor ?? null; }

  /** `run`: the sentences of one column from `anchor` to `end`, both included, in either order. */
  extend(run: readonly SegmentId[], { anchor, end }: { anchor: SegmentId; end: SegmentId }): void {
    const before = this.#range?.anchor === anchor ? this.#range.before : this.#ids;
    this.#range = { anchor, end, before };
    this.#take(new Set([...before, ...run]));
  }

  clear(): void {
    this.#range = null;
    if (this.#ids.size > 0) this.#take(new Set());
  }

  /** After a change of the text: what is not there any more drops out. */
  keep(isThere: (id: SegmentId) => boolean): void {
    if (this.#range) this.#range = isThere(this.#range.anchor) ? { ...this.#range, before: new Set([...this.#range.before].filter(isThere)) } : null;
    if (![...this.#ids].every(isThere)) this.#take(new Set([...this.#ids].filter(isThere)));
  }

  #take(ids: ReadonlySet<SegmentId>): void {
    this.#ids = ids;
    this.#show(ids);
    for (const listener of [...this.#listeners]) listener();
  }
}
