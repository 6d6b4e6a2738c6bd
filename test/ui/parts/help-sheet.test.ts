import { expect, fixture, html } from '@open-wc/testing';
import { LANGUAGES } from '../../../src/i18n/i18n.ts';
import { ActionRegistry } from '../../../src/ui/controllers/actions.ts';
import { preferences } from '../../../src/ui/controllers/preferences.ts';
import type { HelpSheet } from '../../../src/ui/parts/help-sheet.ts';
import '../../../src/ui/parts/help-sheet.ts';
import { forgetPreferences, speak } from '../fixture.ts';

describe('dm-help-sheet', () => {
  let element: HelpSheet;
  let changed = 0;
  beforeEach(async () => {
    await speak('en');
    forgetPreferences();
    preferences.clear();
    const actions = new ActionRegistry();
    actions.add([
      { id: 'a.find', group: 'find', label: (t) => t('action.find'), keys: ['/', 'F3'], run: () => undefined },
      { id: 'a.save', group: 'edit', label: () => 'Save', keys: ['Mod+Enter'], ownKeys: true, run: () => undefined },
      { id: 'app.help', group: 'app', label: () => 'Help', keys: ['?', 'F1'], run: () => undefined },
      { id: 'go.keys', group: 'app', label: () => 'Change keys', keys: [], run: () => { changed += 1; } },
      { id: 'a.keyless', group: 'app', label: () => 'Keyless', keys: [], run: () => undefined },
    ]);
    element = await fixture(html`<dm-help-sheet .actions=${actions}></dm-help-sheet>`);
    element.show();
    await element.updateComplete;
    await new Promise(requestAnimationFrame);
  });
  afterEach(() => { element.remove(); });

  for (const language of LANGUAGES) {
    it(`is accessible in ${language}`, async () => {
      await speak(language);
      await element.updateComplete;
      await expect(element).to.be.accessible();
    });
  }
  it('lists group by group every action that has a key, also what the editor does itself', () => {
    const rows = [...element.renderRoot.querySelectorAll('.row')].map((row) => row.querySelector('dt')?.textContent);
    expect(rows).to.deep.equal(['Save', 'Find in the text', 'Help']);
    expect([...element.renderRoot.querySelectorAll('h3')].map((heading) => heading.textContent)).to.deep.equal(['Correcting', 'Finding', 'Application']);
    expect(element.renderRoot.querySelectorAll('.row:last-child kbd').length).to.be.above(1);
  });
  it('says when single keys are switched off', async () => {
    preferences.set('singleKeys', false);
    element.requestUpdate();
    await element.updateComplete;
    expect(element.renderRoot.querySelector('.intro')?.textContent).to.contain('switched off');
  });
  it('prints alone while it is open, and only then', async () => {
    expect(document.documentElement.dataset['printing']).to.equal('help');
    element.close();
    await new Promise((done) => { setTimeout(done, 50); });
    expect(document.documentElement.dataset['printing']).to.equal(undefined);
  });
  it('is closed by the key that opens it', async () => {
    const dialog = element.renderRoot.querySelector('dialog') as HTMLDialogElement;
    dialog.dispatchEvent(new KeyboardEvent('keydown', { key: 'F1', cancelable: true }));
    await element.updateComplete;
    expect(dialog.open).to.equal(false);
  });
  it('shows the keys in force, and says whose they are', async () => {
    expect(element.renderRoot.querySelector('.intro')?.textContent).to.contain('Keys as in OmegaT.');
    preferences.set('keys', { profile: 'intertext', own: { 'a.find': ['F4'] } });
    element.requestUpdate();
    await element.updateComplete;
    expect(element.renderRoot.querySelector('.intro')?.textContent).to.contain('Keys as in InterText, 1 action changed by you.');
    const find = [...element.renderRoot.querySelectorAll('.row')].find((row) => row.querySelector('dt')?.textContent === 'Find in the text');
    expect(find?.querySelector('dd')?.textContent.trim()).to.equal('F4');
  });
  it('leads to where the keys are changed', async () => {
    [...element.renderRoot.querySelectorAll('button')].find((button) => button.textContent === 'Change keys…')?.click();
    await element.updateComplete;
    expect(element.renderRoot.querySelector('dialog')?.open).to.equal(false);
    expect(changed).to.equal(1);
  });
  it('is closed by the key that opens it, wherever that is', async () => {
    const dialog = element.renderRoot.querySelector('dialog') as HTMLDialogElement;
    preferences.set('keys', { profile: 'omegat', own: { 'app.help': ['F4'] } });
    dialog.dispatchEvent(new KeyboardEvent('keydown', { key: 'F1', cancelable: true }));
    expect(dialog.open).to.equal(true);
    dialog.dispatchEvent(new KeyboardEvent('keydown', { key: 'F4', cancelable: true }));
    expect(dialog.open).to.equal(false);
    await element.updateComplete;
  });
});
