// The command rules of src/core/RULES.md, one fact a line. Every act that is played here is also held against the laws.
import { expect } from '@open-wc/testing';
import type { Change, Refusal } from '../../src/core/change.ts';
import { isRefusal } from '../../src/core/change.ts';
import type { CommandArgs } from '../../src/core/commands/registry.ts';
import type { Author, Suggestion } from '../../src/core/model.ts';
import { RELEASE_AUTHOR } from '../../src/core/model.ts';
import { copy, LAWS } from './law.ts';
import { ADA, Play } from './play.ts';
import { seg, smallWork, sug, ver } from './small.ts';

const BORIS = { personId: 'per_boris', name: 'Борис' } as Author;

/** A play of facts on the small work: acts in short form, laws proven on each. */
class Facts extends Play {
  constructor() { super(smallWork()); }

  override run<K extends Change['kind']>(kind: K, args: CommandArgs[K]): Change | Refusal {
    const before = copy(this.tables);
    const change = super.run(kind, args);
    if (!isRefusal(change)) for (const law of Object.values(LAWS)) law({ before, change, after: this.tables, log: this.log });
    return change;
  }

  edit(...[segment, base, text, id = 'sug_e']: [segment: string, base: string, text: string, id?: string]) { return this.run('editSegment', { segment: seg(segment), base, text, suggestion: sug(id), author: ADA, time: 1 }); }
  suggest(...[id, segment, text, author = ADA]: [id: string, segment: string, text: string, author?: Author]) { return this.run('suggest', { id: sug(id), segment: seg(segment), base: 'bir', text, reason: 'why', author, time: 2 }); }
  accept(id: string, base: string) { return this.run('acceptSuggestion', { suggestion: sug(id), base, author: ADA, time: 3 }); }
  reject(id: string) { return this.run('rejectSuggestion', { suggestion: sug(id), reason: 'no', author: ADA, time: 3 }); }
  withdraw(id: string, author = ADA) { return this.run('withdrawSuggestion', { suggestion: sug(id), author, time: 3 }); }
  state(segment: string, base: string, state: 'reviewed' | 'final') { return this.run('setState', { segment: seg(segment), base, state }); }
  release(revision: number, suggestions: Suggestion[] = []) { return this.run('receiveRelease', { work: 'work' as never, revision, suggestions }); }
  replace(edits: [segment: string, base: string, text: string][]) {
    return this.run('replaceText', { find: 'i', replacement: 'ı', author: ADA, time: 4, edits: edits.map(([segment, base, text], at) => ({ segment: seg(segment), base, text, suggestion: sug(`sug_r${at}`) })) });
  }
  back(kind: 'undo' | 'redo', effect = this.log.at(-1)?.id, suggestion = 'sug_u') { return this.run(kind, { target: effect as never, effect: effect as never, suggestion: sug(suggestion), author: ADA, time: 5 }); }

  text(segment: string) { return this.tables.get('segment', segment)?.text; }
  stateOf(segment: string) { return this.tables.get('segment', segment)?.state; }
  suggestion(id: string) { return this.tables.get('suggestion', id); }
}

let play: Facts;
beforeEach(() => { play = new Facts(); });
const refused = (outcome: Change | Refusal, no: Refusal['no']): unknown => expect(outcome).to.include({ no });

