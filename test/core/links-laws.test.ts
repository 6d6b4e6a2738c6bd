// Acts by hand on five versions: links and sentences mixed, against a plain model of rows and cells (rows-model.ts), against
// the laws, taken back and done again, and by two people at once.
import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { isRefusal } from '../../src/core/change.ts';
import type { Change } from '../../src/core/change.ts';
import type { UndoArgs } from '../../src/core/commands/undo.ts';
import { runAgain, runCommand } from '../../src/core/commands/registry.ts';
import type { ChangeId, DeviceId, SuggestionId } from '../../src/core/ids.ts';
import type { TableName } from '../../src/core/model.ts';
import { TABLE_NAMES } from '../../src/core/model.ts';
import { isEmpty } from '../../src/core/patch.ts';
import { Tables } from '../../src/core/tables.ts';
import { theWork, units } from '../../src/core/units.ts';
import { holds, PATIENCE } from '../property.ts';
import { actsByHand, wideWork } from './arbitrary.ts';
import { copy, LAWS, wholeAlignments } from './law.ts';
import type { LinkingKind } from './linking.ts';
import { isLinking } from './linking.ts';
import { ADA, admit, logView, Play } from './play.ts';
import { expected, Model } from './rows-model.ts';

const onLinks = (kind: Change['kind']): kind is Exclude<LinkingKind, 'removeAlignment'> => isLinking(kind) && kind !== 'removeAlignment';

/** Row by row and byte by byte. Forwards stay when an act is taken back: a late text still finds its place. */
function differing(now: Tables, then: Tables, tables: readonly TableName[] = TABLE_NAMES.filter((name) => name !== 'forward')): string {
  const lines: string[] = [];
  for (const name of tables) {
    for (const [one, other, word] of [[now, then, 'is'], [then, now, 'was']] as const) {
      for (const row of one.all(name)) {
        const there = other.get(name, row.id);
        if (there !== row && JSON.stringify(there) !== JSON.stringify(row)) lines.push(`${word} ${JSON.stringify(row)}`);
      }
    }
  }
  return lines.join('\n');
}

/** There, back, and there again. */
function takenBack({ before, play, change }: { before: Tables; play: Play; change: Change }): void {
  const there = copy(play.tables), log = [...play.log];
  const step = (kind: 'undo' | 'redo', effect: ChangeId): ChangeId => {
    const args: UndoArgs = { target: change.id, effect, suggestion: `sug_${kind}` as SuggestionId, author: ADA, time: 0 };
    const patch = runCommand(kind, args, { tables: there, log: logView(log) });
    if (isRefusal(patch)) throw new Error(`${kind} of ${change.kind} is refused: ${patch.no}`);
    there.apply(patch);
    log.push({ ...change, id: `chg_${kind}` as ChangeId, kind, args, patch });
    return `chg_${kind}` as ChangeId;
  };
  const undone = step('undo', change.id);
  expect(differing(there, before), `undo of ${change.kind}`).to.equal('');
  step('redo', undone);
  expect(differing(there, play.tables), `redo of ${change.kind}`).to.equal('');
}

/** The rows of the other columns, as far as the pivot has a part in them. */
function cellsBeside(tables: Tables, version: string): string[] {
  const { pivot } = theWork(tables);
  return units(tables).flatMap(({ cells }) => cells.has(pivot) ? [JSON.stringify([...cells].filter(([id]) => id !== version))] : []);
}

const MOVING: readonly Change['kind'][] = ['moveSegments', 'shiftColumn', 'swapCells', 'detachSegments', 'setLinkStatus', 'noteLink'];

/** The column of an act that moves no pivot segment; null: it may move some. */
function columnOf({ kind, args, patch }: Change, tables: Tables): string | null {
  if (!MOVING.includes(kind)) return null;
  const versions = new Set(Object.values(patch.bead ?? {}).map((edit) => tables.get('alignment', (edit[1] ?? edit[0])?.alignment ?? '')?.target));
  const { version, segments = [] } = args as { version?: string; segments?: readonly string[] };
  const named = new Set([...version === undefined ? [] : [version], ...segments.flatMap((id) => tables.get('segment', id)?.version ?? [])]);
  const [column] = named;
  return named.size === 1 && column !== undefined && column !== theWork(tables).pivot && versions.has(column as never) ? column : null;
}

describe('acts by hand', function () {
  this.timeout(PATIENCE);

  it('10,000 acts on five versions do what lists of rows do (A1, A2, A3, U5), and undo gives every byte back', () => holds(fc.tuple(wideWork, actsByHand), ([rows, acts]) => {
    const play = new Play(rows);
    for (const act of acts) {
      const before = copy(play.tables), brought = play.brought.length, done = play.act(act);
      admit(before, ...play.brought.slice(brought));
      if (onLinks(act.kind) && play.asked) {
        const rowsThen = expected(before, act.kind, play.asked as never);
        if (isRefusal(done)) expect(rowsThen?.join('\n') ?? null, `${act.kind} refused: ${done.no}`).to.be.oneOf([null, new Model(before).shown().join('\n')]);
        else {
          expect(new Model(play.tables).shown().join('\n'), act.kind).to.equal(rowsThen?.join('\n'));
          expect(done.patch.segment, 'no sentence changes').to.equal(undefined);
          const column = columnOf(done, play.tables);
          if (column !== null) expect(cellsBeside(play.tables, column).join('\n'), `${act.kind}: the other columns`).to.equal(cellsBeside(before, column).join('\n'));
        }
      }
      if (isRefusal(done)) { expect(differing(play.tables, before, [...TABLE_NAMES]), 'a refusal changes nothing').to.equal(''); continue; }
      for (const name of ['A1', 'A2', 'A3']) LAWS[name]?.({ before, change: done, after: play.tables, log: play.log });
      if (!['undo', 'redo', 'receiveRelease'].includes(done.kind)) takenBack({ before, play, change: done });
    }
  }, { runs: __LONG__ ? 250 : 500 })); // 20 acts a run, 10,000 and in the long one 100,000

  it('two people at once: whatever is run again after the other’s acts applies or does nothing, and A1 holds', () => holds(
    fc.tuple(wideWork, actsByHand, actsByHand, fc.array(fc.boolean(), { minLength: 40, maxLength: 40 })), ([rows, actsA, actsB, turns]) => {
      const a = new Play(rows, 'dev_a' as DeviceId), b = new Play(rows, 'dev_b' as DeviceId);
      for (const act of actsA) a.act(act);
      for (const act of actsB) b.act(act);
      const tables = new Tables(rows), log: Change[] = [];
      admit(tables, ...a.brought, ...b.brought);
      const waiting: [Change[], Change[]] = [[...a.log], [...b.log]];
      for (const turn of turns) {
        const change = waiting[turn ? 0 : 1].shift() ?? waiting[turn ? 1 : 0].shift();
        if (!change) break;
        const patch = runAgain(change, { tables, log: logView(log) });
        tables.apply(patch);
        log.push({ ...change, patch });
        if (!isEmpty(patch)) wholeAlignments(tables);
      }
      expect(log.length).to.equal(a.log.length + b.log.length);
    }, { runs: 150 }));
});
