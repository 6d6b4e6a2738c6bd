import { expect } from '@open-wc/testing';
import { isRefusal } from '../../src/core/change.ts';
import type { AlignmentId } from '../../src/core/ids.ts';
import { i18n } from '../../src/i18n/i18n.ts';
import { preferences } from '../../src/ui/controllers/preferences.ts';
import { takenBackSentence } from '../../src/ui/controllers/taken-back.ts';
import type { Bench, Layout } from './aligning-fixture.ts';
import { bead, column, openBench, says, seg, stand, standing, type, version } from './aligning-fixture.ts';
import { novel } from './novel-fixture.ts';
import { frame, lit } from './work-fixture.ts';
import { waitUntil } from '../until.ts';

const LAYOUTS: readonly Layout[] = ['latin', 'russian', 'turkishQ', 'turkishF'];
const PLAIN = ['1', '2', '3', '4', '5', '6'];

interface Case {
  /** What it shows, as a fact. */
  readonly fact: string;
  readonly keys: readonly string[];
  /** Where the keyboard stands at first. */
  readonly at?: readonly [string, number];
  readonly en?: readonly string[];
  readonly tr?: readonly string[];
  readonly ru?: readonly string[];
  /** Where it stands then. */
  readonly then: string;
  readonly also?: (bench: Bench) => void;
}

const CASES: readonly Case[] = [
  { fact: 'U moves a sentence up a row', keys: ['u'], tr: ['1', '2+3', '–', '4', '5', '6'], then: 'tr 3' },
  { fact: 'D moves it down', keys: ['d'], tr: ['1', '2', '–', '3+4', '5', '6'], then: 'tr 3' },
  { fact: 'Shift+D shifts the column down to the end', keys: ['Shift+d'], tr: ['1', '2', '–', '3', '4', '5+6'], then: 'tr –' },
  { fact: 'Shift+U shifts it up', keys: ['Shift+u'], tr: ['1', '2', '3+4', '5', '6', '–'], then: 'tr 3' },
  { fact: 'M groups the row with the next', keys: ['m'], en: ['1', '2', '3+4', '5', '6'], tr: ['1', '2', '3+4', '5', '6'], ru: ['1', '2', '3+4', '5', '6'], then: 'tr 3' },
  { fact: 'M and S on the next sentence leave the rows as they were', keys: ['m', 'ArrowDown', 's'], then: 'tr 4' },
  { fact: 'X swaps with the row below', keys: ['x'], tr: ['1', '2', '4', '3', '5', '6'], then: 'tr 3' },
  { fact: 'Shift+X swaps with the row above', keys: ['Shift+x'], tr: ['1', '3', '2', '4', '5', '6'], then: 'tr 3' },
  { fact: 'N sets a sentence apart', keys: ['n'], tr: ['1', '2', '3', '–', '4', '5', '6'], then: 'tr 3', also: (bench) => { expect(bead(bench, 'tr', 3)).to.include({ status: 'confirmed' }); } },
  { fact: 'A accepts the alignment', keys: ['a'], then: 'tr 3', also: (bench) => {
    expect(bead(bench, 'tr', 3)?.status).to.equal('confirmed');
    expect(bead(bench, 'ru', 3)?.status).to.equal('auto');
  } },
  { fact: 'Shift+A accepts everything up to here', keys: ['Shift+a'], then: 'tr 3', also: (bench) => {
    expect([1, 2, 3, 4].map((at) => bead(bench, 'tr', at)?.status)).to.deep.equal(['confirmed', 'confirmed', 'confirmed', 'auto']);
  } },
  { fact: 'R marks for review', keys: ['r'], then: 'tr 3', also: (bench) => { expect(bead(bench, 'tr', 3)?.status).to.equal('needs-review'); } },
  { fact: 'C clears the mark', keys: ['a', 'c'], then: 'tr 3', also: (bench) => { expect(bead(bench, 'tr', 3)?.status).to.equal('auto'); } },
  { fact: 'J joins two sentences', keys: ['j'], tr: ['1', '2', 'new', '5', '6'], en: ['1', '2', '3+4', '5', '6'], then: 'tr new' },
  { fact: 'Delete deletes the sentence, and the keyboard stays in the emptied cell', keys: ['Delete'], tr: ['1', '2', '–', '4', '5', '6'], then: 'tr –' },
  { fact: 'P ends a paragraph', keys: ['p'], then: 'tr 3', also: ({ workbench }) => { expect(workbench.tables.get('segment', seg('tr', 3))?.after).to.match(/\n\s*\n/); } },
  { fact: 'Space selects, and L links what is selected', keys: [' ', 'ArrowLeft', 'ArrowDown', ' ', 'l'], then: 'ru 4', also: (bench) => {
    const row = bench.page.feed.unitOf(seg('tr', 3));
    expect(row?.cells.get(bench.workbench.tables.get('segment', seg('ru', 4))!.version)).to.include(seg('ru', 4));
  } },
  { fact: 'Shift+Down selects along the column, and U takes all of it up', keys: ['Shift+ArrowDown', 'u'], tr: ['1', '2+3+4', '–', '–', '5', '6'], then: 'tr 4' },
];

