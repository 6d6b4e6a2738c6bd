import { expect } from '@open-wc/testing';
import { carriedSettings } from '../../src/ui/carried-settings.ts';
import { preferences } from '../../src/ui/controllers/preferences.ts';
import { speak } from './fixture.ts';
import { waitUntil } from '../until.ts';

describe('the settings of a backup', () => {
  before(() => speak('en'));
  beforeEach(() => { preferences.clear(); });
  afterEach(() => { preferences.clear(); });
  const keysCame = (): Promise<void> => waitUntil(() => preferences.get('keys') !== undefined, 'the keys are there');

  it('carry profile and keys, and bring them to a browser where nothing was chosen', async () => {
    preferences.set('keys', { profile: 'intertext', own: { 'align.join': ['G'] }, aside: { 'next.release': ['F4'] } });
    const carried = JSON.parse(JSON.stringify(carriedSettings.read())) as Record<string, unknown>;
    const before = preferences.get('keys');
    preferences.clear();
    carriedSettings.fill(carried);
    await keysCame();
    expect(preferences.get('keys')).to.deep.equal(before);
  });
  it('leave the keys alone that were chosen here', async () => {
    preferences.set('keys', { profile: 'omegat', own: {} });
    carriedSettings.fill({ keys: { profile: 'intertext', own: {} }, theme: 'dark' });
    await new Promise((done) => { setTimeout(done, 100); });
    expect([preferences.get('keys'), preferences.get('theme')]).to.deep.equal([{ profile: 'omegat', own: {} }, 'dark']);
  });
  it('take no key from anybody that the page cannot do without', async () => {
    carriedSettings.fill({ keys: { profile: 'omegat', own: { 'go.next': ['Tab'], 'app.help': ['Escape', 'F4'], 'align.join': ['Mod+W'] } } });
    await keysCame();
    expect(preferences.get('keys')).to.deep.equal({ profile: 'omegat', own: { 'app.help': ['F4'] } });
  });
  it('bring nothing where they say nonsense about keys', async () => {
    for (const keys of [7, null, 'omegat', { profile: 'vim', own: {} }, { profile: 'omegat', own: { 'app.help': 'F4' } }, [[]]]) carriedSettings.fill({ keys });
    await new Promise((done) => { setTimeout(done, 100); });
    expect(preferences.get('keys')).to.equal(undefined);
  });
});
