/** The alignments of one job, one after the other, as one progress: each takes its share by the length of its two texts. */
import type { IndexBead } from '../core/carry-over.ts';
import type { AlignedBead, AlignJob, AlignWatch, Side } from '../workers/align.ts';
import type { Crossing } from '../workers/bridge.ts';
import type { ImportResult, ImportWatch } from './import-types.ts';

export type AlignWorker = (job: AlignJob, watch: AlignWatch) => Promise<Crossing<readonly AlignedBead[]>>;

export interface AlignTask {
  readonly source: Side;
  readonly target: Side;
  /** What is certain beforehand. */
  readonly confirmed?: readonly IndexBead[];
  /** Index into the plan's versions, for whoever watches. */
  readonly version: number;
}

/** What storing takes of the whole job, in the progress that is shown. */
const STORING = 0.05;

/** The beads of each task, in the order of the tasks. */
export async function alignAll(tasks: readonly AlignTask[], align: AlignWorker, watch: ImportWatch): Promise<ImportResult<readonly (readonly AlignedBead[])[]>> {
  const { signal, onProgress, onBeads } = watch;
  const weights = tasks.map(({ source, target }) => source.sentences.length + target.sentences.length + 1);
  const whole = weights.reduce((sum, weight) => sum + weight, 0);
  const answers: (readonly AlignedBead[])[] = [];
  let before = 0;
  for (const [number, { version, ...job }] of tasks.entries()) {
    const weight = weights[number] ?? 0, begun = before;
    const tell = (share: number): void => { onProgress({ stage: 'align', version, share: (1 - STORING) * (begun + share * weight) / whole }); };
    const crossing = await align(job, { signal, onProgress: tell, onBeads: (beads) => { onBeads?.(version, beads); } });
    if (!crossing.ok) return { ok: false, error: { code: crossing.error.code, params: crossing.error.params } };
    answers.push(crossing.value);
    tell(1);
    before += weight;
  }
  onProgress({ stage: 'save', version: tasks.at(-1)?.version ?? 0, share: 1 - STORING });
  return { ok: true, value: answers };
}
