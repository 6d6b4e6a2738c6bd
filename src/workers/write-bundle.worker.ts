/** Writes one bundle away from the page: contents in, a file out. */
import { writeBundle } from '../formats/bundle.ts';
import type { Bundle } from '../formats/bundle.ts';

declare const self: DedicatedWorkerGlobalScope;

self.addEventListener('message', ({ data: bundle }: MessageEvent<Bundle>) => {
  writeBundle(bundle).then(
    (text) => self.postMessage(new Blob([text], { type: 'application/json' })),
    (reason: unknown) => self.reportError(reason), // a mistake of ours reaches the bridge as the worker's error event
  );
});
