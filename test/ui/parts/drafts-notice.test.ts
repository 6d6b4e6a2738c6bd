import { expect, fixture, html } from '@open-wc/testing';
import { splitSentence } from '../../../src/app/alignment-acts.ts';
import type { Workbench } from '../../../src/app/workbench.ts';
import type { Language } from '../../../src/i18n/i18n.ts';
import { AnnounceEvent, DraftDiscardEvent, SegmentEditEvent } from '../../../src/ui/events.ts';
import '../../../src/ui/parts/drafts-notice.ts';
import type { DraftsNotice } from '../../../src/ui/parts/drafts-notice.ts';
import { MemoryStore } from '../../../src/store/memory-store.ts';
import { versionsOf } from '../../../src/core/units.ts';
import { button, on, openWorkbench, speak } from '../correcting-fixture.ts';

const russian = (workbench: Workbench) => workbench.tables.segmentsOf(versionsOf(workbench.tables).find(({ lang }) => lang === 'ru')!.id);
async function withDrafts(): Promise<Workbench> {
  const workbench = await openWorkbench();
  for (const at of [1, 3]) workbench.draft(russian(workbench)[at]!.id, `Черновик ${at}.`);
  return workbench;
}
const show = (workbench: Workbench): Promise<DraftsNotice> => fixture(html`<dm-drafts-notice .workbench=${workbench}></dm-drafts-notice>`);

describe('<dm-drafts-notice>', () => {
  before(() => speak('en'));
  afterEach(() => speak('en'));

  for (const language of ['en', 'ru', 'tr'] as Language[]) {
    it(`is accessible in ${language}`, async () => {
      await speak(language);
      const notice = await show(await withDrafts());
      notice.renderRoot.querySelector('details')!.open = true;
      await expect(notice).to.be.accessible();
    });
  }

  it('says how many drafts there are, lists them and leads to each', async () => {
    const workbench = await withDrafts();
    const notice = await show(workbench);
    expect(notice.renderRoot.querySelector('summary')?.textContent).to.equal('You have 2 unfinished drafts');
    expect(notice.renderRoot.querySelectorAll('li').length).to.equal(2);
    expect(notice.renderRoot.querySelector('li')?.textContent).to.contain('Russian');
    let wanted = '';
    on(notice, SegmentEditEvent, ({ segment }) => { wanted = segment; });
    button(notice.renderRoot, 'Continue').click();
    expect([1, 3].map((at) => russian(workbench)[at]!.id)).to.contain(wanted);
  });

  it('follows what happens to them, and does not count new ones', async () => {
    const workbench = await withDrafts();
    const notice = await show(workbench);
    on(notice, DraftDiscardEvent, ({ segment }) => { workbench.discardDraft(segment); });
    workbench.draft(russian(workbench)[5]!.id, 'Только что.');
    [...notice.renderRoot.querySelectorAll<HTMLElement>('.quiet')][0]!.click();
    await notice.updateComplete;
    expect(notice.renderRoot.querySelector('summary')?.textContent).to.equal('You have 1 unfinished draft');
    button(notice.renderRoot, 'Close').click();
    await notice.updateComplete;
    expect(notice.renderRoot.querySelector('summary')).to.equal(null);
  });

  it('does not leave the focus on the button of another draft, nor lose it', async () => {
    const workbench = await withDrafts();
    const notice = await show(workbench);
    on(notice, DraftDiscardEvent, ({ segment }) => { workbench.discardDraft(segment); });
    let closed = 0;
    notice.addEventListener('close', () => { closed += 1; });
    notice.renderRoot.querySelector('details')!.open = true;
    for (const left of [1, 0]) {
      const discard = notice.renderRoot.querySelector<HTMLElement>('li .quiet');
      discard?.focus();
      discard?.click();
      await notice.updateComplete;
      expect(notice.shadowRoot?.activeElement?.localName ?? null).to.equal(left === 1 ? 'summary' : null);
    }
    expect(closed).to.equal(1);
  });

  it('an older draft of a sentence can be discarded, too', async () => {
    const store = new MemoryStore(), segment = russian(await openWorkbench(store))[1]!.id;
    for (const [tab, time] of [['x', 1], ['y', 2]] as const) {
      await store.putDraft({ work: (await openWorkbench(store)).work, segment, tab, base: '', text: `Черновик ${time}.`, time });
    }
    const workbench = await openWorkbench(store), notice = await show(workbench);
    on(notice, DraftDiscardEvent, ({ older }) => { if (older) workbench.discardOlder(older); });
    button(notice.renderRoot, 'Discard older draft').click();
    await notice.updateComplete;
    expect([workbench.olderDrafts.length, workbench.drafts.map(({ text }) => text)]).to.deep.equal([0, ['Черновик 2.']]);
    expect([...notice.renderRoot.querySelectorAll('button')].filter(({ textContent }) => textContent.includes('older'))).to.deep.equal([]);
    await workbench.settled();
    const left = await store.drafts();
    expect(left.ok && left.value.map(({ tab }) => tab)).to.deep.equal(['y']);
  });

  it('keeps what was typed in a sentence that was cut meanwhile as a suggestion, the older draft too', async () => {
    const store = new MemoryStore(), first = await openWorkbench(store), row = russian(first)[1]!;
    for (const [tab, time] of [['x', 1], ['y', 2]] as const) await store.putDraft({ work: first.work, segment: row.id, tab, base: row.text, text: `Черновик ${time}.`, time });
    splitSentence(first, { segment: row.id, base: row.text, text: row.text, at: 10 });
    await first.settled();
    const workbench = await openWorkbench(store), notice = await show(workbench), said: string[] = [];
    on(notice, AnnounceEvent, ({ sentence }) => { said.push(sentence); });
    notice.renderRoot.querySelector('details')!.open = true;
    expect(notice.renderRoot.querySelector('li')?.textContent).to.contain('its text goes on at sentence 2, Russian');
    await expect(notice).to.be.accessible();
    for (let left = 2; left > 0; left--) { button(notice.renderRoot, 'Keep as a suggestion').click(); await notice.updateComplete; }
    expect([workbench.drafts, workbench.olderDrafts, said[0]]).to.deep.equal([[], [], 'Kept as a suggestion for sentence 2 (Russian)']);
    expect([...workbench.tables.all('suggestion')].map(({ text, run }) => [text, run?.length])).to.deep.equal([['Черновик 2.', 2], ['Черновик 1.', 2]]);
    expect(notice.renderRoot.textContent.trim()).to.equal('');
  });

  it('of a sentence that nobody knows offers no more than to be discarded', async () => {
    const store = new MemoryStore(), { work } = await openWorkbench(store);
    await store.putDraft({ work, segment: 'never' as never, tab: 'x', base: 'a', text: 'Черновик.', time: 1 });
    const workbench = await openWorkbench(store), notice = await show(workbench);
    on(notice, DraftDiscardEvent, ({ segment }) => { workbench.discardDraft(segment); });
    expect([...notice.renderRoot.querySelectorAll('li button')].map(({ textContent }) => textContent.trim())).to.deep.equal(['Discard draft']);
    button(notice.renderRoot, 'Discard draft').click();
    expect(workbench.drafts).to.deep.equal([]);
  });

  it('is not there where there are none', async () => {
    expect((await show(await openWorkbench())).renderRoot.textContent.trim()).to.equal('');
  });
});
