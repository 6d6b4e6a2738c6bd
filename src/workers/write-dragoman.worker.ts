/** Writes one `.dragoman` file away from the page: contents in, bytes out. */
import { writeDragoman } from '../formats/dragoman-file.ts';
import type { WorkBundle } from '../formats/work-bundle.ts';

declare const self: DedicatedWorkerGlobalScope;

self.addEventListener('message', ({ data: bundle }: MessageEvent<WorkBundle>) => {
  writeDragoman(bundle).then(
    (bytes) => self.postMessage(bytes, [bytes.buffer]),
    (reason: unknown) => self.reportError(reason), // a mistake of ours reaches the bridge as the worker's error event
  );
});
