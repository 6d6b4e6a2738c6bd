// The rules about links in src/core/RULES.md, one fact a line. Every act is also held against the laws.
import { expect } from '@open-wc/testing';
import { ADA } from './play.ts';
import { LinkFacts, refused } from './links-facts.ts';
import { seg, ver } from './small.ts';

let play: LinkFacts;
beforeEach(() => { play = new LinkFacts(); });
const FIVE = { ru: { words: 'a b c d e', links: '1-1 2-2 3-3 4-4 5-5' }, tr: { words: 'a b c d e', links: '1-1 2-2 3-3 4-4 5-5' } };
const five = (): LinkFacts => new LinkFacts(FIVE, 'one two three four five');

describe('L1 what is done to links by hand', () => {
  it('L1 is confirmed, certain, and signed; what lost a sentence too', () => {
    play.move('ru2', 'en1');
    expect(play.rows('ru')).to.equal('1-1,2! 2-! 3-3');
    expect(play.bead('ru', 'ru2')).to.deep.equal({ id: 'bead_ru0', alignment: 'aln_ru', source: ['en1'], target: ['ru1', 'ru2'], status: 'confirmed', score: 1, by: ADA });
    expect(play.bead('ru', 'en2')).to.include({ status: 'confirmed', score: 1 });
  });
  it('L1 names no other column', () => { play.move('ru2', 'en1'); expect(play.rows('tr')).to.equal('1-1 2-2 3-3'); });
  it('L1 is refused where everything is so already', () => { refused(play.move('ru2', 'en2'), 'asIs'); refused(play.status('ru', 'ru1', 'auto'), 'asIs'); });
  it('L1 is taken back as one act', () => { play.group('en', 'en1 en2'); play.back(); expect([play.rows('ru'), play.rows('tr')]).to.deep.equal(['1-1 2-2 3-3', '1-1 2-2 3-3']); });
  it('L1 puts members into reading order', () => { play.move('ru1', 'en3'); expect(play.bead('ru', 'en3')?.target).to.deep.equal(['ru1', 'ru3']); });
  it('L1 carries the note of a bead that goes to where its last sentences are', () => {
    play.detach('ru2');
    play.note('ru', 'ru2', 'of two');
    play.note('ru', 'en1', 'of one');
    play.move('ru2', 'en1');
    expect(play.bead('ru', 'en1')?.note).to.equal('of one\nof two');
    play.back();
    expect(play.bead('ru', 'ru2')?.note).to.equal('of two');
  });
});

describe('L2 moveSegments', () => {
  it('L2 leaves what has lost its last sentence in its row', () => { play.move('ru1 ru2', 'en3'); expect(play.rows('ru')).to.equal('1-! 2-! 3-1,2,3!'); });
  it('L2 takes a row without a pivot segment by the name of its own sentence', () => { play.detach('ru1'); play.move('ru2', 'ru1'); expect(play.rows('ru')).to.equal('1-! 2-! 3-3 -1,2!'); });
  it('L2 removes a row of which nothing is left', () => { play.detach('ru1'); play.move('ru1', 'en1'); expect(play.rows('ru')).to.equal('1-1! 2-2 3-3'); });
  it('L2 moves the pivot in every column', () => { play.move('en2', 'en1'); expect(play.screen).to.equal('1,2|1|1 |2| ||2 3|3|3'); });
  it('L2 moves the pivot to the row of another version’s sentence', () => { play.move('en2', 'tr3'); expect([play.rows('ru'), play.rows('tr')]).to.deep.equal(['1-1 2,3-3! -2!', '1-1 2,3-3! -2!']); });
  it('L2 moves the pivot to a row that it had no part in; in the other columns nobody has judged it', () => {
    play.detach('tr1');
    play.move('en2', 'tr1');
    expect([play.rows('ru'), play.rows('tr')]).to.deep.equal(['1-1 2- 3-3 -2!', '1-! 2-1! 3-3 -2!']);
    expect(play.bead('ru', 'en2')).to.include({ score: 0.5, status: 'auto' });
  });
  it('L2 what stands apart there already keeps its mark', () => {
    play.detach('tr1');
    play.link('en2 tr2');
    play.detach('ru2');
    play.move('en2', 'tr1');
    expect(play.rows('ru')).to.equal('1-1 2-! 3-3 -2!');
  });
  it('L2 the pivot’s sentence that is in the row already takes the others along', () => { play.move('en1 en2', 'tr1'); expect([play.rows('ru'), play.rows('tr')]).to.deep.equal(['1,2-1! 3-3 -2!', '1,2-1! 3-3 -2!']); });
  it('L2 finds the row by a third version’s sentence', () => { play.move('ru2', 'tr1'); expect(play.rows('ru')).to.equal('1-1,2! 2-! 3-3'); });
  it('L2 is refused for two versions at once, and for a row that the column has no part in', () => {
    refused(play.move('ru1 tr1', 'en2'), 'oneVersionOnly');
    play.detach('tr1');
    refused(play.move('ru2', 'tr1'), 'noPivotThere');
  });
});

