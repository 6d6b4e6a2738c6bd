/**
 * Cutting a sentence in two and joining two. The text of the version reads the same before and after (law T1): the white
 * space at the cut is what follows the first half from then on, and goes back into the text when two are joined.
 */
import type { BeadId, SegmentId, SuggestionId } from '../ids.ts';
import type { Author, Segment, SegmentState } from '../model.ts';
import { SEGMENT_STATES } from '../model.ts';
import type { Patch } from '../patch.ts';
import { isEmpty, PatchBuilder } from '../patch.ts';
import type { Refusal } from '../change.ts';
import { refuse } from '../change.ts';
import type { Tables } from '../tables.ts';
import { runText } from '../forwards.ts';
import { besideOfJoined, inState, isConfirmed } from '../stale.ts';
import { endsParagraph } from '../text/plain.ts';
import type { Command } from './command.ts';
import { writeEdit } from './edit.ts';
import { isShown, isTaken, keysIn, replaceRun } from './segment-run.ts';

interface Stamp { readonly author: Author; readonly time: number }
export interface SplitSegmentArgs extends Stamp {
  readonly segment: SegmentId;
  /** The text the person saw. */
  readonly base: string;
  /** What is cut: `base`, or what the person had typed over it. */
  readonly text: string;
  /** Where, in UTF-16 units of `text`. */
  readonly at: number;
  /** Of the two halves. */
  readonly ids: readonly [SegmentId, SegmentId];
  /** Under which `text` is filed where the sentence is another one by now. */
  readonly suggestion: SuggestionId;
}
export interface JoinSegmentsArgs extends Stamp {
  /** Neighbours, in reading order. */
  readonly segments: readonly [SegmentId, SegmentId];
  /** The texts the person saw. */
  readonly base: readonly [string, string];
  /** Of the joined one. */
  readonly id: SegmentId;
  /** Stem of new bead ids. */
  readonly bead: BeadId;
}

export const splitSegment: Command<SplitSegmentArgs> = (tables, args) => {
  const cut = cutAt(args.text, args.at);
  if ('no' in cut) return cut;
  const segment = tables.get('segment', args.segment);
  if (!segment || !isShown(tables, segment.version)) return typedOr(tables, args, 'gone');
  if (segment.text !== args.base && segment.text !== args.text) return typedOr(tables, args, 'changedSince');
  const [first, second] = args.ids;
  if (first === second || isTaken(tables, first) || isTaken(tables, second)) return refuse('known');
  const patch = new PatchBuilder(), act = { tables, patch };
  const list = tables.segmentsOf(segment.version), from = tables.indexOf(segment.id);
  const [keyOfFirst = '', keyOfSecond = ''] = keysIn(act, list, { from, to: from + 1, count: 2 });
  // Each half stands beside what the whole stood beside.
  const rest = ownOf(segment.text === args.text ? segment : inState(segment, 'translated'));
  replaceRun(act, [segment], [
    { ...rest, id: first, order: keyOfFirst, text: cut.left, after: cut.white },
    { ...rest, id: second, order: keyOfSecond, text: cut.right },
  ]);
  return patch.done();
};

export interface Cut { readonly left: string; readonly white: string; readonly right: string }

/** Refused where a half would be empty, or the cut would go through a character. */
export function cutAt(text: string, at: number): Cut | Refusal {
  if (isHigh(text.charCodeAt(at - 1)) && isLow(text.charCodeAt(at))) return refuse('insideSign');
  const left = text.slice(0, at).trimEnd(), right = text.slice(at).trimStart();
  if (left === '' || right === '') return refuse('emptySide');
  return { left, white: text.slice(left.length, text.length - right.length), right };
}

const isHigh = (unit: number): boolean => unit >= 0xd800 && unit <= 0xdbff;
const isLow = (unit: number): boolean => unit >= 0xdc00 && unit <= 0xdfff;

/** What the person had typed is kept as any late text is; where nothing was typed there is nothing to keep. */
function typedOr(tables: Tables, args: SplitSegmentArgs, no: 'gone' | 'changedSince'): Patch | Refusal {
  if (args.text === args.base) return refuse(no);
  const patch = new PatchBuilder();
  writeEdit({ tables, patch }, args, args);
  const done = patch.done();
  return isEmpty(done) ? refuse(no) : done;
}

export const joinSegments: Command<JoinSegmentsArgs> = (tables, { segments: [a, b], base, id }) => {
  const first = tables.get('segment', a), second = tables.get('segment', b);
  if (!first || !second || !isShown(tables, first.version)) return refuse('gone');
  if (first.text !== base[0] || second.text !== base[1]) return refuse('changedSince');
  const list = tables.segmentsOf(first.version), from = tables.indexOf(a);
  if (first.version !== second.version || list[from + 1]?.id !== b) return refuse('notNeighbours');
  if (endsParagraph(first)) return refuse('acrossParagraphs');
  if (isTaken(tables, id)) return refuse('known');
  const patch = new PatchBuilder(), act = { tables, patch };
  const [order = ''] = keysIn(act, list, { from, to: from + 2, count: 1 });
  const state = lesser(first.state, second.state), beside = isConfirmed(state) ? besideOfJoined(tables, [first, second]) : undefined;
  replaceRun(act, [first, second], [joined([first, second], { id, order, text: runText([first, second]), state, ...(beside ? { beside } : {}) })]);
  return patch.done();
};

/** One in the place of several: the paragraph is that of the first, what follows is what followed the last. */
export function joined(run: readonly Segment[], made: Pick<Segment, 'id' | 'order' | 'text' | 'state' | 'beside'>): Segment {
  const first = run[0], last = run.at(-1);
  if (!first || !last) throw new RangeError('nothing to join');
  return { ...withoutBeside(ownOf(first)), ...made, after: last.after };
}

/** Whom it carried on its forward says. */
function ownOf({ from: _from, was: _was, ...rest }: Segment): Segment {
  return rest;
}

function withoutBeside({ beside: _beside, ...rest }: Segment): Segment {
  return rest;
}

function lesser(a: SegmentState, b: SegmentState): SegmentState {
  return SEGMENT_STATES.indexOf(a) < SEGMENT_STATES.indexOf(b) ? a : b;
}
