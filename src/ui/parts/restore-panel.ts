/** Restoring from a backup: choose or drop a file, see what it holds, restore, read what came of it. */
import type { PropertyDeclarations, PropertyValues, TemplateResult } from 'lit';
import { html, LitElement, nothing } from 'lit';
import { LocalizeController } from '../../i18n/localize-controller.ts';
import { failureText } from '../backup-acts.ts';
import { localized } from '../localized.ts';
import type { BackupContents, BackupPort, BackupResult, RestoreReport } from '../ports.ts';
import { controls } from '../styles/controls.ts';
import { partsOfSheet } from '../styles/sheet.ts';
import { restoreStyles } from './restore-styles.ts';

type Failure = Exclude<BackupResult<never>, { ok: true }>;
type Step =
  | { readonly at: 'choose' }
  | { readonly at: 'reading'; readonly name: string }
  | { readonly at: 'preview'; readonly file: File; readonly contents: BackupContents }
  | { readonly at: 'restoring'; readonly share: number }
  | { readonly at: 'done'; readonly report: RestoreReport }
  | { readonly at: 'failed'; readonly failure: Failure };

/**
 * @property backup the port
 */
export class RestorePanel extends LitElement {
  static override readonly styles = [controls, partsOfSheet, restoreStyles];
  static override readonly properties: PropertyDeclarations = { backup: { attribute: false }, step: { state: true }, over: { state: true } };
  declare backup: BackupPort;
  private declare step: Step;
  /** A file is held over the panel. */
  private declare over: boolean;
  private abort = new AbortController();
  private readonly i18n: LocalizeController = new LocalizeController(this);

  constructor() {
    super();
    this.step = { at: 'choose' };
    this.over = false;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.abort.abort();
  }

  /** Each step has other buttons: the focus goes on to those that come, and does not fall to the page. */
  protected override update(changed: PropertyValues): void {
    const had = this.shadowRoot?.activeElement;
    super.update(changed);
    if (had && !had.isConnected) this.renderRoot.querySelector<HTMLElement>('.primary, input, button')?.focus();
  }

  protected override render(): TemplateResult {
    return html`<div class="drop ${this.over ? 'over' : ''}" @dragover=${this.onDragOver} @dragleave=${this.onDragLeave} @drop=${this.onDrop}>
      <div role="status" class=${this.step.at === 'done' ? 'good' : nothing}>${this.newsView()}</div>
      ${this.stepView()}
    </div>`;
  }

  /** In a place that is always there: screen readers tell what comes into it. */
  private newsView(): TemplateResult | typeof nothing {
    const { t } = this.i18n;
    switch (this.step.at) {
      case 'reading': return html`<p>${t('backup.reading')}</p>`;
      case 'restoring': return html`<p>${t('backup.restoring')}</p>`;
      case 'done': return this.reportView(this.step.report);
      default: return nothing;
    }
  }

  private stepView(): TemplateResult {
    const { t } = this.i18n;
    const { step } = this;
    switch (step.at) {
      case 'choose': return this.chooseView();
      case 'reading': return html`<div class="actions">${this.cancelView()}</div>`;
      case 'preview': return this.previewView(step);
      case 'restoring': return html`<progress max="1" .value=${step.share} aria-label=${t('backup.restoring')}></progress><div class="actions">${this.cancelView()}</div>`;
      case 'done': return this.chooseView();
      case 'failed': return html`<p role="alert" class="trouble">${failureText(step.failure, this.i18n)}</p>${this.chooseView()}`;
      default: return step satisfies never;
    }
  }

  private chooseView(): TemplateResult {
    const { t } = this.i18n;
    return html`<div class="actions"><label class="button file">${t('backup.choose')}<input class="visually-hidden" type="file" accept=".json,application/json" @change=${this.onChoose}></label><span class="soft">${t('backup.drop')}</span></div>`;
  }

  private cancelView(): TemplateResult {
    return html`<button class="button" type="button" @click=${this.cancel}>${this.i18n.t('backup.cancel')}</button>`;
  }

