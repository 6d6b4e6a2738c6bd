// Alignment by hand on texts: cut, join, insert, delete, paragraphs; and what is being typed there meanwhile.
import { expect } from '@open-wc/testing';
import { splitSentence } from '../../../src/app/alignment-acts.ts';
import { save } from '../../../src/app/acts.ts';
import { isRefusal } from '../../../src/core/change.ts';
import type { SegmentId } from '../../../src/core/ids.ts';
import { plainText } from '../../../src/core/text/plain.ts';
import { bytes } from '../../core/play.ts';
import { seg, smallWork, ver } from '../../core/small.ts';
import { Desk, told } from './acting.ts';

const WORDS = (): ReturnType<typeof smallWork> => smallWork({ ru: { words: 'bir iki üç dört', links: '1-1 2-2,3 3-4' }, tr: { words: 'x y', links: '1-1 2- 3-2' } });
const texts = (desk: Desk, version = 'ru'): string[] => desk.tables.segmentsOf(ver(version)).map(({ text }) => text);
const text = (desk: Desk, id: SegmentId | null): string | undefined => desk.tables.get('segment', id ?? '')?.text;
const suggested = (desk: Desk): string[] => [...desk.tables.all('suggestion')].map((row) => row.text);

describe('joining sentences', () => {
  it('with the next one, in whatever row it stands', async () => {
    const desk = await Desk.open(WORDS());
    const { focus, said } = desk.did('join', 'ru3');
    expect([texts(desk), text(desk, focus), plainText(desk.tables, ver('ru'))]).to.deep.equal([['bir', 'iki', 'üç dört'], 'üç dört', 'bir iki üç dört ']);
    expect(said).to.deep.equal({ what: 'join', columns: [{ version: 'ru', numbers: [3, 4] }], count: 2, bound: null });
  });
  it('two chosen ones, in whatever order they were chosen', async () => {
    const desk = await Desk.open(WORDS());
    desk.did('join', 'tr1', ['ru2', 'ru1']);
    expect(texts(desk)).to.deep.equal(['bir iki', 'üç', 'dört']);
  });
  it('is refused at the end, in an empty cell, and for more than two', async () => {
    const desk = await Desk.open(WORDS());
    expect([desk.refused('join', 'ru4'), desk.refused('join', ['tr', 'en2']), desk.refused('join', 'ru1', ['ru1', 'ru2', 'ru3'])]).to.deep.equal(['noNext', 'emptyCell', 'twoAtATime']);
    expect(desk.refused('join', 'ru1', ['ru1', 'ru3'])).to.equal('notNeighbours');
  });
});

describe('inserting sentences', () => {
  it('after this one, in its row, empty, and the keyboard goes there', async () => {
    const desk = await Desk.open(WORDS());
    const { focus, said } = desk.did('insertAfter', 'ru2');
    expect([texts(desk), text(desk, focus), told(said)]).to.deep.equal([['bir', 'iki', '', 'üç', 'dört'], '', ['ru 3']]);
    expect(desk.rows[1]).to.equal(`en2 | ru2,${focus},ru3 | -`);
  });
  it('before this one; before the first', async () => {
    const desk = await Desk.open(WORDS());
    desk.did('insertBefore', 'ru2');
    const { focus, said } = desk.did('insertBefore', 'ru1');
    expect([texts(desk), told(said), desk.rows[0]]).to.deep.equal([['', 'bir', '', 'iki', 'üç', 'dört'], ['ru 1'], `en1 | ${focus},ru1 | tr1`]);
  });
  it('in an empty cell, behind what stands above it', async () => {
    const desk = await Desk.open(WORDS());
    const { focus } = desk.did('insertAfter', ['tr', 'en2']);
    expect([texts(desk, 'tr'), desk.rows[1]]).to.deep.equal([['x', '', 'y'], `en2 | ru2,ru3 | ${focus}`]);
  });
  it('in the first empty cell, at the beginning', async () => {
    const desk = await Desk.open(smallWork({ ru: { words: 'a b', links: '1- 2-1 3-2' } }));
    desk.did('insertBefore', ['ru', 'en1']);
    expect(texts(desk)).to.deep.equal(['', 'a', 'b']);
  });
  it('in the original, in every column’s row', async () => {
    const desk = await Desk.open(WORDS());
    const { focus } = desk.did('insertAfter', 'en1');
    expect(desk.rows[0]).to.equal(`en1,${focus} | ru1 | tr1`);
  });
});

describe('deleting sentences', () => {
  it('goes on to the next one in the cell, or the one before', async () => {
    const desk = await Desk.open(WORDS());
    expect(desk.did('delete', 'ru2').focus).to.equal('ru3');
    expect(texts(desk)).to.deep.equal(['bir', 'üç', 'dört']);
    desk.did('group', 'ru3');
    expect(desk.did('delete', 'ru4').focus).to.equal('ru3');
  });
  it('stays in the emptied cell while its row is there', async () => {
    const desk = await Desk.open(WORDS());
    const { focus, said } = desk.did('delete', 'ru1');
    expect([focus, told(said), desk.rows[0]]).to.deep.equal([null, ['ru 1'], 'en1 | - | tr1']);
  });
  it('goes on in the text where its row went with it', async () => {
    const desk = await Desk.open(WORDS());
    desk.did('detach', 'ru4');
    expect(desk.did('delete', 'ru4').focus).to.equal('ru3');
  });
  it('is done one at a time, and the last one stays', async () => {
    const desk = await Desk.open(smallWork({ ru: { words: 'a', links: '1-1 2- 3-' } }));
    expect([desk.refused('delete', 'en1', ['en1', 'en2']), desk.refused('delete', 'ru1'), desk.refused('delete', ['ru', 'en2'])]).to.deep.equal(['oneAtATime', 'lastOne', 'emptyCell']);
  });
});

