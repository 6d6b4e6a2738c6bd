/** The backup and back: nothing lost, nothing doubled, nothing changed by a file that is not one. */
import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import type { SegmentId } from '../../src/core/ids.ts';
import { replaceEverywhere, save, setState, suggest } from '../../src/app/acts.ts';
import { accept, reject } from '../../src/app/review-acts.ts';
import { BackupDesk } from '../../src/app/backup-desk.ts';
import { atHand, STATEMENT } from './bundled.ts';
import type { Session } from '../../src/app/session.ts';
import { openSession } from '../../src/app/session.ts';
import type { Workbench } from '../../src/app/workbench.ts';
import { byPlace } from '../../src/core/known.ts';
import { isRefusal } from '../../src/core/change.ts';
import type { Change, Refusal } from '../../src/core/change.ts';
import type { VersionId } from '../../src/core/ids.ts';
import { versionsOf } from '../../src/core/units.ts';
import type { Act } from '../core/arbitrary.ts';
import { wholeAlignments } from '../core/law.ts';
import { bringingOf } from '../core/newcomers.ts';
import { holds, PATIENCE } from '../property.ts';
import { World } from '../store/fixture.ts';
import { VERSION } from '../ui/fixture.ts';

const machines: Machine[] = [];
let ids = 0;

/** One browser: its storage, its open session and its backup desk. */
class Machine {
  readonly world = new World();
  readonly settings: Record<string, string> = {};
  session: Session | null = null;
  readonly environment = {
    now: () => Date.UTC(2026, 10, 22, 12) + ++ids, newId: (prefix: string) => `${prefix}_${++ids}`, bundled: atHand(STATEMENT), version: '1',
    openStore: (options: { acceptEmpty: boolean }) => this.world.tryOpen({}, options),
    session: () => this.session,
    replaced: (session: Session) => { this.session = session; },
    settings: { read: () => this.settings, fill: (settings: object) => { Object.assign(this.settings, settings); } },
  };
  readonly desk = new BackupDesk(this.environment);

  static async start(): Promise<Machine> {
    const machine = new Machine();
    machines.push(machine);
    const opening = await openSession(machine.environment);
    if (!opening.ok) throw new Error(opening.error.code);
    machine.session = opening.session;
    return machine;
  }

  /** Another start of the same browser. */
  async reopen(): Promise<void> {
    const opening = await openSession(this.environment);
    if (!opening.ok) throw new Error(opening.error.code);
    this.session = opening.session;
  }

  get workbench(): Workbench {
    if (!this.session) throw new Error('nothing is open');
    return this.session.workbench;
  }

  segment(number: number, version = VERSION.ru): SegmentId {
    const segments = this.workbench.tables.segmentsOf(version);
    return segments[number % segments.length]!.id;
  }

  textOf(id: SegmentId): string { return this.workbench.tables.get('segment', id)!.text; }
  edit(number: number, text: string): void { const id = this.segment(number); save(this.workbench, { segment: id, base: this.textOf(id), text }); }

  /** An act that brings a version, as an import does. `at`: which version it means. */
  async bring(kind: Act['kind'], text: string, at = 0): Promise<Change | Refusal> {
    const bringing = bringingOf({ kind, at, text, stale: false, pick: 2 }, this.workbench.tables, { author: this.workbench.person, time: 1, newId: (prefix) => `${prefix}_${++ids}` });
    const done = bringing && await this.workbench.bring(bringing.kind, () => bringing.args, { rows: bringing.rows });
    if (!done?.ok) throw new Error(`${kind}: ${JSON.stringify(done)}`);
    return done.value;
  }

  remove(version: VersionId): void { this.workbench.dispatch('removeVersion', () => ({ version })); }
  get columns(): readonly VersionId[] { return versionsOf(this.workbench.tables).map(({ id }) => id); }

  async backup(): Promise<File> {
    const made = await this.desk.create();
    if (!made.ok) throw new Error(JSON.stringify(made));
    return new File([made.value.blob], made.value.fileName);
  }

  async restore(file: File): ReturnType<BackupDesk['restore']> {
    return this.desk.restore(file, { signal: new AbortController().signal, onProgress: () => undefined });
  }

  /** What a person has: rows, history, drafts, name. */
  get all(): unknown {
    const { tables, log, drafts, person } = this.workbench;
    return { rows: tables.toRows(), log, drafts: drafts.map(({ segment, base, text }) => ({ segment, base, text })), person };
  }

