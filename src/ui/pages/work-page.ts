/**
 * The text and its versions side by side: the one page that acts on the workbench. It listens to everything its parts
 * say; what each segment shows goes through the feed, so a page of thirty thousand sentences redraws only a few.
 */
import type { PropertyValues, TemplateResult } from 'lit';
import { LitElement, html, nothing } from 'lit';
import type { SegmentId, VersionId } from '../../core/ids.ts';
import type { RowsChange, UnitList } from '../../core/unit-list.ts';
import type { Unit } from '../../core/units.ts';
import { theWork, versionsOf } from '../../core/units.ts';
import type { WorkbenchEvent } from '../../app/events.ts';
import { replaceEverywhere } from '../../app/acts.ts';
import { isRefusal } from '../../core/change.ts';
import type { Workbench } from '../../app/workbench.ts';
import { LocalizeController } from '../../i18n/localize-controller.ts';
import { cellLinks } from '../cell-links.ts';
import { ActionRegistry } from '../controllers/actions.ts';
import type { Aligning } from '../controllers/aligning.ts';
import { ColumnsController } from '../controllers/columns.ts';
import { CorrectingController } from '../controllers/correcting.ts';
import { HeadsController } from '../controllers/heads.ts';
import { PlaceController } from '../controllers/place.ts';
import { preferences } from '../controllers/preferences.ts';
import { ScrollSyncController } from '../controllers/scroll-sync.ts';
import { SegmentFeed } from '../controllers/segment-feed.ts';
import { StandingController } from '../controllers/standing.ts';
import { ROWS_WORTH_A_STOP } from '../controllers/stops.ts';
import type { TroubleController } from '../controllers/trouble.ts';
import { WindowsController } from '../controllers/windows.ts';
import { AnnounceEvent, MatchesEvent, PanelCloseEvent, ReplaceEvent, RowsShownEvent, SegmentGoEvent, SegmentPointEvent, listen } from '../events.ts';
import { localized } from '../localized.ts';
import { aboutText } from '../parts/about-text.ts';
import { correctingParts } from '../parts/correcting-parts.ts';
import { alignedLayout } from '../parts/aligned-layout.ts';
import type { ReadingContext } from '../parts/reading-layout.ts';
import { readingLayout } from '../parts/reading-layout.ts';
import { icon } from '../parts/icons.ts';
import { hrefOf } from '../router.ts';
import { controls } from '../styles/controls.ts';
import { workStyles } from '../styles/work.ts';
import type { Shape } from '../work-shape.ts';
import { NOT_READ, isStructural, shapeSoon } from '../work-shape.ts';
import { workActions } from './work-actions.ts';

/**
 * @property workbench  the open work
 * @property actions    where the page registers what it can do
 * @property at         the segment that the address names; null where it names none
 * @fires dm-announce
 */
export class DmWorkPage extends LitElement {
  static override properties = {
    workbench: { attribute: false }, actions: { attribute: false }, at: { attribute: false }, lostPlace: { state: true }, finding: { state: true }, shape: { state: true }, aligning: { state: true },
  };
  declare workbench: Workbench;
  declare actions: ActionRegistry;
  declare at: SegmentId | null;
  /** The address named a sentence that is not in the text. */
  declare private lostPlace: boolean;

  /** Is the find panel open? null: it has never been wanted. */
  declare private finding: boolean | null;
  declare shape: Shape;
  /** Mending the alignment by hand: here after the first row. */
  declare private aligning: Aligning | null;

  static override styles = [controls, workStyles];

  readonly i18n: LocalizeController = new LocalizeController(this);
  readonly columns = new ColumnsController(this);
  private readonly correcting = new CorrectingController(this);
  readonly place = new PlaceController(this);
  readonly sync = new ScrollSyncController(this);
  readonly windows = new WindowsController(this);
  readonly standing = new StandingController(this);
  private readonly heads = new HeadsController(this);
  /** What helps to find the trouble; null until it has been loaded, after the first row. */
  private trouble: TroubleController | null = null;
  feed!: SegmentFeed;
  private stop: (() => void)[] = [];
  /** What waits for the structure to be read. */
  private waiting: (() => void)[] = [];
  /** Which unit to bring to the top after the next update. */
  private bringNext: SegmentId | null = null;
  private laid = '';
  /** The focus was in the text when the rows changed: it must not fall to the page. */
  private hadFocus = false;

  constructor() {
    super();
    this.actions = new ActionRegistry();
    this.at = null;
    this.lostPlace = false;
    this.finding = null;
    this.shape = NOT_READ;
    this.aligning = null;
    listen(this, SegmentPointEvent, ({ segment, by }) => {
      // Where it goes only because its row is drawn anew, it comes back at once: what is lit stays lit.
      if (segment !== null || by === 'pointer' || !this.hadFocus) this.feed.point(segment, by);
    });
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
    this.trouble?.look();
  }

