import { expect, fixture, html, oneEvent } from '@open-wc/testing';
import type { SegmentId } from '../../src/core/ids.ts';
import { setState } from '../../src/app/acts.ts';
import type { Opening, Session } from '../../src/app/session.ts';
import type { AppEnvironment } from '../../src/ui/app-environment.ts';
import { onMac } from '../../src/ui/controllers/keys.ts';
import { preferences } from '../../src/ui/controllers/preferences.ts';
import type { ColumnDivideEvent } from '../../src/ui/events.ts';
import { ActionEvent, AnnounceEvent } from '../../src/ui/events.ts';
import type { DmApp } from '../../src/ui/dm-app.ts';
import '../../src/ui/dm-app.ts';
import './page-css.ts';
import type { DmWorkPage } from '../../src/ui/pages/work-page.ts';
import type { DmColumnsMenu } from '../../src/ui/parts/columns-menu.ts';
import type { DmMenu } from '../../src/ui/parts/menu.ts';
import type { DmSplitter } from '../../src/ui/parts/splitter.ts';
import { versionsOf } from '../../src/core/units.ts';
import { VERSION, openTestSession, openTestWorkbench } from './fixture.ts';
import { novel, openRows } from './novel-fixture.ts';
import { waitUntil } from '../until.ts';

const frame = (): Promise<unknown> => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));

function environment(opening: Promise<Opening>): AppEnvironment {
  const silent = Object.assign(new EventTarget(), { state: 'unknown', ask: () => Promise.resolve('unknown') });
  const offline = Object.assign(new EventTarget(), { state: { ready: false, updateWaiting: false }, applyUpdate: () => undefined });
  return { open: () => opening, persistence: silent, offline, about: { version: '0', notices: '' } } as unknown as AppEnvironment;
}

async function openApp(hash = ''): Promise<DmApp> {
  const session = await openTestSession();
  history.replaceState(null, '', hash === '' ? location.pathname + location.search : hash);
  const app = await fixture<DmApp>(html`<dm-app .environment=${environment(Promise.resolve({ ok: true, session }))}></dm-app>`);
  await frame();
  return app;
}

const header = (app: DmApp): ShadowRoot => app.renderRoot.querySelector('dm-app-header')?.shadowRoot as ShadowRoot;

