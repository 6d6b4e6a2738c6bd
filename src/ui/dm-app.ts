/**
 * The frame: opens the session, shows the page that the address names, and holds what exists once (header, palette, help,
 * live region, keys). Everything that is not needed for the first row is loaded when it is asked for.
 */
import type { PropertyValues, TemplateResult } from 'lit';
import { LitElement, html, nothing } from 'lit';
import type { SegmentId } from '../core/ids.ts';
import { theWork } from '../core/units.ts';
import type { Opening, Session } from '../app/session.ts';
import type { Language } from '../i18n/i18n.ts';
import { setLanguage } from '../i18n/i18n.ts';
import { LocalizeController } from '../i18n/localize-controller.ts';
import type { AppEnvironment } from './app-environment.ts';
import { appActions } from './app-actions.ts';
import { ActionRegistry } from './controllers/actions.ts';
import { KeymapController } from './controllers/keymap.ts';
import { preferences } from './controllers/preferences.ts';
import { ActionEvent, AnnounceEvent, OpenAgainEvent, SegmentGoEvent, listen } from './events.ts';
import { localized } from './localized.ts';
import type { DmWorkPage } from './pages/work-page.ts';
import './pages/work-page.ts';
import './parts/app-header.ts';
import { loadCorrectingParts } from './parts/correcting-parts.ts';
import type { Route } from './router.ts';
import { hrefOf, readRoute } from './router.ts';
import { saveActions } from './save-actions.ts';
import { appStyles } from './styles/app.ts';
import { controls } from './styles/controls.ts';
import { undoActions } from './undo-actions.ts';

/**
 * @property environment  what the roof made; opening begins when it is set
 */
export class DmApp extends LitElement {
  static override properties = { environment: { attribute: false }, opening: { state: true }, route: { state: true }, said: { state: true } };
  declare environment: AppEnvironment | undefined;
  declare private opening: Opening | undefined;
  declare private route: Route;
  /** What the live region says. */
  declare private said: string;

  static override styles = [controls, appStyles];

  private readonly actions = new ActionRegistry();
  private readonly i18n: LocalizeController = new LocalizeController(this);
  private removeActions: (() => void) | undefined;
  private stop: (() => void) | undefined;

  constructor() {
    super();
    this.opening = undefined;
    this.route = readRoute(location.hash);
    this.said = '';
    new KeymapController(this, this.actions);
    listen(this, ActionEvent, ({ action }) => { this.actions.run(action); });
    listen(this, AnnounceEvent, (event) => { this.say(event); });
    listen(this, OpenAgainEvent, (event) => { void this.open(event); });
    listen(this, SegmentGoEvent, (event) => { this.goTo(event); });
  }

