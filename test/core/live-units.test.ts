// Rows that are kept up patch by patch are the rows that a new reading gives, and what did not change stays the same object.
import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import type { AlignmentId, BeadId, SegmentId, VersionId } from '../../src/core/ids.ts';
import type { Alignment, Bead, Segment } from '../../src/core/model.ts';
import type { Patch } from '../../src/core/patch.ts';
import { PatchBuilder, invert } from '../../src/core/patch.ts';
import { Tables } from '../../src/core/tables.ts';
import { LiveUnits } from '../../src/core/live-units.ts';
import type { Unit } from '../../src/core/units.ts';
import { theWork, units, versionsOf } from '../../src/core/units.ts';
import { holds, PATIENCE } from '../property.ts';
import { someWork } from './arbitrary.ts';
import { seg, small } from './small.ts';

interface Op { readonly kind: 'move' | 'merge' | 'cut' | 'insert' | 'delete' | 'edit' | 'judge' | 'direct' | 'undirect' | 'unlink' | 'choose' | 'lose' | 'undo'; readonly a: number; readonly b: number; readonly c: number }

const someOp: fc.Arbitrary<Op> = fc.record({
  kind: fc.constantFrom('move', 'move', 'merge', 'cut', 'insert', 'insert', 'delete', 'edit', 'judge', 'direct', 'direct', 'undirect', 'unlink', 'choose', 'lose', 'undo'),
  a: fc.nat(30), b: fc.nat(30), c: fc.nat(5),
});

const pick = <T>(list: readonly T[], at: number): T | undefined => list[at % list.length];
const without = <T>(list: readonly T[], one: T): T[] => list.filter((other) => other !== one);

/** Plays operations that no command would refuse, and some that no command would make. */
class Script {
  readonly tables: Tables;
  readonly done: Patch[] = [];
  #serial = 0;

  constructor(tables: Tables) { this.tables = tables; }

  /** null: there is nothing that the operation could mean. */
  play(op: Op): Patch | null {
    const patch = op.kind === 'undo' ? this.#taken() : this.#build(op);
    if (!patch) return null;
    this.tables.apply(patch);
    if (op.kind !== 'undo') this.done.push(patch);
    return patch;
  }

