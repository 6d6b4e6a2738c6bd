// The indexes of the tables: reading order, places and beads are always those of the rows that are there.
import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import type { AlignmentId, BeadId, SegmentId } from '../../src/core/ids.ts';
import type { Bead, Segment } from '../../src/core/model.ts';
import { PatchBuilder, invert } from '../../src/core/patch.ts';
import { compare, Tables } from '../../src/core/tables.ts';
import { holds, PATIENCE } from '../property.ts';
import { seg, small, ver } from './small.ts';

const row = (id: string, order: string, text = ''): Segment => ({ id: seg(id), version: ver('en'), order, text, after: ' ', state: 'initial' });
const sorted = (tables: Tables): Segment[] => [...tables.all('segment')].filter(({ version }) => version === 'en').sort((a, b) => compare(a.order, b.order) || compare(a.id, b.id));

/** Some segments that come, go or change in one patch, with orders that are often equal. */
const someStep = fc.record({ edits: fc.array(fc.record({ at: fc.nat(40), order: fc.string({ unit: fc.constantFrom('a', 'b'), maxLength: 2 }), go: fc.boolean() }), { maxLength: 30, size: 'max' }), read: fc.boolean() });

describe('the order of the segments of a version', function () {
  this.timeout(PATIENCE);

  it('after any patches is that of (order, id), and each segment is found at its place', () => holds(fc.array(someStep, { maxLength: 8 }), (steps) => {
    const tables = new Tables({ segment: Array.from({ length: 25 }, (_, at) => row(`s${at}`, at % 3 === 0 ? 'b' : 'a')) });
    for (const { edits, read } of steps) {
      const patch = new PatchBuilder(), touched = new Set<string>();
      for (const { at, order, go } of edits) {
        const id = `s${at}`, before = tables.get('segment', id) ?? null, after = go && before ? null : row(id, order);
        if (!touched.has(id)) patch.set('segment', before, after);
        touched.add(id);
      }
      tables.apply(patch.done());
      if (!read) continue;
      const before = tables.segmentsOf(ver('en'));
      expect(before).to.deep.equal(sorted(tables));
      tables.apply(invert(patch.done()));
      tables.apply(patch.done());
      expect(before, 'a list that was given out stays as it was').to.deep.equal(sorted(tables));
    }
    const all = tables.segmentsOf(ver('en'));
    expect(all).to.deep.equal(sorted(tables));
    for (const [at, segment] of all.entries()) expect([tables.indexOf(segment.id), tables.placeIn(segment)]).to.deep.equal([at, at]);
    for (const { edits } of steps) for (const { at, order } of edits) { // in any order, also such as are not there
      const asked = row(`s${at}`, order), place = all.findIndex((other) => compare(other.order, order) > 0 || (other.order === order && compare(other.id, asked.id) >= 0));
      expect(tables.placeIn(asked)).to.equal(place < 0 ? all.length : place);
    }
    expect([tables.indexOf(seg('nobody')), tables.placeIn(row('zz', 'c'))]).to.deep.equal([-1, all.length]);
  }, { runs: 500 }));

  it('of a version that is not there is empty', () => {
    expect(small().segmentsOf(ver('xx'))).to.deep.equal([]);
  });
});

describe('beads that came with a book', () => {
  const rows = small({ ru: {}, tr: {} }).toRows();
  const came = (): Tables => { const tables = new Tables(); tables.add(rows); return tables; };
  const first = rows.bead[0]!, second = rows.bead[1]!;

  it('are all there before anybody asks for one by its id, and afterwards', () => {
    const tables = came();
    expect([tables.count('bead'), [...tables.all('bead')]]).to.deep.equal([rows.bead.length, rows.bead]);
    tables.settle();
    expect([tables.count('bead'), [...tables.all('bead')], tables.get('bead', first.id), tables.get('bead', 'nobody')]).to.deep.equal([rows.bead.length, rows.bead, first, undefined]);
    tables.add({ bead: [{ ...first, id: 'late' as BeadId }] });
    expect(tables.get('bead', 'late')?.id).to.equal('late');
  });

  it('change and go like any others', () => {
    const tables = came(), confirmed: Bead = { ...first, status: 'confirmed' }, patch = new PatchBuilder().set('bead', first, confirmed).set('bead', second, null).done();
    tables.apply(patch);
    expect([tables.get('bead', first.id), tables.get('bead', second.id), tables.count('bead')]).to.deep.equal([confirmed, undefined, rows.bead.length - 1]);
    tables.apply(invert(patch));
    expect(tables.toRows()).to.deep.equal(rows);
  });
});

describe('the number of a segment', () => {
  it('is the same whatever is guessed', () => {
    const tables = small({ ru: {} });
    for (const { id } of tables.all('segment')) for (const guess of [-1, 0, 1, 2, 99]) expect(tables.slotOf(id, guess)).to.equal(tables.slotOf(id));
    expect(tables.slotOf(seg('nobody'), 0)).to.equal(undefined);
  });
});

describe('the beads of a segment', () => {
  const bead = (id: string, alignment: string, [source, target]: [string[], string[]]): Bead => ({ id: id as BeadId, alignment: alignment as AlignmentId, source: source.map(seg), target: target.map(seg), status: 'auto', score: 1 });
  const ids = (tables: Tables, id: string): string[] => tables.beadsAt(id as SegmentId).map((one) => one.id);

  it('are those of every alignment, as they are now', () => {
    const tables = small({ ru: {}, tr: {} });
    expect(ids(tables, 'en1')).to.deep.equal(['bead_ru0', 'bead_tr0']);
    expect([ids(tables, 'ru1'), ids(tables, 'nobody')]).to.deep.equal([['bead_ru0'], []]);
    const patch = new PatchBuilder().set('bead', tables.get('bead', 'bead_ru0')!, bead('bead_ru0', 'aln_ru', [['en1', 'en2'], []])).set('bead', null, bead('new', 'aln_other', [['en1'], ['ru1']])).done();
    tables.apply(patch);
    expect([ids(tables, 'en1'), ids(tables, 'en2'), ids(tables, 'ru1')]).to.deep.equal([['bead_ru0', 'bead_tr0', 'new'], ['bead_ru0', 'bead_ru1', 'bead_tr1'], ['new']]);
    expect([tables.beadOf('aln_ru' as AlignmentId, seg('ru1')), tables.beadOf('aln_other' as AlignmentId, seg('ru1'))?.id]).to.deep.equal([undefined, 'new']);
    tables.apply(invert(patch));
    expect([ids(tables, 'en1'), ids(tables, 'en2'), ids(tables, 'ru1')]).to.deep.equal([['bead_ru0', 'bead_tr0'], ['bead_ru1', 'bead_tr1'], ['bead_ru0']]);
  });

  it('a bead whose status changes stays the first that claims a segment', () => {
    const tables = new Tables({ bead: [bead('a', 'aln', [['s'], []]), bead('b', 'aln', [['s'], []])] });
    tables.apply(new PatchBuilder().set('bead', tables.get('bead', 'a')!, { ...bead('a', 'aln', [['s'], []]), status: 'confirmed' }).done());
    expect([tables.beadOf('aln' as AlignmentId, seg('s'))?.id, ids(tables, 's')]).to.deep.equal(['a', ['a', 'b']]);
  });
});
