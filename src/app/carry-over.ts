/**
 * From one open work to the next in the same store: the one in hand opened again, with what was typed here and is not in the work
 * (texts as drafts, notes as notes), or another one. Loaded when it is wanted.
 */
import type { Change } from '../core/change.ts';
import type { CommandKind } from '../core/commands/registry.ts';
import type { SegmentId, WorkId } from '../core/ids.ts';
import type { Opening, Session, SessionEnvironment } from './session.ts';
import { openOn, openWork } from './session.ts';
import type { Workbench } from './workbench.ts';

/**
 * Opens the work anew in the same store, after `replaced`, `removed` or `damaged`: another tab has put another copy there, or
 * taken it away, or it is to be mended. What was typed here comes along as drafts, where the same work is opened.
 */
export async function reopenSession(env: SessionEnvironment, former: Session): Promise<Opening> {
  const { store, workbench: { work, unsound } } = former;
  former.workbench.close();
  const opening = await (unsound ? openWork(store, env, work) : openOn(store, env));
  if (opening.ok && opening.session.workbench.work === former.workbench.work) carryOver(former.workbench, opening.session.workbench);
  return opening;
}

/** Opens another work in the same store, after everything typed has been written. Where that fails the former one goes on. */
export async function switchTo(env: SessionEnvironment, former: Session, work: WorkId): Promise<Opening> {
  const status = await former.workbench.settled();
  // What could not be saved is only in this workbench: it is not left behind.
  if (status.kind === 'trouble' && former.workbench.unsaved) return { ok: false, error: status.error };
  const opening = await openWork(former.store, env, work);
  if (opening.ok) former.workbench.close();
  return opening;
}

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
