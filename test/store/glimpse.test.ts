// A few pages of a big work, before it is read.
import { expect } from '@open-wc/testing';
import { segmentId, Session, value, World, WORK } from './fixture.ts';

const BIG = 6000;

describe('a glimpse of a work', () => {
  let world: World;
  beforeEach(() => { world = new World(); });
  afterEach(async () => { await world.end(); });

  it('is not given of a small one, nor of one that is not there', async () => {
    const store = await world.openStaged(600);
    expect(value(await store.glimpse(WORK, 0))).to.equal(null);
    expect(value(await store.glimpse('wrk_other' as typeof WORK, 0))).to.equal(null);
  });

  it('gives the rows around a place as they are now, with their versions and alignments, and few others', async () => {
    const store = await world.openStaged(BIG), session = await Session.of(store), at = 3100;
    await session.type(segmentId('ru', at), 'typed');
    const rows = value(await store.glimpse(WORK, at));
    expect([rows?.work?.map(({ id }) => id), rows?.version?.length, rows?.alignment?.length]).to.deep.equal([[WORK], 2, 1]);
    for (let n = at; n < at + 100; n += 1) for (const lang of ['en', 'ru']) expect(rows?.segment?.some(({ id }) => id === segmentId(lang, n)), `${lang} ${n}`).to.equal(true);
    expect(rows?.segment?.find(({ id }) => id === segmentId('ru', at))?.text).to.equal('typed');
    expect(rows?.bead?.some(({ source }) => source[0] === segmentId('en', at))).to.equal(true);
    expect((rows?.segment?.length ?? 0) + (rows?.bead?.length ?? 0)).to.be.lessThan(BIG * 3 / 5);
  });

  it('goes to the edges of the text without a mistake', async () => {
    const store = await world.openStaged(BIG);
    for (const [place, there] of [[0, 0], [BIG - 1, BIG - 1]] as const) {
      expect(value(await store.glimpse(WORK, place))?.segment?.some(({ id }) => id === segmentId('ru', there)), `${place}`).to.equal(true);
    }
    expect(value(await store.glimpse(WORK, 10 * BIG))?.work?.length, 'a place of a longer text').to.equal(1);
  });

  it('leaves out a page that is damaged, and is nothing without the versions', async () => {
    const store = await world.openStaged(BIG);
    await world.tamper('pages', (pages) => { pages.put({ rows: [{ id: 'x' }], sum: 'wrong' }, [WORK, 'segment', `${WORK}.en`, 0]); });
    expect(value(await store.glimpse(WORK, 0))?.segment?.some(({ version }) => version === `${WORK}.en` as never)).to.equal(true);
    expect(value(await store.glimpse(WORK, 0))?.segment?.some(({ id }) => id === segmentId('en', 0))).to.equal(false);
    await world.tamper('pages', (pages) => { pages.put({ rows: [], sum: 'wrong' }, [WORK, 'version', '', 0]); });
    expect(value(await store.glimpse(WORK, 0))).to.equal(null);
  });
});
