/** Erasing everything on this device: asked twice, a backup offered first. */
import type { PropertyDeclarations, TemplateResult } from 'lit';
import { css, html, LitElement, nothing } from 'lit';
import { LocalizeController } from '../../i18n/localize-controller.ts';
import '../../i18n/later-words.ts';
import type { AppEnvironment } from '../app-environment.ts';
import { preferences } from '../controllers/preferences.ts';
import { AnnounceEvent, OpenAgainEvent } from '../events.ts';
import type { StoreError } from '../ports.ts';
import { controls } from '../styles/controls.ts';
import { partsOfSheet } from '../styles/sheet.ts';
import './backup-panel.ts';
import { reasons } from './reasons.ts';

/**
 * @property environment what the roof made
 * @property changes     how many changes would be gone
 * @fires OpenAgainEvent after erasing: begin anew
 * @fires AnnounceEvent
 */
export class ErasePanel extends LitElement {
  static override readonly styles = [controls, partsOfSheet, css`
    .danger { color: var(--dm-removed); border-color: var(--dm-removed); }
    dialog p { margin: 0 0 var(--dm-space-3); }
    .foot { display: flex; flex-wrap: wrap; justify-content: flex-end; gap: var(--dm-space-2); margin-block-start: var(--dm-space-5); }
  `];
  static override readonly properties: PropertyDeclarations = {
    environment: { attribute: false }, changes: { type: Number }, asked: { state: true }, saved: { state: true }, busy: { state: true }, error: { state: true },
  };
  declare environment: AppEnvironment;
  declare changes: number;
  private declare asked: 0 | 1 | 2;
  /** A backup was downloaded in this dialog. */
  private declare saved: boolean;
  private declare busy: boolean;
  private declare error: StoreError | null;
  private readonly i18n: LocalizeController = new LocalizeController(this);

  constructor() {
    super();
    this.changes = 0;
    this.asked = 0;
    this.saved = false;
    this.busy = false;
    this.error = null;
  }

  private get dialog(): HTMLDialogElement { return this.renderRoot.querySelector('dialog') as HTMLDialogElement; }

  protected override render(): TemplateResult {
    const { t } = this.i18n;
    return html`<p class="soft">${t('erase.what')}</p>
      <div class="actions"><button class="button danger" type="button" @click=${this.begin}>${t('erase.begin')}</button></div>
      ${this.error ? html`<p class="trouble" role="alert">${t(`trouble.${this.error.code}`)}</p>` : nothing}
      <dialog aria-labelledby="question" aria-describedby="consequence" @close=${this.onClose}>${this.asked === 1 ? this.firstView() : this.asked === 2 ? this.secondView() : nothing}</dialog>`;
  }

  private firstView(): TemplateResult {
    const { t } = this.i18n;
    return html`<h2 id="question">${t('erase.firstTitle')}</h2><p id="consequence">${t('erase.firstText')}</p>
      <dm-backup-panel .backup=${this.environment.backup} @dm-backup-downloaded=${() => { this.saved = true; }}></dm-backup-panel>
      <div class="foot"><button class="button" type="button" @click=${this.keep}>${t('erase.cancel')}</button>
        <button class="button danger" type="button" @click=${this.second}>${t(this.saved ? 'erase.continueSaved' : 'erase.continue')}</button></div>`;
  }

  private secondView(): TemplateResult {
    const { t } = this.i18n;
    return html`<h2 id="question">${t('erase.secondTitle')}</h2><p id="consequence">${t('erase.secondText', { count: this.changes })}</p>
      <div class="foot"><button class="button" type="button" @click=${this.keep}>${t('erase.cancel')}</button>
        <button class="button danger" type="button" ?disabled=${this.busy} @click=${this.erase}>${t('erase.now')}</button></div>`;
  }

  private readonly begin = (): void => {
    this.saved = false;
    this.error = null;
    this.asked = 1;
    void this.updateComplete.then(() => { this.dialog.showModal(); });
  };

  private readonly second = (): void => {
    this.asked = 2;
    // The safe answer has the focus, so that Enter twice erases nothing.
    void this.updateComplete.then(() => { this.renderRoot.querySelector<HTMLElement>('.foot .button')?.focus(); });
  };

  private readonly keep = (): void => { this.dialog.close(); };
  private readonly onClose = (): void => { this.asked = 0; };

  private readonly erase = async (): Promise<void> => {
    this.busy = true;
    const erased = await this.environment.erase();
    this.busy = false;
    this.dialog.close();
    if (!erased.ok) { this.error = erased.error; return; }
    preferences.clear();
    reasons.clear();
    this.dispatchEvent(new AnnounceEvent(this.i18n.t('erase.done')));
    this.dispatchEvent(new OpenAgainEvent(true));
  };
}

customElements.define('dm-erase-panel', ErasePanel);

declare global { interface HTMLElementTagNameMap { 'dm-erase-panel': ErasePanel } }