describe('dm-app', () => {
  afterEach(() => { history.replaceState(null, '', location.pathname + location.search); });

  it('is accessible', async () => {
    const app = await openApp();
    await expect(app).to.be.accessible();
  });

  it('shows the statement at once, under its title, in the language of the interface', async () => {
    const app = await openApp();
    expect(app.renderRoot.querySelector('dm-work-page')).not.to.equal(null);
    expect(document.title).to.contain('Joint statement');
    expect(document.documentElement.lang).to.equal('en');
    header(app).querySelector<HTMLElement>('.menu-item[lang=tr]')?.click();
    await waitUntil(() => document.documentElement.lang === 'tr', 'the catalog is loaded');
    await app.updateComplete;
    expect(document.title).to.contain('ortak açıklaması');
    expect(preferences.get('language')).to.equal('tr');
    expect(header(app).querySelector('h1')?.textContent).to.contain('ortak açıklaması');
  });

  it('draws what an act does to the bar after the frame that shows the act', async () => {
    const app = await openApp(), bar = app.renderRoot.querySelector('dm-app-header'), undo = (): boolean | undefined => header(app).querySelector<HTMLButtonElement>('.undo')?.disabled;
    expect(undo()).to.equal(true);
    const workbench = app.session?.workbench, version = workbench && versionsOf(workbench.tables)[0], [segment] = version ? workbench.tables.segmentsOf(version.id) : [];
    if (segment) workbench?.dispatch('setState', () => ({ segment: segment.id, base: segment.text, state: 'translated' }));
    expect(bar?.isUpdatePending).to.equal(false);
    await waitUntil(() => undo() === false, 'the bar says what can be undone');
  });

  it('leaves the root element alone when nothing about it has changed: the whole page would be styled anew', async () => {
    const app = await openApp(), written: (string | null)[] = [];
    const observer = new MutationObserver((changes) => { written.push(...changes.map(({ attributeName }) => attributeName)); });
    observer.observe(document.documentElement, { attributes: true, attributeFilter: ['lang', 'data-theme', 'data-text'] });
    preferences.set('place', 'seg_anywhere');
    app.dispatchEvent(new AnnounceEvent('A sentence moved'));
    await app.updateComplete;
    await frame();
    expect(app.renderRoot.querySelector('[role=status]')?.textContent).to.contain('A sentence moved');
    expect(written).to.deep.equal([]);
    preferences.set('textSize', 'large');
    await frame();
    observer.disconnect();
    expect(written).to.deep.equal(['data-text']);
    preferences.set('textSize', 'medium');
  });

  it('opens the work again, once, where another tab has put another copy in its place', async () => {
    const [former, next] = [await openTestSession(), await openTestSession()];
    let reopened = 0;
    const reopen = (session: unknown): Promise<Opening> => { reopened += Number(session === former); return Promise.resolve({ ok: true, session: next }); };
    const app = await fixture<DmApp>(html`<dm-app .environment=${{ ...environment(Promise.resolve({ ok: true, session: former })), reopen }}></dm-app>`);
    await frame();
    former.store.exchange = () => Promise.resolve({ ok: false, error: { code: 'replaced', at: 'commit', params: { detail: '' } } });
    await former.workbench.refresh();
    await former.workbench.refresh();
    await frame();
    expect([app.session === next, reopened]).to.deep.equal([true, 1]);
    expect(app.renderRoot.querySelector('dm-work-page')?.workbench === next.workbench).to.equal(true);
  });

  describe('where the rows of the open work turn out to be damaged', () => {
    /** The app on a work whose rows were found damaged before it was there to hear of it. */
    async function onDamaged(reopened: (next: Session) => Opening): Promise<{ app: DmApp; closed: () => boolean; next: Session }> {
      const [former, next] = [await openTestSession(), await openTestSession()];
      let closed = false;
      former.store.close = () => { closed = true; };
      const status = { kind: 'trouble', pending: 0, error: { code: 'damaged', at: 'load', params: { detail: '' } } } as const;
      Object.defineProperties(former.workbench, { status: { get: () => status }, unsound: { get: () => true } });
      const app = await fixture<DmApp>(html`<dm-app .environment=${{ ...environment(Promise.resolve({ ok: true, session: former })), reopen: () => Promise.resolve(reopened(next)) }}></dm-app>`);
      await frame();
      await frame();
      return { app, closed: () => closed, next };
    }

    it('opens it again, mended, and says so', async () => {
      const { app, next, closed } = await onDamaged((session) => ({ ok: true, session }));
      expect([app.session === next, closed()]).to.deep.equal([true, false]);
      const said = (): string => `${app.renderRoot.querySelector('[role=status].visually-hidden')?.textContent} ${app.renderRoot.querySelector('dm-notices')?.shadowRoot?.textContent}`;
      await waitUntil(() => said().includes('was damaged on this device and has been mended'), 'nothing was said');
    });

    it('that cannot be mended shows the page for that, as at the start', async () => {
      const { app, closed } = await onDamaged(() => ({ ok: false, error: { code: 'damaged', at: 'load', params: { detail: '' } } }));
      expect([app.session, closed()], 'the store is free for whoever tries again').to.deep.equal([null, true]);
      expect(app.renderRoot.querySelector('dm-recovery-page')).not.to.equal(null);
    });
  });

  it('draws the page of a big work once, with its rows', async () => {
    const workbench = await openRows(novel({ sentences: 1200 })), session = { workbench, store: null } as unknown as Session;
    history.replaceState(null, '', location.pathname + location.search);
    const app = await fixture<DmApp>(html`<dm-app .environment=${environment(Promise.resolve({ ok: true, session }))}></dm-app>`);
    const first = await new Promise<DmWorkPage>((found) => {
      const look = (): void => { const page = app.renderRoot.querySelector('dm-work-page'); if (page) found(page); };
      new MutationObserver(look).observe(app.renderRoot, { childList: true, subtree: true });
      look();
    });
    await first.updateComplete;
    expect(first.renderRoot.querySelector('[role=grid]')?.getAttribute('aria-busy')).to.equal('false');
    expect(first.renderRoot.querySelectorAll('[data-row]').length).to.be.greaterThan(5);
  });

  it('keeps the header’s room while the work is being opened', async () => {
    await openTestSession();
    const app = await fixture<DmApp>(html`<dm-app .environment=${environment(new Promise(() => undefined))}></dm-app>`);
    const height = app.renderRoot.querySelector('header')?.getBoundingClientRect().height ?? 0;
    expect(height).to.be.greaterThan(40);
    expect(app.renderRoot.querySelector('main')?.getAttribute('aria-busy')).to.equal('true');
  });

  it('takes theme and text size from the preferences', async () => {
    await openApp();
    preferences.set('theme', 'dark');
    preferences.set('textSize', 'large');
    expect(getComputedStyle(document.documentElement).colorScheme).to.equal('dark');
    expect(document.documentElement.dataset['text']).to.equal('large');
    preferences.set('theme', 'auto');
    preferences.set('textSize', 'medium');
  });

  it('says announcements in the live region, also twice the same', async () => {
    const app = await openApp();
    const region = app.renderRoot.querySelector('[role=status]');
    app.renderRoot.querySelector('dm-work-page')?.dispatchEvent(new AnnounceEvent('Done.'));
    await app.updateComplete;
    expect(region?.textContent).to.equal('Done.');
    app.renderRoot.querySelector('dm-work-page')?.dispatchEvent(new AnnounceEvent('Done.'));
    await app.updateComplete;
    expect(region?.textContent).not.to.equal('Done.');
  });

  it('goes to the history and back by the address', async () => {
    const app = await openApp();
    location.hash = '#/history';
    await new Promise((done) => setTimeout(done, 50));
    await app.updateComplete;
    expect(app.renderRoot.querySelector('dm-history-page')).not.to.equal(null);
    location.hash = '#/';
    await new Promise((done) => setTimeout(done, 50));
    await app.updateComplete;
    expect(app.renderRoot.querySelector('dm-work-page')).not.to.equal(null);
  });

  it('goes to the beginning of another page and says its title', async () => {
    const app = await openApp();
    location.hash = '#/settings';
    await new Promise((done) => setTimeout(done, 50));
    await app.updateComplete;
    expect(app.shadowRoot?.activeElement?.localName).to.equal('main');
    expect(app.renderRoot.querySelector('[role=status]')?.textContent).to.equal('Settings · Dragoman');
  });

  it('undoes and redoes on every page', async () => {
    const app = await openApp('#/history');
    const { workbench } = app.session as NonNullable<typeof app.session>;
    const [segment] = workbench.tables.segmentsOf(VERSION.ru);
    setState(workbench, segment?.id as SegmentId, 'reviewed');
    const button = header(app).querySelector<HTMLButtonElement>('.undo');
    await waitUntil(() => button?.disabled === false, 'the bar follows, after the frame');
    button?.click();
    expect(workbench.canUndo).to.equal(false);
    window.dispatchEvent(new KeyboardEvent('keydown', { key: 'y', code: 'KeyY', ctrlKey: !onMac(), metaKey: onMac(), bubbles: true, cancelable: true }));
    expect(workbench.canUndo).to.equal(true);
  });

  it('runs an action that a part names, and shows the layout in the header', async () => {
    const app = await openApp();
    app.renderRoot.querySelector('dm-work-page')?.dispatchEvent(new ActionEvent('view.reading'));
    await frame();
    expect(preferences.get('layout')).to.equal('reading');
    expect(header(app).querySelectorAll('.layout')[1]?.getAttribute('aria-pressed')).to.equal('true');
    preferences.set('layout', 'aligned');
  });

  it('skips to the text without changing the address', async () => {
    const app = await openApp();
    app.renderRoot.querySelector<HTMLElement>('.skip')?.click();
    expect(app.shadowRoot?.activeElement?.localName).to.equal('main');
    expect(location.hash).to.equal('');
  });

  it('disables undo until there is something to undo', async () => {
    const app = await openApp();
    expect(header(app).querySelector<HTMLButtonElement>('.undo')?.disabled).to.equal(true);
    const { workbench } = app.session as NonNullable<typeof app.session>;
    const [segment] = workbench.tables.segmentsOf(VERSION.ru);
    setState(workbench, segment?.id as SegmentId, 'reviewed');
    await waitUntil(() => header(app).querySelector<HTMLButtonElement>('.undo')?.disabled === false, 'the bar follows, after the frame');
  });
});

