/** Suggestions: propose a text, a state or links with a reason; accept, reject or withdraw what is proposed, one or many at once. */
import type { AlignmentId, BeadId, NoteId, SegmentId, SuggestionId } from '../ids.ts';
import type { Author, Proposal, Suggestion } from '../model.ts';
import type { Patch } from '../patch.ts';
import { editsOf, PatchBuilder } from '../patch.ts';
import type { Refusal } from '../change.ts';
import { isRefusal, refuse } from '../change.ts';
import { runText, spanOf, whereNow } from '../forwards.ts';
import type { Beside } from '../stale.ts';
import { suggestionRow } from '../suggestions.ts';
import type { Tables } from '../tables.ts';
import type { Command } from './command.ts';
import { decide } from './decide.ts';
import { suggestionAt } from './late-text.ts';
import { noteFor } from './notes.ts';

interface Stamp { readonly author: Author; readonly time: number }
export interface SuggestArgs extends Stamp {
  readonly id: SuggestionId;
  readonly segment: SegmentId;
  /** What its author saw. */
  readonly base: string;
  /** What they propose; where it is not a text, once more what they saw. */
  readonly text: string;
  readonly reason: string;
  readonly proposes?: Proposal;
}
/** One of several, with everything that accepting it as it stands may need (decide.ts). Nothing is typed into one of several. */
export interface OneDecision {
  readonly suggestion: SuggestionId;
  readonly verdict: 'accepted' | 'rejected';
  readonly base: string;
  readonly reason: string;
  readonly anew?: true;
  readonly id?: SegmentId;
  readonly beside?: readonly Beside[];
  readonly bead?: BeadId;
  readonly alignment?: AlignmentId;
  /** Its sentence, by which what is said finds its place where the suggestion is not there: with `id`, and with a reason for rejecting it. */
  readonly segment?: SegmentId;
  /** Under which that reason is kept at the sentence where it comes too late. */
  readonly note?: NoteId;
}
export interface AcceptArgs extends Stamp, Omit<OneDecision, 'verdict' | 'reason' | 'note'> {
  /** With edits: what is written instead, and the name under which it is filed, beside `segment`, where it meets another text. */
  readonly text?: string;
  readonly late?: SuggestionId;
}
export interface RejectArgs extends Stamp, Pick<OneDecision, 'suggestion' | 'reason' | 'anew' | 'segment' | 'note'> {}
export interface WithdrawArgs extends Stamp { readonly suggestion: SuggestionId; readonly anew?: true }
export interface DecideSuggestionsArgs extends Stamp { readonly decisions: readonly OneDecision[] }

export const suggest: Command<SuggestArgs> = (tables, args) => {
  const row = proposed(tables, args), patch = new PatchBuilder();
  if (!('no' in row)) return patch.set('suggestion', null, row).done();
  // A state, or links, of a sentence that is not there any more: of what was proposed the reason is left.
  const kept = args.proposes && row.no === 'gone' ? noteFor(tables, { ...args, id: `${args.id}.why` as NoteId, text: args.reason }) : row;
  return 'no' in kept ? row : patch.set('note', null, kept).done();
};

/** The row; refused where it is so already, or nobody knows the sentence. */
export function proposed(tables: Tables, args: SuggestArgs): Suggestion | Refusal {
  const { id, proposes } = args, where = whereNow(tables, args.segment);
  if (!where) return refuse('gone');
  const row = suggestionAt(where, { ...args, suggestion: id }, { origin: 'person', reason: args.reason });
  const isSo = proposes ? proposes.kind === 'state' && where.run.every(({ state }) => state === proposes.state) : row.text === runText(spanOf(tables, where.run));
  if (isSo) return refuse('noChange');
  if (proposes && where.gone !== null) return refuse('gone');
  if (tables.get('suggestion', id)) return refuse('known');
  return proposes ? suggestionRow({ ...row, proposes }) : row;
}

export const acceptSuggestion: Command<AcceptArgs> = (tables, args, log) => decide(tables, { ...args, verdict: 'accepted', reason: '' }, log);

export const rejectSuggestion: Command<RejectArgs> = (tables, args, log) => decide(tables, { ...args, verdict: 'rejected' }, log);

export const withdrawSuggestion: Command<WithdrawArgs> = (tables, args, log) => decide(tables, { ...args, verdict: 'withdrawn', reason: '' }, log);

/**
 * Several decisions as one act. Each is worked out on the rows as they are; one that would change a row which an earlier one has
 * changed is passed over, as is one that does not apply. Where none is left the first says why.
 */
export const decideSuggestions: Command<DecideSuggestionsArgs> = (tables, { decisions, author, time }, log) => {
  const patch = new PatchBuilder(), touched = new Set<string>();
  let first: Refusal | undefined;
  for (const decision of decisions) {
    const done = decide(tables, { ...decision, author, time }, log);
    if (isRefusal(done)) { first ??= done; continue; }
    take(patch, done, touched);
  }
  return touched.size === 0 ? first ?? refuse('noChange') : patch.done();
};

function take(patch: PatchBuilder, done: Patch, touched: Set<string>): void {
  const edits = [...editsOf(done)];
  // Two new alignments might be between the same versions: one an act.
  const names = edits.map(({ table, id }) => (table === 'alignment' ? table : `${table} ${id}`));
  if (names.some((name) => touched.has(name))) return;
  for (const name of names) touched.add(name);
  for (const { table, before, after } of edits) patch.set(table, before, after);
}
