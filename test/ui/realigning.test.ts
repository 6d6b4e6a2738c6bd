// Realigning from the column's menu to the decision: the job, the comparison, and undo in one step.
import { expect } from '@open-wc/testing';
import type { AlignWorker } from '../../src/app/align-run.ts';
import { RealignDesk } from '../../src/app/realign.ts';
import type { Workbench } from '../../src/app/workbench.ts';
import type { SegmentId } from '../../src/core/ids.ts';
import { MemoryStore } from '../../src/store/memory-store.ts';
import { LocalizeController } from '../../src/i18n/localize-controller.ts';
import type { ImportFrame } from '../../src/ui/controllers/import-host.ts';
import { ImportHost } from '../../src/ui/controllers/import-host.ts';
import type { NewsAct } from '../../src/ui/events.ts';
import type { RealignDialog } from '../../src/ui/parts/realign-dialog.ts';
import type { AlignedBead } from '../../src/workers/align.ts';
import { bytes } from '../core/play.ts';
import { FakeImports } from './import-fakes.ts';
import { novel, novelAlignment, novelSegment, novelVersion, openRows } from './novel-fixture.ts';
import './page-css.ts';
import { frame } from './work-fixture.ts';
import { waitUntil } from '../until.ts';

const RU = novelVersion('ru');
interface News { sentence: string; shown: boolean; act?: NewsAct }
interface Desk { host: ImportHost; workbench: Workbench; said: News[]; answer: (links: readonly AlignedBead[]) => void; confirmed: () => number; asked: () => boolean; progress: (share: number) => void }

const one = (at: number): AlignedBead => ({ source: [at], target: [at], score: 0.95 });
/** Sentences 2 and 3 of eight are one pair of two now, and the last one of the original has nothing. */
const OTHER: readonly AlignedBead[] = [one(0), { source: [1, 2], target: [1], score: 0.8 }, { source: [], target: [2], score: 0.9 }, one(3), one(4), one(5), one(6), { source: [7], target: [], score: 0.9 }, { source: [], target: [7], score: 0.9 }];
const SAME = Array.from({ length: 8 }, (_, at) => one(at));

async function desk(language: 'en' | 'ru' | 'tr' = 'en'): Promise<Desk> {
  const workbench = await openRows(novel({ sentences: 8, langs: ['en', 'ru'] }), language);
  workbench.dispatch('setLinkStatus', ({ author }) => ({ links: [{ version: RU, segment: novelSegment('ru', 0) }], status: 'confirmed', author }));
  let answer: Desk['answer'] = () => undefined, progress: Desk['progress'] = () => undefined, confirmed = 0, asked = false;
  const align: AlignWorker = (job, watch) => new Promise((resolve) => {
    confirmed = job.confirmed?.length ?? 0;
    asked = true;
    progress = (share) => watch.onProgress?.(share);
    answer = (value) => { asked = false; resolve({ ok: true, value }); };
    watch.signal?.addEventListener('abort', () => { resolve({ ok: false, error: { code: 'cancelled', at: '', params: {} } }); });
  });
  const said: News[] = [];
  let ids = 0;
  const frameOf: ImportFrame = {
    workbench: () => workbench, route: () => ({ page: 'work', at: null }), i18n: new LocalizeController({ addController: () => undefined, removeController: () => undefined, requestUpdate: () => undefined, updateComplete: Promise.resolve(true) }),
    say: (news) => { said.push(news); }, go: () => undefined, openWork: () => Promise.resolve(true), undo: () => { workbench.undo(); }, changed: () => undefined,
  };
  const host = new ImportHost({ imports: new FakeImports(), realigning: new RealignDesk({ session: () => ({ store: new MemoryStore(), workbench }), newId: (prefix) => `${prefix}_r${++ids}`, align }) }, frameOf);
  return { host, workbench, said, answer: (links) => { answer(links); }, confirmed: () => confirmed, asked: () => asked, progress: (share) => { progress(share); } };
}

