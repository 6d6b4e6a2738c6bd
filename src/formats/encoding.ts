/**
 * In which encoding are these bytes?
 *
 * In this order: a byte order mark; UTF-16 without one (zeros at every other place); UTF-8 that decodes without an
 * error, which chance hardly ever gives; what the file declares; else the most probable of the encodings that the
 * platform decodes. The probability is that of the decoded letters in the likeliest language (`plausibility.ts`). All
 * candidates explain the same bytes, so their sums of logarithms can be compared as they are.
 *
 * A ready-made detector (jschardet 4) was 690 KB compressed and not better on our languages.
 *
 * `iso-8859-1` and `iso-8859-9` are windows-1252 and windows-1254 by the Encoding Standard and do not occur here.
 */
import { plausibility } from './plausibility.ts';

/**
 * The likelier first where nothing else tells them apart. The number is a logarithm too: how much rarer a file is in
 * this encoding than in the others, whatever it looks like.
 */
const CANDIDATES: readonly (readonly [encoding: string, rarity: number])[] = [
  ['utf-8', 0], ['windows-1251', 0], ['windows-1252', 0], ['windows-1254', 0], ['windows-1250', 0], ['koi8-r', 0], ['koi8-u', -1], ['ibm866', 0],
  ['iso-8859-5', -3], ['iso-8859-2', -1], ['iso-8859-15', -1], ['windows-1253', 0], ['iso-8859-7', -1], ['windows-1255', 0], ['windows-1256', 0],
  ['windows-1257', -2], ['windows-874', -2], ['x-mac-cyrillic', -2], ['macintosh', -2],
  ['shift_jis', 0], ['euc-jp', 0], ['gb18030', 0], ['big5', 0], ['euc-kr', 0],
];
const WIDE: typeof CANDIDATES = [['utf-16le', 0], ['utf-16be', -1]];
/** So many of them are worth showing. */
const SHOWN = 6;

/** Bytes that are looked at; of a long file, those around signs beyond ASCII. */
const SAMPLE = 24_000;

export interface EncodingGuess {
  /** A label of the Encoding Standard, lower case. */
  readonly encoding: string;
  /** All that the bytes may be in, the likeliest first; empty where there is no doubt. */
  readonly ranked: readonly string[];
}

/** @param declared What the file says of itself ('' = nothing). */
export function guessEncoding(bytes: Uint8Array, declared = ''): EncodingGuess {
  const mark = byteOrderMark(bytes);
  if (mark !== '') return { encoding: mark, ranked: [] };
  const wide = wideGuess(bytes);
  if (wide !== '') return { encoding: wide, ranked: [] };
  // Its escapes are ASCII: it would pass for UTF-8 (ISO-2022-JP, RFC 1468).
  if (hasSequence(bytes.subarray(0, SAMPLE), [0x1b, 0x24, 0x42])) return { encoding: 'iso-2022-jp', ranked: ['iso-2022-jp', 'utf-8'] };
  if (decodes('utf-8', bytes)) return { encoding: 'utf-8', ranked: [] };
  const sample = sampleOf(bytes);
  const ranked = rank(sample);
  const said = encodingNamed(declared);
  // A declaration of UTF-8 was just refuted; another one counts if the bytes can be so.
  if (said === '' || said === 'utf-8' || !decodes(said, bytes)) return { encoding: ranked[0] ?? 'windows-1252', ranked };
  return { encoding: said, ranked: [said, ...ranked.filter((one) => one !== said)] };
}

/** The name in the Encoding Standard; '' for one it does not know. */
export function encodingNamed(label: string): string {
  if (label.trim() === '') return '';
  try {
    return new TextDecoder(label).encoding;
  } catch (reason) {
    if (reason instanceof RangeError) return '';
    throw reason;
  }
}

