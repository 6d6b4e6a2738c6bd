/**
 * In which language is this text? franc compares its three-letter sequences with those of 60 languages; where only one
 * language is written in a script, the script decides; letters that a language does not have speak against it. On whole
 * texts franc is right nearly always, on single sentences hardly more often than not, unless it may choose among few: so
 * near a tie the languages that the person works with win.
 */
import { francAll } from 'franc-min';
import { ALPHABETS } from './encoding-letters.ts';

export interface LanguageGuess {
  /** BCP 47; '' where there are no letters to go by. */
  readonly lang: string;
  /** False: a person should look at it. */
  readonly sure: boolean;
}

/** Those of the bundled text. */
export const USUAL_LANGUAGES: readonly string[] = ['en', 'ru', 'tr'];

/** Of a text of more than one window, so many are looked at, spread over it: a foreign foreword does not decide. */
const WINDOWS = 5, WINDOW = 1000;
/** A text of fewer letters says little; one of more decides even between close relatives. */
const SHORT = 120, LONG = 1000;
/** With fewer letters than this, what share of the best score is enough for a preferred language? */
const NEARNESS: readonly (readonly [fewerThan: number, share: number])[] = [[30, 0.6], [60, 0.8], [SHORT, 0.85], [LONG, 0.95], [Infinity, 0.97]];
/** A second language with less than this share of the best score is out of the question. */
const CLEAR = 0.93;
/** A text with a foreign letter in five has lost the half of its score. */
const FOREIGN_COST = 2.5;

/** ISO 639-3 (and franc's macrolanguage members) as BCP 47 wants them; what is not here is the same in both. */
const TAGS: ReadonlyMap<string, string> = new Map(Object.entries({
  amh: 'am', arb: 'ar', azj: 'az', bel: 'be', ben: 'bn', bos: 'bs', bul: 'bg', ces: 'cs', cmn: 'zh', deu: 'de', ell: 'el', eng: 'en', fra: 'fr',
  fuv: 'ff', guj: 'gu', hau: 'ha', hin: 'hi', hrv: 'hr', hun: 'hu', ibo: 'ig', ind: 'id', ita: 'it', jav: 'jv', jpn: 'ja', kan: 'kn', kaz: 'kk',
  kin: 'rw', kor: 'ko', lin: 'ln', mal: 'ml', mar: 'mr', mya: 'my', nld: 'nl', npi: 'ne', nya: 'ny', pan: 'pa', pbu: 'ps', pes: 'fa', plt: 'mg',
  pol: 'pl', por: 'pt', ron: 'ro', run: 'rn', rus: 'ru', sin: 'si', som: 'so', spa: 'es', srp: 'sr', sun: 'su', swe: 'sv', swh: 'sw', tam: 'ta',
  tel: 'te', tgl: 'tl', tha: 'th', tur: 'tr', ukr: 'uk', urd: 'ur', uzn: 'uz', vie: 'vi', yor: 'yo', zlm: 'ms', zul: 'zu', ckb: 'ku',
}));

/** Scripts of one language that franc does not know. */
const LONE_SCRIPTS: readonly (readonly [script: RegExp, lang: string])[] = [
  [/\p{Script=Hebrew}/gu, 'he'], [/\p{Script=Armenian}/gu, 'hy'], [/\p{Script=Georgian}/gu, 'ka'], [/\p{Script=Khmer}/gu, 'km'],
  [/\p{Script=Lao}/gu, 'lo'], [/\p{Script=Tibetan}/gu, 'bo'],
];

/** @param preferred BCP 47 tags that win where the text leaves a choice. */
export function guessLanguage(text: string, preferred: readonly string[] = USUAL_LANGUAGES): LanguageGuess {
  const windows = inMainScript(windowsOf(text)), sample = windows.join('\n');
  const letters = sample.match(/\p{L}/gu) ?? [];
  if (letters.length === 0) return { lang: '', sure: false };
  const lone = LONE_SCRIPTS.find(([script]) => (sample.match(script)?.length ?? 0) > letters.length / 2);
  if (lone) return { lang: lone[1], sure: true };
  const ranked = rank(windows, letters);
  const [first, second] = ranked;
  if (!first) return { lang: '', sure: false };
  const wanted = ranked.find(({ lang }) => preferred.includes(lang));
  const near = NEARNESS.find(([fewer]) => letters.length < fewer)?.[1] ?? 1;
  const best = wanted && wanted.score >= near * first.score ? wanted : first;
  const clear = best === first && (!second || second.score < CLEAR * first.score);
  return { lang: best.lang, sure: letters.length >= SHORT && (clear || (letters.length >= LONG && best === wanted)) };
}

/** franc's scores, less what the letters say: each that the language does not have makes it less likely. */
function rank(windows: readonly string[], letters: readonly string[]): { readonly lang: string; readonly score: number }[] {
  const counts = new Map<string, number>();
  for (const letter of letters) {
    const [lower = letter] = letter.toLowerCase();
    counts.set(lower, (counts.get(lower) ?? 0) + 1);
  }
  const scores = new Map<string, number>();
  for (const window of windows) {
    const weight = (window.match(/\p{L}/gu)?.length ?? 0) / letters.length;
    for (const [code, score] of weight > 0 ? francAll(window, { minLength: 1 }) : []) {
      const lang = TAGS.get(code) ?? code;
      scores.set(lang, (scores.get(lang) ?? 0) + score * weight);
    }
  }
  scores.delete('und');
  const ranked = [...scores].map(([lang, score]) => {
    const alphabet = ALPHABETS.find((one) => one.lang === lang)?.letters;
    if (alphabet === undefined || !letters.some((letter) => alphabet.includes(letter))) return { lang, score };
    const foreign = [...counts].reduce((sum, [letter, count]) => sum + (alphabet.includes(letter) ? 0 : count), 0);
    return { lang, score: score - FOREIGN_COST * foreign / letters.length };
  });
  return ranked.sort((a, b) => b.score - a.score);
}

function windowsOf(text: string): string[] {
  if (text.length <= WINDOW) return [text];
  const count = Math.min(WINDOWS, Math.ceil(text.length / WINDOW)), step = (text.length - WINDOW) / (count - 1);
  return Array.from({ length: count }, (_, number) => text.slice(Math.floor(number * step), Math.floor(number * step) + WINDOW));
}

const SCRIPTS = [/\p{Script=Latin}/gu, /\p{Script=Cyrillic}/gu, /\p{Script=Greek}/gu, /\p{Script=Arabic}/gu, /\p{Script=Devanagari}/gu];

/** Names and quotations in another script say nothing about the language of the text. */
function inMainScript(windows: readonly string[]): string[] {
  const counts = SCRIPTS.map((script) => windows.reduce((sum, window) => sum + (window.match(script)?.length ?? 0), 0));
  const most = counts.indexOf(Math.max(...counts));
  const others = SCRIPTS.filter((_, number) => number !== most && (counts[number] ?? 0) > 0);
  return windows.map((window) => others.reduce((rest, script) => rest.replace(script, ' '), window));
}

/** The canonical form of a declared tag; '' for what is none ("english", "und", "x-none"). */
export function declaredLanguage(tag: string): string {
  try {
    const [canonical = ''] = Intl.getCanonicalLocales(tag.trim().replaceAll('_', '-'));
    return /^(?:und|mul|zxx|x|[a-z]{4,})(?:-|$)/.test(canonical) ? '' : canonical;
  } catch (reason) {
    if (reason instanceof RangeError) return '';
    throw reason;
  }
}
