// Changes from elsewhere meet this log (rules G1 to G4).
import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import type { DeviceId } from '../../src/core/ids.ts';
import type { Change } from '../../src/core/change.ts';
import { invert } from '../../src/core/patch.ts';
import { mergeChanges } from '../../src/core/merge.ts';
import { Tables } from '../../src/core/tables.ts';
import type { RowLists } from '../../src/core/tables.ts';
import { holds, PATIENCE } from '../property.ts';
import type { Act } from './arbitrary.ts';
import { someActs, someWork } from './arbitrary.ts';
import { admit, bytes, Play, textsKept, textsOf } from './play.ts';
import { isTextAct } from './sentences.ts';
import { smallWork } from './small.ts';

const played = (rows: RowLists, acts: readonly Act[], device: string): Play => {
  const play = new Play(rows, device as DeviceId);
  for (const act of acts) play.act(act);
  return play;
};
const edit = (text: string, at = 0): Act => ({ kind: 'editSegment', at, text, stale: false, pick: 0 });
const small = (...acts: Act[]): Play => played(smallWork(), acts, 'dev_a');
const merged = (here: Play, theirs: readonly Change[]): Change[] => mergeChanges(here.tables, here.log, JSON.parse(JSON.stringify(theirs)) as Change[]);
const text = ({ tables }: Play): string | undefined => tables.get('segment', 'en1')?.text;

describe('merge', function () {
  this.timeout(PATIENCE);

  it('G1 what is known is passed over', () => { const here = small(edit('1')); expect(merged(here, here.log)).to.deep.equal([]); });
  it('G1 an older file brings nothing', () => { const here = small(edit('1'), edit('2')); expect(merged(here, here.log.slice(0, 1))).to.deep.equal([]); expect(text(here)).to.equal('2'); });
  it('G1 a file that names a change twice brings it once', () => { const there = small(edit('1')); expect(merged(small(), [...there.log, ...there.log]).length).to.equal(1); });
  it('G2 a log that only continues ours is taken as it is', () => {
    const there = small(edit('1'), edit('2')), here = small(edit('1'));
    expect(merged(here, there.log)).to.deep.equal(JSON.parse(JSON.stringify(there.log.slice(1))));
    expect(text(here)).to.equal('2');
  });
  it('G3 an edit of a text that has changed here becomes a suggestion', () => {
    const here = small(edit('mine')), there = played(smallWork(), [edit('yours')], 'dev_b');
    const [change] = merged(here, there.log);
    expect([text(here), [...here.tables.all('suggestion')].map((row) => row.text), change?.id]).to.deep.equal(['mine', ['yours'], there.log[0]?.id]);
  });
  it('G3 what a change does is decided here: a text that became a suggestion there may be written', () => {
    const there = played(smallWork(), [{ ...edit('second'), stale: true }], 'dev_b'); // on "one!", which was not there
    expect(there.tables.count('suggestion')).to.equal(1);
    const here = small(edit('one!'));
    merged(here, there.log);
    expect([text(here), here.tables.count('suggestion')]).to.deep.equal(['second', 0]);
  });
  it('G3 unknown changes are run in the order of counter and device', () => {
    const late = { ...small(edit('late')).log[0]!, id: 'late' as never, counter: 7 };
    const other = { ...played(smallWork(), [edit('b')], 'dev_b').log[0]!, counter: 7 };
    const early = played(smallWork(), [edit('early')], 'dev_c').log[0]!;
    const here = small(edit('x', 1));
    expect(merged(here, [other, late, early]).map(({ args }) => (args as { text: string }).text)).to.deep.equal(['early', 'late', 'b']);
    expect(text(here)).to.equal('early');
  });
  it('G4 what no longer applies is kept without effect', () => {
    const base = played(smallWork(), [edit('better')].map((act) => ({ ...act, kind: 'suggest' as const })), 'dev_a');
    const reject = { ...edit(''), kind: 'rejectSuggestion' as const }, accept = { ...edit(''), kind: 'acceptSuggestion' as const };
    const here = played(smallWork(), [], 'dev_a'), there = played(smallWork(), [], 'dev_b');
    for (const play of [here, there]) { mergeChanges(play.tables, play.log, base.log); play.log.push(...base.log); }
    here.act(reject);
    there.act(accept);
    const [change] = merged(here, there.log);
    expect([change?.patch, text(here), [...here.tables.all('suggestion')][0]?.status]).to.deep.equal([{}, 'one', 'rejected']);
  });

  it('G1 the same file brings nothing the second time; G5 no text of it is lost; the merged log rewinds', () => holds(fc.tuple(someWork, someActs, someActs, someActs), ([rows, shared, ours, theirs]) => {
    const here = played(rows, shared, 'dev_a');
    const there = new Play(rows, 'dev_b' as DeviceId);
    admit(there.tables, ...here.brought);
    there.log.push(...mergeChanges(there.tables, [], here.log));
    for (const act of ours) here.act(act);
    for (const act of theirs) there.act(act);
    admit(here.tables, ...there.brought);
    const news = merged(here, there.log), log = [...here.log, ...news];
    expect(new Set(log.map(({ id }) => id)).size).to.equal(log.length);
    for (const { id } of there.log) expect(log.some((change) => change.id === id)).to.equal(true);
    const end = bytes(here.tables);
    expect(mergeChanges(here.tables, log, there.log)).to.deep.equal([]);
    expect(bytes(here.tables)).to.equal(end);
    const kept = textsKept(here.tables, log);
    const recut = log.some(({ kind }) => isTextAct(kind) || kind === 'acceptSuggestion'); // then a text may stand inside another one
    for (const change of there.log) for (const said of textsOf(change)) expect(kept.has(said) || (recut && [...kept].some((one) => one.includes(said))), said).to.equal(true);
    const replayed = new Tables(rows), brought = [...here.brought, ...there.brought];
    admit(replayed, ...brought);
    for (const { patch } of log) replayed.apply(patch);
    expect(bytes(replayed)).to.equal(end);
    for (const { patch } of log.toReversed()) replayed.apply(invert(patch));
    const base = new Tables(rows);
    admit(base, ...brought);
    expect(bytes(replayed)).to.equal(bytes(base));
  }, { runs: 1000 }));

  it('G2 any log on an empty machine is itself again', () => holds(fc.tuple(someWork, someActs), ([rows, acts]) => {
    const there = played(rows, acts, 'dev_b'), here = new Play(rows);
    admit(here.tables, ...there.brought);
    expect(merged(here, there.log)).to.deep.equal(JSON.parse(JSON.stringify(there.log)));
    expect(bytes(here.tables)).to.equal(bytes(there.tables));
  }, { runs: 1000 }));
});
