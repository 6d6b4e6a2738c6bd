/**
 * The lines of a plain text, and what a line break in it means.
 *
 * Nothing in a plain text says whether a line break ends a paragraph, a sentence, or is only where the paper ended. The
 * lines show it. Where a program wrapped a paragraph at a width, the first word of the next line would not have fitted
 * on the line before: that holds for nearly all neighbours in a wrapped text and for hardly any in another. A sentence
 * a line shows in ends: nearly every line ends like a sentence, and hardly any has another sentence end inside.
 */
import type { LineMeaning } from './text-document.ts';
import { isSpace, trimSpace } from './white-space.ts';

export interface Line {
  /** '' where the line is blank. */
  readonly text: string;
  /** Columns of white space before it, a tab as four. */
  readonly indent: number;
}

/** CR, LF, CRLF, NEL, LS and VT end a line, PS a paragraph (UAX #14, classes BK, CR, LF, NL). */
export function linesOf(text: string): Line[] {
  return text.replaceAll('\u2029', '\n\n').split(/\r\n|[\n\r\v\u0085\u2028]/u).map((raw) => {
    const line = trimSpace(raw);
    return { text: line, indent: line === '' ? 0 : indentOf(raw) };
  });
}

function indentOf(raw: string): number {
  let columns = 0;
  for (let at = 0; isSpace(raw.charAt(at)); at += 1) columns += raw.charAt(at) === '\t' ? 4 : 1;
  return columns;
}

/** Quotes and brackets may stand behind the stop. */
const SENTENCE_END = /[.!?…。！？؟।:;][\p{Pe}\p{Pf}\p{Pi}"'*]*$/u;
const INNER_END = /\p{L}{3}[.!?…][\p{Pe}\p{Pf}"']*\s+[\p{Ps}\p{Pi}"'—–-]*\s*\p{Lu}|[。！？][^\p{Pe}\p{Pf}]/u;

/** Past these widths it is no screen or typewriter that broke the lines. */
const NARROWEST = 20, WIDEST = 140;
const ENOUGH = 2000;

type Pair = readonly [line: Line, next: Line];

export function guessLineMeaning(lines: readonly Line[]): LineMeaning {
  const pairs: Pair[] = [];
  const width = usualWidth(lines);
  for (let at = 0; at + 1 < lines.length && pairs.length < ENOUGH; at += 1) {
    const line = lines[at], next = lines[at + 1];
    if (line && next && line.text !== '' && next.text !== '') pairs.push([line, next]);
  }
  if (pairs.length === 0) return 'paragraph';
  const share = (holds: (pair: Pair) => boolean): number => pairs.filter(holds).length / pairs.length;
  // Nine tenths: some programs leave a margin, and indented parts are narrower.
  const full = share(([line, next]) => columnsOf(line) + 1 + firstWord(next.text) > width * 0.9);
  const ended = share(([{ text }]) => SENTENCE_END.test(text.slice(-8)));
  if (width >= NARROWEST && width <= WIDEST && full >= 0.6 && ended < 0.7 && goesOn(pairs)) return 'wrapped';
  if (pairs.length < 4) return 'paragraph';
  const inner = share(([{ text }]) => INNER_END.test(text.slice(0, 1000)));
  return ended >= 0.85 && inner <= 0.08 ? 'sentence' : 'paragraph';
}

/**
 * In scripts with capitals, many lines that go on from the line above begin with a small letter; names in a list do not.
 * Lines in capitals say nothing.
 */
function goesOn(pairs: readonly Pair[]): boolean {
  const cased = pairs.filter(([, { text }]) => /^\p{Ll}|^\p{Lu}.*\p{Ll}/u.test(text));
  return cased.filter(([, { text }]) => /^\p{Ll}/u.test(text)).length >= cased.length * 0.25;
}

/** How far to the right a line goes. */
export function columnsOf({ indent, text }: Line): number {
  return indent + text.length;
}

/** The width that all but the longest one in fifty lines keep. */
function usualWidth(lines: readonly Line[]): number {
  const widths = lines.filter(({ text }) => text !== '').slice(0, ENOUGH).map(columnsOf).sort((a, b) => a - b);
  return widths[Math.floor((widths.length - 1) * 0.98)] ?? 0;
}

function firstWord(line: string): number {
  const end = line.search(/\s/u);
  return end < 0 ? line.length : end;
}
