/** The history: every change of the work, newest first, with filters; any revision can be restored as a new change. */
import type { PropertyDeclarations, PropertyValues, TemplateResult } from 'lit';
import { html, LitElement, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { ChangeId, SegmentId } from '../../core/ids.ts';
import type { Change } from '../../core/change.ts';
import { isRefusal } from '../../core/change.ts';
import { versionsOf } from '../../core/units.ts';
import { restore } from '../../app/acts.ts';
import type { Workbench } from '../../app/workbench.ts';
import { LocalizeController } from '../../i18n/localize-controller.ts';
import '../../i18n/later-words.ts';
import { AnnounceEvent } from '../events.ts';
import type { HistoryFilter } from '../history-view.ts';
import { byDay, isFiltering, itemsOf, kindsOf, NO_FILTER, peopleOf, told, whoText } from '../history-view.ts';
import { columnName } from '../localized.ts';
import type { HistoryContext } from '../parts/history-entry.ts';
import { historyItem } from '../parts/history-entry.ts';
import { wordDiffStyles } from '../parts/word-diff-styles.ts';
import { hrefOf } from '../router.ts';
import { sentenceNumber } from '../sentence-numbers.ts';
import { controls } from '../styles/controls.ts';
import { sheet } from '../styles/sheet.ts';
import { historyStyles } from './history-styles.ts';
import { Listening } from '../controllers/listening.ts';

const AT_ONCE = 100;
const DAY = 24 * 60 * 60 * 1000;

/**
 * @property workbench the open work; the page restores revisions through it
 * @property segment   only the changes of this segment; null: all
 * @fires AnnounceEvent
 */
export class HistoryPage extends LitElement {
  static override readonly styles = [controls, sheet, wordDiffStyles, historyStyles];
  static override readonly properties: PropertyDeclarations = {
    workbench: { attribute: false }, segment: { attribute: false }, filter: { state: true }, shown: { state: true },
  };
  declare workbench: Workbench;
  declare segment: SegmentId | null;
  private declare filter: HistoryFilter;
  private declare shown: number;
  private log: readonly Change[] = [];
  private readonly ears = new Listening(this, () => this.workbench.subscribe(({ type }) => { if (type !== 'draft') this.requestUpdate(); }));
  private readonly i18n: LocalizeController = new LocalizeController(this);

  constructor() {
    super();
    this.segment = null;
    this.filter = NO_FILTER;
    this.shown = AT_ONCE;
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('workbench')) this.ears.renew();
    if (changed.has('segment')) {
      this.shown = AT_ONCE;
      this.filter = NO_FILTER; // what is filtered out must be seen to be filtered out
    }
  }

  /** A button goes once there is nothing more for it to do (restored, cleared): its entry has the focus then, or the filters. */
  protected override update(changed: PropertyValues): void {
    const had = this.shadowRoot?.activeElement;
    const entry = had?.closest('.entry') ?? null;
    super.update(changed);
    if (!had || had.isConnected) return;
    const next = entry?.isConnected ? entry.querySelector<HTMLElement>('a') : null;
    (next ?? this.renderRoot.querySelector<HTMLElement>('.field'))?.focus();
  }

  protected override render(): TemplateResult {
    const { t } = this.i18n;
    this.log = told(this.workbench);
    const numberOf = (id: SegmentId): number | undefined => sentenceNumber(this.workbench.tables, id);
    const items = itemsOf(this.log, { ...this.filter, segment: this.segment }, { numberOf, tables: this.workbench.tables });
    const byId = new Map<ChangeId, Change>(this.log.map((change) => [change.id, change]));
    const context: HistoryContext = {
      i18n: this.i18n, tables: this.workbench.tables, me: this.workbench.person, find: (id) => byId.get(id),
      numberOf, restore: this.restore,
    };
    return html`<h1>${t('history.title')}</h1>
      ${this.segment === null ? nothing : this.oneSentenceView(this.segment, numberOf(this.segment))}
      ${this.log.length === 0 ? nothing : this.filtersView()}
      <p class="soft count" role="status">${this.log.length === 0 ? t('history.empty') : items.length === 0 ? t('history.noneFits') : t('history.count', { count: items.length })}</p>
      ${byDay(items.slice(0, this.shown)).map((group) => html`<section><h2>${this.dayText(group.day)}</h2>
        <ol>${repeat(group.items, ({ change }) => change.id, (item) => historyItem(context, item))}</ol></section>`)}
      ${items.length > this.shown ? html`<button class="button more" type="button" @click=${this.more}>${t('history.more', { count: Math.min(AT_ONCE, items.length - this.shown) })}</button>` : nothing}`;
  }

  private oneSentenceView(id: SegmentId, number: number | undefined): TemplateResult {
    const { t } = this.i18n;
    const { tables } = this.workbench;
    const row = tables.get('segment', id);
    const lang = (row && tables.get('version', row.version)?.lang) ?? 'und';
    return html`<div class="one">
      <p class="soft">${t('history.oneSentence')} <a href=${hrefOf({ page: 'history', segment: null })}>${t('history.showAll')}</a></p>
      ${row && number !== undefined ? html`<p class="where"><a href=${hrefOf({ page: 'work', at: id })}>${t('history.link', { number, language: this.i18n.languageWord(lang) })}</a></p>
        <p class="texts" lang=${lang}>${row.text}</p>` : html`<p>${t('history.gone')}</p>`}
    </div>`;
  }

  private filtersView(): TemplateResult {
    const { t } = this.i18n;
    const { tables, person: me } = this.workbench;
    const versions = versionsOf(tables);
    const choice = (name: 'version' | 'person' | 'kind', label: string, options: readonly (readonly [string, string])[]): TemplateResult => html`
      <label><span>${label}</span><select class="field" name=${name} @change=${(event: Event) => { this.change({ [name]: (event.target as HTMLSelectElement).value }); }}>
        ${options.map(([value, text]) => html`<option value=${value} ?selected=${this.filter[name] === value}>${text}</option>`)}</select></label>`;
    return html`<form class="filters" aria-label=${t('history.filters')} @submit=${(event: Event) => { event.preventDefault(); }}>
      ${this.segment === null ? choice('version', t('history.version'), [['', t('history.allVersions')], ...versions.map((version) => [version.id, columnName(version, versions, this.i18n)] as const)]) : nothing}
      ${choice('person', t('history.person'), [['', t('history.everyone')], ...peopleOf(this.log).map((author) => [author.personId, whoText(author, me, t)] as const)])}
      ${choice('kind', t('history.kind'), [['', t('history.everything')], ...kindsOf(this.log).map((kind) => [kind, t(`history.kinds.${kind}`)] as const)])}
      ${this.segment === null ? html`<label class="words"><span>${t('history.sentence')}</span><input class="field" type="search" name="words" autocomplete="off" placeholder=${t('history.sentencePlaceholder')}
        .value=${this.filter.words} @input=${(event: Event) => { this.change({ words: (event.target as HTMLInputElement).value }); }}></label>` : nothing}
      ${isFiltering(this.filter) ? html`<button class="button quiet clear" type="button" @click=${() => { this.change(NO_FILTER); }}>${t('history.clear')}</button>` : nothing}
    </form>`;
  }

  private change(change: Partial<Record<keyof HistoryFilter, unknown>>): void {
    this.filter = { ...this.filter, ...change } as HistoryFilter;
    this.shown = AT_ONCE;
  }

  private dayText(day: number): string {
    const { t } = this.i18n;
    const today = new Date().setHours(0, 0, 0, 0);
    if (day === today) return t('history.today');
    if (day === new Date(today - DAY / 2).setHours(0, 0, 0, 0)) return t('history.yesterday');
    return new Intl.DateTimeFormat(this.i18n.language, { dateStyle: 'full' }).format(day);
  }

  private readonly more = (): void => {
    const first = this.shown;
    this.shown += AT_ONCE;
    void this.updateComplete.then(() => { this.renderRoot.querySelectorAll<HTMLElement>('li.change a')[first]?.focus(); });
  };

  private readonly restore: HistoryContext['restore'] = ({ segment, text, change }) => {
    const done = restore(this.workbench, { segment, text, of: change });
    const { t } = this.i18n;
    this.dispatchEvent(new AnnounceEvent(isRefusal(done) ? t(`refusal.${done.no}`, { ...done.params }) : t('history.restored')));
  };
}

customElements.define('dm-history-page', HistoryPage);

declare global { interface HTMLElementTagNameMap { 'dm-history-page': HistoryPage } }