function beads({ workbench }: Bench): string {
  return JSON.stringify([...workbench.tables.all('bead')].sort((a, b) => (a.id < b.id ? -1 : 1)));
}

describe('acts on the alignment, by key', () => {
  for (const { fact, keys, at = ['tr', 3] as const, then, also, ...columns } of CASES) {
    it(`${fact}, with any layout, and one undo takes each back`, async () => {
      const bench = await openBench(), before = beads(bench);
      for (const layout of LAYOUTS) {
        await stand(bench, at[0], at[1]);
        const { length } = bench.workbench.log;
        for (const key of keys) await type(bench, key, layout);
        for (const lang of ['en', 'ru', 'tr'] as const) {
          const wanted = columns[lang];
          if (wanted) expect(column(bench, lang), `${layout}, ${lang}`).to.deep.equal(wanted);
        }
        expect(standing(bench), layout).to.equal(then);
        also?.(bench);
        for (let acts = bench.workbench.log.length - length; acts > 0; acts -= 1) bench.workbench.undo();
        await frame();
        expect(column(bench, 'tr')).to.deep.equal(PLAIN);
        expect(beads(bench), layout).to.equal(before);
        bench.actions.run('align.clearSelection');
      }
    });
  }

  it('keeps the focus in the text when an undo takes the focused sentence away', async () => {
    const bench = await openBench();
    await stand(bench, 'tr', 3);
    await type(bench, 'j');
    expect(standing(bench)).to.equal('tr new');
    bench.workbench.undo();
    await frame();
    expect(standing(bench)).to.equal('tr 3');
  });

  it('takes its measures before it draws: afterwards the page would have to be laid out for them', async () => {
    const bench = await openBench(), { page: { windows, feed } } = bench;
    await stand(bench, 'tr', 3);
    const before = lit(bench.page, 'partner'), change = windows.change.bind(windows), drawn: string[][] = [];
    windows.change = (rows) => { drawn.push(lit(bench.page, 'partner')); change(rows); };
    await type(bench, 'd');
    expect(drawn).to.deep.equal([before]);
    expect(lit(bench.page, 'partner')).to.include(seg('en', 4)).and.not.to.include(seg('en', 3));
    expect(feed.focused).to.equal(seg('tr', 3));
  });

  it('does not write the same looks upon the page again, which would be styled anew', async () => {
    const bench = await openBench(), { page } = bench, written: (string | null)[] = [];
    await stand(bench, 'tr', 3);
    const observer = new MutationObserver((changes) => { written.push(...changes.map(({ attributeName }) => attributeName)); });
    observer.observe(page, { attributes: true });
    await type(bench, 'd');
    expect(column(bench, 'tr')).to.deep.equal(['1', '2', '–', '3+4', '5', '6']);
    expect(written).to.deep.equal([]);
    page.columns.hide(version('ru'));
    await page.updateComplete;
    await frame();
    observer.disconnect();
    expect(written).to.include('style');
    page.columns.show(version('ru'));
  });

  it('leaves lit what is lit where the focus goes only to come back', async () => {
    const bench = await openBench(), { feed } = bench.page, point = feed.point.bind(feed), pointed: (string | null)[] = [];
    await stand(bench, 'tr', 3);
    feed.point = (id, by) => { pointed.push(id); point(id, by); };
    for (const key of ['d', 'u', 'j']) await type(bench, key);
    expect(standing(bench)).to.equal('tr new');
    expect(pointed).to.include(seg('tr', 3)).and.not.to.include(null);
    expect(lit(bench.page, 'partner')).to.include(seg('en', 3));
    (bench.page.shadowRoot?.activeElement?.shadowRoot?.activeElement as HTMLElement).blur();
    expect(pointed.at(-1)).to.equal(null);
  });

  it('goes on acting without a pause between the keys', async () => {
    const bench = await openBench();
    await stand(bench, 'tr', 4);
    for (let times = 0; times < 3; times += 1) await type(bench, 'u');
    expect(column(bench, 'tr')).to.deep.equal(['1+2+3+4', '–', '–', '–', '5', '6']);
  });

  it('inserts a sentence and opens the editor in it', async () => {
    const bench = await openBench();
    await stand(bench, 'tr', 3);
    await type(bench, 'i');
    await waitUntil(() => bench.page.renderRoot.querySelector('dm-segment[editing]') !== null, 'no editor');
    expect(column(bench, 'tr')).to.deep.equal(['1', '2', '3+new', '4', '5', '6']);
    expect(says(bench)).to.equal('Sentence 4 inserted, Turkish.');
  });

  it('leaves letters to the editor and to fields', async () => {
    const bench = await openBench();
    await stand(bench, 'tr', 3);
    await type(bench, 'e');
    await waitUntil(() => bench.page.renderRoot.querySelector('dm-segment[editing]') !== null, 'E opens the editor');
    await frame();
    await type(bench, 'u');
    await type(bench, 'Delete');
    expect(column(bench, 'tr')).to.deep.equal(PLAIN);
  });

  it('does nothing by letter where single keys are switched off', async () => {
    const bench = await openBench();
    preferences.set('singleKeys', false);
    await stand(bench, 'tr', 3);
    await type(bench, 'u');
    expect(column(bench, 'tr')).to.deep.equal(PLAIN);
  });

  it('acts on an empty cell as well: what is above comes down, and N says that there is no counterpart', async () => {
    const bench = await openBench();
    await stand(bench, 'tr', 3);
    await type(bench, 'u');
    await type(bench, 'ArrowDown');
    expect(standing(bench)).to.equal('tr –');
    await type(bench, 'c');
    expect(cellText(bench, 3, 'tr')).to.contain('No counterpart');
    await type(bench, 'n');
    expect(cellText(bench, 3, 'tr')).to.contain('Checked: no counterpart, by you');
    expect(standing(bench)).to.equal('tr –');
  });

  it('says in running text that rows are not to be seen there, and joins sentences all the same', async () => {
    const bench = await openBench();
    preferences.set('layout', 'reading');
    await frame();
    await stand(bench, 'tr', 3);
    await type(bench, 'u');
    expect(says(bench)).to.match(/^In running text there are no rows/);
    expect(bead(bench, 'tr', 3)?.target).to.have.lengthOf(1);
    await type(bench, 'j');
    expect(says(bench)).to.equal('Sentence 3 joined with 4, Turkish.');
    await type(bench, ' ');
    expect(bench.page.feed.selection.size).to.equal(0);
  });
});

