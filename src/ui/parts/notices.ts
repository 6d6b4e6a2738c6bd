/**
 * The one quiet place for news: ready for offline use, a new version, a word about something done. An update is only
 * taken over when nobody types and everything is on the disk.
 */
import type { PropertyDeclarations, PropertyValues, TemplateResult } from 'lit';
import { css, html, LitElement, nothing } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import type { Workbench } from '../../app/workbench.ts';
import { LocalizeController } from '../../i18n/localize-controller.ts';
import '../../i18n/later-words.ts';
import { preferences } from '../controllers/preferences.ts';
import { typing } from '../controllers/typing.ts';
import type { NewsAct } from '../events.ts';
import type { OfflinePort } from '../ports.ts';
import { controls } from '../styles/controls.ts';
import { icon } from './icons.ts';

/** How long a mere word stays, ms. It stays longer under the pointer or the focus. */
const STAY = 10_000;

/**
 * @property offline   the service worker, seen from the page
 * @property workbench the open work; null: none yet
 */
export class Notices extends LitElement {
  static override readonly styles = [controls, css`
    :host { position: fixed; inset-block-end: var(--dm-foot, 0); inset-inline-end: 0; z-index: 5; max-inline-size: min(26rem, 100vw); padding: var(--dm-space-3); pointer-events: none; }
    .notice {
      display: flex; flex-wrap: wrap; align-items: center; gap: var(--dm-space-1) var(--dm-space-3); padding: var(--dm-space-2) var(--dm-space-2) var(--dm-space-2) var(--dm-space-4);
      border: 1px solid var(--dm-rule); border-radius: calc(var(--dm-radius) * 1.5); background: var(--dm-paper-raised); color: var(--dm-ink); box-shadow: var(--dm-shadow); pointer-events: auto;
    }
    .notice + .notice { margin-block-start: var(--dm-space-2); }
    .notice > span { flex: 1 1 auto; }
    .word > span { animation: come 0.4s ease-out; }
    @keyframes come { from { transform: translateY(0.75rem); } }
    .buttons { display: flex; gap: var(--dm-space-1); margin-inline-start: auto; }
    .notice .soft { flex-basis: 100%; color: var(--dm-ink-soft); font-size: 0.8125rem; }
    .notice > .icon-button { margin-inline-start: auto; }
    @media (max-width: 40rem) { :host { inset-block-end: calc(var(--dm-foot, 0rem) + var(--dm-chip, 0rem)); inset-inline-start: 0; max-inline-size: none; padding: var(--dm-space-2); } }
    @media print { :host { display: none; } }
  `];
  static override readonly properties: PropertyDeclarations = {
    offline: { attribute: false }, workbench: { attribute: false }, word: { state: true }, act: { state: true }, later: { state: true }, wanted: { state: true },
  };
  declare offline: OfflinePort;
  declare workbench: Workbench | null;
  /** A sentence that goes by itself; '' = none. */
  private declare word: string;
  /** What can be done about it; it goes with the word, or as soon as the person does something else. */
  private declare act: NewsAct | null;
  /** The person does not want the new version now. */
  private declare later: boolean;
  /** The person wants it, as soon as nothing is in its way. */
  private declare wanted: boolean;
  private timer = 0;
  private stop: (() => void)[] = [];
  /** Where the focus was before it came here: a notice that goes gives it back. */
  private back: HTMLElement | null = null;
  private readonly i18n: LocalizeController = new LocalizeController(this);

  constructor() {
    super();
    this.workbench = null;
    this.word = '';
    this.act = null;
    this.later = false;
    this.wanted = false;
  }

