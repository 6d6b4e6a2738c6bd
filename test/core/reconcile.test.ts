// Choosing an alignment fits it to the work as it is: rules V1 and V6, one fact a line, each held against the laws.
import { expect } from '@open-wc/testing';
import type { AlignmentId, BeadId } from '../../src/core/ids.ts';
import type { Alignment, Bead } from '../../src/core/model.ts';
import { ADA } from './play.ts';
import { LinkFacts, refused } from './links-facts.ts';
import { beads, seg, ver } from './small.ts';

const THREE = { ru: {}, tr: {} };
let play: LinkFacts;
beforeEach(() => { play = new LinkFacts(THREE); });

/** Another alignment of the Russian version, with rows as in `beads`; it is staged, and there where `named`. */
function made(links: string, { status = 'auto', score = 0.9 }: Partial<Pick<Bead, 'status' | 'score'>> = {}): { alignment: Alignment; bead: Bead[] } {
  const alignment: Alignment = { id: 'aln_new' as AlignmentId, work: 'work' as never, source: ver('en'), target: ver('ru'), method: 'm' };
  return { alignment, bead: beads('ru', links).map((bead, at) => ({ ...bead, id: `new_${at}` as BeadId, alignment: alignment.id, status, score })) };
}
function add(links: string, marks?: Partial<Pick<Bead, 'status' | 'score'>>): void {
  const { alignment, bead } = made(links, marks);
  play.bring('addAlignment', { alignment }, { bead });
}
const choose = () => play.run('chooseAlignment', { version: ver('ru'), alignment: 'aln_new' as AlignmentId, base: 'aln_ru' as AlignmentId, bead: 'fit' as BeadId, author: ADA });
const rows = (): string => play.rows('ru', 'aln_new');

