/**
 * The `.dragoman` file: a ZIP with `mimetype` first and stored (so that a look at the first bytes tells what it is, as with
 * EPUB and OpenDocument), `bundle.json`, and a `README.txt` that documents both. No part's name is ever a path on a disk.
 *
 * Reading is strict: CRC, sizes and headers agree (zip.ts), the parts are these three, and the bundle is what was written
 * (work-bundle.ts). The same bundle gives the same bytes.
 */
import { zipSync } from 'fflate';
import type { FileError } from './failure.ts';
import { README_TEXT } from './dragoman-readme.ts';
import type { TextErrorCode } from './text-failure.ts';
import { TextFailure } from './text-failure.ts';
import { ZIP_OUTPUT_LIMIT, ZIP_RATIO_FROM, ZIP_RATIO_LIMIT } from './text-limits.ts';
import type { WorkBundle } from './work-bundle.ts';
import { readWorkBundle, writeWorkBundle } from './work-bundle.ts';
import { Zip } from './zip.ts';

export const MIMETYPE = 'application/vnd.dragoman+zip';
export const BUNDLE_PART = 'bundle.json';
const MIMETYPE_PART = 'mimetype', README_PART = 'README.txt';
const PARTS: ReadonlySet<string> = new Set([MIMETYPE_PART, BUNDLE_PART, README_PART]);

/** Bytes of a file that is looked at at all. */
export const DRAGOMAN_LIMIT = 100 * 1024 * 1024;

/** `at`: the part, and the place in it. */
export interface DragomanError extends Omit<FileError, 'code'> {
  readonly code: FileError['code'] | Extract<TextErrorCode, 'badZip' | 'zipBomb' | 'encrypted' | 'hostile'>;
}
export type DragomanResult = { readonly ok: true; readonly value: WorkBundle } | { readonly ok: false; readonly error: DragomanError };

export async function writeDragoman(bundle: WorkBundle): Promise<Uint8Array<ArrayBuffer>> {
  return packed(await writeWorkBundle(bundle));
}

/** @param json The text of `bundle.json`. */
export function packed(json: string): Uint8Array<ArrayBuffer> {
  const encoder = new TextEncoder(), bundle = encoder.encode(json), mtime = new Date(1980, 0, 1);
  const zip = (level: 0 | 6): Uint8Array<ArrayBuffer> => zipSync({
    [MIMETYPE_PART]: [encoder.encode(MIMETYPE), { level: 0 }], [BUNDLE_PART]: [bundle, { level }], [README_PART]: [encoder.encode(README_TEXT), { level: 6 }],
  }, { mtime });
  const small = zip(6);
  // What packs like a bomb would be taken for one.
  return bundle.length > ZIP_RATIO_FROM && bundle.length > small.length * ZIP_RATIO_LIMIT / 2 ? zip(0) : small;
}

/** Never throws on what a file holds. */
export async function readDragoman(bytes: Uint8Array): Promise<DragomanResult> {
  const found = unpacked(bytes);
  if (!found.ok) return found;
  const read = await readDragomanJson(found.json), [strange] = found.strange;
  // A part that this release does not know would be lost without a word; a newer one has been refused before.
  return read.ok && strange !== undefined ? failed('wrongShape', strange.slice(0, 200)) : read;
}

/** `bundle.json` by itself. Never throws on what it holds. */
export async function readDragomanJson(json: string): Promise<DragomanResult> {
  const read = await readWorkBundle(json);
  if (read.ok) return read;
  const { code, at, params } = read.error;
  return failed(code, at === '' ? BUNDLE_PART : `${BUNDLE_PART}: ${at}`, params);
}

type Failed = Extract<DragomanResult, { ok: false }>;
type Unpacked = { readonly ok: true; readonly json: string; readonly strange: readonly string[] };

function unpacked(bytes: Uint8Array): Unpacked | Failed {
  let part = '';
  const read = (zip: Zip, name: string): string => textOf(zip, part = name);
  try {
    const zip = new Zip(bytes, ZIP_OUTPUT_LIMIT);
    if (!zip.has(MIMETYPE_PART) || read(zip, MIMETYPE_PART) !== MIMETYPE) return failed('foreign', MIMETYPE_PART);
    if (!zip.has(BUNDLE_PART)) return failed('damaged', BUNDLE_PART);
    const json = read(zip, BUNDLE_PART);
    if (zip.has(README_PART)) read(zip, README_PART);
    return { ok: true, json, strange: zip.names.filter((name) => !PARTS.has(name)) };
  } catch (reason) {
    if (reason instanceof TextFailure) return failedZip(reason, part);
    if (reason instanceof TypeError) return failed('notJson', part, { detail: 'utf-8' });
    throw reason;
  }
}

/** Throws a `TypeError` where it is no UTF-8. */
function textOf(zip: Zip, name: string): string {
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }), pieces: string[] = [];
  zip.read(name, (piece) => { pieces.push(decoder.decode(piece, { stream: true })); });
  pieces.push(decoder.decode());
  return pieces.join('');
}

function failedZip({ error: { code, params } }: TextFailure, part: string): Failed {
  switch (code) {
    case 'badZip': case 'zipBomb': case 'encrypted': case 'hostile': return failed(code, part === '' ? 'zip' : part, params);
    default: return failed('damaged', part, params);
  }
}

function failed(code: DragomanError['code'], at: string, params: FileError['params'] = {}): Failed {
  return { ok: false, error: { code, at, params } };
}
