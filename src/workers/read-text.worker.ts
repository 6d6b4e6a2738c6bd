/** Reads one text away from the page: a file or a pasted text in, a `TextResult` out. */
import type { TextResult } from '../formats/read-text.ts';
import { readText } from '../formats/read-text.ts';
import type { ReadTextJob } from './read-text.ts';

declare const self: DedicatedWorkerGlobalScope;

self.addEventListener('message', ({ data: job }: MessageEvent<ReadTextJob>) => {
  // A mistake of ours reaches the bridge as the worker's error event.
  answer(job).then((result) => self.postMessage(result), (reason: unknown) => self.reportError(reason));
});

async function answer({ source, choices }: ReadTextJob): Promise<TextResult> {
  if ('pasted' in source) return readText(source, choices);
  return readText({ name: source.file.name, bytes: new Uint8Array(await source.file.arrayBuffer()) }, choices);
}
