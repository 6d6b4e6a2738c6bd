/**
 * Changes from elsewhere become part of the log, as one act: those that come, each with the effect that it has in the
 * order of all, and those known before that have another one by now. Working that out takes long (merge.ts), so it is done
 * beforehand, on a copy. Here it is only put together: what is known is taken back to where the order differs, and what
 * is to stand there from then on is put in its place. It holds for exactly the log that it was worked out on.
 */
import type { Change } from '../change.ts';
import { refuse } from '../change.ts';
import type { ChangeId } from '../ids.ts';
import type { Known } from '../known.ts';
import { takenIn } from '../known.ts';
import type { Author } from '../model.ts';
import type { Patch } from '../patch.ts';
import { invert, NetPatch } from '../patch.ts';
import type { Command } from './command.ts';

export interface MergeArgs {
  /** The last entry of the log that it was worked out on; null: it was empty. */
  readonly after: ChangeId | null;
  /** Those that come, in their order, each with the effect that it has there. No merges. */
  readonly changes: readonly Change[];
  /** Known ones whose effect is another one by now. */
  readonly again: readonly { readonly id: ChangeId; readonly patch: Patch }[];
  /** Known ones that are taken out again: an undo. `changes` of a later merge may bring them back. */
  readonly aside: readonly ChangeId[];
  /** The merge that this one undoes or redoes. */
  readonly takesBack?: { readonly target: ChangeId; readonly kind: 'undo' | 'redo' };
  /** The name of the file, shown to people; '' where there is none. */
  readonly from: string;
  readonly author: Author;
  /** Milliseconds since 1970, UTC. */
  readonly time: number;
}

/** The one command whose patch may be empty: what comes may have no effect here, and has to be known all the same. */
export const mergeChanges: Command<MergeArgs> = (tables, args, { known }) => {
  if (known?.last !== args.after) return refuse('changedSince');
  if (args.changes.length + args.aside.length === 0) return refuse('noChange');
  const patch = effectOfMerge(known, args);
  return patch && tables.accepts(patch) ? patch : refuse('changedSince');
};

/** O(patches from the first place where the order or an effect differs). null: the effects do not follow from each other. */
function effectOfMerge(known: Known, args: MergeArgs): Patch | null {
  const before = known.changes, after = takenIn(known, args).changes, net = new NetPatch();
  let same = 0;
  while (same < before.length && before[same] === after[same]) same++;
  try {
    for (const { patch } of before.slice(same).toReversed()) net.add(invert(patch));
    for (const { patch } of after.slice(same)) net.add(patch);
  } catch (reason) {
    // A stranger's file, or a log with a hole.
    if (reason instanceof RangeError) return null;
    throw reason;
  }
  return net.done();
}
