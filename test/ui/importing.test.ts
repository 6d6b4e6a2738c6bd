import { expect, fixture, html } from '@open-wc/testing';
import type { AlignmentId, BeadId, WorkId } from '../../src/core/ids.ts';
import { asId } from '../../src/core/ids.ts';
import { setState } from '../../src/app/acts.ts';
import type { Session } from '../../src/app/session.ts';
import { STATEMENT } from '../app/bundled.ts';
import { versionsOf } from '../../src/core/units.ts';
import type { DmApp } from '../../src/ui/dm-app.ts';
import '../../src/ui/dm-app.ts';
import { ActionEvent } from '../../src/ui/events.ts';
import './page-css.ts';
import type { FakeEnvironment } from './environment.ts';
import { fakeEnvironment } from './environment.ts';
import { VERSION, openTestSession } from './fixture.ts';
import { entry } from './import-fakes.ts';
import { waitUntil } from '../until.ts';

const OTHER = 'work_other' as WorkId;
/** The same text under another id: a work of its own. */
const other = [STATEMENT].map((work) => ({ ...work, id: OTHER, title: { en: 'Another work' } }));

describe('the frame', () => {
  let app: DmApp;
  let environment: FakeEnvironment & { switched: WorkId[] };
  let session: Session;

  const settle = async (): Promise<void> => { for (let turn = 0; turn < 3; turn++) { await new Promise((done) => { setTimeout(done, 20); }); await app.updateComplete; } };
  const inside = <E extends Element>(...path: string[]): E | null => path.reduce<Element | null>((at, step) => at?.shadowRoot?.querySelector(step) ?? null, app) as E | null;
  const there = (...path: string[]): Promise<void> => waitUntil(() => inside(...path), path.join(' '));
  const go = async (hash: string): Promise<void> => { location.hash = hash; await settle(); };
  const files = (...names: string[]): DataTransfer => {
    const data = new DataTransfer();
    for (const name of names) data.items.add(new File(['x'], name));
    return data;
  };
  const drag = (type: 'dragover' | 'dragleave' | 'drop', data: DataTransfer, on: EventTarget = app): DragEvent => {
    const event = new DragEvent(type, { dataTransfer: data, bubbles: true, composed: true, cancelable: true });
    on.dispatchEvent(event);
    return event;
  };
  const notice = (): string => inside('dm-notices', '.word')?.textContent.replace(/\s+/g, ' ').trim() ?? '';
  const act = async (): Promise<void> => { inside<HTMLElement>('dm-notices', '.word .button')?.click(); await settle(); };
  const begin = async (): Promise<void> => {
    await go('#/add');
    drag('drop', files('a.en.txt', 'b.ru.txt'));
    await there('dm-import-page', '.card:nth-child(2)');
    await settle();
    inside<HTMLElement>('dm-import-page', '.foot .primary')?.click();
    await there('dm-import-page', 'progress');
  };

  beforeEach(async () => {
    session = await openTestSession();
    const second = await openTestSession({ bundled: other });
    history.replaceState(null, '', location.pathname + location.search);
    environment = { ...fakeEnvironment(), switched: [], open: () => Promise.resolve({ ok: true, session }) };
    Object.assign(environment, {
      switchTo: (work: WorkId) => { environment.switched.push(work); return Promise.resolve({ ok: true, session: work === OTHER ? second : session }); },
    });
    environment.library.entries = [entry('Statement', { id: session.workbench.work }), entry('Other', { id: OTHER })];
    app = await fixture<DmApp>(html`<dm-app .environment=${environment}></dm-app>`);
    await there('dm-notices', '[role=status]');
  });
  afterEach(async () => {
    environment.imports.job?.end({ ok: true, value: OTHER }); // a job that runs holds the window open, also that of the test
    await settle();
    history.replaceState(null, '', location.pathname + location.search);
  });

  it('has the library beside its name and in its menu, and says where one is', async () => {
    const link = inside<HTMLAnchorElement>('dm-app-header', 'a.library');
    expect(link?.getAttribute('href')).to.equal('#/library');
    await go('#/library');
    await there('dm-library-page', 'h1');
    expect(link?.getAttribute('aria-current')).to.equal('page');
    expect(document.title).to.equal('Library · Dragoman');
    expect(app.shadowRoot?.activeElement?.localName).to.equal('main');
  });
  for (const [hash, title] of [['#/add', 'Add a work'], ['#/add/version', 'Add a version'], [`#/replace/${VERSION.ru}`, 'Replace a version']] as const) {
    it(`shows ${hash} under its title`, async () => {
      await go(hash);
      await there('dm-import-page', 'h1');
      expect(inside('dm-import-page', 'h1')?.textContent).to.equal(title);
      expect(document.title).to.equal(`${title} · Dragoman`);
    });
  }

  describe('opening another work', () => {
    it('happens at its address, down to the sentence', async () => {
      await go(`#/work/${OTHER}/at/seg_kst-en-3`);
      expect(environment.switched).to.deep.equal([OTHER]);
      expect(app.session?.workbench.work).to.equal(OTHER);
      expect(document.title).to.equal('Another work · Dragoman');
      expect(inside('dm-work-page')).not.to.equal(null);
    });
    it('does nothing for the work that is open', async () => {
      await go(`#/work/${session.workbench.work}`);
      expect(environment.switched).to.deep.equal([]);
    });
    it('says so when there is no such work, and stays', async () => {
      await go('#/work/work_nowhere');
      expect(notice()).to.contain('not on this device');
      expect(location.hash).to.equal('#/');
      expect(app.session).to.equal(session);
      expect(inside('dm-work-page')).not.to.equal(null);
    });
    it('says what is wrong when it cannot be opened, and stays', async () => {
      Object.assign(environment, { switchTo: () => Promise.resolve({ ok: false, error: { code: 'quota', at: 'commit', params: { detail: '' } } }) });
      await go(`#/work/${OTHER}`);
      expect(notice()).to.contain('storage is full');
      expect(app.session).to.equal(session);
    });
    it('follows the latest wish', async () => {
      const slow: (() => void)[] = [];
      const { switchTo } = environment;
      Object.assign(environment, { switchTo: async (work: WorkId) => { await new Promise<void>((done) => { slow.push(done); }); return switchTo(work); } });
      location.hash = `#/work/${OTHER}`;
      await settle();
      location.hash = '#/work/work_nowhere';
      await settle();
      for (const done of slow) done();
      await settle();
      expect(app.session).to.equal(session);
    });
  });

  describe('files dropped on it', () => {
    it('are framed while they are dragged, and laid out for a new work', async () => {
      expect(drag('dragover', files('a.txt')).defaultPrevented).to.equal(true);
      await settle();
      expect(inside('.drop')?.textContent).to.contain('Drop the files');
      drag('drop', files('a.txt', 'b.txt'));
      await there('dm-import-page', '.card');
      await settle();
      expect(inside('.drop')).to.equal(null);
      expect(location.hash).to.equal('#/add');
      expect(inside('dm-import-page')?.shadowRoot?.querySelectorAll('.card').length).to.equal(2);
    });
    it('go to the page that takes a version, where that is on screen', async () => {
      await go('#/add/version');
      drag('drop', files('a.txt'));
      await there('dm-import-page', '.card');
      expect(location.hash).to.equal('#/add/version');
    });
    it('are let go when they leave the window', async () => {
      drag('dragover', files('a.txt'));
      drag('dragleave', files('a.txt'));
      await settle();
      expect(inside('.drop')).to.equal(null);
    });
    it('are left to a part that takes them itself', async () => {
      await go('#/settings');
      await there('dm-settings-page', 'dm-restore-panel', '.drop');
      const zone = inside('dm-settings-page', 'dm-restore-panel', '.drop') as Element;
      drag('dragover', files('a.json'), zone);
      await settle();
      expect(inside('.drop')).to.equal(null);
      drag('drop', files('a.json'), zone);
      await settle();
      expect(location.hash).to.equal('#/settings');
    });
    it('are shown the way to the settings where they are backups', async () => {
      drag('drop', files('backup.json'));
      await settle();
      expect(notice()).to.contain('restored in the settings');
      expect(inside('dm-import-page')).to.equal(null);
      await act();
      expect(location.hash).to.equal('#/settings');
    });
    it('lead to the exchange page where they are from somebody, whatever else comes along', async () => {
      drag('drop', files('a.txt', 'news.dragoman'));
      await there('dm-exchange-page', 'dm-receive-panel', '#step');
      expect(location.hash).to.equal('#/exchange');
      expect(environment.exchange.acts).to.deep.equal(['preview news.dragoman']);
      expect(document.title).to.equal('Share · Dragoman');
      await go('#/add');
      await there('dm-import-page', '.card');
    });
    it('lead there also where they are chosen among texts', async () => {
      await go('#/add');
      await there('dm-import-page', 'dm-file-zone', 'input');
      const input = inside<HTMLInputElement>('dm-import-page', 'dm-file-zone', 'input') as HTMLInputElement;
      input.files = files('a.txt', 'reader.html').files;
      input.dispatchEvent(new Event('change'));
      await there('dm-exchange-page', 'dm-receive-panel', '#step');
      expect(environment.exchange.acts).to.deep.equal(['preview reader.html']);
      await go('#/add');
      await there('dm-import-page', '.card');
      expect(inside('dm-import-page')?.shadowRoot?.querySelectorAll('.card').length).to.equal(1);
    });
    it('are no columns, and text that is dragged is no file', async () => {
      const text = new DataTransfer();
      text.setData('text/plain', 'x');
      expect(drag('dragover', text).defaultPrevented).to.equal(false);
      await settle();
      expect(inside('.drop')).to.equal(null);
    });
  });

  it('shows what is done with a file of others in its header, on every other page', async () => {
    environment.exchange.slow = true;
    drag('drop', files('news.dragoman'));
    await there('dm-exchange-page', 'dm-receive-panel', '#cancel');
    expect(inside('dm-app-header', 'dm-job-chip')).to.equal(null);
    await go('#/settings');
    await there('dm-app-header', 'dm-job-chip', 'progress');
    expect(inside('dm-app-header', 'dm-job-chip', 'a')?.getAttribute('href')).to.equal('#/exchange');
    inside<HTMLElement>('dm-app-header', 'dm-job-chip', 'button')?.click();
    await settle();
    expect(inside('dm-app-header', 'dm-job-chip')).to.equal(null);
  });
  for (const [hash, page, title] of [['#/review', 'dm-review-page', 'Review'], ['#/exchange', 'dm-exchange-page', 'Share'], ['#/snapshots', 'dm-snapshots-page', 'Snapshots']] as const) {
    it(`shows ${hash} under its title, and has it in its menu`, async () => {
      expect([...app.shadowRoot?.querySelector('dm-app-header')?.shadowRoot?.querySelectorAll('.menu-item') ?? []].map((entry) => entry.textContent.trim())).to.include(title);
      await go(hash);
      await there(page, 'h1');
      expect(inside(page, 'h1')?.textContent).to.contain(title);
      expect(document.title).to.contain(title);
      expect(app.shadowRoot?.activeElement?.localName).to.equal('main');
    });
  }

  describe('an import', () => {
    it('leads to the new work when it is done, and says how sure it is', async () => {
      await begin();
      environment.imports.job?.watch.onBeads?.(1, [{ source: [0], target: [0], score: 1 }, { source: [1], target: [1], score: 0.3 }]);
      environment.imports.job?.end({ ok: true, value: OTHER });
      await settle();
      expect(app.session?.workbench.work).to.equal(OTHER);
      expect(location.hash).to.equal('#/');
      expect(notice()).to.contain('Aligned: 2 rows, 1 doubtful place.');
      await go('#/add');
      await there('dm-import-page', 'dm-file-zone');
      expect(inside('dm-import-page', '.card')).to.equal(null);
    });
    it('goes on while one looks elsewhere; the header shows how far it is and cancels it', async () => {
      await begin();
      expect(inside('dm-app-header', 'dm-job-chip')).to.equal(null);
      await go('#/');
      environment.imports.job?.watch.onProgress({ share: 0.31, stage: 'align', version: 1 });
      await there('dm-app-header', 'dm-job-chip', 'progress');
      await settle();
      expect(inside('dm-app-header', 'dm-job-chip', 'a')?.textContent).to.equal('Aligning, 31%');
      expect(inside('dm-app-header', 'dm-job-chip', 'a')?.getAttribute('href')).to.equal('#/add');
      await expect(inside('dm-app-header', 'dm-job-chip')).to.be.accessible();
      const held = new Event('beforeunload', { cancelable: true });
      window.dispatchEvent(held);
      expect(held.defaultPrevented).to.equal(true);
      inside<HTMLElement>('dm-app-header', 'dm-job-chip', 'button')?.click();
      await settle();
      expect(inside('dm-app-header', 'dm-job-chip')).to.equal(null);
      expect(notice()).to.contain('Cancelled. Nothing has been changed.');
      const free = new Event('beforeunload', { cancelable: true });
      window.dispatchEvent(free);
      expect(free.defaultPrevented).to.equal(false);
      await act();
      await there('dm-import-page', '.card');
      expect(location.hash).to.equal('#/add');
    });
    it('does not take anybody away who works elsewhere: it offers to open what has come', async () => {
      await begin();
      await go('#/');
      environment.imports.job?.end({ ok: true, value: OTHER });
      await settle();
      expect(app.session).to.equal(session);
      expect(notice()).to.contain('Aligned:');
      await act();
      expect(app.session?.workbench.work).to.equal(OTHER);
    });
  });

  describe('a version', () => {
    const version = async (action: string, id = VERSION.ru): Promise<void> => { inside('dm-work-page')?.dispatchEvent(new ActionEvent(action, id)); await settle(); };
    const shown = (): string[] => versionsOf(session.workbench.tables).map(({ id }) => id);

    it('is removed, and undo is offered until something else is done', async () => {
      await version('version.remove');
      await waitUntil(() => notice() !== '');
      expect(shown()).to.deep.equal([VERSION.en, VERSION.tr]);
      expect(notice()).to.contain('Russian: the version has been removed.');
      await act();
      expect(shown()).to.deep.equal([VERSION.en, VERSION.ru, VERSION.tr]);
      await version('version.remove');
      setState(session.workbench, session.workbench.tables.segmentsOf(VERSION.tr)[0]?.id as never, 'final');
      await settle();
      expect(inside('dm-notices', '.word')).to.equal(null);
    });
    it('is not removed where the others are aligned with it', async () => {
      await version('version.remove', VERSION.en);
      await waitUntil(() => notice() !== '');
      expect(notice()).to.contain('cannot be removed');
      expect(shown().length).to.equal(3);
    });
    it('is replaced on a page of its own', async () => {
      await version('version.replace');
      await waitUntil(() => location.hash === `#/replace/${VERSION.ru}`);
    });
    it('gets another name and language', async () => {
      await version('version.describe');
      await waitUntil(() => document.querySelector('dm-version-dialog')?.shadowRoot?.querySelector('dialog[open]'), 'the dialog');
      const dialog = document.querySelector('dm-version-dialog')?.shadowRoot as ShadowRoot;
      await expect(document.querySelector('dm-version-dialog')).to.be.accessible();
      (dialog.querySelector('input') as HTMLInputElement).value = ' Draft ';
      (dialog.querySelector('dm-language-field') as HTMLElementTagNameMap['dm-language-field']).value = 'uk';
      dialog.querySelector<HTMLElement>('.primary')?.click();
      await settle();
      expect(session.workbench.tables.get('version', VERSION.ru)).to.deep.include({ name: 'Draft', lang: 'uk' });
      expect(inside('dm-work-page', `.head[data-version="${VERSION.ru}"] .language`)?.textContent).to.equal('Draft');
      expect(document.querySelector('dm-version-dialog')).to.equal(null);
    });
  });

  describe('a direct alignment', () => {
    const entries = (id: string): HTMLElement[] => [...inside('dm-work-page')?.shadowRoot?.querySelectorAll<HTMLElement>(`.head[data-version="${id}"] dm-menu .menu-item`) ?? []]
      .filter(({ textContent }) => textContent.startsWith('Align directly'));
    const align = async (): Promise<void> => {
      entries(VERSION.ru)[0]?.click();
      await there('dm-app-header', 'dm-job-chip', 'progress');
    };

    it('is offered with every other version but the one that all are aligned to', () => {
      expect(entries(VERSION.ru).map(({ textContent }) => textContent)).to.deep.equal(['Align directly with Turkish']);
      expect(entries(VERSION.tr).map(({ textContent }) => textContent)).to.deep.equal(['Align directly with Russian']);
      expect(entries(VERSION.en)).to.deep.equal([]);
    });
    it('is not offered where there are only two versions', async () => {
      session.workbench.dispatch('removeVersion', () => ({ version: VERSION.tr }));
      await settle();
      expect(inside('dm-work-page')?.shadowRoot?.querySelectorAll('.head').length).to.equal(2);
      expect(entries(VERSION.ru)).to.deep.equal([]);
    });
    it('goes on in the background, says how it ended, and undo is offered', async () => {
      await align();
      const { job } = environment.imports;
      expect(job?.kind).to.equal(`direct ${VERSION.ru} ${VERSION.tr}`);
      job?.watch.onProgress({ share: 0.4, stage: 'align', version: 0 });
      job?.watch.onBeads?.(0, [{ source: [0], target: [0], score: 1 }, { source: [1], target: [1], score: 0.3 }]);
      await settle();
      expect(inside('dm-app-header', 'dm-job-chip', 'a')?.textContent).to.equal('Aligning, 40%');
      setState(session.workbench, session.workbench.tables.segmentsOf(VERSION.tr)[0]?.id as never, 'final');
      job?.end({ ok: true, value: 'aln_1' });
      await settle();
      expect(inside('dm-app-header', 'dm-job-chip')).to.equal(null);
      expect(notice()).to.contain('Aligned directly: Russian and Turkish (2 rows, 1 doubtful place).');
      expect(location.hash).to.equal('');
      await act();
      expect(session.workbench.tables.segmentsOf(VERSION.tr)[0]?.state, 'the last act is undone').not.to.equal('final');
    });
    it('offers no undo once another work is open', async () => {
      await align();
      await go(`#/work/${OTHER}`);
      environment.imports.job?.end({ ok: true, value: 'aln_1' });
      await settle();
      expect(notice()).to.contain('Aligned directly: Russian and Turkish');
      expect(inside('dm-notices', '.word')?.textContent).not.to.contain('Undo');
    });
    it('is cancelled from the header, and waits its turn', async () => {
      await align();
      entries(VERSION.tr)[0]?.click();
      await settle();
      expect(notice()).to.contain('Other sentences are still being aligned.');
      inside<HTMLElement>('dm-app-header', 'dm-job-chip', 'button')?.click();
      await settle();
      expect(notice()).to.contain('Cancelled. Nothing has been changed.');
      expect(inside('dm-app-header', 'dm-job-chip')).to.equal(null);
    });
    it('is removed again from the menu of either column, and undo brings it back', async () => {
      const items = (id: string, words: string): HTMLElement[] => [...inside('dm-work-page')?.shadowRoot?.querySelectorAll<HTMLElement>(`.head[data-version="${id}"] dm-menu .menu-item`) ?? []].filter(({ textContent }) => textContent === words);
      expect(items(VERSION.ru, 'Remove the direct alignment with Turkish')).to.have.length(0);
      const { workbench } = session, alignment = { id: asId<AlignmentId>('aln_direct'), work: workbench.work, source: VERSION.ru, target: VERSION.tr, method: 'test' };
      const [ru, tr] = [workbench.tables.segmentsOf(VERSION.ru)[0], workbench.tables.segmentsOf(VERSION.tr)[0]];
      const bead = { id: asId<BeadId>('bead_direct'), alignment: alignment.id, source: ru ? [ru.id] : [], target: tr ? [tr.id] : [], status: 'auto' as const, score: 0.9 };
      await workbench.bring('addAlignment', () => ({ alignment }), { rows: { bead: [bead] } });
      await settle();
      expect(items(VERSION.tr, 'Remove the direct alignment with Russian')).to.have.length(1);
      items(VERSION.ru, 'Remove the direct alignment with Turkish')[0]?.click();
      await waitUntil(() => workbench.tables.get('alignment', alignment.id) === undefined, 'it is still there');
      await settle();
      expect(notice()).to.contain('The direct alignment of Russian and Turkish has been removed.');
      expect(items(VERSION.ru, 'Remove the direct alignment with Turkish')).to.have.length(0);
      await act();
      expect(workbench.tables.get('alignment', alignment.id)).to.deep.equal(alignment);
    });
    it('says in its own words that the work has changed under it', async () => {
      await align();
      environment.imports.job?.end({ ok: false, error: { code: 'changed', params: {} } });
      await settle();
      expect(notice()).to.contain('Nothing has been aligned; please try again.');
    });
  });

  it('realigns a translation from its column’s menu, with the chip in the header; the original has no such entry', async () => {
    const items = (id: string): HTMLElement[] => [...inside('dm-work-page')?.shadowRoot?.querySelectorAll<HTMLElement>(`.head[data-version="${id}"] dm-menu .menu-item`) ?? []].filter(({ textContent }) => textContent === 'Realign what is not confirmed');
    expect(items(VERSION.en)).to.have.length(0);
    items(VERSION.tr)[0]?.click();
    await there('dm-app-header', 'dm-job-chip', 'progress');
    expect(environment.realigning.job?.version).to.equal(VERSION.tr);
    inside<HTMLElement>('dm-app-header', 'dm-job-chip', 'button')?.click();
    await settle();
    expect(notice()).to.contain('Cancelled. Nothing has been changed.');
  });

  it('renames the work, in the language that is on screen', async () => {
    inside('dm-work-page')?.dispatchEvent(new ActionEvent('work.rename'));
    await waitUntil(() => document.querySelector('dm-title-dialog')?.shadowRoot?.querySelector('dialog[open]'), 'the dialog');
    await expect(document.querySelector('dm-title-dialog')).to.be.accessible();
    const dialog = document.querySelector('dm-title-dialog')?.shadowRoot as ShadowRoot;
    (dialog.querySelector('input') as HTMLInputElement).value = 'The statement';
    dialog.querySelector<HTMLElement>('.primary')?.click();
    await settle();
    expect(document.title).to.equal('The statement · Dragoman');
    expect(session.workbench.tables.get('work', session.workbench.work)?.title).to.include({ en: 'The statement' }).and.to.have.property('ru');
  });
});
