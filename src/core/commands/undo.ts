/**
 * Undo and redo as ordinary changes. Both take back the effect of an earlier change (redo takes back an undo), field
 * by field, so that what others did to the same row since stays:
 *
 * - a field that is still what the change left goes back;
 * - a text that is no longer what the change left is not overwritten: the former text becomes a suggestion;
 * - a state that somebody set since stays;
 * - anything else that moved on (a row added, removed, decided) refuses the whole act, and so does what would leave a
 *   version without its pivot or its alignment (structure.ts).
 */
import type { ChangeId, SuggestionId } from '../ids.ts';
import type { Author, Rows, Segment, TableName } from '../model.ts';
import { editsOf, isEmpty, PatchBuilder, sameValue } from '../patch.ts';
import { refuse } from '../change.ts';
import { keepsStructure } from '../structure.ts';
import type { Tables } from '../tables.ts';
import type { Command } from './command.ts';

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
  if (!effect) return refuse('gone');
  const patch = new PatchBuilder();
  let displaced = 0;
  for (const { table, id, before, after } of editsOf(effect)) {
    const now = tables.get(table, id) ?? null;
    if (before === null || after === null) {
      if (!sameValue(now, after)) return refuse('changedSince');
      patch.set(table, now, before);
      continue;
    }
    if (now === null) return refuse('gone');
    const back = fieldsBack(table, { before, after, now });
    if (back === 'moved-on') return refuse('changedSince');
    if (back === 'text-moved-on') fileFormerText({ tables, patch, args, number: displaced++ }, before as Segment, now as Segment);
    else if (!sameValue(back, now)) patch.set(table, now, back);
  }
  const result = patch.done();
  if (isEmpty(result)) return refuse('noChange');
  return keepsStructure(tables, result) ? result : refuse('changedSince');
};

export const redo: Command<UndoArgs> = undo;

type AnyRow = Rows[TableName];

function fieldsBack(table: TableName, { before, after, now }: { before: AnyRow; after: AnyRow; now: AnyRow }): AnyRow | 'moved-on' | 'text-moved-on' {
  const back = { ...now } as unknown as Record<string, unknown>;
  const from = before as unknown as Record<string, unknown>, left = after as unknown as Record<string, unknown>;
  for (const field of new Set([...Object.keys(from), ...Object.keys(left)])) {
    if (sameValue(from[field], left[field])) continue;
    if (sameValue(back[field], left[field])) setField(back, field, from[field]);
    else if (table === 'segment' && field === 'text') return 'text-moved-on';
    else if (table !== 'segment' || field !== 'state') return 'moved-on';
  }
  return back as unknown as AnyRow;
}

/** A field that was absent is absent again, not undefined: rows are JSON. */
function setField(row: Record<string, unknown>, field: string, value: unknown): void {
  if (value === undefined) Reflect.deleteProperty(row, field); else row[field] = value;
}

function fileFormerText(
  { tables, patch, args, number }: { tables: Tables; patch: PatchBuilder; args: UndoArgs; number: number }, former: Segment, now: Segment,
): void {
  const id = (number === 0 ? args.suggestion : `${args.suggestion}.${number}`) as SuggestionId;
  if (former.text === now.text || tables.get('suggestion', id)) return;
  patch.set('suggestion', null, {
    id, version: now.version, segment: now.id, base: now.text, text: former.text, reason: '', origin: 'conflict',
    author: args.author, time: args.time, status: 'open', decision: null,
  });
}
