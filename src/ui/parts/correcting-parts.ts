/**
 * The editor, the suggestion cards and the word diff: what one needs for correcting, and not for the first row.
 *
 * They are loaded right after the first row, or before it where the work already has suggestions, because cards that
 * arrive later would push the text down.
 */
import type * as WordDiff from './word-diff.ts';

type CorrectingParts = typeof WordDiff;

let loaded: CorrectingParts | undefined;
let loading: Promise<CorrectingParts> | undefined;

/** undefined until they are here. */
export function correctingParts(): CorrectingParts | undefined {
  return loaded;
}

export function loadCorrectingParts(): Promise<CorrectingParts> {
  return loading ??= Promise.all([import('./word-diff.ts'), import('./segment-editor.ts'), import('./suggestion-card.ts'), import('../../i18n/later-words.ts')])
    .then(([wordDiff]) => loaded = wordDiff);
}
