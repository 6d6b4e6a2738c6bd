/**
 * The import that is under way. It lives outside every page: one may leave the page, go on correcting, and watch or
 * cancel it from the header. One at a time: two would share the same processor and the same storage.
 */
import type { ImportPort, ImportProgress, ImportResult, VersionPlan, WorkPlan } from '../../app/import-types.ts';
import type { Proposal, RealignPort } from '../../app/realign-types.ts';
import type { SegmentId, VersionId, WorkId } from '../../core/ids.ts';
import { holdBack } from './hold-back.ts';
import { KnownRows } from './known-rows.ts';

/** What a person asked for. */
export type ImportOrder =
  | { readonly kind: 'work'; readonly plan: WorkPlan }
  | { readonly kind: 'version'; readonly plan: VersionPlan }
  | { readonly kind: 'replace'; readonly plan: VersionPlan; readonly former: VersionId }
  /** `names`: what the two columns were called when it was asked for. */
  | { readonly kind: 'direct'; readonly source: VersionId; readonly target: VersionId; readonly names: { readonly first: string; readonly second: string } }
  /** `range`: only the rows of these sentences; null: the whole text. */
  | { readonly kind: 'realign'; readonly version: VersionId; readonly name: string; readonly range: readonly SegmentId[] | null };

/** A text on screen while the rows come in. */
export interface JobColumn {
  readonly lang: string;
  readonly name: string;
  /** A sentence by its index. */
  readonly text: (index: number) => string;
}

export interface JobRequest {
  readonly order: ImportOrder;
  /** Which tray it came from (see import-tray.ts); what came from none has a name of its own. */
  readonly from: string;
  /** The pivot's column and, in the order of the plan's versions, the others; empty: rows are not shown. */
  readonly columns: readonly JobColumn[];
  readonly pivot: number;
  /** The column of the plan's version with this index. */
  readonly columnOf: (version: number) => number;
}

export type ImportFailure = Exclude<ImportResult<never>, { ok: true }>;

export interface RunningJob extends JobRequest {
  readonly rows: KnownRows;
  readonly progress: ImportProgress;
  readonly cancelling: boolean;
}

/** How it ended. `rows`: how many were aligned, and how many beads are doubtful. */
export type JobEnd =
  | { readonly ok: true; readonly request: JobRequest; readonly work: WorkId | null; readonly proposal: Proposal | null; readonly rows: number; readonly doubtful: number }
  | { readonly ok: false; readonly request: JobRequest; readonly failure: ImportFailure };

/** It is over. Fired by the job. */
export class JobEndEvent extends Event {
  static readonly type = 'dm-job-end';
  readonly end: JobEnd;
  constructor(end: JobEnd) { super(JobEndEvent.type); this.end = end; }
}

/** Fires `change` when there is something new to show, and JobEndEvent. */
export class ImportJob extends EventTarget {
  readonly #port: ImportPort;
  readonly #realigning: RealignPort;
  #running: RunningJob | null = null;
  #abort = new AbortController();

  constructor(port: ImportPort, realigning: RealignPort) {
    super();
    this.#port = port;
    this.#realigning = realigning;
  }

  get running(): RunningJob | null { return this.#running; }

  /** Begins; does nothing while another one runs. */
  start(request: JobRequest): void {
    if (this.#running) return;
    this.#abort = new AbortController();
    this.#running = { ...request, rows: new KnownRows(request.pivot), progress: { share: 0, stage: 'align', version: 0 }, cancelling: false };
    this.#tell();
    void this.#run(this.#running);
  }

  /** The job answers by itself: with `cancelled` or, when it was too late, with what it made. */
  cancel(): void {
    if (!this.#running) return;
    this.#running = { ...this.#running, cancelling: true };
    this.#abort.abort();
    this.#tell();
  }

  async #run({ order, rows, ...request }: RunningJob): Promise<void> {
    const letGo = holdBack(), asked: JobRequest = { order, from: request.from, columns: request.columns, pivot: request.pivot, columnOf: request.columnOf };
    const done = await this.#order(order, rows, request.columnOf).catch((mistake: unknown): ImportFailure => {
      reportError(mistake);
      return { ok: false, error: { code: 'crashed', params: {} } };
    });
    letGo();
    this.#running = null;
    this.dispatchEvent(new JobEndEvent(done.ok
      ? { ok: true, request: asked, ...done.value, rows: rows.count, doubtful: rows.doubtful }
      : { ok: false, request: asked, failure: done }));
    this.#tell();
  }

  async #order(order: ImportOrder, rows: KnownRows, columnOf: (version: number) => number): Promise<ImportResult<Made>> {
    const watch = {
      signal: this.#abort.signal,
      onProgress: (progress: ImportProgress) => { this.#change({ progress }); },
      onBeads: (version: number, beads: Parameters<KnownRows['add']>[1]) => { rows.add(columnOf(version), beads); this.#change({}); },
    };
    switch (order.kind) {
      case 'work': return made(await this.#port.addWork(order.plan, watch), (work) => ({ work, proposal: null }));
      case 'version': return made(await this.#port.addVersion(order.plan, watch), nothingNew);
      case 'replace': return made(await this.#port.replaceVersion(order.former, order.plan, watch), nothingNew);
      case 'direct': return made(await this.#port.alignDirectly(order.source, order.target, watch), nothingNew);
      case 'realign': return made(await this.#realigning.realign(order.version, watch, order.range ?? undefined), (proposal) => ({ work: null, proposal }));
      default: return order satisfies never;
    }
  }

  #change(news: Partial<RunningJob>): void {
    if (!this.#running) return;
    this.#running = { ...this.#running, ...news };
    this.#tell();
  }

  #tell(): void { this.dispatchEvent(new Event('change')); }
}

/** What a job brings to whoever asked for it. */
type Made = Pick<Extract<JobEnd, { ok: true }>, 'work' | 'proposal'>;

function made<T>(done: ImportResult<T>, what: (value: T) => Made): ImportResult<Made> { return done.ok ? { ok: true, value: what(done.value) } : done; }
function nothingNew(): Made { return { work: null, proposal: null }; }