  async end(): Promise<void> {
    await this.session?.workbench.settled();
    this.session?.workbench.close();
    this.world.closeAll();
    await this.world.end();
  }
}

/** A morning's work: every kind of act. */
async function work(machine: Machine): Promise<void> {
  const { workbench } = machine;
  await workbench.setName('Мария');
  machine.edit(2, 'Исправлено.');
  suggest(workbench, { segment: machine.segment(3), base: machine.textOf(machine.segment(3)), text: 'Лучше так.', reason: 'короче' });
  suggest(workbench, { segment: machine.segment(4), base: machine.textOf(machine.segment(4)), text: 'Или так.', reason: '' });
  const [first, second] = [...workbench.tables.all('suggestion')];
  accept(workbench, first!.id);
  reject(workbench, second!.id, 'нет');
  setState(workbench, machine.segment(5), 'final');
  const replaced = machine.segment(6);
  replaceEverywhere(workbench, { find: 'а', replacement: 'о', edits: [{ segment: replaced, base: machine.textOf(replaced), text: 'о' }] });
  workbench.undo();
  workbench.undo();
  workbench.redo();
  workbench.draft(machine.segment(7), 'Начато и не кончено');
  await workbench.settled();
}

describe('the backup', () => {
  afterEach(async () => { for (const machine of machines.splice(0)) await machine.end(); });

  it('restores on an empty machine to everything there was', async () => {
    const [here, there] = [await Machine.start(), await Machine.start()];
    await work(here);
    here.settings['theme'] = 'dark';
    const result = await there.restore(await here.backup());
    expect(result.ok).to.equal(true);
    expect(there.all).to.deep.equal(here.all);
    expect(there.settings).to.deep.equal({ theme: 'dark' });
  });

  it('restores after everything was erased', async () => {
    const here = await Machine.start();
    await work(here);
    const before = here.all, file = await here.backup();
    here.workbench.close();
    await here.session!.store.erase();
    here.session!.store.close();
    here.session = null;
    expect((await here.restore(file)).ok).to.equal(true);
    expect(here.all).to.deep.equal(before);
  });

  it('brings nothing on the machine that made it, nor the second time anywhere', async () => {
    const [here, there] = [await Machine.start(), await Machine.start()];
    await work(here);
    const file = await here.backup(), before = here.all;
    const again = await here.restore(file);
    expect(again.ok && again.value.report).to.deep.include({ works: { added: 0, merged: 1 }, suggestions: 0, drafts: { added: 0, known: 1 } });
    expect(again.ok && again.value.report.changes.added).to.equal(0);
    expect(here.all).to.deep.equal(before);
    await there.restore(file);
    const once = there.all;
    await there.restore(file);
    expect(there.all).to.deep.equal(once);
  });

  it('holds what could not be saved', async () => {
    const here = await Machine.start();
    here.session!.store.close();
    here.edit(2, 'Только в памяти');
    here.workbench.draft(here.segment(3), 'и это');
    await here.workbench.settled();
    expect(here.workbench.status.kind).to.equal('trouble');
    const file = await here.backup();
    const there = await Machine.start();
    await there.restore(file);
    expect(there.textOf(there.segment(2))).to.equal('Только в памяти');
    expect(there.workbench.drafts.map(({ text }) => text)).to.deep.equal(['и это']);
  });

  it('is made of what is left when a change in the middle of the log is damaged', async () => {
    const here = await Machine.start();
    for (const text of ['Один', 'Два', 'Три']) { here.edit(2, text); await here.workbench.settled(); }
    here.workbench.close();
    here.world.closeAll();
    await here.world.tamper('log', (store) => { store.put({ seq: 2, work: here.workbench.work, junk: true }); });
    await here.reopen();
    expect(here.textOf(here.segment(2))).to.equal('Три');
    const there = await Machine.start();
    expect((await there.restore(await here.backup())).ok).to.equal(true);
    expect(there.textOf(there.segment(2))).to.equal('Три');
  });

  it('carries versions that came, went and were replaced, with everything in them', async () => {
    const [here, there] = [await Machine.start(), await Machine.start()];
    const brought = [await here.bring('addVersion', 'Neu', 3), await here.bring('replaceVersion', 'Ersetzt', here.columns.indexOf(VERSION.ru))];
    expect(brought.some(isRefusal)).to.equal(false);
    here.edit(2, 'Spät'); // to the version that was replaced
    await here.bring('addVersion', 'Zweite', 4);
    here.remove(here.columns.at(-1)!);
    here.workbench.undo();
    here.remove(VERSION.tr);
    await here.workbench.settled();
    expect((await there.restore(await here.backup())).ok).to.equal(true);
    expect(there.all).to.deep.equal(here.all);
    await there.reopen();
    expect(there.all).to.deep.equal(here.all);
    there.workbench.undo();
    expect(there.columns).to.deep.equal([...here.columns, VERSION.tr].toSorted((a, b) => there.columns.indexOf(a) - there.columns.indexOf(b)));
  });

  it('brings a version into a work that has gone another way, and nothing the second time', async () => {
    const [here, there] = [await Machine.start(), await Machine.start()];
    here.edit(2, 'Моё');
    there.edit(3, 'Твоё');
    await there.bring('addVersion', 'Neu', 3);
    const name = there.columns.find((id) => !here.columns.includes(id))!, texts = there.workbench.tables.segmentsOf(name);
    await there.workbench.settled();
    const file = await there.backup(), tab = await openSession(here.environment);
    if (!tab.ok) throw new Error(tab.error.code);
    expect((await here.restore(file)).ok).to.equal(true);
    expect([here.workbench.tables.segmentsOf(name), here.textOf(here.segment(3))]).to.deep.equal([texts, 'Твоё']);
    wholeAlignments(here.workbench.tables);
    await tab.session.workbench.settled();
    expect(tab.session.workbench.tables.toRows(), 'a tab that was open hears of it').to.deep.equal(here.workbench.tables.toRows());
    tab.session.workbench.close();
    const before = [here.all, await here.world.dump()];
    await here.restore(file);
    expect([here.all, await here.world.dump()]).to.deep.equal(before);
  });

  it('is made whole while a version is being brought: what is only staged is no part of it', async () => {
    const here = await Machine.start(), before = JSON.parse(await (await here.backup()).text()) as { content: { works: unknown } };
    await here.session!.store.stageInto(here.workbench.work, { segment: [{ ...here.workbench.tables.get('segment', here.segment(0))!, id: 'seg_staged' as SegmentId, version: 'ver_staged' as VersionId }] });
    await here.workbench.tables.admit({ segment: [{ ...here.workbench.tables.get('segment', here.segment(0))!, id: 'seg_staged' as SegmentId, version: 'ver_staged' as VersionId }] }, () => Promise.resolve());
    const during = JSON.parse(await (await here.backup()).text()) as { content: { works: unknown } };
    expect(during.content.works).to.deep.equal(before.content.works);
  });

  it('takes a text of any length', async () => {
    const [here, there] = [await Machine.start(), await Machine.start()];
    here.edit(2, 'ы'.repeat(300_000));
    await there.restore(await here.backup());
    expect(there.textOf(there.segment(2)).length).to.equal(300_000);
  });

  it('turns one of two texts that meet into a suggestion, the same one on both machines', async () => {
    const [here, there] = [await Machine.start(), await Machine.start()];
    here.edit(2, 'Моё');
    there.edit(2, 'Твоё');
    there.edit(9, 'Без спора');
    await Promise.all([here.workbench.settled(), there.workbench.settled()]);
    const files = [await here.backup(), await there.backup()] as const, mine = here.workbench.log[0]!, yours = there.workbench.log[0]!;
    const [first, second] = byPlace(mine, yours) < 0 ? ['Моё', 'Твоё'] : ['Твоё', 'Моё'];
    for (const [machine, file, added] of [[here, files[1], 2], [there, files[0], 1]] as const) {
      const result = await machine.restore(file);
      expect(result.ok && [result.value.report.suggestions, result.value.report.changes]).to.deep.equal([1, { added, known: 0 }]);
      expect([machine.textOf(machine.segment(2)), machine.textOf(machine.segment(9))]).to.deep.equal([first, 'Без спора']);
      expect([...machine.workbench.tables.all('suggestion')].map(({ text, origin }) => `${origin} ${text}`)).to.deep.equal([`conflict ${second}`]);
    }
    expect(here.workbench.tables.toRows(), 'M1').to.deep.equal(there.workbench.tables.toRows());
  });

  it('brings a log that has gone another way as one act, which is undone as one', async () => {
    const [here, there] = [await Machine.start(), await Machine.start()];
    here.edit(2, 'Моё');
    for (const number of [3, 4, 5]) there.edit(number, `Твоё ${number}`);
    await there.workbench.settled();
    expect((await here.restore(await there.backup())).ok).to.equal(true);
    expect(here.workbench.log.map(({ kind }) => kind)).to.deep.equal(['editSegment', 'mergeChanges']);
    expect(here.workbench.history.length).to.equal(4);
    const merge = here.workbench.log.at(-1)!;
    expect(here.workbench.undo()).to.deep.equal({ no: 'mergeUndo', params: { change: merge.id } });
  });

  it('loses no text and doubles none between machines that go on working and exchange backups', async function () {
    this.timeout(PATIENCE);
    const act = fc.record({ at: fc.nat(2), number: fc.nat(25), text: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 6 }), then: fc.constantFrom('go on', 'go on', 'undo', 'exchange', 'add', 'replace', 'remove') });
    await holds(fc.array(act, { minLength: 1, maxLength: 8 }), async (acts) => {
      const three = [await Machine.start(), await Machine.start(), await Machine.start()];
      const saved = new Set<string>();
      for (const { at, number, text, then } of acts) {
        const machine = three[at]!;
        machine.edit(number, text);
        saved.add(text);
        if (then === 'undo') machine.workbench.undo();
        if (then === 'add') await machine.bring('addVersion', text, number % 5);
        if (then === 'replace') await machine.bring('replaceVersion', text, number);
        if (then === 'remove') machine.remove(machine.columns[number % machine.columns.length]!);
        if (then === 'exchange') { const file = await three[(at + 1) % 3]!.backup(); await machine.restore(file); await machine.restore(file); }
      }
      const file = await three[1]!.backup();
      await three[0]!.restore(file);
      await three[0]!.restore(await three[2]!.backup());
      const log = three[0]!.workbench.history;
      expect(new Set(log.map(({ id }) => id)).size, 'no change twice').to.equal(log.length);
      wholeAlignments(three[0]!.workbench.tables);
      const again = await three[0]!.backup();
      expect((await three[2]!.restore(again)).ok, 'the merged work makes sense').to.equal(true);
      const kept = JSON.stringify([three[0]!.workbench.tables.toRows(), log]);
      for (const text of saved) expect(kept).to.contain(JSON.stringify(text).slice(1, -1));
      for (const machine of machines.splice(0)) await machine.end();
    }, { runs: 6 });
  });

  for (const [name, content, code] of [
    ['a picture', '\u0089PNG\r\n', 'notJson'], ['half a backup', '{"format": "dragoman", "kind"', 'notJson'],
    ['another program’s JSON', '{"version": 3}', 'foreign'], ['a backup of a newer release', '{"format":"dragoman","kind":"backup","schema":99}', 'newer'],
  ] as const) {
    it(`refuses ${name} and changes nothing`, async () => {
      const here = await Machine.start();
      await work(here);
      const before = here.all, disk = await here.world.dump();
      const result = await here.restore(new File([content], 'x.json'));
      expect(result.ok ? 'restored' : 'error' in result ? result.error.code : result.trouble.code).to.equal(code);
      expect(here.all).to.deep.equal(before);
      expect(await here.world.dump()).to.deep.equal(disk);
    });
  }

  it('refuses a backup in which one letter was changed', async () => {
    const here = await Machine.start();
    await work(here);
    const text = await (await here.backup()).text();
    const result = await here.restore(new File([text.replace('Исправлено', 'Исправлена')], 'x.json'));
    expect(result.ok ? 'restored' : 'error' in result && result.error.code).to.equal('damaged');
  });

  it('can be looked at without restoring, and cancelled', async () => {
    const [here, there] = [await Machine.start(), await Machine.start()];
    await work(here);
    const file = await here.backup(), before = await there.world.dump();
    const seen = await there.desk.inspect(file, new AbortController().signal);
    expect(seen.ok && seen.value).to.deep.include({ person: 'Мария', drafts: 1, changes: here.workbench.log.length });
    const cancelled = await there.desk.restore(file, { signal: AbortSignal.abort(), onProgress: () => undefined });
    expect(cancelled.ok ? 'restored' : 'error' in cancelled && cancelled.error.code).to.equal('cancelled');
    expect(await there.world.dump()).to.deep.equal(before);
  });
});
