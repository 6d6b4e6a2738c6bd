import { expect, fixture, html } from '@open-wc/testing';
import type { PropertyDeclarations, TemplateResult } from 'lit';
import { LitElement } from 'lit';
import type { Action } from '../../../src/ui/controllers/actions.ts';
import { ActionRegistry } from '../../../src/ui/controllers/actions.ts';
import { KeymapController } from '../../../src/ui/controllers/keymap.ts';
import { ariaKeys, keyCaps, keyText, matches, onMac, parseKeys } from '../../../src/ui/controllers/keys.ts';
import { preferences } from '../../../src/ui/controllers/preferences.ts';
import { forgetPreferences } from '../fixture.ts';

class KeyHost extends LitElement {
  static override readonly properties: PropertyDeclarations = {};
  readonly actions = new ActionRegistry();
  constructor() { super(); new KeymapController(this, this.actions); }
  override render(): TemplateResult { return html`<button>b</button><input aria-label="i"><input type="checkbox" aria-label="c"><dialog><button>d</button></dialog>`; }
}
customElements.define('test-key-host', KeyHost);

type Press = Partial<KeyboardEventInit>;
const none = { key: '', code: '', ctrlKey: false, metaKey: false, altKey: false, shiftKey: false };
const fits = (keys: string, press: Press, mac = false): boolean => matches(parseKeys(keys), { ...none, ...press }, mac);

describe('keys', () => {
  it('takes the letter that the layout writes: Turkish Q and F, Dvorak', () => {
    expect(fits('Mod+K', { key: 'k', code: 'KeyK', ctrlKey: true })).to.equal(true);
    expect(fits('Mod+K', { key: 'k', code: 'KeyJ', ctrlKey: true }), 'Turkish F writes k with the J key').to.equal(true);
    expect(fits('Mod+K', { key: 'm', code: 'KeyK', ctrlKey: true }), 'Turkish F writes m with the K key').to.equal(false);
    expect(fits('Mod+I', { key: 'i', code: 'Quote', ctrlKey: true }), 'Turkish Q has its i there').to.equal(true);
    expect(fits('Mod+I', { key: 'ı', code: 'KeyI', ctrlKey: true }), 'the dotless one beside it').to.equal(true);
    expect(fits('Mod+E', { key: 'ğ', code: 'KeyE', ctrlKey: true }), 'a Latin letter of its own is no other letter').to.equal(false);
  });
  it('takes the letter printed on the key where the layout writes another script', () => {
    expect(fits('Mod+K', { key: 'л', code: 'KeyK', ctrlKey: true })).to.equal(true);
    expect(fits('Mod+Shift+Z', { key: 'Я', code: 'KeyZ', ctrlKey: true, shiftKey: true })).to.equal(true);
    expect(fits('Mod+K', { key: 'к', code: 'KeyR', ctrlKey: true }), 'Cyrillic к is not k').to.equal(false);
    expect(fits('Mod+,', { key: 'б', code: 'Comma', ctrlKey: true })).to.equal(false);
  });
  it('is exact about the modifiers', () => {
    expect(fits('Mod+K', { key: 'k', code: 'KeyK' })).to.equal(false);
    expect(fits('Mod+K', { key: 'k', code: 'KeyK', ctrlKey: true, shiftKey: true })).to.equal(false);
    expect(fits('Mod+K', { key: 'k', code: 'KeyK', ctrlKey: true, altKey: true }), 'AltGr on Windows').to.equal(false);
    expect(fits('Alt+ArrowDown', { key: 'ArrowDown', altKey: true })).to.equal(true);
  });
  it('takes signs as they are written, whatever it takes to write them', () => {
    expect(fits('?', { key: '?', code: 'Slash', shiftKey: true })).to.equal(true);
    expect(fits('?', { key: '?', code: 'Digit7', shiftKey: true }), 'ЙЦУКЕН').to.equal(true);
    expect(fits('/', { key: '/', code: 'Digit7', shiftKey: true }), 'Turkish Q').to.equal(true);
    expect(fits('/', { key: '/', code: 'Slash', ctrlKey: true })).to.equal(false);
  });
  it('reads Mod as Cmd on a Mac, and Ctrl stays what it is there', () => {
    expect(fits('Mod+K', { key: 'k', code: 'KeyK', metaKey: true }, true)).to.equal(true);
    expect(fits('Mod+K', { key: 'k', code: 'KeyK', ctrlKey: true }, true)).to.equal(false);
    expect(fits('Mod+K', { key: 'k', code: 'KeyK', metaKey: true }, false)).to.equal(false);
    expect(fits('Mod+Alt+F', { key: 'ƒ', code: 'KeyF', metaKey: true, altKey: true }, true), 'Option writes ƒ').to.equal(true);
    expect(fits('Alt+1', { key: '¡', code: 'Digit1', altKey: true }, true)).to.equal(true);
    expect(fits('Alt+1', { key: '&', code: 'Digit1', altKey: true }), 'AZERTY').to.equal(true);
    expect([onMac('MacIntel'), onMac('iPad'), onMac('Linux x86_64'), onMac('Win32')]).to.deep.equal([true, true, false, false]);
  });
  it('writes them as the machine does', () => {
    expect(keyText('Mod+Shift+Enter', false)).to.equal('Ctrl+Shift+Enter');
    expect(keyText('Mod+Shift+Enter', true)).to.equal('⇧⌘⏎');
    expect(keyCaps('Alt+ArrowDown', false)).to.deep.equal(['Alt', '↓']);
    expect(ariaKeys(['Mod+K', 'F1'], false)).to.equal('Control+K F1');
    expect(ariaKeys(['Mod+K'], true)).to.equal('Meta+K');
  });
});

