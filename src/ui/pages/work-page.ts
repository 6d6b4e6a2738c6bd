/**
 * The text and its versions side by side: the one page that acts on the workbench. It listens to everything its parts
 * say; what each segment shows goes through the feed, so a page of thirty thousand sentences redraws only a few.
 */
import type { PropertyValues, TemplateResult } from 'lit';
import { LitElement, html, nothing } from 'lit';
import type { SegmentId, VersionId } from '../../core/ids.ts';
import type { Version } from '../../core/model.ts';
import type { Unit } from '../../core/units.ts';
import { partnersOf, theWork, versionsOf } from '../../core/units.ts';
import type { WorkbenchEvent } from '../../app/events.ts';
import { replaceEverywhere } from '../../app/acts.ts';
import { isRefusal } from '../../core/change.ts';
import type { Workbench } from '../../app/workbench.ts';
import { LocalizeController } from '../../i18n/localize-controller.ts';
import { actOnColumn, copyVersion, downloadVersion } from '../column-acts.ts';
import type { ColumnAct } from '../column-acts.ts';
import { ActionRegistry } from '../controllers/actions.ts';
import { ColumnsController } from '../controllers/columns.ts';
import { CorrectingController } from '../controllers/correcting.ts';
import { PlaceController } from '../controllers/place.ts';
import { preferences } from '../controllers/preferences.ts';
import { ScrollSyncController } from '../controllers/scroll-sync.ts';
import { SegmentFeed } from '../controllers/segment-feed.ts';
import { PRINTED, WindowsController } from '../controllers/windows.ts';
import { AnnounceEvent, MatchesEvent, PanelCloseEvent, ReplaceEvent, SegmentGoEvent, SegmentPointEvent, listen } from '../events.ts';
import { columnName, columnWord, localized } from '../localized.ts';
import { runsIn } from '../links.ts';
import { aboutText } from '../parts/about-text.ts';
import type { HeadsContext } from '../parts/column-heads.ts';
import { alignedLayout } from '../parts/aligned-layout.ts';
import type { ReadingContext } from '../parts/reading-layout.ts';
import { readingLayout } from '../parts/reading-layout.ts';
import { icon } from '../parts/icons.ts';
import { percent } from '../parts/link-mark.ts';
import type { DmMenu } from '../parts/menu.ts';
import { hrefOf } from '../router.ts';
import { controls } from '../styles/controls.ts';
import { workStyles } from '../styles/work.ts';
import type { Shape } from '../work-shape.ts';
import { isStructural, shapeSoon } from '../work-shape.ts';
import { DoubtfulWalk } from './doubtful-walk.ts';
import type { Cell, Move, Stand } from './moves.ts';
import { cellBelow, cellBeside, movesIn } from './moves.ts';
import { workActions } from './work-actions.ts';

/** Until the structure of a big work has been read. */
const NOT_READ: Shape = {
  versions: [], units: [], unitOf: new Map(), placeOf: new Map(), letters: new Uint32Array(0), numbers: new Map(), paragraphs: new Map(), opens: new Map(), open: false, doubts: [],
};

/**
 * @property workbench  the open work
 * @property actions    where the page registers what it can do
 * @property at         the segment that the address names; null where it names none
 * @fires dm-announce
 */
export class DmWorkPage extends LitElement {
  static override properties = {
    workbench: { attribute: false }, actions: { attribute: false }, at: { attribute: false }, lostPlace: { state: true }, current: { state: true }, finding: { state: true }, shape: { state: true },
  };
  declare workbench: Workbench;
  declare actions: ActionRegistry;
  declare at: SegmentId | null;
  /** The address named a sentence that is not in the text. */
  declare private lostPlace: boolean;
  /** Reading on a phone: the column on screen. */
  declare private current: VersionId | null;

  /** Is the find panel open? null: it has never been wanted. */
  declare private finding: boolean | null;
  declare private shape: Shape;

  static override styles = [controls, workStyles];

