/**
 * How probable is this text, in the likeliest of the languages we know? The logarithm of a simple model: a letter has
 * the probability of its rank in the alphabet, other signs beyond ASCII a small one, signs that no prose has a tiny one.
 * Words may not mix scripts, and capitals do not follow small letters inside a word: that is what tells KOI8 from
 * windows-1251, where the two cases have changed places. Every script of a text has its own likeliest language, so that
 * names in another script do not count against it.
 */
import { ALPHABETS, COMMON_SIGNS, PROSE_SIGNS } from './encoding-letters.ts';

/** Logarithms of probabilities. */
const COMMON_SIGN = -4;    // a quotation mark, a dash
const SIGN = -6;           // a sign of money, of a paragraph
const FOREIGN = -9;        // a letter that the language does not have
const RARE_IDEOGRAPH = -10.5;
const ODD = -12;           // a symbol, a box, a picture
const IMPOSSIBLE = -16;    // a control character, U+FFFD
const CAPITAL = -1.5;      // each of them
const CASE_BREAK = -6;     // "пРИВЕТ"
const SCRIPT_BREAK = -6;   // "пpивет"
const LONE = -3;           // a letter beyond ASCII that is a word by itself

const SCRIPTS = [
  ['latin', /\p{Script=Latin}/u], ['cyrillic', /\p{Script=Cyrillic}/u], ['greek', /\p{Script=Greek}/u], ['hebrew', /\p{Script=Hebrew}/u],
  ['arabic', /\p{Script=Arabic}/u], ['thai', /\p{Script=Thai}/u],
  ['ideograph', /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u],
] as const;
type Script = typeof SCRIPTS[number][0] | 'unknown';

/** A letter, or (without a script) any other sign. */
interface Kind { readonly script?: Script; readonly upper: boolean; readonly lower: string; readonly base: number;
  /** A letter beyond ASCII of a script with words. */
  readonly wide?: boolean }
type Model = ReadonlyMap<string, number>;

const SIGNS: ReadonlyMap<string, number> = new Map([...[...PROSE_SIGNS].map((sign) => [sign, SIGN] as const), ...[...COMMON_SIGNS].map((sign) => [sign, COMMON_SIGN] as const)]);
const MODELS = modelsByScript();

function modelsByScript(): ReadonlyMap<Script, readonly Model[]> {
  const models = new Map<Script, Model[]>();
  for (const { letters, loans = '' } of ALPHABETS) {
    const script = scriptOf(letters), model = modelOf([...new Set(letters + loans)]);
    models.set(script, [...models.get(script) ?? [], model]);
  }
  return models;
}

/** Gusein-Zade: p(r) is proportional to ln((n + 1) / r). */
function modelOf(letters: readonly string[]): Model {
  const n = letters.length;
  const weights = letters.map((_, rank) => Math.log((n + 1) / (rank + 1)));
  const sum = weights.reduce((a, b) => a + b, 0);
  // Of an alphabet nearly all letters stand in the list, of the ideographs only the commonest.
  const share = n > 75 ? 0.5 : 0.97;
  return new Map(letters.map((letter, rank) => [letter, Math.log(((weights[rank] ?? 0) / sum) * share)]));
}

function scriptOf(letters: string): Script {
  return SCRIPTS.find(([, pattern]) => pattern.test(letters))?.[0] ?? 'unknown';
}

export function plausibility(text: string): number {
  const counts = new Map<Script, Map<string, number>>();
  let shape = 0, word = 0;
  let before: Kind | undefined;
  for (const sign of text) {
    const kind = kindOf(sign);
    if (!kind.script && word === 1 && before?.wide) shape += LONE;
    word = kind.script ? word + 1 : 0;
    shape += kind.script ? (kind.upper ? CAPITAL : 0) + seam(before, kind) : kind.base;
    if (kind.script) {
      const letters = counts.get(kind.script) ?? new Map<string, number>();
      letters.set(kind.lower, (letters.get(kind.lower) ?? 0) + 1);
      counts.set(kind.script, letters);
    }
    before = kind;
  }
  if (word === 1 && before?.wide) shape += LONE;
  for (const [script, letters] of counts) {
    shape += Math.max(...(MODELS.get(script) ?? [new Map()]).map((model) => sumOver(letters, model)));
  }
  return shape;
}

function seam(before: Kind | undefined, { script, upper }: Kind): number {
  if (!before?.script) return 0;
  if (before.script !== script) return script === 'ideograph' || before.script === 'ideograph' ? 0 : SCRIPT_BREAK;
  return upper && !before.upper ? CASE_BREAK : 0;
}

function sumOver(letters: ReadonlyMap<string, number>, model: Model): number {
  let sum = 0;
  for (const [letter, count] of letters) sum += count * (model.get(letter) ?? kindOf(letter).base);
  return sum;
}

const KINDS = new Map<string, Kind>();

function kindOf(sign: string): Kind {
  const known = KINDS.get(sign);
  if (known) return known;
  const kind = describe(sign);
  KINDS.set(sign, kind);
  return kind;
}

function describe(sign: string): Kind {
  if (/[\p{L}\p{M}]/u.test(sign)) {
    const script = scriptOf(sign), code = sign.codePointAt(0) ?? 0;
    // "İ" is small "i̇" everywhere but in Turkish: two signs, of which the letter counts.
    const [lower = sign] = sign.toLowerCase();
    // Half-width and presentation forms: no text is written in them.
    const base = code >= 0xf900 && code <= 0xffef ? ODD : script === 'ideograph' ? RARE_IDEOGRAPH : FOREIGN;
    return { script, upper: lower !== sign, lower, base, wide: code > 0x7f && script !== 'ideograph' };
  }
  return { upper: false, lower: sign, base: signBase(sign) };
}

function signBase(sign: string): number {
  if (sign === '\uFFFD' || (/\p{C}/u.test(sign) && !/[\t\n\r\f]/.test(sign))) return IMPOSSIBLE;
  if (sign <= '\u007F') return 0;
  return SIGNS.get(sign) ?? ODD;
}
