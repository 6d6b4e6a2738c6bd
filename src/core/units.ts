/**
 * Units: the rows on screen, a query over pairwise alignments.
 *
 * A unit is a star through the pivot: pivot segments that share a bead in any chosen alignment belong together, with
 * everything linked to them. Segments without a pivot partner (0-1 beads) make units of their own, in which direct
 * alignments may join those of several versions; such a unit stands behind the linked segment that precedes it in its
 * (first) version. Units stand in the order of their first pivot segment.
 */
import type { AlignmentId, BeadId, SegmentId, VersionId } from './ids.ts';
import type { Bead, Version, Work } from './model.ts';
import type { Tables } from './tables.ts';
import { compare } from './tables.ts';
import type { Frame } from './unit-groups.ts';
import { Groups } from './unit-groups.ts';
import { readRows, toTheEnd } from './unit-rows.ts';

export interface Unit {
  /** The id of its first segment: permanent, so links and scroll positions survive edits elsewhere. */
  readonly id: SegmentId;
  /** The pivot's first, then in the order of the columns. */
  readonly cells: ReadonlyMap<VersionId, readonly SegmentId[]>;
  /** Of chosen alignments, column by column. */
  readonly beads: readonly BeadId[];
}

/** The versions that are shown, in the order of their columns: all but those that a later import has replaced. */
export function versionsOf(tables: Tables): Version[] {
  return everyVersion(tables).filter(({ replacedBy }) => replacedBy === undefined);
}

/** Replaced ones too. */
export function everyVersion(tables: Tables): Version[] {
  return [...tables.all('version')].sort((a, b) => compare(a.order, b.order) || compare(a.id, b.id));
}

export function theWork(tables: Tables): Work {
  for (const work of tables.all('work')) return work;
  throw new RangeError('these tables hold no work');
}

/** Which versions and alignments make the rows. O(versions + alignments). */
export function frameOf(tables: Tables): Frame {
  const { pivot } = theWork(tables);
  const columns = versionsOf(tables).filter((version) => version.id !== pivot && version.alignment !== null);
  const rankOf = new Map<VersionId, number>([[pivot, 0]]), chosenOf = new Map<VersionId, AlignmentId>();
  for (const { id, alignment } of columns) {
    rankOf.set(id, rankOf.size);
    if (alignment !== null) chosenOf.set(id, alignment);
  }
  const straight = [...tables.all('alignment')].filter(({ source, target }) => chosenOf.has(source) && chosenOf.has(target));
  return { pivot, columns, rankOf, chosenOf, chosen: new Set(chosenOf.values()), direct: new Set(straight.map(({ id }) => id).sort(compare)) };
}

/** All units of the work, first to last. O(segments + beads). */
export function units(tables: Tables): Unit[] {
  return toTheEnd(readRows(tables, frameOf(tables))).rows.map(({ id, cells, beads }) => ({ id, cells, beads }));
}

/** The beads of direct alignments that hold a row without a pivot segment together. */
export function directBeads(tables: Tables, unit: Unit): Bead[] {
  const frame = frameOf(tables);
  if (frame.direct.size === 0 || unit.cells.has(frame.pivot)) return [];
  const groups = new Groups(tables, frame), found = new Map<BeadId, Bead>();
  for (const id of [...unit.cells.values()].flat()) {
    for (const bead of tables.beadsAt(id)) {
      if (frame.direct.has(bead.alignment) && groups.joinedBy(bead).length > 1) found.set(bead.id, bead);
    }
  }
  return [...found.values()];
}

/**
 * The segments that stand against `id`: its bead's other side and, through the pivot, the beads of other versions; of one
 * without a pivot partner, what its direct beads join to it.
 */
export function partnersOf(tables: Tables, id: SegmentId): ReadonlySet<SegmentId> {
  const segment = tables.get('segment', id);
  if (!segment) return new Set();
  const frame = frameOf(tables), groups = new Groups(tables, frame);
  const bead = groups.chosenBead(segment);
  const through = segment.version === frame.pivot ? [id] : bead?.source ?? [];
  const partners = new Set<SegmentId>([id, ...through, ...(bead?.target ?? [])]);
  for (const { id: version, alignment } of frame.columns) {
    if (alignment === null || version === segment.version) continue;
    for (const source of through) {
      for (const target of tables.beadOf(alignment, source)?.target ?? []) partners.add(target);
    }
  }
  for (const straight of tables.beadsAt(id)) {
    if (!frame.direct.has(straight.alignment)) continue;
    const joined = groups.joinedBy(straight);
    if (joined.includes(segment)) for (const other of joined) partners.add(other.id);
  }
  return partners;
}
