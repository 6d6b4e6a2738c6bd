/**
 * A ZIP from a stranger, part by part (PKWARE APPNOTE 6.3).
 *
 * Only the central directory is believed about what is in the file, and even it is checked: parts may not overlap, the
 * local headers must agree, and every part must have the size and the CRC-32 that is written. A library that stops at
 * the written size returns a cut text without a word. Parts are inflated in small pieces and counted while they come
 * out, so that a bomb is refused long before it has gone off.
 */
import { Inflate } from 'fflate';
import { crc32 } from './crc32.ts';
import { refuse } from './text-failure.ts';
import { ZIP_ENTRY_LIMIT, ZIP_OUTPUT_LIMIT, ZIP_RATIO_FROM, ZIP_RATIO_LIMIT } from './text-limits.ts';

interface Entry {
  readonly name: string;
  readonly flags: number;
  readonly method: number;
  readonly crc: number;
  /** Bytes in the file, and bytes that come out. */
  readonly packed: number;
  readonly size: number;
  /** Of the local header. */
  readonly offset: number;
}

const END = 0x06054b50, CENTRAL = 0x02014b50, LOCAL = 0x04034b50;
const END_LENGTH = 22, CENTRAL_LENGTH = 46, LOCAL_LENGTH = 30;
const ENCRYPTED = 0x0001;
const STORED = 0, DEFLATED = 8;
/** Of packed bytes at once: at most a thousand times as many come out before they are counted. */
const PIECE = 4096;

export class Zip {
  readonly #bytes: Uint8Array;
  readonly #view: DataView;
  readonly #entries = new Map<string, Entry>();
  readonly #directory: number;
  readonly #limit: number;
  #output = 0;