describe('V6 what people have confirmed is kept', () => {
  it('V6 a confirmed link is made anew where the new alignment has it otherwise', () => {
    add('1-2 2-1 3-3');
    play.link('en1 ru1');
    choose();
    expect([rows(), play.bead('ru', 'ru1')?.by]).to.deep.equal(['1-1! 2- 3-3 -2', ADA]);
    expect(play.bead('ru', 'en2')?.score, 'what it took a sentence from is not sure').to.equal(0.5);
  });
  it('V6 one that is the same in both is confirmed there, with the score that it had', () => {
    add('1-1 2-2 3-3');
    play.status('ru', 'ru1', 'confirmed');
    choose();
    expect([rows(), play.bead('ru', 'ru1')]).to.deep.equal(['1-1! 2-2 3-3', { id: 'new_0', alignment: 'aln_new', source: ['en1'], target: ['ru1'], status: 'confirmed', score: 0.5, by: ADA }]);
  });
  it('V6 “no counterpart” is kept, too', () => { add('1-1 2-2 3-3'); play.detach('ru2'); choose(); expect(rows()).to.equal('1-1 2-! 3-3 -2!'); });
  it('V6 a link with a note comes with it, as sure as it was', () => {
    add('1-2 2-1 3-3');
    play.note('ru', 'ru3', 'same');
    play.note('ru', 'ru1', 'other');
    choose();
    expect([rows(), play.bead('ru', 'ru3')?.note, play.bead('ru', 'ru1')?.note]).to.deep.equal(['1-1 2- 3-3 -2', 'same', 'other']);
  });
  it('V6 where both have a note it says what both say, and nothing twice', () => {
    add('1-1 2-2 3-3');
    play.note('ru', 'ru1', 'old');
    choose();
    play.note('ru', 'ru1', 'old\nnew', 'old');
    play.note('ru', 'ru2', 'mine');
    play.run('chooseAlignment', { version: ver('ru'), alignment: 'aln_ru' as AlignmentId, base: 'aln_new' as AlignmentId });
    play.note('ru', 'ru1', 'other', 'old\nnew');
    choose();
    expect([play.bead('ru', 'ru1')?.note, play.bead('ru', 'ru2')?.note]).to.deep.equal(['other\nold\nnew', 'mine']);
  });
  it('V9 a note that was written while an act over many rows was under way is kept, also on a link that the act was about', () => {
    play.note('ru', 'ru1', 'former');
    play.status('ru', 'ru1', 'confirmed');
    const { alignment, bead } = made('1-1 2-2 3-3');
    play.note('ru', 'ru1', 'later', 'former');
    play.bring('adoptAlignments', { adopted: [{ version: ver('ru'), base: 'aln_ru' as AlignmentId, alignment, passed: [seg('en1')] }], why: 'clear', bead: 'fit' as BeadId }, { bead });
    expect([rows(), play.bead('ru', 'ru1')?.note]).to.deep.equal(['1-1 2-2 3-3', 'later']);
  });
  it('V9 what was noted goes with the sentence that has taken it along, else with the first', () => {
    for (const [taken, kept] of [[undefined, ['said', undefined]], ['said', [undefined, 'said']], ['said\nmore', [undefined, 'said\nmore']]] as const) {
      play = new LinkFacts(THREE);
      play.note('ru', 'ru1', 'said');
      const { alignment, bead } = made('1- 2-2 3-3 -1'), last = bead.at(-1) as Bead;
      const rowsMade = [...bead.slice(0, -1), taken === undefined ? last : { ...last, note: taken }];
      play.bring('adoptAlignments', { adopted: [{ version: ver('ru'), base: 'aln_ru' as AlignmentId, alignment, passed: [seg('en1')] }], why: 'detach', bead: 'fit' as BeadId }, { bead: rowsMade });
      expect([play.bead('ru', 'en1')?.note, play.bead('ru', 'ru1')?.note], taken).to.deep.equal(kept);
    }
  });
  it('V9 those that the act took out of direct links stand in none any more; whoever stays there has been confirmed', () => {
    add('1-1 2-2 3-3');
    play.run('detachSegments', { segments: [seg('ru2'), seg('ru3'), seg('tr2')], bead: 'away' as BeadId, author: ADA });
    play.run('linkSegments', { segments: [seg('ru2'), seg('ru3'), seg('tr2')], alignment: 'direct' as AlignmentId, bead: 'd' as BeadId, author: ADA });
    const { alignment, bead } = made('1-1 2-3 3- -2'), other = { ...alignment, id: 'aln_other' as AlignmentId };
    play.bring('adoptAlignments', {
      adopted: [{ version: ver('ru'), base: 'aln_ru' as AlignmentId, alignment: other, passed: [seg('ru2'), seg('ru3')] }], why: 'move', bead: 'fit' as BeadId, leaving: { segments: [seg('ru3')], author: ADA },
    }, { bead: bead.map((one) => ({ ...one, id: `o${one.id}` as BeadId, alignment: other.id })) });
    const direct = play.tables.beadOf('direct' as AlignmentId, seg('tr2'));
    expect([direct && [...direct.source, ...direct.target].sort(), direct?.status, play.tables.beadOf('direct' as AlignmentId, seg('ru3'))]).to.deep.equal([['ru2', 'tr2'], 'confirmed', undefined]);
  });
  it('V6 a mark for review is kept where the link is the same, and lapses where it is not', () => {
    add('1-1 2-3 3-2');
    play.status('ru', 'ru1 ru2', 'needs-review');
    choose();
    expect(rows()).to.equal('1-1? 2-3 3-2');
  });
  it('V6 what a person has said in the new one stands where nobody says otherwise', () => {
    add('1-1 2-2 3-3', { status: 'confirmed' });
    play.link('en1 ru2');
    play.status('ru', 'en2 ru1', 'auto');
    choose();
    expect(rows()).to.equal('1-2! 2-? 3-3! -1?');
  });
  it('V6 undo shows the former one as it was, and the new one is as it came', () => {
    add('1-2 2-1 3-3');
    play.link('en1 ru1');
    choose();
    play.back();
    expect([play.tables.get('version', 'ru')?.alignment, play.rows('ru'), rows()]).to.deep.equal(['aln_ru', '1-1! 2-2 3-3', '1-2 2-1 3-3']);
    play.back('redo');
    expect(rows()).to.equal('1-1! 2- 3-3 -2');
  });
});

