/**
 * Each kind of evidence by itself. Where nothing else tells the sentences apart, a lost sentence can be found by this one kind alone: the
 * same text is asked once for every sentence that may be lost, so that an aligner blind to it, whose answer is always the same, fails.
 */
import { expect } from '@open-wc/testing';
import { alignTexts } from '../../src/align/align.ts';
import { makeLexicon } from '../../src/align/lexicon-file.ts';
import type { AlignedBead, AlignOptions, Side } from '../../src/align/types.ts';
import { novel, pairs, proveLaw, side } from './texts.ts';

const repeated = (sentence: string, count: number): string[] => Array.from({ length: count }, () => sentence);
const without = <Item>(items: readonly Item[], at: number): Item[] => items.filter((_, i) => i !== at);
const upTo = (count: number): number[] => Array.from({ length: count }, (_, i) => i);
const straight = (count: number): string[] => upTo(count).map((i) => `${i}:${i}`);

/** The pairs where the target has lost sentence `lost` and all others answer one to one. */
const withLoss = (count: number, lost: number): string[] => upTo(count).map((i) => (i < lost ? `${i}:${i}` : i === lost ? `${i}:` : `${i}:${i - 1}`));

function findsEachLoss(source: Side, target: Side, options: AlignOptions = {}): void {
  for (const lost of upTo(target.sentences.length)) {
    const beads = alignTexts(source, { ...target, sentences: without(target.sentences, lost) }, options);
    expect(pairs(beads), `sentence ${lost} lost`).to.deep.equal(withLoss(source.sentences.length, lost));
  }
}

describe('a lost sentence is found', () => {
  it('by names written in another script', () => {
    const english = ['Moscow', 'London', 'Berlin', 'Madrid', 'Ottawa', 'Zagreb', 'Havana'];
    const russian = ['Москву', 'Лондон', 'Берлин', 'Мадрид', 'Оттаву', 'Загреб', 'Гавану'];
    findsEachLoss(side('en', english.map((city) => `We are going to ${city} now.`)), side('ru', russian.map((city) => `Сегодня мы едем в ${city}.`)));
  });

  it('by numbers, whatever separates their thousands', () => {
    const prices = ['1,250', '7,300', '4,810', '2,940', '6,075', '3,360', '9,120'];
    const english = side('en', prices.map((price) => `It cost ${price} in all.`));
    for (const separator of ['.', ' ', '\u00A0', '\u202F', '’']) {
      findsEachLoss(english, side('ru', prices.map((price) => `Цена была ${price.replace(',', separator)}.`)));
    }
  });

  it('by Roman numerals that became Arabic ones', () => {
    const [roman, arabic] = [['II', 'XI', 'VI', 'IV', 'IX', 'XX', 'XV'], ['2', '11', '6', '4', '9', '20', '15']];
    findsEachLoss(side('en', roman.map((number) => `This is chapter ${number}.`)), side('ru', arabic.map((number) => `Это глава ${number}.`)));
  });

  it('by the words of a lexicon', () => {
    const words = [['bread', 'книги'], ['water', 'ложки'], ['candy', 'орехи'], ['tools', 'гайки'], ['boots', 'туфли'], ['chair', 'диван'], ['glass', 'кубки']] as const;
    const lexicon = makeLexicon('en', 'ru', words.map(([source, target]) => ({ source, target, forward: 0.5, backward: 0.5 })));
    const english = side('en', words.map(([word]) => `They bought the ${word} here.`));
    findsEachLoss(english, side('ru', words.map(([, word]) => `Здесь купили вот это: ${word}.`)), { lexicon });
  });

  it('by words that the pair itself teaches', () => {
    const PI = '314159265358979323846264338327950288419716939937510582097494459230781640628620899862803482534211706798214808651328230664';
    const english = ['bread', 'water', 'candy', 'tools', 'boots', 'chair', 'glass', 'paper', 'knife', 'match'];
    const russian = ['книги', 'ложки', 'орехи', 'гайки', 'туфли', 'диван', 'кубки', 'весло', 'шляпа', 'дрова'];
    const sentences = (words: readonly string[]): string[] => upTo(40).map((i) => [...PI.slice(3 * i, 3 * i + 3)].map((digit) => words[Number(digit)]).join(' '));
    const whole = sentences(russian);
    for (const lost of [5, 12, 20, 27, 34]) {
      expect(pairs(alignTexts(side('en', sentences(english)), side('ru', without(whole, lost)))), `sentence ${lost} lost`).to.deep.equal(withLoss(40, lost));
    }
  });

  it('by the lengths of its neighbours', () => {
    const lengths = [30, 54, 98, 176, 98, 54, 30];
    // One endless word each, in scripts that are not compared sound by sound.
    findsEachLoss(side('he', lengths.map((length) => 'א'.repeat(length))), side('ka', lengths.map((length) => 'ბ'.repeat(length))));
  });

  it('by questions and exclamations', () => {
    const ends = ['.', '?', '!', '?', '.', '!', '.', '?'];
    findsEachLoss(side('en', ends.map((end) => `It was so${end}`)), side('ru', ends.map((end) => `Так и шло${end}`)));
  });

  it('by ends that are no marks of their own: a comma, a full stop, none', () => {
    const ends = [',', '.', ',', '', '.', ',', '.', '', ',', '.'];
    findsEachLoss(side('en', ends.map((end) => `It was so${end}`)), side('ru', ends.map((end) => `Так и шло${end}`)));
  });

  /** Where the parts of a text of equal sentences start and end, the last excluded; each but a heading's own line is alike. */
  const PARTS = [[0, 3], [3, 5], [5, 9], [9, 12], [12, 16]] as const;

  function findsThePart(marked: 'paragraphEnds' | 'headings', marks: readonly number[]): void {
    for (const [start, end] of PARTS) {
      const lost = start + (marked === 'headings' ? 1 : 0);
      const source = { ...side('en', repeated('It was so.', 16)), [marked]: marks };
      const target = { ...side('ru', repeated('Так и шло.', 15)), [marked]: marks.map((mark) => (mark > lost ? mark - 1 : mark)) };
      const found = alignTexts(source, target).filter((bead) => bead.target.length === 0).flatMap((bead) => bead.source);
      expect(found, `one of ${start}..${end - 1} lost`).to.have.length(1);
      expect(found[0]).to.be.within(lost, end - 1);
    }
  }

  it('in its paragraph by where paragraphs end', () => {
    findsThePart('paragraphEnds', PARTS.map(([, end]) => end - 1));
  });

  it('under its heading by where headings stand', () => {
    findsThePart('headings', PARTS.map(([start]) => start));
  });
});

