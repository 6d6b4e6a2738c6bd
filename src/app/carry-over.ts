/** When the work in hand is opened again: what was typed here and is not in the work comes along, texts as drafts, notes as notes. */
import type { Change } from '../core/change.ts';
import type { CommandKind } from '../core/commands/registry.ts';
import type { SegmentId } from '../core/ids.ts';
import type { Workbench } from './workbench.ts';

/** Whose words are no text of a sentence. They hold everything that they need, and their commands are here: they ran here before. */
const NOTING: ReadonlySet<CommandKind> = new Set(['addNote', 'editNote', 'fileSuggestions']);

interface Typed { readonly segment: SegmentId; readonly base: string; readonly text: string }

export function carryOver(from: Workbench, to: Workbench): void {
  const there = new Set(to.log.map(({ id }) => id));
  for (const draft of from.drafts) to.keepDraft(draft);
  for (const change of from.pending) {
    if (there.has(change.id)) continue;
    for (const typed of textsOf(change)) to.keepDraft({ ...typed, time: change.time });
    if (NOTING.has(change.kind)) to.dispatch(change.kind, () => change.args);
  }
}

/** The texts that a person typed for an act. */
function textsOf({ args }: Change): readonly Typed[] {
  if ('edits' in args) return args.edits;
  if (!('base' in args) || !('text' in args) || 'note' in args) return [];
  const { segment, base, text } = args;
  return segment === undefined ? [] : [{ segment, base, text }];
}
