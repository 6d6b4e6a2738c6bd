import { expect, fixture, html, oneEvent } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { LANGUAGES } from '../../../src/i18n/i18n.ts';
import { learnLayout } from '../../../src/ui/controllers/key-layout.ts';
import type { KeyChoice } from '../../../src/ui/controllers/key-map.ts';
import { keyText, onMac } from '../../../src/ui/controllers/keys.ts';
import { preferences } from '../../../src/ui/controllers/preferences.ts';
import { AnnounceEvent } from '../../../src/ui/events.ts';
import type { KeysPanel } from '../../../src/ui/parts/keys-panel.ts';
import '../../../src/ui/parts/keys-panel.ts';
import '../page-css.ts';
import { speak } from '../fixture.ts';

const MOD: KeyboardEventInit = onMac() ? { metaKey: true } : { ctrlKey: true };

describe('dm-keys-panel', () => {
  let element: KeysPanel;
  const settle = async (): Promise<void> => { await element.updateComplete; await new Promise(requestAnimationFrame); await element.updateComplete; };
  const own = (): KeyChoice | undefined => preferences.get('keys');
  const text = (from: ParentNode | null | undefined): string => (from?.textContent ?? '').replace(/\s+/g, ' ').trim();
  const row = (id: string): HTMLElement | null => element.renderRoot.querySelector(`[data-action="${id}"]`);
  const keysIn = (id: string): string => [...row(id)?.querySelectorAll('.keys') ?? []].map(text).join(' | ');
  const rows = (): string[] => [...element.renderRoot.querySelectorAll<HTMLElement>('.list [data-action]')].map(({ dataset }) => dataset['action'] ?? '');
  const dialog = (): ShadowRoot => element.renderRoot.querySelector('dm-key-dialog')?.shadowRoot as ShadowRoot;
  const asked = (): HTMLDialogElement => element.renderRoot.querySelector('dialog') as HTMLDialogElement;
  const buttonIn = (root: ParentNode, label: string): HTMLElement => {
    const found = [...root.querySelectorAll('button')].find((button) => text(button) === label || button.getAttribute('aria-label') === label);
    if (!found) throw new Error(`no button “${label}” among ${[...root.querySelectorAll('button')].map(text).join(', ')}`);
    return found;
  };
  const openFor = async (id: string): Promise<void> => { row(id)?.querySelector('button')?.click(); await settle(); };
  const strike = async (key: string, more: KeyboardEventInit = {}): Promise<KeyboardEvent> => {
    const event = new KeyboardEvent('keydown', { key, bubbles: true, composed: true, cancelable: true, ...more });
    dialog().querySelector('.press')?.dispatchEvent(event);
    await settle();
    return event;
  };
  const news = (): string => text(dialog().querySelector('.news'));
  const choose = async (content: string): Promise<void> => {
    const input = element.renderRoot.querySelector<HTMLInputElement>('[type=file]') as HTMLInputElement;
    const files = new DataTransfer();
    files.items.add(new File([content], 'keys.json', { type: 'application/json' }));
    input.files = files.files;
    input.dispatchEvent(new Event('change'));
    await new Promise((done) => { setTimeout(done, 30); });
    await settle();
  };

  beforeEach(async () => {
    await speak('en');
    preferences.clear();
    element = await fixture(html`<dm-keys-panel></dm-keys-panel>`);
  });
  afterEach(() => { preferences.clear(); });

  for (const language of LANGUAGES) {
    it(`is accessible in ${language}, with its questions`, async () => {
      await speak(language);
      await settle();
      await expect(element).to.be.accessible();
      await openFor('align.moveUp');
      await strike('d', { code: 'KeyD' });
      await expect(element).to.be.accessible();
      dialog().querySelector('dialog')?.close();
      element.renderRoot.querySelector<HTMLElement>('[value=intertext]')?.click();
      await settle();
      await expect(element).to.be.accessible();
      asked().close();
      await choose('{"schema":"dragoman-keys","version":1,"profile":"omegat","own":{"align.moveUp":["Tab"],"no.such":[]}}');
      await expect(element).to.be.accessible();
      asked().close();
      await choose('?');
      await expect(element).to.be.accessible();
    });
  }
  it('lists every action by group with its keys, and not what is fixed', () => {
    expect([keysIn('align.moveUp'), keysIn('align.shiftUp'), keysIn('edit.begin')]).to.deep.equal(['U', 'Shift+U', 'Enter | F2'].map((keys) => onMac() ? keys.replace('Shift+', '⇧').replace('Enter', '⏎') : keys));
    expect(text(row('go.library'))).to.contain('no key');
    expect(text(row('edit.save'))).to.contain('in the editor');
    expect(rows()).not.to.include.members(['edit.leave']);
    expect([...element.renderRoot.querySelectorAll('th[scope=rowgroup]')].map(text)).to.include('Aligning by hand');
  });
  it('shows what the keys write on the layout that is in use', async () => {
    learnLayout(new KeyboardEvent('keydown', { key: 'ы', code: 'KeyS' }));
    await settle();
    expect(keysIn('align.moveUp')).to.equal('U (Г)');
    learnLayout(new KeyboardEvent('keydown', { key: 's', code: 'KeyS' }));
    await settle();
    expect(keysIn('align.moveUp')).to.equal('U');
  });
  it('is searched by name and by key', async () => {
    const search = element.renderRoot.querySelector<HTMLInputElement>('[type=search]') as HTMLInputElement;
    const look = async (words: string): Promise<string[]> => { search.value = words; search.dispatchEvent(new Event('input')); await settle(); return rows(); };
    expect(await look('swap with')).to.deep.equal(['align.swapUp', 'align.swapDown']);
    expect(await look(keyText('Mod+K'))).to.deep.equal(['app.palette']);
    expect(await look('zzzz')).to.deep.equal([]);
    expect(text(element.renderRoot)).to.contain('Nothing found.');
  });
  it('shows only what has been changed', async () => {
    preferences.set('keys', { profile: 'omegat', own: { 'app.help': ['F4'] } });
    element.renderRoot.querySelector<HTMLElement>('[type=checkbox]')?.click();
    await settle();
    expect(rows()).to.deep.equal(['app.help']);
    expect(text(row('app.help'))).to.contain('changed');
  });

  describe('the keys of one action', () => {
    it('are added by pressing them, at once where they are free', async () => {
      await openFor('align.moveUp');
      expect(dialog().activeElement?.className).to.contain('press');
      await strike('F9');
      expect([own()?.own, keysIn('align.moveUp'), news()]).to.deep.equal([{ 'align.moveUp': ['U', 'F9'] }, 'U | F9', '“Move up a row” now has F9.']);
      await strike('F9');
      expect(news()).to.contain('already');
    });
    it('are read off the layout as they act', async () => {
      await openFor('align.join');
      await strike('Control', { code: 'ControlLeft', ctrlKey: true });
      await strike('ш', { code: 'KeyI', altKey: true });
      expect(own()?.own['align.join']).to.deep.equal(['J', 'Alt+I']);
    });
    it('that somebody has are named with their owner, and taken over only at the person’s word', async () => {
      await openFor('align.moveUp');
      await strike('d', { code: 'KeyD' });
      expect(news()).to.equal('D already belongs to: Move down a row.');
      expect(own()).to.equal(undefined);
      buttonIn(dialog(), 'Leave it there').click();
      await settle();
      expect([own(), news(), dialog().activeElement?.className]).to.deep.equal([undefined, '', 'field press']);
      await strike('d', { code: 'KeyD' });
      buttonIn(dialog(), 'Take it over').click();
      await settle();
      expect([keysIn('align.moveUp'), keysIn('align.moveDown'), text(row('align.moveDown'))]).to.deep.equal(['U | D', '', 'Move down a row no key']);
      await strike('Enter', MOD);
      expect(news(), 'the editor has it, but not here').to.contain('now has');
    });
    it('that cannot be given are refused with the reason', async () => {
      await openFor('align.moveUp');
      const said = async (key: string, more: KeyboardEventInit = {}): Promise<string> => { await strike(key, more); return news(); };
      expect(await said('w', { code: 'KeyW', ...MOD })).to.equal(`The browser needs ${keyText('Mod+W')} itself: for tabs, reloading, the address, zoom and the like.`);
      expect(await said('F5')).to.contain('browser');
      expect(await said('ArrowDown')).to.contain('leads through');
      expect(await said('q', { code: 'KeyQ', altKey: true, ...MOD })).to.contain('AltGr');
      expect(await said('Dead', { code: 'Quote' })).to.contain('does not say');
      expect(await said('c', { code: 'KeyC', ...MOD })).to.contain('copying');
      expect(own()).to.equal(undefined);
    });
    it('Backspace takes back what was pressed; with nothing pressed it is a key', async () => {
      await openFor('align.shiftUp');
      await strike('F5');
      await strike('Backspace');
      expect([news(), own()]).to.deep.equal(['', undefined]);
      await strike('Backspace');
      expect(own()?.own['align.shiftUp']).to.deep.equal(['Shift+U', 'Backspace']);
    });
    it('are removed one by one or all, and come back as in the profile', async () => {
      await openFor('app.help');
      buttonIn(dialog(), 'Remove ?').click();
      await settle();
      expect(own()?.own).to.deep.equal({ 'app.help': ['F1'] });
      buttonIn(dialog(), 'Remove all keys').click();
      await settle();
      expect([own()?.own, text(dialog().querySelector('ul'))]).to.deep.equal([{ 'app.help': [] }, 'no key']);
      buttonIn(dialog(), 'As in the profile').click();
      await settle();
      expect([own()?.own, keysIn('app.help')]).to.deep.equal([{}, '? | F1']);
    });
    it('that are as in the profile again count as no change', async () => {
      await openFor('app.help');
      await strike('F4');
      buttonIn(dialog(), 'Remove F4').click();
      await settle();
      expect(own()?.own).to.deep.equal({});
    });
    it('are at most eight', async () => {
      await openFor('align.moveUp');
      for (const key of ['F1', 'F2', 'F3', 'F4', 'F8', 'F9']) { await strike(key, { shiftKey: true }); }
      const before = own()?.own['align.moveUp']?.length ?? 0;
      for (const code of ['1', '2', '3', '4', '5', '6', '7', '8']) await strike(code, { code: `Digit${code}`, altKey: true, shiftKey: true });
      expect([before >= 5, own()?.own['align.moveUp']?.length, news()]).to.deep.equal([true, 8, 'An action can have at most 8 keys.']);
    });
    it('are reached and left by the keyboard alone; nothing else hears what is pressed', async () => {
      const heard: string[] = [];
      const listen = (event: KeyboardEvent): void => { heard.push(event.key); };
      window.addEventListener('keydown', listen);
      row('align.moveUp')?.querySelector('button')?.focus();
      await sendKeys({ press: 'Enter' });
      await settle();
      heard.length = 0;
      await sendKeys({ press: 'g' });
      await settle();
      expect(heard).to.deep.equal([]);
      expect(own()?.own['align.moveUp']).to.deep.equal(['U', 'G']);
      await sendKeys({ press: 'Tab' });
      expect(dialog().activeElement?.localName).to.equal('button');
      await sendKeys({ press: 'Escape' });
      await settle();
      window.removeEventListener('keydown', listen);
      expect(dialog().querySelector('dialog')?.open).to.equal(false);
      expect(element.shadowRoot?.activeElement === row('align.moveUp')?.querySelector('button')).to.equal(true);
    });
    it('of the page that are letters act on the text only, and that is said', async () => {
      await openFor('app.palette');
      await strike('q', { code: 'KeyQ' });
      expect(news()).to.contain('The letter acts only while the focus is in the text.');
    });
  });

  describe('many keys at once', () => {
    const pick = async (value: string): Promise<void> => { element.renderRoot.querySelector<HTMLElement>(`[value=${value}]`)?.click(); await settle(); };
    const differing = (): string[] => [...asked().querySelectorAll('tbody tr')].map((one) => [...one.children].map(text).join(': '));

    it('of another profile are shown before they are taken', async () => {
      await pick('intertext');
      expect(text(asked().querySelector('h2'))).to.equal('Switch to the keys of InterText?');
      expect(differing()).to.include(onMac() ? 'Shift the column down from here: ⇧D: ⏎' : 'Shift the column down from here: Shift+D: Enter');
      expect(own()).to.equal(undefined);
      setTimeout(() => { buttonIn(asked(), 'Switch').click(); });
      expect((await oneEvent<AnnounceEvent>(element, AnnounceEvent.type)).sentence).to.equal('Keys as in InterText.');
      expect(own()).to.deep.equal({ profile: 'intertext', own: {} });
    });
    it('of another profile are not taken when the person thinks better of it', async () => {
      await pick('intertext');
      asked().close();
      await new Promise((done) => { setTimeout(done, 30); });
      await settle();
      expect([own(), element.renderRoot.querySelector<HTMLInputElement>('[value=omegat]')?.checked]).to.deep.equal([undefined, true]);
    });
    it('keep what the person has set', async () => {
      preferences.set('keys', { profile: 'omegat', own: { 'align.join': ['Enter'] } });
      await settle();
      await pick('intertext');
      expect(text(asked())).to.contain('What you have changed yourself stays');
      buttonIn(asked(), 'Switch').click();
      await settle();
      expect([keysIn('align.join'), keysIn('align.shiftDown')]).to.deep.equal([onMac() ? '⏎' : 'Enter', '']);
    });
    it('are all reset after a question', async () => {
      preferences.set('keys', { profile: 'intertext', own: { 'app.help': ['F4'] } });
      await settle();
      buttonIn(element.renderRoot, 'Reset all…').click();
      await settle();
      expect(differing()).to.deep.equal(['Keyboard shortcuts: F4: ?F1']);
      buttonIn(asked(), 'Reset').click();
      expect(own()).to.deep.equal({ profile: 'intertext', own: {} });
    });
    it('come from a file after a question that names what cannot be taken', async () => {
      await choose(JSON.stringify({ schema: 'dragoman-keys', version: 1, profile: 'intertext', own: { 'align.join': ['G', 'Mod+T'], 'next.release': ['F4'] } }));
      expect([...asked().querySelectorAll('.issues li')].map(text)).to.deep.equal([
        `Join with the next sentence: The browser needs ${keyText('Mod+T')} itself: for tabs, reloading, the address, zoom and the like.`,
        '“next.release” is unknown to this release. It is kept for the next file.',
      ]);
      expect(differing()).to.include('Join with the next sentence: J: G');
      buttonIn(asked(), 'Take over').click();
      expect(own()).to.deep.equal({ profile: 'intertext', own: { 'align.join': ['G'] }, aside: { 'next.release': ['F4'] } });
    });
    it('come from no file that is no map of keys; why is said', async () => {
      await choose('{"schema":"dragoman-keys","version":3,"profile":"omegat","own":{}}');
      expect(text(element.renderRoot.querySelector('[role=alert]'))).to.contain('newer release (version 3 of the format)');
      await choose('x'.repeat(70_000));
      expect(text(element.renderRoot.querySelector('[role=alert]'))).to.contain('too large').and.to.contain('70 kB');
      expect([asked().open, own()]).to.deep.equal([false, undefined]);
      await choose('{"schema":"dragoman-keys","version":1,"profile":"omegat","own":{}}');
      expect([text(element.renderRoot.querySelector('[role=alert]')), text(asked())]).to.deep.equal(['', 'Take over this map of keys? No action changes its keys. Cancel Take over']);
    });
    it('go into a file that comes back the same', async () => {
      preferences.set('keys', { profile: 'intertext', own: { 'align.join': ['G'] }, aside: { 'next.release': ['F4'] } });
      await settle();
      let saved: { name: string; url: string } | undefined;
      const original = HTMLAnchorElement.prototype.click;
      HTMLAnchorElement.prototype.click = function (this: HTMLAnchorElement) { saved = { name: this.download, url: this.href }; };
      try { buttonIn(element.renderRoot, 'Save as a file').click(); } finally { HTMLAnchorElement.prototype.click = original; }
      expect(saved?.name).to.equal('dragoman-keys.json');
      const content = await (await fetch(saved?.url ?? '')).text();
      preferences.clear();
      await settle();
      await choose(content);
      buttonIn(asked(), 'Take over').click();
      expect(own()).to.deep.equal({ profile: 'intertext', own: { 'align.join': ['G'] }, aside: { 'next.release': ['F4'] } });
    });
  });
});
