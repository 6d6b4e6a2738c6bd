/**
 * Segment states: set by hand, or to `reviewed` by confirming an unchanged text. Whoever confirms one says what stood beside it, so
 * that a change there is noticed later (stale.ts); confirming it again beside other words is an act.
 */
import type { SegmentId } from '../ids.ts';
import type { SegmentState } from '../model.ts';
import { PatchBuilder, sameValue } from '../patch.ts';
import { refuse } from '../change.ts';
import { whereNow } from '../forwards.ts';
import type { Beside } from '../stale.ts';
import { inState } from '../stale.ts';
import type { Command } from './command.ts';

export interface SetStateArgs {
  readonly segment: SegmentId;
  /** The text that the state speaks of, as the person saw it: nobody has reviewed another one. */
  readonly base: string;
  readonly state: SegmentState;
  /** With `reviewed` and `final`: the other columns of its row, as the person saw them. */
  readonly beside?: readonly Beside[];
}

export const setState: Command<SetStateArgs> = (tables, { segment: id, base, state, beside }) => {
  const where = tables.get('segment', id) && whereNow(tables, id), segment = where?.run[0];
  if (!segment || where.gone !== null || where.run.length > 1) return refuse('gone');
  if (segment.text !== base) return refuse('changedSince');
  const after = inState(segment, state, beside);
  return sameValue(after, segment) ? refuse('noChange') : new PatchBuilder().set('segment', segment, after).done();
};
