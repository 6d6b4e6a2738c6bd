import { expect, fixture, html } from '@open-wc/testing';
import type { LanguageField } from '../../../../src/ui/parts/import/language-field.ts';
import '../../../../src/ui/parts/import/language-field.ts';
import { canonicalTag, findLanguages, languageOptions, learnOwnNames, optionFor } from '../../../../src/ui/parts/import/languages.ts';
import type { Language } from '../../../../src/i18n/i18n.ts';
import { LANGUAGES } from '../../../../src/i18n/i18n.ts';
import { speak } from '../../fixture.ts';

describe('the languages', () => {
  before(() => learnOwnNames());

  it('begin with those of the interface, and the others follow by name', () => {
    for (const language of LANGUAGES) {
      const options = languageOptions(language);
      expect(options.slice(0, 3).map(({ tag }) => tag)).to.deep.equal(['en', 'ru', 'tr']);
      const names = options.slice(3).map(({ name }) => name);
      expect(names).to.deep.equal([...names].sort(new Intl.Collator(language).compare));
      expect(options.length).to.be.greaterThan(300);
    }
  });
  it('have a name each, and none twice', () => {
    const options = languageOptions('en');
    expect(options.filter(({ tag, name }) => name.toLowerCase() === tag.toLowerCase())).to.deep.equal([]);
    expect(new Set(options.map(({ tag }) => tag)).size).to.equal(options.length);
  });
  it('are found by a part of the name, by the own name and by the code, whatever the case and the dots of i', () => {
    const first = (query: string, language: Language = 'en'): string | undefined => findLanguages(query, language)[0]?.tag;
    expect([first('germ'), first('deut'), first('DE'), first('ingiliz', 'tr'), first('INGILIZ', 'tr'), first('арабский', 'ru'), first('العربية')]).to.deep.equal(['de', 'de', 'de', 'en', 'en', 'ar', 'ar']);
  });
  it('have names also where the browser has none', () => {
    expect(['ba', 'crh', 'os', 'lzz'].map((tag) => optionFor(tag, 'ru').name)).to.deep.equal(['Башкирский', 'Крымско-татарский', 'Осетинский', 'Лазский']);
    expect(findLanguages('башҡорт', 'tr').map(({ name }) => name)).to.deep.equal(['Başkırtça']);
  });
  it('include any well-formed tag that is typed, and no other word', () => {
    expect(findLanguages('zh-hant-tw', 'en').map(({ tag }) => tag)).to.include('zh-Hant-TW');
    expect(findLanguages('klingonish!', 'en')).to.deep.equal([]);
    expect([canonicalTag('RU-ru'), canonicalTag('x'), canonicalTag('((('), canonicalTag('en_GB')]).to.deep.equal(['ru-RU', '', '', '']);
  });
});

describe('dm-language-field', () => {
  let field: LanguageField;
  let changes: string[];
  const input = (): HTMLInputElement => field.renderRoot.querySelector('input') as HTMLInputElement;
  const options = (): string[] => [...field.renderRoot.querySelectorAll('[data-tag]')].map((option) => (option as HTMLElement).dataset['tag'] ?? '');
  const type = async (text: string): Promise<void> => { input().value = text; input().dispatchEvent(new Event('input')); await field.updateComplete; };
  const press = async (key: string): Promise<boolean> => {
    const free = input().dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, composed: true, cancelable: true }));
    await field.updateComplete;
    return free;
  };

  beforeEach(async () => {
    await speak('en');
    changes = [];
    field = await fixture(html`<dm-language-field value="ru" label="Language" hint="Guessed" @change=${() => { changes.push(field.value); }}></dm-language-field>`);
    input().focus();
    await learnOwnNames();
    await field.updateComplete;
  });

  it('is accessible closed and open', async () => {
    await expect(field).to.be.accessible();
    await type('ger');
    await expect(field).to.be.accessible();
    expect(input().getAttribute('aria-expanded')).to.equal('true');
  });
  it('shows the language by its name', () => { expect(input().value).to.equal('Russian'); });
  it('chooses with the arrows and Enter, and names the option that Enter takes', async () => {
    await type('ger');
    expect(options()[0]).to.equal('de');
    await press('ArrowDown');
    expect(input().getAttribute('aria-activedescendant')).to.equal('option-1');
    await press('ArrowUp');
    await press('Enter');
    expect(changes).to.deep.equal(['de']);
    expect(input().value).to.equal('German');
    expect(input().getAttribute('aria-expanded')).to.equal('false');
  });
  it('chooses with the pointer, and keeps the focus in the field', async () => {
    await type('turk');
    const option = field.renderRoot.querySelector('[data-tag=tr]') as HTMLElement;
    expect(option.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true, cancelable: true }))).to.equal(false);
    option.click();
    expect(changes).to.deep.equal(['tr']);
  });
  it('goes back to what was chosen on Esc, and only then lets Esc through', async () => {
    await type('ger');
    expect(await press('Escape')).to.equal(false);
    expect(input().value).to.equal('Russian');
    expect(await press('Escape')).to.equal(true);
    expect(changes).to.deep.equal([]);
  });
  it('takes a whole name that was left in it, and nothing that is half a name', async () => {
    await type('french');
    input().blur();
    await field.updateComplete;
    expect(changes).to.deep.equal(['fr']);
    input().focus();
    await type('g');
    input().blur();
    await field.updateComplete;
    expect(changes).to.deep.equal(['fr']);
    expect(input().value).to.equal('French');
  });
  it('leaves Enter to its form while the list is closed', async () => { expect(await press('Enter')).to.equal(true); });
  it('says so when there is no such language', async () => {
    await type('!!!');
    expect(field.renderRoot.querySelector('.none')?.textContent).to.equal('No such language');
    await press('Enter');
    expect(changes).to.deep.equal([]);
  });
});
