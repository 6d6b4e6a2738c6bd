/**
 * The present alignment and a new one, side by side: only where they differ. Whoever looks through it goes from one
 * difference to the next by the arrow keys, and then uses the new one, keeps the old one, or decides later.
 */
import type { PropertyDeclarations, TemplateResult } from 'lit';
import { css, html, LitElement, nothing } from 'lit';
import type { Difference, Proposal } from '../../app/realign-types.ts';
import type { PersonId, SegmentId } from '../../core/ids.ts';
import type { Bead } from '../../core/model.ts';
import type { Tables } from '../../core/tables.ts';
import { LocalizeController } from '../../i18n/localize-controller.ts';
import '../../i18n/later-words.ts';
import { sentenceNumber } from '../sentence-numbers.ts';
import { controls } from '../styles/controls.ts';
import { icon } from './icons.ts';
import { linkMark, linkStyles, linkWords } from './link-mark.ts';

/** How many differences are drawn at first, and more each time. */
const SOME = 50;

export interface Comparison {
  readonly proposal: Proposal;
  /** What the column is called. */
  readonly name: string;
  readonly tables: Tables;
  readonly stale: boolean;
  /** Who reads this. */
  readonly reader: PersonId;
  /** Takes the new alignment into use. The sentence that says why not, or null. */
  readonly use: () => Promise<string | null>;
}
export type Decision = 'used' | 'kept' | 'later';

/**
 * @property comparison what is compared
 * @fires close         when it was answered; `answer` says how
 */
export class RealignDialog extends LitElement {
  static override readonly styles = [controls, linkStyles, css`
    dialog { inline-size: min(72rem, calc(100vw - 2rem)); block-size: calc(100dvh - 3rem); flex-direction: column; padding: 0; overflow: hidden; }
    dialog[open] { display: flex; }
    header, footer { flex: none; display: flex; flex-wrap: wrap; align-items: center; gap: var(--dm-space-2) var(--dm-space-4); padding: var(--dm-space-4) var(--dm-space-5); }
    header { border-block-end: 1px solid var(--dm-rule); }
    footer { justify-content: end; border-block-start: 1px solid var(--dm-rule); }
    h2 { flex: 1 1 100%; margin: 0; }
    header p { margin: 0; color: var(--dm-ink-soft); }
    .stale, .error { flex: 1 1 100%; color: var(--dm-warn) !important; }
    .steps { display: flex; align-items: center; gap: var(--dm-space-1); margin-inline-start: auto; font-variant-numeric: tabular-nums; }
    ol { flex: 1; min-block-size: 0; overflow-y: auto; margin: 0; padding: 0 var(--dm-space-2); list-style: none; }
    li { display: grid; grid-template-columns: 1fr 1fr; gap: 0 var(--dm-space-5); padding: var(--dm-space-4) var(--dm-space-3); border-block-end: 1px solid var(--dm-rule); scroll-margin-block: var(--dm-space-4); }
    li:focus-visible { outline-offset: -3px; }
    h3 { grid-column: 1 / -1; margin: 0 0 var(--dm-space-2); color: var(--dm-ink-soft); font: 400 0.8125rem/1.4 var(--dm-sans); }
    h4 { margin: 0 0 var(--dm-space-1); font: 600 0.8125rem/1.4 var(--dm-sans); }
    .side { min-inline-size: 0; --gap: 1.25rem; }
    .bead { display: grid; grid-template-columns: 1fr 1fr; gap: var(--gap); padding-block: var(--dm-space-1); font: 400 0.9375rem/1.5 var(--dm-serif); }
    .bead + .bead { border-block-start: 1px dotted var(--dm-rule); }
    .bead p { margin: 0; overflow-wrap: anywhere; }
    .number { margin-inline-end: 0.4em; color: var(--dm-ink-soft); font: 0.75rem/1 var(--dm-sans); }
    .none { color: var(--dm-ink-soft); }
    .more { margin-block: var(--dm-space-4); }
    @media (max-width: 48rem) { li { grid-template-columns: 1fr; } .side + .side { margin-block-start: var(--dm-space-3); } header, footer { padding: var(--dm-space-3); } ol { padding-inline: 0; } dialog { inline-size: 100%; max-inline-size: none; block-size: 100dvh; max-block-size: none; border: 0; border-radius: 0; } }
  `];
  static override readonly properties: PropertyDeclarations = { comparison: { attribute: false }, at: { state: true }, drawn: { state: true }, busy: { state: true }, error: { state: true } };
  declare comparison: Comparison;
  /** The difference that is looked at, from 0. */
  private declare at: number;
  private declare drawn: number;
  private declare busy: boolean;
  private declare error: string;
  answer: Decision = 'later';
  private readonly i18n: LocalizeController = new LocalizeController(this);

  constructor() {
    super();
    this.at = 0;
    this.drawn = SOME;
    this.busy = false;
    this.error = '';
  }

