// Late texts (rules S7 and S8 of src/core/RULES.md): what is written to a sentence that is not there any more.
import { expect } from '@open-wc/testing';
import type { SegmentId } from '../../src/core/ids.ts';
import type { Change } from '../../src/core/change.ts';
import { isRefusal } from '../../src/core/change.ts';
import { runAgain } from '../../src/core/commands/registry.ts';
import { carriedOn, whereNow } from '../../src/core/forwards.ts';
import type { Forward, Suggestion } from '../../src/core/model.ts';
import { Tables } from '../../src/core/tables.ts';
import { invert, isEmpty } from '../../src/core/patch.ts';
import { Facts } from './facts.ts';
import { ADA, logView } from './play.ts';
import { seg, small, smallWork, sug, ver } from './small.ts';

let play: Facts;
beforeEach(() => { play = new Facts(); });
const where = (id: string): string => {
  const found = whereNow(play.tables, seg(id));
  return found ? `${found.lead}[${found.run.map((row) => row.id).join(' ')}]${found.tail}${found.gone ? ` ${found.gone}` : ''}` : 'nowhere';
};
const filed = (id = 'sug_e'): Partial<Suggestion> | null => {
  const row = play.suggestion(id);
  return row ? { segment: row.segment, ...(row.run ? { run: row.run } : {}), base: row.base, text: row.text } : null;
};

describe('S7 forwards', () => {
  it('one that is there is itself, nobody knows another', () => expect([where('ru1'), where('ru9')]).to.deep.equal(['[ru1]', 'nowhere']));
  it('of a split one: its halves', () => { play.split('ru2', 'iki', 1); expect(where('ru2')).to.equal('[a b]'); });
  it('of joined ones: the whole, with what stands before and behind', () => { play.join('ru1', 'ru2'); expect([where('ru1'), where('ru2')]).to.deep.equal(['[j] iki', 'bir [j]']); });
  it('of a deleted one: the one before it, or, of the first, the one behind it', () => { play.delete('ru2'); play.delete('ru1'); expect([where('ru2'), where('ru1')]).to.deep.equal([' [ru3] before', ' [ru3] before']); });
  it('through every act that came since', () => {
    play.join('ru1', 'ru2');
    play.split('j', 'bir iki', 5, 'bir iki', ['c', 'd']);
    expect([where('ru1'), where('ru2')]).to.deep.equal(['[c d] iki', 'bir [c d]']);
    play.join('d', 'ru3', undefined, 'e');
    expect([where('ru1'), where('ru2'), where('ru3')]).to.deep.equal(['[c e] iki üç', 'bir [c e] üç', 'ki [e]']);
    play.join('c', 'e', undefined, 'f');
    expect([where('ru1'), where('ru2'), where('ru3')]).to.deep.equal(['[f] iki üç', 'bir [f] üç', 'bir iki [f]']);
  });
  it('halves that are joined again are one', () => { play.split('ru2', 'iki', 1); play.join('a', 'b'); expect([where('ru2'), where('a'), where('b')]).to.deep.equal(['[j]', '[j]ki', 'i[j]']); });
  it('what was deleted of it is left out, unless that is all', () => { play.split('ru2', 'iki', 1); play.delete('b'); expect(where('ru2')).to.equal('[a]'); play.delete('a'); expect(where('ru2')).to.equal(' [ru1] behind'); });
  it('what an undo takes away leads back', () => {
    play.split('ru2', 'iki', 1);
    play.back();
    expect([where('a'), where('b'), play.tables.get('forward', 'ru2')]).to.deep.equal(['[ru2]ki', 'i[ru2]', undefined]);
    play.back('redo');
    expect([where('ru2'), play.tables.get('forward', 'a')]).to.deep.equal(['[a b]', undefined]);
    play.insert('ru', 'ru1', 'x');
    play.back();
    expect(where('n')).to.equal(' [ru1] behind');
  });
  it('round in a circle, through nothing and through a hundred thousand links they end', () => {
    const forward = (id: string, ...into: string[]): Forward => ({ id: seg(id), version: ver('ru'), into: into.map(seg), lead: '', tail: '', gone: false });
    const { ru1 } = Object.fromEntries([...small().all('segment')].map((row) => [row.id, row]));
    const tables = new Tables({
      segment: [ru1!], forward: [
        forward('x', 'y'), forward('y', 'x', 'z'), forward('z', 'nobody'), forward('self', 'self'), forward('both', 'x', 'ru1'),
        ...Array.from({ length: 100_000 }, (_, at) => forward(`c${at}`, at === 0 ? 'ru1' : `c${at - 1}`, at === 0 ? 'ru1' : `c${at - 1}`)),
      ],
    });
    expect(['x', 'self', 'z'].map((id) => whereNow(tables, seg(id)))).to.deep.equal([null, null, null]);
    expect(['both', 'c99999'].map((id) => whereNow(tables, seg(id))?.run.map((row) => row.id))).to.deep.equal([['ru1'], ['ru1']]);
  });
  it('a suggestion about a run loses the part that was deleted, and goes with the last', () => {
    const row = { id: 's', segment: 'a', run: ['a', 'b'], base: 'x y', text: 'z' } as unknown as Suggestion;
    const gone = (...ids: string[]): ReadonlyMap<SegmentId, Forward> => new Map(ids.map((id) => [seg(id), { id, into: ['n'], lead: ' ', tail: '', gone: true } as unknown as Forward]));
    expect(carriedOn(row, gone('a'))).to.include({ id: 's', segment: 'b', base: 'x y', text: 'z' }).and.not.have.property('run');
    expect(carriedOn(row, gone('a', 'b'))).to.equal(null);
  });
});

