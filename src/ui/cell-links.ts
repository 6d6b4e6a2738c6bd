/** How the sentences of a cell hang on the rest of their row: by which bead, and whether without the pivot between them. */
import type { VersionId } from '../core/ids.ts';
import type { Bead, Version } from '../core/model.ts';
import type { Tables } from '../core/tables.ts';
import type { Unit } from '../core/units.ts';
import { directBeads, theWork } from '../core/units.ts';
import type { Run } from './links.ts';
import { runsIn } from './links.ts';

export interface CellLink extends Run {
  /** The other version, where a direct alignment holds the row together and no original stands in it. */
  readonly direct: VersionId | null;
}

/**
 * Rows without the pivot are held by direct beads where there are any: they say more than that there is no original. The
 * pivot's own cell has words of its own only where it is empty: then its bead tells whether somebody looked.
 */
export function cellLinks(tables: Tables, unit: Unit, version: Version): readonly CellLink[] {
  const { pivot } = theWork(tables);
  if (version.id === pivot) return [{ bead: unit.cells.has(pivot) ? null : loneBead(tables, unit), ids: unit.cells.get(pivot) ?? [], direct: null }];
  const runs = runsIn(tables, unit, version).map((run) => ({ ...run, direct: null }));
  if (unit.cells.has(pivot) || unit.cells.size < 2) return runs;
  const beads = directBeads(tables, unit);
  return runs.map((run) => directly(tables, { run, beads, version }));
}

function directly(tables: Tables, { run, beads, version }: { run: CellLink; beads: readonly Bead[]; version: Version }): CellLink {
  const bead = beads.find(({ source, target }) => run.ids.some((id) => source.includes(id) || target.includes(id)));
  const alignment = bead && tables.get('alignment', bead.alignment);
  if (!bead || !alignment) return run;
  const note = bead.note ?? run.bead?.note;
  return { bead: note === undefined ? bead : { ...bead, note }, ids: run.ids, direct: alignment.source === version.id ? alignment.target : alignment.source };
}

/** Of a row that has no original: what says so. */
function loneBead(tables: Tables, unit: Unit): Bead | null {
  if (unit.beads.length !== 1) return null;
  const [id] = unit.beads;
  return (id && tables.get('bead', id)) ?? null;
}
