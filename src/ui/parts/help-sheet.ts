/** All actions with their keys, group by group, read off the registry. Prints as a sheet of its own. */
import type { PropertyDeclarations, TemplateResult } from 'lit';
import { css, html, LitElement, nothing } from 'lit';
import { LocalizeController } from '../../i18n/localize-controller.ts';
import '../../i18n/later-words.ts';
import type { Action, ActionRegistry } from '../controllers/actions.ts';
import { ACTION_GROUPS, keysOf } from '../controllers/actions.ts';
import { keyChoice } from '../controllers/key-map.ts';
import { PROFILE_NAMES } from '../controllers/key-profiles.ts';
import { matches, parseKeys } from '../controllers/keys.ts';
import { preferences } from '../controllers/preferences.ts';
import { controls } from '../styles/controls.ts';
import { icon } from './icons.ts';
import { keyCapsStyles, keyCapsView } from './key-caps.ts';

/** `show()` opens it. While it is open, printing the page prints the sheet (page.css and app.ts: [data-printing]). */
export class HelpSheet extends LitElement {
  static override readonly styles = [controls, keyCapsStyles, css`
    dialog { inline-size: min(60rem, calc(100vw - 2rem)); }
    .head { display: flex; align-items: center; gap: var(--dm-space-2); margin-block-end: var(--dm-space-2); }
    .head h2 { flex: 1; margin: 0; }
    h2:focus { outline: none; }
    .intro { max-inline-size: 65ch; margin: 0 0 var(--dm-space-4); color: var(--dm-ink-soft); }
    .groups { columns: 2 24rem; column-gap: var(--dm-space-6); }
    section { break-inside: avoid; margin-block-end: var(--dm-space-5); }
    h3 { margin: 0 0 var(--dm-space-1); font: 600 0.8125rem/1.4 var(--dm-sans); color: var(--dm-accent); }
    dl { margin: 0; }
    .row { display: flex; align-items: baseline; justify-content: space-between; gap: var(--dm-space-4); padding-block: 0.3rem; border-block-end: 1px solid var(--dm-rule); }
    dt { flex: 1; }
    dd { display: flex; flex-wrap: wrap; justify-content: flex-end; gap: 0.2em 0.5em; margin: 0; }
    .or { color: var(--dm-ink-soft); font-size: 0.75rem; }
    @media (max-width: 40rem) { .head .button { padding: 0; inline-size: 2.75rem; } .head span { position: absolute; inline-size: 1px; block-size: 1px; overflow: hidden; clip-path: inset(50%); } }
    @media print {
      dialog { position: absolute; inset: 0; inline-size: auto; max-inline-size: none; max-block-size: none; margin: 0; padding: 0; border: 0; box-shadow: none; overflow: visible; background: #fff; color: #000; }
      dialog::backdrop, .head button { display: none; }
      .groups { columns: 2; }
    }
  `];
  static override readonly properties: PropertyDeclarations = { actions: { attribute: false }, open: { state: true } };
  declare actions: ActionRegistry;
  private declare open: boolean;
  private readonly i18n: LocalizeController = new LocalizeController(this);

  constructor() {
    super();
    this.open = false;
  }

  show(): void {
    this.open = true;
    document.documentElement.dataset['printing'] = 'help';
    void this.updateComplete.then(() => { 
      if (!this.dialog.open) this.dialog.showModal();
      this.renderRoot.querySelector('h2')?.focus(); // so that the arrow keys scroll the sheet
    });
  }

  close(): void { this.dialog.close(); }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    delete document.documentElement.dataset['printing'];
  }

  private get dialog(): HTMLDialogElement { return this.renderRoot.querySelector('dialog') as HTMLDialogElement; }

  protected override render(): TemplateResult {
    const { t } = this.i18n;
    return html`<dialog aria-labelledby="title" @close=${this.onClose} @click=${this.onBackdrop} @keydown=${this.onKey}>
      ${this.open ? html`
        <div class="head">
          <h2 id="title" tabindex="-1">${t('help.title')}</h2>
          ${this.actions.get('go.keys') ? html`<button class="button quiet" type="button" title=${t('keys.open')} @click=${this.change}>${icon('edit')}<span>${t('keys.open')}</span></button>` : nothing}
          <button class="button quiet" type="button" title=${t('help.print')} @click=${this.print}>${icon('print')}<span>${t('help.print')}</span></button>
          <button class="icon-button" type="button" aria-label=${t('help.close')} title=${t('help.close')} @click=${this.close}>${icon('cross')}</button>
        </div>
        <p class="intro">${this.profileWords()} ${t('help.intro')}${preferences.get('singleKeys') === false ? html` ${t('help.singleOff')}` : nothing}</p>
        <div class="groups">${ACTION_GROUPS.map((group) => this.groupView(group))}</div>` : nothing}
    </dialog>`;
  }

  private profileWords(): string {
    const { profile, own } = keyChoice();
    const count = Object.keys(own).length, name = PROFILE_NAMES[profile];
    return count === 0 ? this.i18n.t('keys.inForce', { profile: name }) : this.i18n.t('keys.inForceOwn', { profile: name, count });
  }

  private groupView(group: Action['group']): TemplateResult | typeof nothing {
    const actions = this.actions.all().filter((action) => action.group === group && keysOf(action).length > 0);
    if (actions.length === 0) return nothing;
    return html`<section><h3>${this.i18n.t(`action.group.${group}`)}</h3><dl>${actions.map((action) => this.rowView(action))}</dl></section>`;
  }

  private rowView(action: Action): TemplateResult {
    const { t } = this.i18n;
    return html`<div class="row"><dt>${action.label(t)}</dt><dd>${keysOf(action).map((keys, at) => html`
      ${at > 0 ? html`<span class="or">${t('help.or')}</span>` : nothing}${keyCapsView(keys)}`)}</dd></div>`;
  }

  private readonly change = (): void => {
    this.close(); // first, so that the focus is back before the page takes it on
    this.actions.run('go.keys');
  };
  private readonly print = (): void => { window.print(); };
  private readonly onBackdrop = (event: MouseEvent): void => { if (event.target === this.dialog) this.close(); };
  private readonly onKey = (event: KeyboardEvent): void => {
    const help = this.actions.get('app.help');
    if (!help || !keysOf(help).some((keys) => matches(parseKeys(keys), event))) return; // what opened it closes it
    event.preventDefault();
    this.close();
  };
  private readonly onClose = (): void => {
    if (this.dialog.open) return; // opened again before the event came
    this.open = false;
    delete document.documentElement.dataset['printing'];
  };
}

customElements.define('dm-help-sheet', HelpSheet);

declare global { interface HTMLElementTagNameMap { 'dm-help-sheet': HelpSheet } }
