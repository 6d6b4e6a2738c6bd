/** Acts by hand over more rows than a change may carry, as jobs (big-run.ts): what each of them does to the beads. */
import type { AdoptReason } from '../core/commands/adopt.ts';
import { refuse } from '../core/change.ts';
import { BeadEdits, byHand, membersOf, unjudged } from '../core/commands/links-edits.ts';
import type { LinkName } from '../core/commands/links-marks.ts';
import { marked } from '../core/commands/links-marks.ts';
import { isDirect } from '../core/commands/links-names.ts';
import { shifted } from '../core/commands/links-shift.ts';
import type { Refusal } from '../core/change.ts';
import type { BeadId, SegmentId, VersionId } from '../core/ids.ts';
import type { Bead, BeadStatus, Segment } from '../core/model.ts';
import type { Steps } from '../core/steps.ts';
import type { Tables } from '../core/tables.ts';
import { theWork } from '../core/units.ts';
import { chosenOf } from './act-rows.ts';
import type { AlignAct, BigAct, SaidColumns } from './act-types.ts';
import type { Columns, Looked } from './big-run.ts';
import { job } from './big-run.ts';
import type { Workbench } from './workbench.ts';

const WHY: Readonly<Record<BeadStatus, AdoptReason>> = { confirmed: 'confirm', 'needs-review': 'review', auto: 'clear' };

export interface BigMarks {
  readonly status: BeadStatus;
  readonly what: AlignAct;
  readonly rows: number;
  readonly columns: Columns;
  readonly links: () => Iterable<{ readonly name: LinkName; readonly bead: Bead }>;
}

/** A mark that is cleared must not be said again; one that is set stays whatever was said before. */
export function bigMarks(workbench: Workbench, { status, what, rows, columns, links }: BigMarks): BigAct {
  return job(workbench, { why: WHY[status], said: { what, columns, count: null }, rows, unsaid: status === 'auto', look: async (moment, giveWay) => {
    const wanted = new Set<BeadId>(), changes = new Map<VersionId, Map<BeadId, Bead>>();
    for (const { bead } of links()) { wanted.add(bead.id); await giveWay(); }
    for (const [version, { beads }] of moment) {
      const changed = new Map<BeadId, Bead>();
      for (const bead of beads) {
        if (wanted.has(bead.id) && (bead.status !== status || (status === 'auto' && bead.by))) changed.set(bead.id, marked(bead, status, workbench.person));
        await giveWay();
      }
      if (changed.size > 0) changes.set(version, changed);
    }
    return { beads: changes };
  } });
}

export interface Shift {
  readonly version: VersionId;
  /** A pivot segment of the first row. */
  readonly from: SegmentId;
  readonly by: 1 | -1;
}

export function bigShift(workbench: Workbench, { version, from, by }: Shift): BigAct {
  const { tables } = workbench, pivot = tables.segmentsOf(theWork(tables).pivot), what = by > 0 ? 'shiftDown' : 'shiftUp';
  const said = { what, columns: (): SaidColumns => [{ version, numbers: [] }], count: null } as const;
  return job(workbench, { why: 'shift', said, rows: pivot.length, unsaid: true, look: async (moment, giveWay) => {
    const beadOf = new Map<SegmentId, Bead>(), stretch: Bead[] = [];
    for (const bead of moment.get(version)?.beads ?? []) {
      for (const id of bead.source) beadOf.set(id, bead);
      await giveWay();
    }
    for (const bead of stretchOf(tables, { pivot, from, beadOf: (id) => beadOf.get(id) })) { stretch.push(bead); await giveWay(); }
    const changed = new Map<BeadId, Bead>();
    for (const [at, targets] of shifted(stretch, by).entries()) {
      const row = stretch[at] as Bead, moved = { ...row, target: targets };
      changed.set(row.id, at === 0 ? byHand(moved, workbench.person) : unjudged(moved));
      await giveWay();
    }
    return { beads: new Map(changed.size > 1 ? [[version, changed]] : []) };
  } });
}

/** How many rows a shift would change; no more than `most` are counted. */
export function stretchAtMost(tables: Tables, { version, from, most }: Omit<Shift, 'by'> & { readonly most: number }): number {
  const alignment = chosenOf(tables, version), pivot = tables.segmentsOf(theWork(tables).pivot);
  const stretch = stretchOf(tables, { pivot, from, beadOf: (id) => alignment && tables.beadOf(alignment.id, id) });
  let rows = 0;
  while (rows < most && !stretch.next().done) rows++;
  return rows;
}

