/** What an element shows in the language of now, also when it was out of the document while that changed. */
import { expect, fixture } from '@open-wc/testing';
import { html, LitElement } from 'lit';
import { setLanguage, startI18n } from '../../src/i18n/i18n.ts';
import { LocalizeController } from '../../src/i18n/localize-controller.ts';

class Speaker extends LitElement {
  drawn = 0;
  readonly i18n = new LocalizeController(this);
  override render(): unknown {
    this.drawn += 1;
    return this.i18n.languageName('ru');
  }
}
customElements.define('dm-test-speaker', Speaker);

describe('an element that speaks', () => {
  let speaker: Speaker;
  const says = async (): Promise<string | null> => {
    await speaker.updateComplete;
    return speaker.renderRoot.textContent;
  };

  beforeEach(async () => {
    await startI18n('en');
    speaker = await fixture<Speaker>(html`<dm-test-speaker></dm-test-speaker>`);
  });
  afterEach(() => setLanguage('en'));

  it('follows the language', async () => {
    expect(await says()).to.equal('Russian');
    await setLanguage('tr');
    expect(await says()).to.equal('Rusça');
  });

  it('says what it says in the new one when it comes back, and is not drawn again where nothing changed', async () => {
    const place = speaker.parentElement;
    speaker.remove();
    await setLanguage('ru');
    expect(speaker.drawn).to.equal(1);
    place?.append(speaker);
    expect([await says(), speaker.drawn]).to.deep.equal(['Русский', 2]);
    speaker.remove();
    place?.append(speaker);
    expect([await says(), speaker.drawn]).to.deep.equal(['Русский', 2]);
  });
});
