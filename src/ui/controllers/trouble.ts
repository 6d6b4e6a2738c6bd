/**
 * Finding the trouble: what a person looks for, where the next place is, which rows are shown meanwhile, and the map.
 *
 * Loaded after the first row. What there is to look at is read in slices and kept up act by act (row-marks.ts); whoever
 * asks for rows right after an act gets them as they are now. A row that stops being what one looks for stays as long as
 * the keyboard is in it: work that vanished from under one's hands could not be looked over.
 */
import type { TemplateResult } from 'lit';
import { html, nothing } from 'lit';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { WorkbenchEvent } from '../../app/events.ts';
import type { Workbench } from '../../app/workbench.ts';
import type { SegmentId, VersionId } from '../../core/ids.ts';
import type { Version } from '../../core/model.ts';
import type { RowsChange, UnitList } from '../../core/unit-list.ts';
import type { Unit } from '../../core/units.ts';
import { versionsOf } from '../../core/units.ts';
import { LocalizeController } from '../../i18n/localize-controller.ts';
import '../../i18n/later-words.ts';
import { FilteredUnits } from '../filtered-units.ts';
import type { Doubt } from '../doubts.ts';
import { Doubts } from '../doubts.ts';
import { RealignEvent } from '../events.ts';
import { columnName, columnWord } from '../localized.ts';
import { mapSource, viewOf } from '../map-source.ts';
import type { MapGoEvent, MapSource } from '../parts/alignment-map.ts';
import '../parts/alignment-map.ts';
import { percent } from '../parts/link-mark.ts';
import type { WalkState, WalkWish, WalkWishEvent } from '../parts/trouble-bar.ts';
import '../parts/trouble-bar.ts';
import type { Trouble } from '../row-marks.ts';
import { BITS, RowMarks } from '../row-marks.ts';
import { begin, finish, whenIdle } from '../slices.ts';
import type { Shape } from '../work-shape.ts';
import type { Wanted } from '../trouble-places.ts';
import { countKinds, countPlaces, nextPlace, placeAmong, rowsWith } from '../trouble-places.ts';
import type { ActionRegistry } from './actions.ts';
import { DoubtfulWalk } from './doubtful-walk.ts';
import type { Cell, Stand } from './moves.ts';
import type { SegmentFeed } from './segment-feed.ts';
import { troubleActions } from './trouble-actions.ts';

/** The work page, as far as this needs it. */
export interface TroubleHost extends ReactiveControllerHost, EventTarget {
  readonly renderRoot: HTMLElement | DocumentFragment;
  readonly workbench: Workbench;
  readonly actions: ActionRegistry;
  readonly layout: 'aligned' | 'reading';
  /** All rows. */
  readonly units: UnitList;
  readonly shape: Pick<Shape, 'of'>;
  /** The columns on screen. */
  readonly shown: readonly VersionId[];
  readonly feed: SegmentFeed;
  readonly standing: { readonly stand: Stand | null; readonly toText: () => void; go(to: Cell): void };
  /** Some rows of what the grid shows (`rows`) gave way to others. */
  changeRows(change: RowsChange): void;
  /** The grid takes up other rows. `still` stays where it is on screen, or comes into sight where it was not. */
  showRows(still: Unit | null): void;
  goTo(segment: SegmentId, options: { readonly focus: boolean }): boolean;
  /** Brings a row to the top of the window. */
  bring(unit: Unit): void;
  /** null: the editor closes; what was typed stays a draft. */
  openEditor(id: null): void;
  say(sentence: string, options: { readonly shown: boolean }): void;
}

/** How many steps of 500 rows are taken at once: more would be felt. */
const AT_ONCE = 4;
/** How long the map waits for the end of a flurry of acts, ms; then for a moment in which nothing else is to do. */
const MAP_REST = 250;
/** Where there is room for the map. */
const WIDE = window.matchMedia('(min-width: 64.0625rem)');

