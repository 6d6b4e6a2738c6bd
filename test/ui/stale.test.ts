// Confirmed sentences beside which something has changed since: the mark, the words that changed, and "still right".
import { expect } from '@open-wc/testing';
import type { SegmentId } from '../../src/core/ids.ts';
import { save, setState } from '../../src/app/acts.ts';
import type { Language } from '../../src/i18n/i18n.ts';
import { preferences } from '../../src/ui/controllers/preferences.ts';
import type { SegmentElement } from '../../src/ui/parts/segment.ts';
import type { Bench } from './aligning-fixture.ts';
import { openBench, says, seg, stand, standing, type, version } from './aligning-fixture.ts';
import { novel } from './novel-fixture.ts';
import { frame } from './work-fixture.ts';

const settle = async (): Promise<void> => { await frame(); await frame(); };
const at = ({ page }: Bench, lang: string, number: number): SegmentElement => page.renderRoot.querySelector(`[data-segment="${seg(lang, number)}"]`) as SegmentElement;
const foot = (bench: Bench, lang: string, number: number): string => at(bench, lang, number).renderRoot.querySelector<HTMLElement>('.notes')?.innerText.trim() ?? '';
const mark = (bench: Bench, lang: string, number: number): HTMLElement | null => at(bench, lang, number).renderRoot.querySelector('.note.warn');
const changes = (bench: Bench, lang: string, number: number): string[] => [...at(bench, lang, number).renderRoot.querySelectorAll<HTMLElement>('.stale-text')].map(({ innerText }) => innerText.replace(/\s+/g, ' ').replace(/ (?=[;.])/g, '').trim());
const textOf = ({ workbench }: Bench, id: SegmentId): string => workbench.tables.get('segment', id)?.text ?? '';

function write(bench: Bench, [lang, number]: [string, number], text: string): void { save(bench.workbench, { segment: seg(lang, number), base: textOf(bench, seg(lang, number)), text }); }

/** Three rows; the Russian and the Turkish sentence of the second are confirmed, then the English one changes. */
async function open(language: Language = 'en'): Promise<Bench> {
  const rows = novel({ sentences: 3, segment: (made, place, lang) => (place === 1 && lang === 'en' ? { ...made, text: 'The old lamp was red.' } : made) });
  const bench = await openBench(rows, language);
  preferences.set('nameAsked', true);
  for (const lang of ['ru', 'tr']) setState(bench.workbench, seg(lang, 2), 'reviewed');
  write(bench, ['en', 2], 'The old lamp was blue.');
  await settle();
  return bench;
}

afterEach(() => { localStorage.clear(); });

