import { expect, fixture, html } from '@open-wc/testing';
import { LANGUAGES } from '../../../src/i18n/i18n.ts';
import type { BackupErrorCode, BackupPort } from '../../../src/ui/ports.ts';
import type { RestorePanel } from '../../../src/ui/parts/restore-panel.ts';
import '../../../src/ui/parts/restore-panel.ts';
import { FakeBackup, REPORT } from '../environment.ts';
import { speak } from '../fixture.ts';

const CODES: readonly BackupErrorCode[] = ['notJson', 'foreign', 'newer', 'damaged', 'wrongShape', 'tooLarge', 'timeLimit', 'crashed', 'cancelled'];

describe('dm-restore-panel', () => {
  let backup: FakeBackup;
  let element: RestorePanel;
  const settle = async (): Promise<void> => { await new Promise((done) => { setTimeout(done, 20); }); await element.updateComplete; };
  const text = (): string => element.renderRoot.textContent;
  const press = async (selector: string): Promise<void> => { element.renderRoot.querySelector<HTMLElement>(selector)?.click(); await settle(); };
  const drop = async (): Promise<void> => {
    const data = new DataTransfer();
    data.items.add(new File(['{}'], 'a.json'));
    element.renderRoot.querySelector('.drop')?.dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }));
    await settle();
  };
  const choose = async (): Promise<void> => {
    const data = new DataTransfer();
    data.items.add(new File(['{}'], 'a.json'));
    const input = element.renderRoot.querySelector('input') as HTMLInputElement;
    input.files = data.files;
    input.dispatchEvent(new Event('change'));
    await settle();
  };

  beforeEach(async () => {
    await speak('en');
    backup = new FakeBackup();
    element = await fixture(html`<dm-restore-panel .backup=${backup}></dm-restore-panel>`);
  });

  for (const language of LANGUAGES) {
    it(`is accessible in ${language} at every step`, async () => {
      await speak(language);
      await settle();
      await expect(element).to.be.accessible();
      await choose();
      await expect(element).to.be.accessible();
      await press('.primary');
      await expect(element).to.be.accessible();
    });
    it(`has a sentence in ${language} for every way in which a file can be wrong`, async () => {
      await speak(language);
      const sentences = new Set<string>();
      for (const code of CODES) {
        backup.contents = { ok: false, error: { code, params: { size: 3_000_000_000, limit: 200_000_000, seconds: 60 } } };
        await choose();
        const said = element.renderRoot.querySelector('[role=alert]')?.textContent ?? '';
        expect(said, code).to.match(/^\p{Lu}.*\.$/u);
        expect(said, code).not.to.match(/[{}]|backup\.error/);
        sentences.add(said);
      }
      expect(sentences.size).to.equal(CODES.length);
    });
  }
  it('shows what the file holds before anything happens', async () => {
    let restored = 0;
    backup.restore = () => { restored += 1; return Promise.resolve(backup.restored); };
    await choose();
    expect(text()).to.contain('Joint statement').and.to.contain('1,234').and.to.contain('Ayşe').and.to.contain('already here');
    expect(restored).to.equal(0);
    await press('.button:not(.primary)');
    expect(text()).to.contain('Choose a file');
    expect(restored).to.equal(0);
  });
  it('keeps the focus inside and tells in a place that was there before', async () => {
    const status = element.renderRoot.querySelector('[role=status]');
    const focused = (): Element | null | undefined => element.shadowRoot?.activeElement;
    element.renderRoot.querySelector<HTMLElement>('input')?.focus();
    await choose();
    expect(focused()?.matches('.primary')).to.equal(true);
    await press('.primary');
    expect(focused()?.matches('input')).to.equal(true);
    expect(status?.isConnected).to.equal(true);
    expect(status?.textContent).to.contain('restored');
    backup.contents = { ok: false, error: { code: 'foreign', params: {} } };
    await choose();
    expect(focused()?.matches('input')).to.equal(true);
  });
  it('takes a dropped file', async () => {
    await drop();
    expect(text()).to.contain('What is in the file');
  });
  it('restores and says in words what came of it', async () => {
    await choose();
    await press('.primary');
    for (const line of ['3 new changes', '5 changes were already here', '1 differing text became a suggestion', '2 drafts restored']) expect(text()).to.contain(line);
  });
  it('says so when everything was already here', async () => {
    backup.restored = { ok: true, value: { report: { ...REPORT, changes: { added: 0, known: 8 }, suggestions: 0, drafts: { added: 0, known: 2 } }, session: null } };
    await choose();
    await press('.primary');
    expect(text()).to.contain('already here. Nothing has changed');
  });
  it('shows progress and can be cancelled', async () => {
    let given: Parameters<BackupPort['restore']>[1] | undefined;
    backup.restore = (_file, options) => {
      given = options;
      return new Promise((done) => { options.signal.addEventListener('abort', () => { done({ ok: false, error: { code: 'cancelled', params: {} } }); }); });
    };
    await choose();
    await press('.primary');
    given?.onProgress(0.5);
    await settle();
    expect(element.renderRoot.querySelector('progress')?.value).to.equal(0.5);
    await press('.button');
    expect(text()).to.contain('Cancelled. Nothing has been changed.');
  });
  it('says what went wrong with the storage', async () => {
    backup.restored = { ok: false, trouble: { code: 'quota', at: 'adopt', params: { detail: '' } } };
    await choose();
    await press('.primary');
    expect(element.renderRoot.querySelector('[role=alert]')?.textContent).to.contain('full');
  });
});