describe('keymap', () => {
  let host: KeyHost;
  let ran: string[];
  const act = (id: string, keys: string[], more: Partial<Action> = {}): Action => ({ id, group: 'app', label: () => id, keys, run: () => { ran.push(id); }, ...more });
  const mod = onMac() ? { metaKey: true } : { ctrlKey: true };
  const press = (on: string, init: Press): KeyboardEvent => {
    const event = new KeyboardEvent('keydown', { bubbles: true, composed: true, cancelable: true, ...init });
    host.renderRoot.querySelector(on)?.dispatchEvent(event);
    return event;
  };

  beforeEach(async () => {
    forgetPreferences();
    ran = [];
    host = await fixture(html`<test-key-host></test-key-host>`);
  });

  it('runs an action and keeps the key from the browser; a key that nobody wants stays with the browser', () => {
    host.actions.add([act('palette', ['Mod+K'])]);
    expect(press('button', { key: 'л', code: 'KeyK', ...mod }).defaultPrevented).to.equal(true);
    expect(press('button', { key: 'f', code: 'KeyF', ...mod }).defaultPrevented).to.equal(false);
    expect(ran).to.deep.equal(['palette']);
  });
  it('leaves bare keys to text fields, but not combinations and function keys', () => {
    host.actions.add([act('help', ['?']), act('f1', ['F1']), act('palette', ['Mod+K']), act('declared', ['Escape'], { inFields: true })]);
    for (const init of [{ key: '?' }, { key: 'F1' }, { key: 'k', code: 'KeyK', ...mod }, { key: 'Escape' }]) press('input', init);
    expect(ran).to.deep.equal(['f1', 'palette', 'declared']);
    press('[type=checkbox]', { key: '?' });
    expect(ran.at(-1)).to.equal('help');
  });
  it('leaves undo to the field that has one of its own', () => {
    host.actions.add([act('undo', ['Mod+Z'], { inFields: false })]);
    expect(press('input', { key: 'z', code: 'KeyZ', ...mod }).defaultPrevented).to.equal(false);
    press('button', { key: 'z', code: 'KeyZ', ...mod });
    expect(ran).to.deep.equal(['undo']);
  });
  it('does nothing while a modal dialog is open, while a word is composed, or when the key has been used', () => {
    host.actions.add([act('go', ['Alt+ArrowDown'])]);
    host.renderRoot.querySelector('dialog')?.showModal();
    press('dialog button', { key: 'ArrowDown', altKey: true });
    host.renderRoot.querySelector('dialog')?.close();
    press('button', { key: 'ArrowDown', altKey: true, isComposing: true });
    host.addEventListener('keydown', (event) => { event.preventDefault(); });
    press('button', { key: 'ArrowDown', altKey: true });
    expect(ran).to.deep.equal([]);
  });
  it('passes over what does not apply, what the focused part does itself, and what was taken out', () => {
    const remove = host.actions.add([act('off', ['F4'], { enabled: () => false }), act('own', ['Mod+Enter'], { ownKeys: true }), act('gone', ['F6'])]);
    remove();
    host.actions.add([act('off', ['F4'], { enabled: () => false }), act('own', ['Mod+Enter'], { ownKeys: true })]);
    for (const init of [{ key: 'F4' }, { key: 'Enter', ...mod }, { key: 'F6' }]) expect(press('button', init).defaultPrevented).to.equal(false);
    expect(ran).to.deep.equal([]);
  });
  it('lets a person switch off keys of a single character (WCAG 2.1.4)', () => {
    host.actions.add([act('help', ['?', 'F1'])]);
    preferences.set('singleKeys', false);
    press('button', { key: '?' });
    expect(ran).to.deep.equal([]);
    press('button', { key: 'F1' });
    expect(ran).to.deep.equal(['help']);
  });
  it('listens only while it is connected', () => {
    host.actions.add([act('help', ['F1'])]);
    host.remove();
    window.dispatchEvent(new KeyboardEvent('keydown', { key: 'F1' }));
    expect(ran).to.deep.equal([]);
  });
});

describe('the registry of actions', () => {
  const act = (id: string, group: Action['group'] = 'app'): Action => ({ id, group, label: () => id, keys: ['Mod+K'], run: () => undefined });
  it('lists group by group, refuses a second action of a name, and tells when it changes', () => {
    const registry = new ActionRegistry();
    let told = 0;
    registry.onChange(() => { told += 1; });
    const remove = registry.add([act('a', 'app'), act('b', 'navigate')]);
    expect(registry.all().map(({ id }) => id)).to.deep.equal(['b', 'a']);
    expect(() => registry.add([act('a')])).to.throw(RangeError);
    expect(registry.keyOf('a')).to.equal(keyText('Mod+K'));
    remove();
    expect(registry.all()).to.deep.equal([]);
    expect(registry.run('a')).to.equal(false);
    expect(told).to.equal(2);
  });
});