describe('L3 groupSegments and splitBead', () => {
  it('L3 rows of one column become one', () => { play.group('ru', 'ru1 ru3'); expect([play.rows('ru'), play.screen]).to.deep.equal(['1,3-1,3! 2-2', '1,3|1,3|1,3 2|2|2']); });
  it('L3 an empty cell is named by the pivot', () => { play.detach('ru2'); play.group('ru', 'en2 ru1'); expect(play.rows('ru')).to.equal('1,2-1! 3-3 -2!'); });
  it('L3 the pivot’s rows in every column, and apart again', () => {
    play.group('en', 'en1 en2');
    expect([play.rows('ru'), play.rows('tr')]).to.deep.equal(['1,2-1,2! 3-3', '1,2-1,2! 3-3']);
    play.split('en', 'en2');
    expect([play.rows('ru'), play.rows('tr')]).to.deep.equal(['1-1! 2-2! 3-3', '1-1! 2-2! 3-3']);
  });
  it('L3 a cut before the k-th takes the other side from its k-th along', () => {
    play = new LinkFacts({ ru: { words: 'a b c d', links: '1,2,3-1,2,3,4' } });
    play.split('ru', 'ru2');
    expect(play.rows('ru')).to.equal('1-1! 2,3-2,3,4!');
    play.split('en', 'en3');
    expect(play.rows('ru')).to.equal('1-1! 2-2! 3-3,4!');
  });
  it('L3 where the other side is shorter, all of it stays above', () => {
    play = new LinkFacts({ ru: { words: 'a', links: '1,2,3-1' } });
    play.split('en', 'en3');
    expect(play.rows('ru')).to.equal('1,2-1! 3-!');
  });
  it('L3 a row that a direct link holds together is cut there, too', () => {
    play.detach('ru1 ru2 tr1 tr2');
    play.link('ru1 ru2 tr1 tr2');
    expect(play.screen).to.contain('|1,2|1,2');
    play.split('tr', 'tr2');
    play.split('ru', 'ru2');
    expect([play.rows('', 'direct'), play.screen.includes('|1|1'), play.screen.includes('|2|2')]).to.deep.equal(['1-1! 2-2!', true, true]);
  });
  it('L3 a note stays above', () => { play.group('ru', 'ru1 ru2'); play.note('ru', 'ru1', 'x'); play.split('ru', 'ru2'); expect([play.bead('ru', 'ru1')?.note, play.bead('ru', 'ru2')?.note]).to.deep.equal(['x', undefined]); });
  it('L3 is refused where there is one row, and before its first sentence', () => { refused(play.group('ru', 'ru1 en1'), 'oneRow'); refused(play.split('ru', 'ru1'), 'firstOfRow'); });
});

