/** A review table that came back, read in a worker with limits. */
import type { TableResult } from '../formats/table-file.ts';
import { FILE_LIMIT } from '../formats/text-limits.ts';
import type { BridgeErrorCode } from './bridge.ts';
import { Bridge } from './bridge.ts';
import { trustedScriptUrl, WORKER_URLS } from './trusted-url.ts';

export type { TableRead } from '../formats/table-compare.ts';
export type { TableProblem } from '../formats/table-problem.ts';

/** `time`: when the file was last changed, where it does not say itself; milliseconds since 1970. */
export interface ReadTableJob { readonly file: Blob; readonly time: number }

export type TableFileResult = Extract<TableResult, { ok: true }>
  | { readonly ok: false; readonly error: Omit<Extract<TableResult, { ok: false }>['error'], 'code'> & { readonly code: Extract<TableResult, { ok: false }>['error']['code'] | BridgeErrorCode } };

/** A book that a word processor has saved is a hundred megabytes of XML. */
const LIMIT = 3 * 60_000;

const bridge = new Bridge<ReadTableJob, TableResult>({
  start: () => new Worker(trustedScriptUrl(WORKER_URLS.readTable), { type: 'module', name: 'read-table' }),
  limit: LIMIT,
});

export async function readTableFile(job: ReadTableJob, signal?: AbortSignal): Promise<TableFileResult> {
  const { size } = job.file, limit = FILE_LIMIT.docx;
  if (size > limit) return { ok: false, error: { code: 'tooLarge', params: { size, limit } } };
  const crossing = await bridge.run(job, signal);
  if (crossing.ok) return crossing.value;
  const { code, params } = crossing.error;
  return { ok: false, error: { code, params } };
}
