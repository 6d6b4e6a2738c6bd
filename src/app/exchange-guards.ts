/**
 * Two merges that are not made, because something that people wrote would be out of sight afterwards, though it would still be
 * in the log: imports that exclude each other, and taking back a merge on which somebody has gone on.
 */
import type { Change } from '../core/change.ts';
import type { CommandArgs } from '../core/commands/registry.ts';
import { hasEffect } from '../core/history.ts';
import type { ChangeId, VersionId } from '../core/ids.ts';
import { knownChanges } from '../core/known.ts';
import type { Here, MergePlan } from '../core/merge.ts';
import { ownerOf } from '../core/model.ts';
import { editsOf } from '../core/patch.ts';
import { broughtBy } from '../core/staged.ts';
import { versionsOf } from '../core/units.ts';

/** The version that a change imports. */
function imported({ kind, args }: Change): VersionId | null {
  return kind === 'addVersion' || kind === 'replaceVersion' ? (args as CommandArgs['addVersion' | 'replaceVersion']).version.id : null;
}

/** A version that is shown here, or comes and was not taken back, would be shown nowhere: its import does not apply beside the others. */
export function hidesVersion(here: Here, { added, again, after }: MergePlan): boolean {
  const shown = new Set<VersionId>(versionsOf(here.tables).map(({ id }) => id)), takenBack = new Set<ChangeId>();
  for (const { kind, args } of added) if (kind === 'undo') takenBack.add((args as CommandArgs['undo']).target);
  const gone = (change: Change): VersionId | null => {
    const version = imported(change);
    return version !== null && !change.patch.version && !after.get('version', version) ? version : null;
  };
  return again.some(({ after: change }) => { const version = gone(change); return version !== null && shown.has(version); })
    || added.some((change) => gone(change) !== null && !takenBack.has(change.id));
}

/** Without the changes that go aside, later acts would do nothing any more, or be about sentences of a version that is not there. */
export function isGoneOnFrom(here: Here, { again, args }: MergePlan): boolean {
  if (again.some(({ before, after }) => hasEffect(before) && !hasEffect(after))) return true;
  const aside = new Set(args.aside), known = knownChanges(here.log).changes, owners = new Set<string>();
  for (const change of known) if (aside.has(change.id)) for (const owner of broughtBy(change)) owners.add(owner);
  for (const change of known) if (!aside.has(change.id)) for (const owner of broughtBy(change)) owners.delete(owner);
  if (owners.size === 0) return false;
  return known.some((change) => !aside.has(change.id) && [...editsOf(change.patch)].some(({ table, before, after }) => {
    const row = after ?? before;
    return row !== null && owners.has(ownerOf(table, row));
  }));
}
