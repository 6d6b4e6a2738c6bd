// The text acts (rules S1 to S6 of src/core/RULES.md), one fact a line. Every act that is played here is also held against the laws.
import { expect } from '@open-wc/testing';
import type { Change, Refusal } from '../../src/core/change.ts';
import { isRefusal } from '../../src/core/change.ts';
import type { Segment } from '../../src/core/model.ts';
import type { RowLists } from '../../src/core/tables.ts';
import { Facts } from './facts.ts';
import { ADA } from './play.ts';
import type { Small } from './small.ts';
import { seg, smallWork, ver } from './small.ts';

const shaped = (texts: Record<string, Small>, change: (row: Segment) => Partial<Segment>): RowLists => {
  const rows = smallWork(texts);
  return { ...rows, segment: (rows.segment ?? []).map((row) => ({ ...row, ...change(row) })) };
};

let play: Facts;
beforeEach(() => { play = new Facts(); });
const refused = (outcome: Change | Refusal, no: Refusal['no']): unknown => expect(outcome).to.include({ no });
const done = (outcome: Change | Refusal): Change => { if (isRefusal(outcome)) throw new Error(outcome.no); return outcome; };
/** Undo returns every row but forwards byte for byte. */
const andBack = (act: () => Change | Refusal): void => {
  const rows = (): string => JSON.stringify({ ...play.tables.toRows(), forward: [] });
  const before = rows();
  done(act());
  done(play.back());
  expect(rows()).to.equal(before);
};

describe('S1 splitSegment', () => {
  beforeEach(() => { play = new Facts(smallWork({ ru: { words: 'bir iki üç' }, tr: {} })); play.edit('ru2', 'iki', 'Birinci.  İkinci.'); });
  const text = 'Birinci.  İkinci.';
  it('the version reads as before: the white space at the cut follows the first half', () => {
    const before = play.read();
    done(play.split('ru2', text, 9));
    expect([play.read(), play.row('a')?.text, play.row('a')?.after, play.row('b')?.text, play.row('b')?.after]).to.deep.equal([before, 'Birinci.', '  ', 'İkinci.', ' ']);
  });
  it('ids are new, and the halves stand where the sentence stood', () => { play.split('ru2', text, 8); expect([play.ids(), play.row('ru2')]).to.deep.equal(['ru1 a b ru3', undefined]); });
  it('in each alignment both stand where it stood, with status and score', () => {
    const bead = play.tables.beadOf('aln_ru' as never, seg('ru2'))!;
    play.split('ru2', text, 8);
    expect([play.beads(), play.tables.get('bead', bead.id)]).to.deep.equal(['1-1 2-a,b 3-3', { ...bead, target: ['a', 'b'] }]);
    play.split('en2', 'two', 1, 'two', ['c', 'd']);
    expect([play.beads(), play.beads('aln_tr')]).to.deep.equal(['1-1 c,d-a,b 3-3', '1-1 c,d-2 3-3']);
  });
  it('inside a word nothing follows the first half', () => { play.split('en2', 'two', 1); expect([play.row('a'), play.read('en')].map((x) => typeof x === 'string' ? x : [x?.text, x?.after])).to.deep.equal([['t', ''], 'one two three ']); });
  it('a typed text is cut, and both are translated', () => { done(play.split('ru3', 'Üç. Dört.', 3, 'üç')); expect([play.read(), play.row('a')?.state, play.row('b')?.state]).to.deep.equal(['bir Birinci.  İkinci. Üç. Dört. ', 'translated', 'translated']); });
  it('a text that was not touched keeps its state', () => { play.run('setState', { segment: seg('ru2'), base: text, state: 'final' }); play.split('ru2', text, 9); expect([play.row('a')?.state, play.row('b')?.state]).to.deep.equal(['final', 'final']); });
  it('a heading is a heading in both halves', () => {
    play = new Facts(shaped({ ru: {}, tr: {} }, ({ id }) => id === 'ru2' ? { block: 'h2' } : {}));
    play.split('ru2', 'iki', 1);
    expect([play.row('a')?.block, play.row('b')?.block]).to.deep.equal(['h2', 'h2']);
  });
  it('is refused where a half would be empty', () => { for (const at of [0, 17, 99]) refused(play.split('ru2', text, at), 'emptySide'); refused(play.split('ru1', '  bir', 2, 'bir'), 'emptySide'); });
  it('is refused in the middle of a character, not between lone surrogates', () => {
    play.edit('ru1', 'bir', 'a😀b');
    refused(play.split('ru1', 'a😀b', 2), 'insideSign');
    play.edit('ru3', 'üç', '\udc00\ud800');
    done(play.split('ru3', '\udc00\ud800', 1));
  });
  it('is refused under ids that were given before', () => {
    refused(play.split('ru2', text, 9, text, ['ru1', 'b']), 'known');
    refused(play.split('ru2', text, 9, text, ['b', 'b']), 'known');
    play.split('ru2', text, 9);
    refused(play.split('ru1', 'bir', 1, 'bir', ['ru2', 'c']), 'known');
  });
  it('on another text than was seen: what was typed is filed, what was only cut is refused', () => {
    play.edit('ru1', 'bir', 'raz');
    refused(play.split('ru1', 'bir', 1), 'changedSince');
    done(play.split('ru1', 'bir bir', 3, 'bir'));
    expect([play.suggestion('sug_split')?.text, play.text('ru1')]).to.deep.equal(['bir bir', 'raz']);
  });
  it('where somebody has written the same meanwhile it is cut', () => { play.edit('ru1', 'bir', 'bir bir'); done(play.split('ru1', 'bir bir', 3, 'bir')); expect(play.ids()).to.equal('a b ru2 ru3'); });
  it('undo and redo bring all back', () => { andBack(() => play.split('ru2', text, 9)); const after = play.ids(); play.back('redo'); expect([after, play.ids()]).to.deep.equal(['ru1 ru2 ru3', 'ru1 a b ru3']); });
  it('a hundred cuts at one place need no other row', () => {
    play.edit('ru1', 'bir', Array.from({ length: 101 }, (_, at) => `w${at}`).join(' '));
    for (let at = 0, left = 'ru1'; at < 100; at++) { const row = play.text(left) as string; done(play.split(left, row, row.indexOf(' '), row, [`x${at}`, `y${at}`])); left = `y${at}`; }
    expect(play.tables.segmentsOf(ver('ru')).slice(-2).map(({ order }) => order)).to.deep.equal(['000001', '000002']);
    expect(Math.max(...play.tables.segmentsOf(ver('ru')).map(({ order }) => order.length))).to.be.below(40);
  });
});

