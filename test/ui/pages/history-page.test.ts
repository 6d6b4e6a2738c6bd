import { expect, fixture, html, oneEvent } from '@open-wc/testing';
import type { Change } from '../../../src/core/change.ts';
import { refuse } from '../../../src/core/change.ts';
import type { BeadId, SegmentId, SuggestionId } from '../../../src/core/ids.ts';
import { asId } from '../../../src/core/ids.ts';
import type { Segment, Work } from '../../../src/core/model.ts';
import { replaceEverywhere, save, suggest } from '../../../src/app/acts.ts';
import { reject, suggestLinks, suggestState } from '../../../src/app/review-acts.ts';
import type { Workbench } from '../../../src/app/workbench.ts';
import { LANGUAGES } from '../../../src/i18n/i18n.ts';
import { LocalizeController } from '../../../src/i18n/localize-controller.ts';
import { takenBackSentence } from '../../../src/ui/controllers/taken-back.ts';
import { AnnounceEvent } from '../../../src/ui/events.ts';
import type { HistoryPage } from '../../../src/ui/pages/history-page.ts';
import '../../../src/ui/pages/history-page.ts';
import type { HistoryFilter } from '../../../src/ui/history-view.ts';
import { NO_FILTER, itemsOf } from '../../../src/ui/history-view.ts';
import { hrefOf } from '../../../src/ui/router.ts';
import { sentenceNumber } from '../../../src/ui/sentence-numbers.ts';
import { undoActions } from '../../../src/ui/undo-actions.ts';
import { openTestWorkbench, speak, VERSION } from '../fixture.ts';
import { waitUntil } from '../../until.ts';

