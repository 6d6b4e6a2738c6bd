/** Settings: who one is, how it looks, what this device holds, backup, and everything about staying offline and in control. */
import type { PropertyDeclarations, PropertyValues, TemplateResult } from 'lit';
import { html, LitElement, nothing } from 'lit';
import type { Workbench } from '../../app/workbench.ts';
import type { Language } from '../../i18n/i18n.ts';
import { LANGUAGES, OWN_NAMES, setLanguage } from '../../i18n/i18n.ts';
import { LocalizeController } from '../../i18n/localize-controller.ts';
import '../../i18n/later-words.ts';
import type { AppEnvironment } from '../app-environment.ts';
import { preferences } from '../controllers/preferences.ts';
import { ActionEvent, AnnounceEvent } from '../events.ts';
import '../parts/backup-panel.ts';
import '../parts/erase-panel.ts';
import '../parts/restore-panel.ts';
import '../parts/storage-facts.ts';
import { controls } from '../styles/controls.ts';
import { sheet } from '../styles/sheet.ts';
import { settingsStyles } from './settings-styles.ts';

const KEYS_ADDRESS = '#/settings/keys';

/**
 * @property environment what the roof made
 * @property workbench   the open work; the page changes the person's name through it
 * @fires ActionEvent    `app.help`
 * @fires AnnounceEvent
 * and, from its panels, OpenAgainEvent
 */
export class SettingsPage extends LitElement {
  static override readonly styles = [controls, sheet, settingsStyles];
  static override readonly properties: PropertyDeclarations = { environment: { attribute: false }, workbench: { attribute: false }, keysOpen: { state: true } };
  declare environment: AppEnvironment;
  declare workbench: Workbench;
  /** The list of keys is open; it is loaded when somebody wants it. */
  private declare keysOpen: boolean;
  private stop: (() => void) | undefined;
  private readonly i18n: LocalizeController = new LocalizeController(this);
  private readonly again = (): void => { this.requestUpdate(); };

