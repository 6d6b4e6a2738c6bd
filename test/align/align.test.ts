import fc from 'fast-check';
import { expect } from '@open-wc/testing';
import { alignTexts } from '../../src/align/align.ts';
import { type AlignedBead } from '../../src/align/types.ts';
import { holds, PATIENCE } from '../property.ts';
import { novel, pairs, proveLaw, side } from './texts.ts';

const sentence = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.constantFrom('', ' ', '* * *', '—', '12', 'Да.', 'Evet!', 'The same sentence.', 'İstanbul’da ıslak', 'שלום עולם', '\uD800', '你好，世界。', 'XIV — 1 000,5'),
  fc.array(fc.constantFrom('Moscow', 'Москва', 'London', 'Лондон', 'and', 'и', '7', '?'), { maxLength: 12 }).map((words) => words.join(' ')),
);
const text = fc.array(sentence, { maxLength: 30 });

describe('alignment of any two texts', function () {
  this.timeout(PATIENCE);

  it('A1: has every sentence of both in exactly one bead', async () => {
    await holds(fc.tuple(text, text), ([source, target]) => {
      proveLaw(alignTexts(side('en', source), side('tr', target)), source.length, target.length);
    }, { runs: 100 });
  });

  it('is the same each time', async () => {
    await holds(fc.tuple(text, text), ([source, target]) => {
      expect(alignTexts(side('en', source), side('ru', target))).to.deep.equal(alignTexts(side('en', source), side('ru', target)));
    }, { runs: 20 });
  });

  it('keeps every confirmed bead with score 1', async () => {
    const example = fc.tuple(fc.array(sentence, { minLength: 1, maxLength: 14 }), fc.array(sentence, { minLength: 1, maxLength: 14 }), fc.infiniteStream(fc.nat(5)));
    await holds(example, ([source, target, numbers]) => {
      const next = (): number => Number(numbers.next().value);
      const confirmed = Array.from({ length: 3 }, () => ({ source: [] as number[], target: [] as number[] }));
      source.forEach((_, i) => confirmed[next()]?.source.push(i));
      target.forEach((_, j) => confirmed[next()]?.target.push(j));
      const beads = alignTexts(side('en', source), side('ru', target), { confirmed });
      const all = beads.flatMap((bead) => bead.source).sort((x, y) => x - y);
      proveLaw([{ source: all, target: beads.flatMap((bead) => bead.target), score: 1 }], source.length, target.length);
      for (const bead of confirmed) if (bead.source.length + bead.target.length > 0) expect(beads).to.deep.include({ ...bead, score: 1 });
    }, { runs: 100 });
  });

  it('of nothing is nothing, and of a side that is empty all nulls', () => {
    expect(alignTexts(side('en', []), side('ru', []))).to.deep.equal([]);
    expect(pairs(alignTexts(side('en', ['One.', 'Two.']), side('ru', [])))).to.deep.equal(['0:', '1:']);
    expect(pairs(alignTexts(side('en', []), side('ru', ['Раз.', 'Два.'])))).to.deep.equal([':0', ':1']);
  });

  it('of one sentence and another is one bead', () => {
    expect(pairs(alignTexts(side('en', ['It rains.']), side('ru', ['Идёт дождь.'])))).to.deep.equal(['0:0']);
  });

  it('of equal sentences obeys A1', () => {
    const same = Array.from({ length: 1_000 }, () => 'The very same sentence.');
    proveLaw(alignTexts(side('en', same), side('ru', same)), same.length, same.length);
  });

  it('of one sentence and ten thousand, and of one endless sentence, obeys A1 too', () => {
    const { ru } = novel(10_000);
    proveLaw(alignTexts(side('en', ['One.']), side('ru', ru)), 1, ru.length);
    proveLaw(alignTexts(side('ru', ru), side('en', ['One.'])), ru.length, 1);
    proveLaw(alignTexts(side('en', ['word '.repeat(20_000), 'Two.']), side('ru', ['слово '.repeat(20_000), 'Два.'])), 2, 2);
  });

  it('refuses confirmed beads that name a sentence twice or one that is not there', () => {
    const confirm = (...confirmed: { source: number[]; target: number[] }[]) => () => alignTexts(side('en', ['a', 'b']), side('ru', ['а', 'б']), { confirmed });
    expect(confirm({ source: [2], target: [0] })).to.throw(RangeError);
    expect(confirm({ source: [0], target: [0] }, { source: [0], target: [1] })).to.throw(RangeError);
  });
});

describe('alignment of a long text', function () {
  this.timeout(PATIENCE);
  const { en, ru } = novel(2_500);
  const lost = ru.filter((_, j) => j < 1_200 || j >= 1_400);
  let beads: AlignedBead[] = [];
  const parts: AlignedBead[] = [];
  const shares: number[] = [];
  before(() => {
    beads = alignTexts(side('en', en), side('ru', lost), { onBeads: (part) => parts.push(...part), onProgress: (share) => shares.push(share) });
  });

  it('finds the way round a lost chapter', () => {
    proveLaw(beads, en.length, lost.length);
    const right = beads.filter(({ source: [i = -1], target }) => (i < 1_200 ? target[0] === i : i < 1_400 ? target.length === 0 : target[0] === i - 200));
    expect(right.length / beads.length).to.be.greaterThan(0.97);
  });

  it('comes in parts that together are the answer', () => {
    expect(parts).to.deep.equal(beads);
  });

  it('tells its progress, from 0 to 1 and never back', () => {
    expect(shares[0]).to.equal(0);
    expect(shares.at(-1)).to.equal(1);
    expect(shares).to.deep.equal([...shares].sort((x, y) => x - y));
    expect(new Set(shares).size).to.be.greaterThan(5);
  });
});
