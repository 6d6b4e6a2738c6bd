/** A one-file reader, written in a worker. */
import type { RowLists } from '../core/tables.ts';
import type { ReaderInput } from '../formats/reader-page.ts';
import type { Crossing } from './bridge.ts';
import { Bridge } from './bridge.ts';
import { trustedScriptUrl, WORKER_URLS } from './trusted-url.ts';

export interface ReaderJob extends Omit<ReaderInput, 'tables' | 'fonts'> {
  /** Of the work, as `tables.toRows()` gives them. */
  readonly rows: RowLists;
}

const bridge = new Bridge<ReaderJob, Blob>({
  start: () => new Worker(trustedScriptUrl(WORKER_URLS.writeReader), { type: 'module', name: 'write-reader' }),
});

export function writeReaderFile(job: ReaderJob, signal?: AbortSignal): Promise<Crossing<Blob>> {
  return bridge.run(job, signal);
}

export type { ReaderWords } from '../formats/reader-page.ts';
