/** The command palette: type a few letters, choose, done. A combobox over one list (WAI-ARIA APG, "list autocomplete"). */
import type { PropertyDeclarations, PropertyValues, TemplateResult } from 'lit';
import { html, LitElement, nothing } from 'lit';
import type { Workbench } from '../../app/workbench.ts';
import { LocalizeController } from '../../i18n/localize-controller.ts';
import '../../i18n/later-words.ts';
import type { ActionRegistry } from '../controllers/actions.ts';
import { ACTION_GROUPS, keysOf } from '../controllers/actions.ts';
import { matches, parseKeys } from '../controllers/keys.ts';
import { SegmentGoEvent } from '../events.ts';
import { begin, finish } from '../slices.ts';
import { controls } from '../styles/controls.ts';
import { icon } from './icons.ts';
import { keyCapsStyles, keyCapsView } from './key-caps.ts';
import { marked, markedStyles, snippet } from './marked.ts';
import type { PaletteEntry } from './palette-entries.ts';
import { actionEntries, sentenceEntries } from './palette-entries.ts';
import { paletteStyles } from './palette-styles.ts';

const PAGE = 8;
/** How many steps through the sentences are taken at once: a short text is through with it. */
const AT_ONCE = 10;

/**
 * `show()` opens it. Everything else happens inside; a chosen action runs after the palette has closed.
 * @fires SegmentGoEvent a sentence was chosen
 */
export class CommandPalette extends LitElement {
  static override readonly styles = [controls, keyCapsStyles, markedStyles, paletteStyles];
  static override readonly properties: PropertyDeclarations = {
    actions: { attribute: false }, workbench: { attribute: false }, query: { state: true }, active: { state: true }, open: { state: true },
  };
  declare actions: ActionRegistry;
  /** null until a work is open: then only actions are offered. */
  declare workbench: Workbench | null;
  private declare query: string;
  private declare active: number;
  private declare open: boolean;
  private entries: readonly PaletteEntry[] = [];
  private sentences: readonly PaletteEntry[] = [];
  private search = new AbortController();
  private readonly i18n: LocalizeController = new LocalizeController(this);

  constructor() {
    super();
    this.workbench = null;
    this.query = '';
    this.active = 0;
    this.open = false;
  }

  show(): void {
    this.query = '';
    this.active = 0;
    this.open = true;
    void this.updateComplete.then(() => {
      if (!this.dialog.open) this.dialog.showModal();
      this.renderRoot.querySelector('input')?.focus();
    });
  }

  close(): void { this.dialog.close(); }

