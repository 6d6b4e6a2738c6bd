// Rule R7 of src/core/RULES.md, one fact a line: what was confirmed beside other words is stale until somebody confirms it again.
import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { besideOf, isConfirmed, staleSince, staleVersions } from '../../src/core/stale.ts';
import { versionsOf } from '../../src/core/units.ts';
import { holds, PATIENCE } from '../property.ts';
import { someActs, someWork } from './arbitrary.ts';
import { ADA, admit, bytes, Play } from './play.ts';
import { Reviewer } from './reviewer.ts';
import { seg, smallWork, sug, ver } from './small.ts';

let play: Reviewer;
beforeEach(() => { play = new Reviewer(); });
const stale = (segment: string): string => staleVersions(play.tables, seg(segment)).join();
const beside = (...segments: string[]): string => besideOf(play.tables, ...segments.map(seg)).map(({ version, text }) => `${version}: ${text}`).join(', ');

describe('R7 what stands beside a sentence', () => {
  it('the pivot’s words of its bead, and through them those of each other version', () => expect(beside('ru1')).to.equal('en: one, tr: bir'));
  it('beside the pivot, all others', () => expect(beside('en2')).to.equal('ru: iki, tr: iki'));
  it('of several in a cell, with the white space between them', () => { play = new Reviewer(smallWork({ ru: { links: '1,2-1 3-2,3' }, tr: {} })); expect([beside('ru1'), beside('tr3')]).to.deep.equal(['en: one two, tr: bir iki', 'en: three, ru: iki üç']); });
  it('empty cells are left out, and a sentence that stands alone has nothing beside it', () => { play = new Reviewer(smallWork({ ru: { links: '1-1 2-2 3- -3' }, tr: { links: '1-1 2- 3-3 -2' } })); expect([beside('ru2'), beside('ru3'), beside('en3')]).to.deep.equal(['en: two', '', 'tr: üç']); });
  it('of a version that was replaced, nothing', () => { play.run('removeVersion', { version: ver('tr') }); expect(beside('ru1')).to.equal('en: one'); });
});