  protected override updated(): void {
    const { shown } = this.columns, look = shown.map(({ version, width }) => `${version.id} ${width}`).join();
    this.lay(shown, look);
    this.windows.attach(look);
    if (this.hadFocus && this.standing.lost) this.standing.restore();
    this.hadFocus = false;
    if (this.bringNext === null) return;
    const unit = this.bringNext;
    this.bringNext = null;
    // The segments draw themselves before the next frame; then everything has its height, and nothing has been painted yet.
    requestAnimationFrame(() => {
      const row = this.feed.unitOf(unit);
      if (row) this.bring(row); else this.place.bring(unit);
      if (this.shape === NOT_READ) return;
      this.stopped(unit);
      this.dispatchEvent(new RowsShownEvent());
    });
  }

  /** Only where it is another: browsers style the page anew for the same values, too. */
  private lay(shown: ColumnsController['shown'], look: string): void {
    const { layout, workbench: { tables }, style } = this, { pivot } = theWork(tables), laid = `${layout} ${pivot} ${look}`;
    if (laid === this.laid) return;
    this.laid = laid;
    this.dataset['layout'] = layout;
    style.setProperty('--columns', shown.map(({ width }) => `minmax(0, ${width}fr)`).join(' '));
    style.setProperty('--count', String(shown.length));
    style.setProperty('--lanes', String(shown.filter(({ version }) => version.id !== pivot).length));
  }

  override render(): TemplateResult {
    const context = this.context();
    const { finding, windows: { cut } } = this;
    return html`
      ${finding === null ? nothing : html`<dm-find-panel .workbench=${this.workbench} .open=${finding}></dm-find-panel>`}
      ${this.lostPlace ? html`<p class="notice" role="alert">${icon('warning')}<span>${this.i18n.t('work.unknownPlace')}</span>
        <button type="button" class="button quiet" @click=${() => { this.lostPlace = false; this.standing.toText(); }}>${this.i18n.t('work.dismiss')}</button></p>` : nothing}
      <dm-drafts-notice class="drafts" .workbench=${this.workbench} @close=${this.standing.toText}></dm-drafts-notice>
      ${aboutText(theWork(this.workbench.tables), this.columns.versions, this.i18n)}
      ${cut ? html`<p class="cut">${this.i18n.t('work.printCut', { from: cut.from + 1, to: cut.to, of: this.rows.length })}</p>` : nothing}
      ${this.trouble?.bar() ?? nothing}
      ${this.layout === 'aligned' ? alignedLayout(context) : readingLayout(context)}
      ${this.trouble?.map() ?? nothing}
      ${this.aligning?.bar() ?? nothing}`;
  }

  /** Scrolls to a segment and lights its unit. False: there is no such segment. */
  goTo(id: SegmentId, options: { focus: boolean }): boolean { return this.standing.goTo(id, options); }

  /** Draws a unit in a column of the reading layout. False: it is drawn. */
  revealIn(column: HTMLElement, id: string): boolean {
    const unit = this.feed.unitOf(id as SegmentId);
    return unit !== undefined && this.windows.revealIn((column.dataset['version'] ?? '') as VersionId, unit);
  }

  /** Brings a sentence into view that was changed from elsewhere, e.g. by undo; the keyboard stays where it is. */
  showChanged(id: SegmentId): void { if (id !== this.correcting.editing) this.standing.show(id); }

  /** The editor opens in another sentence: at once, only the two are drawn again. */
  showEditor(id: SegmentId | null): void {
    this.feed.editing = id;
    if (id) void this.updateComplete.then(() => { this.standing.focusOn(id); });
  }

  openEditor(id: SegmentId | null): void { this.correcting.edit(id); }

  /** The sentence in the editor: it stays drawn wherever one scrolls. */
  get kept(): SegmentId | null { return this.correcting.editing; }

  /** The columns on screen. */
  get shown(): readonly VersionId[] { return this.columns.shown.map(({ version }) => version.id); }

  /** The segment after or before `id` in its own version. */
  neighbour(id: SegmentId, direction: 'next' | 'previous'): SegmentId | null { return this.standing.neighbour(id, direction); }

  /** The previous or next unit, in the column where the keyboard stands. */
  goUnit(by: 'next' | 'previous' | 'first' | 'last'): void { this.standing.goUnit(by); }