const dialog = (): RealignDialog | null => document.querySelector('dm-realign-dialog');
const inside = <E extends HTMLElement>(selector: string): E => dialog()?.renderRoot.querySelector(selector) as E;
const all = (selector: string): HTMLElement[] => [...dialog()?.renderRoot.querySelectorAll<HTMLElement>(selector) ?? []];
const text = (element: Element | undefined): string => (element?.textContent ?? '').replace(/\s+/g, ' ').trim();
const shown = async (): Promise<void> => { await waitUntil(() => dialog()?.renderRoot.querySelector('dialog[open]'), 'no comparison'); await frame(); };
const aligning = async ({ asked }: Desk): Promise<void> => { await waitUntil(asked, 'no job'); await frame(); };
const ended = async ({ host }: Desk): Promise<void> => { await waitUntil(() => host.importing.job.running === null, 'the job goes on'); await frame(); };

async function compared(language: 'en' | 'ru' | 'tr' = 'en'): Promise<Desk> {
  const there = await desk(language);
  there.host.realign(RU, null);
  await aligning(there);
  there.answer(OTHER);
  await shown();
  return there;
}

describe('realigning what is not confirmed', () => {
  afterEach(async () => { dialog()?.renderRoot.querySelector<HTMLElement>('.later')?.click(); await frame(); });

  it('is a job with progress that can be cancelled, and tells the aligner what is confirmed', async () => {
    const there = await desk(), before = bytes(there.workbench.tables);
    there.host.realign(RU, null);
    await aligning(there);
    expect(there.confirmed()).to.equal(1);
    there.progress(0.5);
    expect(there.host.going?.job.running?.progress.share).to.be.within(0.4, 0.5);
    there.host.realign(RU, null);
    expect(there.said.at(-1)?.sentence).to.equal('Other sentences are still being aligned. Try again when that is done.');
    there.host.importing.job.cancel();
    await ended(there);
    expect(there.said.at(-1)?.sentence).to.equal('Cancelled. Nothing has been changed.');
    expect(bytes(there.workbench.tables)).to.equal(before);
  });

  it('shows what differs, old beside new, with the languages of the texts', async () => {
    await compared();
    await expect(dialog()).to.be.accessible();
    expect(text(inside('h2'))).to.equal('New alignment: Russian');
    expect(text(inside('header p'))).to.equal('2 places differ. 5 links stay as they are.');
    const [first] = all('li');
    expect([...first?.querySelectorAll('.side') ?? []].map((side) => [...side.querySelectorAll('.bead')].map((bead) => [...bead.querySelectorAll('.number')].map(({ textContent }) => textContent).join(' ')))).to.deep.equal([['2 2', '3 3'], ['2 3 2', '3']]);
    expect([...first?.querySelectorAll('p[lang]') ?? []].map((p) => p.getAttribute('lang')).slice(0, 2)).to.deep.equal(['en', 'ru']);
    expect(text(first?.querySelector('.new .none') ?? undefined)).to.equal('No counterpart');
    expect([...first?.querySelectorAll<HTMLElement>('.new .link') ?? []].map(({ title }) => title)).to.deep.equal(['Aligned automatically, not quite sure (80%)', 'Aligned automatically, sure (90%)']);
  });

  it('is walked through by the arrow keys', async () => {
    await compared();
    const at = (): string => text(inside('.count'));
    const press = async (key: string): Promise<void> => {
      dialog()?.shadowRoot?.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, composed: true, cancelable: true }));
      await frame();
    };
    expect(dialog()?.shadowRoot?.activeElement, 'the first one has the focus').to.equal(all('li')[0]);
    await press('ArrowDown');
    expect([at(), dialog()?.shadowRoot?.activeElement === all('li')[1]]).to.deep.equal(['Difference 2 of 2', true]);
    await press('ArrowDown');
    expect(at()).to.equal('Difference 2 of 2');
    await press('Home');
    expect(at()).to.equal('Difference 1 of 2');
  });

  it('is used in one act, which one undo takes back', async () => {
    const { workbench, said } = await compared(), before = bytes(workbench.tables), acts = workbench.log.length;
    inside('.use').click();
    await waitUntil(() => dialog() === null, 'it goes on');
    expect(said.at(-1)?.sentence).to.equal('Russian: the new alignment is in use.');
    expect(workbench.log.length).to.equal(acts + 1);
    const chosen = workbench.tables.get('version', RU)?.alignment;
    expect(chosen).to.not.equal(novelAlignment('ru'));
    expect(chosen && workbench.tables.beadOf(chosen, novelSegment('ru', 1))?.source).to.deep.equal([novelSegment('en', 1), novelSegment('en', 2)]);
    expect(chosen && workbench.tables.beadOf(chosen, novelSegment('ru', 0))?.status).to.equal('confirmed');
    said.at(-1)?.act?.run();
    expect(workbench.tables.get('version', RU)?.alignment).to.equal(novelAlignment('ru'));
    const rows = (all: string): unknown => (JSON.parse(all) as { version: unknown }).version;
    expect(rows(bytes(workbench.tables))).to.deep.equal(rows(before));
  });

  it('leaves the old one where one wants that, and waits where one decides later', async () => {
    const there = await compared(), before = bytes(there.workbench.tables);
    inside('.later').click();
    await waitUntil(() => dialog() === null, 'it stays');
    there.host.realign(RU, null);
    await shown();
    expect(there.host.importing.job.running, 'nothing is aligned again').to.equal(null);
    inside('.keep').click();
    await waitUntil(() => dialog() === null, 'it stays');
    expect(there.said.at(-1)?.sentence).to.equal('Russian: the old alignment stays.');
    expect(bytes(there.workbench.tables)).to.equal(before);
    there.host.realign(RU, null);
    await aligning(there);
    there.answer(SAME);
    await ended(there);
    expect(there.said.at(-1)?.sentence).to.equal('Russian: the aligner finds the same links again. There is nothing to change.');
    expect(dialog()).to.equal(null);
  });

  it('says that something has been changed since, and keeps what was confirmed meanwhile', async () => {
    const { host, workbench } = await compared();
    expect(all('.stale')).to.have.length(0);
    inside('.later').click();
    await waitUntil(() => dialog() === null, 'it stays');
    workbench.dispatch('setLinkStatus', ({ author }) => ({ links: [{ version: RU, segment: novelSegment('ru', 1) }], status: 'confirmed', author }));
    host.realign(RU, null);
    await shown();
    expect(text(inside('.stale'))).to.equal('Something has been changed here since. What you have changed by hand is kept.');
    inside('.use').click();
    await waitUntil(() => dialog() === null, 'it goes on');
    const chosen = workbench.tables.get('version', RU)?.alignment;
    const bead = chosen ? workbench.tables.beadOf(chosen, novelSegment('ru', 1)) : undefined;
    expect([bead?.status, bead?.source]).to.deep.equal(['confirmed', [novelSegment('en', 1)]]);
  });

  it('says why it cannot be used any more', async () => {
    const there = await compared();
    there.workbench.dispatch('removeVersion', () => ({ version: RU }));
    inside('.use').click();
    await waitUntil(() => text(inside('.error')) !== '', 'nothing is said');
    expect(text(inside('.error'))).to.contain('Nothing has been taken over');
  });

  it('is about the selected rows alone, where it is asked for them', async () => {
    const there = await desk();
    there.host.realign(RU, [novelSegment('ru', 1), novelSegment('en', 2)] as SegmentId[]);
    await aligning(there);
    expect(there.confirmed(), 'all but two rows are certain').to.equal(6);
    there.host.importing.job.cancel();
    await ended(there);
  });

  for (const language of ['ru', 'tr'] as const) {
    it(`is accessible, and in words, in ${language}`, async () => {
      await compared(language);
      await expect(dialog()).to.be.accessible();
      expect(text(inside('header p'))).to.equal(language === 'ru' ? '2 отличия. 5 связей остаются как есть.' : '2 yerde fark var. 5 bağlantı olduğu gibi kalıyor.');
    });
  }
});
