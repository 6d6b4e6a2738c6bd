/**
 * Acts on the rows of one column: sentences move to another row, rows become one or two, cells change places. A row of
 * version V is a bead of its chosen alignment; what is done to the pivot's cell is done in every chosen alignment, so
 * that all columns keep beside them what they had.
 */
import type { BeadId, SegmentId, VersionId } from '../ids.ts';
import type { Alignment, Author, Bead } from '../model.ts';
import type { Patch } from '../patch.ts';
import { isEmpty } from '../patch.ts';
import type { Refusal } from '../change.ts';
import { isRefusal, refuse } from '../change.ts';
import type { Steps } from '../steps.ts';
import { atOnce } from '../steps.ts';
import { theWork } from '../units.ts';
import type { Command } from './command.ts';
import { BeadEdits, membersOf, unjudged } from './links-edits.ts';
import { alignmentsOf, beadInRow, directOnes, present, presentOne, sourceless, versionOf } from './links-names.ts';

export interface ByHand {
  /** How the ids of new beads begin. */
  readonly bead: BeadId;
  readonly author: Author;
}
export interface MoveSegmentsArgs extends ByHand {
  /** Of one version. */
  readonly segments: readonly SegmentId[];
  /** A segment of the pivot or of the same version that stands in the row. */
  readonly to: SegmentId;
}
export interface GroupSegmentsArgs extends ByHand {
  readonly version: VersionId;
  /** One in each row; in an empty cell's row, one of the pivot. */
  readonly segments: readonly SegmentId[];
}
export interface SplitBeadArgs extends ByHand {
  readonly version: VersionId;
  /** The segment of this version before which the row is cut. */
  readonly at: SegmentId;
}
export interface SwapCellsArgs extends ByHand {
  readonly version: VersionId;
  readonly a: SegmentId;
  readonly b: SegmentId;
}

/** What an act does to beads; null: done. It does not look whether anything has changed by that. */
export type LinkEdit<A extends ByHand> = (edits: BeadEdits, args: Omit<A, keyof ByHand>) => Steps<Refusal | null>;

/** The act as a command: one patch. */
export function inOnePatch<A extends ByHand>(edit: LinkEdit<A>): Command<A> {
  return (tables, args) => {
    const edits = new BeadEdits(tables, args.bead);
    return atOnce(edit(edits, args)) ?? changed(edits, args.author);
  };
}

/** The patch; `asIs` where everything is so already. */
export function changed(edits: BeadEdits, author: Author): Patch | Refusal {
  const patch = edits.done(author);
  return isEmpty(patch) ? refuse('asIs') : patch;
}

export const moving: LinkEdit<MoveSegmentsArgs> = function* (edits, { segments: names, to: name }) {
  const { tables } = edits, segments = present(tables, names), to = presentOne(tables, name), [first] = segments;
  if (first === undefined || to === undefined) return refuse('gone');
  const version = versionOf(tables, first) as VersionId, { pivot } = theWork(tables);
  if (segments.some((id) => versionOf(tables, id) !== version)) return refuse('oneVersionOnly');
  if (segments.includes(to)) return refuse('asIs');
  const alignments = alignmentsOf(tables, version);
  if (isRefusal(alignments)) return alignments;
  yield;
  const moved = version === pivot
    ? movePivot(edits, alignments, { segments, to })
    : moveInto(edits, alignments, { segments, to });
  return moved ? null : refuse('noPivotThere');
};
export const moveSegments = inOnePatch<MoveSegmentsArgs>(moving);

interface Move { readonly segments: readonly SegmentId[]; readonly to: SegmentId }

function moveInto(edits: BeadEdits, alignments: readonly Alignment[], { segments, to }: Move): boolean {
  for (const alignment of alignments) {
    const into = beadInRow(edits, alignment, to);
    if (!into) return false;
    settle(edits, edits.gather(alignment, segments, into), segments);
  }
  return true;
}

