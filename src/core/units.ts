/**
 * Units: the rows on screen, a query over pairwise alignments.
 *
 * A unit is a star through the pivot: pivot segments that share a bead in any chosen alignment belong together, with
 * everything linked to them. Segments without a pivot partner (0-1 beads) make a unit of their own behind the linked
 * segment that precedes them in their version. Units stand in the order of their first pivot segment.
 */
import type { BeadId, SegmentId, VersionId } from './ids.ts';
import type { Bead, Version, Work } from './model.ts';
import type { Tables } from './tables.ts';
import { compare } from './tables.ts';

export interface Unit {
  /** The id of its first segment: permanent, so links and scroll positions survive edits elsewhere. */
  readonly id: SegmentId;
  readonly cells: ReadonlyMap<VersionId, readonly SegmentId[]>;
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

interface Draft {
  readonly cells: Map<VersionId, SegmentId[]>;
  readonly beads: BeadId[];
  /** Units without a pivot segment that stand right behind this one. */
  readonly followers: Draft[];
}

const newDraft = (): Draft => ({ cells: new Map(), beads: [], followers: [] });

/** All units of the work, first to last. O(segments + beads). */
export function units(tables: Tables): Unit[] {
  const pivot = theWork(tables).pivot;
  const others = versionsOf(tables).filter((version) => version.id !== pivot && version.alignment !== null);
  const chosen = new Set(others.map(({ alignment }) => alignment));
  const beads = [...tables.all('bead')].filter(({ alignment }) => chosen.has(alignment));
  const unitOf = pivotUnits(tables, pivot, beads);
  const first: Draft = newDraft(); // holds what stands before all pivot segments
  const ordered = [first, ...new Set(unitOf.values())];
  const unitOfBead = new Map<BeadId, Draft>();
  for (const bead of beads) {
    const unit = bead.source.map((id) => unitOf.get(id)).find((draft) => draft !== undefined);
    if (!unit) continue;
    unit.beads.push(bead.id);
    unitOfBead.set(bead.id, unit);
  }
  for (const version of others) placeVersion({ tables, pivot, first, unitOfBead }, version);
  return ordered.flatMap((unit) => [unit, ...unit.followers]).filter((unit) => unit !== first)
    .map((unit) => ({ id: firstSegment(unit, pivot), cells: unit.cells, beads: unit.beads }));
}

/** Pivot segments that share a bead share a unit. In reading order. */
function pivotUnits(tables: Tables, pivot: VersionId, beads: readonly Bead[]): Map<SegmentId, Draft> {
  const leader = new Map<SegmentId, SegmentId>();
  const find = (id: SegmentId): SegmentId => {
    let root = id;
    for (let up = leader.get(root); up !== undefined && up !== root; up = leader.get(root)) root = up;
    leader.set(id, root);
    return root;
  };
  for (const { source } of beads) {
    for (const id of source) leader.set(find(id), find(source[0] as SegmentId));
  }
  const groups = new Map<SegmentId, Draft>(), unitOf = new Map<SegmentId, Draft>();
  for (const { id } of tables.segmentsOf(pivot)) {
    const root = find(id);
    const unit = groups.get(root) ?? newDraft();
    groups.set(root, unit);
    unitOf.set(id, unit);
    addTo(unit, pivot, id);
  }
  return unitOf;
}

interface Placing { readonly tables: Tables; readonly pivot: VersionId; readonly first: Draft; readonly unitOfBead: Map<BeadId, Draft> }

function placeVersion({ tables, pivot, first, unitOfBead }: Placing, version: Version): void {
  let anchor = first;
  for (const { id } of tables.segmentsOf(version.id)) {
    const bead = version.alignment === null ? undefined : tables.beadOf(version.alignment, id);
    let unit = bead && unitOfBead.get(bead.id);
    if (!unit) {
      unit = newDraft();
      if (bead) { unit.beads.push(bead.id); unitOfBead.set(bead.id, unit); }
      anchor.followers.push(unit);
    } else if (unit.cells.has(pivot)) anchor = unit;
    addTo(unit, version.id, id);
  }
}

function addTo({ cells }: Draft, version: VersionId, id: SegmentId): void {
  const cell = cells.get(version);
  if (cell) cell.push(id); else cells.set(version, [id]);
}

function firstSegment(draft: Draft, pivot: VersionId): SegmentId {
  const cell = draft.cells.get(pivot) ?? [...draft.cells.values()][0];
  const id = cell?.[0];
  if (id === undefined) throw new RangeError('a unit without segments');
  return id;
}

/** The segments that stand against `id`: its bead's other side and, through the pivot, the beads of other versions. */
export function partnersOf(tables: Tables, id: SegmentId): ReadonlySet<SegmentId> {
  const segment = tables.get('segment', id);
  if (!segment) return new Set();
  const pivot = theWork(tables).pivot;
  const own = tables.get('version', segment.version);
  const bead = own?.alignment ? tables.beadOf(own.alignment, id) : undefined;
  const through = segment.version === pivot ? [id] : bead?.source ?? [];
  const partners = new Set<SegmentId>([id, ...through, ...(bead?.target ?? [])]);
  for (const version of tables.all('version')) {
    if (version.alignment === null || version.id === segment.version) continue;
    for (const source of through) {
      for (const target of tables.beadOf(version.alignment, source)?.target ?? []) partners.add(target);
    }
  }
  return partners;
}