describe('S2 joinSegments', () => {
  it('the text is both with what parted them; what followed the second follows', () => { done(play.join('ru1', 'ru2')); expect([play.read(), play.ids(), play.text('j'), play.row('j')?.after]).to.deep.equal(['bir iki üç ', 'j ru3', 'bir iki', ' ']); });
  it('different beads become one in every alignment, as certain as the weaker', () => {
    play.run('setLinkStatus', { links: [{ version: ver('ru'), segment: seg('ru1') }], status: 'confirmed', author: ADA });
    play.run('noteLink', { version: ver('ru'), segment: seg('ru2'), base: '', note: 'why', author: ADA });
    done(play.join('en1', 'en2'));
    expect([play.beads(), play.beads('aln_tr')]).to.deep.equal(['j-1,2 3-3', 'j-1,2 3-3']);
    const bead = play.tables.beadOf('aln_ru' as never, seg('j'))!;
    expect([bead.status, bead.by, bead.note]).to.deep.equal(['auto', undefined, 'why']);
  });
  it('in one bead it stays as it is', () => {
    play = new Facts(smallWork({ ru: { links: '1-1,2 2-3 3-' }, tr: {} }));
    const bead = play.tables.beadOf('aln_ru' as never, seg('ru1'))!;
    play.join('ru1', 'ru2');
    expect(play.tables.get('bead', bead.id)).to.deep.equal({ ...bead, target: ['j'] });
  });
  it('the lesser state counts', () => { play.run('setState', { segment: seg('ru1'), base: 'bir', state: 'final' }); play.join('ru1', 'ru2'); expect(play.row('j')?.state).to.equal('initial'); });
  it('is refused across paragraphs', () => { play.paragraph('ru1', true); refused(play.join('ru1', 'ru2'), 'acrossParagraphs'); });
  it('is refused where they are no neighbours, or in the wrong order', () => { refused(play.join('ru1', 'ru3'), 'notNeighbours'); refused(play.join('ru2', 'ru1'), 'notNeighbours'); refused(play.join('ru1', 'tr2'), 'notNeighbours'); refused(play.join('ru1', 'ru1'), 'notNeighbours'); });
  it('is refused on another text than was seen, and where one is gone', () => { refused(play.join('ru1', 'ru2', ['bir', 'x']), 'changedSince'); refused(play.join('ru1', 'ru9', ['bir', 'x']), 'gone'); });
  it('undo and redo bring all back', () => { andBack(() => play.join('en2', 'en3')); play.back('redo'); expect(play.ids('en')).to.equal('en1 j'); });
  it('is the reverse of a split, but for the id', () => { const before = [play.read(), play.beads()]; play.split('ru2', 'iki', 1); play.join('a', 'b'); expect([play.read(), play.beads().replace('j', '2')]).to.deep.equal(before); });
});

