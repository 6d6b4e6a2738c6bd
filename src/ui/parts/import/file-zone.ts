/** Where texts come in: chosen, dropped, or pasted. */
import type { PropertyDeclarations, TemplateResult } from 'lit';
import { css, html, LitElement } from 'lit';
import type { TextSource } from '../../../app/import-types.ts';
import { LocalizeController } from '../../../i18n/localize-controller.ts';
import { controls } from '../../styles/controls.ts';
import { partsOfSheet } from '../../styles/sheet.ts';

const ACCEPT = '.txt,.text,.md,.markdown,.html,.htm,.xhtml,.docx,text/plain,text/markdown,text/html,application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/** Texts have come in. */
export class SourcesEvent extends Event {
  static readonly type = 'dm-sources';
  readonly sources: readonly TextSource[];
  constructor(sources: readonly TextSource[]) { super(SourcesEvent.type); this.sources = sources; }
}

/**
 * Files are dropped on the whole window (see controllers/file-drop.ts); this only says so.
 *
 * @property several  takes more than one
 * @fires dm-sources
 */
export class FileZone extends LitElement {
  static override readonly styles = [controls, partsOfSheet, css`
    .zone { padding: var(--dm-space-4); border: 1px dashed var(--dm-line); border-radius: var(--dm-radius); }
    .zone .actions { margin: 0; }
    .file:focus-within { outline: 2px solid var(--dm-accent); outline-offset: 2px; }
    form { display: grid; grid-template-columns: 1fr auto; gap: var(--dm-space-2); align-items: end; margin-block-start: var(--dm-space-4); }
    label { display: grid; gap: var(--dm-space-1); color: var(--dm-ink-soft); }
    textarea { inline-size: 100%; min-block-size: 4.25rem; resize: vertical; font: 400 1rem/1.5 var(--dm-serif); color: var(--dm-ink); }
    @media (max-width: 40rem) { form { grid-template-columns: 1fr; } }
  `];
  static override readonly properties: PropertyDeclarations = { several: { type: Boolean }, typed: { state: true } };
  declare several: boolean;
  /** Something stands in the field. */
  private declare typed: boolean;
  private readonly i18n: LocalizeController = new LocalizeController(this);

  constructor() {
    super();
    this.several = false;
    this.typed = false;
  }

  override focus(): void { this.renderRoot.querySelector<HTMLElement>('input')?.focus(); }

  protected override render(): TemplateResult {
    const { t } = this.i18n;
    return html`<div class="zone">
      <div class="actions"><label class="button primary file">${t(this.several ? 'import.choose' : 'import.chooseOne')}<input class="visually-hidden" type="file" ?multiple=${this.several} accept=${ACCEPT} @change=${this.onChoose}></label>
        <span class="soft">${t(this.several ? 'import.drop' : 'import.dropOne')}</span></div>
      <form @submit=${this.onSubmit}><label>${t('import.paste')}<textarea class="field" dir="auto" rows="2" @paste=${this.onPaste} @input=${this.onInput}></textarea></label>
        <button class="button" ?disabled=${!this.typed}>${t('import.takePasted')}</button></form>
    </div>`;
  }

  private get area(): HTMLTextAreaElement { return this.renderRoot.querySelector('textarea') as HTMLTextAreaElement; }

  private give(sources: readonly TextSource[]): void {
    if (sources.length > 0) this.dispatchEvent(new SourcesEvent(sources));
  }

  private readonly onChoose = (event: Event): void => {
    const input = event.target as HTMLInputElement;
    const files = [...input.files ?? []];
    input.value = ''; // the same file may be chosen again
    this.give(files.map((file) => ({ file })));
  };

  private readonly onInput = (): void => { this.typed = this.area.value.trim() !== ''; };

  /** A text that is pasted into the empty field is taken at once, and the field is free for the next version. */
  private readonly onPaste = (event: ClipboardEvent): void => {
    const files = [...event.clipboardData?.files ?? []];
    const text = event.clipboardData?.getData('text/plain') ?? '';
    if (files.length === 0 && (text.trim() === '' || this.area.value !== '')) return;
    event.preventDefault();
    event.stopPropagation();
    this.give(text.trim() === '' ? files.map((file) => ({ file })) : [{ pasted: text }]);
  };

  private readonly onSubmit = (event: SubmitEvent): void => {
    event.preventDefault();
    const pasted = this.area.value;
    if (pasted.trim() === '') return;
    this.area.value = '';
    this.typed = false;
    this.give([{ pasted }]);
  };
}

customElements.define('dm-file-zone', FileZone);

declare global { interface HTMLElementTagNameMap { 'dm-file-zone': FileZone } }
