/**
 * The workbench: one open work without a screen.
 *
 * Every act enters by one door, `dispatch`: it runs the command on the tables, applies the patch, tells the listeners
 * and queues the write; nothing waits for the disk to paint. `sync` takes its turn in one queue: in one transaction it
 * reads what other tabs have logged since, and if there is something takes this tab's waiting acts off, applies theirs
 * and runs ours again; then it writes. Two tabs therefore end with the same rows whatever the interleaving (law D3).
 */
import type { ChangeId, DeviceId, SegmentId, WorkId } from '../core/ids.ts';
import { asId } from '../core/ids.ts';
import type { Change, Refusal } from '../core/change.ts';
import { isRefusal, refuse } from '../core/change.ts';
import type { CommandArgs, CommandKind } from '../core/commands/registry.ts';
import { losesEffect } from '../core/history.ts';
import type { StagedRows } from '../core/staged.ts';
import { ownersOf } from '../core/staged.ts';
import type { UndoStep } from '../core/undo-stack.ts';
import type { Author, Bead, Segment } from '../core/model.ts';
import { ownerOf } from '../core/model.ts';
import type { Patch } from '../core/patch.ts';
import { invert, isEmpty, NetPatch } from '../core/patch.ts';
import type { Tables } from '../core/tables.ts';
import { breathe } from '../store/breathe.ts';
import type { CommitPlan, Draft, DraftKey, LoadedWork, Result, Store, StoreError } from '../store/types.ts';
import { Arrivals } from './arrivals.ts';
import { commands, commandsHere, loadCommands } from './commands-soon.ts';
import { DraftDesk } from './draft-desk.ts';
import { EarlyTables } from './early-tables.ts';
import { draftsTakenBy, filedAs } from './draft-rescue.ts';
import type { Listener, VoidAct } from './events.ts';
import { Listeners, report } from './events.ts';
import { Log } from './log.ts';
import { newPerson } from './new-person.ts';
import { Pause } from './pause.ts';
import type { SaveStatus } from './save-status.ts';
import { whyVoid } from './void-acts.ts';

export interface WorkbenchEnvironment {
  readonly now: () => number;
  /** A new random id, e.g. `newId('chg')`. */
  readonly newId: (prefix: string) => string;
  /** Whoever opens it loads the commands after the first row (commands-soon.ts). Absent: they are there once it is open. */
  readonly commands?: 'later';
  /** Settles when what an act has changed is on screen: its writing waits for that. Absent: it waits for nothing. */
  readonly drawn?: () => Promise<void>;
}

/** What the door stamps on an act. */
export interface Stamp {
  readonly author: Author;
  readonly time: number;
  readonly newId: (prefix: string) => string;
}

/** How many changes of other tabs are worked in inside a transaction; more are worked in before it. */
const AT_ONCE = 200;

/** Milliseconds after which rows that are open are compared with their sums, where nobody waits for it: the page is drawn first. */
const DRAWN = 300;

/** Rows of merges that were dropped, and whose they were. */
interface GivenUp { readonly rows: StagedRows; readonly owners: ReadonlySet<string> }

export class Workbench {
  readonly work: WorkId;
  readonly tables: Tables;
  /** Pages that were damaged and have been rebuilt while opening. */
  readonly repaired: number;
  readonly #store: Store;
  readonly #env: WorkbenchEnvironment;
  readonly #log: Log;
  readonly #drafts: DraftDesk;
  readonly #arrivals: Arrivals;
  readonly #listeners = new Listeners();
  readonly #unhook: readonly (() => void)[];
  #person: Author;
  /** The person as last read or written, so that news of other tabs can be told from our own older state. */
  #personOnDisk: string;
  #head: number;
  #status: SaveStatus = { kind: 'unchanged' };
  #queue: Promise<void> = Promise.resolve();
  #queued = false;
  /** The proof waits until the page is drawn or somebody waits for the queue; the writing of an act until the act is on screen. */
  readonly #proofWait = new Pause();
  readonly #drawing = new Pause();
  /** Are the rows here the ones that were written? null: they have not been compared with their sums yet. */
  #sound: boolean | null = null;
  /** Settles when they have been: are they what was written? */
  readonly proof: Promise<boolean>;
  /** Effects that an undo or redo was refused for. */
  readonly #refused = new Set<ChangeId>();

