/**
 * Inserting and deleting a sentence. The text changes by exactly that sentence and the one white space that parts it from
 * its neighbour (law T1): a new one takes over the end of the paragraph in which it is put, a deleted one gives it back.
 */
import type { BeadId, SegmentId, SuggestionId, VersionId } from '../ids.ts';
import type { Alignment, Author, Bead, Segment } from '../model.ts';
import type { Patch } from '../patch.ts';
import { isEmpty, PatchBuilder } from '../patch.ts';
import type { Refusal } from '../change.ts';
import { refuse } from '../change.ts';
import type { Whereabouts } from '../forwards.ts';
import { forwardOfGone, whereNow } from '../forwards.ts';
import type { Tables } from '../tables.ts';
import { compare } from '../tables.ts';
import { endsParagraph } from '../text/plain.ts';
import { theWork, versionsOf } from '../units.ts';
import type { Command } from './command.ts';
import { fileLate } from './late-text.ts';
import type { Act } from './segment-run.ts';
import { beadsThere, carrySuggestions, isShown, isTaken, keysIn } from './segment-run.ts';

interface Stamp { readonly author: Author; readonly time: number }
export interface InsertSegmentArgs extends Stamp {
  readonly id: SegmentId;
  readonly version: VersionId;
  /** null: at the beginning. */
  readonly after: SegmentId | null;
  readonly text: string;
  /** Any segment of the row whose bead takes it; null: it stands alone. */
  readonly beside: SegmentId | null;
  /** Stem of new bead ids. */
  readonly bead: BeadId;
}
export interface DeleteSegmentArgs extends Stamp {
  readonly segment: SegmentId;
  /** The text the person saw: another one by now is not deleted. */
  readonly base: string;
  readonly bead: BeadId;
}

export const insertSegment: Command<InsertSegmentArgs> = (tables, args) => {
  if (isTaken(tables, args.id)) return refuse('known');
  const list = tables.segmentsOf(args.version);
  const where = args.after === null ? null : whereNow(tables, args.after);
  if (args.after !== null && (!where || versionOf(tables, args.after) !== args.version)) return refuse('gone');
  if (!isShown(tables, args.version)) return elsewhere(tables, args, where ?? first(tables, list));
  if (where && where.run[0]?.version !== args.version) return refuse('gone');
  const patch = new PatchBuilder(), act = { tables, patch };
  const place = where ? placeBehind(tables, where) : 0, before = list[place - 1], next = list[place];
  const glue = glueAt(list, place - 1), [order = ''] = keysIn(act, list, { from: place, to: place, count: 1 });
  const block = (before ?? next)?.block;
  patch.set('segment', null, {
    id: args.id, version: args.version, order, text: args.text, after: before ? before.after : next ? glue : '',
    state: args.text === '' ? 'initial' : 'translated',
    ...(block === undefined ? {} : { block }),
  });
  if (before && before.after !== glue) patch.set('segment', before, { ...before, after: glue });
  standInBeads(act, args, order);
  return patch.done();
};

/** Also of one that is not there any more. */
function versionOf(tables: Tables, id: SegmentId): VersionId | undefined {
  return (tables.get('segment', id) ?? tables.get('forward', id))?.version;
}

/** The place behind the last of the run; a deleted one stood behind, or before, its neighbour. */
function placeBehind(tables: Tables, { run, gone }: Whereabouts): number {
  const neighbour = gone === 'before' ? run[0] : run.at(-1);
  return neighbour ? tables.indexOf(neighbour.id) + (gone === 'before' ? 0 : 1) : 0;
}

function first(tables: Tables, [row]: readonly Segment[]): Whereabouts | null {
  const where = row && whereNow(tables, row.id);
  return where ? { ...where, run: where.run.slice(0, 1), lead: ' ', tail: '', gone: 'before' } : null;
}

/** The version was replaced or removed: what was written for it is proposed beside the sentence behind which it would stand. */
function elsewhere(tables: Tables, { id, text, author, time }: InsertSegmentArgs, where: Whereabouts | null): Patch | Refusal {
  if (!where || text === '') return refuse('gone');
  const patch = new PatchBuilder(), beside: Whereabouts = { ...where, run: where.run.slice(-1), lead: where.gone ? where.lead : ' ', tail: '', gone: where.gone ?? 'behind' };
  fileLate({ tables, patch }, beside, { base: '', text, suggestion: `${id}.sug` as SuggestionId, author, time });
  const done = patch.done();
  return isEmpty(done) ? refuse('gone') : done;
}