describe('C1 editSegment', () => {
  it('writes the text and calls it translated', () => { play.edit('ru1', 'bir', 'raz'); expect(play.tables.get('segment', 'ru1')).to.include({ text: 'raz', state: 'translated', after: ' ' }); });
  it('also on a segment that was final', () => { play.state('ru1', 'bir', 'final'); play.edit('ru1', 'bir', 'raz'); expect(play.stateOf('ru1')).to.equal('translated'); });
  it('becomes a suggestion when the text has changed since', () => {
    play.edit('ru1', 'bir', 'raz');
    play.edit('ru1', 'bir', 'odin', 'sug_late');
    expect(play.text('ru1')).to.equal('raz');
    expect(play.suggestion('sug_late')).to.deep.equal({
      id: 'sug_late', version: 'ru', segment: 'ru1', base: 'bir', text: 'odin', reason: '', origin: 'conflict', author: ADA, time: 1, status: 'open', decision: null,
    });
  });
  it('does nothing when the text is there already, whatever was seen', () => { refused(play.edit('ru1', 'eski', 'bir'), 'noChange'); });
  it('does nothing when its suggestion is there already', () => { play.edit('ru1', 'eski', 'x'); refused(play.edit('ru1', 'eski', 'y'), 'noChange'); expect(play.suggestion('sug_e')?.text).to.equal('x'); });
  it('is refused where the segment is not', () => refused(play.edit('ru9', 'bir', 'x'), 'gone'));
  it('may empty a text', () => { play.edit('ru1', 'bir', ''); expect(play.text('ru1')).to.equal(''); });
  it('keeps lone surrogates and unnormalised letters as they are', () => { play.edit('ru1', 'bir', 'и\u0306\ud800'); expect(play.text('ru1')).to.equal('и\u0306\ud800'); });
  it('restoreRevision is an edit that names where the text comes from', () => {
    play.run('restoreRevision', { segment: seg('ru1'), base: 'bir', text: 'raz', of: 'chg_1' as never, suggestion: sug('s'), author: ADA, time: 1 });
    expect(play.text('ru1')).to.equal('raz');
  });
});

describe('C2 replaceText', () => {
  it('writes many texts in one change', () => { play.replace([['ru1', 'bir', 'bır'], ['tr2', 'iki', 'ıkı']]); expect([play.text('ru1'), play.text('tr2'), play.log.length]).to.deep.equal(['bır', 'ıkı', 1]); });
  it('is taken back in one undo', () => { play.replace([['ru1', 'bir', 'bır'], ['tr2', 'iki', 'ıkı']]); play.back('undo'); expect([play.text('ru1'), play.text('tr2')]).to.deep.equal(['bir', 'iki']); });
  it('files a suggestion where a text has changed since and writes the others', () => {
    play.replace([['ru1', 'eski', 'x'], ['ru2', 'iki', 'y']]);
    expect([play.text('ru1'), play.suggestion('sug_r0')?.text, play.text('ru2')]).to.deep.equal(['bir', 'x', 'y']);
  });
  it('passes over segments that are not there', () => { play.replace([['ru9', '', 'x'], ['ru2', 'iki', 'y']]); expect(play.text('ru2')).to.equal('y'); });
  it('is refused when nothing would change', () => refused(play.replace([['ru1', 'bir', 'bir']]), 'noChange'));
});

describe('C3 setState', () => {
  it('sets a state and leaves the text', () => { play.state('ru1', 'bir', 'reviewed'); expect(play.tables.get('segment', 'ru1')).to.include({ text: 'bir', state: 'reviewed' }); });
  it('is refused on another text than was seen: nobody reviewed that one', () => refused(play.state('ru1', 'eski', 'reviewed'), 'changedSince'));
  it('is refused where it is so already', () => { play.state('ru1', 'bir', 'final'); refused(play.state('ru1', 'bir', 'final'), 'noChange'); });
  it('is refused where the segment is not', () => refused(play.state('ru9', '', 'final'), 'gone'));
});

