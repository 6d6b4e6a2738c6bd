import { expect, fixture, html } from '@open-wc/testing';
import type { Workbench } from '../../../src/app/workbench.ts';
import { save } from '../../../src/app/acts.ts';
import { LANGUAGES } from '../../../src/i18n/i18n.ts';
import { typing } from '../../../src/ui/controllers/typing.ts';
import type { Notices } from '../../../src/ui/parts/notices.ts';
import '../../../src/ui/parts/notices.ts';
import { FakeOffline } from '../environment.ts';
import { openTestWorkbench, speak, VERSION } from '../fixture.ts';

describe('dm-notices', () => {
  let workbench: Workbench;
  let offline: FakeOffline;
  let element: Notices;
  const settle = async (): Promise<void> => { await new Promise((done) => { setTimeout(done, 20); }); await element.updateComplete; };
  const text = (): string => element.renderRoot.querySelector('[role=status]')?.textContent.trim() ?? '';
  const press = async (label: string): Promise<void> => { [...element.renderRoot.querySelectorAll('button')].find((button) => button.textContent === label)?.click(); await settle(); };

  beforeEach(async () => {
    workbench = await openTestWorkbench();
    offline = new FakeOffline();
    element = await fixture(html`<dm-notices .offline=${offline} .workbench=${workbench}></dm-notices>`);
  });

  for (const language of LANGUAGES) {
    it(`is accessible in ${language}`, async () => {
      await speak(language);
      offline.set({ ready: true, updateWaiting: true });
      await settle();
      await expect(element).to.be.accessible();
    });
  }
  it('is nothing while there is no news', () => { expect(text()).to.equal(''); });
  it('says once in this browser that it is ready for offline use, and can be dismissed', async () => {
    offline.set({ ready: true });
    await settle();
    expect(text()).to.contain('Ready for offline use');
    element.renderRoot.querySelector<HTMLElement>('.word button')?.click();
    await settle();
    expect(text()).to.equal('');
    const again = await fixture<Notices>(html`<dm-notices .offline=${offline} .workbench=${workbench}></dm-notices>`);
    expect(again.renderRoot.querySelector('.word')).to.equal(null);
  });
  it('says the same sentence anew while it is still there, and leaves the focus in it alone', async () => {
    const region = element.renderRoot.querySelector('[role=status]') as HTMLElement, shown: (string | undefined)[] = [];
    const word = (): HTMLElement | null => region.querySelector('.word > span');
    for (let time = 0; time < 3; time += 1) {
      const before = word(), heard: MutationRecord[] = [], observer = new MutationObserver((changes) => { heard.push(...changes); });
      observer.observe(region, { childList: true, characterData: true, subtree: true });
      element.show('There is no row above.', null);
      await settle();
      expect(heard.flatMap(({ addedNodes }) => [...addedNodes]).length, `heard, time ${time}`).to.be.greaterThan(0);
      expect(word(), `seen to come, time ${time}`).not.to.equal(before);
      shown.push(word()?.textContent);
      if (time === 0) element.renderRoot.querySelector<HTMLElement>('.word button')?.focus();
      else expect(element.shadowRoot?.activeElement?.localName).to.equal('button');
      observer.disconnect();
    }
    expect(new Set(shown.map((one) => one?.trim())), 'the same words').to.have.lengthOf(1);
    expect(shown[1], 'screen readers pass over the same text').not.to.equal(shown[0]);
    expect(shown[2]).to.equal(shown[0]);
  });
  it('gives the focus back when it is dismissed', async () => {
    const button = await fixture<HTMLElement>(html`<button>Elsewhere</button>`);
    offline.set({ ready: true });
    await settle();
    button.focus();
    element.renderRoot.querySelector<HTMLElement>('.word button')?.focus();
    expect(document.activeElement).to.equal(element);
    element.renderRoot.querySelector<HTMLElement>('.word button')?.click();
    await settle();
    expect(document.activeElement).to.equal(button);
  });
  it('asks before an update and takes it over when told so', async () => {
    offline.set({ updateWaiting: true });
    await settle();
    expect(text()).to.contain('A new version is available');
    expect(offline.updates).to.equal(0);
    await press('Update now');
    expect(offline.updates).to.equal(1);
  });
  it('leaves it for later', async () => {
    offline.set({ updateWaiting: true });
    await settle();
    await press('Later');
    expect(text()).to.equal('');
    expect(offline.updates).to.equal(0);
  });
  it('never updates while somebody types: it waits until the editor is left', async () => {
    const leave = typing.begin();
    offline.set({ updateWaiting: true });
    await settle();
    await press('Update now');
    expect(offline.updates).to.equal(0);
    expect(text()).to.contain('when you leave the sentence');
    leave();
    await settle();
    expect(offline.updates).to.equal(1);
  });
  it('can be called off while it waits', async () => {
    const leave = typing.begin();
    offline.set({ updateWaiting: true });
    await settle();
    await press('Update now');
    await press('Later');
    leave();
    await settle();
    expect(offline.updates).to.equal(0);
  });
  it('never updates before everything is on the disk', async () => {
    const segment = workbench.tables.segmentsOf(VERSION.en)[3];
    offline.set({ updateWaiting: true });
    await settle();
    if (segment) save(workbench, { segment: segment.id, base: segment.text, text: 'Not saved yet.' });
    expect(workbench.status.kind).to.equal('saving');
    [...element.renderRoot.querySelectorAll('button')].find((button) => button.textContent === 'Update now')?.click();
    expect(offline.updates).to.equal(0);
    await workbench.settled();
    await settle();
    expect(offline.updates).to.equal(1);
  });
});
