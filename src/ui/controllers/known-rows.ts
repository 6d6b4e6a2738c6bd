/**
 * Rows of an alignment while it becomes known: beads of each version against the pivot arrive stretch by stretch, and the
 * first rows are put together from them. Pivot sentences that share a bead in any version share a row, as on the work
 * page (core/units.ts); here everything is an index, because nothing has been stored yet.
 */
import type { KnownBead } from '../../app/import-types.ts';

/** Below this score a person should look; the walk through doubtful places has the same limit. */
export const DOUBTFUL = 0.9;
/** How many pivot sentences are put together into rows: more would not be read while they stream by. */
export const HEAD = 200;

export interface KnownRow {
  /** Sentences by column. The pivot's are sorted; the others are in the order of their beads. */
  readonly cells: ReadonlyMap<number, readonly number[]>;
  /** The lowest score of its beads. */
  readonly score: number;
}

interface Making { readonly cells: Map<number, number[]>; score: number; readonly followers: Making[] }

const making = (): Making => ({ cells: new Map(), score: 1, followers: [] });

export class KnownRows {
  readonly #pivot: number;
  readonly #leader = new Map<number, number>();
  readonly #head = new Map<number, KnownBead[]>();
  /** The rows as they were put together last; null: there is news. */
  #rows: readonly KnownRow[] | null = null;
  #merged = 0;
  #alone = 0;
  #doubtful = 0;

  /** @param pivot the pivot's column */
  constructor(pivot: number) { this.#pivot = pivot; }

  /** Beads of a version against the pivot, in text order. */
  add(column: number, beads: readonly KnownBead[]): void {
    const head = this.#head.get(column) ?? [];
    this.#head.set(column, head);
    for (const bead of beads) {
      if (bead.score < DOUBTFUL) this.#doubtful += 1;
      if (bead.source.length === 0) this.#alone += 1;
      for (const index of bead.source) this.#join(bead.source[0] ?? index, index);
      if ((bead.source[0] ?? bead.target[0] ?? 0) >= HEAD) continue;
      head.push(bead);
      this.#rows = null;
    }
  }

  /** Rows so far. */
  get count(): number { return this.#leader.size - this.#merged + this.#alone; }
  /** Beads that a person should look at, so far. */
  get doubtful(): number { return this.#doubtful; }

  /** The first rows, at most `HEAD`; the same array as long as nothing has come to them. */
  get head(): readonly KnownRow[] { return this.#rows ??= this.#together(); }

  #together(): readonly KnownRow[] {
    const rows = new Map<number, Making>(), first = making();
    for (const [column, beads] of this.#head) this.#place(rows, { first, column, beads });
    return [first, ...[...rows].sort(([a], [b]) => a - b).map(([, row]) => row)].flatMap((row) => [row, ...row.followers])
      .filter((row) => row !== first).slice(0, HEAD);
  }

  /** A bead without a pivot side stands behind the row before it, in a row of its own. */
  #place(rows: Map<number, Making>, { first, column, beads }: { first: Making; column: number; beads: readonly KnownBead[] }): void {
    let before = first;
    for (const { source, target, score } of beads) {
      const [start] = source;
      let row: Making;
      if (start === undefined) {
        row = making();
        before.followers.push(row);
      } else {
        const key = this.#first(start);
        row = rows.get(key) ?? making();
        rows.set(key, row);
        row.cells.set(this.#pivot, [...new Set([...row.cells.get(this.#pivot) ?? [], ...source])].sort((a, b) => a - b));
        before = row;
      }
      if (target.length > 0) row.cells.set(column, [...row.cells.get(column) ?? [], ...target]);
      row.score = Math.min(row.score, score);
    }
  }

  /** The first sentence of the row that a pivot sentence stands in. */
  #first(index: number): number {
    let root = index;
    for (let up = this.#leader.get(root); up !== undefined && up !== root; up = this.#leader.get(root)) root = up;
    this.#leader.set(index, root);
    return root;
  }

  #join(a: number, b: number): void {
    for (const index of [a, b]) if (!this.#leader.has(index)) this.#leader.set(index, index);
    const [x, y] = [this.#first(a), this.#first(b)];
    if (x === y) return;
    this.#leader.set(Math.max(x, y), Math.min(x, y));
    this.#merged += 1;
  }
}