function cellText({ page }: Bench, row: number, lang: string): string {
  return page.renderRoot.querySelectorAll('.unit')[row - 1]?.querySelector(`[data-column="ver_novel.${lang}"]`)?.textContent.replace(/\s+/g, ' ') ?? '';
}

/** The English words, and where the catalogs have them; `numbers`: of the sentences, as a list in the language. */
const SAID: readonly (readonly [keys: readonly string[], en: string, key: string, params: Readonly<Record<string, number | readonly number[]>>])[] = [
  [['u'], 'Sentence 3 moved up, Turkish.', 'one.moveUp', { numbers: [3] }],
  [['d'], 'Sentence 3 moved down, Turkish.', 'one.moveDown', { numbers: [3] }],
  [['m'], 'Rows grouped: sentences 3 and 4, Turkish.', 'many.group', { numbers: [3, 4] }],
  [['m', 'ArrowDown', 's'], 'Row split at sentence 4, Turkish.', 'one.split', { numbers: [4] }],
  [['x'], 'Swapped with the row below: sentences 3 and 4, Turkish.', 'many.swapDown', { numbers: [3, 4] }],
  [['n'], 'Checked, no counterpart: sentence 3, Turkish.', 'one.detach', { numbers: [3] }],
  [['a'], 'Alignment accepted: sentence 3, Turkish.', 'one.confirm', { numbers: [3] }],
  [['Shift+a'], '3 links accepted up to here, Turkish.', 'confirmAbove', { count: 3 }],
  [['r'], 'Alignment marked for review: sentence 3, Turkish.', 'one.review', { numbers: [3] }],
  [['a', 'c'], 'Mark of the alignment cleared: sentence 3, Turkish.', 'one.clear', { numbers: [3] }],
  [['j'], 'Sentence 3 joined with 4, Turkish.', 'join', { first: 3, second: 4 }],
  [['Delete'], 'Sentence 3 deleted; it is in the history, Turkish.', 'one.delete', { numbers: [3] }],
  [['p'], 'A paragraph ends after sentence 3, Turkish.', 'paragraphOn', { numbers: [3] }],
  [['p', 'p'], 'The paragraph goes on after sentence 3, Turkish.', 'paragraphOff', { numbers: [3] }],
];
const TURKISH = { en: 'Turkish', ru: 'турецкий', tr: 'Türkçe' } as const;
/** Sentences of several columns, by what is chosen. */
const SEVERAL: readonly (readonly [chosen: readonly (readonly [string, number])[], key: string, said: Readonly<Record<keyof typeof TURKISH, string>>])[] = [
  [[['ru', 3], ['ru', 5], ['tr', 6]], 'n', {
    en: 'Checked, no counterpart: sentences 3 and 5, Russian; 6, Turkish.', ru: 'Проверено, соответствия нет: предложения 3 и 5, русский; 6, турецкий.', tr: 'Cümleler denetlendi, karşılıkları yok: 3 ve 5, Rusça; 6, Türkçe.',
  }],
  [[['en', 2], ['ru', 3], ['tr', 1]], 'l', {
    en: 'Sentences linked: 2, English; 3, Russian; 1, Turkish. No longer linked with the original: sentences 2, Russian; 2, Turkish.',
    ru: 'Предложения связаны: 2, английский; 3, русский; 1, турецкий. Больше не связаны с оригиналом: предложения 2, русский; 2, турецкий.',
    tr: 'Cümleler birbirine bağlandı: 2, İngilizce; 3, Rusça; 1, Türkçe. Cümlelerin özgün metinle bağlantısı kalmadı: 2, Rusça; 2, Türkçe.',
  }],
];

