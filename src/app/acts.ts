/** The acts of a person on a work, by name. Each goes through the workbench's one door. */
import type { AlignmentId, ChangeId, SegmentId, SuggestionId } from '../core/ids.ts';
import { asId } from '../core/ids.ts';
import type { Change, Refusal } from '../core/change.ts';
import { isRefusal, refuse } from '../core/change.ts';
import type { TextEdit } from '../core/commands/edit.ts';
import type { SegmentState } from '../core/model.ts';
import { besideOf, isConfirmed } from '../core/beside.ts';
import type { Workbench } from './workbench.ts';

/** Ctrl+Enter. A changed text is saved as a correction; an unchanged one is confirmed (`reviewed`). `base`: the text the person saw. */
export function save(workbench: Workbench, { segment, base, text }: { segment: SegmentId; base: string; text: string }): Change | Refusal {
  if (text === base) {
    workbench.discardDraft(segment);
    return workbench.dispatch('setState', () => ({ segment, base, state: 'reviewed', beside: besideOf(workbench.tables, segment) }));
  }
  const saved = workbench.dispatch('editSegment', ({ author, time, newId }) => ({ segment, base, text, author, time, suggestion: asId<SuggestionId>(newId('sug')) }), segment);
  if (isRefusal(saved) && saved.no === 'noChange') workbench.discardDraft(segment); // somebody has written the same meanwhile
  return saved;
}

/** Ctrl+Shift+Enter. */
export function suggest(workbench: Workbench, proposed: { segment: SegmentId; base: string; text: string; reason: string }): Change | Refusal {
  return workbench.dispatch('suggest', ({ author, time, newId }) => ({ id: asId<SuggestionId>(newId('sug')), ...proposed, author, time }), proposed.segment);
}

export function setState(workbench: Workbench, segment: SegmentId, state: SegmentState): Change | Refusal {
  const row = workbench.tables.get('segment', segment);
  if (!row) return refuse('gone');
  return workbench.dispatch('setState', () => ({ segment, base: row.text, state, ...(isConfirmed(state) ? { beside: besideOf(workbench.tables, segment) } : {}) }));
}

/** Brings an earlier text back, as a new change. `of`: the change that had written it. */
export function restore(workbench: Workbench, { segment, text, of }: { segment: SegmentId; text: string; of: ChangeId }): Change | Refusal {
  const row = workbench.tables.get('segment', segment);
  if (!row) return refuse('gone');
  return workbench.dispatch('restoreRevision', ({ author, time, newId }) => ({
    segment, base: row.text, text, of, author, time, suggestion: asId<SuggestionId>(newId('sug')),
  }));
}

/** Replace in many segments: one change, one undo. */
export function replaceEverywhere(
  workbench: Workbench, { find, replacement, edits }: { find: string; replacement: string; edits: readonly Omit<TextEdit, 'suggestion'>[] },
): Change | Refusal {
  return workbench.dispatch('replaceText', ({ author, time, newId }) => ({
    find, replacement, author, time, edits: edits.map((edit) => ({ ...edit, suggestion: asId<SuggestionId>(newId('sug')) })),
  }));
}

/** A direct alignment that nobody needs any more; its links are kept, and undo brings it back. The chosen ones stay. */
export function removeAlignment(workbench: Workbench, alignment: AlignmentId): Change | Refusal {
  return workbench.dispatch('removeAlignment', () => ({ alignment }));
}
