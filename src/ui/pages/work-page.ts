/**
 * The text and its versions side by side: the one page that acts on the workbench. It listens to everything its parts
 * say; what each segment shows goes through the feed, so a page of thirty thousand sentences redraws only a few.
 */
import type { PropertyValues, TemplateResult } from 'lit';
import { LitElement, html, nothing } from 'lit';
import type { SegmentId, VersionId } from '../../core/ids.ts';
import type { Version } from '../../core/model.ts';
import { editsOf } from '../../core/patch.ts';
import type { Unit } from '../../core/units.ts';
import { partnersOf, theWork, units, versionsOf } from '../../core/units.ts';
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
import { AnnounceEvent, MatchesEvent, PanelCloseEvent, ReplaceEvent, SegmentGoEvent, SegmentPointEvent, listen } from '../events.ts';
import { columnName, columnWord, localized } from '../localized.ts';
import type { Paragraph, ParagraphKind } from '../outline.ts';
import { paragraphsOf } from '../outline.ts';
import { aboutText } from '../parts/about-text.ts';
import type { HeadsContext } from '../parts/column-heads.ts';
import { alignedLayout } from '../parts/aligned-layout.ts';
import type { ReadingContext } from '../parts/reading-layout.ts';
import { readingLayout } from '../parts/reading-layout.ts';
import { icon } from '../parts/icons.ts';
import type { DmMenu } from '../parts/menu.ts';
import { hrefOf } from '../router.ts';
import { sentenceNumbers } from '../sentence-numbers.ts';
import { controls } from '../styles/controls.ts';
import { workStyles } from '../styles/work.ts';
import type { Cell, Move, Stand } from './moves.ts';
import { cellBelow, cellBeside, movesIn } from './moves.ts';
import { workActions } from './work-actions.ts';

/** What is read off the tables once per change of the structure. */
interface Shape {
  readonly versions: readonly Version[];
  readonly units: readonly Unit[];
  readonly paragraphs: ReadonlyMap<VersionId, readonly Paragraph[]>;
  readonly numbers: ReadonlyMap<SegmentId, number>;
  readonly opens: ReadonlyMap<Unit, ParagraphKind>;
}

/**
 * @property workbench  the open work
 * @property actions    where the page registers what it can do
 * @property at         the segment that the address names; null where it names none
 * @fires dm-announce
 */
export class DmWorkPage extends LitElement {
  static override properties = {
    workbench: { attribute: false }, actions: { attribute: false }, at: { attribute: false }, lostPlace: { state: true }, current: { state: true }, finding: { state: true },
  };
  declare workbench: Workbench;
  declare actions: ActionRegistry;
  declare at: SegmentId | null;
  /** The address named a sentence that is not in the text. */
  declare private lostPlace: boolean;
  /** Reading on a phone: the column on screen. */
  declare private current: VersionId | null;

  /** null: the find panel has never been wanted. */
  declare private finding: { readonly open: boolean; readonly replacing: boolean } | null;

  static override styles = [controls, workStyles];

  private readonly i18n: LocalizeController = new LocalizeController(this);
  private readonly columns = new ColumnsController(this);
  private readonly correcting = new CorrectingController(this);
  private readonly place = new PlaceController(this);
  private readonly sync = new ScrollSyncController(this);
  private feed!: SegmentFeed;
  private shape!: Shape;
  private stop: (() => void)[] = [];
  /** Which unit to bring to the top after the next update. */
  private bringNext: SegmentId | null = null;

