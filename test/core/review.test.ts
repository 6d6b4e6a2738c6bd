// Rules R1 to R4 and R8 of src/core/RULES.md, one fact a line: who decides suggestions, and what becomes of what they typed.
import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import type { Change, Refusal } from '../../src/core/change.ts';
import { isRefusal } from '../../src/core/change.ts';
import type { AlignmentId, BeadId } from '../../src/core/ids.ts';
import type { Suggestion } from '../../src/core/model.ts';
import { threadsAt } from '../../src/core/notes.ts';
import { isOpen } from '../../src/core/suggestions.ts';
import { holds, PATIENCE } from '../property.ts';
import { someActs, someWork } from './arbitrary.ts';
import { ADA, bytes, Play } from './play.ts';
import { Reviewer } from './reviewer.ts';
import { BORIS } from './reviewing.ts';
import { seg, sug } from './small.ts';

const CEM = { ...BORIS, personId: 'per_cem' as typeof BORIS.personId, name: 'Cem' };
let play: Reviewer;
beforeEach(() => { play = new Reviewer(); });
const refused = (outcome: Change | Refusal, no: Refusal['no']): unknown => expect(outcome).to.include({ no });

describe('R1 decisions that contradict each other', () => {
  beforeEach(() => { play.suggest('s', 'ru1', 'bir', 'raz'); });
  const accepted = { author: ADA, time: 3, reason: '', over: 'bir', verdict: 'accepted' }, rejected = { author: BORIS, time: 4, reason: 'no', verdict: 'rejected' };

  it('accepted here, rejected there: disputed, and the text makes way', () => {
    play.yes('s');
    play.no('s');
    expect([play.status('s'), play.suggestion('s')?.decision, play.suggestion('s')?.against, play.text('ru1'), play.row('ru1')?.state]).to.deep.equal(['disputed', null, [accepted, rejected], 'bir', 'translated']);
  });
  it('rejected there, accepted here: disputed, and the text is not written', () => {
    play.no('s');
    play.yes('s');
    expect([play.status('s'), play.suggestion('s')?.against, play.text('ru1')]).to.deep.equal(['disputed', [rejected, { author: ADA, time: 3, reason: '', verdict: 'accepted' }], 'bir']);
  });
  it('also where the text has changed since: it is the decisions that contradict each other', () => { play.no('s'); play.edit('ru1', 'bir', 'x'); play.yes('s', ADA, { base: 'bir' }); expect(play.status('s')).to.equal('disputed'); });
  it('a text that was written since stays', () => { play.yes('s'); play.edit('ru1', 'raz', 'odin'); play.no('s'); expect([play.status('s'), play.text('ru1')]).to.deep.equal(['disputed', 'odin']); });
  it('withdrawn there, accepted here: disputed', () => { play.takeIn('s'); play.yes('s', BORIS); expect(play.status('s')).to.equal('disputed'); });
  it('two who say the same do not contradict each other', () => { play.no('s'); refused(play.no('s', CEM), 'decided'); refused(play.takeIn('s'), 'decided'); expect(play.suggestion('s')?.decision?.author).to.deep.equal(BORIS); });
  it('nobody contradicts themselves', () => { play.yes('s'); refused(play.no('s', ADA), 'decided'); expect(play.status('s')).to.equal('accepted'); });
  it('a third who has not seen it joins in', () => { play.yes('s'); play.no('s'); play.no('s', CEM); expect(play.suggestion('s')?.against?.map(({ author }) => author.name)).to.deep.equal(['Ada', 'Борис', 'Cem']); });
  it('once each', () => { play.yes('s'); play.no('s'); refused(play.yes('s', BORIS), 'decided'); });
  it('whoever has seen it decides anew', () => {
    play.yes('s');
    play.no('s');
    play.yes('s', BORIS, { anew: true });
    expect([play.status('s'), play.suggestion('s')?.against, play.text('ru1')]).to.deep.equal(['accepted', undefined, 'raz']);
  });
  it('and may be contradicted like anybody', () => { play.yes('s'); play.no('s'); play.yes('s', CEM, { anew: true }); play.no('s', BORIS); expect([play.status('s'), play.suggestion('s')?.against?.length, play.text('ru1')]).to.deep.equal(['disputed', 2, 'bir']); });
  it('a disputed one waits for a decision like an open one', () => { play.yes('s'); play.no('s'); expect(isOpen(play.suggestion('s') as Suggestion)).to.equal(true); });
  it('undo of the later decision brings the earlier one back, byte for byte', () => { play.yes('s'); const before = bytes(play.tables); play.no('s'); play.back(); expect(bytes(play.tables)).to.equal(before); });
  it('undo of the earlier one is refused and names the later', () => { play.yes('s'); const first = play.log.at(-1)?.id; play.no('s'); expect(play.back('undo', first)).to.deep.equal({ no: 'changedSince', params: { later: play.log.at(-1)?.id } }); });
  it('of a sentence that was joined since, what stood beside it stays', () => {
    play.yes('s');
    play.join('ru1', 'ru2');
    play.no('s');
    expect([play.text('j'), play.status('s')]).to.deep.equal(['bir iki', 'disputed']);
  });
  it('of a sentence that was cut since nothing is put back', () => { play.edit('ru1', 'bir', 'x'); play.suggest('t', 'ru1', 'x', 'raz dva'); play.yes('t'); play.split('ru1', 'raz dva', 3); play.no('t'); expect([play.text('a'), play.text('b'), play.status('t')]).to.deep.equal(['raz', 'dva', 'disputed']); });
  it('a suggestion that moved with a split is accepted in place of both halves', () => {
    play.edit('ru1', 'bir', 'bi r');
    play.suggest('t', 'ru1', 'bi r', 'raz');
    play.split('ru1', 'bi r', 2);
    play.yes('t', ADA, { id: seg('made') });
    expect([play.ids(), play.text('made'), play.status('t')]).to.deep.equal(['made ru2 ru3', 'raz', 'accepted']);
  });
  for (const text of ['raz', 'raz!', undefined]) {
    it(`whichever came first, the rows are the same but for the order of the two (${text ?? 'no edits'})`, () => {
      const outcome = (order: readonly ('yes' | 'no')[]): unknown => {
        const here = new Reviewer();
        here.suggest('s', 'ru1', 'bir', 'raz');
        for (const which of order) if (which === 'no') here.no('s'); else here.yes('s', ADA, { base: 'bir', ...(text === undefined ? {} : { text }) });
        const { against = [], ...row } = here.suggestion('s') as Suggestion;
        return [here.text('ru1'), row, against.map(({ over: _over, ...said }) => said).sort((x, y) => (x.verdict < y.verdict ? -1 : 1))];
      };
      expect(outcome(['yes', 'no'])).to.deep.equal(outcome(['no', 'yes']));
    });
  }
});

