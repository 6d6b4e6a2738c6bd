import { expect, fixture, html } from '@open-wc/testing';
import type { WorkId } from '../../../src/core/ids.ts';
import type { Workbench } from '../../../src/app/workbench.ts';
import { LANGUAGES } from '../../../src/i18n/i18n.ts';
import { preferences } from '../../../src/ui/controllers/preferences.ts';
import { ActionEvent, AnnounceEvent, WorkOpenEvent, listen } from '../../../src/ui/events.ts';
import type { LibraryPage } from '../../../src/ui/pages/library-page.ts';
import '../../../src/ui/pages/library-page.ts';
import type { PurgeDialog } from '../../../src/ui/parts/library/purge-dialog.ts';
import '../page-css.ts';
import type { FakeEnvironment } from '../environment.ts';
import { fakeEnvironment } from '../environment.ts';
import { openTestWorkbench, speak } from '../fixture.ts';
import { DAY, entry, figures } from '../import-fakes.ts';

describe('dm-library-page', () => {
  let workbench: Workbench;
  let environment: FakeEnvironment;
  let page: LibraryPage;
  let said: AnnounceEvent[];
  let opened: { work: WorkId; show: boolean }[];

  const settle = async (): Promise<void> => { for (let turn = 0; turn < 3; turn++) { await new Promise((done) => { setTimeout(done, 10); }); await page.updateComplete; } };
  const one = <E extends HTMLElement>(selector: string): E => page.renderRoot.querySelector(selector) as E;
  const all = (selector: string): HTMLElement[] => [...page.renderRoot.querySelectorAll<HTMLElement>(selector)];
  const titles = (within = ''): string[] => all(`${within} h3`).map((heading) => heading.textContent);
  const card = (name: string): HTMLElement => one(`[data-work="work_${name.toLowerCase()}"]`);
  const menu = async (name: string, at: number): Promise<void> => { card(name).querySelectorAll<HTMLElement>('.menu-item')[at]?.click(); await settle(); };
  const search = async (text: string): Promise<void> => {
    const input = one<HTMLInputElement>('[type=search]');
    input.value = text;
    input.dispatchEvent(new Event('input'));
    await settle();
  };
  const open = async (): Promise<void> => {
    page = await fixture(html`<dm-library-page .environment=${environment} .workbench=${workbench}></dm-library-page>`);
    listen(page, AnnounceEvent, (event) => { said.push(event); });
    listen(page, WorkOpenEvent, (event) => {
      opened.push({ work: event.work, show: event.show });
      event.done = Promise.resolve(true);
    });
    await settle();
  };

  beforeEach(async () => {
    workbench = await openTestWorkbench();
    environment = fakeEnvironment();
    said = [];
    opened = [];
    environment.library.entries = [
      entry('Statement', { id: workbench.work, bundled: true }), entry('Alpha', { title: { en: 'Alpha', ru: 'Альфа', tr: 'ISTANBUL HATIRALARI' } }), entry('Beta'),
      entry('Old', { archived: true }), entry('Gone', { deleted: Date.now() - 2 * DAY }),
    ];
    environment.library.counts.set(workbench.work, figures({ lastChange: null, bytes: 10, reviewed: 0 }));
    environment.library.counts.set('work_alpha', figures({ lastChange: Date.now() - 5 * DAY, bytes: 300_000, reviewed: 0.1, openSuggestions: 2 }));
    environment.library.counts.set('work_beta', figures({ lastChange: Date.now() - DAY, bytes: 200_000, reviewed: 0.999 }));
    await open();
  });

  for (const language of LANGUAGES) {
    it(`is accessible in ${language}, full and empty, and speaks it`, async () => {
      await speak(language);
      await settle();
      await expect(page).to.be.accessible();
      expect(page.renderRoot.textContent).not.to.match(/library\.|import\.|\{\{|undefined|NaN/);
      environment.library.entries = [];
      environment.library.dispatchEvent(new Event('change'));
      await settle();
      await expect(page).to.be.accessible();
    });
  }
  it('shows works, the archive and what was deleted lately, each in its place', () => {
    expect(titles('[aria-labelledby=works]')).to.deep.equal(['Beta', 'Alpha', 'Statement']);
    expect(titles('[aria-labelledby=archived]')).to.deep.equal(['Old']);
    expect(titles('[aria-labelledby=deleted]')).to.deep.equal(['Gone']);
    expect(one('.count').textContent).to.equal('3 works');
    expect(card('Gone').textContent).to.contain('2 days ago');
  });
  it('shows languages, sentences, progress in words, the last change in both ways, and the size', () => {
    const text = card('Alpha').querySelector('.figures')?.textContent ?? '';
    for (const part of ['English · Russian', '1,234 sentences', '10% reviewed', '2 open suggestions', '5 days ago', '300 kB']) expect(text).to.contain(part);
    expect(card('Alpha').querySelector('time')?.dateTime).to.match(/^\d{4}-\d\d-\d\dT/);
    expect(card('Beta').textContent).to.contain('99% reviewed'); // not "100 %" before it is
    expect(one(`[data-work="${workbench.work}"]`).textContent).to.contain('Not changed yet').and.to.contain('open now').and.to.contain('came with the application');
  });
  it('lists the works at once, and keeps room for the figures that come later', async () => {
    let free = (): void => undefined;
    environment.library.gate = new Promise<void>((done) => { free = done; });
    await open();
    expect(titles().length).to.equal(5);
    const before = all('.work').map((work) => work.getBoundingClientRect().height);
    expect(card('Alpha').textContent).to.contain('Counting');
    free();
    await settle();
    expect(card('Alpha').textContent).not.to.contain('Counting');
    expect(all('.work').map((work) => work.getBoundingClientRect().height).sort()).to.deep.equal(before.sort());
  });
  it('finds titles in any of their languages, whatever the case and the dots of i', async () => {
    for (const query of ['альфа', 'İstanbul', 'ıstanbul hatıraları', ' alp ']) { await search(query); expect(titles(), query).to.deep.equal(['Alpha']); }
    expect(one('.count').textContent).to.equal('1 work found');
    await search('nothing like it');
    expect(titles()).to.deep.equal([]);
    expect(one('.count').textContent).to.equal('No title fits.');
  });
  it('sorts, and remembers by what', async () => {
    const by = async (sort: string): Promise<string[]> => {
      const select = one<HTMLSelectElement>('.sort select');
      select.value = sort;
      select.dispatchEvent(new Event('change'));
      await settle();
      return titles('[aria-labelledby=works]');
    };
    expect(await by('title')).to.deep.equal(['Alpha', 'Beta', 'Statement']);
    expect(await by('size')).to.deep.equal(['Alpha', 'Beta', 'Statement']);
    expect(await by('progress')).to.deep.equal(['Beta', 'Alpha', 'Statement']);
    expect(preferences.get('librarySort')).to.equal('progress');
  });
  it('leads to a work by its address, and opens it from its menu', async () => {
    expect(card('Alpha').querySelector('h3 a')?.getAttribute('href')).to.equal('#/work/work_alpha');
    await menu('Alpha', 0);
    expect(opened).to.deep.equal([{ work: 'work_alpha', show: true }]);
  });
  it('archives and takes out again, and offers to undo it', async () => {
    await menu('Alpha', 2);
    expect(titles('[aria-labelledby=archived]')).to.include('Alpha');
    expect(said.at(-1)?.sentence).to.equal('“Alpha” is in the archive.');
    said.at(-1)?.act?.run();
    await settle();
    expect(titles('[aria-labelledby=works]')).to.include('Alpha');
  });
  it('deletes, says for how long it is kept, offers to undo it, and the focus stays in the list', async () => {
    card('Beta').querySelector<HTMLElement>('h3 a')?.focus();
    await menu('Beta', 3);
    expect(environment.library.acts).to.deep.equal(['remove work_beta']);
    expect(said.at(-1)?.sentence).to.equal('“Beta” has been deleted. It is kept for 30 days.');
    expect(page.shadowRoot?.activeElement?.textContent).to.equal('Alpha');
    said.at(-1)?.act?.run();
    await settle();
    expect(titles('[aria-labelledby=works]')).to.include('Beta');
  });
  it('opens another work first when the open one is deleted', async () => {
    one<HTMLElement>(`[data-work="${workbench.work}"] .menu-item:last-of-type`).click();
    await settle();
    expect(opened).to.deep.equal([{ work: 'work_alpha', show: false }]);
    expect(environment.library.acts).to.deep.equal([`remove ${workbench.work}`]);
  });
  it('takes a deleted work back', async () => {
    card('Gone').querySelector<HTMLElement>('.button')?.click();
    await settle();
    expect(titles('[aria-labelledby=works]')).to.include('Gone');
    expect(said.at(-1)?.sentence).to.equal('“Gone” is back in the library.');
  });
  it('deletes for good only after it was asked, and the safe answer has the focus', async () => {
    const ask = async (): Promise<PurgeDialog> => {
      card('Gone').querySelector<HTMLElement>('.button.quiet')?.click();
      for (let turn = 0; !document.querySelector('dm-purge-dialog') && turn < 100; turn++) await settle();
      await settle();
      return document.querySelector('dm-purge-dialog') as PurgeDialog;
    };
    const first = await ask();
    await expect(first).to.be.accessible();
    expect(first.shadowRoot?.activeElement?.textContent).to.equal('Keep it');
    first.renderRoot.querySelector<HTMLElement>('.keep')?.click();
    for (let turn = 0; document.querySelector('dm-purge-dialog') && turn < 100; turn++) await settle(); // else the next one to be asked is this one
    expect(environment.library.acts).to.deep.equal([]);
    (await ask()).renderRoot.querySelector<HTMLElement>('.danger')?.click();
    for (let turn = 0; environment.library.acts.length === 0 && turn < 100; turn++) await settle();
    expect(environment.library.acts).to.deep.equal(['purge work_gone']);
    expect(titles()).not.to.include('Gone');
  });
  it('renames a work after opening it', async () => {
    const actions: string[] = [];
    listen(page, ActionEvent, ({ action }) => { actions.push(action); });
    await menu('Alpha', 1);
    expect(opened).to.deep.equal([{ work: 'work_alpha', show: false }]);
    expect(actions).to.deep.equal(['work.rename']);
  });
  it('follows what other tabs do', async () => {
    environment.library.entries = [...environment.library.entries, entry('New')];
    environment.library.dispatchEvent(new Event('change'));
    await settle();
    expect(titles()).to.include('New');
  });
  it('says what went wrong with the storage, and shows what it has', async () => {
    environment.library.remove = () => Promise.resolve({ ok: false, error: { code: 'quota', at: 'fact', params: { detail: '' } } });
    await menu('Alpha', 3);
    expect(one('[role=alert]').textContent).to.contain('storage is full');
    expect(titles()).to.include('Alpha');
  });
  it('says so where figures cannot be read', async () => {
    environment.library.figures = () => Promise.resolve({ ok: false, error: { code: 'damaged', at: 'survey', params: { detail: '' } } });
    await open();
    expect(card('Alpha').textContent).to.contain('could not be read');
  });
  it('runs nothing that a title holds', async () => {
    environment.library.entries = [entry('X', { title: { en: '<img src=x onerror="throw 1">' } })];
    environment.library.dispatchEvent(new Event('change'));
    await settle();
    expect(titles()).to.deep.equal(['<img src=x onerror="throw 1">']);
    expect(one('img')).to.equal(null);
  });
});
