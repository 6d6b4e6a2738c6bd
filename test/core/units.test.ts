// The rows on screen: which segments stand beside each other, and in which order.
import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import type { AlignmentId, BeadId, SegmentId, VersionId } from '../../src/core/ids.ts';
import type { Alignment, Bead } from '../../src/core/model.ts';
import { PatchBuilder } from '../../src/core/patch.ts';
import type { RowLists } from '../../src/core/tables.ts';
import { Tables } from '../../src/core/tables.ts';
import { directBeads, partnersOf, theWork, units, versionsOf } from '../../src/core/units.ts';
import { holds, PATIENCE } from '../property.ts';
import { someWork } from './arbitrary.ts';
import type { Small } from './small.ts';
import { seg, small } from './small.ts';

/** `'en1 ru1 | en2,en3 ru2 | ru3'`. */
function table(tables: Tables): string {
  return units(tables).map(({ cells }) => versionsOf(tables).flatMap(({ id }) => cells.get(id)?.join() ?? []).join(' ')).join(' | ');
}
const rows = (texts: Record<string, Small>, pivot?: string): string => table(small(texts, pivot));

describe('units', () => {
  it('one sentence beside one', () => expect(rows({ ru: {}, tr: {} })).to.equal('en1 ru1 tr1 | en2 ru2 tr2 | en3 ru3 tr3'));
  it('two sentences of the pivot against one', () => expect(rows({ ru: { words: 'a b', links: '1,2-1 3-2' } })).to.equal('en1,en2 ru1 | en3 ru2'));
  it('beads of two columns that overlap in the pivot make one unit', () => {
    expect(rows({ ru: { words: 'a b', links: '1,2-1 3-2' }, tr: { words: 'a b', links: '1-1 2,3-2' } })).to.equal('en1,en2,en3 ru1,ru2 tr1,tr2');
  });
  it('nothing against a sentence', () => expect(rows({ ru: { words: 'a b', links: '1-1 2- 3-2' } })).to.equal('en1 ru1 | en2 | en3 ru2'));
  it('a sentence of its own follows its predecessor', () => expect(rows({ ru: { words: 'a b c d', links: '1-1 -2 2-3 3-4' } })).to.equal('en1 ru1 | ru2 | en2 ru3 | en3 ru4'));
  it('a sentence of its own at the beginning stands first', () => expect(rows({ ru: { words: 'a b c d', links: '-1 1-2 2-3 3-4' } })).to.equal('ru1 | en1 ru2 | en2 ru3 | en3 ru4'));
  it('sentences of their own of two columns in one gap stand in the order of the columns', () => {
    expect(rows({ ru: { words: 'a b c d e', links: '1-1 -2 -3 2-4 3-5' }, tr: { words: 'a b c d', links: '1-1 -2 2-3 3-4' } }))
      .to.equal('en1 ru1 tr1 | ru2 | ru3 | tr2 | en2 ru4 tr3 | en3 ru5 tr4');
  });
  it('two sentences of their own in one bead share a unit, also when the bead names them backwards', () => {
    expect(rows({ ru: { words: 'a b c d e', links: '1-1 -3,2 2-4 3-5' } })).to.equal('en1 ru1 | ru2,ru3 | en2 ru4 | en3 ru5');
  });
  it('crossing beads: units follow the pivot', () => expect(rows({ ru: { links: '1-2 2-1 3-3' } })).to.equal('en1 ru2 | en2 ru1 | en3 ru3'));
  it('a discontiguous bead stands where its first pivot sentence stands', () => expect(rows({ ru: { words: 'a b', links: '1,3-1 2-2' } })).to.equal('en1,en3 ru1 | en2 ru2'));
  it('cells are in reading order whatever the bead says', () => expect(rows({ ru: { links: '2,1-3,1 3-2' } })).to.equal('en1,en2 ru1,ru3 | en3 ru2'));
  it('a pivot without sentences', () => expect(rows({ ru: { words: 'a b', links: '-1 -2' } }, '')).to.equal('ru1 | ru2'));
  it('an alignment that nobody chose counts for nothing', () => {
    const tables = small({ ru: {} });
    tables.apply(new PatchBuilder().set('bead', null, { id: 'x' as BeadId, alignment: 'aln_other' as never, source: [seg('en1'), seg('en2')], target: [], status: 'auto', score: 0 }).done());
    expect(table(tables)).to.equal('en1 ru1 | en2 ru2 | en3 ru3');
  });
  it('a unit is named by its first pivot sentence, else by its first sentence', () => {
    expect(units(small({ ru: { words: 'a b c', links: '1,2-1 -2 3-3' } })).map(({ id }) => id)).to.deep.equal(['en1', 'ru2', 'en3']);
  });
  it('a unit names its beads, those without a partner too', () => {
    expect(units(small({ ru: { words: 'a b', links: '1-1 2- 3- -2' } })).map((unit) => unit.beads)).to.deep.equal([['bead_ru0'], ['bead_ru3'], ['bead_ru1'], ['bead_ru2']]);
  });
});

