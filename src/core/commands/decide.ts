/**
 * Deciding suggestions. An open one is carried out or turned down. A decision that meets the opposite one of another person,
 * made out of sight of it, is not lost and does not win: the suggestion is disputed, whichever of the two came first, until
 * somebody who has seen both decides it anew. A text that was accepted and stands there untouched makes way meanwhile for the
 * one that it had taken the place of.
 *
 * What a person typed when they accepted with edits is kept in any case: as the text, in the decision, or, where it meets
 * another text, as a suggestion of its own. So is the reason of a rejection: where somebody else has rejected it already, or it
 * is not there any more (a text that met another one, until the whole came), it is a note.
 */
import type { AlignmentId, BeadId, NoteId, SegmentId, SuggestionId } from '../ids.ts';
import type { Author, Decision, Proposal, Segment, Suggestion, Verdict } from '../model.ts';
import { SEGMENT_STATES } from '../model.ts';
import type { Patch } from '../patch.ts';
import { editsOf, isEmpty, PatchBuilder, sameValue } from '../patch.ts';
import type { Refusal } from '../change.ts';
import { isRefusal, refuse } from '../change.ts';
import type { Whereabouts } from '../forwards.ts';
import { aboutOthers, runText, spanOf, whereNow } from '../forwards.ts';
import type { Beside } from '../stale.ts';
import { inState, rewritten } from '../stale.ts';
import { decisionOf, opinionOf, suggestionRow } from '../suggestions.ts';
import type { Tables } from '../tables.ts';
import type { LogView } from './command.ts';
import { brought, fileLate } from './late-text.ts';
import { linkSegments } from './links.ts';
import { noteFor } from './notes.ts';
import { isShown, keysIn, replaceRun } from './segment-run.ts';
import { joined } from './segments.ts';

export interface DecisionArgs {
  readonly suggestion: SuggestionId;
  readonly verdict: Verdict;
  readonly reason: string;
  /** The person saw that it is disputed, and settles it. */
  readonly anew?: true;
  /** Accepted: the text that the person saw there; a different one by now refuses, so nothing is overwritten unseen. */
  readonly base?: string;
  /** Accepted with edits: what is written instead of the proposed text. */
  readonly text?: string;
  /** Its sentence, and the id under which `text` is filed where it meets another text. */
  readonly segment?: SegmentId;
  readonly late?: SuggestionId;
  /** Under which the reason of a rejection is kept at the sentence where it comes too late. */
  readonly note?: NoteId;
  /** Of the sentence that takes the place of a run; without a run nobody needs it. */
  readonly id?: SegmentId;
  /** Of a proposed state: what stood beside the sentence (state.ts). */
  readonly beside?: readonly Beside[];
  /** Of proposed links: the stems of new ids (links.ts). */
  readonly bead?: BeadId;
  readonly alignment?: AlignmentId;
  readonly author: Author;
  readonly time: number;
}

interface Deciding { readonly tables: Tables; readonly log: LogView; readonly args: DecisionArgs; readonly before: Suggestion }

export function decide(tables: Tables, args: DecisionArgs, log: LogView): Patch | Refusal {
  const before = tables.get('suggestion', args.suggestion);
  const done = before ? decided({ tables, log, args, before }) : refuse('gone');
  if (!isRefusal(done)) return done;
  return args.text === undefined ? keptAsNote(tables, args, { before, no: done }) : keptAsSuggestion(tables, { ...args, text: args.text }, { before, no: done });
}

function decided(deciding: Deciding): Patch | Refusal {
  const { before, args } = deciding;
  if (args.verdict === 'withdrawn' && before.author.personId !== args.author.personId) return refuse('notYours');
  if (before.status !== 'open' && (before.status !== 'disputed' || !args.anew)) return contradicted(deciding);
  if (args.verdict === 'accepted') return carriedOut(deciding);
  return new PatchBuilder().set('suggestion', before, withDecision(before, args.verdict, decisionOf(args))).done();
}

function withDecision({ against: _against, ...suggestion }: Suggestion, status: Verdict, decision: Decision): Suggestion {
  return suggestionRow({ ...suggestion, status, decision });
}

/** Somebody has decided it already. Another person who decides the opposite disputes it; anybody else is late. */
function contradicted({ tables, before, args }: Deciding): Patch | Refusal {
  const { status, decision } = before, { verdict } = args;
  const said = before.against ?? (decision && status !== 'open' && status !== 'disputed' ? [opinionOf(decision, status)] : []);
  const late = refuse('decided', { status });
  if (said.length === 0 || said.some(({ author }) => author.personId === args.author.personId)) return late;
  if (status !== 'disputed' && (status === 'accepted') === (verdict === 'accepted')) return late;
  const { text, ...plain } = args, edited = text !== undefined && text !== before.text ? { text } : {};
  const against = [...said, opinionOf(decisionOf(plain, edited), verdict)];
  const patch = new PatchBuilder().set('suggestion', before, suggestionRow({ ...before, status: 'disputed', decision: null, against }));
  makeWay({ tables, patch }, before);
  return patch.done();
}

/** What was accepted and stands there still makes way for what stood there before. */
function makeWay({ tables, patch }: { tables: Tables; patch: PatchBuilder }, { status, decision, segment: id, run, text, proposes }: Suggestion): void {
  const segment = tables.get('segment', id), over = decision?.over;
  if (status !== 'accepted' || over === undefined || run || !segment) return;
  if (proposes?.kind === 'state') {
    const state = SEGMENT_STATES.find((one) => one === over);
    if (state && segment.state === proposes.state && segment.text === text) patch.set('segment', segment, inState(segment, state));
  } else if (segment.text === (decision?.text ?? text)) patch.set('segment', segment, rewritten(segment, over));
}

