/** Find and replace within a text. Matches are ranges of the original text in UTF-16 code units. */
import { fold } from './fold.ts';

export interface FindOptions {
  /** True: letter for letter; false: folded (case, Turkish i's, ё, quotes; see fold.ts). */
  readonly exact: boolean;
  readonly wholeWords: boolean;
}
export interface Match { readonly from: number; readonly to: number }

const WORD = /[\p{L}\p{M}\p{N}]/u;

/** All matches from left to right, not overlapping. An empty query matches nothing. */
export function findAll(text: string, query: string, { exact, wholeWords }: FindOptions): Match[] {
  if (query === '') return [];
  const haystack = exact ? { text, at: null } : fold(text);
  const needle = exact ? query : fold(query).text;
  const matches: Match[] = [];
  for (let hit = haystack.text.indexOf(needle); hit >= 0; hit = haystack.text.indexOf(needle, hit)) {
    const end = hit + needle.length;
    const match = { from: haystack.at?.[hit] ?? hit, to: haystack.at?.[end] ?? end };
    const cut = haystack.at !== null && (insideLetter(haystack.at, hit) || insideLetter(haystack.at, end));
    if (!cut && !(wholeWords && insideWord(text, match))) { matches.push(match); hit = end; } else hit += 1;
  }
  return matches;
}

/** Folded, a letter and its accents are one: "ka" is not found in "ka\u0331r", of which no range is just "ka". */
function insideLetter(at: readonly number[], index: number): boolean {
  return index > 0 && at[index] === at[index - 1];
}

/** The text with every match replaced by `replacement`, as it stands (no patterns). */
export function replaceAll(text: string, matches: readonly Match[], replacement: string): string {
  let result = '', last = 0;
  for (const { from, to } of matches) {
    result += text.slice(last, from) + replacement;
    last = to;
  }
  return result + text.slice(last);
}

/** Does a word go on across one end of the match? */
function insideWord(text: string, { from, to }: Match): boolean {
  return isWord(lastLetter(text, from)) && isWord(firstLetter(text, from))
    || isWord(lastLetter(text, to)) && isWord(firstLetter(text, to));
}

const isWord = (letter: string): boolean => WORD.test(letter);
const lastLetter = (text: string, end: number): string => [...text.slice(Math.max(0, end - 2), end)].at(-1) ?? '';
const firstLetter = (text: string, start: number): string => [...text.slice(start, start + 2)][0] ?? '';
