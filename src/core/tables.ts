/**
 * The six tables of one open work. Rows are immutable, tables are not: `apply` costs O(patch).
 *
 * Guarded door: nothing changes a row but `apply`, and it refuses a patch that does not start from the rows that are
 * here, because applying it would lose somebody's work. Three small indexes (order, bead of a segment, suggestions of
 * a segment) follow each patch.
 */
import type { AlignmentId, SegmentId, VersionId } from './ids.ts';
import type { Bead, Row, Rows, Segment, Suggestion, TableName } from './model.ts';
import { TABLE_NAMES } from './model.ts';
import type { Patch } from './patch.ts';
import { editsOf, sameValue } from './patch.ts';

export type RowLists = { readonly [T in TableName]?: readonly Rows[T][] };

export class Tables {
  readonly #rows: { [T in TableName]: Map<string, Rows[T]> } = {
    work: new Map(), version: new Map(), segment: new Map(), alignment: new Map(), bead: new Map(), suggestion: new Map(),
  };
  readonly #orderOf = new Map<VersionId, readonly Segment[]>();
  readonly #segmentsIn = new Map<VersionId, Set<SegmentId>>();
  readonly #beadsAt = new Map<SegmentId, Set<string>>();
  readonly #suggestionsAt = new Map<SegmentId, Set<string>>();

  constructor(rows: RowLists = {}) {
    for (const table of TABLE_NAMES) for (const row of rows[table] ?? []) this.#put(table, row.id, row);
  }

  get<T extends TableName>(table: T, id: string): Rows[T] | undefined {
    return this.#rows[table].get(id);
  }

  all<T extends TableName>(table: T): Iterable<Rows[T]> {
    return this.#rows[table].values();
  }

  count(table: TableName): number {
    return this.#rows[table].size;
  }

  /** The segments of a version in reading order. */
  segmentsOf(version: VersionId): readonly Segment[] {
    let sorted = this.#orderOf.get(version);
    if (!sorted) {
      const rows = [...(this.#segmentsIn.get(version) ?? [])].map((id) => this.#rows.segment.get(id) as Segment);
      sorted = rows.sort((a, b) => compare(a.order, b.order) || compare(a.id, b.id));
      this.#orderOf.set(version, sorted);
    }
    return sorted;
  }

  /** The bead of `alignment` in which `segment` stands. */
  beadOf(alignment: AlignmentId, segment: SegmentId): Bead | undefined {
    for (const id of this.#beadsAt.get(segment) ?? []) {
      const bead = this.#rows.bead.get(id);
      if (bead?.alignment === alignment) return bead;
    }
    return undefined;
  }

  /** All suggestions about a segment, oldest first. */
  suggestionsOf(segment: SegmentId): readonly Suggestion[] {
    return [...(this.#suggestionsAt.get(segment) ?? [])]
      .map((id) => this.#rows.suggestion.get(id) as Suggestion)
      .sort((a, b) => a.time - b.time || compare(a.id, b.id));
  }

  /** Does the patch start from the rows that are here? */
  accepts(patch: Patch): boolean {
    for (const { table, id, before } of editsOf(patch)) {
      if (!sameValue(this.#rows[table].get(id) ?? null, before)) return false;
    }
    return true;
  }

  apply(patch: Patch): void {
    if (!this.accepts(patch)) throw new RangeError('a patch met rows that are not the ones it starts from');
    for (const { table, id, after } of editsOf(patch)) this.#put(table, id, after);
  }

  /** Every row, in a fixed order: what laws compare and files are made of. */
  toRows(): { [T in TableName]: Rows[T][] } {
    const sorted = <T extends TableName>(table: T): Rows[T][] => [...this.#rows[table].values()].sort((a, b) => compare(a.id, b.id));
    return {
      work: sorted('work'), version: sorted('version'), segment: sorted('segment'),
      alignment: sorted('alignment'), bead: sorted('bead'), suggestion: sorted('suggestion'),
    };
  }

  #put(table: TableName, id: string, row: Row | null): void {
    const rows = this.#rows[table] as Map<string, Row>;
    const old = rows.get(id);
    if (old) this.#index(table, old, false);
    if (row) rows.set(id, row); else rows.delete(id);
    if (row) this.#index(table, row, true);
  }

  #index(table: TableName, row: Row, add: boolean): void {
    if (table === 'segment') {
      const { version, id } = row as Segment;
      toggle(this.#segmentsIn, [version, id], add);
      this.#orderOf.delete(version);
    } else if (table === 'bead') {
      const bead = row as Bead;
      for (const id of [...bead.source, ...bead.target]) toggle(this.#beadsAt, [id, bead.id], add);
    } else if (table === 'suggestion') {
      toggle(this.#suggestionsAt, [(row as Suggestion).segment, row.id], add);
    }
  }
}

function toggle<K, V>(map: Map<K, Set<V>>, [key, value]: [K, V], add: boolean): void {
  const set = map.get(key);
  if (add) { if (set) set.add(value); else map.set(key, new Set([value])); } else set?.delete(value);
}

/** Code-unit order, the same on every machine (a locale's order is not). */
export function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
