/** Files to and from others: what is sent and made here, what was received and looked at. Nothing leaves the device by itself. */
import type { PropertyDeclarations, PropertyValues, TemplateResult } from 'lit';
import { html, LitElement, nothing } from 'lit';
import type { Workbench } from '../../app/workbench.ts';
import { LocalizeController } from '../../i18n/localize-controller.ts';
import '../../i18n/later-words.ts';
import type { ExchangeHost } from '../controllers/exchange-host.ts';
import { exchangeStyles } from '../parts/exchange/exchange-styles.ts';
import '../parts/exchange/receive-panel.ts';
import '../parts/exchange/send-panel.ts';
import { hrefOf } from '../router.ts';
import { controls } from '../styles/controls.ts';
import { sheet } from '../styles/sheet.ts';
import { Listening } from '../controllers/listening.ts';

/**
 * @property host      what is kept outside the page: the file that was received, and the one that is made
 * @property workbench the open work
 */
export class ExchangePage extends LitElement {
  static override readonly styles = [controls, sheet, exchangeStyles];
  static override readonly properties: PropertyDeclarations = { host: { attribute: false }, workbench: { attribute: false } };
  declare host: Pick<ExchangeHost, 'exchanging' | 'sending'>;
  declare workbench: Workbench;
  private readonly ears = new Listening(this, () => this.listen());
  private readonly i18n: LocalizeController = new LocalizeController(this);

  protected override willUpdate(changed: PropertyValues<this>): void { if (changed.has('host') || changed.has('workbench')) this.ears.renew(); }

  private listen(): () => void {
    const { exchanging } = this.host;
    const again = (): void => { this.requestUpdate(); };
    exchanging.addEventListener('change', again);
    const stop = this.workbench.subscribe(({ type }) => { if (type === 'person') again(); });
    return () => { exchanging.removeEventListener('change', again); stop(); };
  }

  /** While there is a file to look at, that is all there is to do here. */
  protected override render(): TemplateResult {
    const { t } = this.i18n;
    const { host: { exchanging, sending }, workbench } = this;
    const { at } = exchanging.step, busy = at !== 'choose' && at !== 'left' && at !== 'failed';
    return html`<h1>${t('exchange.title')}</h1>
      ${busy ? nothing : html`<p class="soft">${t('exchange.intro')}</p>
        <section aria-label=${t('exchange.send.title')}><h2>${t('exchange.send.title')}</h2>
          ${workbench.person.name === '' ? html`<p class="nameless">${t('exchange.nameless')} <a href=${hrefOf({ page: 'settings' })}>${t('exchange.giveName')}</a></p>` : nothing}
          <dm-send-panel .sending=${sending} .port=${exchanging.port} .workbench=${workbench}></dm-send-panel></section>`}
      <section aria-label=${t('exchange.receive.title')}>
        ${busy ? nothing : html`<h2>${t('exchange.receive.title')}</h2><p class="soft">${t('exchange.receive.intro')}</p>`}
        <dm-receive-panel .exchanging=${exchanging} .workbench=${workbench}></dm-receive-panel></section>`;
  }
}

customElements.define('dm-exchange-page', ExchangePage);

declare global { interface HTMLElementTagNameMap { 'dm-exchange-page': ExchangePage } }
