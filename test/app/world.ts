/** Several tabs at work on one disk, move by move, with what must hold after each move and at the end. */
import { expect } from '@open-wc/testing';
import type { ChangeId, WorkId } from '../../src/core/ids.ts';
import type { Change, Refusal } from '../../src/core/change.ts';
import { isRefusal } from '../../src/core/change.ts';
import { knownChanges, KnownLog } from '../../src/core/known.ts';
import type { MergePlan } from '../../src/core/merge.ts';
import { planMerge } from '../../src/core/merge.ts';
import type { Patch } from '../../src/core/patch.ts';
import { invert } from '../../src/core/patch.ts';
import type { StagedRows } from '../../src/core/staged.ts';
import { broughtBy, ownersOf } from '../../src/core/staged.ts';
import type { RowLists } from '../../src/core/tables.ts';
import { Tables } from '../../src/core/tables.ts';
import { UndoStack } from '../../src/core/undo-stack.ts';
import { Workbench } from '../../src/app/workbench.ts';
import type { Store } from '../../src/store/types.ts';
import type { Act } from '../core/arbitrary.ts';
import type { Parcel } from '../core/members.ts';
import { bringingOf } from '../core/newcomers.ts';
import { admit, argsOf, bytes, textsKept, textsOf } from '../core/play.ts';
import type { Outcome } from './gate.ts';
import { Gate, GatedStore, quiet } from './gate.ts';
import type { Disk } from './memory-disk.ts';

export const WORK = 'work' as WorkId;

export interface Tab {
  readonly name: string;
  readonly store: Store;
  readonly workbench: Workbench;
  /** Fed by the events alone: what a screen sees. */
  readonly screen: Tables;
}

export class World {
  readonly gate = new Gate();
  readonly tabs: Tab[] = [];
  /** Acts that no kill may undo, because their tab lives or had written them. */
  readonly acts = new Map<ChangeId, Change>();
  /** What was ever staged, by version or alignment. */
  readonly #staged = new Map<string, StagedRows>();
  /** What was merged, and may have been dropped since. */
  readonly #parcels: Parcel[] = [];
  /** Patches that did not fit what a tab had told before. */
  readonly #misfits: Patch[] = [];
  readonly #disk: Disk;
  readonly #base: RowLists;
  #clock = 0;
  #ids = 0;

  private constructor(disk: Disk, base: RowLists) {
    this.#disk = disk;
    this.#base = base;
  }

  /** One tab for each device that is named. */
  static async open(disk: Disk, base: RowLists, devices: readonly string[]): Promise<World> {
    const world = new World(disk, base);
    await (await disk.openTab('tab_first', 'dev_first')).stage(base);
    for (const device of devices) world.tabs.push(await world.openTab(device));
    return world;
  }

