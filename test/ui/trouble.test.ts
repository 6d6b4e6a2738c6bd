// Finding the trouble on the work page: the bar with its counts, the walk, and "only these rows".
import { expect } from '@open-wc/testing';
import type { BeadId, SegmentId, VersionId } from '../../src/core/ids.ts';
import { asId } from '../../src/core/ids.ts';
import type { Bead } from '../../src/core/model.ts';
import { save, setState, suggest } from '../../src/app/acts.ts';
import { addNote } from '../../src/app/review-acts.ts';
import type { Workbench } from '../../src/app/workbench.ts';
import type { Language } from '../../src/i18n/i18n.ts';
import { i18n } from '../../src/i18n/i18n.ts';
import { type ActionRegistry } from '../../src/ui/controllers/actions.ts';
import { preferences } from '../../src/ui/controllers/preferences.ts';
import type { DmWorkPage } from '../../src/ui/pages/work-page.ts';
import '../../src/ui/pages/work-page.ts';
import type { TroubleBar } from '../../src/ui/parts/trouble-bar.ts';
import { TROUBLES } from '../../src/ui/row-marks.ts';
import { novel, novelBead, novelSegment, novelVersion, openRows } from './novel-fixture.ts';
import './page-css.ts';
import { all, focusedSegment, frame, openWithWalk, press } from './work-fixture.ts';
import { waitUntil } from '../until.ts';

interface Opened { page: DmWorkPage; workbench: Workbench; actions: ActionRegistry; said: string[] }

const RU = novelVersion('ru'), TR = novelVersion('tr');

/** Twelve rows: 3 and 7 are doubtful, 5 and 6 are one in Turkish, 8 is empty in Russian; 10 has a note. All but these and 1 are confirmed. */
function rows(sentences = 12): ReturnType<typeof novel> {
  const made = novel({ sentences, judged: () => ({ status: 'confirmed', score: 1 }) });
  const auto = { status: 'auto' as const, score: 0.97 };
  const judged: Readonly<Record<string, Partial<Bead>>> = {
    [novelBead('ru', 1)]: auto, [novelBead('ru', 3)]: { ...auto, score: 0.6 }, [novelBead('tr', 7)]: { ...auto, score: 0.4 },
    [novelBead('tr', 5)]: { ...auto, source: [novelSegment('en', 5), novelSegment('en', 6)], target: [novelSegment('tr', 5), novelSegment('tr', 6)] },
    [novelBead('ru', 8)]: { ...auto, target: [] }, [novelBead('ru', 9)]: { target: [novelSegment('ru', 8), novelSegment('ru', 9)] }, [novelBead('tr', 10)]: { note: 'A name?' },
  };
  return { ...made, bead: made.bead.filter(({ id }) => id !== novelBead('tr', 6)).map((bead) => ({ ...bead, ...judged[bead.id] })) };
}

async function open({ language = 'en', sentences = 12 }: { language?: Language; sentences?: number } = {}): Promise<Opened> {
  const workbench = await openRows(rows(sentences), language);
  preferences.set('nameAsked', true);
  return openWithWalk(workbench);
}

const bar = (page: DmWorkPage): TroubleBar => page.renderRoot.querySelector('dm-trouble-bar') as TroubleBar;
const inBar = <E extends HTMLElement>(page: DmWorkPage, selector: string): E => bar(page).renderRoot.querySelector(selector) as E;
const count = (page: DmWorkPage): string => inBar(page, '.count').textContent.trim();
const counts = (page: DmWorkPage): number[] => [...bar(page).renderRoot.querySelectorAll('option')].map(({ textContent }) => Number(/\d+/.exec(textContent)?.[0]));
const shownRows = (page: DmWorkPage): string[] => all(page, '[data-unit]').map(({ dataset }) => dataset['unit'] ?? '');
const en = (...places: number[]): string[] => places.map((at) => novelSegment('en', at));
const settle = async (): Promise<void> => { await frame(); await frame(); };
const confirm = (workbench: Workbench, version: VersionId, segment: SegmentId): void => {
  workbench.dispatch('setLinkStatus', ({ author }) => ({ links: [{ version, segment }], status: 'confirmed', author }));
};

