/**
 * Text as markup, for the one-file reader (law X1: nothing from a person's text runs). Every text goes through one of these;
 * what they give holds no sign with which markup, a style sheet or a script could begin or end.
 */

const SIGNS: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
/** Half a pair has no place in UTF-8, and control characters none in HTML. (The project in the file keeps all as it is.) */
const NO_TEXT = /\p{Cs}|(?![\t\n\r])\p{Cc}/gu;
const BIDI = /[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/g;

/** As the content of an element, or as a value between double quotes. */
export function escaped(text: string): string {
  return text.replace(NO_TEXT, '\ufffd').replace(/[&<>"']/g, (sign) => SIGNS[sign] ?? '');
}

/** The same for where no element can hold in what turns the direction of writing: a window's title. */
export function plainEscaped(text: string): string {
  return escaped(text.replace(BIDI, ''));
}

/** A string of a style sheet, quotes included: whatever is no letter or digit is written as its number. */
export function cssString(text: string): string {
  return `"${text.replace(NO_TEXT, '\ufffd').replace(/[^\p{L}\p{N} ]/gu, (sign) => `\\${(sign.codePointAt(0) ?? 0).toString(16)} `)}"`;
}
