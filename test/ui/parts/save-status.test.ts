import { expect, fixture, html } from '@open-wc/testing';
import type { SaveStatus } from '../../../src/app/save-status.ts';
import type { Language } from '../../../src/i18n/i18n.ts';
import type { StoreErrorCode } from '../../../src/store/types.ts';
import { ActionEvent } from '../../../src/ui/events.ts';
import '../../../src/ui/parts/save-status.ts';
import type { SaveStatusElement } from '../../../src/ui/parts/save-status.ts';
import { button, on, speak } from '../correcting-fixture.ts';

const CODES: readonly StoreErrorCode[] = ['quota', 'broken', 'closed', 'timeout', 'blocked', 'newer', 'emptied', 'damaged', 'unavailable'];
const show = (status: SaveStatus, persisted: boolean | null = null): Promise<SaveStatusElement> =>
  fixture(html`<dm-save-status .status=${status} .persisted=${persisted}></dm-save-status>`);
const trouble = (code: StoreErrorCode, pending = 0): SaveStatus => ({ kind: 'trouble', pending, error: { code, at: 'commit', params: { detail: 'XYZ' } } });
const words = (element: SaveStatusElement): string => element.renderRoot.textContent.replace(/\s+/g, ' ').trim();

describe('<dm-save-status>', () => {
  before(() => speak('en'));
  afterEach(() => speak('en'));

  for (const language of ['en', 'ru', 'tr'] as Language[]) {
    it(`is accessible in ${language}, and has a sentence for every trouble`, async () => {
      await speak(language);
      await expect(await show({ kind: 'saved', time: 0 }, false)).to.be.accessible();
      for (const code of CODES) {
        const element = await show(trouble(code, 3));
        expect(words(element)).not.to.contain('trouble.').and.not.to.contain('XYZ');
        await expect(element).to.be.accessible();
      }
    });
  }

  it('claims nothing before something was written', async () => {
    expect(words(await show({ kind: 'unchanged' }))).to.equal('');
    expect(words(await show({ kind: 'saving', pending: 1 }))).to.equal('Saving…');
  });

  it('says when it was saved', async () => {
    const time = new Date(2020, 10, 14, 14, 3).getTime();
    expect(words(await show({ kind: 'saved', time }))).to.equal('Saved on this device 14:03');
  });

  it('tells what the browser promised', async () => {
    expect(words(await show({ kind: 'saved', time: 0 }, true))).to.contain('The browser has promised to keep this data.');
    expect(words(await show({ kind: 'saved', time: 0 }, false))).to.contain('The browser may delete this data');
  });

  it('offers a backup in every trouble, trying again where that may help, and confirming a restart when broken', async () => {
    const asked: string[] = [];
    const labels = async (code: StoreErrorCode): Promise<string[]> => {
      const element = await show(trouble(code, 2));
      on(element, ActionEvent, ({ action }) => { asked.push(action); });
      const buttons = [...element.renderRoot.querySelectorAll('button')];
      for (const one of buttons) one.click();
      return buttons.map(({ textContent }) => textContent.trim());
    };
    expect(await labels('quota')).to.deep.equal(['Download a backup', 'Try again']);
    expect(await labels('broken')).to.deep.equal(['Download a backup', 'I have restarted the browser']);
    expect(await labels('newer')).to.deep.equal(['Download a backup']);
    expect(asked).to.deep.equal(['work.backup', 'save.retry', 'work.backup', 'save.restarted', 'work.backup']);
    expect(words(await show(trouble('quota', 2)))).to.contain('2 changes are not saved yet.');
    expect(button((await show(trouble('quota'))).renderRoot, 'Try again')).to.be.instanceOf(HTMLButtonElement);
  });
});