/** `links` between Russian and Turkish, without the pivot. */
function withDirect(texts: Record<string, Small>, links: string): Tables {
  const tables = small(texts), patch = new PatchBuilder();
  const alignment: Alignment = { id: 'aln_direct' as AlignmentId, work: 'work' as never, source: 'ru' as VersionId, target: 'tr' as VersionId, method: 'manual' };
  const side = (lang: string, numbers = ''): SegmentId[] => numbers.split(',').filter((number) => number !== '').map((number) => seg(lang + number));
  patch.set('alignment', null, alignment);
  for (const [at, link] of links.split(' ').entries()) {
    const [source, target] = link.split('-');
    patch.set('bead', null, { id: `straight${at}` as BeadId, alignment: alignment.id, source: side('ru', source), target: side('tr', target), status: 'confirmed', score: 1 });
  }
  tables.apply(patch.done());
  return tables;
}

describe('U7 direct alignments', () => {
  const alone = { ru: { words: 'a b c d', links: '1-1 -2 -3 2-4 3-' }, tr: { words: 'a b c d', links: '1-1 -2 2-3 -4 3-' } };

  it('join sentences that have no pivot partner', () => {
    expect(table(withDirect(alone, '2-2'))).to.equal('en1 ru1 tr1 | ru2 tr2 | ru3 | en2 ru4 tr3 | tr4 | en3');
  });
  it('leave sentences that have one in their rows', () => {
    expect(table(withDirect(alone, '2-3 4-4'))).to.equal(table(small(alone)));
    expect(table(withDirect(alone, '2,4-2,3'))).to.equal('en1 ru1 tr1 | ru2 tr2 | ru3 | en2 ru4 tr3 | tr4 | en3');
  });
  it('a row stands where the sentence of the first of its columns stands', () => {
    expect(table(withDirect(alone, '2-4'))).to.equal('en1 ru1 tr1 | ru2 tr4 | ru3 | tr2 | en2 ru4 tr3 | en3');
  });
  it('several of a column stand in one row, in reading order', () => {
    expect(table(withDirect(alone, '3,2-4'))).to.equal('en1 ru1 tr1 | ru2,ru3 tr4 | tr2 | en2 ru4 tr3 | en3');
  });
  it('a row names the beads that hold it together, and they are no beads of its own', () => {
    const tables = withDirect(alone, '2-2 4-4'), all = units(tables);
    expect(all.map((unit) => directBeads(tables, unit).map(({ id }) => id))).to.deep.equal([[], ['straight0'], [], [], [], []]);
    expect(all[1]?.beads).to.deep.equal(['bead_ru1', 'bead_tr1']);
  });
  it('one that leads from or to the pivot, or to a version that is not shown, joins nothing', () => {
    const tables = withDirect(alone, '2-2'), version = tables.get('version', 'tr')!;
    tables.apply(new PatchBuilder().set('version', version, { ...version, alignment: null, replacedBy: 'ru' as VersionId }).done());
    expect(units(tables).map(({ cells }) => [...cells.values()].flat().join()).join(' | ')).to.equal('en1,ru1 | ru2 | ru3 | en2,ru4 | en3');
  });
  it('make partners of what they join, and of nothing else', () => {
    const tables = withDirect(alone, '2,4-2 3-3');
    expect([...partnersOf(tables, seg('ru2'))].sort()).to.deep.equal(['ru2', 'tr2']);
    expect([...partnersOf(tables, seg('tr2'))].sort()).to.deep.equal(['ru2', 'tr2']);
    expect([...partnersOf(tables, seg('ru4'))].sort()).to.deep.equal(['en2', 'ru4', 'tr3']);
    expect([...partnersOf(tables, seg('ru3'))].sort()).to.deep.equal(['ru3']);
  });
});

