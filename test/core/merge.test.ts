// Changes from elsewhere meet this log: what one merge says, and what it does (rules G1 to G5; law M1 is in merge-law.test.ts).
import { expect } from '@open-wc/testing';
import type { Change } from '../../src/core/change.ts';
import { isRefusal } from '../../src/core/change.ts';
import type { CommandArgs, CommandKind } from '../../src/core/commands/registry.ts';
import { runCommand } from '../../src/core/commands/registry.ts';
import type { KnownLog } from '../../src/core/known.ts';
import { knownChanges } from '../../src/core/known.ts';
import { planMerge, takingBack } from '../../src/core/merge.ts';
import type { Coming, MergePlan } from '../../src/core/merge.ts';
import { Tables } from '../../src/core/tables.ts';
import type { Act } from './arbitrary.ts';
import { Member } from './members.ts';
import { bytes } from './play.ts';
import { seg, smallWork } from './small.ts';

const edit = (text: string, at = 0): Act => ({ kind: 'editSegment', at, text, stale: false, pick: 0 });
const member = (name: string, ...acts: Act[]): Member => {
  const made = new Member(smallWork(), name);
  for (const act of acts) made.act(act);
  return made;
};
const brings = async (here: Member, add: readonly Change[], more: Partial<Coming> = {}): Promise<MergePlan> => {
  const plan = await here.plan({ add, remove: [], ...more });
  return plan ?? expect.fail('aborted');
};
const text = ({ tables }: Member, id = 'en1'): string | undefined => tables.get('segment', id)?.text;
const proposals = ({ tables }: Member): string[] => [...tables.all('suggestion')].map((row) => `${row.text} ${row.origin} ${row.status}`);
const meet = async (...members: Member[]): Promise<void> => { for (const to of members) for (const from of members) if (from !== to) await to.receive(from.parcel()); };
const done = (play: Member, kind: CommandKind, args: object): Change => {
  const change = play.run(kind, args as CommandArgs[CommandKind]);
  return isRefusal(change) ? expect.fail(`${kind}: ${change.no}`) : change;
};

describe('what a merge brings', () => {
  it('G1 what is known is passed over, also where a file names it twice, and an older file brings nothing', async () => {
    const here = member('a', edit('1'), edit('2')), there = member('b', edit('3', 1));
    for (const add of [here.log, here.log.slice(0, 1)]) expect((await brings(here, add)).args).to.deep.equal({ after: here.log.at(-1)?.id, changes: [], again: [], aside: [] });
    expect((await brings(here, [...there.log, ...there.log])).added.length).to.equal(1);
  });
  it('G1 the same file brings nothing the second time', async () => {
    const here = member('a', edit('1')), there = member('b', edit('2'));
    await here.receive(there.parcel());
    const before = bytes(here.tables);
    expect([await here.receive(there.parcel()), bytes(here.tables)]).to.deep.equal([{ no: 'noChange', params: {} }, before]);
  });
  it('G2 changes that stand behind all of ours come with the effects that they have, and nothing of ours changes', async () => {
    const here = member('a', edit('1')), there = member('b');
    await there.receive(here.parcel());
    there.act(edit('2'));
    const plan = await brings(here, there.known.changes);
    expect([plan.added, plan.again]).to.deep.equal([there.known.changes.slice(1), []]);
  });
  it('G3 G5 of two texts that meet the one with the lesser counter, device or id stands, on both machines', async () => {
    const here = member('a', edit('mine')), there = member('b', edit('yours'));
    await meet(here, there);
    expect([text(here), text(there), proposals(here), proposals(there)]).to.deep.equal(['mine', 'mine', ['yours conflict open'], ['yours conflict open']]);
  });
  it('G3 what comes may stand before what is here, which then has another effect', async () => {
    const here = member('b', edit('mine')), there = member('a', edit('yours')), plan = await brings(here, there.log);
    expect([plan.added.map(({ id }) => id), plan.again.map(({ before, after }) => [before.id, Object.keys(before.patch), Object.keys(after.patch)])]).to.deep.equal([
      [there.log[0]?.id], [[here.log[0]?.id, ['segment'], ['suggestion']]],
    ]);
  });
  it('G3 what a change does is decided by the order: a text that became a suggestion there may be written', async () => {
    const there = member('b', edit('x', 1), { ...edit('second'), stale: true }), here = member('a', edit('one!')); // the second on "one!", which was not there
    expect(proposals(there)).to.deep.equal(['second conflict open']);
    await here.receive(there.parcel());
    expect([text(here), proposals(here)]).to.deep.equal(['second', []]);
  });
  it('G4 one that no longer applies is kept without effect', async () => {
    const here = member('a'), there = member('b');
    for (const [play, id] of [[here, 'n_a'], [there, 'n_b']] as const) done(play, 'describeVersion', { version: 'ru', base: { name: '', lang: 'ru' }, name: id, lang: 'ru' });
    await meet(here, there);
    expect([here.tables.get('version', 'ru')?.name, there.known.changes.at(-1)?.patch, bytes(there.tables)]).to.deep.equal(['n_a', {}, bytes(here.tables)]);
  });
  it('passes over merges, and what waits inside them', async () => {
    const here = member('a'), there = member('b', edit('1')), third = member('c', edit('2', 1));
    await there.receive(third.parcel());
    expect((await brings(here, there.log)).added.map(({ id }) => id)).to.deep.equal([there.log[0]?.id]);
  });
});

