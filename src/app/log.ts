/**
 * The log of one open work in memory: what has been written, and this tab's acts that wait to be.
 *
 * As a view for commands, and as history for people, it speaks of the known changes in their order with the effects that
 * they have by now (core/known.ts); `changes` is the log as it stands on disk, merges included.
 */
import type { ChangeId, DeviceId } from '../core/ids.ts';
import type { Change } from '../core/change.ts';
import type { LogView } from '../core/commands/command.ts';
import type { Known } from '../core/known.ts';
import { counterOf, KnownLog } from '../core/known.ts';
import type { Patch } from '../core/patch.ts';
import { UndoStack } from '../core/undo-stack.ts';
import type { DraftKey } from '../store/types.ts';

export interface Pending {
  change: Change;
  /** Drafts that the act makes superfluous. */
  readonly drop: readonly DraftKey[];
}

export class Log implements LogView {
  readonly #device: DeviceId;
  readonly #ids = new Set<ChangeId>();
  #known = new KnownLog();
  #written: Change[] = [];
  #pending: Pending[] = [];
  #stack: UndoStack;
  #counter = 0;

  constructor(device: DeviceId, written: readonly Change[]) {
    this.#device = device;
    for (const change of written) { this.#written.push(change); this.#ids.add(change.id); }
    this.#stack = this.#readAgain();
  }

  get stack(): UndoStack { return this.#stack; }
  get pending(): readonly Pending[] { return this.#pending; }
  /** Written and waiting, in the order of the disk. */
  get changes(): readonly Change[] { return [...this.#written, ...this.#pending.map(({ change }) => change)]; }
  /** While pending acts are run again, only those that have been. */
  get known(): Known { return this.#known; }
  /** The counter that the next change of this work gets: greater than every one that was ever known here. */
  get nextCounter(): number { return this.#counter + 1; }

  /** Has the change been written? (One that is pending may turn out to be, when a write succeeded without saying so.) */
  isWritten(id: ChangeId): boolean { return this.#ids.has(id); }
  get(id: ChangeId): Change | undefined { return this.#known.get(id); }
  patchOf(id: ChangeId): Patch | undefined { return this.#known.patchOf(id); }
  since(id: ChangeId): Generator<Change> { return this.#known.since(id); }

  addPending(pending: Pending): void {
    this.#pending.push(pending);
    this.#read(pending.change);
    if (pending.change.kind === 'mergeChanges') this.#stack = this.#stackNow(); // others' effects may be other ones now
    else this.#stack.read(pending.change);
  }

  /** The first `count` pending changes have been written. */
  settle(count: number): readonly Pending[] {
    const settled = this.#pending.splice(0, count);
    for (const { change } of settled) { this.#written.push(change); this.#ids.add(change.id); }
    return settled;
  }

  /**
   * Puts `written` before what is pending and gives each change that still is its new effect. A merge was worked out on
   * another log: it is dropped before anything is run again, so that whoever wanted it works it out once more. What was done
   * after it keeps its counter, and so its place behind the changes that the merge would have brought.
   */
  rebase(written: readonly Change[], { dropped, rerun }: { dropped: (merges: readonly Change[]) => void; rerun: (change: Change) => Change }): void {
    for (const change of written) { this.#written.push(change); this.#ids.add(change.id); }
    const waiting = this.#pending.filter(({ change }) => !this.#ids.has(change.id));
    this.#pending = waiting.filter(({ change }) => change.kind !== 'mergeChanges');
    this.#known = new KnownLog();
    this.#counter = 0;
    for (const change of this.#written) this.#read(change);
    const merges = waiting.flatMap(({ change }) => change.kind === 'mergeChanges' ? [change] : []);
    if (merges.length > 0) dropped(merges);
    for (const pending of this.#pending) {
      pending.change = rerun({ ...pending.change, counter: Math.max(pending.change.counter, this.nextCounter) });
      this.#read(pending.change);
    }
    this.#stack = this.#stackNow();
  }

  #readAgain(): UndoStack {
    for (const change of this.#written) this.#read(change);
    return this.#stackNow();
  }

  #read(change: Change): void {
    this.#known.read(change);
    this.#counter = Math.max(this.#counter, counterOf(change));
  }

  #stackNow(): UndoStack {
    return UndoStack.of(this.#device, this.changes, (id) => this.#known.get(id));
  }
}
