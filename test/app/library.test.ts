/** The library: which works are here, in which state, and how far; and the way from one work to another. */
import { expect } from '@open-wc/testing';
import type { WorkId } from '../../src/core/ids.ts';
import { asId } from '../../src/core/ids.ts';
import type { RowLists } from '../../src/core/tables.ts';
import { save, setState, suggest } from '../../src/app/acts.ts';
import { atHand, STATEMENT as BUNDLED } from './bundled.ts';
import { LazyLibrary } from '../../src/app/lazy-library.ts';
import type { LibraryPort } from '../../src/app/library-types.ts';
import type { Opening, Session } from '../../src/app/session.ts';
import { reopenSession, switchTo } from '../../src/app/carry-over.ts';
import { openOn, openSession } from '../../src/app/session.ts';
import { KEPT, lastWork, purgeOld } from '../../src/app/work-states.ts';
import type { Store } from '../../src/store/types.ts';
import { smallWork, until, value, World } from '../store/fixture.ts';

const STATEMENT = asId<WorkId>(BUNDLED.id), BOOK = asId<WorkId>('wrk_book'), OTHER = asId<WorkId>('wrk_other');
const never = new AbortController().signal;

let world: World, ids = 0, now = Date.UTC(2026, 10, 22);
const open: Session[] = [];

function environment(wanted: WorkId | null = null) {
  return {
    now: () => ++now, newId: (prefix: string) => `${prefix}_l${++ids}`, bundled: atHand(BUNDLED), wanted: () => wanted,
    openStore: (options: { acceptEmpty: boolean }) => world.tryOpen({}, options),
  };
}

function opened(opening: Opening): Session {
  if (!opening.ok) throw new Error(opening.error.code);
  open.push(opening.session);
  return opening.session;
}

const start = async (wanted: WorkId | null = null): Promise<Session> => opened(await openSession(environment(wanted)));
const libraryOf = (session: Session): LibraryPort => new LazyLibrary({ session: () => session, bundled: atHand(BUNDLED), now: () => now });
const idsIn = async (library: LibraryPort): Promise<string[]> => value(await library.list()).map(({ id }) => id);