function inCatalog(language: keyof typeof TURKISH, key: string, params: (typeof SAID)[number][3]): string {
  const { numbers, ...rest } = params;
  const list = Array.isArray(numbers) ? new Intl.ListFormat(language).format(numbers.map(String)) : '';
  return (i18n.t as (key: string, params: object) => string)(`align.said.${key}`, { ...rest, numbers: list, sentences: `${list}, ${TURKISH[language]}`, language: TURKISH[language] });
}

describe('what is said of an act', () => {
  for (const language of ['en', 'ru', 'tr'] as const) {
    it(`names act, numbers and language, in ${language}`, async () => {
      const bench = await openBench(undefined, language);
      for (const [keys, english, key, params] of SAID) {
        await stand(bench, 'tr', 3);
        const { length } = bench.workbench.log;
        for (const pressed of keys) await type(bench, pressed);
        const wanted = language === 'en' ? english : inCatalog(language, key, params);
        // Browsers do not agree whether Russian languages begin with a capital.
        expect(says(bench).toLocaleLowerCase(language), keys.join(' ')).to.equal(wanted.toLocaleLowerCase(language));
        for (let acts = bench.workbench.log.length - length; acts > 0; acts -= 1) bench.workbench.undo();
        await frame();
      }
    });
  }

  for (const language of ['en', 'ru', 'tr'] as const) {
    it(`names each column with its own sentences, in ${language}`, async () => {
      for (const [chosen, key, said] of SEVERAL) {
        const bench = await openBench(undefined, language);
        for (const [lang, number] of chosen) {
          await stand(bench, lang, number);
          await type(bench, ' ');
        }
        await type(bench, key);
        expect(says(bench).toLocaleLowerCase(language)).to.equal(said[language].toLocaleLowerCase(language));
      }
    });
  }

  it('names all columns whose links are accepted from the original', async () => {
    const bench = await openBench();
    await stand(bench, 'en', 3);
    await type(bench, 'Shift+a');
    expect(says(bench)).to.match(/^6 links accepted up to here, (Russian and Turkish|Turkish and Russian)\.$/);
  });

  it('gives the reason where an act does not apply, and changes nothing', async () => {
    const bench = await openBench();
    const refused = async (lang: string, number: number, key: string): Promise<string> => {
      await stand(bench, lang, number);
      const { length } = bench.workbench.log;
      await type(bench, key);
      expect(bench.workbench.log, key).to.have.lengthOf(length);
      expect(standing(bench)).to.equal(`${lang} ${number}`);
      return says(bench);
    };
    const { t } = bench.page.i18n;
    expect(await refused('tr', 1, 'u')).to.equal(t('refusal.noRowAbove'));
    expect(await refused('tr', 6, 'd')).to.equal(t('refusal.noRowBelow'));
    expect(await refused('tr', 3, 's')).to.equal(t('refusal.firstOfRow'));
    expect(await refused('tr', 3, 'l')).to.equal(t('refusal.nothingSelected'));
    expect(await refused('tr', 6, 'j')).to.equal(t('refusal.noNext'));
    expect(await refused('en', 3, 'Shift+u')).to.equal(t('refusal.pivotStands'));
  });

  it('says which column keeps a row together', async () => {
    const bench = await openBench();
    await stand(bench, 'en', 3);
    await type(bench, 'm');
    await stand(bench, 'tr', 4);
    await type(bench, 's');
    expect(says(bench)).to.equal('Row split at sentence 4, Turkish. On screen the row stays together because of this column: Russian.');
    await type(bench, 's');
    expect(says(bench)).to.equal('In this column the row is already split before this sentence. On screen the row stays together because of this column: Russian.');
  });
});

