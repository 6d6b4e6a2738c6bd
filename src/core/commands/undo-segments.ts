/**
 * What an undo owes to sentences that go and come back. It takes an act on them back whole or not at all: others have gone
 * on from it where something else stands between them by now, or where a chosen alignment made since knows them. Those that
 * go leave forwards, so that a text which is written to them later still finds its place.
 */
import type { SegmentId, VersionId } from '../ids.ts';
import type { Bead, Forward, Segment } from '../model.ts';
import type { Patch } from '../patch.ts';
import { forwardOfGone, forwardsOf } from '../forwards.ts';
import type { Tables } from '../tables.ts';
import { compare } from '../tables.ts';
import { isShown, carrySuggestions } from './segment-run.ts';
import type { Act } from './segment-run.ts';
import { glueAt } from './segment-come-go.ts';

/** By version: the segments that go, and those that come back, in reading order. */
interface Moves { readonly going: Segment[]; readonly coming: Segment[]; readonly moving: Map<SegmentId, Segment> }

function movesOf(patch: Patch): Map<VersionId, Moves> {
  const moves = new Map<VersionId, Moves>();
  for (const [before, after] of Object.values(patch.segment ?? {})) {
    const row = after ?? before;
    if (!row || (before && before.order === after?.order)) continue;
    const own = moves.get(row.version) ?? { going: [], coming: [], moving: new Map<SegmentId, Segment>() };
    moves.set(row.version, own);
    if (!after) own.going.push(row); else if (!before) own.coming.push(after); else own.moving.set(after.id, after);
  }
  for (const { going, coming } of moves.values()) { going.sort(byPlace); coming.sort(byPlace); }
  return moves;
}

function byPlace(a: Segment, b: Segment): number {
  return compare(a.order, b.order) || compare(a.id, b.id);
}

/** False: others have gone on from it. */
export function segmentsMayGoBack(tables: Tables, patch: Patch): boolean {
  for (const [version, { going, coming, moving }] of movesOf(patch)) {
    if (!isShown(tables, version) || !keepsOrder(tables, version, { going, coming, moving })) return false;
    if (!keepsWhole(tables, patch, { version, going, coming })) return false;
  }
  return true;
}

/** Those that stay keep their order, and what takes the place of a run stands where the run stood. */
function keepsOrder(tables: Tables, version: VersionId, { going, coming, moving }: Moves): boolean {
  const list = tables.segmentsOf(version), leaving = new Set(going.map(({ id }) => id));
  const places = [...going, ...moving.values()].map(({ id }) => tables.indexOf(id));
  if (places.length === 0) return true;
  const from = Math.min(...places), to = Math.max(...places);
  const after: Segment[] = [];
  let hasCome = coming.length === 0;
  for (const row of list.slice(Math.max(0, from - 1), to + 2)) {
    if (leaving.has(row.id)) {
      if (!hasCome) after.push(...coming);
      hasCome = true;
    } else after.push(moving.get(row.id) ?? row);
  }
  // A stretch out of which some went and between the rest of which others had come is not a run any more.
  const run = places.length === 0 || going.length === 0 || coming.length === 0 || isRun(tables, going);
  return run && (hasCome || going.length === 0) && after.every((row, at) => at === 0 || byPlace(after[at - 1] as Segment, row) < 0);
}

function isRun(tables: Tables, rows: readonly Segment[]): boolean {
  const first = rows[0] ? tables.indexOf(rows[0].id) : 0;
  return rows.every(({ id }, at) => tables.indexOf(id) === first + at);
}

/** Law A1, for the segments that go and come: in each chosen alignment none of the first is left, each of the second stands once. */
function keepsWhole(tables: Tables, patch: Patch, { version, going, coming }: { version: VersionId; going: readonly Segment[]; coming: readonly Segment[] }): boolean {
  const chosen = new Set<string>();
  for (const { alignment } of tables.all('version')) {
    const row = alignment === null ? undefined : tables.get('alignment', alignment);
    if (row && (row.source === version || row.target === version)) chosen.add(row.id);
  }
  const edits = patch.bead ?? {};
  const standsIn = (id: SegmentId): string[] => {
    const stays = tables.beadsAt(id).filter((bead) => edits[bead.id] === undefined);
    const changed = Object.values(edits).flatMap(([, bead]) => bead && holds(bead, id) ? [bead] : []);
    return [...stays, ...changed].flatMap(({ alignment }) => chosen.has(alignment) ? [alignment] : []);
  };
  return going.every(({ id }) => standsIn(id).length === 0)
    && coming.every(({ id }) => { const places = standsIn(id); return places.length === chosen.size && new Set(places).size === chosen.size; });
}

function holds({ source, target }: Bead, id: SegmentId): boolean {
  return source.includes(id) || target.includes(id);
}

/** Forwards for those that go and have none in the patch, and the suggestions about them that came since. */
export function leaveForwards(act: Act, patch: Patch): void {
  for (const { going, coming } of movesOf(patch).values()) {
    if (going.length === 0) continue;
    const forwards = new Map(coming.length > 0 ? forwardsOf(going, coming).map((row) => [row.id, row]) : gone(act.tables, going));
    const told = patch.forward ?? {};
    for (const row of forwards.values()) {
      const restored = told[row.id]?.[1];
      if (restored) forwards.set(row.id, restored);
      else act.patch.set('forward', act.tables.get('forward', row.id) ?? null, row);
    }
    const known = new Set(Object.keys(patch.suggestion ?? {}));
    carrySuggestions(act, forwards, known);
    // The only sentence of its version: nobody is beside it.
    for (const { id } of going) {
      for (const row of forwards.has(id) ? [] : act.tables.suggestionsOver(id)) if (!known.has(row.id)) act.patch.set('suggestion', row, null);
    }
  }
}

/** Nothing comes in their place: their neighbour, as for any that is deleted. */
function gone(tables: Tables, going: readonly Segment[]): [SegmentId, Forward][] {
  const leaving = new Set(going.map(({ id }) => id));
  return going.flatMap((row): [SegmentId, Forward][] => {
    const list = tables.segmentsOf(row.version), at = tables.indexOf(row.id);
    const nearest = (step: 1 | -1): number => {
      let place = at;
      for (let other = list[place]; other && leaving.has(other.id); other = list[place]) place += step;
      return place;
    };
    const before = nearest(-1), neighbour = list[before] ?? list[nearest(1)];
    return neighbour ? [[row.id, forwardOfGone(row, { neighbour, before: !list[before], glue: glueAt(list, list[before] ? before : at) })]] : [];
  });
}
