/** Fuzzy search in short labels: the letters of the query in their order, best where words begin and letters stand together. */
import { fold } from '../core/text/fold.ts';
import type { Match } from '../core/text/find.ts';

export interface FuzzyHit {
  /** Higher is better. */
  readonly score: number;
  /** The letters that matched, as ranges of the label. */
  readonly ranges: readonly Match[];
}

/** null: the label does not match. Folded, so that "istanbul" finds İstanbul and "отчет" отчёт. */
export function fuzzy(label: string, query: string): FuzzyHit | null {
  const needle = fold(query.trim()).text;
  const hay = fold(label);
  if (needle === '') return { score: 0, ranges: [] };
  const together = hay.text.indexOf(needle);
  if (together >= 0) {
    const score = 1000 + (startsWord(hay.text, together) ? 500 : 0) - together;
    return { score, ranges: [range(hay.at, together, together + needle.length)] };
  }
  return scattered(hay, needle);
}

/** How well scattered letters must stand on the average (20: at the beginning of a word, 10: after the one before). */
const ENOUGH = 8;

function scattered(hay: { text: string; at: readonly number[] }, needle: string): FuzzyHit | null {
  const ranges: Match[] = [];
  let from = 0, score = 0, last = -2;
  for (const letter of needle) {
    if (letter === ' ') continue;
    const at = nextPlace(hay.text, letter, from);
    // Letters scattered over the middle of words are chance, not what the person meant.
    if (at < 0 || (ranges.length === 0 && !startsWord(hay.text, at))) return null;
    score += startsWord(hay.text, at) ? 20 : at === last + 1 ? 10 : -5;
    ranges.push(range(hay.at, at, at + letter.length));
    last = at;
    from = at + letter.length;
  }
  return score >= ENOUGH * ranges.length ? { score, ranges: joined(ranges) } : null;
}

/** The next letter here, or at the beginning of a later word, or anywhere later. */
function nextPlace(text: string, letter: string, from: number): number {
  if (text.startsWith(letter, from)) return from;
  for (let at = text.indexOf(letter, from); at >= 0; at = text.indexOf(letter, at + 1)) if (startsWord(text, at)) return at;
  return text.indexOf(letter, from);
}

function startsWord(text: string, at: number): boolean {
  return at === 0 || !/[\p{L}\p{N}]/u.test(text[at - 1] ?? '');
}

function range(at: readonly number[], from: number, to: number): Match {
  return { from: at[from] ?? from, to: at[to] ?? to };
}

function joined(ranges: readonly Match[]): Match[] {
  const result: Match[] = [];
  for (const next of ranges) {
    const previous = result.at(-1);
    if (previous?.to === next.from) result[result.length - 1] = { from: previous.from, to: next.to };
    else result.push(next);
  }
  return result;
}
