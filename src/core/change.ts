/** A change: one logged, undoable act. It carries intent (`kind` + `args`) and effect (`patch`). */
import type { ChangeId, DeviceId, WorkId } from './ids.ts';
import type { Author } from './model.ts';
import type { Patch } from './patch.ts';
import type { CommandArgs, CommandKind } from './commands/registry.ts';

export interface Change<K extends CommandKind = CommandKind> {
  readonly id: ChangeId;
  readonly work: WorkId;
  readonly kind: K;
  /** Can be run again after somebody else's change. */
  readonly args: CommandArgs[K];
  /** Can be inverted and shown. Empty when the act met a state in which it no longer applied. */
  readonly patch: Patch;
  /** Lamport counter of the work on the device that made it; with `device` it orders changes across machines. */
  readonly counter: number;
  readonly device: DeviceId;
  readonly author: Author;
  /** Milliseconds since 1970, UTC; shown, never used for order. */
  readonly time: number;
}

/** A normal refusal is a value: the act does not apply here. `no` is a key of the catalog's `refusal` section. */
export interface Refusal {
  readonly no: RefusalReason;
  readonly params: { readonly [name: string]: string | number };
}
export type RefusalReason =
  | 'gone' | 'noChange' | 'decided' | 'notYours' | 'changedSince' | 'nothingToUndo' | 'nothingToRedo' | 'known' | 'pivotStays'
  | 'acrossParagraphs' | 'notNeighbours' | 'lastOne' | 'emptySide' | 'insideSign' | 'endOfText'
  | 'notYourNote' | 'answered'
  // links (commands/links*.ts, alignments.ts)
  | 'asIs' | 'oneVersionOnly' | 'twoVersions' | 'oneRow' | 'firstOfRow' | 'noPivotThere' | 'pivotStands' | 'noRoom' | 'notAligned' | 'chosenStays'
  // where the keyboard is, and what is being typed (app/*-acts.ts, workbench.ts)
  | 'notLoaded' | 'draftOpen' | 'mergeUndo' | 'noRowAbove' | 'noRowBelow' | 'heldRow' | 'emptyCell' | 'nothingSelected' | 'oneAtATime' | 'oneRowOnly' | 'twoAtATime' | 'noNext';

export function refuse(no: RefusalReason, params: Refusal['params'] = {}): Refusal {
  return { no, params };
}

export function isRefusal(value: object): value is Refusal {
  return 'no' in value;
}
