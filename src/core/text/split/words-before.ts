/** The words before a mark, and what can be said of the last one without knowing the next. */
import type { AbbreviationClass } from './rules/rules.ts';
import type { Lexicon } from './lexicon.ts';
import type { Stop } from './stop.ts';

/** More words than any abbreviation has. */
const MOST = 6, MOST_OF_A_LANGUAGE = 4;
/** Quotes, brackets and dashes before a word. */
export const OPENERS = /^[^\p{L}\p{N}]+/u;
export const ROMAN = /^(?=.)M{0,3}(?:C[MD]|D?C{0,3})(?:X[CL]|L?X{0,3})(?:I[XV]|V?I{0,3})$/u;
/** The same, typed with the Cyrillic letters that look alike. */
const LIKE_ROMAN = /^[IVXLCDMІХСМ]+$/u;
/** J, Дж, Ж.-Ж; a single letter of Arabic or Hebrew. */
export const INITIAL = /^(?:\p{Lu}\p{M}*(?:\.?-\p{Lu}\p{M}*)?|[\p{Script=Arabic}\p{Script=Hebrew}])$/u;
/** U.S, М.-Ю, h.c */
export const ACRONYM = /^\p{L}\p{M}*(?:\.-?\p{L}\p{M}*)+$/u;
const MAGNITUDE = /^(?:тыс|млн|млрд|трлн|тис|bin|milyon|milyar|thousand|million|billion|Mio|Mrd|mln|mld)\.?$/u;

export interface Before {
  readonly tokens: readonly string[];
  /** The last one, without what opens it. */
  readonly word: string;
  /** The one before it; empty, if there is none. */
  readonly previous: string;
  /** Nothing but `tokens` stands in the sentence so far. */
  readonly whole: boolean;
  readonly lexicon: Lexicon;
}

export function readBefore({ before, whole }: Stop, lexicon: Lexicon): Before {
  const all = before.split(/\s+/u).filter((token) => token !== '');
  if (!whole) all.shift(); // perhaps cut in two
  const tokens = all.slice(-MOST);
  const word = (tokens.at(-1) ?? '').replace(OPENERS, '');
  return { tokens, word, previous: tokens.at(-2) ?? '', whole: whole && tokens.length === all.length, lexicon };
}

/** The classes of the longest abbreviation that ends here. */
export function classesOf({ tokens, lexicon }: Before): ReadonlySet<AbbreviationClass> | undefined {
  let joined = '';
  let found: ReadonlySet<AbbreviationClass> | undefined;
  for (let count = 1; count <= MOST_OF_A_LANGUAGE && count <= tokens.length; count++) {
    joined = (tokens.at(-count) ?? '') + joined;
    found = lexicon.classes.get(`${joined.replace(OPENERS, '')}.`) ?? found;
  }
  return found ?? lexicon.classes.get(`${(tokens.at(-1) ?? '').replace(/^.*(?:\d(?=\p{L})|['’](?=\p{L}{3})|[–—](?=\p{L}))/u, '')}.`); // 1861г. l'avv. Mon.–Fri.
}

/** An abbreviation that the person added: as written, or without the brackets and quotes before it. */
export function isOwn({ tokens, lexicon: { own } }: Before, mark: string): boolean {
  if (own.size === 0) return false;
  let joined = '';
  for (const token of tokens.toReversed()) {
    joined = token + joined;
    for (const form of [joined, joined.replace(OPENERS, '')]) if (own.has(form + mark) || own.has(form + mark.charAt(0))) return true;
  }
  return false;
}

/** Is the last word one that measures: 5 kg, 1861 г, XIX в, 25 тыс. руб, 300 кв. км? */
export function isMeasured({ tokens, previous, lexicon }: Before): boolean {
  const number = previous.replace(OPENERS, '').replace(/[)\]]+$/u, '');
  if (/[,;:]$/u.test(number)) return false;
  return /\d/u.test(number) || LIKE_ROMAN.test(number) || MAGNITUDE.test(previous) || /^\d.*\p{L}$/u.test(tokens.at(-1) ?? '')
    || (/\d/u.test(tokens.at(-3) ?? '') && (lexicon.classes.get(previous)?.has('unit') ?? false)) || /[½¼¾]$/u.test(previous);
}

/** Has the sentence only a short adverbial so far: "В 1861 г.", "On Jan. 5 at 7 p.m."? */
export function isOpening({ tokens, whole, lexicon }: Before): boolean {
  return whole && tokens.length <= 5 && lexicon.openings.has((tokens[0] ?? '').replace(OPENERS, ''));
}

/** "… подписал Смирнов А. В": initials behind their surname; in front of a list of works ("Лотман Ю. М. Беседы") they end nothing. */
export function isBehindSurname({ tokens, whole, lexicon: { surnames } }: Before): boolean {
  if (!surnames) return false;
  const at = tokens.findLastIndex((token) => !/^\p{Lu}\p{M}*(?:\.-?\p{Lu}\p{M}*)*\.?$/u.test(token));
  if (at < 0 || at < tokens.length - 3 || (whole && at === 0) || /^[Сс]м[.:]/u.test(tokens[at - 1] ?? '')) return false;
  return surnames.test(tokens[at] ?? '');
}