describe('dm-menu', () => {
  async function menu(): Promise<DmMenu> {
    return fixture<DmMenu>(html`<dm-menu label="Things" icon="more"><button class="menu-item" role="menuitem">One</button><button class="menu-item" role="menuitem" disabled>No</button><button class="menu-item" role="menuitem">Two</button></dm-menu>`);
  }
  const panel = (of: DmMenu): HTMLElement => of.renderRoot.querySelector('.menu') as HTMLElement;
  const key = (on: Element, name: string): void => { on.dispatchEvent(new KeyboardEvent('keydown', { key: name, bubbles: true, composed: true, cancelable: true })); };

  it('is accessible closed and open', async () => {
    const el = await menu();
    await expect(el).to.be.accessible();
    el.renderRoot.querySelector('button')?.click();
    await frame();
    await expect(el).to.be.accessible();
  });

  it('opens on its first item, moves with the arrows and closes with Esc', async () => {
    const el = await menu();
    key(el.renderRoot.querySelector('button') as Element, 'ArrowDown');
    await waitUntil(() => document.activeElement?.textContent === 'One', 'the focus did not come'); // on a busy machine in a later frame
    key(document.activeElement as Element, 'ArrowDown');
    expect(document.activeElement?.textContent).to.equal('Two');
    key(document.activeElement as Element, 'ArrowDown');
    expect(document.activeElement?.textContent).to.equal('One');
    key(document.activeElement as Element, 'Escape');
    await frame();
    expect(panel(el).matches(':popover-open')).to.equal(false);
    expect(document.activeElement).to.equal(el);
  });

  it('closes when an item was chosen, and has the focus again', async () => {
    const el = await menu();
    el.renderRoot.querySelector('button')?.click();
    await frame();
    el.querySelector<HTMLElement>('.menu-item')?.click();
    expect(panel(el).matches(':popover-open')).to.equal(false);
    await frame();
    expect(document.activeElement).to.equal(el);
  });

  it('closes as a panel when the focus goes elsewhere, not for its own button', async () => {
    const around = await fixture<HTMLElement>(html`<div><dm-menu kind="panel" label="Things" icon="more"><input aria-label="One"></dm-menu><button>Next</button></div>`);
    const el = around.querySelector('dm-menu') as DmMenu;
    el.renderRoot.querySelector('button')?.click();
    await frame();
    around.querySelector('input')?.focus();
    el.focus();
    expect(panel(el).matches(':popover-open')).to.equal(true);
    around.querySelector('input')?.focus();
    around.querySelector<HTMLElement>(':scope > button')?.focus();
    expect(panel(el).matches(':popover-open')).to.equal(false);
  });
});

