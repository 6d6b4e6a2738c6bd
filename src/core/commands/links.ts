/**
 * Links between any sentences, crossing and discontiguous ones too, and their end. Where a pivot segment is among them the
 * link stands in the chosen alignments. Without one they belong together all the same: where one of them has a pivot
 * partner the others join its row; where none has, the link is direct, between two other versions.
 */
import type { AlignmentId, BeadId, SegmentId, VersionId } from '../ids.ts';
import type { Alignment, Author } from '../model.ts';
import { PatchBuilder } from '../patch.ts';
import type { Patch } from '../patch.ts';
import { isEmpty } from '../patch.ts';
import type { Refusal } from '../change.ts';
import { isRefusal, refuse } from '../change.ts';
import type { Tables } from '../tables.ts';
import { atOnce } from '../steps.ts';
import { theWork, versionsOf } from '../units.ts';
import type { Command } from './command.ts';
import { BeadEdits } from './links-edits.ts';
import { alignmentsOf, directOnes, present, versionOf } from './links-names.ts';
import type { LinkEdit } from './links-rows.ts';
import { changed, inOnePatch } from './links-rows.ts';

export interface LinkSegmentsArgs {
  /** Of at least two versions. */
  readonly segments: readonly SegmentId[];
  /** How the ids of new direct alignments begin. */
  readonly alignment: AlignmentId;
  /** How the ids of new beads begin. */
  readonly bead: BeadId;
  readonly author: Author;
}
export interface DetachSegmentsArgs {
  readonly segments: readonly SegmentId[];
  readonly bead: BeadId;
  readonly author: Author;
}

export const linkSegments: Command<LinkSegmentsArgs> = (tables, args) => {
  const edits = new BeadEdits(tables, args.bead), plan = planned(edits, args.segments);
  if (isRefusal(plan)) return plan;
  if (plan.row.length === 0) return linkDirectly(edits, plan.columns, { stem: args.alignment, author: args.author });
  return atOnce(linking(edits, args)) ?? changed(edits, args.author);
};

/** Where one of the sentences is, or has beside it, one of the pivot: everything else is a direct link (`isDirectLink`). */
export const linking: LinkEdit<Omit<LinkSegmentsArgs, 'alignment'>> = function* (edits, { segments }) {
  const plan = planned(edits, segments), { pivot } = theWork(edits.tables);
  if (isRefusal(plan)) return plan;
  const { columns, sources, row } = plan;
  for (const { id, chosen } of columns) {
    if (id === pivot) continue;
    const alignments = alignmentsOf(edits.tables, id);
    if (isRefusal(alignments)) return alignments;
    for (const own of alignments) {
      yield;
      if (sources) edits.confirm(edits.gather(own, [...sources, ...chosen]));
      else joinRow(edits, own, { chosen, row });
    }
  }
  return null;
};

/** None of the sentences has anything to do with the pivot: they would be linked without it. */
export function isDirectLink(tables: Tables, segments: readonly SegmentId[]): boolean {
  const plan = planned(new BeadEdits(tables, ''), segments);
  return !isRefusal(plan) && plan.row.length === 0;
}

interface Plan {
  readonly columns: readonly Column[];
  /** Those of the pivot, where any are among them. */
  readonly sources: readonly SegmentId[] | undefined;
  /** The pivot's sentences of the row; none: the link is direct. */
  readonly row: readonly SegmentId[];
}

function planned(edits: BeadEdits, names: readonly SegmentId[]): Plan | Refusal {
  const { tables } = edits, segments = present(tables, names), { pivot } = theWork(tables);
  if (segments.length === 0) return refuse('gone');
  const columns = versionsOf(tables).map(({ id }) => ({ id, chosen: segments.filter((segment) => versionOf(tables, segment) === id) }))
    .filter(({ chosen }) => chosen.length > 0);
  if (columns.length < 2) return refuse('twoVersions');
  const sources = columns.find(({ id }) => id === pivot)?.chosen;
  return { columns, sources, row: sources ?? rowOfFirst(edits, columns) };
}