describe('S8 late texts', () => {
  it('an edit of a sentence that was split is proposed for both halves', () => { play.split('ru2', 'iki', 1); play.edit('ru2', 'iki', 'İKİ'); expect([filed(), play.read()]).to.deep.equal([{ segment: 'a', run: ['a', 'b'], base: 'iki', text: 'İKİ' }, 'bir iki üç ']); });
  it('an edit of one that was joined is proposed for the whole, with what stands beside it', () => { play.join('ru1', 'ru2'); play.edit('ru2', 'iki', 'İKİ'); expect(filed()).to.deep.equal({ segment: 'j', base: 'bir iki', text: 'bir İKİ' }); });
  it('an edit of one that was deleted is proposed beside its neighbour', () => {
    play.delete('ru2');
    play.edit('ru2', 'iki', 'İKİ');
    expect(filed()).to.deep.equal({ segment: 'ru1', base: 'bir', text: 'bir İKİ' });
    play.delete('ru1');
    play.suggest('s', 'ru1', 'bir', 'BİR');
    expect(filed('s')).to.deep.equal({ segment: 'ru3', base: 'üç', text: 'BİR üç' });
  });
  it('a suggestion too, by the person with their reason', () => { play.split('ru2', 'iki', 1); play.suggest('s', 'ru2', 'iki', 'x'); expect(play.suggestion('s')).to.deep.include({ run: ['a', 'b'], origin: 'person', reason: 'why' }); });
  it('what reads like that already is nothing new', () => { play.split('ru2', 'iki', 1); expect([play.edit('ru2', 'eski', 'iki'), play.suggest('s', 'ru2', 'eski', 'iki')].map((refusal) => isRefusal(refusal) && refusal.no)).to.deep.equal(['noChange', 'noChange']); });
  it('a state of a sentence that went says nothing', () => { play.split('ru2', 'iki', 1); expect(play.run('setState', { segment: seg('ru2'), base: 'iki', state: 'final' })).to.include({ no: 'gone' }); });
  it('accepting one for a run puts one sentence in its place, in one bead', () => {
    play.split('ru2', 'iki', 1);
    play.run('moveSegments', { segments: [seg('b')], to: seg('en3'), bead: 'bead_m' as never, author: ADA });
    play.edit('ru2', 'iki', 'İKİ');
    play.suggest('other', 'b', 'ki', 'KI');
    expect(play.accept('sug_e', 'iki')).to.not.have.property('no');
    expect([play.ids(), play.read(), play.beads(), play.row('acc')?.state]).to.deep.equal(['ru1 acc ru3', 'bir İKİ üç ', '1-1 2,3-acc,3', 'translated']);
    expect([play.suggestion('sug_e')?.status, filed(), filed('other')]).to.deep.equal(['accepted', { segment: 'acc', base: 'iki', text: 'İKİ' }, { segment: 'acc', base: 'iki', text: 'iKI' }]);
    const rows = JSON.stringify(play.tables.get('suggestion', 'other'));
    play.back();
    expect([play.ids(), play.suggestion('sug_e')?.status, where('acc'), play.read()]).to.deep.equal(['ru1 a b ru3', 'open', '[a b]', 'bir iki üç ']);
    play.back('redo');
    expect(JSON.stringify(play.tables.get('suggestion', 'other'))).to.equal(rows);
  });
  it('accepting is refused on another text than was seen, and takes what has come between', () => {
    play.split('ru2', 'iki', 1);
    play.edit('ru2', 'iki', 'İKİ');
    play.insert('ru', 'a', 'x');
    expect(play.accept('sug_e', 'iki')).to.include({ no: 'changedSince' });
    play.accept('sug_e', 'i xki');
    expect([play.read(), play.ids()]).to.deep.equal(['bir İKİ üç ', 'ru1 acc ru3']);
  });
  it('open suggestions travel with split and join', () => {
    play.suggest('s', 'ru2', 'iki', 'x');
    play.split('ru2', 'iki', 1);
    expect(filed('s')).to.deep.equal({ segment: 'a', run: ['a', 'b'], base: 'iki', text: 'x' });
    play.join('b', 'ru3');
    expect(filed('s')).to.deep.equal({ segment: 'a', run: ['a', 'j'], base: 'iki üç', text: 'x üç' });
    expect(play.tables.suggestionsOver(seg('j')).map(({ id }) => id)).to.deep.equal(['s']);
  });
  it('a wording of a later release finds the halves', () => {
    play.split('ru2', 'iki', 1);
    play.run('receiveRelease', { work: 'work' as never, revision: 2, suggestions: [{ id: sug('r'), version: ver('ru'), segment: seg('ru2'), base: 'iki', text: 'İKİ', reason: '', origin: 'release', author: ADA, time: 1, status: 'open', decision: null }] });
    expect(filed('r')).to.deep.equal({ segment: 'a', run: ['a', 'b'], base: 'iki', text: 'İKİ' });
  });
  it('V4 what is written to a version that was replaced goes to the halves of the one that carries it on', () => {
    const rows = smallWork();
    const heirs = ['ru1', 'ru2', 'ru3'].map((from, at) => ({ ...rows.segment?.find(({ id }) => id === from), id: `w${at + 1}`, version: 'ru_new', from }));
    play.bring('replaceVersion', {
      former: ver('ru'), version: { id: 'ru_new', work: 'work', lang: 'ru', order: '1', kind: 'translation', note: null, alignment: 'aln_new' }, suggestion: sug('came'), author: ADA, time: 1,
      alignments: [{ id: 'aln_new', work: 'work', source: 'en', target: 'ru_new', method: 'm' }],
    } as never, { segment: heirs as never, bead: [{ id: 'bead_w', alignment: 'aln_new', source: ['en1', 'en2', 'en3'], target: ['w1', 'w2', 'w3'], status: 'auto', score: 1 } as never] });
    play.split('w2', 'iki', 1);
    play.edit('ru2', 'iki', 'İKİ');
    expect([filed(), play.suggestion('sug_e')?.version]).to.deep.equal([{ segment: 'a', run: ['a', 'b'], base: 'iki', text: 'İKİ' }, 'ru_new']);
    play.join('w1', 'a');
    play.run('editSegment', { segment: seg('ru1'), base: 'bir', text: 'BİR', suggestion: sug('s2'), author: ADA, time: 1 });
    expect(filed('s2')).to.deep.equal({ segment: 'j', base: 'bir i', text: 'BİR i' });
    expect(play.split('ru1', 'bir', 1, 'bir', ['p', 'q'])).to.include({ no: 'gone' });
  });
});

