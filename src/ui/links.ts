/** How sure the alignment is of itself, in the steps that are shown and said; and the places where it is not. */
import type { SegmentId } from '../core/ids.ts';
import type { Bead, Version } from '../core/model.ts';
import type { Tables } from '../core/tables.ts';
import type { Unit } from '../core/units.ts';

/** From this score on at least 97 of 100 automatic beads are meant to be right. */
const SURE = 0.9;

export type Sureness = 'sure' | 'fair' | 'doubtful' | 'poor';

export function sureness(score: number): Sureness {
  if (score >= SURE) return 'sure';
  if (score >= 0.7) return 'fair';
  return score >= 0.5 ? 'doubtful' : 'poor';
}

/** Sentences of one cell that stand together and share a bead with the pivot; null: they are in none. */
export interface Run { readonly bead: Bead | null; readonly ids: readonly SegmentId[] }

/** An empty cell has the bead that says so. */
export function runsIn(tables: Tables, unit: Unit, { id: version, alignment }: Version): Run[] {
  const ids = unit.cells.get(version) ?? [];
  if (alignment === null) return [{ bead: null, ids }];
  if (ids.length === 0) {
    const bead = [...unit.cells.values()].flat().map((id) => tables.beadOf(alignment, id)).find((one) => one?.target.length === 0);
    return [{ bead: bead ?? null, ids }];
  }
  const runs: { bead: Bead | null; ids: SegmentId[] }[] = [];
  for (const id of ids) {
    const bead = tables.beadOf(alignment, id) ?? null, last = runs.at(-1);
    if (last && last.bead?.id === bead?.id) last.ids.push(id); else runs.push({ bead, ids: [id] });
  }
  return runs;
}

/** Has nobody said yet that it is right? */
export function isUnconfirmed({ status }: Bead): boolean { return status !== 'confirmed'; }
