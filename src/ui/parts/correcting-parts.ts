/**
 * The editor, the suggestion cards and what is decided in them, the notes, the marks of what has changed and the word diff:
 * what one needs for correcting, and not for the first row.
 *
 * They are loaded right after the first row, or before it where the work already has suggestions, notes or confirmed sentences,
 * because what arrives later would push the text down.
 */
import type * as Besides from '../besides.ts';
import type * as Deciding from '../controllers/deciding.ts';
import type * as TakenBack from '../controllers/taken-back.ts';
import type * as LinkNotesView from '../link-notes-view.ts';
import type * as NotePlaces from '../note-places.ts';
import type * as SentenceNotes from './notes/sentence-notes.ts';
import type * as WordDiff from './word-diff.ts';

export type CorrectingParts = typeof WordDiff & typeof TakenBack & typeof SentenceNotes & typeof Deciding & typeof Besides & typeof LinkNotesView & typeof NotePlaces;

let loaded: CorrectingParts | undefined;
let loading: Promise<CorrectingParts> | undefined;

/** undefined until they are here. */
export function correctingParts(): CorrectingParts | undefined {
  return loaded;
}

export function loadCorrectingParts(): Promise<CorrectingParts> {
  return loading ??= Promise.all([
    import('./word-diff.ts'), import('./notes/sentence-notes.ts'), import('../controllers/deciding.ts'), import('../besides.ts'), import('../link-notes-view.ts'), import('../note-places.ts'),
    import('../controllers/taken-back.ts'), import('./segment-editor.ts'), import('./suggestion-card.ts'), import('../../i18n/later-words.ts'),
  ]).then(([wordDiff, notes, deciding, besides, linkNotes, places, takenBack]) => loaded = { ...wordDiff, ...notes, ...deciding, ...besides, ...linkNotes, ...places, ...takenBack });
}