describe('V6 an alignment that was made of former sentences', () => {
  /** It comes only after the sentences have changed, as from a long run of the aligner. */
  const late = (links: string, change: () => void): string => {
    const { alignment, bead } = made(links);
    change();
    play.bring('addAlignment', { alignment }, { bead });
    choose();
    return rows();
  };
  const split = (): unknown => play.run('splitSegment', { segment: seg('ru2'), base: 'iki', text: 'iki', at: 1, ids: [seg('ru2a'), seg('ru2b')], author: ADA, time: 1, suggestion: 'sug_s' as never });
  const join = (): unknown => play.run('joinSegments', { segments: [seg('ru1'), seg('ru2')], base: ['bir', 'iki'], id: seg('ru12'), bead: 'j' as BeadId, author: ADA, time: 1 });
  it('V6 both halves stand where the split one stood', () => expect(late('1-1 2-2 3-3', split)).to.equal('1-1 2-2a,2b 3-3'));
  it('V6 beads that claim the same sentence become one', () => expect(late('1-1 2-2 3-3', join)).to.equal('1,2-12 3-3'));
  it('V6 of which one is sure only where both were; nobody’s note is lost', () => {
    const { alignment, bead } = made('1-1 2-2 3-3');
    join();
    play.bring('addAlignment', { alignment }, { bead: bead.map((row, at) => ({ ...row, status: at === 1 ? 'auto' : 'confirmed', note: `n${at}` })) });
    choose();
    expect([rows(), play.bead('ru', 'ru12')?.note]).to.deep.equal(['1,2-12 3-3!', 'n0\nn1']);
  });
  it('V6 a deleted one is in none, and a row of which nothing is left goes', () => {
    expect(late('1-1 2-2 3- -3', () => { play.run('deleteSegment', { segment: seg('ru3'), base: 'üç', bead: 'd' as BeadId, author: ADA, time: 1 }); })).to.equal('1-1 2-2 3-');
  });
  it('V6 one that was inserted has a row of its own', () => {
    expect(late('1-1 2-2 3-3', () => { play.run('insertSegment', { id: seg('ru9'), version: ver('ru'), after: seg('ru1'), text: 'x', beside: null, bead: 'i' as BeadId, author: ADA, time: 1 }); })).to.equal('1-1 2-2 3-3 -9');
  });
  it('V6 what it forgot has a row of its own; what it claims twice stands once', () => {
    expect(late('1-1 2-1', () => undefined)).to.equal('1,2-1 3- -2 -3');
  });
});

describe('V1 a direct alignment takes the place of the one between the same versions', () => {
  const direct = (id: string, [source, target]: readonly [string, string], links: string): void => {
    const bead = beads(target, links).map((row, at) => ({ ...row, id: `${id}_${at}` as BeadId, alignment: id as AlignmentId, source: row.source.map((name) => seg(name.replace('en', source))) }));
    play.bring('addAlignment', { alignment: { id: id as AlignmentId, work: 'work' as never, source: ver(source), target: ver(target), method: 'm' } }, { bead });
  };
  it('V1 whichever way it leads', () => {
    direct('one', ['ru', 'tr'], '1-1 2-2 3-3');
    direct('two', ['tr', 'ru'], '1-2 2-1 3-3');
    expect([play.tables.get('alignment', 'one'), play.rows('', 'two')]).to.deep.equal([undefined, '1-2 2-1 3-3']);
    play.back();
    expect([play.tables.get('alignment', 'one')?.id, play.tables.get('alignment', 'two')]).to.deep.equal(['one', undefined]);
  });
  it('V1 and keeps the links that people have made there', () => {
    play.detach('ru1 tr3');
    play.link('ru1 tr3');
    direct('two', ['tr', 'ru'], '1-1 2-2 3-3');
    expect(play.rows('', 'two')).to.equal('1- 2-2 3-1! -3');
  });
  it('V1 another one with the pivot stays beside the chosen', () => { add('1-2 2-1 3-3'); expect(play.tables.count('alignment')).to.equal(3); });
});

describe('V8 removeAlignment', () => {
  it('V8 takes one that is not chosen; undo brings it back', () => {
    add('1-2 2-1 3-3');
    play.run('removeAlignment', { alignment: 'aln_new' as AlignmentId });
    expect(play.tables.get('alignment', 'aln_new')).to.equal(undefined);
    play.back();
    choose();
    expect(rows()).to.equal('1-2 2-1 3-3');
  });
  it('V8 a chosen one stays; one that is gone is gone', () => {
    refused(play.run('removeAlignment', { alignment: 'aln_ru' as AlignmentId }), 'chosenStays');
    refused(play.run('removeAlignment', { alignment: 'aln_x' as AlignmentId }), 'gone');
  });
});