/** What parts two sentences there: a blank, but nothing in a text that is written without blanks. */
export function glueAt(list: readonly Segment[], at: number): string {
  const near = [at - 1, at, at + 1].flatMap((place) => {
    const row = place < list.length - 1 ? list[place] : undefined;
    return row && !endsParagraph(row) ? [row.after] : [];
  });
  return near.length > 0 && near.every((white) => white === '') ? '' : ' ';
}

/** In its version's alignment, or in all of the pivot's, it stands in the bead of `beside`, or in one of its own. */
function standInBeads({ tables, patch }: Act, { id, version, beside, bead: stem }: InsertSegmentArgs, order: string): void {
  let made = 0;
  const newId = (): BeadId => {
    const id = (made === 0 ? stem : `${stem}.${made}`) as BeadId;
    made++;
    return tables.get('bead', id) ? newId() : id;
  };
  for (const alignment of alignmentsAround(tables, version)) {
    const side = alignment.source === version ? 'source' : 'target', bead = beside === null ? undefined : besideBead(tables, alignment, beside);
    if (bead) {
      patch.set('bead', bead, { ...bead, [side]: inserted(tables, bead[side], { id, order }) });
      continue;
    }
    patch.set('bead', null, { id: newId(), alignment: alignment.id, source: [], target: [], [side]: [id], status: 'auto', score: 0.5 });
  }
}

/** Before the first that stands behind it. */
function inserted(tables: Tables, side: readonly SegmentId[], { id, order }: Pick<Segment, 'id' | 'order'>): SegmentId[] {
  const at = side.findIndex((member) => compare(tables.get('segment', member)?.order ?? '', order) > 0);
  return at < 0 ? [...side, id] : side.toSpliced(at, 0, id);
}

/** Chosen ones, in the order of the columns. */
function alignmentsAround(tables: Tables, version: VersionId): Alignment[] {
  const isPivot = theWork(tables).pivot === version;
  const chosen = isPivot ? versionsOf(tables).map(({ alignment }) => alignment) : [tables.get('version', version)?.alignment ?? null];
  return chosen.flatMap((id) => (id === null ? undefined : tables.get('alignment', id)) ?? []);
}

function besideBead(tables: Tables, alignment: Alignment, beside: SegmentId): Bead | undefined {
  for (const { id } of whereNow(tables, beside)?.run ?? []) {
    const bead = tables.beadOf(alignment.id, id);
    if (bead) return bead;
  }
  return undefined;
}

export const deleteSegment: Command<DeleteSegmentArgs> = (tables, { segment: id, base }) => {
  const segment = tables.get('segment', id);
  if (!segment || !isShown(tables, segment.version)) return refuse('gone');
  if (segment.text !== base) return refuse('changedSince');
  const list = tables.segmentsOf(segment.version), at = tables.indexOf(id), before = list[at - 1], neighbour = before ?? list[at + 1];
  if (!neighbour) return refuse('lastOne');
  const patch = new PatchBuilder(), act = { tables, patch };
  const forward = forwardOfGone(segment, { neighbour, before: !before, glue: glueAt(list, before ? at - 1 : at) });
  patch.set('segment', segment, null).set('forward', null, forward);
  if (before && endsParagraph(segment) && !endsParagraph(before)) patch.set('segment', before, { ...before, after: segment.after });
  leaveBeads(act, segment);
  carrySuggestions(act, new Map([[id, forward]]));
  return patch.done();
};

/** A bead that holds nothing any more goes. */
function leaveBeads({ tables, patch }: Act, { id }: Segment): void {
  for (const bead of [...beadsThere(tables, [{ id }]).values()].flat()) {
    const source = bead.source.filter((member) => member !== id), target = bead.target.filter((member) => member !== id);
    patch.set('bead', bead, source.length + target.length > 0 ? { ...bead, source, target } : null);
  }
}
