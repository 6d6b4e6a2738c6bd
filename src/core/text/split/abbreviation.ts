/** Does a sentence end behind an abbreviation? By its classes (rules/rules.ts), the likeliest first. */
import type { AbbreviationClass } from './rules/rules.ts';
import type { Next } from './next.ts';
import type { Stop } from './stop.ts';
import { type Before, isMeasured, isOpening, ROMAN } from './words-before.ts';
import { begins, continues } from './words-after.ts';

export interface Place { readonly stop: Stop; readonly before: Before; readonly next: Next }

export function endsAbbreviation(classes: ReadonlySet<AbbreviationClass>, place: Place): boolean {
  const { next, before, stop } = place;
  if (next.dash) return false; // "в 1861 г. — Указ": the dash belongs to this sentence
  if (classes.has('unit') && isMeasured(before)) return endsMeasure(place);
  const word = classes.has('word');
  if (classes.has('number') && isNumbered(next) && !(word && begins(next, before.lexicon))) return false;
  if (classes.has('title')) return word && begins(next, before.lexicon);
  if (/[)\]]/u.test(stop.closers)) return begins(next, before.lexicon);
  if (classes.has('close')) return endsMeasure(place);
  if (word || (classes.has('unit') && !classes.has('open'))) return true;
  return begins(next, before.lexicon) && !isCapitalAnyway(place) && !(before.whole && before.tokens.length === 1); // "Bkz. Bu …"
}

/** At 5 p.m. I left. In the U.S. I felt at home. */
const isCapitalAnyway = ({ next, before }: Place): boolean => before.lexicon.capitals.has(next.word) && isOpening(before);

/** Behind what mostly ends: "5 p.m.", "etc.", "1861 г." */
function endsMeasure(place: Place): boolean {
  const { next, before, stop } = place;
  if (begins(next, before.lexicon)) return !isCapitalAnyway(place);
  if (isItem(next) && ITEM.test(stop.before) && stop.whole) return true;
  if (next.kind === 'digit' || continues(next, before.lexicon) || /[)\]]/u.test(stop.closers)) return false;
  return !(isMeasured(before) && isOpening(before));
}

/** 5. Stir for 10 min. 6. Serve hot. */
const ITEM = /^\d{1,2}\.\s/u;
const isItem = ({ kind, word, rest }: Next): boolean => kind === 'digit' && word.length < 3 && /^\.\s+\p{Lu}/u.test(rest);

/** Behind "Fig.": 3, IV, B, (2), № 5. */
function isNumbered({ kind, word }: Next): boolean {
  return kind === 'digit' || kind === 'sign' || ROMAN.test(word) || /^\p{L}$/u.test(word);
}