  async copyLink(): Promise<void> {
    const id = this.standing.focused ?? this.shape.units.at(0)?.id;
    if (!id) return;
    const link = new URL(hrefOf({ page: 'work', work: this.workbench.work, at: id }), location.href).href;
    try {
      await navigator.clipboard.writeText(link);
      this.announce(this.i18n.t('work.linkCopied'), { shown: true });
    } catch {
      this.announce(this.i18n.t('work.linkNotCopied', { link }), { shown: true }); // no permission: the link can be read and typed
    }
  }

  get findsMore(): boolean { return this.windows.windowed && this.shadowRoot?.activeElement?.localName !== 'dm-find-panel'; }

  /** Opens the find panel, or brings the focus back into it. */
  async find({ replacing }: { replacing: boolean }): Promise<void> {
    await import('../parts/find-panel.ts');
    this.finding = true;
    await this.updateComplete;
    const panel = this.renderRoot.querySelector('dm-find-panel');
    if (panel && replacing) panel.replacing = true;
    panel?.focus();
  }

  /** The rows on screen: all, or those that a person looks for. */
  get rows(): UnitList { return this.trouble?.rows ?? this.shape.units; }
  get units(): UnitList { return this.shape.units; }

  /** Somebody is led to a row: where it is left out, it is shown. */
  admit(unit: Unit): void { this.trouble?.admit(unit); }

  changeRows(change: RowsChange): void {
    this.windows.change(change);
    this.requestUpdate();
  }

  showRows(still: Unit | null): void {
    this.windows.show(this.shape, this.workbench.tables, { near: still?.id ?? null, units: this.rows });
    this.requestUpdate();
    if (still) void this.standing.hold(still);
  }

  /** Brings a row to the top of the window. */
  bring(unit: Unit): void {
    this.windows.reveal(unit);
    if (this.windows.windowed) void this.windows.drawn().then(() => { this.place.bring(unit.id); }); else this.place.bring(unit.id);
  }

  say(sentence: string, options: { readonly shown: boolean }): void { this.announce(sentence, options); }

  /** Of a long text, the rows that the person chooses. */
  async print(): Promise<void> {
    const { windows, rows, workbench: { tables }, shown, updateComplete } = this;
    const { printRows } = await import('../controllers/printing.ts');
    if (!await printRows({ windows, rows, tables, shown, updateComplete })) this.standing.toText();
  }

  resetColumns(): void {
    this.columns.reset();
    this.announce(this.i18n.t('columns.wasReset'));
  }

  /** Of a big work it is remembered, so that its rows are seen before it has been read. */
  stopped(top: SegmentId): void {
    const { units } = this.shape, { versions } = this.columns, { work } = this.workbench;
    if (units.length > ROWS_WORTH_A_STOP) void import('../controllers/stop-keeping.ts').then(({ keepStop }) => { keepStop(work, { units, versions }, top); });
  }

  private closeFind(): void {
    this.finding = false;
    this.standing.toText();
  }

  private replace({ find, replacement, edits, count }: ReplaceEvent): void {
    const done = replaceEverywhere(this.workbench, { find, replacement, edits });
    this.announce(isRefusal(done) ? this.i18n.t(`refusal.${done.no}`, done.params) : this.i18n.t('find.replaced', { count }));
  }

  private start(): void {
    for (const stop of this.stop.splice(0)) stop();
    this.feed = new SegmentFeed(this.workbench);
    this.feed.editing = this.correcting.editing;
    this.shape = NOT_READ;
    this.trouble?.renew();
    if (this.workbench.drafts.length + this.workbench.olderDrafts.length > 0) void import('../parts/drafts-notice.ts');
    this.read();
    this.align();
    this.stop.push(this.workbench.subscribe((event) => { this.receive(event); }), this.actions.add(workActions(this)));
  }

  /** Nobody mends anything before there is something to see. */
  private align(): void {
    const { workbench } = this;
    this.stop.push(() => { this.aligning?.stop(); this.aligning = null; });
    requestAnimationFrame(() => {
      void import('../controllers/aligning.ts').then(({ Aligning: Made }) => {
        if (this.isConnected && workbench === this.workbench) this.aligning ??= new Made(this);
      });
    });
  }

  /** The structure, at once or, of a big work, soon. */
  private read(): void {
    const { workbench } = this;
    this.columns.versions = versionsOf(workbench.tables);
    const shape = shapeSoon(workbench);
    if (shape instanceof Promise) void shape.then((read) => { if (workbench === this.workbench) this.take(read); }); else this.take(shape);
  }

