/**
 * How an act by hand over more rows than a change may carry is done: a job with progress that can be cancelled, and one
 * undo all the same.
 *
 * People edit, machines create: such an act makes the alignment anew, with the beads as they are to be, stages it piece by
 * piece while everybody goes on typing, and chooses it in one small change (commands/adopt.ts). What others confirm or
 * note in the meantime is kept by that change. Nothing is visible before it.
 */
import type { Refusal } from '../core/change.ts';
import { isRefusal } from '../core/change.ts';
import type { Adopted, AdoptReason } from '../core/commands/adopt.ts';
import { beforeAdopting } from '../core/commands/adopt.ts';
import { isSpokenOf } from '../core/fits.ts';
import type { BeadId, SegmentId, VersionId } from '../core/ids.ts';
import { asId } from '../core/ids.ts';
import type { Alignment, Bead } from '../core/model.ts';
import type { Tables } from '../core/tables.ts';
import { versionsOf } from '../core/units.ts';
import { breathe } from '../store/breathe.ts';
import { chosenOf } from './act-rows.ts';
import type { BigAct, BigDone, SaidColumns } from './act-types.ts';
import { METHOD_BY_HAND } from './import-rows.ts';
import type { ImportResult, ImportWatch } from './import-types.ts';
import { outcomeOf, failed } from './import-outcome.ts';
import type { Workbench } from './workbench.ts';

/** Rows from which on an act is a job. */
export const BIG = 1_000;
/** How many steps are taken between two breaths. */
const STEPS_A_BREATH = 1_000;
/** How often a look begins anew because rows changed under it, before it takes everything in one go. */
const TRIES = 3;
/** The shares of looking and of making in the progress; what is left is for storing. */
const LOOKED = 0.2, MADE = 0.5;

/** The beads of the chosen alignments as they were when the job began: rows are immutable, so this is one moment's work. */
export type Moment = ReadonlyMap<VersionId, { readonly alignment: Alignment; readonly beads: readonly Bead[] }>;
/** To be waited for between two steps: gives way to whoever types, from time to time. */
export type GiveWay = () => Promise<void>;

export type Columns = () => SaidColumns;

/** What is to become of which beads. */
export interface Looked {
  /** Of each version, by the id that a bead had at that moment, or has had nowhere yet; null: it goes. */
  readonly beads: ReadonlyMap<VersionId, ReadonlyMap<BeadId, Bead | null>>;
  /** Segments that stand in no direct link any more. */
  readonly leaving?: readonly SegmentId[];
  readonly apart?: SaidColumns | undefined;
}

export interface Job {
  readonly why: AdoptReason;
  /** About how many are gone through, for the progress. */
  readonly rows: number;
  /** `count` null: as many as there are beads that become otherwise. `columns` is asked for when the act is done: others may have cut or joined meanwhile. */
  readonly said: { readonly what: BigAct['what']; readonly count: number | null; readonly columns: Columns };
  /** null: rows have changed under it, and it is to look again. */
  readonly look: (moment: Moment, giveWay: GiveWay) => Promise<Looked | Refusal | null>;
  /** What was said about the changed ones before is not said again (`Adopted.passed`). */
  readonly unsaid: boolean;
}

export function job(workbench: Workbench, work: Job): BigAct {
  return { what: work.said.what, big: { rows: work.rows, run: (watch) => run(workbench, work, watch) } };
}

async function run(workbench: Workbench, work: Job, watch: ImportWatch): Promise<ImportResult<BigDone | Refusal>> {
  const { newId, tables } = workbench, { signal } = watch, made: Remade[] = [];
  const tell = (share: number): void => { watch.onProgress({ stage: 'save', version: 0, share: Math.min(share, 1) }); };
  const { moment, looked } = await lookUntilSteady(tables, work, (share) => { tell(LOOKED * share); });
  if (isRefusal(looked)) return { ok: true, value: looked };
  const { beads: changes, leaving = [], apart } = looked;
  const steps = [...moment].reduce((sum, [version, { beads }]) => changes.has(version) ? sum + beads.length : sum, 1);
  const giveWay = breathing((share) => { tell(LOOKED + MADE * share); }, steps);
  for (const [version, changed] of changes) {
    if (signal.aborted) return failed('cancelled');
    made.push(await remade(moment, { version, changed, unsaid: work.unsaid, newId }, giveWay));
  }
  if (made.length === 0) return failed(signal.aborted ? 'cancelled' : 'changed');
  const adopted = made.map(({ beads: _, ...one }) => one), { what } = work.said;
  let columns: SaidColumns | undefined;
  const brought = await workbench.bring('adoptAlignments', ({ author }) => {
    columns = work.said.columns();
    return { adopted, why: work.why, bead: asId<BeadId>(newId('bead')), ...(leaving.length > 0 ? { leaving: { segments: leaving, author } } : {}) };
  }, { rows: { bead: made.flatMap(({ beads }) => beads) }, signal, before: () => beforeAdopting(tables, adopted, breathe) });
  tell(1);
  const done = outcomeOf(brought, watch);
  const count = work.said.count ?? [...changes.values()].reduce((sum, { size }) => sum + size, 0);
  return done.ok ? { ok: true, value: { change: done.value, said: { what, columns: columns ?? work.said.columns(), count, bound: null, ...(apart ? { apart } : {}) } } } : done;
}

/** Looks at one moment: again where rows changed under it, and at last without giving way. */
async function lookUntilSteady(tables: Tables, { look, rows }: Job, tell: (share: number) => void): Promise<{ moment: Moment; looked: Looked | Refusal }> {
  const giveWay = breathing(tell, 3 * Math.max(rows, 1));
  for (let tries = 1; ; tries++) {
    const moment = momentOf(tables), looked = await look(moment, tries < TRIES ? giveWay : async () => { /* in one go */ });
    if (looked !== null) return { moment, looked };
  }
}

function breathing(tell: (share: number) => void, steps: number): GiveWay {
  let walked = 0;
  return async () => {
    if (++walked % STEPS_A_BREATH !== 0) return;
    tell(Math.min(1, walked / steps));
    await breathe();
  };
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
interface Remaking { readonly version: VersionId; readonly changed: ReadonlyMap<BeadId, Bead | null>; readonly unsaid: boolean; readonly newId: (prefix: string) => string }

/** The alignment of a version once more, with what is to be otherwise. */
async function remade(moment: Moment, { version, changed, unsaid, newId }: Remaking, giveWay: GiveWay): Promise<Remade> {
  const former = moment.get(version);
  if (!former) throw new RangeError(`${version} is aligned to nobody`);
  const alignment: Alignment = { ...former.alignment, id: asId(newId('aln')), method: METHOD_BY_HAND }, stem = newId('bead');
  const beads: Bead[] = [], passed: SegmentId[] = [], fresh = new Map(changed);
  const make = (bead: Bead): void => { beads.push({ ...bead, id: asId(`${stem}.${beads.length.toString(36)}`), alignment: alignment.id }); };
  for (const bead of former.beads) {
    const now = fresh.get(bead.id), [name] = [...bead.source, ...bead.target];
    fresh.delete(bead.id);
    if (unsaid && now !== undefined && name !== undefined && isSpokenOf(bead)) passed.push(name);
    if (now !== null) make(now ?? bead);
    await giveWay();
  }
  for (const bead of fresh.values()) if (bead) make(bead);
  return { version, base: former.alignment.id, alignment, beads, ...(passed.length > 0 ? { passed } : {}) };
}