  override connectedCallback(): void {
    super.connectedCallback();
    history.scrollRestoration = 'manual';
    applyLooks();
    window.addEventListener('hashchange', this.onHash);
    window.addEventListener('pagehide', this.leave);
    document.addEventListener('visibilitychange', this.leave);
    document.addEventListener('visibilitychange', this.comeBack);
    window.addEventListener('focus', this.comeBack);
    preferences.addEventListener('change', applyLooks);
    this.removeActions = this.actions.add(appActions({
      openPalette: () => { void this.openPalette(); },
      openHelp: () => { void this.openHelp(); },
      go: (hash) => { location.hash = hash; },
      find: (options) => { void this.find(options); },
      downloadBackup: () => { void this.downloadBackup(); },
      chooseLanguage: (language) => { void chooseInterfaceLanguage(language); },
    }).concat(saveActions(() => this.session), undoActions({
      workbench: () => this.session?.workbench, i18n: this.i18n, say: (sentence) => { this.say({ sentence, shown: true }); },
      show: (segment) => { this.workPage?.showChanged(segment); },
    })));
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    window.removeEventListener('hashchange', this.onHash);
    window.removeEventListener('pagehide', this.leave);
    document.removeEventListener('visibilitychange', this.leave);
    document.removeEventListener('visibilitychange', this.comeBack);
    window.removeEventListener('focus', this.comeBack);
    this.stop?.();
    preferences.removeEventListener('change', applyLooks);
    this.removeActions?.();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('environment')) {
      changed.get('environment')?.persistence.removeEventListener('change', this.redraw);
      this.environment?.persistence.addEventListener('change', this.redraw);
      void this.open({ acceptEmpty: false });
    }
    if (changed.has('opening' as keyof DmApp)) this.follow();
    document.documentElement.lang = this.i18n.language;
    document.title = this.pageTitle();
  }

  /** Another page is read from its beginning: the focus goes there, and the title is said, as when a browser loads a page. */
  protected override updated(changed: PropertyValues): void {
    const before = changed.get('route') as Route | undefined;
    if (!before || (before.page === this.route.page && before.page !== 'history')) return;
    this.renderRoot.querySelector('main')?.focus({ preventScroll: true });
    this.say({ sentence: document.title, shown: false });
  }

  override render(): TemplateResult {
    const { t } = this.i18n;
    const session = this.session;
    return html`
      <header aria-label=${t('app.header')}><a class="skip" href="#text" @click=${this.skip}>${t('app.skip')}</a><dm-app-header .workbench=${session?.workbench} .route=${this.route} .actions=${this.actions} .persisted=${this.persisted}></dm-app-header></header>
      <main id="text" tabindex="-1" aria-busy=${this.opening === undefined}>${this.page()}</main>
      ${this.environment ? html`<dm-notices .offline=${this.environment.offline} .workbench=${session?.workbench ?? null}></dm-notices>` : nothing}
      <dm-command-palette .actions=${this.actions} .workbench=${session?.workbench ?? null}></dm-command-palette>
      <dm-help-sheet .actions=${this.actions}></dm-help-sheet>
      <div class="visually-hidden" role="status" aria-live="polite">${this.said}</div>`;
  }

  /** The open work; null while opening or when it failed. */
  get session(): Session | null { return this.opening?.ok ? this.opening.session : null; }
  private get persisted(): boolean | null {
    switch (this.environment?.persistence.state) {
      case 'granted': return true;
      case 'refused': case 'unsupported': return false;
      default: return null;
    }
  }
  private get workPage(): DmWorkPage | null { return this.renderRoot.querySelector('dm-work-page'); }

  private page(): TemplateResult | typeof nothing {
    const { opening, route, environment } = this;
    if (!opening || !environment) return nothing;
    if (!opening.ok) {
      void import('./pages/recovery-page.ts');
      return html`<dm-recovery-page .error=${opening.error} .environment=${environment}></dm-recovery-page>`;
    }
    const { workbench } = opening.session;
    switch (route.page) {
      case 'work': return html`<dm-work-page .workbench=${workbench} .actions=${this.actions} .at=${route.at}></dm-work-page>`;
      case 'history':
        void import('./pages/history-page.ts');
        return html`<dm-history-page .workbench=${workbench} .segment=${route.segment}></dm-history-page>`;
      case 'settings':
        void import('./pages/settings-page.ts');
        return html`<dm-settings-page .workbench=${workbench} .environment=${environment}></dm-settings-page>`;
      default: return route satisfies never;
    }
  }

  /** A session that was opened elsewhere, e.g. by restoring a backup, goes on here. */
  take(session: Session): void { this.opening = { ok: true, session }; }

  private async open({ acceptEmpty }: { acceptEmpty: boolean }): Promise<void> {
    this.session?.workbench.close();
    this.session?.store.close();
    const opening = await this.environment?.open({ acceptEmpty }).catch(mistaken);
    // Suggestion cards that came after the first row would push the text down.
    if (opening?.ok && opening.session.workbench.tables.count('suggestion') > 0) await loadCorrectingParts();
    this.opening = opening;
    await this.updateComplete;
    requestAnimationFrame(() => { // after the first row
      void loadCorrectingParts();
      void import('./parts/notices.ts');
    });
  }

  /** Where another tab has put another copy of the work in its place, it is opened here too, with what was typed. */
  private follow(): void {
    this.stop?.();
    const { session } = this;
    this.stop = session?.workbench.subscribe((event) => {
      if (event.type === 'status' && event.status.kind === 'trouble' && event.status.error.code === 'replaced') void this.reopen(session);
    });
  }

  private async reopen(former: Session): Promise<void> {
    this.stop?.(); // once is enough
    const opening = await this.environment?.reopen(former);
    if (!opening?.ok || this.session !== former) return; // the header goes on saying what is wrong
    this.opening = opening;
    this.say({ sentence: this.i18n.t('save.replaced'), shown: true });
  }

  private pageTitle(): string {
    const { t, language } = this.i18n;
    const session = this.session;
    const app = t('app.name');
    const page = this.route.page === 'work' ? session && localized(theWork(session.workbench.tables).title, language) : t(`work.${this.route.page}`);
    return page ? t('app.titleOf', { page, app }) : app;
  }

  /** Dialogs are loaded when they are first wanted, and stay. */
  private async openPalette(): Promise<void> {
    await import('./parts/command-palette.ts');
    this.renderRoot.querySelector('dm-command-palette')?.show();
  }

  private async openHelp(): Promise<void> {
    await import('./parts/help-sheet.ts');
    this.renderRoot.querySelector('dm-help-sheet')?.show();
  }

  private async find(options: { replacing: boolean }): Promise<void> {
    if (this.route.page !== 'work') {
      this.route = { page: 'work', at: null };
      history.pushState(null, '', hrefOf(this.route));
      await this.updateComplete;
    }
    await this.workPage?.find(options);
  }

  private async downloadBackup(): Promise<void> {
    if (!this.environment) return;
    const { downloadBackup, failureText } = await import('./backup-acts.ts');
    const done = await downloadBackup(this.environment.backup);
    this.say({ sentence: done.ok ? this.i18n.t('app.downloaded', { name: done.value }) : failureText(done, this.i18n), shown: true });
  }

  private goTo({ segment, focus }: { segment: SegmentId; focus: boolean }): void {
    const page = this.workPage;
    if (page) page.goTo(segment, { focus });
    else location.hash = hrefOf({ page: 'work', at: segment });
  }

  /** Said anew even if it is the same sentence as before. What is shown, the notices say themselves. */
  private say({ sentence, shown }: Pick<AnnounceEvent, 'sentence' | 'shown'>): void {
    const notices = this.renderRoot.querySelector('dm-notices');
    if (shown && notices?.hasUpdated) { notices.show(sentence); return; }
    this.said = this.said === sentence ? `${sentence}\u00A0` : sentence;
  }

  private readonly skip = (event: Event): void => {
    event.preventDefault(); // the hash is the address of a page
    this.renderRoot.querySelector('main')?.focus();
  };

  /** Coming back does no harm: there is nothing to write then. */
  private readonly leave = (): void => { this.session?.workbench.flushDrafts(); };
  /** Other tabs may have written meanwhile, also where tabs cannot hear each other. */
  private readonly comeBack = (): void => { if (document.visibilityState === 'visible') void this.session?.workbench.refresh(); };
  private readonly redraw = (): void => { this.requestUpdate(); };
  private readonly onHash = (): void => { this.route = readRoute(location.hash); };
}

/** A mistake of ours while opening: the recovery page is better than an empty one. */
function mistaken(mistake: unknown): Opening {
  reportError(mistake);
  return { ok: false, error: { code: 'broken', at: 'open', params: { detail: String(mistake) } } };
}

/** Theme and text size are on the root element, where the tokens are. */
function applyLooks(): void {
  const { dataset } = document.documentElement;
  dataset['theme'] = preferences.get('theme') ?? 'auto';
  dataset['text'] = preferences.get('textSize') ?? 'medium';
}

async function chooseInterfaceLanguage(language: Language): Promise<void> {
  preferences.set('language', language);
  await setLanguage(language);
}

customElements.define('dm-app', DmApp);

declare global {
  interface HTMLElementTagNameMap { 'dm-app': DmApp }
}
