/**
 * The review page without its looks: which suggestions are listed, which one has the keyboard, which are selected, and what
 * is done with them. Whatever is decided leaves the list, and what stood behind it moves up into its place and has the
 * keyboard; so one may decide a hundred of them with one finger. What somebody is writing about stays listed until it is sent,
 * also where another tab decides it meanwhile.
 */
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Change, Refusal } from '../../core/change.ts';
import { isRefusal } from '../../core/change.ts';
import type { SuggestionId } from '../../core/ids.ts';
import type { Suggestion } from '../../core/model.ts';
import { isOpen } from '../../core/suggestions.ts';
import type { WorkbenchEvent } from '../../app/events.ts';
import { decideMany } from '../../app/review-acts.ts';
import type { Workbench } from '../../app/workbench.ts';
import { LocalizeController } from '../../i18n/localize-controller.ts';
import { AnnounceEvent, SuggestionDecideEvent, SuggestionReplyEvent, listen } from '../events.ts';
import type { CardMode } from '../parts/suggestion-card.ts';
import type { ReviewFilter, ReviewItem } from '../review-view.ts';
import { NO_FILTER, reviewItems } from '../review-view.ts';
import { hrefOf } from '../router.ts';
import type { Shape } from '../work-shape.ts';
import { NOT_READ, shapeSoon } from '../work-shape.ts';
import type { ActionRegistry } from './actions.ts';
import { decideOn, replyTo } from './deciding.ts';
import { askNameOnce } from './person-name.ts';
import type { Reviewer } from './review-actions.ts';
import { reviewActions, reviewWays } from './review-actions.ts';

export interface ReviewHost extends ReactiveControllerHost, EventTarget {
  readonly workbench: Workbench;
  readonly actions: ActionRegistry;
  /** Is the keyboard among the suggestions? */
  readonly inList: boolean;
  /** Opens a field of the card of a suggestion that is drawn. */
  beginIn(suggestion: SuggestionId, mode: CardMode): void;
  /** Asks why all that are selected are to be rejected. */
  askReason(): void;
}

/** How many are drawn at a time. */
export const AT_ONCE = 50;

export class Reviewing implements ReactiveController, Reviewer {
  readonly #host: ReviewHost;
  readonly #i18n: LocalizeController;
  #workbench: Workbench | null = null;
  #stop: (() => void)[] = [];
  #shape: Shape = NOT_READ;
  #filter: ReviewFilter = NO_FILTER;
  #known: { readonly mark: string; readonly items: readonly ReviewItem[]; readonly shape: Shape } | null = null;
  #current: SuggestionId | null = null;
  /** Where it stood when it was last listed. */
  #at = 0;
  #selection: ReadonlySet<SuggestionId> = new Set();
  #anchor: SuggestionId | null = null;
  /** In whose cards something is being written. */
  readonly #busy = new Set<SuggestionId>();
  /** The keyboard goes to the current one after the next drawing. */
  wantsFocus = false;

