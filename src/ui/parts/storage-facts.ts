/** What this device holds and how safe it is there, in words: saved, space, the browser's promise, the last backup. */
import type { PropertyDeclarations, TemplateResult } from 'lit';
import { css, html, LitElement, nothing } from 'lit';
import type { SaveStatus } from '../../app/save-status.ts';
import type { Workbench } from '../../app/workbench.ts';
import { LocalizeController } from '../../i18n/localize-controller.ts';
import { bytesText } from '../bytes.ts';
import { preferences } from '../controllers/preferences.ts';
import type { PersistencePort } from '../ports.ts';
import { controls } from '../styles/controls.ts';
import { partsOfSheet } from '../styles/sheet.ts';

/** @property persistence the browser's promise; @property workbench the open work */
export class StorageFacts extends LitElement {
  static override readonly styles = [controls, partsOfSheet, css`
    dl { margin: 0; }
    dl > div { display: flex; flex-wrap: wrap; gap: 0 var(--dm-space-4); padding-block: var(--dm-space-2); border-block-end: 1px solid var(--dm-rule); }
    dl > div:last-child { border: 0; padding-block-end: 0; }
    dt { flex: 0 0 11rem; color: var(--dm-ink-soft); }
    dd { flex: 1 1 16rem; margin: 0; }
    dd .button { margin-block-start: var(--dm-space-2); }
  `];
  static override readonly properties: PropertyDeclarations = {
    persistence: { attribute: false }, workbench: { attribute: false }, estimate: { state: true },
  };
  declare persistence: PersistencePort;
  declare workbench: Workbench;
  private declare estimate: StorageEstimate | null;
  private stop: (() => void) | undefined;
  private readonly i18n: LocalizeController = new LocalizeController(this);
  private readonly again = (): void => { this.requestUpdate(); };

  constructor() {
    super();
    this.estimate = null;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    preferences.addEventListener('change', this.again);
    void this.measure();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    preferences.removeEventListener('change', this.again);
    this.persistence.removeEventListener('change', this.again);
    this.stop?.();
    this.stop = undefined;
  }

  protected override willUpdate(): void {
    this.persistence.addEventListener('change', this.again);
    this.stop?.();
    this.stop = this.workbench.subscribe(({ type }) => { if (type === 'status') { this.again(); void this.measure(); } });
  }

  protected override render(): TemplateResult {
    const { i18n } = this;
    const { t } = i18n;
    const last = preferences.get('lastBackup');
    return html`<dl>
      <div><dt>${t('settings.saved')}</dt><dd>${this.savedText(this.workbench.status)}</dd></div>
      <div><dt>${t('settings.used')}</dt><dd>${this.usedText()}</dd></div>
      <div><dt>${t('settings.persistence')}</dt><dd>${this.persistenceView()}</dd></div>
      <div><dt>${t('settings.lastBackup')}</dt><dd>${last === undefined ? t('settings.noBackup') : i18n.dateTime(last)}</dd></div>
    </dl>`;
  }

  private savedText(status: SaveStatus): string {
    const { t } = this.i18n;
    switch (status.kind) {
      case 'unchanged': return t('settings.savedUnchanged');
      case 'saving': return t('settings.saving');
      case 'saved': return t('settings.savedAt', { time: this.i18n.time(status.time) });
      case 'trouble': return t(`trouble.${status.error.code}`);
      default: return status satisfies never;
    }
  }

  private usedText(): string {
    const { usage, quota } = this.estimate ?? {};
    const { t, language } = this.i18n;
    return usage === undefined || quota === undefined ? t('settings.usedUnknown') : t('settings.usedOf', { used: bytesText(usage, language), quota: bytesText(quota, language) });
  }

  private persistenceView(): TemplateResult {
    const { state } = this.persistence;
    const { t } = this.i18n;
    const ask = state === 'unknown' || state === 'refused';
    return html`<span role="status">${t(`settings.persistenceState.${state}`)}</span>${ask ? html`<br><button class="button" type="button" @click=${this.ask}>${t(state === 'refused' ? 'settings.askAgain' : 'settings.ask')}</button>` : nothing}`;
  }

  private readonly ask = (): void => { void this.persistence.ask(); };

  private async measure(): Promise<void> {
    try {
      this.estimate = await navigator.storage.estimate();
    } catch {
      this.estimate = null; // older browsers, or a page that is not served securely: it is not known
    }
  }
}

customElements.define('dm-storage-facts', StorageFacts);

declare global { interface HTMLElementTagNameMap { 'dm-storage-facts': StorageFacts } }
