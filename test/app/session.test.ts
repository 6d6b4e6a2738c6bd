/** From an empty machine to an open work, and what a later release of a bundled text does to it. */
import { expect } from '@open-wc/testing';
import type { BundledWork } from '../../src/core/bundled.ts';
import { RELEASE_AUTHOR } from '../../src/core/model.ts';
import { isRefusal } from '../../src/core/change.ts';
import { theWork } from '../../src/core/units.ts';
import type { SegmentId } from '../../src/core/ids.ts';
import { plainText } from '../../src/core/text/plain.ts';
import { save } from '../../src/app/acts.ts';
import { reject } from '../../src/app/review-acts.ts';
import { atHand, STATEMENT as statement } from './bundled.ts';
import type { Opening, Session } from '../../src/app/session.ts';
import { openSession } from '../../src/app/session.ts';
import { World } from '../store/fixture.ts';
import { VERSION } from '../ui/fixture.ts';

let world: World, ids = 0;
const sessions: Session[] = [];


/** The statement as release `revision`, with some sentences of a language worded anew. */
function release(revision: number, wording: Readonly<Record<string, string>> = {}, lang = 'ru'): BundledWork {
  const versions = statement.versions.map((version) => version.lang !== lang ? version
    : { ...version, text: Object.entries(wording).reduce((text, [from, to]) => text.replace(from, to), version.text) });
  return { ...statement, revision, versions };
}

async function open(bundled: BundledWork, options: { acceptEmpty?: boolean } = {}): Promise<Opening> {
  const opening = await openSession({
    now: () => 1_700_000_000_000 + ids, newId: (prefix) => `${prefix}_s${++ids}`, bundled: atHand(bundled),
    openStore: (choice) => world.tryOpen({}, choice),
  }, options);
  if (opening.ok) sessions.push(opening.session);
  return opening;
}

async function session(bundled: BundledWork): Promise<Session> {
  const opening = await open(bundled);
  if (!opening.ok) throw new Error(opening.error.code);
  return opening.session;
}

async function close(): Promise<void> {
  for (const { workbench, store } of sessions.splice(0)) {
    await workbench.settled();
    workbench.close();
    store.close();
  }
}

function suggestionsIn({ workbench }: Session): string[] {
  return [...workbench.tables.all('suggestion')].map(({ text }) => text);
}

const FIRST = 'Все иностранные войска должны покинуть территорию Карабаха.';
const NEXT = 'Все иностранные войска обязаны уйти с территории Карабаха.';