describe('L4 swapCells and shiftColumn', () => {
  it('L4 two cells of a column change places', () => { play.swap('ru', 'ru1', 'ru3'); expect(play.rows('ru')).to.equal('1-3! 2-2 3-1!'); });
  it('L4 with an empty cell as well', () => { play.move('ru2', 'ru1'); play.swap('ru', 'ru1', 'en2'); expect(play.rows('ru')).to.equal('1-! 2-1,2! 3-3'); });
  it('L4 the pivot’s cells with all that stand in their rows', () => {
    play.group('ru', 'ru1 ru2');
    play.swap('en', 'en1', 'en3');
    expect(play.screen).to.equal('1,2|3|3 3|1,2|1,2');
    play.swap('en', 'tr1', 'tr3');
    expect(play.screen).to.equal('1,2|1,2|1,2 3|3|3');
  });
  it('L4 a column goes down to the next confirmed row: the first gets nothing, the last keeps its own behind', () => {
    play = five();
    play.status('ru', 'ru5', 'confirmed');
    play.shift('ru', 'en2', 1);
    expect(play.rows('ru')).to.equal('1-1 2-! 3-2 4-3,4 5-5!');
    expect(play.bead('ru', 'en3')).to.include({ score: 0.5 }).and.not.to.have.property('by');
  });
  it('L4 and up: the first keeps its own before what it gets, the last gets nothing', () => { play = five(); play.shift('ru', 'en3', -1); expect(play.rows('ru')).to.equal('1-1 2-2 3-3,4! 4-5 5-'); });
  it('L4 down and up again are no undo, but the rows are the same', () => {
    play = five();
    play.shift('ru', 'en2', 1);
    expect(play.rows('ru')).to.equal('1-1 2-! 3-2 4-3 5-4,5');
    play.shift('ru', 'en2', -1);
    expect(play.rows('ru')).to.equal('1-1 2-2! 3-3 4-4,5 5-');
  });
  it('L4 rows without a pivot segment stay', () => { play.detach('ru1'); play.shift('ru', 'en2', 1); expect(play.rows('ru')).to.equal('1-! 2-! 3-2,3 -1!'); });
  it('L4 a row stands where its first pivot segment is', () => {
    play = new LinkFacts({ ru: { words: 'a b c d', links: '1,4-1 2-2 3-3 5-4' } }, 'one two three four five');
    play.shift('ru', 'en4', 1);
    expect(play.rows('ru')).to.equal('1,4-! 2-1 3-2 5-3,4');
  });
  it('L4 is refused on the pivot, and where the next row is confirmed or there is none', () => {
    refused(play.shift('en', 'en1', 1), 'pivotStands');
    refused(play.shift('ru', 'en3', 1), 'noRoom');
    play.status('ru', 'ru2', 'confirmed');
    refused(play.shift('ru', 'en1', -1), 'noRoom');
  });
});

describe('L5 linkSegments', () => {
  it('L5 crossing and discontiguous links', () => { play.link('en1 ru3'); play.link('en2 en3 ru1'); expect(play.rows('ru')).to.equal('1-3! 2,3-1! -2!'); });
  it('L5 several versions at once, each with the pivot', () => { play.link('en1 ru2 tr3'); expect(play.screen).to.equal('|1| ||1 1|2|3 2||2 3|3|'); });
  it('L5 confirms a link that is there', () => { play.link('en1 ru1'); expect([play.rows('ru'), play.bead('ru', 'ru1')?.score]).to.deep.equal(['1-1! 2-2 3-3', 0.5]); });
  it('L5 without a pivot segment: they join the row of the first that has a pivot partner', () => {
    play.link('tr3 ru2');
    expect([play.rows('ru'), play.rows('tr'), play.screen]).to.deep.equal(['1-1 2-2! 3-3', '1-1 2-2,3! 3-!', '1|1|1 2|2|2,3 3|3|']);
    play.link('ru2 tr3');
    expect(play.tables.count('alignment')).to.equal(2);
  });
  it('L5 what stands in that row stays there, and is confirmed', () => { play.link('ru1 tr1'); expect([play.rows('ru'), play.rows('tr')]).to.deep.equal(['1-1! 2-2 3-3', '1-1! 2-2 3-3']); refused(play.link('ru1 tr1'), 'asIs'); });
  it('L5 also the row of a later column, where the first has no pivot partner', () => { play.detach('ru1'); play.link('ru1 tr3'); expect(play.screen).to.equal('1||1 2|2|2 3|1,3|3'); });
  const alone = (): void => { play.detach('ru1 ru2 tr2 tr3'); };
  it('L5 where none has a pivot partner: directly', () => {
    alone();
    play.link('ru2 tr3');
    expect(play.rows('', 'direct')).to.equal('2-3!');
    expect(play.tables.get('alignment', 'direct')).to.deep.equal({ id: 'direct', work: 'work', source: 'ru', target: 'tr', method: 'manual' });
    expect(play.screen).to.contain('|2|3').and.not.to.contain('|2| ');
  });
  it('L5 in the direct alignment that is there, whichever way it leads', () => { alone(); play.link('ru2 tr3'); play.link('tr2 ru1'); expect(play.rows('', 'direct')).to.equal('1-2! 2-3!'); });
  it('L5 undo takes away the alignment that it made', () => { alone(); const before = play.screen; play.link('ru2 tr3'); play.back(); expect([play.tables.get('alignment', 'direct'), play.screen]).to.deep.equal([undefined, before]); });
  it('L5 three versions: the first with each other', () => {
    play = new LinkFacts({ ru: {}, tr: {}, de: {} });
    play.detach('ru1 tr1 de1');
    play.link('ru1 tr1 de1');
    expect([play.rows('', 'direct'), play.rows('', 'direct.1'), play.tables.get('alignment', 'direct.1')?.target]).to.deep.equal(['1-1!', '1-1!', 'de']);
    expect(play.screen).to.contain('|1|1|1');
  });
  it('L5 a link with the pivot wins over a direct one', () => { alone(); play.link('ru2 tr3'); play.link('en2 ru2'); expect(play.screen).to.contain('2|2|').and.to.contain('||3'); });
  it('L5 is refused for one version, and where there is no alignment yet', () => {
    refused(play.link('ru1 ru2'), 'twoVersions');
    play.bring('addVersion', { version: { id: ver('de'), work: 'work' as never, lang: 'de', order: '9', kind: 'translation', note: null, alignment: null }, alignment: null }, { segment: [{ id: seg('de1'), version: ver('de'), order: '0', text: 'x', after: '', state: 'initial' }] });
    refused(play.link('en1 de1'), 'notAligned');
    refused(play.link('ru1 de1'), 'notAligned');
    play.detach('ru1');
    play.link('ru1 de1');
    expect(play.rows('', 'direct')).to.equal('1-1!');
  });
});

