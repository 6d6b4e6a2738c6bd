/** Where notes stand on screen: at a sentence, or at its link with the original, which is drawn in the other column. */
import type { SegmentId, SuggestionId, VersionId } from '../core/ids.ts';
import { firstOf, linkOf, threadsAt, whereNoteIs } from '../core/notes.ts';
import type { Thread } from '../core/notes.ts';
import type { Bead, Note, Rows, Segment } from '../core/model.ts';
import type { Patch } from '../core/patch.ts';
import { editsOf } from '../core/patch.ts';
import type { Tables } from '../core/tables.ts';
import { theWork } from '../core/units.ts';
import type { NoteAbout } from './parts/notes/note-wish.ts';

/**
 * In which column a thread about a link stands, where its sentence is `home`: in the translation's, whichever side it was
 * written on. null: it is about the sentence, or about a link that is not drawn as one.
 */
export function linkColumn(tables: Tables, { first }: Thread, home: SegmentId): VersionId | null {
  const link = linkOf(tables, first), own = tables.get('segment', home)?.version, { pivot } = theWork(tables);
  const column = own === pivot ? link : link === pivot ? own : undefined;
  return column && column !== pivot && tables.get('version', column)?.alignment ? column : null;
}

/** The threads that stand at a sentence itself. */
export function sentenceThreads(tables: Tables, id: SegmentId): readonly Thread[] {
  const threads = threadsAt(tables, id);
  return threads.length === 0 ? threads : threads.filter((thread) => linkColumn(tables, thread, id) === null);
}

/** The threads about a link of a column, which holds `bead`. */
export function linkThreads(tables: Tables, column: VersionId, { source, target }: Pick<Bead, 'source' | 'target'>): readonly Thread[] {
  if (tables.count('note') === 0) return [];
  return [...source, ...target].flatMap((id) => threadsAt(tables, id).filter((thread) => linkColumn(tables, thread, id) === column));
}

/**
 * What a new note about a link of a column is about: the same whichever of its sentences one stands on. null: nobody could find
 * it again.
 */
export function aboutLink(tables: Tables, column: VersionId, { source, target }: Pick<Bead, 'source' | 'target'>): NoteAbout | null {
  const { pivot } = theWork(tables), of = (version: VersionId): SegmentId | undefined => [...source, ...target].find((id) => tables.get('segment', id)?.version === version);
  const own = of(column), original = of(pivot);
  if (own !== undefined) return { segment: own, link: pivot };
  return original === undefined ? null : { segment: original, link: column };
}

/** The sentences at which a patch that has been applied changed notes, or what stands beside them. */
export function touchedBy(tables: Tables, patch: Patch): Set<SegmentId> {
  const touched = new Set<SegmentId>();
  const add = (ids: Iterable<SegmentId | null>): void => { for (const id of ids) if (id !== null) touched.add(id); };
  for (const { table, id, before, after } of editsOf(patch)) {
    const rows = [before, after].filter((row) => row !== null);
    if (table === 'bead') for (const { source, target } of rows as Bead[]) add([...source, ...target]);
    if (table === 'segment' && !isSameHere(before as Segment | null, after as Segment | null)) add([id as SegmentId, ...toldOver(tables, id as SegmentId)]);
    // A note of a sentence that has gone, or has come back, stands elsewhere now.
    if (table === 'forward') for (const { into } of rows as Rows['forward'][]) add(into);
    // The answers to a suggestion that goes stand at sentences of their own from then on.
    if (table === 'suggestion' && rows.length === 1) add([...tables.notesOn(id as SuggestionId)].map((note) => whereNoteIs(tables, note)));
    if (table === 'note') for (const note of rows as Note[]) add([whereNoteIs(tables, note), whereNoteIs(tables, firstOf(tables, note))]);
  }
  return touched;
}

/** Where suggestions are drawn that are about several sentences, this one among them. */
function toldOver(tables: Tables, id: SegmentId): SegmentId[] {
  return tables.suggestionsOver(id).flatMap(({ segment, run }) => run ? [segment] : []);
}

function isSameHere(before: Segment | null, after: Segment | null): boolean {
  return before?.text === after?.text && before?.after === after?.after && before?.state === after?.state && before?.beside === after?.beside;
}
