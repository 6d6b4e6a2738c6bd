/**
 * Back to how the work was: what has happened since to its texts, links and versions is taken back as one act, by the rules
 * of undo. Suggestions, notes and checkpoints stay, and so does what others have written meanwhile: a text that moved on is
 * not overwritten, the earlier one becomes a suggestion.
 */
import type { ChangeId, SuggestionId } from '../ids.ts';
import type { Author, TableName } from '../model.ts';
import type { Patch } from '../patch.ts';
import { editsOf, PatchBuilder } from '../patch.ts';
import type { Tables } from '../tables.ts';
import { theWork } from '../units.ts';
import type { Command } from './command.ts';
import { takenBack } from './undo.ts';

export interface RestoreStateArgs {
  /** What was done since, in sum: from how it was to what the person saw (`doneSince`). */
  readonly rows: Patch;
  /** The last change that the person knew. */
  readonly after: ChangeId;
  /** Names of suggestions that are made of texts which moved on; the further ones are derived from it. */
  readonly suggestion: SuggestionId;
  readonly author: Author;
  readonly time: number;
}

export const restoreState: Command<RestoreStateArgs> = (tables, { rows, after, suggestion, author, time }, log) =>
  takenBack(tables, { patch: rows, since: after, suggestion, author, time }, log);

const RESTORED: ReadonlySet<TableName> = new Set(['version', 'segment', 'alignment', 'bead', 'forward']);

/**
 * Of all that was done from `then` to now, what a restoring takes back. What versions and alignments that were not there
 * (or not shown) have become is left alone: they go as they are, and an undo brings them back so. Of the work itself only
 * which version is the pivot.
 */
export function doneSince(then: Tables, now: Tables, done: Patch): Patch {
  const builder = new PatchBuilder();
  const wasShown = (id: string): boolean => { const row = then.get('version', id); return row !== undefined && row.replacedBy === undefined; };
  for (const { table, before, after } of editsOf(done)) {
    const row = after ?? before;
    if (!RESTORED.has(table) || !row) continue;
    if ((table === 'segment' || table === 'forward') && 'version' in row && !wasShown(row.version)) continue;
    if (table === 'bead' && 'alignment' in row && !(row.alignment !== null && then.get('alignment', row.alignment))) continue;
    builder.set(table, before, after);
  }
  const was = theWork(then), is = theWork(now);
  if (was.pivot !== is.pivot) builder.set('work', { ...is, pivot: was.pivot }, is);
  return builder.done();
}
