/** A bundle from whatever carries one: a `.dragoman` file, its `bundle.json`, or the page of the one-file reader. */
import { baseOfPart } from './bundle-scope.ts';
import type { DragomanError, DragomanResult } from './dragoman-file.ts';
import { DRAGOMAN_LIMIT, readDragoman, readDragomanJson } from './dragoman-file.ts';
import { looksLikeReader, payloadOf } from './reader-file.ts';
import type { WorkBundle } from './work-bundle.ts';

export interface OpenedBundle { readonly kind: 'bundle' | 'reader'; readonly bundle: WorkBundle }
export type OpenResult = { readonly ok: true; readonly value: OpenedBundle } | { readonly ok: false; readonly error: DragomanError };

/**
 * Never throws on what a file holds.
 * @param here Works that are on the device already. Of them only what is needed to merge is given: neither the whole base nor
 * the effects, which are worked out there.
 */
export async function openDragoman(bytes: Uint8Array, here: ReadonlySet<string>): Promise<OpenResult> {
  if (bytes[0] === 0x50 && bytes[1] === 0x4b) return opened('bundle', await readDragoman(bytes), here);
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (reason) {
    if (!(reason instanceof TypeError)) throw reason;
    return failed('notJson', 'file', { detail: 'utf-8' });
  }
  if (!/^\s{0,1000}</.test(text)) return opened('bundle', await readDragomanJson(text), here);
  const payload = payloadOf(text);
  // One of ours without its end, or saved by a program that left the project out.
  if (!payload) return failed(looksLikeReader(text.slice(0, 4096)) ? 'damaged' : 'foreign', 'dragoman-project');
  if (payload.length > DRAGOMAN_LIMIT) return failed('tooLarge', 'dragoman-project', { size: payload.length, limit: DRAGOMAN_LIMIT });
  return opened('reader', await readDragoman(payload), here);
}

function opened(kind: OpenedBundle['kind'], read: DragomanResult, here: ReadonlySet<string>): OpenResult {
  if (!read.ok) return read;
  const [{ base, log }] = read.value.works, [work] = base.work;
  if (!work || !here.has(work.id)) return { ok: true, value: { kind, bundle: read.value } };
  return { ok: true, value: { kind, bundle: { ...read.value, works: [{ base: baseOfPart(base, base, log), log: log.map((change) => ({ ...change, patch: {} })) }] } } };
}

function failed(code: DragomanError['code'], at: string, params: DragomanError['params'] = {}): OpenResult {
  return { ok: false, error: { code, at, params } };
}
