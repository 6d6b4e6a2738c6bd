import { expect, fixture, html } from '@open-wc/testing';
import type { SegmentId } from '../../src/core/ids.ts';
import type { Opening } from '../../src/app/session.ts';
import type { Workbench } from '../../src/app/workbench.ts';
import { preferences } from '../../src/ui/controllers/preferences.ts';
import type { DmApp } from '../../src/ui/dm-app.ts';
import '../../src/ui/dm-app.ts';
import './page-css.ts';
import type { SegmentElement } from '../../src/ui/parts/segment.ts';
import { fakeEnvironment } from './environment.ts';
import { openTestSession, speak, VERSION } from './fixture.ts';
import { waitUntil } from '../until.ts';

describe('the keys on the text itself', () => {
  let app: DmApp;
  let workbench: Workbench;
  const frame = (): Promise<unknown> => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
  const at = (place: number): SegmentId => workbench.tables.segmentsOf(VERSION.ru)[place]?.id as SegmentId;
  const element = (id: SegmentId): SegmentElement => app.renderRoot.querySelector('dm-work-page')?.renderRoot.querySelector(`[data-segment="${id}"]`) as SegmentElement;
  const strike = async (id: SegmentId, key: string, more: KeyboardEventInit = {}): Promise<void> => {
    element(id).focusText();
    await frame();
    element(id).renderRoot.querySelector('#text')?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, composed: true, cancelable: true, ...more }));
    await frame();
  };
  const did = (): string[] => workbench.log.map(({ kind }) => kind);

  beforeEach(async () => {
    await speak('en');
    history.replaceState(null, '', location.pathname + location.search);
    const session = await openTestSession();
    preferences.clear();
    ({ workbench } = session);
    const opening: Promise<Opening> = Promise.resolve({ ok: true, session });
    app = await fixture<DmApp>(html`<dm-app .environment=${Object.assign(fakeEnvironment(), { open: () => opening })}></dm-app>`);
    await waitUntil(() => app.renderRoot.querySelector('dm-app-header')?.actions?.get('align.moveUp'), 'the acts are loaded');
  });
  afterEach(() => { preferences.clear(); });

  it('are OmegaT’s letters: г on the key U moves the sentence up, Enter and E open the editor', async () => {
    await strike(at(3), 'г', { code: 'KeyU' });
    expect(did()).to.deep.equal(['moveSegments']);
    await strike(at(5), 'Enter');
    expect(element(at(5)).editing).to.equal(true);
  });
  it('with Caps Lock on are the same, with Shift are others', async () => {
    await strike(at(3), 'U', { code: 'KeyU' });
    expect(did()).to.deep.equal(['moveSegments']);
    await strike(at(5), 'Г', { code: 'KeyU', shiftKey: true });
    expect(did()).not.to.deep.equal(['moveSegments', 'moveSegments']);
  });
  it('of InterText take Enter and Ctrl+Up; the editor opens with F2', async () => {
    preferences.set('keys', { profile: 'intertext', own: {} });
    await strike(at(5), 'Enter');
    expect(element(at(5)).editing).to.equal(false);
    const before = did().length;
    await strike(at(4), 'ArrowUp', /Mac/.test(navigator.platform) ? { metaKey: true } : { ctrlKey: true });
    expect(did().slice(before)).to.deep.equal(['moveSegments']);
    await strike(at(4), 'г', { code: 'KeyG' });
    expect(did().length).to.equal(before + 1);
    await strike(at(5), 'F2');
    expect(element(at(5)).editing).to.equal(true);
  });
  it('of one’s own act at once, and what they were does not', async () => {
    preferences.set('keys', { profile: 'omegat', own: { 'align.moveUp': ['F9'], 'edit.begin': ['Alt+Enter'] } });
    await strike(at(3), 'u', { code: 'KeyU' });
    await strike(at(3), 'Enter');
    expect([did(), element(at(3)).editing]).to.deep.equal([[], false]);
    await strike(at(3), 'F9');
    expect(did()).to.deep.equal(['moveSegments']);
    await strike(at(3), 'Enter', { altKey: true });
    expect(element(at(3)).editing).to.equal(true);
  });
  it('that are letters do nothing when they are switched off', async () => {
    preferences.set('singleKeys', false);
    await strike(at(3), 'u', { code: 'KeyU' });
    expect(did()).to.deep.equal([]);
  });
  it('in the open editor are the editor’s, those of one’s own too', async () => {
    preferences.set('keys', { profile: 'omegat', own: { 'edit.save': ['F9'] } });
    await workbench.setName('Ayşe');
    await strike(at(3), 'Enter');
    await waitUntil(() => element(at(3)).renderRoot.querySelector('dm-segment-editor')?.shadowRoot?.querySelector('#words'), 'the editor is there');
    const words = element(at(3)).renderRoot.querySelector('dm-segment-editor')?.shadowRoot?.querySelector('#words');
    const type = (key: string, more: KeyboardEventInit): boolean => words?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, composed: true, cancelable: true, ...more })) ?? false;
    type('u', { code: 'KeyU' });
    expect([did(), element(at(3)).editing]).to.deep.equal([[], true]);
    const title = element(at(3)).renderRoot.querySelector('dm-segment-editor')?.shadowRoot?.querySelector('.primary')?.getAttribute('title');
    expect(title).to.contain('(F9)');
    type('F9', {});
    await frame();
    expect(element(at(3)).editing).to.equal(false);
  });
});
