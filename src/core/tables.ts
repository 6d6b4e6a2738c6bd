/**
 * The six tables of one open work. Rows are immutable, tables are not: `apply` costs O(patch).
 *
 * Guarded door: nothing changes a row but `apply`, and it refuses a patch that does not start from the rows that are
 * here, because applying it would lose somebody's work. (`admit` and `dismiss` bring and take staged rows, which are no
 * part of the work until a patch refers to them.) Small indexes (order, bead of a segment, suggestions of a segment,
 * heirs of a segment) follow each patch.
 *
 * Segments and beads of versions and alignments that are not there (any more) stay in the tables and are harmless: every
 * reading starts from the versions, and goes on through `segmentsOf` and `beadOf`.
 */
import type { AlignmentId, SegmentId, VersionId } from './ids.ts';
import type { Bead, Row, Rows, Segment, Suggestion, TableName } from './model.ts';
import { TABLE_NAMES } from './model.ts';
import type { Patch } from './patch.ts';
import type { StagedRows } from './staged.ts';
import { editsOf, sameValue } from './patch.ts';

export type RowLists = { readonly [T in TableName]?: readonly Rows[T][] };

/** How many rows are put between two breaths. */
const ROWS_A_BREATH = 2_000;

export class Tables {
  readonly #rows: { [T in TableName]: Map<string, Rows[T]> } = {
    work: new Map(), version: new Map(), segment: new Map(), alignment: new Map(), bead: new Map(), suggestion: new Map(),
  };
  readonly #orderOf = new Map<VersionId, readonly Segment[]>();
  readonly #segmentsIn = new Map<VersionId, Set<SegmentId>>();
  readonly #beadsAt = new Map<SegmentId, Set<string>>();
  readonly #suggestionsAt = new Map<SegmentId, Set<string>>();
  readonly #heirsOf = new Map<SegmentId, Set<SegmentId>>();

  constructor(rows: RowLists = {}) {
    for (const table of TABLE_NAMES) for (const row of rows[table] ?? []) this.#put(table, row.id, row);
  }

  /** The same, without holding up whoever types meanwhile: `breathe` gives way to them. */
  static async gradually(rows: RowLists, breathe: () => Promise<void>): Promise<Tables> {
    const tables = new Tables();
    await tables.#putAll(rows, breathe);
    return tables;
  }

  /** Takes staged rows in; those that are here already stay as they are. */
  async admit(rows: StagedRows, breathe: () => Promise<void>): Promise<void> {
    await this.#putAll(rows, breathe);
  }

  /** Takes staged rows out again: the change that was to refer to them was refused. */
  dismiss({ segment = [], bead = [] }: StagedRows): void {
    for (const row of segment) if (this.#rows.segment.get(row.id) === row) this.#put('segment', row.id, null);
    for (const row of bead) if (this.#rows.bead.get(row.id) === row) this.#put('bead', row.id, null);
  }

  async #putAll(rows: RowLists, breathe: () => Promise<void>): Promise<void> {
    let put = 0;
    for (const table of TABLE_NAMES) {
      for (const row of rows[table] ?? []) {
        if (!this.#rows[table].has(row.id)) this.#put(table, row.id, row);
        if (++put % ROWS_A_BREATH === 0) await breathe();
      }
    }
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

  /** The segment of `version` that carries on `segment` of a version that was replaced. */
  heirOf(segment: SegmentId, version: VersionId): Segment | undefined {
    let first: Segment | undefined;
    for (const id of this.#heirsOf.get(segment) ?? []) {
      const heir = this.#rows.segment.get(id);
      if (heir?.version === version && (!first || heir.id < first.id)) first = heir;
    }
    return first;
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
    const sorted = <T extends TableName>(table: T): Rows[T][] => byId(this.#rows[table].values());
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
      const { version, id, from } = row as Segment;
      toggle(this.#segmentsIn, [version, id], add);
      if (from !== undefined) toggle(this.#heirsOf, [from, id], add);
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

/** In the order of their ids, which sort by code units, as with `compare`, and faster. */
export function byId<R extends Row>(rows: Iterable<R>): R[] {
  const all = new Map<string, R>();
  for (const row of rows) all.set(row.id, row);
  return [...all.keys()].sort().map((id) => all.get(id) as R);
}

/** Code-unit order, the same on every machine (a locale's order is not). */
export function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
