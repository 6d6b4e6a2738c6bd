/** One button that downloads everything as one file, and says what happened. */
import type { PropertyDeclarations, TemplateResult } from 'lit';
import { html, LitElement, nothing } from 'lit';
import { LocalizeController } from '../../i18n/localize-controller.ts';
import { downloadBackup, failureText } from '../backup-acts.ts';
import type { BackupPort, BackupResult } from '../ports.ts';
import { controls } from '../styles/controls.ts';
import { partsOfSheet } from '../styles/sheet.ts';
import { icon } from './icons.ts';

/**
 * @property backup the port
 * @property label  the words on the button; '' = the usual ones
 * @fires dm-backup-downloaded the file has been handed to the browser
 */
export class BackupPanel extends LitElement {
  static override readonly styles = [controls, partsOfSheet];
  static override readonly properties: PropertyDeclarations = { backup: { attribute: false }, label: {}, busy: { state: true }, result: { state: true } };
  declare backup: BackupPort;
  declare label: string;
  private declare busy: boolean;
  private declare result: BackupResult<string> | null;
  private readonly i18n: LocalizeController = new LocalizeController(this);

  constructor() {
    super();
    this.label = '';
    this.busy = false;
    this.result = null;
  }

  protected override render(): TemplateResult {
    const { t } = this.i18n;
    return html`<div class="actions"><button class="button" type="button" aria-disabled=${this.busy} @click=${this.download}>${icon('download')}${this.label || t('backup.download')}</button></div>
      <div role="status">${this.busy ? html`<p class="soft">${t('backup.preparing')}</p>` : this.resultView()}</div>`;
  }

  private resultView(): TemplateResult | typeof nothing {
    if (!this.result) return nothing;
    return this.result.ok
      ? html`<p class="good">${this.i18n.t('backup.downloaded', { name: this.result.value })}</p>`
      : html`<p class="trouble">${failureText(this.result, this.i18n)}</p>`;
  }

  private readonly download = async (): Promise<void> => {
    if (this.busy) return; // not `disabled`: that would take the focus away from the button
    this.busy = true;
    this.result = await downloadBackup(this.backup);
    this.busy = false;
    if (this.result.ok) this.dispatchEvent(new Event('dm-backup-downloaded'));
  };
}

customElements.define('dm-backup-panel', BackupPanel);

declare global { interface HTMLElementTagNameMap { 'dm-backup-panel': BackupPanel } }