  private get dialog(): HTMLDialogElement { return this.renderRoot.querySelector('dialog') as HTMLDialogElement; }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('query') || changed.has('open') || changed.has('workbench')) this.look();
    if (!this.open) { this.entries = []; return; }
    this.entries = [...actionEntries(this.actions.all(), this.query, this.i18n.t), ...this.sentences];
    this.active = Math.min(this.active, Math.max(0, this.entries.length - 1));
  }

  /** Sentences of a long text come a little later than the actions. */
  private look(): void {
    this.search.abort();
    this.search = new AbortController();
    this.sentences = [];
    if (!this.open || !this.workbench) return;
    const { signal } = this.search;
    const steps = sentenceEntries(this.workbench.tables, this.query);
    const done = begin(steps, AT_ONCE);
    if (done) this.sentences = done.value; else {
      void finish(steps, signal).then((found) => {
        if (!found || signal.aborted) return;
        this.sentences = found;
        this.requestUpdate();
      });
    }
  }

  protected override updated(changed: PropertyValues): void {
    if (changed.has('active') || changed.has('query')) {
      this.renderRoot.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
    }
  }

  protected override render(): TemplateResult {
    const { t } = this.i18n;
    return html`<dialog aria-label=${t('palette.title')} @close=${this.onClose} @click=${this.onClick} @keydown=${this.onKey}>
      ${this.open ? html`
        <div class="search">${icon('find')}<input type="text" role="combobox" autocomplete="off" autocapitalize="off" spellcheck="false" enterkeyhint="go"
          aria-label=${t('palette.title')} aria-expanded="true" aria-controls="list" aria-autocomplete="list"
          aria-activedescendant=${this.entries.length > 0 ? `entry-${this.active}` : nothing}
          placeholder=${t('palette.placeholder')} .value=${this.query} @input=${this.onInput}></div>
        ${this.listView()}
        <p class="hints" aria-hidden="true"><span>${keyCapsView('ArrowUp')}${keyCapsView('ArrowDown')} ${t('palette.hintMove')}</span><span>${keyCapsView('Enter')} ${t('palette.hintRun')}</span><span>${keyCapsView('Escape')} ${t('palette.hintClose')}</span></p>
        <p class="visually-hidden" role="status">${this.query === '' ? '' : this.entries.length === 0 ? t('palette.empty', { query: this.query }) : t('palette.results', { count: this.entries.length })}</p>` : nothing}
    </dialog>`;
  }

  private listView(): TemplateResult {
    const { t } = this.i18n;
    const rows = this.entries.map((entry, at) => ({ entry, at }));
    const sentences = rows.filter(({ entry }) => entry.kind === 'sentence');
    const actions = rows.filter(({ entry }) => entry.kind === 'action');
    return html`<div class="list" id="list" role="listbox" aria-label=${t('palette.title')} @pointermove=${this.onPoint}>
      ${this.query === '' ? this.groupedView(actions) : this.groupView(t('palette.commands'), actions)}
      ${this.groupView(t('palette.sentences'), sentences)}
      ${rows.length === 0 ? html`<div class="empty" role="option" aria-disabled="true" aria-selected="false">${t('palette.empty', { query: this.query })}</div>` : nothing}
    </div>`;
  }

  private groupedView(rows: readonly Row[]): (TemplateResult | typeof nothing)[] {
    return ACTION_GROUPS.map((group) => this.groupView(
      this.i18n.t(`action.group.${group}`), rows.filter(({ entry }) => entry.kind === 'action' && entry.action.group === group),
    ));
  }

  private groupView(label: string, rows: readonly Row[]): TemplateResult | typeof nothing {
    if (rows.length === 0) return nothing;
    return html`<div role="group" aria-label=${label}><div class="group" aria-hidden="true">${label}</div>${rows.map((row) => this.rowView(row))}</div>`;
  }

  private rowView({ entry, at }: Row): TemplateResult {
    return html`<div class="entry ${entry.kind}" role="option" id="entry-${at}" aria-selected=${at === this.active}>
      ${entry.kind === 'action'
        ? html`<span class="label">${marked(entry.label, entry.ranges)}</span>${entry.keys ? keyCapsView(entry.keys) : nothing}`
        : this.sentenceView(entry)}</div>`;
  }

  private sentenceView(entry: Extract<PaletteEntry, { kind: 'sentence' }>): TemplateResult {
    const shown = snippet(entry.text, entry.ranges);
    return html`<span class="number">${entry.number}</span><span class="text" lang=${entry.lang}>${marked(shown.text, shown.ranges)}</span><span class="badge">${this.i18n.languageName(entry.lang)}</span>`;
  }

  private choose(entry: PaletteEntry): void {
    this.close(); // first, so that the focus is back before the action moves it on
    if (entry.kind === 'action') this.actions.run(entry.action.id);
    else this.dispatchEvent(new SegmentGoEvent(entry.segment, { focus: true }));
  }

  private readonly onInput = (event: InputEvent): void => {
    this.query = (event.target as HTMLInputElement).value;
    this.active = 0;
  };

  private readonly onKey = (event: KeyboardEvent): void => {
    if (event.isComposing) return;
    const last = this.entries.length - 1;
    const entry = this.entries[this.active];
    const palette = this.actions.get('app.palette');
    if (palette && keysOf(palette).some((keys) => matches(parseKeys(keys), event))) this.close(); // what opened it closes it
    else if (event.key === 'ArrowDown') this.active = this.active >= last ? 0 : this.active + 1;
    else if (event.key === 'ArrowUp') this.active = this.active <= 0 ? Math.max(0, last) : this.active - 1;
    else if (event.key === 'PageDown') this.active = Math.min(Math.max(0, last), this.active + PAGE);
    else if (event.key === 'PageUp') this.active = Math.max(0, this.active - PAGE);
    else if (event.key === 'Enter') { if (entry) this.choose(entry); } else return;
    event.preventDefault();
  };

  private readonly onClick = (event: MouseEvent): void => {
    const entry = this.entries[rowAt(event)];
    if (entry) this.choose(entry);
    else if (event.target === this.dialog) this.close(); // the backdrop
  };
  private readonly onPoint = (event: PointerEvent): void => {
    const at = rowAt(event);
    if (at >= 0) this.active = at;
  };
  /** The event comes later than the closing; it may have been opened again by then. */
  private readonly onClose = (): void => { this.open = this.dialog.open; };
}

/** Which entry an event of the list is about; -1: none. */
function rowAt(event: Event): number {
  const row = event.composedPath().find((node) => node instanceof HTMLElement && node.id.startsWith('entry-')) as HTMLElement | undefined;
  return row ? Number(row.id.slice('entry-'.length)) : -1;
}

interface Row { readonly entry: PaletteEntry; readonly at: number }

customElements.define('dm-command-palette', CommandPalette);

declare global { interface HTMLElementTagNameMap { 'dm-command-palette': CommandPalette } }
