// What a person does when they review, by name: each act gives its command what it needs, and no more.
import { expect } from '@open-wc/testing';
import type { Change, Refusal } from '../../src/core/change.ts';
import { isRefusal } from '../../src/core/change.ts';
import { repliesTo, threadsAt } from '../../src/core/notes.ts';
import { staleSince, staleVersions } from '../../src/core/stale.ts';
import { save, setState, suggest } from '../../src/app/acts.ts';
import { accept, addNote, confirmAgain, decideMany, editNote, reject, reply, resolve, suggestLinks, suggestState, withdraw } from '../../src/app/review-acts.ts';
import { Workbench } from '../../src/app/workbench.ts';
import { MemoryStore } from '../../src/store/memory-store.ts';
import { BORIS } from '../core/reviewing.ts';
import { seg, smallWork, sug } from '../core/small.ts';
import { WORK } from './world.ts';

let workbench: Workbench;
beforeEach(async () => {
  const store = new MemoryStore();
  let ids = 0, clock = 1000;
  await store.stage(smallWork());
  const opened = await Workbench.open(store, WORK, { now: () => ++clock, newId: (prefix) => `${prefix}_${++ids}` });
  if (!opened.ok) throw new Error(opened.error.code);
  workbench = opened.value;
});

const idOf = (done: Change | Refusal, table: 'suggestion' | 'note' = 'suggestion'): never => Object.keys((done as Change).patch[table] ?? {})[0] as never;
const propose = (segment: string, text: string): never => idOf(suggest(workbench, { segment: seg(segment), base: workbench.tables.get('segment', segment)?.text ?? '', text, reason: 'why' }));
const text = (segment: string): string | undefined => workbench.tables.get('segment', segment)?.text;
const status = (id: string): string | undefined => workbench.tables.get('suggestion', id)?.status;
const argsOf = (done: Change | Refusal): string => Object.keys((done as Change).args).join();
/** Somebody else has decided it, on another machine. */
const elsewhere = (suggestion: string): Change | Refusal => workbench.dispatch('rejectSuggestion', () => ({ suggestion: sug(suggestion), reason: 'no', author: BORIS, time: 1 }));