describe('S9 acts run again after somebody else’s', () => {
  const again = (change: Change, there: Facts): boolean => { const patch = runAgain(change, { tables: there.tables, log: logView(there.log) }); there.tables.apply(patch); return !isEmpty({ ...patch, forward: {} }); };
  const made = (act: (there: Facts) => unknown): Change => { const there = new Facts(); act(there); return there.log.at(-1)!; };
  it('a split that does not apply any more leaves word of its halves, so that what was written to them is kept', () => {
    const split = made((there) => there.split('ru2', 'iki', 1));
    play.edit('ru2', 'iki', 'dva');
    expect(again(split, play)).to.equal(false);
    play.edit('b', 'ki', 'KI');
    expect([play.text('ru2'), filed()]).to.deep.equal(['dva', { segment: 'ru2', base: 'iki', text: 'iKI' }]);
  });
  it('one whose typed text is filed as a suggestion, too', () => {
    const split = made((there) => there.split('ru2', 'Iki Üç', 3, 'iki'));
    play.edit('ru2', 'iki', 'dva');
    expect(again(split, play)).to.equal(true);
    expect([filed('sug_split'), where('a'), where('b')]).to.deep.equal([{ segment: 'ru2', base: 'iki', text: 'Iki Üç' }, '[ru2] Üç', 'Iki [ru2]']);
  });
  it('a join, an insertion behind nothing that is shown', () => {
    const join = made((there) => there.join('ru1', 'ru2')), insert = made((there) => there.insert('ru', 'ru1', 'x'));
    play.edit('ru2', 'iki', 'dva');
    again(join, play);
    expect(where('j')).to.equal('[ru1 ru2]');
    play.run('removeVersion', { version: ver('ru') });
    again(insert, play);
    expect([where('n'), play.suggestion('n.sug')?.text]).to.deep.equal([' [ru1] behind', 'bir x']);
  });
  it('an accepted suggestion that is not there, of two sentences: what is said of the one in their place finds its place', () => {
    const split = made((there) => there.split('ru2', 'iki', 1)), by = { author: ADA, time: 1 };
    const accept = { ...split, kind: 'acceptSuggestion', args: { suggestion: sug('of_nobody'), base: 'iki', id: seg('n'), segment: seg('a'), ...by } } as Change;
    play.delete('ru2');
    for (const change of [split, accept]) again(change, play);
    expect(where('n')).to.equal(where('ru2'));
    play.run('rejectSuggestion', { suggestion: sug('of_nobody_either'), reason: 'why', segment: seg('n'), note: 'note_why' as never, ...by });
    expect([...play.tables.all('note')].map(({ segment, text }) => [segment, text])).to.deep.equal([['n', 'why']]);
  });
  it('a restoring that brings sentences back takes away the word that somebody else’s undo has left of them', () => {
    play.split('ru2', 'iki', 1);
    const { id, patch } = play.log.at(-1)!, by = { author: ADA, time: 1 };
    play.run('undo', { target: id, effect: id, suggestion: sug('u'), ...by });
    expect([play.ids(), where('a')]).to.deep.equal(['ru1 ru2 ru3', '[ru2]ki']);
    play.run('restoreState', { rows: invert(patch), after: play.log.at(-1)!.id, suggestion: sug('r'), ...by });
    expect([play.ids(), ...['a', 'b', 'ru2'].map((name) => play.tables.get('forward', seg(name))?.into.join(' '))]).to.deep.equal(['ru1 a b ru3', undefined, undefined, 'a b']);
  });
  it('two cuts of one sentence: the second is refused, and its halves lead to those of the first', () => {
    const other = made((there) => there.split('ru2', 'iki', 2, 'iki', ['c', 'd']));
    play.split('ru2', 'iki', 1);
    expect(again(other, play)).to.equal(false);
    expect([where('c'), where('d')]).to.deep.equal(['[a b]i', 'ik[a b]']);
  });
  it('two insertions at one place are both there, in one order everywhere', () => {
    const other = made((there) => there.insert('ru', 'ru1', 'y', null, 'm'));
    play.insert('ru', 'ru1', 'x');
    expect(again(other, play)).to.equal(true);
    expect([play.ids(), play.read()]).to.deep.equal(['ru1 m n ru2 ru3', 'bir y x iki üç ']);
  });
});
