/**
 * Does the sentence end here? The rules in their order, from the certain to the doubtful.
 *
 * What everything hangs on is the next word: in lower case it goes on, always. With a capital it depends on what stands
 * before the full stop: a plain word ends the sentence; an initial, an ordinal or an abbreviation ends it or not by its
 * class (rules/rules.ts) and by whether the next word is one that begins sentences, as in the work on Punkt (Kiss and
 * Strunk, "Unsupervised Multilingual Sentence Boundary Detection", Computational Linguistics 32, 2006), but by hand.
 */
import { endsAbbreviation, type Place } from './abbreviation.ts';
import type { Lexicon } from './lexicon.ts';
import type { AbbreviationClass } from './rules/rules.ts';
import { type Next, readNext } from './next.ts';
import { CLOSING_QUOTE, IDEOGRAPHIC, OWN_STOP } from './signs.ts';
import type { Stop } from './stop.ts';
import { begins, saysSomeone } from './words-after.ts';
import { ACRONYM, classesOf, INITIAL, isBehindSurname, isOwn, type Before, readBefore, ROMAN } from './words-before.ts';

/** U.S., M.I.T.: an abbreviation, whatever it means. */
const ANY: ReadonlySet<AbbreviationClass> = new Set(['open']);
const SAID = /[\p{L}\p{N}]/u;
/** 他说, と言った: words behind a quotation that has no space behind it. */
const QUOTED_ON = /^(?:と|って|、|，|[^。！？…，]{0,6}(?:说|說|问|問|道|喊|叫|答))/u;

export function endsSentence(stop: Stop, lexicon: Lexicon): boolean {
  if (stop.whole && !SAID.test(stop.before)) return false;
  if (!stop.spaced) return IDEOGRAPHIC.test(stop.mark) && !(stop.closers !== '' && QUOTED_ON.test(stop.after));
  const next = readNext(stop.after);
  if (next.kind === 'lower' || next.kind === 'none') return false;
  if (/[([]$/u.test(stop.before) && /^[)\]]/u.test(stop.closers)) return false; // (!), […]
  if (OWN_STOP.test(stop.mark)) return true;
  const before = readBefore(stop, lexicon);
  if (isOwn(before, stop.mark)) return false;
  const quoted = CLOSING_QUOTE.test(stop.closers);
  if (quoted && next.dash && !next.quote) return false; // «Стой!» — Иван обернулся.
  const place = { stop, before, next };
  if (stop.kind === 'strong') return !(quoted && isInside(place));
  return stop.kind === 'ellipsis' ? endsEllipsis(place, quoted) : endsStop(place);
}

/** Is a quotation that ends with "!" or "?" a part of its sentence? */
function isInside({ stop, before, next }: Place): boolean {
  if (saysSomeone(stop.after, before.lexicon)) return true;
  if (!before.lexicon.announced || begins(next, before.lexicon)) return false;
  const open = Math.max(stop.before.lastIndexOf('«'), stop.before.lastIndexOf('“'), stop.before.lastIndexOf('„'));
  return open > 0 && /\p{L}\s*$/u.test(stop.before.slice(0, open)) && !next.quote && !next.dash;
}

function endsEllipsis({ stop, before, next }: Place, quoted: boolean): boolean {
  if (next.kind === 'digit' || (quoted && saysSomeone(stop.after, before.lexicon)) || before.lexicon.continuation?.test(stop.after)) return false;
  if (next.dash) return true;
  if (next.word.toLowerCase() === before.word.toLowerCase()) return false; // Я… Я не знаю
  return !(before.whole && before.tokens.length === 1 && before.lexicon.capitals.has(next.word)); // Well… I
}

/** Behind a single full stop. */
function endsStop(place: Place): boolean {
  const { stop, before, next } = place;
  const { word, lexicon } = before;
  if (next.dash && lexicon.continuation?.test(stop.after)) return false;
  if (isHeading(before, next)) return false;
  if (/^\d.*\d$|^\d$/u.test(word)) return endsNumber(before, next);
  if (next.rest.startsWith('.') && ((isLetter(word) && isLetter(next.word)) || lexicon.classes.has(`${word}.${next.word}.`))) return false; // J. R., v. Chr.
  const classes = classesOf(before);
  const initial = INITIAL.test(word);
  if (classes && !(initial && isLabelled(before))) return endsAbbreviation(classes, place);
  if (initial) return endsInitial(before, next);
  if (ROMAN.test(word) && lexicon.ordinals > 0) return begins(next, lexicon);
  if (ACRONYM.test(word)) return isBehindSurname(before) || endsAbbreviation(ANY, place);
  return lexicon.ruled || !/^\p{Ll}\p{M}*$/u.test(word) || begins(next, lexicon);
}

/** 1. 2.1. IV. a. and "Chapter 1.", "Art. 5.", "Статья II." at the beginning of a sentence. */
function isHeading({ word, tokens, previous, whole, lexicon }: Before, next: Next): boolean {
  if (!/^(?:\d{1,3}(?:\.\d{1,3}){0,4}|\p{L}\p{M}*)$/u.test(word) && !ROMAN.test(word)) return false;
  if (whole && tokens.length === 1) return !(lexicon.letters.has(word.toLowerCase()) && begins(next, lexicon)); // Bu kim? O. Ya sen?
  if (/[:]$/u.test(previous) && /^[1aAаА]$/u.test(word)) return true; // … the steps: 1. Open
  const label = previous.toLowerCase();
  return whole && tokens.length === 2 && (lexicon.headings.has(label) || (/\d/u.test(word) && (lexicon.classes.get(previous)?.has('number') ?? false)));
}

function endsNumber({ word, previous, lexicon }: Before, next: Next): boolean {
  if (lexicon.ordinals === 0 || !/^\d+$/u.test(word) || word.length > lexicon.ordinals) return true;
  if (next.kind === 'digit') return !next.rest.startsWith('.'); // 1. 2. ve 3. sınıflar
  if (next.kind !== 'upper' || next.dash) return true;
  const label = previous.toLowerCase();
  const counted = /[:=]$/u.test(previous) || lexicon.labels.has(label) || lexicon.headings.has(label) || (lexicon.classes.get(previous)?.has('number') ?? false);
  return counted || begins(next, lexicon);
}

const isLetter = (word: string): boolean => /^\p{L}\p{M}*$/u.test(word);

/** "vitamin C", "220 В", "Пётр I": a letter that is no initial. */
function isLabelled({ previous, word, lexicon }: Before): boolean {
  const label = previous.toLowerCase();
  if (/^[IVX]$/u.test(word) && /\p{Script=Cyrillic}/u.test(previous)) return true;
  return lexicon.labels.has(label) || lexicon.headings.has(label) || (/^[-–−]?\d{1,3}(?:[.,]\d+)?$/u.test(previous) && /^[AVWCFKАВКМTNJ]$/u.test(word));
}

function endsInitial(before: Before, next: Next): boolean {
  if (isLabelled(before)) return true;
  if (before.lexicon.capitals.has(before.word) && /^\p{Ll}/u.test(before.previous)) return true; // you and I
  return isBehindSurname(before) || begins(next, before.lexicon);
}
