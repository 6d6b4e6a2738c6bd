import { expect } from '@open-wc/testing';
import { LiveUnits } from '../../src/core/live-units.ts';
import type { SuggestionId } from '../../src/core/ids.ts';
import { asId } from '../../src/core/ids.ts';
import type { Author, Suggestion } from '../../src/core/model.ts';
import { Tables } from '../../src/core/tables.ts';
import type { ReviewFilter } from '../../src/ui/review-view.ts';
import { NO_FILTER, authorsOf, grouped, isFiltering, kindsOf, reviewItems } from '../../src/ui/review-view.ts';
import { novel, novelSegment, novelVersion } from './novel-fixture.ts';

const AYLA: Author = { personId: asId('per_ayla'), name: 'Ayla' };
let time = 0;

const about = (lang: string, at: number, more: Partial<Suggestion> = {}): Suggestion => {
  time += 1;
  return {
    id: asId(`sug_${time}`), version: novelVersion(lang), segment: novelSegment(lang, at), base: 'before', text: `after ${time}`, reason: '', origin: 'person', author: AYLA,
    time, status: 'open', decision: null, ...more,
  };
};
/** Twelve sentences in three languages; the fourth and fifth Russian ones make one suggestion's run. */
const rows = (suggestion: readonly Suggestion[], change: (made: ReturnType<typeof novel>) => object = () => ({})): Tables => {
  const made = novel({ sentences: 12 });
  return new Tables({ ...made, suggestion, ...change(made) });
};
const list = (tables: Tables, filter: Partial<ReviewFilter> = {}, kept: readonly string[] = []) => reviewItems({ ...NO_FILTER, ...filter }, { tables, units: new LiveUnits(tables), kept: new Set(kept) });
const ids = (tables: Tables, filter: Partial<ReviewFilter> = {}, kept: readonly string[] = []): SuggestionId[] => list(tables, filter, kept).map(({ suggestion: { id } }) => id);

describe('what the review page lists', () => {
  it('stands in the order of the rows, then of the columns, then of age, whatever the order of the ids', () => {
    const late = about('tr', 9), russian = about('ru', 2), older = about('en', 2), newer = about('en', 2), first = about('tr', 0);
    expect(ids(rows([late, newer, russian, first, older]))).to.deep.equal([first.id, older.id, newer.id, russian.id, late.id]);
  });
  it('groups neighbours about the same sentences', () => {
    const a = about('en', 2), b = about('en', 2), run = about('ru', 3, { run: [novelSegment('ru', 3), novelSegment('ru', 4)] }), c = about('ru', 3);
    const groups = grouped(list(rows([a, b, run, c])));
    expect(groups.map(({ items }) => items.map(({ suggestion: { id } }) => id))).to.deep.equal([[a.id, b.id], [run.id], [c.id]]);
    expect(groups[1]?.items[0]?.run.map(({ id }) => id)).to.deep.equal(run.run);
    expect(groups[1]?.items[0]?.number).to.equal(4);
  });
  it('finds every sentence of a run by its number', () => {
    const run = about('ru', 3, { run: [novelSegment('ru', 3), novelSegment('ru', 4)] }), tables = rows([run, about('ru', 5)]);
    expect([ids(tables, { words: '4' }), ids(tables, { words: '5' }), ids(tables, { words: ' 3 ' })]).to.deep.equal([[run.id], [run.id], []]);
  });
  it('finds words of the text, the proposal, the reason and the decision, folded and typed either way (NFC, NFD)', () => {
    const one = about('en', 2, { text: 'Ёлка', reason: 'kâğıt'.normalize('NFC') }), two = about('tr', 3, { text: 'IŞIK' }), tables = rows([one, two]);
    expect([ids(tables, { words: 'елка' }), ids(tables, { words: 'kâğıt'.normalize('NFD') }), ids(tables, { words: 'ışık' }), ids(tables, { words: '\uD800' })]).to.deep.equal([[one.id], [one.id], [two.id], []]);
    const decided = rows([about('en', 1, { status: 'rejected', decision: { author: AYLA, time: 9, reason: 'too long' } })]);
    expect(ids(decided, { decided: true, words: 'LONG' })).to.have.length(1);
  });
  it('puts what was decided last first', () => {
    const [a, b] = [5, 7].map((at) => about('en', 12 - at, { status: 'accepted', decision: { author: AYLA, time: at, reason: '' } })) as [Suggestion, Suggestion], open = about('en', 1);
    expect(ids(rows([a, b, open]), { decided: true })).to.deep.equal([b.id, a.id]);
    expect(ids(rows([a, b, open]))).to.deep.equal([open.id]);
  });
  it('keeps what somebody writes about, whatever the filter says', () => {
    const decided = about('en', 1, { status: 'rejected', decision: { author: AYLA, time: 1, reason: '' } }), open = about('en', 2), tables = rows([decided, open]);
    expect(ids(tables, { words: 'nothing like it' }, [decided.id])).to.deep.equal([decided.id]);
  });
  it('has the one about a sentence that nobody knows at the end, and shows it', () => {
    const lost = about('en', 99), there = about('en', 11), items = list(rows([lost, there]));
    expect(items.map(({ suggestion: { id }, number, current }) => [id, number, current === ''])).to.deep.equal([[there.id, 12, false], [lost.id, undefined, true]]);
  });
  it('shows what came of a suggestion in the version that replaced its own, not both', () => {
    const old = about('ru', 3), copy = about('tr', 3, { from: old.id }), alone = about('ru', 4);
    const tables = rows([old, copy, alone], ({ version }) => ({ version: version.map((one) => (one.id === novelVersion('ru') ? { ...one, alignment: null, replacedBy: novelVersion('tr') } : one)) }));
    expect(ids(tables)).to.include(copy.id).and.to.include(alone.id).and.not.to.include(old.id);
  });
  it('tells kinds: a disputed one is also what it is about', () => {
    expect([
      about('en', 1), about('en', 1, { origin: 'conflict' }), about('en', 1, { origin: 'release' }), about('en', 1, { proposes: { kind: 'state', state: 'final' } }), about('en', 1, { status: 'disputed', against: [] }),
    ].map(kindsOf)).to.deep.equal([['text'], ['conflict'], ['release'], ['state'], ['text', 'disputed']]);
  });
  it('names each author once, as they signed last', () => {
    const tables = rows([about('en', 1, { author: { ...AYLA, name: '' } }), about('en', 2), about('en', 3, { author: { ...AYLA, name: 'Ayla Ş.' } }), about('en', 4, { author: { ...AYLA, name: '' } })]);
    expect(authorsOf(tables, NO_FILTER)).to.deep.equal([{ ...AYLA, name: 'Ayla Ş.' }]);
    expect(authorsOf(tables, { decided: true })).to.deep.equal([]);
  });
  it('is filtered by words, and not by blanks', () => {
    expect([isFiltering(NO_FILTER), isFiltering({ ...NO_FILTER, words: '  ' }), isFiltering({ ...NO_FILTER, words: 'a' }), isFiltering({ ...NO_FILTER, decided: true })]).to.deep.equal([false, false, true, false]);
  });
});
