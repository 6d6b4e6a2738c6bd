/**
 * Find and replace within a work: a bar that stays while one reads on. It searches the saved texts as they are now, tells
 * the page what to mark and where to go, and asks the page to replace; it changes nothing itself.
 */
import type { PropertyDeclarations, PropertyValues, TemplateResult } from 'lit';
import { html, LitElement, nothing } from 'lit';
import type { SegmentId, VersionId } from '../../core/ids.ts';
import type { Match } from '../../core/text/find.ts';
import { versionsOf } from '../../core/units.ts';
import type { Workbench } from '../../app/workbench.ts';
import { LocalizeController } from '../../i18n/localize-controller.ts';
import '../../i18n/later-words.ts';
import { keyText } from '../controllers/keys.ts';
import { preferences } from '../controllers/preferences.ts';
import { MatchesEvent, PanelCloseEvent, ReplaceEvent, SegmentGoEvent } from '../events.ts';
import type { Question } from '../finding.ts';
import { Hits, replacements, searching } from '../finding.ts';
import { columnName } from '../localized.ts';
import { begin, finish } from '../slices.ts';
import { shapeOf, shapeSoon } from '../work-shape.ts';
import { controls } from '../styles/controls.ts';
import { findStyles } from './find-styles.ts';
import { icon } from './icons.ts';
import './replace-preview.ts';
import type { ReplacePreview } from './replace-preview.ts';

/** How many steps of a search are taken at once: a short text is through with it. */
const AT_ONCE = 10;

const NOTHING: ReadonlyMap<SegmentId, readonly Match[]> = new Map();

/**
 * @fires MatchesEvent what to mark in the texts; empty when the panel goes
 * @fires SegmentGoEvent the hit that is looked at
 * @fires ReplaceEvent
 * @fires PanelCloseEvent Esc or the button
 */
export class FindPanel extends LitElement {
  static override readonly styles = [controls, findStyles];
  static override readonly properties: PropertyDeclarations = {
    workbench: { attribute: false }, open: { type: Boolean, reflect: true }, replacing: { type: Boolean },
    query: { state: true }, replacement: { state: true }, exact: { state: true }, wholeWords: { state: true }, left: { state: true }, at: { state: true }, busy: { state: true },
  };
  declare workbench: Workbench;
  declare open: boolean;
  /** Shows the second row, for the replacement. */
  declare replacing: boolean;
  private declare query: string;
  private declare replacement: string;
  private declare exact: boolean;
  private declare wholeWords: boolean;
  /** Versions that are left out of the search. */
  private declare left: ReadonlySet<VersionId>;
  /** Which hit is looked at; -1: none yet. */
  private declare at: number;
  /** A long text is being searched. */
  private declare busy: boolean;
  private hits = new Hits([]);
  private told: readonly [Hits, number] = [this.hits, -1];
  /** What `hits` answers; null: nothing that holds any more. */
  private asked: string | null = null;
  private search = new AbortController();
  /** Settled when the hits are those of the question. */
  private searched: Promise<void> = Promise.resolve();
  private unsubscribe: (() => void) | undefined;
  private readonly i18n: LocalizeController = new LocalizeController(this);

  constructor() {
    super();
    this.open = false;
    this.replacing = false;
    this.query = '';
    this.replacement = '';
    this.exact = false;
    this.wholeWords = false;
    this.left = new Set();
    this.at = -1;
    this.busy = false;
  }