describe('an act over very many rows', () => {
  it('shows how far it is, can be cancelled, and is said when it is done', async () => {
    const bench = await openBench(novel({ sentences: 1300, langs: ['en', 'tr'] }));
    bench.page.goTo(seg('tr', 1300), { focus: true });
    await waitUntil(() => standing(bench) === 'tr 1300', 'not there');
    await type(bench, 'Shift+a');
    const cancel = bench.page.renderRoot.querySelector<HTMLElement>('.chip progress')?.closest('.chip')?.querySelector<HTMLElement>('button');
    cancel?.click();
    await waitUntil(() => bench.said.length > 0 || bead(bench, 'tr', 1)?.status === 'confirmed', 'neither');
    if (says(bench) === 'Cancelled; nothing was changed.') {
      expect(bead(bench, 'tr', 1)?.status).to.equal('auto');
      await type(bench, 'Shift+a');
    }
    await waitUntil(() => says(bench).includes('accepted up to here'), 'not done');
    expect(says(bench)).to.equal('1,300 links accepted up to here, Turkish.');
    expect(bench.page.renderRoot.querySelector('.chip')).to.equal(null);
    expect(bench.page.shape.units.at(0)).not.to.equal(undefined);
    const undone = bench.workbench.undo();
    if (isRefusal(undone)) throw new Error(undone.no);
    expect(takenBackSentence(bench.workbench, undone, bench.page.i18n).sentence).to.equal('Undone: “Many links confirmed”');
    await frame();
    const version1 = bench.workbench.tables.get('version', version('tr'));
    expect(bench.workbench.tables.beadOf(version1?.alignment as AlignmentId, seg('tr', 1))?.status).to.equal('auto');
  });
});