describe('the plan of a merge', () => {
  const rivals = (): readonly [Member, Member] => [member('b', ...Array.from({ length: 300 }, (_, at) => edit(`mine ${at}`, at))), member('a', ...Array.from({ length: 300 }, (_, at) => edit(`yours ${at}`, at)))];

  it('changes nothing, gives way, says how far it is, and ends where the act ends', async () => {
    const [here, there] = rivals(), before = bytes(here.tables), shares: number[] = [];
    let breaths = 0;
    const plan = await planMerge({ tables: here.tables, log: here.log }, { add: there.log, remove: [] }, { breathe: () => { breaths++; return Promise.resolve(); }, onProgress: (share) => shares.push(share) });
    expect([bytes(here.tables), breaths > 5, shares.every((share, at) => share > 0 && share <= 1 && share >= (shares[at - 1] ?? 0))]).to.deep.equal([before, true, true]);
    await here.receive(there.parcel());
    expect(bytes(plan?.after ?? new Tables())).to.equal(bytes(here.tables));
  });
  it('is given up where that is wanted, at any breath, and nothing has happened', async () => {
    const [here, there] = rivals(), before = bytes(here.tables);
    for (const last of [1, 3, 6]) {
      const signal = { aborted: false };
      let breaths = 0;
      const plan = await planMerge({ tables: here.tables, log: here.log }, { add: there.log, remove: [] }, { signal, breathe: () => { signal.aborted = ++breaths >= last; return Promise.resolve(); } });
      expect([plan, bytes(here.tables)]).to.deep.equal([null, before]);
    }
  });
  it('is of the rows of the moment in which it was asked for, whatever is done meanwhile', async () => {
    const here = member('a', edit('1')), there = member('b', edit('2', 1)), planning = brings(here, there.log);
    here.act(edit('later', 2));
    const plan = await planning;
    expect(plan.args.after).to.equal(here.log[0]?.id);
    const refused = runCommand('mergeChanges', { ...plan.args, from: '', author: { personId: 'p' as never, name: '' }, time: 1 }, { tables: here.tables, log: here.known });
    expect(refused, 'the log has gone on').to.deep.equal({ no: 'changedSince', params: {} });
  });
  it('goes back only as far as a log with a hole fits, and brings everything all the same', async () => {
    const here = member('b', edit('1'), edit('2', 1), edit('3')), there = member('a', edit('4', 4)), holed = [here.log[0]!, here.log[2]!];
    const plan = await planMerge({ tables: here.tables, log: [holed[1]!] }, { add: there.log, remove: [] }, { breathe: () => Promise.resolve() });
    expect([plan?.added.map(({ id }) => id), plan?.after.get('segment', 'en1')?.text]).to.deep.equal([[there.log[0]?.id], '3']);
    const other = { ...holed[1]!, patch: { segment: { en1: [{ ...here.tables.get('segment', 'en1')!, text: 'never' }, { ...here.tables.get('segment', 'en1')!, text: 'nowhere' }] as const } } };
    const unfit = await planMerge({ tables: here.tables, log: [holed[0]!, other] }, { add: there.log, remove: [] }, { breathe: () => Promise.resolve() });
    expect([unfit?.args.again, unfit?.after.get('segment', 'en1')?.text]).to.deep.equal([[], '3']);
  });
  it('puts a log in order to which an earlier release has added a backup at the end, once something comes', async () => {
    const [mine, yours] = [member('b', edit('mine')), member('a', edit('yours'))], here = member('b', edit('mine'));
    const late = here.known.changes[0]!, run = runCommand('editSegment', yours.log[0]!.args as CommandArgs['editSegment'], { tables: here.tables, log: here.known });
    const log = [late, { ...yours.log[0]!, patch: isRefusal(run) ? {} : run }];
    if (!isRefusal(run)) here.tables.apply(run);
    expect(knownChanges(log).changes.map(({ id }) => id), 'as they stand').to.deep.equal([late.id, yours.log[0]?.id]);
    const nothing = await planMerge({ tables: here.tables, log }, { add: mine.log, remove: [] }, { breathe: () => Promise.resolve() });
    const plan = await planMerge({ tables: here.tables, log }, { add: member('c', edit('x', 1)).log, remove: [] }, { breathe: () => Promise.resolve() });
    expect([nothing?.again.length, plan?.again.length, plan?.after.get('segment', 'en1')?.text]).to.deep.equal([0, 2, 'yours']);
  });
});

