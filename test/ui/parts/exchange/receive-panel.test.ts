import { expect, fixture, html } from '@open-wc/testing';
import type { Preview, PreviewItem, TableProblem } from '../../../../src/app/exchange-types.ts';
import type { Workbench } from '../../../../src/app/workbench.ts';
import type { ChangeId, WorkId } from '../../../../src/core/ids.ts';
import { asId } from '../../../../src/core/ids.ts';
import { LANGUAGES } from '../../../../src/i18n/i18n.ts';
import '../../../../src/i18n/later-words.ts';
import { Exchanging } from '../../../../src/ui/controllers/exchanging.ts';
import type { ReceivePanel } from '../../../../src/ui/parts/exchange/receive-panel.ts';
import '../../../../src/ui/parts/exchange/receive-panel.ts';
import '../../page-css.ts';
import { CODES, failed, FakeExchange, item, NO_COUNTS, preview } from '../../exchange-fakes.ts';
import { openTestWorkbench, speak, VERSION } from '../../fixture.ts';

describe('dm-receive-panel', () => {
  let port: FakeExchange;
  let exchanging: Exchanging;
  let workbench: Workbench;
  let element: ReceivePanel;
  const settle = async (): Promise<void> => { await new Promise((done) => { setTimeout(done, 10); }); await element.updateComplete; await groups()?.updateComplete; };
  const groups = (): (HTMLElement & { updateComplete: Promise<unknown> }) | null => element.renderRoot.querySelector('dm-preview-groups');
  const text = (): string => `${element.renderRoot.textContent}${groups()?.shadowRoot?.textContent ?? ''}`.replace(/\s+/g, ' ');
  const all = (selector: string): HTMLElement[] => [...groups()?.shadowRoot?.querySelectorAll<HTMLElement>(selector) ?? []];
  const focused = (): Element | null | undefined => element.shadowRoot?.activeElement;
  const press = async (selector: string): Promise<void> => { const button = element.renderRoot.querySelector<HTMLElement>(selector); button?.focus(); button?.click(); await settle(); };
  const choose = async (name = 'a.dragoman'): Promise<void> => {
    const data = new DataTransfer();
    data.items.add(new File(['x'], name));
    const input = element.renderRoot.querySelector('input') as HTMLInputElement;
    input.files = data.files;
    input.dispatchEvent(new Event('change'));
    await settle();
  };
  const look = async (over: Partial<Preview> = {}): Promise<void> => { port.seen = { ok: true, value: preview(over) }; await choose(); };

  beforeEach(async () => {
    workbench = await openTestWorkbench();
    port = new FakeExchange();
    exchanging = new Exchanging(port);
    element = await fixture(html`<dm-receive-panel .exchanging=${exchanging} .workbench=${workbench}></dm-receive-panel>`);
  });

  for (const language of LANGUAGES) {
    it(`is accessible in ${language} at every step`, async () => {
      await speak(language);
      await settle();
      await expect(element).to.be.accessible();
      await look({ problems: [{ code: 'unknown', row: 3, id: 'x', params: {} }] });
      await expect(element).to.be.accessible();
      port.slow = true;
      await press('#merge');
      await expect(element).to.be.accessible();
      port.waiting?.answer(port.merged);
      await settle();
      await expect(element).to.be.accessible();
      port.slow = false;
      await press('#leave');
      port.seen = failed('foreign');
      await choose();
      await expect(element).to.be.accessible();
    });
    it(`has a sentence of its own in ${language} for every way in which a file can be wrong`, async () => {
      await speak(language);
      const sentences = new Set<string>();
      for (const code of CODES) {
        port.seen = failed(code, '', { size: 3_000_000_000, limit: 200_000_000, seconds: 60, title: 'Novel' });
        await choose();
        const said = (element.renderRoot.querySelector('[role=alert]')?.textContent ?? '').replace('a.dragoman', '').trim();
        expect(said, code).to.match(/^\p{Lu}.*\.$/u);
        expect(said, code).not.to.match(/[{}]|exchange\.error|undefined/);
        sentences.add(said);
      }
      expect(sentences.size).to.equal(CODES.length);
    });
  }

  it('says where in the file it is wrong', async () => {
    port.seen = failed('wrongShape', 'bundle.json: content.works.0.log.3');
    await choose();
    expect(text()).to.contain('Place in the file: bundle.json: content.works.0.log.3').and.to.contain('a.dragoman');
  });
  it('says from whom a file is, when it was made, of which work, and what it brings, before anything happens', async () => {
    await look();
    for (const words of ['Ayşe', 'Nov 21, 2026', 'Joint statement', 'open here', 'the whole work', '14 new changes in all', '120 changes are here already', '5 corrections', '2 texts that both sides changed', '1 disputed decision', '4 notes']) expect(text()).to.contain(words);
    expect(port.acts).to.deep.equal(['preview a.dragoman']);
  });
  it('says nothing of what it does not hold', async () => {
    await look({ counts: { ...NO_COUNTS, changes: 1, corrections: 1 }, items: [item()] });
    expect([...element.renderRoot.querySelectorAll('.counts li')].map((line) => line.textContent)).to.deep.equal(['1 correction']);
    expect(all('h3').map((heading) => heading.textContent.trim())).to.deep.equal(['Corrections 1']);
  });
  it('shows what needs a decision first, and each text word by word in its language', async () => {
    await look();
    expect(all('section').map(({ className }) => className)).to.deep.equal(['disputed', 'conflict', 'lost', 'correction', 'suggestion', 'decision', 'note', 'links', 'version', 'other']);
    expect(all('.correction del').map((gone) => gone.textContent.trim())).to.deep.equal(['deleted: Старый;']);
    expect(all('.correction .diff')[0]?.lang).to.equal('ru');
    expect(all('.suggestion .reason')[0]?.textContent).to.contain('ближе к оригиналу');
    expect(all('.decision .verdict')[0]?.textContent).to.equal('Suggestion rejected');
  });
  it('names the sentence where it stands in the open work, and its language where it does not', async () => {
    const { id } = workbench.tables.segmentsOf(VERSION.ru)[3]!;
    await look({ items: [item({ segment: id }), item()] });
    expect(all('.where').map((where) => where.textContent)).to.deep.equal(['Sentence 4, Russian', 'Russian']);
    await press('#leave');
    await look({ items: [item({ segment: id })], work: { id: asId<WorkId>('work_other'), title: { en: 'Other' }, here: 'here' } });
    expect(all('.where').map((where) => where.textContent)).to.deep.equal(['Russian']);
    expect(text()).to.contain('another work on this device');
  });
  it('reads nothing of a hostile file as anything but text', async () => {
    const hostile = '<img src=x onerror="throw 1">';
    await look({ fileName: hostile, person: hostile, items: [item({ before: 'a', after: hostile, reason: hostile, author: { personId: asId('per_x'), name: hostile } })] });
    expect([...element.renderRoot.querySelectorAll('img'), ...all('img')]).to.have.lengthOf(0);
    expect(text()).to.contain(`What “${hostile}” brings`);
  });
  it('unfolds a long list piece by piece, and the focus goes on', async () => {
    await look({ items: Array.from({ length: 100 }, (_, at) => item({ after: `Text ${at}` })) });
    expect(all('li')).to.have.lengthOf(20);
    all('.correction > button')[0]?.click();
    await settle();
    expect(all('li')).to.have.lengthOf(70);
    expect((groups()?.shadowRoot?.activeElement as HTMLElement).textContent).to.contain('Text 20');
  });
  it('offers no merge where a file brings nothing', async () => {
    await look({ empty: true, counts: NO_COUNTS, items: [] });
    expect(text()).to.contain('brings nothing new');
    expect(element.renderRoot.querySelector('#merge')).to.equal(null);
    await press('#leave');
    expect(text()).to.contain('Choose a file');
  });
  it('calls a merge what it is: of a table suggestions, of an unknown work a new one', async () => {
    const problem: TableProblem = { code: 'unknown', row: 12, id: 'x', params: {} };
    await look({ kind: 'table', problems: [problem], person: '', made: NaN, scope: null });
    expect(element.renderRoot.querySelector('#merge')?.textContent).to.equal('Take as suggestions');
    expect(text()).to.contain('1 place in the table not taken over').and.to.contain('Row 12').and.to.contain('Name not given').and.not.to.contain('Invalid Date');
    expect(all('section')[0]?.className).to.equal('problems');
    await press('#leave');
    await look({ work: { id: asId<WorkId>('work_new'), title: { en: 'Novel' }, here: 'new' } });
    expect(element.renderRoot.querySelector('#merge')?.textContent).to.equal('Add the work');
  });
  it('leads the focus from step to step, and tells in a place that was there before', async () => {
    const status = element.renderRoot.querySelector('[role=status]');
    await look();
    expect(focused()?.id).to.equal('step');
    expect(focused()?.textContent).to.equal('What “statement.dragoman” brings');
    port.slow = true;
    await press('#merge');
    expect(focused()?.id).to.equal('cancel');
    expect(status?.textContent).to.contain('Merging…');
    expect(element.renderRoot.querySelector('progress')?.position, 'nothing is known yet').to.equal(-1);
    expect(element.renderRoot.querySelector('.share')).to.equal(null);
    port.waiting?.watch.onProgress?.(0.5);
    await settle();
    expect(element.renderRoot.querySelector('progress')?.value).to.equal(0.5);
    expect(text()).to.contain('50% done');
    port.waiting?.answer(port.merged);
    await settle();
    expect(focused()?.textContent).to.equal('“statement.dragoman” has been merged');
    expect(status?.isConnected).to.equal(true);
  });
  it('says that nothing happened when a merge was cancelled', async () => {
    await look();
    port.slow = true;
    await press('#merge');
    await press('#cancel');
    expect(element.renderRoot.querySelector('[role=status]')?.textContent).to.contain('Nothing happened');
    expect(focused()?.matches('input')).to.equal(true);
  });
  it('says what has come of a merge, takes it back and brings it again with the same button', async () => {
    await look();
    await press('#merge');
    expect(text()).to.contain('5 corrections').and.to.contain('Review the suggestions');
    expect(element.renderRoot.querySelector('a[href="#/review"]')).not.to.equal(null);
    await press('#back');
    expect(text()).to.contain('has been taken back').and.not.to.contain('5 corrections');
    expect(focused()?.id).to.equal('back');
    await press('#back');
    expect(port.acts.slice(2)).to.deep.equal(['undo chg_merge', 'redo chg_merge']);
    expect(text()).to.contain('has been merged');
  });
  it('says beforehand which earlier acts lose their effect, and afterwards how many have', async () => {
    await look();
    expect(text()).to.contain('2 earlier acts would have no effect any more');
    expect(all('.lost h3')[0]?.textContent).to.contain('Earlier acts that would have no effect any more');
    expect(all('.lost .verdict').map(({ textContent }) => textContent)).to.deep.equal(['State set']);
    expect(all('.lost .who')[0]?.textContent).to.equal('Ayşe');
    expect(all('.lost .texts').map(({ textContent }) => textContent)).to.deep.equal(['Новый текст.']);
    port.merged = { ok: true, value: { change: asId<ChangeId>('chg_merge'), opened: null, lost: 3 } };
    await press('#merge');
    const heading = element.renderRoot.querySelector('#step'), told = element.renderRoot.querySelector(`#${heading?.getAttribute('aria-describedby')}`);
    expect(told?.textContent).to.equal('3 earlier acts have no effect any more.');
    expect(text()).to.contain('5 corrections').and.not.to.contain('would have no effect');
    await press('#back');
    expect(text()).not.to.contain('no effect');
    expect(element.renderRoot.querySelector('#step')?.hasAttribute('aria-describedby')).to.equal(false);
  });
  it('says in words what becomes of a version', async () => {
    const version = (what: NonNullable<PreviewItem['what']>): PreviewItem => item({ kind: 'version', what, before: '', after: 'ru' });
    await look({ items: [version('shownAgain'), version('beside'), version('replaceVersion')] });
    expect(all('.version .verdict').map(({ textContent }) => textContent)).to.deep.equal(['Version shown again', 'New text beside the version that it was to replace', 'Version replaced']);
  });
  it('offers no undo where there is nothing to take back', async () => {
    port.merged = { ok: true, value: { change: null, opened: asId<WorkId>('work_new'), lost: 0 } };
    await look({ work: { id: asId<WorkId>('work_new'), title: { en: 'Novel' }, here: 'new' } });
    await press('#merge');
    expect(text()).to.contain('“Novel” has been added to the library and opened.');
    expect(element.renderRoot.querySelector('#back')).to.equal(null);
  });
  it('shows a merge that is taken back elsewhere', async () => {
    await look();
    await press('#merge');
    port.slow = true;
    void exchanging.takeBack(asId<ChangeId>('chg_merge'), 'undo');
    await settle();
    expect(element.renderRoot.querySelector('progress')?.getAttribute('aria-label')).to.equal('Taking the merge back…');
    expect(element.renderRoot.querySelector('#back')?.getAttribute('aria-disabled')).to.equal('true');
    port.waiting?.answer({ ok: true, value: undefined });
    await settle();
    expect(text()).to.contain('has been taken back');
  });
});
