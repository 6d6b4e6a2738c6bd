/**
 * The lists of the work page and what of them is drawn: the rows of the aligned layout, or the passages of each column of
 * the reading layout. Short works are drawn whole.
 */
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { SegmentId, VersionId } from '../../core/ids.ts';
import type { Tables } from '../../core/tables.ts';
import type { Unit } from '../../core/units.ts';
import type { Passage } from '../outline.ts';
import { passagesOf } from '../outline.ts';
import type { Shape } from '../work-shape.ts';
import { RowWindow } from './row-window.ts';

interface WindowsHost extends ReactiveControllerHost {
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
  readonly passages: readonly Passage[];
  /** How many sentences of the version stand before each passage. */
  readonly starts: readonly number[];
}

export class WindowsController implements ReactiveController {
  readonly #host: WindowsHost;
  #shape: Shape | null = null;
  #tables: Tables | null = null;
  #near: SegmentId | null = null;
  #look = '';
  readonly aligned = new RowWindow(() => this.#keptRow());
  #columns = new Map<VersionId, Column>();
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
  get windowed(): boolean { return (this.#shape?.units.length ?? 0) > FEW; }
  /** Does paper hold less than there is? */
  get cut(): boolean { return (this.#shape?.units.length ?? 0) > PRINTED; }

  /** `near`: the row around which to begin; null: where one is. */
  show(shape: Shape, tables: Tables, near: SegmentId | null): void {
    if (shape === this.#shape && near !== null) { this.#begin(near); return; }
    this.#shape = shape;
    this.#tables = tables;
    this.#near = near;
    const { units } = shape;
    this.aligned.show({
      keys: units.map(({ id }) => id), weight: (at) => shape.letters[at] ?? 0, whole: !this.windowed, printed: Math.min(PRINTED, units.length),
    }, near);
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
    const unit = this.#near === null ? undefined : this.#shape?.unitOf.get(this.#near);
    return unit ? this.#passageOf(column, this.#memberNear(unit, version)) ?? null : null;
  }

  /** The passages of a column, made when they are first drawn. */
  column(version: VersionId): Column {
    const known = this.#columns.get(version);
    if (known) return known;
    const passages = passagesOf(this.#shape?.paragraphs.get(version) ?? [], this.windowed ? TOGETHER : Infinity);
    const rows = this.#former.get(version) ?? new RowWindow(() => this.#keptPassage(version));
    this.#former.delete(version);
    const column = { rows, passages, starts: startsOf(passages) };
    this.#columns.set(version, column);
    const segments = this.#tables?.segmentsOf(version) ?? [];
    const weight = (at: number): number => {
      let letters = 0;
      for (let one = column.starts[at] ?? 0; one < (column.starts[at + 1] ?? 0); one += 1) letters += segments[one]?.text.length ?? 0;
      return letters;
    };
    rows.show({ keys: passages.map(({ key }) => key), weight, whole: !this.windowed, printed: printedOf(column.starts) }, this.#keyNear(column, version));
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

  /** The key of the passage in which a sentence stands. */
  #passageOf({ passages, starts }: Column, id: SegmentId | undefined): SegmentId | undefined {
    const number = id === undefined ? undefined : this.#shape?.numbers.get(id);
    return number === undefined ? undefined : passages[lastBelow(starts, number)]?.key;
  }

  /** The unit's first sentence in a version, or that of the nearest row above which has one there. */
  #memberNear(unit: Unit, version: VersionId): SegmentId | undefined {
    const { units, placeOf } = this.#shape ?? { units: [], placeOf: new Map<Unit, number>() };
    for (let at = placeOf.get(unit) ?? -1; at >= 0; at -= 1) {
      const member = units[at]?.cells.get(version)?.[0];
      if (member !== undefined) return member;
    }
    return undefined;
  }

  #keptRow(): string[] {
    const unit = this.#host.kept === null ? undefined : this.#shape?.unitOf.get(this.#host.kept);
    return unit ? [unit.id] : [];
  }

  #keptPassage(version: VersionId): string[] {
    const column = this.#columns.get(version);
    const passage = column && this.#passageOf(column, this.#host.kept ?? undefined);
    return passage === undefined || this.#owner(this.#host.kept) !== version ? [] : [passage];
  }

  #owner(id: SegmentId | null): VersionId | undefined { return id === null ? undefined : this.#tables?.get('segment', id)?.version; }

  #all(): RowWindow[] { return [this.aligned, ...[...this.#columns.values()].map(({ rows }) => rows)]; }
  readonly #onPrint = (): void => { if (document.documentElement.dataset['printing'] === undefined) this.print(true); }; // else another sheet is printed
  readonly #onPrinted = (): void => { this.print(false); };
  readonly #onFonts = (): void => { this.forget(); };

  /** Puts on the page what goes on paper, or takes it away again. */
  print(printing: boolean): void { for (const rows of this.#all()) rows.print(printing); }
}

/** One more than there are passages: the last one tells where the text ends. */
function startsOf(passages: readonly Passage[]): number[] {
  const starts = [0];
  for (const { paragraphs } of passages) starts.push((starts.at(-1) ?? 0) + paragraphs.reduce((sum, { segments }) => sum + segments.length, 0));
  return starts;
}

/** The passages that the first sentences fill. */
function printedOf(starts: readonly number[]): number {
  return Math.min(starts.length - 1, Math.max(1, lastBelow(starts, PRINTED + 1)));
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
