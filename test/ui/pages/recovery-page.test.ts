import { expect, fixture, html, oneEvent } from '@open-wc/testing';
import { LANGUAGES } from '../../../src/i18n/i18n.ts';
import { OpenAgainEvent } from '../../../src/ui/events.ts';
import type { RecoveryPage } from '../../../src/ui/pages/recovery-page.ts';
import '../../../src/ui/pages/recovery-page.ts';
import type { StoreError } from '../../../src/ui/ports.ts';
import type { FakeEnvironment } from '../environment.ts';
import { fakeEnvironment } from '../environment.ts';
import { speak } from '../fixture.ts';

const CODES: readonly StoreError['code'][] = ['quota', 'broken', 'closed', 'timeout', 'blocked', 'newer', 'emptied', 'damaged', 'unavailable'];
const error = (code: StoreError['code']): StoreError => ({ code, at: 'open', params: { detail: 'x' } });

describe('dm-recovery-page', () => {
  let environment: FakeEnvironment;
  let element: RecoveryPage;
  const button = (label: string): HTMLButtonElement | undefined => [...element.renderRoot.querySelectorAll('button')].find((one) => one.textContent === label);

  beforeEach(async () => {
    await speak('en');
    environment = fakeEnvironment();
    element = await fixture(html`<dm-recovery-page .environment=${environment} .error=${error('emptied')}></dm-recovery-page>`);
  });

  for (const language of LANGUAGES) {
    it(`is accessible in ${language}, and says something of its own for each trouble`, async () => {
      await speak(language);
      const said = new Set<string>();
      for (const code of CODES) {
        element.error = error(code);
        await element.updateComplete;
        const what = element.renderRoot.querySelector('.what')?.textContent ?? '';
        expect(what).not.to.contain('recovery.');
        said.add(what);
        if (code === 'emptied' || code === 'damaged') await expect(element).to.be.accessible();
      }
      expect(said.size).to.equal(CODES.length);
    });
  }
  it('tries again', async () => {
    setTimeout(() => { button('Try again')?.click(); });
    expect((await oneEvent<OpenAgainEvent>(element, OpenAgainEvent.type)).acceptEmpty).to.equal(false);
    await element.updateComplete;
    expect(button('Trying…')?.disabled).to.equal(true);
    element.error = error('emptied');
    await element.updateComplete;
    expect(button('Try again')?.disabled, 'it failed again').to.equal(false);
  });
  it('begins anew only after a second question', async () => {
    let opened = 0;
    element.addEventListener(OpenAgainEvent.type, () => { opened += 1; });
    button('Start over…')?.click();
    button('Not yet')?.click();
    expect(opened).to.equal(0);
    button('Start over…')?.click();
    setTimeout(() => { button('Start over')?.click(); });
    expect((await oneEvent<OpenAgainEvent>(element, OpenAgainEvent.type)).acceptEmpty).to.equal(true);
  });
  it('offers a backup to restore where the storage is empty, and only there to begin anew', async () => {
    expect(element.renderRoot.querySelector('dm-restore-panel')).to.exist;
    element.error = error('newer');
    await element.updateComplete;
    expect(element.renderRoot.querySelector('dm-restore-panel')).to.equal(null);
    expect(button('Start over…')).to.equal(undefined);
    expect(button('Reload the page')).to.exist;
  });
  it('offers what can still be read where something is damaged', async () => {
    element.error = error('damaged');
    await element.updateComplete;
    expect(element.renderRoot.querySelector('dm-backup-panel')).to.equal(null);
    element.environment = { ...environment, salvage: environment.backup.create };
    await element.updateComplete;
    const panel = element.renderRoot.querySelector('dm-backup-panel');
    await panel?.updateComplete;
    panel?.shadowRoot?.querySelector('button')?.click();
    expect(environment.backup.created).to.equal(1);
  });
});
