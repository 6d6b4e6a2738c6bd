/** The acts of review by name: decide what others propose, propose states and links, talk about it in notes, confirm again. */
import type { AlignmentId, BeadId, NoteId, SegmentId, SuggestionId, VersionId } from '../core/ids.ts';
import { asId } from '../core/ids.ts';
import type { Change, Refusal } from '../core/change.ts';
import { refuse } from '../core/change.ts';
import type { AcceptArgs, OneDecision } from '../core/commands/suggest.ts';
import { textUnder } from '../core/commands/late-text.ts';
import type { Proposal, Segment, SegmentState, Suggestion } from '../core/model.ts';
import { besideOf, isConfirmed } from '../core/stale.ts';
import type { Tables } from '../core/tables.ts';
import { versionsOf } from '../core/units.ts';
import type { Stamp, Workbench } from './workbench.ts';

/** `text`: accepted with edits. The text must be the one that is there now, so it is read here, at the moment of the act. */
export function accept(workbench: Workbench, suggestion: SuggestionId, { text }: { readonly text?: string } = {}): Change | Refusal {
  const row = workbench.tables.get('suggestion', suggestion);
  if (!row) return refuse('gone');
  return workbench.dispatch('acceptSuggestion', (stamp) => {
    return { ...acceptance(workbench.tables, row, { text, stamp }), author: stamp.author, time: stamp.time };
  });
}

export function reject(workbench: Workbench, suggestion: SuggestionId, reason: string): Change | Refusal {
  const row = workbench.tables.get('suggestion', suggestion);
  return workbench.dispatch('rejectSuggestion', (stamp) => ({ suggestion, ...reasoned(row, reason, stamp), ...anew(row), author: stamp.author, time: stamp.time }));
}

export function withdraw(workbench: Workbench, suggestion: SuggestionId): Change | Refusal {
  return workbench.dispatch('withdrawSuggestion', ({ author, time }) => ({ suggestion, ...anew(workbench.tables.get('suggestion', suggestion)), author, time }));
}

/** All that wait for a decision get the same one, in one act and one undo; those that it does not apply to are passed over. */
export function decideMany(workbench: Workbench, suggestions: readonly SuggestionId[], { verdict, reason }: { readonly verdict: 'accepted' | 'rejected'; readonly reason: string }): Change | Refusal {
  const rows = suggestions.flatMap((id) => workbench.tables.get('suggestion', id) ?? []);
  return workbench.dispatch('decideSuggestions', (stamp) => ({
    decisions: rows.map((row) => verdict === 'accepted'
      ? { ...acceptance(workbench.tables, row, { stamp }), verdict, reason }
      : { suggestion: row.id, verdict, base: textUnder(workbench.tables, row), ...reasoned(row, reason, stamp), ...anew(row) }),
    author: stamp.author, time: stamp.time,
  }));
}

/** With the ids that it may need, and no more: one that is not used would have to lead somewhere (commands/names-left.ts). */
function acceptance(tables: Tables, row: Suggestion, { text, stamp: { newId } }: { readonly text?: string | undefined; readonly stamp: Stamp }): Omit<AcceptArgs, 'author' | 'time'> {
  const { id: suggestion, proposes, segment } = row, edited = !proposes && text !== undefined && text !== row.text;
  return {
    suggestion, base: textUnder(tables, row), ...anew(row),
    ...(edited ? { text, segment, late: asId<SuggestionId>(newId('sug')) } : {}),
    ...(row.run ? { id: asId<SegmentId>(newId('seg')), segment } : {}),
    ...(proposes?.kind === 'state' && isConfirmed(proposes.state) ? { beside: besideOf(tables, segment) } : {}),
    ...(proposes?.kind === 'links' ? { bead: asId<BeadId>(newId('bead')), alignment: asId<AlignmentId>(newId('aln')) } : {}),
  };
}

/** A reason is kept also where the decision comes too late: as a note. */
function reasoned(row: Suggestion | undefined, reason: string, { newId }: Stamp): Pick<OneDecision, 'reason' | 'segment' | 'note'> {
  return row && reason !== '' ? { reason, segment: row.segment, note: asId<NoteId>(newId('note')) } : { reason };
}

