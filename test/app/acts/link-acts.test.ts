// Alignment by hand on links: which sentences an act names, where the keyboard stands then, what is told, and one undo.
import { expect } from '@open-wc/testing';
import { linkDropped, moveTo, noteLink } from '../../../src/app/alignment-acts.ts';
import { isRefusal } from '../../../src/core/change.ts';
import { bytes } from '../../core/play.ts';
import { seg, smallWork, ver } from '../../core/small.ts';
import { Desk, told } from './acting.ts';

/** Three rows; the second has two Russian sentences; Turkish holds the last two rows together. */
const joined = (): ReturnType<typeof smallWork> => smallWork({ ru: { words: 'a b c d', links: '1-1 2-2,3 3-4' }, tr: { words: 'x y z', links: '1-1 2,3-2,3' } });

describe('moving sentences between rows', () => {
  it('up: the cell’s sentences from the first to this one', async () => {
    const desk = await Desk.open(smallWork({ ru: { words: 'a b c d', links: '1-1 2-2,3,4 3-' }, tr: {} }));
    const { focus, said } = desk.did('moveUp', 'ru3');
    expect(desk.rows).to.deep.equal(['en1 | ru1,ru2,ru3 | tr1', 'en2 | ru4 | tr2', 'en3 | - | tr3']);
    expect([focus, said]).to.deep.equal(['ru3', { what: 'moveUp', columns: [{ version: 'ru', numbers: [2, 3] }], count: 2, bound: null }]);
    expect([desk.status('ru', 'ru1'), desk.status('ru', 'ru4'), desk.status('tr', 'tr1')]).to.deep.equal(['confirmed by hand 1', 'confirmed by hand 1', 'auto 0.5']);
  });
  it('down: the cell’s sentences from this one to the last', async () => {
    const desk = await Desk.open(smallWork({ ru: { words: 'a b c d', links: '1-1 2-2,3,4 3-' }, tr: {} }));
    desk.did('moveDown', 'ru3');
    expect(desk.rows).to.deep.equal(['en1 | ru1 | tr1', 'en2 | ru2 | tr2', 'en3 | ru3,ru4 | tr3']);
  });
  it('a selection goes together, from the row of its first sentence', async () => {
    const desk = await Desk.open();
    const { said } = desk.did('moveUp', 'tr1', ['ru3', 'ru2']);
    expect(desk.rows).to.deep.equal(['en1 | ru1,ru2,ru3 | tr1', 'en2 | - | tr2', 'en3 | - | tr3']);
    expect([told(said), said.count]).to.deep.equal([['ru 2,3'], 2]);
  });
  it('a selection of several versions is told how to be linked', async () => {
    const desk = await Desk.open();
    expect(desk.refused('moveUp', 'ru2', ['ru2', 'tr2'])).to.equal('oneVersionOnly');
  });
  it('a sentence of the original moves in every column, and takes nobody along', async () => {
    const desk = await Desk.open();
    desk.did('moveUp', 'en2');
    expect(desk.rows).to.deep.equal(['en1,en2 | ru1 | tr1', '- | ru2 | -', '- | - | tr2', 'en3 | ru3 | tr3']);
  });
  it('past a row that this column can take no part in', async () => {
    const desk = await Desk.open(smallWork({ ru: {}, tr: { words: 'x y z w', links: '1-1 2-2 3-3 -4' } }, 'one two three'));
    desk.workbench.dispatch('moveSegments', ({ author, newId }) => ({ segments: [seg('tr4')], to: seg('tr3'), bead: newId('bead') as never, author }));
    desk.did('detach', 'tr2');
    expect(desk.rows).to.deep.equal(['en1 | ru1 | tr1', '- | - | tr2', 'en2 | ru2 | -', 'en3 | ru3 | tr3,tr4']);
    desk.did('moveUp', 'ru2');
    expect(desk.rows[0]).to.equal('en1 | ru1,ru2 | tr1');
  });
  it('to the nearer end of a row in which another column holds several together', async () => {
    const bound = (): ReturnType<typeof smallWork> => smallWork({ ru: { words: 'a b c d', links: '1-1 2-2 3-3 4-4' }, tr: { words: 'x y z', links: '1-1 2,3-2 4-3' } }, 'one two three four');
    const up = await Desk.open(bound()), down = await Desk.open(bound()), beadOf = (desk: Desk, segment: string) => desk.tables.beadOf('aln_ru' as never, seg(segment))?.target;
    up.did('moveUp', 'ru4');
    down.did('moveDown', 'ru1');
    expect([beadOf(up, 'en3'), beadOf(down, 'en2')]).to.deep.equal([['ru3', 'ru4'], ['ru1', 'ru2']]);
    const grouped = await Desk.open(bound());
    grouped.did('group', 'ru2');
    expect([beadOf(grouped, 'en2'), beadOf(grouped, 'en3')], 'the row’s last with the next one’s first').to.deep.equal([['ru2'], ['ru3', 'ru4']]);
    const swapped = await Desk.open(bound());
    swapped.did('swapUp', 'ru4');
    expect([beadOf(swapped, 'en2'), beadOf(swapped, 'en3'), beadOf(swapped, 'en4')]).to.deep.equal([['ru2'], ['ru4'], ['ru3']]);
  });
  it('of the original into a row that has none, and out of it', async () => {
    const desk = await Desk.open();
    desk.did('detach', 'tr2');
    const lone = desk.rows.indexOf('- | - | tr2');
    desk.did(lone === 1 ? 'moveDown' : 'moveUp', lone === 1 ? 'en1' : 'en3');
    expect(desk.rows.some((row) => /^en[13] \| - \| tr2$/.test(row)), desk.rows.join('; ')).to.equal(true);
    const at = desk.rows.find((row) => row.endsWith('| - | tr2'))!.slice(0, 3);
    desk.did('swapDown', at);
    desk.did('insertAfter', ['ru', 'tr2']);
  });
  it('into and out of a row that a direct link has made', async () => {
    const desk = await Desk.open();
    for (const id of ['ru2', 'tr2']) desk.did('detach', id);
    desk.did('link', 'ru2', ['ru2', 'tr2']);
    expect(desk.rows).to.include('- | ru2 | tr2');
    desk.did('moveUp', 'ru2');
    expect(desk.rows.some((row) => row.includes('ru2') && row.startsWith('en'))).to.equal(true);
    desk.did('moveDown', 'tr1', ['tr1']);
  });
  it('at the edge of the text it does nothing and says so', async () => {
    const desk = await Desk.open();
    expect([desk.refused('moveUp', 'ru1'), desk.refused('moveDown', 'ru3'), desk.refused('moveUp', 'en1'), desk.refused('moveDown', 'en3')])
      .to.deep.equal(['noRowAbove', 'noRowBelow', 'noRowAbove', 'noRowBelow']);
  });
  it('an empty cell has nothing to move', async () => {
    const desk = await Desk.open(smallWork({ ru: { words: 'a b', links: '1-1 2- 3-2' }, tr: {} }));
    expect(desk.refused('moveUp', ['ru', 'en2'])).to.equal('emptyCell');
  });
  it('dropped in another row', async () => {
    const desk = await Desk.open(), before = bytes(desk.tables);
    const { focus, said } = desk.proven(before, moveTo(desk.workbench, { segments: [seg('tr1')], to: seg('en3') }));
    expect(desk.rows).to.deep.equal(['en1 | ru1 | -', 'en2 | ru2 | tr2', 'en3 | ru3 | tr1,tr3']);
    expect([focus, said.what, told(said)]).to.deep.equal(['tr1', 'moveTo', ['tr 1']]);
    expect(moveTo(desk.workbench, { segments: [seg('tr1'), seg('ru1')], to: seg('en3') })).to.include({ no: 'oneVersionOnly' });
    expect(moveTo(desk.workbench, { segments: [], to: seg('en3') })).to.include({ no: 'gone' });
  });
});

