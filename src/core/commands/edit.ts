/** Corrections: committed edits of segment texts, one (`editSegment`, `restoreRevision`) or many (`replaceText`) at once. */
import type { ChangeId, SegmentId, SuggestionId } from '../ids.ts';
import type { Patch } from '../patch.ts';
import { isEmpty, PatchBuilder } from '../patch.ts';
import type { Author } from '../model.ts';
import type { Refusal } from '../change.ts';
import { refuse } from '../change.ts';
import { whereNow } from '../forwards.ts';
import { rewritten } from '../stale.ts';
import type { Tables } from '../tables.ts';
import type { Command } from './command.ts';
import { fileLate } from './late-text.ts';

export interface TextEdit {
  readonly segment: SegmentId;
  /** The text the person saw. If it has changed since, the edit becomes a suggestion under `suggestion`. */
  readonly base: string;
  readonly text: string;
  readonly suggestion: SuggestionId;
}

interface Stamp { readonly author: Author; readonly time: number }
export interface EditSegmentArgs extends TextEdit, Stamp {
  /** Nobody asked for it: somebody was typing there when the sentence went, and what they had typed is kept. It is not undone (undo-stack.ts). */
  readonly rescued?: true;
}
export type RestoreRevisionArgs = TextEdit & Stamp & { readonly of: ChangeId };
export interface ReplaceTextArgs extends Stamp {
  readonly find: string;
  readonly replacement: string;
  readonly edits: readonly TextEdit[];
}

export const editSegment: Command<EditSegmentArgs> = (tables, args) => {
  if (!whereNow(tables, args.segment)) return refuse('gone');
  const patch = new PatchBuilder();
  writeEdit({ tables, patch }, args, args);
  return emptyIsNoChange(patch);
};

export const restoreRevision: Command<RestoreRevisionArgs> = editSegment;

export const replaceText: Command<ReplaceTextArgs> = (tables, args) => {
  const patch = new PatchBuilder();
  for (const edit of args.edits) writeEdit({ tables, patch }, edit, args);
  return emptyIsNoChange(patch);
};

/**
 * Law A3: only the segment's own row changes; beads are never touched. Where the sentence is another one by now, was split,
 * joined or deleted, or its version was replaced, what stands there stays, and the text becomes a suggestion.
 */
export function writeEdit({ tables, patch }: { tables: Tables; patch: PatchBuilder }, edit: TextEdit, stamp: Stamp): void {
  const where = whereNow(tables, edit.segment), segment = where?.run[0];
  if (!where || !segment) return;
  if (segment.id !== edit.segment || segment.text !== edit.base) fileLate({ tables, patch }, where, { ...edit, ...stamp });
  else if (edit.text !== edit.base) patch.set('segment', segment, rewritten(segment, edit.text));
}

function emptyIsNoChange(builder: PatchBuilder): Patch | Refusal {
  const patch = builder.done();
  return isEmpty(patch) ? refuse('noChange') : patch;
}
