import { expect } from '@open-wc/testing';
import { fuzzy } from '../../src/ui/fuzzy.ts';

const found = (label: string, query: string): string | null => {
  const hit = fuzzy(label, query);
  return hit && hit.ranges.map(({ from, to }) => label.slice(from, to)).join('·');
};

describe('fuzzy search in labels', () => {
  it('finds letters together wherever they stand', () => { expect(found('Find and replace', 'repl')).to.equal('repl'); });
  it('finds the beginnings of words', () => { expect(found('Find and replace', 'far')).to.equal('F·a·r'); });
  it('prefers the beginning of a word to the middle of one', () => {
    expect(fuzzy('Settings', 'set')?.score).to.be.above(fuzzy('Reset columns', 'set')?.score ?? 0);
  });
  it('folds: Turkish i’s, ё, capitals', () => {
    expect(found('İlk cümle', 'ilk')).to.equal('İlk');
    expect(found('Işık', 'ISIK'.replace('S', 'Ş'))).to.equal('Işık');
    expect(found('Ещё', 'еще')).to.equal('Ещё');
  });
  it('is not found by letters that happen to stand in that order', () => { 
    expect(found('Sentence beside sentence', 'tbt')).to.equal(null);
    expect(found('Скопировать ссылку на предложение', 'росси')).to.equal(null);
  });
  it('finds everything by nothing', () => { expect(fuzzy('Find', ' ')).to.deep.equal({ score: 0, ranges: [] }); });
});
