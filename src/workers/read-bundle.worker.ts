/** Reads one bundle away from the page: a file in, a `ReadResult` out. */
import { readBundle } from '../formats/bundle.ts';
import type { Bundle } from '../formats/bundle.ts';
import type { ReadResult } from '../formats/failure.ts';

declare const self: DedicatedWorkerGlobalScope;

self.addEventListener('message', ({ data: file }: MessageEvent<Blob>) => {
  // A mistake of ours reaches the bridge as the worker's error event.
  answer(file).then((result) => self.postMessage(result), (reason: unknown) => self.reportError(reason));
});

async function answer(file: Blob): Promise<ReadResult<Bundle>> {
  const bytes = await file.arrayBuffer();
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (reason) {
    if (!(reason instanceof TypeError)) throw reason;
    return { ok: false, error: { code: 'notJson', at: '', params: { detail: 'utf-8' } } };
  }
  return await readBundle(text);
}
