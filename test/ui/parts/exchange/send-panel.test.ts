import { expect, fixture, html } from '@open-wc/testing';
import { setState } from '../../../../src/app/acts.ts';
import { localDay } from '../../../../src/app/local-day.ts';
import type { Workbench } from '../../../../src/app/workbench.ts';
import { LANGUAGES } from '../../../../src/i18n/i18n.ts';
import '../../../../src/i18n/later-words.ts';
import { preferences } from '../../../../src/ui/controllers/preferences.ts';
import { Sending } from '../../../../src/ui/controllers/sending.ts';
import type { SendPanel } from '../../../../src/ui/parts/exchange/send-panel.ts';
import '../../../../src/ui/parts/exchange/send-panel.ts';
import '../../page-css.ts';
import { failed, FakeExchange } from '../../exchange-fakes.ts';
import { openTestWorkbench, speak, VERSION } from '../../fixture.ts';

const DAY = 24 * 60 * 60 * 1000;

describe('dm-send-panel', () => {
  let port: FakeExchange;
  let sending: Sending;
  let workbench: Workbench;
  let element: SendPanel;
  const settle = async (ms = 10): Promise<void> => { await new Promise((done) => { setTimeout(done, ms); }); await element.updateComplete; };
  const inside = <E extends HTMLElement>(selector: string): E => element.renderRoot.querySelector<E>(selector) as E;
  const text = (selector: string): string => inside(selector).textContent.replace(/\s+/g, ' ').trim();
  const wish = async (value: string): Promise<void> => { inside(`input[value=${value}]`).click(); await settle(); };
  const make = async (): Promise<void> => { inside('#make').focus(); inside('#make').click(); await settle(); };
  const open = async (): Promise<void> => { element = await fixture(html`<dm-send-panel .sending=${sending} .port=${port} .workbench=${workbench}></dm-send-panel>`); await settle(); };

  beforeEach(async () => {
    workbench = await openTestWorkbench();
    port = new FakeExchange();
    sending = new Sending(port);
    await open();
  });

  for (const language of LANGUAGES) {
    it(`is accessible in ${language} with every choice`, async () => {
      await speak(language);
      for (const value of ['whole', 'since', 'mine', 'reader', 'docx', 'xlsx']) {
        await wish(value);
        await expect(element).to.be.accessible();
      }
      port.slow = true;
      await make();
      await expect(element).to.be.accessible();
    });
  }

  it('says how much is in a file of each kind', () => {
    expect(text('#figures-whole')).to.equal('1,234 changes · 21 suggestions · 3 notes');
    expect(text('#figures-since')).to.equal('40 changes · 5 suggestions');
    expect(text('#figures-mine')).to.equal('6 suggestions · 1 note');
  });
  it('counts again when the work has changed', async () => {
    port.outlines.whole = { changes: 1235, suggestions: 21, notes: 3 };
    setState(workbench, workbench.tables.segmentsOf(VERSION.ru)[1]!.id, 'reviewed');
    await settle(600);
    expect(text('#figures-whole')).to.contain('1,235 changes');
  });
  it('makes the file of the choice', async () => {
    await make();
    await wish('mine');
    await make();
    await wish('reader');
    await make();
    await wish('docx');
    inside<HTMLInputElement>(`input[value="${VERSION.tr}"]`).click();
    await settle();
    await make();
    await wish('xlsx');
    await make();
    const [all, two] = [`${VERSION.en} ${VERSION.ru} ${VERSION.tr}`, `${VERSION.en} ${VERSION.ru}`];
    expect(port.acts).to.deep.equal(['bundle {"kind":"whole"}', 'bundle {"kind":"mine"}', `reader ${all}`, `docx ${two}`, `xlsx ${two}`]);
    expect(text('[role=status]')).to.contain('is saving the file as statement.dragoman');
  });
  it('needs a column, a day, and something to send', async () => {
    await wish('reader');
    for (const id of Object.values(VERSION)) { inside<HTMLInputElement>(`input[value="${id}"]`).click(); await settle(); }
    expect(text('#obstacle')).to.equal('Choose at least one column.');
    await make();
    port.outlines.mine = { changes: 0, suggestions: 0, notes: 0 };
    await open();
    await wish('mine');
    expect(text('#figures-mine')).to.equal('There is nothing of this kind yet.');
    await make();
    await wish('since');
    inside<HTMLInputElement>('input[type=date]').value = '';
    inside('input[type=date]').dispatchEvent(new Event('change'));
    await settle();
    expect(text('#obstacle')).to.equal('Choose a day.');
    await make();
    expect(port.acts).to.deep.equal([]);
  });
  it('takes a day from its beginning in the calendar of the person', async () => {
    await wish('since');
    inside<HTMLInputElement>('input[type=date]').value = '2026-03-29';
    inside('input[type=date]').dispatchEvent(new Event('change'));
    await settle();
    await make();
    expect(port.acts).to.deep.equal([`bundle {"kind":"since","time":${new Date(2026, 2, 29).getTime()}}`]);
  });
  it('proposes the day on which something was last sent, or a week ago', async () => {
    await wish('since');
    expect(inside<HTMLInputElement>('input[type=date]').value).to.equal(localDay(Date.now() - 7 * DAY));
    await make();
    await open();
    await wish('since');
    expect(inside<HTMLInputElement>('input[type=date]').value).to.equal(localDay(Date.now()));
    expect(Object.keys(preferences.get('lastSent') ?? {})).to.deep.equal([workbench.work]);
    expect(preferences.all()).not.to.have.property('lastSent');
  });
  it('can be cancelled, and the focus comes back', async () => {
    port.slow = true;
    await make();
    expect(element.shadowRoot?.activeElement?.id).to.equal('cancel');
    inside('#cancel').click();
    await settle();
    expect(text('[role=status]')).to.equal('Cancelled. No file has been made.');
    expect(element.shadowRoot?.activeElement?.id).to.equal('make');
  });
  it('shows how far it is, once anything is known', async () => {
    port.slow = true;
    await make();
    expect(inside<HTMLProgressElement>('progress').position).to.equal(-1);
    port.waiting?.watch.onProgress?.(0.25);
    await settle();
    expect(inside<HTMLProgressElement>('progress').value).to.equal(0.25);
    port.waiting?.answer(port.file);
    await settle();
    await make();
    expect(inside<HTMLProgressElement>('progress').position, 'the next one begins anew').to.equal(-1);
  });
  it('says why there is no file, until something else is chosen', async () => {
    port.file = failed('crashed');
    await make();
    expect(text('[role=status]')).to.contain('did not succeed');
    await wish('mine');
    expect(text('[role=status]')).to.equal('');
  });
});
