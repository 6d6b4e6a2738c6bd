/**
 * The segments of one version in reading order, by (order, id).
 *
 * Rows come and go one by one, but are read as a list, and lists that were given out stay as they were. So what came since
 * the last reading waits, and is worked in at the next one: a few rows by halving into a copy, many by one walk.
 */
import type { SegmentId } from './ids.ts';
import type { Segment } from './model.ts';

interface Waiting { readonly before: Segment | null; readonly after: Segment | null }

/** Up to here each row is put into its place by itself. */
const FEW = 16;

export function inOrder(a: Segment, b: Segment): number {
  return a.order < b.order ? -1 : a.order > b.order ? 1 : a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}

export class ReadingOrder {
  /** Rows as they came. null: they have been read. */
  #loose: Segment[] | null = [];
  #sorted: readonly Segment[] = [];
  #waiting = new Map<SegmentId, Waiting>();
  /** Where the last one that was asked about stood: who draws rows, or counts them, asks about neighbours. */
  #last = 0;

  add(row: Segment): void {
    if (this.#loose) { this.#loose.push(row); return; }
    this.#waiting.set(row.id, { before: this.#waiting.get(row.id)?.before ?? null, after: row });
  }

  remove(row: Segment): void {
    if (this.#loose) this.#settle();
    const waiting = this.#waiting.get(row.id);
    this.#waiting.set(row.id, { before: waiting ? waiting.before : row, after: null });
  }

  get all(): readonly Segment[] {
    this.#settle();
    return this.#sorted;
  }

  /** The place of the first segment at or behind a row, by halving; of one near the last that was asked about, at once. */
  placeOf(row: Segment): number {
    this.#settle();
    const sorted = this.#sorted;
    let at = this.#last, step = 1;
    if (sorted[at] === row) return at;
    if (sorted[at + 1] === row) return this.#last = at + 1;
    const beyond = (place: number): boolean => { const other = sorted[place]; return other === undefined || inOrder(other, row) >= 0; };
    if (at < sorted.length && !beyond(at)) {
      for (; !beyond(at + step); step *= 2) at += step;
      return this.#last = lowerBound(sorted, row, { from: at, to: Math.min(sorted.length, at + step) });
    }
    at = Math.min(at, sorted.length);
    for (; at - step >= 0 && beyond(at - step); step *= 2) at -= step;
    return this.#last = lowerBound(sorted, row, { from: Math.max(0, at - step), to: at });
  }

  #settle(): void {
    if (this.#loose) {
      this.#sorted = sorted(this.#loose);
      this.#loose = null;
    }
    if (this.#waiting.size === 0) return;
    const waiting = [...this.#waiting.values()];
    this.#waiting = new Map();
    this.#sorted = waiting.length <= FEW ? withFew(this.#sorted, waiting) : withMany(this.#sorted, waiting);
  }
}

/** Files and pages hold them in order nearly always. */
function sorted(rows: Segment[]): Segment[] {
  for (let at = 1; at < rows.length; at += 1) if (inOrder(rows[at - 1] as Segment, rows[at] as Segment) > 0) return rows.sort(inOrder);
  return rows;
}

function lowerBound(rows: readonly Segment[], row: Segment, { from, to } = { from: 0, to: rows.length }): number {
  let low = from, high = to;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (inOrder(rows[middle] as Segment, row) < 0) low = middle + 1; else high = middle;
  }
  return low;
}

function withFew(rows: readonly Segment[], waiting: readonly Waiting[]): Segment[] {
  const copy = rows.slice();
  for (const { before, after } of waiting) {
    const from = before && lowerBound(copy, before);
    if (from !== null && after?.order === before?.order && after) { copy[from] = after; continue; }
    if (from !== null) copy.splice(from, 1);
    if (after) copy.splice(lowerBound(copy, after), 0, after);
  }
  return copy;
}

function withMany(rows: readonly Segment[], waiting: readonly Waiting[]): Segment[] {
  const gone = new Set(waiting.map(({ before }) => before?.id)), come = waiting.flatMap(({ after }) => after ?? []).sort(inOrder);
  const all: Segment[] = [];
  let next = 0;
  for (const row of rows) {
    if (gone.has(row.id)) continue;
    for (let other = come[next]; other && inOrder(other, row) < 0; other = come[++next]) all.push(other);
    all.push(row);
  }
  return all.concat(come.slice(next));
}
