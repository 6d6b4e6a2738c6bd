/** Every command by its kind. A change names its kind and args, so that it can be run again. */
import type { LogView } from './command.ts';
import type { Change, Refusal } from '../change.ts';
import { isRefusal } from '../change.ts';
import type { Patch } from '../patch.ts';
import type { Tables } from '../tables.ts';
import type { AdoptAlignmentsArgs } from './adopt.ts';
import { adoptAlignments } from './adopt.ts';
import type { AddAlignmentArgs, ChooseAlignmentArgs, RemoveAlignmentArgs } from './alignments.ts';
import { addAlignment, chooseAlignment, removeAlignment } from './alignments.ts';
import type { AddCheckpointArgs } from './checkpoint.ts';
import { addCheckpoint } from './checkpoint.ts';
import type { EditSegmentArgs, ReplaceTextArgs, RestoreRevisionArgs } from './edit.ts';
import { editSegment, replaceText, restoreRevision } from './edit.ts';
import type { FileSuggestionsArgs } from './file-suggestions.ts';
import { fileSuggestions } from './file-suggestions.ts';
import type { DetachSegmentsArgs, LinkSegmentsArgs } from './links.ts';
import { detachSegments, linkSegments } from './links.ts';
import type { NoteLinkArgs, SetLinkStatusArgs } from './links-marks.ts';
import { noteLink, setLinkStatus } from './links-marks.ts';
import type { MergeArgs } from './merge-changes.ts';
import { mergeChanges } from './merge-changes.ts';
import type { GroupSegmentsArgs, MoveSegmentsArgs, SplitBeadArgs, SwapCellsArgs } from './links-rows.ts';
import { groupSegments, moveSegments, splitBead, swapCells } from './links-rows.ts';
import type { ShiftColumnArgs } from './links-shift.ts';
import { shiftColumn } from './links-shift.ts';
import type { AddNoteArgs, EditNoteArgs, ResolveNoteArgs } from './notes.ts';
import { addNote, editNote, resolveNote } from './notes.ts';
import type { SetParagraphBreakArgs } from './paragraphs.ts';
import { setParagraphBreak } from './paragraphs.ts';
import { withNames } from './names-left.ts';
import { asOwnColumn } from './own-column.ts';
import type { ReceiveReleaseArgs } from './release.ts';
import { receiveRelease } from './release.ts';
import type { ReplaceVersionArgs } from './replace.ts';
import { replaceVersion } from './replace.ts';
import type { DeleteSegmentArgs, InsertSegmentArgs } from './segment-come-go.ts';
import { deleteSegment, insertSegment } from './segment-come-go.ts';
import type { JoinSegmentsArgs, SplitSegmentArgs } from './segments.ts';
import { joinSegments, splitSegment } from './segments.ts';
import type { RestoreStateArgs } from './restore-state.ts';
import { restoreState } from './restore-state.ts';
import type { SetStateArgs } from './state.ts';
import { setState } from './state.ts';
import type { AcceptArgs, DecideSuggestionsArgs, RejectArgs, SuggestArgs, WithdrawArgs } from './suggest.ts';
import { acceptSuggestion, decideSuggestions, rejectSuggestion, suggest, withdrawSuggestion } from './suggest.ts';
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
  decideSuggestions: DecideSuggestionsArgs;
  fileSuggestions: FileSuggestionsArgs;
  addNote: AddNoteArgs;
  resolveNote: ResolveNoteArgs;
  editNote: EditNoteArgs;
  receiveRelease: ReceiveReleaseArgs;
  addVersion: AddVersionArgs;
  removeVersion: RemoveVersionArgs;
  replaceVersion: ReplaceVersionArgs;
  describeVersion: DescribeVersionArgs;
  describeWork: DescribeWorkArgs;
  addAlignment: AddAlignmentArgs;
  removeAlignment: RemoveAlignmentArgs;
  chooseAlignment: ChooseAlignmentArgs;
  adoptAlignments: AdoptAlignmentsArgs;
  linkSegments: LinkSegmentsArgs;
  moveSegments: MoveSegmentsArgs;
  shiftColumn: ShiftColumnArgs;
  groupSegments: GroupSegmentsArgs;
  splitBead: SplitBeadArgs;
  detachSegments: DetachSegmentsArgs;
  swapCells: SwapCellsArgs;
  setLinkStatus: SetLinkStatusArgs;
  noteLink: NoteLinkArgs;
  splitSegment: SplitSegmentArgs;
  joinSegments: JoinSegmentsArgs;
  insertSegment: InsertSegmentArgs;
  deleteSegment: DeleteSegmentArgs;
  setParagraphBreak: SetParagraphBreakArgs;
  undo: UndoArgs;
  redo: UndoArgs;
  addCheckpoint: AddCheckpointArgs;
  restoreState: RestoreStateArgs;
  mergeChanges: MergeArgs;
}
export type CommandKind = keyof CommandArgs;

type Registry = { readonly [K in CommandKind]: (tables: Tables, args: CommandArgs[K], log: LogView) => Patch | Refusal };

const REGISTRY: Registry = {
  editSegment, restoreRevision, replaceText, setState,
  suggest, acceptSuggestion, rejectSuggestion, withdrawSuggestion, decideSuggestions, fileSuggestions, receiveRelease,
  addNote, resolveNote, editNote,
  splitSegment, joinSegments, insertSegment, deleteSegment, setParagraphBreak,
  addVersion, removeVersion, replaceVersion, describeVersion, describeWork, addAlignment, removeAlignment, chooseAlignment, adoptAlignments,
  linkSegments, moveSegments, shiftColumn, groupSegments, splitBead, detachSegments, swapCells, setLinkStatus, noteLink,
  undo, redo, addCheckpoint, restoreState, mergeChanges,
};

export const COMMAND_KINDS = Object.keys(REGISTRY) as readonly CommandKind[];

/** What an act does to the rows that are there. Where it makes fewer sentences than it names, with word of where they belong. */
export function runCommand<K extends CommandKind>(kind: K, args: CommandArgs[K], { tables, log }: { tables: Tables; log: LogView }): Patch | Refusal {
  const patch = REGISTRY[kind](tables, args, log);
  return isRefusal(patch) ? patch : withNames({ kind, args }, tables, patch);
}

/**
 * What a change does to rows that are not those it was made on. Where it does not apply to them: an import is shown beside the
 * others (own-column.ts), anything else does nothing, but for the names that it would have given. Its effect elsewhere counts for
 * nothing, so every machine comes to the same.
 */
export function runAgain({ kind, args }: Pick<Change, 'kind' | 'args'>, view: { tables: Tables; log: LogView }): Patch {
  const done = runCommand(kind, args as never, view), patch = isRefusal(done) ? asOwnColumn(view.tables, { kind, args }, done) : done;
  return isRefusal(patch) ? withNames({ kind, args }, view.tables, {}) : patch;
}
