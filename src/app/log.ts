/** The log of one open work in memory: what has been written, and this tab's acts that wait to be. */
import type { ChangeId, DeviceId } from '../core/ids.ts';
import type { Change } from '../core/change.ts';
import type { LogView } from '../core/commands/command.ts';
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
  readonly #byId = new Map<ChangeId, Change>();
  #written: Change[] = [];
  #pending: Pending[] = [];
  /** So many of the pending ones are in effect: all, but while they are run again. */
  #inEffect = 0;
  #stack: UndoStack;

  constructor(device: DeviceId, written: readonly Change[]) {
    this.#device = device;
    this.#stack = new UndoStack(device);
    for (const change of written) this.addWritten(change);
  }

  get stack(): UndoStack { return this.#stack; }
  get pending(): readonly Pending[] { return this.#pending; }
  /** Written and waiting, in order. */
  get changes(): readonly Change[] { return [...this.#written, ...this.#pending.map(({ change }) => change)]; }
  /** The counter that the next change of this work gets. */
  get nextCounter(): number { return this.#counter + 1; }
  #counter = 0;

  /** Has the change been written? (One that is pending may turn out to be, when a write succeeded without saying so.) */
  isWritten(id: ChangeId): boolean { return this.#byId.has(id) && !this.#pending.some(({ change }) => change.id === id); }
  get(id: ChangeId): Change | undefined { return this.#byId.get(id); }
  patchOf(id: ChangeId): Patch | undefined { return this.#byId.get(id)?.patch; }

  *since(id: ChangeId): Generator<Change> {
    const at = this.#written.findLastIndex((change) => change.id === id);
    const waiting = this.#pending.slice(0, this.#inEffect).map(({ change }) => change), here = waiting.findIndex((change) => change.id === id);
    if (here >= 0) { yield* waiting.slice(here + 1); return; }
    yield* this.#written.slice(at + 1);
    yield* waiting;
  }

  addWritten(change: Change): void {
    this.#written.push(change);
    this.#remember(change);
  }

  addPending(pending: Pending): void {
    this.#pending.push(pending);
    this.#inEffect++;
    this.#remember(pending.change);
  }

  /** The first `count` pending changes have been written. */
  settle(count: number): readonly Pending[] {
    const settled = this.#pending.splice(0, count);
    this.#inEffect = this.#pending.length;
    for (const { change } of settled) this.#written.push(change);
    return settled;
  }

  /** Puts `written` before what is pending and gives each change that still is its new effect. */
  rebase(written: readonly Change[], rerun: (change: Change) => Change): void {
    const ids = new Set(written.map(({ id }) => id));
    this.#pending = this.#pending.filter(({ change }) => !ids.has(change.id));
    for (const change of written) this.addWritten(change);
    this.#inEffect = 0;
    for (const pending of this.#pending) {
      pending.change = rerun({ ...pending.change, counter: this.nextCounter });
      this.#counter = pending.change.counter;
      this.#byId.set(pending.change.id, pending.change);
      this.#inEffect++;
    }
    this.#stack = new UndoStack(this.#device);
    for (const change of this.changes) this.#stack.read(change);
  }

  #remember(change: Change): void {
    this.#byId.set(change.id, change);
    this.#counter = Math.max(this.#counter, change.counter);
    this.#stack.read(change);
  }
}
