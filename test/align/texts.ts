/** Made-up parallel texts for the tests of the aligner. */
import { type AlignedBead, type Side } from '../../src/align/types.ts';

export const side = (lang: string, sentences: readonly string[]): Side => ({ lang, sentences });

/** Each source and target sentence once, in order; nothing empty on both sides. Throws with what is wrong. */
export function proveLaw(beads: readonly AlignedBead[], rows: number, columns: number): void {
  const source = beads.flatMap((bead) => bead.source);
  const target = beads.flatMap((bead) => bead.target);
  if (beads.some((bead) => bead.source.length + bead.target.length === 0)) throw new Error('a bead of nothing');
  if (beads.some(({ score }) => !(score >= 0 && score <= 1))) throw new Error('a score outside 0..1');
  same(source, rows, 'source');
  same([...target].sort((x, y) => x - y), columns, 'target');
}

function same(indexes: readonly number[], count: number, name: string): void {
  if (indexes.length !== count || indexes.some((index, k) => index !== k)) throw new Error(`${name}: ${indexes.join(' ')} are not 0..${count - 1} in order`);
}

export const pairs = (beads: readonly AlignedBead[]): string[] => beads.map(({ source, target }) => `${source.join(' ')}:${target.join(' ')}`);

const ENGLISH = ['river', 'mountain', 'bread', 'letter', 'winter', 'garden', 'captain', 'window', 'brother', 'silver', 'morning', 'bridge', 'soldier', 'market', 'candle', 'forest'];
const RUSSIAN = ['река', 'гора', 'хлеб', 'письмо', 'зима', 'сад', 'командир', 'окно', 'брат', 'серебро', 'утро', 'мост', 'воин', 'рынок', 'свеча', 'лес'];

/** `count` sentences of a few words each; the same seed gives the same text in both languages. */
export function novel(count: number, seed = 1): { en: string[]; ru: string[] } {
  let state = seed;
  const next = (below: number): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
  const en: string[] = [];
  const ru: string[] = [];
  for (let i = 0; i < count; i++) {
    const words = Array.from({ length: 3 + next(6) }, () => next(ENGLISH.length));
    en.push(`The ${words.map((word) => ENGLISH[word] ?? '').join(' and the ')}.`);
    ru.push(`${words.map((word) => RUSSIAN[word] ?? '').join(' и ')}.`);
  }
  return { en, ru };
}