async function choose(page: DmWorkPage, kind: (typeof TROUBLES)[number]): Promise<void> {
  const select = inBar<HTMLSelectElement>(page, 'select');
  select.value = kind;
  select.dispatchEvent(new Event('change', { bubbles: true }));
  await settle();
}

async function only(page: DmWorkPage, on = true): Promise<void> {
  const box = inBar<HTMLInputElement>(page, '.only input');
  box.checked = on;
  box.dispatchEvent(new Event('change', { bubbles: true }));
  await settle();
}

async function opened(options: Parameters<typeof open>[0] = {}): Promise<Opened> {
  const there = await open(options);
  there.actions.run('walk.open');
  await settle();
  return there;
}

describe('the bar of places to look at', () => {
  it('opens by its action, has the focus then, counts each kind, and goes with Escape', async () => {
    const { page } = await opened();
    expect(page.shadowRoot?.activeElement).to.equal(bar(page));
    expect([...bar(page).renderRoot.querySelectorAll('option')].map(({ textContent }) => textContent.trim())).to.deep.equal([
      'Doubtful (2)', 'Not confirmed (5)', 'Not one to one (3)', 'Empty on a side (1)', 'Changed since confirmed (0)', 'With a suggestion (0)', 'With an open note (1)',
    ]);
    expect(count(page)).to.equal('2 in all');
    await expect(page).to.be.accessible();
    inBar(page, 'select').dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, composed: true, cancelable: true }));
    await settle();
    expect(page.renderRoot.querySelector('dm-trouble-bar')).to.equal(null);
    expect(focusedSegment(page), 'the keyboard is back in the text').to.not.equal('');
  });

  it('knows, when it is opened, what was done while it was closed', async () => {
    const { page, workbench, actions } = await open();
    confirm(workbench, TR, novelSegment('tr', 7));
    actions.run('walk.open');
    await page.updateComplete;
    await bar(page).updateComplete;
    expect(counts(page)).to.deep.equal([1, 4, 3, 1, 0, 0, 1]);
  });

  it('counts what is on screen, and anew after each act', async () => {
    const { page, workbench } = await opened();
    confirm(workbench, TR, novelSegment('tr', 7));
    await settle();
    expect(counts(page)).to.deep.equal([1, 4, 3, 1, 0, 0, 1]);
    workbench.undo();
    preferences.set('hidden', [TR]);
    await settle();
    expect(counts(page)).to.deep.equal([1, 3, 2, 1, 0, 0, 0]);
  });

  for (const [language, words] of [['en', 'Empty on a side, place 1 of 1: Russian.'], ['ru', 'Пусто с одной стороны, место 1 из 1: русский.'], ['tr', 'Bir yanı boş, 1. yer (toplam 1): Rusça.']] as const) {
    it(`says in the interface language where it went: ${language}`, async () => {
      const { page, actions, said } = await open({ language });
      actions.run('walk.empty');
      await waitUntil(() => said.length > 0, 'nothing was said');
      await settle();
      expect(said.at(-1)).to.equal(words);
      expect(page.renderRoot.querySelector('[data-empty]:focus')?.getAttribute('data-empty'), 'the empty cell itself').to.equal(RU);
    });
  }
});