describe('the library', () => {
  let session: Session, library: LibraryPort;
  beforeEach(async () => {
    world = new World();
    session = await start();
    value(await session.store.stage(smallWork(300, BOOK)));
    library = libraryOf(session);
  });
  afterEach(async () => {
    for (const { workbench } of open.splice(0)) { await workbench.settled(); workbench.close(); }
    await world.end();
  });

  it('lists every work with its state', async () => {
    const [book, statement] = value(await library.list()).toSorted((a, b) => Number(a.bundled) - Number(b.bundled));
    expect(book).to.deep.equal({ id: BOOK, title: { en: 'Test' }, bundled: false, archived: false, deleted: null });
    expect(statement).to.include({ id: STATEMENT, bundled: true });
  });

  it('archives, deletes and gives back, each for itself', async () => {
    const state = async (): Promise<unknown> => value(await library.list()).filter(({ id }) => id === BOOK).map(({ archived, deleted }) => [archived, deleted]);
    value(await library.archive(BOOK, true));
    value(await library.remove(BOOK));
    expect(await state()).to.deep.equal([[true, now]]);
    value(await library.restore(BOOK));
    expect(await state()).to.deep.equal([[true, null]]);
    value(await library.archive(BOOK, false));
    expect(await state()).to.deep.equal([[false, null]]);
  });

  it('tells of what happened to works, here and in another tab', async () => {
    const other = await start(), there = libraryOf(other);
    await Promise.all([library.list(), there.list()]); // whoever lists, listens
    for (const act of [() => library.archive(BOOK, true), () => session.store.stage(smallWork(2, OTHER)), () => library.purge(OTHER)]) {
      let heard = 0;
      for (const one of [library, there]) one.addEventListener('change', () => { heard += 1; }, { once: true });
      await act();
      await until(() => heard === 2);
    }
    expect(await idsIn(there)).to.have.members([BOOK, STATEMENT]);
  });

  it('counts versions, sentences, letters, states, beads and open suggestions', async () => {
    const figures = value(await library.figures(BOOK, never));
    const letters = (lang: string): number => smallWork(300, BOOK).segment.filter(({ version }) => version.endsWith(lang)).reduce((sum, { text }) => sum + text.length, 0);
    expect(figures).to.deep.include({
      versions: [{ lang: 'en', name: '', segments: 300, characters: letters('en') }, { lang: 'ru', name: '', segments: 300, characters: letters('ru') }],
      sentences: 300, reviewed: 0, confirmed: 0, openSuggestions: 0, lastChange: null,
    });
    expect(figures.bytes).to.be.greaterThan(100_000);
  });

  it('counts again after a change, and only then', async () => {
    const book = opened(await switchTo(environment(), session, BOOK)), { workbench } = book, here = libraryOf(book);
    const first = value(await here.figures(BOOK, never));
    expect(value(await here.figures(BOOK, never))).to.equal(first);
    const [a, b, c] = workbench.tables.segmentsOf(asId('wrk_book.ru'));
    setState(workbench, a!.id, 'final');
    setState(workbench, b!.id, 'reviewed');
    setState(workbench, workbench.tables.segmentsOf(asId('wrk_book.en'))[0]!.id, 'final'); // the original counts for nothing
    suggest(workbench, { segment: c!.id, base: c!.text, text: 'x', reason: '' });
    await workbench.settled();
    expect(value(await here.figures(BOOK, never))).to.deep.include({ reviewed: 2 / 300, openSuggestions: 1, lastChange: workbench.log.at(-1)?.time });
  });

  it('what belongs to a version that was removed or replaced counts no longer', async () => {
    const book = opened(await switchTo(environment(), session, BOOK)), { workbench } = book;
    const [segment] = workbench.tables.segmentsOf(asId('wrk_book.ru'));
    suggest(workbench, { segment: segment!.id, base: segment!.text, text: 'x', reason: '' });
    workbench.dispatch('removeVersion', () => ({ version: asId('wrk_book.ru') }));
    await workbench.settled();
    const figures = value(await libraryOf(book).figures(BOOK, never));
    expect([figures.versions.length, figures.sentences, figures.reviewed, figures.confirmed, figures.openSuggestions]).to.deep.equal([1, 300, 0, 0, 0]);
  });

  it('the share of confirmed beads is that of the chosen alignments', async () => {
    const rows = smallWork(4, OTHER);
    value(await session.store.stage({ ...rows, bead: rows.bead.map((bead, at) => at === 0 ? { ...bead, status: 'confirmed' } : bead) }));
    expect(value(await library.figures(OTHER, never)).confirmed).to.equal(0.25);
  });

  it('stops counting when nobody wants to know any more', async () => {
    const counted = await library.figures(BOOK, AbortSignal.abort());
    expect(!counted.ok && counted.error.code).to.equal('closed');
  });

  it('deletes for good; the figures of nothing are no figures', async () => {
    value(await library.archive(BOOK, true));
    value(await library.purge(BOOK));
    expect(await idsIn(library)).to.deep.equal([STATEMENT]);
    expect(value(await session.store.facts('library:')).size).to.equal(0);
  });

  it('deletes for good 30 days later, at a start', async () => {
    value(await library.remove(BOOK));
    await purgeOld(session.store, now + KEPT - 1, STATEMENT);
    expect(await idsIn(library)).to.include(BOOK);
    await purgeOld(session.store, now + KEPT + 1, BOOK);
    expect(await idsIn(library), 'the open one stays').to.include(BOOK);
    now += KEPT + 1;
    const later = await start();
    for (let tries = 0; tries < 100 && (await idsIn(libraryOf(later))).includes(BOOK); tries++) await new Promise((done) => { setTimeout(done, 10); });
    expect(await idsIn(libraryOf(later))).to.deep.equal([STATEMENT]);
  });

  it('the bundled work does not come back by itself once it was deleted for good', async () => {
    value(await library.purge(STATEMENT));
    const again = await start();
    expect([again.workbench.work, await idsIn(libraryOf(again))]).to.deep.equal([BOOK, [BOOK]]);
  });
});