describe('S3 insertSegment', () => {
  it('stands behind the one that it names, parted by one blank', () => { done(play.insert('ru', 'ru1', 'yeni')); expect([play.read(), play.ids(), play.row('n')?.state]).to.deep.equal(['bir yeni iki üç ', 'ru1 n ru2 ru3', 'translated']); });
  it('at the beginning', () => { done(play.insert('ru', null, 'yeni')); expect([play.read(), play.ids()]).to.deep.equal(['yeni bir iki üç ', 'n ru1 ru2 ru3']); });
  it('at the beginning of a version that is numbered from zero, again and again, and at the end: no other row changes', () => {
    for (let at = 0; at < 20; at++) expect(Object.keys(done(play.insert('ru', null, `${at}`, null, `n${at}`)).patch.segment ?? {})).to.deep.equal([`n${at}`]);
    expect(play.ids()).to.equal([...Array.from({ length: 20 }, (_, at) => `n${19 - at}`), 'ru1', 'ru2', 'ru3'].join(' '));
    for (let at = 0; at < 20; at++) done(play.insert('ru', 'ru3', `${at}`, null, `m${at}`));
    expect(play.ids().split(' ').slice(-20)).to.deep.equal(Array.from({ length: 20 }, (_, at) => `m${19 - at}`));
  });
  it('takes over the end of the paragraph', () => { play.paragraph('ru1', true); done(play.insert('ru', 'ru1', 'yeni')); expect([play.read(), play.row('ru1')?.after, play.row('n')?.after]).to.deep.equal(['bir yeni\n\niki üç ', ' ', '\n\n']); });
  it('in a text that is written without blanks it needs none', () => {
    play = new Facts(shaped({ ru: { words: '一 二 三' }, tr: {} }, ({ version, id }) => version === 'ru' ? { after: id === 'ru3' ? '\n' : '' } : {}));
    done(play.insert('ru', 'ru1', '新'));
    done(play.insert('ru', 'ru3', '末', null, 'm'));
    expect(play.read()).to.equal('一新二三末\n');
  });
  it('stands in the bead of the row that it names, in reading order, and else in one of its own', () => {
    done(play.insert('ru', 'ru1', 'x', 'en2'));
    expect(play.beads()).to.equal('1-1 2-n,2 3-3');
    done(play.insert('ru', 'ru3', 'y', null, 'm'));
    expect([play.beads(), play.tables.beadOf('aln_ru' as never, seg('m'))]).to.deep.equal(['-m 1-1 2-n,2 3-3', { id: 'bead_new', alignment: 'aln_ru', source: [], target: ['m'], status: 'auto', score: 0.5 }]);
  });
  it('in the pivot it stands in all its alignments', () => {
    done(play.insert('en', 'en1', 'x', 'en1'));
    expect([play.beads(), play.beads('aln_tr')]).to.deep.equal(['1,n-1 2-2 3-3', '1,n-1 2-2 3-3']);
    done(play.insert('en', 'en3', 'y', 'ru3', 'm')); // a row of the Russian column
    expect([play.beads(), play.beads('aln_tr')]).to.deep.equal(['1,n-1 2-2 3,m-3', 'm- 1,n-1 2-2 3-3']);
  });
  it('is a heading among headings', () => { play = new Facts(shaped({ ru: {}, tr: {} }, () => ({ block: 'h1' }))); play.insert('ru', 'ru1', 'x'); expect(play.row('n')?.block).to.equal('h1'); });
  it('behind one that was split it stands behind both halves, beside one that was deleted in its place', () => {
    play.split('ru1', 'bir', 1);
    done(play.insert('ru', 'ru1', 'x'));
    expect(play.ids()).to.equal('a b n ru2 ru3');
    play.delete('ru2');
    done(play.insert('ru', 'ru2', 'y', null, 'm'));
    expect(play.ids()).to.equal('a b n m ru3');
  });
  it('an empty one is a place to write in', () => { play.insert('ru', 'ru1', ''); expect([play.row('n')?.state, play.read()]).to.deep.equal(['initial', 'bir  iki üç ']); });
  it('into an empty version', () => { play = new Facts(smallWork({ ru: { words: '', links: '1- 2- 3-' }, tr: {} })); done(play.insert('ru', null, 'ilk', 'en1')); expect([play.read(), play.beads()]).to.deep.equal(['ilk', '1-n 2- 3-']); andBack(() => play.insert('ru', 'n', 'x', null, 'm')); });
  it('is refused under an id that was given before, behind nothing, and in another version', () => { refused(play.insert('ru', 'ru1', 'x', null, 'ru2'), 'known'); refused(play.insert('ru', 'ru9', 'x'), 'gone'); refused(play.insert('ru', 'tr1', 'x'), 'gone'); refused(play.insert('xx', null, 'x'), 'gone'); });
  it('for a version that was removed, or replaced, it is a suggestion beside its place', () => {
    play.run('removeVersion', { version: ver('ru') });
    done(play.insert('ru', 'ru1', 'x'));
    expect(play.suggestion('n.sug')).to.deep.include({ segment: 'ru1', version: 'ru', base: 'bir', text: 'bir x', origin: 'conflict' });
  });
  it('undo and redo bring all back', () => { play.paragraph('ru1', true); andBack(() => play.insert('ru', 'ru1', 'x', 'en1')); andBack(() => play.insert('en', null, 'x', null, 'm')); play.back('redo'); expect(play.ids('en')).to.equal('m en1 en2 en3'); });
});