describe('C4 suggestions', () => {
  it('a suggestion changes no text', () => { play.suggest('s', 'ru1', 'raz'); expect([play.text('ru1'), play.suggestion('s')]).to.deep.equal(['bir', { id: 's', version: 'ru', segment: 'ru1', base: 'bir', text: 'raz', reason: 'why', origin: 'person', author: ADA, time: 2, status: 'open', decision: null }]); });
  it('suggesting the text that is there is refused', () => refused(play.suggest('s', 'ru1', 'bir'), 'noChange'));
  it('suggesting under a used id is refused', () => { play.suggest('s', 'ru1', 'x'); refused(play.suggest('s', 'ru2', 'y'), 'known'); });
  it('suggesting on nothing is refused', () => refused(play.suggest('s', 'ru9', 'x'), 'gone'));
  it('accept writes the text, calls it translated and signs the decision', () => {
    play.suggest('s', 'ru1', 'raz', BORIS);
    play.accept('s', 'bir');
    expect(play.tables.get('segment', 'ru1')).to.include({ text: 'raz', state: 'translated' });
    expect(play.suggestion('s')).to.deep.include({ status: 'accepted', author: BORIS, decision: { author: ADA, time: 3, reason: '', over: 'bir' } });
  });
  it('accept is refused on another text than was seen', () => { play.suggest('s', 'ru1', 'raz'); play.edit('ru1', 'bir', 'x'); refused(play.accept('s', 'bir'), 'changedSince'); expect(play.suggestion('s')?.status).to.equal('open'); });
  it('accept where the text is there already only decides', () => {
    play.suggest('s', 'ru1', 'raz');
    play.edit('ru1', 'bir', 'raz');
    play.accept('s', 'raz');
    expect([play.suggestion('s')?.status, play.log.at(-1)?.patch.segment]).to.deep.equal(['accepted', undefined]);
  });
  it('accept, reject and withdraw are refused where no suggestion is', () => { refused(play.accept('x', 'bir'), 'gone'); refused(play.reject('x'), 'gone'); refused(play.withdraw('x'), 'gone'); });
  it('reject leaves the text and keeps the reason', () => { play.suggest('s', 'ru1', 'raz'); play.reject('s'); expect([play.text('ru1'), play.suggestion('s')?.status, play.suggestion('s')?.decision?.reason]).to.deep.equal(['bir', 'rejected', 'no']); });
  it('a decision is final: the second says what the first was', () => {
    play.suggest('s', 'ru1', 'raz');
    play.reject('s');
    for (const second of [play.accept('s', 'bir'), play.reject('s'), play.withdraw('s')]) expect(second).to.deep.equal({ no: 'decided', params: { status: 'rejected' } });
  });
  it('only its author withdraws it', () => {
    play.suggest('s', 'ru1', 'raz', BORIS);
    refused(play.withdraw('s'), 'notYours');
    play.withdraw('s', { ...BORIS, name: 'another name' });
    expect(play.suggestion('s')?.status).to.equal('withdrawn');
  });
});