describe('which work is opened', () => {
  const rows = (id: WorkId): Required<RowLists> => smallWork(2, id);
  let store: Store;
  beforeEach(async () => {
    world = new World();
    store = (await start()).store;
    for (const id of [BOOK, OTHER]) value(await store.stage(rows(id)));
  });
  afterEach(async () => {
    for (const { workbench } of open.splice(0)) { await workbench.settled(); workbench.close(); }
    await world.end();
  });
  const work = async (wanted: WorkId | null = null): Promise<WorkId> => opened(await openOn(store, environment(wanted))).workbench.work;

  it('the bundled one at first', async () => { expect(await work()).to.equal(STATEMENT); });
  it('the one that an address names', async () => { expect(await work(OTHER)).to.equal(OTHER); });
  it('the one that was open last', async () => {
    expect(await work(OTHER)).to.equal(OTHER);
    for (let tries = 0; tries < 50 && await lastWork(store) !== OTHER; tries++) await new Promise((done) => { setTimeout(done, 10); });
    expect(await work()).to.equal(OTHER);
  });
  it('another one, where that was deleted or is not there', async () => {
    value(await libraryOf(open[0]!).remove(OTHER));
    expect([await work(OTHER), await work(asId('wrk_none'))]).to.deep.equal([STATEMENT, STATEMENT]);
    value(await libraryOf(open[0]!).remove(STATEMENT));
    expect(await work(OTHER)).to.equal(BOOK);
  });
  it('a deleted one, where all were deleted', async () => {
    for (const id of [STATEMENT, BOOK, OTHER]) value(await libraryOf(open[0]!).remove(id));
    expect([STATEMENT, BOOK, OTHER]).to.include(await work());
  });
  it('the bundled one again, where nothing is left', async () => {
    for (const id of [STATEMENT, BOOK, OTHER]) value(await store.remove(id));
    expect(await work()).to.equal(STATEMENT);
  });

  it('switching writes what was typed and goes on in the other work', async () => {
    const [first] = open, { workbench } = first!, [segment] = workbench.tables.segmentsOf(asId(BUNDLED.versions[1]!.id));
    save(workbench, { segment: segment!.id, base: segment!.text, text: 'Набрано' });
    workbench.draft(workbench.tables.segmentsOf(segment!.version)[1]!.id, 'начато');
    const second = opened(await switchTo(environment(), first!, BOOK));
    expect([second.workbench.work, second.workbench.drafts]).to.deep.equal([BOOK, []]);
    const back = opened(await switchTo(environment(), second, STATEMENT));
    expect([back.workbench.tables.get('segment', segment!.id)?.text, back.workbench.drafts.map(({ text }) => text)]).to.deep.equal(['Набрано', ['начато']]);
  });
  it('switching to what cannot be opened leaves the former work open', async () => {
    const [first] = open, failed = await switchTo(environment(), first!, asId('wrk_none'));
    const [segment] = first!.workbench.tables.segmentsOf(asId(BUNDLED.versions[1]!.id));
    save(first!.workbench, { segment: segment!.id, base: segment!.text, text: 'weiter' });
    expect([failed.ok, (await first!.workbench.settled()).kind]).to.deep.equal([false, 'saved']);
  });
  it('switching is refused while something could not be saved', async () => {
    const [first] = open, [segment] = first!.workbench.tables.segmentsOf(asId(BUNDLED.versions[1]!.id));
    first!.store.close();
    save(first!.workbench, { segment: segment!.id, base: segment!.text, text: 'nur hier' });
    const switched = await switchTo(environment(), first!, BOOK);
    expect([switched.ok, first!.workbench.pending.length]).to.deep.equal([false, 1]);
  });
  it('a work that another tab deletes for good is left for another one; what was typed there is not carried into it', async () => {
    const tab = await start(OTHER), statuses: string[] = [];
    tab.workbench.subscribe((event) => { if (event.type === 'status' && event.status.kind === 'trouble') statuses.push(event.status.error.code); });
    tab.workbench.draft(tab.workbench.tables.segmentsOf(asId('wrk_other.ru'))[0]!.id, 'начато');
    await tab.workbench.settled();
    value(await store.remove(OTHER));
    await until(() => statuses.includes('removed'));
    const next = opened(await reopenSession(environment(), tab));
    expect([next.workbench.work, next.workbench.drafts]).to.deep.equal([STATEMENT, []]);
  });
});