describe('the walk through a kind of places', () => {
  it('goes in the order of the text from where one stands, and round again', async () => {
    const { page, actions, said } = await opened();
    await choose(page, 'unequal');
    const go = async (id: string): Promise<string> => { actions.run(id); await settle(); return focusedSegment(page); };
    page.goTo(novelSegment('ru', 7), { focus: true });
    await settle();
    expect(await go('walk.next')).to.equal('');
    expect(said.at(-1)).to.equal('Not one to one, place 2 of 3: Russian.');
    expect(count(page)).to.equal('2 of 3');
    expect(await go('walk.next')).to.equal(novelSegment('ru', 8));
    expect(await go('walk.next')).to.equal(novelSegment('tr', 5));
    expect(said.at(-1)).to.equal('Round complete. Not one to one, place 1 of 3: Turkish.');
    expect(await go('walk.previous')).to.equal(novelSegment('ru', 8));
    expect(actions.get('walk.next')?.label(i18n.t)).to.equal('Next place that is not one to one (3 of 3)');
  });

  it('finds notes, also on the original, and what changed since it was confirmed', async () => {
    const { page, actions, workbench } = await opened();
    addNote(workbench, { segment: novelSegment('en', 2), text: 'Which river?' });
    setState(workbench, novelSegment('tr', 4), 'reviewed');
    save(workbench, { segment: novelSegment('en', 4), base: workbench.tables.get('segment', novelSegment('en', 4))?.text ?? '', text: 'A river.' });
    const go = async (): Promise<string> => { actions.run('walk.next'); await settle(); return focusedSegment(page); };
    await choose(page, 'notes');
    page.goTo(novelSegment('en', 0), { focus: true });
    await settle();
    expect(await go()).to.equal(novelSegment('en', 2));
    expect(await go()).to.equal(novelSegment('tr', 10));
    await choose(page, 'stale');
    expect(await go()).to.equal(novelSegment('tr', 4));
    await only(page);
    expect(shownRows(page)).to.deep.equal(en(4));
  });

  it('finds suggestions that nobody has decided', async () => {
    const { page, actions, workbench } = await opened();
    suggest(workbench, { segment: novelSegment('en', 2), base: workbench.tables.get('segment', novelSegment('en', 2))?.text ?? '', text: 'A river.', reason: '' });
    await choose(page, 'suggested');
    page.goTo(novelSegment('en', 0), { focus: true });
    await settle();
    actions.run('walk.next');
    await settle();
    expect(focusedSegment(page)).to.equal(novelSegment('en', 2));
  });

  it('leaves out what is confirmed, where one wants it', async () => {
    const { page } = await opened();
    await choose(page, 'unequal');
    expect(inBar(page, '.only').textContent).to.contain('Only these rows');
    const box = inBar<HTMLInputElement>(page, '.unchecked input');
    box.checked = true;
    box.dispatchEvent(new Event('change'));
    await settle();
    expect(count(page)).to.equal('2 in all');
  });

  it('says so where there is nothing of the kind', async () => {
    const { actions, said } = await open();
    preferences.set('hidden', [RU, TR]);
    await settle();
    for (const kind of TROUBLES) { actions.run(`walk.${kind}`); await settle(); }
    expect(said).to.deep.equal([
      'There are no doubtful places in the columns on screen.', 'Everything is confirmed in the columns on screen.', 'Everything is one to one in the columns on screen.',
      'Nothing is empty on a side in the columns on screen.', 'In the columns on screen, nothing has changed since it was confirmed.',
      'There are no open suggestions in the columns on screen.', 'There are no open notes in the columns on screen.',
    ]);
  });
});

