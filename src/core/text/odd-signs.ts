/**
 * What makes a text read differently from how it looks: invisible signs, signs that turn the direction of writing, and
 * words that mix Latin with Cyrillic letters. They are pointed out, never deleted: some of them are meant.
 */

/** Bidi controls: marks, embeddings and overrides, isolates. */
const BIDI = /[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/u;
/** Zero width: space, non-joiner, joiner, word joiner, byte order mark; and the soft hyphen. */
const INVISIBLE = /[\u00AD\u200B-\u200D\u2060\uFEFF]/u;
/** Any one of them. */
export const ODD_SIGN = /[\u00AD\u061C\u200B-\u200F\u202A-\u202E\u2060\u2066-\u2069\uFEFF]/u;

const WORD = /[\p{L}\p{M}]+/gu;
const LATIN = /\p{Script=Latin}/u, CYRILLIC = /\p{Script=Cyrillic}/u;

export interface Oddities {
  /** Code points such as "U+202E", each once. */
  readonly bidi: readonly string[];
  readonly invisible: readonly string[];
  /** Words with Latin and Cyrillic letters. */
  readonly mixed: readonly string[];
}

export function oddities(text: string): Oddities {
  const bidi = new Set<string>(), invisible = new Set<string>(), mixed = new Set<string>();
  for (const sign of text) {
    if (BIDI.test(sign)) bidi.add(codePoint(sign));
    else if (INVISIBLE.test(sign)) invisible.add(codePoint(sign));
  }
  for (const [word] of text.matchAll(WORD)) if (LATIN.test(word) && CYRILLIC.test(word)) mixed.add(word);
  return { bidi: [...bidi], invisible: [...invisible], mixed: [...mixed] };
}

/** "U+202E" for the first sign of a text. */
export function codePoint(sign: string): string {
  return `U+${(sign.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}
