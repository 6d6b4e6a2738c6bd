/** The header's list of columns: which are shown, in which order. */
import type { TemplateResult } from 'lit';
import { LitElement, css, html } from 'lit';
import type { Version } from '../../core/model.ts';
import { LocalizeController } from '../../i18n/localize-controller.ts';
import type { ColumnAct } from '../column-acts.ts';
import { actOnColumn } from '../column-acts.ts';
import type { Column } from '../controllers/columns.ts';
import { ColumnsController } from '../controllers/columns.ts';
import { preferences } from '../controllers/preferences.ts';
import { AnnounceEvent } from '../events.ts';
import { columnName } from '../localized.ts';
import { controls } from '../styles/controls.ts';
import { icon } from './icons.ts';
import './menu.ts';

/**
 * @property versions  all versions of the work
 * @fires dm-announce
 */
export class DmColumnsMenu extends LitElement {
  static override properties = { versions: { attribute: false } };
  declare versions: readonly Version[];

  static override styles = [controls, css`
    ul { margin: 0; padding: 0; list-style: none; }
    li { display: flex; align-items: center; }
    label { display: flex; flex: 1; align-items: center; gap: var(--dm-space-2); min-block-size: 2rem; padding-inline: var(--dm-space-2); cursor: pointer; }
    input { inline-size: 1rem; block-size: 1rem; margin: 0; }
    .numbers { margin: 0; }
    @media (pointer: coarse) { label { min-block-size: 2.75rem; } }
  `];

  private readonly i18n: LocalizeController = new LocalizeController(this);
  private readonly columns = new ColumnsController(this);

  constructor() {
    super();
    this.versions = [];
  }

  override connectedCallback(): void {
    super.connectedCallback();
    preferences.addEventListener('change', this.onPreference);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    preferences.removeEventListener('change', this.onPreference);
  }

  override render(): TemplateResult {
    this.columns.versions = this.versions;
    const { t } = this.i18n;
    const all = this.columns.all;
    return html`<dm-menu kind="panel" icon="columns" label=${t('columns.menu')}>
      <ul aria-label=${t('columns.title')}>${all.map((column, at) => this.item(column, { at, last: all.length - 1 }))}</ul>
      <hr class="menu-rule">
      <label class="numbers"><input type="checkbox" .checked=${preferences.get('numbers') ?? true} @change=${this.onNumbers}>${t('layout.numbers')}</label>
      <hr class="menu-rule">
      <button type="button" class="menu-item" data-keep @click=${this.onReset}>${t('columns.reset')}</button>
    </dm-menu>`;
  }

  private item({ version, shown }: Column, { at, last }: { at: number; last: number }): TemplateResult {
    const name = columnName(version, this.versions, this.i18n);
    const onlyOne = shown && this.columns.shown.length === 1;
    const { t } = this.i18n;
    return html`<li data-version=${version.id}>
      <label title=${onlyOne ? t('columns.lastShown') : ''}><input type="checkbox" .checked=${shown} ?disabled=${onlyOne}
        @change=${(event: Event) => { this.act((event.target as HTMLInputElement).checked ? 'show' : 'hide', version); }}><span>${name}</span></label>
      <button type="button" class="icon-button left" ?disabled=${!shown || at === 0} aria-label=${t('columns.moveUp', { name })} title=${t('columns.moveLeft')} @click=${() => { this.act('left', version); }}>${icon('left')}</button>
      <button type="button" class="icon-button right" ?disabled=${!shown || at === last} aria-label=${t('columns.moveDown', { name })} title=${t('columns.moveRight')} @click=${() => { this.act('right', version); }}>${icon('right')}</button>
    </li>`;
  }

  private act(act: ColumnAct, version: Version): void {
    this.announce(actOnColumn(this.columns, act, { id: version.id, name: columnName(version, this.versions, this.i18n), i18n: this.i18n }));
    if (act === 'left' || act === 'right') void this.updateComplete.then(() => { this.follow(act, version); });
  }

  /** The focus goes along with the column that was moved; at the edge, where its button can do no more, to the other one. */
  private follow(act: 'left' | 'right', { id }: Version): void {
    const of = (side: 'left' | 'right'): HTMLButtonElement | null => this.renderRoot.querySelector(`[data-version="${CSS.escape(id)}"] .${side}`);
    const pressed = of(act);
    (pressed?.disabled ? of(act === 'left' ? 'right' : 'left') : pressed)?.focus();
  }

  private readonly onNumbers = (event: Event): void => { preferences.set('numbers', (event.target as HTMLInputElement).checked); };

  private readonly onReset = (): void => {
    this.columns.reset();
    this.announce(this.i18n.t('columns.wasReset'));
  };

  private readonly onPreference = (event: Event): void => { if ((event as CustomEvent<string>).detail === 'numbers') this.requestUpdate(); };

  private announce(sentence: string): void { this.dispatchEvent(new AnnounceEvent(sentence)); }
}

customElements.define('dm-columns-menu', DmColumnsMenu);

declare global {
  interface HTMLElementTagNameMap { 'dm-columns-menu': DmColumnsMenu }
}
