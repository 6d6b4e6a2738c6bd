/** Suggestions: propose a text with a reason; accept, reject or withdraw it. A decision is final until it is undone. */
import type { SegmentId, SuggestionId } from '../ids.ts';
import type { Author, Segment, Suggestion, SuggestionStatus } from '../model.ts';
import type { Patch } from '../patch.ts';
import { PatchBuilder } from '../patch.ts';
import type { Refusal } from '../change.ts';
import { refuse } from '../change.ts';
import { aboutOthers, runText, spanOf, whereNow } from '../forwards.ts';
import type { Tables } from '../tables.ts';
import type { Command } from './command.ts';
import { brought, suggestionAt } from './late-text.ts';
import { isShown, keysIn, replaceRun } from './segment-run.ts';
import { joined } from './segments.ts';

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
  /** Of the segment that takes the place of a run; without a run nobody needs it. */
  readonly id?: SegmentId;
}
export interface RejectArgs extends Stamp { readonly suggestion: SuggestionId; readonly reason: string }
export interface WithdrawArgs extends Stamp { readonly suggestion: SuggestionId }

export const suggest: Command<SuggestArgs> = (tables, args) => {
  const where = whereNow(tables, args.segment);
  if (!where) return refuse('gone');
  const row = suggestionAt(where, { ...args, suggestion: args.id }, { origin: 'person', reason: args.reason });
  if (row.text === runText(spanOf(tables, where.run))) return refuse('noChange');
  if (tables.get('suggestion', args.id)) return refuse('known');
  return new PatchBuilder().set('suggestion', null, row).done();
};

export const acceptSuggestion: Command<AcceptArgs> = (tables, args) => {
  const decided = decide(tables, args, { status: 'accepted', reason: '' });
  if ('no' in decided) return decided;
  const about = brought(tables, decided.after, (id) => tables.get('segment', id) !== undefined);
  const run = spanOf(tables, (about.run ?? [about.segment]).flatMap((id) => tables.get('segment', id) ?? [])), [segment] = run;
  if (!segment) return refuse('gone');
  if (runText(run) !== args.base) return refuse('changedSince');
  if (run.length > 1) return acceptForRun(tables, args, { before: decided.before, after: about, run });
  const patch = new PatchBuilder().set('suggestion', decided.before, about);
  if (segment.text !== about.text || segment.state !== 'translated') {
    patch.set('segment', segment, { ...segment, text: about.text, state: 'translated' });
  }
  return patch.done();
};

/** The text of several sentences takes their place as one. */
function acceptForRun(tables: Tables, args: AcceptArgs, { before, after, run }: Decided & { readonly run: readonly Segment[] }): Patch | Refusal {
  const [first] = run, id = args.id ?? `${args.suggestion}.seg` as SegmentId;
  if (!first || !isShown(tables, first.version)) return refuse('gone');
  if (tables.get('segment', id)) return refuse('known');
  const patch = new PatchBuilder(), act = { tables, patch }, from = tables.indexOf(first.id);
  const [order = ''] = keysIn(act, tables.segmentsOf(first.version), { from, to: from + run.length, count: 1 });
  const made = joined(run, { id, order, text: after.text, state: 'translated' });
  replaceRun(act, run, [made]);
  return patch.set('suggestion', before, aboutOthers(after, [made], after)).done();
}

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
