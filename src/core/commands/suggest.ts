/** Suggestions: propose a text with a reason; accept, reject or withdraw it. A decision is final until it is undone. */
import type { SegmentId, SuggestionId } from '../ids.ts';
import type { Author, Suggestion, SuggestionStatus } from '../model.ts';
import type { Patch } from '../patch.ts';
import { PatchBuilder } from '../patch.ts';
import type { Refusal } from '../change.ts';
import { refuse } from '../change.ts';
import { standing } from '../heirs.ts';
import type { Tables } from '../tables.ts';
import type { Command } from './command.ts';

interface Stamp { readonly author: Author; readonly time: number }
export interface SuggestArgs extends Stamp {
  readonly id: SuggestionId;
  readonly segment: SegmentId;
  readonly base: string;
  readonly text: string;
  readonly reason: string;
}
export interface AcceptArgs extends Stamp {
  readonly suggestion: SuggestionId;
  /** The segment's text as the person saw it; a different one by now refuses, so nothing is overwritten unseen. */
  readonly base: string;
}
export interface RejectArgs extends Stamp { readonly suggestion: SuggestionId; readonly reason: string }
export interface WithdrawArgs extends Stamp { readonly suggestion: SuggestionId }

export const suggest: Command<SuggestArgs> = (tables, args) => {
  const named = tables.get('segment', args.segment);
  if (!named) return refuse('gone');
  const segment = standing(tables, named);
  if (segment.text === args.text) return refuse('noChange');
  if (tables.get('suggestion', args.id)) return refuse('known');
  return new PatchBuilder().set('suggestion', null, {
    id: args.id, version: segment.version, segment: segment.id, base: args.base, text: args.text, reason: args.reason,
    origin: 'person', author: args.author, time: args.time, status: 'open', decision: null,
  }).done();
};

export const acceptSuggestion: Command<AcceptArgs> = (tables, args) => {
  const decided = decide(tables, args, { status: 'accepted', reason: '' });
  if ('no' in decided) return decided;
  const segment = tables.get('segment', decided.before.segment);
  if (!segment) return refuse('gone');
  if (segment.text !== args.base) return refuse('changedSince');
  const patch = new PatchBuilder().set('suggestion', decided.before, decided.after);
  if (segment.text !== decided.before.text || segment.state !== 'translated') {
    patch.set('segment', segment, { ...segment, text: decided.before.text, state: 'translated' });
  }
  return patch.done();
};

export const rejectSuggestion: Command<RejectArgs> = (tables, args) => toPatch(decide(tables, args, { status: 'rejected', reason: args.reason }));

export const withdrawSuggestion: Command<WithdrawArgs> = (tables, args) => {
  const suggestion = tables.get('suggestion', args.suggestion);
  if (suggestion && suggestion.author.personId !== args.author.personId) return refuse('notYours');
  return toPatch(decide(tables, args, { status: 'withdrawn', reason: '' }));
};

type Decided = { readonly before: Suggestion; readonly after: Suggestion };

type Verdict = { readonly status: SuggestionStatus; readonly reason: string };

function decide(tables: Tables, args: Stamp & { suggestion: SuggestionId }, { status, reason }: Verdict): Decided | Refusal {
  const before = tables.get('suggestion', args.suggestion);
  if (!before) return refuse('gone');
  if (before.status !== 'open') return refuse('decided', { status: before.status });
  return { before, after: { ...before, status, decision: { author: args.author, time: args.time, reason } } };
}

function toPatch(decided: Decided | Refusal): Patch | Refusal {
  return 'no' in decided ? decided : new PatchBuilder().set('suggestion', decided.before, decided.after).done();
}