export class TroubleController implements ReactiveController {
  readonly #host: TroubleHost;
  readonly #i18n: LocalizeController;
  #marks: RowMarks;
  /** Something has changed since the marks were read. */
  #stale = true;
  #reading: Promise<void> | null = null;
  #kind: Trouble = 'doubtful';
  #unchecked = false;
  #open = false;
  /** The rows that are shown; null: all. */
  #only: FilteredUnits | null = null;
  /** A row that one has been led to from elsewhere: it is shown, too, until the keyboard is in another. */
  #guest: SegmentId | null = null;
  #walk = new DoubtfulWalk();
  #map: MapSource | null = null;
  /** 0: nobody waits for it. */
  #mapTimer = 0;
  #mapDue = 0;
  #held: Unit | undefined;
  #look = '';
  #stop: (() => void)[] = [];

  constructor(host: TroubleHost) {
    this.#host = host;
    this.#i18n = new LocalizeController(host);
    this.#marks = new RowMarks(host.workbench.tables);
    host.addController(this);
  }

  hostConnected(): void {
    // Not on the page itself: it does not hear of a focus that goes from one of its sentences to another.
    this.#host.renderRoot.addEventListener('focusin', this.#onFocus);
    WIDE.addEventListener('change', this.#redraw);
    this.#stop = [this.#host.actions.add(troubleActions(this))];
    void this.ready();
  }

  hostDisconnected(): void {
    this.#host.renderRoot.removeEventListener('focusin', this.#onFocus);
    WIDE.removeEventListener('change', this.#redraw);
    clearTimeout(this.#mapTimer);
    this.#mapTimer = 0;
    for (const stop of this.#stop.splice(0)) stop();
  }

  /** What the workbench tells, right after it has happened and before anybody asks for rows. */
  receive(event: WorkbenchEvent): void {
    if (event.type !== 'patch') return;
    this.#marks.receive(event.patch);
    this.#outdate();
  }

  /** Another work, or the same after nobody has listened for a while. */
  renew(): void {
    this.#marks = new RowMarks(this.#host.workbench.tables);
    this.#walk = new DoubtfulWalk();
    this.#only = null;
    this.#outdate();
  }

  /** Columns came or went. */
  look(): void {
    const of = this.#host.shown.join();
    if (of === this.#look) return;
    this.#look = of;
    this.#filter();
    this.#drawMap();
  }

  /** What of all rows the grid shows; null: all. */
  get rows(): UnitList | null { return this.#host.layout === 'aligned' ? this.#only : null; }

  /** Rows gave way to others. True: what the grid shows of them has been seen to. */
  rowsChanged(): boolean {
    this.#outdate();
    if (!this.rows) return false;
    if (!this.#reading) this.#read(AT_ONCE);
    return true;
  }

  /** Somebody is led to a row: where it is left out, it is shown for now. */
  admit(unit: Unit): void {
    if (!this.rows || this.rows.placeOf(unit) >= 0) return;
    this.#guest = unit.id;
    this.#filter();
  }

  get kind(): Trouble { return this.#kind; }
  get only(): boolean { return this.#only !== null; }
  get isOpen(): boolean { return this.#open; }

  /** How far the walk is; `at` 0: at none of the places. */
  get progress(): { readonly at: number; readonly of: number } {
    if (this.#kind === 'doubtful') return { at: this.#walk.placeIn(this.#doubts), of: this.#doubts.length };
    const stand = this.#place();
    return { at: stand ? placeAmong(this.#marks, this.#wanted, stand) : 0, of: countPlaces(this.#marks, this.#wanted) };
  }

  /** Until everything has been read. */
  async ready(): Promise<void> {
    if (!this.#reading && this.#stale) this.#read(AT_ONCE);
    while (this.#reading) await this.#reading;
  }

  /** To the next place of the kind that one looks for. */
  async go(by: 1 | -1): Promise<void> {
    this.#show();
    if (this.#kind === 'doubtful') { this.#goDoubtful(by); return; }
    await this.ready();
    const { units, shown } = this.#host;
    const step = nextPlace(this.#marks, this.#wanted, { from: this.#place(), by });
    const unit = step && units.at(step.place);
    if (!step || !unit) { this.#host.say(this.#i18n.t(`walk.none.${this.#kind}`), { shown: true }); return; }
    this.#host.openEditor(null);
    this.#goTo(unit, step.version);
    const place = this.#i18n.t(`walk.place.${this.#kind}`, { at: step.at, of: step.of, language: this.#word(step.version) });
    this.#host.say(step.again ? `${this.#i18n.t('walk.again')} ${place}` : place, { shown: shown.length === 0 });
    this.#host.requestUpdate();
  }

  /** Chooses what to look for, and goes to the first place from here where `go`. */
  async choose(kind: Trouble, { go }: { go: boolean }): Promise<void> {
    this.#kind = kind;
    this.#show();
    this.#drawMap();
    this.#refilter();
    if (go) await this.go(1);
    this.#host.requestUpdate();
  }

  /** "Only these rows": the others are left out, or come back; one stays where one is. */
  async setOnly(only: boolean): Promise<void> {
    await this.ready();
    const { t } = this.#i18n, { units } = this.#host;
    if (only && this.#isNothingLeft()) { this.#host.say(t(`walk.none.${this.#kind}`), { shown: true }); this.#host.requestUpdate(); return; }
    this.#guest = null;
    if (only) this.#show();
    this.#take(only ? new FilteredUnits(units, this.#filtered()) : null);
    this.#host.say(only ? t('walk.filtered', { kind: t(`walk.kinds.${this.#kind}`), shown: this.#only?.length ?? 0, of: units.length }) : t('walk.unfiltered', { of: units.length }), { shown: false });
  }

  get realignable(): string | null {
    const version = this.#translation();
    return version ? columnName(version, versionsOf(this.#host.workbench.tables), this.#i18n) : null;
  }

  get selected(): number { return this.#host.feed.selection.size; }

  realign(range: 'all' | 'selected'): void {
    const version = this.#translation();
    if (version) this.#host.dispatchEvent(new RealignEvent(version.id, range === 'all' ? null : [...this.#host.feed.selection]));
  }

  /** The column where the keyboard stands, or the first one that is aligned with the original. */
  #translation(): Version | undefined {
    const { standing: { stand }, shown, workbench: { tables } } = this.#host;
    const columns = shown.map((id) => tables.get('version', id)).filter((version) => version !== undefined && version.alignment !== null);
    return columns.find((version) => version?.id === stand?.version) ?? columns[0];
  }

  /** Opens the bar and goes there; or closes it, and with it the filter. */
  async toggle(): Promise<void> {
    if (this.#open) { this.#close(); return; }
    this.#show();
    await this.#host.updateComplete;
    this.#host.renderRoot.querySelector('dm-trouble-bar')?.focus();
  }

  bar(): TemplateResult | typeof nothing {
    return this.#open ? html`<dm-trouble-bar .state=${this.#state()} @dm-walk-wish=${this.#onWish}></dm-trouble-bar>` : nothing;
  }

  map(): TemplateResult | typeof nothing {
    if (this.#host.layout !== 'aligned' || !WIDE.matches || !this.#map) return nothing;
    return html`<dm-alignment-map .source=${this.#map} @dm-map-go=${this.#onMapGo}></dm-alignment-map>`;
  }

  #state(): WalkState {
    const counted = this.#marks.rows.length > 0;
    const { at } = counted || this.#kind === 'doubtful' ? this.progress : { at: 0 };
    const { actions, layout, units } = this.#host;
    return {
      kind: this.#kind, at, unchecked: this.#unchecked, canFilter: layout === 'aligned',
      counts: counted ? { ...countKinds(this.#marks, this.#wanted), doubtful: this.#doubts.length } : null,
      rows: this.#only ? { shown: this.#only.length, of: units.length } : null,
      keys: { next: actions.keyOf('walk.next'), previous: actions.keyOf('walk.previous') },
    };
  }

  get #wanted(): Wanted { return { kind: this.#kind, unchecked: this.#unchecked, shown: this.#host.shown }; }

  get #doubts(): readonly Doubt[] {
    const shown = new Set(this.#host.shown);
    return this.#host.shape.of(Doubts)?.list.filter(({ version }) => shown.has(version)) ?? [];
  }

  /** Where the keyboard stands. */
  #place(): { place: number; version: VersionId } | null {
    const { standing: { stand }, units } = this.#host;
    const place = stand ? units.placeOf(stand.unit) : -1;
    return stand && place >= 0 ? { place, version: stand.version } : null;
  }

  #goDoubtful(by: 1 | -1): void {
    const { t, language } = this.#i18n, host = this.#host;
    const step = this.#walk.go(this.#doubts, by);
    const unit = step && host.units.unitOf(step.doubt.segment);
    if (!step || !unit) { host.say(t('walk.none.doubtful'), { shown: true }); return; }
    host.openEditor(null);
    const { doubt: { segment, version, score }, at, of, again } = step;
    if (unit.cells.has(version)) this.#goTo(unit, version, segment); else this.#goTo(unit, version);
    const place = t('walk.place.doubtful', { at, of, language: this.#word(version), percent: percent(score, language) });
    host.say(again ? `${t('walk.again')} ${place}` : place, { shown: false });
    host.requestUpdate();
  }

  /** The keyboard goes into a cell, also into an empty one. */
  #goTo(unit: Unit, version: VersionId, segment = unit.cells.get(version)?.[0]): void {
    if (segment !== undefined) { this.#host.goTo(segment, { focus: true }); return; }
    this.admit(unit);
    void this.#host.updateComplete.then(() => {
      this.#host.standing.go({ unit, version });
      this.#host.renderRoot.querySelector('[data-empty]:focus')?.scrollIntoView({ block: 'center', behavior: 'instant' });
    });
  }

  #word(id: VersionId): string {
    const versions = versionsOf(this.#host.workbench.tables), version = versions.find((one) => one.id === id);
    return version ? columnWord(version, versions, this.#i18n) : '';
  }

  #show(): void {
    if (this.#open) return;
    this.#open = true;
    void this.ready();
    this.#drawMap();
    this.#host.requestUpdate();
  }

  #close(): void {
    this.#open = false;
    if (this.#only) void this.setOnly(false);
    this.#drawMap();
    this.#host.requestUpdate();
    this.#host.standing.toText();
  }

  /** Where nobody looks at what there is to find, only the map waits for it: it is read when the act is on screen. */
  #outdate(): void {
    this.#stale = true;
    if (!this.#open && !this.#only) { this.#mapSoon(); return; }
    queueMicrotask(() => { if (this.#stale && !this.#reading) this.#read(AT_ONCE); });
  }

  /** A little of it at once, more in slices. */
  #read(steps: number): void {
    const { workbench, units } = this.#host, marks = this.#marks;
    if (units.length === 0) return;
    this.#stale = false;
    const reading = marks.update(units, versionsOf(workbench.tables));
    if (begin(reading, steps)) { this.#have(marks); return; }
    this.#reading = finish(reading).then(() => {
      this.#reading = null;
      if (this.#stale) this.#read(AT_ONCE); else this.#have(marks);
    });
  }

  #have(marks: RowMarks): void {
    if (marks !== this.#marks) return;
    this.#filter();
    if (this.#open) this.#host.requestUpdate();
    this.#mapSoon();
  }

  /** One timer for all that happens meanwhile: an act does not wait for it to be set anew. */
  #mapSoon(): void {
    this.#mapDue = performance.now() + (this.#map ? MAP_REST : 0);
    if (this.#mapTimer === 0) this.#awaitMap();
  }

  #awaitMap(): void {
    this.#mapTimer = window.setTimeout(() => {
      this.#mapTimer = 0;
      if (performance.now() < this.#mapDue) this.#awaitMap(); else whenIdle(() => { this.#drawMap(); }, 1000);
    }, this.#mapDue - performance.now());
  }

  #isNothingLeft(): boolean { return rowsWith(this.#marks, this.#wanted).length === 0; }

  /** What one looks for, the row where the keyboard is, and the one to which somebody has been led. */
  #filtered(): Unit[] {
    const { units, standing: { stand } } = this.#host;
    this.#held = stand ? units.unitOf(stand.segment ?? stand.unit.id) : undefined;
    const guest = this.#guest === null ? undefined : units.unitOf(this.#guest);
    const also = new Set([this.#held, guest].map((unit) => (unit ? units.placeOf(unit) : -1)));
    const rows: Unit[] = [];
    for (const place of rowsWith(this.#marks, this.#wanted, also)) {
      const unit = units.at(place);
      if (unit) rows.push(unit);
    }
    return rows;
  }

  /** Where other rows are to be shown than are, they are. */
  #filter(): void {
    const only = this.#only, { units } = this.#host;
    if (!only) return;
    if (only.whole !== units) { this.#take(new FilteredUnits(units, this.#filtered())); return; }
    const change = only.renew(this.#filtered());
    if (change) this.#host.changeRows(change);
  }

  /** Something else is looked for. */
  #refilter(): void {
    if (!this.#only) return;
    if (this.#isNothingLeft()) this.#endFilter(); else this.#take(new FilteredUnits(this.#host.units, this.#filtered()));
  }

  /** The last one of them has been settled, and left; or there never was one. */
  #endFilter(): void {
    this.#take(null);
    this.#host.say(this.#i18n.t('walk.nothingLeft', { of: this.#host.units.length }), { shown: true });
  }

  /** Other rows as a whole: the row where one is stays, or else what one sees first, or what comes next behind it. */
  #take(only: FilteredUnits | null): void {
    const { units, renderRoot } = this.#host, sight = viewOf(renderRoot, units), stand = this.#place();
    const place = stand && sight && sight.from <= stand.place && stand.place <= sight.to ? stand.place : sight?.from ?? 0;
    this.#only = only;
    this.#host.showRows((only ? only.at(Math.min(only.placeFrom(place), only.length - 1)) : units.at(place)) ?? null);
  }

  #drawMap(): void {
    const { workbench, units, shown } = this.#host;
    if (this.#stale) { void this.ready(); return; } // it is drawn when it has been read
    if (this.#marks.rows.length === 0) return;
    this.#map = mapSource({
      marks: this.#marks, units, tables: workbench.tables, shown, i18n: this.#i18n, root: this.#host.renderRoot, ticked: this.#open ? BITS[this.#kind] : 0,
    });
    const drawn = this.#host.renderRoot.querySelector('dm-alignment-map');
    if (drawn) drawn.source = this.#map; else this.#host.requestUpdate(); // the page need not be drawn again for it
  }

  readonly #redraw = (): void => { this.#host.requestUpdate(); };

  /** The row that the keyboard has left goes, where it is none of those that one looks for. */
  readonly #onFocus = (): void => {
    requestAnimationFrame(() => {
      const { standing: { stand }, units } = this.#host;
      const here = stand ? units.unitOf(stand.segment ?? stand.unit.id) : undefined;
      if (!here || here === this.#held) return;
      if (this.#guest !== null && units.unitOf(this.#guest) !== here) this.#guest = null;
      if (this.#only && this.#isNothingLeft()) this.#endFilter(); else this.#filter();
      this.#held = here;
      if (this.#open) this.#host.requestUpdate();
    });
  };

  readonly #onWish = ({ wish }: WalkWishEvent): void => { void this.#fulfil(wish); };

  async #fulfil(wish: WalkWish): Promise<void> {
    if ('kind' in wish) await this.choose(wish.kind, { go: false });
    else if ('by' in wish) await this.go(wish.by);
    else if ('only' in wish) await this.setOnly(wish.only);
    else if ('unchecked' in wish) {
      this.#unchecked = wish.unchecked;
      this.#refilter();
      this.#host.requestUpdate();
    } else this.#close();
  }

  /** The map names a row of the whole text; where it is left out, the next one that is not is brought. */
  readonly #onMapGo = ({ place }: MapGoEvent): void => {
    const { units } = this.#host, only = this.rows === null ? null : this.#only;
    const wanted = only ? only.at(Math.min(only.placeFrom(place), only.length - 1)) : units.at(place);
    if (wanted) this.#host.bring(wanted);
  };
}
