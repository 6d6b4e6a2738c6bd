import { expect, fixture, html } from '@open-wc/testing';
import { LANGUAGES } from '../../../src/i18n/i18n.ts';
import { Exchanging } from '../../../src/ui/controllers/exchanging.ts';
import { Sending } from '../../../src/ui/controllers/sending.ts';
import type { ExchangePage } from '../../../src/ui/pages/exchange-page.ts';
import '../../../src/ui/pages/exchange-page.ts';
import type { ReceivePanel } from '../../../src/ui/parts/exchange/receive-panel.ts';
import '../page-css.ts';
import { FakeExchange } from '../exchange-fakes.ts';
import { openTestWorkbench, speak } from '../fixture.ts';

const settle = (): Promise<unknown> => new Promise((done) => { setTimeout(done, 20); });
const file = new File(['x'], 'a.dragoman');

describe('dm-exchange-page', () => {
  let page: ExchangePage;
  let exchanging: Exchanging;
  let port: FakeExchange;
  let workbench: Awaited<ReturnType<typeof openTestWorkbench>>;
  const inside = <E extends Element>(selector: string): E | null => page.renderRoot.querySelector<E>(selector);

  beforeEach(async () => {
    workbench = await openTestWorkbench();
    port = new FakeExchange();
    exchanging = new Exchanging(port);
    page = await fixture(html`<dm-exchange-page .host=${{ exchanging, sending: new Sending(port) }} .workbench=${workbench}></dm-exchange-page>`);
    await settle();
  });

  for (const language of LANGUAGES) {
    it(`is accessible in ${language}, at rest and with a file to look at`, async () => {
      await speak(language);
      await settle();
      await expect(page).to.be.accessible();
      await exchanging.look(file, workbench.work);
      await settle();
      await expect(page).to.be.accessible();
    });
  }

  it('says that nothing leaves the device by itself', () => {
    expect(page.renderRoot.textContent).to.contain('Nothing leaves this device by itself');
  });
  it('asks for a name until one is given, for others see whose changes these are', async () => {
    expect(inside('.nameless a')?.getAttribute('href')).to.equal('#/settings');
    await workbench.setName('Ada');
    await settle();
    expect(inside('.nameless')).to.equal(null);
  });
  it('shows nothing but the file while there is one to look at, and all again when it is left', async () => {
    await exchanging.look(file, workbench.work);
    await settle();
    expect(inside('dm-send-panel')).to.equal(null);
    const panel = inside<ReceivePanel>('dm-receive-panel');
    expect(panel?.shadowRoot?.activeElement?.id).to.equal('step');
    panel?.renderRoot.querySelector<HTMLElement>('#leave')?.click();
    await settle();
    expect(inside('dm-send-panel')).not.to.equal(null);
    expect(panel?.renderRoot.textContent).to.contain('was not merged');
    expect(panel?.shadowRoot?.activeElement?.matches('input')).to.equal(true);
  });
  it('finds the file again that was looked at before somebody went elsewhere', async () => {
    await exchanging.look(file, workbench.work);
    const again = await fixture<ExchangePage>(html`<dm-exchange-page .host=${{ exchanging, sending: new Sending(port) }} .workbench=${workbench}></dm-exchange-page>`);
    await settle();
    expect(again.renderRoot.querySelector('dm-receive-panel')?.renderRoot.querySelector('#step')?.textContent).to.contain('statement.dragoman');
  });
  it('looks at the file anew where another work is open by then', async () => {
    await exchanging.look(file, workbench.work);
    page.workbench = Object.create(workbench, { work: { value: 'work_other' }, tables: { value: workbench.tables }, person: { value: workbench.person }, subscribe: { value: () => () => undefined } }) as typeof workbench;
    await settle();
    expect(port.acts).to.deep.equal(['preview a.dragoman', 'preview a.dragoman']);
  });
});
