/**
 * What must be so between versions, alignments and the work, however often they come and go: the pivot is there and is
 * aligned to nobody, a chosen alignment leads from the pivot to its version and covers both (law A1), and no alignment
 * speaks of a version that is not there. Every command that changes such rows, undo included, asks before it answers.
 */
import type { SegmentId } from './ids.ts';
import type { Alignment, Rows, Version } from './model.ts';
import type { Edit, Patch } from './patch.ts';
import type { Tables } from './tables.ts';

type Structural = 'work' | 'version' | 'alignment';

/** Would the work be sound after the patch? Patches that touch no such row are not looked at. */
export function keepsStructure(tables: Tables, patch: Patch): boolean {
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
  return Object.values(patch.version ?? {}).every((edit) => isWholeIfNew(tables, edit, alignments));
}

function after<T extends Structural>(tables: Tables, patch: Patch, table: T): Map<string, Rows[T]> {
  const rows = new Map<string, Rows[T]>();
  for (const row of tables.all(table)) rows.set(row.id, row);
  const edits = patch[table] as { readonly [id: string]: Edit<Rows[T]> } | undefined;
  for (const [id, [, row]] of Object.entries(edits ?? {})) if (row) rows.set(id, row); else rows.delete(id);
  return rows;
}

function isWholeIfNew(tables: Tables, [before, now]: Edit<Version>, alignments: ReadonlyMap<string, Alignment>): boolean {
  const chosen = now?.alignment ?? null;
  if (chosen === null || before?.alignment === chosen) return true;
  const alignment = alignments.get(chosen);
  return alignment !== undefined && isWhole(tables, alignment);
}

/** Law A1: every segment of both versions stands in exactly one bead. O(beads + segments). */
export function isWhole(tables: Tables, { id, source, target }: Alignment): boolean {
  const seen = new Set<SegmentId>();
  for (const bead of tables.all('bead')) {
    if (bead.alignment !== id) continue;
    for (const [side, version] of [[bead.source, source], [bead.target, target]] as const) {
      for (const segment of side) {
        if (seen.has(segment) || tables.get('segment', segment)?.version !== version) return false;
        seen.add(segment);
      }
    }
  }
  return seen.size === tables.segmentsOf(source).length + tables.segmentsOf(target).length;
}
