/** The bar at the top: what is open, how it is shown, what is saved, and the way to everything else. */
import type { PropertyValues, TemplateResult } from 'lit';
import { LitElement, html, nothing } from 'lit';
import type { Workbench } from '../../app/workbench.ts';
import { theWork, versionsOf } from '../../core/units.ts';
import { LANGUAGES, OWN_NAMES } from '../../i18n/i18n.ts';
import { LocalizeController } from '../../i18n/localize-controller.ts';
import type { ActionRegistry } from '../controllers/actions.ts';
import { preferences } from '../controllers/preferences.ts';
import { ActionEvent } from '../events.ts';
import { localized } from '../localized.ts';
import type { Route } from '../router.ts';
import { drawn } from '../slices.ts';
import { controls } from '../styles/controls.ts';
import { headerStyles } from '../styles/header.ts';
import './columns-menu.ts';
import type { IconName } from './icons.ts';
import { icon } from './icons.ts';
import type { ChipJob } from './import/job-chip.ts';
import './menu.ts';
import './save-status.ts';

/** Drawn by <dm-job-chip>, which comes with what has begun it. */
export interface Going { readonly job: ChipJob; readonly what: 'import' | 'exchange'; readonly href: string }

/**
 * @property workbench  undefined until a work is open: the bar keeps its room
 * @property route      the page on screen
 * @property actions    where names, keys and availability of the buttons come from
 * @property going      what goes on while another page is shown (an import, a file of others), and the page where it can be watched
 * @property persisted  what the browser answered about keeping the storage; null when it has not
 * @fires dm-action
 */
export class DmAppHeader extends LitElement {
  static override properties = { workbench: { attribute: false }, route: { attribute: false }, actions: { attribute: false }, persisted: { attribute: false }, going: { attribute: false } };
  declare workbench: Workbench | undefined;
  declare route: Route;
  declare actions: ActionRegistry | undefined;
  declare persisted: boolean | null;
  declare going: readonly Going[];

  static override styles = [controls, headerStyles];

  private readonly i18n: LocalizeController = new LocalizeController(this);
  private stop: (() => void) | undefined;
  /** It is about to be drawn again. */
  private due = false;

  constructor() {
    super();
    this.workbench = undefined;
    this.route = { page: 'work', at: null };
    this.actions = undefined;
    this.persisted = null;
    this.going = [];
  }

