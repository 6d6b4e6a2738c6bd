// Every act, at any place, on works as odd as they come, one after the other: it does something whole, or nothing and says why.
import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { act, isBig, linkDropped, moveTo, splitSentence } from '../../../src/app/alignment-acts.ts';
import type { ActOutcome, AlignAct } from '../../../src/app/alignment-acts.ts';
import { isRefusal } from '../../../src/core/change.ts';
import type { SegmentId } from '../../../src/core/ids.ts';
import { editsOf } from '../../../src/core/patch.ts';
import type { Tables } from '../../../src/core/tables.ts';
import { plainText } from '../../../src/core/text/plain.ts';
import { units, versionsOf } from '../../../src/core/units.ts';
import { holds, PATIENCE } from '../../property.ts';
import { someWork } from '../../core/arbitrary.ts';
import { wholeAlignments } from '../../core/law.ts';
import { bytes } from '../../core/play.ts';
import { Desk, rowsOf } from './acting.ts';

const ACTS: readonly AlignAct[] = [
  'moveUp', 'moveDown', 'shiftDown', 'shiftUp', 'group', 'split', 'detach', 'link', 'swapUp', 'swapDown', 'confirm', 'confirmAbove', 'review', 'clear',
  'join', 'insertBefore', 'insertAfter', 'delete', 'paragraph',
];
const OTHERS = ['moveTo', 'linkDropped', 'cut'] as const;
const TEXT_ACTS: readonly string[] = ['join', 'insertBefore', 'insertAfter', 'delete', 'paragraph', 'cut'];

interface Move { readonly what: AlignAct | (typeof OTHERS)[number]; readonly row: number; readonly column: number; readonly nth: number; readonly chosen: readonly number[] }
const moves: fc.Arbitrary<Move[]> = fc.array(fc.record({
  what: fc.constantFrom(...ACTS, ...OTHERS), row: fc.nat(9), column: fc.nat(4), nth: fc.nat(3),
  chosen: fc.oneof({ weight: 2, arbitrary: fc.constant<number[]>([]) }, { weight: 1, arbitrary: fc.array(fc.nat(30), { maxLength: 4 }) }),
}), { maxLength: 12, size: 'max' });

function play(desk: Desk, { what, row, column, nth, chosen }: Move): ActOutcome | null {
  const { tables, workbench } = desk, rows = rowsOf(tables), unit = rows.at(row % rows.length), columns = versionsOf(tables);
  if (!unit) return null;
  const all = [...tables.all('segment')].map(({ id }) => id).sort(), pick = (at: number): SegmentId | undefined => all[at % all.length];
  const { id: version } = columns[column % columns.length]!, cell = unit.cells.get(version) ?? [], segment = cell[nth % (cell.length || 1)] ?? null;
  const selection = [...new Set(chosen.flatMap((at) => pick(at) ?? []))], to = [...unit.cells.values()].flat()[nth] ?? unit.id;
  switch (what) {
    case 'moveTo': return moveTo(workbench, { segments: selection, to });
    case 'linkDropped': return linkDropped(workbench, { segments: selection, to });
    case 'cut': {
      const text = segment === null ? undefined : tables.get('segment', segment)?.text;
      return segment === null || text === undefined ? null : splitSentence(workbench, { segment, base: text, text: nth ? `${text} x` : text, at: row % (text.length + 2) });
    }
    default: return act(workbench, what, { stand: { version, segment, unit }, selection, rows, shown: columns.map(({ id }) => id) });
  }
}

const texts = (tables: Tables): string[] => versionsOf(tables).map(({ id }) => plainText(tables, id));
const said = (tables: Tables): string => JSON.stringify({ ...tables.toRows(), forward: [] });

describe('any act anywhere', function () {
  this.timeout(PATIENCE);

  it('is whole, undone byte for byte, tells what it did, and leads the keyboard to what is there', () => holds(fc.tuple(someWork, moves), async ([rows, list]) => {
    const desk = await Desk.open(rows), { tables, workbench } = desk;
    for (const move of list) {
      const before = bytes(tables), words = texts(tables), length = workbench.log.length, shown = said(tables);
      const outcome = play(desk, move);
      if (!outcome || isRefusal(outcome)) {
        expect([bytes(tables), workbench.log.length], `refused: ${move.what}`).to.deep.equal([before, length]);
        continue;
      }
      if (isBig(outcome)) return expect.fail('few rows are no job');
      wholeAlignments(tables);
      expect(workbench.log.length, 'one change').to.equal(length + 1);
      if (!TEXT_ACTS.includes(move.what)) {
        expect(texts(tables), `${move.what} changes no text`).to.deep.equal(words);
        for (const { table } of editsOf(outcome.change.patch)) expect(table).to.be.oneOf(['bead', 'alignment']);
      }
      if (outcome.focus !== null) expect(units(tables).some(({ cells }) => [...cells.values()].flat().includes(outcome.focus!)), `${move.what}: the keyboard is somewhere`).to.equal(true);
      for (const { version, numbers } of outcome.said.columns) {
        expect(tables.get('version', version), 'the column is told').not.to.equal(undefined);
        for (const number of numbers) expect(number).to.be.within(1, tables.count('segment') + 2);
      }
      const after = bytes(tables);
      expect(isRefusal(workbench.undo()), `undo ${move.what}`).to.equal(false);
      expect(said(tables), `undo ${move.what}`).to.equal(shown);
      expect(isRefusal(workbench.redo()), `redo ${move.what}`).to.equal(false);
      expect(bytes(tables), `redo ${move.what}`).to.equal(after);
    }
  }, { runs: 400 }));
});