  /** Refuses (`TextFailure`) what is no whole ZIP. @param limit Bytes that may come out, of all parts together. */
  constructor(bytes: Uint8Array, limit = ZIP_OUTPUT_LIMIT) {
    this.#bytes = bytes;
    this.#limit = limit;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const end = this.#findEnd();
    const disk = this.#u16(end + 4), here = this.#u16(end + 8), count = this.#u16(end + 10);
    const length = this.#u32(end + 12), start = this.#u32(end + 16);
    if (count === 0xffff || length === 0xffffffff || start === 0xffffffff) refuse('badZip', { detail: 'zip64' });
    if (disk !== 0 || here !== count) refuse('badZip', { detail: 'disks' });
    if (count > ZIP_ENTRY_LIMIT) refuse('hostile', { detail: 'entries' });
    if (start + length > end) refuse('badZip', { detail: 'directory' });
    this.#directory = start;
    this.#readDirectory(start, start + length, count);
    this.#refuseOverlap();
    // All of them, also what is never read: a part whose name was damaged would be missing without a word.
    for (const entry of this.#entries.values()) this.#packed(entry);
  }

  /** As they are written, in the order of the directory. */
  get names(): readonly string[] { return [...this.#entries.values()].map(({ name }) => name); }

  /** Part names are compared without regard to case (ECMA-376 part 2, §6.2.2.3). */
  has(name: string): boolean {
    return this.#entries.has(name.toLowerCase());
  }

  /** Gives a part's bytes to `sink`, piece by piece, and refuses at the end if they are not what was written. */
  read(name: string, sink: (piece: Uint8Array) => void): void {
    const entry = this.#entries.get(name.toLowerCase());
    if (!entry) refuse('badZip', { detail: name });
    const packed = this.#packed(entry);
    let size = 0, crc = 0;
    const take = (piece: Uint8Array): void => {
      size += piece.length;
      this.#output += piece.length;
      if (size > entry.size) refuse('badZip', { detail: 'size' });
      if (this.#output > this.#limit) refuse('zipBomb', { limit: this.#limit });
      if (size > ZIP_RATIO_FROM && size > packed.length * ZIP_RATIO_LIMIT) refuse('zipBomb', { limit: this.#limit });
      crc = crc32(piece, crc);
      sink(piece);
    };
    if (entry.method === STORED) take(packed);
    else inflate(packed, take);
    if (size !== entry.size) refuse('badZip', { detail: 'size' });
    if (crc !== entry.crc) refuse('badZip', { detail: 'crc' });
  }

  #packed(entry: Entry): Uint8Array {
    const { offset, flags, method, packed, name } = entry;
    if (this.#u32(offset) !== LOCAL) refuse('badZip', { detail: 'header' });
    if ((flags | this.#u16(offset + 6)) & ENCRYPTED) refuse('encrypted');
    if (this.#u16(offset + 8) !== method || (method !== STORED && method !== DEFLATED)) refuse('badZip', { detail: 'method' });
    const nameLength = this.#u16(offset + 26), start = offset + LOCAL_LENGTH + nameLength + this.#u16(offset + 28);
    if (this.#name(offset + LOCAL_LENGTH, nameLength) !== name) refuse('badZip', { detail: 'header' });
    if (start + packed > this.#directory) refuse('badZip', { detail: 'directory' });
    return this.#bytes.subarray(start, start + packed);
  }

  #findEnd(): number {
    const last = this.#bytes.length - END_LENGTH;
    for (let at = last; at >= 0 && at >= last - 0xffff; at -= 1) {
      if (this.#bytes[at] === 0x50 && this.#u32(at) === END && at + END_LENGTH + this.#u16(at + 20) <= this.#bytes.length) return at;
    }
    return refuse('badZip', { detail: 'end' });
  }

  #readDirectory(start: number, end: number, count: number): void {
    let at = start;
    for (let number = 0; number < count; number += 1) {
      if (at + CENTRAL_LENGTH > end || this.#u32(at) !== CENTRAL) refuse('badZip', { detail: 'directory' });
      const nameLength = this.#u16(at + 28);
      const name = this.#name(at + CENTRAL_LENGTH, nameLength), key = name.toLowerCase();
      if (this.#entries.has(key)) refuse('badZip', { detail: 'twice' });
      this.#entries.set(key, {
        name, flags: this.#u16(at + 8), method: this.#u16(at + 10), crc: this.#u32(at + 16),
        packed: this.#u32(at + 20), size: this.#u32(at + 24), offset: this.#u32(at + 42),
      });
      at += CENTRAL_LENGTH + nameLength + this.#u16(at + 30) + this.#u16(at + 32);
    }
    if (at !== end) refuse('badZip', { detail: 'directory' });
  }

  #refuseOverlap(): void {
    let free = 0;
    for (const { offset, packed } of [...this.#entries.values()].sort((a, b) => a.offset - b.offset)) {
      if (offset < free) refuse('badZip', { detail: 'overlap' });
      free = offset + LOCAL_LENGTH + packed;
    }
    if (free > this.#directory) refuse('badZip', { detail: 'overlap' });
  }

  /** Some writers separate folders with backslashes. Beyond ASCII a name is only told apart, so its encoding is no matter. */
  #name(at: number, length: number): string {
    if (at + length > this.#bytes.length) refuse('badZip', { detail: 'directory' });
    return new TextDecoder('windows-1252').decode(this.#bytes.subarray(at, at + length)).replaceAll('\\', '/');
  }

  #u16(at: number): number {
    return at + 2 <= this.#view.byteLength ? this.#view.getUint16(at, true) : refuse('badZip', { detail: 'end' });
  }

  #u32(at: number): number {
    return at + 4 <= this.#view.byteLength ? this.#view.getUint32(at, true) : refuse('badZip', { detail: 'end' });
  }
}

function inflate(packed: Uint8Array, take: (piece: Uint8Array) => void): void {
  // What `take` throws goes through fflate as it is; fflate's own errors have a code.
  const stream = new Inflate((piece) => take(piece));
  try {
    for (let at = 0; at < packed.length || at === 0; at += PIECE) stream.push(packed.subarray(at, at + PIECE), at + PIECE >= packed.length);
  } catch (reason) {
    if (reason instanceof Error && 'code' in reason && typeof reason.code === 'number') refuse('badZip', { detail: 'deflate' });
    throw reason;
  }
}
