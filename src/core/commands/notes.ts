/** Notes: write one, answer, call a thread settled, and mend what one has written oneself. */
import type { NoteId, SegmentId, SuggestionId, VersionId } from '../ids.ts';
import type { Author, Note } from '../model.ts';
import type { Patch } from '../patch.ts';
import { PatchBuilder } from '../patch.ts';
import type { Refusal } from '../change.ts';
import { refuse } from '../change.ts';
import { firstOf } from '../notes.ts';
import type { Tables } from '../tables.ts';
import type { Command } from './command.ts';

interface Stamp { readonly author: Author; readonly time: number }
export interface AddNoteArgs extends Stamp {
  readonly id: NoteId;
  readonly segment: SegmentId;
  /** About the link of `segment` with the sentences of this version. */
  readonly link?: VersionId;
  /** It answers this suggestion. */
  readonly suggestion?: SuggestionId;
  /** Any note of the thread that it goes on. */
  readonly thread?: NoteId;
  readonly text: string;
}
export interface ResolveNoteArgs extends Stamp {
  /** Any note of the thread. */
  readonly note: NoteId;
  readonly resolved: boolean;
}
export interface EditNoteArgs extends Stamp {
  readonly note: NoteId;
  /** Its sentence, so that what was written finds its place where the note is not there any more. */
  readonly segment: SegmentId;
  /** What the person saw. */
  readonly base: string;
  /** '': the note goes, unless somebody has answered it. */
  readonly text: string;
  /** Under which `text` is filed as an answer where the note says something else by now. */
  readonly id: NoteId;
}

export const addNote: Command<AddNoteArgs> = (tables, args) => added(tables, args);

function added(tables: Tables, args: AddNoteArgs): Patch | Refusal {
  const note = noteFor(tables, args);
  return 'no' in note ? note : new PatchBuilder().set('note', null, note).done();
}

/** The row; refused where there is nothing to note, or nobody knows the sentence. */
export function noteFor(tables: Tables, { id, segment, link, suggestion, thread, text, author, time }: AddNoteArgs): Note | Refusal {
  const about = tables.get('segment', segment) ?? tables.get('forward', segment);
  if (!about) return refuse('gone');
  if (text === '') return refuse('noChange');
  if (tables.get('note', id)) return refuse('known');
  const answered = thread === undefined ? undefined : tables.get('note', thread);
  const first = answered ? firstOf(tables, answered).id : thread;
  return {
    id, version: about.version, segment, ...(link === undefined ? {} : { link }), ...(suggestion === undefined ? {} : { suggestion }),
    ...(first === undefined ? {} : { thread: first }), text, author, time,
  };
}

export const resolveNote: Command<ResolveNoteArgs> = (tables, { note: id, resolved, author, time }) => {
  const note = tables.get('note', id);
  if (!note) return refuse('gone');
  const first = firstOf(tables, note), { resolved: known, ...open } = first;
  if (resolved === (known !== undefined)) return refuse('asIs');
  return new PatchBuilder().set('note', first, resolved ? { ...open, resolved: { author, time } } : open).done();
};

export const editNote: Command<EditNoteArgs> = (tables, { note: id, segment, base, text, id: late, author, time }) => {
  const note = tables.get('note', id);
  if (note && note.author.personId !== author.personId) return refuse('notYourNote');
  if (note?.text === text) return refuse('noChange');
  if (note?.text === base) {
    if (text === '' && tables.notesUnder(id).length > 0) return refuse('answered');
    return new PatchBuilder().set('note', note, text === '' ? null : { ...note, text }).done();
  }
  if (text === '') return refuse(note ? 'changedSince' : 'gone');
  const { link, suggestion } = note ?? {};
  return added(tables, {
    id: late, segment: note?.segment ?? segment, ...(link === undefined ? {} : { link }), ...(suggestion === undefined ? {} : { suggestion }),
    thread: id, text, author, time,
  });
};
