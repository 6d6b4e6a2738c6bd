/**
 * The eight tables of one open work. Rows are immutable, tables are not: `apply` costs O(patch).
 *
 * Guarded door: nothing changes a row but `apply`, and it refuses a patch that does not start from the rows that are
 * here, because applying it would lose somebody's work. (`admit` and `dismiss` bring and take staged rows, which are no
 * part of the work until a patch refers to them.) Small indexes (order, bead of a segment, suggestions of a segment,
 * heirs of a segment, notes) follow each patch.
 *
 * Segments and beads of versions and alignments that are not there (any more) stay in the tables and are harmless: every
 * reading starts from the versions, and goes on through `segmentsOf` and `beadOf`.
 */
import type { AlignmentId, NoteId, SegmentId, SuggestionId, VersionId } from './ids.ts';
import type { Bead, Forward, Note, Row, Rows, Segment, Suggestion, TableName } from './model.ts';
import { TABLE_NAMES } from './model.ts';
import type { Patch } from './patch.ts';
import type { StagedRows } from './staged.ts';
import { editsOf, sameValue } from './patch.ts';
import { LateRows } from './late-rows.ts';
import { ReadingOrder } from './reading-order.ts';
import { SegmentSlots } from './segment-slots.ts';

export type RowLists = { readonly [T in TableName]?: readonly Rows[T][] };

/** A table: what a map of its rows can do, as far as it is needed. */
interface RowMap<R> {
  readonly size: number;
  get(id: string): R | undefined;
  set(id: string, row: R): unknown;
  delete(id: string): unknown;
  values(): Iterable<R>;
}

const NONE: readonly never[] = [];

/** How many rows are put between two breaths. */
const ROWS_A_BREATH = 2_000;

