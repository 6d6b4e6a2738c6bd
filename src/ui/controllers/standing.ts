/**
 * Where the keyboard stands in the text, and where it goes: sentence by sentence, unit by unit, to a sentence that a link
 * or a search names. A row of a long text is drawn before anything goes there.
 */
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { SegmentId, VersionId } from '../../core/ids.ts';
import type { UnitList } from '../../core/unit-list.ts';
import type { Unit } from '../../core/units.ts';
import { partnersOf } from '../../core/units.ts';
import type { Workbench } from '../../app/workbench.ts';
import type { Cell, Move, Stand } from './moves.ts';
import { cellBelow, cellBeside, movesIn } from './moves.ts';
import type { PlaceController } from './place.ts';
import type { ScrollSyncController } from './scroll-sync.ts';
import type { SegmentFeed } from './segment-feed.ts';
import type { WindowsController } from './windows.ts';

export interface StandingHost extends ReactiveControllerHost {
  readonly renderRoot: HTMLElement | DocumentFragment;
  readonly workbench: Workbench;
  /** The rows on screen. */
  readonly rows: UnitList;
  readonly feed: SegmentFeed;
  readonly layout: 'aligned' | 'reading';
  /** The columns on screen. */
  readonly shown: readonly VersionId[];
  /** The sentence in the editor. */
  readonly kept: SegmentId | null;
  readonly windows: WindowsController;
  readonly place: PlaceController;
  readonly sync: ScrollSyncController;
  /** Somebody is led to a row: where it is left out, it is shown. */
  admit(unit: Unit): void;
}

type SegmentHere = HTMLElement & { focusText(options?: FocusOptions): void };

export class StandingController implements ReactiveController {
  readonly #host: StandingHost;
  #last: Stand | null = null;
  /** The place of its sentence in its version, from 0. */
  #at = 0;
  #expected = false;

  constructor(host: StandingHost) {
    this.#host = host;
    host.addController(this);
  }

