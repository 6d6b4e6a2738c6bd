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
import { keyText } from '../controllers/keys.ts';
import { preferences } from '../controllers/preferences.ts';
import { MatchesEvent, PanelCloseEvent, ReplaceEvent, SegmentGoEvent } from '../events.ts';
import type { Found, Hit } from '../finding.ts';
import { firstFrom, hitsOf, replacements, search } from '../finding.ts';
import { sentenceNumbers } from '../sentence-numbers.ts';
import { controls } from '../styles/controls.ts';
import { findStyles } from './find-styles.ts';
import { icon } from './icons.ts';
import './replace-preview.ts';
import type { ReplacePreview } from './replace-preview.ts';

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
    query: { state: true }, replacement: { state: true }, exact: { state: true }, wholeWords: { state: true }, left: { state: true }, at: { state: true },
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
  private found: readonly Found[] = [];
  private hits: readonly Hit[] = [];
  private told: readonly unknown[] = [];
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
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.requestUpdate('workbench');
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('workbench') || !this.unsubscribe) {
      this.unsubscribe?.();
      this.unsubscribe = this.workbench.subscribe(({ type }) => { if (type === 'patch' && this.open) this.requestUpdate(); });
    }
    this.found = this.open ? search(this.workbench.tables, this.question) : [];
    this.hits = hitsOf(this.found);
    if (this.at >= this.hits.length) this.at = this.hits.length - 1;
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
        <button class="icon-button" type="button" ?disabled=${this.hits.length === 0} aria-label=${t('find.previous')} title=${`${t('find.previous')} (${keyText('Shift+Enter')})`} @click=${this.previous}>${icon('up')}</button>
        <button class="icon-button" type="button" ?disabled=${this.hits.length === 0} aria-label=${t('find.next')} title=${`${t('find.next')} (${keyText('Enter')})`} @click=${this.next}>${icon('down')}</button>
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
    const none = this.hits.length === 0;
    return html`<div class="row" id="replacing">
      <div class="what">${icon('edit')}<input class="field" id="replacement" type="text" autocomplete="off" autocapitalize="off" spellcheck="false"
        aria-label=${t('find.replacement')} placeholder=${t('find.replacement')} .value=${this.replacement} @input=${this.onReplacement}></div>
      <button class="button" type="button" ?disabled=${none} @click=${this.replaceOne}>${t('find.replaceOne')}</button>
      <button class="button" type="button" ?disabled=${none} @click=${this.replaceAll}>${t('find.replaceAll')}</button>
    </div>`;
  }

  private optionsView(): TemplateResult {
    const { t } = this.i18n;
    return html`<div class="options">
      <label title=${t('find.exactHint')}><input type="checkbox" .checked=${this.exact} @change=${(event: Event) => { this.exact = checked(event); this.restart(); }}> ${t('find.exact')}</label>
      <label><input type="checkbox" .checked=${this.wholeWords} @change=${(event: Event) => { this.wholeWords = checked(event); this.restart(); }}> ${t('find.wholeWords')}</label>
      <fieldset><legend>${t('find.where')}</legend>${versionsOf(this.workbench.tables).map(({ id, lang }) => html`
        <label><input type="checkbox" .checked=${!this.left.has(id)} @change=${(event: Event) => { this.choose(id, checked(event)); }}> ${this.i18n.languageName(lang)}</label>`)}
      </fieldset>
    </div>`;
  }

  private get question(): Parameters<typeof search>[1] {
    const versions = versionsOf(this.workbench.tables).map(({ id }) => id).filter((id) => !this.left.has(id));
    return { query: this.query, versions, exact: this.exact, wholeWords: this.wholeWords };
  }

  private countText(): string {
    const { t } = this.i18n;
    if (this.query === '') return '';
    if (this.hits.length === 0) return t('find.none');
    return this.at < 0 ? t('find.matches', { count: this.hits.length }) : t('find.position', { current: this.at + 1, total: this.hits.length });
  }

  /** Which sentence it is, for those who do not see the mark. */
  private whereView(): TemplateResult | typeof nothing {
    const { tables } = this.workbench;
    const segment = this.query === '' ? undefined : this.hits[this.at]?.found.segment;
    if (!segment) return nothing;
    const number = sentenceNumbers(tables).get(segment.id) ?? '–';
    const language = this.i18n.languageWord(tables.get('version', segment.version)?.lang ?? 'und');
    return html`<span class="visually-hidden">. ${this.i18n.t('segment.label', { number, language })}</span>`;
  }

  /** Tells the page what is to be marked, when that has changed. */
  private tellMatches(): void {
    const current = this.hits[this.at];
    const told = [...this.found.flatMap(({ segment, matches }) => [segment.id, segment.text, ...matches.flatMap(({ from, to }) => [from, to])]), this.at];
    if (told.length === this.told.length && told.every((value, at) => value === this.told[at])) return;
    this.told = told;
    this.dispatchEvent(new MatchesEvent(this.found.length === 0 ? NOTHING : new Map(this.found.map((one) => [
      one.segment.id, one.matches.map((match, index) => one === current?.found && index === current.index ? { ...match, current: true } : match),
    ]))));
  }

  private restart(): void {
    void this.updateComplete.then(() => {
      this.at = this.hits.length === 0 ? -1 : firstFrom(this.workbench.tables, this.hits, (preferences.get('place') ?? '') as SegmentId | '');
      this.look();
    });
  }

  private look(): void {
    const hit = this.hits[this.at];
    if (hit) this.dispatchEvent(new SegmentGoEvent(hit.found.segment.id, { focus: false }));
  }

  private step(by: 1 | -1): void {
    if (this.hits.length === 0) return;
    this.at = (this.at + by + this.hits.length) % this.hits.length;
    this.look();
  }

  private choose(version: VersionId, wanted: boolean): void {
    const left = new Set(this.left);
    if (wanted) left.delete(version); else left.add(version);
    this.left = left;
    this.restart();
  }

  private ask(edits: ReturnType<typeof replacements>, count: number): void {
    if (edits.length > 0) this.dispatchEvent(new ReplaceEvent({ find: this.query, replacement: this.replacement, edits, count }));
  }

  private readonly next = (): void => { this.step(1); };
  private readonly previous = (): void => { this.step(-1); };
  private readonly toggleReplacing = (): void => { this.replacing = !this.replacing; };
  private readonly close = (): void => { this.dispatchEvent(new PanelCloseEvent()); };
  private readonly onQuery = (event: InputEvent): void => { this.query = (event.target as HTMLInputElement).value; this.restart(); };
  private readonly onReplacement = (event: InputEvent): void => { this.replacement = (event.target as HTMLInputElement).value; };

  private readonly replaceOne = (): void => {
    const hit = this.hits[Math.max(0, this.at)];
    if (!hit) return;
    const grown = hit.found.matches.length;
    this.ask(replacements(this.found, this.replacement, hit), 1);
    void this.updateComplete.then(() => {
      // The replaced hit is gone and its successor stands in its place, unless the replacement holds the query again.
      const same = this.found.find(({ segment }) => segment.id === hit.found.segment.id);
      if (same && same.matches.length >= grown && this.at < this.hits.length - 1) this.at += 1;
      this.look();
    });
  };

  private readonly replaceAll = (): void => {
    const preview = this.renderRoot.querySelector<ReplacePreview>('dm-replace-preview') as ReplacePreview;
    const edits = replacements(this.found, this.replacement);
    if (edits.length > 0) preview.show({ edits, count: this.hits.length, workbench: this.workbench });
  };

  private readonly onConfirmed = (): void => {
    this.ask(replacements(this.found, this.replacement), this.hits.length);
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
