/**
 * New alignments take the place of the chosen ones, as one change: what an aligner run proposes, and acts by hand over so
 * many rows that their beads are staged instead of standing in the log. Several versions at once, where the act was on the
 * pivot's column.
 *
 * Each new one is fitted to the work as it is by then, and keeps what people have confirmed or noted since in the one
 * that it follows (reconcile.ts). The former ones go with the same change, so nobody has to keep up their beads; undo
 * brings them back.
 */
import type { AlignmentId, BeadId, SegmentId, VersionId } from '../ids.ts';
import type { Alignment, Author } from '../model.ts';
import { PatchBuilder } from '../patch.ts';
import { refuse } from '../change.ts';
import { itFits, seeWhetherItFits } from '../fits.ts';
import { reconcile } from '../reconcile.ts';
import type { Tables } from '../tables.ts';
import { theWork } from '../units.ts';
import type { Command } from './command.ts';
import { BeadEdits } from './links-edits.ts';
import { directOnes, present } from './links-names.ts';
import { soundOr } from './versions.ts';

/** What the act was, for whoever reads the history. */
export type AdoptReason = 'realign' | 'confirm' | 'review' | 'clear' | 'shift' | 'move' | 'group' | 'link' | 'detach';
export const ADOPT_REASONS: readonly AdoptReason[] = ['realign', 'confirm', 'review', 'clear', 'shift', 'move', 'group', 'link', 'detach'];

export interface Adopted {
  readonly version: VersionId;
  /** The one that was chosen when the new one was made. */
  readonly base: AlignmentId;
  /** From the pivot to the version; its beads have been staged. */
  readonly alignment: Alignment;
  /** Their links in `base` are otherwise in the new one because the person meant it so: what was said there is not said again. */
  readonly passed?: readonly SegmentId[];
}

export interface AdoptAlignmentsArgs {
  /** At least one, each of another version. */
  readonly adopted: readonly Adopted[];
  readonly why: AdoptReason;
  /** How the ids of beads begin that are made to fit the new ones to the work. */
  readonly bead: BeadId;
  /** These stand in no direct link any more, for the person has put them elsewhere. */
  readonly leaving?: { readonly segments: readonly SegmentId[]; readonly author: Author };
}

export const adoptAlignments: Command<AdoptAlignmentsArgs> = (tables, { adopted, bead, leaving }) => {
  const { pivot } = theWork(tables), patch = new PatchBuilder(), fitting = new Set<string>();
  for (const [number, { version: id, base, alignment, passed = [] }] of adopted.entries()) {
    const version = tables.get('version', id), former = tables.get('alignment', base);
    if (tables.get('alignment', alignment.id)) return refuse('known');
    if (!version || !former) return refuse('gone');
    if (version.alignment !== base || alignment.source !== pivot || alignment.target !== id) return refuse('changedSince');
    patch.set('version', version, { ...version, alignment: alignment.id }).set('alignment', former, null).set('alignment', null, alignment);
    const question = { alignment, base, passed: beadsOf(tables, base, passed) };
    if (itFits(tables, question)) fitting.add(alignment.id);
    else reconcile(tables, { ...question, stem: `${bead}.${number}`, whole: true }).done(null, patch);
  }
  if (leaving) leaveDirectLinks(new BeadEdits(tables, `${bead}.direct`), leaving).done(leaving.author, patch);
  return adopted.length === 0 ? refuse('noChange') : soundOr(tables, patch, fitting);
};

function leaveDirectLinks(edits: BeadEdits, { segments }: NonNullable<AdoptAlignmentsArgs['leaving']>): BeadEdits {
  const leaving = present(edits.tables, segments);
  for (const { id } of directOnes(edits.tables)) edits.leave(id, leaving);
  return edits;
}

/** To be waited for before the act, once its beads are staged: then it does not hold up whoever types. */
export async function beforeAdopting(tables: Tables, adopted: readonly Adopted[], breathe: () => Promise<void>): Promise<void> {
  for (const { base, alignment, passed = [] } of adopted) {
    await seeWhetherItFits(tables, { alignment, base, passed: beadsOf(tables, base, passed) }, breathe);
  }
}

function beadsOf(tables: Tables, alignment: AlignmentId, segments: readonly SegmentId[]): ReadonlySet<BeadId> {
  return new Set(segments.flatMap((id) => tables.beadOf(alignment, id)?.id ?? []));
}