describe('paragraphs', () => {
  it('ends behind this sentence, and no more', async () => {
    const desk = await Desk.open(WORDS());
    const { focus, said } = desk.did('paragraph', 'ru2');
    expect([focus, told(said), plainText(desk.tables, ver('ru'))]).to.deep.equal(['ru2', ['ru 2'], 'bir iki\n\nüç dört ']);
    desk.did('paragraph', 'ru2');
    expect(plainText(desk.tables, ver('ru'))).to.equal('bir iki üç dört ');
  });
});

describe('cutting a sentence', () => {
  it('in two, and the keyboard goes to the second half', async () => {
    const desk = await Desk.open(WORDS()), before = bytes(desk.tables);
    const { focus, said } = desk.proven(before, splitSentence(desk.workbench, { segment: seg('ru4'), base: 'dört', text: 'dört', at: 2 }));
    expect([texts(desk), text(desk, focus)]).to.deep.equal([['bir', 'iki', 'üç', 'dö', 'rt'], 'rt']);
    expect(said).to.deep.equal({ what: 'cut', columns: [{ version: 'ru', numbers: [4, 5] }], count: 1, bound: null });
  });
  it('where the editor has other words, they are cut, and the draft is done with', async () => {
    const desk = await Desk.open(WORDS()), { workbench } = desk;
    workbench.draft(seg('ru1'), 'one two');
    const done = splitSentence(workbench, { segment: seg('ru1'), base: 'bir', text: 'one two', at: 4 });
    expect([isRefusal(done), texts(desk).slice(0, 2), workbench.drafts]).to.deep.equal([false, ['one', 'two'], []]);
    await workbench.settled();
    const drafts = await desk.store.drafts();
    expect(drafts.ok && drafts.value).to.deep.equal([]);
  });
  it('what was typed over a text that changed meanwhile becomes a suggestion, and nothing is cut', async () => {
    const desk = await Desk.open(WORDS()), { workbench } = desk;
    workbench.draft(seg('ru1'), 'one two');
    save(workbench, { segment: seg('ru2'), base: 'iki', text: 'two' });
    workbench.dispatch('editSegment', ({ author, time, newId }) => ({ segment: seg('ru1'), base: 'bir', text: 'uno', suggestion: newId('sug') as never, author, time }));
    const done = splitSentence(workbench, { segment: seg('ru1'), base: 'bir', text: 'one two', at: 4 });
    if (isRefusal(done)) throw new Error(done.no);
    expect([done.said.filed, done.focus, texts(desk)[0], suggested(desk), workbench.drafts]).to.deep.equal([true, 'ru1', 'uno', ['one two'], []]);
  });
  it('that is not there any more, the typed words are kept beside what carries it on', async () => {
    const desk = await Desk.open(WORDS()), { workbench } = desk, { focus } = desk.did('join', 'ru1');
    const done = splitSentence(workbench, { segment: seg('ru1'), base: 'bir', text: 'one two', at: 4 });
    if (isRefusal(done)) throw new Error(done.no);
    expect([done.focus, done.said, suggested(desk)]).to.deep.equal([focus, { what: 'cut', columns: [{ version: 'ru', numbers: [] }], count: 1, bound: null, filed: true }, ['one two iki']]);
    expect(splitSentence(workbench, { segment: seg('never'), base: 'x', text: 'x y', at: 1 })).to.include({ no: 'gone' });
  });
  it('from the list of places it waits for what is being typed', async () => {
    const desk = await Desk.open(WORDS());
    desk.workbench.draft(seg('ru1'), 'being typed');
    expect(splitSentence(desk.workbench, { segment: seg('ru1'), base: 'bir', text: 'bir', at: 1 })).to.include({ no: 'draftOpen' });
    expect(texts(desk)[0]).to.equal('bir');
  });
});

describe('a sentence that is being typed', () => {
  it('is not taken away under the typing hand', async () => {
    const desk = await Desk.open(WORDS());
    desk.workbench.draft(seg('ru2'), 'being typed');
    for (const [what, at] of [['join', 'ru2'], ['join', 'ru1'], ['delete', 'ru2'], ['paragraph', 'ru2']] as const) expect(desk.refused(what, at), what).to.equal('draftOpen');
    desk.did('group', 'ru1');
    desk.did('insertAfter', 'ru2');
    expect(desk.workbench.draftOf(seg('ru2'))?.text).to.equal('being typed');
  });
  it('is not taken away by an undo either, which can be tried again then', async () => {
    const desk = await Desk.open(WORDS()), { workbench } = desk;
    const { focus } = desk.did('insertAfter', 'ru2');
    workbench.draft(focus!, 'being typed');
    expect([workbench.undo(), workbench.undo()].map((done) => isRefusal(done) && done.no)).to.deep.equal(['draftOpen', 'draftOpen']);
    workbench.discardDraft(focus!);
    expect([isRefusal(workbench.undo()), texts(desk)]).to.deep.equal([false, ['bir', 'iki', 'üç', 'dört']]);
  });
});