describe('dm-history-page', () => {
  let workbench: Workbench;
  let element: HistoryPage;
  let en: readonly Segment[];
  let ru: readonly Segment[];

  const $$ = (selector: string): HTMLElement[] => [...element.renderRoot.querySelectorAll<HTMLElement>(selector)];
  const acts = (): string[] => $$('.act').map((act) => act.textContent);
  const edit = (segment: Segment, text: string): void => { save(workbench, { segment: segment.id, base: workbench.tables.get('segment', segment.id)?.text ?? '', text }); };
  const filter = async (name: string, value: string): Promise<void> => {
    const field = element.renderRoot.querySelector<HTMLInputElement>(`[name=${name}]`) as HTMLInputElement;
    field.value = value;
    field.dispatchEvent(new Event(name === 'words' ? 'input' : 'change'));
    await element.updateComplete;
  };

  beforeEach(async () => {
    workbench = await openTestWorkbench();
    en = workbench.tables.segmentsOf(VERSION.en);
    ru = workbench.tables.segmentsOf(VERSION.ru);
    element = await fixture(html`<dm-history-page .workbench=${workbench}></dm-history-page>`);
  });

  const someChanges = async (): Promise<void> => {
    edit(en[3] as Segment, `${en[3]?.text ?? ''} Or so.`);
    await workbench.setName('Ayşe');
    edit(ru[5] as Segment, 'Ещё один текст.');
    suggest(workbench, { segment: (en[4] as Segment).id, base: en[4]?.text ?? '', text: 'A proposal.', reason: 'shorter' });
    reject(workbench, [...workbench.tables.all('suggestion')][0]?.id as never, 'too short');
    workbench.undo();
    await element.updateComplete;
  };

  for (const language of LANGUAGES) {
    it(`is accessible in ${language}, empty and full`, async () => {
      await speak(language);
      await element.updateComplete;
      await expect(element).to.be.accessible();
      await someChanges();
      await expect(element).to.be.accessible();
    });
  }
  it('keeps the focus at the entry whose text was restored, and at the filters when they are cleared', async () => {
    await someChanges();
    const entry = $$('.entry').find((one) => one.querySelector('ins')?.textContent.includes('Or so')) as HTMLElement;
    const [button] = entry.querySelectorAll('button');
    button?.focus();
    button?.click();
    await element.updateComplete;
    expect(workbench.tables.get('segment', (en[3] as Segment).id)?.text).to.equal(en[3]?.text);
    const focused = (): Element | null | undefined => element.shadowRoot?.activeElement;
    expect(entry.contains(focused() ?? null)).to.equal(true);
    await filter('words', 'Ещё');
    const clear = element.renderRoot.querySelector<HTMLElement>('.clear');
    clear?.focus();
    clear?.click();
    await element.updateComplete;
    expect(focused()?.matches('.field')).to.equal(true);
  });
  it('says that there is nothing yet', () => { expect(element.renderRoot.querySelector('[role=status]')?.textContent).to.contain('Nothing has been changed yet'); });
  it('lists every change in words, newest first, as it happens', async () => {
    await someChanges();
    expect(acts()).to.deep.equal(['Undone: suggestion rejected', 'Suggestion rejected', 'Suggestion', 'Correction', 'Correction']);
    expect(element.renderRoot.querySelector('.change:nth-child(5) ins')?.textContent).to.contain('Or so');
    expect($$('.note').map((note) => note.textContent)).to.include('Reason: too short');
  });
  it('says which state, or that links, were proposed', async () => {
    const { id } = ru[5] as Segment;
    suggestState(workbench, id, { state: 'final', reason: 'checked' });
    suggestLinks(workbench, [id, (en[6] as Segment).id], '');
    await element.updateComplete;
    expect($$('.change').map((one) => one.querySelector('.note')?.textContent).join(' / ')).to.equal('These sentences belong together / State: translated → final');
  });
  it('calls the person "you", with the name as it was signed', async () => {
    await someChanges();
    expect($$('.who').map((who) => who.textContent)).to.deep.equal([...Array<string>(4).fill('You, as Ayşe'), 'You']);
  });
  it('filters by version, kind, number and words, and says when nothing fits', async () => {
    await someChanges();
    await filter('version', VERSION.ru);
    expect($$('.change')).to.have.length(1);
    await filter('version', '');
    await filter('kind', 'suggest');
    expect(acts()).to.deep.equal(['Suggestion']);
    await filter('kind', '');
    await filter('words', '4');
    expect(acts()).to.deep.equal(['Correction']);
    await filter('words', 'ЕЩЕ');
    expect(acts(), 'folded').to.deep.equal(['Correction']);
    await filter('words', 'qqqq');
    expect(element.renderRoot.querySelector('[role=status]')?.textContent).to.contain('No change fits');
    element.renderRoot.querySelector<HTMLElement>('.clear')?.click();
    await element.updateComplete;
    expect($$('.change')).to.have.length(5);
  });
  it('filters by person', async () => {
    await someChanges();
    await filter('person', workbench.person.personId);
    expect($$('.change')).to.have.length(5);
    expect([...element.renderRoot.querySelectorAll('[name=person] option')].map((option) => option.textContent)).to.deep.equal(['Everyone', 'You, as Ayşe']);
  });
  it('shows one sentence when the address names it', async () => {
    await someChanges();
    element.segment = (ru[5] as Segment).id;
    await element.updateComplete;
    expect($$('.change')).to.have.length(1);
    expect(element.renderRoot.querySelector('.one .texts')?.textContent).to.equal('Ещё один текст.');
  });
  it('links each entry to its sentence in the text', async () => {
    await someChanges();
    const link = element.renderRoot.querySelector('.change:nth-child(4) a');
    expect(link?.getAttribute('href')).to.equal(hrefOf({ page: 'work', at: (ru[5] as Segment).id }));
    expect(link?.textContent).to.equal('Sentence 6, Russian');
  });
  it('restores any revision as a new change, and says so', async () => {
    const original = en[3]?.text;
    edit(en[3] as Segment, 'First.');
    edit(en[3] as Segment, 'Second.');
    await element.updateComplete;
    const buttons = (): HTMLElement[] => $$('.restore button');
    expect(buttons().map((button) => button.textContent)).to.deep.equal(['Restore the previous text', 'Restore this text', 'Restore the previous text']);
    setTimeout(() => { buttons()[2]?.click(); });
    const said = await oneEvent<AnnounceEvent>(element, AnnounceEvent.type);
    expect(said.sentence).to.contain('new change');
    expect(workbench.tables.get('segment', (en[3] as Segment).id)?.text).to.equal(original);
    await element.updateComplete;
    expect(acts()[0]).to.equal('Earlier text restored');
    expect(workbench.log).to.have.length(3);
  });
  it('shows a replacement in many sentences as one change, most of them folded away', async () => {
    const edits = en.slice(0, 9).map(({ id, text }) => ({ segment: id, base: text, text: `${text}!` }));
    replaceEverywhere(workbench, { find: 'x', replacement: 'y', edits });
    await element.updateComplete;
    expect($$('.change')).to.have.length(1);
    expect(acts()).to.deep.equal(['“x” replaced with “y”']);
    expect($$('details .entry')).to.have.length(3);
  });
  it('shows a hundred at a time', async () => {
    for (let at = 0; at < 103; at++) edit(en[3] as Segment, `Text ${at}.`);
    await element.updateComplete;
    expect($$('.change')).to.have.length(100);
    const more = element.renderRoot.querySelector<HTMLElement>('.more');
    expect(more?.textContent).to.equal('Show 3 more');
    more?.click();
    await element.updateComplete;
    expect($$('.change')).to.have.length(103);
    expect(element.renderRoot.querySelector('.more')).to.equal(null);
  });
  it('shows what became of a version as a whole, and finds it among that version\'s changes', async () => {
    const turkish = workbench.tables.get('version', VERSION.tr);
    workbench.dispatch('describeVersion', () => ({ version: VERSION.tr, base: { name: '', lang: 'tr' }, name: 'Ankara', lang: 'tr' }));
    workbench.dispatch('removeVersion', () => ({ version: VERSION.tr }));
    await element.updateComplete;
    expect(acts()).to.deep.equal(['Version removed', 'Name or language of a version changed']);
    expect($$('.change .about').map((one) => one.textContent)).to.deep.equal(['Ankara', 'Turkish → Ankara']);
    const undone = workbench.undo() as Change;
    await element.updateComplete;
    expect(workbench.tables.get('version', VERSION.tr)?.order).to.equal(turkish?.order);
    expect(acts()[0]).to.equal('Undone: version removed');
    expect(takenBackSentence(workbench, undone, new LocalizeController(element))).to.deep.equal({ sentence: 'Undone: removing the version “Ankara”', segment: null });
    edit(en[3] as Segment, 'A correction.');
    await element.updateComplete;
    await filter('version', VERSION.tr);
    expect(acts()).to.deep.equal(['Undone: version removed', 'Version removed', 'Name or language of a version changed']);
    await filter('words', 'correction');
    expect(acts()).to.deep.equal([]);
  });
  it('shows the new title of a work', async () => {
    const work = [...workbench.tables.all('work')][0] as Work;
    workbench.dispatch('describeWork', () => ({ work: work.id, base: { title: work.title }, title: { en: 'Another title' } }));
    await element.updateComplete;
    expect($$('.change .about')[0]?.textContent).to.equal(`${work.title.en} → Another title`);
    await expect(element).to.be.accessible();
  });
});

