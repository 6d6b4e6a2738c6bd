/** The first word behind a stop, and what stands before it. */
import { BRACKET, DASH, QUOTE, SILENT, SPACE } from './signs.ts';

export interface Next {
  readonly kind: 'lower' | 'upper' | 'letter' | 'digit' | 'sign' | 'none';
  readonly dash: boolean;
  readonly quote: boolean;
  /** Empty, if it does not begin with a letter or digit. */
  readonly word: string;
  /** What follows the word. */
  readonly rest: string;
}

const WORD = /^[\p{L}\p{M}\p{N}][\p{L}\p{M}\p{N}'’-]*/u;
/** iPhone, eBay, macOS: a capital one for all its first letter. */
const CAMEL = /^\p{Ll}{1,3}\p{Lu}/u;
/** 's Avonds: in Dutch the next word has the capital. */
const CLIPPED = /^\p{Ll}\s\p{Lu}/u;
/** A list letter: a) */
const ITEM = /^\p{Ll}\)/u;

export function readNext(after: string): Next {
  let at = 0, dash = false, quote = false;
  for (; at < after.length; at++) {
    const sign = after.charAt(at);
    if (/^[\p{L}\p{N}]/u.test(sign)) break;
    if (DASH.test(sign) && (sign !== '-' || /^\s?$/u.test(after.charAt(at + 1)))) dash = true;
    else if (QUOTE.test(sign)) quote = true;
    else if (!SPACE.test(sign) && !SILENT.test(sign) && !BRACKET.test(sign) && !isOmission(after, at)) break;
  }
  const here = after.slice(at);
  const clipped = /['’]/u.test(after.charAt(at - 1)) && CLIPPED.test(here);
  const word = WORD.exec(here)?.[0] ?? '';
  return { kind: clipped ? 'upper' : kindOf(here, word), dash, quote, word, rest: here.slice(word.length) };
}

/** "…and", "[…]": signs of something left out. */
function isOmission(text: string, at: number): boolean {
  return text[at] === '…' || text[at] === '.' || (text[at] === ']' && (text[at - 1] === '…' || text[at - 1] === '.'));
}

function kindOf(here: string, word: string): Next['kind'] {
  if (here === '') return 'none';
  if (word === '') return 'sign';
  // Georgian letters are lower case to Unicode, but have no capitals in use.
  if (/^\p{Ll}/u.test(word) && !/^\p{Script=Georgian}/u.test(word)) return CAMEL.test(word) ? 'upper' : ITEM.test(here) ? 'sign' : 'lower';
  if (/^[\p{Lu}\p{Lt}]/u.test(word)) return 'upper';
  return /^\p{N}/u.test(word) ? 'digit' : 'letter';
}
