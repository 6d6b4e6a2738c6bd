/** Why a row that was cut in one column may stay one row on screen: another column holds its two parts together. */
import type { SegmentId, VersionId } from '../core/ids.ts';
import type { Tables } from '../core/tables.ts';
import { theWork, versionsOf } from '../core/units.ts';
import { chosenOf } from './act-rows.ts';

/**
 * To be asked before the row of `at` is cut above it; the answer, given after the cut, is the other version by whose
 * links its pivot segments still hang together, or null. Costs the size of the row.
 */
export function rowHolder(tables: Tables, version: VersionId, at: SegmentId): () => VersionId | null {
  const { pivot } = theWork(tables), alignment = chosenOf(tables, version);
  const aboveIt = version === pivot ? sourcesBefore(tables, at) : alignment ? beforeIn(tables.beadOf(alignment.id, at)?.target ?? [], at) : [];
  return () => holderOf(tables, version, { at, above: aboveIt });
}

/** The version by whose links two parts of a cell stand in one row, though the links of their own version part them; null: a direct link does. */
export function holderOf(tables: Tables, version: VersionId, { at, above }: { readonly at: SegmentId; readonly above: readonly SegmentId[] }): VersionId | null {
  return heldBy(tables, pivotsOf(tables, version, [at]), new Set(pivotsOf(tables, version, above)));
}

/** The pivot segments that stand beside sentences of a version; of the pivot, they themselves. */
function pivotsOf(tables: Tables, version: VersionId, segments: readonly SegmentId[]): readonly SegmentId[] {
  const alignment = chosenOf(tables, version);
  return version === theWork(tables).pivot ? segments : segments.flatMap((id) => alignment && tables.beadOf(alignment.id, id)?.source || []);
}

function sourcesBefore(tables: Tables, at: SegmentId): SegmentId[] {
  return versionsOf(tables).flatMap(({ id }) => {
    const alignment = chosenOf(tables, id);
    return alignment ? beforeIn(tables.beadOf(alignment.id, at)?.source ?? [], at) : [];
  });
}

function beforeIn(members: readonly SegmentId[], at: SegmentId): SegmentId[] {
  return members.slice(0, Math.max(0, members.indexOf(at)));
}

/** The version by which the first way from one part to the other leads there. */
function heldBy(tables: Tables, from: readonly SegmentId[], above: ReadonlySet<SegmentId>): VersionId | null {
  const seen = new Set(from), open = [...from];
  const others = versionsOf(tables).flatMap(({ id }) => { const alignment = chosenOf(tables, id); return alignment ? [{ id, alignment }] : []; });
  for (let segment = open.pop(); segment !== undefined; segment = open.pop()) {
    for (const { id, alignment } of others) {
      for (const next of tables.beadOf(alignment.id, segment)?.source ?? []) {
        if (above.has(next)) return id;
        if (!seen.has(next)) { seen.add(next); open.push(next); }
      }
    }
  }
  return null;
}