describe('R2 accepting with edits', () => {
  beforeEach(() => { play.suggest('s', 'ru1', 'bir', 'raz'); });

  it('writes what the person typed, and the decision says so', () => {
    play.yes('s', ADA, { text: 'raz!' });
    expect([play.text('ru1'), play.suggestion('s')?.text, play.suggestion('s')?.decision]).to.deep.equal(['raz!', 'raz', { author: ADA, time: 3, reason: '', text: 'raz!', over: 'bir' }]);
  });
  it('with the proposed text it is a plain acceptance', () => { play.yes('s', ADA, { text: 'raz' }); expect(play.suggestion('s')?.decision).to.not.have.property('text'); });
  it('on another text than was seen it is filed, and the suggestion waits on', () => {
    play.edit('ru1', 'bir', 'x');
    play.yes('s', ADA, { base: 'bir', text: 'raz!', late: sug('late') });
    expect([play.text('ru1'), play.status('s'), play.suggestion('late')]).to.deep.include.members(['x', 'open']);
    expect(play.suggestion('late')).to.include({ text: 'raz!', base: 'bir', origin: 'conflict', status: 'open', segment: 'ru1' });
  });
  it('of two who accepted with other words the later is filed', () => {
    play.yes('s', BORIS, { text: 'raz?' });
    play.yes('s', ADA, { text: 'raz!', base: 'bir', late: sug('late') });
    expect([play.text('ru1'), play.status('s'), play.suggestion('late')?.text]).to.deep.equal(['raz?', 'accepted', 'raz!']);
  });
  it('two who accepted with the same words agree', () => { play.yes('s', BORIS, { text: 'raz!' }); refused(play.yes('s', ADA, { text: 'raz!', base: 'bir', late: sug('late') }), 'decided'); });
  it('against a rejection the words stand in the dispute, and nowhere twice', () => {
    play.no('s');
    play.yes('s', ADA, { text: 'raz!', late: sug('late') });
    expect([play.suggestion('s')?.against?.[1]?.text, play.suggestion('late'), play.text('ru1')]).to.deep.equal(['raz!', undefined, 'bir']);
  });
  it('of a suggestion that went with its sentence the words are filed beside the neighbour', () => {
    play.delete('ru1');
    expect(play.suggestion('s')).to.equal(undefined);
    play.yes('s', ADA, { base: 'bir', text: 'raz!', segment: seg('ru1'), late: sug('late') });
    expect(play.suggestion('late')).to.include({ segment: 'ru2', text: 'raz! iki' });
  });
  it('without words of their own there is nothing to file', () => { play.delete('ru1'); refused(play.yes('s', ADA, { base: 'bir', segment: seg('ru1') }), 'gone'); });
  it('over several sentences the words take the place of all', () => {
    play.edit('ru1', 'bir', 'bi r');
    play.suggest('t', 'ru1', 'bi r', 'raz');
    play.split('ru1', 'bi r', 2);
    play.yes('t', ADA, { id: seg('made'), text: 'raz!' });
    expect([play.text('made'), play.suggestion('t')?.decision]).to.deep.equal(['raz!', { author: ADA, time: 3, reason: '', text: 'raz!' }]);
  });
  it('undo takes it back, byte for byte', () => { const before = bytes(play.tables); play.yes('s', ADA, { text: 'raz!' }); play.back(); expect(bytes(play.tables)).to.equal(before); });
});