  private readonly i18n: LocalizeController = new LocalizeController(this);
  private readonly columns = new ColumnsController(this);
  private readonly correcting = new CorrectingController(this);
  private readonly place = new PlaceController(this);
  private readonly sync = new ScrollSyncController(this);
  private readonly windows = new WindowsController(this);
  private walk = new DoubtfulWalk();
  private feed!: SegmentFeed;
  private stop: (() => void)[] = [];
  /** What waits for the structure to be read. */
  private waiting: (() => void)[] = [];
  /** Which unit to bring to the top after the next update. */
  private bringNext: SegmentId | null = null;

  constructor() {
    super();
    this.actions = new ActionRegistry();
    this.at = null;
    this.lostPlace = false;
    this.current = null;
    this.finding = null;
    this.shape = NOT_READ;
    listen(this, SegmentPointEvent, ({ segment, by }) => { this.feed.point(segment, by); });
    listen(this, MatchesEvent, ({ matches }) => { this.feed.matches = matches; });
    listen(this, ReplaceEvent, (event) => { this.replace(event); });
    listen(this, PanelCloseEvent, () => { this.closeFind(); });
    listen(this, SegmentGoEvent, (event) => {
      event.stopPropagation();
      this.goTo(event.segment, event);
    });
  }

  get layout(): 'aligned' | 'reading' { return preferences.get('layout') === 'reading' ? 'reading' : 'aligned'; }
  set layout(layout: 'aligned' | 'reading') {
    if (layout === this.layout) return;
    preferences.set('layout', layout);
    this.announce(this.i18n.t(layout === 'aligned' ? 'layout.nowAligned' : 'layout.nowReading'));
  }

