/** Shown when the work could not be opened: what happened, in words, and what can be done. Nothing is lost by looking. */
import type { PropertyDeclarations, TemplateResult } from 'lit';
import { html, LitElement, nothing } from 'lit';
import { LocalizeController } from '../../i18n/localize-controller.ts';
import '../../i18n/later-words.ts';
import type { AppEnvironment } from '../app-environment.ts';
import { OpenAgainEvent } from '../events.ts';
import '../parts/backup-panel.ts';
import '../parts/restore-panel.ts';
import type { BackupPort, StoreError } from '../ports.ts';
import { controls } from '../styles/controls.ts';
import { sheet } from '../styles/sheet.ts';
import { recoveryStyles } from './recovery-styles.ts';

/** What helps against what. */
const HELP: Readonly<Record<StoreError['code'], { readonly restore?: true; readonly anew?: true; readonly reload?: true; readonly salvage?: true }>> = {
  emptied: { restore: true, anew: true },
  newer: { reload: true },
  replaced: {},
  removed: { reload: true },
  blocked: {},
  damaged: { salvage: true, anew: true },
  broken: { salvage: true },
  closed: { reload: true },
  timeout: {},
  quota: {},
  unavailable: {},
};

/**
 * @property environment what the roof made
 * @property error       why opening failed
 * @fires OpenAgainEvent try again, or begin anew (asked twice)
 */
export class RecoveryPage extends LitElement {
  static override readonly styles = [controls, sheet, recoveryStyles];
  static override readonly properties: PropertyDeclarations = { environment: { attribute: false }, error: { attribute: false }, trying: { state: true } };
  declare environment: AppEnvironment;
  declare error: StoreError;
  private declare trying: boolean;
  private readonly i18n: LocalizeController = new LocalizeController(this);

  constructor() {
    super();
    this.trying = false;
  }

  protected override willUpdate(changed: Map<PropertyKey, unknown>): void {
    if (changed.has('error')) this.trying = false;
  }

  private get dialog(): HTMLDialogElement { return this.renderRoot.querySelector('dialog') as HTMLDialogElement; }

  protected override render(): TemplateResult {
    const { t } = this.i18n;
    const { code, at } = this.error;
    const help = HELP[code];
    const { salvage } = this.environment;
    return html`<h1>${t(`recovery.${code}.title`)}</h1>
      <p class="what">${t(`recovery.${code}.text`)}</p>
      ${help.salvage && salvage ? html`<dm-backup-panel .backup=${salvagePort(this.environment.backup, salvage)} label=${t('recovery.export')}></dm-backup-panel>` : nothing}
      ${help.restore ? html`<section aria-labelledby="restore"><h2 id="restore">${t('backup.restoreTitle')}</h2><dm-restore-panel .backup=${this.environment.backup}></dm-restore-panel></section>` : nothing}
      <div class="actions">
        <button class="button ${help.restore ? '' : 'primary'}" type="button" ?disabled=${this.trying} @click=${this.again}>${t(this.trying ? 'recovery.trying' : 'recovery.again')}</button>
        ${help.reload ? html`<button class="button" type="button" @click=${reload}>${t('recovery.reload')}</button>` : nothing}
        ${help.anew ? html`<button class="button quiet" type="button" @click=${this.ask}>${t('recovery.anew')}</button>` : nothing}
      </div>
      <p class="soft details">${t('recovery.details', { code, at })}</p>
      <dialog aria-labelledby="question" aria-describedby="consequence"><h2 id="question">${t('recovery.anewTitle')}</h2><p id="consequence">${t(code === 'damaged' ? 'recovery.anewDamaged' : 'recovery.anewText')}</p>
        <div class="foot"><button class="button" type="button" @click=${this.notYet}>${t('recovery.anewNo')}</button><button class="button primary" type="button" @click=${this.anew}>${t('recovery.anewYes')}</button></div></dialog>`;
  }

  private readonly again = (): void => {
    this.trying = true;
    this.dispatchEvent(new OpenAgainEvent(false));
  };
  private readonly ask = (): void => { this.dialog.showModal(); };
  private readonly notYet = (): void => { this.dialog.close(); };
  private readonly anew = async (): Promise<void> => {
    this.dialog.close();
    this.trying = true;
    // Damaged work stands in the way of any other: it goes only here, by the person's second word.
    if (this.error.code === 'damaged') await this.environment.erase();
    this.dispatchEvent(new OpenAgainEvent(true));
  };
}

function reload(): void { location.reload(); }

/** The same port, whose download is whatever can still be read. */
function salvagePort(backup: BackupPort, salvage: BackupPort['create']): BackupPort {
  return { create: salvage, inspect: (file, signal) => backup.inspect(file, signal), restore: (file, options) => backup.restore(file, options) };
}

customElements.define('dm-recovery-page', RecoveryPage);

declare global { interface HTMLElementTagNameMap { 'dm-recovery-page': RecoveryPage } }
