/** The library: every work on this device. The works are there at once; their figures come one work after the other. */
import type { PropertyDeclarations, PropertyValues, TemplateResult } from 'lit';
import { html, LitElement, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { LibraryEntry } from '../../app/library-types.ts';
import type { Workbench } from '../../app/workbench.ts';
import type { WorkId } from '../../core/ids.ts';
import { LocalizeController } from '../../i18n/localize-controller.ts';
import '../../i18n/later-words.ts';
import type { AppEnvironment } from '../app-environment.ts';
import { preferences } from '../controllers/preferences.ts';
import type { NewsAct } from '../events.ts';
import { ActionEvent, AnnounceEvent, WorkOpenEvent } from '../events.ts';
import type { Figures, Sort } from '../library-view.ts';
import { shelve, SORTS } from '../library-view.ts';
import { localized } from '../localized.ts';
import { icon } from '../parts/icons.ts';
import type { WorkCardContext } from '../parts/library/work-card.ts';
import { deletedCard, workCard } from '../parts/library/work-card.ts';
import '../parts/storage-facts.ts';
import type { StoreError } from '../ports.ts';
import { hrefOf } from '../router.ts';
import { controls } from '../styles/controls.ts';
import { sheet } from '../styles/sheet.ts';
import { libraryStyles } from './library-styles.ts';

type Done = { readonly ok: true } | { readonly ok: false; readonly error: StoreError };

/**
 * @property environment what the roof made
 * @property workbench   the open work
 * @fires WorkOpenEvent
 * @fires ActionEvent    `work.rename`, for the open work
 * @fires AnnounceEvent
 */
export class LibraryPage extends LitElement {
  static override readonly styles = [controls, sheet, libraryStyles];
  static override readonly properties: PropertyDeclarations = {
    environment: { attribute: false }, workbench: { attribute: false }, entries: { state: true }, error: { state: true }, search: { state: true }, counted: { state: true },
  };
  declare environment: AppEnvironment;
  declare workbench: Workbench;
  /** null: being read. */
  private declare entries: readonly LibraryEntry[] | null;
  private declare error: StoreError | null;
  private declare search: string;
  /** How many figures have come; the order follows them only when all are there, so that nothing jumps while one reads. */
  private declare counted: ReadonlyMap<WorkId, Figures>;
  private figures: ReadonlyMap<WorkId, Figures> = new Map();
  private abort = new AbortController();
  private stop: (() => void) | undefined;
  private readonly i18n: LocalizeController = new LocalizeController(this);

  constructor() {
    super();
    this.entries = null;
    this.error = null;
    this.search = '';
    this.counted = new Map();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    preferences.addEventListener('change', this.onPreference);
    if (this.hasUpdated) this.listen();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    preferences.removeEventListener('change', this.onPreference);
    this.stop?.();
    this.abort.abort();
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('environment')) this.listen();
  }

  private listen(): void {
    this.stop?.();
    const { library } = this.environment;
    library.addEventListener('change', this.onChange);
    this.stop = () => { library.removeEventListener('change', this.onChange); };
    void this.read();
  }

  private get sort(): Sort { return preferences.get('librarySort') ?? 'change'; }

  protected override render(): TemplateResult {
    const { t } = this.i18n;
    const { entries, error } = this;
    return html`<div class="top"><h1>${t('library.title')}</h1><a class="button primary" href=${hrefOf({ page: 'add', what: 'work' })}>${icon('plus')}${t('library.add')}</a></div>
      ${error ? html`<p class="trouble" role="alert">${t(`trouble.${error.code}`)}</p>` : nothing}
      ${entries === null ? nothing : this.shelves(entries)}
      <section aria-labelledby="storage"><h2 id="storage">${t('library.storage')}</h2><dm-storage-facts .persistence=${this.environment.persistence} .workbench=${this.workbench}></dm-storage-facts></section>`;
  }

  private shelves(entries: readonly LibraryEntry[]): TemplateResult {
    const { t, language } = this.i18n;
    const { works, archived, deleted } = shelve(entries, { search: this.search, sort: this.sort, language, figures: this.figures });
    const searching = this.search.trim() !== '';
    const all = works.length + archived.length + deleted.length;
    const empty = entries.every((entry) => entry.deleted !== null);
    return html`${entries.length === 0 ? nothing : this.tools()}
      <section aria-labelledby="works"><h2 id="works" class="visually-hidden">${t('library.works')}</h2>
        <p class="soft count" role="status">${searching ? all === 0 ? t('library.noneFits') : t('library.found', { count: all }) : empty ? nothing : t('library.count', { count: works.length })}</p>
        ${empty && !searching ? html`<p class="none">${t('library.none')}</p>` : nothing}
        ${this.list(works, workCard)}</section>
      ${archived.length === 0 ? nothing : html`<section aria-labelledby="archived"><h2 id="archived">${t('library.archived')}</h2>${this.list(archived, workCard)}</section>`}
      ${deleted.length === 0 ? nothing : html`<section aria-labelledby="deleted"><h2 id="deleted">${t('library.deleted')}</h2><p class="soft">${t('library.deletedHint')}</p>${this.list(deleted, deletedCard)}</section>`}`;
  }

  private tools(): TemplateResult {
    const { t } = this.i18n;
    return html`<div class="tools" role="search"><label class="search"><span class="visually-hidden">${t('library.search')}</span>
        <input class="field" type="search" placeholder=${t('library.search')} autocomplete="off" dir="auto" .value=${this.search} @input=${(event: Event) => { this.search = (event.target as HTMLInputElement).value; }}></label>
      <label class="sort"><span>${t('library.sort')}</span><select class="field" @change=${(event: Event) => { preferences.set('librarySort', (event.target as HTMLSelectElement).value as Sort); }}>
        ${SORTS.map((sort) => html`<option value=${sort} .selected=${sort === this.sort}>${t(`library.sortBy.${sort}`)}</option>`)}</select></label></div>`;
  }

  private list(entries: readonly LibraryEntry[], card: typeof workCard): TemplateResult | typeof nothing {
    const context = this.context();
    return entries.length === 0 ? nothing : html`<ul class="works">${repeat(entries, ({ id }) => id, (entry) => card(context, entry))}</ul>`;
  }

  private context(): WorkCardContext {
    const { library } = this.environment;
    const { t } = this.i18n;
    return {
      i18n: this.i18n, now: Date.now(), isOpen: ({ id, deleted }) => id === this.workbench.work && deleted === null, figuresOf: ({ id }) => this.counted.get(id),
      open: ({ id }) => { void this.open(id, { show: true }); },
      rename: (entry) => { void this.rename(entry); },
      archive: (entry, archived) => { void this.act(library.archive(entry.id, archived), t(archived ? 'library.wasArchived' : 'library.wasUnarchived', this.named(entry)), { label: t('library.undo'), run: () => { void library.archive(entry.id, !archived); } }); },
      remove: (entry) => { void this.throwOut(entry); },
      restore: (entry) => { void this.act(library.restore(entry.id), t('library.wasRestored', this.named(entry))); },
      purge: (entry) => { void this.purge(entry); },
    };
  }

  private named({ title }: LibraryEntry): { title: string } { return { title: localized(title, this.i18n.language) }; }

  private open(work: WorkId, { show }: { show: boolean }): Promise<boolean> {
    const event = new WorkOpenEvent(work, { show });
    this.dispatchEvent(event);
    return event.done;
  }

  /** A title belongs to the work's own log: it is opened for that, and the page stays. */
  private async rename({ id }: LibraryEntry): Promise<void> {
    if (await this.open(id, { show: false })) this.dispatchEvent(new ActionEvent('work.rename'));
  }

  /** A work that is open is no longer in the library; so another one is opened where there is one. */
  private async throwOut(entry: LibraryEntry): Promise<void> {
    const { library } = this.environment;
    const { t } = this.i18n;
    const next = this.entries?.find(({ id, deleted }) => deleted === null && id !== entry.id);
    if (entry.id === this.workbench.work && next) await this.open(next.id, { show: false });
    await this.act(library.remove(entry.id), t('library.wasDeleted', this.named(entry)), { label: t('library.undo'), run: () => { void library.restore(entry.id); } });
  }

  private async purge(entry: LibraryEntry): Promise<void> {
    const { askPurge } = await import('../parts/library/purge-dialog.ts');
    if (!await askPurge(this.named(entry).title)) return;
    const { workbench } = this;
    await this.act(this.environment.library.purge(entry.id), this.i18n.t('library.wasPurged', this.named(entry)));
    if (entry.id === workbench.work) void workbench.refresh(); // it finds out that it is gone
  }

  /** Says what was done, or why it could not be. Where what had the focus is gone, the focus goes to the work that comes into its place. */
  private async act(doing: Promise<Done>, sentence: string, act: NewsAct | null = null): Promise<void> {
    const at = [...this.renderRoot.querySelectorAll('.work')].findIndex((card) => card.matches(':focus-within'));
    const done = await doing;
    this.error = done.ok ? null : done.error;
    if (!done.ok) return;
    await this.read();
    await this.updateComplete;
    if (!this.shadowRoot?.activeElement) this.focusNear(at);
    this.dispatchEvent(new AnnounceEvent(sentence, { shown: true, act }));
  }

  private focusNear(at: number): void {
    const cards = [...this.renderRoot.querySelectorAll('.work')];
    const next = (cards[at] ?? cards.at(-1))?.querySelector<HTMLElement>('a, button');
    (next ?? this.renderRoot.querySelector<HTMLElement>('.top a'))?.focus();
  }

  private async read(): Promise<void> {
    this.abort.abort();
    const { signal } = this.abort = new AbortController();
    const listed = await this.environment.library.list();
    if (signal.aborted) return;
    if (!listed.ok) { this.error = listed.error; this.entries ??= []; return; }
    this.entries = listed.value;
    await this.count(listed.value.filter(({ deleted }) => deleted === null), signal);
  }

  private async count(entries: readonly LibraryEntry[], signal: AbortSignal): Promise<void> {
    for (const { id } of entries) {
      const figures = await this.environment.library.figures(id, signal);
      if (signal.aborted) return;
      this.counted = new Map(this.counted).set(id, figures.ok ? figures.value : null);
    }
    if (this.renderRoot.querySelector('.works:focus-within')) return; // what moves would lose the focus
    this.figures = this.counted;
    this.requestUpdate();
  }

  private readonly onChange = (): void => { void this.read(); };
  private readonly onPreference = (event: Event): void => { if ((event as CustomEvent<string>).detail === 'librarySort') this.requestUpdate(); };
}

customElements.define('dm-library-page', LibraryPage);

declare global { interface HTMLElementTagNameMap { 'dm-library-page': LibraryPage } }