  constructor() {
    super();
    this.actions = new ActionRegistry();
    this.at = null;
    this.lostPlace = false;
    this.current = null;
    this.finding = null;
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

  protected override firstUpdated(): void { this.bringNext ??= this.unitAt(this.place.stored) ?? this.shape.units[0]?.id ?? null; }

  protected override updated(): void {
    this.dataset['layout'] = this.layout;
    this.style.setProperty('--columns', this.columns.shown.map(({ width }) => `minmax(0, ${width}fr)`).join(' '));
    this.style.setProperty('--count', String(this.columns.shown.length));
    if (this.bringNext === null) return;
    const unit = this.bringNext;
    this.bringNext = null;
    // The segments draw themselves before the next frame; then everything has its height, and nothing has been painted yet.
    requestAnimationFrame(() => { this.place.bring(unit); });
  }

  override render(): TemplateResult {
    const context = this.context();
    const { finding } = this;
    return html`
      ${finding ? html`<dm-find-panel .workbench=${this.workbench} .open=${finding.open} .replacing=${finding.replacing}></dm-find-panel>` : nothing}
      ${this.lostPlace ? html`<p class="notice" role="alert">${icon('warning')}<span>${this.i18n.t('work.unknownPlace')}</span>
        <button type="button" class="button quiet" @click=${() => { this.lostPlace = false; this.toText(); }}>${this.i18n.t('work.dismiss')}</button></p>` : nothing}
      <dm-drafts-notice class="drafts" .workbench=${this.workbench} @close=${this.toText}></dm-drafts-notice>
      ${aboutText(theWork(this.workbench.tables), this.shape.versions, this.i18n)}
      ${this.layout === 'aligned' ? alignedLayout(context) : readingLayout(context)}`;
  }

  /** Scrolls to a segment and lights its unit. False: there is no such segment. */
  goTo(id: SegmentId, { focus }: { focus: boolean }): boolean {
    const unit = this.feed.unitOf(id);
    if (!unit) return false;
    const target = this.visibleMember(unit, id);
    this.place.release();
    this.feed.point(target, 'focus');
    void this.updateComplete.then(() => {
      const element = this.elementOf(target);
      element?.scrollIntoView({ block: 'center', behavior: 'instant' });
      if (focus) element?.focusText();
    });
    return true;
  }

  /** Brings a sentence into view that was changed from elsewhere, e.g. by undo; the keyboard stays where it is. */
  showChanged(id: SegmentId): void { if (id !== this.correcting.editing) this.goTo(id, { focus: false }); }

  /** The editor opens in another sentence: at once, only the two are drawn again. */
  showEditor(id: SegmentId | null): void {
    this.feed.editing = id;
    if (id) void this.updateComplete.then(() => { this.elementOf(id)?.focusText(); });
  }

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
    const at = from === null ? -1 : all.findIndex((unit) => unit === this.feed.unitOf(from));
    const to = { next: Math.min(all.length - 1, at + 1), previous: Math.max(0, at - 1), first: 0, last: all.length - 1 }[by];
    const unit = all[to];
    if (unit) this.goTo(this.memberIn(unit, from), { focus: true });
  }

  async copyLink(): Promise<void> {
    const id = this.focused ?? this.shape.units[0]?.id;
    if (!id) return;
    const link = new URL(hrefOf({ page: 'work', at: id }), location.href).href;
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
    this.finding = { open: true, replacing: replacing || (this.finding?.replacing ?? false) };
    await this.updateComplete;
    this.renderRoot.querySelector('dm-find-panel')?.focus();
  }

  resetColumns(): void {
    this.columns.reset();
    this.announce(this.i18n.t('columns.wasReset'));
  }

  private closeFind(): void {
    this.finding = { open: false, replacing: false };
    this.toText();
  }

  /** What had the focus has gone: it goes to the text, to the sentence where the keyboard was last. */
  private readonly toText = (): void => {
    const back = this.focused;
    if (back) this.elementOf(back)?.focusText();
  };

  private replace({ find, replacement, edits, count }: ReplaceEvent): void {
    const done = replaceEverywhere(this.workbench, { find, replacement, edits });
    this.announce(isRefusal(done) ? this.i18n.t(`refusal.${done.no}`, done.params) : this.i18n.t('find.replaced', { count }));
  }

  private start(): void {
    for (const stop of this.stop.splice(0)) stop();
    this.feed = new SegmentFeed(this.workbench);
    this.feed.editing = this.correcting.editing;
    if (this.workbench.drafts.length + this.workbench.olderDrafts.length > 0) void import('../parts/drafts-notice.ts');
    this.read();
    this.stop = [this.workbench.subscribe((event) => { this.receive(event); }), this.actions.add(workActions(this))];
  }