  constructor() {
    super();
    this.keysOpen = false;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    window.addEventListener('hashchange', this.onHash);
    this.onHash();
    preferences.addEventListener('change', this.again);
    if (this.hasUpdated) this.listen();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    window.removeEventListener('hashchange', this.onHash);
    preferences.removeEventListener('change', this.again);
    this.environment.offline.removeEventListener('change', this.again);
    this.stop?.();
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('workbench') || changed.has('environment')) this.listen();
  }

  private listen(): void {
    this.stop?.();
    this.stop = this.workbench.subscribe(({ type }) => { if (type === 'person' || type === 'patch') this.again(); });
    this.environment.offline.addEventListener('change', this.again);
  }

  protected override render(): TemplateResult {
    const { t } = this.i18n;
    const { environment, workbench } = this;
    return html`<h1>${t('settings.title')}</h1>
      ${this.section('person', t('settings.person'), this.nameView())}
      ${this.section('look', t('settings.look'), this.lookView())}
      ${this.section('keys', t('settings.keys'), this.keysView())}
      ${this.section('storage', t('settings.storage'), html`<p class="soft">${t('settings.stays')}</p><dm-storage-facts .persistence=${environment.persistence} .workbench=${workbench}></dm-storage-facts>`)}
      ${this.section('backup', t('backup.title'), html`<p class="soft">${t('backup.what')}</p><dm-backup-panel .backup=${environment.backup}></dm-backup-panel>`)}
      ${this.section('restore', t('backup.restoreTitle'), html`<p class="soft">${t('backup.restoreWhat')}</p><dm-restore-panel .backup=${environment.backup}></dm-restore-panel>`)}
      ${this.section('offline', t('settings.offline'), html`<p>${t(environment.offline.state.ready ? 'settings.offlineReady' : 'settings.offlineNotReady')}</p>`)}
      ${this.section('erase', t('erase.title'), html`<dm-erase-panel .environment=${environment} .changes=${workbench.log.length}></dm-erase-panel>`)}
      ${this.section('about', t('settings.about'), html`<p>${t('settings.version', { version: environment.about.version })}</p>
        <p><a href=${environment.about.notices}>${t('settings.notices')}</a></p>`)}`;
  }

  private section(id: string, title: string, content: TemplateResult): TemplateResult {
    return html`<section aria-labelledby=${id}><h2 id=${id} tabindex="-1">${title}</h2>${content}</section>`;
  }

  private nameView(): TemplateResult {
    const { t } = this.i18n;
    return html`<form class="name" @submit=${this.saveName}>
      <input class="field" id="name" name="name" type="text" autocomplete="name" maxlength="120" aria-labelledby="person" aria-describedby="name-hint" .value=${this.workbench.person.name}>
      <button class="button">${t('settings.saveName')}</button></form><p class="soft" id="name-hint">${t('settings.personHint')}</p>`;
  }

  private lookView(): TemplateResult {
    const { t, language } = this.i18n;
    return html`
      ${this.choice({ name: 'language', label: t('settings.language'), chosen: language, options: LANGUAGES.map((one) => ({ value: one, text: OWN_NAMES[one], lang: one })), choose: this.chooseLanguage })}
      ${this.choice({ name: 'theme', label: t('settings.theme'), chosen: preferences.get('theme') ?? 'auto', choose: this.remember('theme'), options: [
        { value: 'auto', text: t('settings.themeAuto') }, { value: 'light', text: t('settings.themeLight') }, { value: 'dark', text: t('settings.themeDark') }] })}
      ${this.choice({ name: 'textSize', label: t('settings.textSize'), chosen: preferences.get('textSize') ?? 'medium', choose: this.remember('textSize'), options: [
        { value: 'small', text: t('settings.textSmall') }, { value: 'medium', text: t('settings.textMedium') }, { value: 'large', text: t('settings.textLarge') }] })}`;
  }

  private choice({ name, label, chosen, options, choose }: Choice): TemplateResult {
    return html`<fieldset><legend>${label}</legend><div class="choices">${options.map(({ value, text, lang }) => html`
      <label lang=${lang ?? this.i18n.language}><input type="radio" name=${name} value=${value} .checked=${value === chosen} @change=${() => { choose(value); }}><span>${text}</span></label>`)}</div></fieldset>`;
  }

  private keysView(): TemplateResult {
    const { t } = this.i18n;
    return html`<p><label class="check"><input type="checkbox" name="singleKeys" .checked=${preferences.get('singleKeys') ?? true}
        @change=${(event: Event) => { preferences.set('singleKeys', (event.target as HTMLInputElement).checked); }}> ${t('settings.singleKeys')}</label></p>
      <div class="actions"><button class="button" type="button" aria-expanded=${this.keysOpen} @click=${() => { this.openKeys(!this.keysOpen); }}>${t(this.keysOpen ? 'keys.hide' : 'keys.open')}</button>
        <button class="button quiet" type="button" @click=${() => { this.dispatchEvent(new ActionEvent('app.help')); }}>${t('settings.allKeys')}</button></div>
      ${this.keysOpen ? html`<dm-keys-panel></dm-keys-panel>` : nothing}`;
  }

  private openKeys(open: boolean): void {
    if (open) void import('../parts/keys-panel.ts');
    else if (location.hash === KEYS_ADDRESS) history.replaceState(null, '', '#/settings'); // so that the address opens it again
    this.keysOpen = open;
  }

  /** `#/settings/keys`: to the keys at once. The frame moves the focus to the page first. */
  private readonly onHash = (): void => {
    if (location.hash !== KEYS_ADDRESS) return;
    this.openKeys(true);
    void this.updateComplete.then(() => requestAnimationFrame(() => {
      const heading = this.renderRoot.querySelector<HTMLElement>('#keys');
      heading?.scrollIntoView({ block: 'start' });
      heading?.focus({ preventScroll: true });
    }));
  };

  private remember(key: 'theme' | 'textSize'): (value: string) => void {
    return (value) => { preferences.set(key, value as never); };
  }

  private readonly chooseLanguage = (value: string): void => {
    preferences.set('language', value as Language);
    void setLanguage(value as Language);
  };

  private readonly saveName = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const name = new FormData(event.target as HTMLFormElement).get('name');
    const saved = await this.workbench.setName(typeof name === 'string' ? name : '');
    this.dispatchEvent(new AnnounceEvent(saved.ok ? this.i18n.t('settings.nameSaved') : this.i18n.t(`trouble.${saved.error.code}`)));
  };
}

interface Choice {
  readonly name: string;
  readonly label: string;
  readonly chosen: string;
  readonly options: readonly { readonly value: string; readonly text: string; readonly lang?: string }[];
  readonly choose: (value: string) => void;
}

customElements.define('dm-settings-page', SettingsPage);

declare global { interface HTMLElementTagNameMap { 'dm-settings-page': SettingsPage } }