describe('R2 rejecting with a reason', () => {
  const CEMS = (more: object = {}): Change | Refusal => play.no('s', CEM, { reason: 'worse', note: 'n' as never, segment: seg('ru1'), ...more });
  const note = (): object | undefined => play.tables.get('note', 'n');
  beforeEach(() => { play.suggest('s', 'ru1', 'bir', 'raz'); });

  it('the decision says it', () => { CEMS(); expect([play.suggestion('s')?.decision?.reason, note()]).to.deep.equal(['worse', undefined]); });
  it('of two who reject it the later answers it', () => {
    play.no('s');
    CEMS();
    expect(play.suggestion('s')?.decision?.reason).to.equal('no');
    expect(note()).to.deep.equal({ id: 'n', version: 'ru', segment: 'ru1', suggestion: 's', text: 'worse', author: CEM, time: 4 });
  });
  it('the same reason is not given twice', () => { play.no('s'); refused(CEMS({ reason: 'no' }), 'decided'); });
  it('of one that is not there any more it stands at the sentence', () => { play.back(); CEMS(); expect(threadsAt(play.tables, seg('ru1')).map(({ first }) => first.text)).to.deep.equal(['worse']); });
  it('or where that is carried on', () => { play.delete('ru1'); CEMS(); expect(threadsAt(play.tables, seg('ru2')).map(({ first }) => first.text)).to.deep.equal(['worse']); });
  it('without a reason there is nothing to keep', () => { play.no('s'); refused(CEMS({ reason: '' }), 'decided'); });
  it('one of an earlier release, which names no note, is refused', () => { play.no('s'); refused(play.no('s', CEM, { reason: 'worse' }), 'decided'); });
  it('one of many is kept, too', () => {
    play.no('s');
    play.decide([{ suggestion: 's', verdict: 'rejected', reason: 'worse', note: 'n' as never }], CEM);
    expect(note()).to.include({ text: 'worse' });
  });
  it('undo takes it away', () => { play.no('s'); const before = bytes(play.tables); CEMS(); play.back(); expect(bytes(play.tables)).to.equal(before); });
});

