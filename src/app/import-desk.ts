/**
 * Bringing texts: read, aligned and stored, each step away from the page. Nothing is visible before all of it is there: a new
 * work arrives in one transaction, a new version by one small change that refers to rows staged before it. So whatever is
 * cancelled, killed or refused on the way leaves the library as it was.
 */
import { carriedBeads, carryOver, statusAfter, unchanged } from '../core/carry-over.ts';
import type { IndexBead } from '../core/carry-over.ts';
import type { AlignmentId, SegmentId, VersionId, WorkId } from '../core/ids.ts';
import { asId } from '../core/ids.ts';
import type { Bead, Version, Work } from '../core/model.ts';
import type { Tables } from '../core/tables.ts';
import { theWork, versionsOf } from '../core/units.ts';
import { alignInWorker } from '../workers/align.ts';
import { readTextSource } from '../workers/read-text.ts';
import { alignAll } from './align-run.ts';
import type { AlignTask, AlignWorker } from './align-run.ts';
import { failed, outcomeOf } from './import-outcome.ts';
import { abbreviationsOf, alignmentRows, sideOf, versionRows, workRows } from './import-rows.ts';
import type { Sides } from './import-rows.ts';
import type {
  ImportPort, ImportResult, ImportWatch, ReadChoices, ReadText, TextSource, VersionPlan, WorkPlan,
} from './import-types.ts';
import type { Session } from './session.ts';
import type { Workbench } from './workbench.ts';

export interface ImportEnvironment {
  readonly session: () => Session | null;
  readonly newId: (prefix: string) => string;
  /** The workers; tests bring their own. */
  readonly align?: AlignWorker;
  readonly read?: typeof readTextSource;
}

export class ImportDesk implements ImportPort {
  readonly #env: Required<ImportEnvironment>;

