/**
 * The file of a lexicon: small, read at one go, and nothing in it is run.
 *
 *   'DLEX', release (1 byte), the two languages, then all of the source keys, all of the target keys, and the pairs
 *   column by column: how many each source key has, the targets as distances, the probabilities; last a CRC-32.
 *
 * Keys are sorted and front-coded (how many letters are as in the key before, then the rest); a letter is its place in
 * an alphabet that stands before the keys, so a Cyrillic letter takes one byte like a Latin one. Columns of one kind
 * lie together because gzip, which every host applies, then finds more to save. Both probabilities of a pair share a
 * byte: four bits each, p = 2^(-k/2), so a step is a factor of 1.41 and the least is 0.0055. What the probabilities
 * are made from is noise of that order already.
 *
 * Whole numbers are LEB128 (seven bits a byte, the lowest first). The format is our own.
 */
import type { Lexicon } from './types.ts';

const MAGIC = [0x44, 0x4c, 0x45, 0x58];
const RELEASE = 1;
const LEVELS = 16;
/** Of keys and of pairs; a file of strangers may not ask for more memory than that. */
const LIMIT = 5_000_000;

/** p of a level, 0 the surest. */
export const levelP = (level: number): number => 2 ** (-level / 2);
/** The nearest level on the logarithmic scale; what is rarer takes the last. */
export const pLevel = (p: number): number => Math.min(LEVELS - 1, Math.max(0, Math.round(-2 * Math.log2(p))));

/** One pair of keys with p(target | source) and p(source | target), both in (0, 1]. */
export interface LexiconPair { readonly source: string; readonly target: string; readonly forward: number; readonly backward: number }

/** Lays pairs out as a lexicon. Throws RangeError on a pair that comes twice or has no probability. */
export function makeLexicon(source: string, target: string, pairs: readonly LexiconPair[]): Lexicon {
  const sourceKeys = distinct(pairs.map((pair) => pair.source)), targetKeys = distinct(pairs.map((pair) => pair.target));
  const sourceAt = places(sourceKeys), targetAt = places(targetKeys);
  const rows = pairs.map(({ source: s, target: t, forward, backward }) => {
    if (!(forward > 0 && forward <= 1 && backward > 0 && backward <= 1)) throw new RangeError(`${s} – ${t}: probabilities ${forward} and ${backward}`);
    return { s: sourceAt.get(s) ?? 0, t: targetAt.get(t) ?? 0, forward, backward };
  }).sort((a, b) => a.s - b.s || a.t - b.t);
  const starts = new Uint32Array(sourceKeys.length + 1);
  for (const [at, row] of rows.entries()) {
    const before = at > 0 ? rows[at - 1] : undefined;
    if (before?.s === row.s && before.t === row.t) throw new RangeError(`${sourceKeys[row.s]} – ${targetKeys[row.t]} comes twice`);
    starts[row.s + 1] = at + 1;
  }
  return {
    source, target, sourceKeys, targetKeys, starts, targets: Uint32Array.from(rows, ({ t }) => t),
    forward: Float32Array.from(rows, ({ forward }) => forward), backward: Float32Array.from(rows, ({ backward }) => backward),
  };
}

/** The same lexicon for texts that come the other way round. */
export function reverseLexicon(lexicon: Lexicon): Lexicon {
  const { starts, targets, sourceKeys, targetKeys } = lexicon;
  const turned = new Uint32Array(targetKeys.length + 1);
  for (const t of targets) turned[t + 1] = turned[t + 1] + 1;
  for (let t = 0; t < targetKeys.length; t++) turned[t + 1] = turned[t + 1] + turned[t];
  const next = turned.slice(), sources = new Uint32Array(targets.length);
  const forward = new Float32Array(targets.length), backward = new Float32Array(targets.length);
  for (let s = 0; s < sourceKeys.length; s++) {
    for (let pair = starts[s]; pair < starts[s + 1]; pair++) {
      const t = targets[pair], to = next[t];
      next[t] = to + 1;
      sources[to] = s;
      forward[to] = lexicon.backward[pair];
      backward[to] = lexicon.forward[pair];
    }
  }
  return { source: lexicon.target, target: lexicon.source, sourceKeys: targetKeys, targetKeys: sourceKeys, starts: turned, targets: sources, forward, backward };
}

/** Probabilities are rounded to levels. Throws RangeError on keys that are empty or hold half a surrogate pair. */
export function writeLexicon(lexicon: Lexicon): Uint8Array {
  const { source, target, sourceKeys, targetKeys, starts, targets } = lexicon;
  const bytes: number[] = [...MAGIC, RELEASE];
  writeKeys(bytes, [source]);
  writeKeys(bytes, [target]);
  writeKeys(bytes, sourceKeys);
  writeKeys(bytes, targetKeys);
  writeNumber(bytes, targets.length);
  for (let s = 0; s < sourceKeys.length; s++) writeNumber(bytes, starts[s + 1] - starts[s]);
  for (let s = 0; s < sourceKeys.length; s++) {
    let before = -1;
    for (const t of targets.subarray(starts[s], starts[s + 1])) {
      writeNumber(bytes, t - before - 1);
      before = t;
    }
  }
  lexicon.forward.forEach((p, pair) => bytes.push(pLevel(p) * LEVELS + pLevel(lexicon.backward[pair])));
  const sum = crc32(Uint8Array.from(bytes), bytes.length);
  return Uint8Array.from([...bytes, sum & 255, (sum >>> 8) & 255, (sum >>> 16) & 255, sum >>> 24]);
}