  private previewView({ file, contents }: Extract<Step, { at: 'preview' }>): TemplateResult {
    const { i18n } = this;
    const { t } = i18n;
    return html`<h3 id="holds">${t('backup.holds')}</h3>
      <dl aria-labelledby="holds">
        <div><dt>${t('backup.madeOn')}</dt><dd>${i18n.dateTime(contents.time)}</dd></div>
        ${contents.person === '' ? nothing : html`<div><dt>${t('backup.madeBy')}</dt><dd>${contents.person}</dd></div>`}
        <div><dt>${t('backup.works')}</dt><dd><ul>${contents.works.map(({ title, known }) => html`<li>${localized(title, i18n.language)} <span class="badge">${t(known ? 'backup.workKnown' : 'backup.workNew')}</span></li>`)}</ul></dd></div>
        <div><dt>${t('backup.changes')}</dt><dd>${i18n.number(contents.changes)}</dd></div>
        <div><dt>${t('backup.drafts')}</dt><dd>${i18n.number(contents.drafts)}</dd></div>
      </dl>
      <div class="actions"><button class="button primary" type="button" @click=${() => { void this.restore(file); }}>${t('backup.restore')}</button>${this.cancelView()}</div>`;
  }

  private reportView({ works, changes, suggestions, drafts }: RestoreReport): TemplateResult {
    const { t } = this.i18n;
    if (works.added + changes.added + suggestions + drafts.added === 0) return html`<p>${t('backup.nothingNew')}</p>`;
    const lines = [
      works.added > 0 && t('backup.report.worksAdded', { count: works.added }),
      works.merged > 0 && t('backup.report.worksMerged', { count: works.merged }),
      changes.added > 0 && t('backup.report.changesAdded', { count: changes.added }),
      changes.known > 0 && t('backup.report.changesKnown', { count: changes.known }),
      suggestions > 0 && t('backup.report.suggestions', { count: suggestions }),
      drafts.added > 0 && t('backup.report.drafts', { count: drafts.added }),
    ].filter((line) => line !== false);
    return html`<p>${t('backup.done')}</p><ul>${lines.map((line) => html`<li>${line}</li>`)}</ul>`;
  }

  private async inspect(file: File): Promise<void> {
    this.abort.abort();
    const { signal } = this.abort = new AbortController();
    this.step = { at: 'reading', name: file.name };
    const read = await this.backup.inspect(file, signal);
    if (signal.aborted) return;
    this.step = read.ok ? { at: 'preview', file, contents: read.value } : { at: 'failed', failure: read };
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('.primary')?.focus();
  }

  private async restore(file: File): Promise<void> {
    const { signal } = this.abort = new AbortController();
    this.step = { at: 'restoring', share: 0 };
    const done = await this.backup.restore(file, { signal, onProgress: (share) => { this.step = { at: 'restoring', share }; } });
    if (!done.ok) { this.step = { at: 'failed', failure: done }; return; }
    this.step = { at: 'done', report: done.value.report };
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('input')?.focus();
  }

  /** Restoring answers by itself, with `cancelled` or, when it was too late, with its report. */
  private readonly cancel = (): void => {
    this.abort.abort();
    if (this.step.at !== 'restoring') this.step = { at: 'choose' };
  };

  private readonly onChoose = (event: Event): void => {
    const input = event.target as HTMLInputElement;
    const file = input.files?.[0];
    input.value = ''; // the same file may be chosen again
    if (file) void this.inspect(file);
  };

  private get takesFiles(): boolean { return this.step.at !== 'restoring' && this.step.at !== 'reading'; }

  private readonly onDragOver = (event: DragEvent): void => {
    if (!this.takesFiles || !event.dataTransfer?.types.includes('Files')) return;
    event.preventDefault();
    this.over = true;
  };
  private readonly onDragLeave = (): void => { this.over = false; };
  private readonly onDrop = (event: DragEvent): void => {
    this.over = false;
    const file = event.dataTransfer?.files[0];
    if (!file || !this.takesFiles) return;
    event.preventDefault();
    void this.inspect(file);
  };
}

customElements.define('dm-restore-panel', RestorePanel);

declare global { interface HTMLElementTagNameMap { 'dm-restore-panel': RestorePanel } }
