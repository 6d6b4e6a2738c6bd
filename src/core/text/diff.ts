/** What differs between two texts, word by word (Myers' O(ND) difference, by the `diff` library, over UAX #29 words). */
import { diffArrays } from 'diff';
import { tokens } from './words.ts';

export interface DiffPart {
  readonly kind: 'same' | 'added' | 'removed';
  readonly text: string;
}

/** Words that may differ before the whole stretch counts as replaced: the cost grows with their square. */
const MOST_EDITS = 1_000;

/**
 * Parts in reading order. Those that are not `added` joined give A, those not `removed` give B. Changes that are kept
 * apart only by white space are drawn together, because "removed added removed added" word salad is hard to read.
 */
export function wordDiff(a: string, b: string, lang: string): DiffPart[] {
  if (a === b) return a === '' ? [] : [{ kind: 'same', text: a }];
  const parts: DiffPart[] = [];
  let removed = '', added = '';
  const flush = (): void => {
    if (removed) parts.push({ kind: 'removed', text: removed });
    if (added) parts.push({ kind: 'added', text: added });
    removed = added = '';
  };
  const found = changes(tokens(a, lang), tokens(b, lang));
  found.forEach(({ kind, text }, at) => {
    if (kind === 'removed') removed += text;
    else if (kind === 'added') added += text;
    else if (at < found.length - 1 && removed && added && text.trim() === '') { removed += text; added += text; }
    else { flush(); parts.push({ kind: 'same', text }); }
  });
  flush();
  return parts;
}

/** What both begin and end with is set aside first, so that pasting a book into a sentence costs no more than reading it. */
function changes(a: readonly string[], b: readonly string[]): DiffPart[] {
  let head = 0, tail = 0;
  while (head < a.length && head < b.length && a[head] === b[head]) head++;
  while (tail < a.length - head && tail < b.length - head && a.at(-1 - tail) === b.at(-1 - tail)) tail++;
  const part = (kind: DiffPart['kind'], words: readonly string[]): DiffPart[] => words.length > 0 ? [{ kind, text: words.join('') }] : [];
  const midA = a.slice(head, a.length - tail), midB = b.slice(head, b.length - tail);
  const found = midA.length > 0 && midB.length > 0 ? diffArrays(midA, midB, { maxEditLength: MOST_EDITS }) : undefined;
  const middle = found?.flatMap(({ removed, added, value }) => part(removed ? 'removed' : added ? 'added' : 'same', value))
    ?? [...part('removed', midA), ...part('added', midB)];
  return [...part('same', a.slice(0, head)), ...middle, ...part('same', a.slice(a.length - tail))];
}
