/**
 * Adding a work, adding a version to the open one, replacing a version: one page, three purposes. Texts are laid out as
 * cards and read again at each correction; the job runs outside the page, and its rows are shown here while one stays.
 */
import type { PropertyDeclarations, PropertyValues, TemplateResult } from 'lit';
import { html, LitElement, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { TextSource } from '../../app/import-types.ts';
import type { Workbench } from '../../app/workbench.ts';
import { theWork, versionsOf } from '../../core/units.ts';
import { LocalizeController } from '../../i18n/localize-controller.ts';
import '../../i18n/later-words.ts';
import type { ImportFailure } from '../controllers/import-job.ts';
import { JobEndEvent } from '../controllers/import-job.ts';
import type { ImportCard, ImportTray } from '../controllers/import-tray.ts';
import type { Importing, ImportRoute } from '../controllers/importing.ts';
import { trayKey } from '../controllers/importing.ts';
import { AnnounceEvent, FilesEvent } from '../events.ts';
import { columnName, localized } from '../localized.ts';
import type { FileZone, SourcesEvent } from '../parts/import/file-zone.ts';
import '../parts/import/file-zone.ts';
import type { CardContext } from '../parts/import/import-card.ts';
import { importCard } from '../parts/import/import-card.ts';
import { cardName, importFailureText, takenText } from '../parts/import/import-words.ts';
import { jobRequest } from '../parts/import/job-request.ts';
import { jobView } from '../parts/import/job-view.ts';
import { controls } from '../styles/controls.ts';
import { sheet } from '../styles/sheet.ts';
import { importStyles } from './import-styles.ts';

/**
 * @property importing what is kept outside the page
 * @property workbench the open work
 * @property route     for what the texts are
 * @fires AnnounceEvent
 * @fires FilesEvent    files that were chosen, for whoever knows what they are
 */
export class ImportPage extends LitElement {
  static override readonly styles = [controls, sheet, importStyles];
  static override readonly properties: PropertyDeclarations = {
    importing: { attribute: false }, workbench: { attribute: false }, route: { attribute: false }, failure: { state: true }, leaving: { state: true },
  };
  declare importing: Importing;
  declare workbench: Workbench;
  declare route: ImportRoute;
  /** How the last attempt ended, if not well. */
  private declare failure: ImportFailure | null;
  /** What was laid out here has become a work, and is being opened. */
  private declare leaving: boolean;
  private tray!: ImportTray;
  private readonly unfolded = new Set<number>();
  private stop: (() => void) | undefined;
  private readonly i18n: LocalizeController = new LocalizeController(this);
  private readonly again = (): void => { this.requestUpdate(); };

  constructor() {
    super();
    this.failure = null;
    this.leaving = false;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.addEventListener('paste', this.onPaste);
    if (this.hasUpdated) this.listen();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.removeEventListener('paste', this.onPaste);
    this.stop?.();
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('importing') || changed.has('workbench') || changed.has('route')) this.listen();
  }

  private listen(): void {
    this.stop?.();
    const { importing, again, onEnd } = this;
    const tray = importing.tray(this.route, this.workbench);
    if (tray !== this.tray) { this.failure = null; this.leaving = false; }
    this.tray = tray;
    tray.addEventListener('change', again);
    importing.job.addEventListener('change', again);
    importing.job.addEventListener(JobEndEvent.type, onEnd);
    this.stop = () => {
      tray.removeEventListener('change', again);
      importing.job.removeEventListener('change', again);
      importing.job.removeEventListener(JobEndEvent.type, onEnd);
    };
  }

  private get key(): string { return trayKey(this.route, this.workbench); }

  /** The version that is to be replaced; undefined where the link names none of this work. */
  private get former(): ReturnType<typeof versionsOf>[number] | undefined {
    const { route } = this;
    return route.page === 'replace' ? versionsOf(this.workbench.tables).find(({ id }) => id === route.version) : undefined;
  }

  protected override render(): TemplateResult {
    const { t } = this.i18n;
    const { running } = this.importing.job;
    const heading = html`<h1>${t(this.route.page === 'replace' ? 'import.replaceTitle' : this.route.what === 'version' ? 'import.versionTitle' : 'import.title')}</h1>`;
    if (this.route.page === 'replace' && !this.former) return html`${heading}<p class="trouble" role="alert">${t('import.noVersion')}</p>`;
    if (running?.from === this.key) return html`${heading}${jobView(running, this.i18n, () => { this.importing.job.cancel(); })}`;
    if (this.leaving) return html`${heading}<p class="soft" role="status">${t('library.opening')}</p>`;
    return html`${heading}<p class="soft intro">${this.intro()}</p>
      ${this.tray.full ? nothing : html`<dm-file-zone ?several=${this.tray.most > 1} @dm-sources=${this.onSources}></dm-file-zone>`}
      <ol class="cards">${repeat(this.tray.cards, ({ key }) => key, (card, at) => importCard(this.cardContext(), card, at))}</ol>
      ${this.foot()}`;
  }

  private intro(): string {
    const { t, language } = this.i18n;
    const { route, former } = this;
    if (former) {
      const { tables } = this.workbench;
      const pivot = theWork(tables).pivot === former.id;
      return `${t('import.introReplace', { name: columnName(former, versionsOf(tables), this.i18n) })}${pivot ? ` ${t('import.introReplacePivot')}` : ''}`;
    }
    return route.page === 'add' && route.what === 'version'
      ? t('import.introVersion', { title: localized(theWork(this.workbench.tables).title, language) }) : t('import.intro');
  }

  private foot(): TemplateResult | typeof nothing {
    const { tray, route } = this;
    const { t } = this.i18n;
    const isWork = route.page === 'add' && route.what === 'work';
    const obstacle = this.importing.job.running ? 'busy' : tray.obstacle;
    const verb = route.page === 'replace' ? 'import.replace' : isWork && tray.cards.length === 1 ? 'import.addAlone' : 'import.add';
    return html`${this.failure ? html`<p class="trouble" role="alert">${importFailureText(this.failure, this.i18n)}</p>` : nothing}
      ${tray.cards.length === 0 ? nothing : html`<form class="foot" @submit=${this.onSubmit}>
        ${isWork ? html`<label class="work-title">${t('import.workTitle')}<input class="field" type="text" maxlength="300" autocomplete="off" dir="auto" .value=${tray.title} @input=${this.onTitle}></label>` : nothing}
        <div class="actions"><button class="button primary" aria-describedby="obstacle" ?disabled=${obstacle !== null}>${t(verb)}</button>
          <span id="obstacle" class="soft" role="status">${obstacle === null ? nothing : t(`import.obstacle.${obstacle}`)}</span></div></form>`}`;
  }

  private cardContext(): CardContext {
    const { tray, i18n, unfolded } = this;
    return {
      i18n, unfolded, pivot: tray.cards.length > 1 ? tray.pivot?.key ?? null : null,
      choose: (key, choices) => { tray.choose(key, choices); },
      rename: (key, name) => { tray.rename(key, name); },
      choosePivot: (key) => { tray.choosePivot(key); },
      retry: (key) => { tray.retry(key); },
      remove: (card) => { this.takeOut(card); },
      unfold: (key) => { unfolded.add(key); this.requestUpdate(); },
    };
  }

  /** The focus goes to the card that comes into its place, or to where a text can be chosen. */
  private takeOut(card: ImportCard): void {
    const at = this.tray.cards.indexOf(card);
    this.tray.remove(card.key);
    this.dispatchEvent(new AnnounceEvent(this.i18n.t('import.removed', { name: cardName(card, this.i18n) })));
    void this.updateComplete.then(() => {
      const next = this.tray.cards[at] ?? this.tray.cards.at(-1);
      const heading = next && this.renderRoot.querySelector<HTMLElement>(`[data-card="${next.key}"] h2`);
      (heading ?? this.renderRoot.querySelector<FileZone>('dm-file-zone'))?.focus();
    });
  }

  private take(sources: readonly TextSource[]): void {
    const { tray } = this;
    this.failure = null;
    const { sentence, shown } = takenText(tray.add(sources), { of: sources.length, most: tray.most }, this.i18n);
    this.dispatchEvent(new AnnounceEvent(sentence, { shown }));
    if (tray.full) void this.updateComplete.then(() => { this.renderRoot.querySelector<HTMLElement>('.card h2')?.focus(); });
  }

  /** Files may turn out to be something else than texts. */
  private readonly onSources = ({ sources }: SourcesEvent): void => {
    const files = sources.flatMap((source) => ('file' in source ? [source.file] : []));
    if (files.length < sources.length) { this.take(sources); return; }
    const event = new FilesEvent(files, (texts) => { this.take(texts.map((file) => ({ file }))); });
    this.dispatchEvent(event);
    if (!event.taken) this.take(sources);
  };

  /** Pasting anywhere on the page, but into a field of its own. */
  private readonly onPaste = (event: ClipboardEvent): void => {
    const [inner] = event.composedPath();
    if (this.tray.full || event.defaultPrevented || (inner instanceof HTMLElement && inner.matches('input, textarea, select'))) return;
    const files = [...event.clipboardData?.files ?? []];
    const pasted = event.clipboardData?.getData('text/plain') ?? '';
    if (pasted.trim() === '' && files.length === 0) return;
    event.preventDefault();
    this.take(pasted.trim() === '' ? files.map((file) => ({ file })) : [{ pasted }]);
  };

  private readonly onTitle = (event: Event): void => { this.tray.title = (event.target as HTMLInputElement).value; };

  private readonly onSubmit = (event: SubmitEvent): void => {
    event.preventDefault();
    const request = this.importing.job.running ? null : jobRequest(this.tray, { route: this.route, workbench: this.workbench, i18n: this.i18n });
    if (!request) return;
    this.failure = null;
    this.importing.job.start(request);
    void this.updateComplete.then(() => { this.renderRoot.querySelector<HTMLElement>('#job')?.focus(); });
  };

  /** A job that ended well leads elsewhere (import-host.ts does that); any other leaves the texts as they were. */
  private readonly onEnd = (event: Event): void => {
    if (!(event instanceof JobEndEvent) || event.end.request.from !== this.key) return;
    const { end } = event;
    this.leaving = end.ok;
    if (end.ok) return;
    this.failure = end.failure;
    void this.updateComplete.then(() => { this.renderRoot.querySelector<HTMLElement>('.foot .primary')?.focus(); });
  };
}

customElements.define('dm-import-page', ImportPage);

declare global { interface HTMLElementTagNameMap { 'dm-import-page': ImportPage } }
