/** Looks at one file away from the page: what it is, or what the bundle in it holds. */
import { openDragoman } from '../formats/open-dragoman.ts';
import type { OpenResult } from '../formats/open-dragoman.ts';
import type { FileKind } from '../formats/recognise.ts';
import { recognise } from '../formats/recognise.ts';
import type { ReadDragomanJob } from './read-dragoman.ts';

declare const self: DedicatedWorkerGlobalScope;

self.addEventListener('message', ({ data: job }: MessageEvent<ReadDragomanJob>) => {
  // A mistake of ours reaches the bridge as the worker's error event.
  answer(job).then((result) => self.postMessage(result), (reason: unknown) => self.reportError(reason));
});

async function answer({ file, here }: ReadDragomanJob): Promise<OpenResult | FileKind> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  return here ? await openDragoman(bytes, new Set(here)) : recognise(bytes);
}
