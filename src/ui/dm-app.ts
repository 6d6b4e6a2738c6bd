/**
 * The frame: opens the session, shows the page that the address names, and holds what exists once (header, palette, help,
 * live region, keys). Everything that is not needed for the first row is loaded when it is asked for.
 */
import type { PropertyValues, TemplateResult } from 'lit';
import { LitElement, html, nothing } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import type { SegmentId, WorkId } from '../core/ids.ts';
import { theWork } from '../core/units.ts';
import { loadCommands } from '../app/commands-soon.ts';
import type { Glimpse } from '../app/glimpse.ts';
import type { SaveStatus } from '../app/save-status.ts';
import type { Opening, Session } from '../app/session.ts';
import type { Language } from '../i18n/i18n.ts';
import { setLanguage } from '../i18n/i18n.ts';
import { LocalizeController } from '../i18n/localize-controller.ts';
import type { AppEnvironment } from './app-environment.ts';
import { appActions } from './app-actions.ts';
import { ActionRegistry } from './controllers/actions.ts';
import { FileDropController } from './controllers/file-drop.ts';
import type { ExchangeHost } from './controllers/exchange-host.ts';
import type { ImportFrame, ImportHost } from './controllers/import-host.ts';
import { KeymapController } from './controllers/keymap.ts';
import { preferences } from './controllers/preferences.ts';
import type { NewsAct } from './events.ts';
import { ActionEvent, AlignDirectlyEvent, AnnounceEvent, FilesEvent, OpenAgainEvent, RealignEvent, RowsShownEvent, SegmentGoEvent, WorkOpenEvent, listen } from './events.ts';
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
import type { VersionDeeds } from './version-acts.ts';
import { shapeSoon } from './work-shape.ts';

/**
 * @property environment  what the roof made; opening begins when it is set
 */
export class DmApp extends LitElement {
  static override properties = { environment: { attribute: false }, opening: { state: true }, route: { state: true }, said: { state: true }, glimpse: { state: true } };
  declare environment: AppEnvironment | undefined;
  declare private opening: Opening | undefined;
  declare private route: Route;
  /** What can be seen of a big work before it has been read. */
  declare private glimpse: Glimpse | null;
  /** What the live region says. */
  declare private said: string;

  static override styles = [controls, appStyles];

  private readonly actions = new ActionRegistry();
  private readonly i18n: LocalizeController = new LocalizeController(this);
  /** Not here until somebody wants to import. */
  private importing: ImportHost | undefined;
  private importingSoon: Promise<ImportHost> | undefined;
  /** Not here until a file comes from somebody, or is made for somebody. */
  private exchange: ExchangeHost | undefined;
  private exchangeSoon: Promise<ExchangeHost> | undefined;
  private readonly drop: FileDropController;
  /** The work that is being opened in the place of the open one: only the latest wish counts. */
  private wanted: WorkId | null = null;
  private removeActions: (() => void) | undefined;
  private stop: (() => void) | undefined;

