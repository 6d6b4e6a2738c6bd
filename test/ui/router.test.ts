import { expect } from '@open-wc/testing';
import type { SegmentId, VersionId, WorkId } from '../../src/core/ids.ts';
import { asId } from '../../src/core/ids.ts';
import type { Route } from '../../src/ui/router.ts';
import { hrefOf, readRoute } from '../../src/ui/router.ts';

const work = asId<WorkId>('work_a/b'), segment = asId<SegmentId>('seg_ё 1'), version = asId<VersionId>('ver_1');

describe('the addresses', () => {
  const ROUTES: readonly Route[] = [
    { page: 'work', at: null }, { page: 'work', at: segment }, { page: 'work', work, at: null }, { page: 'work', work, at: segment },
    { page: 'history', segment: null }, { page: 'history', segment }, { page: 'review' }, { page: 'exchange' }, { page: 'snapshots' }, { page: 'settings' }, { page: 'library' },
    { page: 'add', what: 'work' }, { page: 'add', what: 'version' }, { page: 'replace', version },
  ];
  for (const route of ROUTES) {
    it(`${hrefOf(route)} leads back to what it was made of`, () => { expect(readRoute(hrefOf(route))).to.deep.equal(route); });
  }
  it('are all different', () => { expect(new Set(ROUTES.map(hrefOf)).size).to.equal(ROUTES.length); });
  it('lead to the open work where they name nothing that is known', () => {
    for (const hash of ['', '#', '#/', '#/nowhere', '#/replace', '#/replace/', '#/work', '#/work/']) expect(readRoute(hash), hash).to.deep.equal({ page: 'work', at: null });
  });
  it('may hold a stray per cent sign', () => { expect(readRoute('#/at/100%')).to.deep.equal({ page: 'work', at: '100%' }); });
  it('name a work without a sentence where the rest is not understood', () => { expect(readRoute('#/work/w/else/s')).to.deep.equal({ page: 'work', work: 'w', at: null }); });
});