describe('C5 undo and redo', () => {
  it('undo brings text and state back', () => { play.edit('ru1', 'bir', 'raz'); play.back('undo'); expect(play.tables.get('segment', 'ru1')).to.include({ text: 'bir', state: 'initial' }); });
  it('redo is the undo of the undo', () => { play.edit('ru1', 'bir', 'raz'); play.back('undo'); play.back('redo'); expect(play.tables.get('segment', 'ru1')).to.include({ text: 'raz', state: 'translated' }); });
  it('of a suggestion takes it away, redo brings it back', () => {
    play.suggest('s', 'ru1', 'raz');
    play.back('undo');
    expect(play.suggestion('s')).to.equal(undefined);
    play.back('redo');
    expect(play.suggestion('s')?.text).to.equal('raz');
  });
  it('of an accept opens the suggestion again and brings the text back', () => { play.suggest('s', 'ru1', 'raz'); play.accept('s', 'bir'); play.back('undo'); expect([play.text('ru1'), play.suggestion('s')?.status, play.suggestion('s')?.decision]).to.deep.equal(['bir', 'open', null]); });
  it('does not overwrite a text that moved on: the former text becomes a suggestion', () => {
    const first = play.edit('ru1', 'bir', 'raz') as Change;
    play.edit('ru1', 'raz', 'odin');
    play.back('undo', first.id, 'sug_former');
    expect(play.text('ru1')).to.equal('odin');
    expect(play.suggestion('sug_former')).to.deep.include({ base: 'odin', text: 'bir', origin: 'conflict', status: 'open', author: ADA, version: 'ru', segment: 'ru1' });
  });
  it('gives every displaced text a suggestion of its own', () => {
    const first = play.replace([['ru1', 'bir', 'a'], ['ru2', 'iki', 'b'], ['ru3', 'üç', 'c']]) as Change;
    play.replace([['ru1', 'a', 'x'], ['ru3', 'c', 'z']]);
    play.back('undo', first.id, 'u');
    expect([play.suggestion('u')?.text, play.suggestion('u.1')?.text, play.text('ru2'), play.text('ru3')]).to.deep.equal(['bir', 'üç', 'iki', 'z']);
  });
  it('has nothing to say where the former text is back already', () => {
    const first = play.edit('ru1', 'bir', 'raz') as Change;
    play.edit('ru1', 'raz', 'bir');
    refused(play.back('undo', first.id), 'noChange');
  });
  it('leaves a state that was set since', () => {
    const first = play.edit('ru1', 'bir', 'raz') as Change;
    play.state('ru1', 'raz', 'final');
    play.back('undo', first.id);
    expect(play.tables.get('segment', 'ru1')).to.include({ text: 'bir', state: 'final' });
  });
  it('of a state alone leaves a text that was written since', () => {
    const first = play.state('ru1', 'bir', 'reviewed') as Change;
    play.edit('ru1', 'bir', 'raz');
    refused(play.back('undo', first.id), 'noChange');
    expect(play.text('ru1')).to.equal('raz');
  });
  it('of a suggestion that was decided since is refused', () => { const first = play.suggest('s', 'ru1', 'x') as Change; play.reject('s'); refused(play.back('undo', first.id), 'changedSince'); });
  it('of a decision that was decided otherwise since is refused whole', () => {
    play.suggest('s', 'ru1', 'raz');
    const first = play.accept('s', 'bir') as Change;
    play.back('undo');
    play.reject('s');
    refused(play.back('undo', first.id), 'changedSince');
    expect(play.text('ru1')).to.equal('bir');
  });
  it('of a decision whose suggestion is gone is refused', () => {
    const made = play.suggest('s', 'ru1', 'raz') as Change, decided = play.reject('s') as Change;
    play.back('undo', decided.id);
    play.back('undo', made.id);
    refused(play.back('undo', decided.id), 'gone');
  });
  it('of a change that nobody knows is refused', () => refused(play.back('undo', 'chg_x' as never), 'gone'));
});

describe('C6 receiveRelease', () => {
  const wording = (text: string, id = 'sug_2_ru1'): Suggestion => ({ id: sug(id), version: ver('ru'), segment: seg('ru1'), base: 'bir', text, reason: '', origin: 'release', author: RELEASE_AUTHOR, time: 1, status: 'open', decision: null });
  it('notes the revision and files the new wording; no text changes', () => {
    play.release(2, [wording('raz')]);
    expect([play.tables.get('work', 'work')?.revision, play.suggestion('sug_2_ru1'), play.text('ru1')]).to.deep.equal([2, wording('raz'), 'bir']);
  });
  it('the same or an earlier release is known', () => { play.release(2); refused(play.release(2, [wording('raz')]), 'known'); refused(play.release(1), 'known'); expect(play.suggestion('sug_2_ru1')).to.equal(undefined); });
  it('says nothing where the person has the wording', () => { play.release(2, [wording('bir')]); expect(play.suggestion('sug_2_ru1')).to.equal(undefined); });
  it('says nothing twice', () => { play.suggest('sug_2_ru1', 'ru1', 'mine'); play.release(2, [wording('raz')]); expect(play.suggestion('sug_2_ru1')?.text).to.equal('mine'); });
  it('passes over segments that are not there', () => { play.release(2, [{ ...wording('raz'), segment: seg('ru9') }]); expect(play.tables.count('suggestion')).to.equal(0); });
  it('is refused for another work', () => refused(play.run('receiveRelease', { work: 'other' as never, revision: 9, suggestions: [] }), 'gone'));
});
