/** Aligns two texts in a worker, with what is known about their languages if the app ships it. */
import type { AlignedBead, AlignOptions, Side } from '../align/types.ts';
import type { Crossing } from './bridge.ts';
import { Bridge } from './bridge.ts';
import { lexiconOf } from './lexicon-url.ts';
import type { LexiconPlace } from './lexicon-url.ts';
import { trustedScriptUrl, WORKER_URLS } from './trusted-url.ts';

export interface AlignJob extends Pick<AlignOptions, 'confirmed'> {
  readonly source: Side;
  readonly target: Side;
}

/** What crosses to the worker: a job, and where the lexicon of its languages is. */
export type AlignMessage = AlignJob & { readonly lexicon: LexiconPlace | null };
export type AlignNews = { readonly share: number } | { readonly beads: readonly AlignedBead[] };

/** A book of 30,000 sentences takes half a minute on a slow machine; nothing honest takes a quarter of an hour. */
const LIMIT = 15 * 60_000;

const bridge = new Bridge<AlignMessage, readonly AlignedBead[], AlignNews>({
  start: () => new Worker(trustedScriptUrl(WORKER_URLS.align), { type: 'module', name: 'align' }),
  limit: LIMIT,
});

export interface AlignWatch {
  readonly signal?: AbortSignal;
  /** 0..1, never falling. */
  readonly onProgress?: (share: number) => void;
  /** Beads of a finished stretch, in text order. */
  readonly onBeads?: (beads: readonly AlignedBead[]) => void;
}

export function alignInWorker(job: AlignJob, { signal, onProgress, onBeads }: AlignWatch = {}): Promise<Crossing<readonly AlignedBead[]>> {
  const lexicon = lexiconOf(job.source.lang, job.target.lang);
  return bridge.run({ ...job, lexicon }, signal, (news) => {
    if ('share' in news) onProgress?.(news.share); else onBeads?.(news.beads);
  });
}

export type { AlignedBead, Side } from '../align/types.ts';
