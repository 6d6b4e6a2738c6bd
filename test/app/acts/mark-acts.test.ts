// How sure a person is of links: of one, of a row, of a selection, of everything above. Large ones are jobs (big-acts.test.ts).
import { expect } from '@open-wc/testing';
import { seg, smallWork } from '../../core/small.ts';
import { Desk, told } from './acting.ts';

const FOUR = (): ReturnType<typeof smallWork> => smallWork({ ru: { words: 'a b c', links: '1-1 2- 3-2 4-3' }, tr: { words: 'x y z w', links: '1-1 2-2 3-3 4-4' } }, 'one two three four');
const all = (desk: Desk): string[] => ['ru', 'tr'].map((version) => [1, 2, 3, 4].map((n) => desk.status(version, `en${n}`).split(' ')[0]?.[0]).join(''));

describe('marking links', () => {
  it('confirms the link of this cell, and keeps the machine’s score', async () => {
    const desk = await Desk.open(FOUR());
    const { focus, said } = desk.did('confirm', 'ru2');
    expect([desk.status('ru', 'ru2'), all(desk)]).to.deep.equal(['confirmed by hand 0.5', ['aaca', 'aaaa']]);
    expect([focus, said]).to.deep.equal(['ru2', { what: 'confirm', columns: [{ version: 'ru', numbers: [2] }], count: 1, bound: null }]);
  });
  it('in the original’s column, of all shown versions', async () => {
    const desk = await Desk.open(FOUR());
    expect(desk.did('confirm', 'en2').said.count).to.equal(2);
    expect(all(desk)).to.deep.equal(['acaa', 'acaa']);
  });
  it('in an empty cell it says: checked, no counterpart', async () => {
    const desk = await Desk.open(FOUR());
    expect(desk.did('confirm', ['ru', 'en2']).focus).to.equal(null);
    expect(all(desk)).to.deep.equal(['acaa', 'aaaa']);
  });
  it('of a row without an original, in the empty cell of the original', async () => {
    const desk = await Desk.open(FOUR());
    desk.did('detach', 'tr2');
    desk.did('clear', 'tr2');
    desk.did('confirm', ['en', 'tr2']);
    expect(desk.status('tr', 'tr2')).to.match(/^confirmed/);
    expect(desk.refused('confirm', ['ru', 'tr2'])).to.equal('emptyCell');
  });
  it('all links that a selection touches, once each', async () => {
    const desk = await Desk.open(FOUR());
    const { said } = desk.did('review', 'ru1', ['ru1', 'en3', 'tr3', 'tr4']);
    expect([all(desk), said.count]).to.deep.equal([['nana', 'aann'], 4]);
  });
  it('tells of the chosen sentences whose links it changed, each in its column', async () => {
    const desk = await Desk.open(FOUR());
    desk.did('confirm', 'tr2');
    const alone = desk.did('confirm', 'tr2', ['ru3', 'tr2']).said;
    expect([told(alone), alone.count], 'that of Turkish was confirmed').to.deep.equal([['ru 3'], 1]);
    const both = desk.did('review', 'tr2', ['en4', 'ru3']).said;
    expect([told(both), both.count], 'the link of both, and the Turkish one').to.deep.equal([['en 4', 'ru 3'], 2]);
    expect(told(desk.did('confirmAbove', 'en2').said)).to.deep.equal(['ru ', 'tr ']);
  });
  it('clears the mark, and whose it was', async () => {
    const desk = await Desk.open(FOUR());
    desk.did('confirm', 'ru1');
    desk.did('clear', 'ru1');
    expect(desk.status('ru', 'ru1')).to.equal('auto 0.5');
  });
  it('everything above and this row, in this column', async () => {
    const desk = await Desk.open(FOUR());
    desk.did('review', 'ru2');
    expect(desk.did('confirmAbove', 'ru2').said.count).to.equal(3);
    expect(all(desk)).to.deep.equal(['ccca', 'aaaa']);
  });
  it('everything above in all shown columns, from the original', async () => {
    const desk = await Desk.open(FOUR());
    desk.did('detach', 'tr1');
    desk.did('clear', 'tr1');
    desk.did('confirmAbove', 'en3');
    expect([all(desk), desk.status('tr', 'tr1')]).to.deep.equal([['ccca', 'ccca'], 'confirmed by hand 1']);
  });
  it('what is so already is not done again', async () => {
    const desk = await Desk.open(FOUR());
    desk.did('confirmAbove', 'en4');
    expect([desk.refused('confirm', 'ru1'), desk.refused('confirmAbove', 'en4'), desk.refused('confirm', 'ru1', ['ru1', 'tr2'])]).to.deep.equal(['asIs', 'asIs', 'asIs']);
  });
  it('other columns are not looked at', async () => {
    const desk = await Desk.open(FOUR());
    desk.did('confirm', 'ru3');
    expect(desk.tables.beadOf('aln_tr' as never, seg('en4'))?.status).to.equal('auto');
  });
});