interface Start { readonly pivot: readonly Segment[]; readonly from: SegmentId; readonly beadOf: (id: SegmentId) => Bead | undefined }

/** The rows from this one on, up to the one before the next confirmed; in the order of their first pivot segments. */
function* stretchOf(tables: Tables, { pivot, from, beadOf }: Start): Generator<Bead> {
  const first = beadOf(from), seen = new Set<BeadId>(first && [first.id]);
  if (!first) return;
  yield first;
  for (let place = Math.min(...first.source.map((id) => tables.indexOf(id))) + 1; place < pivot.length; place++) {
    const { id } = pivot[place] as Segment, bead = beadOf(id);
    if (!bead || seen.has(bead.id)) continue;
    if (bead.source.length > 1 && bead.source.some((other) => tables.indexOf(other) < place)) continue; // its row begins above
    seen.add(bead.id);
    if (bead.status === 'confirmed') return;
    yield bead;
  }
}

export interface BigLinks {
  readonly why: AdoptReason;
  readonly said: { readonly what: AlignAct | 'moveTo'; readonly columns: Columns; readonly count: number };
  /** The chosen sentences. */
  readonly segments: readonly SegmentId[];
  /** The act itself, as the command for fewer sentences does it. */
  readonly edit: (edits: BeadEdits) => Steps<Refusal | null>;
  /** Whom of those that the act leaves without the original's sentence it tells. */
  readonly apart?: (left: readonly SegmentId[]) => SaidColumns | undefined;
}

/** Sentences go to other rows, rows become one, sentences are linked or let go: any number of them. */
export function bigLinks(workbench: Workbench, { why, said, segments, edit, apart }: BigLinks): BigAct {
  const { tables, newId, person } = workbench;
  return job(workbench, { why, said, rows: segments.length, unsaid: true, look: async (_, giveWay) => {
    const { turn } = tables, edits = new BeadEdits(tables, newId('bead'));
    for (let steps = edit(edits), step = steps.next(); ; step = steps.next()) {
      if (step.done && step.value) return step.value;
      if (step.done) break;
      await giveWay();
      if (tables.turn !== turn) return null;
    }
    const sorting = new Sorting(edits, new Set(segments));
    for (const outcome of edits.outcomes(person)) {
      sorting.take(outcome);
      await giveWay();
      if (tables.turn !== turn) return null;
    }
    const { left, ...looked } = sorting.done(), told = left.length > 0 ? apart?.(left) : undefined;
    return looked.beads.size === 0 ? refuse('asIs') : { ...looked, ...(told ? { apart: told } : {}) };
  } });
}

/** What an act has made of beads, by the version whose alignment they stand in. */
class Sorting {
  readonly #edits: BeadEdits;
  readonly #chosen: ReadonlySet<SegmentId>;
  readonly #beads = new Map<VersionId, Map<BeadId, Bead | null>>();
  readonly #leaving = new Set<SegmentId>();
  readonly #left: SegmentId[] = [];

  constructor(edits: BeadEdits, chosen: ReadonlySet<SegmentId>) {
    this.#edits = edits;
    this.#chosen = chosen;
  }

  take([before, after]: readonly [before: Bead, after: Bead | null] | readonly [before: null, after: Bead]): void {
    const { id, alignment } = before ?? after, { tables } = this.#edits, own = tables.get('alignment', alignment);
    if (!own) return;
    if (isDirect(tables, own)) { this.#leave(before, after); return; }
    const beads = this.#beads.get(own.target) ?? new Map<BeadId, Bead | null>();
    this.#beads.set(own.target, beads.set(id, after));
    this.#left.push(...before ? leftBy(before, this.#chosen, (one) => this.#edits.beadOf(alignment, one)) : []);
  }

  #leave(before: Bead | null, after: Bead | null): void {
    const staying = new Set(after ? membersOf(after) : []);
    for (const id of before ? membersOf(before) : []) if (!staying.has(id)) this.#leaving.add(id);
  }

  done(): Looked & { readonly left: readonly SegmentId[] } {
    return { beads: this.#beads, left: this.#left, ...(this.#leaving.size > 0 ? { leaving: [...this.#leaving] } : {}) };
  }
}

/** Who stood in this bead beside one of the original that was chosen, and stands beside none any more. */
export function leftBy(before: Bead, chosen: ReadonlySet<SegmentId>, beadOf: (id: SegmentId) => Bead | undefined): SegmentId[] {
  if (!before.source.some((id) => chosen.has(id))) return [];
  return before.target.filter((id) => !chosen.has(id) && beadOf(id)?.source.length === 0);
}
