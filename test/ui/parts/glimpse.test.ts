// What is seen of a big work before it is open.
import { expect, fixture, html } from '@open-wc/testing';
import type { Opening } from '../../../src/app/session.ts';
import type { Glimpse } from '../../../src/app/glimpse.ts';
import { glimpseOf } from '../../../src/app/glimpse.ts';
import { MemoryStore } from '../../../src/store/memory-store.ts';
import type { DmApp } from '../../../src/ui/dm-app.ts';
import '../../../src/ui/dm-app.ts';
import { preferences } from '../../../src/ui/controllers/preferences.ts';
import { stopIn, stopInWindow } from '../../../src/ui/controllers/stops.ts';
import type { GlimpseElement } from '../../../src/ui/parts/glimpse.ts';
import '../../../src/ui/parts/glimpse.ts';
import { fakeEnvironment } from '../environment.ts';
import { forgetPreferences, speak } from '../fixture.ts';
import { novel, novelSegment, novelVersion, openRows } from '../novel-fixture.ts';
import '../page-css.ts';
import { waitUntil } from '../../until.ts';

const EN = novelVersion('en'), RU = novelVersion('ru'), TR = novelVersion('tr'), BIG = 3100;

function seen(row: number): Glimpse {
  const made = glimpseOf(novel({ sentences: 60 }), { segment: novelSegment('en', row), row, numbers: [[EN, row + 1], [RU, row + 1], [TR, row + 1]] });
  if (!made) throw new Error('no glimpse');
  return made;
}

async function show(glimpse: Glimpse): Promise<GlimpseElement> {
  const element = await fixture<GlimpseElement>(html`<dm-glimpse .glimpse=${glimpse}></dm-glimpse>`);
  await Promise.all([...element.renderRoot.querySelectorAll('dm-segment')].map((one) => one.updateComplete));
  return element;
}

const words = (element: Element): string[] => [...element.shadowRoot?.querySelectorAll('.unit:first-of-type dm-segment, .unit dm-segment') ?? []].slice(0, 3).map((one) => `${one.shadowRoot?.querySelector('#number')?.textContent ?? ''} ${one.shadowRoot?.querySelector('#words')?.textContent ?? ''}`);

/** An app whose opening the test ends when it likes. */
async function opening(): Promise<{ app: DmApp; open: (opening: Opening) => void }> {
  let open: (opening: Opening) => void = () => undefined;
  const environment = { ...fakeEnvironment(), open: () => new Promise<Opening>((done) => { open = done; }) };
  const app = await fixture<DmApp>(html`<dm-app .environment=${environment}></dm-app>`);
  return { app, open: (result) => { open(result); } };
}

const shown = (app: DmApp): Element | null => app.renderRoot.querySelector('dm-glimpse');

describe('dm-glimpse', () => {
  beforeEach(async () => { await speak('en'); forgetPreferences(); history.replaceState(null, '', '#/'); });
  afterEach(() => { forgetPreferences(); history.replaceState(null, '', location.pathname + location.search); });

  it('is accessible, and nothing in it can be gone to', async () => {
    const element = await show(seen(12));
    await expect(element).to.be.accessible();
    expect(element.inert).to.equal(true);
  });

  it('shows the sentences side by side with their numbers, in the columns that the person has chosen', async () => {
    const sentences = novel({ sentences: 13 }).segment.filter(({ id }) => id.endsWith('.12')).map(({ text }) => `13 ${text}`);
    expect(words(await show(seen(12)))).to.deep.equal(sentences);
    preferences.set('hidden', [RU]);
    expect(words(await show(seen(12))).slice(0, 2)).to.deep.equal([sentences[0], sentences[2]]);
  });

  it('has what stands above the first row, and not above others', async () => {
    expect((await show(seen(0))).renderRoot.querySelector('.about')).not.to.equal(null);
    expect((await show(seen(12))).renderRoot.querySelector('.about')).to.equal(null);
  });

  it('stands before the work until its rows are there', async () => {
    const { app, open } = await opening(), workbench = await openRows(novel({ sentences: 60 }));
    app.foresee(seen(12));
    await waitUntil(() => shown(app) !== null, 'it comes');
    open({ ok: true, session: { store: new MemoryStore(), workbench } });
    await waitUntil(() => shown(app) === null, 'it goes');
    expect(app.renderRoot.querySelector('dm-work-page')?.renderRoot.querySelector('.unit')).not.to.equal(null);
  });

  it('does not come after the work, stays away where opening fails, and goes when one goes elsewhere', async () => {
    const { app, open } = await opening(), workbench = await openRows(novel({ sentences: 60 }));
    open({ ok: true, session: { store: new MemoryStore(), workbench } });
    await waitUntil(() => app.renderRoot.querySelector('dm-work-page') !== null, 'open');
    app.foresee(seen(12));
    await new Promise((done) => { setTimeout(done, 50); });
    await app.updateComplete;
    expect(shown(app), 'late').to.equal(null);
    const failing = await opening();
    failing.app.foresee(seen(12));
    failing.open({ ok: false, error: { code: 'blocked', at: 'open', params: { detail: '' } } });
    await waitUntil(() => failing.app.renderRoot.querySelector('dm-recovery-page') !== null, 'recovery');
    expect(shown(failing.app), 'failed').to.equal(null);
    const leaving = await opening();
    leaving.app.foresee(seen(12));
    await waitUntil(() => shown(leaving.app) !== null, 'it comes');
    location.hash = '#/library';
    await waitUntil(() => shown(leaving.app) === null, 'gone elsewhere');
  });

  it('is remembered for a big work alone: where one rests, with the numbers of each column', async () => {
    const { app, open } = await opening(), workbench = await openRows(novel({ sentences: BIG }));
    open({ ok: true, session: { store: new MemoryStore(), workbench } });
    await waitUntil(() => stopIn(workbench.work) !== null, 'remembered');
    expect(stopIn(workbench.work)).to.deep.equal({ work: workbench.work, segment: novelSegment('en', 0), row: 0, numbers: [[EN, 1], [RU, 1], [TR, 1]] });
    app.renderRoot.querySelector('dm-work-page')?.stopped(novelSegment('en', 2000));
    await waitUntil(() => stopIn(workbench.work)?.row === 2000, 'the new place');
    expect(stopIn(workbench.work)?.numbers).to.deep.equal([[EN, 2001], [RU, 2001], [TR, 2001]]);
    const { rows = 0, ...stop } = stopInWindow(workbench.work) ?? {}, lowest = Math.min(...[...app.renderRoot.querySelector('dm-work-page')?.renderRoot.querySelectorAll('[data-row]') ?? []].map((row) => row.getBoundingClientRect().height));
    expect(stop).to.deep.equal(stopIn(workbench.work));
    expect(rows * lowest, 'no gap at the end of the window').to.be.at.least(innerHeight);
    preferences.set('layout', 'reading');
    expect(stopIn(workbench.work), 'rows are not what will be shown').to.equal(null);
    preferences.set('layout', 'aligned');
    history.replaceState(null, '', `#/at/${novelSegment('en', 5)}`);
    expect(stopIn(workbench.work), 'the address leads elsewhere').to.equal(null);
  });
});
