/**
 * What kind of sign each UTF-16 unit is. A text asks that of every letter it has, and of the same hundred letters again and
 * again; so the regular expressions that know are asked once a letter.
 */

/** Letters and the marks that belong to them. */
export const LETTER = 1;
export const DIGIT = 2;
/** Letters of Roman numbers. */
export const ROMAN = 4;
/** Punctuation and the like that counts as a word of its own. */
export const MARK = 8;
export const POINT = 16;
/** Inside a word, between letters. */
export const APOSTROPHE = 32;
/** Half of a letter outside the basic plane: a unit does not tell what it is. */
export const HALF = 64;
const KNOWN = 128;

const PATTERNS: readonly (readonly [number, RegExp])[] = [
  [LETTER, /[\p{L}\p{M}]/u], [DIGIT, /\p{Nd}/u], [ROMAN, /[IVXLC]/], [MARK, /[?？؟!！(（[:：;；؛%٪$€£¥₽₺…«»„“”"‹›「」『』@/=]/u], [POINT, /\./], [APOSTROPHE, /['’]/], [HALF, /\p{Surrogate}/u],
];

const kinds = new Uint8Array(0x10000);

/** The kinds that a unit belongs to, as bits. */
export function signAt(text: string, at: number): number {
  const unit = text.charCodeAt(at);
  return kinds[unit] || (kinds[unit] = kindsOf(String.fromCharCode(unit)));
}

function kindsOf(sign: string): number {
  return PATTERNS.reduce((bits, [kind, pattern]) => (pattern.test(sign) ? bits | kind : bits), KNOWN);
}