describe('only these rows', () => {
  it('are exactly these, numbered as rows of the grid, in each kind', async () => {
    const { page, said } = await opened();
    page.goTo(novelSegment('ru', 3), { focus: true });
    await settle();
    await only(page);
    expect(shownRows(page)).to.deep.equal(en(3, 7));
    const grid = page.renderRoot.querySelector('[role=grid]');
    expect(grid?.getAttribute('aria-rowcount')).to.equal('4');
    expect(all(page, '[data-unit]').map((row) => row.getAttribute('aria-rowindex'))).to.deep.equal(['3', '4']);
    expect(said.at(-1)).to.equal('Doubtful: 2 of 11 rows are shown.');
    expect(inBar(page, '.only').textContent).to.contain('2 of 11');
    await expect(page).to.be.accessible();
    await choose(page, 'empty');
    expect(shownRows(page), 'and the one in which the keyboard is').to.deep.equal(en(3, 8));
    await only(page, false);
    expect(shownRows(page)).to.have.lengthOf(11);
    expect(said.at(-1)).to.equal('All rows are shown again: 11.');
    expect(grid?.getAttribute('aria-rowcount')).to.equal('13');
  });

  it('keep a row that has been settled until the keyboard leaves it', async () => {
    const { page, workbench } = await opened();
    page.goTo(novelSegment('ru', 3), { focus: true });
    await settle();
    await only(page);
    page.goTo(novelSegment('ru', 3), { focus: true });
    await settle();
    confirm(workbench, RU, novelSegment('ru', 3));
    await settle();
    expect(shownRows(page), 'still there').to.deep.equal(en(3, 7));
    press(page.renderRoot.querySelector(`[data-segment="${novelSegment('ru', 3)}"]`) as HTMLElement, 'ArrowDown');
    await settle();
    await settle();
    expect(shownRows(page), 'arrow keys go along the rows on screen').to.deep.equal(en(7));
    expect(focusedSegment(page)).to.equal(novelSegment('ru', 7));
  });

  it('follow an act that changes rows', async () => {
    const { page, workbench } = await opened();
    await choose(page, 'unequal');
    page.goTo(novelSegment('tr', 5), { focus: true });
    await settle();
    await only(page);
    expect(shownRows(page)).to.deep.equal(en(5, 8, 9));
    workbench.dispatch('groupSegments', ({ author, newId }) => ({ version: TR, segments: [novelSegment('tr', 0), novelSegment('tr', 1)], bead: asId<BeadId>(newId('bead')), author }));
    await settle();
    expect(shownRows(page), 'a row that has become one of them').to.deep.equal(en(0, 5, 8, 9));
    workbench.undo();
    await settle();
    expect(shownRows(page)).to.deep.equal(en(5, 8, 9));
  });

  it('show a row, for a while, to which a search or a link leads', async () => {
    const { page } = await opened();
    page.goTo(novelSegment('ru', 3), { focus: true });
    await settle();
    await only(page);
    expect(page.goTo(novelSegment('tr', 10), { focus: true })).to.equal(true);
    await settle();
    expect(focusedSegment(page)).to.equal(novelSegment('tr', 10));
    await settle();
    expect(shownRows(page)).to.deep.equal(en(3, 7, 10));
    page.goTo(novelSegment('ru', 7), { focus: true });
    await settle();
    await settle();
    expect(shownRows(page)).to.deep.equal(en(3, 7));
  });

  it('are given up where none is left', async () => {
    const { page, workbench, said } = await opened();
    page.goTo(novelSegment('ru', 3), { focus: true });
    await settle();
    await only(page);
    confirm(workbench, RU, novelSegment('ru', 3));
    confirm(workbench, TR, novelSegment('tr', 7));
    await settle();
    expect(shownRows(page)).to.deep.equal(en(3));
    page.goTo(novelSegment('ru', 4), { focus: true });
    await settle();
    await settle();
    expect(shownRows(page)).to.have.lengthOf(11);
    expect(said).to.include('No such row is left. All rows are shown again: 11.');
    await only(page);
    expect(said.at(-1)).to.equal('There are no doubtful places in the columns on screen.');
    expect(inBar<HTMLInputElement>(page, '.only input').checked).to.equal(false);
  });

  it('come and go around the row where one is, which stays where it is on screen', async () => {
    const { page } = await opened({ sentences: 700 });
    page.goTo(novelSegment('tr', 300), { focus: true });
    await settle();
    await only(page);
    const rowCount = (): string | null | undefined => page.renderRoot.querySelector('[role=grid]')?.getAttribute('aria-rowcount');
    expect(rowCount(), 'two doubtful rows and the one where one is').to.equal('5');
    const top = (): number => page.renderRoot.querySelector(`[data-segment="${novelSegment('tr', 300)}"]`)?.getBoundingClientRect().top ?? -1;
    const before = top();
    await only(page, false);
    await settle();
    expect(rowCount()).to.equal('701');
    expect(top()).to.be.closeTo(before, 3);
  });

  it('are not for running text, which has no rows', async () => {
    const { page } = await opened();
    await only(page);
    page.layout = 'reading';
    await settle();
    expect(all(page, 'dm-segment')).to.have.lengthOf(36);
    expect(bar(page).renderRoot.querySelector('.only')).to.equal(null);
    page.layout = 'aligned';
    await settle();
    expect(shownRows(page).length).to.be.below(5);
  });
});
