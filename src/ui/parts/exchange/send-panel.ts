/** A file for others: what it should hold, made on this device, handed to the browser. */
import type { PropertyDeclarations, PropertyValues, TemplateResult } from 'lit';
import { html, LitElement, nothing } from 'lit';
import type { BundleScope, ExchangePort, Outline } from '../../../app/exchange-types.ts';
import { localDay } from '../../../app/local-day.ts';
import type { Workbench } from '../../../app/workbench.ts';
import type { VersionId } from '../../../core/ids.ts';
import { versionsOf } from '../../../core/units.ts';
import { LocalizeController } from '../../../i18n/localize-controller.ts';
import { preferences } from '../../controllers/preferences.ts';
import type { Sending, SendWish } from '../../controllers/sending.ts';
import { columnName } from '../../localized.ts';
import { controls } from '../../styles/controls.ts';
import { partsOfSheet } from '../../styles/sheet.ts';
import { icon } from '../icons.ts';
import { sendStyles } from './exchange-styles.ts';
import { outlineText, sentText } from './exchange-words.ts';
import { progressView } from './progress-view.ts';
import { Listening } from '../../controllers/listening.ts';

const WISHES = ['whole', 'since', 'mine', 'reader', 'docx', 'xlsx'] as const;
type Wish = (typeof WISHES)[number];
const SCOPES = ['whole', 'since', 'mine'] as const satisfies readonly BundleScope['kind'][];
type Scoped = (typeof SCOPES)[number];
const HINTS = { whole: 'wholeHint', since: 'sinceHint', mine: 'mineHint', reader: 'readerHint', docx: 'tableHint', xlsx: 'xlsxHint' } as const satisfies Record<Wish, string>;

const DAY = 24 * 60 * 60 * 1000;
/** Whoever types in another tab or here is not counted letter by letter. */
const PAUSE = 400;

/**
 * @property sending   what makes the file
 * @property port      where the figures come from
 * @property workbench the open work
 */
export class SendPanel extends LitElement {
  static override readonly styles = [controls, partsOfSheet, sendStyles];
  static override readonly properties: PropertyDeclarations = {
    sending: { attribute: false }, port: { attribute: false }, workbench: { attribute: false },
    wish: { state: true }, day: { state: true }, without: { state: true }, outlines: { state: true },
  };
  declare sending: Sending;
  declare port: ExchangePort;
  declare workbench: Workbench;
  private declare wish: Wish;
  /** YYYY-MM-DD, of the person's calendar; '' = none. */
  private declare day: string;
  /** Columns that are left out. */
  private declare without: ReadonlySet<VersionId>;
  private declare outlines: Partial<Readonly<Record<Scoped, Outline>>>;
  private readonly ears = new Listening(this, () => this.listen());
  private timer = 0;
  /** The latest wish for figures counts. */
  private asked = 0;
  private readonly i18n: LocalizeController = new LocalizeController(this);