describe('shifting a column', () => {
  it('down: this cell is empty then, and the keyboard stays in it', async () => {
    const desk = await Desk.open();
    const { focus, said } = desk.did('shiftDown', 'ru1');
    expect(desk.rows).to.deep.equal(['en1 | - | tr1', 'en2 | ru1 | tr2', 'en3 | ru2,ru3 | tr3']);
    expect([focus, said]).to.deep.equal([null, { what: 'shiftDown', columns: [{ version: 'ru', numbers: [] }], count: 3, bound: null }]);
  });
  it('up: from an empty cell, as far as the next confirmed row', async () => {
    const desk = await Desk.open(smallWork({ ru: { links: '1- 2-1 3-2 4-3' }, tr: { links: '1-1 2-2 3-3 4-' } }, 'one two three four'));
    desk.did('confirm', 'ru3');
    const { focus } = desk.did('shiftUp', ['ru', 'en1']);
    expect(desk.rows).to.deep.equal(['en1 | ru1 | tr1', 'en2 | ru2 | tr2', 'en3 | - | tr3', 'en4 | ru3 | -']);
    expect(focus).to.equal('ru1');
  });
  it('from the first of the chosen sentences, wherever the keyboard is, which stays on its sentence', async () => {
    const desk = await Desk.open(smallWork({ ru: { words: 'a b c d e', links: '1-1 2-2 3-3 4-4 5-5' }, tr: { words: 'v w x y z', links: '1-1 2-2 3-3 4-4 5-5' } }, 'one two three four five'));
    const { focus, said } = desk.did('shiftDown', 'ru4', ['ru4', 'ru2', 'ru3']);
    expect(desk.rows).to.deep.equal(['en1 | ru1 | tr1', 'en2 | - | tr2', 'en3 | ru2 | tr3', 'en4 | ru3 | tr4', 'en5 | ru4,ru5 | tr5']);
    expect([focus, said.columns[0].version, said.count]).to.deep.equal(['ru4', 'ru', 4]);
    expect(desk.did('shiftUp', 'tr1', ['tr3']).said.columns[0].version, 'the column of what is chosen').to.equal('tr');
    expect(desk.rows.map((row) => row.split(' | ')[2])).to.deep.equal(['tr1', 'tr2', 'tr3,tr4', 'tr5', '-']);
    expect(desk.refused('shiftDown', 'ru2', ['ru2', 'tr2'])).to.equal('oneVersionOnly');
  });
  it('the original stays where it is', async () => { const desk = await Desk.open(); expect(desk.refused('shiftDown', 'en1')).to.equal('pivotStands'); });
  it('where no original stands there is nothing to shift against', async () => {
    const desk = await Desk.open();
    desk.did('detach', 'ru2');
    expect(desk.refused('shiftDown', 'ru2')).to.equal('noPivotThere');
  });
});