  /** Heard inside: what moves the focus from one sentence to the next is not heard outside the shadow root. */
  hostConnected(): void { this.#host.renderRoot.addEventListener('focusin', this.#onFocus); }
  hostDisconnected(): void { this.#host.renderRoot.removeEventListener('focusin', this.#onFocus); }

  /** Where the keyboard stands, or would come in. */
  get focused(): SegmentId | null { return this.#host.feed.focused ?? this.#host.feed.tabStop; }

  /** The cell where it stands, or last stood, as the rows are now; a palette or a menu has the focus while it is asked. null: nowhere yet. */
  get stand(): Stand | null {
    const { feed, workbench } = this.#host;
    const last = this.#last;
    if (last?.segment === null) {
      const unit = feed.unitOf(last.unit.id);
      if (unit && workbench.tables.get('version', last.version)) return { segment: unit.cells.get(last.version)?.[0] ?? null, unit, version: last.version };
    }
    const segment = (last?.segment ? this.#heir(last.version, last.segment) : null) ?? feed.tabStop;
    return segment === null ? null : this.standAt(segment);
  }

  /** The sentence, or one that carries it on where it was cut or joined, or the one at its place. */
  #heir(version: VersionId, segment: SegmentId): SegmentId | null {
    const { feed, workbench: { tables } } = this.#host;
    let id: SegmentId | undefined = segment;
    for (let steps = 0; id !== undefined && !feed.unitOf(id) && steps < 100; steps++) id = tables.get('forward', id)?.into[0];
    if (id !== undefined && feed.unitOf(id)) return id;
    const others = tables.segmentsOf(version);
    return others[Math.min(this.#at, others.length - 1)]?.id ?? null;
  }

  /** Is the focus in the text? */
  get within(): boolean {
    const { renderRoot } = this.#host, active = renderRoot instanceof ShadowRoot ? renderRoot.activeElement : null;
    return active?.closest('.aligned, .reading') !== null && active !== null;
  }

  /** Is the focus nowhere, or in an element that serves another sentence or cell by now (reuse.ts)? */
  get lost(): boolean {
    const { renderRoot } = this.#host, active = renderRoot instanceof ShadowRoot ? renderRoot.activeElement : null;
    const here = active && this.standOf([active]), { stand } = this;
    // A cell that is empty no more cannot have it; browsers take it away sooner or later.
    if (active === null || active.matches('.cell:not([data-empty])')) return true;
    return here !== null && (here.segment !== stand?.segment || here.unit !== stand.unit || here.version !== stand.version);
  }

  /** An act is about to say where the keyboard goes (`go`). */
  expect(): void { this.#expected = true; }

  /** What had the focus has gone with a change of the rows: it goes to where the keyboard stood. */
  restore(): void {
    if (this.#expected) return;
    const { stand } = this;
    if (!stand) { this.#host.feed.point(null, 'focus'); return; }
    // Where the text stands on screen is not the focus's business here: the row is held still.
    this.go(stand.segment ?? stand, { preventScroll: true });
  }

  /** On a sentence. null: it is in no row. */
  standAt(segment: SegmentId): Stand | null {
    const unit = this.#host.feed.unitOf(segment), version = this.#host.workbench.tables.get('segment', segment)?.version;
    return unit && version ? { segment, unit, version } : null;
  }

  readonly #onFocus = (event: Event): void => {
    const stand = this.standOf(event.composedPath());
    if (stand) this.remember(stand);
  };

  /** What the next act is about, where the mouse chose it and the focus is elsewhere. */
  remember(stand: Stand): void {
    this.#last = stand;
    if (stand.segment !== null) this.#at = this.#host.workbench.tables.indexOf(stand.segment);
  }

  /** Brings a sentence into view that was changed from elsewhere; where it is in view already, nothing moves. */
  show(id: SegmentId): void {
    const { feed, renderRoot } = this.#host, unit = feed.unitOf(id), target = unit && this.visibleMember(unit, id);
    const place = target && this.elementOf(target)?.getBoundingClientRect(), top = renderRoot.querySelector('.heads')?.getBoundingClientRect().bottom ?? 0;
    if (place && place.top >= top && place.bottom <= innerHeight) feed.point(target, 'focus'); else this.goTo(id, { focus: false });
  }

  /** Scrolls to a segment and lights its unit. False: there is no such segment. */
  goTo(id: SegmentId, { focus }: { focus: boolean }): boolean {
    const { feed, place, sync } = this.#host;
    const unit = feed.unitOf(id);
    if (!unit) return false;
    this.#host.admit(unit);
    const target = this.visibleMember(unit, id);
    place.release();
    feed.point(target, 'focus');
    void this.#drawn(unit).then(() => {
      const element = this.elementOf(target);
      element?.scrollIntoView({ block: 'center', behavior: 'instant' });
      const scroller = element?.closest('.scroller');
      if (scroller) sync.lead(scroller);
      if (focus) element?.focusText();
    });
    return true;
  }

  /** While other rows come and go: a row stands where it stood, or, where it was not on screen, below the heads. */
  async hold(unit: Unit): Promise<void> {
    const { renderRoot } = this.#host;
    const topOf = (): number | undefined => renderRoot.querySelector(`[data-unit="${CSS.escape(unit.id)}"]`)?.getBoundingClientRect().top;
    const before = topOf() ?? (renderRoot.querySelector('.heads')?.getBoundingClientRect().bottom ?? 0) + 8;
    // Rows that come may be higher than was thought, and the window may have drawn others meanwhile: so a few times.
    for (let turn = 0; turn < 3; turn += 1) {
      await this.#drawn(unit);
      const now = topOf();
      if (now !== undefined && Math.abs(now - before) > 0.5) window.scrollBy({ top: now - before, behavior: 'instant' });
    }
  }

  /** A row of a long text may not be there yet. */
  async #drawn(unit: Unit): Promise<void> {
    const { windows, updateComplete } = this.#host;
    await updateComplete;
    windows.reveal(unit);
    if (windows.windowed) await windows.drawn();
  }

  /** The segment after or before `id` in its own version. */
  neighbour(id: SegmentId, direction: 'next' | 'previous'): SegmentId | null {
    const { tables } = this.#host.workbench;
    const version = tables.get('segment', id)?.version;
    if (!version) return null;
    const segments = tables.segmentsOf(version);
    return segments[tables.indexOf(id) + (direction === 'next' ? 1 : -1)]?.id ?? null;
  }

  /** The previous or next unit, in the column where the keyboard stands. */
  goUnit(by: 'next' | 'previous' | 'first' | 'last'): void {
    const { rows: all, feed } = this.#host;
    const from = this.focused;
    const here = from === null ? undefined : feed.unitOf(from);
    const at = here ? all.placeOf(here) : -1;
    const to = { next: Math.min(all.length - 1, at + 1), previous: Math.max(0, at - 1), first: 0, last: all.length - 1 }[by];
    const unit = all.at(to);
    if (unit) this.goTo(this.memberIn(unit, from), { focus: true });
  }

  /** What had the focus has gone: it goes to the text, to the sentence where the keyboard was last. */
  readonly toText = (): void => {
    const back = this.focused;
    if (back) this.focusOn(back);
  };

  readonly onKey = (event: KeyboardEvent): void => {
    if (event.defaultPrevented || event.altKey || event.metaKey || event.shiftKey) return;
    const inner = event.composedPath()[0];
    const stand = this.standOf(event.composedPath());
    if (!stand || (stand.segment ?? '') === this.#host.kept || (inner instanceof HTMLElement && inner.matches('button, input, textarea, select'))) return;
    const move = movesIn(event);
    if (!move) return;
    event.preventDefault();
    const to = this.#from(stand, move);
    if (to !== null) this.go(to);
  };

  /** The keyboard goes to a sentence or to an empty cell. */
  go(to: SegmentId | Cell, options: FocusOptions = {}): void {
    this.#expected = false;
    if (typeof to !== 'string') { this.#standOn(to, options); return; }
    this.#host.feed.point(to, 'focus');
    const stand = this.standAt(to);
    if (stand) this.remember(stand); // the element that has the focus already tells nobody
    this.focusOn(to, options);
  }

  /** The sentence or the empty cell in which something happened. */
  standOf(path: readonly EventTarget[]): Stand | null {
    const { feed, workbench } = this.#host;
    const target = path.find((node): node is HTMLElement => node instanceof HTMLElement && (node.localName === 'dm-segment' || 'empty' in node.dataset));
    const segment = (target?.dataset['segment'] ?? null) as SegmentId | null;
    const unit = feed.unitOf((segment ?? target?.closest<HTMLElement>('[data-unit]')?.dataset['unit'] ?? '') as SegmentId);
    const version = segment === null ? target?.dataset['empty'] as VersionId | undefined : workbench.tables.get('segment', segment)?.version;
    return unit && version ? { segment, unit, version } : null;
  }

  /** Where a key leads from a cell; null: the edge. */
  #from(stand: Stand, move: Move): SegmentId | Cell | null {
    const { rows: units, workbench: { tables }, layout, shown } = this.#host;
    switch (move) {
      case 'first': case 'last': return this.memberIn(units.at(move === 'first' ? 0 : units.length - 1), stand.segment);
      case 'up': case 'down':
        if (layout === 'reading' && stand.segment !== null) return this.neighbour(stand.segment, move === 'up' ? 'previous' : 'next');
        return cellBelow(units, stand, move === 'up' ? -1 : 1);
      default: return cellBeside(tables, stand, { move, shown });
    }
  }

  /** An empty cell has the focus, and its row is lit as long as it has. */
  #standOn({ unit, version }: Cell, options: FocusOptions): void {
    const { windows, renderRoot, feed } = this.#host;
    windows.reveal(unit);
    const cell = renderRoot.querySelector<HTMLElement>(`[data-unit="${CSS.escape(unit.id)}"] [data-empty="${CSS.escape(version)}"]`);
    cell?.focus(options);
    cell?.addEventListener('focusout', () => { feed.point(null, 'focus'); }, { once: true });
    feed.point(this.visibleMember(unit, unit.id), 'focus');
  }

  /** The sentence of a row in the column of `like`; in the first column where `like` is null. */
  memberIn(unit: Unit | undefined, like: SegmentId | null): SegmentId {
    const { shown, workbench: { tables } } = this.#host;
    const version = like === null ? shown[0] : tables.get('segment', like)?.version;
    const member = version ? unit?.cells.get(version)?.[0] : undefined;
    return member ?? (unit ? this.visibleMember(unit, unit.id) : '' as SegmentId);
  }

  /** `id`, or, when its column is hidden, one of its unit that can be seen. */
  visibleMember(unit: Unit, id: SegmentId): SegmentId {
    const { shown, workbench: { tables } } = this.#host;
    const own = tables.get('segment', id)?.version;
    if (own && shown.includes(own)) return id;
    const partners = partnersOf(tables, id);
    const members = shown.flatMap((version) => unit.cells.get(version) ?? []);
    return members.find((member) => partners.has(member)) ?? members[0] ?? id;
  }

  /** The keyboard goes to a sentence, which is brought in where it is not drawn. */
  focusOn(id: SegmentId, options: FocusOptions = {}): void {
    const element = this.elementOf(id);
    if (element) element.focusText(options); else this.goTo(id, { focus: true });
  }

  elementOf(id: SegmentId): SegmentHere | null {
    return this.#host.renderRoot.querySelector(`[data-segment="${CSS.escape(id)}"]`);
  }
}
