/**
 * A first look at a big work: the rows where the person stopped, read from a few of its pages while the rest is coming.
 * It shows what is on the disk and nothing else: a row of which anything is missing ends it.
 */
import type { SegmentId, VersionId, WorkId } from '../core/ids.ts';
import type { Segment, Version, Work } from '../core/model.ts';
import { LiveUnits } from '../core/live-units.ts';
import type { RowLists } from '../core/tables.ts';
import { Tables } from '../core/tables.ts';
import { theWork, versionsOf } from '../core/units.ts';
import type { Store } from '../store/types.ts';

/** Where the person stopped: the first row on screen. */
export interface Stop {
  readonly segment: SegmentId;
  /** Its place among the rows, from 0. */
  readonly row: number;
  /** No more rows than these fill the window. Absent: it is not known how high that is. */
  readonly rows?: number;
  /** The number of the first sentence of each column from there on. */
  readonly numbers: readonly (readonly [VersionId, number])[];
}

export interface GlimpseSentence { readonly segment: Segment; readonly number: number }
export interface Glimpse {
  readonly work: Work;
  readonly versions: readonly Version[];
  /** They are the first rows of all. */
  readonly fromTop: boolean;
  /** In each column the sentences of the row. */
  readonly rows: readonly ReadonlyMap<VersionId, readonly GlimpseSentence[]>[];
}

/** More than most windows show. */
const ROWS = 40;

/** null: the work is small, nobody stopped there, or the place has changed. */
export async function readGlimpse(store: Store, work: WorkId, stop: Stop): Promise<Glimpse | null> {
  const read = await store.glimpse(work, stop.row);
  return read.ok && read.value ? glimpseOf(read.value, stop) : null;
}

export function glimpseOf(rows: RowLists, { segment: first, row, numbers, rows: most = ROWS }: Stop): Glimpse | null {
  const here = new Set(rows.segment?.map(({ id }) => id));
  const whole = rows.bead?.filter(({ source, target }) => [...source, ...target].every((id) => here.has(id))) ?? [];
  const tables = new Tables({ ...rows, bead: whole }), versions = versionsOf(tables), { pivot } = theWork(tables);
  const units = new LiveUnits(tables), start = units.unitOf(first), next = new Map(numbers);
  if (!start) return null;
  const found: Map<VersionId, GlimpseSentence[]>[] = [];
  for (let at = units.placeOf(start); found.length < most; at += 1) {
    const unit = units.at(at), ids = unit?.cells.get(pivot) ?? [];
    const linked = ids.length > 0 && versions.every(({ alignment }) => alignment === null || ids.every((id) => tables.beadOf(alignment, id)));
    if (!unit || !linked) break;
    found.push(new Map([...unit.cells].map(([version, members]) => [version, members.flatMap((id) => {
      const segment = tables.get('segment', id), number = next.get(version) ?? 1;
      next.set(version, number + 1);
      return segment ? [{ segment, number }] : [];
    })])));
  }
  return found.length === 0 ? null : { work: theWork(tables), versions, fromTop: row === 0, rows: found };
}