describe('rows that changes bring', () => {
  const version = { id: 'v', work: 'work', lang: 'de', order: '9', kind: 'translation', note: null, alignment: null };
  const segment = [{ id: seg('v1'), version: 'v', order: '1', text: 'eins', after: ' ', state: 'initial' }, { id: seg('v2'), version: 'v', order: '2', text: 'zwei', after: ' ', state: 'initial' }] as never;
  const bringing = (): Member => {
    const there = member('b');
    there.bring('addVersion', { version, alignment: null } as never, { segment });
    return there;
  };
  it('G9 come with the version that they are of', async () => {
    const here = member('a', edit('1')), there = bringing();
    await here.receive(there.parcel());
    expect([...here.tables.segmentsOf('v' as never)].map((row) => row.text)).to.deep.equal(['eins', 'zwei']);
  });
  it('do not come back to a version that is here and has lost them since', async () => {
    const here = member('a', edit('1')), there = bringing();
    await here.receive(there.parcel());
    done(here, 'deleteSegment', { segment: 'v1', base: 'eins', bead: 'b', author: { personId: 'p', name: '' }, time: 1 });
    there.act(edit('2', 1));
    await here.receive(there.parcel());
    expect([...here.tables.segmentsOf('v' as never)].map((row) => row.text)).to.deep.equal(['zwei']);
  });
  it('are not taken of a stranger for a version that is here, nor where no change names them', async () => {
    const here = member('a'), forged = { segment: [{ ...(segment as { id: string }[])[0], id: 'forged', version: 'ru' }] as never };
    const change = { ...bringing().log[0]!, args: { version: { ...version, id: 'ru' }, alignment: null } } as Change;
    expect((await brings(here, [change], { brings: forged })).brings.segment).to.deep.equal([]);
    expect((await brings(here, member('c', edit('1')).log, { brings: { segment } })).brings.segment).to.deep.equal([]);
  });
  it('of a version that is taken out again with its merge stay, and nobody sees them', async () => {
    const here = member('a', edit('1')), there = bringing();
    await here.receive(there.parcel());
    await here.play({ ...edit(''), kind: 'undo' });
    expect([here.tables.get('version', 'v'), here.tables.get('segment', 'v1')?.text]).to.deep.equal([undefined, 'eins']);
    await here.play({ ...edit(''), kind: 'redo' });
    expect(here.tables.segmentsOf('v' as never).length).to.equal(2);
  });
});

