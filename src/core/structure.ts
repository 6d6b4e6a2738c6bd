/**
 * What must be so between versions, alignments and the work, however often they come and go: the pivot is there and is
 * aligned to nobody, a chosen alignment leads from the pivot to its version and covers both (law A1), and no alignment
 * speaks of a version that is not there. Every command that changes such rows, undo included, asks before it answers.
 */
import type { SegmentId } from './ids.ts';
import type { Alignment, Bead, Rows, Version } from './model.ts';
import type { Edit, Patch } from './patch.ts';
import type { Tables } from './tables.ts';

type Structural = 'work' | 'version' | 'alignment';
const NONE: ReadonlySet<string> = new Set();

/** Would the work be sound after the patch? Patches that touch no such row are not looked at. `whole`: alignments that are known to be. */
export function keepsStructure(tables: Tables, patch: Patch, whole: ReadonlySet<string> = NONE): boolean {
  if (!patch.work && !patch.version && !patch.alignment) return true;
  const versions = after(tables, patch, 'version'), alignments = after(tables, patch, 'alignment');
  const [work] = after(tables, patch, 'work').values();
  const pivot = work && versions.get(work.pivot);
  if (!pivot || pivot.alignment !== null || pivot.replacedBy !== undefined) return false;
  for (const { source, target } of alignments.values()) {
    if (source === target || !versions.has(source) || !versions.has(target)) return false;
  }
  for (const version of versions.values()) {
    if (version.alignment === null) continue;
    const chosen = alignments.get(version.alignment);
    if (chosen?.source !== pivot.id || chosen.target !== version.id || version.replacedBy !== undefined) return false;
  }
  return Object.values(patch.version ?? {}).every((edit) => whole.has(edit[1]?.alignment ?? '') || isWholeIfNew(tables, { edit, patch, alignments }));
}

function after<T extends Structural>(tables: Tables, patch: Patch, table: T): Map<string, Rows[T]> {
  const rows = new Map<string, Rows[T]>();
  for (const row of tables.all(table)) rows.set(row.id, row);
  const edits = patch[table] as { readonly [id: string]: Edit<Rows[T]> } | undefined;
  for (const [id, [, row]] of Object.entries(edits ?? {})) if (row) rows.set(id, row); else rows.delete(id);
  return rows;
}

function isWholeIfNew(
  tables: Tables, { edit: [before, now], patch, alignments }: { edit: Edit<Version>; patch: Patch; alignments: ReadonlyMap<string, Alignment> },
): boolean {
  const chosen = now?.alignment ?? null;
  if (chosen === null || before?.alignment === chosen) return true;
  const alignment = alignments.get(chosen);
  return alignment !== undefined && isWhole(tables, alignment, patch);
}

/** Law A1: every segment of both versions stands in exactly one bead, once the patch is applied. O(beads + segments). */
export function isWhole(tables: Tables, { id, source, target }: Alignment, patch: Patch = {}): boolean {
  const seen = new Set<SegmentId>();
  const versionOf = (segment: SegmentId): string | undefined => {
    const edit = patch.segment && Object.hasOwn(patch.segment, segment) ? patch.segment[segment] : undefined;
    return edit ? edit[1]?.version : tables.get('segment', segment)?.version;
  };
  for (const bead of beadsAfter(tables, patch)) {
    if (bead.alignment !== id) continue;
    for (const [side, version] of [[bead.source, source], [bead.target, target]] as const) {
      for (const segment of side) {
        if (seen.has(segment) || versionOf(segment) !== version) return false;
        seen.add(segment);
      }
    }
  }
  let segments = tables.segmentsOf(source).length + tables.segmentsOf(target).length;
  for (const edit of Object.values(patch.segment ?? {})) {
    for (const [row, counts] of [[edit[0], -1], [edit[1], 1]] as const) if (row?.version === source || row?.version === target) segments += counts;
  }
  return seen.size === segments;
}

function beadsAfter(tables: Tables, { bead: edits }: Patch): Iterable<Bead> {
  return edits ? editedBeads(tables, edits) : tables.all('bead');
}

function* editedBeads(tables: Tables, edits: NonNullable<Patch['bead']>): Generator<Bead> {
  for (const bead of tables.all('bead')) if (!Object.hasOwn(edits, bead.id)) yield bead;
  for (const [, bead] of Object.values(edits)) if (bead) yield bead;
}