describe('R7 stale', () => {
  it('nothing is stale that nobody has confirmed', () => { play.edit('en1', 'one', 'uno'); expect(stale('ru1')).to.equal(''); });
  it('a confirmed sentence is, once the pivot’s words are others', () => { play.confirm('ru1'); expect(stale('ru1')).to.equal(''); play.edit('en1', 'one', 'uno'); expect([stale('ru1'), stale('ru2')]).to.deep.equal(['en', '']); });
  it('so it is once any other version’s words are others', () => { play.confirm('ru1', 'final'); play.edit('tr1', 'bir', 'x'); expect(stale('ru1')).to.equal('tr'); });
  it('the pivot is, too', () => { play.confirm('en1'); play.edit('ru1', 'bir', 'x'); expect(stale('en1')).to.equal('ru'); });
  it('no more once the former words are back', () => { play.confirm('ru1'); play.edit('en1', 'one', 'uno'); play.edit('en1', 'uno', 'one'); expect(stale('ru1')).to.equal(''); });
  it('no more once somebody has confirmed it again, which is an act', () => { play.confirm('ru1'); play.edit('en1', 'one', 'uno'); play.confirm('ru1'); expect(stale('ru1')).to.equal(''); });
  it('confirming it again beside the same words is refused', () => { play.confirm('ru1'); expect(play.confirm('ru1')).to.include({ no: 'noChange' }); });
  it('a higher state without a word on what stands beside it is as stale', () => { play.confirm('ru1'); play.edit('en1', 'one', 'uno'); play.run('setState', { segment: seg('ru1'), base: 'bir', state: 'final' }); expect(stale('ru1')).to.equal('en'); });
  it('a new text ends it', () => { play.confirm('ru1'); play.edit('ru1', 'bir', 'raz'); expect([play.row('ru1')?.beside, play.row('ru1')?.state]).to.deep.equal([undefined, 'translated']); });
  it('a lesser state ends it', () => { play.confirm('ru1'); play.run('setState', { segment: seg('ru1'), base: 'bir', state: 'translated' }); expect(play.row('ru1')).to.not.have.property('beside'); });
  it('undo brings it back, byte for byte', () => { play.confirm('ru1'); const before = bytes(play.tables); play.edit('ru1', 'bir', 'raz'); play.back(); expect(bytes(play.tables)).to.equal(before); });
  it('undo of a confirmation that was given again since leaves that', () => {
    play.confirm('ru1');
    const first = play.log.at(-1)?.id;
    play.edit('en1', 'one', 'uno');
    play.confirm('ru1');
    const before = bytes(play.tables);
    expect(play.back('undo', first)).to.include({ no: 'noChange' });
    expect(bytes(play.tables)).to.equal(before);
  });
  it('undo of an edit after which somebody has confirmed the sentence leaves that', () => {
    play.edit('ru1', 'bir', 'raz');
    const edit = play.log.at(-1)?.id;
    play.confirm('ru1');
    play.back('undo', edit);
    expect([play.text('ru1'), play.row('ru1')?.state, stale('ru1')]).to.deep.equal(['bir', 'reviewed', '']);
  });
  it('a sentence that moves to another row leaves it stale', () => { play.confirm('ru1'); play.run('detachSegments', { segments: [seg('tr1')], bead: 'bead_n' as never, author: ADA }); expect(stale('ru1')).to.equal('tr'); });
  it('a version that is removed does not count, and does again when it is back', () => { play.confirm('ru1'); play.edit('tr1', 'bir', 'x'); play.run('removeVersion', { version: ver('tr') }); expect(stale('ru1')).to.equal(''); play.back(); expect(stale('ru1')).to.equal('tr'); });
  it('a version that came since does not count', () => { play = new Reviewer(smallWork({ ru: {} })); play.confirm('ru1'); expect(play.row('ru1')?.beside?.length).to.equal(1); });
});

describe('R7 cutting and joining', () => {
  const kept = (segment: string): string[] => (play.row(segment)?.beside ?? []).map(([version]) => version);

  it('both halves are as confirmed as the whole', () => { play.confirm('ru1'); play.split('ru1', 'bir', 1); expect([stale('a'), kept('a'), kept('b')]).to.deep.equal(['', ['en', 'tr'], ['en', 'tr']]); play.edit('en1', 'one', 'uno'); expect([stale('a'), stale('b')]).to.deep.equal(['en', 'en']); });
  it('where the text was touched neither is', () => { play.confirm('ru1'); play.split('ru1', 'bi r', 2, 'bir'); expect([play.row('a')?.state, kept('a')]).to.deep.equal(['translated', []]); });
  it('cutting a sentence leaves the others of its row as fresh as they were', () => { play.confirm('ru1'); play.split('en1', 'one', 1); play.split('tr1', 'bir', 1, 'bir', ['c', 'd']); expect([stale('ru1'), beside('ru1')]).to.deep.equal(['', 'en: one, tr: bir']); });
  it('two that were fresh are fresh together', () => { play.confirm('ru1'); play.confirm('ru2'); play.join('ru1', 'ru2'); expect([play.row('j')?.state, stale('j'), kept('j')]).to.deep.equal(['reviewed', '', ['en', 'tr']]); });
  it('what was stale of one stays so', () => { play.confirm('ru1'); play.confirm('ru2'); play.edit('en2', 'two', 'dos'); play.join('ru1', 'ru2'); expect(stale('j')).to.equal('en'); });
  it('with one that nobody has confirmed it is not confirmed', () => { play.confirm('ru1'); play.join('ru1', 'ru2'); expect([play.row('j')?.state, kept('j')]).to.deep.equal(['initial', []]); });
});

