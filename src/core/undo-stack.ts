/**
 * What can be undone and redone: the acts of one device on one work, read off the log in its order, from all tabs.
 * It survives a reload because it is only a way of reading the log.
 *
 * A merge is one act of the device that did it; what it brought is no act of this device, whoever did it once. Nor is what
 * was kept of somebody's typing when their sentence went: nobody has done it, and to take it back would lose the words. Acts
 * count by the effects that they have by now: one that a merge has left without any needs no undo.
 */
import type { ChangeId, DeviceId } from './ids.ts';
import type { Change } from './change.ts';
import { hasEffect } from './history.ts';
import type { EditSegmentArgs } from './commands/edit.ts';
import type { MergeArgs } from './commands/merge-changes.ts';
import type { UndoArgs } from './commands/undo.ts';

export interface UndoStep {
  /** The act. */
  readonly target: ChangeId;
  /** The change whose effect an undo (or a redo) takes back. */
  readonly effect: ChangeId;
  /** It is a merge: taken back by another one (merge.ts), not by the command `undo`. */
  readonly merge?: true;
}

export class UndoStack {
  readonly #device: DeviceId;
  #done: UndoStep[] = [];
  #undone: UndoStep[] = [];

  constructor(device: DeviceId) {
    this.#device = device;
  }

  /** A whole log; `now` gives a change the effect that it has by now, undefined: it counts no more. */
  static of(device: DeviceId, log: readonly Change[], now: (id: ChangeId) => Change | undefined): UndoStack {
    const stack = new UndoStack(device);
    for (const change of log) {
      const read = change.kind === 'mergeChanges' ? change : now(change.id);
      if (read) stack.read(read);
    }
    return stack;
  }

  /** Reads one change, in log order. */
  read(change: Change): void {
    if (change.device !== this.#device || change.kind === 'receiveRelease' || isRescue(change) || !hasEffect(change)) return;
    const back = takenBackBy(change), merge = change.kind === 'mergeChanges' ? { merge: true } as const : {};
    if (back) {
      const from = back.kind === 'undo' ? this.#done : this.#undone;
      const at = from.findLastIndex((step) => step.target === back.target);
      if (at >= 0) from.splice(at, 1);
      (back.kind === 'undo' ? this.#undone : this.#done).push({ target: back.target, effect: change.id, ...merge });
      return;
    }
    this.#done.push({ target: change.id, effect: change.id, ...merge });
    this.#undone = [];
  }

  /** Newest first. */
  get toUndo(): readonly UndoStep[] { return this.#done.toReversed(); }
  get toRedo(): readonly UndoStep[] { return this.#undone.toReversed(); }
  get canUndo(): boolean { return this.#done.length > 0; }
  get canRedo(): boolean { return this.#undone.length > 0; }
}

function isRescue({ kind, args }: Change): boolean {
  return kind === 'editSegment' && (args as EditSegmentArgs).rescued === true;
}

function takenBackBy({ kind, args }: Change): { readonly kind: 'undo' | 'redo'; readonly target: ChangeId } | undefined {
  if (kind === 'mergeChanges') return (args as MergeArgs).takesBack;
  return kind === 'undo' || kind === 'redo' ? { kind, target: (args as UndoArgs).target } : undefined;
}
