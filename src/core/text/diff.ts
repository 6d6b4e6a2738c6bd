/** What differs between two texts, word by word (Myers' O(ND) difference, by the `diff` library, over UAX #29 words). */
import { diffArrays } from 'diff';
import { tokens } from './words.ts';

export interface DiffPart {
  readonly kind: 'same' | 'added' | 'removed';
  readonly text: string;
}

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
  const found = diffArrays(tokens(a, lang), tokens(b, lang));
  found.forEach((part, at) => {
    const text = part.value.join('');
    if (part.removed) removed += text;
    else if (part.added) added += text;
    else if (at < found.length - 1 && removed && added && text.trim() === '') { removed += text; added += text; }
    else { flush(); parts.push({ kind: 'same', text }); }
  });
  flush();
  return parts;
}
