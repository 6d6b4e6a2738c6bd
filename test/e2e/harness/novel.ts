/**
 * A long text and its translation, made up of words that do not exist: as many sentences as are wanted, the same ones from the
 * same seed. Each word of the original has one in the translation, which changes its ending as an inflected language does;
 * some sentences are joined, some left out, so that not every bead is one to one.
 */
import { random } from './random.ts';

export interface Novel {
  readonly original: string;
  readonly translation: string;
  /** Sentences of the original. */
  readonly sentences: number;
}

const FROM = ['ba', 'den', 'for', 'gal', 'hin', 'lor', 'mer', 'nis', 'pol', 'ras', 'sten', 'tur', 'vel', 'wik'];
const INTO = ['ал', 'бор', 'вен', 'гра', 'дол', 'жит', 'зор', 'кан', 'лес', 'мир', 'нов', 'пол', 'рос', 'стан'];
const ENDINGS = ['', 'а', 'ы', 'ом', 'ах'];
const WORDS = 3_000;

export function novel({ sentences, seed }: { sentences: number; seed: number }): Novel {
  const chance = random(seed);
  const below = (limit: number): number => chance.between(0, limit);
  const made = (parts: readonly string[], number: number): string =>
    [0, 1, 2].map((place) => parts[Math.floor(number / parts.length ** place) % parts.length] ?? '').join('');
  const original: string[] = [], translation: string[] = [];
  const paragraph = (at: number): string => at % 7 === 6 ? '\n\n' : ' ';
  for (let at = 0; at < sentences; at++) {
    // Few words are frequent and many are rare, as in every language.
    const words = Array.from({ length: 4 + below(14) }, () => Math.floor(WORDS * chance.next() ** 3));
    const name = capital(made(FROM, 700 + below(40)));
    original.push(`${capital(words.map((word) => made(FROM, word)).join(' '))} ${name}.${paragraph(at)}`);
    const there = words.map((word) => `${made(INTO, word)}${ENDINGS[below(ENDINGS.length)] ?? ''}`).join(' ');
    const kind = below(25);
    if (kind === 0) continue; // left out
    const half = Math.ceil(there.length / 2);
    const cut = kind === 1 ? there.indexOf(' ', half) : -1;
    translation.push(cut < 0 ? `${capital(there)}.${paragraph(at)}` : `${capital(there.slice(0, cut))}. ${capital(there.slice(cut + 1))}.${paragraph(at)}`);
  }
  return { original: original.join(''), translation: translation.join(''), sentences };
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
