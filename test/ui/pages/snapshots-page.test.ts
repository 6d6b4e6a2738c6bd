import { expect, fixture, html } from '@open-wc/testing';
import { isRefusal } from '../../../src/core/change.ts';
import { save } from '../../../src/app/acts.ts';
import { addCheckpoint } from '../../../src/app/snapshots.ts';
import type { Workbench } from '../../../src/app/workbench.ts';
import { AnnounceEvent, listen } from '../../../src/ui/events.ts';
import type { SnapshotsPage } from '../../../src/ui/pages/snapshots-page.ts';
import '../../../src/ui/pages/snapshots-page.ts';
import { openTestWorkbench, speak, VERSION } from '../fixture.ts';
import '../page-css.ts';
import { waitUntil } from '../../until.ts';

async function open(workbench: Workbench): Promise<{ page: SnapshotsPage; said: string[] }> {
  const page = await fixture<SnapshotsPage>(html`<dm-snapshots-page .workbench=${workbench}></dm-snapshots-page>`), said: string[] = [];
  listen(page, AnnounceEvent, ({ sentence }) => said.push(sentence));
  await page.updateComplete;
  return { page, said };
}
const all = (page: SnapshotsPage, selector: string): HTMLElement[] => [...page.renderRoot.querySelectorAll<HTMLElement>(selector)];
const one = <T extends HTMLElement>(page: SnapshotsPage, selector: string): T => {
  const found = page.renderRoot.querySelector<T>(selector);
  if (!found) throw new Error(`no ${selector}`);
  return found;
};
function write(workbench: Workbench, at: number, text: string): void {
  const row = workbench.tables.segmentsOf(VERSION.ru)[at];
  if (!row || isRefusal(save(workbench, { segment: row.id, base: row.text, text }))) throw new Error('not written');
}
async function keep(page: SnapshotsPage, name: string): Promise<void> {
  const field = one<HTMLInputElement>(page, '[name="name"]');
  field.value = name;
  field.dispatchEvent(new InputEvent('input', { bubbles: true }));
  one<HTMLButtonElement>(page, '.keep [type="submit"]').click();
  await page.updateComplete;
}

describe('snapshots page', () => {
  it('is accessible, empty, with moments and with a comparison', async () => {
    const workbench = await openTestWorkbench(), { page } = await open(workbench);
    await expect(page).to.be.accessible();
    write(workbench, 3, 'один');
    addCheckpoint(workbench, 'One');
    write(workbench, 4, 'два');
    await page.updateComplete;
    one<HTMLButtonElement>(page, '.moment .button').click();
    await waitUntil(() => all(page, '.places li').length > 0);
    await expect(page).to.be.accessible();
  });

  it('keeps this moment under a name, says so, and asks for a name first', async () => {
    const { page, said } = await open(await openTestWorkbench());
    expect(all(page, '.empty').length).to.equal(1);
    await keep(page, '  ');
    expect(said).to.deep.equal(['Give the moment a name first.']);
    expect(page.shadowRoot?.activeElement?.getAttribute('name')).to.equal('name');
    await keep(page, ' Before <b>the</b> review ');
    expect(said.at(-1)).to.equal('Kept as “Before <b>the</b> review”.');
    expect(all(page, '.named').map(({ textContent }) => textContent)).to.deep.equal(['Before <b>the</b> review']);
    expect(one<HTMLInputElement>(page, '[name="name"]').value).to.equal('');
    expect(all(page, '.moment').length, 'and the beginning').to.equal(2);
  });

  it('compares any two moments word by word, in either direction, and with now', async () => {
    const workbench = await openTestWorkbench(), { page } = await open(workbench);
    const before = workbench.tables.segmentsOf(VERSION.ru)[3]?.text ?? '';
    write(workbench, 3, `${before} Конец`);
    addCheckpoint(workbench, 'One');
    write(workbench, 5, 'другое');
    await page.updateComplete;
    const choose = async (from: string, to: string): Promise<void> => {
      for (const [name, label] of [['from', from], ['to', to]] as const) {
        const select = one<HTMLSelectElement>(page, `[name="${name}"]`);
        select.value = [...select.options].find(({ text }) => text === label)?.value ?? '';
        select.dispatchEvent(new Event('change'));
      }
      await page.updateComplete;
      one<HTMLButtonElement>(page, '.compare [type="submit"]').click();
      await page.updateComplete; // it says that it is busy
      await waitUntil(() => one(page, '.comparison').getAttribute('aria-busy') === 'false' && all(page, '.sum').length > 0);
      await page.updateComplete;
    };
    await choose('At the beginning', 'One');
    expect(all(page, '.sum').map(({ textContent }) => textContent)).to.deep.equal(['1 place in the texts differs']);
    expect(all(page, '.places ins').map(({ textContent }) => textContent)).to.have.length(1);
    expect(all(page, '.places a').map(({ textContent }) => textContent)).to.deep.equal(['Sentence 4, Russian']);
    await choose('One', 'At the beginning');
    expect(all(page, '.places del').length).to.equal(1);
    await choose('At the beginning', 'Now');
    expect(one(page, '.sum').textContent).to.equal('2 places in the texts differ');
    await choose('Now', 'Now');
    expect(one(page, '.sum').textContent).to.equal('The two states do not differ.');
    one<HTMLButtonElement>(page, '.close').click();
    await page.updateComplete;
    expect(all(page, '.sum').length).to.equal(0);
    expect(page.shadowRoot?.activeElement?.textContent).to.equal('Compare');
  });

  it('restores a moment only after asking, as one change, and says so', async () => {
    const workbench = await openTestWorkbench(), { page, said } = await open(workbench), begun = workbench.tables.segmentsOf(VERSION.ru)[3]?.text;
    addCheckpoint(workbench, 'At first');
    write(workbench, 3, 'один');
    await page.updateComplete;
    const answer = async (button: string): Promise<void> => {
      one<HTMLButtonElement>(page, '.restore').click();
      await waitUntil(() => document.querySelector('dm-restore-dialog')?.shadowRoot?.querySelector('dialog[open]') != null);
      const dialog = document.querySelector('dm-restore-dialog');
      await expect(dialog).to.be.accessible();
      dialog?.shadowRoot?.querySelector<HTMLButtonElement>(button)?.click();
      await waitUntil(() => document.querySelector('dm-restore-dialog') === null);
    };
    await answer('.keep');
    expect(workbench.tables.segmentsOf(VERSION.ru)[3]?.text).to.equal('один');
    await answer('.primary');
    await waitUntil(() => said.length > 0);
    expect(said).to.deep.equal(['The state “At first” is back, as a new change.']);
    expect(workbench.tables.segmentsOf(VERSION.ru)[3]?.text).to.equal(begun);
    workbench.undo();
    expect(workbench.tables.segmentsOf(VERSION.ru)[3]?.text).to.equal('один');
  });

  for (const [language, title] of [['ru', 'Снимки'], ['tr', 'Anlık görüntüler']] as const) {
    it(`speaks ${language}`, async () => {
      const workbench = await openTestWorkbench({ language });
      write(workbench, 3, 'один');
      const { page } = await open(workbench);
      expect(one(page, 'h1').textContent).to.equal(title);
      expect(page.shadowRoot?.textContent).not.to.match(/snapshots\.|\{\{/);
      await speak('en');
    });
  }
});
