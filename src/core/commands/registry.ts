/** Every command by its kind. A change names its kind and args, so that it can be run again. */
import type { LogView } from './command.ts';
import type { Change, Refusal } from '../change.ts';
import { isRefusal } from '../change.ts';
import type { Patch } from '../patch.ts';
import type { Tables } from '../tables.ts';
import type { AddAlignmentArgs, ChooseAlignmentArgs } from './alignments.ts';
import { addAlignment, chooseAlignment } from './alignments.ts';
import type { EditSegmentArgs, ReplaceTextArgs, RestoreRevisionArgs } from './edit.ts';
import { editSegment, replaceText, restoreRevision } from './edit.ts';
import type { ReceiveReleaseArgs } from './release.ts';
import { receiveRelease } from './release.ts';
import type { ReplaceVersionArgs } from './replace.ts';
import { replaceVersion } from './replace.ts';
import type { SetStateArgs } from './state.ts';
import { setState } from './state.ts';
import type { AcceptArgs, RejectArgs, SuggestArgs, WithdrawArgs } from './suggest.ts';
import { acceptSuggestion, rejectSuggestion, suggest, withdrawSuggestion } from './suggest.ts';
import type { UndoArgs } from './undo.ts';
import { redo, undo } from './undo.ts';
import type { AddVersionArgs, DescribeVersionArgs, DescribeWorkArgs, RemoveVersionArgs } from './versions.ts';
import { addVersion, describeVersion, describeWork, removeVersion } from './versions.ts';

export interface CommandArgs {
  editSegment: EditSegmentArgs;
  restoreRevision: RestoreRevisionArgs;
  replaceText: ReplaceTextArgs;
  setState: SetStateArgs;
  suggest: SuggestArgs;
  acceptSuggestion: AcceptArgs;
  rejectSuggestion: RejectArgs;
  withdrawSuggestion: WithdrawArgs;
  receiveRelease: ReceiveReleaseArgs;
  addVersion: AddVersionArgs;
  removeVersion: RemoveVersionArgs;
  replaceVersion: ReplaceVersionArgs;
  describeVersion: DescribeVersionArgs;
  describeWork: DescribeWorkArgs;
  addAlignment: AddAlignmentArgs;
  chooseAlignment: ChooseAlignmentArgs;
  undo: UndoArgs;
  redo: UndoArgs;
}
export type CommandKind = keyof CommandArgs;

type Registry = { readonly [K in CommandKind]: (tables: Tables, args: CommandArgs[K], log: LogView) => Patch | Refusal };

const REGISTRY: Registry = {
  editSegment, restoreRevision, replaceText, setState,
  suggest, acceptSuggestion, rejectSuggestion, withdrawSuggestion, receiveRelease,
  addVersion, removeVersion, replaceVersion, describeVersion, describeWork, addAlignment, chooseAlignment, undo, redo,
};

export const COMMAND_KINDS = Object.keys(REGISTRY) as readonly CommandKind[];

export function runCommand<K extends CommandKind>(kind: K, args: CommandArgs[K], { tables, log }: { tables: Tables; log: LogView }): Patch | Refusal {
  return REGISTRY[kind](tables, args, log);
}

/** What a change does to rows that are not those it was made on; nothing, where it does not apply to them. */
export function runAgain(change: Change, view: { tables: Tables; log: LogView }): Patch {
  const patch = runCommand(change.kind, change.args as never, view);
  return isRefusal(patch) ? {} : patch;
}
