/**
 * The structure of a work as the screen needs it: rows, places, numbers, paragraphs. One for each open work, shared by all who
 * ask (the page, find, palette, history), and kept up patch by patch: an act on a sentence or a bead costs what it touches.
 *
 * Where versions or alignments come and go, everything is read anew. At 30,000 rows in three languages that is more than
 * a frame, so it is done step by step, and until it is done the former rows stand.
 */
import type { VersionId } from '../core/ids.ts';
import type { Version } from '../core/model.ts';
import type { Patch } from '../core/patch.ts';
import { editsOf } from '../core/patch.ts';
import type { RowsChange, UnitList } from '../core/unit-list.ts';
import { NO_UNITS } from '../core/unit-list.ts';
import type { Unit } from '../core/units.ts';
import type { Workbench } from '../app/workbench.ts';
import type { Follower, FollowerKind, Reading } from './live-shape.ts';
import { LiveShape, reading } from './live-shape.ts';
import type { Paragraph, ParagraphKind } from './outline.ts';
import { begin, finish } from './slices.ts';

export interface Shape {
  readonly versions: readonly Version[];
  /** The rows, first to last. The object is another one when all rows are others. */
  readonly units: UnitList;
  /** Is any bead not confirmed? */
  readonly open: boolean;
  /** What is worked out from all rows, of one kind; one for all who ask. null: they have not been read. */
  of<F extends Follower>(Kind: FollowerKind<F>): F | null;
  /** How many letters the longest cell of the row at a place has, as it was when the row came. */
  letters(place: number): number;
  paragraphsOf(version: VersionId): readonly Paragraph[];
  /** The kind of the paragraph that a row begins, where the pivot begins one; in rows without it, where what they hold does. */
  opens(unit: Unit): ParagraphKind | null;
  /** Told after a patch that changed rows has been taken in. null: all rows are others. */
  watch(listener: (change: RowsChange | null) => void): () => void;
}

/** Until the structure of a big work has been read. */
export const NOT_READ: Shape = {
  versions: [], units: NO_UNITS, open: false, of: () => null, letters: () => 0, paragraphsOf: () => [], opens: () => null, watch: () => () => undefined,
};

/** Up to here a work is read at once: it takes less than a frame. */
const AT_ONCE = 3000;
/** Does a patch change more than texts, states and suggestions? */
export function isStructural(patch: Patch): boolean {
  if (Object.values(patch.segment ?? {}).some(([before, after]) => before?.after !== after?.after || before?.block !== after?.block || !before || !after)) return true;
  for (const { table } of editsOf(patch)) if (table !== 'suggestion' && table !== 'segment' && table !== 'forward') return true;
  return false;
}

interface Kept {
  shape: LiveShape | null;
  /** All rows are others than it says. */
  stale: boolean;
  reading: Promise<Shape> | null;
  /** Grows with each change of the structure. */
  round: number;
}

const kept = new WeakMap<Workbench, Kept>();

function keptOf(workbench: Workbench): Kept {
  const known = kept.get(workbench);
  if (known) return known;
  const made: Kept = { shape: null, stale: true, reading: null, round: 0 };
  kept.set(workbench, made);
  // As long as the workbench itself: whoever asks later hears of the change later than this does.
  workbench.subscribe((event) => {
    if (event.type !== 'patch') return;
    if (made.shape && !made.stale && !made.shape.reframes(event.patch)) { made.shape.receive(event.patch); return; }
    if (!made.shape && !isStructural(event.patch)) return;
    made.stale = true;
    made.round += 1;
    if (made.shape) void shapeSoon(workbench);
  });
  return made;
}

/** The structure as it is now; where it has to be read, it is read at once. */
export function shapeOf(workbench: Workbench): Shape {
  const known = keptOf(workbench);
  if (known.shape && !known.stale) return known.shape;
  const read = begin(reading(workbench.tables), Infinity)?.value;
  if (!read) throw new Error('the reading of a structure has no end');
  return taken(workbench, known, read);
}

/** The same without holding the page: at once where it is known or small, else a promise. */
export function shapeSoon(workbench: Workbench): Shape | Promise<Shape> {
  const known = keptOf(workbench);
  if ((known.shape && !known.stale) || workbench.tables.count('segment') <= AT_ONCE) return shapeOf(workbench);
  known.reading ??= readSlowly(workbench, known).finally(() => { known.reading = null; });
  return known.reading;
}

function taken({ tables }: Workbench, known: Kept, read: Reading): Shape {
  known.stale = false;
  if (known.shape) known.shape.renew(read); else known.shape = new LiveShape(tables, read);
  return known.shape;
}

async function readSlowly(workbench: Workbench, known: Kept): Promise<Shape> {
  for (;;) {
    const { round } = known;
    const read = await finish(reading(workbench.tables));
    if (known.shape && !known.stale) return known.shape;
    // Where the structure has changed meanwhile, what was read is of two minds.
    if (read && known.round === round) return taken(workbench, known, read);
  }
}
