/**
 * A column slips by one row, from a row on down to the next confirmed one. One sentence too many or too few has moved
 * everything after it against the pivot; one act moves it back. What is shifted is `auto` with score 0.5: nobody has
 * judged these pairs. Costs the length of the stretch.
 */
import type { BeadId, SegmentId, VersionId } from '../ids.ts';
import type { Author, Bead, Segment } from '../model.ts';
import { isRefusal, refuse } from '../change.ts';
import { theWork } from '../units.ts';
import type { Command } from './command.ts';
import { BeadEdits, byHand, unjudged } from './links-edits.ts';
import { alignmentsOf, beadInRow, presentOne } from './links-names.ts';
import { changed } from './links-rows.ts';

export interface ShiftColumnArgs {
  /** Not the pivot. */
  readonly version: VersionId;
  /** A segment that stands in the first row, of the pivot or of any version. */
  readonly from: SegmentId;
  /** 1: down, each row takes what the one before had; -1: up. */
  readonly by: 1 | -1;
  readonly bead: BeadId;
  readonly author: Author;
}

export const shiftColumn: Command<ShiftColumnArgs> = (tables, { version, from: name, by, bead, author }) => {
  const from = presentOne(tables, name), { pivot } = theWork(tables), alignments = alignmentsOf(tables, version);
  if (isRefusal(alignments)) return alignments;
  if (version === pivot) return refuse('pivotStands');
  const edits = new BeadEdits(tables, bead), [alignment] = alignments;
  const first = from === undefined || !alignment ? undefined : beadInRow(edits, alignment, from);
  if (!first || first.source.length === 0) return refuse('gone');
  const stretch = stretchFrom(edits, first, tables.segmentsOf(pivot));
  if (stretch.length < 2) return refuse('noRoom');
  shifted(stretch, by).forEach((targets, at) => {
    const row = stretch[at] as Bead;
    if (same(targets, row.target)) return;
    edits.mark(at === 0 ? byHand({ ...row, target: targets }, author) : unjudged({ ...row, target: edits.inOrder(targets) }));
  });
  if (edits.untouched) return refuse('asIs');
  edits.confirm(first);
  return changed(edits, author);
};

/** The targets that each row has then. */
export function shifted(stretch: readonly Pick<Bead, 'target'>[], by: 1 | -1): (readonly SegmentId[])[] {
  const last = stretch.length - 1, at = (row: number): readonly SegmentId[] => stretch[row]?.target ?? [];
  return stretch.map((_, row) => by === 1
    ? row === 0 ? [] : row === last ? [...at(row - 1), ...at(row)] : at(row - 1)
    : row === 0 ? [...at(0), ...at(1)] : at(row + 1));
}

/** The rows from this one on, up to the one before the next confirmed; in the order of their first pivot segments. */
function stretchFrom(edits: BeadEdits, first: Bead, pivot: readonly Segment[]): Bead[] {
  const stretch = [first];
  const [start] = edits.inOrder(first.source);
  for (let at = edits.tables.indexOf(start as SegmentId) + 1; at < pivot.length; at++) {
    const { id } = pivot[at] as Segment, bead = edits.beadOf(first.alignment, id);
    if (!bead || bead.id === first.id || edits.inOrder(bead.source)[0] !== id) continue;
    if (bead.status === 'confirmed') break;
    stretch.push(bead);
  }
  return stretch;
}

function same(a: readonly SegmentId[], b: readonly SegmentId[]): boolean {
  return a.length === b.length && a.every((id, at) => id === b[at]);
}