/** Arbitrary works with direct alignments between their second and third, third and fourth version. */
const someDirectWork = fc.tuple(someWork, fc.array(fc.tuple(fc.nat(2), fc.array(fc.nat(5), { maxLength: 2 }), fc.array(fc.nat(5), { maxLength: 2 })), { maxLength: 6 })).map(([work, links]): RowLists => {
  const shown = (work.version ?? []).slice(1), taken = new Set<string>(), alignment: Alignment[] = [], bead: Bead[] = [];
  for (const [at, [from, sources, targets]] of links.entries()) {
    const source = shown[from], target = shown[from + 1];
    if (!source || !target) continue;
    const id = `aln_direct${from}` as AlignmentId;
    if (!alignment.some((one) => one.id === id)) alignment.push({ id, work: 'work' as never, source: source.id, target: target.id, method: 'manual' });
    const some = (version: VersionId, places: readonly number[]): SegmentId[] => [...new Set(places.flatMap((place) => work.segment?.filter((row) => row.version === version)[place]?.id ?? []))]
      .filter((one) => !taken.has(`${from} ${one}`) && taken.add(`${from} ${one}`));
    bead.push({ id: `straight_${at}` as BeadId, alignment: id, source: some(source.id, sources), target: some(target.id, targets), status: 'confirmed', score: 1 });
  }
  return { ...work, alignment: [...work.alignment ?? [], ...alignment], bead: [...work.bead ?? [], ...bead] };
});

describe('partnersOf', () => {
  const tables = small({ ru: { words: 'a b', links: '1,2-1 3-2' }, tr: { words: 'a b c d', links: '1-1 2-2,3 3- -4' } });
  const partners = (id: string): string[] => [...partnersOf(tables, seg(id))].sort();
  it('of a pivot sentence: what stands against it in every column', () => expect(partners('en1')).to.deep.equal(['en1', 'ru1', 'tr1']));
  it('of a sentence: its bead, and through the pivot the other columns', () => expect(partners('tr3')).to.deep.equal(['en2', 'ru1', 'tr2', 'tr3']));
  it('of a sentence against two: both and theirs', () => expect(partners('ru1')).to.deep.equal(['en1', 'en2', 'ru1', 'tr1', 'tr2', 'tr3']));
  it('of a sentence without a partner: itself', () => expect(partners('tr4')).to.deep.equal(['tr4']));
  it('of a sentence that is not there: none', () => expect(partners('ru9')).to.deep.equal([]));
});

