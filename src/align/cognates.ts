/**
 * Words that sound alike in two languages: names above all, in whatever script each is written.
 *
 * Both sides are spelt in a rough common Latin; words with the same first consonants are compared letter by letter.
 * The consonants are classed by where they are spoken (as in Russell's Soundex, 1918), so that Гитлер meets Hitler and
 * Şuşa meets Шуша; comparing only inside such a class keeps the cost linear.
 */
import { type Text } from './text.ts';

/** A pair of word numbers that are the same word or sound like it, and how sure that is, 0..1. */
export interface Cognate { readonly source: number; readonly target: number; readonly weight: number }

const LATIN: Readonly<Partial<Record<string, string>>> = {
  а: 'a', б: 'b', в: 'v', г: 'g', д: 'd', е: 'e', ж: 'zh', з: 'z', и: 'i', й: 'i', к: 'k', л: 'l', м: 'm', н: 'n', о: 'o', п: 'p', р: 'r', с: 's',
  т: 't', у: 'u', ф: 'f', х: 'h', ц: 'ts', ч: 'ch', ш: 'sh', щ: 'sh', ъ: '', ы: 'i', ь: '', э: 'e', ю: 'iu', я: 'ia', і: 'i', ї: 'i', є: 'e', ґ: 'g', ў: 'v',
  ђ: 'd', ј: 'i', љ: 'l', њ: 'n', ћ: 'ch', џ: 'ch', қ: 'k', ғ: 'g', ң: 'n', ө: 'o', ү: 'u', ұ: 'u', һ: 'h', ә: 'a',
  α: 'a', β: 'v', γ: 'g', δ: 'd', ε: 'e', ζ: 'z', η: 'i', θ: 'th', ι: 'i', κ: 'k', λ: 'l', μ: 'm', ν: 'n', ξ: 'ks', ο: 'o', π: 'p', ρ: 'r', σ: 's', τ: 't',
  υ: 'i', φ: 'f', χ: 'h', ψ: 'ps', ω: 'o',
  ı: 'i', ş: 'sh', ç: 'ch', ğ: 'g', ß: 'ss', æ: 'e', ø: 'o', ł: 'l', đ: 'd', ð: 'd', þ: 'th', œ: 'e', č: 'ch', š: 'sh', ž: 'zh', ć: 'ch',
};
const SPOKEN: Readonly<Partial<Record<string, string>>> = {
  b: 'B', p: 'B', f: 'B', v: 'B', w: 'B', g: 'K', k: 'K', q: 'K', c: 'K', x: 'K', h: 'K', s: 'S', z: 'S', j: 'S', t: 'T', d: 'T', l: 'L', m: 'M', n: 'M', r: 'R',
};
const CONSONANTS = 3;
const COMPARED = 12;
/** More candidates than this in one class say that the class means nothing. */
const CROWD = 400;

/** Lower-case Latin letters for a word of any alphabet that is known here; '' for other scripts. */
export function romanise(form: string): string {
  let plain = '';
  for (const letter of form.slice(0, 2 * COMPARED)) {
    const known = LATIN[letter] ?? letter;
    plain += known.length === 1 && (known < 'a' || known > 'z') ? known.normalize('NFD').charAt(0) : known;
  }
  return /^[a-z]*$/.test(plain) ? plain : '';
}

/** The sounds of a romanised word: spellings of one sound become one. */
function sounds(latin: string): string {
  return latin.replace(/[cs]h|tch|zh|dzh|ts/g, 's').replace(/ph/g, 'f').replace(/th/g, 't').replace(/kh|ck/g, 'k').replace(/x/g, 'ks')
    .replace(/c(?=[eiy])/g, 's').replace(/[cq]/g, 'k').replace(/w/g, 'v').replace(/[yj]/g, 'i').replace(/ou|oo/g, 'u').replace(/ee|ea/g, 'i').replace(/(.)\1/g, '$1').slice(0, COMPARED);
}

function skeleton(sound: string): string {
  let bones = SPOKEN[sound.charAt(0)] ?? 'A';
  for (let i = 1; i < sound.length && bones.length <= CONSONANTS; i++) {
    const spoken = SPOKEN[sound.charAt(i)];
    if (spoken !== undefined && sound.charAt(i) !== 'h') bones += spoken;
  }
  return bones.slice(0, CONSONANTS);
}

export function findCognates(source: Text, target: Text): Cognate[] {
  const found = sameWords(source, target);
  const classes = new Map<string, { word: number; sound: string }[]>();
  eachName(target, (word, sound) => {
    const key = skeleton(sound);
    const members = classes.get(key);
    if (members) members.push({ word, sound });
    else classes.set(key, [{ word, sound }]);
  });
  eachName(source, (word, sound) => {
    const members = classes.get(skeleton(sound)) ?? [];
    if (members.length > CROWD) return;
    for (const other of members) {
      if (source.vocabulary[word] === target.vocabulary[other.word]) continue;
      const weight = likeness(sound, other.sound) * certainty(source.names[word] + target.names[other.word]);
      if (weight > 0) found.push({ source: word, target: other.word, weight });
    }
  });
  return found;
}

/** Two names that sound alike are one name; two common words may be false friends. */
function certainty(names: number): number {
  return names === 2 ? 1 : 0.6;
}

function sameWords(source: Text, target: Text): Cognate[] {
  const numbers = new Map(target.vocabulary.map((key, word) => [key, word]));
  return source.vocabulary.flatMap((key, word) => {
    const other = numbers.get(key);
    if (other === undefined) return [];
    const sign = key.startsWith('#') || key.startsWith('.');
    const certain = sign || (source.names[word] === 1 && target.names[other] === 1 && key.length > 2);
    const long = key.length >= 4 || !/^\p{ASCII}*$/u.test(key);
    return certain || long ? [{ source: word, target: other, weight: certain ? 1 : 0.6 }] : [];
  });
}

function eachName(text: Text, visit: (word: number, sound: string) => void): void {
  text.forms.forEach((form, word) => {
    if (form.length < 3 || form.startsWith('#') || form.startsWith('.')) return;
    const sound = sounds(romanise(form));
    if (sound.length >= (text.names[word] === 1 ? 3 : 4)) visit(word, sound);
  });
}

const LEAST_LIKE = 0.6;

/** 0..1 from the longest common subsequence of what both words have before their endings. */
function likeness(a: string, b: string): number {
  const length = Math.max(4, Math.min(a.length, b.length));
  const x = a.slice(0, length);
  const y = b.slice(0, length);
  const share = (2 * commonSubsequence(x, y)) / (x.length + y.length);
  return share < LEAST_LIKE ? 0 : (share - LEAST_LIKE / 2) / (1 - LEAST_LIKE / 2);
}

const previous = new Uint8Array(COMPARED + 1);
const current = new Uint8Array(COMPARED + 1);

function commonSubsequence(x: string, y: string): number {
  previous.fill(0);
  for (let i = 0; i < x.length; i++) {
    for (let j = 0; j < y.length; j++) current[j + 1] = x[i] === y[j] ? previous[j] + 1 : Math.max(previous[j + 1], current[j]);
    previous.set(current);
  }
  return previous[y.length];
}