describe('R3 proposing states and links', () => {
  it('a state is proposed and changes nothing', () => {
    play.propose('s', 'ru1', { kind: 'state', state: 'final' });
    expect([play.row('ru1')?.state, play.suggestion('s')?.proposes, play.suggestion('s')?.text]).to.deep.equal(['initial', { kind: 'state', state: 'final' }, 'bir']);
  });
  it('one that is set already is not', () => refused(play.propose('s', 'ru1', { kind: 'state', state: 'initial' }), 'noChange'));
  it('of a sentence that was deleted neither, but why is a note', () => {
    play.delete('ru1');
    play.propose('s', 'ru1', { kind: 'state', state: 'final' });
    expect([play.suggestion('s'), threadsAt(play.tables, seg('ru2')).map(({ first }) => first.text)]).to.deep.equal([undefined, ['why']]);
    refused(play.propose('s', 'ru1', { kind: 'state', state: 'final' }), 'gone');
  });
  it('accepting sets it, beside the words that the person saw', () => {
    play.propose('s', 'ru1', { kind: 'state', state: 'final' });
    play.yes('s', ADA, { beside: [{ version: 'en' as never, text: 'one' }] });
    expect([play.row('ru1')?.state, play.row('ru1')?.beside?.map(([version]) => version), play.suggestion('s')?.decision?.over]).to.deep.equal(['final', ['en'], 'initial']);
  });
  it('on another text than was seen it is refused', () => { play.propose('s', 'ru1', { kind: 'state', state: 'final' }); play.edit('ru1', 'bir', 'x'); refused(play.yes('s', ADA, { base: 'bir' }), 'changedSince'); });
  it('of a sentence that was cut since there is no such state to set', () => { play.propose('s', 'ru1', { kind: 'state', state: 'final' }); play.split('ru1', 'bir', 1); refused(play.yes('s'), 'gone'); });
  it('one that was set meanwhile is only decided', () => { play.propose('s', 'ru1', { kind: 'state', state: 'reviewed' }); play.run('setState', { segment: seg('ru1'), base: 'bir', state: 'reviewed' }); play.yes('s'); expect([play.status('s'), play.log.at(-1)?.patch.segment]).to.deep.equal(['accepted', undefined]); });
  it('a dispute puts the former state back', () => { play.propose('s', 'ru1', { kind: 'state', state: 'final' }); play.yes('s'); play.no('s', CEM); expect([play.row('ru1')?.state, play.status('s')]).to.deep.equal(['initial', 'disputed']); });
  it('links are proposed and nothing is linked', () => { play.propose('s', 'en1', { kind: 'links', segments: [seg('en1'), seg('ru2')] }); expect([play.beads(), play.suggestion('s')?.segment]).to.deep.equal(['1-1 2-2 3-3', 'en1']); });
  it('accepting links them, signed by whoever accepts', () => {
    play.propose('s', 'en1', { kind: 'links', segments: [seg('en1'), seg('ru2')] });
    play.yes('s', ADA, { bead: 'bead_new' as never, alignment: 'aln_new' as never });
    expect([play.beads(), play.tables.beadOf('aln_ru' as never, seg('ru2'))?.by, play.status('s')]).to.deep.equal(['1-2 -1 2- 3-3', ADA, 'accepted']);
  });
  it('links that are there already are only decided', () => { play.propose('s', 'en1', { kind: 'links', segments: [seg('en1'), seg('ru1')] }); play.run('setLinkStatus', { links: [{ version: 'ru' as never, segment: seg('ru1') }], status: 'confirmed', author: ADA }); play.yes('s'); expect([play.status('s'), play.log.at(-1)?.patch.bead]).to.deep.equal(['accepted', undefined]); });
  it('of a sentence that was split both halves are meant', () => { play.propose('s', 'en1', { kind: 'links', segments: [seg('en1'), seg('ru2')] }); play.split('ru2', 'iki', 1); play.yes('s'); expect(play.tables.beadOf('aln_ru' as never, seg('en1'))?.target.join()).to.equal('a,b'); });
  it('one side alone is refused as any link is', () => { play.propose('s', 'en1', { kind: 'links', segments: [seg('en1'), seg('ru2')] }); play.delete('ru2'); refused(play.yes('s'), 'twoVersions'); });
});

