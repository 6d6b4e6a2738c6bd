/**
 * What a reviewer's file brings: suggestions and notes in their own names, filed as one act. What is known already, or stands
 * there already, is passed over.
 */
import type { Author } from '../model.ts';
import { isEmpty, PatchBuilder } from '../patch.ts';
import { refuse } from '../change.ts';
import type { Command } from './command.ts';
import type { AddNoteArgs } from './notes.ts';
import { noteFor } from './notes.ts';
import type { SuggestArgs } from './suggest.ts';
import { proposed } from './suggest.ts';

export interface FileSuggestionsArgs {
  readonly suggestions: readonly SuggestArgs[];
  readonly notes: readonly AddNoteArgs[];
  /** What the file is called; shown in the history. */
  readonly from: string;
  /** Whoever brought it. */
  readonly author: Author;
  readonly time: number;
}

export const fileSuggestions: Command<FileSuggestionsArgs> = (tables, { suggestions, notes }) => {
  const patch = new PatchBuilder(), filed = new Set<string>();
  for (const one of suggestions) {
    const row = filed.has(one.id) ? null : proposed(tables, one);
    if (!row || 'no' in row) continue;
    filed.add(row.id);
    patch.set('suggestion', null, row);
  }
  for (const one of notes) {
    const row = filed.has(one.id) ? null : noteFor(tables, one);
    if (!row || 'no' in row) continue;
    filed.add(row.id);
    patch.set('note', null, row);
  }
  const done = patch.done();
  return isEmpty(done) ? refuse('noChange') : done;
};
