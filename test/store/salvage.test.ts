/** What can still be read when the work cannot be opened. */
import { expect } from '@open-wc/testing';
import { salvage } from '../../src/store/salvage.ts';
import { segmentId, Session, value, World, WORK } from './fixture.ts';

describe('salvage', () => {
  let world: World;
  beforeEach(() => { world = new World(); });
  afterEach(() => world.end());

  it('gives every text of a work whose pages are damaged on both sides, and writes nothing', async () => {
    const session = await Session.of(await world.openStaged());
    await session.type(segmentId('ru', 0), 'исправлено');
    world.closeAll();
    for (const name of ['pages', 'base']) {
      await world.tamper(name, (store) => store.put({ rows: 'junk', sum: '' }, [WORK, 'segment', `${WORK}.en`, 0]));
    }
    const store = await world.open();
    const loaded = await store.load(WORK);
    expect(loaded.ok ? 'loaded' : loaded.error.code).to.equal('damaged');
    const before = await world.dump();
    const text = await value(await salvage(world.environment())).text();
    expect(text).to.contain('исправлено').and.contain('ru 1').and.contain('junk');
    expect(JSON.parse(text)).to.include({ format: 'dragoman', kind: 'salvage' });
    expect(await world.dump()).to.deep.equal(before);
  });

  it('says what is wrong when there is nothing at all', async () => {
    const result = await salvage(world.environment());
    expect(result.ok ? 'found' : result.error.code).to.equal('emptied');
  });
});