describe('what two sentences became', () => {
  const { en, ru } = novel(40);
  const PLACES = [5, 10, 20, 30];
  const aligned = (source: readonly string[], target: readonly string[], options: AlignOptions = {}): string[] => pairs(alignTexts(side('en', source), side('ru', target), options));

  it('when one was left out, or put in, is a null on either side', () => {
    for (const at of PLACES) {
      expect(aligned(en, without(ru, at))).to.include(`${at}:`).and.to.have.length(40);
      expect(aligned(without(en, at), ru)).to.include(`:${at}`).and.to.have.length(40);
    }
  });

  it('when one was cut in two, is one to two; when two were joined, two to one', () => {
    for (const at of PLACES) {
      const words = ru[at]!.split(' и ');
      const half = Math.floor(words.length / 2);
      const cut = ru.toSpliced(at, 1, `${words.slice(0, half).join(' и ')}.`, `${words.slice(half).join(' и ')}.`);
      expect(aligned(en, cut)).to.deep.equal(upTo(40).map((i) => (i < at ? `${i}:${i}` : i === at ? `${i}:${i} ${i + 1}` : `${i}:${i + 1}`)));
      const joined = ru.toSpliced(at, 2, `${ru[at]!.slice(0, -1)} и ${ru[at + 1]!}`);
      expect(aligned(en, joined)).to.deep.equal([...straight(at), `${at} ${at + 1}:${at}`, ...upTo(38 - at).map((i) => `${at + 2 + i}:${at + 1 + i}`)]);
    }
  });

  it('when neighbours changed places, are crossed pairs', () => {
    for (const at of PLACES) {
      const crossed = straight(40).toSpliced(at, 2, `${at}:${at + 1}`, `${at + 1}:${at}`);
      expect(aligned(en, ru.toSpliced(at, 2, ru[at + 1]!, ru[at]!))).to.deep.equal(crossed);
    }
  });

  it('when two were joined, is less sure where a paragraph ends between them', () => {
    for (const at of PLACES) {
      const joined = side('ru', ru.toSpliced(at, 2, `${ru[at]!.slice(0, -1)} и ${ru[at + 1]!}`));
      const score = (end: number): number => {
        const found = alignTexts({ ...side('en', en), paragraphEnds: [end] }, joined).find(({ source }) => source.join() === `${at},${at + 1}`);
        return found?.score ?? 0;
      };
      expect(score(at), `an end after ${at}`).to.be.lessThan(score(at + 1));
    }
  });

  it('goes on past lines of noise on one side, which are nulls', () => {
    const noise = ['Библиотека «Родник», все права сохранены за издателем', 'Сканирование и вычитка: общество любителей старой книги', 'Читайте продолжение на следующей странице'];
    const noisy = ru.toSpliced(28, 0, noise[0]!).toSpliced(16, 0, noise[1]!).toSpliced(6, 0, noise[2]!);
    const beads = alignTexts(side('en', en), side('ru', noisy));
    proveLaw(beads, 40, 43);
    expect(beads.filter((bead) => bead.source.length === 0).map((bead) => bead.target[0])).to.deep.equal([6, 17, 30]);
  });

  it('goes on past a line of a number or of asterisks, which is a null', () => {
    for (const line of ['* * *', '17', '—']) {
      for (const at of PLACES) expect(aligned(en, ru.toSpliced(at, 0, line)), `${line} at ${at}`).to.include(`:${at}`).and.to.have.length(41);
    }
  });

  it('is told to the neighbours by a confirmed bead', () => {
    const [source, target] = [repeated('It was so.', 7), repeated('Так и шло.', 6)];
    const found = (i: number, j: number): string[] => aligned(source, target, { confirmed: [{ source: [i], target: [j] }] });
    // One target sentence is missing; only the confirmed bead says whether before it or after.
    expect(found(5, 5)).to.deep.equal(withLoss(7, 6));
    for (const i of [1, 2, 3, 4]) {
      expect(lossOf(found(i, i)), `${i} answers ${i}`).to.be.greaterThan(i);
      expect(lossOf(found(i + 1, i)), `${i + 1} answers ${i}`).to.be.lessThan(i + 1);
    }
  });

  const lossOf = (found: readonly string[]): number => Number(found.find((pair) => pair.endsWith(':'))?.slice(0, -1));
});

