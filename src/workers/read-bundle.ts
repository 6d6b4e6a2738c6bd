/** A bundle from a file that somebody chose, read in a worker with limits. */
import type { Bundle } from '../formats/bundle.ts';
import { SIZE_LIMIT } from '../formats/bundle.ts';
import type { FileError, ReadResult } from '../formats/failure.ts';
import type { BridgeErrorCode } from './bridge.ts';
import { Bridge } from './bridge.ts';
import { trustedScriptUrl, WORKER_URLS } from './trusted-url.ts';

export type BundleFileResult =
  | { readonly ok: true; readonly value: Bundle }
  | { readonly ok: false; readonly error: Omit<FileError, 'code'> & { readonly code: FileError['code'] | BridgeErrorCode } };

const bridge = new Bridge<Blob, ReadResult<Bundle>>({
  start: () => new Worker(trustedScriptUrl(WORKER_URLS.readBundle), { type: 'module', name: 'read-bundle' }),
});

export async function readBundleFile(file: Blob, signal?: AbortSignal): Promise<BundleFileResult> {
  if (file.size > SIZE_LIMIT) return { ok: false, error: { code: 'tooLarge', at: '', params: { size: file.size, limit: SIZE_LIMIT } } };
  const crossing = await bridge.run(file, signal);
  return crossing.ok ? crossing.value : crossing;
}

export type { Bundle, BundleWork, Json } from '../formats/bundle.ts';
