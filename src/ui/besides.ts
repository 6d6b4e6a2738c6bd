/**
 * What the tables say about a sentence beside what it reads: the notes on it, the answers to its suggestions, and whether
 * something beside it has changed since it was confirmed. Loaded with what one needs for correcting (parts/correcting-parts.ts).
 */
import { textUnder } from '../core/commands/late-text.ts';
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

/** What the card of a suggestion shows beside it: the answers, and the text that it is compared with, of all sentences that it is about. */
export interface CardFacts { readonly replies: readonly Note[]; readonly current: string }

export interface Besides {
  readonly threads: readonly ThreadHere[];
  /** Of suggestions that are about several sentences, or may have answers. */
  readonly cards: ReadonlyMap<SuggestionId, CardFacts>;
  readonly stale: StaleMark | null;
}

export function besidesOf(workbench: Workbench, segment: Segment): Besides {
  return { threads: threadsOf(workbench, segment), cards: cardsOf(workbench, segment), stale: staleOf(workbench, segment) };
}

function threadsOf({ tables }: Workbench, { id }: Segment): readonly ThreadHere[] {
  if (tables.count('note') === 0) return [];
  return threadsAt(tables, id).map((thread) => ({ thread, column: tables.get('version', linkColumn(tables, thread, id) ?? '') ?? null }));
}

function cardsOf({ tables }: Workbench, { id }: Segment): Besides['cards'] {
  const told = tables.suggestionsOf(id).filter(({ run }) => run !== undefined || tables.count('note') > 0);
  return new Map(told.map((suggestion) => [suggestion.id, { replies: repliesTo(tables, suggestion.id), current: textUnder(tables, suggestion) }]));
}

function staleOf(workbench: Workbench, { id, state }: Segment): StaleMark | null {
  const { tables } = workbench, stale = isConfirmed(state) ? staleVersions(tables, id) : [];
  if (stale.length === 0) return null;
  const all = versionsOf(tables);
  let words: readonly StaleWords[] | undefined;
  return { versions: all.filter((version) => stale.includes(version.id)), all, since: () => words ??= staleSince(workbench.history, tables, id) };
}
