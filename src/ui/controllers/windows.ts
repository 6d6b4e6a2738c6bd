/**
 * The lists of the work page and what of them is drawn: the rows of the aligned layout, or the passages of each column of
 * the reading layout. Short works are drawn whole.
 */
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { SegmentId, VersionId } from '../../core/ids.ts';
import type { Tables } from '../../core/tables.ts';
import type { RowsChange, UnitList } from '../../core/unit-list.ts';
import { NO_UNITS } from '../../core/unit-list.ts';
import type { Unit } from '../../core/units.ts';
import type { Paragraph, Passage } from '../outline.ts';
import { passagesOf } from '../outline.ts';
import type { Shape } from '../work-shape.ts';
import type { Slice } from './row-slices.ts';
import type { Keys, Rows } from './row-window.ts';
import { RowWindow } from './row-window.ts';

interface WindowsHost extends ReactiveControllerHost {
  readonly isConnected: boolean;
  readonly renderRoot: HTMLElement | DocumentFragment;
  /** A sentence whose row stays drawn: the one in the editor. */
  readonly kept: SegmentId | null;
}

/** Up to here a work is drawn whole. */
const FEW = 400;
/** How many rows are printed at most: browsers lay out more than that for minutes. */
export const PRINTED = 2000;
/** How many sentences of a long text are drawn together. */
const TOGETHER = 30;

interface Column {
  readonly rows: RowWindow;
  /** Of which the passages are made: another list when they are others. */
  readonly paragraphs: readonly Paragraph[];
  readonly passages: readonly Passage[];
  /** How many sentences of the version stand before each passage. */
  readonly starts: readonly number[];
}