  private take(shape: Shape): void {
    this.shape = shape;
    this.feed.show(shape.units);
    this.feed.light();
    const stored = this.unitAt(this.place.stored), top = shape.units.at(0);
    this.windows.show(shape, this.workbench.tables, { near: stored });
    this.stop.push(shape.watch((change) => { this.rowsChanged(change); }));
    this.feed.tabStop ??= this.standing.memberIn(stored === null ? top : this.feed.unitOf(stored), null);
    this.bringNext ??= stored ?? top?.id ?? null;
    for (const act of this.waiting.splice(0)) act();
    void this.loadTrouble();
  }

  private async loadTrouble(): Promise<void> {
    await this.updateComplete;
    await new Promise(requestAnimationFrame);
    const { TroubleController: Controller } = await import('../controllers/trouble.ts');
    if (this.trouble) this.trouble.rowsChanged(); else this.trouble = new Controller(this);
  }

  /** Rows gave way to others; null: all of them. */
  private rowsChanged(change: RowsChange | null): void {
    const { feed, shape, workbench: { tables }, correcting } = this;
    this.hadFocus ||= this.standing.within;
    if (correcting.editing && !tables.get('segment', correcting.editing)) correcting.edit(null); // what was typed is kept by the workbench
    feed.show(shape.units);
    const gone = feed.tabStop === null || !feed.unitOf(feed.tabStop), heir = gone && this.hadFocus ? this.standing.stand?.segment ?? null : null;
    const lost = gone && heir === null ? this.place.top : undefined;
    if (this.trouble?.rowsChanged()) { /* it has shown them */ } else if (change) this.windows.change(change); else this.windows.show(shape, tables, { near: null });
    if (lost !== undefined) feed.tabStop = this.standing.memberIn(feed.unitOf(lost ?? '' as SegmentId) ?? shape.units.at(0), null);
    // After all that measures: it draws, and they would have the page laid out for them.
    if (heir === null) feed.light(); else feed.point(heir, 'focus');
    this.requestUpdate();
  }

  private whenRead(act: () => void): void { if (this.shape === NOT_READ) this.waiting.push(act); else act(); }

  private receive(event: WorkbenchEvent): void {
    if (event.type === 'patch' && isStructural(event.patch)) {
      this.hadFocus ||= this.standing.within; // it is drawn once before the rows have been read anew
      this.columns.versions = versionsOf(this.workbench.tables);
      this.requestUpdate();
    }
    if (event.type === 'person' || (event.type === 'patch' && event.patch.note)) this.requestUpdate();
    this.trouble?.receive(event);
    this.feed.receive(event);
    this.aligning?.receive(event);
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
      title: localized(theWork(tables).title, this.i18n.language), units: this.rows, feed: this.feed, person: this.workbench.person,
      numberOf: (id) => (numbered ? String(this.shape.units.numberOf(id) ?? '') : ''), heads: this.heads.context, onKey: this.standing.onKey,
      opens: (unit) => this.shape.opens(unit), rows: this.windows.aligned, busy: this.shape === NOT_READ,
      linksIn: (unit, version) => cellLinks(tables, unit, version),
      linkNotes: (version, link) => correctingParts()?.linkNotesView({ workbench: this.workbench, i18n: this.i18n, numberOf: (id) => this.shape.units.numberOf(id) }, version, link) ?? null,
      openOnLink: (version, link) => correctingParts()?.openOnLink(tables, version, link) ?? 0, marked: this.shape.open,
      column: ({ id }) => this.windows.column(id),
      afterOf: (id) => tables.get('segment', id)?.after ?? ' ',
    };
  }

  private unitAt(id: SegmentId | null): SegmentId | null { return id === null ? null : this.feed.unitOf(id)?.id ?? null; }

  private announce(sentence: string, options?: { shown: boolean }): void { this.dispatchEvent(new AnnounceEvent(sentence, options)); }

  private readonly onPreference = (event: Event): void => {
    const { detail } = event as CustomEvent<string>;
    if (['place', 'places', 'stop', 'language'].includes(detail) || !this.hasUpdated) return;
    if (detail === 'textSize') this.windows.forget();
    // The old layout still stands: its place is carried over.
    this.bringNext ??= this.place.top;
    // The other layout has elements of its own: the focus stays with the sentence.
    const focused = detail === 'layout' ? (this.shadowRoot?.activeElement as HTMLElement | null)?.dataset['segment'] : undefined;
    if (detail === 'layout' && this.shape !== NOT_READ) this.windows.show(this.shape, this.workbench.tables, { near: this.bringNext, units: this.rows });
    this.requestUpdate();
    if (focused) void this.updateComplete.then(() => { this.standing.focusOn(focused as SegmentId); });
  };
}

customElements.define('dm-work-page', DmWorkPage);

declare global {
  interface HTMLElementTagNameMap { 'dm-work-page': DmWorkPage }
}