describe('grouping and splitting rows', () => {
  it('with the next row', async () => {
    const desk = await Desk.open();
    const { focus, said } = desk.did('group', 'ru1');
    expect(desk.rows).to.deep.equal(['en1,en2 | ru1,ru2 | tr1,tr2', 'en3 | ru3 | tr3']);
    expect([focus, told(said), said.count]).to.deep.equal(['ru1', ['ru 1,2'], 2]);
    expect([desk.status('ru', 'ru1'), desk.status('tr', 'tr1')], 'the other column’s links are as they were').to.deep.equal(['confirmed by hand 1', 'auto 0.5']);
  });
  it('the selected rows', async () => {
    const desk = await Desk.open();
    desk.did('group', 'ru1', ['ru1', 'ru3']);
    expect(desk.rows).to.deep.equal(['en1,en3 | ru1,ru3 | tr1,tr3', 'en2 | ru2 | tr2']);
  });
  it('from the original: in every column', async () => {
    const desk = await Desk.open();
    desk.did('group', 'en2');
    expect([desk.status('ru', 'ru2'), desk.status('tr', 'tr3')]).to.deep.equal(['confirmed by hand 1', 'confirmed by hand 1']);
    expect(desk.rows).to.deep.equal(['en1 | ru1 | tr1', 'en2,en3 | ru2,ru3 | tr2,tr3']);
  });
  it('the last row has no next one', async () => { const desk = await Desk.open(); expect(desk.refused('group', 'ru3')).to.equal('noRowBelow'); });
  it('split before this sentence', async () => {
    const desk = await Desk.open();
    desk.did('group', 'ru1');
    const { focus, said } = desk.did('split', 'ru2');
    expect(desk.rows).to.deep.equal(['en1 | ru1 | tr1', 'en2 | ru2 | tr2', 'en3 | ru3 | tr3']);
    expect([focus, told(said), said.bound]).to.deep.equal(['ru2', ['ru 2'], null]);
  });
  it('says which other version holds the row together', async () => {
    const desk = await Desk.open(joined());
    expect(desk.rows[1]).to.equal('en2,en3 | ru2,ru3,ru4 | tr2,tr3');
    desk.did('group', 'ru3', ['ru3', 'ru4']);
    expect(desk.did('split', 'ru3').said.bound).to.equal('tr');
    expect(desk.rows[1]).to.equal('en2,en3 | ru2,ru3,ru4 | tr2,tr3');
    expect(desk.did('split', 'tr3').said.bound, 'now nobody does').to.equal(null);
    expect(desk.rows.slice(1)).to.deep.equal(['en2 | ru2 | tr2', 'en3 | ru3,ru4 | tr3']);
  });
  it('says so too when the original is cut', async () => {
    const desk = await Desk.open(smallWork({ ru: { words: 'a b', links: '1,2-1,2 3-' }, tr: { words: 'x y', links: '1-1 2,3-2' } }));
    expect(desk.did('split', 'en3').said.bound, 'Turkish was the only one').to.equal(null);
    expect(desk.did('split', 'en2').said.bound).to.equal(null);
    expect(desk.rows).to.deep.equal(['en1 | ru1 | tr1', 'en2 | ru2 | tr2', 'en3 | - | -']);
  });
  it('before the first of its row there is nothing to split', async () => {
    const desk = await Desk.open();
    expect([desk.refused('split', 'ru1'), desk.refused('split', 'en1')]).to.deep.equal(['firstOfRow', 'firstOfRow']);
  });
  it('where a column is split already, another one that holds the row together is the reason', async () => {
    const desk = await Desk.open(smallWork({ ru: { words: 'a b c', links: '1,2-1,2 3-3' }, tr: {} }));
    expect(desk.rows[0]).to.equal('en1,en2 | ru1,ru2 | tr1,tr2');
    expect([desk.do('split', 'tr2'), desk.do('split', 'tr1')]).to.deep.equal([{ no: 'heldRow', params: { bound: 'ru' } }, { no: 'firstOfRow', params: {} }]);
    expect([desk.refused('split', 'tr2'), desk.did('split', 'ru2').said.bound]).to.deep.equal(['heldRow', null]);
    expect(desk.refused('split', 'tr2'), 'nobody holds it any more').to.equal('firstOfRow');
  });
  it('and so it is for the original, in a row that a chain of columns holds', async () => {
    const desk = await Desk.open(smallWork({ ru: { words: 'a b', links: '1,3-1 2-2' }, tr: { words: 'x y', links: '1-1 2,3-2' } }));
    expect(desk.rows).to.deep.equal(['en1,en2,en3 | ru1,ru2 | tr1,tr2']);
    expect(desk.do('split', 'en2')).to.deep.equal({ no: 'heldRow', params: { bound: 'ru' } });
  });
});

