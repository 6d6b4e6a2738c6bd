/**
 * All keys, to be read, searched and changed: the profile, each action's own keys, a map of keys as a file. Whatever
 * changes many at once shows first what it would change. Loaded when somebody opens it in the settings.
 */
import type { PropertyDeclarations, TemplateResult } from 'lit';
import { html, LitElement, nothing } from 'lit';
import { LocalizeController } from '../../i18n/localize-controller.ts';
import '../../i18n/later-words.ts';
import type { Action } from '../controllers/actions.ts';
import { ACTION_GROUPS } from '../controllers/actions.ts';
import { differences } from '../controllers/key-conflicts.ts';
import { onLayout } from '../controllers/key-layout.ts';
import type { KeyChoice } from '../controllers/key-map.ts';
import { keyChoice, keysUnder } from '../controllers/key-map.ts';
import type { KeyFileError, KeyFileIssue } from '../controllers/key-map-file.ts';
import { KEY_FILE_LIMIT, KEY_FILE_NAME, readKeyFile, writeKeyFile } from '../controllers/key-map-file.ts';
import type { ProfileId } from '../controllers/key-profiles.ts';
import { PROFILE_NAMES, PROFILES } from '../controllers/key-profiles.ts';
import { placeOf } from '../controllers/key-rules.ts';
import { keyText } from '../controllers/keys.ts';
import { knownActions } from '../controllers/known-actions.ts';
import { preferences } from '../controllers/preferences.ts';
import { saveFile } from '../save-file.ts';
import { AnnounceEvent } from '../events.ts';
import { fuzzy } from '../fuzzy.ts';
import { controls } from '../styles/controls.ts';
import { partsOfSheet } from '../styles/sheet.ts';
import { icon } from './icons.ts';
import { differencesView, errorSentence, issuesView, keysView } from './key-changes.ts';
import { keyCapsStyles } from './key-caps.ts';
import './key-dialog.ts';
import { keysStyles } from './keys-styles.ts';

/** A change of many keys that waits for the person's word. */
interface Asked { readonly why: 'switch' | 'reset' | 'file'; readonly choice: KeyChoice; readonly issues: readonly KeyFileIssue[] }
type Bad = KeyFileError | { readonly code: 'unreadable'; readonly params: Record<string, never> };

/**
 * @fires AnnounceEvent
 */
export class KeysPanel extends LitElement {
  static override readonly styles = [controls, partsOfSheet, keyCapsStyles, keysStyles];
  static override readonly properties: PropertyDeclarations = { query: { state: true }, onlyOwn: { state: true }, asked: { state: true }, bad: { state: true } };
  private declare query: string;
  private declare onlyOwn: boolean;
  private declare asked: Asked | null;
  private declare bad: Bad | null;
  private readonly known = knownActions();
  /** Those whose keys can be changed. */
  private readonly actions = this.known.filter(({ fixed }) => !fixed);
  private stopLayout: (() => void) | undefined;
  private readonly i18n: LocalizeController = new LocalizeController(this);
  private readonly again = (): void => { this.requestUpdate(); };

  constructor() {
    super();
    this.query = '';
    this.onlyOwn = false;
    this.asked = null;
    this.bad = null;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    preferences.addEventListener('change', this.again);
    this.stopLayout = onLayout(this.again);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    preferences.removeEventListener('change', this.again);
    this.stopLayout?.();
  }

  protected override render(): TemplateResult {
    const { t } = this.i18n;
    const own = Object.keys(keyChoice().own).length;
    return html`${this.profileView()}
      <p class="soft">${t('keys.letters')}${own > 0 ? html` ${t('keys.profileOwn', { count: own })}` : nothing}</p>
      <div class="actions">
        <button class="button" type="button" @click=${this.save}>${t('keys.save')}</button>
        <label class="button file">${t('keys.load')}<input class="visually-hidden" type="file" accept=".json,application/json" @change=${this.onFile}></label>
        ${own > 0 ? html`<button class="button" type="button" @click=${() => { this.ask('reset', { profile: keyChoice().profile, own: {} }); }}>${t('keys.reset')}</button>` : nothing}
      </div>
      <div role="alert">${this.bad ? html`<p class="trouble">${t('keys.badTitle')}. ${errorSentence(this.bad, this.i18n)}</p>` : nothing}</div>
      ${this.listView()}
      <dm-key-dialog .actions=${this.actions}></dm-key-dialog>
      <dialog aria-labelledby="asked" @close=${this.onClose}>${this.asked ? this.askedView(this.asked) : nothing}</dialog>`;
  }

  private profileView(): TemplateResult {
    const { profile } = keyChoice();
    return html`<fieldset><legend>${this.i18n.t('keys.profile')}</legend><div class="choices">${PROFILES.map((one) => html`
      <label class="check"><input type="radio" name="profile" value=${one} .checked=${one === profile} @change=${() => { this.choose(one); }}>${PROFILE_NAMES[one]}</label>`)}</div></fieldset>`;
  }

  private listView(): TemplateResult {
    const { t } = this.i18n;
    const shown = this.actions.filter((action) => this.fits(action));
    return html`<div class="search" role="search">
        <input class="field" type="search" autocomplete="off" spellcheck="false" aria-label=${t('keys.search')} placeholder=${t('keys.search')} .value=${this.query}
          @input=${(event: Event) => { this.query = (event.target as HTMLInputElement).value; }}>
        <label class="check"><input type="checkbox" .checked=${this.onlyOwn} @change=${(event: Event) => { this.onlyOwn = (event.target as HTMLInputElement).checked; }}>${t('keys.onlyOwn')}</label>
        <span class="visually-hidden" role="status">${this.query === '' && !this.onlyOwn ? '' : t('keys.found', { count: shown.length })}</span>
      </div>
      ${shown.length === 0 ? html`<p class="soft">${t('keys.nothing')}</p>` : html`<div class="list"><table aria-label=${t('keys.table')}>
        <thead><tr><th scope="col">${t('keys.action')}</th><th scope="col">${t('keys.keys')}</th><th scope="col"><span class="visually-hidden">${t('keys.change')}</span></th></tr></thead>
        ${ACTION_GROUPS.map((group) => this.groupView(group, shown.filter((action) => action.group === group)))}</table></div>`}`;
  }

