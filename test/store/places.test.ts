// Where rows are on disk, as far as it was learned.
import { expect } from '@open-wc/testing';
import type { Row } from '../../src/core/model.ts';
import { Places } from '../../src/store/places.ts';

const rows = (...ids: string[]): Row[] => ids.map((id) => ({ id }) as Row);

describe('the places of rows', () => {
  it('of pages that were loaded are found, each owner by itself, however often one asks', () => {
    const places = new Places();
    for (let page = 0; page < 5; page++) {
      places.learnPage(['work', 'segment', 'en', page], rows(`en${page}a`, `en${page}b`));
      places.learnPage(['work', 'segment', 'ru', page], rows(`ru${page}`));
    }
    for (let round = 0; round < 20; round++) {
      expect([places.page('segment', 'en', 'en3b'), places.page('segment', 'ru', 'ru4'), places.page('segment', 'en', 'nobody'), places.page('bead', 'en', 'en3b')]).to.deep.equal([3, 4, undefined, undefined]);
    }
    expect([places.last('segment', 'en'), places.last('segment', 'tr')]).to.deep.equal([4, -1]);
  });

  it('that were learned later are the newer ones', () => {
    const places = new Places();
    places.learnPage(['work', 'segment', 'en', 0], rows('a', 'b'));
    places.learn([['segment', 'en', 7, 'a']]);
    for (let round = 0; round < 40; round++) expect([places.page('segment', 'en', 'a'), places.page('segment', 'en', 'b')]).to.deep.equal([7, 0]);
    expect(places.last('segment', 'en')).to.equal(7);
  });
});
