/**
 * A merge on which somebody has gone on is not taken back: something that they wrote would be out of sight afterwards, though it
 * would still be in the log.
 */
import { losesEffect } from '../core/history.ts';
import { knownChanges } from '../core/known.ts';
import type { Here, MergePlan } from '../core/merge.ts';
import { ownerOf } from '../core/model.ts';
import { editsOf } from '../core/patch.ts';
import { broughtBy } from '../core/staged.ts';

/** Without the changes that go aside, later acts would do nothing any more, or be about sentences of a version that is not there. */
export function isGoneOnFrom(here: Here, { again, args }: MergePlan): boolean {
  if (again.some(losesEffect)) return true;
  const aside = new Set(args.aside), known = knownChanges(here.log).changes, owners = new Set<string>();
  for (const change of known) if (aside.has(change.id)) for (const owner of broughtBy(change)) owners.add(owner);
  for (const change of known) if (!aside.has(change.id)) for (const owner of broughtBy(change)) owners.delete(owner);
  if (owners.size === 0) return false;
  return known.some((change) => !aside.has(change.id) && [...editsOf(change.patch)].some(({ table, before, after }) => {
    const row = after ?? before;
    return row !== null && owners.has(ownerOf(table, row));
  }));
}
