/** Words that were typed for notes and not saved yet: they wait (unsent.ts) until the note is. */
import type { SegmentId } from '../../../core/ids.ts';
import type { Thread } from '../../../core/notes.ts';
import type { Unsent } from '../unsent.ts';
import { unsent } from '../unsent.ts';
import type { NoteAbout, NoteKey } from './note-wish.ts';
import { newNoteKey } from './note-wish.ts';

export const unsentNotes: Unsent<NoteKey> = unsent<NoteKey>('note');

/** The sentences for which there are such words, on themselves or on their links. */
export function segmentsUnsent(): SegmentId[] {
  return unsentNotes.keys().flatMap((key) => /^(?:new|link:[^:]*):(.*)$/su.exec(key)?.[1] ?? []) as SegmentId[];
}

/** Has something been typed for a note on this, or for an answer there, and not been saved? */
export function hasUnsent(about: NoteAbout, threads: readonly Thread[] = []): boolean {
  return unsentNotes.has(newNoteKey(about)) || threads.some(({ first, replies }) => unsentNotes.has(`reply:${first.id}`) || [first, ...replies].some(({ id }) => unsentNotes.has(`edit:${id}`)));
}
