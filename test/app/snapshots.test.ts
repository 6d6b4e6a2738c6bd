import { expect } from '@open-wc/testing';
import type { SegmentId } from '../../src/core/ids.ts';
import { isRefusal } from '../../src/core/change.ts';
import { plainText } from '../../src/core/text/plain.ts';
import { versionsOf } from '../../src/core/units.ts';
import { save, suggest } from '../../src/app/acts.ts';
import { splitSentence } from '../../src/app/sentence-acts.ts';
import { addCheckpoint, compareStates, restoreSnapshot, snapshots, stateAt } from '../../src/app/snapshots.ts';
import { openSession } from '../../src/app/session.ts';
import type { Workbench } from '../../src/app/workbench.ts';
import { MemoryStore } from '../../src/store/memory-store.ts';
import { bytes } from '../core/play.ts';
import { atHand, STATEMENT } from './bundled.ts';

const DAY = 24 * 60 * 60 * 1000, NOON = new Date(2026, 4, 1, 12).getTime();

/** A workbench whose clock a test sets. */
async function workbenchAt(clock: { now: number }): Promise<Workbench> {
  let serial = 0;
  const opened = await openSession({
    now: () => clock.now, newId: (prefix) => `${prefix}_${serial++}`, openStore: () => Promise.resolve({ ok: true, value: new MemoryStore() }), bundled: atHand(STATEMENT),
  });
  if (!opened.ok) throw new Error(opened.error.code);
  return opened.session.workbench;
}

const sentence = (workbench: Workbench, column: number, at: number): { id: SegmentId; text: string } => {
  const row = workbench.tables.segmentsOf(versionsOf(workbench.tables)[column]?.id ?? '' as never)[at];
  if (!row) throw new Error('no such sentence');
  return row;
};
function write(workbench: Workbench, at: number, text: string): void {
  const { id, text: base } = sentence(workbench, 1, at);
  expect(isRefusal(save(workbench, { segment: id, base, text }))).to.equal(false);
}
const textsOf = (tables: Workbench['tables']): string[] => versionsOf(tables).map(({ id }) => plainText(tables, id));

describe('snapshots of a workbench', () => {
  it('the end of each day, what was named, and the beginning, newest first; today is only what was named of it', async () => {
    const clock = { now: NOON }, workbench = await workbenchAt(clock);
    expect(snapshots(workbench)).to.deep.equal([]);
    write(workbench, 3, 'один');
    write(workbench, 3, 'два');
    clock.now += DAY;
    write(workbench, 4, 'три');
    addCheckpoint(workbench, '  Before the review ');
    write(workbench, 5, 'четыре');
    clock.now += 3 * DAY;
    write(workbench, 6, 'пять');
    expect(snapshots(workbench).map(({ kind, name, time }) => [kind, name, (time - NOON) / DAY])).to.deep.equal([
      ['daily', '', 1], ['named', 'Before the review', 1], ['daily', '', 0], ['start', '', 0],
    ]);
  });

  it('a state is the texts of that moment, and working it out changes nothing', async () => {
    const clock = { now: NOON }, workbench = await workbenchAt(clock), begun = textsOf(workbench.tables);
    write(workbench, 3, 'один');
    addCheckpoint(workbench, 'One');
    const then = textsOf(workbench.tables);
    write(workbench, 3, 'два');
    const now = bytes(workbench.tables), [one, start] = snapshots(workbench);
    expect(textsOf(await stateAt(workbench, one?.id ?? null))).to.deep.equal(then);
    expect(textsOf(await stateAt(workbench, start?.id ?? null))).to.deep.equal(begun);
    expect(bytes(workbench.tables)).to.equal(now);
  });

  it('an undone checkpoint is none any more', async () => {
    const workbench = await workbenchAt({ now: NOON });
    addCheckpoint(workbench, 'One');
    workbench.undo();
    expect(snapshots(workbench).filter(({ kind }) => kind === 'named')).to.deep.equal([]);
    workbench.redo();
    expect(snapshots(workbench).filter(({ kind }) => kind === 'named').length).to.equal(1);
  });

  it('compares place by place: words, what was cut and joined as it reads together, and the rest by number', async () => {
    const workbench = await workbenchAt({ now: NOON }), start = await stateAt(workbench, null);
    const cut = sentence(workbench, 1, 4), at = cut.text.indexOf(' ') + 1;
    write(workbench, 3, 'один');
    expect(isRefusal(splitSentence(workbench, { segment: cut.id, base: cut.text, text: cut.text, at }))).to.equal(false);
    const { texts, links, came, went } = compareStates(start, workbench.tables);
    expect(came.length + went.length).to.equal(0);
    expect(links).to.be.above(0);
    const first = texts[0], second = texts[1];
    expect([first?.after, first?.number]).to.deep.equal(['один', 4]);
    expect([second?.before, second?.after, second?.number]).to.deep.equal([cut.text, cut.text, 5]);
    expect(compareStates(workbench.tables, workbench.tables)).to.deep.equal({ texts: [], came: [], went: [], links: 0, others: 0 });
  });

  it('restores as one change that one undo takes back; suggestions stay, and nothing done since is lost from the log', async () => {
    const workbench = await workbenchAt({ now: NOON }), begun = textsOf(workbench.tables);
    addCheckpoint(workbench, 'At first');
    write(workbench, 3, 'один');
    const { id, text } = sentence(workbench, 1, 5);
    suggest(workbench, { segment: id, base: text, text: 'пять', reason: '' });
    const now = bytes(workbench.tables), length = workbench.log.length;
    const [moment] = snapshots(workbench).filter(({ kind }) => kind === 'named');
    const done = await restoreSnapshot(workbench, moment?.id ?? null);
    if (isRefusal(done)) throw new Error(done.no);
    expect(textsOf(workbench.tables)).to.deep.equal(begun);
    expect(workbench.tables.suggestionsOf(id).map(({ status }) => status)).to.deep.equal(['open']);
    expect(workbench.log.length).to.equal(length + 1);
    workbench.undo();
    expect(bytes(workbench.tables)).to.equal(now);
    expect(await restoreSnapshot(workbench, workbench.log.at(-1)?.id ?? null)).to.include({ no: 'noChange' });
  });

  it('works out anew what somebody changes meanwhile', async () => {
    const workbench = await workbenchAt({ now: NOON }), begun = textsOf(workbench.tables);
    for (let at = 0; at < 250; at++) write(workbench, 3, `текст ${at}`);
    let typed = false;
    const done = await restoreSnapshot(workbench, null, () => {
      if (!typed) write(workbench, 4, 'meanwhile');
      typed = true;
      return Promise.resolve();
    });
    expect(isRefusal(done)).to.equal(false);
    expect(textsOf(workbench.tables)).to.deep.equal(begun);
  });
});