describe('a session', () => {
  beforeEach(() => { world = new World(); });
  afterEach(async () => { await close(); await world.end(); });

  it('shows the bundled statement on an empty machine, and the same rows when it is opened again', async () => {
    const first = await session(statement);
    expect(plainText(first.workbench.tables, VERSION.ru)).to.contain(FIRST);
    const rows = first.workbench.tables.toRows();
    await close();
    expect((await session(statement)).workbench.tables.toRows()).to.deep.equal(rows);
  });

  it('reads the place where one stopped before the rest, and waits for it no longer than that is worth', async () => {
    const first = await session(statement), { work, tables } = first.workbench, [segment] = tables.segmentsOf(theWork(tables).pivot);
    await close();
    const order: string[] = [];
    /** `ends`: does the glimpse ever come? */
    const openAt = (ends: boolean): Promise<Opening> => openSession({
      now: Date.now, newId: (prefix) => `${prefix}_s${++ids}`, bundled: atHand(statement), wanted: () => work,
      stop: () => ({ segment: segment?.id as SegmentId, row: 0, numbers: [] }), patience: ends ? 60_000 : 50,
      openStore: async (choice) => {
        const opened = await world.tryOpen({}, choice);
        if (!opened.ok) return opened;
        const store = new Proxy(opened.value, {
          get: (target, name) => {
            const member: unknown = Reflect.get(target, name, target);
            if (typeof member !== 'function') return member;
            return (...given: unknown[]): unknown => {
              const answer: unknown = name === 'glimpse' && !ends ? new Promise(() => undefined) : member.apply(target, given);
              if (name === 'glimpse' || name === 'load') {
                order.push(`${name} asked`);
                void (answer as Promise<unknown>).then(() => { order.push(`${name} read`); });
              }
              return answer;
            };
          },
        });
        return { ok: true, value: store };
      },
    });
    for (const ends of [true, false]) {
      const opening = await openAt(ends);
      expect(opening.ok).to.equal(true);
      if (opening.ok) sessions.push(opening.session);
      expect(order.splice(0)).to.deep.equal(ends ? ['glimpse asked', 'glimpse read', 'load asked', 'load read'] : ['glimpse asked', 'load asked', 'load read']);
      await close();
    }
  });

  it('brings the new wording of a later release as a suggestion and leaves the text', async () => {
    await session(release(1));
    await close();
    const later = await session(release(2, { [FIRST]: NEXT }));
    expect(suggestionsIn(later)).to.deep.equal([NEXT]);
    const [filed] = [...later.workbench.tables.all('suggestion')];
    expect(filed).to.include({ origin: 'release', status: 'open', base: FIRST });
    expect(filed?.author).to.deep.equal(RELEASE_AUTHOR);
    expect(plainText(later.workbench.tables, VERSION.ru)).to.contain(FIRST).and.not.contain(NEXT);
  });

  it('files the wording of a release once, however often it is opened and in however many tabs', async () => {
    await session(release(1));
    await close();
    const [one, two] = await Promise.all([session(release(2, { [FIRST]: NEXT })), session(release(2, { [FIRST]: NEXT }))]);
    await Promise.all([one.workbench.settled(), two.workbench.settled()]);
    await Promise.all([one.workbench.settled(), two.workbench.settled()]);
    await close();
    const third = await session(release(2, { [FIRST]: NEXT }));
    expect(suggestionsIn(third)).to.deep.equal([NEXT]);
  });

  it('keeps the work of a person who had corrected the sentence before the release', async () => {
    const before = await session(release(1));
    const segment = before.workbench.tables.segmentsOf(VERSION.ru).find(({ text }) => text === FIRST);
    if (!segment) throw new Error('the sentence is there');
    expect(isRefusal(save(before.workbench, { segment: segment.id, base: FIRST, text: 'Моё.' }))).to.equal(false);
    await close();
    const later = await session(release(2, { [FIRST]: NEXT }));
    expect(later.workbench.tables.get('segment', segment.id)?.text).to.equal('Моё.');
    expect(suggestionsIn(later)).to.deep.equal([NEXT]);
  });

  it('does not repeat in a third release what was rejected after the second', async () => {
    await session(release(1));
    await close();
    const second = await session(release(2, { [FIRST]: NEXT }));
    const [filed] = [...second.workbench.tables.all('suggestion')];
    if (!filed) throw new Error('a suggestion is there');
    reject(second.workbench, filed.id, 'нет');
    await close();
    const third = await session(release(3, { [FIRST]: NEXT }));
    expect([...third.workbench.tables.all('suggestion')].map(({ status }) => status)).to.deep.equal(['rejected']);
  });

  it('works in memory and says so where there is no database', async () => {
    const opening = await openSession({
      now: () => 1, newId: (prefix) => `${prefix}_${++ids}`, bundled: atHand(statement),
      openStore: () => Promise.resolve({ ok: false, error: { code: 'unavailable', at: 'open', params: { detail: '' } } }),
    });
    if (!opening.ok) throw new Error(opening.error.code);
    expect(opening.session.workbench.status).to.include({ kind: 'trouble' });
    expect(plainText(opening.session.workbench.tables, VERSION.tr)).to.contain('Karabağ');
  });

  it('does not create anything over a storage that is empty and should not be, unless it is told to', async () => {
    await session(statement);
    await close();
    const name = world.name;
    await new Promise((done) => { indexedDB.deleteDatabase(name).onsuccess = done; });
    const refused = await open(statement);
    expect(refused.ok ? 'opened' : refused.error.code).to.equal('emptied');
    const anew = await open(statement, { acceptEmpty: true });
    expect(anew.ok).to.equal(true);
  });
});
