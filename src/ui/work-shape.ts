/**
 * The structure of a work as the screen needs it: rows, places, numbers, paragraphs. Read off the tables once per change of
 * the structure, and shared by all who ask (the page, find, palette, history). What a correction does touches none of it.
 *
 * At 10,000 sentences in three languages all of it together is about 45 ms (half of it `units`), so a big work is read step by step.
 */
import type { SegmentId, VersionId } from '../core/ids.ts';
import type { Version } from '../core/model.ts';
import type { Patch } from '../core/patch.ts';
import { editsOf } from '../core/patch.ts';
import type { Tables } from '../core/tables.ts';
import type { Unit } from '../core/units.ts';
import { theWork, units, versionsOf } from '../core/units.ts';
import type { Workbench } from '../app/workbench.ts';
import type { Doubt } from './links.ts';
import { judge } from './links.ts';
import type { Paragraph, ParagraphKind } from './outline.ts';
import { paragraphsOf } from './outline.ts';
import { begin, finish } from './slices.ts';

export interface Shape {
  readonly versions: readonly Version[];
  /** The rows, first to last. */
  readonly units: readonly Unit[];
  readonly unitOf: ReadonlyMap<SegmentId, Unit>;
  /** The place of each row, from 0. */
  readonly placeOf: ReadonlyMap<Unit, number>;
  /** How many letters the longest cell of each row has. */
  readonly letters: Uint32Array;
  /** The place of each sentence in its version, from 1. */
  readonly numbers: ReadonlyMap<SegmentId, number>;
  readonly paragraphs: ReadonlyMap<VersionId, readonly Paragraph[]>;
  /** The kind of the paragraph that a row begins. */
  readonly opens: ReadonlyMap<Unit, ParagraphKind>;
  /** Is any bead not confirmed? */
  readonly open: boolean;
  readonly doubts: readonly Doubt[];
}

/** Up to here a work is read at once: it takes less than a frame. */
const AT_ONCE = 3000;
/** How many rows are read between two rests. */
const STEP = 500;

export function* readShape(tables: Tables): Generator<undefined, Shape> {
  const versions = versionsOf(tables);
  const numbers = new Map<SegmentId, number>(), paragraphs = new Map<VersionId, readonly Paragraph[]>();
  for (const { id } of versions) {
    tables.segmentsOf(id).forEach((segment, at) => numbers.set(segment.id, at + 1));
    yield;
    paragraphs.set(id, paragraphsOf(tables, id));
    yield;
  }
  const rows = units(tables);
  yield;
  const unitOf = new Map<SegmentId, Unit>(), placeOf = new Map<Unit, number>(), letters = new Uint32Array(rows.length);
  for (const [place, unit] of rows.entries()) {
    placeOf.set(unit, place);
    for (const cell of unit.cells.values()) {
      let sum = 0;
      for (const id of cell) { unitOf.set(id, unit); sum += tables.get('segment', id)?.text.length ?? 0; }
      letters[place] = Math.max(letters[place] ?? 0, sum);
    }
    if (place % STEP === 0) yield;
  }
  yield;
  const judged = judge(tables, rows, versions);
  yield;
  return { versions, units: rows, unitOf, placeOf, letters, numbers, paragraphs, opens: openings({ paragraphs, unitOf, pivot: theWork(tables).pivot }), ...judged };
}

/** Rows begin paragraphs where the pivot does; rows without it, where what they hold does. */
function openings({ paragraphs, unitOf, pivot }: Pick<Shape, 'paragraphs' | 'unitOf'> & { readonly pivot: VersionId }): Map<Unit, ParagraphKind> {
  const opens = new Map<Unit, ParagraphKind>();
  for (const [version, list] of paragraphs) {
    for (const { kind, segments } of list) {
      const unit = segments[0] === undefined ? undefined : unitOf.get(segments[0]);
      if (unit && !opens.has(unit) && (version === pivot || !unit.cells.has(pivot))) opens.set(unit, kind);
    }
  }
  return opens;
}

/** Does a patch change more than texts, states and suggestions? */
export function isStructural(patch: Patch): boolean {
  for (const { table, before, after } of editsOf(patch)) {
    if (table !== 'suggestion' && (table !== 'segment' || before === null || after === null)) return true;
  }
  return false;
}

interface Kept {
  shape: Shape | null;
  reading: Promise<Shape> | null;
  /** Grows with each change of the structure. */
  round: number;
}

const kept = new WeakMap<Workbench, Kept>();

function keptOf(workbench: Workbench): Kept {
  const known = kept.get(workbench);
  if (known) return known;
  const made: Kept = { shape: null, reading: null, round: 0 };
  kept.set(workbench, made);
  // As long as the workbench itself: whoever asks later hears of the change later than this does.
  workbench.subscribe((event) => {
    if (event.type !== 'patch' || !isStructural(event.patch)) return;
    made.shape = null;
    made.round += 1;
  });
  return made;
}

/** The structure as it is now; where it has to be read, it is read at once. */
export function shapeOf(workbench: Workbench): Shape {
  const known = keptOf(workbench);
  known.shape ??= begin(readShape(workbench.tables), Infinity)?.value ?? null;
  if (!known.shape) throw new Error('the reading of a structure has no end');
  return known.shape;
}

/** The same without holding the page: at once where it is known or small, else a promise. */
export function shapeSoon(workbench: Workbench): Shape | Promise<Shape> {
  const known = keptOf(workbench);
  if (known.shape || workbench.tables.count('segment') <= AT_ONCE) return shapeOf(workbench);
  known.reading ??= readSlowly(workbench, known).finally(() => { known.reading = null; });
  return known.reading;
}

async function readSlowly(workbench: Workbench, known: Kept): Promise<Shape> {
  for (;;) {
    const { round } = known;
    const shape = await finish(readShape(workbench.tables));
    if (known.shape) return known.shape;
    // Where the structure has changed meanwhile, what was read is of two minds.
    if (shape && known.round === round) return known.shape = shape;
  }
}