  constructor(host: ReviewHost) {
    this.#host = host;
    this.#i18n = new LocalizeController(host);
    host.addController(this);
    listen(host, SuggestionDecideEvent, (event) => { this.#named(() => { this.#decide(event); }); });
    listen(host, SuggestionReplyEvent, (event) => { this.#named(() => { this.#reply(event); }); });
  }

  hostConnected(): void { if (this.#workbench) this.#connect(); }
  hostDisconnected(): void { for (const stop of this.#stop.splice(0)) stop(); }
  hostUpdate(): void {
    if (this.#host.workbench === this.#workbench) return;
    this.hostDisconnected();
    this.#connect();
  }

  /** false: the structure of a big work is still being read. */
  get read(): boolean { return this.#shape !== NOT_READ; }
  get shape(): Shape { return this.#shape; }
  get filter(): ReviewFilter { return this.#filter; }
  get selection(): ReadonlySet<SuggestionId> { return this.#selection; }
  get selected(): number { return this.#selection.size; }
  get ready(): boolean { return this.items.length > 0; }

  get items(): readonly ReviewItem[] {
    const { tables } = this.#host.workbench, mark = [tables.turn, JSON.stringify(this.#filter), [...this.#busy].join()].join('|');
    if (this.#known?.mark !== mark || this.#known.shape !== this.#shape) {
      this.#known = { mark, shape: this.#shape, items: this.read ? reviewItems(this.#filter, { tables, units: this.#shape.units, kept: this.#busy }) : [] };
    }
    return this.#known.items;
  }

  /** The place of the current one in the list, from 0; -1: the list is empty. Where it has gone, what stands in its place now is the current one. */
  get at(): number {
    const { items } = this, found = items.findIndex(({ suggestion: { id } }) => id === this.#current);
    if (found >= 0) return this.#at = found;
    if (items.length === 0) return -1;
    this.#at = Math.min(this.#at, items.length - 1);
    this.#current = items[this.#at]?.suggestion.id ?? null;
    return this.#at;
  }

  get current(): ReviewItem | undefined { return this.items[this.at]; }

  /** The part of the list that is drawn. */
  get drawn(): { readonly from: number; readonly items: readonly ReviewItem[] } {
    const from = Math.floor(Math.max(0, this.at) / AT_ONCE) * AT_ONCE;
    return { from, items: this.items.slice(from, from + AT_ONCE) };
  }

  /** Another list; what was selected in the former one is not what one sees. */
  choose(change: Partial<ReviewFilter>): void {
    this.#filter = { ...this.#filter, ...change };
    this.#select(new Set());
    this.#at = 0;
    this.#current = null;
    this.#host.requestUpdate();
  }

  /** The keyboard has come to it by itself. */
  point(id: SuggestionId): void {
    if (id === this.#current) return;
    this.#current = id;
    this.#host.requestUpdate();
  }

  go(to: 'next' | 'previous' | 'first' | 'last' | number): void {
    const { items, at } = this, inList = this.#host.inList;
    // Coming from elsewhere on the page, the first step leads to where one was.
    const by = { next: inList ? at + 1 : at, previous: inList ? at - 1 : at, first: 0, last: items.length - 1 };
    const there = typeof to === 'number' ? Math.max(0, Math.min(to, items.length - 1)) : by[to], item = items[there];
    if (!item) { this.#say(this.#i18n.t(there < 0 ? 'review.said.start' : 'review.said.end')); return; }
    this.#current = item.suggestion.id;
    this.#toCurrent();
  }

  accept(): void {
    if (this.selected > 0) { this.decideSelected('accepted', ''); return; }
    const { current } = this;
    if (current) this.#host.dispatchEvent(new SuggestionDecideEvent(current.suggestion.id, 'accept'));
  }

  withdraw(): void {
    const { current } = this;
    if (current) this.#host.dispatchEvent(new SuggestionDecideEvent(current.suggestion.id, 'withdraw'));
  }

  begin(mode: CardMode): void {
    if (mode === 'reject' && this.selected > 0) { this.#host.askReason(); return; }
    const { current } = this;
    if (current) this.#host.beginIn(current.suggestion.id, mode);
  }

  select(): void {
    const { current } = this;
    if (!current) return;
    const { id } = current.suggestion;
    this.#anchor = id;
    this.toggle(id);
  }

  toggle(id: SuggestionId): void {
    const selection = new Set(this.#selection);
    if (!selection.delete(id)) selection.add(id);
    this.#select(selection);
    this.#sayCount();
  }

  /** One further, with everything from where the range began. */
  extend(by: 1 | -1): void {
    const { items, at } = this, here = items[at]?.suggestion.id, next = items[at + by]?.suggestion.id;
    if (here === undefined || next === undefined) return;
    const anchor = items.findIndex(({ suggestion: { id } }) => id === this.#anchor);
    const from = anchor < 0 || this.selected === 0 ? at : anchor;
    this.#anchor = items[from]?.suggestion.id ?? null;
    this.#select(new Set(items.slice(Math.min(from, at + by), Math.max(from, at + by) + 1).map(({ suggestion: { id } }) => id)));
    this.#current = next;
    this.#toCurrent();
    this.#sayCount();
  }

  selectAll(): void {
    this.#select(new Set(this.items.map(({ suggestion: { id } }) => id)));
    this.#sayCount();
  }

  clearSelection(): void {
    this.#select(new Set());
    this.#say(this.#i18n.t('review.cleared'));
  }

  show(): void {
    const segment = this.current?.run[0]?.id;
    if (segment) location.hash = hrefOf({ page: 'work', at: segment });
  }

  toggleDecided(): void { this.choose({ decided: !this.#filter.decided, person: '', kind: '' }); }

  /** All that are selected, in the order of the list: one change, one undo. */
  decideSelected(verdict: 'accepted' | 'rejected', reason: string): void {
    const ids = this.items.flatMap(({ suggestion: { id } }) => (this.#selection.has(id) ? [id] : [])), [first] = ids;
    if (first === undefined) return;
    this.#named(() => {
      this.#current = first;
      this.#settle(decideMany(this.#host.workbench, ids, { verdict, reason }), (change) => {
        this.#select(new Set());
        const count = Object.values(change.patch.suggestion ?? {}).filter(([, after]) => after?.status === verdict && ids.includes(after.id)).length, rest = ids.length - count;
        return [this.#i18n.t(`review.said.${verdict}Many`, { count }), rest > 0 ? this.#i18n.t('review.said.passedOver', { count: rest }) : ''];
      });
    });
  }

  /** Something is being written about a suggestion now, or no longer. */
  setBusy(id: SuggestionId, busy: boolean): void {
    if (busy === this.#busy.has(id)) return;
    if (busy) this.#busy.add(id); else this.#busy.delete(id);
    this.#host.requestUpdate();
  }

  #connect(): void {
    const { workbench, actions } = this.#host;
    this.#workbench = workbench;
    this.#stop.push(workbench.subscribe((event) => { this.#receive(event); }), actions.add([...reviewActions(this), ...reviewWays(this)]));
    this.#shape = NOT_READ;
    const take = (shape: Shape): void => {
      if (workbench !== this.#workbench) return;
      this.#shape = shape;
      this.#stop.push(shape.watch(() => { this.#known = null; this.#host.requestUpdate(); }));
      this.#host.requestUpdate();
    };
    const shape = shapeSoon(workbench);
    if (shape instanceof Promise) void shape.then(take); else take(shape);
  }

  #receive(event: WorkbenchEvent): void {
    if (event.type === 'person') this.#host.requestUpdate();
    if (event.type !== 'patch') return;
    for (const [before, after] of Object.values(event.patch.suggestion ?? {})) this.#changed(before, after, event.from);
    if (this.#selection.size > 0) {
      const { tables } = this.#host.workbench;
      this.#select(new Set([...this.#selection].filter((id) => { const row = tables.get('suggestion', id); return row && isOpen(row) !== this.#filter.decided; })));
    }
    this.#host.requestUpdate();
  }

  #changed(before: Suggestion | null, after: Suggestion | null, from: 'here' | 'elsewhere'): void {
    if (!before || !after || isOpen(before) === isOpen(after)) return;
    // Taken back: there one goes on.
    if (isOpen(after) && from === 'here' && this.#fits(after)) {
      this.#current = after.id;
      if (this.#host.inList) this.wantsFocus = true;
    }
    if (!isOpen(after) && from === 'elsewhere' && this.#busy.has(after.id)) this.#say(this.#i18n.t('review.said.elsewhere'), { shown: true });
  }

  #fits({ id }: Suggestion): boolean { return this.items.some(({ suggestion }) => suggestion.id === id); }

  #decide(event: SuggestionDecideEvent): void {
    this.#current = event.suggestion;
    this.#busy.delete(event.suggestion);
    const said = ({ accept: 'accepted', reject: 'rejected', withdraw: 'withdrawn' } as const)[event.decision];
    this.#settle(decideOn(this.#host.workbench, event), ({ patch }) => {
      const status = patch.suggestion?.[event.suggestion]?.[1]?.status;
      // The text that was typed met another one, and is a suggestion of its own now.
      return [this.#i18n.t(status === undefined ? 'editor.done.conflict' : status === 'disputed' ? 'review.said.disputed' : `review.said.${said}`)];
    });
  }

  #reply(event: SuggestionReplyEvent): void {
    const done = replyTo(this.#host.workbench, event);
    if (isRefusal(done)) { this.#refuse(done); return; }
    this.#say(this.#i18n.t('review.said.replied'));
    this.#toCurrent();
  }

  /** What is told goes with how many are left, and the keyboard to the next one. */
  #settle(done: Change | Refusal, words: (change: Change) => readonly string[]): void {
    if (isRefusal(done)) { this.#refuse(done); return; }
    const { length } = this.items, { t } = this.#i18n;
    const left = this.#filter.decided ? '' : length === 0 ? t('review.said.last') : t('review.said.left', { count: length });
    this.#say([...words(done), left].filter((sentence) => sentence !== '').join(' '));
    this.#toCurrent();
  }

  #toCurrent(): void {
    this.wantsFocus = true;
    this.#host.requestUpdate();
  }

  #select(selection: ReadonlySet<SuggestionId>): void {
    this.#selection = selection;
    if (selection.size === 0) this.#anchor = null;
    this.#host.requestUpdate();
  }

  /** Asks for the name where it has never been asked for; then acts. */
  #named(act: () => void): void {
    const asked = askNameOnce(this.#host.workbench);
    if (asked === null) act(); else void asked.then(act);
  }

  #sayCount(): void { this.#say(this.#i18n.t('review.selected', { count: this.selected })); }
  #refuse({ no, params }: Refusal): void { this.#say(this.#i18n.t(`refusal.${no}`, params), { shown: true }); }
  #say(sentence: string, { shown = false } = {}): void { this.#host.dispatchEvent(new AnnounceEvent(sentence, { shown })); }
}