interface Column { readonly id: VersionId; readonly chosen: readonly SegmentId[] }

/** The pivot partners of the first that has any; empty: none has. */
function rowOfFirst(edits: BeadEdits, columns: readonly Column[]): readonly SegmentId[] {
  for (const { id, chosen } of columns) {
    const alignments = alignmentsOf(edits.tables, id), own = isRefusal(alignments) ? undefined : alignments[0];
    for (const segment of own ? edits.inOrder(chosen) : []) {
      const { source = [] } = edits.beadOf((own as Alignment).id, segment) ?? {};
      if (source.length > 0) return edits.inOrder(source);
    }
  }
  return [];
}

/** Those that stand beside one of the row's pivot segments stay there; the others come to the first. */
function joinRow(edits: BeadEdits, own: Alignment, { chosen, row }: { chosen: readonly SegmentId[]; row: readonly SegmentId[] }): void {
  const [first] = row as [SegmentId], isThere = (id: SegmentId): boolean => edits.beadOf(own.id, id)?.source.some((partner) => row.includes(partner)) === true;
  const away = chosen.filter((id) => !isThere(id));
  for (const bead of edits.beadsOf(own.id, chosen.filter(isThere))) edits.confirm(bead);
  if (away.length > 0) edits.gather(own, [first, ...away], edits.beadOf(own.id, first));
}

function linkDirectly(edits: BeadEdits, columns: readonly Column[], { stem, author }: { stem: AlignmentId; author: Author }): Patch | Refusal {
  const { tables } = edits, patch = new PatchBuilder(), direct = directOnes(tables);
  for (const { id, chosen } of columns) {
    const own = alignmentsOf(tables, id);
    if (isRefusal(own)) continue; // aligned to nobody yet: it has no rows
    for (const alignment of own) edits.confirm(edits.gather(alignment, chosen));
  }
  for (const alignment of direct) edits.leave(alignment.id, columns.flatMap(({ chosen }) => chosen));
  const [first, ...others] = columns as [Column, ...Column[]];
  let made = 0;
  for (const other of others) {
    const known = direct.find(({ source, target }) => (source === first.id && target === other.id) || (source === other.id && target === first.id));
    const alignment = known ?? newDirect(tables, { stem, number: made++, source: first.id, target: other.id });
    if (!known) patch.set('alignment', null, alignment);
    edits.confirm(edits.gather(alignment, [...first.chosen, ...other.chosen]));
  }
  const done = edits.done(author, patch);
  return isEmpty(done) ? refuse('asIs') : done;
}

function newDirect(tables: Tables, { stem, number, source, target }: { stem: AlignmentId; number: number; source: VersionId; target: VersionId }): Alignment {
  let id = number === 0 ? stem : `${stem}.${number}` as AlignmentId;
  while (tables.get('alignment', id)) id = `${id}.` as AlignmentId;
  return { id, work: theWork(tables).id, source, target, method: 'manual' };
}

/**
 * Each stands alone: "checked: it has no counterpart". Pivot segments in every alignment; of direct links nothing is left.
 * What was noted about a link stays with the last that leaves it, in reading order, a translation's behind the pivot's.
 */
export const detaching: LinkEdit<DetachSegmentsArgs> = function* (edits, { segments: names }) {
  const { tables } = edits, direct = directOnes(tables), segments = edits.inOrder(present(tables, names)), { pivot } = theWork(tables);
  if (segments.length === 0) return refuse('gone');
  const ofPivot = (segment: SegmentId): boolean => versionOf(tables, segment) === pivot;
  for (const segment of [...segments.filter(ofPivot), ...segments.filter((one) => !ofPivot(one))]) {
    const alignments = alignmentsOf(tables, versionOf(tables, segment) as VersionId);
    if (isRefusal(alignments)) return alignments;
    for (const alignment of alignments) edits.confirm(edits.gather(alignment, [segment]));
    for (const alignment of direct) edits.leave(alignment.id, [segment]);
    yield;
  }
  return null;
};
export const detachSegments = inOnePatch<DetachSegmentsArgs>(detaching);
