/** Corrections: committed edits of segment texts, one (`editSegment`, `restoreRevision`) or many (`replaceText`) at once. */
import type { ChangeId, SegmentId, SuggestionId } from '../ids.ts';
import type { Patch } from '../patch.ts';
import { isEmpty, PatchBuilder } from '../patch.ts';
import type { Author } from '../model.ts';
import type { Refusal } from '../change.ts';
import { refuse } from '../change.ts';
import { standing } from '../heirs.ts';
import type { Tables } from '../tables.ts';
import type { Command } from './command.ts';

export interface TextEdit {
  readonly segment: SegmentId;
  /** The text the person saw. If it has changed since, the edit becomes a suggestion under `suggestion`. */
  readonly base: string;
  readonly text: string;
  readonly suggestion: SuggestionId;
}

interface Stamp { readonly author: Author; readonly time: number }
export type EditSegmentArgs = TextEdit & Stamp;
export type RestoreRevisionArgs = TextEdit & Stamp & { readonly of: ChangeId };
export interface ReplaceTextArgs extends Stamp {
  readonly find: string;
  readonly replacement: string;
  readonly edits: readonly TextEdit[];
}

export const editSegment: Command<EditSegmentArgs> = (tables, args) => {
  if (!tables.get('segment', args.segment)) return refuse('gone');
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

/** Law A3: only the segment's own row changes; beads are never touched. In a version that was replaced it stays as it is, and its heir gets a suggestion. */
function writeEdit({ tables, patch }: { tables: Tables; patch: PatchBuilder }, edit: TextEdit, stamp: Stamp): void {
  const named = tables.get('segment', edit.segment), segment = named && standing(tables, named);
  if (!segment || segment.text === edit.text) return;
  if (segment === named && segment.text === edit.base) {
    patch.set('segment', segment, { ...segment, text: edit.text, state: 'translated' });
  } else if (!tables.get('suggestion', edit.suggestion)) {
    patch.set('suggestion', null, {
      id: edit.suggestion, version: segment.version, segment: segment.id, base: edit.base, text: edit.text,
      reason: '', origin: 'conflict', author: stamp.author, time: stamp.time, status: 'open', decision: null,
    });
  }
}

function emptyIsNoChange(builder: PatchBuilder): Patch | Refusal {
  const patch = builder.done();
  return isEmpty(patch) ? refuse('noChange') : patch;
}