  #taken(): Patch | null {
    const last = this.done.pop();
    return last ? invert(last) : null;
  }

  #build({ kind, a, b, c }: Op): Patch | null {
    const { tables } = this, builder = new PatchBuilder();
    const version = pick(versionsOf(tables).filter(({ alignment }) => alignment !== null), c);
    const beads = [...tables.all('bead')].filter(({ alignment }) => alignment === version?.alignment);
    const one = pick(beads, a), other = pick(beads, b), segment = pick([...tables.all('segment')], a);
    switch (kind) {
      case 'move': {
        const id = one && pick(one.target, b);
        if (!one || !other || one === other || id === undefined) return null;
        return builder.set('bead', one, { ...one, target: without(one.target, id) }).set('bead', other, { ...other, target: [...other.target, id] }).done();
      }
      case 'merge': return one && other && one !== other ? builder.set('bead', other, null).set('bead', one, { ...one, source: [...one.source, ...other.source], target: [...one.target, ...other.target] }).done() : null;
      case 'cut': return one ? builder.set('bead', one, { ...one, source: one.source.slice(0, 1), target: one.target.slice(0, b % 2) })
        .set('bead', null, { ...one, id: this.#id('bead') as BeadId, source: one.source.slice(1), target: one.target.slice(b % 2) }).done() : null;
      case 'insert': return segment ? this.#insert(builder, { beside: segment, bead: c % 2 === 0 }) : null;
      case 'delete': return segment ? this.#delete(builder, segment) : null;
      case 'edit': return segment ? builder.set('segment', segment, { ...segment, text: `${segment.text}${b}` }).done() : null;
      case 'judge': return one ? builder.set('bead', one, { ...one, status: 'confirmed', score: 1 / (b + 1) }).done() : null;
      case 'direct': return this.#direct(builder, { a, b, c });
      case 'undirect': {
        const straight = pick([...tables.all('bead')].filter(({ alignment }) => alignment.startsWith('aln_direct')), a);
        return straight ? builder.set('bead', straight, null).done() : null;
      }
      case 'unlink': return one ? builder.set('bead', one, null).done() : null; // law A1 is broken: whoever stood there has no bead
      case 'choose': {
        // One that leads to this version: another's would break the structure, which no command and no file does (structure.ts, bundle-sense.ts).
        const other = tables.get('alignment', 'aln_unchosen');
        return version && b % 5 === 0 && other?.target === version.id ? builder.set('version', version, { ...version, alignment: other.id }).done() : null;
      }
      case 'lose': return version && b % 5 === 0 ? builder.set('version', version, { ...version, replacedBy: theWork(tables).pivot }).done() : null;
      case 'undo': return null;
      default: return kind satisfies never;
    }
  }

  #insert(builder: PatchBuilder, { beside, bead }: { beside: Segment; bead: boolean }): Patch {
    const id = this.#id('seg') as SegmentId;
    builder.set('segment', null, { ...beside, id, order: `${beside.order}5` });
    for (const { id: version, alignment } of versionsOf(this.tables)) {
      if (alignment === null || (version !== beside.version && beside.version !== theWork(this.tables).pivot)) continue;
      const side = version === beside.version ? 'target' : 'source', there = bead ? this.tables.beadOf(alignment, beside.id) : undefined;
      if (there) builder.set('bead', there, { ...there, [side]: [...there[side], id] });
      else builder.set('bead', null, { id: this.#id('bead') as BeadId, alignment, source: [], target: [], [side]: [id], status: 'auto', score: 1 });
    }
    return builder.done();
  }

  #delete(builder: PatchBuilder, segment: Segment): Patch {
    builder.set('segment', segment, null);
    for (const bead of this.tables.beadsAt(segment.id)) {
      const left: Bead = { ...bead, source: without(bead.source, segment.id), target: without(bead.target, segment.id) };
      builder.set('bead', bead, left.source.length + left.target.length > 0 ? left : null);
    }
    return builder.done();
  }

  /** A direct bead between two columns, of one or two segments of each; the alignment comes with the first one. */
  #direct(builder: PatchBuilder, { a, b, c }: { a: number; b: number; c: number }): Patch | null {
    const [source, target] = versionsOf(this.tables).filter(({ alignment }) => alignment !== null).slice(c % 2);
    if (!source || !target) return null;
    const id = `aln_direct_${source.id}_${target.id}` as AlignmentId;
    if (!this.tables.get('alignment', id)) builder.set('alignment', null, { id, work: source.work, source: source.id, target: target.id, method: 'manual' } satisfies Alignment);
    const some = (version: VersionId, from: number): SegmentId[] => this.tables.segmentsOf(version).slice(from, from + 1 + c % 2).map((row) => row.id);
    const sides = { source: some(source.id, a % 6), target: some(target.id, b % 6) };
    if ([...sides.source, ...sides.target].some((one) => this.tables.beadOf(id, one))) return null;
    return builder.set('bead', null, { id: this.#id('bead') as BeadId, alignment: id, ...sides, status: 'confirmed', score: 1 }).done();
  }

  #id(prefix: string): string { return `${prefix}_script${this.#serial++}`; }
}

const plain = ({ id, cells, beads }: Unit) => ({ id, cells: [...cells], beads });
const listed = (rows: LiveUnits): Unit[] => Array.from({ length: rows.length }, (_, at) => rows.at(at)!);

/** A small work with many places where a direct link can join: a third of the sentences have no pivot partner. */
const smallPlays = fc.tuple(
  fc.array(fc.constantFrom('1-1 2-2 3- -3 -4 4-5', '1,3-2 2-1 4- -3 -4,5', '-1 -2 1,2,3,4-3 -4 -5'), { minLength: 2, maxLength: 3 }), fc.array(someOp, { maxLength: 30, size: 'max' }),
).map(([links, ops]) => ({
  ops, make: () => small(Object.fromEntries(links.map((one, at) => [['ru', 'tr', 'de'][at]!, { words: 'a b c d e', links: one }])), 'one two three four'),
}));
const anyPlays = fc.tuple(someWork, fc.array(someOp, { maxLength: 20, size: 'max' })).map(([work, ops]) => ({ ops, make: () => new Tables(work) }));

describe('U8 rows kept up patch by patch', function () {
  this.timeout(PATIENCE);

  for (const [name, plays, runs] of [['a small work', smallPlays, 1000], ['arbitrary works', anyPlays, 600]] as const) {
    it(`after every patch the rows that a new reading gives (${name})`, () => holds(plays, ({ ops, make }) => {
      const script = new Script(make()), rows = new LiveUnits(script.tables);
      for (const op of ops) {
        const before = listed(rows), patch = script.play(op);
        if (!patch) continue;
        const anew = rows.reframes(patch), change = rows.receive(patch), now = listed(rows), fresh = units(script.tables);
        expect(now.map(plain), JSON.stringify(op)).to.deep.equal(fresh.map(plain));
        expect(change === null ? before : [...before.slice(0, change.at), ...change.added, ...before.slice(change.at + change.removed.length)], 'what it tells').to.deep.equal(now);
        for (const [at, row] of now.entries()) {
          expect(rows.placeOf(row)).to.equal(at);
          for (const id of [...row.cells.values()].flat()) expect(rows.unitOf(id)).to.equal(row);
        }
        for (const row of before) if (!now.includes(row)) expect(rows.placeOf(row), 'a row that went').to.equal(-1);
        const shown = [...rowsOf(now).keys()];
        for (const row of script.tables.all('segment')) if (!shown.includes(row.id)) expect(rows.unitOf(row.id)).to.equal(undefined);
        if (!anew) expectSame(before, now, theWork(script.tables).pivot);
      }
    }, { runs }));
  }

  /** A row with the same content is the same object, unless all were read anew, or what it stands behind is another. */
  function expectSame(before: readonly Unit[], now: readonly Unit[], pivot: VersionId): void {
    const was = rowsOf(before);
    for (const [at, row] of now.entries()) {
      const former = was.get(row.id);
      if (!former || former === row || JSON.stringify(plain(former)) !== JSON.stringify(plain(row))) continue;
      const place = before.indexOf(former);
      expect(headOf(before, place, pivot), `${row.id} was made anew`).not.to.equal(headOf(now, at, pivot));
    }
  }

  const rowsOf = (rows: readonly Unit[]): Map<SegmentId, Unit> => new Map(rows.flatMap((row) => [...row.cells.values()].flat().map((id) => [id, row] as const)));
  const headOf = (rows: readonly Unit[], place: number, pivot: VersionId): SegmentId | undefined => rows.slice(0, place + 1).findLast(({ cells }) => cells.has(pivot))?.id;

  it('an act on one row of a book tells of that row alone', () => {
    const count = 3000, numbers = Array.from({ length: count }, (_, at) => at + 1), words = numbers.join(' '), links = numbers.map((n) => `${n}-${n}`).join(' ');
    const tables = small({ ru: { words, links }, tr: { words, links } }, words), rows = new LiveUnits(tables);
    const bead = tables.beadOf('aln_ru' as AlignmentId, seg('ru2000'))!, next = tables.beadOf('aln_ru' as AlignmentId, seg('ru2001'))!;
    const far = rows.at(2500);
    const patch = new PatchBuilder().set('bead', bead, { ...bead, target: [] }).set('bead', next, { ...next, target: [seg('ru2000'), seg('ru2001')] }).done();
    tables.apply(patch);
    const change = rows.receive(patch)!;
    expect([change.at, change.removed.length, change.added.map(({ id }) => id)]).to.deep.equal([1999, 2, ['en2000', 'en2001']]);
    expect(rows.at(2500)).to.equal(far);
    expect([rows.numberOf(seg('tr2400')), rows.numberOf(seg('nobody')), rows.placeOf(far!)]).to.deep.equal([2400, undefined, 2500]);
  });

  it('a change of texts, of a note or of a status is no change of rows', () => {
    const tables = small({ ru: {}, tr: {} }), rows = new LiveUnits(tables), segment = tables.get('segment', 'ru1')!, bead = tables.beadsAt(seg('ru1'))[0]!;
    for (const patch of [new PatchBuilder().set('segment', segment, { ...segment, text: 'other' }).done(), new PatchBuilder().set('bead', bead, { ...bead, status: 'confirmed', note: 'so' }).done()]) {
      tables.apply(patch);
      expect(rows.receive(patch)).to.equal(null);
    }
  });
});