  protected override render(): TemplateResult {
    const { t } = this.i18n, { proposal: { differences: { changed, unchanged } }, name, stale } = this.comparison;
    return html`<dialog aria-labelledby="title" lang=${this.i18n.language} @close=${this.onClose} @cancel=${this.onCancel} @keydown=${this.onKey}>
      <header><h2 id="title">${t('realign.title', { name })}</h2>
        <p>${t('realign.differ', { count: changed.length })} ${t('realign.unchanged', { count: unchanged })}</p>
        <span class="steps">${this.step(-1)}<span class="count">${t('realign.difference', { at: this.at + 1, of: changed.length })}</span>${this.step(1)}</span>
        ${stale ? html`<p class="stale">${t('realign.stale')}</p>` : nothing}${this.error === '' ? nothing : html`<p class="error" role="alert">${this.error}</p>`}</header>
      <ol aria-labelledby="title">${changed.slice(0, this.drawn).map((one, at) => this.difference(one, at))}</ol>
      ${changed.length > this.drawn ? html`<button type="button" class="button quiet more" @click=${() => { this.drawn += SOME; }}>${t('realign.more', { count: Math.min(SOME, changed.length - this.drawn) })}</button>` : nothing}
      <footer><button type="button" class="button quiet later" ?disabled=${this.busy} @click=${() => { this.end('later'); }}>${t('realign.later')}</button>
        <button type="button" class="button keep" ?disabled=${this.busy} @click=${() => { this.end('kept'); }}>${t('realign.keep')}</button>
        <button type="button" class="button primary use" aria-disabled=${this.busy} @click=${() => { void this.use(); }}>${t(this.busy ? 'realign.using' : 'realign.use')}</button></footer>
    </dialog>`;
  }

  private step(by: 1 | -1): TemplateResult {
    const words = this.i18n.t(by === 1 ? 'realign.next' : 'realign.previous'), { changed } = this.comparison.proposal.differences;
    return html`<button type="button" class="icon-button" aria-label=${words} title=${words} ?disabled=${this.at + by < 0 || this.at + by >= changed.length} @click=${() => { void this.go(this.at + by); }}>${icon(by === 1 ? 'below' : 'up')}</button>`;
  }

  private difference({ before, after }: Difference, at: number): TemplateResult {
    const { t } = this.i18n;
    return html`<li tabindex=${at === this.at ? 0 : -1} aria-labelledby=${`difference-${at}`} @focusin=${() => { this.at = at; }}>
      <h3 id=${`difference-${at}`}>${t('realign.difference', { at: at + 1, of: this.comparison.proposal.differences.changed.length })}</h3>
      <div class="side old"><h4>${t('realign.now')}</h4>${before.map((bead) => this.bead(bead))}</div>
      <div class="side new"><h4>${t('realign.new')}</h4>${after.map((bead) => this.bead(bead))}</div></li>`;
  }

  private bead(bead: Bead): TemplateResult {
    const about = { i18n: this.i18n, reader: this.comparison.reader, direct: null };
    return html`<div class="bead"><div>${this.sentences(bead.source)}</div><div class="linked">${linkMark(bead, about, { words: linkWords(bead, about), heard: true })}${this.sentences(bead.target)}</div></div>`;
  }

  private sentences(ids: readonly SegmentId[]): TemplateResult | TemplateResult[] {
    const { tables } = this.comparison;
    if (ids.length === 0) return html`<p class="none">${this.i18n.t('work.empty')}</p>`;
    return ids.map((id) => {
      const row = tables.get('segment', id), lang = (row && tables.get('version', row.version)?.lang) ?? 'und';
      return row ? html`<p lang=${lang} dir="auto"><span class="number" lang=${this.i18n.language}>${sentenceNumber(tables, id)}</span>${row.text}</p>` : html`<p class="none">${this.i18n.t('history.gone')}</p>`;
    });
  }

  protected override firstUpdated(): void {
    this.dialog.showModal();
    void this.go(0);
  }

  private get dialog(): HTMLDialogElement { return this.renderRoot.querySelector('dialog') as HTMLDialogElement; }

  /** To a difference, which is drawn where it is not yet. */
  private async go(at: number): Promise<void> {
    const { changed } = this.comparison.proposal.differences;
    this.at = Math.max(0, Math.min(changed.length - 1, at));
    while (this.drawn <= this.at) this.drawn += SOME;
    await this.updateComplete;
    const there = this.renderRoot.querySelectorAll<HTMLElement>('li')[this.at];
    there?.focus({ preventScroll: true });
    there?.scrollIntoView({ block: 'nearest' });
  }

  private async use(): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    this.error = '';
    const why = await this.comparison.use();
    this.busy = false;
    if (why === null) this.end('used'); else this.error = why;
  }

  private end(answer: Decision): void {
    this.answer = answer;
    this.dialog.close();
  }

  private readonly onKey = (event: KeyboardEvent): void => {
    const inner = event.composedPath()[0];
    if (!(inner instanceof HTMLElement) || inner.localName !== 'li' || event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return;
    const to = { ArrowDown: this.at + 1, ArrowUp: this.at - 1, Home: 0, End: this.comparison.proposal.differences.changed.length - 1 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    void this.go(to);
  };

  /** While it is being taken over there is nothing to decide any more. */
  private readonly onCancel = (event: Event): void => { if (this.busy) event.preventDefault(); };
  private readonly onClose = (): void => { this.dispatchEvent(new Event('close')); };
}

customElements.define('dm-realign-dialog', RealignDialog);

export function askRealigned(comparison: Comparison): Promise<Decision> {
  const dialog = document.createElement('dm-realign-dialog');
  dialog.comparison = comparison;
  return new Promise((resolve) => {
    dialog.addEventListener('close', () => { dialog.remove(); resolve(dialog.answer); });
    document.body.append(dialog);
  });
}

declare global { interface HTMLElementTagNameMap { 'dm-realign-dialog': RealignDialog } }