export class Tables {
  readonly #slots = new SegmentSlots();
  readonly #beads = new LateRows<Bead>();
  readonly #rows: { [T in TableName]: RowMap<Rows[T]> } = {
    work: new Map(), version: new Map(), segment: this.#slots, alignment: new Map(), bead: this.#beads, suggestion: new Map(),
    forward: new Map(), note: new Map(),
  };
  readonly #orderOf = new Map<VersionId, ReadingOrder>();
  #last: { readonly version: VersionId; readonly order: ReadingOrder } | null = null;
  readonly #suggestionsAt = new Map<SegmentId, Set<string>>();
  readonly #heirsOf = new Map<SegmentId, Set<SegmentId>>();
  readonly #formerHeirsOf = new Map<SegmentId, Set<SegmentId>>();
  readonly #runsAt = new Map<SegmentId, Set<string>>();
  readonly #notesAt = new Map<SegmentId, Set<string>>();
  readonly #notesUnder = new Map<NoteId, Set<string>>();
  readonly #notesOn = new Map<SuggestionId, Set<string>>();
  #turn = 0;

  constructor(rows: RowLists = {}) {
    for (const table of TABLE_NAMES) for (const row of rows[table] ?? []) this.#put(table, row.id, row);
  }

  /** The same, without holding up whoever types meanwhile: `breathe` gives way to them. */
  static async gradually(rows: RowLists, breathe: () => Promise<void>): Promise<Tables> {
    const tables = new Tables();
    await tables.#putAll(rows, breathe);
    return tables;
  }

  /** Takes rows in at once, none of which is here: for tables that nobody reads yet. Segments come fastest before their beads. */
  add({ bead = [], ...rows }: RowLists): void {
    for (const table of TABLE_NAMES) if (table !== 'bead') for (const row of rows[table] ?? []) this.#take(table, row);
    for (const row of bead) {
      this.#beads.add(row);
      this.#slots.addBead(row);
    }
    this.#turn += bead.length;
  }

  /** Does what otherwise the first act would have to wait for. */
  settle(): void { this.#beads.ready(); }

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
        this.#take(table, row);
        if (++put % ROWS_A_BREATH === 0) await breathe();
      }
    }
  }

  /** Another number whenever a row came, changed or went: what was worked out at one turn holds as long as it lasts. */
  get turn(): number { return this.#turn; }

  get<T extends TableName>(table: T, id: string): Rows[T] | undefined {
    return this.#rows[table].get(id);
  }

  all<T extends TableName>(table: T): Iterable<Rows[T]> {
    return this.#rows[table].values();
  }

  count(table: TableName): number {
    return this.#rows[table].size;
  }

  /** The segments of a version in reading order. After an edit of a few: O(copy). The list stays as it is. */
  segmentsOf(version: VersionId): readonly Segment[] {
    return this.#orderOf.get(version)?.all ?? NONE;
  }

  /** The place of a segment in its version, from 0; -1: it is not there. O(log n). */
  indexOf(segment: SegmentId): number {
    const row = this.#rows.segment.get(segment);
    return row ? this.placeIn(row) : -1;
  }

  /** Where a segment stands in its version, or would, from 0. O(log n). */
  placeIn(segment: Segment): number {
    return this.#orderOf.get(segment.version)?.placeOf(segment) ?? 0;
  }

  /**
   * The number of a segment (segment-slots.ts): whoever keeps something beside each of them keeps a list. undefined: nobody has named it.
   * `guess`: what it is likely to be; those of a text follow each other.
   */
  slotOf(segment: SegmentId, guess?: number): number | undefined { return this.#slots.of(segment, guess); }

  /** The segment with that number, if it is there. */
  segmentIn(slot: number): Segment | undefined { return this.#slots.rowAt(slot); }

  /** The bead of `alignment` in which `segment` stands. */
  beadOf(alignment: AlignmentId, segment: SegmentId): Bead | undefined {
    const slot = this.#slots.of(segment);
    return slot === undefined ? undefined : this.#slots.beadIn(alignment, slot);
  }

  /** The same by the number of the segment. */
  beadIn(alignment: AlignmentId, slot: number): Bead | undefined { return this.#slots.beadIn(alignment, slot); }

  /** The beads in which a segment stands, in any alignment, chosen or not. */
  beadsAt(segment: SegmentId): readonly Bead[] { return this.#slots.beadsAt(segment); }

  /** All suggestions about a segment, oldest first. */
  suggestionsOf(segment: SegmentId): readonly Suggestion[] {
    return [...(this.#suggestionsAt.get(segment) ?? [])]
      .map((id) => this.#rows.suggestion.get(id) as Suggestion)
      .sort(byTime);
  }

  /** All suggestions that a segment has part in: about it alone, or about a run in which it stands. In the order of their ids. */
  suggestionsOver(segment: SegmentId): readonly Suggestion[] {
    const ids = new Set([...this.#suggestionsAt.get(segment) ?? [], ...this.#runsAt.get(segment) ?? []]);
    return [...ids].sort().map((id) => this.#rows.suggestion.get(id) as Suggestion);
  }

  /** The segments that notes name; some may be gone. */
  get notedSegments(): Iterable<SegmentId> { return this.#notesAt.keys(); }

  /** All notes that name the segment, oldest first, answers too. */
  notesAt(segment: SegmentId): readonly Note[] { return this.#notes(this.#notesAt.get(segment)); }

  /** The notes that name this one as the first of their thread, oldest first. */
  notesUnder(first: NoteId): readonly Note[] { return this.#notes(this.#notesUnder.get(first)); }

  /** The answers to a suggestion, oldest first. */
  notesOn(suggestion: SuggestionId): readonly Note[] { return this.#notes(this.#notesOn.get(suggestion)); }

  #notes(ids: ReadonlySet<string> | undefined): readonly Note[] {
    return ids ? [...ids].map((id) => this.#rows.note.get(id) as Note).sort(byTime) : NONE;
  }

  /** The segment of `version` that carries on `segment` of a version that was replaced; it may have a forward by now. */
  heirOf(segment: SegmentId, version: VersionId): SegmentId | undefined {
    let first: SegmentId | undefined;
    for (const id of [...this.#heirsOf.get(segment) ?? [], ...this.#formerHeirsOf.get(segment) ?? []]) {
      const heir = this.#rows.segment.get(id) ?? this.#rows.forward.get(id);
      if (heir?.version === version && (first === undefined || id < first)) first = id;
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
      forward: sorted('forward'), note: sorted('note'),
    };
  }

  /** A row that came with others; one that is here already stays. */
  #take(table: TableName, row: Row): void {
    if (table === 'segment') { if (!this.#slots.take(row as Segment)) return; } else {
      const rows = this.#rows[table] as RowMap<Row>;
      if (rows.get(row.id)) return;
      rows.set(row.id, row);
    }
    this.#turn++;
    this.#index(table, row, true);
    if (table === 'bead') this.#slots.addBead(row as Bead);
  }

  #put(table: TableName, id: string, row: Row | null): void {
    const rows = this.#rows[table] as RowMap<Row>;
    const old = rows.get(id);
    this.#turn++;
    if (old) this.#index(table, old, false);
    if (row) rows.set(id, row); else rows.delete(id);
    if (row) this.#index(table, row, true);
    if (table === 'bead') this.#slots.replaceBead((old ?? null) as Bead | null, row as Bead | null);
  }

  /** Rows of one version come one after the other: the last one that was asked for is likely to be asked for again. */
  #order(version: VersionId): ReadingOrder {
    if (this.#last?.version === version) return this.#last.order;
    let order = this.#orderOf.get(version);
    if (!order) this.#orderOf.set(version, order = new ReadingOrder());
    this.#last = { version, order };
    return order;
  }

  #index(table: TableName, row: Row, add: boolean): void {
    if (table === 'segment') {
      const segment = row as Segment, { version, id, from } = segment, order = this.#order(version);
      if (add) order.add(segment); else order.remove(segment);
      if (from !== undefined) toggle(this.#heirsOf, [from, id], add);
    } else if (table === 'suggestion') {
      const { segment, run = [] } = row as Suggestion;
      toggle(this.#suggestionsAt, [segment, row.id], add);
      for (const id of run) toggle(this.#runsAt, [id, row.id], add);
    } else if (table === 'forward') {
      const { id, from } = row as Forward;
      if (from !== undefined) toggle(this.#formerHeirsOf, [from, id], add);
    } else if (table === 'note') {
      const { id, segment, thread, suggestion } = row as Note;
      toggle(this.#notesAt, [segment, id], add);
      if (thread !== undefined) toggle(this.#notesUnder, [thread, id], add);
      if (suggestion !== undefined) toggle(this.#notesOn, [suggestion, id], add);
    }
  }
}

function toggle<K, V>(map: Map<K, Set<V>>, [key, value]: [K, V], add: boolean): void {
  const set = map.get(key);
  if (add) { if (set) set.add(value); else map.set(key, new Set([value])); return; }
  if (set?.delete(value) && set.size === 0) map.delete(key);
}

/** In the order of their ids, which sort by code units, as with `compare`, and faster. */
export function byId<R extends Row>(rows: Iterable<R>): R[] {
  const all = new Map<string, R>();
  for (const row of rows) all.set(row.id, row);
  return [...all.keys()].sort().map((id) => all.get(id) as R);
}

/** Oldest first. */
export function byTime(a: Suggestion | Note, b: Suggestion | Note): number {
  return a.time - b.time || compare(a.id, b.id);
}

/** Code-unit order, the same on every machine (a locale's order is not). */
export function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