  constructor() {
    super();
    this.opening = undefined;
    this.glimpse = null;
    this.route = readRoute(location.hash);
    this.said = '';
    new KeymapController(this, this.actions);
    this.drop = new FileDropController(this, (files) => { void this.takeFiles(files, (texts) => { void this.loadImporting().then((importing) => { importing?.take(texts); }); }); });
    listen(this, FilesEvent, (event) => {
      event.taken = true;
      void this.takeFiles(event.files, event.texts);
    });
    listen(this, ActionEvent, ({ action, version }) => {
      if (version === null) this.actions.run(action);
      else void import('./version-acts.ts').then(({ actOnVersion, isVersionAct }) => { if (isVersionAct(action)) this.withDeeds((deeds) => { void actOnVersion(action, version, deeds); }); });
    });
    listen(this, WorkOpenEvent, (event) => {
      event.done = this.openWork(event.work).then((open) => {
        if (open && event.show) this.go('#/');
        return open;
      });
    });
    listen(this, AlignDirectlyEvent, ({ version, other }) => { void this.loadImporting().then((importing) => { importing?.alignDirectly(version, other); }); });
    listen(this, RealignEvent, ({ version, range }) => { void this.loadImporting().then((importing) => { importing?.realign(version, range); }); });
    listen(this, AnnounceEvent, (event) => { this.say(event); });
    listen(this, OpenAgainEvent, (event) => { void this.open(event); });
    listen(this, SegmentGoEvent, (event) => { this.goTo(event); });
    listen(this, RowsShownEvent, () => { this.glimpse = null; });
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
      go: (hash) => { this.go(hash); },
      find: (options) => { void this.find(options); },
      downloadBackup: () => { void this.downloadBackup(); },
      renameWork: () => { void import('./version-acts.ts').then(({ renameWork }) => { this.withDeeds((deeds) => { void renameWork(deeds); }); }); },
      chooseLanguage: (language) => { void chooseInterfaceLanguage(language); },
    }).concat(saveActions(() => this.session), undoActions({
      workbench: () => this.session?.workbench, i18n: this.i18n, say: (sentence) => { this.say({ sentence, shown: true }); },
      show: (segment) => { this.workPage?.showChanged(segment); },
      takeBack: (change, kind) => { void this.loadExchange().then((exchange) => { exchange?.takeBack(change, kind); }); },
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
    mark('lang', this.i18n.language);
    document.title = this.pageTitle();
  }

  /** Another page is read from its beginning: the focus goes there, and the title is said, as when a browser loads a page. */
  protected override updated(changed: PropertyValues): void {
    const before = changed.get('route') as Route | undefined;
    if (!before || (before.page === this.route.page && !['history', 'add', 'replace'].includes(before.page))) return;
    this.renderRoot.querySelector('main')?.focus({ preventScroll: true });
    this.say({ sentence: document.title, shown: false });
  }

  override render(): TemplateResult {
    const { t } = this.i18n;
    const session = this.session;
    return html`
      <header aria-label=${t('app.header')}><a class="skip" href="#text" @click=${this.skip}>${t('app.skip')}</a><dm-app-header .workbench=${session?.workbench} .route=${this.route} .actions=${this.actions} .persisted=${this.persisted} .going=${[this.importing?.going, this.exchange?.going].filter((one) => one)}></dm-app-header></header>
      <main id="text" tabindex="-1" aria-busy=${this.opening === undefined}>${this.page()}</main>
      ${this.glimpseView()}
      ${this.environment ? html`<dm-notices .offline=${this.environment.offline} .workbench=${session?.workbench ?? null}></dm-notices>` : nothing}
      <dm-command-palette .actions=${this.actions} .workbench=${session?.workbench ?? null}></dm-command-palette>
      <dm-help-sheet .actions=${this.actions}></dm-help-sheet>
      ${this.drop.over && session ? html`<div class="drop" aria-hidden="true"><p>${t('import.dropHere')}</p></div>` : nothing}
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
      case 'work': return route.work !== undefined && route.work !== workbench.work
        ? html`<p class="opening" role="status">${this.i18n.t('library.opening')}</p>`
        : keyed(workbench.work, html`<dm-work-page .workbench=${workbench} .actions=${this.actions} .at=${route.at}></dm-work-page>`) as TemplateResult;
      case 'history':
        void import('./pages/history-page.ts');
        return html`<dm-history-page .workbench=${workbench} .segment=${route.segment}></dm-history-page>`;
      case 'review':
        void import('./pages/review-page.ts');
        return keyed(workbench.work, html`<dm-review-page .workbench=${workbench} .actions=${this.actions}></dm-review-page>`) as TemplateResult;
      case 'exchange':
        void import('./pages/exchange-page.ts');
        void this.loadExchange();
        return this.exchange ? html`<dm-exchange-page .host=${this.exchange} .workbench=${workbench}></dm-exchange-page>` : nothing;
      case 'snapshots':
        void import('./pages/snapshots-page.ts');
        return keyed(workbench.work, html`<dm-snapshots-page .workbench=${workbench}></dm-snapshots-page>`) as TemplateResult;
      case 'settings':
        void import('./pages/settings-page.ts');
        return html`<dm-settings-page .workbench=${workbench} .environment=${environment}></dm-settings-page>`;
      case 'library':
        void import('./pages/library-page.ts');
        return html`<dm-library-page .workbench=${workbench} .environment=${environment}></dm-library-page>`;
      case 'add': case 'replace':
        void import('./pages/import-page.ts');
        void this.loadImporting();
        return this.importing ? html`<dm-import-page .importing=${this.importing.importing} .workbench=${workbench} .route=${route}></dm-import-page>` : nothing;
      default: return route satisfies never;
    }
  }

  /** Over the page of its work, until that has its rows. */
  private glimpseView(): TemplateResult | typeof nothing {
    const { glimpse, opening, route, session } = this;
    const awaited = glimpse && route.page === 'work' && (opening === undefined || session?.workbench.work === glimpse.work.id);
    return awaited ? html`<dm-glimpse .glimpse=${glimpse}></dm-glimpse>` : nothing;
  }

  /** What can be seen of the work that is being opened; where it is open by now, it is better seen there. */
  foresee(glimpse: Glimpse): void {
    void import('./parts/glimpse.ts').then(() => { if (this.opening === undefined) this.glimpse = glimpse; });
  }

  /** A session that was opened elsewhere, e.g. by restoring a backup, goes on here. */
  take(session: Session): void { this.opening = { ok: true, session }; }

  private async open({ acceptEmpty }: { acceptEmpty: boolean }): Promise<void> {
    this.session?.workbench.close();
    this.session?.store.close();
    const opening = await this.environment?.open({ acceptEmpty }).catch(mistaken);
    if (opening?.ok) await this.prepare(opening.session);
    this.opening = opening;
    await this.updateComplete;
    void this.openRoute();
    requestAnimationFrame(() => { // after the first row
      loadCommands().catch(() => undefined); // the first act tries again
      void loadCorrectingParts();
      void import('./parts/notices.ts');
      void import('../app/carry-over.ts'); // it has to be there when the work has to be opened again, whatever has become of the server by then
    });
  }

  /**
   * Where another tab has put another copy of the work in its place, or the one here turns out to be damaged, it is opened anew, with what was
   * typed; where it was deleted for good, another one.
   */
  private follow(): void {
    this.stop?.();
    const { session } = this;
    if (!session) return;
    const see = (status: SaveStatus): void => {
      if (status.kind !== 'trouble') return;
      const { error: { code } } = status, { unsaved, unsound } = session.workbench;
      // What could not be saved in a work that was deleted stays on screen, with the way to download it.
      if (code === 'replaced' || (code === 'removed' && !unsaved) || (code === 'damaged' && unsound)) void this.reopen(session, code);
    };
    this.stop = session.workbench.subscribe((event) => {
      if (event.type === 'patch' && event.patch.work) this.requestUpdate(); // its title
      if (event.type === 'status') see(event.status);
    });
    see(session.workbench.status); // it may have come before this page
  }

  private async reopen(former: Session, why: 'replaced' | 'removed' | 'damaged'): Promise<void> {
    this.stop?.(); // once is enough
    const opening = await this.environment?.reopen(former).catch(mistaken);
    if (!opening || this.session !== former) return;
    if (opening.ok) this.say({ sentence: this.i18n.t(`save.${why}`), shown: true });
    else if (why === 'damaged') former.store.close(); // for whoever tries again
    else return; // the header goes on saying what is wrong
    this.opening = opening;
  }

  /** The address may name a work that is not the open one. */
  private async openRoute(): Promise<void> {
    const { route, session } = this;
    if (!session || route.page !== 'work' || route.work === undefined || route.work === session.workbench.work) return;
    if (await this.openWork(route.work) || this.route !== route) return;
    this.route = { page: 'work', at: null };
    history.replaceState(null, '', hrefOf(this.route));
  }

  /** Opens another work of the same store. False: it is not there, or somebody wished for another one meanwhile; what was open stays. */
  private async openWork(work: WorkId): Promise<boolean> {
    if (this.session?.workbench.work === work) return true;
    this.wanted = work;
    const listed = await this.environment?.library.list();
    const opening = listed?.ok && !listed.value.some(({ id }) => id === work) ? 'gone' : await this.environment?.switchTo(work).catch(mistaken);
    if (opening && opening !== 'gone' && opening.ok) await this.prepare(opening.session);
    if (this.wanted !== work || !opening) return false;
    this.wanted = null;
    if (opening === 'gone' || !opening.ok) {
      const gone = opening === 'gone' || opening.error.code === 'removed';
      this.say({ sentence: gone ? this.i18n.t('library.notThere') : this.i18n.t(`trouble.${opening.error.code}`), shown: true });
      return false;
    }
    this.opening = opening;
    return true;
  }

  /** So that the page of a work is drawn once, with all that it shows. */
  private async prepare({ workbench }: Session): Promise<void> {
    try {
      // Suggestion cards that came after the first row would push the text down.
      if (hasCards(workbench)) await loadCorrectingParts();
      if (this.route.page === 'work') await shapeSoon(workbench);
    } catch (mistake) {
      reportError(mistake); // rows that are damaged: it is opened again as soon as that is seen
    }
  }

  private async loadImporting(): Promise<ImportHost | undefined> {
    const { environment } = this;
    if (!environment) return undefined;
    this.importingSoon ??= import('./controllers/import-host.ts').then(({ ImportHost: Host }) => {
      this.importing = new Host(environment, this.frame());
      this.requestUpdate();
      return this.importing;
    });
    return this.importingSoon;
  }

  private async loadExchange(): Promise<ExchangeHost | undefined> {
    const { environment } = this;
    if (!environment) return undefined;
    this.exchangeSoon ??= import('./controllers/exchange-host.ts').then(({ ExchangeHost: Host }) => {
      this.exchange = new Host(environment.exchange, this.frame());
      this.requestUpdate();
      return this.exchange;
    });
    return this.exchangeSoon;
  }

  /** By what is in them: files of others are looked at on the exchange page, a backup is told where it belongs, texts are texts. */
  private async takeFiles(files: readonly File[], texts: (files: readonly File[]) => void): Promise<void> {
    const { environment } = this;
    if (!environment) return;
    const { takeFiles } = await import('./controllers/incoming-files.ts');
    const exchange = await takeFiles(files, { recognise: environment.recognise, frame: this.frame(), texts });
    if (exchange.length > 0) (await this.loadExchange())?.take(exchange);
  }

  /** The frame, as far as what is loaded later needs it. */
  private frame(): ImportFrame {
    return {
      workbench: () => this.session?.workbench, route: () => this.route, i18n: this.i18n, changed: this.redraw,
      say: (news) => { this.say(news); }, go: (hash) => { this.go(hash); }, openWork: (work) => this.openWork(work),
      undo: () => { this.actions.run('edit.undo'); },
    };
  }

  private withDeeds(act: (deeds: VersionDeeds) => void): void {
    const { session } = this;
    if (session) act({ workbench: session.workbench, i18n: this.i18n, say: (news) => { this.say(news); }, go: (hash) => { this.go(hash); }, undo: () => { this.actions.run('edit.undo'); } });
  }

  private go(hash: string): void { location.hash = hash; }

  private pageTitle(): string {
    const { t, language } = this.i18n;
    const session = this.session;
    const app = t('app.name');
    const page = this.route.page === 'work' ? session && localized(theWork(session.workbench.tables).title, language) : t(titleOf(this.route));
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
  private say({ sentence, shown, act = null }: { sentence: string; shown: boolean; act?: NewsAct | null }): void {
    const notices = this.renderRoot.querySelector('dm-notices');
    if (shown && notices?.hasUpdated) { notices.show(sentence, act); return; }
    this.said = this.said === sentence ? `${sentence}\u00A0` : sentence;
  }

  private readonly skip = (event: Event): void => {
    event.preventDefault(); // the hash is the address of a page
    this.renderRoot.querySelector('main')?.focus();
  };

  /** Coming back does no harm: there is nothing to write then. */
  private readonly leave = (): void => { this.session?.workbench.flush(); };
  /** Other tabs may have written meanwhile, also where tabs cannot hear each other. */
  private readonly comeBack = (): void => { if (document.visibilityState === 'visible') void this.session?.workbench.refresh(); };
  private readonly redraw = (): void => { this.requestUpdate(); };
  private readonly onHash = (): void => {
    this.route = readRoute(location.hash);
    this.glimpse = null;
    void this.openRoute();
  };
}

/** What a page beside the text is called. */
function titleOf(route: Exclude<Route, { page: 'work' }>): 'work.history' | 'work.settings' | 'review.title' | 'exchange.title' | 'snapshots.title' | 'library.title' | 'import.title' | 'import.versionTitle' | 'import.replaceTitle' {
  switch (route.page) {
    case 'history': case 'settings': return `work.${route.page}`;
    case 'review': case 'exchange': case 'snapshots': case 'library': return `${route.page}.title`;
    case 'add': return route.what === 'version' ? 'import.versionTitle' : 'import.title';
    case 'replace': return 'import.replaceTitle';
    default: return route satisfies never;
  }
}

/** A mistake of ours while opening: the recovery page is better than an empty one. */
function mistaken(mistake: unknown): Opening {
  reportError(mistake);
  return { ok: false, error: { code: 'broken', at: 'open', params: { detail: String(mistake) } } };
}

/** Theme and text size are on the root element, where the tokens are. */
function applyLooks(): void {
  mark('data-theme', preferences.get('theme') ?? 'auto');
  mark('data-text', preferences.get('textSize') ?? 'medium');
}

/** On the root element, and only where it says something else: browsers style the whole page anew for the same value, too. */
function mark(attribute: string, value: string): void {
  const root = document.documentElement;
  if (root.getAttribute(attribute) !== value) root.setAttribute(attribute, value);
}

async function chooseInterfaceLanguage(language: Language): Promise<void> {
  preferences.set('language', language);
  await setLanguage(language);
}

/** May there be anything under the sentences? Room is made for it before they are shown. */
function hasCards({ tables }: Session['workbench']): boolean {
  if (tables.count('suggestion') + tables.count('note') > 0) return true;
  for (const { beside } of tables.all('segment')) if (beside) return true; // confirmed once: it may be out of date
  return false;
}

customElements.define('dm-app', DmApp);

declare global {
  interface HTMLElementTagNameMap { 'dm-app': DmApp }
}
