/** Segment states: set by hand, or to `reviewed` by confirming an unchanged text. */
import type { SegmentId } from '../ids.ts';
import type { SegmentState } from '../model.ts';
import { PatchBuilder } from '../patch.ts';
import { refuse } from '../change.ts';
import { whereNow } from '../forwards.ts';
import type { Command } from './command.ts';

export interface SetStateArgs {
  readonly segment: SegmentId;
  /** The text that the state speaks of, as the person saw it: nobody has reviewed another one. */
  readonly base: string;
  readonly state: SegmentState;
}

export const setState: Command<SetStateArgs> = (tables, { segment: id, base, state }) => {
  const where = tables.get('segment', id) && whereNow(tables, id), segment = where?.run[0];
  if (!segment || where.gone !== null || where.run.length > 1) return refuse('gone');
  if (segment.text !== base) return refuse('changedSince');
  if (segment.state === state) return refuse('noChange');
  return new PatchBuilder().set('segment', segment, { ...segment, state }).done();
};