  /** Moves the focus into the search field; what is there is selected. */
  override focus(): void {
    void this.updateComplete.then(() => {
      const input = this.renderRoot.querySelector<HTMLInputElement>('#find');
      input?.focus();
      input?.select();
    });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.unsubscribe?.();
    this.unsubscribe = undefined;
    this.search.abort();
    this.asked = null;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.requestUpdate('workbench');
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('workbench') || !this.unsubscribe) {
      this.unsubscribe?.();
      this.asked = null;
      this.unsubscribe = this.workbench.subscribe(({ type }) => {
        if (type !== 'patch') return;
        this.asked = null;
        if (this.open) this.requestUpdate();
      });
    }
    if (changed.has('open') && !this.open) this.replacing = false;
    this.ask();
    if (this.at >= this.hits.total && !this.busy) this.at = this.hits.total - 1;
  }

  /** Searches where the question or the texts have changed: at once as far as that takes no time, then in slices. */
  private ask(): void {
    const { question } = this;
    const asked = this.open ? JSON.stringify(question) : '';
    if (asked === this.asked) return;
    this.asked = asked;
    this.search.abort();
    this.search = new AbortController();
    if (!this.open || question.query === '') { this.take(new Hits([])); this.searched = Promise.resolve(); return; }
    const shape = shapeSoon(this.workbench);
    const steps = shape instanceof Promise ? null : searching(this.workbench.tables, shape, question);
    const done = steps && begin(steps, AT_ONCE);
    this.busy = !done;
    if (done) this.take(new Hits(done.value));
    this.searched = done ? Promise.resolve() : this.goOn(steps, question, this.search.signal);
  }

  private async goOn(steps: ReturnType<typeof searching> | null, question: Question, signal: AbortSignal): Promise<void> {
    const { workbench } = this;
    const found = await finish(steps ?? searching(workbench.tables, await shapeSoon(workbench), question), signal);
    if (!found || signal.aborted) return;
    this.take(new Hits(found));
    this.requestUpdate();
    await this.updateComplete;
  }

  private take(hits: Hits): void {
    this.busy = false;
    // Nothing before, nothing now: there is nothing to tell.
    if (hits.total > 0 || this.hits.total > 0) this.hits = hits;
  }

  protected override updated(changed: PropertyValues): void {
    this.tellMatches();
    if (changed.has('open') && this.open) this.focus();
    if (changed.has('replacing') && this.replacing && this.open && this.query !== '') this.renderRoot.querySelector<HTMLElement>('#replacement')?.focus();
  }

  protected override render(): TemplateResult | typeof nothing {
    if (!this.open) return nothing;
    const { t } = this.i18n;
    return html`<search aria-label=${t('find.title')} @keydown=${this.onKey}>
      <div class="row">
        <div class="what">${icon('find')}<input class="field" id="find" type="text" autocomplete="off" autocapitalize="off" spellcheck="false" enterkeyhint="search"
          aria-label=${t('find.find')} placeholder=${t('find.find')} .value=${this.query} @input=${this.onQuery}>
          <span class="count" role="status">${this.countText()}${this.whereView()}</span></div>
        <button class="icon-button" type="button" ?disabled=${this.hits.total === 0} aria-label=${t('find.previous')} title=${`${t('find.previous')} (${keyText('Shift+Enter')})`} @click=${this.previous}>${icon('up')}</button>
        <button class="icon-button" type="button" ?disabled=${this.hits.total === 0} aria-label=${t('find.next')} title=${`${t('find.next')} (${keyText('Enter')})`} @click=${this.next}>${icon('down')}</button>
        <button class="button quiet toggle" type="button" aria-expanded=${this.replacing} aria-controls="replacing" @click=${this.toggleReplacing}>${t('find.showReplace')}</button>
        <button class="icon-button close" type="button" aria-label=${t('find.close')} title=${`${t('find.close')} (${keyText('Escape')})`} @click=${this.close}>${icon('cross')}</button>
      </div>
      ${this.replacing ? this.replacingView() : nothing}
      ${this.optionsView()}
      <dm-replace-preview @dm-replace-confirmed=${this.onConfirmed}></dm-replace-preview>
    </search>`;
  }

  private replacingView(): TemplateResult {
    const { t } = this.i18n;
    const none = this.hits.total === 0;
    return html`<div class="row" id="replacing">
      <div class="what">${icon('edit')}<input class="field" id="replacement" type="text" autocomplete="off" autocapitalize="off" spellcheck="false"
        aria-label=${t('find.replacement')} placeholder=${t('find.replacement')} .value=${this.replacement} @input=${this.onReplacement}></div>
      <button class="button" type="button" ?disabled=${none} @click=${this.replaceOne}>${t('find.replaceOne')}</button>
      <button class="button" type="button" ?disabled=${none} @click=${this.replaceAll}>${t('find.replaceAll')}</button>
    </div>`;
  }

  private optionsView(): TemplateResult {
    const { t } = this.i18n;
    const versions = versionsOf(this.workbench.tables);
    return html`<div class="options">
      <label title=${t('find.exactHint')}><input type="checkbox" .checked=${this.exact} @change=${(event: Event) => { this.exact = checked(event); this.restart(); }}> ${t('find.exact')}</label>
      <label><input type="checkbox" .checked=${this.wholeWords} @change=${(event: Event) => { this.wholeWords = checked(event); this.restart(); }}> ${t('find.wholeWords')}</label>
      <fieldset><legend>${t('find.where')}</legend>${versions.map((version) => html`
        <label><input type="checkbox" .checked=${!this.left.has(version.id)} @change=${(event: Event) => { this.choose(version.id, checked(event)); }}> ${columnName(version, versions, this.i18n)}</label>`)}
      </fieldset>
    </div>`;
  }

  private get question(): Question {
    const versions = versionsOf(this.workbench.tables).map(({ id }) => id).filter((id) => !this.left.has(id));
    return { query: this.query, versions, exact: this.exact, wholeWords: this.wholeWords };
  }

  private countText(): string {
    const { t } = this.i18n;
    if (this.query === '') return '';
    if (this.busy) return t('find.busy');
    if (this.hits.total === 0) return t('find.none');
    return this.at < 0 ? t('find.matches', { count: this.hits.total }) : t('find.position', { current: this.at + 1, total: this.hits.total });
  }

  /** Which sentence it is, for those who do not see the mark. */
  private whereView(): TemplateResult | typeof nothing {
    const { tables } = this.workbench;
    const segment = this.query === '' || this.busy ? undefined : this.hits.at(this.at)?.found.segment;
    if (!segment) return nothing;
    const number = shapeOf(this.workbench).units.numberOf(segment.id) ?? '–';
    const language = this.i18n.languageWord(tables.get('version', segment.version)?.lang ?? 'und');
    return html`<span class="visually-hidden">. ${this.i18n.t('segment.label', { number, language })}</span>`;
  }

  /** Tells the page what is to be marked, when that has changed. */
  private tellMatches(): void {
    const { hits, at } = this;
    if (this.told[0] === hits && this.told[1] === at) return;
    this.told = [hits, at];
    const current = hits.at(at), marks = new Map<SegmentId, readonly Match[]>();
    for (const { segment, matches } of hits.found) marks.set(segment.id, matches);
    if (current) {
      const { segment, matches } = current.found;
      marks.set(segment.id, matches.map((match, index) => (index === current.index ? { ...match, current: true } : match)));
    }
    this.dispatchEvent(new MatchesEvent(hits.total === 0 ? NOTHING : marks));
  }

  private restart(): void {
    void this.settled().then((wanted) => {
      if (!wanted) return;
      this.at = this.hits.total === 0 ? -1 : this.hits.firstFrom(shapeOf(this.workbench), (preferences.get('place') ?? '') as SegmentId | '');
      this.look();
    });
  }

  /** When the hits are those of the question. False: there is another question by now. */
  private async settled(): Promise<boolean> {
    await this.updateComplete;
    const { asked } = this;
    await this.searched;
    return this.asked === asked;
  }

  private look(): void {
    const hit = this.hits.at(this.at);
    if (hit) this.dispatchEvent(new SegmentGoEvent(hit.found.segment.id, { focus: false }));
  }

  private step(by: 1 | -1): void {
    if (this.hits.total === 0 || this.busy) return;
    this.at = (this.at + by + this.hits.total) % this.hits.total;
    this.look();
  }

  private choose(version: VersionId, wanted: boolean): void {
    const left = new Set(this.left);
    if (wanted) left.delete(version); else left.add(version);
    this.left = left;
    this.restart();
  }

  private propose(edits: ReturnType<typeof replacements>, count: number): void {
    if (edits.length > 0) this.dispatchEvent(new ReplaceEvent({ find: this.query, replacement: this.replacement, edits, count }));
  }

  private readonly next = (): void => { this.step(1); };
  private readonly previous = (): void => { this.step(-1); };
  private readonly toggleReplacing = (): void => { this.replacing = !this.replacing; };
  private readonly close = (): void => { this.dispatchEvent(new PanelCloseEvent()); };
  private readonly onQuery = (event: InputEvent): void => { this.query = (event.target as HTMLInputElement).value; this.restart(); };
  private readonly onReplacement = (event: InputEvent): void => { this.replacement = (event.target as HTMLInputElement).value; };

  private readonly replaceOne = (): void => {
    const hit = this.busy ? undefined : this.hits.at(Math.max(0, this.at));
    if (!hit) return;
    const grown = hit.found.matches.length;
    this.propose(replacements(this.hits.found, this.replacement, hit), 1);
    void this.settled().then(() => {
      // The replaced hit is gone and its successor stands in its place, unless the replacement holds the query again.
      const same = this.hits.found.find(({ segment }) => segment.id === hit.found.segment.id);
      if (same && same.matches.length >= grown && this.at < this.hits.total - 1) this.at += 1;
      this.look();
    });
  };

  private readonly replaceAll = (): void => {
    const preview = this.renderRoot.querySelector<ReplacePreview>('dm-replace-preview') as ReplacePreview;
    const edits = replacements(this.hits.found, this.replacement);
    if (edits.length > 0) preview.show({ edits, count: this.hits.total, workbench: this.workbench });
  };

  private readonly onConfirmed = (): void => {
    this.propose(replacements(this.hits.found, this.replacement), this.hits.total);
    this.focus();
  };

  private readonly onKey = (event: KeyboardEvent): void => {
    if (event.isComposing || event.defaultPrevented) return;
    const inField = event.composedPath()[0] instanceof HTMLInputElement && (event.composedPath()[0] as HTMLInputElement).type === 'text';
    if (event.key === 'Escape') this.close();
    else if (event.key === 'Enter' && inField) this.step(event.shiftKey ? -1 : 1);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
}

function checked(event: Event): boolean {
  return (event.target as HTMLInputElement).checked;
}

customElements.define('dm-find-panel', FindPanel);

declare global { interface HTMLElementTagNameMap { 'dm-find-panel': FindPanel } }
