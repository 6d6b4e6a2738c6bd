// What an act and a jump make anew: as little as can be; and what an element must forget that serves another sentence.
import { expect } from '@open-wc/testing';
import { column, openBench, seg, stand, standing, type } from './aligning-fixture.ts';
import { SegmentElement } from '../../src/ui/parts/segment.ts';
import { open, scrollTo, still } from './long-fixture.ts';
import { all, frame, hover, lit, segments } from './work-fixture.ts';
import { waitUntil } from '../until.ts';

describe('the elements of sentences', function suite() {
  this.timeout(60_000);

  it('go along with them into another row, with the focus, and come back with an undo', async () => {
    const bench = await openBench(), { page } = bench;
    await stand(bench, 'tr', 3);
    const before = segments(page), element = page.shadowRoot?.activeElement;
    for (const [act, there] of [[() => type(bench, 'd'), ['1', '2', '–', '3+4', '5', '6']], [() => { bench.workbench.undo(); return frame(); }, ['1', '2', '3', '4', '5', '6']]] as const) {
      await act();
      expect([column(bench, 'tr'), standing(bench)]).to.deep.equal([there, 'tr 3']);
      expect(segments(page).filter((one) => !before.includes(one)).map(({ dataset }) => dataset['segment'])).to.deep.equal([]);
      expect(page.shadowRoot?.activeElement).to.equal(element);
    }
  });

  it('serve what sentences are joined into, and the focus stays in them', async () => {
    const bench = await openBench(), { page } = bench;
    await stand(bench, 'tr', 3);
    const element = page.shadowRoot?.activeElement;
    const correcting = Reflect.get(page, 'correcting') as { current: string | null };
    await type(bench, 'j');
    expect(correcting.current, 'what the palette is about').to.equal((element as HTMLElement).dataset['segment']);
    expect([standing(bench), page.shadowRoot?.activeElement === element, page.feed.focused === (element as HTMLElement).dataset['segment']]).to.deep.equal(['tr new', true, true]);
    bench.workbench.undo();
    await frame();
    expect([standing(bench), page.feed.tabStop]).to.deep.equal(['tr 3', seg('tr', 3)]);
  });

  it('keep the light where an undo was done, while the keyboard stays where it is', async () => {
    const bench = await openBench(), { page } = bench;
    await stand(bench, 'tr', 5);
    await type(bench, 'd');
    await stand(bench, 'tr', 1);
    bench.workbench.undo();
    page.showChanged(seg('tr', 5));
    await frame();
    expect([standing(bench), page.feed.focused, [...lit(page, 'unit'), ...lit(page, 'partner')].includes(seg('tr', 5))]).to.deep.equal(['tr 1', seg('tr', 5), true]);
  });

  it('stay where they are in the document while an editor is open in them, wherever the focus is', async () => {
    const { page } = await open();
    await scrollTo(60_000);
    await still();
    const id = segments(page).at(0)?.segment.id;
    if (!id) throw new Error('no sentence');
    page.openEditor(id);
    const editor = (): HTMLElement | null => page.renderRoot.querySelector(`[data-segment="${id}"]`)?.shadowRoot?.querySelector('dm-segment-editor') ?? null;
    await waitUntil(() => editor() !== null, 'no editor');
    await frame();
    (page.shadowRoot?.activeElement as HTMLElement | null)?.blur();
    const opened = editor();
    let moved = 0;
    const row = page.renderRoot.querySelector(`[data-segment="${id}"]`)?.closest('.unit');
    const watcher = new MutationObserver((records) => { for (const { removedNodes } of records) if ([...removedNodes].some((node) => node === row)) moved += 1; });
    watcher.observe(page.renderRoot, { childList: true, subtree: true });
    for (const top of [200_000, 20_000, 61_000, 0, 150_000]) await scrollTo(top);
    await still();
    watcher.disconnect();
    expect([editor() === opened, moved]).to.deep.equal([true, 0]);
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
    expect(page.feed.pointed, 'no pointer is there any more').to.equal(null);
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
