/**
 * The one walk over a text: it stops at every mark and every line break, looks at a bounded number of characters around,
 * and asks whether the sentence ends. White space and marks are walked over once, so the time grows with the length of
 * the text whatever it is made of; no regular expression here can go back over what it has read.
 */
import { CLOSER, MARKS, OPENING_QUOTE, SPACE, STRONG } from './signs.ts';
import { LOOK_AHEAD, LOOK_BACK, type Stop } from './stop.ts';

/** A sentence ends before `end`, the next one begins at `next`; white space lies between. */
export interface Cut { readonly end: number; readonly next: number }

const MARK = new RegExp(`[${MARKS}]`, 'u');
/** Signs of feeling belong to what was said, with or without a space. */
const EMOJI = /[^\S\n\r\u2028\u2029]?(?:\p{Extended_Pictographic}[\uFE0F\u200D\p{Emoji_Modifier}]{0,4}){1,8}(?=\s|$)/uy;
const NOTE = /\[\p{L}{0,6} ?\d{0,4}\]/uy;

/** `questions`: marks of a language that are none elsewhere. */
export function cuts(text: string, ends: (stop: Stop) => boolean, questions = ''): Cut[] {
  const found: Cut[] = [];
  const events = new RegExp(`[${MARKS}${questions}\\n\\r\\u2028\\u2029]`, 'gu');
  let start = afterSpace(text, 0), at = start;
  for (;;) {
    events.lastIndex = at;
    const event = events.exec(text)?.index;
    if (event === undefined) return found;
    const marked = !isLineBreak(text.charAt(event));
    const markEnd = marked ? afterMarks(text, event) : event;
    const end = marked ? afterClosers(text, markEnd) : beforeSpace(text, event);
    const next = afterSpace(text, Math.max(end, event));
    at = Math.max(next, event + 1);
    if (next >= text.length) return found;
    if (isBlank(text, end, next) ? end > start : marked && ends(stopAt(text, { start, event, markEnd, end, next }))) {
      found.push({ end, next });
      start = next;
    } else if (marked && next === end) at = end;
  }
}

interface Place { readonly start: number; readonly event: number; readonly markEnd: number; readonly end: number; readonly next: number }

function stopAt(text: string, { start, event, markEnd, end, next }: Place): Stop {
  const mark = text.slice(event, markEnd).slice(0, 8);
  return {
    kind: STRONG.test(mark) || !MARKS.includes(mark.charAt(0)) ? 'strong' : mark.length > 1 || mark === '…' || mark === '‥' ? 'ellipsis' : 'stop',
    mark,
    before: text.slice(Math.max(start, event - LOOK_BACK), event).normalize('NFC'),
    whole: event - LOOK_BACK <= start,
    closers: text.slice(markEnd, end).slice(0, 16),
    spaced: next > end,
    after: text.slice(next, next + LOOK_AHEAD).normalize('NFC'),
  };
}

/** "...", "?!", ". . ." */
function afterMarks(text: string, from: number): number {
  let at = from + 1;
  for (;;) {
    if (MARK.test(text.charAt(at))) at++;
    else if (text[at - 1] === '.' && text[at + 1] === '.' && SPACE.test(text.charAt(at)) && !isLineBreak(text.charAt(at)) && !/[\p{L}\p{N}]/u.test(text.charAt(at + 2))) at += 2;
    else return at;
  }
}

function afterClosers(text: string, from: number): number {
  let at = from;
  for (;;) {
    const sign = text.charAt(at);
    if (sign === '[') {
      if (!matches(NOTE, text, at)) return at;
      at = NOTE.lastIndex;
    } else if (sign !== '' && CLOSER.test(sign) && !(OPENING_QUOTE.test(sign) && /[\p{L}\p{N}]/u.test(text.charAt(at + 1)))) at++;
    else if (isSpacedCloser(text, at)) at += 2;
    else if (matches(EMOJI, text, at)) at = EMOJI.lastIndex;
    else return at;
  }
}

function matches(sticky: RegExp, text: string, at: number): boolean {
  sticky.lastIndex = at;
  return sticky.test(text);
}

/** « Quoi ? » : the French put a space before what closes. */
function isSpacedCloser(text: string, at: number): boolean {
  return /[»›”]/u.test(text.charAt(at + 1)) && /[^\S\u2029]/u.test(text.charAt(at)) && /^[\s,.;:!?)…]?$/u.test(text.charAt(at + 2));
}

function afterSpace(text: string, from: number): number {
  let at = from;
  while (at < text.length && SPACE.test(text.charAt(at))) at++;
  return at;
}

function beforeSpace(text: string, from: number): number {
  let at = from;
  while (at > 0 && SPACE.test(text.charAt(at - 1))) at--;
  return at;
}

const isLineBreak = (sign: string): boolean => /[\n\r\u2028\u2029]/u.test(sign);

/** An empty line, or a paragraph separator: two line breaks, of which CR LF is one. */
function isBlank(text: string, from: number, to: number): boolean {
  let breaks = 0;
  for (let at = from; at < to; at++) {
    const sign = text.charAt(at);
    if (sign === '\u2029') return true;
    if (isLineBreak(sign) && !(sign === '\n' && text[at - 1] === '\r')) breaks++;
  }
  return breaks > 1;
}