/** The text that the person typed is filed, where it does not stand there and is not the proposed one anyway. */
function keptAsSuggestion(tables: Tables, args: DecisionArgs & { text: string }, { before, no }: { before: Suggestion | undefined; no: Refusal }): Patch | Refusal {
  const where = args.text === before?.text ? null : placeOf(tables, before, args.segment);
  if (!where) return no;
  const patch = new PatchBuilder(), suggestion = args.late ?? `${args.suggestion}.late` as SuggestionId;
  fileLate({ tables, patch }, where, { suggestion, base: args.base ?? '', text: args.text, author: args.author, time: args.time });
  const done = patch.done();
  return isEmpty(done) ? no : done;
}

/** Why somebody rejected it is said at the sentence, unless the same was said by whoever decided it. */
function keptAsNote(tables: Tables, args: DecisionArgs, { before, no }: { before: Suggestion | undefined; no: Refusal }): Patch | Refusal {
  const { suggestion, note: id, reason, verdict, author, time } = args, segment = before?.segment ?? args.segment;
  const said = before?.against ?? (before?.decision ? [before.decision] : []);
  if (verdict !== 'rejected' || id === undefined || segment === undefined || said.some((one) => one.reason === reason)) return no;
  const note = noteFor(tables, { id, segment, suggestion, text: reason, author, time });
  return 'no' in note ? no : new PatchBuilder().set('note', null, note).done();
}

function placeOf(tables: Tables, suggestion: Suggestion | undefined, segment: SegmentId | undefined): Whereabouts | null {
  const about = suggestion?.run ?? [], run = about.flatMap((id) => tables.get('segment', id) ?? []);
  if (run.length > 0 && run.length === about.length) return { run, lead: '', tail: '', gone: null };
  const id = suggestion?.segment ?? segment;
  return id === undefined ? null : whereNow(tables, id);
}

function carriedOut(deciding: Deciding): Patch | Refusal {
  const { proposes } = deciding.before;
  switch (proposes?.kind) {
    case undefined: return textWritten(deciding);
    case 'state': return stateSet(deciding, proposes);
    case 'links': return linked(deciding, proposes);
    default: return proposes satisfies never;
  }
}

/** About what it is now, and what stands there. */
function placed({ tables, before, args }: Deciding): { about: Suggestion; run: readonly Segment[]; segment: Segment } | Refusal {
  const about = brought(tables, before, (id) => tables.get('segment', id) !== undefined);
  const run = spanOf(tables, (about.run ?? [about.segment]).flatMap((id) => tables.get('segment', id) ?? [])), [segment] = run;
  if (!segment) return refuse('gone');
  return runText(run) === args.base ? { about, run, segment } : refuse('changedSince');
}

function textWritten(deciding: Deciding): Patch | Refusal {
  const { before, args } = deciding, place = placed(deciding);
  if ('no' in place) return place;
  const { about, run, segment } = place, text = args.text ?? about.text, edited = text === about.text ? undefined : text;
  if (run.length > 1) return writtenForRun(deciding, withDecision(about, 'accepted', decisionOf(args, { text: edited })), { run, text });
  const over = segment.text === text ? undefined : segment.text;
  const patch = new PatchBuilder().set('suggestion', before, withDecision(about, 'accepted', decisionOf(args, { text: edited, over })));
  if (segment.text !== text || segment.state !== 'translated') patch.set('segment', segment, rewritten(segment, text));
  return patch.done();
}

/** The text of several sentences takes their place as one. */
function writtenForRun({ tables, before, args }: Deciding, after: Suggestion, { run, text }: { readonly run: readonly Segment[]; readonly text: string }): Patch | Refusal {
  const [first] = run, id = args.id ?? `${args.suggestion}.seg` as SegmentId;
  if (!first || !isShown(tables, first.version)) return refuse('gone');
  if (tables.get('segment', id)) return refuse('known');
  const patch = new PatchBuilder(), act = { tables, patch }, from = tables.indexOf(first.id);
  const [order = ''] = keysIn(act, tables.segmentsOf(first.version), { from, to: from + run.length, count: 1 });
  const made = joined(run, { id, order, text, state: 'translated' });
  replaceRun(act, run, [made]);
  return patch.set('suggestion', before, aboutOthers(after, [made], after)).done();
}

function stateSet(deciding: Deciding, { state }: Proposal & { kind: 'state' }): Patch | Refusal {
  const { before, args } = deciding, place = placed(deciding);
  if ('no' in place) return place;
  const { about, run, segment } = place;
  if (run.length > 1) return refuse('gone');
  const over = segment.state === state ? undefined : segment.state, after = inState(segment, state, args.beside);
  const patch = new PatchBuilder().set('suggestion', before, withDecision(about, 'accepted', decisionOf(args, { over })));
  if (!sameValue(after, segment)) patch.set('segment', segment, after);
  return patch.done();
}

/** Names of sentences that were split mean what carries them on; those that were deleted are passed over. */
function linked({ tables, log, before, args }: Deciding, { segments }: Proposal & { kind: 'links' }): Patch | Refusal {
  const there = segments.flatMap((id) => { const where = whereNow(tables, id); return where && where.gone === null ? where.run.map((row) => row.id) : []; });
  const { suggestion, bead = `${suggestion}.bead` as BeadId, alignment = `${suggestion}.aln` as AlignmentId, author } = args;
  const done = linkSegments(tables, { segments: [...new Set(there)], bead, alignment, author }, log);
  if (isRefusal(done) && done.no !== 'asIs') return done;
  const patch = new PatchBuilder();
  for (const { table, before: was, after } of isRefusal(done) ? [] : editsOf(done)) patch.set(table, was, after);
  return patch.set('suggestion', before, withDecision(before, 'accepted', decisionOf(args))).done();
}