  override connectedCallback(): void {
    super.connectedCallback();
    preferences.addEventListener('change', this.onPreference);
    this.listen();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    preferences.removeEventListener('change', this.onPreference);
    this.stop?.();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('workbench')) this.listen();
  }

  override render(): TemplateResult {
    const { workbench, i18n: { t, language } } = this;
    const title = workbench ? localized(theWork(workbench.tables).title, language) : '';
    return html`<div class="bar">
      <a class="name" href="#/">${t('app.name')}</a>
      <a class="button quiet library ${this.route.page === 'work' ? 'beside-text' : ''}" href="#/library" aria-current=${this.route.page === 'library' ? 'page' : nothing}>${icon('library')}<span>${t('library.title')}</span></a>
      ${this.route.page === 'work' && title ? html`<h1 class="title" title=${title}>${title}</h1>` : html`<p class="title" title=${title}>${title}</p>`}
      ${this.going.map(({ job, what, href }) => html`<dm-job-chip .job=${job} what=${what} href=${href}></dm-job-chip>`)}
      ${workbench ? html`
        ${workbench.status.kind === 'trouble' ? nothing : this.status(workbench)}
        <div class="tools">${this.route.page === 'work' ? this.viewTools(workbench) : nothing}
          ${this.button('edit.undo', { name: 'undo', label: t('work.undo'), enabled: workbench.canUndo })}
          ${this.button('edit.redo', { name: 'redo', label: t('work.redo'), enabled: workbench.canRedo })}
        </div>` : nothing}
      ${this.moreMenu()}
    </div>
    ${workbench?.status.kind === 'trouble' ? html`<div class="trouble">${this.status(workbench)}</div>` : nothing}`;
  }

  private status({ status }: Workbench): TemplateResult {
    return html`<dm-save-status class="status" .status=${status} .persisted=${this.persisted}></dm-save-status>`;
  }

  private viewTools({ tables }: Workbench): TemplateResult {
    const { t } = this.i18n;
    const layout = preferences.get('layout') === 'reading' ? 'reading' : 'aligned';
    return html`<div class="layouts" role="group" aria-label=${t('layout.label')}>
        ${(['aligned', 'reading'] as const).map((one) => html`<button type="button" class="layout" aria-pressed=${layout === one}
          title=${this.withKey(t(`layout.${one}Hint`), `view.${one}`)} @click=${() => { this.run(`view.${one}`); }}>${icon(one)}<span>${t(`layout.${one}`)}</span></button>`)}
      </div>
      <dm-columns-menu .versions=${versionsOf(tables)}></dm-columns-menu>
      ${this.actions?.get('walk.open') ? this.button('walk.open', { name: 'flag', label: t('walk.title'), enabled: true }) : nothing}
      ${this.button('find.open', { name: 'find', label: t('work.find'), enabled: true })}`;
  }

  private button(action: string, { name, label, enabled }: { name: IconName; label: string; enabled: boolean }): TemplateResult {
    return html`<button type="button" class="icon-button ${name}" aria-label=${label} title=${this.withKey(label, action)} ?disabled=${!enabled}
      @click=${() => { this.run(action); }}>${icon(name)}</button>`;
  }

  private moreMenu(): TemplateResult {
    const { t, language } = this.i18n;
    return html`<dm-menu icon="more" label=${t('app.more')}>
      ${this.route.page === 'work' ? nothing : this.item('go.text', 'aligned', t('app.toText'))}
      ${this.item('go.library', 'library', t('library.title'))}${this.item('work.add', 'plus', t('import.title'))}${this.item('work.addVersion', 'columns', t('import.versionTitle'))}
      <hr class="menu-rule">
      ${this.item('review.open', 'review', t('review.title'))}${this.item('exchange.open', 'exchange', t('exchange.title'))}${this.item('snapshots.open', 'snapshots', t('snapshots.title'))}
      <hr class="menu-rule">
      ${this.item('go.history', 'history', t('work.history'))}${this.item('go.link', 'link', t('work.copyLink'))}${this.actions?.get('walk.open') ? this.item('walk.open', 'flag', t('walk.title')) : nothing}${this.item('work.print', 'print', t('work.print'))}
      ${this.item('go.settings', 'settings', t('work.settings'))}${this.item('app.help', 'help', t('work.help'))}
      <hr class="menu-rule">
      <div role="group" aria-label=${t('app.language')}>
        <div class="menu-title" aria-hidden="true">${t('app.language')}</div>
        ${LANGUAGES.map((one) => html`<button type="button" class="menu-item" role="menuitemradio" aria-checked=${one === language} lang=${one}
          @click=${() => { this.run(`app.language.${one}`); }}><span class="tick">${one === language ? icon('check') : nothing}</span>${OWN_NAMES[one]}</button>`)}
      </div>
    </dm-menu>`;
  }

  private item(action: string, name: IconName, label: string): TemplateResult | typeof nothing {
    if (!this.actions?.get(action)) return nothing;
    const key = this.actions.keyOf(action);
    return html`<button type="button" class="menu-item" role="menuitem" @click=${() => { this.run(action); }}>${icon(name)}${label}${key ? html`<span class="end">${key}</span>` : nothing}</button>`;
  }

  private withKey(label: string, action: string): string {
    const key = this.actions?.keyOf(action);
    return key ? `${label} (${key})` : label;
  }

  private run(action: string): void { this.dispatchEvent(new ActionEvent(action)); }

  private listen(): void {
    this.stop?.();
    const redraw = (): void => { this.requestUpdate(); };
    const stops = [this.workbench?.subscribe(() => { this.redrawSoon(); }), this.actions?.onChange(redraw)];
    this.stop = () => { for (const stop of stops) stop?.(); };
  }

  /** What an act does to the bar nobody looks for in the frame that shows the act: it comes after it. */
  private redrawSoon(): void {
    if (this.due) return;
    this.due = true;
    void drawn().then(() => {
      this.due = false;
      this.requestUpdate();
    });
  }

  private readonly onPreference = (event: Event): void => { if ((event as CustomEvent<string>).detail === 'layout') this.requestUpdate(); };
}

customElements.define('dm-app-header', DmAppHeader);

declare global {
  interface HTMLElementTagNameMap { 'dm-app-header': DmAppHeader }
}
