// The shape of an open work follows every act, and is then what a new reading would be.
import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { PatchBuilder } from '../../src/core/patch.ts';
import { Tables } from '../../src/core/tables.ts';
import type { RowsChange } from '../../src/core/unit-list.ts';
import type { Unit } from '../../src/core/units.ts';
import { units, versionsOf } from '../../src/core/units.ts';
import type { Workbench } from '../../src/app/workbench.ts';
import { MemoryStore } from '../../src/store/memory-store.ts';
import { Workbench as OpenWorkbench } from '../../src/app/workbench.ts';
import type { Doubt } from '../../src/ui/doubts.ts';
import { Doubts } from '../../src/ui/doubts.ts';
import { Outline, paragraphsOf } from '../../src/ui/outline.ts';
import type { Shape } from '../../src/ui/work-shape.ts';
import { shapeOf, shapeSoon } from '../../src/ui/work-shape.ts';
import { holds, PATIENCE } from '../property.ts';
import { someWork } from '../core/arbitrary.ts';
import { novel, novelBead, novelSegment, novelVersion, openRows } from './novel-fixture.ts';

const SCORES = [0.97, 0.6, 0.6, 0.3, 0.6];
const doubtful = (sentences: number) => novel({ sentences, judged: (at, lang) => (at === 1 && lang === 'tr' ? { status: 'needs-review' } : { score: SCORES[(at + (lang === 'tr' ? 1 : 0)) % SCORES.length] ?? 1 }), alone: [4] });

const rowsOf = ({ units: rows }: Shape): Unit[] => Array.from({ length: rows.length }, (_, at) => rows.at(at)!);
const doubtsIn = (shape: Shape): readonly Doubt[] => shape.of(Doubts)!.list;
/** Everything that a shape says. */
function said(shape: Shape): unknown {
  const rows = rowsOf(shape);
  return {
    rows: rows.map(({ id, cells, beads }) => ({ id, cells: [...cells], beads })), letters: rows.map((_, at) => shape.letters(at)), opens: rows.map((row) => shape.opens(row)),
    open: shape.open, doubts: doubtsIn(shape), paragraphs: shape.versions.map(({ id }) => shape.paragraphsOf(id)),
  };
}
/** The same work in a workbench of its own, read anew. */
async function anew(workbench: Workbench): Promise<Shape> {
  const store = new MemoryStore(), rows = workbench.tables.toRows();
  await store.stage(rows);
  const opened = await OpenWorkbench.open(store, workbench.work, { now: () => 0, newId: (prefix) => `${prefix}_anew` });
  if (!opened.ok) throw new Error(opened.error.code);
  return shapeOf(opened.value);
}

type Deed = (workbench: Workbench) => unknown;
const ru = (at: number) => novelSegment('ru', at), en = (at: number) => novelSegment('en', at);
const DEEDS: Readonly<Record<string, Deed>> = {
  move: (workbench) => workbench.dispatch('moveSegments', ({ author, newId }) => ({ segments: [ru(2)], to: en(3), bead: newId('bead') as never, author })),
  group: (workbench) => workbench.dispatch('groupSegments', ({ author, newId }) => ({ version: novelVersion('tr'), segments: [en(1), en(2)], bead: newId('bead') as never, author })),
  detach: (workbench) => workbench.dispatch('detachSegments', ({ author, newId }) => ({ segments: [ru(1)], bead: newId('bead') as never, author })),
  confirm: (workbench) => workbench.dispatch('setLinkStatus', ({ author }) => ({ links: [{ version: novelVersion('ru'), segment: ru(3) }], status: 'confirmed', author })),
  confirmAll: (workbench) => workbench.dispatch('setLinkStatus', ({ author }) => ({ links: ['ru', 'tr'].flatMap((lang) => [novelVersion(lang), novelVersion('en')].flatMap((side) => (
    workbench.tables.segmentsOf(side).map((row) => ({ version: novelVersion(lang), segment: row.id }))))), status: 'confirmed', author })),
  join: (workbench) => workbench.dispatch('joinSegments', ({ author, time, newId }) => ({
    segments: [ru(6), ru(7)], base: [workbench.tables.get('segment', ru(6))?.text ?? '', workbench.tables.get('segment', ru(7))?.text ?? ''], id: newId('seg') as never, bead: newId('bead') as never, author, time,
  })),
  break: (workbench) => workbench.dispatch('setParagraphBreak', ({ author }) => ({ segment: en(2), base: ' ', on: true, author })),
  edit: (workbench) => workbench.dispatch('editSegment', ({ author, time, newId }) => ({ segment: en(2), base: workbench.tables.get('segment', en(2))!.text, text: 'Short', author, time, suggestion: newId('sug') as never })),
  lose: (workbench) => workbench.dispatch('removeVersion', () => ({ version: novelVersion('ru') })),
  undo: (workbench) => workbench.undo(),
};

