/**
 * The review page: everything that was suggested and waits for a decision, in the order of the text, with what it would change
 * word by word and the other languages beside it. One of the suggestions has the keyboard; what is done with it stands in
 * controllers/reviewing.ts.
 */
import type { PropertyDeclarations, PropertyValues, TemplateResult } from 'lit';
import { html, LitElement, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { SuggestionId } from '../../core/ids.ts';
import { asId } from '../../core/ids.ts';
import type { Workbench } from '../../app/workbench.ts';
import { LocalizeController } from '../../i18n/localize-controller.ts';
import '../../i18n/later-words.ts';
import { ActionRegistry } from '../controllers/actions.ts';
import { shownKey } from '../controllers/key-map.ts';
import { AT_ONCE, Reviewing } from '../controllers/reviewing.ts';
import { icon } from '../parts/icons.ts';
import '../parts/reason-form.ts';
import type { ReasonForm } from '../parts/reason-form.ts';
import { reviewFilters } from '../parts/review/review-filters.ts';
import type { GroupContext } from '../parts/review/review-group.ts';
import { reviewGroup } from '../parts/review/review-group.ts';
import type { CardMode, SuggestionCard } from '../parts/suggestion-card.ts';
import { unsentReasons } from '../parts/unsent-words.ts';
import type { ReviewFilter } from '../review-view.ts';
import { grouped, isFiltering } from '../review-view.ts';
import { hrefOf } from '../router.ts';
import { controls } from '../styles/controls.ts';
import { sheet } from '../styles/sheet.ts';
import { reviewStyles } from './review-styles.ts';

/** Under this name the reason waits that is typed for all that are selected. */
const FOR_ALL = asId<SuggestionId>('selected');

/**
 * @property workbench the open work
 * @property actions   where the page registers what it can do
 * @fires dm-announce
 */
export class ReviewPage extends LitElement {
  static override readonly styles = [controls, sheet, reviewStyles];
  static override readonly properties: PropertyDeclarations = { workbench: { attribute: false }, actions: { attribute: false }, asking: { state: true } };
  declare workbench: Workbench;
  declare actions: ActionRegistry;
  /** Is a reason for all that are selected being written? */
  private declare asking: boolean;
  private readonly i18n: LocalizeController = new LocalizeController(this);
  private readonly reviewing = new Reviewing(this);

  constructor() {
    super();
    this.actions = new ActionRegistry();
    this.asking = false;
  }

  /** Is the keyboard among the suggestions? */
  get inList(): boolean { return (this.shadowRoot?.activeElement?.closest('.list') ?? null) !== null; }

  beginIn(suggestion: SuggestionId, mode: CardMode): void { this.itemOf(suggestion)?.querySelector<SuggestionCard>('dm-suggestion-card')?.begin(mode); }

  askReason(): void {
    this.asking = true;
    void this.updateComplete.then(() => { this.renderRoot.querySelector<HTMLElement>('.bar dm-reason-form')?.focus(); });
  }

  /** What had the focus may go with this update: what came into its place has it then, or the way to other lists. */
  protected override update(changed: PropertyValues): void {
    const inList = this.inList, had = this.shadowRoot?.activeElement ?? null;
    if (this.reviewing.selected === 0) this.asking = false;
    super.update(changed);
    const lost = had !== null && !had.isConnected;
    if (!this.reviewing.wantsFocus && !lost) return;
    const wanted = this.reviewing.wantsFocus || inList || had?.closest('.bar') !== null;
    this.reviewing.wantsFocus = false;
    const to = wanted ? this.itemOf(this.reviewing.current?.suggestion.id) : null;
    (to ?? this.renderRoot.querySelector<HTMLElement>('.field'))?.focus({ preventScroll: true });
    to?.scrollIntoView({ block: 'nearest' });
  }

  protected override render(): TemplateResult {
    const { reviewing, workbench: { tables, person }, i18n } = this, { t } = i18n, { items, filter } = reviewing;
    const any = tables.count('suggestion') > 0;
    return html`<h1>${t('review.title')}</h1>
      ${any ? reviewFilters({ filter, tables, person, i18n, choose: (change) => { reviewing.choose(change as Partial<ReviewFilter>); } }) : nothing}
      <p class="soft count" role="status">${reviewing.read ? this.countWords(items.length) : ''}</p>
      ${reviewing.read && items.length === 0 && !isFiltering(filter) && !filter.decided ? this.emptyView() : nothing}
      ${items.length === 0 ? nothing : this.listView()}
      ${reviewing.selected > 0 ? this.barView() : nothing}`;
  }

  private countWords(count: number): string {
    const { t } = this.i18n, { filter } = this.reviewing;
    if (count > 0) return t(filter.decided ? 'review.countDecided' : 'review.count', { count });
    if (isFiltering(filter)) return t('review.noneFits');
    return t(filter.decided ? 'review.noneDecided' : 'review.none');
  }

  private emptyView(): TemplateResult {
    const { t } = this.i18n, keys = shownKey('edit.suggest');
    return html`<p class="soft">${keys === '' ? t('review.noneHowPlain') : t('review.noneHow', { keys })}</p>
      <p class="actions"><a class="button" href=${hrefOf({ page: 'work', at: null })}>${t('review.toText')}</a><a class="button quiet" href=${hrefOf({ page: 'exchange' })}>${t('review.toExchange')}</a></p>`;
  }

  private listView(): TemplateResult {
    const { reviewing, workbench: { tables, person }, i18n } = this, { items, from } = reviewing.drawn;
    const places = new Map(items.map((item, at) => [item, from + at + 1]));
    const context: GroupContext = {
      tables, i18n, person, current: reviewing.current?.suggestion.id, selection: reviewing.selection, count: reviewing.items.length, placeOf: (item) => places.get(item) ?? 0,
      numberOf: (id) => reviewing.shape.units.numberOf(id), point: (id) => { reviewing.point(id); }, toggle: (id) => { reviewing.toggle(id); }, busy: (id, busy) => { reviewing.setBusy(id, busy); },
    };
    return html`<div class="list" role="group" aria-label=${i18n.t('review.list')} data-keys="grid" @keydown=${this.onKey}>
      ${repeat(grouped(items), ({ key }) => key, (group) => reviewGroup(context, group))}</div>${this.pagerView(from)}`;
  }

  private pagerView(from: number): TemplateResult | typeof nothing {
    const { reviewing, i18n: { t } } = this, { length } = reviewing.items;
    if (length <= AT_ONCE) return nothing;
    const button = (label: string, to: number): TemplateResult => html`<button class="button" type="button" ?disabled=${to < 0 || to >= length} @click=${() => { reviewing.go(to); }}>${label}</button>`;
    return html`<nav class="pager" aria-label=${t('review.pages')}>${button(t('review.earlier'), from - AT_ONCE)}<span class="soft">${t('review.range', { from: from + 1, to: Math.min(from + AT_ONCE, length), of: length })}</span>${button(t('review.later'), from + AT_ONCE)}</nav>`;
  }

  private barView(): TemplateResult {
    const { reviewing, i18n: { t } } = this;
    return html`<div class="bar" role="group" aria-label=${t('review.list')}>
      <div class="what"><span>${t('review.selected', { count: reviewing.selected })}</span>
      ${this.asking ? nothing : html`${reviewing.filter.decided ? nothing : html`<button class="button primary" type="button" @click=${() => { reviewing.decideSelected('accepted', ''); }}>${t('review.acceptAll')}</button>
        <button class="button" type="button" @click=${this.askReason}>${t('review.rejectAll')}</button>`}
        <button class="icon-button" type="button" aria-label=${t('review.clearSelection')} title=${t('review.clearSelection')} @click=${() => { reviewing.clearSelection(); }}>${icon('cross')}</button>`}</div>
      ${this.asking ? html`<dm-reason-form .reason=${unsentReasons.get(FOR_ALL)} @input=${({ currentTarget }: Event) => { unsentReasons.set(FOR_ALL, (currentTarget as ReasonForm).reason); }}
        @done=${this.rejectAll} @leave=${this.leaveAsking}></dm-reason-form>` : nothing}</div>`;
  }

  private readonly rejectAll = ({ currentTarget }: Event): void => {
    const { reason } = currentTarget as ReasonForm;
    this.asking = false;
    this.reviewing.decideSelected('rejected', reason);
    if (this.reviewing.selected === 0) unsentReasons.delete(FOR_ALL);
  };

  private readonly leaveAsking = (): void => {
    this.asking = false;
    this.reviewing.wantsFocus = true;
  };

  /** As in any feed; other keys are the actions'. */
  private readonly onKey = (event: KeyboardEvent): void => {
    const to = ({ PageDown: 'next', PageUp: 'previous' } as const)[event.key as 'PageDown' | 'PageUp'];
    if (event.ctrlKey || event.altKey || event.metaKey || event.shiftKey || !(event.target instanceof HTMLElement) || !event.target.matches('.item')) return;
    if (to as 'next' | undefined) { event.preventDefault(); this.reviewing.go(to); }
  };

  private itemOf(suggestion: SuggestionId | undefined): HTMLElement | null {
    return suggestion === undefined ? null : this.renderRoot.querySelector<HTMLElement>(`[data-suggestion="${CSS.escape(suggestion)}"]`);
  }
}

customElements.define('dm-review-page', ReviewPage);

declare global { interface HTMLElementTagNameMap { 'dm-review-page': ReviewPage } }