  private constructor(opened: Opened) {
    const { store, env, person, loaded, work } = opened;
    [this.work, this.#store, this.#env, this.#person] = [work, store, env, person];
    [this.#drafts, this.tables] = [opened.drafts, opened.tables];
    this.#arrivals = new Arrivals(store, opened.work, loaded.log);
    this.repaired = loaded.repaired.length;
    this.#log = new Log(store.device, loaded.log);
    this.#head = loaded.head;
    this.#personOnDisk = JSON.stringify(person);
    this.#drafts.onMended = () => { void this.#queueTurn(); };
    this.#unhook = [
      store.onHead((head) => {
        void this.#readPerson();
        if (head > this.#head) void this.#queueTurn();
      }),
      store.onTrouble((trouble) => { if (trouble) this.#setTrouble(trouble); else void this.sync(); }),
      store.onWorks(({ work, removed }) => {
        if (removed && work === this.work) this.#setTrouble({ code: 'removed', at: 'another tab', params: { detail: 'deleted for good' } });
      }),
    ];
    if (store.trouble) this.#status = { kind: 'trouble', pending: 0, error: store.trouble };
    // What was logged after the loading and before these ears were open.
    this.proof = this.#prove(loaded.proved);
    this.#queue = this.#catchUp().then(() => undefined).catch((mistake: unknown) => this.#fail(mistake)).then(async () => { await this.proof; });
  }

  /** Opens a work that is in the store. */
  static async open(store: Store, work: WorkId, env: WorkbenchEnvironment): Promise<Result<Workbench>> {
    const drafts = new DraftDesk(store, work), early = new EarlyTables();
    if (env.commands !== 'later') await loadCommands();
    const [loaded, person, ready] = await Promise.all([store.load(work, early), store.getFact('person'), drafts.open()]);
    if (!loaded.ok) return loaded;
    if (!ready.ok) return ready;
    if (!person.ok) return person;
    const author = (person.value as Author | undefined) ?? await newPerson(store, env);
    const tables = await early.of(loaded.value);
    return { ok: true, value: new Workbench({ store, work, env, drafts, person: author, tables, loaded: loaded.value }) };
  }

  get person(): Author { return this.#person; }
  get device(): DeviceId { return this.#store.device; }
  /** A new random id, for what is made before the act that brings it. */
  get newId(): (prefix: string) => string { return this.#env.newId; }
  get status(): SaveStatus { return this.#status; }
  /** The rows here are not the ones that were written: nothing of them may be carried out, and the work is to be opened again. */
  get unsound(): boolean { return this.#sound === false; }
  /** The log as it stands on disk, what waits included: merges are entries of it, and what they brought stands inside them. */
  get log(): readonly Change[] { return this.#log.changes; }
  /** All that was done to the work, by whomever: the known changes in their order, with the effects that they have by now. */
  get history(): readonly Change[] { return [...this.#log.known.changes]; }
  /** Acts that are not written yet. */
  get pending(): readonly Change[] { return this.#log.pending.map(({ change }) => change); }
  /** Do acts wait for the proof? Until then none of them is on its way. */
  get waiting(): boolean { return this.#log.pending.length > 0 && !this.#sound; }
  /** Is there anything that only this window holds? */
  get unsaved(): boolean { return this.#log.pending.length > 0 || this.#drafts.failure !== undefined; }
  get drafts(): readonly Draft[] { return this.#drafts.all; }
  get olderDrafts(): readonly Draft[] { return this.#drafts.older; }
  get canUndo(): boolean { return this.#log.stack.canUndo; }
  get canRedo(): boolean { return this.#log.stack.canRedo; }

  subscribe(listener: Listener): () => void { return this.#listeners.add(listener); }

  draftOf(segment: SegmentId): Draft | undefined { return this.#drafts.get(segment); }

  /** The latest typed text of a segment, and the text the person saw. A text equal to the current one is no draft any more. */
  draft(segment: SegmentId, text: string, seen?: string): void {
    const row = this.tables.get('segment', segment);
    const base = seen ?? this.#drafts.get(segment)?.base ?? row?.text;
    if (base === undefined) return;
    if (text === row?.text) this.#drafts.discard(segment);
    else this.#drafts.put({ segment, base, text, time: this.#env.now() });
    this.#listeners.tell({ type: 'draft', segment });
  }

  /** A text from before the work was opened again; it never takes the place of another one. */
  keepDraft(draft: Pick<Draft, 'segment' | 'base' | 'text' | 'time'>): void {
    const { segment, base, text, time } = draft;
    if (this.tables.get('segment', segment)?.text === text) return;
    this.#drafts.keep({ segment, base, text, time });
    this.#listeners.tell({ type: 'draft', segment });
  }

  /** One of `olderDrafts`. */
  discardOlder(draft: Draft): void {
    this.#drafts.discardOlder(draft);
    this.#listeners.tell({ type: 'draft', segment: draft.segment });
  }

  /** A draft whose sentence is not there any more: what was typed becomes a suggestion where the text is carried on. */
  fileDraft(draft: Draft, more: { readonly rescued?: true } = {}): Change | Refusal {
    const { segment, base, text } = draft, older = this.#drafts.older.includes(draft);
    const done = this.#act('editSegment', ({ author, time, newId }) => ({ segment, base, text, suggestion: asId(newId('sug')), author, time, ...more }), {
      closes: segment, ...(older ? { drops: () => this.#drafts.takeOlder(draft) } : {}),
    });
    if (isRefusal(done) && done.no === 'noChange') { if (older) this.discardOlder(draft); else this.discardDraft(segment); }
    return done;
  }

  /** The page is hidden or going away: nothing waits for anything any more. */
  flush(): void {
    this.#drafts.flush();
    this.#drawing.lift();
  }

  discardDraft(segment: SegmentId): void {
    this.#drafts.discard(segment);
    this.#listeners.tell({ type: 'draft', segment });
  }

  /** The one door. `make` gets the stamp and gives the command's arguments; `closes` names a segment whose draft it commits. */
  dispatch<K extends CommandKind>(kind: K, make: (stamp: Stamp) => CommandArgs[K], closes?: SegmentId): Change | Refusal {
    return this.#act(kind, make, closes ? { closes } : {});
  }

  /**
   * An act that brings a version or an alignment: its rows are staged first, piece by piece, and become part of the work
   * with the change. Where that is refused, fails or is aborted, the work and the disk are as before.
   */
  async bring<K extends CommandKind>(
    kind: K, make: (stamp: Stamp) => CommandArgs[K], { rows, signal, before, effect }: Bringing,
  ): Promise<Result<Change | Refusal>> {
    await loadCommands();
    const staged = await this.#store.stageInto(this.work, rows, signal);
    if (!staged.ok) return staged;
    await this.tables.admit(rows, breathe);
    if (!signal?.aborted) await before?.();
    const done = signal?.aborted ? null : this.#act(kind, make, { brings: rows, ...(effect ? { effect } : {}) });
    if (done && !isRefusal(done)) return { ok: true, value: done };
    // What another tab has brought meanwhile, from the same file, is part of the work.
    const left = this.#arrivals.unknown(rows);
    this.tables.dismiss(left);
    await this.#store.sweep(this.work, ownersOf(left));
    return done ? { ok: true, value: done } : { ok: false, error: { code: 'closed', at: 'stage', params: { detail: 'aborted' } } };
  }

  #act<K extends CommandKind>(
    kind: K, make: (stamp: Stamp) => CommandArgs[K], { closes, brings, drops, effect }: ActOptions,
  ): Change | Refusal {
    const run = commandsHere()?.runCommand;
    if (!run) {
      loadCommands().catch(() => undefined); // the next act tries again
      return refuse('notLoaded');
    }
    if (this.unsound) return refuse('notLoaded'); // it is being opened again; what was typed comes along as it is
    const time = this.#env.now();
    const args = make({ author: this.#person, time, newId: this.#env.newId });
    const merge = kind === 'mergeChanges';
    const patch = effect?.after === this.#log.known.last ? effect.patch : run(kind, args, { tables: this.tables, log: this.#log });
    if (isRefusal(patch)) return patch;
    const taken = draftsTakenBy(patch, this.#drafts).filter(({ segment }) => segment !== closes);
    if (taken.length > 0 && !merge) return refuse('draftOpen');
    const change: Change = {
      id: asId(this.#env.newId('chg')), work: this.work, kind, args, patch, counter: this.#log.nextCounter,
      device: this.#store.device, author: this.#person, time,
    };
    if (brings) this.#listeners.tell({ type: 'arrived', rows: brings });
    this.#arrivals.know(change);
    this.tables.apply(patch);
    this.#log.addPending({ change, drop: drops?.() ?? (closes ? this.#drafts.take(closes) : []) });
    if (merge) this.#refused.clear(); // what stood in the way may be another thing now
    this.#listeners.tell({ type: 'patch', patch, from: merge ? 'elsewhere' : 'here' });
    if (taken.length > 0) void this.#rescue(taken);
    if (closes) this.#listeners.tell({ type: 'draft', segment: closes });
    void this.sync();
    return change;
  }

  undo(): Change | Refusal { return this.#takeBack('undo', this.#log.stack.toUndo); }
  redo(): Change | Refusal { return this.#takeBack('redo', this.#log.stack.toRedo); }

  /** A merge that cannot be taken back (or brought again): the next undo (or redo) goes on to the act before. */
  passOver(merge: ChangeId): void {
    for (const { target, effect } of [...this.#log.stack.toUndo, ...this.#log.stack.toRedo]) if (target === merge) this.#refused.add(effect);
  }

  /**
   * An act whose effect somebody else has taken back already is passed over. One that cannot be taken back, because others
   * have gone on from it, is refused once; the next undo goes on to the act before, so that none bars the way for ever. Of a
   * merge the refusal `mergeUndo` names the `change`: the exchange desk takes it back.
   */
  #takeBack(kind: 'undo' | 'redo', steps: readonly UndoStep[]): Change | Refusal {
    for (const step of steps) {
      if (this.#refused.has(step.effect)) continue;
      // Worked out piece by piece, on a copy: by whoever can wait for that.
      if (step.merge) return refuse('mergeUndo', { change: step.target });
      const taken = this.dispatch(kind, ({ author, time, newId }) => ({ ...step, suggestion: asId(newId('sug')), author, time }));
      if (!isRefusal(taken)) return taken;
      if (taken.no === 'noChange') continue;
      if (taken.no === 'draftOpen') return taken;
      this.#refused.add(step.effect);
      return taken;
    }
    return refuse(kind === 'undo' ? 'nothingToUndo' : 'nothingToRedo');
  }

  /** What the person calls themselves from now on; what they wrote before keeps the name it was signed with. */
  async setName(name: string): Promise<Result<void>> {
    this.#person = { ...this.#person, name: name.trim() };
    this.#listeners.tell({ type: 'person', person: this.#person });
    const named = this.#person, put = await this.#store.putFact('person', named);
    if (put.ok) this.#personOnDisk = JSON.stringify(named);
    return put;
  }

  /** Somebody comes back to this tab: what others wrote meanwhile, and what the person is called by now. */
  async refresh(): Promise<void> {
    this.#drawing.lift(false);
    await Promise.all([this.sync(), this.#readPerson()]);
  }

  async #readPerson(): Promise<void> {
    const read = await this.#store.getFact('person');
    if (!read.ok || read.value === undefined || JSON.stringify(read.value) === this.#personOnDisk) return;
    this.#personOnDisk = JSON.stringify(read.value);
    this.#person = read.value as Author;
    this.#listeners.tell({ type: 'person', person: this.#person });
  }

  /** Catches up with other tabs and writes what waits (also after trouble: this is "try again"). Calls share a queued turn. */
  sync(): Promise<void> {
    this.#drafts.retry();
    return this.#queueTurn();
  }

  /** The proof, at once: for whoever is about to carry something out. */
  sound(): Promise<boolean> {
    this.#proofWait.end();
    return this.proof;
  }

  /** Nothing is written before the rows that it starts from have been compared with their sums (decision 0013). */
  async #prove(proved: LoadedWork['proved']): Promise<boolean> {
    if (proved) await this.#proofWait.until(new Promise((now) => { setTimeout(now, DRAWN); })).then(() => this.#onScreen());
    this.#sound = await proved?.().catch(() => false) ?? true;
    if (this.unsound) this.#takeUnsound(); else if (proved) this.tables.settle();
    return this.#sound;
  }

  /** The frame that shows an act is held up neither by the proof nor by the writing. */
  async #onScreen(): Promise<void> { if (this.#env.drawn && this.#log.pending.length > 0) await this.#drawing.until(this.#env.drawn()); }
  #takeUnsound(): void { this.#setTrouble({ code: 'damaged', at: 'load', params: { detail: 'rows are not what was written' } }); }

  #queueTurn(): Promise<void> {
    this.#proofWait.end();
    if (this.#log.pending.length > 0 && this.#status.kind !== 'trouble') this.#setStatus({ kind: 'saving', pending: this.#log.pending.length });
    if (!this.#queued) {
      this.#queued = true;
      this.#queue = this.#queue.then(() => { this.#queued = false; return this.#takeTurn(); }).catch((mistake: unknown) => this.#fail(mistake));
    }
    return this.#queue;
  }

  /** Resolves when everything typed and done so far has been written, or could not be. */
  async settled(): Promise<SaveStatus> {
    const [drafts] = await Promise.all([this.#drafts.settled(), this.sync()]);
    if (!drafts.ok) this.#setTrouble(drafts.error);
    return this.#status;
  }

  close(): void {
    this.#drawing.lift();
    for (const unhook of this.#unhook) unhook();
  }

  async #takeTurn(): Promise<void> {
    if (this.unsound) { this.#takeUnsound(); return; }
    await this.#onScreen();
    let sent = 0;
    const result = await this.#store.exchange(this.work, this.#head, (theirs): CommitPlan | null => {
      const news = theirs.filter(({ id }) => !this.#log.isWritten(id));
      if (news.length > AT_ONCE || this.#arrivals.missing(news).length > 0) return null;
      this.#workIn(news);
      sent = this.#log.pending.length;
      return { changes: this.pending, drop: this.#log.pending.flatMap(({ drop }) => drop) };
    });
    if (!result.ok) {
      this.#setTrouble(result.error);
    } else if (!result.value.written) {
      if (await this.#catchUp()) await this.#takeTurn();
    } else {
      this.#head = result.value.head;
      this.#drafts.written(this.#log.settle(sent).flatMap(({ drop }) => drop));
      if (this.#log.pending.length > 0) void this.#queueTurn();
      else this.#rest(sent > 0);
    }
  }

  /** No act waits any more. A store that is in trouble all the same (no disk at all) has not saved anything, and a draft may still wait. */
  #rest(wrote: boolean): void {
    const trouble = this.#store.trouble ?? this.#drafts.failure?.error;
    if (trouble) this.#setStatus({ kind: 'trouble', pending: 0, error: trouble });
    else if (wrote || this.#status.kind === 'saving' || this.#status.kind === 'trouble') this.#setStatus({ kind: 'saved', time: this.#env.now() });
  }

  /** Works in, outside any transaction, more changes than one turn takes, and such as bring rows. False: they could not be read. */
  async #catchUp(): Promise<boolean> {
    const news = await this.#store.changesAfter(this.work, this.#head);
    if (!news.ok) { this.#setTrouble(news.error); return false; }
    const brought = await this.#arrivals.fetch(news.value.changes);
    if (!brought.ok) { this.#setTrouble(brought.error); return false; }
    // A merge of the same file that is refused here meanwhile must not take them away.
    for (const change of news.value.changes) this.#arrivals.know(change);
    if (brought.value) {
      await this.tables.admit(brought.value, breathe);
      this.#listeners.tell({ type: 'arrived', rows: brought.value });
    }
    this.#workIn(news.value.changes.filter(({ id }) => !this.#log.isWritten(id)));
    this.#head = news.value.head;
    return true;
  }

  /** Ours off, theirs on, ours again. `theirs` may hold acts of ours whose write failed only in appearance. */
  #workIn(theirs: readonly Change[]): void {
    if (theirs.length === 0) return;
    const net = new NetPatch(), acts: VoidAct[] = [], givenUp: GivenUp[] = [];
    const apply = (patch: Patch): void => { this.tables.apply(patch); net.add(patch); };
    for (const { change } of [...this.#log.pending].reverse()) apply(invert(change.patch));
    for (const { patch } of theirs) apply(patch);
    this.#log.rebase(theirs, {
      dropped: (merges) => {
        acts.push(...merges.map((change) => ({ change, refusal: refuse('changedSince') })));
        givenUp.push(this.#giveUp(merges));
      },
      rerun: (change) => {
        const view = { tables: this.tables, log: this.#log }, patch = commands().runAgain(change, view);
        const refusal = losesEffect({ before: change, after: { patch } }) ? whyVoid(change, view) : null;
        if (refusal) acts.push({ change, refusal });
        apply(patch);
        return { ...change, patch };
      },
    });
    const patch = net.done();
    if (!isEmpty(patch)) this.#listeners.tell({ type: 'patch', patch, from: 'elsewhere' });
    for (const { rows, owners } of givenUp) {
      this.#listeners.tell({ type: 'left', rows });
      void this.#store.sweep(this.work, owners);
    }
    if (acts.length > 0) this.#listeners.tell({ type: 'void', acts });
    const taken = draftsTakenBy(patch, this.#drafts);
    if (taken.length > 0) void this.#rescue(taken);
  }

  /**
   * Merges that others came before are worked out again by whoever wanted them: nothing of theirs stays here or on disk. What was
   * written to their rows finds nothing there.
   */
  #giveUp(merges: readonly Change[]): GivenUp {
    const owners = this.#arrivals.forget(merges, this.#log.changes);
    const of = (table: 'segment' | 'bead'): (Segment | Bead)[] => [...this.tables.all(table)].filter((row) => owners.has(ownerOf(table, row)));
    const rows: StagedRows = owners.size === 0 ? {} : { segment: of('segment') as Segment[], bead: of('bead') as Bead[] };
    this.tables.dismiss(rows);
    return { rows, owners };
  }

  /** Drafts whose sentences others took away; at once, but in the moment after opening. Where that fails they stay drafts. */
  async #rescue(taken: readonly Draft[]): Promise<void> {
    if (!commandsHere()) await loadCommands().catch(() => undefined);
    const filed = taken.flatMap((draft) => filedAs(draft, this.fileDraft(draft, { rescued: true })));
    if (filed.length > 0) this.#listeners.tell({ type: 'filed', filed });
  }

  /** A mistake of ours in the middle of a turn: what waits goes on waiting, and nobody may believe it saved. */
  #fail(mistake: unknown): void {
    this.#setTrouble({ code: 'damaged', at: 'sync', params: { detail: String(mistake) } });
    report(mistake);
  }

  #setTrouble(error: StoreError): void {
    this.#setStatus({ kind: 'trouble', pending: this.#log.pending.length, error });
  }

  #setStatus(status: SaveStatus): void {
    this.#status = status;
    this.#listeners.tell({ type: 'status', status });
  }
}

/** What an act does, where it has been worked out beforehand, and on which state of the log. */
interface Foreseen { readonly after: ChangeId | null; readonly patch: Patch }

interface Bringing {
  readonly rows: StagedRows;
  /** Of a merge: its plan. */
  readonly effect?: Foreseen;
  readonly signal?: AbortSignal;
  /** What the act has to look at, looked at piece by piece once the rows are here. */
  readonly before?: () => Promise<void>;
}

interface ActOptions {
  /** A segment whose draft the act commits. */
  readonly closes?: SegmentId;
  readonly brings?: StagedRows;
  readonly effect?: Foreseen;
  /** Rows of drafts that the act makes superfluous, where they are not those of `closes`. */
  readonly drops?: () => readonly DraftKey[];
}

interface Opened {
  readonly store: Store;
  readonly work: WorkId;
  readonly env: WorkbenchEnvironment;
  readonly drafts: DraftDesk;
  readonly person: Author;
  readonly tables: Tables;
  readonly loaded: Pick<LoadedWork, 'log' | 'head' | 'repaired' | 'proved'>;
}
