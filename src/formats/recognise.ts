/** What somebody has dropped, by its bytes and never by its name: one of our own kinds, or a text to be brought. */
import { MIMETYPE } from './dragoman-file.ts';
import { looksLikeReader } from './reader-file.ts';
import { isTableFile } from './table-file.ts';
import { TextFailure } from './text-failure.ts';
import { Zip } from './zip.ts';

/** `bundle`: a `.dragoman` file, or its `bundle.json`; `reader`: a page that carries one; `table`: a reviewer's DOCX or XLSX of ours. */
export type FileKind = 'bundle' | 'reader' | 'table' | 'backup' | 'text';

/** Of a JSON file: far enough for format and kind. */
const START = 4096;

/** Never throws on what a file holds: what is damaged beyond recognition is a text, and its reader says what is wrong with it. */
export function recognise(bytes: Uint8Array): FileKind {
  if (bytes[0] === 0x50 && bytes[1] === 0x4b) return zipKind(bytes);
  const start = new TextDecoder().decode(bytes.subarray(0, START));
  if (/^\s{0,100}\{/.test(start)) return jsonKind(start);
  return looksLikeReader(start) ? 'reader' : 'text';
}

function zipKind(bytes: Uint8Array): FileKind {
  // A bundle that was cut off begins like one all the same, and deserves to be called damaged.
  if (new TextDecoder('windows-1252').decode(bytes.subarray(30, 30 + 8 + MIMETYPE.length)) === `mimetype${MIMETYPE}`) return 'bundle';
  try {
    const zip = new Zip(bytes);
    if (zip.has('mimetype') && zip.has('bundle.json')) return 'bundle';
    return isTableFile(zip) ? 'table' : 'text';
  } catch (reason) {
    if (reason instanceof TextFailure) return 'text';
    throw reason;
  }
}

function jsonKind(start: string): FileKind {
  if (!/"format"\s{0,20}:\s{0,20}"dragoman"/.test(start)) return 'text';
  return /"kind"\s{0,20}:\s{0,20}"bundle"/.test(start) ? 'bundle' : 'backup';
}
