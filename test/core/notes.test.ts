// Rules R5 and R6 of src/core/RULES.md, one fact a line: notes keep the name of their sentence and are found where it is now.
import { expect } from '@open-wc/testing';
import type { Change, Refusal } from '../../src/core/change.ts';
import { linkOf, openThreads, repliesTo, threadsAt, whereNoteIs } from '../../src/core/notes.ts';
import type { Note } from '../../src/core/model.ts';
import { Tables } from '../../src/core/tables.ts';
import { ADA, admit, bytes } from './play.ts';
import { Reviewer } from './reviewer.ts';
import { BORIS } from './reviewing.ts';
import { seg, smallWork, sug, ver } from './small.ts';

let play: Reviewer;
beforeEach(() => { play = new Reviewer(); });
const refused = (outcome: Change | Refusal, no: Refusal['no']): unknown => expect(outcome).to.include({ no });
const note = (id: string): Note | undefined => play.tables.get('note', id);
/** The threads at a sentence, `first: answer, answer`. */
const at = (segment: string, tables = play.tables): string[] => threadsAt(tables, seg(segment)).map(({ first, replies }) => [first.id, ...replies.map(({ id }) => id)].join(' '));
const inReply = (thread: string): object => ({ thread });

describe('R5 addNote and resolveNote', () => {
  it('a note changes no text, and says who wrote it and when', () => {
    play.note('n', 'ru1', 'hm');
    expect([play.log.at(-1)?.patch.segment, note('n')]).to.deep.equal([undefined, { id: 'n', version: 'ru', segment: 'ru1', text: 'hm', author: ADA, time: 6 }]);
  });
  it('stands at its sentence', () => { play.note('n', 'ru1', 'hm'); expect([at('ru1'), at('ru2')]).to.deep.equal([['n'], []]); });
  it('one without words is refused', () => refused(play.note('n', 'ru1', ''), 'noChange'));
  it('one about nothing is refused', () => refused(play.note('n', 'ru9', 'x'), 'gone'));
  it('an id is given once', () => { play.note('n', 'ru1', 'x'); refused(play.note('n', 'ru1', 'y'), 'known'); });
  it('of a link it names the other version', () => { play.note('n', 'en1', 'hm', { link: 'tr' }); expect([note('n')?.link, linkOf(play.tables, note('n') as Note)]).to.deep.equal(['tr', 'tr']); });
  it('answers stand in the thread of the first, oldest first', () => { play.note('n', 'ru1', 'a'); play.note('z', 'ru1', 'b', inReply('n')); play.note('m', 'ru1', 'c', inReply('n')); expect(at('ru1')).to.deep.equal(['n m z']); });
  it('an answer to an answer is one in the thread', () => { play.note('n', 'ru1', 'a'); play.note('m', 'ru1', 'b', inReply('n')); play.note('o', 'ru1', 'c', inReply('m')); expect([note('o')?.thread, at('ru1')]).to.deep.equal(['n', ['n m o']]); });
  it('an answer to a note that nobody knows stands by itself, until that is known', () => {
    play.note('m', 'ru1', 'b', inReply('n'));
    expect(at('ru1')).to.deep.equal(['m']);
    play.note('n', 'ru1', 'a');
    expect(at('ru1')).to.deep.equal(['n m']);
  });
  it('an answer to a suggestion stands under it and not at the sentence', () => {
    play.suggest('s', 'ru1', 'bir', 'raz');
    play.note('n', 'ru1', 'why?', { suggestion: 's' });
    play.note('m', 'ru1', 'so', inReply('n'));
    expect([at('ru1'), repliesTo(play.tables, sug('s')).map(({ id }) => id), openThreads(play.tables)]).to.deep.equal([[], ['m', 'n'], []]);
  });
  it('of a suggestion that went with its sentence the answers stand beside the neighbour', () => { play.suggest('s', 'ru1', 'bir', 'raz'); play.note('n', 'ru1', 'why?', { suggestion: 's' }); play.delete('ru1'); expect(at('ru2')).to.deep.equal(['n']); });
  it('a thread is settled by anybody, and open again', () => {
    play.note('n', 'ru1', 'a');
    play.note('m', 'ru1', 'b', inReply('n'));
    play.settle('m');
    expect([note('n')?.resolved, note('m')?.resolved, threadsAt(play.tables, seg('ru1'))[0]?.open, openThreads(play.tables)]).to.deep.equal([{ author: BORIS, time: 7 }, undefined, false, []]);
    play.settle('n', false);
    expect([Object.keys(note('n') ?? {}).includes('resolved'), openThreads(play.tables).length]).to.deep.equal([false, 1]);
  });
  it('what is so already is refused', () => { play.note('n', 'ru1', 'a'); refused(play.settle('n', false), 'asIs'); play.settle('n'); refused(play.settle('n'), 'asIs'); refused(play.settle('x'), 'gone'); });
  it('undo takes each back, byte for byte', () => {
    const before = bytes(play.tables);
    play.note('n', 'ru1', 'a');
    const noted = bytes(play.tables);
    play.settle('n');
    play.back();
    expect(bytes(play.tables)).to.equal(noted);
    play.back('undo', play.log[0]?.id);
    expect(bytes(play.tables)).to.equal(before);
  });
  it('undo of a note that was answered leaves the answer', () => { play.note('n', 'ru1', 'a'); play.note('m', 'ru1', 'b', inReply('n')); play.back('undo', play.log[0]?.id); expect(at('ru1')).to.deep.equal(['m']); });
});