  private read(): void {
    const { tables } = this.workbench;
    const versions = versionsOf(tables);
    const paragraphs = new Map(versions.map(({ id }) => [id, paragraphsOf(tables, id)] as const));
    const numbers = sentenceNumbers(tables);
    const kinds = new Map([...paragraphs.values()].flat().flatMap(({ kind, segments }) => segments[0] ? [[segments[0], kind] as const] : []));
    const all = units(tables);
    const { pivot } = theWork(tables);
    const opens = new Map(all.flatMap((unit) => {
      const first = (unit.cells.get(pivot) ?? [...unit.cells.values()][0] ?? []).find((id) => kinds.has(id));
      return first ? [[unit, kinds.get(first) as ParagraphKind] as const] : [];
    }));
    this.shape = { versions, units: all, paragraphs, numbers, opens };
    this.columns.versions = versions;
    this.feed.units = all;
    this.feed.tabStop ??= this.memberIn(all.find(({ id }) => id === this.unitAt(this.place.stored)) ?? all[0], null);
  }

  private receive(event: WorkbenchEvent): void {
    if (event.type === 'patch') {
      const structural = [...editsOf(event.patch)].some(({ table, before, after }) => table !== 'suggestion' && (table !== 'segment' || before === null || after === null));
      if (structural) { this.read(); this.requestUpdate(); }
    }
    if (event.type === 'person') this.requestUpdate();
    this.feed.receive(event);
  }

  private open(id: SegmentId): void {
    const unit = this.feed.unitOf(id);
    this.lostPlace = !unit;
    if (!unit) return;
    // Later than the place where the person stopped: the address wins.
    void this.updateComplete.then(() => requestAnimationFrame(() => { this.goTo(id, { focus: true }); }));
  }

  private context(): ReadingContext {
    const { tables } = this.workbench;
    const numbered = preferences.get('numbers') ?? true;
    return {
      title: localized(theWork(tables).title, this.i18n.language), units: this.shape.units, feed: this.feed, person: this.workbench.person,
      numberOf: (id) => (numbered ? String(this.shape.numbers.get(id) ?? '') : ''), heads: this.heads(), onKey: this.onKey,
      opens: (unit) => this.shape.opens.get(unit) ?? null,
      paragraphsOf: (version) => this.shape.paragraphs.get(version.id) ?? [],
      afterOf: (id) => tables.get('segment', id)?.after ?? ' ',
    };
  }

  private heads(): HeadsContext {
    const { columns, i18n } = this;
    const { tables } = this.workbench;
    const nameOf = (version: Version): string => columnName(version, this.shape.versions, i18n);
    const { shown } = columns;
    return {
      columns: shown, nameOf, wordOf: (version) => columnWord(version, this.shape.versions, i18n), i18n,
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
    if (typeof to === 'string') { this.feed.point(to, 'focus'); this.elementOf(to)?.focusText(); } else if (to) this.standOn(to);
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

  private elementOf(id: SegmentId): (HTMLElement & { focusText(): void }) | null {
    return this.renderRoot.querySelector(`[data-segment="${CSS.escape(id)}"]`);
  }

  private announce(sentence: string, options?: { shown: boolean }): void { this.dispatchEvent(new AnnounceEvent(sentence, options)); }

  private readonly onPreference = (event: Event): void => {
    const { detail } = event as CustomEvent<string>;
    if (detail === 'place' || detail === 'language' || !this.hasUpdated) return;
    // The old layout still stands: its place is carried over.
    this.bringNext ??= this.place.top;
    // The other layout has elements of its own: the focus stays with the sentence.
    const focused = detail === 'layout' ? (this.shadowRoot?.activeElement as HTMLElement | null)?.dataset['segment'] : undefined;
    this.requestUpdate();
    if (focused) void this.updateComplete.then(() => { this.elementOf(focused as SegmentId)?.focusText(); });
  };
}

customElements.define('dm-work-page', DmWorkPage);

declare global {
  interface HTMLElementTagNameMap { 'dm-work-page': DmWorkPage }
}
