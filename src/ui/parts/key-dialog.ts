/**
 * The keys of one action: what it has, each to be removed, and a place where the new ones are pressed. Keys that nobody
 * has are taken at once; of keys that somebody has it is said whose they are, and the person decides.
 *
 * Tab, Escape and the arrows are given to nothing (key-rules.ts), so they work in here as everywhere: whoever has come
 * in by the keyboard gets out by it.
 */
import type { PropertyDeclarations, TemplateResult } from 'lit';
import { html, LitElement, nothing } from 'lit';
import { LocalizeController } from '../../i18n/localize-controller.ts';
import '../../i18n/later-words.ts';
import type { Action } from '../controllers/actions.ts';
import { holders, withKeys, withoutOwn } from '../controllers/key-conflicts.ts';
import type { KeyChoice } from '../controllers/key-map.ts';
import { keyChoice, keysUnder } from '../controllers/key-map.ts';
import { keysPressed } from '../controllers/key-press.ts';
import type { KeyProblem } from '../controllers/key-rules.ts';
import { normalKeys, placeOf, problemOf } from '../controllers/key-rules.ts';
import { isLetter, keyText, parseKeys } from '../controllers/keys.ts';
import { preferences } from '../controllers/preferences.ts';
import { controls } from '../styles/controls.ts';
import { icon } from './icons.ts';
import { keyCapsStyles, keyCapsView } from './key-caps.ts';
import { keyDialogStyles } from './keys-styles.ts';

export const MOST_KEYS = 8;

/** What was pressed last, as far as it was not simply taken. */
type Pressed =
  | { readonly is: 'refused'; readonly keys: string; readonly problem: KeyProblem }
  | { readonly is: 'had' | 'tooMany'; readonly keys: string }
  | { readonly is: 'taken'; readonly keys: string; readonly others: readonly Action[] };

/**
 * `show(action)` opens it. What is changed is in force at once.
 * @property actions all whose keys can be changed
 */
export class KeyDialog extends LitElement {
  static override readonly styles = [controls, keyCapsStyles, keyDialogStyles];
  static override readonly properties: PropertyDeclarations = { actions: { attribute: false }, action: { state: true }, pressed: { state: true }, news: { state: true } };
  declare actions: readonly Action[];
  private declare action: Action | null;
  private declare pressed: Pressed | null;
  /** What has just been done, for eye and ear. */
  private declare news: string;
  private readonly i18n: LocalizeController = new LocalizeController(this);

  constructor() {
    super();
    this.actions = [];
    this.action = null;
    this.pressed = null;
    this.news = '';
  }

  show(action: Action): void {
    this.action = action;
    this.pressed = null;
    this.news = '';
    void this.updateComplete.then(() => {
      if (!this.dialog.open) this.dialog.showModal();
      this.field?.focus();
    });
  }

  private get dialog(): HTMLDialogElement { return this.renderRoot.querySelector('dialog') as HTMLDialogElement; }
  private get field(): HTMLInputElement | null { return this.renderRoot.querySelector('.press'); }
  private get keys(): readonly string[] { return this.action ? keysUnder(keyChoice(), this.action) : []; }
  private get name(): string { return this.action?.label(this.i18n.t) ?? ''; }

  protected override render(): TemplateResult {
    return html`<dialog aria-labelledby="title" @close=${this.onClose}>${this.action ? this.body(this.action) : nothing}</dialog>`;
  }

  private body(action: Action): TemplateResult {
    const { t } = this.i18n;
    const { keys } = this;
    return html`<h2 id="title">${t('keys.listTitle', { action: this.name })}</h2>
      <p class="soft">${t(`keys.where.${placeOf(action)}`)}</p>
      <ul aria-labelledby="title">${keys.length === 0 ? html`<li class="none">${t('keys.none')}</li>` : keys.map((one) => html`<li>${keyCapsView(one)}<button class="icon-button" type="button"
        aria-label=${t('keys.remove', { keys: keyText(one) })} title=${t('keys.remove', { keys: keyText(one) })} @click=${() => { this.takeAway(one); }}>${icon('cross')}</button></li>`)}</ul>
      <label for="press">${t('keys.press')}</label>
      <input class="field press" id="press" type="text" readonly autocomplete="off" aria-describedby="hint" .value=${this.pressed ? keyText(this.pressed.keys) : ''} @keydown=${this.onPress}>
      <p class="hint" id="hint">${t('keys.pressHint')}</p>
      <div class="news" role="status">${this.pressed ? this.pressedView(this.pressed) : html`<p>${this.news}</p>`}</div>
      ${this.pressed?.is === 'taken' ? this.answersView(this.pressed) : nothing}
      <div class="foot"><div class="start">
        ${Object.hasOwn(keyChoice().own, action.id) ? html`<button class="button" type="button" @click=${this.reset}>${t('keys.resetOne')}</button>` : nothing}
        ${keys.length > 0 ? html`<button class="button quiet" type="button" @click=${this.clear}>${t('keys.noKeys')}</button>` : nothing}
      </div><button class="button" type="button" @click=${this.close}>${t('keys.done')}</button></div>`;
  }

