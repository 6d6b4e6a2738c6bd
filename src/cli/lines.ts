/**
 * JSON Lines from a stream of bytes. Only LF ends a line (JSON may hold U+2028 as it is, and a CR before the LF is white space of
 * JSON's own), and each line is decoded by itself, so that broken UTF-8 is known by its line.
 */
import type { Readable } from 'node:stream';
import { Problem } from './problem.ts';

export interface Line { readonly number: number; readonly value: { readonly [key: string]: unknown } }

const LF = 10;

/** Objects, one a line; blank lines are passed over. Throws a Problem that names the line. */
export async function* readLines(input: Readable): AsyncGenerator<Line> {
  let number = 0;
  for await (const bytes of byteLines(input)) {
    number++;
    const text = decode(bytes, number);
    if (text.trim() !== '') yield { number, value: parse(text, number) };
  }
}

async function* byteLines(input: Readable): AsyncGenerator<Uint8Array> {
  let parts: Uint8Array[] = [];
  for await (const chunk of input as AsyncIterable<Uint8Array | string>) {
    const bytes = typeof chunk === 'string' ? Buffer.from(chunk) : chunk;
    let from = 0;
    for (let to = bytes.indexOf(LF); to >= 0; to = bytes.indexOf(LF, from)) {
      yield join([...parts, bytes.subarray(from, to)]);
      parts = [];
      from = to + 1;
    }
    if (from < bytes.length) parts.push(bytes.subarray(from));
  }
  if (parts.length > 0) yield join(parts);
}

const join = (parts: readonly Uint8Array[]): Uint8Array => parts.length === 1 ? parts[0] ?? new Uint8Array() : Buffer.concat(parts);

function decode(bytes: Uint8Array, number: number): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: number > 1 }).decode(bytes);
  } catch {
    throw new Problem(`Line ${number}: this is not UTF-8.`);
  }
}

function parse(text: string, number: number): Line['value'] {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (reason) {
    throw new Problem(`Line ${number}: this is not JSON (${reason instanceof Error ? reason.message : String(reason)}).`);
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new Problem(`Line ${number}: an object is expected.`);
  return value as Line['value'];
}

/** The id comes back as it was: a string or a number. */
export function idOf({ number, value: { id } }: Line): string | number {
  if (typeof id === 'string' || typeof id === 'number') return id;
  throw new Problem(`Line ${number}: "id" is ${id === undefined ? 'missing' : 'neither a string nor a number'}.`);
}

export function stringOf({ number, value }: Line, key: string): string {
  const found = value[key];
  if (typeof found === 'string') return found;
  throw new Problem(`Line ${number}: "${key}" is ${found === undefined ? 'missing' : 'not a string'}.`);
}

export function stringsOf({ number, value }: Line, key: string): readonly string[] {
  const found = value[key];
  if (Array.isArray(found) && found.every((one) => typeof one === 'string')) return found;
  throw new Problem(`Line ${number}: "${key}" is ${found === undefined ? 'missing' : 'not a list of strings'}.`);
}
