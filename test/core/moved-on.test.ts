// What has happened since a change that somebody wants to take back.
import { expect } from '@open-wc/testing';
import type { CommandArgs, CommandKind } from '../../src/core/commands/registry.ts';
import type { Change } from '../../src/core/change.ts';
import { isRefusal } from '../../src/core/change.ts';
import { laterTouching } from '../../src/core/moved-on.ts';
import { ADA, bytes, logView, Play } from './play.ts';
import { beads, seg, smallWork } from './small.ts';

const done = (play: Play, kind: CommandKind, args: object): Change => {
  const change = play.run(kind, args as CommandArgs[CommandKind]);
  return isRefusal(change) ? expect.fail(`${kind}: ${change.no}`) : change;
};
const undo = (play: Play, { id }: Change) => play.run('undo', { target: id, effect: id, suggestion: 'sug_u' as never, author: ADA, time: 9 });
const direct = (play: Play): Change => {
  const made = beads('tr', '1-1').map((bead) => ({ ...bead, id: 'direct0', alignment: 'aln_direct', source: [seg('ru1')], target: [seg('tr1')] }));
  return play.bring('addAlignment', { alignment: { id: 'aln_direct', work: 'work', source: 'ru', target: 'tr', method: 'x' } as never }, { bead: made as never }) as Change;
};

describe('an alignment that somebody has gone on from', () => {
  it('is not taken away by an undo, which names the later change', () => {
    const play = new Play(smallWork());
    for (const version of ['ru', 'tr']) done(play, 'detachSegments', { segments: [seg(`${version}2`)], bead: `b_${version}`, author: ADA });
    const added = direct(play), linked = done(play, 'linkSegments', { segments: [seg('ru2'), seg('tr2')], alignment: 'aln_x', bead: 'b', author: ADA });
    expect(linked.patch.bead && Object.values(linked.patch.bead).some(([, after]) => after?.alignment === 'aln_direct')).to.equal(true);
    const before = bytes(play.tables);
    expect([undo(play, added), bytes(play.tables)]).to.deep.equal([{ no: 'changedSince', params: { later: linked.id } }, before]);
    undo(play, linked);
    expect(isRefusal(undo(play, added)), 'what was taken back does not count').to.equal(false);
  });
  it('others do not matter', () => {
    const play = new Play(smallWork()), added = direct(play);
    done(play, 'setLinkStatus', { links: [{ version: 'ru', segment: seg('ru1') }], status: 'confirmed', author: ADA });
    expect(isRefusal(undo(play, added))).to.equal(false);
  });
});

describe('the latest change of a row', () => {
  it('is looked for after the one that is asked about', () => {
    const play = new Play(smallWork());
    const [first, second, third] = ['uno', 'due', 'tre'].map((text, at) => done(play, 'editSegment', { segment: seg(`en${(at % 2) + 1}`), base: ['one', 'two', 'uno'][at], text, suggestion: `s${at}`, author: ADA, time: 1 }));
    const touches = (table: string, id: string): boolean => table === 'segment' && id === 'en1';
    expect([laterTouching(logView(play.log), first!.id, touches), laterTouching(logView(play.log), second!.id, touches), laterTouching(logView(play.log), third!.id, touches)]).to.deep.equal([third!.id, third!.id, undefined]);
  });
});
