/** Alignments that come and go: a direct one between any two versions, and the choice of the one by which a version is shown. */
import type { AlignmentId, BeadId, VersionId } from '../ids.ts';
import type { Alignment, Author } from '../model.ts';
import { PatchBuilder } from '../patch.ts';
import type { Patch } from '../patch.ts';
import type { Refusal } from '../change.ts';
import { refuse } from '../change.ts';
import { reconcile } from '../reconcile.ts';
import type { Tables } from '../tables.ts';
import { theWork } from '../units.ts';
import type { Command } from './command.ts';
import type { BeadEdits } from './links-edits.ts';
import { directOnes, isDirect } from './links-names.ts';
import { soundOr } from './versions.ts';

export interface AddAlignmentArgs { readonly alignment: Alignment }
export interface RemoveAlignmentArgs { readonly alignment: AlignmentId }
export interface ChooseAlignmentArgs {
  readonly version: VersionId;
  readonly alignment: AlignmentId;
  /** The one that the person saw chosen. */
  readonly base: AlignmentId | null;
  /** How the ids of beads begin that are made to fit the new one to the work. */
  readonly bead?: BeadId;
  readonly author?: Author;
}

/**
 * Beside the others: nothing on screen changes until somebody chooses it. A direct one, between two versions of which
 * neither is the pivot, takes the place of the one that joined them so far, and keeps what people have confirmed there.
 */
export const addAlignment: Command<AddAlignmentArgs> = (tables, { alignment }) => {
  if (tables.get('alignment', alignment.id)) return refuse('known');
  if (!tables.get('version', alignment.source) || !tables.get('version', alignment.target)) return refuse('gone');
  const patch = new PatchBuilder().set('alignment', null, alignment);
  if (!isDirect(tables, alignment)) return soundOr(tables, patch);
  const formers = directOnes(tables).filter((former) => joinsTheSame(former, alignment));
  for (const former of formers) patch.set('alignment', former, null);
  const base = formers[0]?.id ?? null;
  return sound(tables, reconcile(tables, { alignment, base, stem: `${alignment.id}.bead`, whole: false }), patch);
};

/** Its beads stay where they are, so that undo brings it back. */
export const removeAlignment: Command<RemoveAlignmentArgs> = (tables, { alignment: id }) => {
  const alignment = tables.get('alignment', id);
  if (!alignment) return refuse('gone');
  for (const version of tables.all('version')) if (version.alignment === id) return refuse('chosenStays');
  return new PatchBuilder().set('alignment', alignment, null).done();
};

/**
 * The new one is fitted to the work as it is by now, and keeps what people have confirmed in the one that was chosen so
 * far (reconcile.ts): choosing never loses a confirmed link.
 */
export const chooseAlignment: Command<ChooseAlignmentArgs> = (tables, { version: id, alignment, base, bead }) => {
  const version = tables.get('version', id), row = tables.get('alignment', alignment);
  if (!version || !row) return refuse('gone');
  if (version.alignment === alignment) return refuse('asIs');
  if (version.alignment !== base || row.target !== id || row.source !== theWork(tables).pivot) return refuse('changedSince');
  const patch = new PatchBuilder().set('version', version, { ...version, alignment });
  return sound(tables, reconcile(tables, { alignment: row, base, stem: bead ?? `${alignment}.bead`, whole: true }), patch);
};

function joinsTheSame(a: Alignment, b: Alignment): boolean {
  return (a.source === b.source && a.target === b.target) || (a.source === b.target && a.target === b.source);
}

function sound(tables: Tables, edits: BeadEdits, builder: PatchBuilder): Patch | Refusal {
  edits.done(null, builder);
  return soundOr(tables, builder);
}
