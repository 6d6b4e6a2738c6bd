/**
 * What the tables say about a sentence beside what it reads: the notes on it, the answers to its suggestions, and whether
 * something beside it has changed since it was confirmed. Loaded with what one needs for correcting (parts/correcting-parts.ts).
 */
import type { SuggestionId } from '../core/ids.ts';
import type { Note, Segment, Version } from '../core/model.ts';
import type { Thread } from '../core/notes.ts';
import { repliesTo, threadsAt } from '../core/notes.ts';
import type { StaleWords } from '../core/stale.ts';
import { isConfirmed, staleSince, staleVersions } from '../core/stale.ts';
import { versionsOf } from '../core/units.ts';
import type { Workbench } from '../app/workbench.ts';
import { linkColumn } from './note-places.ts';

/** It is confirmed, and what stands beside it has changed since. */
export interface StaleMark {
  /** The versions that have changed, and all that are shown. */
  readonly versions: readonly Version[];
  readonly all: readonly Version[];
  /** Word for word; asked for when somebody wants to see it, for the log has to be read. */
  readonly since: () => readonly StaleWords[];
}

/** A thread where it is drawn; `column`: it is about the link with the original, which is drawn there. */
export interface ThreadHere { readonly thread: Thread; readonly column: Version | null }

export interface Besides {
  readonly threads: readonly ThreadHere[];
  /** The answers to suggestions. */
  readonly replies: ReadonlyMap<SuggestionId, readonly Note[]>;
  readonly stale: StaleMark | null;
}

export function besidesOf(workbench: Workbench, segment: Segment): Besides {
  return { ...notesOf(workbench, segment), stale: staleOf(workbench, segment) };
}

const NO_NOTES: Omit<Besides, 'stale'> = { threads: [], replies: new Map() };

function notesOf({ tables }: Workbench, { id }: Segment): Omit<Besides, 'stale'> {
  if (tables.count('note') === 0) return NO_NOTES;
  const threads = threadsAt(tables, id).map((thread) => ({ thread, column: tables.get('version', linkColumn(tables, thread, id) ?? '') ?? null }));
  return { threads, replies: new Map(tables.suggestionsOf(id).map((suggestion) => [suggestion.id, repliesTo(tables, suggestion.id)])) };
}

function staleOf(workbench: Workbench, { id, state }: Segment): StaleMark | null {
  const { tables } = workbench, stale = isConfirmed(state) ? staleVersions(tables, id) : [];
  if (stale.length === 0) return null;
  const all = versionsOf(tables);
  let words: readonly StaleWords[] | undefined;
  return { versions: all.filter((version) => stale.includes(version.id)), all, since: () => words ??= staleSince(workbench.history, tables, id) };
}
