/** The parts of the reading room that need no screen. */
import { expect } from '@open-wc/testing';
import type { SegmentId } from '../../src/core/ids.ts';
import { plainText } from '../../src/core/text/plain.ts';
import { versionsOf } from '../../src/core/units.ts';
import { LocalizeController } from '../../src/i18n/localize-controller.ts';
import { copyVersion, fileName } from '../../src/ui/column-acts.ts';
import { interpolate } from '../../src/ui/controllers/scroll-sync.ts';
import { paragraphsOf } from '../../src/ui/outline.ts';
import { hrefOf, readRoute } from '../../src/ui/router.ts';
import { VERSION, openTestWorkbench, withSecondRussian } from './fixture.ts';

const host = { addController: () => undefined, removeController: () => undefined, requestUpdate: () => undefined, updateComplete: Promise.resolve(true) };

describe('addresses', () => {
  it('read what they write', () => {
    for (const route of [{ page: 'work', at: null }, { page: 'work', at: 'seg_a/b %' as SegmentId }, { page: 'history', segment: null }, { page: 'history', segment: 'seg_x' as SegmentId }, { page: 'settings' }] as const) {
      expect(readRoute(hrefOf(route))).to.deep.equal(route);
    }
  });

  it('show the work for an address that nobody knows', () => {
    for (const hash of ['', '#', '#/', '#/nothing', '#/at/', '#/at/%']) expect(readRoute(hash).page).to.equal('work');
    expect(readRoute('#/at/%')).to.deep.equal({ page: 'work', at: '%' });
  });
});

describe('the outline of a text', () => {
  it('sets apart title, date and signature, and leaves prose alone', async () => {
    const { tables } = await openTestWorkbench();
    for (const version of Object.values(VERSION)) {
      const kinds = paragraphsOf(tables, version).map(({ kind }) => kind);
      expect(kinds.slice(0, 2)).to.deep.equal(['title', 'line']);
      expect(kinds.at(-1)).to.equal('line');
      expect(kinds.slice(2, -1).every((kind) => kind === 'prose')).to.equal(true);
    }
  });
});

describe('a version as plain text', () => {
  it('has a file name that tells its language', async () => {
    const { tables } = await openTestWorkbench({ bundled: withSecondRussian() });
    expect(versionsOf(tables).map((version) => fileName(tables, version))).to.deep.equal([
      'karabakh-statement.en.txt', 'karabakh-statement.ru.txt', 'karabakh-statement.tr.txt', 'karabakh-statement.ru-2.txt',
    ]);
  });

  it('goes to the clipboard letter for letter, or says that it could not', async () => {
    const { tables } = await openTestWorkbench();
    const i18n = new LocalizeController(host);
    const written: string[] = [];
    const original = Object.getOwnPropertyDescriptor(Navigator.prototype, 'clipboard');
    const stub = (writeText: (text: string) => Promise<void>): void => { Object.defineProperty(navigator, 'clipboard', { configurable: true, value: { writeText } }); };
    try {
      stub((text) => { written.push(text); return Promise.resolve(); });
      expect(await copyVersion(tables, { id: VERSION.ru, name: 'Russian', i18n })).to.contain('Russian');
      expect(written).to.deep.equal([plainText(tables, VERSION.ru)]);
      stub(() => Promise.reject(new Error('denied')));
      expect(await copyVersion(tables, { id: VERSION.ru, name: 'Russian', i18n })).to.contain('did not allow');
    } finally {
      Reflect.deleteProperty(navigator, 'clipboard');
      expect(Object.getOwnPropertyDescriptor(Navigator.prototype, 'clipboard')).to.deep.equal(original);
    }
  });
});

describe('scrolling together', () => {
  const points = [[0, 0], [100, 200], [300, 260], [400, 460]] as const;

  it('brings the unit at the top to the top, and goes in proportion between', () => {
    expect(interpolate(points, 0)).to.equal(0);
    expect(interpolate(points, 100)).to.equal(200);
    expect(interpolate(points, 200)).to.equal(230);
    expect(interpolate(points, 350)).to.equal(360);
    expect(interpolate(points, 400)).to.equal(460);
  });
});