/** The person has the contradiction before them. */
function anew(row: Suggestion | undefined): { anew?: true } {
  return row?.status === 'disputed' ? { anew: true } : {};
}

export function suggestState(workbench: Workbench, segment: SegmentId, { state, reason }: { readonly state: SegmentState; readonly reason: string }): Change | Refusal {
  return propose(workbench, segment, { proposes: { kind: 'state', state }, reason });
}

/** `segments`: of at least two versions, in any order. */
export function suggestLinks(workbench: Workbench, segments: readonly SegmentId[], reason: string): Change | Refusal {
  const there = inOrder(workbench.tables, segments), [first] = there;
  if (!first) return refuse('nothingSelected');
  if (there.every(({ version }) => version === first.version)) return refuse('twoVersions');
  return propose(workbench, first.id, { proposes: { kind: 'links', segments: there.map(({ id }) => id) }, reason });
}

/** In the order of the columns, and in each as they read. */
function inOrder(tables: Tables, segments: readonly SegmentId[]): Segment[] {
  const rank = new Map(versionsOf(tables).map(({ id }, at) => [id, at]));
  return [...new Set(segments)].flatMap((id) => tables.get('segment', id) ?? [])
    .sort((a, b) => (rank.get(a.version) ?? 0) - (rank.get(b.version) ?? 0) || tables.placeIn(a) - tables.placeIn(b));
}

function propose(workbench: Workbench, segment: SegmentId, { proposes, reason }: { readonly proposes: Proposal; readonly reason: string }): Change | Refusal {
  const row = workbench.tables.get('segment', segment);
  if (!row) return refuse('gone');
  return workbench.dispatch('suggest', ({ author, time, newId }) => ({ id: asId<SuggestionId>(newId('sug')), segment, base: row.text, text: row.text, reason, proposes, author, time }));
}

/** Answers a suggestion. */
export function reply(workbench: Workbench, suggestion: SuggestionId, text: string): Change | Refusal {
  const row = workbench.tables.get('suggestion', suggestion);
  return row ? addNote(workbench, { segment: row.segment, suggestion, text }) : refuse('gone');
}

export interface NewNote {
  readonly segment: SegmentId;
  /** About the link of the sentence with those of this version. */
  readonly link?: VersionId;
  readonly suggestion?: SuggestionId;
  /** It goes on the thread of this note. */
  readonly thread?: NoteId;
  readonly text: string;
}

export function addNote(workbench: Workbench, note: NewNote): Change | Refusal {
  return workbench.dispatch('addNote', ({ author, time, newId }) => ({ id: asId<NoteId>(newId('note')), ...note, author, time }));
}

/** The thread of the note is settled, or open again. */
export function resolve(workbench: Workbench, note: NoteId, resolved: boolean): Change | Refusal {
  return workbench.dispatch('resolveNote', ({ author, time }) => ({ note, resolved, author, time }));
}

/** One's own. `base`: what the note said when the person began to write, where it may say something else by now. '' deletes the note. */
export function editNote(workbench: Workbench, note: NoteId, { text, base }: { readonly text: string; readonly base?: string }): Change | Refusal {
  const row = workbench.tables.get('note', note);
  if (!row) return refuse('gone');
  return workbench.dispatch('editNote', ({ author, time, newId }) => ({ note, segment: row.segment, base: base ?? row.text, text, id: asId<NoteId>(newId('note')), author, time }));
}

/** "Still right": beside the words that stand there now. The state stays. */
export function confirmAgain(workbench: Workbench, segment: SegmentId): Change | Refusal {
  const { tables } = workbench, row = tables.get('segment', segment);
  if (!row) return refuse('gone');
  if (!isConfirmed(row.state)) return refuse('noChange');
  return workbench.dispatch('setState', () => ({ segment, base: row.text, state: row.state, beside: besideOf(tables, segment) }));
}
