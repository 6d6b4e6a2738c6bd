/** Parting paragraphs and running them together. What kind of paragraph it is (`block`) is said by its first sentence. */
import type { SegmentId } from '../ids.ts';
import type { Author, Segment } from '../model.ts';
import { PatchBuilder } from '../patch.ts';
import { refuse } from '../change.ts';
import { endsParagraph } from '../text/plain.ts';
import type { Command } from './command.ts';
import { glueAt } from './segment-come-go.ts';
import { isShown } from './segment-run.ts';

export interface SetParagraphBreakArgs {
  readonly segment: SegmentId;
  /** The white space after it that the person saw. */
  readonly base: string;
  /** Does a paragraph end behind it from now on? */
  readonly on: boolean;
  readonly author?: Author;
}

export const setParagraphBreak: Command<SetParagraphBreakArgs> = (tables, { segment: id, base, on }) => {
  const segment = tables.get('segment', id);
  if (!segment || !isShown(tables, segment.version)) return refuse('gone');
  if (segment.after !== base) return refuse('changedSince');
  const list = tables.segmentsOf(segment.version), at = tables.indexOf(id);
  if (at === list.length - 1) return refuse('endOfText');
  if (endsParagraph(segment) === on) return refuse('noChange');
  const patch = new PatchBuilder().set('segment', segment, { ...segment, after: on ? '\n\n' : glueAt(list, at) });
  if (on) return patch.done();
  for (const row of paragraphFrom(list, at + 1)) if (row.block !== segment.block) patch.set('segment', row, ofBlock(row, segment.block));
  return patch.done();
};

function* paragraphFrom(list: readonly Segment[], at: number): Generator<Segment> {
  for (let place = at; place < list.length; place++) {
    const row = list[place] as Segment;
    yield row;
    if (endsParagraph(row)) return;
  }
}

/** Its fields in the order of the model: rows are compared as JSON text. */
function ofBlock({ id, version, order, text, after, state, block: _former, ...carried }: Segment, block: Segment['block']): Segment {
  return { id, version, order, text, after, state, ...(block === undefined ? {} : { block }), ...carried };
}
