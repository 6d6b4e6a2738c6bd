import { expect, fixture, html, oneEvent } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import type { Workbench } from '../../../src/app/workbench.ts';
import { LANGUAGES } from '../../../src/i18n/i18n.ts';
import { appActions } from '../../../src/ui/app-actions.ts';
import { ActionRegistry } from '../../../src/ui/controllers/actions.ts';
import { SegmentGoEvent } from '../../../src/ui/events.ts';
import type { CommandPalette } from '../../../src/ui/parts/command-palette.ts';
import '../../../src/ui/parts/command-palette.ts';
import { openTestWorkbench, speak, VERSION } from '../fixture.ts';

describe('dm-command-palette', () => {
  let workbench: Workbench;
  let ran: string[];
  let element: CommandPalette;

  const registry = (): ActionRegistry => {
    const actions = new ActionRegistry();
    const note = (name: string) => (): void => { ran.push(name); };
    actions.add(appActions({ openPalette: note('palette'), openHelp: note('help'), go: (hash) => { ran.push(hash); }, find: ({ replacing }) => { ran.push(`find ${String(replacing)}`); }, downloadBackup: note('backup'), renameWork: note('rename'), chooseLanguage: note('language') }));
    actions.add([
      { id: 'test.off', group: 'view', label: () => 'Not now', keys: [], enabled: () => false, run: note('off') },
      { id: 'test.own', group: 'edit', label: () => 'Save the sentence', keys: ['Mod+Enter'], ownKeys: true, run: note('own') },
    ]);
    return actions;
  };
  const entries = (): string[] => [...element.renderRoot.querySelectorAll('.entry')].map((entry) => entry.querySelector('.label, .text')?.textContent ?? '');
  const selected = (): string => element.renderRoot.querySelector('[aria-selected="true"] .label, [aria-selected="true"] .text')?.textContent ?? '';
  const input = (): HTMLInputElement => element.renderRoot.querySelector('input') as HTMLInputElement;
  const show = async (query = ''): Promise<void> => {
    element.show();
    await element.updateComplete;
    await new Promise(requestAnimationFrame);
    if (query === '') return;
    input().value = query;
    input().dispatchEvent(new InputEvent('input', { bubbles: true }));
    await element.updateComplete;
  };

  beforeEach(async () => {
    workbench = await openTestWorkbench();
    ran = [];
    element = await fixture(html`<dm-command-palette .actions=${registry()} .workbench=${workbench}></dm-command-palette>`);
  });

  for (const language of LANGUAGES) {
    it(`is accessible in ${language}, empty, with hits and without`, async () => {
      await speak(language);
      await show();
      await expect(element).to.be.accessible();
      await show('karabakh');
      await expect(element).to.be.accessible();
      await show('qqqq');
      await expect(element).to.be.accessible();
    });
  }
  it('offers every action that applies with its key, and not what the editor does itself', async () => {
    await show();
    expect(entries()).to.include.members(['Find in the text', 'Command palette', 'Open the settings']);
    expect(entries()).not.to.include('Not now');
    expect(entries()).not.to.include('Save the sentence');
    const row = [...element.renderRoot.querySelectorAll('.entry')].find((entry) => entry.textContent.includes('Find and replace'));
    expect(row?.querySelector('kbd')).to.exist;
  });
  it('has the focus in its field and is driven from there', async () => {
    await show();
    expect((element.renderRoot as ShadowRoot).activeElement).to.equal(input());
    const first = selected();
    await sendKeys({ press: 'ArrowDown' });
    await element.updateComplete;
    expect(selected()).not.to.equal(first);
    expect(input().getAttribute('aria-activedescendant')).to.equal('entry-1');
    await sendKeys({ press: 'ArrowUp' });
    await sendKeys({ press: 'ArrowUp' });
    await element.updateComplete;
    expect(selected(), 'round to the end').to.equal(entries().at(-1));
  });
  it('searches in the interface language, folded', async () => {
    await speak('ru');
    await show('ИСТОРИЮ');
    expect(entries()[0]).to.equal('Показать историю изменений');
    await speak('tr');
    await show('GECMIS'.replace('C', 'Ç').replace('S', 'Ş'));
    expect(entries()[0]).to.contain('geçmiş');
  });
  it('runs the chosen action after it has closed', async () => {
    await show('settings');
    await sendKeys({ press: 'Enter' });
    expect(ran).to.deep.equal(['#/settings']);
    expect(element.renderRoot.querySelector('dialog')?.open).to.equal(false);
  });
  it('runs what is clicked', async () => {
    await show('keyboard');
    element.renderRoot.querySelector<HTMLElement>('.entry .label')?.click();
    expect(ran).to.deep.equal(['help']);
  });
  it('jumps to a sentence by its number, in each version', async () => {
    await show('12');
    expect(element.renderRoot.querySelectorAll('.sentence')).to.have.length(3);
    setTimeout(() => { element.renderRoot.querySelector<HTMLElement>('.sentence')?.click(); });
    const event = await oneEvent<SegmentGoEvent>(element, SegmentGoEvent.type);
    expect(event.segment).to.equal(workbench.tables.segmentsOf(VERSION.en)[11]?.id);
    expect(event.focus).to.equal(true);
  });
  it('jumps to a sentence by words of any version, and shows where they are', async () => {
    await show('шуши');
    const hit = element.renderRoot.querySelector('.sentence');
    expect(hit?.querySelector('mark')?.textContent).to.match(/шуши/i);
    expect(hit?.querySelector('.text')?.getAttribute('lang')).to.equal('ru');
  });
  it('says when there is nothing, and closes with its own key', async () => {
    await show('qqqq');
    expect(element.renderRoot.querySelector('[role=status]')?.textContent).to.contain('qqqq');
    input().dispatchEvent(new KeyboardEvent('keydown', { key: 'л', code: 'KeyK', ctrlKey: !/Mac/.test(navigator.platform), metaKey: /Mac/.test(navigator.platform), bubbles: true, cancelable: true }));
    await element.updateComplete;
    expect(element.renderRoot.querySelector('dialog')?.open).to.equal(false);
  });
  it('begins afresh each time', async () => {
    await show('settings');
    element.close();
    await show();
    expect(input().value).to.equal('');
  });
});
