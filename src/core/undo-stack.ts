/**
 * What can be undone and redone: the acts of one device on one work, read off the log in its order, from all tabs.
 * It survives a reload because it is only a way of reading the log.
 */
import type { ChangeId, DeviceId } from './ids.ts';
import type { Change } from './change.ts';
import { hasEffect } from './history.ts';
import type { UndoArgs } from './commands/undo.ts';

export interface UndoStep {
  /** The act. */
  readonly target: ChangeId;
  /** The change whose effect an undo (or a redo) takes back. */
  readonly effect: ChangeId;
}

export class UndoStack {
  readonly #device: DeviceId;
  #done: UndoStep[] = [];
  #undone: UndoStep[] = [];

  constructor(device: DeviceId) {
    this.#device = device;
  }

  /** Reads one change, in log order. */
  read(change: Change): void {
    if (change.device !== this.#device || change.kind === 'receiveRelease' || !hasEffect(change)) return;
    if (change.kind === 'undo' || change.kind === 'redo') {
      const { target } = change.args as UndoArgs;
      const from = change.kind === 'undo' ? this.#done : this.#undone;
      const at = from.findLastIndex((step) => step.target === target);
      if (at >= 0) from.splice(at, 1);
      (change.kind === 'undo' ? this.#undone : this.#done).push({ target, effect: change.id });
      return;
    }
    this.#done.push({ target: change.id, effect: change.id });
    this.#undone = [];
  }

  /** Newest first. */
  get toUndo(): readonly UndoStep[] { return this.#done.toReversed(); }
  get toRedo(): readonly UndoStep[] { return this.#undone.toReversed(); }
  get canUndo(): boolean { return this.#done.length > 0; }
  get canRedo(): boolean { return this.#undone.length > 0; }
}
