// Patches and tables, one fact a line.
import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import type { Rows, Segment } from '../../src/core/model.ts';
import { compose, editsOf, invert, isEmpty, PatchBuilder, sameValue } from '../../src/core/patch.ts';
import type { Patch } from '../../src/core/patch.ts';
import { compare, Tables } from '../../src/core/tables.ts';
import { asId } from '../../src/core/ids.ts';
import { ownerOf, TABLE_NAMES } from '../../src/core/model.ts';
import { holds } from '../property.ts';
import { seg, small, sug, ver } from './small.ts';

const row = (text: string, id = 's'): Segment => ({ id: seg(id), version: ver('ru'), order: '0', text, after: '', state: 'initial' });
const edit = (before: Segment | null, after: Segment | null): Patch => new PatchBuilder().set('segment', before, after).done();
const A = row('a'), B = row('b'), C = row('c');

describe('patch', () => {
  it('nothing is empty', () => { expect(isEmpty({})).to.equal(true); expect(isEmpty({ segment: {} })).to.equal(true); expect(isEmpty(edit(A, B))).to.equal(false); });
  it('an edit without a row is our mistake', () => expect(() => edit(null, null)).to.throw(RangeError));
  it('P1 invert swaps before and after', () => expect(sameValue(invert(edit(A, null)), edit(null, A))).to.equal(true));
  it('P2 compose keeps the first before and the last after', () => expect(sameValue(compose(edit(A, B), edit(B, C)), edit(A, C))).to.equal(true));
  it('P2 what cancels out leaves no trace', () => { expect(isEmpty(compose(edit(A, B), edit(B, A)))).to.equal(true); expect(isEmpty(compose(edit(null, A), edit(A, null)))).to.equal(true); });
  it('P2 patches that do not follow each other are our mistake', () => expect(() => compose(edit(A, B), edit(A, C))).to.throw(RangeError, 'segment s'));
  it('P2 rows of two tables with one id stay apart', () => {
    const both = compose(edit(null, A), new PatchBuilder().set('work', null, { id: 's' } as unknown as Rows['work']).done());
    expect([...editsOf(both)].map(({ table, id }) => `${table} ${id}`)).to.have.members(['work s', 'segment s']);
  });
  it('P3 the id "__proto__" is an ordinary key', () => {
    const patch = edit(null, row('x', '__proto__'));
    const read = JSON.parse(JSON.stringify(patch)) as Patch;
    expect([...editsOf(read)].map(({ id, after }) => [id, (after as Segment).text])).to.deep.equal([['__proto__', 'x']]);
    expect(({} as { text?: string }).text).to.equal(undefined);
    expect([...editsOf(invert(read))].map(({ id }) => id)).to.deep.equal(['__proto__']);
  });
});

describe('sameValue', () => {
  it('passes over the order of keys', () => expect(sameValue({ a: 1, b: 2 }, { b: 2, a: 1 })).to.equal(true));
  it('sees a missing key', () => { expect(sameValue({ a: 1 }, { b: 1 })).to.equal(false); expect(sameValue({ a: undefined }, { b: undefined })).to.equal(false); expect(sameValue({ a: 1 }, { a: 1, b: 2 })).to.equal(false); });
  it('tells lists from objects, null from nothing, text from numbers', () => {
    expect(sameValue([], {})).to.equal(false);
    expect(sameValue(null, {})).to.equal(false);
    expect(sameValue(1, '1')).to.equal(false);
    expect(sameValue([1, 2], [2, 1])).to.equal(false);
  });
  it('does not normalise letters', () => expect(sameValue('й', 'и\u0306')).to.equal(false));
  it('a value is the same as itself after JSON', () => holds(fc.jsonValue(), (value) => expect(sameValue(value, JSON.parse(JSON.stringify(value)))).to.equal(true), { runs: 1000 }));
});

describe('tables', () => {
  it('refuse a patch that starts from other rows, and stay as they are', () => {
    const tables = small({ ru: {} }), before = JSON.stringify(tables.toRows());
    const [one, two] = tables.segmentsOf(ver('ru'));
    const patch = new PatchBuilder().set('segment', one!, { ...one!, text: 'x' }).set('segment', { ...two!, text: 'other' }, two!).done();
    expect(tables.accepts(patch)).to.equal(false);
    expect(() => tables.apply(patch)).to.throw(RangeError);
    expect(JSON.stringify(tables.toRows())).to.equal(before);
  });
  it('refuse to add a row that is there, and to remove one that is not', () => {
    const tables = new Tables({ segment: [A] });
    expect([tables.accepts(edit(null, A)), tables.accepts(edit(row('x', 'y'), null)), tables.accepts(edit(A, null))]).to.deep.equal([false, false, true]);
  });
  it('keep segments in order when they come, go and move', () => {
    const tables = new Tables({ segment: [{ ...row('2', 'b'), order: 'b' }, { ...row('1', 'a'), order: 'a' }] });
    const texts = (): string => tables.segmentsOf(ver('ru')).map(({ text }) => text).join('');
    expect(texts()).to.equal('12');
    tables.apply(edit(null, { ...row('0', 'z'), order: '0' }));
    expect(texts()).to.equal('012');
    tables.apply(edit(tables.get('segment', 'z')!, { ...row('0', 'z'), order: 'c' }));
    expect(texts()).to.equal('120');
    tables.apply(edit(tables.get('segment', 'a')!, null));
    expect(texts()).to.equal('20');
  });
  it('of equal order keys the id decides', () => expect(new Tables({ segment: [row('2', 'b'), row('1', 'a')] }).segmentsOf(ver('ru')).map(({ id }) => id)).to.deep.equal(['a', 'b']));
  it('forget the bead of a segment that left it', () => {
    const tables = small({ ru: {} }), bead = tables.beadOf('aln_ru' as never, seg('ru1'))!;
    tables.apply(new PatchBuilder().set('bead', bead, { ...bead, target: [] }).done());
    expect(tables.beadOf('aln_ru' as never, seg('ru1'))).to.equal(undefined);
    expect(tables.beadOf('aln_ru' as never, seg('en1'))?.id).to.equal(bead.id);
  });
  it('give the suggestions of a segment, oldest first, then by id', () => {
    const suggestion = (id: string, time: number, segment = 's') => ({ id: sug(id), time, segment: seg(segment) }) as Rows['suggestion'];
    const tables = new Tables({ suggestion: [suggestion('b', 2), suggestion('a', 2), suggestion('c', 1), suggestion('d', 0, 'other')] });
    expect(tables.suggestionsOf(seg('s')).map(({ id }) => id)).to.deep.equal(['c', 'a', 'b']);
    tables.apply(new PatchBuilder().set('suggestion', tables.get('suggestion', 'a')!, null).done());
    expect(tables.suggestionsOf(seg('s')).map(({ id }) => id)).to.deep.equal(['c', 'b']);
  });
  it('count their rows', () => expect(TABLE_NAMES.map((table) => small({ ru: {} }).count(table))).to.deep.equal([1, 2, 6, 1, 3, 0, 0, 0]));
  it('know where a row is kept', () => {
    const rows = small({ ru: {} }).toRows();
    expect(TABLE_NAMES.map((table) => rows[table][0] && ownerOf(table, rows[table][0]))).to.deep.equal(['', '', 'en', '', 'aln_ru', undefined, undefined, undefined]);
  });
  it('compare by code units, not by any language', () => expect(['я', 'İ', 'i', 'I', 'ё'].sort(compare)).to.deep.equal(['I', 'i', 'İ', 'я', 'ё']));
  it('an id has at least one character', () => expect(() => asId('')).to.throw(RangeError));
});
