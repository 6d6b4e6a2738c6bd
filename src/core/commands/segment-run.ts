/**
 * A run of neighbours takes the place of another: what splitting, joining and the accepting of a text for several sentences
 * have in common. Forwards say what became of the former ones, in every alignment that is there the new ones stand where
 * they stood, and suggestions are carried on. Costs the size of the run and of its beads.
 */
import type { AlignmentId, SegmentId, VersionId } from '../ids.ts';
import type { Bead, Forward, Segment } from '../model.ts';
import type { PatchBuilder } from '../patch.ts';
import { sameValue } from '../patch.ts';
import { carriedOn, forwardsOf } from '../forwards.ts';
import { keyBetween } from '../order.ts';
import type { Tables } from '../tables.ts';
import { compare } from '../tables.ts';

export interface Act { readonly tables: Tables; readonly patch: PatchBuilder }

/** Is it the version of a column? */
export function isShown(tables: Tables, version: VersionId): boolean {
  const row = tables.get('version', version);
  return row !== undefined && row.replacedBy === undefined;
}

/** An id is given once: also one whose segment is gone is not given again. */
export function isTaken(tables: Tables, id: SegmentId): boolean {
  return tables.get('segment', id) !== undefined || tables.get('forward', id) !== undefined;
}

export interface Gap { readonly from: number; readonly to: number }

/**
 * Order keys for `count` segments in the place of `list[from]` up to `list[to - 1]`. Where there is no room (equal keys of a
 * stranger's file) the neighbours behind get new ones, too.
 */
export function keysIn({ patch }: Act, list: readonly Segment[], { from, to, count }: Gap & { readonly count: number }): string[] {
  const lower = list[from - 1]?.order ?? null, former = from < to ? list[from]?.order ?? null : null;
  for (let end = to; ; end++) {
    const keys = keysBetween(lower, list[end]?.order ?? null, { count: count + end - to, former });
    if (!keys) continue;
    for (let at = to; at < end; at++) {
      const row = list[at] as Segment;
      patch.set('segment', row, { ...row, order: keys[count + at - to] as string });
    }
    return keys.slice(0, count);
  }
}

/** Ascending; the first is the former key where that is still in its place. null: there is no room. */
function keysBetween(lower: string | null, upper: string | null, { count, former }: { count: number; former: string | null }): string[] | null {
  const keys: string[] = [];
  for (let below = lower; keys.length < count; below = keys.at(-1) ?? null) {
    const stays = keys.length === 0 && former !== null && (lower === null || lower < former) && (upper === null || former < upper);
    const key = stays ? former : keyBetween(below, upper);
    if (key === null) return null;
    keys.push(key);
  }
  return count === 0 && lower !== null && upper !== null && lower >= upper ? null : keys;
}

/** `from`: neighbours that are there. `into`: rows with ids of their own and keys from `keysIn`. */
export function replaceRun(act: Act, from: readonly Segment[], into: readonly Segment[]): void {
  const { tables, patch } = act, forwards = new Map(forwardsOf(from, into).map((row) => [row.id, row]));
  for (const row of from) patch.set('segment', row, null);
  for (const row of into) {
    patch.set('segment', null, row);
    const former = tables.get('forward', row.id);
    if (former) patch.set('forward', former, null);
  }
  for (const row of forwards.values()) patch.set('forward', null, row);
  replaceInBeads(act, from, into);
  carrySuggestions(act, forwards);
}

/** Every suggestion, decided or not: a decision may be undone. */
export function carrySuggestions({ tables, patch }: Act, forwards: ReadonlyMap<SegmentId, Forward>, but?: ReadonlySet<string>): void {
  for (const id of forwards.keys()) {
    for (const suggestion of tables.suggestionsOver(id)) {
      const carried = carriedOn(suggestion, forwards);
      if (!but?.has(suggestion.id) && !sameValue(carried, suggestion)) patch.set('suggestion', suggestion, carried);
    }
  }
}

/** The beads of these segments in the alignments that are there, by alignment. */
export function beadsThere(tables: Tables, segments: readonly Pick<Segment, 'id'>[]): Map<AlignmentId, Bead[]> {
  const found = new Map<AlignmentId, Bead[]>(), seen = new Set<string>();
  for (const { id } of segments) {
    for (const bead of tables.beadsAt(id)) {
      if (seen.has(bead.id) || !tables.get('alignment', bead.alignment)) continue;
      seen.add(bead.id);
      const others = found.get(bead.alignment);
      if (others) others.push(bead); else found.set(bead.alignment, [bead]);
    }
  }
  return found;
}

function replaceInBeads({ tables, patch }: Act, from: readonly Segment[], into: readonly Segment[]): void {
  const orderOf = new Map(into.map(({ id, order }) => [id, order]));
  const inOrder = (a: SegmentId, b: SegmentId): number => compare(placeOf(a), placeOf(b)) || compare(a, b);
  const placeOf = (id: SegmentId): string => orderOf.get(id) ?? tables.get('segment', id)?.order ?? '';
  const leaving = new Set(from.map(({ id }) => id)), coming = into.map(({ id }) => id);
  const replaced = (side: readonly SegmentId[]): SegmentId[] => {
    const at = side.findIndex((id) => leaving.has(id));
    return at < 0 ? [...side] : [...side.slice(0, at), ...coming, ...side.slice(at).filter((id) => !leaving.has(id))];
  };
  for (const beads of beadsThere(tables, from).values()) {
    const [first, ...others] = beads;
    if (!first) continue;
    let { source, target } = beads.reduce((a, b) => ({ ...a, source: [...a.source, ...b.source], target: [...a.target, ...b.target] }));
    source = replaced(source);
    target = replaced(target);
    if (others.length > 0) { source = [...new Set(source)].sort(inOrder); target = [...new Set(target)].sort(inOrder); }
    patch.set('bead', first, { id: first.id, alignment: first.alignment, source, target, ...merged(beads) });
    for (const other of others) patch.set('bead', other, null);
  }
}

/** As certain as the least certain of them, and whatever was noted about any. */
function merged(beads: readonly Bead[]): Pick<Bead, 'status' | 'score' | 'by' | 'note'> {
  const weakest = beads.find(({ status }) => status === 'needs-review') ?? beads.find(({ status }) => status === 'auto') ?? beads[0];
  const notes = [...new Set(beads.flatMap(({ note }) => note ?? []))].join('\n');
  return {
    status: weakest?.status ?? 'auto', score: Math.min(...beads.map(({ score }) => score)),
    ...(weakest?.by ? { by: weakest.by } : {}), ...(notes === '' ? {} : { note: notes }),
  };
}
