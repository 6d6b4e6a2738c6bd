// How sure the alignment is: marks in the rows, and the walk through the places where it is not.
import { expect, fixture, html } from '@open-wc/testing';
import type { BeadId } from '../../src/core/ids.ts';
import type { Workbench } from '../../src/app/workbench.ts';
import { i18n } from '../../src/i18n/i18n.ts';
import { ActionRegistry } from '../../src/ui/controllers/actions.ts';
import { preferences } from '../../src/ui/controllers/preferences.ts';
import type { Doubt } from '../../src/ui/doubts.ts';
import { Doubts } from '../../src/ui/doubts.ts';
import { sureness } from '../../src/ui/links.ts';
import { DoubtfulWalk } from '../../src/ui/controllers/doubtful-walk.ts';
import type { DmWorkPage } from '../../src/ui/pages/work-page.ts';
import '../../src/ui/pages/work-page.ts';
import { shapeOf } from '../../src/ui/work-shape.ts';
import { percent } from '../../src/ui/parts/link-mark.ts';
import type { NovelOptions } from './novel-fixture.ts';
import { novel, novelBead, novelSegment, novelVersion, openRows } from './novel-fixture.ts';
import './page-css.ts';
import { all, focusedSegment, frame, open, openWithWalk, press } from './work-fixture.ts';

interface Opened { page: DmWorkPage; workbench: Workbench; actions: ActionRegistry; said: string[] }

async function openNovel(options: Partial<NovelOptions> = {}, language: 'en' | 'ru' | 'tr' = 'en'): Promise<Opened> {
  const workbench = await openRows(novel({ sentences: 8, ...options }), language);
  return openWithWalk(workbench);
}

const SCORES: Readonly<Record<string, readonly number[]>> = { ru: [0.97, 0.62, 0.97, 0.3, 0.97, 0.62, 0.97, 0.97], tr: [0.97, 0.97, 0.8, 0.97, 0.97, 0.97, 0.97, 0.97] };
const judged: NovelOptions['judged'] = (at, lang) => ({ score: SCORES[lang]?.[at] ?? 1 });

describe('how a cell hangs on the original', () => {
  it('says nothing where everything is confirmed', async () => {
    const { page } = await open();
    expect(all(page, '.link')).to.have.lengthOf(0);
    const novelPage = (await openNovel({ judged: () => ({ status: 'confirmed', score: 1 }) })).page;
    expect(all(novelPage, '.link')).to.have.lengthOf(0);
  });

  it('is marked in each cell of a translation, with a shape for each step and its words', async () => {
    const { page } = await openNovel({ judged: (at, lang) => (at === 4 ? { status: 'confirmed' } : at === 5 ? { status: 'needs-review' } : judged(at, lang)) });
    await expect(page).to.be.accessible();
    const marks = all(page, '[data-unit] .cell:nth-child(2) .link').map((mark) => [mark.className.trim(), mark.title]);
    expect(marks).to.deep.equal([
      ['link auto sure', 'Aligned automatically, sure (97%)'], ['link auto doubtful', 'Aligned automatically, doubtful (62%)'],
      ['link auto sure', 'Aligned automatically, sure (97%)'], ['link auto poor', 'Aligned automatically, very doubtful (30%)'],
      ['link confirmed', 'Alignment confirmed'], ['link needs-review', 'Alignment needs review, automatic score 97%'],
      ['link auto sure', 'Aligned automatically, sure (97%)'], ['link auto sure', 'Aligned automatically, sure (97%)'],
    ]);
    expect(all(page, '.cell:nth-child(1) .link'), 'the original hangs on nothing').to.have.lengthOf(0);
    expect(all(page, '.link').every((mark) => mark.textContent === mark.title), 'heard as well as seen').to.equal(true);
    const looks = new Set(['sure', 'fair', 'doubtful', 'poor', 'confirmed', 'needs-review'].map((name) => {
      const mark = page.renderRoot.querySelector(`.link.${name}`);
      const { backgroundImage, backgroundSize, backgroundRepeat } = mark ? getComputedStyle(mark) : { backgroundImage: name, backgroundSize: '', backgroundRepeat: '' };
      return [backgroundImage.replace(/(color|oklab|rgb)[^)]*\)/g, 'ink'), backgroundSize, backgroundRepeat].join(' ');
    }));
    expect(looks.size, 'told apart without colour').to.equal(6);
  });

  it('is marked in an empty cell too', async () => {
    const { page } = await openNovel({ alone: [2], judged: (at) => (at === 2 ? { score: 0.55 } : {}) });
    const empty = page.renderRoot.querySelector(`[data-unit="${novelSegment('en', 2)}"] [data-empty="${novelVersion('ru')}"]`);
    expect(empty?.querySelector<HTMLElement>('.link')?.title).to.equal('Aligned automatically, doubtful (55%)');
    expect(empty?.textContent).to.contain('No counterpart');
  });

  it('rounds down, so that nothing doubtful reads like something sure', () => {
    expect(percent(0.8999, 'en')).to.equal('89%');
    expect(percent(0.8999, 'tr')).to.equal('%89');
    expect([0.9, 0.8999, 0.7, 0.6999, 0.5, 0.4999].map(sureness)).to.deep.equal(['sure', 'fair', 'fair', 'doubtful', 'doubtful', 'poor']);
  });

  it('has two marks in a cell that two beads share with one sentence of the original', async () => {
    const rows = novel({ sentences: 6, judged: (at) => ({ score: at === 1 ? 0.6 : 0.95 }) });
    // Sentences 2 and 3 of the original are one in Turkish, so one row; in Russian they are two.
    const bead = rows.bead.map((one) => (one.id === novelBead('tr', 1)
      ? { ...one, source: [novelSegment('en', 1), novelSegment('en', 2)], target: [novelSegment('tr', 1), novelSegment('tr', 2)] } : one)).filter(({ id }) => id !== novelBead('tr', 2));
    const workbench = await openRows({ ...rows, bead });
    const page = await fixture<DmWorkPage>(html`<dm-work-page .workbench=${workbench} .actions=${new ActionRegistry()} .at=${null}></dm-work-page>`);
    await frame();
    const row = page.renderRoot.querySelector(`[data-unit="${novelSegment('en', 1)}"]`);
    expect([...row?.querySelectorAll<HTMLElement>('.link') ?? []].map((one) => one.className)).to.deep.equal(['link auto doubtful', 'link auto sure', 'link auto doubtful']);
  });
});

