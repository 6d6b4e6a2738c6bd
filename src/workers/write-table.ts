/** A review table as a file, written in a worker. */
import type { TableContents, TableFormat } from '../formats/table-contents.ts';
import type { Crossing } from './bridge.ts';
import { Bridge } from './bridge.ts';
import { trustedScriptUrl, WORKER_URLS } from './trusted-url.ts';

export { letterOf } from '../formats/table-contents.ts';
export type { TableCell, TableColumn, TableContents, TableFormat, TableLine, TableWords } from '../formats/table-contents.ts';

export interface WriteTableJob { readonly contents: TableContents; readonly format: TableFormat }

/** A long book takes its time in Word's format. */
const LIMIT = 5 * 60_000;

const bridge = new Bridge<WriteTableJob, Blob>({
  start: () => new Worker(trustedScriptUrl(WORKER_URLS.writeTable), { type: 'module', name: 'write-table' }),
  limit: LIMIT,
});

export function writeTableFile(job: WriteTableJob, signal: AbortSignal): Promise<Crossing<Blob>> {
  return bridge.run(job, signal);
}