describe('the shape of an open work', function () {
  this.timeout(PATIENCE);

  it('after any acts says what a new reading says', () => holds(fc.tuple(fc.array(fc.constantFrom(...Object.keys(DEEDS)), { minLength: 1, maxLength: 8 }), fc.nat(8)), async ([names, asked]) => {
    const workbench = await openRows(doubtful(12)), shape = shapeOf(workbench);
    for (const { id } of shape.versions) shape.paragraphsOf(id);
    for (const [at, name] of names.entries()) {
      if (at === asked) said(shape); // what nobody has asked for is read later
      DEEDS[name]?.(workbench);
    }
    expect(shapeOf(workbench), 'one for each work').to.equal(shape);
    const letters = (one: Shape): unknown => ({ ...said(one) as object, letters: names.includes('edit') ? null : (said(one) as { letters: unknown }).letters });
    expect(letters(shape), names.join()).to.deep.equal(letters(await anew(workbench)));
    workbench.close();
  }, { runs: 60 }));

  it('tells which rows gave way to others, once for each act, when it has them', async () => {
    const workbench = await openRows(doubtful(12)), shape = shapeOf(workbench), told: (RowsChange | null)[] = [];
    const stop = shape.watch((change) => { told.push(change); expect(rowsOf(shape).length).to.equal(units(workbench.tables).length); });
    DEEDS['move']?.(workbench);
    expect(told.map((change) => [change?.at, change?.removed.length, change?.added.map(({ id }) => id)])).to.deep.equal([[2, 2, [en(2), en(3)]]]);
    DEEDS['edit']?.(workbench);
    DEEDS['confirm']?.(workbench);
    expect(told).to.have.lengthOf(1);
    DEEDS['lose']?.(workbench);
    expect(told[1], 'all are others').to.equal(null);
    stop();
    workbench.undo();
    expect(told).to.have.lengthOf(2);
  });

  it('a settled doubt goes, the others stay as they are', async () => {
    const workbench = await openRows(doubtful(12)), shape = shapeOf(workbench), before = doubtsIn(shape);
    DEEDS['confirm']?.(workbench);
    expect(doubtsIn(shape).map(({ bead }) => bead)).to.deep.equal(before.filter(({ bead }) => bead !== novelBead('ru', 3)).map(({ bead }) => bead));
  });

  it('of a big work is read in slices; what happens meanwhile is in it', async () => {
    const workbench = await openRows(novel({ sentences: 2000 })), soon = shapeSoon(workbench);
    expect(soon).to.be.instanceOf(Promise);
    DEEDS['move']?.(workbench);
    const shape = await soon;
    expect(said(shape)).to.deep.equal(said(await anew(workbench)));
    workbench.dispatch('removeVersion', () => ({ version: novelVersion('tr') }));
    expect(rowsOf(shape).some(({ cells }) => cells.has(novelVersion('tr'))), 'until then the former rows stand').to.equal(true);
    DEEDS['undo']?.(workbench);
    DEEDS['group']?.(workbench);
    expect(await shapeSoon(workbench)).to.equal(shape);
    expect(said(shape)).to.deep.equal(said(await anew(workbench)));
  });
});

describe('the paragraphs of a version', function () {
  this.timeout(PATIENCE);

  it('what a sentence begins is what the list of all paragraphs says', () => holds(someWork, (work) => {
    const tables = new Tables({ ...work, segment: work.segment?.map((row, at) => (at % 7 === 3 && work.version?.length === 3 ? { ...row, block: 'h2' } : row)) ?? [] });
    for (const { id } of versionsOf(tables)) {
      const outline = new Outline(tables, id), kinds = new Map(paragraphsOf(tables, id).map(({ kind, segments: [first] }) => [first, kind]));
      for (const segment of tables.segmentsOf(id)) expect(outline.opens(segment.id), segment.id).to.equal(kinds.get(segment.id) ?? null);
      expect(outline.paragraphs).to.deep.equal(paragraphsOf(tables, id));
    }
  }, { runs: 300 }));

  it('near the ends of a long text of short lines, and in its middle', () => {
    const tables = new Tables(novel({ sentences: 40, segment: (made) => ({ ...made, text: 'line', after: '\n\n' }) })), version = novelVersion('en'), outline = new Outline(tables, version);
    expect(tables.segmentsOf(version).map(({ id }) => outline.opens(id))).to.deep.equal(paragraphsOf(tables, version).map(({ kind }) => kind));
    const segment = tables.get('segment', en(20))!;
    tables.apply(new PatchBuilder().set('segment', segment, { ...segment, after: ' ' }).done());
    outline.forget();
    expect([outline.opens(en(20)), outline.opens(en(21))]).to.deep.equal(['prose', null]);
  });

});