/** To a row of the pivot in every alignment; to a row that has none, in the alignment in which it stands, and apart in the others. */
function movePivot(edits: BeadEdits, alignments: readonly Alignment[], { segments, to }: Move): boolean {
  const version = versionOf(edits.tables, to), own = alignments.find(({ target }) => target === version);
  const there = own && edits.beadOf(own.id, to);
  const beside = own ? there?.source.find((id) => !segments.includes(id)) ?? there?.source[0] : to;
  if (beside !== undefined) return moveInto(edits, alignments, { segments, to: beside });
  if (!own || !there) return false;
  edits.gather(own, segments, there);
  for (const alignment of alignments) if (alignment !== own) setApart(edits, alignment, segments);
  return true;
}

/** They stand together and without a counterpart, of which nobody has said that it is right. */
function setApart(edits: BeadEdits, alignment: Alignment, segments: readonly SegmentId[]): void {
  const [before, more] = edits.beadsOf(alignment.id, segments);
  if (before && !more && membersOf(before).length === segments.length) return;
  edits.mark(unjudged(edits.gather(alignment, segments)));
}

/**
 * Segments that a person has put into a row without a pivot segment leave their direct links too: those would join that
 * row with another version's at once, and nobody has asked for it.
 */
export function settle(edits: BeadEdits, bead: Bead, segments: readonly SegmentId[]): void {
  if (!sourceless(bead)) return;
  for (const direct of directOnes(edits.tables)) edits.leave(direct.id, segments);
}

export const grouping: LinkEdit<GroupSegmentsArgs> = function* (edits, { version, segments: names }) {
  const { tables } = edits, segments = present(tables, names), alignments = alignmentsOf(tables, version);
  if (segments.length === 0) return refuse('gone');
  if (isRefusal(alignments)) return alignments;
  let joined = 0;
  for (const alignment of alignments) {
    const rows = new Map<BeadId, Bead>();
    for (const id of segments) {
      const row = beadInRow(edits, alignment, id);
      if (row) rows.set(row.id, row);
      yield;
    }
    const [first, ...rest] = [...rows.values()];
    if (!first || rest.length === 0) continue;
    edits.gather(alignment, rest.flatMap(membersOf), first);
    joined++;
  }
  return joined > 0 ? null : refuse('oneRow');
};
export const groupSegments = inOnePatch<GroupSegmentsArgs>(grouping);

export const splitBead: Command<SplitBeadArgs> = (tables, { version, at: name, bead, author }) => {
  const at = presentOne(tables, name), alignments = alignmentsOf(tables, version);
  if (at === undefined || versionOf(tables, at) !== version) return refuse('gone');
  if (isRefusal(alignments)) return alignments;
  const edits = new BeadEdits(tables, bead), row = edits.beadOf((alignments[0] as Alignment).id, at);
  // A row without a pivot segment may be held together by a direct link: it is cut there, too.
  const direct = version !== theWork(tables).pivot && row && sourceless(row) ? directOnes(tables) : [];
  const cuts = [...alignments, ...direct].filter((alignment) => cut(edits, alignment, at)).length;
  return cuts > 0 ? changed(edits, author) : refuse('firstOfRow');
};

/** The k-th member and what follows goes below; so does the other side from its k-th member on. False: `at` is the first. */
function cut(edits: BeadEdits, alignment: Alignment, at: SegmentId): boolean {
  const bead = edits.beadOf(alignment.id, at);
  if (!bead) return false;
  const source = edits.inOrder(bead.source), target = edits.inOrder(bead.target);
  const k = (edits.sideOf(alignment, at) === 'source' ? source : target).indexOf(at);
  if (k < 1) return false;
  edits.put({ ...bead, source: source.slice(0, k), target: target.slice(0, k) });
  edits.put({ id: edits.newId(), alignment: alignment.id, source: source.slice(k), target: target.slice(k), status: 'auto', score: 0.5 });
  return true;
}

