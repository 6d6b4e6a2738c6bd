/**
 * Undo and redo as ordinary changes. Both take back the effect of an earlier change (redo takes back an undo), field
 * by field, so that what others did to the same row since stays:
 *
 * - a field that is still what the change left goes back;
 * - a text that is no longer what the change left is not overwritten: the former text becomes a suggestion;
 * - a state that somebody set since stays, with what stood beside the sentence then;
 * - so does the former text of a sentence that was split, joined or deleted since (forwards.ts);
 * - anything else that moved on (a row added, removed, decided) refuses the whole act, and so does what would leave a
 *   version without its pivot or its alignment (structure.ts), or put sentences where others have come between them.
 */
import type { ChangeId, SegmentId, SuggestionId } from '../ids.ts';
import type { Author, Bead, Rows, Segment, Suggestion, TableName } from '../model.ts';
import type { Patch, RowEdit } from '../patch.ts';
import { editsById, isEmpty, PatchBuilder, sameValue } from '../patch.ts';
import type { Refusal } from '../change.ts';
import { refuse } from '../change.ts';
import { whereNow } from '../forwards.ts';
import { laterTouching, linksMovedOn } from '../moved-on.ts';
import { orderedRow } from '../row-order.ts';
import { keepsStructure } from '../structure.ts';
import type { Tables } from '../tables.ts';
import type { Command, LogView } from './command.ts';
import { brought, fileLate } from './late-text.ts';
import type { Act } from './segment-run.ts';
import { leaveForwards, segmentsMayGoBack } from './undo-segments.ts';

export interface UndoArgs {
  /** The act that the person wants undone or redone. */
  readonly target: ChangeId;
  /** The change whose effect is taken back: the act itself, its redo, or (for redo) its undo. */
  readonly effect: ChangeId;
  readonly suggestion: SuggestionId;
  readonly author: Author;
  readonly time: number;
}

export const undo: Command<UndoArgs> = (tables, args, log) => {
  const effect = log.patchOf(args.effect);
  return effect ? takenBack(tables, { ...args, patch: effect, since: args.effect }, log) : refuse('gone');
};

/** An effect, and after which change others may have gone on from it. */
export interface TakeBackArgs extends Pick<UndoArgs, 'suggestion' | 'author' | 'time'> { readonly patch: Patch; readonly since: ChangeId }

/** What takes an effect back by the rules of undo. */
export function takenBack(tables: Tables, args: TakeBackArgs, log: LogView): Patch | Refusal {
  const builder = new PatchBuilder(), act: TakingBack = { tables, patch: builder, args, displaced: 0 };
  for (const edit of editsById(args.patch)) {
    const no = takeBack(act, edit);
    if (no) return no === 'changedSince' ? movedOn(log, args.since, ({ table, id }) => table === edit.table && id === edit.id) : refuse(no);
  }
  const result = builder.done();
  if (isEmpty(result)) return refuse('noChange');
  const later = linksMovedOn(log, args.since, result);
  if (later !== undefined) return refuse('changedSince', { later });
  if (!keepsStructure(tables, result) || !segmentsMayGoBack(tables, result)) return movedOn(log, args.since, touching(result));
  leaveForwards(act, result);
  return builder.done();
}

/** An act on rows that others have gone on from; the later one is named where it is known. */
function movedOn(log: LogView, effect: ChangeId, touches: (row: { table: TableName; id: string }) => boolean): Refusal {
  const later = laterTouching(log, effect, (table, id) => touches({ table, id }));
  return refuse('changedSince', later === undefined ? {} : { later });
}

/** Versions and alignments decide about each other's rows, a sentence about those around it. */
function touching(patch: Patch): (row: { table: TableName; id: string }) => boolean {
  const tables = new Set<TableName>(patch.work || patch.version || patch.alignment ? ['work', 'version', 'alignment'] : ['segment', 'version', 'alignment']);
  return ({ table }) => tables.has(table);
}

interface TakingBack extends Act { readonly args: TakeBackArgs; displaced: number }