  constructor(env: ImportEnvironment) { this.#env = { align: alignInWorker, read: readTextSource, ...env }; }

  read(source: TextSource, choices: ReadChoices, signal: AbortSignal): Promise<ImportResult<ReadText>> {
    return this.#env.read(source, choices, signal);
  }

  async addWork(plan: WorkPlan, watch: ImportWatch): Promise<ImportResult<WorkId>> {
    const { newId } = this.#env, { store } = this.#session();
    const original = plan.versions[plan.pivot];
    if (!original) throw new RangeError(`no version ${plan.pivot} of ${plan.versions.length}`);
    const others = plan.versions.flatMap((version, at) => at === plan.pivot ? [] : [{ version, at }]);
    const source = sideOf(original.lang, original.text.sentences);
    const aligned = await alignAll(others.map(({ version, at }) => ({ source, target: sideOf(version.lang, version.text.sentences), version: at })), this.#env.align, watch);
    if (!aligned.ok) return aligned;
    const rows = workRows(plan, aligned.value, newId);
    const id = rows.work[0]?.id as WorkId;
    const stored = await store.stage(rows);
    if (!stored.ok) return { ok: false, trouble: stored.error };
    if (!watch.signal.aborted) return { ok: true, value: id };
    // Cancelled while it was being written: as if it had never come.
    const removed = await store.remove(id);
    return removed.ok ? failed('cancelled') : { ok: false, trouble: removed.error };
  }

  addVersion(plan: VersionPlan, watch: ImportWatch): Promise<ImportResult<VersionId>> {
    return twice((once) => this.#addVersion(plan, once), watch);
  }

  replaceVersion(former: VersionId, plan: VersionPlan, watch: ImportWatch): Promise<ImportResult<VersionId>> {
    return twice((once) => this.#replaceVersion(former, plan, once), watch);
  }

  async #addVersion(plan: VersionPlan, watch: ImportWatch): Promise<ImportResult<VersionId>> {
    const { workbench } = this.#session(), { tables } = workbench;
    const work = theWork(tables), pivot = pivotOf(tables);
    const made = versionRows(plan, { work: work.id, at: nextPlace(tables), original: false, newId: this.#env.newId });
    const aligned = await alignAll([{ ...sides(pivot, made), version: 0 }], this.#env.align, watch);
    if (!aligned.ok) return aligned;
    const { alignment, beads } = alignmentRows(aligned.value[0] ?? [], { source: pivot, target: made }, this.#env.newId);
    const rows = { segment: made.segments, bead: beads };
    const added = outcomeOf(await workbench.bring('addVersion', () => {
      // Right before it and in the same turn: the first undo takes the version back, and a cancelled import has taught nothing.
      learn(workbench, abbreviationsOf([plan]));
      return { version: { ...made.version, alignment: alignment.id }, alignment };
    }, { rows, signal: watch.signal }), watch);
    return added.ok ? { ok: true, value: made.version.id } : added;
  }

  async #replaceVersion(id: VersionId, plan: VersionPlan, watch: ImportWatch): Promise<ImportResult<VersionId>> {
    const { workbench } = this.#session(), { tables } = workbench, { newId } = this.#env;
    const work = theWork(tables), former = tables.get('version', id);
    if (!former || former.replacedBy !== undefined) return failed('changed');
    const read = tables.segmentsOf(id), carried = carryOver(read, plan.text.sentences.map(({ text }) => text));
    const fresh = versionRows(plan, { work: work.id, at: 0, original: former.kind === 'original', newId });
    const version = { ...fresh.version, order: former.order };
    const made: Sides = { version, segments: fresh.segments.map((segment, at) => ({ ...segment, ...carried[at] })) };
    const links = work.pivot === id ? linksToPivot(tables, made, unchanged(carried)) : linkOf(tables, former, { made, kept: unchanged(carried) });
    const aligned = await alignAll(links, this.#env.align, watch);
    if (!aligned.ok) return aligned;
    // A sentence that was cut or joined meanwhile is carried on by other ones than were thought.
    if (carried.some(({ from }) => from !== undefined && !tables.get('segment', from))) return failed('changed');
    const alignments = links.map((link, at) => alignmentRows(aligned.value[at] ?? [], { ...link.sides, statusOf: statusAfter(link.confirmed) }, newId));
    const own = work.pivot === id ? null : alignments[0]?.alignment.id ?? null;
    const brought = await workbench.bring('replaceVersion', ({ author, time }) => ({
      former: id, version: { ...version, alignment: own }, alignments: alignments.map(({ alignment }) => alignment),
      read: read.length, suggestion: asId(newId('sug')), author, time,
    }), { rows: { segment: made.segments, bead: alignments.flatMap(({ beads }) => beads) }, signal: watch.signal });
    const entered = outcomeOf(brought, watch);
    return entered.ok ? { ok: true, value: version.id } : entered;
  }

  /** Two versions against each other, without the pivot; nothing on screen changes until somebody chooses it. */
  async alignDirectly(a: VersionId, b: VersionId, watch: ImportWatch): Promise<ImportResult<AlignmentId>> {
    const { workbench } = this.#session(), { tables } = workbench;
    const source = standing(tables, a), target = standing(tables, b);
    if (!source || !target) return failed('changed');
    const aligned = await alignAll([{ ...sides(source, target), version: 0 }], this.#env.align, watch);
    if (!aligned.ok) return aligned;
    const { alignment, beads } = alignmentRows(aligned.value[0] ?? [], { source, target }, this.#env.newId);
    const entered = outcomeOf(await workbench.bring('addAlignment', () => ({ alignment }), { rows: { bead: beads }, signal: watch.signal }), watch);
    return entered.ok ? { ok: true, value: alignment.id } : entered;
  }

  #session(): Session {
    const session = this.#env.session();
    if (!session) throw new Error('a text is imported while no work is open');
    return session;
  }
}

/** What the splitter was taught for this text, it knows for the work from now on. */
function learn(workbench: Workbench, learned: Work['abbreviations']): void {
  if (!learned) return;
  const { id, abbreviations: former = {} } = theWork(workbench.tables);
  workbench.dispatch('describeWork', () => ({ work: id, base: { abbreviations: former }, abbreviations: { ...former, ...learned } }));
}

/** An import that met a change of the sentences or the versions while it was aligned is aligned once more, with what is there now. */
async function twice<T>(job: (watch: ImportWatch) => Promise<ImportResult<T>>, watch: ImportWatch): Promise<ImportResult<T>> {
  let told = 0;
  const done = await job({ ...watch, onProgress: (progress) => { told = progress.share; watch.onProgress(progress); } });
  if (done.ok || !('error' in done) || done.error.code !== 'changed' || watch.signal.aborted) return done;
  // Progress never falls, and nobody counts the rows twice.
  return await job({ signal: watch.signal, onProgress: (progress) => { watch.onProgress({ ...progress, share: Math.max(told, progress.share) }); } });
}

const sides = (source: Sides, target: Sides): Pick<AlignTask, 'source' | 'target'> => ({
  source: sideOf(source.version.lang, source.segments), target: sideOf(target.version.lang, target.segments),
});

function standing(tables: Tables, id: VersionId): Sides | null {
  const version = tables.get('version', id);
  return version ? { version, segments: tables.segmentsOf(id) } : null;
}

function pivotOf(tables: Tables): Sides {
  const pivot = standing(tables, theWork(tables).pivot);
  if (!pivot) throw new RangeError('a work without its pivot');
  return pivot;
}

/** Behind all versions that are there, removed and replaced ones included. */
function nextPlace(tables: Tables): number {
  return tables.count('version') + 1;
}

/** An alignment to be made anew, and what of the former one is certain. */
interface Link extends AlignTask {
  readonly sides: { readonly source: Sides; readonly target: Sides };
  readonly confirmed: readonly IndexBead[];
}

/** A new pivot: every version that is aligned now is aligned to it. */
function linksToPivot(tables: Tables, made: Sides, kept: ReadonlyMap<SegmentId, number>): Link[] {
  return versionsOf(tables).flatMap((version) => {
    const target = { version, segments: tables.segmentsOf(version.id) };
    return version.alignment === null ? [] : [link({ source: made, target }, carriedBeads(beadsIn(tables, version), { source: kept, target: places(target) }))];
  });
}

/** A new translation: it is aligned to the pivot. */
function linkOf(tables: Tables, former: Version, { made, kept }: { made: Sides; kept: ReadonlyMap<SegmentId, number> }): Link[] {
  const source = pivotOf(tables);
  return [link({ source, target: made }, carriedBeads(beadsIn(tables, former), { source: places(source), target: kept }))];
}

function link(both: Link['sides'], confirmed: readonly IndexBead[]): Link {
  return { ...sides(both.source, both.target), sides: both, confirmed, version: 0 };
}

function places({ segments }: Sides): Map<SegmentId, number> {
  return new Map(segments.map(({ id }, at) => [id, at]));
}

function beadsIn(tables: Tables, { alignment }: Version): Bead[] {
  return [...tables.all('bead')].filter((bead) => bead.alignment === alignment);
}
