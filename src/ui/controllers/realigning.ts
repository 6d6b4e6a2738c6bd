/** Realigning what is not confirmed, from the wish to the decision: the job, the comparison, and what is said of it. */
import type { RealignPort, Proposal } from '../../app/realign-types.ts';
import type { Workbench } from '../../app/workbench.ts';
import type { SegmentId, VersionId } from '../../core/ids.ts';
import { versionsOf } from '../../core/units.ts';
import { columnName } from '../localized.ts';
import { isField } from './fields.ts';
import type { ImportFrame } from './import-host.ts';
import type { ImportJob, JobEnd } from './import-job.ts';

/** Whoever has waited no longer than this still waits for the comparison, ms. */
const AT_ONCE = 5000;

type Ended = Extract<JobEnd, { ok: true }>;

export class Realigning {
  readonly #frame: ImportFrame;
  readonly #job: ImportJob;
  readonly #port: RealignPort;
  /** What has not been decided yet, of the work that it is about. */
  #pending: { readonly workbench: Workbench; readonly proposal: Proposal } | null = null;
  #begun = 0;

  constructor(frame: ImportFrame, job: ImportJob, port: RealignPort) {
    this.#frame = frame;
    this.#job = job;
    this.#port = port;
  }

  /** A comparison that waits for its decision is shown again; else it begins. `range`: sentences of the rows that are meant. */
  start(version: VersionId, range: readonly SegmentId[] | null): void {
    const { say, i18n } = this.#frame, workbench = this.#frame.workbench();
    if (!workbench) return;
    const waiting = this.#pending?.workbench === workbench ? this.#pending.proposal : null;
    if (waiting && waiting.version === version && range === null && workbench.tables.get('version', version)?.alignment === waiting.base) { void this.#compare(); return; }
    if (this.#job.running) { say({ sentence: i18n.t('import.direct.busy'), shown: true }); return; }
    this.#begun = performance.now();
    const name = nameOf(workbench, version, this.#frame);
    this.#job.start({ order: { kind: 'realign', version, name, range }, from: `realign ${workbench.work}`, columns: [], pivot: 0, columnOf: () => 1 });
    say({ sentence: i18n.t('realign.begun', { name }), shown: false });
  }

  /** A proposal has come. Who still waits sees it at once; who went on working is told, and nothing is taken out of their hands. */
  follow({ request: { order, from }, proposal }: Ended): void {
    const { say, i18n, route } = this.#frame, workbench = this.#frame.workbench();
    if (order.kind !== 'realign' || !proposal || !workbench || from !== `realign ${workbench.work}`) return;
    const { name } = order, count = proposal.differences.changed.length;
    if (count === 0) { say({ sentence: i18n.t('realign.same', { name }), shown: true }); return; }
    this.#pending = { workbench, proposal };
    if (performance.now() - this.#begun < AT_ONCE && route().page === 'work' && !isBusy()) { void this.#compare(); return; }
    say({ sentence: i18n.t('realign.done', { name, count }), shown: true, act: { label: i18n.t('realign.compare'), run: () => { void this.#compare(); } } });
  }

  async #compare(): Promise<void> {
    const { say, i18n, undo } = this.#frame, pending = this.#pending;
    if (!pending || pending.workbench !== this.#frame.workbench()) return;
    const { workbench, proposal } = pending, name = nameOf(workbench, proposal.version, this.#frame);
    const { askRealigned } = await import('../parts/realign-dialog.ts');
    const decision = await askRealigned({ proposal, name, tables: workbench.tables, reader: workbench.person.personId, stale: this.#port.isStale(proposal), use: () => this.#adopt(proposal) });
    if (decision === 'later') return;
    this.#pending = null;
    if (decision === 'used') say({ sentence: i18n.t('realign.used', { name }), shown: true, act: { label: i18n.t('work.undo'), run: undo } });
    else say({ sentence: i18n.t('realign.kept', { name }), shown: true });
  }

  async #adopt(proposal: Proposal): Promise<string | null> {
    const { t } = this.#frame.i18n;
    const done = await this.#port.adopt(proposal, { signal: new AbortController().signal, onProgress: () => undefined });
    if (done.ok) return null;
    if ('trouble' in done) return t(`trouble.${done.trouble.code}`);
    return t(done.error.code === 'changed' ? 'realign.changed' : 'realign.failed');
  }
}

function nameOf({ tables }: Workbench, id: VersionId, { i18n }: ImportFrame): string {
  const versions = versionsOf(tables), version = versions.find((one) => one.id === id);
  return version ? columnName(version, versions, i18n) : '';
}

/** Somebody types, or a dialog is open: nothing is put over it. */
function isBusy(): boolean {
  let active = document.activeElement;
  while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
  return active instanceof HTMLElement && (isField(active) || active.closest('dialog') !== null);
}