describe('a confirmed sentence beside which something has changed', () => {
  it('says so in words, names the language, and has it in its description', async () => {
    const bench = await open();
    expect(foot(bench, 'tr', 2)).to.equal('Changed since it was confirmed: English');
    expect(foot(bench, 'ru', 2)).to.equal('Changed since it was confirmed: English');
    expect(foot(bench, 'en', 2), 'nobody has confirmed it').to.equal('');
    expect(foot(bench, 'tr', 1)).to.equal('');
    const text = at(bench, 'tr', 2).renderRoot.querySelector('#text');
    expect(text?.getAttribute('aria-describedby')?.split(' ').map((id) => at(bench, 'tr', 2).renderRoot.querySelector(`#${id}`)?.textContent).join(' ')).to.contain('Changed since it was confirmed');
  });

  it('shows, when it is opened, word for word what has changed since it was confirmed, not since yesterday', async () => {
    const bench = await open();
    write(bench, ['en', 2], 'The new lamp was blue.');
    await settle();
    mark(bench, 'tr', 2)?.click();
    await settle();
    expect(changes(bench, 'tr', 2)).to.deep.equal(['English The deleted: old; added: new; lamp was deleted: red; added: blue;.']);
    expect(at(bench, 'tr', 2).renderRoot.querySelector('.stale-text .diff')?.getAttribute('lang')).to.equal('en');
  });

  it('is confirmed again by its button, which is said; the mark of the other language stays', async () => {
    const bench = await open();
    await stand(bench, 'tr', 2);
    mark(bench, 'tr', 2)?.click();
    await settle();
    at(bench, 'tr', 2).renderRoot.querySelector<HTMLElement>('#still')?.focus();
    at(bench, 'tr', 2).renderRoot.querySelector<HTMLElement>('#still')?.click();
    await settle();
    expect(says(bench)).to.equal('Confirmed again: sentence 2 (Turkish)');
    expect(mark(bench, 'tr', 2)).to.equal(null);
    expect(mark(bench, 'ru', 2)).to.not.equal(null);
    expect(standing(bench), 'the button has gone, the keyboard has not').to.equal('tr 2');
    bench.workbench.undo();
    await settle();
    expect(foot(bench, 'tr', 2)).to.equal('Changed since it was confirmed: English');
  });

  for (const layout of ['latin', 'russian', 'turkishQ', 'turkishF'] as const) {
    it(`is confirmed again with Y (${layout})`, async () => {
      const bench = await open();
      await stand(bench, 'ru', 2);
      await type(bench, 'y', layout);
      expect(says(bench)).to.equal('Confirmed again: sentence 2 (Russian)');
      expect(bench.workbench.tables.get('segment', seg('ru', 2))?.state).to.equal('reviewed');
      await settle();
      expect(mark(bench, 'ru', 2)).to.equal(null);
    });
  }

  it('is confirmed again with the keys that confirm: in the editor, and for its state', async () => {
    const bench = await open();
    bench.page.openEditor(seg('ru', 2));
    await settle();
    expect(changes(bench, 'ru', 2).join(), 'what has changed can be read while one corrects it').to.contain('added: blue');
    at(bench, 'ru', 2).renderRoot.querySelector('dm-segment-editor')?.renderRoot.querySelector('#words')?.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', ctrlKey: true, bubbles: true, composed: true, cancelable: true }));
    await settle();
    expect(mark(bench, 'ru', 2)).to.equal(null);
    expect(says(bench)).to.equal('Confirmed: sentence 2 (Russian)');
    await stand(bench, 'tr', 2);
    await type(bench, '3');
    await settle();
    expect(mark(bench, 'tr', 2)).to.equal(null);
  });

  it('is none any more where the words are again what they were, or where it is corrected itself', async () => {
    const bench = await open();
    write(bench, ['ru', 2], 'Старая лампа была синей.');
    await settle();
    expect(mark(bench, 'ru', 2)).to.equal(null);
    write(bench, ['en', 2], 'The old lamp was red.');
    await settle();
    expect(foot(bench, 'tr', 2), 'the Russian has changed meanwhile').to.equal('Changed since it was confirmed: Russian');
  });

  it('names several languages, and those that are no longer beside it', async () => {
    const bench = await open();
    write(bench, ['ru', 2], 'Старая лампа была синей.');
    await settle();
    expect(foot(bench, 'tr', 2)).to.equal('Changed since it was confirmed: English and Russian');
    await stand(bench, 'ru', 2);
    await type(bench, 'd');
    await settle();
    mark(bench, 'tr', 2)?.click();
    await settle();
    expect(changes(bench, 'tr', 2).at(-1)).to.contain('Russian').and.to.contain('Nothing stands there any more.');
  });

  it('says why there is nothing to confirm again', async () => {
    const bench = await open();
    await stand(bench, 'en', 2);
    await type(bench, 'y');
    expect(says(bench)).to.equal('This sentence has not been confirmed yet.');
    await stand(bench, 'tr', 2);
    await type(bench, 'y');
    await type(bench, 'y');
    expect(says(bench)).to.equal('Nothing has changed beside this sentence since it was confirmed.');
  });

  for (const [language, words] of [['en', 'Changed since it was confirmed: English'], ['ru', 'Изменилось после подтверждения: английский'], ['tr', 'Onaydan sonra değişti: İngilizce']] as [Language, string][]) {
    it(`is accessible in ${language}, in rows and in running text`, async () => {
      const bench = await open(language);
      expect(foot(bench, 'tr', 2)).to.equal(words);
      mark(bench, 'tr', 2)?.click();
      await settle();
      await expect(bench.page).to.be.accessible();
      bench.page.layout = 'reading';
      await settle();
      expect(foot(bench, 'tr', 2)).to.equal(words);
      await expect(bench.page).to.be.accessible();
    });
  }

  it('is marked when it is drawn first, too, and when what changed comes from another tab', async () => {
    const bench = await open();
    preferences.set('hidden', [version('en')]);
    await settle();
    expect(foot(bench, 'tr', 2), 'the English column is hidden').to.equal('Changed since it was confirmed: English');
  });
});
