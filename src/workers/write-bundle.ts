/** A bundle as a file, written in a worker. */
import type { Bundle } from '../formats/bundle.ts';
import type { Crossing } from './bridge.ts';
import { Bridge } from './bridge.ts';
import { trustedScriptUrl, WORKER_URLS } from './trusted-url.ts';

const bridge = new Bridge<Bundle, Blob>({
  start: () => new Worker(trustedScriptUrl(WORKER_URLS.writeBundle), { type: 'module', name: 'write-bundle' }),
});

export function writeBundleFile(bundle: Bundle): Promise<Crossing<Blob>> {
  return bridge.run(bundle);
}