describe('R5 where notes stand', () => {
  beforeEach(() => { play.note('n', 'ru1', 'a'); });

  it('of a sentence that was cut: at the first half', () => { play.split('ru1', 'bir', 1); expect([at('a'), at('b'), note('n')?.segment]).to.deep.equal([['n'], [], 'ru1']); });
  it('of one that was joined: at the whole', () => { play.note('m', 'ru2', 'b'); play.join('ru1', 'ru2'); expect(at('j')).to.deep.equal(['m', 'n']); });
  it('of one that was deleted: at its neighbour', () => { play.delete('ru1'); expect(at('ru2')).to.deep.equal(['n']); });
  it('and back with it', () => { play.delete('ru1'); play.back(); expect(at('ru1')).to.deep.equal(['n']); });
  it('of a version that was removed nowhere, and back with it', () => { play.run('removeVersion', { version: ver('ru') }); expect([whereNoteIs(play.tables, { segment: seg('ru1') }), openThreads(play.tables)]).to.deep.equal([null, []]); play.back(); expect(at('ru1')).to.deep.equal(['n']); });
  it('can be answered there, and the answer stays in the thread', () => { play.split('ru1', 'bir', 1); play.note('m', 'a', 'b', inReply('n')); play.back('undo', play.log[1]?.id); expect(at('ru1')).to.deep.equal(['n m']); });

  describe('of a version that was replaced', () => {
    const replace = (from: readonly (string | undefined)[]): void => {
      const version = { id: ver('new'), work: 'work', lang: 'ru', order: '9', kind: 'translation', note: null, alignment: 'aln_new' }, alignment = { id: 'aln_new', work: 'work', source: 'en', target: 'new', method: '' };
      const segment = from.map((old, k) => ({ id: `new${k}`, version: 'new', order: String(k), text: old ? play.text(old) : 'x', after: ' ', state: 'initial', ...(old ? { from: old } : {}) }));
      const bead = { id: 'bead_x', alignment: 'aln_new', source: ['en1', 'en2', 'en3'], target: segment.map(({ id }) => id), status: 'auto', score: 0.5 };
      admit(play.tables, { segment: segment as never, bead: [bead] as never });
      play.run('replaceVersion', { former: ver('ru'), version: version as never, alignments: [alignment] as never, read: 3, suggestion: sug('rep'), author: ADA, time: 9 });
    };
    it('they stand at the sentence that carries theirs on', () => { replace([undefined, 'ru1', 'ru2', 'ru3']); expect(at('new1')).to.deep.equal(['n']); });
    it('where none does, at the nearest that is carried on', () => { replace(['ru3', undefined]); expect(at('new0')).to.deep.equal(['n']); });
    it('links speak of the new version', () => { play.note('m', 'en1', 'b', { link: 'ru' }); replace(['ru1']); expect(linkOf(play.tables, note('m') as Note)).to.equal('new'); });
    it('answers to a suggestion stand under its copy', () => {
      play.suggest('s', 'ru2', 'iki', 'dva');
      play.note('m', 'ru2', 'why?', { suggestion: 's' });
      replace(['ru1', 'ru2', 'ru3']);
      expect(repliesTo(play.tables, sug('rep.0')).map(({ id }) => id)).to.deep.equal(['m']);
    });
  });
});

describe('R5 notes from a stranger', () => {
  const strange = (notes: object[]): Tables => new Tables({ ...smallWork(), note: notes.map((one) => ({ version: 'ru', segment: 'ru1', text: 'x', author: ADA, time: 1, ...one })) as never });
  it('that answer each other in a circle are found, once', () => expect(at('ru1', strange([{ id: 'b', thread: 'a' }, { id: 'c', thread: 'b' }, { id: 'a', thread: 'c' }]))).to.deep.equal(['a b c']));
  it('that answer themselves too', () => expect(at('ru1', strange([{ id: 'a', thread: 'a' }]))).to.deep.equal(['a']));
  it('that lead into a circle stand in its thread', () => expect(at('ru1', strange([{ id: 'b', thread: 'a' }, { id: 'a', thread: 'b' }, { id: '0', thread: 'b' }]))).to.deep.equal(['a 0 b']));
  it('about a sentence that never was are nowhere', () => expect(openThreads(strange([{ id: 'a', segment: 'x' }]))).to.deep.equal([]));
});

describe('R6 editNote', () => {
  beforeEach(() => { play.note('n', 'ru1', 'a'); });

  it('says something else', () => { play.rewrite('n', ['a', 'b']); expect(note('n')).to.include({ text: 'b', time: 6 }); });
  it('is for one’s own notes', () => refused(play.rewrite('n', ['a', 'b'], BORIS), 'notYourNote'));
  it('says the same: refused', () => refused(play.rewrite('n', ['x', 'a']), 'noChange'));
  it('without words it takes the note away', () => { play.rewrite('n', ['a', '']); expect(note('n')).to.equal(undefined); });
  it('unless somebody has answered it', () => { play.note('m', 'ru1', 'b', inReply('n')); refused(play.rewrite('n', ['a', '']), 'answered'); });
  it('that says something else by now: what was written is an answer', () => { play.rewrite('n', ['old', 'b']); expect([note('n')?.text, note('n.late'), at('ru1')]).to.deep.equal(['a', { id: 'n.late', version: 'ru', segment: 'ru1', thread: 'n', text: 'b', author: ADA, time: 8 }, ['n n.late']]); });
  it('that says something else by now is not taken away', () => refused(play.rewrite('n', ['old', '']), 'changedSince'));
  it('that was taken away: what was written stands by itself', () => { play.rewrite('n', ['a', '']); play.rewrite('n', ['a', 'b']); expect(at('ru1')).to.deep.equal(['n.late']); });
  it('undo takes it back', () => { const before = bytes(play.tables); play.rewrite('n', ['a', 'b']); play.back(); expect(bytes(play.tables)).to.equal(before); });
});
