/**
 * The logs of Chromium's databases, as its LevelDB writes them: blocks of 32 KiB; in them fragments of a checksum (4 bytes),
 * a length (2), a kind (1: whole, 2: first, 3: middle, 4: last) and as many bytes (google/leveldb, doc/log_format.md).
 */
import { appendFileSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const BLOCK = 32_768, HEADER = 7;
const WHOLE = 1, FIRST = 2, LAST = 4;

/** None where the browser keeps its databases in another way. */
export function logsIn(profile: string): string[] {
  return filesIn(profile, /\d+\.log$/);
}

/** What LevelDB says of its own opening: whether it found an end that was torn off, or dropped anything. */
export function recovery(profile: string): string {
  return filesIn(profile, /LOG(?:\.old)?$/)
    .flatMap((file) => readFileSync(file, 'utf8').split('\n').filter((line) => /recover|reus|drop|corrupt|error|creating|level-0/i.test(line))).join('\n');
}

function filesIn(profile: string, name: RegExp): string[] {
  const folder = join(profile, 'Default', 'IndexedDB');
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => name.test(file)).map((file) => join(folder, file));
}

/** Does it end in the middle of a record? */
export function isTorn(log: string): boolean {
  const bytes = readFileSync(log);
  let at = 0, open = false;
  while (at < bytes.length) {
    const left = BLOCK - at % BLOCK;
    if (left < HEADER) { at += left; continue; }
    if (at + HEADER > bytes.length) return true;
    const length = bytes.readUInt16LE(at + 4), kind = bytes.readUInt8(at + 6);
    if (at + HEADER + length > bytes.length) return true;
    open = kind !== WHOLE && kind !== LAST;
    at += HEADER + length;
  }
  return open;
}

/** What a write that was cut short leaves: some bytes of a fragment's head, and some of the bytes it promises. */
export const TEARS: Readonly<Record<string, Buffer>> = {
  'half a head': Buffer.from([1, 2, 3, 4]),
  'a head alone': head(200, WHOLE),
  'half a record': Buffer.concat([head(200, WHOLE), Buffer.alloc(50, 1)]),
  'the first part of a large one': Buffer.concat([head(30_000, FIRST), Buffer.alloc(100, 1)]),
};

function head(length: number, kind: number): Buffer {
  const bytes = Buffer.alloc(HEADER);
  bytes.writeUInt32LE(0x12345678, 0);
  bytes.writeUInt16LE(length, 4);
  bytes.writeUInt8(kind, 6);
  return bytes;
}

export function tear(profile: string, bytes: Buffer): void {
  for (const log of logsIn(profile)) appendFileSync(log, bytes);
}

/** Makes every log unreadable, as a failing disk would: another byte in its first record. */
export function spoil(profile: string): void {
  for (const log of logsIn(profile)) {
    const bytes = readFileSync(log);
    bytes.writeUInt8(bytes.readUInt8(HEADER) ^ 0xff, HEADER);
    writeFileSync(log, bytes);
  }
}