/** Without its byte order mark. What cannot be decoded becomes U+FFFD. */
export function decode(bytes: Uint8Array, encoding: string): string {
  const text = new TextDecoder(encoding).decode(bytes);
  // Node 20.18.3 and others since decode windows-1252 as if it were ISO 8859-1 (nodejs/node#56542). Browsers do not.
  return encoding === 'windows-1252' ? text.replace(/[\u0080-\u009F]/g, (sign) => WINDOWS_1252.charAt(sign.charCodeAt(0) - 0x80)) : text;
}

/** 80 to 9F; the five free places are control characters (Encoding Standard, index windows-1252). */
const WINDOWS_1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009DžŸ';

export function byteOrderMark(bytes: Uint8Array): string {
  const [a, b, c] = bytes;
  if (a === 0xef && b === 0xbb && c === 0xbf) return 'utf-8';
  if (a === 0xff && b === 0xfe) return 'utf-16le';
  return a === 0xfe && b === 0xff ? 'utf-16be' : '';
}

function decodes(encoding: string, bytes: Uint8Array): boolean {
  try {
    new TextDecoder(encoding, { fatal: true }).decode(bytes);
    return true;
  } catch (reason) {
    if (reason instanceof TypeError) return false;
    throw reason;
  }
}

// eslint-disable-next-line no-control-regex
const NO_PROSE = /[\p{Cn}\p{Co}\uFFFD\u0000-\u0008\u000E-\u001F]/gu;

/**
 * UTF-16 without a mark. Its halves include bytes that no other text has: zeros beside ASCII, control characters. Where
 * there are any, it is one candidate among all; a picture or a program would be full of signs that are none.
 */
function wideGuess(bytes: Uint8Array): string {
  if (bytes.length < 4 || bytes.length % 2 !== 0) return '';
  const sample = bytes.subarray(0, SAMPLE);
  if (!sample.some((byte) => byte < 0x09 || (byte > 0x0d && byte < 0x20 && byte !== 0x1b))) return '';
  const wide = WIDE.filter(([encoding]) => {
    const text = decode(sample, encoding);
    return (text.match(NO_PROSE)?.length ?? 0) <= text.length * 0.01;
  });
  const [best = ''] = wide.length > 0 ? rank(sample, [...CANDIDATES, ...wide]) : [];
  return best.startsWith('utf-16') ? best : '';
}

function hasSequence(bytes: Uint8Array, sequence: readonly number[]): boolean {
  for (let at = bytes.indexOf(sequence[0] ?? 0); at >= 0; at = bytes.indexOf(sequence[0] ?? 0, at + 1)) {
    if (sequence.every((byte, offset) => bytes[at + offset] === byte)) return true;
  }
  return false;
}

/** Whole lines with bytes beyond ASCII, up to SAMPLE bytes: in a long English text with a few of them, just those count. */
function sampleOf(bytes: Uint8Array): Uint8Array {
  if (bytes.length <= SAMPLE) return bytes;
  const sample = new Uint8Array(SAMPLE);
  let length = 0;
  for (let start = 0; start < bytes.length && length < SAMPLE;) {
    const newline = bytes.indexOf(0x0a, start);
    const end = newline < 0 ? bytes.length : newline + 1;
    const line = bytes.subarray(start, Math.min(end, start + SAMPLE - length));
    if (line.some((byte) => byte > 0x7f)) {
      sample.set(line, length);
      length += line.length;
    }
    start = end;
  }
  return sample.subarray(0, length);
}

/** The likeliest first; of those that read the same, the first. */
function rank(sample: Uint8Array, candidates = CANDIDATES): string[] {
  const texts = new Map<string, { readonly encoding: string; readonly score: number }>();
  for (const [encoding, rarity] of candidates) {
    const text = decode(sample, encoding);
    if (!texts.has(text)) texts.set(text, { encoding, score: plausibility(text) + rarity });
  }
  return [...texts.values()].sort((a, b) => b.score - a.score).slice(0, SHOWN).map(({ encoding }) => encoding);
}
