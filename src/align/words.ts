/**
 * The words of a sentence as the aligner counts them: not what a reader sees, but what two inflected forms have in common.
 *
 * A sentence aligner learns from a few hundred sentences which words answer each other; Russian cases and Turkish
 * suffixes would leave it with a vocabulary of words seen once. Cutting words to their first letters is the cheapest
 * stemmer there is and, of all steps, the one that matters most for these languages. Scripts that do not put spaces
 * between words give letters or short runs of letters instead. Numbers and marks are not words: `marks.ts`.
 */

import { APOSTROPHE, HALF, LETTER, signAt } from './signs.ts';

/** Letters that are kept of a word in an alphabet. */
const KEPT = 5;
/** A syllable of hangul is two or three letters. */
const KEPT_HANGUL = 2;

const WORD = /[\p{L}\p{M}]+(?:['’][\p{L}\p{M}]+)*/gu;
const APOSTROPHES = /['’ʼ]/u;
const PLAIN_LATIN = /^[a-z]+$/;
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
const RUNS = /\p{Script=Han}|[\p{Script=Katakana}ー]+|\p{Script=Hiragana}+|[\p{Script=Thai}\p{M}]+|[\p{Script=Lao}\p{M}]+|[\p{Script=Khmer}\p{M}]+|[\p{Script=Myanmar}\p{M}]+|(?:(?![\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}])[\p{L}\p{M}])+/gu;
const HANGUL = /\p{Script=Hangul}/u;
const ARABIC = /\p{Script=Arabic}/u;
const STRESS_OR_DOT = /[\u0301\u0307]/g;
// eslint-disable-next-line no-misleading-character-class -- vowel signs, each by itself
const VOWEL_SIGNS = /[\u0591-\u05BD\u05BF\u05C1\u05C2\u05C7\u0640\u064B-\u065F\u0670]/g;
const GREEK = /\p{Script=Greek}/u;

/** One word: the form a reader sees, in lower case, and its key. */
export interface Word {
  readonly form: string;
  readonly key: string;
  /** It starts with a capital letter: perhaps a name. */
  readonly capital: boolean;
}

/**
 * The keys of a sentence's words in their order, repeated where a word is. They are the units of every lexicon: what
 * writes lexicons and what reads them must take words from here. `lang` is a BCP 47 tag.
 */
export function wordKeys(sentence: string, lang: string): string[] {
  return new WordReader(lang).read(sentence).map(({ key }) => key);
}

/** Reads sentences of one language; it remembers words, because a text repeats them. */
export class WordReader {
  readonly #turkic: boolean;
  readonly #known = new Map<string, readonly Word[]>();

  constructor(lang: string) {
    this.#turkic = /^(?:tr|az|crh|tt-latn)(?:-|$)/i.test(lang);
  }

  read(sentence: string): Word[] {
    const words: Word[] = [];
    for (const spelling of spellings(sentence)) for (const word of this.wordsOf(spelling)) words.push(word);
    return words;
  }

  /** What a spelling (see `spellings`) stands for: a word, or several. */
  wordsOf(spelling: string): readonly Word[] {
    let words = this.#known.get(spelling);
    if (!words) this.#known.set(spelling, words = this.#words(spelling));
    return words;
  }

  #words(found: string): Word[] {
    const parts = found.split(APOSTROPHES).filter((part) => part !== '');
    // Ankara'ya: what follows the apostrophe is a case ending. Elsewhere it is a word of its own (l'homme, don't).
    const kept = this.#turkic ? parts.slice(0, 1) : parts;
    return kept.flatMap((part) => {
      const form = normalise(this.#lower(part));
      const capital = part[0] !== form[0];
      return keysOf(form).map((key) => ({ form, key, capital }));
    });
  }

  #lower(word: string): string {
    return (this.#turkic ? word.replace(/İ/g, 'i').replace(/I/g, 'ı') : word).toLowerCase();
  }
}

/** Runs of letters, with the apostrophes between them. */
export function spellings(sentence: string): string[] {
  const text = sentence.normalize('NFC');
  const found: string[] = [];
  for (let at = 0; at < text.length; at++) {
    const sign = signAt(text, at);
    if ((sign & HALF) !== 0) return Array.from(text.matchAll(WORD), ([spelling]) => spelling);
    if ((sign & LETTER) === 0) continue;
    const end = endOfWord(text, at);
    found.push(text.slice(at, end));
    at = end - 1;
  }
  return found;
}

function endOfWord(text: string, first: number): number {
  let end = first + 1;
  while (end < text.length) {
    const sign = signAt(text, end);
    if ((sign & LETTER) !== 0) end++;
    else if ((sign & APOSTROPHE) !== 0 && end + 1 < text.length && (signAt(text, end + 1) & LETTER) !== 0) end += 2;
    else break;
  }
  return end;
}

function normalise(lower: string): string {
  if (PLAIN_LATIN.test(lower)) return lower;
  let word = lower.replace(STRESS_OR_DOT, '').replace(/ё/g, 'е').replace(VOWEL_SIGNS, '');
  if (GREEK.test(word)) word = word.normalize('NFD').replace(/\p{M}/gu, '').replace(/ς/g, 'σ');
  if (ARABIC.test(word)) word = word.replace(/[أإآٱ]/g, 'ا').replace(/[ىی]/g, 'ي').replace(/ة/g, 'ه').replace(/ک/g, 'ك');
  return word;
}

function keysOf(form: string): string[] {
  if (form === '') return [];
  if (UNSPACED.test(form)) return Array.from(form.matchAll(RUNS), ([run]) => unspacedKeys(run)).flat();
  return [spacedKey(form)];
}

function spacedKey(form: string): string {
  if (ARABIC.test(form)) return cut(withoutArticle(form), KEPT);
  return cut(form, HANGUL.test(form) ? KEPT_HANGUL : KEPT);
}

function withoutArticle(form: string): string {
  const bare = form.replace(/^[وف]?(?:[بك]?ال|لل)/u, '');
  return bare.length >= 3 ? bare : form;
}

/** A Chinese character is a morpheme and stays whole; scripts of sounds give overlapping runs; Latin words stay words. */
function unspacedKeys(run: string): string[] {
  if (!UNSPACED.test(run)) return [spacedKey(run)];
  const letters = [...run];
  if (/^[\p{Script=Katakana}ー]+$/u.test(run)) return [letters.slice(0, 4).join('')];
  const size = /^\p{Script=Hiragana}+$/u.test(run) ? 2 : 3;
  if (letters.length <= size) return [run];
  return letters.slice(size - 1).map((_, i) => letters.slice(i, i + size).join(''));
}

/** By code points: a letter outside the basic plane is two units, and half of one is no letter. */
function cut(word: string, letters: number): string {
  return word.length <= letters ? word : [...word.slice(0, 2 * letters)].slice(0, letters).join('');
}
