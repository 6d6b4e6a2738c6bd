/** Another tab puts another copy of the work in the place of the one that is open here. */
import { expect } from '@open-wc/testing';
import type { BundledWork } from '../../src/core/bundled.ts';
import type { SegmentId } from '../../src/core/ids.ts';
import { invert } from '../../src/core/patch.ts';
import { Tables } from '../../src/core/tables.ts';
import { replaceEverywhere, save } from '../../src/app/acts.ts';
import { addNote } from '../../src/app/review-acts.ts';
import { atHand, STATEMENT as statement } from './bundled.ts';
import type { Session, SessionEnvironment } from '../../src/app/session.ts';
import { reopenSession } from '../../src/app/carry-over.ts';
import { openSession } from '../../src/app/session.ts';
import { until, value, World } from '../store/fixture.ts';
import { VERSION } from '../ui/fixture.ts';

/** What an earlier release had bundled: another base. */
const EARLIER: BundledWork = { ...statement, versions: statement.versions.map((version) => ({ ...version, text: version.text.replaceAll('Карабах', 'Карабаx') })) };

describe('a work that was replaced in another tab', () => {
  let ids = 0, worlds: World[] = [];
  beforeEach(() => { worlds = []; });
  afterEach(async () => { for (const world of worlds) await world.end(); });

  function machine(bundled: BundledWork): SessionEnvironment {
    const world = new World();
    worlds.push(world);
    return { now: () => 1_700_000_000_000 + ++ids, newId: (prefix) => `${prefix}_r${++ids}`, bundled: atHand(bundled), openStore: (options) => world.tryOpen({}, options) };
  }
  async function open(env: SessionEnvironment): Promise<Session> {
    const opening = await openSession(env);
    if (!opening.ok) throw new Error(opening.error.code);
    return opening.session;
  }
  const ru = ({ workbench }: Session, at: number): { segment: SegmentId; base: string } => {
    const { id, text } = workbench.tables.segmentsOf(VERSION.ru)[at]!;
    return { segment: id, base: text };
  };
  /** The work of a machine with an earlier release, put in place of the one here. */
  async function replaceIn(tab: Session): Promise<void> {
    const there = await open(machine(EARLIER));
    save(there.workbench, { ...ru(there, 3), text: 'Из другой копии' });
    await there.workbench.settled();
    const base = new Tables(there.workbench.tables.toRows());
    for (const { patch } of [...there.workbench.log].reverse()) base.apply(invert(patch));
    tab.workbench.close();
    expect(value(await tab.store.adopt(base.toRows(), there.workbench.log))).to.equal(true);
  }

  it('is noticed at once, opened again, and everything typed comes along', async () => {
    const env = machine(statement), there = await open(env), here = await open(env);
    here.workbench.draft(ru(here, 5).segment, 'Черновик');
    await here.workbench.settled();
    await replaceIn(there);
    await until(() => here.workbench.status.kind === 'trouble');
    expect(here.workbench.status).to.deep.include({ pending: 0 }).and.nested.include({ 'error.code': 'replaced' });
    // Acts of a person who has not noticed yet.
    save(here.workbench, { ...ru(here, 6), text: 'Не записано' });
    replaceEverywhere(here.workbench, { find: 'x', replacement: 'y', edits: [{ ...ru(here, 7), text: 'Замена' }] });
    here.workbench.draft(ru(here, 8).segment, 'Ещё черновик');
    addNote(here.workbench, { segment: ru(here, 6).segment, text: 'Заметка' });
    await here.workbench.settled();
    const reopened = await reopenSession(env, here);
    if (!reopened.ok) throw new Error(reopened.error.code);
    const { workbench } = reopened.session;
    expect(ru(reopened.session, 3).base).to.equal('Из другой копии');
    expect([5, 6, 7, 8].map((at) => workbench.draftOf(ru(reopened.session, at).segment)?.text)).to.deep.equal(['Черновик', 'Не записано', 'Замена', 'Ещё черновик']);
    expect([...workbench.tables.all('note')].map((note) => note.text)).to.deep.equal(['Заметка']);
    save(workbench, { ...ru(reopened.session, 9), text: 'Дальше' });
    expect((await workbench.settled()).kind).to.equal('saved');
    const again = await open(env);
    expect(ru(again, 9).base).to.equal('Дальше');
  });

  it('is noticed at the next act where tabs cannot hear each other, and nothing is written into the wrong copy', async () => {
    const env = machine(statement), world = worlds[0]!;
    const deaf: SessionEnvironment = { ...env, openStore: (options) => world.tryOpen({ channel: () => null }, options) };
    const there = await open(deaf), here = await open(deaf);
    await replaceIn(there);
    const before = value(await there.store.load(here.workbench.work)).log.length;
    expect(here.workbench.status.kind).to.equal('unchanged');
    save(here.workbench, { ...ru(here, 6), text: 'Не записано' });
    expect(await here.workbench.settled()).to.deep.include({ kind: 'trouble', pending: 1 }).and.nested.include({ 'error.code': 'replaced' });
    expect(value(await there.store.load(here.workbench.work)).log.length).to.equal(before);
  });
});
