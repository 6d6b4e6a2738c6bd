/**
 * Staged rows: the segments of a new version and the beads of a new alignment. They are put into the base of a work
 * before the small change that refers to them, and are no part of the work until it does; so no log entry carries a
 * whole text. Whoever reads such a change and does not have its rows reads them from the base first.
 */
import type { Change } from './change.ts';
import type { CommandArgs } from './commands/registry.ts';
import type { Bead, Segment } from './model.ts';

/** Whole versions and whole alignments. Their rows are told apart by `version` and `alignment`, the owners. */
export interface StagedRows {
  readonly segment?: readonly Segment[];
  readonly bead?: readonly Bead[];
}

/** The versions and alignments that a change brings: what it names had to be staged, whether or not it had an effect. */
export function broughtBy({ kind, args }: Pick<Change, 'kind' | 'args'>): readonly string[] {
  switch (kind) {
    case 'addVersion': {
      const { version, alignment } = args as CommandArgs['addVersion'];
      return alignment ? [version.id, alignment.id] : [version.id];
    }
    case 'replaceVersion': {
      const { version, alignments } = args as CommandArgs['replaceVersion'];
      return [version.id, ...alignments.map(({ id }) => id)];
    }
    case 'addAlignment': return [(args as CommandArgs['addAlignment']).alignment.id];
    case 'adoptAlignments': return (args as CommandArgs['adoptAlignments']).adopted.map(({ alignment }) => alignment.id);
    case 'mergeChanges': return (args as CommandArgs['mergeChanges']).changes.flatMap((change) => change.kind === 'mergeChanges' ? [] : broughtBy(change));
    default: return [];
  }
}

/** Whose rows they are. */
export function ownersOf({ segment = [], bead = [] }: StagedRows): Set<string> {
  const owners = new Set<string>();
  for (const { version } of segment) owners.add(version);
  for (const { alignment } of bead) owners.add(alignment);
  return owners;
}
