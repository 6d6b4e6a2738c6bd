import { expect, fixture, html, oneEvent } from '@open-wc/testing';
import type { Workbench } from '../../../src/app/workbench.ts';
import { currentLanguage, LANGUAGES } from '../../../src/i18n/i18n.ts';
import { preferences } from '../../../src/ui/controllers/preferences.ts';
import { ActionEvent, OpenAgainEvent } from '../../../src/ui/events.ts';
import type { SettingsPage } from '../../../src/ui/pages/settings-page.ts';
import '../../../src/ui/pages/settings-page.ts';
import type { FakeEnvironment } from '../environment.ts';
import { fakeEnvironment } from '../environment.ts';
import { openTestWorkbench, speak } from '../fixture.ts';
import { waitUntil } from '../../until.ts';

describe('dm-settings-page', () => {
  let workbench: Workbench;
  let environment: FakeEnvironment;
  let element: SettingsPage;

  const settle = async (): Promise<void> => { for (let turn = 0; turn < 3; turn++) { await new Promise((done) => { setTimeout(done, 20); }); await element.updateComplete; } };
  const part = (name: string): ShadowRoot => element.renderRoot.querySelector(name)?.shadowRoot as ShadowRoot;
  const radio = (name: string, value: string): HTMLInputElement => element.renderRoot.querySelector<HTMLInputElement>(`[name=${name}][value=${value}]`) as HTMLInputElement;

  beforeEach(async () => {
    workbench = await openTestWorkbench();
    environment = fakeEnvironment();
    element = await fixture(html`<dm-settings-page .workbench=${workbench} .environment=${environment}></dm-settings-page>`);
    await settle();
  });

  for (const language of LANGUAGES) {
    it(`is accessible in ${language}, with the question before erasing`, async () => {
      await speak(language);
      await settle();
      await expect(element).to.be.accessible();
      part('dm-erase-panel').querySelector('button')?.click();
      await settle();
      await expect(element).to.be.accessible();
    });
  }
  it('changes the name, for what is signed from now on', async () => {
    (element.renderRoot.querySelector('#name') as HTMLInputElement).value = ' Ayşe ';
    element.renderRoot.querySelector<HTMLElement>('.name button')?.click();
    await settle();
    expect(workbench.person.name).to.equal('Ayşe');
  });
  it('switches the interface language without reload, offers each under its own name, and keeps the choice', async () => {
    expect([...element.renderRoot.querySelectorAll('[name=language] + span')].map((span) => span.textContent)).to.deep.equal(['English', 'Русский', 'Türkçe']);
    radio('language', 'tr').click();
    await settle();
    expect(currentLanguage()).to.equal('tr');
    expect(element.renderRoot.querySelector('h1')?.textContent).to.equal('Ayarlar');
    expect(preferences.get('language')).to.equal('tr');
  });
  it('keeps theme, text size and single keys', async () => {
    radio('theme', 'dark').click();
    radio('textSize', 'large').click();
    element.renderRoot.querySelector<HTMLElement>('[name=singleKeys]')?.click();
    await settle();
    expect([preferences.get('theme'), preferences.get('textSize'), preferences.get('singleKeys')]).to.deep.equal(['dark', 'large', false]);
    expect(radio('theme', 'dark').checked).to.equal(true);
  });
  it('opens the help sheet through its action', async () => {
    const button = [...element.renderRoot.querySelectorAll('button')].find((one) => one.textContent === 'All keyboard shortcuts');
    setTimeout(() => { button?.click(); });
    expect((await oneEvent<ActionEvent>(element, ActionEvent.type)).action).to.equal('app.help');
  });
  it('opens the list of keys where somebody wants it, and hides it again', async () => {
    const button = (): HTMLElement | undefined => [...element.renderRoot.querySelectorAll('button')].find((one) => one.hasAttribute('aria-expanded'));
    expect(element.renderRoot.querySelector('dm-keys-panel')).to.equal(null);
    button()?.click();
    await waitUntil(() => element.renderRoot.querySelector('dm-keys-panel')?.shadowRoot?.querySelector('table'), 'the list is loaded');
    expect([button()?.getAttribute('aria-expanded'), button()?.textContent]).to.deep.equal(['true', 'Hide the list of keys']);
    button()?.click();
    await settle();
    expect(element.renderRoot.querySelector('dm-keys-panel')).to.equal(null);
  });
  it('shows the keys at once where the address asks for them', async () => {
    const before = location.href;
    location.hash = '#/settings/keys';
    await waitUntil(() => element.renderRoot.querySelector('dm-keys-panel')?.shadowRoot?.querySelector('table'), 'the list is loaded');
    await waitUntil(() => element.shadowRoot?.activeElement?.id === 'keys', 'the keyboard is there');
    [...element.renderRoot.querySelectorAll('button')].find((one) => one.hasAttribute('aria-expanded'))?.click();
    expect(location.hash).to.equal('#/settings');
    history.replaceState(null, '', before);
  });
  it('says what the browser promises, and asks it', async () => {
    const facts = part('dm-storage-facts');
    expect(facts.textContent).to.contain('has not been asked yet');
    environment.persistence.answer = 'refused';
    facts.querySelector('button')?.click();
    await settle();
    expect(facts.textContent).to.contain('has not promised');
    environment.persistence.answer = 'granted';
    facts.querySelector('button')?.click();
    await settle();
    expect(facts.textContent).to.contain('has promised');
    expect(facts.querySelector('button')).to.equal(null);
  });
  it('downloads a backup and remembers when', async () => {
    expect(part('dm-storage-facts').textContent).to.contain('None from this browser yet');
    part('dm-backup-panel').querySelector('button')?.click();
    await settle();
    expect(environment.backup.created).to.equal(1);
    expect(part('dm-backup-panel').textContent).to.contain('dragoman-backup-2026-11-22.json');
    expect(preferences.get('lastBackup')).to.be.closeTo(Date.now(), 60_000);
    expect(part('dm-storage-facts').textContent).not.to.contain('None from this browser yet');
  });
  it('tells whether it is ready for offline use', async () => {
    expect(element.renderRoot.textContent).to.contain('Not ready yet');
    environment.offline.set({ ready: true });
    await settle();
    expect(element.renderRoot.textContent).to.contain('works offline');
  });
  it('names its version and the licences', () => {
    expect(element.renderRoot.textContent).to.contain('Version 1.2.3');
    expect(element.renderRoot.querySelector('a')?.getAttribute('href')).to.equal('./THIRD-PARTY-NOTICES.txt');
  });

  describe('erasing everything', () => {
    const panel = (): ShadowRoot => part('dm-erase-panel');
    const press = async (selector: string): Promise<void> => { panel().querySelector<HTMLElement>(selector)?.click(); await settle(); };

    it('is asked twice, and the safe answer has the focus the second time', async () => {
      await press('.actions button');
      expect(panel().querySelector('h2')?.textContent).to.equal('Erase everything on this device?');
      await press('.foot .danger');
      expect(panel().querySelector('h2')?.textContent).to.equal('Really erase?');
      expect(panel().activeElement?.textContent).to.equal('Keep everything');
      expect(environment.erased).to.equal(0);
      preferences.set('theme', 'dark');
      setTimeout(() => { panel().querySelector<HTMLElement>('.foot .danger')?.click(); });
      expect((await oneEvent<OpenAgainEvent>(element, OpenAgainEvent.type)).acceptEmpty).to.equal(true);
      expect(environment.erased).to.equal(1);
      expect(preferences.get('theme')).to.equal(undefined);
    });
    it('can be left both times', async () => {
      await press('.actions button');
      await press('.foot .button');
      await press('.actions button');
      await press('.foot .danger');
      await press('.foot .button');
      expect(panel().querySelector('dialog')?.open).to.equal(false);
      expect(environment.erased).to.equal(0);
    });
    it('offers a backup first', async () => {
      await press('.actions button');
      const backup = panel().querySelector('dm-backup-panel')?.shadowRoot;
      backup?.querySelector('button')?.click();
      await settle();
      expect(environment.backup.created).to.equal(1);
      expect(panel().querySelector('.foot .danger')?.textContent).to.equal('Continue');
    });
    it('says it when it could not be done, and keeps what is there', async () => {
      Object.assign(environment, { erase: () => Promise.resolve({ ok: false, error: { code: 'blocked', at: 'erase', params: { detail: '' } } }) });
      await press('.actions button');
      await press('.foot .danger');
      await press('.foot .danger');
      expect(panel().querySelector('[role=alert]')?.textContent).to.contain('tab');
    });
  });
});