describe('S4 deleteSegment', () => {
  it('text and white space go', () => { done(play.delete('ru2')); expect([play.read(), play.ids()]).to.deep.equal(['bir üç ', 'ru1 ru3']); });
  it('the end of a paragraph goes to the one before it in the same paragraph', () => { play.paragraph('ru2', true); done(play.delete('ru2')); expect([play.read(), play.row('ru1')?.after]).to.deep.equal(['bir\n\nüç ', '\n\n']); });
  it('a paragraph of one sentence goes whole', () => { play.paragraph('ru1', true); play.paragraph('ru2', true); done(play.delete('ru2')); expect(play.read()).to.equal('bir\n\nüç '); });
  it('a bead that it leaves empty goes, another one keeps the rest', () => { play = new Facts(smallWork({ ru: { links: '1-1 -2 2,3-3' }, tr: {} })); play.delete('ru2'); expect(play.beads()).to.equal('1-1 2,3-3'); play.delete('ru3'); expect(play.beads()).to.equal('1-1 2,3-'); });
  it('is refused on another text than was seen: an edited sentence stays', () => refused(play.delete('ru1', 'eski'), 'changedSince'));
  it('the last one of a version stays', () => { play.delete('ru1'); play.delete('ru2'); refused(play.delete('ru3'), 'lastOne'); });
  it('suggestions on it go with it, undo brings them back', () => { play.suggest('s', 'ru2', 'iki', 'x'); andBack(() => play.delete('ru2')); play.delete('ru2'); expect(play.suggestion('s')).to.equal(undefined); });
  it('undo and redo bring all back', () => { play.paragraph('ru2', true); andBack(() => play.delete('ru2')); andBack(() => play.delete('ru1')); andBack(() => play.delete('en3')); play.back('redo'); expect(play.ids('en')).to.equal('en1 en2'); });
});

describe('S5 setParagraphBreak', () => {
  it('parts a paragraph and runs it together again', () => { done(play.paragraph('ru1', true)); expect(play.read()).to.equal('bir\n\niki üç '); done(play.paragraph('ru1', false)); expect(play.read()).to.equal('bir iki üç '); });
  it('without blanks in a text that has none', () => { play = new Facts(shaped({ ru: {}, tr: {} }, () => ({ after: '' }))); play.paragraph('ru2', true); play.paragraph('ru2', false); expect(play.read()).to.equal('biriküç'.replace('ik', 'iki')); });
  it('what is run into a heading becomes part of it', () => {
    play = new Facts(shaped({ ru: { words: 'a b c d', links: '1-1 2-2 3-3,4' }, tr: {} }, ({ id }) => id === 'ru1' ? { block: 'h1', after: '\n\n' } : id === 'ru3' ? { after: '\n\n' } : {}));
    andBack(() => play.paragraph('ru1', false));
    play.paragraph('ru1', false);
    expect(play.tables.segmentsOf(ver('ru')).map(({ block }) => block)).to.deep.equal(['h1', 'h1', 'h1', undefined]);
  });
  it('is refused where it is so, behind the last, on other white space than was seen, and on nothing', () => { refused(play.paragraph('ru1', false), 'noChange'); refused(play.paragraph('ru3', true), 'endOfText'); refused(play.paragraph('ru1', true, '\n'), 'changedSince'); refused(play.paragraph('ru9', true), 'gone'); });
});