export class WindowsController implements ReactiveController {
  readonly #host: WindowsHost;
  #shape: Shape | null = null;
  #tables: Tables | null = null;
  /** The rows on screen: all of them, or those that a filter leaves. */
  #units: UnitList = NO_UNITS;
  #near: SegmentId | null = null;
  #look = '';
  readonly aligned = new RowWindow(() => this.#keptRow());
  #columns = new Map<VersionId, Column>();
  /** What is being printed. */
  #range: Slice | null = null;
  /** The former windows of the columns: they know heights. */
  #former = new Map<VersionId, RowWindow>();

  constructor(host: WindowsHost) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {
    window.addEventListener('beforeprint', this.#onPrint);
    window.addEventListener('afterprint', this.#onPrinted);
    document.fonts.addEventListener('loadingdone', this.#onFonts);
  }

  hostDisconnected(): void {
    window.removeEventListener('beforeprint', this.#onPrint);
    window.removeEventListener('afterprint', this.#onPrinted);
    document.fonts.removeEventListener('loadingdone', this.#onFonts);
    for (const rows of this.#all()) rows.detach();
  }

  /** After each drawing of the page, once its layout stands. `look`: which columns there are and how wide. */
  attach(look: string): void {
    if (!this.#host.isConnected) return; // drawn once more after it had gone: what the document then knew of would stay for ever, with its whole work
    const other = look !== this.#look;
    this.#look = look;
    const root = this.#host.renderRoot;
    this.aligned.attach(root.querySelector<HTMLElement>('.aligned'), null, other);
    for (const [version, { rows }] of this.#columns) {
      const scroller = root.querySelector<HTMLElement>(`.scroller[data-version="${CSS.escape(version)}"]`);
      rows.attach(scroller?.querySelector<HTMLElement>('.running') ?? null, scroller, other);
    }
  }

  /** Is there more than is drawn? */
  get windowed(): boolean { return (this.#shape?.units.length ?? 0) > FEW; } // also where a filter leaves few
  /** What is being printed, where that is not all there is. */
  get cut(): Slice | null { return this.#range && this.#range.to - this.#range.from < this.#units.length ? this.#range : null; }

  /** `near`: the row around which to begin; null: where one is. `units`: the rows on screen, where they are not all. */
  show(shape: Shape, tables: Tables, { near, units = shape.units }: { readonly near: SegmentId | null; readonly units?: UnitList }): void {
    if (shape === this.#shape && units === this.#units && near !== null) { this.#begin(near); return; }
    this.#shape = shape;
    this.#tables = tables;
    this.#units = units;
    this.#near = near;
    this.aligned.show(this.#rows(), near);
    this.#renewColumns();
  }

  /** Some rows of the same list gave way to others. */
  change({ at, removed, added }: RowsChange): void {
    this.#near = null;
    this.aligned.splice(this.#rows(), { at, removed: removed.map(({ id }) => id), added: added.length });
    for (const [version, { rows, paragraphs }] of this.#columns) {
      if (paragraphs === this.#shape?.paragraphsOf(version)) continue; // an act on links moves nothing in running text
      this.#former.set(version, rows);
      this.#columns.delete(version);
    }
  }

  #rows(): Rows {
    const units = this.#units, shape = this.#shape;
    const placeIn = units === shape?.units ? (at: number) => at : (at: number) => { const unit = units.at(at); return unit ? shape?.units.placeOf(unit) ?? 0 : 0; };
    return { keys: keysOf(units), weight: (at) => shape?.letters(placeIn(at)) ?? 0, whole: !this.windowed };
  }

  #renewColumns(): void {
    for (const [version, { rows }] of this.#columns) this.#former.set(version, rows);
    this.#columns = new Map();
  }

  /** The same text from another place. */
  #begin(near: SegmentId): void {
    this.#near = near;
    this.aligned.begin(near);
    for (const [version, column] of this.#columns) column.rows.begin(this.#keyNear(column, version));
  }

  #keyNear(column: Column, version: VersionId): SegmentId | null {
    const unit = this.#near === null ? undefined : this.#shape?.units.unitOf(this.#near);
    return unit ? this.#passageOf(column, this.#memberNear(unit, version)) ?? null : null;
  }

  /** The passages of a column, made when they are first drawn. */
  column(version: VersionId): Column {
    const known = this.#columns.get(version);
    if (known) return known;
    const paragraphs = this.#shape?.paragraphsOf(version) ?? [], passages = passagesOf(paragraphs, this.windowed ? TOGETHER : Infinity);
    const rows = this.#former.get(version) ?? new RowWindow(() => this.#keptPassage(version));
    this.#former.delete(version);
    const column = { rows, paragraphs, passages, starts: startsOf(passages) };
    this.#columns.set(version, column);
    const segments = this.#tables?.segmentsOf(version) ?? [];
    const weight = (at: number): number => {
      let letters = 0;
      for (let one = column.starts[at] ?? 0; one < (column.starts[at + 1] ?? 0); one += 1) letters += segments[one]?.text.length ?? 0;
      return letters;
    };
    rows.show({ keys: { length: passages.length, at: (at) => passages[at]?.key, placeOf: (id) => this.#placeOf(column, id as SegmentId) }, weight, whole: !this.windowed }, this.#keyNear(column, version));
    return column;
  }

  /** Draws a row wherever it is not drawn; await `drawn` before measuring. */
  reveal(unit: Unit): void {
    this.aligned.reveal(unit.id);
    for (const version of this.#columns.keys()) this.revealIn(version, unit);
  }

  /** The same in one column of the reading layout. False: there was nothing to draw. */
  revealIn(version: VersionId, unit: Unit): boolean {
    const column = this.#columns.get(version);
    const passage = column && this.#passageOf(column, this.#memberNear(unit, version));
    return passage !== undefined && (column?.rows.reveal(passage) ?? false);
  }

  async drawn(): Promise<void> { await Promise.all(this.#all().map((rows) => rows.drawn())); }
  forget(): void { for (const rows of this.#all()) rows.forget(); }

  /** The key of the passage in which a sentence of the column's version stands. */
  #passageOf(column: Column, id: SegmentId | undefined): SegmentId | undefined {
    return id === undefined ? undefined : column.passages[this.#placeOf(column, id)]?.key;
  }

  /** The place of that passage; -1: the sentence is in none. */
  #placeOf({ passages, starts }: Column, id: SegmentId): number {
    const number = this.#shape?.units.numberOf(id);
    return number === undefined || passages.length === 0 ? -1 : lastBelow(starts, number);
  }

  /** The unit's first sentence in a version, or that of the nearest row above which has one there. */
  #memberNear(unit: Unit, version: VersionId): SegmentId | undefined {
    const { units } = this.#shape ?? { units: NO_UNITS };
    for (let at = units.placeOf(unit); at >= 0; at -= 1) {
      const member = units.at(at)?.cells.get(version)?.[0];
      if (member !== undefined) return member;
    }
    return undefined;
  }

  #keptRow(): string[] {
    const unit = this.#host.kept === null ? undefined : this.#units.unitOf(this.#host.kept);
    return unit ? [unit.id] : [];
  }

  #keptPassage(version: VersionId): string[] {
    const column = this.#columns.get(version);
    const passage = column && this.#passageOf(column, this.#host.kept ?? undefined);
    return passage === undefined || this.#owner(this.#host.kept) !== version ? [] : [passage];
  }

  #owner(id: SegmentId | null): VersionId | undefined { return id === null ? undefined : this.#tables?.get('segment', id)?.version; }

  #all(): RowWindow[] { return [this.aligned, ...[...this.#columns.values()].map(({ rows }) => rows)]; }
  readonly #onPrint = (): void => { if (document.documentElement.dataset['printing'] === undefined && !this.#range) this.print(this.rangeHere); }; // else another sheet is printed
  readonly #onPrinted = (): void => { this.print(null); };
  readonly #onFonts = (): void => { this.forget(); };

  /** Puts rows on the page to go on paper, or (null) takes them away again. */
  print(range: Slice | null): void {
    this.#range = range;
    this.aligned.print(range);
    for (const [version, column] of this.#columns) column.rows.print(range && this.#passagesIn(column, version, range));
    this.#host.requestUpdate();
  }

  /** What would be printed: from where one is, as many rows as can be. */
  get rangeHere(): Slice {
    const from = Math.min(this.#here, Math.max(0, this.#units.length - 1));
    return { from, to: Math.min(this.#units.length, from + PRINTED) };
  }

  /** The place of the first row in sight. */
  get #here(): number {
    const [version, column] = [...this.#columns][0] ?? [];
    if (version === undefined || !column || column.rows.inView().to === 0) return this.aligned.inView().from;
    const first = column.passages[column.rows.inView().from]?.key, unit = first && this.#units.unitOf(first);
    return unit ? Math.max(0, this.#units.placeOf(unit)) : 0;
  }

  #passagesIn(column: Column, version: VersionId, { from, to }: Slice): Slice {
    const [first, last] = [this.#units.at(from), this.#units.at(to - 1)].map((unit) => unit && this.#memberNear(unit, version));
    const start = first === undefined ? 0 : Math.max(0, this.#placeOf(column, first));
    return { from: start, to: last === undefined ? start : this.#placeOf(column, last) + 1 };
  }
}

/** A row is found by any of its sentences. */
function keysOf(units: UnitList): Keys {
  return {
    get length() { return units.length; },
    at: (place) => units.at(place)?.id,
    placeOf: (id) => { const unit = units.unitOf(id as SegmentId); return unit ? units.placeOf(unit) : -1; },
  };
}

/** One more than there are passages: the last one tells where the text ends. */
function startsOf(passages: readonly Passage[]): number[] {
  const starts = [0];
  for (const { paragraphs } of passages) starts.push((starts.at(-1) ?? 0) + paragraphs.reduce((sum, { segments }) => sum + segments.length, 0));
  return starts;
}

/** The place of the last one below `limit`, by halving. */
function lastBelow(starts: readonly number[], limit: number): number {
  let low = 0, high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) < limit) low = middle; else high = middle - 1;
  }
  return low;
}
