/** When the work in hand is opened again: what was typed here and is not in the work comes along, as drafts. */
import type { Change } from '../core/change.ts';
import type { SegmentId } from '../core/ids.ts';
import type { Workbench } from './workbench.ts';

interface Typed { readonly segment: SegmentId; readonly base: string; readonly text: string }

export function carryOver(from: Workbench, to: Workbench): void {
  const there = new Set(to.log.map(({ id }) => id));
  for (const draft of from.drafts) to.keepDraft(draft);
  for (const change of from.pending) {
    if (there.has(change.id)) continue;
    for (const typed of textsOf(change)) to.keepDraft({ ...typed, time: change.time });
  }
}

/** The texts that a person typed for an act. */
function textsOf({ args }: Change): readonly Typed[] {
  if ('edits' in args) return args.edits;
  return 'base' in args && 'text' in args ? [args] : [];
}
