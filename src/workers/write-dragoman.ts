/** A bundle as a `.dragoman` file, written in a worker. */
import type { WorkBundle } from '../formats/work-bundle.ts';
import type { Crossing } from './bridge.ts';
import { Bridge } from './bridge.ts';
import { trustedScriptUrl, WORKER_URLS } from './trusted-url.ts';

export { changesIn, baseOfPart } from '../formats/bundle-scope.ts';
export { MIMETYPE } from '../formats/dragoman-file.ts';

const bridge = new Bridge<WorkBundle, Uint8Array<ArrayBuffer>>({
  start: () => new Worker(trustedScriptUrl(WORKER_URLS.writeDragoman), { type: 'module', name: 'write-dragoman' }),
});

export function writeDragomanFile(bundle: WorkBundle, signal?: AbortSignal): Promise<Crossing<Uint8Array<ArrayBuffer>>> {
  return bridge.run(bundle, signal);
}
