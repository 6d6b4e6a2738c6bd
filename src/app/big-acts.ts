/**
 * Acts by hand over more rows than a change may carry: jobs with progress that can be cancelled, and one undo all the same.
 *
 * People edit, machines create: such an act makes the alignment anew, with the beads as they are to be, stages it piece by
 * piece while everybody goes on typing, and chooses it in one small change (commands/adopt.ts). What others confirm or
 * note in the meantime is kept by that change. Nothing is visible before it.
 */
import type { Adopted, AdoptReason } from '../core/commands/adopt.ts';
import { beforeAdopting } from '../core/commands/adopt.ts';
import { byHand, unjudged } from '../core/commands/links-edits.ts';
import type { LinkName } from '../core/commands/links-marks.ts';
import { marked } from '../core/commands/links-marks.ts';
import { shifted } from '../core/commands/links-shift.ts';
import { isSpokenOf } from '../core/fits.ts';
import type { BeadId, SegmentId, VersionId } from '../core/ids.ts';
import { asId } from '../core/ids.ts';
import type { Alignment, Bead, BeadStatus, Segment } from '../core/model.ts';
import type { Tables } from '../core/tables.ts';
import { theWork, versionsOf } from '../core/units.ts';
import { breathe } from '../store/breathe.ts';
import { chosenOf } from './act-rows.ts';
import type { AlignAct, BigAct, BigDone, Said } from './act-types.ts';
import { METHOD_BY_HAND } from './import-rows.ts';
import type { ImportResult, ImportWatch } from './import-types.ts';
import { outcomeOf, failed } from './import-outcome.ts';
import type { Workbench } from './workbench.ts';

/** Rows from which on an act is a job. */
export const BIG = 1_000;
/** How many steps are taken between two breaths. */
const BEADS_A_BREATH = 1_000;
/** The shares of looking and of making in the progress; what is left is for storing. */
const LOOKED = 0.2, MADE = 0.5;

/** The beads of the chosen alignments as they were when the job began: rows are immutable, so this is one moment's work. */
type Moment = ReadonlyMap<VersionId, { readonly alignment: Alignment; readonly beads: readonly Bead[] }>;
/** For each version the beads that are to be otherwise, by the id that they had at that moment. */
type Changes = Map<VersionId, Map<BeadId, Bead>>;
type Pause = () => Promise<void>;

interface Job {
  readonly why: AdoptReason;
  readonly rows: number;
  readonly what: AlignAct;
  readonly columns: Said['columns'];
  /** Says what becomes of which beads; gives way between them. */
  readonly look: (moment: Moment, pause: Pause) => Promise<Changes>;
  /** What was said about the changed ones before is not said again (`Adopted.passed`). */
  readonly unsaid: boolean;
}

const WHY: Readonly<Record<BeadStatus, AdoptReason>> = { confirmed: 'confirm', 'needs-review': 'review', auto: 'clear' };

export interface BigMarks {
  readonly status: BeadStatus;
  readonly what: AlignAct;
  readonly rows: number;
  readonly columns: Said['columns'];
  readonly links: () => Iterable<{ readonly name: LinkName; readonly bead: Bead }>;
}

