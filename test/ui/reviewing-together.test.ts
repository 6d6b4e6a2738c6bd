import { expect, fixture, html } from '@open-wc/testing';
import { suggest } from '../../src/app/acts.ts';
import { reject } from '../../src/app/review-acts.ts';
import type { Workbench } from '../../src/app/workbench.ts';
import type { SuggestionId } from '../../src/core/ids.ts';
import { ActionRegistry } from '../../src/ui/controllers/actions.ts';
import { preferences } from '../../src/ui/controllers/preferences.ts';
import { AnnounceEvent, listen } from '../../src/ui/events.ts';
import type { ReviewPage } from '../../src/ui/pages/review-page.ts';
import '../../src/ui/pages/review-page.ts';
import { reasons } from '../../src/ui/parts/reasons.ts';
import { MemoryDisk } from '../app/memory-disk.ts';
import { SIX, seg } from './aligning-fixture.ts';
import { openRows, openTab } from './novel-fixture.ts';
import './page-css.ts';
import { waitUntil } from '../until.ts';

describe('reviewing while another tab does', () => {
  let here: Workbench;
  let there: Workbench;
  let page: ReviewPage;
  let said: string[];
  const listed = (): string[] => [...page.renderRoot.querySelectorAll<HTMLElement>('.item')].map(({ dataset }) => dataset['suggestion'] ?? '');
  const focused = (): string | undefined => page.shadowRoot?.activeElement?.closest<HTMLElement>('.item')?.dataset['suggestion'];
  const item = (id: string): HTMLElement => page.renderRoot.querySelector<HTMLElement>(`[data-suggestion="${id}"]`) as HTMLElement;
  const make = (bench: Workbench, number: number): void => {
    const segment = seg('ru', number);
    suggest(bench, { segment, base: bench.tables.get('segment', segment)?.text ?? '', text: `Другой текст ${number}.`, reason: '' });
  };

  beforeEach(async () => {
    reasons.clear();
    const disk = new MemoryDisk();
    here = await openRows(SIX(), 'en', await disk.openTab('here', 'a'));
    there = await openTab(await disk.openTab('there', 'b'));
    preferences.set('nameAsked', true);
    for (const number of [1, 2, 3]) make(here, number);
    page = await fixture(html`<dm-review-page .workbench=${here} .actions=${new ActionRegistry()}></dm-review-page>`);
    said = [];
    listen(page, AnnounceEvent, ({ sentence }) => said.push(sentence));
    await waitUntil(() => there.tables.count('suggestion') === 3, 'the other tab has not heard');
  });
  afterEach(() => { preferences.clear(); });

  it('lists what others suggest as it comes, and the keyboard stays where it is', async () => {
    const second = listed()[1] ?? '';
    item(second).focus();
    make(there, 5);
    await waitUntil(() => listed().length === 4, 'it has not come');
    expect(focused()).to.equal(second);
  });
  it('moves the keyboard on where the suggestion under it is decided elsewhere', async () => {
    const [, second = '', third = ''] = listed();
    item(second).focus();
    reject(there, second as SuggestionId, 'no');
    await waitUntil(() => listed().length === 2, 'it has not gone');
    await waitUntil(() => focused() === third, 'the keyboard fell to the page');
  });
  it('keeps what is being written about it, says so, and lets it go once that is done', async () => {
    const [first = ''] = listed(), card = item(first).querySelector('dm-suggestion-card');
    item(first).focus();
    card?.begin('edit');
    await card?.updateComplete;
    const field = card?.renderRoot.querySelector('textarea') as HTMLTextAreaElement;
    field.value = 'Мой текст.';
    field.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
    reject(there, first as SuggestionId, 'no');
    await waitUntil(() => said.length > 0, 'nothing was said');
    expect(said).to.deep.equal(['Somebody has decided this suggestion meanwhile; what you typed is kept.']);
    expect([listed().includes(first), field.isConnected, field.value]).to.deep.equal([true, true, 'Мой текст.']);
    field.form?.requestSubmit();
    await waitUntil(() => [...here.tables.all('suggestion')].some(({ text, origin }) => text === 'Мой текст.' && origin === 'conflict'), 'the text is nowhere');
    await waitUntil(() => !listed().includes(first), 'it is still listed');
  });
});