  private pressedView(pressed: Pressed): TemplateResult {
    const { t } = this.i18n;
    const keys = keyText(pressed.keys);
    switch (pressed.is) {
      case 'refused': return html`<p class="problem">${t(`keys.no.${pressed.problem}`, { keys })}</p>`;
      case 'had': return html`<p>${t('keys.has', { action: this.name, keys })}</p>`;
      case 'tooMany': return html`<p class="problem">${t('keys.most', { count: MOST_KEYS })}</p>`;
      case 'taken': return html`<p class="problem">${t('keys.conflict', { keys, others: this.namesOf(pressed.others) })}</p>`;
      default: return pressed satisfies never;
    }
  }

  private answersView({ keys }: Extract<Pressed, { is: 'taken' }>): TemplateResult {
    const { t } = this.i18n;
    return html`<div class="answers"><button class="button primary" type="button" @click=${() => { this.add(keys); }}>${t('keys.take')}</button>
      <button class="button" type="button" @click=${this.takeBack}>${t('keys.leave')}</button></div>`;
  }

  private namesOf(actions: readonly Action[]): string {
    return new Intl.ListFormat(this.i18n.language).format(actions.map(({ label }) => label(this.i18n.t)));
  }

  private readonly onPress = (event: KeyboardEvent): void => {
    const bare = !event.ctrlKey && !event.metaKey && !event.altKey;
    if (bare && (event.key === 'Tab' || event.key === 'Escape')) return;
    event.preventDefault();
    event.stopPropagation();
    if (event.repeat || !this.action) return;
    if (bare && event.key === 'Backspace' && this.pressed) { this.takeBack(); return; }
    const press = event.isComposing ? 'unknown' : keysPressed(event);
    if (press === null) return;
    this.news = '';
    if (typeof press === 'string') this.pressed = { is: 'refused', keys: '', problem: press };
    else this.judge(normalKeys(press.keys), press.keys, this.action);
  };

  private judge(keys: string | null, written: string, action: Action): void {
    const problem = keys === null ? 'unknown' : problemOf(keys, action);
    if (keys === null || problem) { this.pressed = { is: 'refused', keys: keys ?? written, problem: problem ?? 'unknown' }; return; }
    if (this.keys.includes(keys)) { this.pressed = { is: 'had', keys }; return; }
    if (this.keys.length >= MOST_KEYS) { this.pressed = { is: 'tooMany', keys }; return; }
    const others = holders(keys, action, { actions: this.actions, choice: keyChoice() });
    if (others.length > 0) this.pressed = { is: 'taken', keys, others }; else this.add(keys);
  }

  private add(keys: string): void {
    const { action } = this;
    if (!action) return;
    this.set([...this.keys, keys], action);
    const said = this.i18n.t('keys.added', { action: this.name, keys: keyText(keys) });
    this.news = placeOf(action) === 'page' && isLetter(parseKeys(keys)) ? `${said} ${this.i18n.t('keys.onlyInText')}` : said;
    this.takeBack();
  }

  private takeAway(keys: string): void {
    if (!this.action) return;
    this.set(this.keys.filter((one) => one !== keys), this.action);
    this.news = this.i18n.t('keys.removed', { action: this.name, keys: keyText(keys) });
    this.takeBack();
  }

  private readonly clear = (): void => {
    if (!this.action) return;
    this.set([], this.action);
    this.news = this.i18n.t('keys.cleared', { action: this.name });
    this.takeBack();
  };

  private readonly reset = (): void => {
    if (!this.action) return;
    preferences.set('keys', withoutOwn(keyChoice(), this.action, this.actions));
    this.news = this.i18n.t('keys.wasReset', { action: this.name });
    this.takeBack();
  };

  /** What is as in the profile again is no choice of one's own. */
  private set(keys: readonly string[], action: Action): void {
    const choice: KeyChoice = withKeys(keyChoice(), action, { keys, actions: this.actions });
    const plain = withoutOwn(choice, action, this.actions);
    preferences.set('keys', keysUnder(plain, action).join(' ') === keys.join(' ') ? plain : choice);
  }

  /** The field is empty again and has the keyboard: the button that was pressed may have gone. */
  private readonly takeBack = (): void => {
    this.pressed = null;
    this.requestUpdate();
    this.field?.focus();
  };

  private readonly close = (): void => { this.dialog.close(); };
  private readonly onClose = (): void => { if (!this.dialog.open) this.action = null; };
}

customElements.define('dm-key-dialog', KeyDialog);

declare global { interface HTMLElementTagNameMap { 'dm-key-dialog': KeyDialog } }
