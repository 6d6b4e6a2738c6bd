import { expect } from '@open-wc/testing';
import { isRefusal } from '../../src/core/change.ts';
import type { Workbench } from '../../src/app/workbench.ts';
import { splitSentence } from '../../src/app/alignment-acts.ts';
import { AnnounceEvent, listen } from '../../src/ui/events.ts';
import { MemoryDisk } from '../app/memory-disk.ts';
import type { Bench } from './aligning-fixture.ts';
import { benchOn, column, seg, SIX, stand, standing, type } from './aligning-fixture.ts';
import { openRows, openTab } from './novel-fixture.ts';
import { frame } from './work-fixture.ts';
import { waitUntil } from '../until.ts';

/** The page in one tab, and another tab without one. */
async function two(): Promise<Bench & { there: Workbench; news: AnnounceEvent[] }> {
  const disk = new MemoryDisk(), news: AnnounceEvent[] = [];
  const here = await openRows(SIX(), 'en', await disk.openTab('here', 'a'));
  const bench = await benchOn(here), there = await openTab(await disk.openTab('there', 'b'));
  listen(bench.page, AnnounceEvent, (event) => { news.push(event); });
  return { ...bench, there, news };
}

function cut(there: Workbench, lang: string, number: number): void {
  const text = there.tables.get('segment', seg(lang, number))?.text ?? '';
  if (isRefusal(splitSentence(there, { segment: seg(lang, number), base: text, text, at: text.indexOf(' ') + 1 }))) expect.fail('not cut');
}

describe('aligning while another tab does', () => {
  it('keeps what is being typed in a sentence that goes, closes its editor, says so and leads there', async () => {
    const { page, workbench, there, news, ...bench } = await two();
    const all = { page, workbench, ...bench };
    await stand(all, 'tr', 3);
    await type(all, 'e');
    const words = (): HTMLElement | null | undefined => page.renderRoot.querySelector('dm-segment[editing]')?.shadowRoot?.querySelector('dm-segment-editor')?.shadowRoot?.querySelector<HTMLElement>('#words');
    await waitUntil(() => Boolean(words()), 'no editor');
    const editor = words() as HTMLElement;
    editor.textContent = 'Yarım kalan';
    editor.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
    cut(there, 'tr', 3);
    await waitUntil(() => news.some(({ act }) => act !== null), 'nobody was told');
    const told = news.find(({ act }) => act !== null);
    expect(told?.sentence).to.equal('A sentence you were writing was split, joined or deleted elsewhere. Your words are kept as a suggestion at sentence 3 (Turkish).');
    expect([...workbench.tables.all('suggestion')].map(({ text }) => text)).to.deep.equal(['Yarım kalan']);
    expect(page.kept).to.equal(null);
    told?.act?.run();
    await waitUntil(() => standing(all) === 'tr new');
  });

  it('takes no letter that was meant for a sentence as a key, until the hands rest or go to another key', async () => {
    const all = await two(), { page, workbench, there } = all;
    const words = (): HTMLElement | null | undefined => page.renderRoot.querySelector('dm-segment[editing]')?.shadowRoot?.querySelector('dm-segment-editor')?.shadowRoot?.querySelector<HTMLElement>('#words');
    const field = document.body.appendChild(document.createElement('input')), press = new KeyboardEvent('keydown', { key: 'x', bubbles: true, cancelable: true });
    const inField = (): void => { field.dispatchEvent(press); };
    for (const [number, pause] of [[1, () => new Promise((rested) => setTimeout(rested, 1_100))], [3, () => type(all, 'Escape')], [5, inField]] as const) {
      await stand(all, 'tr', number);
      await type(all, 'Escape'); // of an earlier time
      await type(all, 'e');
      await waitUntil(() => Boolean(words()), 'no editor');
      (words() as HTMLElement).textContent = 'Yarım kalan';
      words()?.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
      cut(there, 'tr', number);
      await waitUntil(() => page.kept === null && standing(all) === 'tr new', 'the editor goes');
      const { length } = workbench.log;
      for (const key of [' ', 'n', 'u', 'Backspace', 'A']) await type(all, key);
      expect([page.feed.selection.size, workbench.log.slice(length).filter(({ kind }) => kind !== 'editSegment').length], 'nothing was done').to.deep.equal([0, 0]);
      await pause();
      await type(all, ' ');
      expect(page.feed.selection.size).to.equal(1);
      await type(all, 'Escape');
    }
    field.remove();
    expect(press.defaultPrevented, 'what is written in a field is written').to.equal(false);
  });

  it('keeps the keyboard in the text when its sentence is cut elsewhere', async () => {
    const all = await two();
    await stand(all, 'tr', 3);
    cut(all.there, 'tr', 3);
    await waitUntil(() => column(all, 'tr').includes('new+new'), 'not cut here');
    await frame();
    expect(standing(all)).to.equal('tr new');
    await type(all, 'u');
    expect(column(all, 'tr')).to.deep.equal(['1', '2+new', 'new', '4', '5', '6']);
  });

  it('says so when an act of one’s own came too late', async () => {
    const all = await two();
    cut(all.there, 'tr', 3);
    cut(all.workbench, 'tr', 3);
    await all.there.settled();
    await all.workbench.settled();
    await waitUntil(() => [all.there, all.workbench].every(({ tables }) => tables.segmentsOf('ver_novel.tr' as never).length === 7), 'not the same');
    await frame();
    const told = all.news.find(({ sentence }) => sentence.startsWith('Not done after all: Sentence cut in two.'));
    // Whichever tab wrote first: one of the two acts is void, and it is told where it was done.
    const inVain = all.workbench.log.filter(({ device, patch }) => device === all.workbench.device && Object.keys(patch.segment ?? {}).length === 0);
    expect(Boolean(told)).to.equal(inVain.length > 0);
  });
});
