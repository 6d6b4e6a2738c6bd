// Law M1: three people, each on a machine of their own, do whatever they like, send each other all or some of what they know,
// undo what they have merged, close and open. In the end, when all know the same, all have the same.
import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { isRefusal } from '../../src/core/change.ts';
import type { Change } from '../../src/core/change.ts';
import type { CommandArgs, CommandKind } from '../../src/core/commands/registry.ts';
import { invert } from '../../src/core/patch.ts';
import type { RowLists } from '../../src/core/tables.ts';
import { Tables } from '../../src/core/tables.ts';
import { holds, PATIENCE } from '../property.ts';
import { someAct, someWork, wideWork } from './arbitrary.ts';
import { wholeAlignments } from './law.ts';
import { LINKING } from './linking.ts';
import type { Move } from './members.ts';
import { actOf, exchanged, Member, moved, replay, someMoves } from './members.ts';
import { admit, bytes, textsKept, textsOf } from './play.ts';
import { TEXT_ACTS } from './sentences.ts';

const REVIEW: readonly CommandKind[] = [
  'editSegment', 'replaceText', 'setState', 'suggest', 'acceptSuggestion', 'rejectSuggestion', 'withdrawSuggestion', 'decideSuggestions', 'fileSuggestions', 'addNote', 'editNote', 'resolveNote', 'undo', 'redo',
];
const VERSIONS: readonly CommandKind[] = ['addVersion', 'replaceVersion', 'removeVersion', 'addAlignment', 'adoptAlignments', 'chooseAlignment', 'removeAlignment', 'editSegment', 'suggest', 'deleteSegment', 'undo', 'redo'];

const FAMILIES = {
  'texts, suggestions, decisions and notes': someMoves(actOf(...REVIEW)),
  'sentences that are cut, joined, inserted and deleted': someMoves(actOf(...TEXT_ACTS, 'editSegment', 'suggest', 'acceptSuggestion', 'undo', 'redo')),
  'links by hand': someMoves(actOf(...LINKING, ...TEXT_ACTS, 'undo', 'redo')),
  'versions and alignments that come and go': someMoves(actOf(...VERSIONS)),
  'anything at all': someMoves(someAct),
};

interface History { readonly rows: RowLists; readonly moves: readonly Move[]; readonly order: readonly number[] }

const histories = (moves: fc.Arbitrary<Move[]>): fc.Arbitrary<History> => fc.record({
  rows: fc.oneof({ weight: 3, arbitrary: someWork }, { weight: 1, arbitrary: wideWork }), moves, order: fc.array(fc.nat(5), { maxLength: 8 }),
});

async function holdsM1({ rows, moves, order }: History): Promise<void> {
  const members = ['a', 'b', 'c'].map((name) => new Member(rows, name)) as [Member, Member, Member];
  for (const [number, move] of moves.entries()) {
    const member = await moved(members, move);
    if (move.move === 'send' || number % 4 === 0) expect(bytes(member.tables), 'the rows are what the known changes give').to.equal(bytes(member.replayed()));
  }
  await exchanged(members, order);
  const [first, ...others] = members, end = bytes(first.tables), { changes } = first.known;
  for (const other of others) {
    expect(other.known.changes.map(({ id }) => id)).to.deep.equal(changes.map(({ id }) => id));
    expect(bytes(other.tables), 'all have the same rows').to.equal(end);
  }
  expect(bytes(replay(rows, first.brought, changes)), 'from the base, in their order').to.equal(end);
  wholeAlignments(first.tables);
  for (const member of members) {
    expect(isRefusal(await member.receive((others[0]).parcel())), 'the same file twice brings nothing').to.equal(true);
    expect(bytes(member.stored()), 'base and log give the rows').to.equal(end);
    const base = member.stored(), began = new Tables(rows);
    for (const { patch } of member.log.toReversed()) base.apply(invert(patch));
    admit(began, ...member.brought);
    expect(bytes(base), 'the log rewinds to the base').to.equal(bytes(began));
  }
  for (const change of changes) everyImportIsShown(change, first);
  const kept = [...textsKept(first.tables, changes)];
  for (const change of changes) for (const text of textsOf(change)) expect(kept.some((one) => one.includes(text)), `${change.kind} ${JSON.stringify(text)}`).to.equal(true);
}

/** Whatever was imported became a column (V10), and what was written to it since is to be seen there. */
function everyImportIsShown({ kind, args, patch }: Change, { tables }: Member): void {
  const version = kind === 'addVersion' || kind === 'replaceVersion' ? (args as CommandArgs['addVersion']).version.id : undefined;
  if (version !== undefined && tables.segmentsOf(version).length > 0) expect(patch.version?.[version]?.[1]?.id, kind).to.equal(version);
}

describe('merging', function () {
  this.timeout(PATIENCE);

  for (const [what, moves] of Object.entries(FAMILIES)) {
    it(`M1 three people who exchange files in any order end with the same work, and no text is lost: ${what}`, () => holds(histories(moves), holdsM1, { runs: 500, kept: [1162275705] }));
  }
});