describe('units of arbitrary works', function () {
  this.timeout(PATIENCE);

  const shownVersions = (tables: Tables) => versionsOf(tables).filter(({ id, alignment }) => alignment !== null || id === theWork(tables).pivot);

  it('U1 every segment stands in exactly one unit, every chosen bead too', () => holds(someDirectWork, (work) => {
    const tables = new Tables(work), all = units(tables), shown = shownVersions(tables);
    expect(all.flatMap(({ cells }) => [...cells.values()].flat()).sort()).to.deep.equal(shown.flatMap(({ id }) => tables.segmentsOf(id)).map(({ id }) => id).sort());
    expect(all.flatMap((unit) => unit.beads).sort()).to.deep.equal([...tables.all('bead')].filter((bead) => shown.some(({ alignment }) => alignment === bead.alignment)).map(({ id }) => id).sort());
    expect(new Set(all.map(({ id }) => id)).size).to.equal(all.length);
  }, { runs: 1000 }));

  it('U2 inside a cell reading order; units in the order of their first pivot segment; no unit and no cell is empty', () => holds(someDirectWork, (work) => {
    const tables = new Tables(work), all = units(tables), { pivot } = theWork(tables);
    const place = new Map(versionsOf(tables).flatMap(({ id }) => tables.segmentsOf(id).map((row, at) => [row.id, at] as const)));
    const rising = (ids: readonly SegmentId[]): void => ids.forEach((id, at) => { if (at > 0) expect(place.get(id)).to.be.greaterThan(place.get(ids[at - 1]!)!); });
    for (const { cells } of all) for (const cell of cells.values()) { expect(cell).not.to.deep.equal([]); rising(cell); }
    rising(all.flatMap(({ cells }) => cells.get(pivot)?.[0] ?? []));
  }, { runs: 1000 }));

  it('U3 U7 linked segments share a unit; what shares one is linked, step by step, through the pivot or, without a pivot partner, directly', () => holds(someDirectWork, (work) => {
    const tables = new Tables(work), { pivot } = theWork(tables);
    const chosen = new Set(versionsOf(tables).map(({ alignment }) => alignment));
    const withPartner = new Set([...tables.all('bead')].filter(({ alignment, source }) => chosen.has(alignment) && source.length > 0).flatMap(({ source, target }) => [...source, ...target]));
    const neighbours = new Map<SegmentId, SegmentId[]>();
    for (const bead of tables.all('bead')) {
      const direct = tables.get('alignment', bead.alignment)?.source !== pivot;
      const all = [...bead.source, ...bead.target].filter((id) => !direct || !withPartner.has(id));
      if (direct || chosen.has(bead.alignment)) for (const id of all) neighbours.set(id, [...neighbours.get(id) ?? [], ...all]);
    }
    for (const { id, cells } of units(tables)) {
      const reached = new Set<SegmentId>([id]);
      for (const from of reached) for (const to of neighbours.get(from) ?? []) reached.add(to);
      expect([...cells.values()].flat().sort()).to.deep.equal([...reached].sort());
    }
  }, { runs: 1000 }));

  it('U4 a unit without a pivot segment stands between the pivot units around its first segment', () => holds(someDirectWork, (work) => {
    const tables = new Tables(work), all = units(tables), { pivot } = theWork(tables);
    const unitOf = new Map(all.flatMap((unit) => [...unit.cells.values()].flat().map((id) => [id, unit] as const)));
    for (const [at, { id, cells }] of all.entries()) {
      if (cells.has(pivot)) continue;
      const version = tables.get('segment', id)!.version, list = tables.segmentsOf(version).map((row) => row.id);
      const before = list.slice(0, list.indexOf(id)).findLast((earlier) => unitOf.get(earlier)!.cells.has(pivot));
      const anchor = all.slice(0, at).findLast((unit) => unit.cells.has(pivot));
      expect(anchor?.id).to.equal(before && unitOf.get(before)!.id);
    }
  }, { runs: 1000 }));

  it('U5 moving targets between the beads of one alignment leaves the cells of all other columns as they are', () => holds(fc.tuple(someWork, fc.nat(), fc.nat()), ([work, from, to]) => {
    const tables = new Tables(work), [, edited] = versionsOf(tables);
    const own = [...tables.all('bead')].filter((bead) => bead.alignment === edited!.alignment && bead.source.length > 0);
    const a = own[from % own.length], b = own[to % own.length];
    if (!a || !b || a === b) return;
    const others = (): string => JSON.stringify(units(tables).map(({ cells }) => [...cells].filter(([id]) => id !== edited!.id)).filter((cells) => cells.length > 0));
    const before = others();
    const give = (bead: Bead, target: readonly SegmentId[]): [Bead, Bead] => [bead, { ...bead, target }];
    tables.apply(new PatchBuilder().set('bead', ...give(a, [])).set('bead', ...give(b, [...b.target, ...a.target])).done());
    expect(others()).to.equal(before);
  }, { runs: 1000 }));

  it('U6 partners are mutual, and of other columns all stand in the same unit', () => holds(someDirectWork, (work) => {
    const tables = new Tables(work);
    for (const { cells } of units(tables)) {
      const unit = [...cells.values()].flat();
      for (const id of unit) {
        const partners = partnersOf(tables, id);
        expect(partners).to.include(id);
        for (const partner of partners) {
          expect(unit).to.include(partner);
          expect(partnersOf(tables, partner)).to.include(id);
        }
      }
    }
  }, { runs: 1000 }));

  it('a book: 30,000 sentences in three versions, every third one without a partner', () => {
    const count = 30_000, numbers = Array.from({ length: count }, (_, at) => at + 1), words = numbers.join(' ');
    const links = numbers.map((n) => n % 3 === 0 ? `-${n} ${n}-` : `${n}-${n}`).join(' ');
    const all = units(small({ ru: { words, links }, tr: { words, links } }, words));
    expect([all.length, all[2]?.id, all[3]?.id, all[4]?.id, all.at(-3)?.id]).to.deep.equal([count + 2 * count / 3, 'ru3', 'tr3', 'en3', 'ru30000']);
  });
});