describe('linking and letting go', () => {
  it('a sentence with no counterpart stands alone, checked', async () => {
    const desk = await Desk.open();
    const { focus, said } = desk.did('detach', 'tr2');
    expect(desk.rows).to.deep.equal(['en1 | ru1 | tr1', 'en2 | ru2 | -', '- | - | tr2', 'en3 | ru3 | tr3']
      .toSorted((a, b) => desk.rows.indexOf(a) - desk.rows.indexOf(b)));
    expect([focus, told(said), desk.status('tr', 'tr2'), desk.status('tr', 'en2')]).to.deep.equal(['tr2', ['tr 2'], 'confirmed by hand 1', 'confirmed by hand 1']);
  });
  it('in an empty cell it is the original’s sentence that has none', async () => {
    const desk = await Desk.open(smallWork({ ru: { words: 'a b', links: '1-1 2- 3-2' }, tr: {} }));
    const { focus, said } = desk.did('detach', ['ru', 'en2']);
    expect([focus, said.count, desk.status('ru', 'en2'), desk.status('tr', 'en2')]).to.deep.equal([null, 0, 'confirmed by hand 0.5', 'auto 0.5']);
  });
  it('of several columns, each is told with its own', async () => {
    const desk = await Desk.open();
    expect(told(desk.did('detach', 'tr3', ['ru1', 'ru3', 'tr3']).said)).to.deep.equal(['ru 1,3', 'tr 3']);
    expect(told(desk.did('link', 'tr3', ['en2', 'ru3', 'tr1']).said), 'wherever the keyboard is').to.deep.equal(['en 2', 'ru 3', 'tr 1']);
  });
  it('any chosen sentences, crossing and with gaps', async () => {
    const desk = await Desk.open();
    const { said } = desk.did('link', 'ru3', ['en1', 'ru3', 'ru1']);
    expect(desk.rows).to.deep.equal(['en1 | ru1,ru3 | tr1', 'en2 | ru2 | tr2', 'en3 | - | tr3']);
    expect([told(said), said.count]).to.deep.equal([['en 1', 'ru 1,3'], 3]);
  });
  it('needs a selection of two versions', async () => {
    const desk = await Desk.open();
    expect([desk.refused('link', 'ru1'), desk.refused('link', 'ru1', ['ru1', 'ru2'])]).to.deep.equal(['nothingSelected', 'twoVersions']);
  });
  it('dropped on another sentence', async () => {
    const desk = await Desk.open(), before = bytes(desk.tables);
    const { said } = desk.proven(before, linkDropped(desk.workbench, { segments: [seg('ru1')], to: seg('en3') }));
    expect(desk.rows).to.deep.equal(['en1 | - | tr1', 'en2 | ru2 | tr2', 'en3 | ru1 | tr3', '- | ru3 | -'].toSorted((a, b) => desk.rows.indexOf(a) - desk.rows.indexOf(b)));
    expect([said.what, told(said), said.count]).to.deep.equal(['link', ['en 3', 'ru 1'], 2]);
    expect(said.apart, 'who stood there').to.deep.equal([{ version: 'ru', numbers: [3] }]);
  });
  it('tells who stands apart then, in every column, and nobody where all are linked', async () => {
    const desk = await Desk.open(smallWork({ ru: { words: 'a b c d', links: '1-1 2-2 3-3,4' }, tr: {} }));
    expect(desk.did('link', 'ru2', ['en3', 'ru2', 'tr2']).said.apart).to.deep.equal([{ version: 'ru', numbers: [3, 4] }, { version: 'tr', numbers: [3] }]);
    expect(desk.did('link', 'ru1', ['en1', 'en2', 'ru1'])).not.to.have.nested.property('said.apart');
  });
  it('the original’s neighbours change places, and the keyboard follows the sentence', async () => {
    const desk = await Desk.open();
    expect(desk.did('swapDown', 'ru1').focus).to.equal('ru1');
    expect(desk.rows).to.deep.equal(['en1 | ru2 | tr1', 'en2 | ru1 | tr2', 'en3 | ru3 | tr3']);
    desk.did('swapUp', 'ru1');
    expect(desk.rows).to.deep.equal(['en1 | ru1 | tr1', 'en2 | ru2 | tr2', 'en3 | ru3 | tr3']);
    expect([desk.refused('swapUp', 'ru1'), desk.refused('swapDown', 'tr3')]).to.deep.equal(['noRowAbove', 'noRowBelow']);
  });
  it('of chosen sentences: their cell, if it is one', async () => {
    const desk = await Desk.open(joined());
    expect(desk.did('swapUp', 'ru4', ['ru2', 'ru3']).focus).to.equal('ru4');
    expect(desk.rows).to.deep.equal(['en1 | ru2,ru3 | tr1', 'en2,en3 | ru1,ru4 | tr2,tr3']);
    expect([desk.refused('swapDown', 'ru3', ['ru2', 'ru4']), desk.refused('swapUp', 'tr2', ['ru1', 'tr2'])]).to.deep.equal(['oneRowOnly', 'oneVersionOnly']);
  });
  it('an empty cell takes what is below it', async () => {
    const desk = await Desk.open(smallWork({ ru: { words: 'a b', links: '1-1 2- 3-2' }, tr: {} }));
    expect(desk.did('swapDown', ['ru', 'en2']).focus).to.equal('ru2');
    expect(desk.rows).to.deep.equal(['en1 | ru1 | tr1', 'en2 | ru2 | tr2', 'en3 | - | tr3']);
  });
  it('a note is written, changed under the eyes of others only, and taken away', async () => {
    const desk = await Desk.open(), { workbench } = desk, at = { version: ver('ru'), segment: seg('ru2') };
    expect(isRefusal(noteLink(workbench, { ...at, base: '', note: 'why?' }))).to.equal(false);
    expect(noteLink(workbench, { ...at, base: '', note: 'other' })).to.include({ no: 'changedSince' });
    noteLink(workbench, { ...at, base: 'why?', note: '' });
    expect(desk.tables.beadOf('aln_ru' as never, seg('ru2'))).not.to.have.property('note');
  });
});

describe('an act on a row that is not there', () => {
  it('is refused', async () => {
    const desk = await Desk.open(), { workbench } = desk;
    const { act } = await import('../../../src/app/alignment-acts.ts'), { rowsOf } = await import('./acting.ts');
    const former = rowsOf(desk.tables).unitOf(seg('en2'))!;
    desk.did('group', 'en1');
    expect(act(workbench, 'confirm', { stand: { version: ver('ru'), segment: null, unit: former }, selection: [], rows: rowsOf(desk.tables), shown: [] })).to.include({ no: 'gone' });
  });
});
