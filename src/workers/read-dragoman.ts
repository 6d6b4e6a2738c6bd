/** A file that somebody sends, read in a worker with limits: what it is, and the bundle in it. */
import { DRAGOMAN_LIMIT } from '../formats/dragoman-file.ts';
import type { DragomanError } from '../formats/dragoman-file.ts';
import type { OpenedBundle, OpenResult } from '../formats/open-dragoman.ts';
import type { FileKind } from '../formats/recognise.ts';
import type { BridgeErrorCode } from './bridge.ts';
import { Bridge } from './bridge.ts';
import { trustedScriptUrl, WORKER_URLS } from './trusted-url.ts';

export type { OpenedBundle } from '../formats/open-dragoman.ts';
export type { FileKind } from '../formats/recognise.ts';
export type { FileScope, ScopeView } from '../formats/bundle-scope.ts';
export type { WorkBundle } from '../formats/work-bundle.ts';

/** `here`: works that are on this device; null: only what the file is, is asked. */
export interface ReadDragomanJob { readonly file: Blob; readonly here: readonly string[] | null }

export type ReadDragomanResult =
  | { readonly ok: true; readonly value: OpenedBundle }
  | { readonly ok: false; readonly error: Omit<DragomanError, 'code'> & { readonly code: DragomanError['code'] | BridgeErrorCode } };

/** A page that carries a bundle is larger than the bundle: base64, and the text once more. */
const PAGE_LIMIT = 3 * DRAGOMAN_LIMIT;

const bridge = new Bridge<ReadDragomanJob, OpenResult | FileKind>({
  start: () => new Worker(trustedScriptUrl(WORKER_URLS.readDragoman), { type: 'module', name: 'read-dragoman' }),
});

export async function readDragomanFile(file: Blob, here: readonly string[], signal?: AbortSignal): Promise<ReadDragomanResult> {
  if (file.size > PAGE_LIMIT) return { ok: false, error: { code: 'tooLarge', at: '', params: { size: file.size, limit: PAGE_LIMIT } } };
  const crossing = await bridge.run({ file, here }, signal);
  return crossing.ok ? crossing.value as OpenResult : crossing;
}

/** What cannot be recognised in time, or is too large, is a text: its reader says what is wrong with it. */
export async function recogniseFile(file: Blob): Promise<FileKind> {
  if (file.size > PAGE_LIMIT) return 'text';
  const crossing = await bridge.run({ file, here: null });
  return crossing.ok ? crossing.value as FileKind : 'text';
}