  private groupView(group: Action['group'], actions: readonly Action[]): TemplateResult | typeof nothing {
    if (actions.length === 0) return nothing;
    return html`<tbody><tr><th colspan="3" scope="rowgroup">${this.i18n.t(`action.group.${group}`)}</th></tr>${actions.map((action) => this.rowView(action))}</tbody>`;
  }

  private rowView(action: Action): TemplateResult {
    const { t } = this.i18n;
    const label = action.label(t), title = t('keys.changeOf', { action: label });
    return html`<tr data-action=${action.id}><th scope="row">${label}${placeOf(action) === 'editor' ? html` <span class="where">${t('keys.editor')}</span>` : nothing}${Object.hasOwn(keyChoice().own, action.id) ? html` <span class="badge">${t('keys.own')}</span>` : nothing}</th>
      <td>${keysView(keysUnder(keyChoice(), action), this.i18n)}</td>
      <td class="to"><button class="icon-button" type="button" aria-label=${title} title=${title} @click=${() => { this.renderRoot.querySelector('dm-key-dialog')?.show(action); }}>${icon('edit')}</button></td></tr>`;
  }

  /** By its name, or by a key as it is written ("Ctrl+K"). */
  private fits(action: Action): boolean {
    if (this.onlyOwn && !Object.hasOwn(keyChoice().own, action.id)) return false;
    const query = this.query.trim().toLowerCase();
    return fuzzy(action.label(this.i18n.t), query) !== null || keysUnder(keyChoice(), action).some((keys) => keyText(keys).toLowerCase().startsWith(query));
  }

  private askedView({ why, choice, issues }: Asked): TemplateResult {
    const { t } = this.i18n;
    const title = { switch: t('keys.switchTitle', { profile: PROFILE_NAMES[choice.profile] }), reset: t('keys.resetTitle'), file: t('keys.fileTitle') }[why];
    const answer = { switch: 'keys.switch', reset: 'keys.resetNow', file: 'keys.takeFile' } as const;
    return html`<h2 id="asked">${title}</h2>
      ${issuesView(issues, this.known, this.i18n)}
      ${differencesView(differences(this.actions, keyChoice(), choice), this.i18n)}
      ${why === 'switch' && Object.keys(choice.own).length > 0 ? html`<p class="soft">${t('keys.ownStays')}</p>` : nothing}
      <div class="foot"><button class="button" type="button" @click=${this.close}>${t('keys.cancel')}</button>
        <button class="button primary" type="button" @click=${this.take}>${t(answer[why])}</button></div>`;
  }

  private choose(profile: ProfileId): void {
    if (profile !== keyChoice().profile) this.ask('switch', { ...keyChoice(), profile });
  }

  private ask(why: Asked['why'], choice: KeyChoice, issues: readonly KeyFileIssue[] = []): void {
    this.bad = null;
    this.asked = { why, choice, issues };
    void this.updateComplete.then(() => {
      if (!this.dialog.open) this.dialog.showModal();
      this.dialog.querySelector<HTMLElement>('.primary')?.focus();
    });
  }

  private get dialog(): HTMLDialogElement { return this.renderRoot.querySelector('dialog') as HTMLDialogElement; }

  private readonly take = (): void => {
    const { asked } = this;
    if (!asked) return;
    preferences.set('keys', asked.choice);
    const { t } = this.i18n;
    const said = { switch: t('keys.switched', { profile: PROFILE_NAMES[asked.choice.profile] }), reset: t('keys.wereReset'), file: t('keys.fileTaken') }[asked.why];
    this.dialog.close();
    this.dispatchEvent(new AnnounceEvent(said, { shown: true }));
  };

  private readonly close = (): void => { this.dialog.close(); };

  /** The choice that was not made is not shown as made: the radio buttons go back. */
  private readonly onClose = (): void => {
    const { profile } = keyChoice();
    this.asked = null;
    for (const radio of this.renderRoot.querySelectorAll<HTMLInputElement>('[name="profile"]')) radio.checked = radio.value === profile;
  };

  private readonly save = (): void => {
    saveFile(new Blob([writeKeyFile(keyChoice())], { type: 'application/json' }), KEY_FILE_NAME);
    this.dispatchEvent(new AnnounceEvent(this.i18n.t('keys.saved', { name: KEY_FILE_NAME }), { shown: true }));
  };

  private readonly onFile = async (event: Event): Promise<void> => {
    const input = event.target as HTMLInputElement;
    const file = input.files?.[0];
    input.value = ''; // the same file may be chosen again
    if (file) await this.read(file);
  };

  private async read(file: File): Promise<void> {
    if (file.size > KEY_FILE_LIMIT) { this.bad = { code: 'tooLarge', params: { size: file.size, limit: KEY_FILE_LIMIT } }; return; }
    const text = await file.text().catch(() => null);
    if (text === null) { this.bad = { code: 'unreadable', params: {} }; return; }
    const read = readKeyFile(text, this.known);
    if (read.ok) this.ask('file', read.value.choice, read.value.issues); else this.bad = read.error;
  }
}

customElements.define('dm-keys-panel', KeysPanel);

declare global { interface HTMLElementTagNameMap { 'dm-keys-panel': KeysPanel } }
