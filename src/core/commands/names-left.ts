/**
 * An act made sentences, and makes them no more when it is run again after others'. Whoever made it has gone on from it
 * meanwhile: what they wrote to the new sentences stands behind it in the log. So the names that it had given lead to the
 * sentences in whose place they stood, and those texts become suggestions there, as any late text does.
 */
import type { SegmentId } from '../ids.ts';
import type { Change } from '../change.ts';
import type { Forward, Segment } from '../model.ts';
import type { Patch } from '../patch.ts';
import { editsOf, PatchBuilder } from '../patch.ts';
import { forwardOfGone, forwardsOf } from '../forwards.ts';
import type { Tables } from '../tables.ts';
import { compare } from '../tables.ts';
import type { CommandArgs } from './registry.ts';
import { isTaken } from './segment-run.ts';

/** `patch`, and word of the sentences that the change made where it came from and does not make here. */
export function withNames(change: Change, tables: Tables, patch: Patch): Patch {
  const names = namesOf(change, tables).filter(({ id, into }) => !isTaken(tables, id) && patch.segment?.[id] === undefined && into.every((to) => isTaken(tables, to)));
  if (names.length === 0) return patch;
  const builder = new PatchBuilder();
  for (const { table, before, after } of editsOf(patch)) builder.set(table, before, after);
  for (const row of names) builder.set('forward', null, row);
  return builder.done();
}

function namesOf({ kind, args, patch }: Change, tables: Tables): Forward[] {
  const made: Segment[] = [], former: Segment[] = [];
  for (const [before, after] of Object.values(patch.segment ?? {})) {
    if (after && !before) made.push(after);
    if (before && !after) former.push(before);
  }
  made.sort(byPlace);
  // It was run again before, and left only names then.
  const left = Object.values(patch.forward ?? {}).flatMap(([, row]) => row && !former.some(({ id }) => id === row.id) ? [row] : []);
  if (former.length > 0) return [...left, ...forwardsOf(made, former.sort(byPlace))];
  return [...left, ...made.flatMap((row) => beside(row, { after: kind === 'insertSegment' ? (args as CommandArgs['insertSegment']).after : null, tables }))];
}

function byPlace(a: Segment, b: Segment): number {
  return compare(a.order, b.order) || compare(a.id, b.id);
}

/** It came out of nothing: what was written to it belongs beside the sentence behind which it was put. */
function beside(row: Segment, { after, tables }: { readonly after: SegmentId | null; readonly tables: Tables }): Forward[] {
  const first = tables.segmentsOf(row.version)[0]?.id, into = after ?? first;
  return into === undefined ? [] : [forwardOfGone(row, { neighbour: { id: into }, before: after === null, glue: ' ' })];
}