describe('S6 undo of text acts', () => {
  it('is refused whole where one of the halves was written since, with the name of the later change', () => {
    const split = done(play.split('ru2', 'iki', 1)), later = done(play.edit('b', 'ki', 'x'));
    expect(play.back('undo', split.id)).to.deep.equal({ no: 'changedSince', params: { later: later.id } });
  });
  it('is refused where a sentence has come between the halves', () => {
    const split = done(play.split('ru2', 'iki', 1)), later = done(play.insert('ru', 'a', 'x'));
    expect(play.back('undo', split.id)).to.deep.equal({ no: 'changedSince', params: { later: later.id } });
  });
  it('is refused where a half has moved to another row', () => {
    const split = done(play.split('ru2', 'iki', 1));
    done(play.run('moveSegments', { segments: [seg('b')], to: seg('en3'), bead: 'bead_m' as never, author: ADA }));
    refused(play.back('undo', split.id), 'changedSince');
  });
  it('is refused where an alignment that was chosen since does not know the sentence', () => {
    const gone = done(play.delete('en3'));
    done(play.bring('addVersion', { version: { id: 'de', work: 'work', lang: 'de', order: '9', kind: 'translation', note: null, alignment: 'aln_de' }, alignment: { id: 'aln_de', work: 'work', source: 'en', target: 'de', method: 'm' } } as never, {
      segment: [{ id: 'de1', version: 'de', order: '0', text: 'eins', after: '', state: 'initial' } as never],
      bead: [{ id: 'bead_de', alignment: 'aln_de', source: ['en1', 'en2'], target: ['de1'], status: 'auto', score: 1 } as never],
    }));
    refused(play.back('undo', gone.id), 'changedSince');
  });
  it('is refused where the paragraph ends otherwise by now', () => {
    play.paragraph('ru2', true);
    const gone = done(play.delete('ru2'));
    play.paragraph('ru1', false);
    refused(play.back('undo', gone.id), 'changedSince');
  });
  it('a status that somebody gave the bead since stays', () => {
    const split = done(play.split('ru2', 'iki', 1));
    play.run('setLinkStatus', { links: [{ version: ver('ru'), segment: seg('a') }], status: 'needs-review', author: ADA });
    done(play.back('undo', split.id));
    expect([play.beads(), play.tables.beadOf('aln_ru' as never, seg('ru2'))?.status]).to.deep.equal(['1-1 2-2 3-3', 'needs-review']);
  });
  it('of an edit whose sentence was cut since proposes the former text for both halves', () => {
    const edit = done(play.edit('ru2', 'iki', 'bu iki'));
    play.split('ru2', 'bu iki', 2);
    done(play.back('undo', edit.id));
    expect(play.suggestion('sug_u')).to.deep.include({ segment: 'a', run: ['a', 'b'], base: 'bu iki', text: 'iki', origin: 'conflict', status: 'open' });
  });
  it('suggestions that came since are carried to what comes back', () => {
    const split = done(play.split('ru2', 'iki', 1));
    play.suggest('s', 'b', 'ki', 'KI');
    done(play.back('undo', split.id));
    expect(play.suggestion('s')).to.deep.include({ segment: 'ru2', base: 'iki', text: 'iKI' });
    play.back('redo');
    expect(play.suggestion('s')).to.deep.include({ segment: 'b', base: 'ki', text: 'KI' });
  });
  it('a suggestion that comes back finds the sentence that is there now', () => {
    const proposed = done(play.suggest('s', 'ru2', 'iki', 'x')), taken = done(play.back('undo', proposed.id));
    play.split('ru2', 'iki', 1);
    done(play.back('redo', taken.id));
    expect(play.suggestion('s')).to.deep.include({ segment: 'a', run: ['a', 'b'], base: 'iki', text: 'x' });
  });
});