describe('undo of a merge', () => {
  const undo: Act = { ...edit(''), kind: 'undo' }, redo: Act = { ...edit(''), kind: 'redo' };

  it('G7 takes out what it brought, gives the rest its former effects, and redo brings it back', async () => {
    const here = member('b', edit('mine')), there = member('a', edit('yours')), before = bytes(here.tables);
    await here.receive(there.parcel());
    const merged = bytes(here.tables);
    await here.play(undo);
    expect([bytes(here.tables), here.known.changes.map(({ id }) => id), [...here.known.aside.keys()]]).to.deep.equal([before, [here.log[0]?.id], [there.log[0]?.id]]);
    await here.play(redo);
    expect([bytes(here.tables), here.known.aside.size]).to.deep.equal([merged, 0]);
  });
  it('leaves what was done since: a text that was written over one that came becomes a suggestion', async () => {
    const here = member('b'), there = member('a', edit('yours'));
    await here.receive(there.parcel());
    const merge = here.log.at(-1)!;
    here.act(edit('mine, later'));
    await here.merge(takingBack(here.log, merge.id, 'undo'), { takesBack: { target: merge.id, kind: 'undo' } });
    expect([text(here), proposals(here)]).to.deep.equal(['one', ['mine, later conflict open']]);
  });
  it('a file brings back what had been taken out', async () => {
    const here = member('b', edit('mine')), there = member('a', edit('yours'));
    await here.receive(there.parcel());
    const merged = bytes(here.tables);
    await here.play(undo);
    await here.receive(there.parcel());
    expect([bytes(here.tables), here.known.aside.size]).to.deep.equal([merged, 0]);
  });
  it('of one that is no merge, or not there, asks for nothing', () => {
    const here = member('a', edit('1'));
    for (const id of [here.log[0]!.id, 'nowhere' as never]) for (const kind of ['undo', 'redo'] as const) expect(takingBack(here.log, id, kind)).to.deep.equal({ add: [], remove: [] });
  });
});

describe('the act of merging', () => {
  it('needs the log of which it speaks, something to do, and effects that follow from each other', () => {
    const here = member('a', edit('1')), stamp = { from: '', author: { personId: 'p' as never, name: '' }, time: 1 }, nothing = { changes: [], again: [], aside: [], ...stamp };
    const after = here.log[0]!.id, act = (args: CommandArgs['mergeChanges'], log: object = here.known) => runCommand('mergeChanges', args, { tables: here.tables, log: log as KnownLog });
    expect(act({ ...nothing, after })).to.include({ no: 'noChange' });
    expect(act({ ...nothing, after: null })).to.include({ no: 'changedSince' });
    expect(act({ ...nothing, after }, { patchOf: () => undefined, since: () => [] })).to.include({ no: 'changedSince' });
    const forged = { ...here.log[0]!, id: 'forged' as never, counter: 0 };
    expect(act({ ...nothing, after, changes: [forged] }), 'twice the same effect').to.include({ no: 'changedSince' });
  });
  it('is logged also where what comes has no effect', async () => {
    const here = member('a', edit('1')), change = { ...here.log[0]!, id: 'chg_same' as never, device: 'dev_b' as never };
    const merge = await here.receive({ changes: [change], rows: [] });
    expect([isRefusal(merge) || merge.patch, here.known.changes.length]).to.deep.equal([{}, 2]);
  });
});
