// What an act and a jump make anew: as little as can be; and what an element must forget that serves another sentence.
import { expect } from '@open-wc/testing';
import { column, openBench, seg, stand, standing, type } from './aligning-fixture.ts';
import { SegmentElement } from '../../src/ui/parts/segment.ts';
import { open, scrollTo, still } from './long-fixture.ts';
import { all, frame, hover, segments } from './work-fixture.ts';

const TRAVELS = 'moveBefore' in Element.prototype;

describe('the elements of sentences', function suite() {
  this.timeout(60_000);

  it('go along with them into another row, with the focus, and come back with an undo', async () => {
    const bench = await openBench(), { page } = bench;
    await stand(bench, 'tr', 3);
    const before = segments(page), element = page.shadowRoot?.activeElement;
    for (const [act, there] of [[() => type(bench, 'd'), ['1', '2', '–', '3+4', '5', '6']], [() => { bench.workbench.undo(); return frame(); }, ['1', '2', '3', '4', '5', '6']]] as const) {
      let left = 0;
      element?.addEventListener('focusout', () => { left += 1; });
      await act();
      expect([column(bench, 'tr'), standing(bench)]).to.deep.equal([there, 'tr 3']);
      expect(segments(page).filter((one) => !before.includes(one)).map(({ dataset }) => dataset['segment'])).to.deep.equal([]);
      if (TRAVELS) expect([page.shadowRoot?.activeElement === element, left]).to.deep.equal([true, 0]);
    }
  });

  it('serve what sentences are joined into, and the focus stays in them', async () => {
    const bench = await openBench(), { page } = bench;
    await stand(bench, 'tr', 3);
    const element = page.shadowRoot?.activeElement;
    await type(bench, 'j');
    expect([standing(bench), page.shadowRoot?.activeElement === element, page.feed.focused === (element as HTMLElement).dataset['segment']]).to.deep.equal(['tr new', true, true]);
    bench.workbench.undo();
    await frame();
    expect([standing(bench), page.feed.tabStop]).to.deep.equal(['tr 3', seg('tr', 3)]);
  });

  it('are drawn again only where an act changes what they show', async () => {
    const bench = await openBench(), drawn: string[] = [];
    await stand(bench, 'tr', 3);
    const prototype = SegmentElement.prototype as unknown as { updated(...given: unknown[]): void }, { updated } = prototype;
    prototype.updated = function record(this: HTMLElement, ...given: unknown[]) { drawn.push(`${this.lang} ${this.dataset['segment']?.at(-1) ?? ''}`); updated.apply(this, given); };
    await type(bench, 'd');
    prototype.updated = updated;
    // The one that went, and those beside it there, hear of another link; nothing else does.
    expect([...new Set(drawn)].sort()).to.deep.equal(['tr 2', 'tr 3']);
    expect(drawn).to.have.lengthOf(2);
  });

  it('serve other rows after a jump, and forget what was open in them and where the pointer was', async () => {
    const { page } = await open();
    await scrollTo(20_000);
    await still();
    const before = new Set(segments(page)), one = segments(page).at(-1);
    if (!one) throw new Error('no sentence');
    Object.assign(one, { staleShown: true });
    hover(one);
    const was = one.dataset['segment'];
    expect(page.feed.pointed).to.equal(was);
    await scrollTo(200_000);
    await still();
    const now = segments(page), same = now.filter((element) => before.has(element)).length;
    expect(same, `${same} of ${now.length} were there before`).to.be.above(Math.min(before.size, now.length) * 0.7);
    expect([one.isConnected, one.dataset['segment'] === was, Reflect.get(one, 'staleShown')]).to.deep.equal([true, false, false]);
    expect(page.feed.pointed).to.equal(one.dataset['segment']);
    for (const element of now) expect(element.renderRoot.querySelector('#words')?.textContent).to.equal(element.segment.text);
  });

  it('do not take what is selected along to other words', async () => {
    const { page } = await open();
    await scrollTo(20_000);
    await still();
    const [one] = segments(page), words = one?.renderRoot.querySelector('#words');
    if (!words) throw new Error('no sentence');
    getSelection()?.selectAllChildren(words);
    const before = new Set(segments(page));
    await scrollTo(200_000);
    await still();
    expect(segments(page).filter((element) => before.has(element))).to.deep.equal([]);
    getSelection()?.removeAllRanges();
  });

  it('leave no element behind', async () => {
    const { page } = await open();
    const through = async (): Promise<number> => {
      for (let step = 1; step <= 8; step += 1) await scrollTo(step * 20_000);
      await scrollTo(0);
      await still();
      return page.feed.travel.seats.size;
    };
    expect(await through()).to.equal(all(page, '.unit dm-segment').length);
  });
});
