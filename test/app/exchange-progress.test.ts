/** Whoever waits for a file or a merge sees how far it is, and can stop it. */
import { expect } from '@open-wc/testing';
import { growing, parts } from '../../src/app/exchange-progress.ts';
import type { ExchangeResult, ExchangeWatch } from '../../src/app/exchange-types.ts';
import { PATIENCE } from '../property.ts';
import { smallWork } from '../store/fixture.ts';
import { VERSION } from '../ui/fixture.ts';
import { Machine } from './machine.ts';

/** What is told, and the way to stop it when something has been told `after` times. */
function watching(after = Infinity): { told: number[]; watch: ExchangeWatch } {
  const told: number[] = [], stop = new AbortController();
  return { told, watch: { signal: stop.signal, onProgress: (share) => { told.push(share); if (told.length === after) stop.abort(); } } };
}

describe('how far something is', () => {
  it('never falls, and never passes the whole', () => {
    const { told, watch } = watching(), { onProgress } = growing(watch);
    for (const share of [0.2, 0.1, 0.2, 0.7, 1.5, 1]) onProgress(share);
    expect(told).to.deep.equal([0.2, 0.7, 1]);
  });
  it('is that of all parts, each as heavy as it is', () => {
    const { told, watch } = watching(), [first, none, last] = parts(watch, [1, 0, 3]);
    first.onProgress(1);
    none.onProgress(1);
    last.onProgress(0.5);
    last.onProgress(1);
    expect(told).to.deep.equal([0.25, 0.25, 0.625, 1]);
    expect(last.signal).to.equal(watch.signal);
  });
});

describe('the progress of the exchange', function () {
  this.timeout(PATIENCE);
  const machines: Machine[] = [];
  let ada: Machine, bob: Machine;
  beforeEach(async () => {
    ada = await Machine.start('Ada');
    bob = await Machine.start('Bob');
    machines.push(ada, bob);
    for (let n = 2; n < 6; n++) ada.edit(n, `Ада ${n}.`);
  });
  afterEach(async () => { for (const machine of machines.splice(0)) await machine.end(); });

  const columns = [VERSION.en, VERSION.ru];
  const files: readonly (readonly [string, (watch: ExchangeWatch) => Promise<ExchangeResult<unknown>>])[] = [
    ['a file', (watch) => ada.desk.createBundle({ kind: 'whole' }, watch)],
    ['a page for reading', (watch) => ada.desk.createReader(columns, watch)],
    ['a table for Word', (watch) => ada.desk.createTable({ format: 'docx', columns }, watch)],
    ['a sheet', (watch) => ada.desk.createTable({ format: 'xlsx', columns }, watch)],
  ];
  for (const [what, make] of files) {
    it(`of ${what} is told on the way, and at each place it can be stopped`, async () => {
      const { told, watch } = watching();
      expect((await make(watch)).ok).to.equal(true);
      expect(told.length).to.be.greaterThan(1);
      expect(told).to.deep.equal([...new Set(told)].sort((a, b) => a - b));
      expect(told.at(-1)).to.equal(1);
      for (let at = 1; at < told.length; at++) {
        const stopped = await make(watching(at).watch);
        expect(!stopped.ok && 'error' in stopped && stopped.error.code, `stopped at ${told[at - 1]}`).to.equal('cancelled');
      }
    });
  }
  it('of a merge whose plan is known is told, too', async () => {
    const seen = await bob.preview(await ada.send()), { told, watch } = watching();
    expect((await bob.desk.merge(seen, watch)).ok).to.equal(true);
    expect(told.at(-1)).to.equal(1);
    expect(told).to.deep.equal([...told].sort((a, b) => a - b));
  });
  it('of a work that comes as a whole is told, and before it is here it can be stopped', async () => {
    const small = smallWork(4), { told, watch } = watching(), open = bob.workbench.work;
    await ada.adopt(small);
    const seen = await bob.preview(await ada.send()), stop = new AbortController(), stopped = bob.desk.merge(seen, { ...watch, signal: stop.signal });
    stop.abort();
    const done = await stopped;
    expect(!done.ok && 'error' in done && done.error.code).to.equal('cancelled');
    const works = await bob.session!.store.works();
    expect(works.ok && works.value.map(({ id }) => id)).to.deep.equal([open]);
    expect((await bob.desk.merge(seen, watch)).ok).to.equal(true);
    expect(told).to.deep.equal([0.5, 1]);
  });
  it('of a merge that has to be worked out anew reaches the end as well', async () => {
    const seen = await bob.preview(await ada.send()), { told, watch } = watching();
    bob.edit(9, 'Боб.');
    expect((await bob.desk.merge(seen, watch)).ok).to.equal(true);
    expect(told.length).to.be.greaterThan(1);
    expect(told.at(-1)).to.equal(1);
    expect(told).to.deep.equal([...told].sort((a, b) => a - b));
  });
});