describe('R4 decideSuggestions', () => {
  beforeEach(() => { play.suggest('s1', 'ru1', 'bir', 'raz'); play.suggest('s2', 'ru2', 'iki', 'dva'); play.suggest('t1', 'ru1', 'bir', 'odin'); });

  it('is one act and one undo', () => {
    const before = bytes(play.tables);
    play.decide([{ suggestion: 's1', verdict: 'accepted' }, { suggestion: 's2', verdict: 'accepted' }, { suggestion: 't1', verdict: 'rejected', reason: 'late' }]);
    expect([play.text('ru1'), play.text('ru2'), play.status('t1'), play.suggestion('t1')?.decision?.reason]).to.deep.equal(['raz', 'dva', 'rejected', 'late']);
    play.back();
    expect(bytes(play.tables)).to.equal(before);
  });
  it('of two for the same sentence the first is accepted', () => { play.decide([{ suggestion: 's1', verdict: 'accepted' }, { suggestion: 't1', verdict: 'accepted' }]); expect([play.text('ru1'), play.status('s1'), play.status('t1')]).to.deep.equal(['raz', 'accepted', 'open']); });
  it('what does not apply is passed over', () => { play.decide([{ suggestion: 's1', verdict: 'accepted', base: 'old' }, { suggestion: 's2', verdict: 'accepted' }]); expect([play.status('s1'), play.status('s2')]).to.deep.equal(['open', 'accepted']); });
  it('where none is left the first says why', () => { refused(play.decide([{ suggestion: 's1', verdict: 'accepted', base: 'old' }, { suggestion: 'nobody', verdict: 'rejected' }]), 'changedSince'); refused(play.decide([]), 'noChange'); });
  it('disputes like any decision', () => { play.yes('s1'); play.decide([{ suggestion: 's1', verdict: 'rejected' }, { suggestion: 's2', verdict: 'rejected' }], BORIS); expect([play.status('s1'), play.status('s2'), play.text('ru1')]).to.deep.equal(['disputed', 'rejected', 'bir']); });
  it('two new alignments between the same versions are not made at once', () => {
    const direct = new Reviewer();
    for (const id of ['ru1', 'tr1', 'ru2', 'tr2']) direct.run('detachSegments', { segments: [seg(id)], bead: `b_${id}` as never, author: ADA });
    for (const n of [1, 2]) direct.propose(`d${n}`, `ru${n}`, { kind: 'links', segments: [seg(`ru${n}`), seg(`tr${n}`)] });
    direct.decide([1, 2].map((n) => ({ suggestion: `d${n}`, verdict: 'accepted' as const, bead: `x${n}` as BeadId, alignment: `y${n}` as AlignmentId })));
    expect([direct.status('d1'), direct.status('d2'), direct.tables.count('alignment')]).to.deep.equal(['accepted', 'open', 3]);
  });
});

describe('R8 fileSuggestions', () => {
  const CEMS = { author: CEM, time: 9 };
  const file = (suggestions: object[], notes: object[] = []): Change | Refusal => play.run('fileSuggestions', {
    suggestions: suggestions.map((one) => ({ reason: 'why', ...CEMS, ...one })) as never, notes: notes.map((one) => ({ ...CEMS, ...one })) as never, from: 'table.docx', author: ADA, time: 10,
  });
  const one = { id: 's', segment: 'ru1', base: 'bir', text: 'raz' }, remark = { id: 'n', segment: 'ru2', text: 'hm' };

  it('files them in the name of whoever wrote them', () => {
    file([one], [remark]);
    expect(play.suggestion('s')).to.deep.include({ text: 'raz', origin: 'person', author: CEM, time: 9, status: 'open' });
    expect(play.tables.get('note', 'n')).to.deep.equal({ id: 'n', version: 'ru', segment: 'ru2', text: 'hm', author: CEM, time: 9 });
  });
  it('is one undo', () => { const before = bytes(play.tables); file([one], [remark]); play.back(); expect(bytes(play.tables)).to.equal(before); });
  it('passes over what is known, there already, named twice or about nothing', () => {
    file([one, { ...one, text: 'x' }, { ...one, id: 't', text: 'bir' }, { ...one, id: 'u', segment: 'nobody' }], [remark, remark]);
    expect([play.tables.count('suggestion'), play.tables.count('note'), play.suggestion('s')?.text]).to.deep.equal([1, 1, 'raz']);
    refused(file([one], [remark]), 'noChange');
  });
  it('finds sentences that were split or replaced as suggest does', () => { play.split('ru1', 'bir', 1); file([one]); expect(play.suggestion('s')?.run).to.deep.equal(['a', 'b']); });
});

describe('R8 R4 on arbitrary works', function () {
  this.timeout(PATIENCE);
  it('what somebody typed to accept with is kept, whatever came before', () => holds(fc.tuple(someWork, someActs), ([rows, acts]) => {
    const here = new Play(rows);
    for (const act of acts) {
      const done = here.act(act), { text, suggestion } = (here.asked ?? {}) as { text?: string; suggestion?: string };
      if (act.kind !== 'acceptSuggestion' || text === undefined || isRefusal(done)) continue;
      const told = [...here.tables.all('suggestion')].flatMap((row) => [row.text, row.decision?.text, ...(row.against ?? []).map((said) => said.text)]);
      const there = [...here.tables.all('segment')].map((row) => row.text);
      expect([...there, ...told].some((said) => said?.includes(text)), suggestion).to.equal(true);
    }
  }, { runs: 300 }));
});