/** Throws RangeError, with a sentence for people, on anything but a whole file of this release. */
export function readLexicon(bytes: Uint8Array): Lexicon {
  if (bytes.length < MAGIC.length + 5 || MAGIC.some((byte, at) => bytes[at] !== byte)) throw new RangeError('This is not a lexicon file.');
  if (bytes[MAGIC.length] !== RELEASE) throw new RangeError(`This lexicon file has format ${bytes[MAGIC.length]}; only format ${RELEASE} is known here.`);
  const end = bytes.length - 4, sum = crc32(bytes, end);
  for (let at = 0; at < 4; at++) if (bytes[end + at] !== ((sum >>> (8 * at)) & 255)) throw new RangeError('The lexicon file is damaged: its checksum is wrong.');
  const input: Input = { bytes, end, at: MAGIC.length + 1 };
  const [source = '', target = ''] = [...readKeys(input), ...readKeys(input)];
  const sourceKeys = readKeys(input), targetKeys = readKeys(input), pairs = readCount(input);
  const starts = new Uint32Array(sourceKeys.length + 1);
  let total = 0;
  for (let s = 0; s < sourceKeys.length; s++) {
    total += readNumber(input);
    if (total > pairs) break;
    starts[s + 1] = total;
  }
  if (total !== pairs) throw damaged('the pairs are not as many as it says');
  const targets = readTargets(input, { starts, limit: targetKeys.length });
  if (input.end - input.at !== pairs) throw damaged('it is too long or too short');
  const forward = new Float32Array(pairs), backward = new Float32Array(pairs);
  for (let pair = 0; pair < pairs; pair++) {
    const byte = bytes[input.at + pair];
    forward[pair] = levelP(byte >> 4);
    backward[pair] = levelP(byte & (LEVELS - 1));
  }
  return { source, target, sourceKeys, targetKeys, starts, targets, forward, backward };
}

interface Input { readonly bytes: Uint8Array; readonly end: number; at: number }

const damaged = (why: string): RangeError => new RangeError(`The lexicon file is damaged: ${why}.`);
const distinct = (keys: readonly string[]): string[] => [...new Set(keys)].sort();
const places = (keys: readonly string[]): Map<string, number> => new Map(keys.map((key, at) => [key, at]));

function readTargets(input: Input, { starts, limit }: { starts: Uint32Array; limit: number }): Uint32Array {
  const targets = new Uint32Array(starts.at(-1) ?? 0);
  for (let s = 0; s + 1 < starts.length; s++) {
    let target = -1;
    for (let pair = starts[s]; pair < starts[s + 1]; pair++) {
      target += readNumber(input) + 1;
      if (target >= limit) throw damaged('a pair names a word that is not there');
      targets[pair] = target;
    }
  }
  return targets;
}

function writeKeys(bytes: number[], keys: readonly string[]): void {
  const letters = keys.map((key) => Array.from(key));
  const alphabet = distinct(letters.flat()), letterAt = places(alphabet);
  writeNumber(bytes, keys.length);
  writeNumber(bytes, alphabet.length);
  for (const letter of alphabet) writeNumber(bytes, letter.codePointAt(0) ?? 0);
  const shared = letters.map((key, at) => {
    if (key.length === 0 || /\p{Surrogate}/u.test(keys[at])) throw new RangeError(`key ${at} is empty or holds half a surrogate pair`);
    const before = at > 0 ? letters[at - 1] : [], differs = key.findIndex((letter, place) => letter !== before[place]);
    return differs < 0 ? key.length : differs;
  });
  for (const count of shared) writeNumber(bytes, count);
  for (const [at, key] of letters.entries()) writeNumber(bytes, key.length - shared[at]);
  for (const [at, key] of letters.entries()) for (const letter of key.slice(shared[at])) writeNumber(bytes, letterAt.get(letter) ?? 0);
}

function readKeys(input: Input): string[] {
  const count = readCount(input), alphabet = Array.from({ length: readCount(input) }, () => {
    const point = readNumber(input);
    if (point > 0x10ffff) throw damaged('a letter is outside Unicode');
    return String.fromCodePoint(point);
  });
  const shared = Array.from({ length: count }, () => readNumber(input)), rest = Array.from({ length: count }, () => readNumber(input));
  const keys: string[] = [], key: string[] = [];
  for (let at = 0; at < count; at++) {
    if (shared[at] > key.length) throw damaged('a key goes on from nothing');
    key.length = shared[at];
    for (let letters = rest[at]; letters > 0; letters--) {
      const letter = alphabet.at(readNumber(input));
      if (letter === undefined) throw damaged('a letter is not in the alphabet');
      key.push(letter);
    }
    keys.push(key.join(''));
  }
  return keys;
}

function writeNumber(bytes: number[], value: number): void {
  let rest = value;
  for (; rest > 127; rest >>>= 7) bytes.push((rest & 127) | 128);
  bytes.push(rest);
}

function readNumber(input: Input): number {
  let value = 0;
  for (let shift = 0; shift < 28; shift += 7) {
    if (input.at >= input.end) throw damaged('its end is missing');
    const byte = input.bytes[input.at++];
    value |= (byte & 127) << shift;
    if (byte < 128) return value;
  }
  throw damaged('a number is too large');
}

/** Of things that take a byte each at least: more than the file has left is a lie, and would cost memory. */
function readCount(input: Input): number {
  const count = readNumber(input);
  if (count > LIMIT || count > input.end - input.at) throw damaged('it announces more than it holds');
  return count;
}

const CRC_OF_BYTE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let crc = byte;
  for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (0xedb88320 & -(crc & 1));
  return crc;
});

/** CRC-32 as in ISO 3309 and in ZIP. */
function crc32(bytes: Uint8Array, end: number): number {
  let crc = -1;
  for (let at = 0; at < end; at++) crc = (crc >>> 8) ^ CRC_OF_BYTE[(crc ^ bytes[at]) & 255];
  return ~crc;
}
