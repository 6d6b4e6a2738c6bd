/**
 * Languages without rules. Our own walk knows the common marks in every language; the platform's `Intl.Segmenter`
 * (Unicode UAX #29) knows those of all scripts, and adds the boundaries behind them: Khmer, Burmese, Tibetan, Ethiopic …
 * By itself it would be too coarse and too fine: it never ends a sentence behind "…" nor before a dash, ends one behind
 * every "Dr.", and at every line break (https://github.com/tc39/proposal-intl-segmenter/issues/142).
 */
import type { Cut } from './scan.ts';
import { CLOSER, MARKS } from './signs.ts';

/** The platform is given so much at a time: in V8 its work grows with the square of the text (200,000 characters: 15 s). */
const AT_A_TIME = 2_000;
/** A full stop or question mark of a script that our walk does not know. */
const UNKNOWN = new RegExp(`(?![${MARKS}])\\p{Sentence_Terminal}`, 'u');

/** The cuts, and those that the platform finds between them behind marks unknown to us. */
export function withPlatformCuts(text: string, lang: string, known: readonly Cut[]): Cut[] {
  if (!UNKNOWN.test(text)) return [...known];
  const segmenter = segmenterOf(lang);
  let start = 0;
  return [...known, { end: text.length, next: text.length }].flatMap((cut) => {
    const from = start;
    start = cut.next;
    const added = cutsBetween(text, { from, to: cut.end }, segmenter);
    return cut.next < text.length ? [...added, cut] : added;
  });
}

/** Chunk after chunk, each from the last boundary of the one before. */
function cutsBetween(text: string, { from, to }: { readonly from: number; readonly to: number }, segmenter: Intl.Segmenter): Cut[] {
  const found: Cut[] = [];
  for (let at = from; at < to;) {
    const chunk = text.slice(at, Math.min(to, at + AT_A_TIME));
    const cuts = cutsWithin(chunk, segmenter);
    for (const { end, next } of cuts) found.push({ end: at + end, next: at + next });
    at += at + chunk.length < to ? cuts.at(-1)?.next ?? chunk.length : chunk.length;
  }
  return found;
}

function cutsWithin(piece: string, segmenter: Intl.Segmenter): Cut[] {
  const found: Cut[] = [], length = piece.trimEnd().length;
  for (const { index, segment } of segmenter.segment(piece)) {
    const end = index + segment.trimEnd().length, next = index + segment.length;
    if (end > index && next < length && UNKNOWN.test(lastMark(piece, end))) found.push({ end, next });
  }
  return found;
}

/** The sign before `end` and before what closes there. */
function lastMark(piece: string, end: number): string {
  let at = end - 1;
  while (at > 0 && CLOSER.test(piece.charAt(at))) at--;
  return piece.charAt(at);
}

function segmenterOf(lang: string): Intl.Segmenter {
  try {
    return new Intl.Segmenter(lang, { granularity: 'sentence' });
  } catch {
    return new Intl.Segmenter('en', { granularity: 'sentence' }); // a malformed tag: the rules of the root do
  }
}