describe('L6 detachSegments', () => {
  it('L6 each stands alone, checked', () => { play.detach('ru1 ru2'); expect(play.rows('ru')).to.equal('1-! 2-! 3-3 -1! -2!'); });
  it('L6 a pivot segment in every column', () => { play.detach('en2'); expect([play.rows('ru'), play.rows('tr')]).to.deep.equal(['1-1 2-! 3-3 -2!', '1-1 2-! 3-3 -2!']); });
  it('L6 what was noted stays with the translation, in whatever order they were chosen', () => {
    for (const chosen of ['en2 ru2', 'ru2 en2']) {
      play.note('ru', 'ru2', 'x');
      play.detach(chosen);
      expect([play.bead('ru', 'en2')?.note, play.bead('ru', 'ru2')?.note], chosen).to.deep.equal([undefined, 'x']);
      play.back();
      play.note('ru', 'ru2', '', 'x');
    }
  });
  it('L6 leaves its direct link, too', () => { play.detach('ru2 tr3'); play.link('ru2 tr3'); play.detach('ru2'); expect(play.screen).to.equal('1|1|1 |2| 2||2 ||3 3|3|'); });
  it('L6 what stands alone already is confirmed', () => { play.move('en2', 'tr1'); play.detach('ru2'); expect(play.bead('ru', 'ru2')?.status).to.equal('confirmed'); refused(play.detach('ru2'), 'asIs'); });
});

describe('L7 setLinkStatus and noteLink', () => {
  it('L7 keeps the machine’s score and says who', () => {
    play.status('ru', 'ru1 en2', 'confirmed');
    expect(play.rows('ru')).to.equal('1-1! 2-2! 3-3');
    expect(play.bead('ru', 'ru1')).to.deep.include({ score: 0.5, by: ADA });
  });
  it('L7 auto clears the mark, and who set it', () => { play.status('ru', 'ru1', 'needs-review'); play.status('ru', 'ru1', 'auto'); expect(play.bead('ru', 'ru1')).to.include({ status: 'auto' }).and.not.to.have.property('by'); });
  it('L7 of the pivot: in every column', () => { play.status('en', 'en1', 'confirmed'); expect([play.rows('ru'), play.rows('tr')]).to.deep.equal(['1-1! 2-2 3-3', '1-1! 2-2 3-3']); });
  it('L7 passes over links that are gone', () => { play.status('ru', 'ru1 ru9', 'confirmed'); expect(play.rows('ru')).to.equal('1-1! 2-2 3-3'); refused(play.status('ru', 'ru9', 'confirmed'), 'gone'); });
  it('L7 a note is written over the one that was seen', () => {
    play.note('ru', 'ru1', 'why?');
    expect(play.bead('ru', 'ru1')).to.include({ note: 'why?', status: 'auto' });
    refused(play.note('ru', 'ru1', 'late'), 'changedSince');
    play.note('ru', 'en1', '', 'why?');
    expect(play.bead('ru', 'ru1')).not.to.have.property('note');
    refused(play.note('ru', 'ru1', ''), 'asIs');
  });
});

