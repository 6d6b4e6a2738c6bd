/**
 * What a sentence carries besides words: numbers, marks, how it begins and how it ends.
 *
 * Numbers are compared without their separators (1,000 = 1.000 = 1 000) and Roman numerals as numbers. Quotation marks
 * of all kinds and dialogue dashes are one mark, because they change into each other between languages.
 */
import { DIGIT, HALF, MARK, POINT, ROMAN, signAt } from './signs.ts';

/** One to three digits may be followed by groups of three: 1990 200 is a year and a number. */
const NUMBER = /(?:(?<!\p{Nd})\p{Nd}{1,3}(?:[.,'’\u00A0\u2009\u202F ]\p{Nd}{3}(?!\p{Nd}))+|\p{Nd}+)(?:[.,]\p{Nd}+)?/gu;
const ROMAN_NUMBER = /(?<![\p{L}\p{N}])(?=[IVXLC]{2})C{0,3}(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})(?![\p{L}\p{N}])/gu;
const ROMAN_VALUES: Readonly<Record<string, number>> = { I: 1, V: 5, X: 10, L: 50, C: 100 };
const ONE_MARK: Readonly<Record<string, string>> = {
  '？': '?', '؟': '?', '！': '!', '（': '(', '：': ':', '；': ';', '؛': ';', '٪': '%', '...': '…',
  '«': '"', '»': '"', '„': '"', '“': '"', '”': '"', '‹': '"', '›': '"', '「': '"', '」': '"', '『': '"', '』': '"',
};

/** Numbers and marks as tokens; they start with a sign that no word starts with. */
export function markTokens(sentence: string): string[] {
  const marks: string[] = [];
  const has = scan(sentence, marks);
  if ((has & (DIGIT | ROMAN | HALF)) === 0) return marks;
  const numbers: string[] = [];
  if ((has & (DIGIT | HALF)) !== 0) for (const [number] of sentence.matchAll(NUMBER)) numbers.push(`#${digits(number)}`);
  if ((has & ROMAN) !== 0) for (const [roman] of sentence.matchAll(ROMAN_NUMBER)) numbers.push(`#${valueOfRoman(roman)}`);
  return [...numbers, ...marks];
}

/** Finds the marks, and what else there is in the sentence: most have no numbers to look for. */
function scan(sentence: string, marks: string[]): number {
  let has = 0;
  for (let at = 0; at < sentence.length; at++) {
    const sign = signAt(sentence, at);
    has |= sign;
    if ((sign & (MARK | POINT)) === 0) continue;
    const mark = (sign & MARK) !== 0 ? sentence.charAt(at) : sentence.startsWith('...', at) ? '...' : '';
    if (mark === '') continue;
    marks.push(`.${ONE_MARK[mark] ?? mark}`);
    at += mark.length - 1;
  }
  return has;
}

function digits(number: string): string {
  let plain = '';
  for (const sign of number) if (/\p{Nd}/u.test(sign)) plain += digit(sign);
  return plain;
}

/** Every block of decimal digits in Unicode has ten in a row and starts where no digit stands before it. */
function digit(sign: string): string {
  if (sign >= '0' && sign <= '9') return sign;
  const code = sign.codePointAt(0) ?? 0;
  let value = 0;
  while (value < 9 && /\p{Nd}/u.test(String.fromCodePoint(code - value - 1))) value++;
  return String(value);
}

function valueOfRoman(roman: string): number {
  let value = 0;
  for (let i = 0; i < roman.length; i++) {
    const here = ROMAN_VALUES[roman[i] ?? ''] ?? 0;
    value += here < (ROMAN_VALUES[roman[i + 1] ?? ''] ?? 0) ? -here : here;
  }
  return value;
}

/** How a sentence may end, then how it may begin; the number of classes of each. */
export const ENDINGS = 8;
export const BEGINNINGS = 6;

const CLOSER = /[\s"'’»”“‹›)\]」』]/u;

export function ending(sentence: string): number {
  let end = sentence.length;
  while (end > 0 && CLOSER.test(sentence.charAt(end - 1))) end--;
  const bare = sentence.slice(0, end);
  const last = bare.at(-1) ?? '';
  if ('?？؟'.includes(last)) return last === '' ? 7 : 1;
  if ('!！'.includes(last)) return 2;
  if (':：'.includes(last)) return 3;
  if (last === '…' || bare.endsWith('...')) return 4;
  if (',;،؛，；–—-'.includes(last)) return 5;
  if ('.。।'.includes(last)) return 6;
  return 0;
}

export function beginning(sentence: string): number {
  const [first = ''] = sentence.trimStart();
  if (/["'«„“”‘‹「『–—-]/u.test(first)) return 1;
  if (/\p{Lu}/u.test(first)) return 2;
  if (/\p{Ll}/u.test(first)) return 3;
  if (/\p{N}/u.test(first)) return 4;
  return /\p{L}/u.test(first) ? 2 : 5;
}
