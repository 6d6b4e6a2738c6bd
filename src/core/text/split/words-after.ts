/** What the words behind a mark tell. */
import type { Lexicon } from './lexicon.ts';
import type { Next } from './next.ts';

/** Is the next word one that begins sentences? "В." and "A." are initials. */
export function begins(next: Next, { starters }: Lexicon): boolean {
  if (next.kind !== 'upper' || next.rest.startsWith('.')) return false;
  return starters.has(next.word) || starters.has(next.word.replace(/['’-].*$/u, ''));
}

/** "7 p.m. Friday" */
export const continues = ({ word }: Next, { continuers }: Lexicon): boolean => continuers.has(word);

/** Mary cried: names, and then a verb of speech. */
export function saysSomeone(after: string, { speech, classes, starters }: Lexicon): boolean {
  if (speech.size === 0) return false;
  for (const [at, word] of after.split(/\s+/u).slice(0, 4).entries()) {
    const bare = word.replace(/[,.!?;:…]+$/u, '');
    if (at > 0 && speech.has(bare)) return true;
    if (at === 0 && bare !== 'I' && starters.has(bare)) return false; // a pronoun would be in lower case
    if (!/^\p{Lu}/u.test(word) || (bare !== word && !classes.get(word)?.has('title') && bare.length > 1)) return false;
  }
  return false;
}
