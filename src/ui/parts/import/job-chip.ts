/** In the header while something goes on elsewhere: how far it is, the way to it, and "Cancel". */
import type { PropertyDeclarations, PropertyValues, TemplateResult } from 'lit';
import { css, html, LitElement, nothing } from 'lit';
import { LocalizeController } from '../../../i18n/localize-controller.ts';
import { controls } from '../../styles/controls.ts';
import { icon } from '../icons.ts';
import { percentText } from './import-words.ts';

/** What the chip follows. Fires `change`. */
export interface ChipJob extends EventTarget {
  readonly running: { readonly progress: { readonly share: number }; readonly cancelling: boolean } | null;
  cancel(): void;
}

/**
 * @property job  what goes on
 * @property what its section of the catalog
 * @property href the page where it can be watched
 */
export class JobChip extends LitElement {
  static override readonly styles = [controls, css`
    :host { display: inline-flex; align-items: center; min-inline-size: 0; }
    a { display: inline-flex; align-items: center; gap: var(--dm-space-2); min-block-size: 2rem; padding-inline: var(--dm-space-2); color: inherit; text-decoration: none; font-size: 0.8125rem; white-space: nowrap; font-variant-numeric: tabular-nums; }
    a:hover { background: var(--dm-lit); }
    progress { inline-size: 4rem; block-size: 0.375rem; accent-color: var(--dm-accent); }
    @media (max-width: 64rem) { progress { inline-size: 2.5rem; } .words { position: absolute; inline-size: 1px; block-size: 1px; clip-path: inset(50%); overflow: hidden; } }
    @media (max-width: 44rem) { a { padding-inline: var(--dm-space-1); } progress { inline-size: 1.75rem; } .icon-button { inline-size: 1.75rem; } }
  `];
  static override readonly properties: PropertyDeclarations = { job: { attribute: false }, what: {}, href: {} };
  declare job: ChipJob;
  declare what: 'import' | 'exchange';
  declare href: string;
  private readonly i18n: LocalizeController = new LocalizeController(this);
  private readonly again = (): void => { this.requestUpdate(); };
  private heard: ChipJob | null = null;

  constructor() {
    super();
    this.what = 'import';
  }

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.hasUpdated) this.listen();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.heard?.removeEventListener('change', this.again);
    this.heard = null;
  }

  protected override willUpdate(changed: PropertyValues): void { if (changed.has('job')) this.listen(); }

  private listen(): void {
    this.heard?.removeEventListener('change', this.again);
    this.heard = this.job;
    this.job.addEventListener('change', this.again);
  }

  protected override render(): TemplateResult | typeof nothing {
    const { running } = this.job;
    if (!running) return nothing;
    const { what, i18n: { t, language } } = this;
    const words = t(`${what}.chip`, { percent: percentText(running.progress.share, language) });
    return html`<a href=${this.href} title=${t(`${what}.show`)}><progress max="1" .value=${running.progress.share} aria-hidden="true"></progress><span class="words">${words}</span></a>
      <button type="button" class="icon-button" aria-label=${t(`${what}.cancelLabel`)} title=${t(`${what}.cancelLabel`)} ?disabled=${running.cancelling} @click=${() => { this.job.cancel(); }}>${icon('cross')}</button>`;
  }
}

customElements.define('dm-job-chip', JobChip);

declare global { interface HTMLElementTagNameMap { 'dm-job-chip': JobChip } }