/** The reason why it cannot be taken back; undefined: it is. */
function takeBack(act: TakingBack, { table, id, before, after }: RowEdit): 'changedSince' | 'gone' | undefined {
  const { tables, patch } = act, now = tables.get(table, id) ?? null;
  if (table === 'forward' && before === null && patch.done().segment?.[id]?.[1] == null) return undefined; // its sentence does not come back
  if (before === null || after === null) {
    if (!sameValue(now, after)) return 'changedSince';
    patch.set(table, now, table === 'suggestion' && before ? brought(tables, before as Suggestion, willBeThere(act)) : before);
    return undefined;
  }
  if (now === null) return table === 'segment' && onlyText(before as Segment, after as Segment) ? fileForGone(act, before as Segment, after as Segment) : 'gone';
  const back = fieldsBack(table, { before, after, now });
  if (back === 'moved-on') return 'changedSince';
  if (back === 'text-moved-on') fileFormerText(act, before as Segment, now as Segment);
  else if (!sameValue(back, now)) patch.set(table, now, sameValue(back, before) ? before : back); // byte for byte, the order of its fields too
  return undefined;
}

/** Segments come before suggestions in a patch: what comes back with this one counts as there. */
function willBeThere({ tables, patch }: Act): (id: SegmentId) => boolean {
  return (id) => tables.get('segment', id) !== undefined || patch.done().segment?.[id]?.[1] != null;
}

function onlyText(before: Segment, after: Segment): boolean {
  return sameValue({ ...unjudged(before), text: after.text }, unjudged(after));
}

/** Without its state, and what stood beside it when that was set. */
function unjudged({ state: _state, beside: _beside, ...rest }: Segment): Omit<Segment, 'state' | 'beside'> {
  return rest;
}

/** The sentence was split, joined or deleted since: its former text is proposed where it stands now. */
function fileForGone(act: TakingBack, before: Segment, after: Segment): 'gone' | undefined {
  const where = whereNow(act.tables, before.id);
  if (!where) return 'gone';
  if (before.text === after.text) return undefined;
  fileLate(act, where, { base: after.text, text: before.text, suggestion: nextId(act), author: act.args.author, time: act.args.time });
  return undefined;
}

function nextId(act: TakingBack): SuggestionId {
  const number = act.displaced++;
  return (number === 0 ? act.args.suggestion : `${act.args.suggestion}.${number}`) as SuggestionId;
}

export const redo: Command<UndoArgs> = undo;

type AnyRow = Rows[TableName];

function fieldsBack(table: TableName, { before, after, now }: { before: AnyRow; after: AnyRow; now: AnyRow }): AnyRow | 'moved-on' | 'text-moved-on' {
  if (sameValue(now, after)) return before; // byte for byte, the order of its fields included
  const back = { ...now } as unknown as Record<string, unknown>;
  if (table === 'bead' && movedOnBead(before as Bead, after as Bead, now as Bead)) return 'moved-on';
  const from = before as unknown as Record<string, unknown>, left = after as unknown as Record<string, unknown>;
  const judged = table === 'segment' && !sameValue(judgement(now as Segment), judgement(after as Segment));
  for (const field of new Set([...Object.keys(from), ...Object.keys(left)])) {
    if (sameValue(from[field], left[field])) continue;
    if (table === 'segment' && (field === 'state' || field === 'beside')) {
      if (!judged) setField(back, field, from[field]);
    } else if (sameValue(back[field], left[field])) setField(back, field, from[field]);
    else return table === 'segment' && field === 'text' ? 'text-moved-on' : 'moved-on';
  }
  return orderedRow(table, back as unknown as AnyRow);
}

/** A state and what stood beside the sentence when it was set go back together or not at all. */
function judgement({ state, beside = [] }: Segment): unknown {
  return [state, beside];
}

/**
 * The sides of a bead go back together or not at all: half of it would be a link that nobody has made. Names of beads are derived, so
 * that in another order the same one may be of another alignment.
 */
function movedOnBead(before: Bead, after: Bead, now: Bead): boolean {
  if (now.alignment !== after.alignment) return true;
  const members = ({ source, target }: Bead): unknown => [source, target];
  return !sameValue(members(before), members(after)) && !sameValue(members(now), members(after));
}

/** A field that was absent is absent again, not undefined: rows are JSON. */
function setField(row: Record<string, unknown>, field: string, value: unknown): void {
  if (value === undefined) Reflect.deleteProperty(row, field); else row[field] = value;
}

function fileFormerText(act: TakingBack, former: Segment, now: Segment): void {
  const where = { run: [now], lead: '', tail: '', gone: null };
  fileLate(act, where, { base: now.text, text: former.text, suggestion: nextId(act), author: act.args.author, time: act.args.time });
}