  constructor() {
    super();
    this.wish = 'whole';
    this.day = '';
    this.without = new Set();
    this.outlines = {};
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.timer);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('sending') || changed.has('workbench')) this.ears.renew();
    if (changed.has('workbench')) {
      const week = Date.now() - 7 * DAY;
      this.day = localDay(preferences.get('lastSent')?.[this.workbench.work] ?? week);
      this.without = new Set();
      this.outlines = {};
    }
  }

  /** The button that was pressed goes while the file is made, and comes back: the focus follows. */
  protected override update(changed: PropertyValues): void {
    const had = this.shadowRoot?.activeElement;
    super.update(changed);
    if (had && !had.isConnected) this.renderRoot.querySelector<HTMLElement>('#cancel, #make')?.focus();
  }

  private listen(): () => void {
    const { sending } = this;
    const again = (): void => { this.requestUpdate(); };
    sending.addEventListener('change', again);
    const stop = this.workbench.subscribe(({ type }) => { if (type === 'patch') this.countSoon(); });
    this.countSoon(0);
    return () => { sending.removeEventListener('change', again); stop(); };
  }

  private countSoon(pause = PAUSE): void {
    clearTimeout(this.timer);
    this.timer = window.setTimeout(() => { void this.count(); }, pause);
  }

  /** A figure that cannot be had is not shown; making the file says why. */
  private async count(): Promise<void> {
    const turn = ++this.asked, found: Partial<Record<Scoped, Outline>> = {};
    for (const kind of SCOPES) {
      const scope = this.scopeOf(kind);
      const outline = scope && await this.port.outline(scope).catch((mistake: unknown) => { reportError(mistake); return null; });
      if (turn !== this.asked) return;
      if (outline) found[kind] = outline;
    }
    this.outlines = found;
  }

  /** null: no day is given. */
  private scopeOf(kind: Scoped): BundleScope | null {
    if (kind !== 'since') return { kind };
    const time = new Date(`${this.day}T00:00`).getTime();
    return Number.isNaN(time) ? null : { kind, time };
  }

  protected override render(): TemplateResult {
    const { t } = this.i18n;
    const { running, share, end } = this.sending;
    return html`<form @submit=${this.onSubmit}>
      <fieldset class="wishes"><legend class="visually-hidden">${t('exchange.send.what')}</legend>${WISHES.map((wish) => this.wishView(wish))}</fieldset>
      <div class="actions">${running
        ? html`${progressView(share, t('exchange.send.making'))}<button class="button" type="button" id="cancel" @click=${() => { this.sending.cancel(); }}>${t('exchange.send.cancel')}</button>`
        : html`<button class="button primary" id="make" aria-disabled=${this.obstacle !== ''} aria-describedby="obstacle">${icon('download')}${t('exchange.send.make')}</button><span class="soft" id="obstacle">${this.obstacle}</span>`}</div>
    </form>
    <div role="status">${running ? html`<p class="soft">${t('exchange.send.making')}</p>` : end ? html`<p class=${end.ok ? 'good' : 'trouble'}>${sentText(end, this.i18n)}</p>` : nothing}</div>`;
  }

  private wishView(wish: Wish): TemplateResult {
    const { t } = this.i18n;
    const chosen = this.wish === wish, scoped = SCOPES.find((one) => one === wish);
    return html`<div class="wish ${chosen ? 'chosen' : ''}"><label>
        <input type="radio" name="wish" value=${wish} .checked=${chosen} aria-labelledby="name-${wish}" aria-describedby="hint-${wish} ${scoped ? `figures-${wish}` : ''}" @change=${() => { this.choose(wish); }}>
        <span class="words"><span class="name" id="name-${wish}">${t(`exchange.send.${wish}`)}</span>
          <span class="soft" id="hint-${wish}">${t(`exchange.send.${HINTS[wish]}`)}</span>
          ${scoped ? html`<span class="figures" id="figures-${wish}">${this.figures(scoped)}</span>` : nothing}</span></label>
      ${chosen ? this.detailsView(wish) : nothing}</div>`;
  }

  private figures(kind: Scoped): string {
    const outline = this.outlines[kind];
    if (outline) return outlineText(outline, this.i18n, kind);
    return this.scopeOf(kind) ? this.i18n.t('exchange.outline.counting') : '';
  }

  /** What a wish still has to know. */
  private detailsView(wish: Wish): TemplateResult | typeof nothing {
    const { t } = this.i18n;
    if (wish === 'since') return html`<label class="day">${t('exchange.send.sinceDay')} <input class="field" type="date" name="day" max=${localDay(Date.now())} .value=${this.day} @change=${this.onDay}></label>`;
    if (wish === 'whole' || wish === 'mine') return nothing;
    const versions = versionsOf(this.workbench.tables);
    return html`<fieldset class="columns"><legend>${t('exchange.send.columns')}</legend>${versions.map((version) => html`<label><input type="checkbox" name="column" value=${version.id}
      .checked=${!this.without.has(version.id)} @change=${(event: Event) => { this.chooseColumn(version.id, (event.target as HTMLInputElement).checked); }}><span>${columnName(version, versions, this.i18n)}</span></label>`)}</fieldset>`;
  }

  private get columns(): readonly VersionId[] { return versionsOf(this.workbench.tables).map(({ id }) => id).filter((id) => !this.without.has(id)); }

  /** Why the file cannot be made as things stand; '' = it can. */
  private get obstacle(): string {
    const { t } = this.i18n;
    const scoped = SCOPES.find((one) => one === this.wish);
    if (!scoped) return this.columns.length === 0 ? t('exchange.send.noColumns') : '';
    if (!this.scopeOf(scoped)) return t('exchange.send.noDay');
    const outline = this.outlines[scoped];
    return scoped !== 'whole' && outline && outline.changes === 0 ? t('exchange.send.nothing') : '';
  }

  private wanted(): SendWish | null {
    const { wish, columns } = this;
    if (wish === 'reader') return { kind: 'reader', columns };
    if (wish === 'docx' || wish === 'xlsx') return { kind: 'table', format: wish, columns };
    const scope = this.scopeOf(wish);
    return scope && { kind: 'bundle', scope };
  }

  private choose(wish: Wish): void {
    this.wish = wish;
    this.sending.forget();
  }

  private chooseColumn(id: VersionId, shown: boolean): void {
    const without = new Set(this.without);
    if (shown) without.delete(id); else without.add(id);
    this.without = without;
    this.sending.forget();
  }

  private readonly onDay = (event: Event): void => {
    this.day = (event.target as HTMLInputElement).value;
    const { whole, mine } = this.outlines;
    this.outlines = { ...(whole && { whole }), ...(mine && { mine }) };
    this.sending.forget();
    this.countSoon(0);
  };

  private readonly onSubmit = (event: SubmitEvent): void => {
    event.preventDefault();
    const wish = this.wanted();
    if (this.obstacle === '' && wish) void this.make(wish);
  };

  private async make(wish: SendWish): Promise<void> {
    const { sending, workbench: { work } } = this;
    await sending.make(wish);
    if (sending.end?.ok && wish.kind === 'bundle' && wish.scope.kind !== 'mine') preferences.set('lastSent', { ...preferences.get('lastSent'), [work]: Date.now() });
  }
}

customElements.define('dm-send-panel', SendPanel);

declare global { interface HTMLElementTagNameMap { 'dm-send-panel': SendPanel } }
