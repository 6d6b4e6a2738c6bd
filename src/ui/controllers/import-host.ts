/** Importing as the frame knows it: fed by drops, and followed when a job ends. Loaded when somebody first wants to import. */
import type { AppEnvironment } from '../app-environment.ts';
import type { Workbench } from '../../app/workbench.ts';
import type { SegmentId, VersionId, WorkId } from '../../core/ids.ts';
import { versionsOf } from '../../core/units.ts';
import type { LocalizeController } from '../../i18n/localize-controller.ts';
import '../../i18n/later-words.ts';
import type { NewsAct } from '../events.ts';
import { listen } from '../events.ts';
import { columnName } from '../localized.ts';
import { doneText, failureText, takenText } from '../parts/import/import-words.ts';
import '../parts/import/job-chip.ts';
import type { Route } from '../router.ts';
import { hrefOf } from '../router.ts';
import type { ImportRoute } from './importing.ts';
import { Importing, trayKey } from './importing.ts';
import type { ImportJob, JobEnd, JobRequest } from './import-job.ts';
import { JobEndEvent } from './import-job.ts';
import { Realigning } from './realigning.ts';

/** The frame, as far as importing needs it. */
export interface ImportFrame {
  readonly workbench: () => Workbench | undefined;
  readonly route: () => Route;
  readonly i18n: LocalizeController;
  readonly say: (news: { sentence: string; shown: boolean; act?: NewsAct }) => void;
  readonly go: (hash: string) => void;
  readonly openWork: (work: WorkId) => Promise<boolean>;
  /** Undoes the last act. */
  readonly undo: () => void;
  /** A job began or ended. */
  readonly changed: () => void;
}

const ADD: ImportRoute = { page: 'add', what: 'work' };

export class ImportHost {
  readonly importing: Importing;
  readonly #frame: ImportFrame;
  readonly #realigning: Realigning;
  #runs = false;

  constructor({ imports, realigning }: Pick<AppEnvironment, 'imports' | 'realigning'>, frame: ImportFrame) {
    this.#frame = frame;
    this.importing = new Importing(imports, realigning);
    const { job } = this.importing;
    this.#realigning = new Realigning(frame, job, realigning);
    listen(job, JobEndEvent, ({ end }) => { void this.#follow(end); });
    job.addEventListener('change', () => {
      const runs = job.running !== null;
      if (runs !== this.#runs) { this.#runs = runs; frame.changed(); }
    });
  }

  /** The job, where it is not on screen, and the page where it is. */
  get going(): { readonly job: ImportJob; readonly what: 'import'; readonly href: string } | null {
    const { job } = this.importing;
    return job.running && !this.#isWatched(job.running) ? { job, what: 'import', href: pageOf(job.running) } : null;
  }

  /** Texts go to the page that is on screen if it takes texts, else to a new work. */
  take(texts: readonly File[]): void {
    const { say, i18n, go } = this.#frame;
    const workbench = this.#frame.workbench(), route = this.#frame.route();
    if (texts.length === 0 || !workbench) return;
    const to = route.page === 'add' || route.page === 'replace' ? route : ADD;
    go(hrefOf(to));
    const tray = this.importing.tray(to, workbench);
    const { sentence, shown } = takenText(tray.add(texts.map((file) => ({ file }))), { of: texts.length, most: tray.most }, i18n);
    say({ sentence, shown });
  }

  /** Two versions of the open work against each other, in the background: nothing on screen changes. */
  alignDirectly(source: VersionId, target: VersionId): void {
    const { say, i18n } = this.#frame, { job } = this.importing;
    const workbench = this.#frame.workbench();
    if (!workbench) return;
    if (job.running) { say({ sentence: i18n.t('import.direct.busy'), shown: true }); return; }
    const versions = versionsOf(workbench.tables);
    const nameOf = (id: VersionId): string => { const version = versions.find((one) => one.id === id); return version ? columnName(version, versions, i18n) : ''; };
    const names = { first: nameOf(source), second: nameOf(target) };
    job.start({ order: { kind: 'direct', source, target, names }, from: directIn(workbench), columns: [], pivot: 0, columnOf: () => 1 });
    say({ sentence: i18n.t('import.direct.begun', names), shown: false });
  }

  /** What is not confirmed of a version, anew. `range`: sentences of the rows that are meant; null: all of it. */
  realign(version: VersionId, range: readonly SegmentId[] | null): void { this.#realigning.start(version, range); }

  #isWatched({ from }: Pick<JobRequest, 'from'>): boolean {
    const workbench = this.#frame.workbench(), route = this.#frame.route();
    return (route.page === 'add' || route.page === 'replace') && workbench !== undefined && trayKey(route, workbench) === from;
  }

  /** Whoever watched is led to what has come; whoever works elsewhere is told, and stays. */
  async #follow(end: JobEnd): Promise<void> {
    const { say, i18n, go, openWork } = this.#frame;
    const watched = this.#isWatched(end.request);
    if (!end.ok) {
      const show: NewsAct = { label: i18n.t('import.show'), run: () => { go(pageOf(end.request)); } };
      if (!watched) say({ sentence: failureText(end, i18n), shown: true, ...(end.request.order.kind === 'direct' || end.request.order.kind === 'realign' ? {} : { act: show }) });
      return;
    }
    if (end.request.order.kind === 'direct') { this.#sayDirect(end); return; }
    if (end.request.order.kind === 'realign') { this.#realigning.follow(end); return; }
    const { work } = end, sentence = doneText(end, i18n);
    if (watched && work !== null) await openWork(work);
    if (watched) go('#/');
    if (watched || work === null) say({ sentence, shown: true });
    else say({ sentence, shown: true, act: { label: i18n.t('import.open'), run: () => { void openWork(work).then((open) => { if (open) go('#/'); }); } } });
    this.importing.forget(end.request.from);
  }

  /** There is nothing to be led to. Undo is offered where it would take back this, not an act in another work. */
  #sayDirect(end: Extract<JobEnd, { ok: true }>): void {
    const { say, i18n, undo } = this.#frame, workbench = this.#frame.workbench();
    const here = workbench !== undefined && directIn(workbench) === end.request.from;
    say({ sentence: doneText(end, i18n), shown: true, ...(here ? { act: { label: i18n.t('work.undo'), run: undo } } : {}) });
  }
}

/** Jobs that came from no tray are told apart by the work they were asked for in. */
function directIn({ work }: Workbench): string { return `direct ${work}`; }

/** The page where the texts of a job are laid out; nothing is laid out for a direct alignment: the text. */
function pageOf({ order }: Pick<JobRequest, 'order'>): string {
  switch (order.kind) {
    case 'work': return hrefOf(ADD);
    case 'version': return hrefOf({ page: 'add', what: 'version' });
    case 'replace': return hrefOf({ page: 'replace', version: order.former });
    case 'direct': case 'realign': return '#/';
    default: return order satisfies never;
  }
}