describe('the history of links and sentences', () => {
  let workbench: Workbench;
  let element: HistoryPage;
  const RU = VERSION.ru;
  const at = (version: typeof RU, place: number): Segment => workbench.tables.segmentsOf(version)[place] as Segment;
  const $$ = (selector: string): HTMLElement[] => [...element.renderRoot.querySelectorAll<HTMLElement>(selector)];
  const lines = (selector: string): string[] => $$(selector).map(({ textContent }) => textContent.replace(/\s+/g, ' ').trim());
  const drawn = async (): Promise<void> => { element.requestUpdate(); await element.updateComplete; };

  beforeEach(async () => {
    workbench = await openTestWorkbench();
    element = await fixture(html`<dm-history-page .workbench=${workbench}></dm-history-page>`);
  });

  it('shows which sentences stood in a row before and which stand there now, with their languages and numbers', async () => {
    const [first, second] = [at(RU, 3), at(RU, 4)];
    workbench.dispatch('groupSegments', ({ author }) => ({ version: RU, segments: [first.id, second.id], bead: asId<BeadId>('bead_g'), author }));
    await drawn();
    expect(lines('.act')).to.deep.equal(['Rows grouped']);
    expect(lines('.links .where')).to.deep.equal(['English – Russian']);
    expect($$('.sides > div:first-child .bead')).to.have.length(2);
    expect($$('.sides > div:last-child .bead')).to.have.length(1);
    const texts = $$('.sides > div:last-child .bead [lang=ru]');
    expect(texts.map(({ textContent }) => textContent)).to.deep.equal([`4${first.text}`, `5${second.text}`]);
    expect($$('.bead a.number')[0]?.getAttribute('aria-label')).to.equal('Sentence 4, English');
    await expect(element).to.be.accessible();
  });
  it('says how links are judged now, and what was noted', async () => {
    const { id } = at(RU, 3);
    workbench.dispatch('setLinkStatus', ({ author }) => ({ links: [{ version: RU, segment: id }], status: 'needs-review', author }));
    workbench.dispatch('noteLink', ({ author }) => ({ version: RU, segment: id, base: '', note: 'Is this a name?', author }));
    await drawn();
    expect(lines('.links > .note')).to.deep.equal(['Note: Is this a name?', 'Alignment: confirmed → needs review']);
    expect($$('.links .sides'), 'the sentences are the same').to.have.length(0);
  });
  it('shows a sentence that was cut, and both halves', async () => {
    const { id, text } = at(RU, 3), cut = text.indexOf(' ', 5);
    workbench.dispatch('splitSegment', ({ author, time }) => ({ segment: id, base: text, text, at: cut, ids: [asId<SegmentId>('seg_x1'), asId<SegmentId>('seg_x2')], author, time, suggestion: asId<SuggestionId>('sug_x') }));
    await drawn();
    expect(lines('.act')).to.deep.equal(['Sentence cut in two']);
    expect(lines('.sentences .where')).to.deep.equal(['Russian']);
    expect($$('.sentences .sides > div:first-child .texts').map(({ textContent }) => textContent)).to.deep.equal([text]);
    expect($$('.sentences .sides > div:last-child .texts').map(({ textContent }) => textContent)).to.deep.equal([`4${text.slice(0, cut)}`, `5${text.slice(cut).trim()}`]);
    expect($$('.sentences a.number').map((link) => link.getAttribute('href'))).to.deep.equal([hrefOf({ page: 'work', at: asId<SegmentId>('seg_x1') }), hrefOf({ page: 'work', at: asId<SegmentId>('seg_x2') })]);
    await expect(element).to.be.accessible();
    workbench.undo();
    await drawn();
    expect(lines('.act')).to.deep.equal(['Undone: sentence cut in two', 'Sentence cut in two']);
  });
  it('finds acts on links by version, number, words and sentence', () => {
    const { id, text } = at(RU, 3);
    workbench.dispatch('setLinkStatus', ({ author }) => ({ links: [{ version: RU, segment: id }], status: 'needs-review', author }));
    const log = workbench.log, looking = { numberOf: (segment: SegmentId) => sentenceNumber(workbench.tables, segment), tables: workbench.tables };
    const found = (filter: Partial<HistoryFilter>): number => itemsOf(log, { ...NO_FILTER, ...filter }, looking).length;
    expect([found({ version: RU }), found({ version: VERSION.tr }), found({ words: '4' }), found({ words: '9' }), found({ words: text.split(' ')[0] ?? '' }), found({ words: 'qqqq' }), found({ segment: id }), found({ segment: at(RU, 8).id })])
      .to.deep.equal([1, 0, 1, 0, 1, 0, 1, 0]);
  });
  it('folds away what is too much to read', async () => {
    const links = workbench.tables.segmentsOf(RU).slice(0, 20).map(({ id }) => ({ version: RU, segment: id }));
    workbench.dispatch('setLinkStatus', ({ author }) => ({ links, status: 'needs-review', author }));
    await drawn();
    expect(element.renderRoot.querySelector('.links summary')?.textContent).to.equal(`Show ${Object.keys(workbench.log.at(-1)?.patch.bead ?? {}).length - 6} more`);
  });
  it('names the later act that keeps an undo from being done', async () => {
    const said: string[] = [], { id } = at(RU, 3);
    const later = workbench.dispatch('setLinkStatus', ({ author }) => ({ links: [{ version: RU, segment: id }], status: 'needs-review', author })) as Change;
    const i18n = new LocalizeController({ addController: () => undefined, removeController: () => undefined, requestUpdate: () => undefined, updateComplete: Promise.resolve(true) });
    const refusing = new Proxy(workbench, { get: (target, name) => (name === 'undo' ? () => refuse('changedSince', { later: later.id }) : Reflect.get(target, name, target) as unknown) });
    undoActions({ workbench: () => refusing, i18n, say: (sentence) => { said.push(sentence); }, show: () => undefined, takeBack: () => undefined })[0]?.run();
    await waitUntil(() => said.length > 0, 'nothing was said');
    expect(said[0]).to.match(/^This has changed since.*It was changed since by this act: Status of links set \(You, .+\)\.$/);
  });
});