export const swapCells: Command<SwapCellsArgs> = (tables, { version, a: nameA, b: nameB, bead, author }) => {
  const a = presentOne(tables, nameA), b = presentOne(tables, nameB), alignments = alignmentsOf(tables, version);
  if (a === undefined || b === undefined) return refuse('gone');
  if (isRefusal(alignments)) return alignments;
  const edits = new BeadEdits(tables, bead);
  const swapped = version === theWork(tables).pivot ? swapPivot(edits, alignments, [a, b]) : swapIn(edits, alignments, [a, b]);
  return swapped ? changed(edits, author) : refuse('noPivotThere');
};

type Two<T> = readonly [a: T, b: T];

function swapIn(edits: BeadEdits, alignments: readonly Alignment[], [a, b]: Two<SegmentId>): boolean {
  for (const alignment of alignments) {
    const one = beadInRow(edits, alignment, a), two = beadInRow(edits, alignment, b);
    if (!one || !two) return false;
    if (one.id === two.id || (sourceless(one) && sourceless(two))) continue;
    exchangeTargets(edits, alignment, [one, two]);
  }
  return true;
}

/** A row of which nothing is left goes, and what was noted about it moves with its sentences. */
function exchangeTargets(edits: BeadEdits, alignment: Alignment, [one, two]: Two<Bead>): void {
  if (sourceless(one) && two.target.length === 0) edits.gather(alignment, one.target, two);
  else if (sourceless(two) && one.target.length === 0) edits.gather(alignment, two.target, one);
  else {
    edits.put({ ...one, target: [] });
    edits.put({ ...two, target: one.target });
    edits.put({ ...one, target: two.target });
    for (const [row, came] of [[one, two.target], [two, one.target]] as const) settle(edits, row, came);
  }
}

/** The pivot cells of two rows; where one has none, the sentences of the other go there. */
function swapPivot(edits: BeadEdits, alignments: readonly Alignment[], [a, b]: Two<SegmentId>): boolean {
  const rowA = pivotRow(edits, alignments, a), rowB = pivotRow(edits, alignments, b);
  if (rowA.length === 0) return rowB.length > 0 && movePivot(edits, alignments, { segments: rowB, to: a });
  if (rowB.length === 0) return movePivot(edits, alignments, { segments: rowA, to: b });
  if (rowA.includes(rowB[0] as SegmentId)) return true;
  for (const alignment of alignments) {
    const one = oneBead(edits, alignment, rowA), two = oneBead(edits, alignment, rowB);
    if (one.target.length + two.target.length === 0) continue;
    edits.put({ ...one, source: [] });
    edits.put({ ...two, source: one.source });
    edits.put({ ...one, source: two.source });
  }
  return true;
}

/** In one alignment a row may consist of several beads, which another alignment holds together. */
function oneBead(edits: BeadEdits, alignment: Alignment, row: readonly SegmentId[]): Bead {
  const [first, ...rest] = edits.beadsOf(alignment.id, row);
  if (!first) throw new RangeError(`${alignment.id} holds no bead of ${row.join()}`);
  return rest.length === 0 ? first : edits.gather(alignment, rest.flatMap(membersOf), first);
}

/** The pivot segments that stand in one row with this one, whatever alignment holds them together. In reading order. */
function pivotRow(edits: BeadEdits, alignments: readonly Alignment[], name: SegmentId): SegmentId[] {
  const { pivot } = theWork(edits.tables), row = new Set<SegmentId>();
  const open = alignments.flatMap((alignment) => beadInRow(edits, alignment, name)?.source ?? []);
  if (versionOf(edits.tables, name) === pivot) open.push(name);
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (row.has(id)) continue;
    row.add(id);
    for (const alignment of alignments) open.push(...edits.beadOf(alignment.id, id)?.source ?? []);
  }
  return edits.inOrder(row);
}