describe('dm-splitter', () => {
  async function splitter(): Promise<DmSplitter> {
    const frameOfHeads = await fixture<HTMLElement>(html`<div><div class="a"><dm-splitter share="50" aria-label="Width of English"></dm-splitter></div><div class="b"></div></div>`);
    return frameOfHeads.querySelector('dm-splitter') as DmSplitter;
  }

  it('is accessible', async () => { await expect(await splitter()).to.be.accessible(); });

  it('moves by keys, within its limits', async () => {
    const el = await splitter();
    const press = async (key: string, shiftKey = false): Promise<number> => {
      const moved = oneEvent(el, 'dm-column-divide') as unknown as Promise<ColumnDivideEvent>;
      el.dispatchEvent(new KeyboardEvent('keydown', { key, shiftKey, bubbles: true, cancelable: true }));
      return (await moved).share;
    };
    expect(await press('ArrowRight')).to.equal(52);
    expect(await press('ArrowLeft', true)).to.equal(40);
    expect(await press('Home')).to.equal(20);
    expect(await press('End')).to.equal(80);
  });

  it('follows the pointer', async () => {
    const el = await splitter();
    el.setPointerCapture = () => undefined; // a made-up pointer cannot be captured
    const width = (el.parentElement?.offsetWidth ?? 0) + ((el.parentElement?.nextElementSibling as HTMLElement).offsetWidth);
    const moved = oneEvent(el, 'dm-column-divide') as unknown as Promise<ColumnDivideEvent>;
    el.dispatchEvent(new PointerEvent('pointerdown', { clientX: 100, button: 0, pointerId: 1 }));
    el.dispatchEvent(new PointerEvent('pointermove', { clientX: 100 + width / 10, pointerId: 1 }));
    expect((await moved).share).to.be.closeTo(60, 0.5);
  });
});

describe('dm-columns-menu', () => {
  it('is accessible, hides and shows, and keeps the last column', async () => {
    const workbench = await openTestWorkbench();
    const el = await fixture<DmColumnsMenu>(html`<dm-columns-menu .versions=${versionsOf(workbench.tables)}></dm-columns-menu>`);
    (el.renderRoot.querySelector('dm-menu') as DmMenu).renderRoot.querySelector('button')?.click();
    await frame();
    await expect(el).to.be.accessible();
    const boxes = (): HTMLInputElement[] => [...el.renderRoot.querySelectorAll<HTMLInputElement>('li input')];
    boxes()[0]?.click();
    await el.updateComplete;
    boxes()[1]?.click();
    await el.updateComplete;
    expect(boxes().map(({ checked, disabled }) => [checked, disabled])).to.deep.equal([[false, false], [false, false], [true, true]]);
    boxes()[0]?.click();
    await el.updateComplete;
    expect(preferences.get('hidden')).to.have.lengthOf(1);
  });

  it('keeps the focus with the column that is moved', async () => {
    const workbench = await openTestWorkbench();
    const el = await fixture<DmColumnsMenu>(html`<dm-columns-menu .versions=${versionsOf(workbench.tables)}></dm-columns-menu>`);
    (el.renderRoot.querySelector('dm-menu') as DmMenu).renderRoot.querySelector('button')?.click();
    await frame();
    const focused = (): string => el.shadowRoot?.activeElement?.getAttribute('aria-label') ?? '';
    const press = async (): Promise<void> => { (el.shadowRoot?.activeElement as HTMLElement).click(); await el.updateComplete; await frame(); };
    el.renderRoot.querySelector<HTMLElement>('li .right')?.focus();
    expect(focused()).to.equal('Move English right');
    await press();
    expect(focused()).to.equal('Move English right');
    await press();
    expect(focused()).to.equal('Move English left');
  });
});
