/**
 * Notes: remarks on sentences, links and suggestions, in threads.
 *
 * A note keeps the name of the sentence that it was written about. Where that was split, joined, deleted or replaced since,
 * it is found through the forwards (forwards.ts), so notes need no carrying and cannot be lost on the way. Those that name a
 * sentence which is not there any more are looked for once at each turn of the tables. A stranger's notes may answer each other
 * in a circle, or answer one that is not there: each of them is found all the same.
 */
import type { NoteId, SegmentId, SuggestionId, VersionId } from './ids.ts';
import type { Note, Segment } from './model.ts';
import { whereNow } from './forwards.ts';
import type { Tables } from './tables.ts';
import { byTime } from './tables.ts';

export interface Thread {
  readonly first: Note;
  /** Oldest first. */
  readonly replies: readonly Note[];
  /** Nobody has called it settled. */
  readonly open: boolean;
}

/** The threads that stand at a sentence now, oldest first. Those about suggestions are left out. */
export function threadsAt(tables: Tables, segment: SegmentId): readonly Thread[] {
  const first = [...isAtHome(tables, segment) ? tables.notesAt(segment) : [], ...homelessIn(tables).get(segment) ?? []].filter((note) => begins(tables, note));
  return first.sort(byTime).map((note) => threadOf(tables, note));
}

/** The answers to a suggestion, and to those that it is a copy of. Oldest first. */
export function repliesTo(tables: Tables, suggestion: SuggestionId): readonly Note[] {
  const found = new Set<Note>(), seen = new Set<SuggestionId>();
  for (let id: SuggestionId | undefined = suggestion; id !== undefined && !seen.has(id); id = tables.get('suggestion', id)?.from) {
    seen.add(id);
    for (const note of tables.notesOn(id)) found.add(note);
  }
  return [...withReplies(tables, found)].sort(byTime);
}

/** The threads that nobody has called settled and that stand where people can see them, oldest first. */
export function openThreads(tables: Tables): readonly Thread[] {
  const first: Note[] = [];
  for (const note of tables.all('note')) if (!note.resolved && begins(tables, note) && whereNoteIs(tables, note) !== null) first.push(note);
  return first.sort(byTime).map((note) => threadOf(tables, note));
}

/**
 * The sentence at which a note stands now: its own, the first of those that carry it on, or, deleted, its neighbour. null: its
 * version is not shown any more, and nothing carries it on.
 */
export function whereNoteIs(tables: Tables, { segment }: Pick<Note, 'segment'>): SegmentId | null {
  if (isAtHome(tables, segment)) return segment;
  const there = whereNow(tables, segment)?.run[0];
  return there === undefined ? null : isShown(tables, there.version) ? there.id : nearestHeir(tables, there);
}

/** Of which version the link is that a thread is about; null: it is about the sentence, or that version is not there any more. */
export function linkOf(tables: Tables, { link }: Pick<Note, 'link'>): VersionId | null {
  const seen = new Set<VersionId>();
  for (let id = link; id !== undefined && !seen.has(id); id = tables.get('version', id)?.replacedBy) {
    if (isShown(tables, id)) return id;
    seen.add(id);
  }
  return null;
}

/** The note that begins the thread of this one. */
export function firstOf(tables: Tables, note: Note): Note {
  const seen = new Map<NoteId, Note>();
  let first = note;
  for (let next: Note | undefined = note; next; next = next.thread === undefined ? undefined : tables.get('note', next.thread)) {
    // A circle has no beginning: the same one for all of its notes.
    if (seen.has(next.id)) return smallest(circleFrom(tables, next));
    seen.set(next.id, next);
    first = next;
  }
  return first;
}

/** Does it begin a thread, and not one about a suggestion that is there? */
function begins(tables: Tables, note: Note): boolean {
  return (note.suggestion === undefined || !tables.get('suggestion', note.suggestion)) && firstOf(tables, note).id === note.id;
}

function circleFrom(tables: Tables, start: Note): Note[] {
  const circle = [start];
  for (let next = tables.get('note', start.thread ?? ''); next && next.id !== start.id; next = tables.get('note', next.thread ?? '')) circle.push(next);
  return circle;
}

function smallest(notes: readonly Note[]): Note {
  return notes.reduce((a, b) => (b.id < a.id ? b : a));
}

function threadOf(tables: Tables, first: Note): Thread {
  const found = withReplies(tables, new Set([first]));
  found.delete(first);
  return { first, replies: [...found].sort(byTime), open: first.resolved === undefined };
}

/** Answers to answers too: whatever is put into a set is come to in the same loop. */
function withReplies(tables: Tables, found: Set<Note>): Set<Note> {
  for (const note of found) for (const reply of tables.notesUnder(note.id)) found.add(reply);
  return found;
}

function isShown(tables: Tables, version: VersionId): boolean {
  const row = tables.get('version', version);
  return row !== undefined && row.replacedBy === undefined;
}

/** Is the sentence there, and of a version that is shown? */
function isAtHome(tables: Tables, id: SegmentId): boolean {
  const segment = tables.get('segment', id);
  return segment !== undefined && isShown(tables, segment.version);
}

/** A later import left the sentence out: the nearest one before it, or else behind it, that it carries on. */
function nearestHeir(tables: Tables, { id, version }: Segment): SegmentId | null {
  if (!tables.get('version', version)) return null;
  const list = tables.segmentsOf(version), at = tables.indexOf(id);
  for (let away = 1; at - away >= 0 || at + away < list.length; away++) {
    for (const near of [list[at - away], list[at + away]]) {
      const heir = near && whereNow(tables, near.id)?.run[0];
      if (heir && isShown(tables, heir.version)) return heir.id;
    }
  }
  return null;
}

interface Homeless { readonly turn: number; readonly at: ReadonlyMap<SegmentId, readonly Note[]> }
const HOMELESS = new WeakMap<Tables, Homeless>();

/** The notes whose sentence is not where it was, by where it is now. */
function homelessIn(tables: Tables): Homeless['at'] {
  const known = HOMELESS.get(tables);
  if (known?.turn === tables.turn) return known.at;
  const at = new Map<SegmentId, Note[]>();
  for (const segment of tables.notedSegments) {
    const there = isAtHome(tables, segment) ? null : whereNoteIs(tables, { segment });
    if (there !== null) at.set(there, [...at.get(there) ?? [], ...tables.notesAt(segment)]);
  }
  HOMELESS.set(tables, { turn: tables.turn, at });
  return at;
}