describe('R7 the words', () => {
  const words = (segment: string): unknown => staleSince(play.log, play.tables, seg(segment)).map(({ version, before, now }) => [version, before, now]);

  it('are those since it was confirmed, however often they changed', () => { play.confirm('ru1'); play.edit('en1', 'one', 'uno'); play.edit('en1', 'uno', 'ein'); expect(words('ru1')).to.deep.equal([['en', 'one', 'ein']]); });
  it('of the latest confirmation', () => { play.confirm('ru1'); play.edit('en1', 'one', 'uno'); play.confirm('ru1'); play.edit('en1', 'uno', 'ein'); expect(words('ru1')).to.deep.equal([['en', 'uno', 'ein']]); });
  it('of the whole cell, and nothing where nothing stands there any more', () => { play.confirm('ru1'); play.run('detachSegments', { segments: [seg('tr1')], bead: 'bead_n' as never, author: ADA }); expect(words('ru1')).to.deep.equal([['tr', 'bir', '']]); });
  it('of a half, those that the whole was confirmed beside', () => { play.confirm('ru1'); play.split('ru1', 'bir', 1); play.edit('en1', 'one', 'uno'); expect(words('b')).to.deep.equal([['en', 'one', 'uno']]); });
  it('of a state that was proposed, those that whoever accepted it saw', () => { play.propose('s', 'ru1', { kind: 'state', state: 'final' }); play.decide([{ suggestion: 's', verdict: 'accepted', beside: besideOf(play.tables, seg('ru1')) }]); play.edit('en1', 'one', 'uno'); expect(words('ru1')).to.deep.equal([['en', 'one', 'uno']]); });
  it('are not known where the log does not hold them', () => { play.confirm('ru1'); play.edit('en1', 'one', 'uno'); expect(staleSince([], play.tables, seg('ru1'))).to.deep.equal([{ version: 'en', before: null, now: 'uno' }]); });
});

describe('R7 versions that are replaced', () => {
  const replacePivot = (first: string): void => {
    const segment = [first, 'two', 'three'].map((text, at) => ({ id: `new${at}`, version: 'new', order: String(at), text, after: ' ', state: 'initial', from: `en${at + 1}` }));
    const links = (target: string) => segment.map(({ id }, at) => ({ id: `b_${target}${at}`, alignment: `aln_new_${target}`, source: [id], target: [`${target}${at + 1}`], status: 'auto', score: 1 }));
    admit(play.tables, { segment: segment as never, bead: [...links('ru'), ...links('tr')] as never });
    play.run('replaceVersion', {
      former: ver('en'), version: { id: ver('new'), work: 'work', lang: 'en', order: '0', kind: 'original', note: null, alignment: null } as never, read: 3, suggestion: sug('rep'), author: ADA, time: 9,
      alignments: ['ru', 'tr'].map((target) => ({ id: `aln_new_${target}`, work: 'work', source: 'new', target, method: '' })) as never,
    });
  };
  it('a sentence is stale beside the new words in the place of the old', () => { play.confirm('ru1'); play.confirm('ru2'); replacePivot('uno'); expect([stale('ru1'), stale('ru2')]).to.deep.equal(['new', '']); });
  it('and says which they were', () => { play.confirm('ru1'); replacePivot('uno'); expect(staleSince(play.log, play.tables, seg('ru1'))).to.deep.equal([{ version: 'new', before: 'one', now: 'uno' }]); });
});

describe('R7 on arbitrary works', function () {
  this.timeout(PATIENCE);
  it('nothing is stale right after it was confirmed', () => holds(fc.tuple(someWork, someActs, fc.nat()), ([rows, acts, at]) => {
    const here = new Play(rows);
    for (const act of acts) here.act(act);
    const segments = versionsOf(here.tables).flatMap(({ id }) => here.tables.segmentsOf(id)), row = segments[at % segments.length];
    if (!row) return;
    here.run('setState', { segment: row.id, base: row.text, state: 'final', beside: besideOf(here.tables, row.id) });
    const now = here.tables.get('segment', row.id);
    expect(isConfirmed(now?.state ?? 'initial')).to.equal(true);
    expect(staleVersions(here.tables, row.id)).to.deep.equal([]);
  }, { runs: 300 }));
});
