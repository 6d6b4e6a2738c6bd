import { expect, fixture, html } from '@open-wc/testing';
import type { PropertyDeclarations, TemplateResult } from 'lit';
import { LitElement } from 'lit';
import type { Action } from '../../../src/ui/controllers/actions.ts';
import { ActionRegistry } from '../../../src/ui/controllers/actions.ts';
import { KeymapController } from '../../../src/ui/controllers/keymap.ts';
import { keysPressed } from '../../../src/ui/controllers/key-press.ts';
import { ariaKeys, keyCaps, keyText, matches, onMac, parseKeys } from '../../../src/ui/controllers/keys.ts';
import { preferences } from '../../../src/ui/controllers/preferences.ts';
import { forgetPreferences } from '../fixture.ts';

class KeyHost extends LitElement {
  static override readonly properties: PropertyDeclarations = {};
  readonly actions = new ActionRegistry();
  constructor() { super(); new KeymapController(this, this.actions); }
  override render(): TemplateResult {
    return html`<main tabindex="-1"></main><div role="grid"><div role="row"><span role="columnheader" class="head" tabindex="-1"></span></div><div role="row"><div role="gridcell" class="cell" tabindex="-1">
        <button class="inside">i</button><textarea aria-label="t"></textarea><div role="menu"><button role="menuitem">m</button></div></div></div></div>
      <p data-keys="grid"><span class="running" tabindex="-1"></span></p><button>b</button><input aria-label="i"><input type="checkbox" aria-label="c"><dialog><button>d</button></dialog>`;
  }
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
  it('takes a letter with Caps Lock on, and apart from the same with Shift', () => {
    expect(fits('U', { key: 'U', code: 'KeyU' }), 'Caps Lock').to.equal(true);
    expect(fits('Shift+U', { key: 'U', code: 'KeyU' }), 'Caps Lock is no Shift').to.equal(false);
    expect(fits('Shift+U', { key: 'U', code: 'KeyU', shiftKey: true })).to.equal(true);
    expect(fits('Shift+U', { key: 'u', code: 'KeyU', shiftKey: true }), 'Shift with Caps Lock').to.equal(true);
    expect(fits('U', { key: 'U', code: 'KeyU', shiftKey: true })).to.equal(false);
    expect(fits('Shift+I', { key: 'İ', code: 'Quote', shiftKey: true }), 'Turkish Q').to.equal(true);
    expect(fits('Shift+U', { key: 'Г', code: 'KeyU', shiftKey: true }), 'ЙЦУКЕН').to.equal(true);
  });
  it('takes each letter of the aligner on each layout by the key that a person there would press', () => {
    // Where the layout writes the letter: [letter, what the key writes, which key it is].
    const layouts: Record<string, readonly (readonly [string, string, string])[]> = {
      ЙЦУКЕН: [['U', 'г', 'KeyU'], ['D', 'в', 'KeyD'], ['M', 'ь', 'KeyM'], ['S', 'ы', 'KeyS'], ['J', 'о', 'KeyJ'], ['E', 'у', 'KeyE'], ['A', 'ф', 'KeyA'], ['R', 'к', 'KeyR'], ['C', 'с', 'KeyC']],
      'Turkish Q': [['U', 'u', 'KeyU'], ['D', 'd', 'KeyD'], ['I', 'i', 'Quote'], ['I', 'ı', 'KeyI'], ['E', 'e', 'KeyE']],
      'Turkish F': [['U', 'u', 'KeyF'], ['D', 'd', 'KeyH'], ['E', 'e', 'KeyD'], ['A', 'a', 'KeyS'], ['I', 'i', 'KeyG']],
      Dvorak: [['U', 'u', 'KeyF'], ['D', 'd', 'KeyH'], ['S', 's', 'Semicolon'], ['E', 'e', 'KeyD']],
      AZERTY: [['A', 'a', 'KeyQ'], ['M', 'm', 'Semicolon'], ['Z', 'z', 'KeyW']],
      Arabic: [['B', 'لا', 'KeyB'], ['U', 'ع', 'KeyU']],
    };
    for (const [layout, keys] of Object.entries(layouts)) {
      for (const [letter, key, code] of keys) expect(fits(letter, { key, code }), `${layout} ${letter}`).to.equal(true);
    }
    expect(fits('U', { key: 'ğ', code: 'KeyU' })).to.equal(false);
    expect(fits('M', { key: 'µ', code: 'KeyM' }), 'AltGr+M of a German keyboard').to.equal(false);
    expect(fits('E', { key: 'e', code: 'KeyE', getModifierState: (key: string) => key === 'AltGraph' } as Press), 'AltGr').to.equal(false);
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
    expect(fits('/', { key: '/', code: 'Slash', altKey: true }), 'Alt alone is no AltGr').to.equal(false);
    expect(fits('?', { key: '?', code: 'Minus', ctrlKey: true, altKey: true }), 'AltGr on Windows').to.equal(true);
    expect(fits('Mod+/', { key: '/', code: 'Digit7', ctrlKey: true, shiftKey: true }), 'Turkish Q').to.equal(true);
    expect(fits('Alt+/', { key: '/', code: 'Slash' })).to.equal(false);
    expect(fits('1', { key: '1', code: 'Digit1', shiftKey: true }), 'AZERTY').to.equal(true);
    expect(fits('1', { key: '&', code: 'Digit1' }), 'AZERTY without Shift').to.equal(true);
    expect(fits('1', { key: '!', code: 'Digit1', shiftKey: true })).to.equal(false);
    expect(fits('1', { key: '1', code: 'Numpad1' })).to.equal(true);
  });
  it('writes what was pressed as it is written everywhere, and knows what cannot be told', () => {
    const pressed = (press: Press, mac = false): unknown => { const read = keysPressed({ ...none, ...press }, mac); return typeof read === 'object' ? read?.keys : read; };
    expect(pressed({ key: 'U', code: 'KeyU', shiftKey: true })).to.equal('Shift+U');
    expect(pressed({ key: 'г', code: 'KeyU' })).to.equal('U');
    expect(pressed({ key: '?', code: 'Slash', shiftKey: true })).to.equal('?');
    expect(pressed({ key: '+', code: 'Equal', shiftKey: true })).to.equal('Plus');
    expect(pressed({ key: ' ', code: 'Space', shiftKey: true })).to.equal('Shift+Space');
    expect(pressed({ key: '&', code: 'Digit1', altKey: true }), 'AZERTY').to.equal('Alt+1');
    expect(pressed({ key: '!', code: 'Digit1', altKey: true, shiftKey: true })).to.equal('Alt+Shift+1');
    expect(pressed({ key: '@', code: 'KeyQ', ctrlKey: true, altKey: true }), 'AltGr on Windows').to.equal('@');
    expect(pressed({ key: 'ƒ', code: 'KeyF', metaKey: true, altKey: true }, true)).to.equal('Mod+Alt+F');
    expect([pressed({ key: 'Control', ctrlKey: true }), pressed({ key: 'Dead', code: 'Quote' }), pressed({ key: 'k', code: 'KeyK', metaKey: true }), pressed({ key: 'k', code: 'KeyK', ctrlKey: true }, true)])
      .to.deep.equal([undefined, 'unknown', 'system', 'system']);
  });
  it('finds what was pressed again: what is written of a press fits that press', () => {
    for (const key of ['a', 'г', '?', '7', ' ', '+', 'Enter', 'F4', 'ArrowUp', 'ğ', 'х']) {
      for (const held of [{}, { shiftKey: true }, { ctrlKey: true }, { altKey: true }, { ctrlKey: true, shiftKey: true }]) {
        const press = { ...none, key, code: key === 'г' ? 'KeyU' : '', ...held }, read = keysPressed(press, false);
        expect(typeof read === 'object' && read !== null && matches(parseKeys(read.keys), press, false), `${key} ${Object.keys(held).join()}`).to.equal(true);
      }
    }
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
    expect(keyCaps('Mod+Plus', false)).to.deep.equal(['Ctrl', '+']);
    expect(keyCaps('Shift+Space', false)).to.deep.equal(['Shift', 'Space']);
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
    preferences.clear();
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
  it('runs what belongs to the text only while the focus is among its cells, in no field, menu or head there', () => {
    host.actions.add([act('up', ['U'], { scope: 'grid' }), act('merge', ['Mod+Backspace'], { scope: 'grid' }), act('select', ['Space'], { scope: 'grid' })]);
    const u = { key: 'г', code: 'KeyU' };
    for (const outside of ['main', 'main ~ button', 'input', 'textarea', '[role=menuitem]', '.head']) press(outside, u);
    press('main ~ button', { key: 'Backspace', ...mod });
    press('textarea', { key: 'Backspace', ...mod });
    expect(ran).to.deep.equal([]);
    press('.cell', u);
    press('.inside', u);
    press('.running', u);
    press('.cell', { key: 'Backspace', ...mod });
    expect(ran).to.deep.equal(['up', 'up', 'up', 'merge']);
    expect(press('.inside', { key: ' ' }).defaultPrevented, 'Space presses the button').to.equal(false);
    press('.cell', { key: ' ' });
    expect(ran.at(-1)).to.equal('select');
  });
  it('acts once on the text however long the key is held, but goes on where the action says so', () => {
    host.actions.add([act('delete', ['Delete'], { scope: 'grid' }), act('extend', ['Shift+ArrowDown'], { scope: 'grid', repeats: true }), act('undo', ['Mod+Z'])]);
    for (const repeat of [false, true, true]) {
      expect(press('.cell', { key: 'Delete', repeat }).defaultPrevented).to.equal(true);
      press('.cell', { key: 'ArrowDown', shiftKey: true, repeat });
      press('.cell', { key: 'z', code: 'KeyZ', ...mod, repeat });
    }
    expect(ran).to.deep.equal(['delete', 'extend', 'undo', 'extend', 'undo', 'extend', 'undo']);
  });
  it('takes a letter for the text only, whatever the action; a function key also when the focus is nowhere', () => {
    host.actions.add([act('next', ['N']), act('edit', ['F2', 'E'], { scope: 'grid' })]);
    press('main', { key: 'n', code: 'KeyN' });
    press('main ~ button', { key: 'F2' });
    expect(ran).to.deep.equal([]);
    press('.cell', { key: 'n', code: 'KeyN' });
    press('main', { key: 'F2' });
    expect(ran).to.deep.equal(['next', 'edit']);
  });
  it('asks the person first, then the place, where two actions want a key', () => {
    host.actions.add([act('page', ['Mod+B']), act('grid', ['Mod+B'], { scope: 'grid' })]);
    press('.cell', { key: 'b', code: 'KeyB', ...mod });
    press('main ~ button', { key: 'b', code: 'KeyB', ...mod });
    preferences.set('keys', { profile: 'omegat', own: { page: ['Mod+B'] } });
    press('.cell', { key: 'b', code: 'KeyB', ...mod });
    expect(ran).to.deep.equal(['grid', 'page', 'page']);
  });
  it('has the keys of the profile and of the person at once, without reload', () => {
    host.actions.add([act('align.shiftDown', [], { scope: 'grid' }), act('help', ['F1'])]);
    preferences.set('keys', { profile: 'intertext', own: { help: ['F4'] } });
    press('.cell', { key: 'Enter' });
    press('main', { key: 'F1' });
    press('main', { key: 'F4' });
    expect(ran).to.deep.equal(['align.shiftDown', 'help']);
  });
  it('is not troubled by an event without a key, as a browser sends when it fills in a form', () => {
    host.actions.add([act('help', ['?'])]);
    let trouble = '';
    const heard = (event: ErrorEvent): void => { trouble = event.message; event.preventDefault(); };
    window.addEventListener('error', heard);
    host.renderRoot.querySelector('input')?.dispatchEvent(new Event('keydown', { bubbles: true, composed: true }));
    window.removeEventListener('error', heard);
    expect([trouble, ran]).to.deep.equal(['', []]);
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
  it('shows no key that is switched off', () => {
    const registry = new ActionRegistry();
    registry.add([{ ...act('a'), keys: ['?', 'F1'] }, { ...act('b'), keys: ['U'] }]);
    expect([registry.keyOf('a'), registry.keyOf('b')]).to.deep.equal(['?', 'U']);
    preferences.set('singleKeys', false);
    expect([registry.keyOf('a'), registry.keyOf('b')]).to.deep.equal(['F1', '']);
    preferences.clear();
  });
  it('tells when keys have changed, and shows those in force', () => {
    const registry = new ActionRegistry();
    registry.add([act('a')]);
    let told = 0;
    const stop = registry.onChange(() => { told += 1; });
    preferences.set('keys', { profile: 'omegat', own: { a: ['F4', 'F9'] } });
    expect([told, registry.keyOf('a')]).to.deep.equal([1, 'F4']);
    preferences.set('theme', 'dark');
    stop();
    preferences.clear();
    expect([told, registry.keyOf('a')]).to.deep.equal([1, keyText('Mod+K')]);
  });
});
