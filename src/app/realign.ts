/**
 * Realigning what is not confirmed. What people are sure of holds the two texts together; the stretches between go through
 * the aligner again, in its worker. The result is a proposal beside the present alignment: nothing is stored, and nothing
 * changes, before somebody adopts it by one small change (commands/adopt.ts).
 */
import { beforeAdopting } from '../core/commands/adopt.ts';
import type { Change } from '../core/change.ts';
import type { BeadId, SegmentId, VersionId } from '../core/ids.ts';
import { asId } from '../core/ids.ts';
import type { Bead, Segment } from '../core/model.ts';
import type { Tables } from '../core/tables.ts';
import { theWork } from '../core/units.ts';
import { breathe } from '../store/breathe.ts';
import { alignInWorker } from '../workers/align.ts';
import type { AlignedBead } from '../workers/align.ts';
import { compareAlignments } from './alignment-diff.ts';
import { alignAll } from './align-run.ts';
import type { AlignWorker } from './align-run.ts';
import { failed, outcomeOf } from './import-outcome.ts';
import { alignmentRows, sideOf } from './import-rows.ts';
import type { ImportResult, ImportWatch } from './import-types.ts';
import type { Proposal, RealignPort } from './realign-types.ts';
import type { Session } from './session.ts';

export interface RealignEnvironment {
  readonly session: () => Session | null;
  readonly newId: (prefix: string) => string;
  /** The worker; tests bring their own. */
  readonly align?: AlignWorker;
}

const BEADS_A_BREATH = 1_000;

export class RealignDesk implements RealignPort {
  readonly #env: Required<RealignEnvironment>;

  constructor(env: RealignEnvironment) { this.#env = { align: alignInWorker, ...env }; }

  async realign(id: VersionId, watch: ImportWatch, range?: readonly SegmentId[]): Promise<ImportResult<Proposal>> {
    const { tables } = this.#session().workbench, both = await sidesOf(tables, id), pause = breathing();
    if (!both) return failed('changed');
    const { former, source, target } = both, anew = range && new Set(range.flatMap((segment) => tables.beadOf(former.id, segment)?.id ?? []));
    const certain = new Map<string, Bead>(), known = new Map<string, Bead>();
    for (const bead of both.beads) {
      const name = indexName(indexes(both, bead));
      known.set(name, bead);
      if (isCertain(bead, anew)) certain.set(name, bead);
      await pause();
    }
    const confirmed = [...certain.values()].map((bead) => indexes(both, bead));
    await breathe();
    const from = sideOf(source.version.lang, source.segments);
    await breathe();
    const to = sideOf(target.version.lang, target.segments);
    await breathe();
    const aligned = await alignAll([{ source: from, target: to, confirmed, version: 0 }], this.#env.align, watch);
    if (!aligned.ok) return aligned;
    await breathe();
    const { alignment, beads } = alignmentRows(aligned.value[0] ?? [], { source, target }, this.#env.newId);
    const made: Bead[] = [];
    await breathe();
    for (const [at, bead] of beads.entries()) {
      const name = indexName(aligned.value[0]?.[at] as AlignedBead);
      made.push(likeFormer(bead, known.get(name), certain.has(name)));
      await pause();
    }
    const pivots = source.segments.length, place = (segment: SegmentId): number => source.places.get(segment) ?? pivots + (target.places.get(segment) ?? 0);
    const differences = await compareAlignments(both.beads, made, { place, pause });
    return { ok: true, value: { version: id, base: former.id, alignment, beads: made, differences } };
  }

  async adopt({ version, base, alignment, beads }: Proposal, watch: ImportWatch): Promise<ImportResult<Change>> {
    const { workbench } = this.#session(), { newId } = this.#env;
    if (workbench.tables.get('version', version)?.alignment !== base) return failed('changed');
    return outcomeOf(await workbench.bring('adoptAlignments', () => ({
      adopted: [{ version, base, alignment }], why: 'realign', bead: asId<BeadId>(newId('bead')),
    }), { rows: { bead: beads }, signal: watch.signal, before: () => beforeAdopting(workbench.tables, [{ version, base, alignment }], breathe) }), watch);
  }

  isStale({ version, base, differences, beads }: Proposal): boolean {
    const { tables } = this.#session().workbench;
    if (tables.get('version', version)?.alignment !== base) return true;
    if (differences.changed.some(({ before }) => before.some((bead) => tables.get('bead', bead.id) !== bead))) return true;
    return beads.some(({ source, target }) => [...source, ...target].some((id) => !tables.get('segment', id)));
  }

  #session(): Session {
    const session = this.#env.session();
    if (!session) throw new Error('a version is realigned while no work is open');
    return session;
  }
}

type Side = { readonly version: NonNullable<ReturnType<typeof versionIn>>; readonly segments: readonly Segment[]; readonly places: ReadonlyMap<SegmentId, number> };
interface Both { readonly former: NonNullable<ReturnType<typeof alignmentIn>>; readonly beads: readonly Bead[]; readonly source: Side; readonly target: Side }

const versionIn = (tables: Tables, id: VersionId) => tables.get('version', id);
const alignmentIn = (tables: Tables, id: VersionId) => tables.get('alignment', versionIn(tables, id)?.alignment ?? '');

/** The chosen alignment and both texts; null: the version is not there, or is aligned to nobody. */
async function sidesOf(tables: Tables, id: VersionId): Promise<Both | null> {
  const former = alignmentIn(tables, id), source = sideIn(tables, theWork(tables).pivot), target = sideIn(tables, id), beads: Bead[] = [];
  if (!former || !source || !target) return null;
  for (const bead of tables.all('bead')) if (bead.alignment === former.id) beads.push(bead);
  await breathe();
  return { former, source, target, beads };
}

function sideIn(tables: Tables, id: VersionId): Side | null {
  const version = versionIn(tables, id), segments = tables.segmentsOf(id);
  return version ? { version, segments, places: new Map(segments.map((segment, at) => [segment.id, at])) } : null;
}

/** By a person, or outside of what is to be aligned anew. */
function isCertain({ id, status, note }: Bead, anew: ReadonlySet<BeadId> | undefined): boolean {
  return status === 'confirmed' || note !== undefined || (anew !== undefined && !anew.has(id));
}

type Indexes = Pick<AlignedBead, 'source' | 'target'>;

function indexes({ source, target }: Both, bead: Bead): Indexes {
  const at = ({ places }: Side, ids: readonly SegmentId[]): number[] => ids.flatMap((id) => places.get(id) ?? []).sort((a, b) => a - b);
  return { source: at(source, bead.source), target: at(target, bead.target) };
}

function indexName({ source, target }: Indexes): string {
  return `${source.join()}-${target.join()}`;
}

/** A bead with the same members keeps what people said about it; a certain one is as it was, its score included. */
function likeFormer(bead: Bead, former: Bead | undefined, certain: boolean): Bead {
  if (!former) return bead;
  const { id, alignment } = bead;
  return certain ? { ...former, id, alignment } : { ...former, id, alignment, score: bead.score };
}

/** Gives way after so many beads. */
function breathing(): () => Promise<void> {
  let seen = 0;
  return async () => { if (++seen % BEADS_A_BREATH === 0) await breathe(); };
}

export type { Difference, Differences, Proposal, RealignPort } from './realign-types.ts';
