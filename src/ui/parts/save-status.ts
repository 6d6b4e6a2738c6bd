/**
 * What has become of the work: "Saved on this device 14:03" only after a transaction completed, "Saving…", or what went
 * wrong in words and what to do about it. Drafts are kept at once and are not spoken of here.
 */
import type { PropertyDeclarations, TemplateResult } from 'lit';
import { css, html, LitElement, nothing } from 'lit';
import type { SaveStatus } from '../../app/save-status.ts';
import { LocalizeController } from '../../i18n/localize-controller.ts';
import { ActionEvent } from '../events.ts';
import { controls } from '../styles/controls.ts';
import { icon } from './icons.ts';

/** Passing troubles: trying again may help, and does no harm. */
const RETRY: ReadonlySet<string> = new Set(['quota', 'timeout', 'closed']);

type Trouble = Extract<SaveStatus, { kind: 'trouble' }>;

/** @fires ActionEvent `work.backup`, `save.retry` (quota), `save.restarted` (broken: the person says that the browser was restarted) */
export class SaveStatusElement extends LitElement {
  static override readonly styles = [controls, css`
    :host { display: inline-flex; align-items: center; color: var(--dm-ink-soft); font-variant-numeric: tabular-nums; }
    .line { display: inline-flex; align-items: center; gap: var(--dm-space-1); white-space: nowrap; }
    .line .icon { inline-size: 1rem; block-size: 1rem; color: var(--dm-ok); }
    .trouble {
      display: grid; gap: var(--dm-space-2); max-inline-size: 44rem; padding: var(--dm-space-3); color: var(--dm-ink); white-space: normal;
      background: var(--dm-warn-paper, var(--dm-paper)); border: 1px solid var(--dm-warn); border-radius: var(--dm-radius);
    }
    .trouble p { margin: 0; }
    .trouble .what { display: flex; gap: var(--dm-space-2); }
    .trouble .what .icon { color: var(--dm-warn); }
    .buttons { display: flex; flex-wrap: wrap; gap: var(--dm-space-2); }
    /* The bar of a phone has room for a sign only: the words are there for screen readers. */
    @media (max-width: 44rem) {
      .words { position: absolute; inline-size: 1px; block-size: 1px; clip-path: inset(50%); overflow: hidden; }
      .busy::before { content: '…'; }
    }
  `];
  static override readonly properties: PropertyDeclarations = { status: { attribute: false }, persisted: { attribute: false } };
  declare status: SaveStatus;
  /** What the browser answered when asked to keep the storage; null while it has not. */
  declare persisted: boolean | null;
  private readonly i18n: LocalizeController = new LocalizeController(this);

  constructor() {
    super();
    this.status = { kind: 'unchanged' };
    this.persisted = null;
  }

  protected override render(): TemplateResult {
    switch (this.status.kind) {
      case 'unchanged': return this.savedView(null); // nothing has been written, so nothing is claimed
      case 'saving': return html`${this.savedView(null)}<span class="line busy"><span class="words">${this.i18n.t('save.saving')}</span></span>`;
      case 'saved': return this.savedView(this.status.time);
      case 'trouble': return this.troubleView(this.status);
      default: return this.status satisfies never;
    }
  }

  /** A permanent live region, so that the word "saved" is also heard, and only once it is true. */
  private savedView(time: number | null): TemplateResult {
    const promise = this.promise();
    return html`<span role="status" class=${time === null ? '' : 'line'} title=${time === null ? nothing : promise ?? nothing}>${time === null ? nothing : html`${icon('check')}<span class="words">${
      this.i18n.t('save.saved', { time: this.i18n.time(time) })}</span>`}</span>${time !== null && promise ? html`<span class="visually-hidden">${promise}</span>` : nothing}`;
  }

  private promise(): string | null {
    return this.persisted === null ? null : this.i18n.t(this.persisted ? 'save.persisted' : 'save.notPersisted');
  }

  private troubleView({ error, pending }: Trouble): TemplateResult {
    const { t } = this.i18n;
    return html`<div class="trouble" role="alert">
      <div class="what">${icon('warning')}<div><p>${t(`trouble.${error.code}`)}</p>${pending > 0 ? html`<p>${t('save.pending', { count: pending })}</p>` : nothing}</div></div>
      <div class="buttons">
        <button class="button primary" type="button" @click=${this.act('work.backup')}>${t('save.export')}</button>
        ${RETRY.has(error.code) ? html`<button class="button" type="button" @click=${this.act('save.retry')}>${t('save.retry')}</button>` : nothing}
        ${error.code === 'broken' ? html`<button class="button" type="button" @click=${this.act('save.restarted')}>${t('save.restarted')}</button>` : nothing}
      </div>
    </div>`;
  }

  private act(action: string): () => void {
    return () => { this.dispatchEvent(new ActionEvent(action)); };
  }
}

customElements.define('dm-save-status', SaveStatusElement);

declare global {
  interface HTMLElementTagNameMap { 'dm-save-status': SaveStatusElement }
}
