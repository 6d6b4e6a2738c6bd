/** What "Replace all" would do, sentence by sentence as a word diff, before it does it. */
import type { PropertyDeclarations, TemplateResult } from 'lit';
import { css, html, LitElement, nothing } from 'lit';
import type { Workbench } from '../../app/workbench.ts';
import { LocalizeController } from '../../i18n/localize-controller.ts';
import '../../i18n/later-words.ts';
import type { Edit } from '../finding.ts';
import { sentenceNumber } from '../sentence-numbers.ts';
import { controls } from '../styles/controls.ts';
import { wordDiffStyles } from './word-diff-styles.ts';
import { wordDiffView } from './word-diff.ts';

/** Drawing thousands of diffs would take longer than anybody reads. */
const SHOWN = 100;

export interface Replacing { readonly edits: readonly Edit[]; readonly count: number; readonly workbench: Workbench }

/**
 * `show(...)` opens it.
 * @fires dm-replace-confirmed the person wants it
 */
export class ReplacePreview extends LitElement {
  static override readonly styles = [controls, wordDiffStyles, css`
    dialog { inline-size: min(46rem, calc(100vw - 2rem)); padding: 0; }
    dialog[open] { display: flex; flex-direction: column; }
    .head, .foot { padding: var(--dm-space-4) var(--dm-space-5); }
    .head { border-block-end: 1px solid var(--dm-rule); }
    .head h2 { margin: 0 0 var(--dm-space-1); }
    .head p { margin: 0; color: var(--dm-ink-soft); }
    .foot { display: flex; flex-wrap: wrap; justify-content: flex-end; gap: var(--dm-space-2); border-block-start: 1px solid var(--dm-rule); }
    ol { flex: 1; min-block-size: 0; margin: 0; padding: 0 var(--dm-space-5); overflow: auto; list-style: none; }
    ol:focus-visible { outline-offset: -2px; }
    li { padding-block: var(--dm-space-3); font-size: 1rem; line-height: 1.55; }
    li + li { border-block-start: 1px solid var(--dm-rule); }
    .where { display: block; color: var(--dm-ink-soft); font-size: 0.8125rem; }
  `];
  static override readonly properties: PropertyDeclarations = { replacing: { state: true } };
  private declare replacing: Replacing | null;
  private readonly i18n: LocalizeController = new LocalizeController(this);

  constructor() {
    super();
    this.replacing = null;
  }

  show(replacing: Replacing): void {
    this.replacing = replacing;
    void this.updateComplete.then(() => {
      if (!this.dialog.open) this.dialog.showModal();
      this.renderRoot.querySelector<HTMLElement>('.primary')?.focus();
    });
  }

  private get dialog(): HTMLDialogElement { return this.renderRoot.querySelector('dialog') as HTMLDialogElement; }

  protected override render(): TemplateResult {
    return html`<dialog aria-labelledby="title" @close=${this.onClose} @keydown=${stay}>${this.replacing ? this.contents(this.replacing) : nothing}</dialog>`;
  }

  private contents({ edits, count, workbench }: Replacing): TemplateResult {
    const { t } = this.i18n;
    const drafts = edits.filter(({ segment }) => workbench.draftOf(segment)).length;
    return html`<div class="head"><h2 id="title">${t('find.previewTitle', { count })}</h2><p>${t('find.previewNote')}</p>
        ${drafts > 0 ? html`<p>${t('find.draftNote', { count: drafts })}</p>` : nothing}</div>
      <ol tabindex="0" aria-labelledby="title">${edits.slice(0, SHOWN).map(({ segment, base, text }) => {
        const lang = langOf(workbench, segment);
        return html`<li><span class="where">${t('history.link', { number: sentenceNumber(workbench.tables, segment) ?? 0, language: this.i18n.languageWord(lang) })}</span>${wordDiffView({ a: base, b: text, lang }, t)}</li>`;
      })}${edits.length > SHOWN ? html`<li>${t('find.previewMore', { count: edits.length - SHOWN })}</li>` : nothing}</ol>
      <div class="foot"><button class="button" type="button" @click=${() => { this.dialog.close(); }}>${t('find.cancel')}</button>
        <button class="button primary" type="button" @click=${this.confirm}>${t('find.confirmAll')}</button></div>`;
  }

  private readonly confirm = (): void => {
    this.dialog.close();
    this.dispatchEvent(new Event('dm-replace-confirmed'));
  };
  private readonly onClose = (): void => { this.replacing = null; };
}

/** Keys inside the dialog are not the panel's. */
function stay(event: KeyboardEvent): void { event.stopPropagation(); }

function langOf({ tables }: Workbench, id: Edit['segment']): string {
  const segment = tables.get('segment', id);
  return (segment && tables.get('version', segment.version)?.lang) ?? '';
}

customElements.define('dm-replace-preview', ReplacePreview);

declare global { interface HTMLElementTagNameMap { 'dm-replace-preview': ReplacePreview } }
