/**
 * What stands beside a sentence: the words of the other columns of its row. Apart from what is told of them later (stale.ts),
 * because whoever confirms a sentence needs only this.
 */
import type { SegmentId, VersionId } from './ids.ts';
import type { SegmentState, Version } from './model.ts';
import { runText } from './forwards.ts';
import { inOrder } from './reading-order.ts';
import type { Tables } from './tables.ts';
import { theWork, versionsOf } from './units.ts';

/** What stands in another column of the row. */
export interface Beside { readonly version: VersionId; readonly text: string }

export function isConfirmed(state: SegmentState): boolean {
  return state === 'reviewed' || state === 'final';
}

/**
 * What stands in the other columns of the row of these sentences of one version: the pivot's sentences of their beads, and from
 * these those of each other version that is shown. In the order of the columns; empty cells are left out.
 */
export function besideOf(tables: Tables, ...segments: readonly SegmentId[]): Beside[] {
  const own = tables.get('segment', segments[0] ?? '')?.version, { pivot } = theWork(tables), versions = versionsOf(tables);
  const alignment = versions.find(({ id }) => id === own)?.alignment ?? null;
  const through = own === pivot ? new Set(segments) : new Set(alignment === null ? [] : segments.flatMap((id) => tables.beadOf(alignment, id)?.source ?? []));
  return versions.flatMap((version) => {
    if (version.id === own || own === undefined) return [];
    const there = version.id === pivot ? through : partnersIn(tables, version, through);
    return there.size === 0 ? [] : [{ version: version.id, text: textOf(tables, there) }];
  });
}

function partnersIn(tables: Tables, { alignment }: Version, through: ReadonlySet<SegmentId>): Set<SegmentId> {
  const found = new Set<SegmentId>();
  for (const id of alignment === null ? [] : through) for (const target of tables.beadOf(alignment as NonNullable<Version['alignment']>, id)?.target ?? []) found.add(target);
  return found;
}

function textOf(tables: Tables, ids: ReadonlySet<SegmentId>): string {
  const rows = [...ids].flatMap((id) => tables.get('segment', id) ?? []);
  return runText(rows.length < 2 ? rows : rows.sort(inOrder));
}