/** A mark that is cleared must not be said again; one that is set stays whatever was said before. */
export function bigMarks(workbench: Workbench, { status, what, rows, columns, links }: BigMarks): BigAct {
  return job(workbench, { why: WHY[status], what, rows, columns, unsaid: status === 'auto', look: async (moment, pause) => {
    const wanted = new Set<BeadId>(), changes: Changes = new Map();
    for (const { bead } of links()) { wanted.add(bead.id); await pause(); }
    for (const [version, { beads }] of moment) {
      const changed = new Map<BeadId, Bead>();
      for (const bead of beads) {
        if (wanted.has(bead.id) && (bead.status !== status || (status === 'auto' && bead.by))) changed.set(bead.id, marked(bead, status, workbench.person));
        await pause();
      }
      if (changed.size > 0) changes.set(version, changed);
    }
    return changes;
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
  return job(workbench, { why: 'shift', what, rows: pivot.length, columns: [{ version, numbers: [] }], unsaid: true, look: async (moment, pause) => {
    const beadOf = new Map<SegmentId, Bead>(), stretch: Bead[] = [];
    for (const bead of moment.get(version)?.beads ?? []) {
      for (const id of bead.source) beadOf.set(id, bead);
      await pause();
    }
    for (const bead of stretchOf(tables, { pivot, from, beadOf: (id) => beadOf.get(id) })) { stretch.push(bead); await pause(); }
    const changed = new Map<BeadId, Bead>();
    for (const [at, targets] of shifted(stretch, by).entries()) {
      const row = stretch[at] as Bead, moved = { ...row, target: targets };
      changed.set(row.id, at === 0 ? byHand(moved, workbench.person) : unjudged(moved));
      await pause();
    }
    return new Map(changed.size > 1 ? [[version, changed]] : []);
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

function job(workbench: Workbench, work: Job): BigAct {
  return { what: work.what, big: { rows: work.rows, run: (watch) => run(workbench, work, watch) } };
}

async function run(workbench: Workbench, { why, what, rows, columns, look, unsaid }: Job, watch: ImportWatch): Promise<ImportResult<BigDone>> {
  const { newId, tables } = workbench, { signal } = watch, moment = momentOf(tables);
  const tell = (share: number): void => { watch.onProgress({ stage: 'save', version: 0, share: Math.min(share, 1) }); };
  let walked = 0, share = 0, span = LOOKED, steps = 3 * Math.max(rows, 1);
  const pause: Pause = async () => {
    if (++walked % BEADS_A_BREATH !== 0) return;
    tell(share + span * Math.min(1, walked / steps));
    await breathe();
  };
  const changes = await look(moment, pause), made: Remade[] = [];
  [walked, share, span, steps] = [0, LOOKED, MADE, [...moment].reduce((sum, [version, { beads }]) => changes.has(version) ? sum + beads.length : sum, 1)];
  for (const [version, changed] of changes) {
    if (signal.aborted) return failed('cancelled');
    made.push(await remade(moment, { version, changed, unsaid, newId }, pause));
  }
  if (made.length === 0) return failed(signal.aborted ? 'cancelled' : 'changed');
  const adopted = made.map(({ beads: _, ...one }) => one);
  const brought = await workbench.bring('adoptAlignments', () => ({ adopted, why, bead: asId<BeadId>(newId('bead')) }), {
    rows: { bead: made.flatMap(({ beads }) => beads) }, signal, before: () => beforeAdopting(tables, adopted, breathe),
  });
  tell(1);
  const done = outcomeOf(brought, watch), count = [...changes.values()].reduce((sum, { size }) => sum + size, 0);
  return done.ok ? { ok: true, value: { change: done.value, said: { what, columns, count, bound: null } } } : done;
}

function momentOf(tables: Tables): Moment {
  const moment = new Map<VersionId, { readonly alignment: Alignment; readonly beads: Bead[] }>(), lists = new Map<string, Bead[]>();
  for (const { id } of versionsOf(tables)) {
    const alignment = chosenOf(tables, id), beads: Bead[] = [];
    if (!alignment) continue;
    moment.set(id, { alignment, beads });
    lists.set(alignment.id, beads);
  }
  for (const bead of tables.all('bead')) lists.get(bead.alignment)?.push(bead);
  return moment;
}

interface Remade extends Adopted { readonly beads: readonly Bead[] }
interface Remaking { readonly version: VersionId; readonly changed: ReadonlyMap<BeadId, Bead>; readonly unsaid: boolean; readonly newId: (prefix: string) => string }

/** The alignment of a version once more, with what is to be otherwise. */
async function remade(moment: Moment, { version, changed, unsaid, newId }: Remaking, pause: Pause): Promise<Remade> {
  const former = moment.get(version);
  if (!former) throw new RangeError(`${version} is aligned to nobody`);
  const alignment: Alignment = { ...former.alignment, id: asId(newId('aln')), method: METHOD_BY_HAND }, stem = newId('bead');
  const beads: Bead[] = [], passed: SegmentId[] = [];
  for (const bead of former.beads) {
    const now = changed.get(bead.id), [name] = [...bead.source, ...bead.target];
    if (unsaid && now && name !== undefined && isSpokenOf(bead)) passed.push(name);
    beads.push({ ...now ?? bead, id: asId(`${stem}.${beads.length.toString(36)}`), alignment: alignment.id });
    await pause();
  }
  return { version, base: former.alignment.id, alignment, beads, ...(passed.length > 0 ? { passed } : {}) };
}
