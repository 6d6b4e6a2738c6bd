/** Reads one review table away from the page: a file in, a `TableResult` out. */
import { readTable } from '../formats/table-file.ts';
import type { ReadTableJob } from './read-table.ts';

declare const self: DedicatedWorkerGlobalScope;

self.addEventListener('message', ({ data: { file, time } }: MessageEvent<ReadTableJob>) => {
  // A mistake of ours reaches the bridge as the worker's error event.
  file.arrayBuffer().then((buffer) => self.postMessage(readTable(new Uint8Array(buffer), time))).catch((reason: unknown) => self.reportError(reason));
});
