import { expect } from '@open-wc/testing';
import { notes, until, World } from './fixture.ts';

describe('tab ids', () => {
  let world: World;
  beforeEach(() => { world = new World(); });
  afterEach(async () => { await world.end(); });

  it('survive a reload of the tab', async () => {
    const tabNotes = notes(), first = await world.open({ tabNotes });
    first.close();
    expect((await world.open({ tabNotes })).tab).to.equal(first.tab);
  });

  it('survive a reload in which the old page lets go a moment later', async () => {
    const tabNotes = notes(), first = await world.open({ tabNotes });
    const second = world.open({ tabNotes });
    setTimeout(() => first.close(), 60);
    expect((await second).tab).to.equal(first.tab);
  });

  it('are taken anew by a duplicated tab, which copies sessionStorage', async () => {
    const tabNotes = notes(), original = await world.open({ tabNotes });
    const copy = notes();
    for (const [key, text] of tabNotes.all) copy.set(key, text);
    const duplicate = await world.open({ tabNotes: copy });
    expect(duplicate.tab).not.to.equal(original.tab);
    expect([...copy.all.values()]).to.deep.equal([duplicate.tab]);
    expect([...await original.openTabs()]).to.have.members([original.tab, duplicate.tab]);
  });

  it('are open until the tab closes', async () => {
    const a = await world.open(), b = await world.open();
    b.close();
    let open: ReadonlySet<string> = new Set();
    await until(() => { void a.openTabs().then((tabs) => { open = tabs; }); return open.size === 1; });
    expect([...open]).to.deep.equal([a.tab]);
  });

  it('work without locks', async () => {
    const tabNotes = notes(), store = await world.open({ locks: null, tabNotes, channel: () => null });
    expect([...await store.openTabs()]).to.deep.equal([store.tab]);
    store.close();
    expect((await world.open({ locks: null, tabNotes })).tab).to.equal(store.tab);
  });
});
