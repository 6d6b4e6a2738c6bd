/**
 * What has happened since a change, for whoever wants to take it back. The staged beads of an alignment stand in no patch,
 * so a look at the rows does not tell whether somebody has gone on from them: the log does.
 */
import type { AlignmentId, BeadId, ChangeId } from './ids.ts';
import type { LogView } from './commands/command.ts';
import type { Bead, TableName } from './model.ts';
import type { Patch } from './patch.ts';
import { editsOf, sameValue } from './patch.ts';

/** The latest change after `effect` that touched such a row; undefined: none did. */
export function laterTouching(log: LogView, effect: ChangeId, touches: (table: TableName, id: string) => boolean): ChangeId | undefined {
  let latest: ChangeId | undefined;
  for (const { id, patch } of log.since(effect)) {
    for (const edit of editsOf(patch)) if (touches(edit.table, edit.id)) { latest = id; break; }
  }
  return latest;
}

/**
 * The latest change after `effect` to the links of an alignment that `patch` would take out of sight: by putting another
 * one in its place, or by taking it away. What was taken back in between does not count; undefined: nobody has gone on.
 */
export function linksMovedOn(log: LogView, effect: ChangeId, patch: Patch): ChangeId | undefined {
  const leaving = leavingIn(patch);
  if (leaving.size === 0) return undefined;
  let latest: ChangeId | undefined;
  const net = new Map<BeadId, readonly [before: Bead | null, after: Bead | null]>();
  for (const change of log.since(effect)) {
    for (const [before, after] of Object.values(change.patch.bead ?? {})) {
      const bead = after ?? before;
      if (!bead || !leaving.has(bead.alignment)) continue;
      net.set(bead.id, [net.has(bead.id) ? net.get(bead.id)?.[0] ?? null : before, after]);
      latest = change.id;
    }
  }
  for (const [before, after] of net.values()) if (!sameValue(before, after)) return latest;
  return undefined;
}

/** Alignments that are chosen no more, or not there any more, after the patch. */
function leavingIn({ version = {}, alignment = {} }: Patch): Set<AlignmentId> {
  const leaving = new Set<AlignmentId>();
  for (const [before, after] of Object.values(version)) {
    if (before?.alignment && after && before.alignment !== after.alignment) leaving.add(before.alignment);
  }
  for (const [before, after] of Object.values(alignment)) if (before && !after) leaving.add(before.id);
  return leaving;
}
