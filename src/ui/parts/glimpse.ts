/**
 * The rows where the person stopped, over the page until it has them itself: something to read while a big work is coming.
 * Nothing in it can be done or gone to, and a screen reader hears of it that the page is busy.
 */
import type { PropertyDeclarations, PropertyValues, TemplateResult } from 'lit';
import { css, html, LitElement, nothing } from 'lit';
import type { Glimpse, GlimpseSentence } from '../../app/glimpse.ts';
import type { Version } from '../../core/model.ts';
import { endsParagraph } from '../../core/text/plain.ts';
import { LocalizeController } from '../../i18n/localize-controller.ts';
import { ColumnsController } from '../controllers/columns.ts';
import { preferences } from '../controllers/preferences.ts';
import { directionOf } from '../direction.ts';
import { columnName } from '../localized.ts';
import { workStyles } from '../styles/work.ts';
import { aboutText } from './about-text.ts';
import './segment.ts';

type Row = Glimpse['rows'][number];

export class GlimpseElement extends LitElement {
  static override readonly styles = [...workStyles, css`
    :host { position: fixed; inset: var(--dm-header) 0 0; z-index: 2; overflow: hidden; background: var(--dm-paper); scrollbar-gutter: stable; }
    .aligned .heads { position: static; }
  `];
  static override readonly properties: PropertyDeclarations = { glimpse: { attribute: false } };
  declare glimpse: Glimpse;
  private readonly i18n: LocalizeController = new LocalizeController(this);
  private readonly columns: ColumnsController = new ColumnsController(this);

  constructor() {
    super();
    this.inert = true;
  }

  protected override willUpdate(): void { this.columns.versions = this.glimpse.versions; }

  protected override updated(_changed: PropertyValues): void {
    const { shown } = this.columns;
    this.style.setProperty('--columns', shown.map(({ width }) => `minmax(0, ${width}fr)`).join(' '));
    this.style.setProperty('--count', String(shown.length));
    this.style.setProperty('--lanes', String(shown.filter(({ version }) => version.id !== this.glimpse.work.pivot).length));
  }

  protected override render(): TemplateResult {
    const { work, versions, rows, fromTop } = this.glimpse, { shown } = this.columns, { t } = this.i18n;
    return html`${fromTop ? aboutText(work, versions, this.i18n) : nothing}
      <div class="aligned"><div class="heads">${shown.map(({ version }) => html`<div class="head"><span class="head-name"><span class="language">${columnName(version, versions, this.i18n)}</span> <span
        class="kind">${t(version.kind === 'original' ? 'work.original' : 'work.translation')}</span></span></div>`)}</div>
        ${fromTop ? html`<div class="notes">${shown.map(() => html`<div class="note"></div>`)}</div>` : nothing}
        ${rows.map((row, at) => this.row(row, this.opens(rows[at - 1], row)))}</div>`;
  }

  /** How its paragraph looks, as far as it can be told here: what begins one stands apart. */
  private opens(before: Row | undefined, row: Row): string {
    const { pivot } = this.glimpse.work, last = before?.get(pivot)?.at(-1)?.segment, [first] = row.get(pivot) ?? [];
    if (!first || (last ? !endsParagraph(last) : !this.glimpse.fromTop)) return '';
    return `opens ${first.segment.block ?? 'prose'}`;
  }

  private row(row: Row, opens: string): TemplateResult {
    return html`<div class="unit ${opens}">${this.columns.shown.map(({ version }) => html`<div class="cell"><span class="cell-language">${columnName(version, this.glimpse.versions, this.i18n)}</span>
      <div class="linked">${(row.get(version.id) ?? []).map((sentence) => this.sentence(sentence, version))}</div></div>`)}</div>`;
  }

  private sentence({ segment, number }: GlimpseSentence, { lang }: Version): TemplateResult {
    const shown = preferences.get('numbers') ?? true ? String(number) : '';
    return html`<dm-segment lang=${lang} dir=${directionOf(lang)} .segment=${segment} .number=${shown} data-segment=${segment.id}></dm-segment>`;
  }
}

customElements.define('dm-glimpse', GlimpseElement);

declare global { interface HTMLElementTagNameMap { 'dm-glimpse': GlimpseElement } }