  override connectedCallback(): void {
    super.connectedCallback();
    preferences.addEventListener('change', this.onPreference);
    if (this.hasUpdated) this.start();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    preferences.removeEventListener('change', this.onPreference);
    for (const stop of this.stop.splice(0)) stop();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('workbench')) this.start();
    if (changed.has('at') && this.at !== null) this.open(this.at);
  }

  protected override updated(): void {
    this.dataset['layout'] = this.layout;
    this.style.setProperty('--columns', this.columns.shown.map(({ width }) => `minmax(0, ${width}fr)`).join(' '));
    this.style.setProperty('--count', String(this.columns.shown.length));
    this.windows.attach(this.columns.shown.map(({ version, width }) => `${version.id} ${width}`).join());
    if (this.bringNext === null) return;
    const unit = this.bringNext;
    this.bringNext = null;
    // The segments draw themselves before the next frame; then everything has its height, and nothing has been painted yet.
    requestAnimationFrame(() => {
      const row = this.feed.unitOf(unit);
      if (row) this.windows.reveal(row);
      if (this.windows.windowed) void this.windows.drawn().then(() => { this.place.bring(unit); }); else this.place.bring(unit);
    });
  }

  override render(): TemplateResult {
    const context = this.context();
    const { finding } = this;
    return html`
      ${finding === null ? nothing : html`<dm-find-panel .workbench=${this.workbench} .open=${finding}></dm-find-panel>`}
      ${this.lostPlace ? html`<p class="notice" role="alert">${icon('warning')}<span>${this.i18n.t('work.unknownPlace')}</span>
        <button type="button" class="button quiet" @click=${() => { this.lostPlace = false; this.toText(); }}>${this.i18n.t('work.dismiss')}</button></p>` : nothing}
      <dm-drafts-notice class="drafts" .workbench=${this.workbench} @close=${this.toText}></dm-drafts-notice>
      ${aboutText(theWork(this.workbench.tables), this.columns.versions, this.i18n)}
      ${this.windows.cut ? html`<p class="cut">${this.i18n.t('work.printCut', { rows: PRINTED, of: this.shape.units.length })}</p>` : nothing}
      ${this.layout === 'aligned' ? alignedLayout(context) : readingLayout(context)}`;
  }

  /** Scrolls to a segment and lights its unit. False: there is no such segment. */
  goTo(id: SegmentId, { focus }: { focus: boolean }): boolean {
    const unit = this.feed.unitOf(id);
    if (!unit) return false;
    const target = this.visibleMember(unit, id);
    this.place.release();
    this.feed.point(target, 'focus');
    void this.drawn(unit).then(() => {
      const element = this.elementOf(target);
      element?.scrollIntoView({ block: 'center', behavior: 'instant' });
      const scroller = element?.closest('.scroller');
      if (scroller) this.sync.lead(scroller);
      if (focus) element?.focusText();
    });
    return true;
  }

  /** A row of a long text may not be there yet. */
  private async drawn(unit: Unit): Promise<void> {
    await this.updateComplete;
    this.windows.reveal(unit);
    if (this.windows.windowed) await this.windows.drawn();
  }

  /** Draws a unit in a column of the reading layout. False: it is drawn. */
  revealIn(column: HTMLElement, id: string): boolean {
    const unit = this.feed.unitOf(id as SegmentId);
    return unit !== undefined && this.windows.revealIn((column.dataset['version'] ?? '') as VersionId, unit);
  }

  /** Brings a sentence into view that was changed from elsewhere, e.g. by undo; the keyboard stays where it is. */
  showChanged(id: SegmentId): void { if (id !== this.correcting.editing) this.goTo(id, { focus: false }); }

  /** The editor opens in another sentence: at once, only the two are drawn again. */
  showEditor(id: SegmentId | null): void {
    this.feed.editing = id;
    if (id) void this.updateComplete.then(() => { this.focusOn(id); });
  }

  /** The sentence in the editor: it stays drawn wherever one scrolls. */
  get kept(): SegmentId | null { return this.correcting.editing; }

  /** The segment after or before `id` in its own version. */
  neighbour(id: SegmentId, direction: 'next' | 'previous'): SegmentId | null {
    const version = this.workbench.tables.get('segment', id)?.version;
    if (!version) return null;
    const segments = this.workbench.tables.segmentsOf(version);
    return segments[segments.findIndex((segment) => segment.id === id) + (direction === 'next' ? 1 : -1)]?.id ?? null;
  }

  /** Where the keyboard stands, or would come in. */
  get focused(): SegmentId | null { return this.feed.focused ?? this.feed.tabStop; }

  /** The previous or next unit, in the column where the keyboard stands. */
  goUnit(by: 'next' | 'previous' | 'first' | 'last'): void {
    const { units: all } = this.shape;
    const from = this.focused;
    const here = from === null ? undefined : this.feed.unitOf(from);
    const at = (here && this.shape.placeOf.get(here)) ?? -1;
    const to = { next: Math.min(all.length - 1, at + 1), previous: Math.max(0, at - 1), first: 0, last: all.length - 1 }[by];
    const unit = all[to];
    if (unit) this.goTo(this.memberIn(unit, from), { focus: true });
  }

  async copyLink(): Promise<void> {
    const id = this.focused ?? this.shape.units[0]?.id;
    if (!id) return;
    const link = new URL(hrefOf({ page: 'work', work: this.workbench.work, at: id }), location.href).href;
    try {
      await navigator.clipboard.writeText(link);
      this.announce(this.i18n.t('work.linkCopied'), { shown: true });
    } catch {
      this.announce(this.i18n.t('work.linkNotCopied', { link }), { shown: true }); // no permission: the link can be read and typed
    }
  }

  /** Opens the find panel, or brings the focus back into it. */
  async find({ replacing }: { replacing: boolean }): Promise<void> {
    await import('../parts/find-panel.ts');
    this.finding = true;
    await this.updateComplete;
    const panel = this.renderRoot.querySelector('dm-find-panel');
    if (panel && replacing) panel.replacing = true;
    panel?.focus();
  }

  /** The next place where a machine was not sure, in the columns on screen: the least sure first. */
  goDoubtful(by: 1 | -1): void {
    const { t, language } = this.i18n;
    const step = this.walk.go(this.doubts, by);
    const version = this.columns.versions.find(({ id }) => id === step?.doubt.version);
    if (!step || !version) { this.announce(t('work.doubt.none'), { shown: true }); return; }
    if (this.correcting.editing) this.correcting.edit(null); // the draft stays
    const { doubt: { segment, score }, at, of, again } = step;
    const place = t('work.doubt.place', { at, of, language: columnWord(version, this.columns.versions, this.i18n), percent: percent(score, language) });
    this.goTo(segment, { focus: true });
    this.announce(again ? `${t('work.doubt.again')} ${place}` : place, { shown: true });
  }

  /** How far the walk is; `at` 0: not begun. */
  get doubtful(): { readonly at: number; readonly of: number } {
    const { doubts } = this;
    return { at: this.walk.placeIn(doubts), of: doubts.length };
  }

  private get doubts(): Shape['doubts'] {
    const shown = new Set(this.columns.shown.map(({ version }) => version.id));
    return this.shape.doubts.filter(({ version }) => shown.has(version));
  }

  /** A long text has only its first rows on paper, which are drawn for it. */
  async print(): Promise<void> {
    this.windows.print(true);
    await this.windows.drawn();
    window.print();
  }

  resetColumns(): void {
    this.columns.reset();
    this.announce(this.i18n.t('columns.wasReset'));
  }

  private closeFind(): void {
    this.finding = false;
    this.toText();
  }

  /** What had the focus has gone: it goes to the text, to the sentence where the keyboard was last. */
  private readonly toText = (): void => {
    const back = this.focused;
    if (back) this.focusOn(back);
  };

  private replace({ find, replacement, edits, count }: ReplaceEvent): void {
    const done = replaceEverywhere(this.workbench, { find, replacement, edits });
    this.announce(isRefusal(done) ? this.i18n.t(`refusal.${done.no}`, done.params) : this.i18n.t('find.replaced', { count }));
  }

  private start(): void {
    for (const stop of this.stop.splice(0)) stop();
    this.feed = new SegmentFeed(this.workbench);
    this.feed.editing = this.correcting.editing;
    this.shape = NOT_READ;
    this.walk = new DoubtfulWalk();
    if (this.workbench.drafts.length + this.workbench.olderDrafts.length > 0) void import('../parts/drafts-notice.ts');
    this.read();
    this.stop = [this.workbench.subscribe((event) => { this.receive(event); }), this.actions.add(workActions(this))];
  }

  /** The structure, at once or, of a big work, soon. */
  private read(): void {
    const { workbench } = this;
    this.columns.versions = versionsOf(workbench.tables);
    const shape = shapeSoon(workbench);
    if (shape instanceof Promise) void shape.then((read) => { if (workbench === this.workbench) this.take(read); }); else this.take(shape);
  }

  private take(shape: Shape): void {
    const first = this.shape === NOT_READ;
    this.shape = shape;
    this.feed.show(shape.unitOf);
    const stored = this.unitAt(this.place.stored), [top] = shape.units;
    this.windows.show(shape, this.workbench.tables, first ? stored : null);
    this.feed.tabStop ??= this.memberIn(stored === null ? top : this.feed.unitOf(stored), null);
    if (first) this.bringNext ??= stored ?? top?.id ?? null;
    for (const act of this.waiting.splice(0)) act();
  }

  private whenRead(act: () => void): void { if (this.shape === NOT_READ) this.waiting.push(act); else act(); }

  private receive(event: WorkbenchEvent): void {
    if (event.type === 'patch' && isStructural(event.patch)) { this.read(); this.requestUpdate(); }
    if (event.type === 'person') this.requestUpdate();
    this.feed.receive(event);
  }

  private open(id: SegmentId): void {
    this.whenRead(() => {
      const unit = this.feed.unitOf(id);
      this.lostPlace = !unit;
      // Later than the place where the person stopped: the address wins.
      if (unit) void this.updateComplete.then(() => requestAnimationFrame(() => { this.goTo(id, { focus: true }); }));
    });
  }

  private context(): ReadingContext {
    const { tables } = this.workbench;
    const numbered = preferences.get('numbers') ?? true;
    return {
      title: localized(theWork(tables).title, this.i18n.language), units: this.shape.units, feed: this.feed, person: this.workbench.person,
      numberOf: (id) => (numbered ? String(this.shape.numbers.get(id) ?? '') : ''), heads: this.heads(), onKey: this.onKey,
      opens: (unit) => this.shape.opens.get(unit) ?? null, rows: this.windows.aligned, busy: this.shape === NOT_READ,
      runsIn: this.shape.open ? (unit, version) => runsIn(tables, unit, version) : null,
      column: ({ id }) => this.windows.column(id),
      afterOf: (id) => tables.get('segment', id)?.after ?? ' ',
    };
  }

  private heads(): HeadsContext {
    const { columns, i18n } = this;
    const { tables } = this.workbench;
    const nameOf = (version: Version): string => columnName(version, columns.versions, i18n);
    const { shown } = columns;
    return {
      columns: shown, versions: columns.versions, pivot: theWork(tables).pivot, nameOf, wordOf: (version) => columnWord(version, columns.versions, i18n), i18n,
      current: this.current ?? shown[0]?.version.id ?? null, go: (id) => { this.showColumn(id); },
      act: (act: ColumnAct, version) => { this.act(act, version, nameOf(version)); },
      copy: (version) => { void copyVersion(tables, { id: version.id, name: nameOf(version), i18n }).then((said) => { this.announce(said, { shown: true }); }); },
      download: (version) => { downloadVersion(tables, version); },
      divide: (first, second, share) => { columns.divide(first, second, share); },
      move: (id, target) => { columns.moveTo(id, target); },
    };
  }

  /** From a column's own menu: the focus stays with the column, or goes to its neighbour when it was hidden. */
  private act(act: ColumnAct, { id }: Version, name: string): void {
    const at = this.columns.shown.findIndex(({ version }) => version.id === id);
    this.announce(actOnColumn(this.columns, act, { id, name, i18n: this.i18n }));
    void this.updateComplete.then(() => {
      const { shown } = this.columns;
      const next = shown.find(({ version }) => version.id === id) ?? shown[at] ?? shown.at(-1);
      this.renderRoot.querySelector<DmMenu>(`.head[data-version="${CSS.escape(next?.version.id ?? '')}"] dm-menu`)?.focus();
    });
  }

  /** Reading on a phone: brings a column into view, at the place where the one before it was. */
  private showColumn(id: VersionId): void {
    const leading = this.renderRoot.querySelector(`.scroller[data-version="${CSS.escape(this.current ?? this.columns.shown[0]?.version.id ?? '')}"]`);
    this.place.release();
    if (leading) this.sync.lead(leading);
    this.renderRoot.querySelector(`.scroller[data-version="${CSS.escape(id)}"]`)?.scrollIntoView({ inline: 'start', block: 'nearest' });
    this.current = id;
  }

  private readonly onKey = (event: KeyboardEvent): void => {
    if (event.defaultPrevented || event.altKey || event.metaKey || event.shiftKey || this.correcting.editing) return;
    const inner = event.composedPath()[0];
    const stand = this.standOf(event.composedPath());
    if (!stand || (inner instanceof HTMLElement && inner.matches('button, input, textarea, select'))) return;
    const move = movesIn(event);
    if (!move) return;
    event.preventDefault();
    const to = this.from(stand, move);
    if (typeof to === 'string') { this.feed.point(to, 'focus'); this.focusOn(to); } else if (to) this.standOn(to);
  };

  /** The sentence or the empty cell that has the focus. */
  private standOf(path: readonly EventTarget[]): Stand | null {
    const target = path.find((node): node is HTMLElement => node instanceof HTMLElement && (node.localName === 'dm-segment' || 'empty' in node.dataset));
    const segment = (target?.dataset['segment'] ?? null) as SegmentId | null;
    const unit = this.feed.unitOf((segment ?? target?.closest<HTMLElement>('[data-unit]')?.dataset['unit'] ?? '') as SegmentId);
    const version = segment === null ? target?.dataset['empty'] as VersionId | undefined : this.workbench.tables.get('segment', segment)?.version;
    return unit && version ? { segment, unit, version } : null;
  }

  private from(stand: Stand, move: Move): SegmentId | Cell | null {
    switch (move) {
      case 'first': case 'last': return this.memberIn(this.shape.units.at(move === 'first' ? 0 : -1), stand.segment);
      case 'up': case 'down':
        if (this.layout === 'reading' && stand.segment !== null) return this.neighbour(stand.segment, move === 'up' ? 'previous' : 'next');
        return cellBelow(this.shape.units, stand, move === 'up' ? -1 : 1);
      default: return cellBeside(this.workbench.tables, stand, { move, shown: this.columns.shown.map(({ version }) => version.id) });
    }
  }

  /** An empty cell has the focus, and its row is lit as long as it has. */
  private standOn({ unit, version }: Cell): void {
    this.windows.reveal(unit);
    const cell = this.renderRoot.querySelector<HTMLElement>(`[data-unit="${CSS.escape(unit.id)}"] [data-empty="${CSS.escape(version)}"]`);
    cell?.focus();
    cell?.addEventListener('focusout', () => { this.feed.point(null, 'focus'); }, { once: true });
    this.feed.point(this.visibleMember(unit, unit.id), 'focus');
  }

  private memberIn(unit: Unit | undefined, like: SegmentId | null): SegmentId {
    const version = like === null ? this.columns.shown[0]?.version.id : this.workbench.tables.get('segment', like)?.version;
    const member = version ? unit?.cells.get(version)?.[0] : undefined;
    return member ?? (unit ? this.visibleMember(unit, unit.id) : '' as SegmentId);
  }

  /** `id`, or, when its column is hidden, one of its unit that can be seen. */
  private visibleMember(unit: Unit, id: SegmentId): SegmentId {
    const shown = this.columns.shown.map(({ version }) => version.id);
    const own = this.workbench.tables.get('segment', id)?.version;
    if (own && shown.includes(own)) return id;
    const partners = partnersOf(this.workbench.tables, id);
    const members = shown.flatMap((version) => unit.cells.get(version) ?? []);
    return members.find((member) => partners.has(member)) ?? members[0] ?? id;
  }

  private unitAt(id: SegmentId | null): SegmentId | null { return id === null ? null : this.feed.unitOf(id)?.id ?? null; }

  /** The keyboard goes to a sentence, which is brought in where it is not drawn. */
  private focusOn(id: SegmentId): void {
    const element = this.elementOf(id);
    if (element) element.focusText(); else this.goTo(id, { focus: true });
  }

  private elementOf(id: SegmentId): (HTMLElement & { focusText(): void }) | null {
    return this.renderRoot.querySelector(`[data-segment="${CSS.escape(id)}"]`);
  }

  private announce(sentence: string, options?: { shown: boolean }): void { this.dispatchEvent(new AnnounceEvent(sentence, options)); }

  private readonly onPreference = (event: Event): void => {
    const { detail } = event as CustomEvent<string>;
    if (['place', 'places', 'language'].includes(detail) || !this.hasUpdated) return;
    if (detail === 'textSize') this.windows.forget();
    // The old layout still stands: its place is carried over.
    this.bringNext ??= this.place.top;
    // The other layout has elements of its own: the focus stays with the sentence.
    const focused = detail === 'layout' ? (this.shadowRoot?.activeElement as HTMLElement | null)?.dataset['segment'] : undefined;
    if (detail === 'layout' && this.shape !== NOT_READ) this.windows.show(this.shape, this.workbench.tables, this.bringNext);
    this.requestUpdate();
    if (focused) void this.updateComplete.then(() => { this.focusOn(focused as SegmentId); });
  };
}

customElements.define('dm-work-page', DmWorkPage);

declare global {
  interface HTMLElementTagNameMap { 'dm-work-page': DmWorkPage }
}