describe('L7 who said it', () => {
  const boris = { personId: 'per_boris' as never, name: 'Boris' };
  it('L7 one who confirms what is confirmed changes nothing', () => {
    play.link('en1 ru1');
    refused(play.run('linkSegments', { segments: [seg('en1'), seg('ru1')], alignment: 'x' as never, bead: 'x' as never, author: boris }), 'asIs');
    refused(play.run('setLinkStatus', { links: [{ version: ver('ru'), segment: seg('ru1') }], status: 'confirmed', author: boris }), 'asIs');
  });
  it('L7 the fields of a row stand in one order, whatever was said first', () => {
    play.note('ru', 'ru1', 'x');
    play.status('ru', 'ru1', 'confirmed');
    expect(Object.keys(play.bead('ru', 'ru1') ?? {})).to.deep.equal(['id', 'alignment', 'source', 'target', 'status', 'score', 'by', 'note']);
  });
  it('L7 also where the mark of a link comes back that got a note meanwhile', () => {
    play.status('ru', 'ru1', 'confirmed');
    play.status('ru', 'ru1', 'auto');
    const cleared = play.log.at(-1)?.id as never;
    play.note('ru', 'ru1', 'x');
    play.run('undo', { target: cleared, effect: cleared, suggestion: 'sug_u' as never, author: ADA, time: 5 });
    expect(JSON.stringify(Object.entries(play.bead('ru', 'ru1') ?? {}).slice(4).map(([field]) => field))).to.equal('["status","score","by","note"]');
  });
});

describe('L8 names in acts on links', () => {
  const cut = (id: string, base: string) => play.run('splitSegment', { segment: seg(id), base, text: base, at: 1, ids: [seg(`${id}a`), seg(`${id}b`)], author: ADA, time: 1, suggestion: 'sug_s' as never });
  it('L8 a sentence that was split is both its halves', () => { cut('ru2', 'iki'); play.move('ru2', 'en1'); expect(play.rows('ru')).to.equal('1-1,2a,2b! 2-! 3-3'); });
  it('L8 also as the name of a row', () => { cut('ru2', 'iki'); play.move('ru1', 'ru2'); expect(play.rows('ru')).to.equal('1-! 2-1,2a,2b! 3-3'); });
  it('L8 one that was cut and glued again is itself', () => {
    cut('ru2', 'iki');
    play.run('joinSegments', { segments: [seg('ru2a'), seg('ru2b')], base: ['i', 'ki'], id: seg('ru2c'), bead: 'j' as never, author: ADA, time: 1 });
    play.move('ru2', 'en1');
    expect(play.rows('ru')).to.equal('1-1,2c! 2-! 3-3');
  });
  it('L8 one that was joined or deleted is passed over', () => {
    play.run('joinSegments', { segments: [seg('ru1'), seg('ru2')], base: ['bir', 'iki'], id: seg('ru12'), bead: 'j' as never, author: ADA, time: 1 });
    refused(play.move('ru1', 'en3'), 'gone');
    play.run('deleteSegment', { segment: seg('ru3'), base: 'üç', bead: 'd' as never, author: ADA, time: 1 });
    refused(play.detach('ru3'), 'gone');
    play.detach('ru3 ru12');
    expect(play.rows('ru')).to.equal('1,2-! 3- -12!');
  });
  it('L8 so is a whole version that was replaced', () => {
    const alignment = { id: 'aln_new' as never, work: 'work' as never, source: ver('en'), target: ver('new'), method: 'm' };
    play.bring('replaceVersion', { former: ver('ru'), version: { id: ver('new'), work: 'work' as never, lang: 'ru', order: '1', kind: 'translation', note: null, alignment: alignment.id }, alignments: [alignment], suggestion: 'sug_x' as never, author: ADA, time: 1 }, {
      segment: [{ id: seg('new1'), version: ver('new'), order: '0', text: 'bir', after: '', state: 'initial', from: seg('ru1') }],
      bead: [{ id: 'nb' as never, alignment: alignment.id, source: [seg('en1'), seg('en2'), seg('en3')], target: [seg('new1')], status: 'auto', score: 1 }],
    });
    refused(play.move('ru1', 'en3'), 'gone');
    refused(play.shift('ru', 'en1', 1), 'gone');
  });
});
