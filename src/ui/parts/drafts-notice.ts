/** At start: "You have 2 unfinished drafts", with a list of them and a way to each. */
import type { PropertyDeclarations, PropertyValues, TemplateResult } from 'lit';
import { css, html, LitElement, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { Workbench } from '../../app/workbench.ts';
import { isRefusal } from '../../core/change.ts';
import { whereNow } from '../../core/forwards.ts';
import { LocalizeController } from '../../i18n/localize-controller.ts';
import '../../i18n/later-words.ts';
import { sentenceName } from '../controllers/sentences.ts';
import { AnnounceEvent, DraftDiscardEvent, SegmentEditEvent } from '../events.ts';
import { controls } from '../styles/controls.ts';
import type { Draft } from './draft.ts';
import { icon } from './icons.ts';
import { wordDiffStyles } from './word-diff-styles.ts';
import { wordDiffView } from './word-diff.ts';

/**
 * Shows what was there when it was first drawn, less what has been dealt with since: a draft that is being typed now is
 * no news.
 *
 * @fires SegmentEditEvent the person wants to go on with a draft
 * @fires DraftDiscardEvent
 * @fires AnnounceEvent a draft of a sentence that is gone was kept as a suggestion
 * @fires close it is gone, and the focus was in it
 */
export class DraftsNotice extends LitElement {
  static override readonly styles = [controls, wordDiffStyles, css`
    :host { display: block; }
    details { padding: var(--dm-space-2) var(--dm-space-3); border: 1px solid var(--dm-rule); border-radius: var(--dm-radius); background: var(--dm-paper-raised, transparent); }
    .head { display: flex; align-items: start; gap: var(--dm-space-2); }
    .head details { flex: 1; }
    summary { min-block-size: 1.5rem; cursor: pointer; }
    ul { margin: var(--dm-space-2) 0 0; padding: 0; list-style: none; }
    li { padding: var(--dm-space-2) 0; border-block-start: 1px solid var(--dm-rule); }
    li p { margin: var(--dm-space-1) 0; }
    .text { font: 1rem/1.5 var(--dm-serif); }
    .soft { color: var(--dm-ink-soft); font-size: 0.8125rem; }
    .buttons { display: flex; flex-wrap: wrap; gap: var(--dm-space-2); }
  `];
  static override readonly properties: PropertyDeclarations = { workbench: { attribute: false }, closed: { state: true } };
  declare workbench: Workbench;
  private declare closed: boolean;
  private listed: readonly Draft[] | null = null;
  private stop: (() => void) | null = null;
  private readonly i18n: LocalizeController = new LocalizeController(this);

  constructor() {
    super();
    this.closed = false;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.hasUpdated) this.follow();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.stop?.();
    this.stop = null;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('workbench')) { this.stop?.(); this.stop = this.listed = null; }
    this.listed ??= [...this.workbench.drafts].sort((a, b) => b.time - a.time);
    if (!this.stop) this.follow();
  }

  private follow(): void {
    this.stop = this.workbench.subscribe(({ type }) => { if (type === 'draft') this.requestUpdate(); });
  }

  /** An entry that has been dealt with takes its buttons along: the focus goes to the list, and to the text with the last one. */
  protected override update(changed: PropertyValues): void {
    const had = this.shadowRoot?.activeElement;
    super.update(changed);
    if (!had || had.isConnected) return;
    const head = this.renderRoot.querySelector('summary');
    if (head) head.focus(); else this.dispatchEvent(new Event('close'));
  }

  protected override render(): TemplateResult | typeof nothing {
    const drafts = (this.listed ?? []).flatMap(({ segment }) => this.workbench.draftOf(segment) ?? []);
    const older = this.workbench.olderDrafts;
    if (this.closed || drafts.length + older.length === 0) return nothing;
    const { t } = this.i18n;
    return html`<div class="head">
      <details>
        <summary>${drafts.length > 0 ? t('draft.notice', { count: drafts.length }) : t('draft.older', { count: older.length })}</summary>
        <ul aria-label=${t('draft.list')}>${repeat(drafts, ({ segment }) => segment, (draft) => this.entry(draft, true))}</ul>
        ${older.length === 0 ? nothing : html`${drafts.length > 0 ? html`<p class="soft">${t('draft.older', { count: older.length })}</p>` : nothing}<ul>${repeat(older, ({ segment, time }) => `${segment} ${time}`, (draft) => this.entry(draft, false))}</ul>`}
      </details>
      <button class="icon-button" type="button" aria-label=${t('draft.dismiss')} title=${t('draft.dismiss')} @click=${() => { this.closed = true; }}>${icon('cross')}</button>
    </div>`;
  }

  /** Its sentence was cut, joined or deleted: the text can be kept as a suggestion about what carries it on, while anything does. */
  private lost(draft: Draft, open: boolean): TemplateResult {
    const { t } = this.i18n, { tables } = this.workbench, time = this.i18n.dateTime(draft.time);
    const now = whereNow(tables, draft.segment)?.run[0], lang = tables.get('version', now?.version ?? '')?.lang ?? '';
    const name = now ? sentenceName(this.workbench, now.id, this.i18n) : null;
    return html`<li>
      <p class="soft">${name ? t('draft.entryGone', { ...name, time }) : t('draft.entryLost', { time })}</p>
      <p class="text">${wordDiffView({ a: draft.base, b: draft.text, lang }, t)}</p>
      <div class="buttons">
        ${name ? html`<button class="button" type="button" aria-label=${t('draft.fileFull', { ...name, time })} @click=${() => { this.file(draft, name); }}>${t('draft.file')}</button>` : nothing}
        <button class="button quiet" type="button" aria-label=${t('draft.discardGone', { time })} @click=${() => { this.dispatchEvent(new DraftDiscardEvent(draft.segment, open ? null : draft)); }}>${t('draft.discard')}</button>
      </div>
    </li>`;
  }

  private file(draft: Draft, name: { number: string; language: string }): void {
    const { t } = this.i18n, done = this.workbench.fileDraft(draft);
    this.dispatchEvent(new AnnounceEvent(isRefusal(done) ? t(`refusal.${done.no}`, done.params) : t('draft.filed', name), { shown: true }));
  }

  /** `open`: the draft of its sentence; an older one of the same sentence can be read, copied and discarded. */
  private entry(draft: Draft, open: boolean): TemplateResult {
    const { t } = this.i18n;
    const { tables } = this.workbench;
    const segment = tables.get('segment', draft.segment);
    if (!segment) return this.lost(draft, open);
    const lang = tables.get('version', segment.version)?.lang ?? '';
    const name = sentenceName(this.workbench, draft.segment, this.i18n);
    const time = this.i18n.dateTime(draft.time);
    return html`<li>
      <p class="soft">${t('draft.entry', { ...name, time })}</p>
      <p class="text">${wordDiffView({ a: segment.text, b: draft.text, lang }, t)}</p>
      ${open ? html`<div class="buttons">
        <button class="button" type="button" @click=${() => { this.dispatchEvent(new SegmentEditEvent(draft.segment)); }}>${t('draft.jump')}</button>
        <button class="button quiet" type="button" aria-label=${t('draft.discardFull', name)} @click=${() => { this.dispatchEvent(new DraftDiscardEvent(draft.segment)); }}>${t('draft.discard')}</button>
      </div>` : html`<div class="buttons">
        <button class="button quiet" type="button" aria-label=${t('draft.discardOlderFull', { ...name, time })} @click=${() => { this.dispatchEvent(new DraftDiscardEvent(draft.segment, draft)); }}>${t('draft.discardOlder')}</button>
      </div>`}
    </li>`;
  }
}

customElements.define('dm-drafts-notice', DraftsNotice);

declare global {
  interface HTMLElementTagNameMap { 'dm-drafts-notice': DraftsNotice }
}
