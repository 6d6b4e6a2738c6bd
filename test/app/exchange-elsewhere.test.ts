/** A file about a work that is not open: whatever comes of it but a merge, the person stays where they are. */
import { expect } from '@open-wc/testing';
import type { ExchangeResult, Merged, Preview } from '../../src/app/exchange-types.ts';
import type { WorkId } from '../../src/core/ids.ts';
import type { Store } from '../../src/store/types.ts';
import { PATIENCE } from '../property.ts';
import { smallWork } from '../store/fixture.ts';
import { Machine, QUIETLY } from './machine.ts';

/** The same store, but for one thing that it does otherwise. */
function withOther<K extends keyof Store>(store: Store, what: K, value: Store[K]): Store { return Object.create(store, { [what]: { value } }) as Store; }

const ARCHIVED = { archived: true, deleted: null };

describe('a merge into a work that is not open', function () {
  this.timeout(PATIENCE);
  const machines: Machine[] = [];
  let bob: Machine, statement: WorkId, small: WorkId, file: File, before: string;

  const archived = async (): Promise<unknown> => { const state = await bob.session!.store.getFact(`library:${statement}`); return state.ok && state.value; };
  const codeOf = (done: ExchangeResult<Merged>): string => done.ok ? 'ok' : 'error' in done ? done.error.code : `trouble ${done.trouble.code}`;
  /** The small work is open and alive, and the statement is archived and as it was. */
  async function nothingHappened(): Promise<void> {
    expect(bob.workbench.work).to.equal(small);
    const [segment] = bob.workbench.tables.all('segment');
    bob.workbench.dispatch('suggest', ({ author, time, newId }) => ({ id: newId('sug') as never, segment: segment!.id, base: segment!.text, text: 'лучше', reason: '', author, time }));
    expect((await bob.workbench.settled()).kind).to.equal('saved');
    expect(await archived()).to.deep.equal(ARCHIVED);
    await bob.open(statement);
    expect(bob.rows).to.equal(before);
  }
  async function backToSmall(): Promise<void> {
    await bob.open(small);
    await bob.session!.store.putFact(`library:${statement}`, ARCHIVED);
  }

  beforeEach(async () => {
    const ada = await Machine.start('Ada');
    bob = await Machine.start('Bob');
    machines.push(ada, bob);
    statement = bob.workbench.work;
    before = bob.rows;
    ada.edit(2, 'Ада.');
    file = await ada.send();
    await bob.adopt(smallWork(3));
    small = bob.workbench.work;
    await backToSmall();
  });
  afterEach(async () => { for (const machine of machines.splice(0)) await machine.end(); });

  it('opens it once it has the merge, and one undo takes that back there', async () => {
    const seen = await bob.preview(file), merged = await bob.desk.merge(seen, QUIETLY);
    expect(merged.ok && merged.value.opened).to.equal(statement);
    expect([bob.workbench.work, bob.textOf(2), await archived()]).to.deep.equal([statement, 'Ада.', { archived: false, deleted: null }]);
    const undone = merged.ok && merged.value.change ? await bob.desk.undoMerge(merged.value.change, 'undo', QUIETLY) : null;
    expect(undone?.ok).to.equal(true);
    expect(bob.rows).to.equal(before);
  });
  it('that is cancelled leaves everything as it was', async () => {
    const seen = await bob.preview(file), stop = new AbortController();
    expect(codeOf(await bob.desk.merge(seen, { signal: stop.signal, onProgress: () => { stop.abort(); } }))).to.equal('cancelled');
    await nothingHappened();
  });
  it('that fails leaves everything as it was, and can be tried again', async () => {
    const seen = await bob.preview(file), { store, workbench } = bob.session!;
    bob.session = { store: withOther(store, 'stageInto', () => Promise.resolve({ ok: false, error: { code: 'quota', at: 'stage', params: { detail: '' } } })), workbench };
    expect(codeOf(await bob.desk.merge(seen, QUIETLY))).to.equal('trouble quota');
    bob.session = { store, workbench };
    await nothingHappened();
    await backToSmall();
    expect(codeOf(await bob.desk.merge(seen, QUIETLY))).to.equal('ok');
    expect(bob.textOf(2)).to.equal('Ада.');
  });
  it('that brings a version and cannot be written leaves nothing staged: it can be tried again', async () => {
    const { tables, work } = machines[0]!.workbench, pivot = [...tables.all('version')].find(({ alignment }) => alignment === null)!;
    const version = { id: 'v.new' as never, work, lang: 'de', order: 'z', kind: 'translation' as const, note: null, alignment: 'al.new' as never };
    const segment = { id: 'seg.new' as never, version: version.id, order: 'a', text: 'Neu.', after: '', state: 'translated' as const };
    const alignment = { id: version.alignment, work, source: pivot.id, target: version.id, method: 'm' };
    const bead = { id: 'bead.new' as never, alignment: alignment.id, source: tables.segmentsOf(pivot.id).map(({ id }) => id), target: [segment.id], status: 'auto' as const, score: 1 };
    await machines[0]!.workbench.bring('addVersion', () => ({ version, alignment }), { rows: { segment: [segment], bead: [bead] } });
    const seen = await bob.preview(await machines[0]!.send()), { store, workbench } = bob.session!;
    bob.session = { store: withOther(store, 'exchange', () => Promise.resolve({ ok: false, error: { code: 'quota', at: 'commit', params: { detail: '' } } })), workbench };
    expect(codeOf(await bob.desk.merge(seen, QUIETLY))).to.equal('trouble quota');
    bob.session = { store, workbench };
    expect(bob.workbench.work).to.equal(small);
    expect(codeOf(await bob.desk.merge(seen, QUIETLY))).to.equal('ok');
    expect(bob.workbench.tables.segmentsOf(version.id).map(({ text }) => text)).to.deep.equal(['Neu.']);
  });
  it('is not begun where something in the open work cannot be saved', async () => {
    const seen = await bob.preview(file), { store, workbench } = bob.session!, [segment] = workbench.tables.all('segment');
    store.close();
    workbench.dispatch('suggest', ({ author, time, newId }) => ({ id: newId('sug') as never, segment: segment!.id, base: segment!.text, text: 'лучше', reason: '', author, time }));
    expect(codeOf(await bob.desk.merge(seen, QUIETLY))).to.equal('trouble closed');
    expect(bob.workbench).to.equal(workbench);
  });
  it('that brings nothing leaves everything as it was', async () => {
    const [first, second]: readonly Preview[] = [await bob.preview(file), await bob.preview(file)];
    await bob.desk.merge(first!, QUIETLY);
    before = bob.rows;
    await backToSmall();
    const merged = await bob.desk.merge(second!, QUIETLY);
    expect(merged).to.deep.equal({ ok: true, value: { change: null, opened: null, lost: 0 } });
    await nothingHappened();
  });
  it('is seen by whoever has opened it meanwhile', async () => {
    const seen = await bob.preview(file), merging = bob.desk.merge(seen, QUIETLY);
    await bob.open(statement);
    const { workbench } = bob;
    expect(codeOf(await merging)).to.equal('ok');
    expect([bob.workbench === workbench, bob.textOf(2)]).to.deep.equal([true, 'Ада.']);
  });
  it('leaves whoever works elsewhere meanwhile to it: what they do is kept', async () => {
    const seen = await bob.preview(file), { workbench } = bob, [segment] = workbench.tables.all('segment');
    const merging = bob.desk.merge(seen, QUIETLY);
    workbench.dispatch('suggest', ({ author, time, newId }) => ({ id: newId('sug') as never, segment: segment!.id, base: segment!.text, text: 'тем временем', reason: '', author, time }));
    expect(codeOf(await merging)).to.equal('ok');
    await bob.open(small);
    expect([...bob.workbench.tables.all('suggestion')].map(({ text }) => text)).to.deep.equal(['тем временем']);
  });
});