describe('scores', () => {
  const { en, ru } = novel(40);
  const lowest = (beads: readonly AlignedBead[]): number => Math.min(...beads.map(({ score }) => score));

  it('of a clear text are 0.9 and more', () => {
    const beads = alignTexts(side('en', en), side('ru', ru));
    expect(pairs(beads)).to.deep.equal(straight(40));
    expect(lowest(beads)).to.be.at.least(0.9);
  });

  it('are lowest where either of two sentences may be the right one', () => {
    for (const at of [5, 10, 20, 30]) {
      const beads = alignTexts(side('en', en.toSpliced(at, 0, en[at]!)), side('ru', ru));
      const unsure = beads.filter(({ source }) => source.includes(at) || source.includes(at + 1));
      expect(Math.max(...unsure.map(({ score }) => score)), `twice at ${at}`).to.be.lessThan(lowest(beads.filter((bead) => !unsure.includes(bead))));
    }
  });

  it('are lowest where the translation says something else', () => {
    const other = ['Вчера кошка спала на крыше старого амбара до самого вечера, никого не замечая.', 'Ну и пусть.', 'Дождь.', 'Потом все разошлись кто куда, и больше никто ни разу не вспоминал об этом.'];
    for (const at of [8, 18, 28]) {
      const beads = alignTexts(side('en', en), side('ru', ru.toSpliced(at, 4, ...other)));
      const wrong = (bead: AlignedBead): boolean => bead.source.some((i) => i >= at && i < at + 4) || bead.target.some((j) => j >= at && j < at + 4);
      expect(lowest(beads.filter(wrong)), `from ${at}`).to.be.lessThan(lowest(beads.filter((bead) => !wrong(bead))));
    }
  });
});