  async openTab(device: string): Promise<Tab> {
    const name = `tab_${++this.#ids}`, inner = await this.#disk.openTab(name, device);
    const store = new GatedStore(inner, this.gate);
    const opened = await Workbench.open(store, WORK, { now: () => ++this.#clock, newId: (prefix) => `${prefix}_w${++this.#ids}` });
    if (!opened.ok) throw new Error(opened.error.code);
    const workbench = opened.value, screen = new Tables(workbench.tables.toRows());
    workbench.subscribe((event) => {
      if (event.type === 'arrived') admit(screen, event.rows);
      if (event.type === 'left') screen.dismiss(event.rows);
      if (event.type === 'patch' && screen.accepts(event.patch)) screen.apply(event.patch); else if (event.type === 'patch') this.#misfits.push(event.patch);
    });
    return { name, store: inner, workbench, screen };
  }

  /** An act that brings a version or an alignment. */
  async bring(at: number, act: Act): Promise<Change | Refusal | null> {
    const { workbench } = this.tab(at);
    const bringing = bringingOf(act, workbench.tables, { author: workbench.person, time: this.#clock, newId: (prefix) => `${prefix}_w${++this.#ids}` });
    if (!bringing) return null;
    for (const owner of ownersOf(bringing.rows)) this.#staged.set(owner, bringing.rows);
    const done = await workbench.bring(bringing.kind, () => bringing.args, { rows: bringing.rows });
    if (!done.ok) throw new Error(done.error.code);
    if (!isRefusal(done.value)) this.acts.set(done.value.id, done.value);
    return done.value;
  }

  /** A file of somebody else: worked out, and on its way. */
  async merging(at: number, { changes, rows }: Parcel): Promise<{ plan: MergePlan; done: ReturnType<Workbench['bring']> }> {
    const { workbench } = this.tab(at), brings = { segment: rows.flatMap(({ segment = [] }) => segment), bead: rows.flatMap(({ bead = [] }) => bead) };
    const plan = await planMerge({ tables: workbench.tables, log: workbench.log }, { add: changes, remove: [], brings }, { breathe: () => Promise.resolve() });
    if (!plan) throw new Error('aborted');
    // What one merge brings another may bring in part.
    const { segment = [], bead = [] } = plan.brings;
    for (const owner of ownersOf(plan.brings)) this.#staged.set(owner, { segment: segment.filter(({ version }) => version === owner), bead: bead.filter(({ alignment }) => alignment === owner) });
    return { plan, done: workbench.bring('mergeChanges', ({ author, time }) => ({ ...plan.args, from: 'file', author, time }), { rows: plan.brings, effect: { after: plan.args.after, patch: plan.patch } }) };
  }

  /** Where another tab comes before it nothing of it stays, until it is worked out again: at the end (`finish`). */
  async merge(at: number, parcel: Parcel): Promise<void> {
    const done = await (await this.merging(at, parcel)).done;
    if (!done.ok && done.error.code !== 'replaced') throw new Error(done.error.code); // another tab stages the same rows
    this.#parcels.push(parcel);
    await quiet();
  }

  /** Any act, and time for what comes of it before something has to wait for the disk. */
  async play(at: number, act: Act): Promise<void> {
    if (!await this.bring(at, act)) this.act(at, act);
    await quiet();
  }

  act(at: number, act: Act): Change | Refusal | null {
    const { workbench } = this.tab(at);
    const args = argsOf(act, workbench.tables, { author: workbench.person, time: this.#clock, newId: (prefix) => `${prefix}_w${++this.#ids}` });
    const done = act.kind === 'undo' ? workbench.undo() : act.kind === 'redo' ? workbench.redo() : args && workbench.dispatch(act.kind, () => args);
    if (done && !isRefusal(done)) this.acts.set(done.id, done);
    return done;
  }

  tab(at: number): Tab { return this.tabs[at % this.tabs.length]!; }
  step(pick: number, outcome: Outcome): Promise<void> { return this.gate.step(pick, outcome); }

  /** Kills a tab in the middle of whatever it does, and opens another on its device. */
  async kill(at: number): Promise<void> {
    const number = at % this.tabs.length, killed = this.tab(at);
    killed.workbench.close();
    this.gate.forget(killed.name);
    const written = new Set((await this.log()).map(({ id }) => id));
    for (const { id } of killed.workbench.log) if (!written.has(id) && this.acts.has(id)) this.acts.delete(id);
    this.tabs[number] = await this.openTab(killed.workbench.device);
  }

  /** The log on disk. */
  async log(): Promise<readonly Change[]> {
    const read = await this.tabs[0]!.store.changesAfter(WORK, 0);
    if (!read.ok) throw new Error(read.error.code);
    return read.value.changes;
  }

  /** Holds in every tab after every move. */
  async check(tabs: readonly Tab[] = this.tabs): Promise<void> {
    const written = new Set((await this.log()).map(({ id }) => id));
    expect(this.#misfits, 'each event goes on from the one before').to.deep.equal([]);
    for (const { workbench, screen } of tabs) {
      expect(bytes(workbench.tables), 'base and log give the rows').to.equal(bytes(this.#replay(workbench.log)));
      expect(bytes(screen), 'events tell all').to.equal(bytes(workbench.tables));
      if (workbench.status.kind === 'saved') expect(workbench.log.filter(({ id }) => !written.has(id)), 'called saved').to.deep.equal([]);
      const known = new KnownLog(workbench.log), stack = UndoStack.of(workbench.device, workbench.log, (id) => known.get(id));
      expect([workbench.canUndo, workbench.canRedo]).to.deep.equal([stack.canUndo, stack.canRedo]);
    }
  }

  /** Everything written: law D3. */
  async finish(): Promise<void> {
    await this.#drain();
    for (const parcel of this.#parcels.splice(0)) {
      await this.merge(0, parcel);
      await this.#drain();
    }
    this.#parcels.length = 0;
    await this.check();
    const log = await this.log(), end = this.#replay(log);
    for (const { workbench } of this.tabs) {
      expect(workbench.status.kind).to.be.oneOf(['saved', 'unchanged']);
      expect(workbench.log.map(({ id }) => id)).to.deep.equal(log.map(({ id }) => id));
      expect(bytes(workbench.tables), 'all tabs equal the disk').to.equal(bytes(end));
    }
    expect(new Set(log.map(({ id }) => id)).size, 'no change twice').to.equal(log.length);
    expect(new Set(log.map(({ counter, device }) => `${counter} ${device}`)).size, 'no counter twice').to.equal(log.length);
    for (const id of this.acts.keys()) expect(log.some((change) => change.id === id), `${id} was written`).to.equal(true);
    const kept = [...textsKept(end, [...log, ...knownChanges(log).changes])];
    for (const { kind, args } of this.acts.values()) {
      for (const text of textsOf({ kind, args })) expect(kept.some((whole) => whole.includes(text)), `no text is lost: ${JSON.stringify(text)} of ${kind} in ${JSON.stringify(kept)}`).to.equal(true);
    }
    for (const { patch } of log.toReversed()) end.apply(invert(patch));
    expect(bytes(end), 'the log rewinds to the base').to.equal(bytes(this.#began(log)));
  }

  async #drain(): Promise<void> {
    for (let round = 0; round < 2; round++) { // the first tab hears of the last one's acts in the second round
      for (const { workbench } of this.tabs) void workbench.sync();
      await this.gate.drain();
    }
  }

  #replay(log: readonly Change[]): Tables {
    const tables = this.#began(log);
    for (const { patch } of log) tables.apply(patch);
    return tables;
  }

  /** The base, with what the log's changes bring. */
  #began(log: readonly Change[]): Tables {
    const tables = new Tables(this.#base);
    for (const owner of log.flatMap((change) => broughtBy(change))) admit(tables, this.#staged.get(owner) ?? {});
    return tables;
  }
}