  /** Shows a sentence for a while; said, and seen to come, anew even if it is the same as the one that is still there. */
  show(sentence: string, act: NewsAct | null = null): void {
    this.word = this.word === sentence ? `${sentence}\u00A0` : sentence;
    this.act = act;
    this.linger();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    typing.addEventListener('change', this.tryUpdate);
    document.addEventListener('focusout', this.remember);
    if (this.hasUpdated) this.listen();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    typing.removeEventListener('change', this.tryUpdate);
    document.removeEventListener('focusout', this.remember);
    for (const stop of this.stop.splice(0)) stop();
    clearTimeout(this.timer);
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('offline') || changed.has('workbench')) this.listen();
  }

  private listen(): void {
    for (const stop of this.stop.splice(0)) stop();
    const { offline } = this;
    offline.addEventListener('change', this.onOffline);
    this.stop.push(() => { offline.removeEventListener('change', this.onOffline); });
    if (this.workbench) this.stop.push(this.workbench.subscribe((event) => {
      if (event.type === 'status') this.tryUpdate();
      else if (event.type === 'patch' && event.from === 'here' && this.act) this.dismiss(); // "Undo" would undo that instead
    }));
    this.onOffline();
  }

  /** At once: a button that is gone cannot tell where the focus was. */
  protected override update(changed: PropertyValues): void {
    const had = this.shadowRoot?.activeElement;
    super.update(changed);
    if (had && !had.isConnected) this.back?.focus();
  }

  protected override render(): TemplateResult {
    const { t } = this.i18n;
    const update = this.offline.state.updateWaiting && !this.later;
    return html`<div role="status" aria-label=${t('offline.region')} @pointerenter=${this.hold} @pointerleave=${this.linger} @focusin=${this.hold} @focusout=${this.linger}>
      ${this.word === '' ? nothing : html`<div class="notice word">${keyed(this.word, html`<span>${this.word}</span>`)}
        ${this.act ? html`<button class="button" type="button" @click=${this.onAct}>${this.act.label}</button>` : nothing}
        <button class="icon-button" type="button" aria-label=${t('offline.dismiss')} title=${t('offline.dismiss')} @click=${this.dismiss}>${icon('cross')}</button></div>`}
      ${update ? html`<div class="notice update"><span>${t('offline.update')}</span>
        ${this.wanted ? html`<span class="soft">${t('offline.waiting')}</span>` : nothing}
        <div class="buttons">${this.wanted ? nothing : html`<button class="button" type="button" @click=${this.want}>${t('offline.updateNow')}</button>`}<button class="button quiet" type="button" @click=${this.notNow}>${t('offline.later')}</button></div></div>` : nothing}
    </div>`;
  }

  private readonly onOffline = (): void => {
    if (this.offline.state.ready && !preferences.get('offlineTold')) {
      preferences.set('offlineTold', true);
      this.show(this.i18n.t('offline.ready'));
    }
    this.requestUpdate();
  };

  private readonly want = (): void => {
    this.wanted = true;
    this.tryUpdate();
  };

  /** Takes the update over, if it is wanted and nothing is in its way: no open editor, nothing that is not on the disk. */
  private readonly tryUpdate = (): void => {
    if (!this.wanted || !this.free) return;
    void (this.workbench?.settled() ?? Promise.resolve()).then(() => {
      if (!this.wanted || !this.free) return; // somebody has begun to type meanwhile; asked again when that ends
      this.wanted = false;
      this.offline.applyUpdate();
    });
  };

  private get free(): boolean {
    const status = this.workbench?.status;
    return !typing.busy && status?.kind !== 'saving' && !(status?.kind === 'trouble' && status.pending > 0);
  }

  private readonly notNow = (): void => {
    this.later = true;
    this.wanted = false;
  };

  private readonly remember = (event: FocusEvent): void => {
    const [left] = event.composedPath();
    if (left instanceof HTMLElement && !event.composedPath().includes(this)) this.back = left;
  };

  private readonly hold = (): void => { clearTimeout(this.timer); };
  private readonly linger = (): void => {
    clearTimeout(this.timer);
    if (this.word !== '') this.timer = window.setTimeout(this.dismiss, STAY);
  };
  private readonly onAct = (): void => {
    const { act } = this;
    this.dismiss();
    act?.run();
  };
  private readonly dismiss = (): void => {
    clearTimeout(this.timer);
    this.word = '';
    this.act = null;
  };
}

customElements.define('dm-notices', Notices);

declare global { interface HTMLElementTagNameMap { 'dm-notices': Notices } }