describe('review acts', () => {
  it('accept writes the text; what it does not need it does not name', () => { const id = propose('ru1', 'raz'), done = accept(workbench, id); expect([text('ru1'), argsOf(done)]).to.deep.equal(['raz', 'suggestion,base,author,time']); });
  it('accept with edits writes those, and names a place for them', () => { const id = propose('ru1', 'raz'), done = accept(workbench, id, { text: 'raz!' }); expect([text('ru1'), argsOf(done)]).to.deep.equal(['raz!', 'suggestion,base,text,segment,late,author,time']); });
  it('accepting with the proposed text is a plain acceptance', () => { const id = propose('ru1', 'raz'); expect(argsOf(accept(workbench, id, { text: 'raz' }))).to.equal('suggestion,base,author,time'); });
  it('of a sentence that was cut it names the one that comes', () => {
    const id = propose('ru1', 'raz');
    workbench.dispatch('splitSegment', ({ author, time }) => ({ segment: seg('ru1'), base: 'bir', text: 'bir', at: 1, ids: [seg('a'), seg('b')], suggestion: sug('x'), author, time }));
    expect([argsOf(accept(workbench, id)), status(id)]).to.deep.equal(['suggestion,base,id,segment,author,time', 'accepted']);
  });
  it('one that is not there is gone', () => { for (const done of [accept(workbench, sug('x')), reject(workbench, sug('x'), ''), withdraw(workbench, sug('x')), reply(workbench, sug('x'), 'y')]) expect(done).to.include({ no: 'gone' }); });
  it('a disputed one is settled by whoever has it before them', () => {
    const id = propose('ru1', 'raz');
    accept(workbench, id);
    elsewhere(id);
    expect([status(id), text('ru1')]).to.deep.equal(['disputed', 'bir']);
    accept(workbench, id);
    expect([status(id), text('ru1')]).to.deep.equal(['accepted', 'raz']);
  });
  it('rejecting and withdrawing settle it, too', () => {
    for (const act of [(id: never) => reject(workbench, id, 'no'), (id: never) => withdraw(workbench, id)]) {
      const id = propose('ru1', 'raz');
      accept(workbench, id);
      elsewhere(id);
      expect([isRefusal(act(id)), status(id) === 'disputed']).to.deep.equal([false, false]);
    }
  });
  it('many are decided in one act and one undo', () => {
    const ids = [propose('ru1', 'raz'), propose('ru2', 'dva')];
    decideMany(workbench, [...ids, sug('x')], { verdict: 'accepted', reason: '' });
    expect([text('ru1'), text('ru2')]).to.deep.equal(['raz', 'dva']);
    workbench.undo();
    expect([text('ru1'), text('ru2'), ...ids.map(status)]).to.deep.equal(['bir', 'iki', 'open', 'open']);
    decideMany(workbench, ids, { verdict: 'rejected', reason: 'no' });
    expect(ids.map((id) => workbench.tables.get('suggestion', id)?.decision?.reason)).to.deep.equal(['no', 'no']);
  });
  it('a state is proposed, and accepted beside what stands there', () => {
    const id = idOf(suggestState(workbench, seg('ru1'), { state: 'final', reason: 'done' }));
    accept(workbench, id);
    expect([workbench.tables.get('segment', 'ru1')?.state, workbench.tables.get('segment', 'ru1')?.beside?.length]).to.deep.equal(['final', 2]);
  });
  it('links are proposed in the order of the columns, and accepted', () => {
    const done = suggestLinks(workbench, [seg('ru2'), seg('en1'), seg('ru2')], 'belongs there'), id = idOf(done);
    expect((done as Change<'suggest'>).args).to.deep.include({ segment: 'en1', text: 'one', proposes: { kind: 'links', segments: ['en1', 'ru2'] } });
    accept(workbench, id);
    expect(workbench.tables.beadOf('aln_ru' as never, seg('ru2'))?.source).to.deep.equal(['en1']);
  });
  it('links of one version, or of none, are not', () => { expect([suggestLinks(workbench, [seg('ru1'), seg('ru2')], ''), suggestLinks(workbench, [], '')].map((done) => (done as Refusal).no)).to.deep.equal(['twoVersions', 'nothingSelected']); });
  it('an answer stands under its suggestion', () => { const id = propose('ru1', 'raz'); reply(workbench, id, 'why?'); expect(repliesTo(workbench.tables, id).map((note) => note.text)).to.deep.equal(['why?']); });
  it('a note is written, answered, mended and settled', () => {
    const id = idOf(addNote(workbench, { segment: seg('ru1'), text: 'hm' }), 'note');
    addNote(workbench, { segment: seg('ru1'), thread: id, text: 'so' });
    editNote(workbench, id, { text: 'hmm' });
    resolve(workbench, id, true);
    const [thread] = threadsAt(workbench.tables, seg('ru1'));
    expect([thread?.first.text, thread?.replies.map((note) => note.text), thread?.open]).to.deep.equal(['hmm', ['so'], false]);
    resolve(workbench, id, false);
    expect(threadsAt(workbench.tables, seg('ru1'))[0]?.open).to.equal(true);
  });
  it('mending a note that says something else by now keeps both', () => { const id = idOf(addNote(workbench, { segment: seg('ru1'), text: 'hm' }), 'note'); editNote(workbench, id, { text: 'two' }); editNote(workbench, id, { base: 'hm', text: 'three' }); expect([...workbench.tables.all('note')].map((note) => note.text)).to.deep.equal(['two', 'three']); });
});

describe('confirming', () => {
  it('keeps what stood beside the sentence: by saving it unchanged, and by setting a state', () => {
    save(workbench, { segment: seg('ru1'), base: 'bir', text: 'bir' });
    setState(workbench, seg('ru2'), 'final');
    expect(['ru1', 'ru2'].map((id) => workbench.tables.get('segment', id)?.beside?.length)).to.deep.equal([2, 2]);
  });
  it('a lesser state needs nothing', () => { expect((setState(workbench, seg('ru1'), 'translated') as Change).args).to.not.have.property('beside'); });
  it('"still right" keeps the state and ends what was stale', () => {
    setState(workbench, seg('ru1'), 'final');
    save(workbench, { segment: seg('en1'), base: 'one', text: 'uno' });
    expect(staleVersions(workbench.tables, seg('ru1'))).to.deep.equal(['en']);
    expect(staleSince(workbench.log, workbench.tables, seg('ru1'))).to.deep.equal([{ version: 'en', before: 'one', now: 'uno' }]);
    const done = confirmAgain(workbench, seg('ru1')) as Change<'setState'>;
    expect([done.args.state, staleVersions(workbench.tables, seg('ru1'))]).to.deep.equal(['final', []]);
    expect(confirmAgain(workbench, seg('ru1'))).to.include({ no: 'noChange' });
  });
  it('"still right" is said of what was confirmed before', () => { expect([confirmAgain(workbench, seg('ru1')), confirmAgain(workbench, seg('ru9'))].map((done) => (done as Refusal).no)).to.deep.equal(['noChange', 'gone']); });
});
