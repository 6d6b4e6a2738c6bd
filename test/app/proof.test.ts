// A big work can be worked on before its rows have been compared with their sums; nothing is written, or carried out, before.
import { expect } from '@open-wc/testing';
import { asId } from '../../src/core/ids.ts';
import type { WorkId } from '../../src/core/ids.ts';
import { isRefusal } from '../../src/core/change.ts';
import { save } from '../../src/app/acts.ts';
import { collect } from '../../src/app/backup.ts';
import { reopenSession } from '../../src/app/carry-over.ts';
import { written } from '../../src/app/exchange-bundle.ts';
import { ExchangeDesk } from '../../src/app/exchange-desk.ts';
import type { Opening, Session, SessionEnvironment } from '../../src/app/session.ts';
import { openSession } from '../../src/app/session.ts';
import { readerWords } from '../../src/i18n/reader-words.ts';
import { tableWords } from '../../src/ui/table-words.ts';
import { segmentId, until, value, World, WORK } from '../store/fixture.ts';
import { atHand, STATEMENT } from './bundled.ts';
import { QUIETLY } from './machine.ts';

const PAGE = [WORK, 'segment', `${WORK}.ru`, 0];

describe('a book that is open', () => {
  let world: World, ids = 0, sessions: Session[] = [];
  beforeEach(async () => {
    world = new World();
    sessions = [];
    const store = await world.openStaged(4_000);
    store.close();
  });
  afterEach(async () => {
    for (const { workbench } of sessions) workbench.close();
    await world.end();
  });

  const env = (): SessionEnvironment => ({
    now: () => 1_700_000_000_000 + ++ids, newId: (prefix) => `${prefix}_p${++ids}`, bundled: atHand(STATEMENT),
    openStore: (options) => world.tryOpen({}, options), wanted: () => asId<WorkId>(WORK),
  });
  const opened = (opening: Opening): Session => {
    if (!opening.ok) throw new Error(opening.error.code);
    sessions.push(opening.session);
    return opening.session;
  };
  const open = async (): Promise<Session> => opened(await openSession(env()));
  const textOf = ({ workbench }: Session, at: number): string => workbench.tables.get('segment', segmentId('ru', at))!.text;
  const correct = (session: Session, at: number, text: string): unknown => save(session.workbench, { segment: segmentId('ru', at), base: textOf(session, at), text });
  const logged = async (): Promise<number> => ((await world.dump())['log'] ?? []).length;
  const spoil = (name = 'pages'): Promise<void> => world.tamper(name, (store) => {
    store.get(PAGE).onsuccess = ({ target }) => {
      const record = (target as IDBRequest<{ rows: { text: string }[] }>).result;
      record.rows[7]!.text = 'spoilt';
      store.put(record, PAGE);
    };
  });

  it('takes acts at once, and writes them when its rows have been compared', async () => {
    const session = await open();
    correct(session, 3, 'corrected');
    expect([textOf(session, 3), (await session.workbench.settled()).kind]).to.deep.equal(['corrected', 'saved']);
    expect([await logged(), await written(session.workbench)]).to.deep.equal([1, null]);
  });

  it('that is damaged says so, and neither writes nor carries out anything; opened again it is mended, with what was typed', async () => {
    await spoil();
    const session = await open();
    expect(textOf(session, 7)).to.equal('spoilt');
    correct(session, 3000, 'corrected meanwhile'); // on a page that is sound
    expect(session.workbench.waiting, 'a window that is closed now would take it along').to.equal(true);
    session.workbench.draft(segmentId('ru', 5), 'typed meanwhile');
    const status = await session.workbench.settled();
    expect(status).to.deep.include({ kind: 'trouble', pending: 1 }).and.nested.include({ 'error.code': 'damaged' });
    expect([await logged(), (await written(session.workbench))?.code]).to.deep.equal([0, 'damaged']);
    expect(isRefusal(save(session.workbench, { segment: segmentId('ru', 9), base: textOf(session, 9), text: 'too late' })), 'nothing is taken that could not be kept').to.equal(true);
    value(await session.store.putFact('lastWork', 'wrk_another')); // by another tab
    const mended = opened(await reopenSession({ ...env(), wanted: () => null }, session));
    expect([textOf(mended, 7), mended.workbench.repaired]).to.deep.equal(['ru 7', 1]);
    expect([3000, 5].map((at) => mended.workbench.draftOf(segmentId('ru', at))?.text)).to.deep.equal(['corrected meanwhile', 'typed meanwhile']);
    correct(mended, 7, 'and on');
    expect((await mended.workbench.settled()).kind).to.equal('saved');
  });

  it('that is damaged goes into a backup as the disk has it, mended, with what is typed', async () => {
    await spoil();
    const { store, workbench } = await open();
    workbench.draft(segmentId('ru', 5), 'typed meanwhile');
    const { works, drafts } = await collect(store, workbench, { made: '', app: '', settings: {} });
    const texts = works.find(({ base }) => base.work[0]?.id === WORK)?.base.segment.filter(({ version }) => version === `${WORK}.ru`) ?? [];
    expect([texts.length, texts.find(({ id }) => id === segmentId('ru', 7))?.text, drafts.map(({ text }) => text)]).to.deep.equal([4_000, 'ru 7', ['typed meanwhile']]);
  });

  it('that is damaged gives reviewers no table, also where one is asked for before anybody knows of it', async () => {
    let session = opened(await openSession(env()));
    const desk = new ExchangeDesk({
      ...env(), session: () => session, replaced: () => undefined, version: '1', tableWords, readerWords: async () => ({ words: await readerWords(), language: 'en' }),
    });
    const table = (): ReturnType<ExchangeDesk['createTable']> => desk.createTable({ format: 'xlsx', columns: [asId(`${WORK}.ru`)] }, QUIETLY);
    expect(await table(), 'a sound one').to.include({ ok: true });
    await spoil();
    session = await open();
    expect(session.workbench.unsound, 'nobody knows yet').to.equal(false);
    expect(await table()).to.deep.include({ ok: false }).and.nested.include({ 'trouble.code': 'damaged' });
    expect(await table(), 'nor does it when it is asked again').to.nested.include({ 'trouble.code': 'damaged' });
    session = opened(await reopenSession({ ...env(), wanted: () => null }, session));
    expect(await table(), 'mended').to.include({ ok: true });
  });

  it('that cannot be mended is not what the next start begins with', async () => {
    const first = opened(await openSession({ ...env(), wanted: () => null }));
    await until(() => first.workbench.status.kind !== 'trouble');
    for (const store of ['pages', 'base']) await spoil(store);
    const { workbench } = await open();
    await until(() => workbench.status.kind === 'trouble');
    expect(value(await first.store.getFact('lastWork'))).to.equal(first.workbench.work);
  });

  it('finds its damage also where nobody does anything, and nothing of it is carried out', async () => {
    await spoil();
    const { workbench } = await open();
    await until(() => workbench.status.kind === 'trouble');
    expect((await written(workbench))?.code).to.equal('damaged');
  });
});
