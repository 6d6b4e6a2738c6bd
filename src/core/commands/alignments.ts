/** Alignments that come: a direct one between any two versions, and the choice of the one by which a version is shown. */
import type { AlignmentId, VersionId } from '../ids.ts';
import type { Alignment } from '../model.ts';
import { PatchBuilder } from '../patch.ts';
import { refuse } from '../change.ts';
import type { Command } from './command.ts';
import { soundOr } from './versions.ts';

export interface AddAlignmentArgs { readonly alignment: Alignment }
export interface ChooseAlignmentArgs {
  readonly version: VersionId;
  readonly alignment: AlignmentId;
  /** The one that the person saw chosen. */
  readonly base: AlignmentId | null;
}

/** Beside the others: nothing on screen changes until somebody chooses it. */
export const addAlignment: Command<AddAlignmentArgs> = (tables, { alignment }) => {
  if (tables.get('alignment', alignment.id)) return refuse('known');
  if (!tables.get('version', alignment.source) || !tables.get('version', alignment.target)) return refuse('gone');
  return soundOr(tables, new PatchBuilder().set('alignment', null, alignment));
};

export const chooseAlignment: Command<ChooseAlignmentArgs> = (tables, { version: id, alignment, base }) => {
  const version = tables.get('version', id);
  if (!version || !tables.get('alignment', alignment)) return refuse('gone');
  if (version.alignment === alignment) return refuse('noChange');
  if (version.alignment !== base) return refuse('changedSince');
  return soundOr(tables, new PatchBuilder().set('version', version, { ...version, alignment }));
};