describe('the walk through doubtful places', () => {
  const doubt = (id: string): Doubt => ({ bead: id as BeadId, version: novelVersion('ru'), score: 0.5, segment: novelSegment('ru', 0) });
  const doubts = ['a', 'b', 'c'].map(doubt);

  it('lists what a machine found and is not sure of, the least sure first, then row by row', async () => {
    const { workbench } = await openNovel({ judged: (at, lang) => (at === 6 ? { status: 'needs-review', score: 0.1 } : at === 7 ? { status: 'confirmed', score: 0.1 } : judged(at, lang)), alone: [5] });
    const shape = shapeOf(workbench);
    expect(shape.open).to.equal(true);
    expect(shape.of(Doubts)?.list.map(({ score, segment }) => [score, segment])).to.deep.equal([
      [0.3, novelSegment('ru', 3)], [0.62, novelSegment('ru', 1)], [0.62, novelSegment('ru', 5)], [0.62, novelSegment('en', 5)], [0.8, novelSegment('tr', 2)],
    ]);
  });

  it('goes round in both directions, and goes on where the last one has been settled', () => {
    const walk = new DoubtfulWalk();
    const go = (by: 1 | -1, list = doubts): unknown => { const step = walk.go(list, by); return step && [step.doubt.bead, step.at, step.again]; };
    expect(walk.placeIn(doubts)).to.equal(0);
    expect(go(1)).to.deep.equal(['a', 1, false]);
    expect(go(-1)).to.deep.equal(['c', 3, true]);
    expect(go(1)).to.deep.equal(['a', 1, true]);
    expect(go(1)).to.deep.equal(['b', 2, false]);
    const settled = ['a', 'c'].map(doubt);
    expect(walk.placeIn(settled)).to.equal(0);
    expect(go(1, settled)).to.deep.equal(['c', 2, false]);
    expect(go(1, [])).to.equal(null);
    const back = new DoubtfulWalk();
    expect(back.go(doubts, -1)?.doubt.bead).to.equal('c');
  });

  it('goes from one to the next by F8, says where, and begins again at the end', async () => {
    const { page, actions, said } = await openNovel({ judged });
    const next = async (id = 'walk.next'): Promise<string> => { actions.run(id); await frame(); return focusedSegment(page); };
    expect(actions.get('walk.next')?.keys).to.deep.equal(['F8']);
    expect(await next()).to.equal(novelSegment('ru', 3));
    expect(said.at(-1)).to.equal('Doubtful place 1 of 4: Russian, 30%.');
    expect(await next()).to.equal(novelSegment('ru', 1));
    expect(await next()).to.equal(novelSegment('ru', 5));
    expect(await next()).to.equal(novelSegment('tr', 2));
    expect(said.at(-1)).to.equal('Doubtful place 4 of 4: Turkish, 80%.');
    expect(await next()).to.equal(novelSegment('ru', 3));
    expect(said.at(-1)).to.equal('Round complete. Doubtful place 1 of 4: Russian, 30%.');
    expect(await next('walk.previous')).to.equal(novelSegment('tr', 2));
  });

  it('counts in the palette, and leaves out the columns that are not on screen', async () => {
    const { page, actions, said } = await openNovel({ judged });
    const label = (): string | undefined => actions.get('walk.next')?.label(i18n.t);
    expect(label()).to.equal('Next doubtful place (4)');
    actions.run('walk.next');
    expect(label()).to.equal('Next doubtful place (1 of 4)');
    preferences.set('hidden', [novelVersion('ru')]);
    await page.updateComplete;
    expect(label()).to.equal('Next doubtful place (1)');
    preferences.set('hidden', [novelVersion('ru'), novelVersion('tr')]);
    await page.updateComplete;
    actions.run('walk.next');
    expect(said.at(-1)).to.equal('There are no doubtful places in the columns on screen.');
    expect(label()).to.equal('Next doubtful place');
  });

  it('closes an open editor, whose draft stays', async () => {
    const { page, actions, workbench } = await openNovel({ judged });
    preferences.set('nameAsked', true);
    page.goTo(novelSegment('tr', 0), { focus: true });
    await frame();
    press(page.renderRoot.querySelector(`[data-segment="${novelSegment('tr', 0)}"]`) as HTMLElement, 'Enter');
    await frame();
    workbench.draft(novelSegment('tr', 0), 'Yarım');
    actions.run('walk.next');
    await frame();
    expect(page.renderRoot.querySelector('dm-segment[editing]')).to.equal(null);
    expect(focusedSegment(page)).to.equal(novelSegment('ru', 3));
    expect(workbench.draftOf(novelSegment('tr', 0))?.text).to.equal('Yarım');
  });
});
