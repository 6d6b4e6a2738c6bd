/**
 * What an undo owes to sentences that go and come back. It takes an act on them back whole or not at all: others have gone
 * on from it where something else stands between them by now, or where a chosen alignment made since knows them. Those that
 * go leave forwards, so that a text which is written to them later still finds its place.
 */
import type { SegmentId, VersionId } from '../ids.ts';
import type { Bead, Forward, Segment } from '../model.ts';
import type { Patch } from '../patch.ts';
import { forwardOfGone, forwardsOf } from '../forwards.ts';
import { inOrder } from '../reading-order.ts';
import type { Tables } from '../tables.ts';
import { carrySuggestions } from './segment-run.ts';
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
  for (const { going, coming } of moves.values()) { going.sort(inOrder); coming.sort(inOrder); }
  return moves;
}

/** Of those that go and come, some that take each other's place. */
interface Group { readonly going: Segment[]; readonly coming: Segment[] }

/**
 * Which of those that come take the place of which of those that go: as the forwards say, through what came and went in
 * between. Those that come out of nothing are in no group; those that go without anything in their place stand in one each.
 */
function groupsOf(tables: Tables, { going, coming }: Moves): Group[] {
  const groups = new Map<SegmentId, Group>(going.map((row) => [row.id, { going: [row], coming: [] }]));
  for (const row of coming) {
    const [into, ...others] = new Set(carriersOf(tables, row.id).flatMap((id) => groups.get(id) ?? []));
    if (!into) continue;
    for (const other of others) {
      into.going.push(...other.going);
      into.coming.push(...other.coming);
      for (const { id } of other.going) groups.set(id, into);
    }
    into.coming.push(row);
  }
  const all = [...new Set(groups.values())];
  for (const group of all) { group.going.sort(inOrder); group.coming.sort(inOrder); }
  return all;
}

/** The sentences of its own version that carry one on which is not there. A stranger's forwards may lead round in a circle. */
function carriersOf(tables: Tables, id: SegmentId): SegmentId[] {
  const there: SegmentId[] = [], seen = new Set([id]), waits = [id];
  for (let at = waits.pop(); at !== undefined; at = waits.pop()) {
    const forward = tables.get('forward', at);
    for (const to of !forward || forward.gone ? [] : forward.into) {
      if (seen.has(to)) continue;
      seen.add(to);
      (tables.get('segment', to) ? there : waits).push(to);
    }
  }
  return there;
}

/** False: others have gone on from it. */
export function segmentsMayGoBack(tables: Tables, patch: Patch): boolean {
  for (const [version, moves] of movesOf(patch)) {
    if (!isOrWillBeShown(tables, patch, version) || !keepsOrder(tables, version, moves)) return false;
    if (!keepsWhole(tables, patch, { version, ...moves })) return false;
  }
  return true;
}

/** Of a version that is neither shown nor will be, everything stays as it is. */
function isOrWillBeShown(tables: Tables, patch: Patch, version: VersionId): boolean {
  const edit = patch.version?.[version], row = tables.get('version', version);
  return [row, edit?.[1]].some((one) => one != null && one.replacedBy === undefined);
}

/** Those that stay keep their order, and what takes the place of a run stands where the run stood. */
function keepsOrder(tables: Tables, version: VersionId, moves: Moves): boolean {
  const { going, moving } = moves, list = tables.segmentsOf(version);
  const groups = groupsOf(tables, moves), groupAt = new Map(groups.flatMap((group) => group.going.map(({ id }) => [id, group] as const)));
  // A stretch out of which some went and between the rest of which others had come is not a run any more.
  if (!groups.every((group) => isRun(list, group.going.map(({ id }) => tables.indexOf(id)), groupAt))) return false;
  let from = list.length, to = -1;
  for (const { id } of [...going, ...moving.values()]) { const place = tables.indexOf(id); from = Math.min(from, place); to = Math.max(to, place); }
  const after: Segment[] = [];
  for (const row of list.slice(Math.max(0, from - 1), to + 2)) {
    const group = groupAt.get(row.id);
    if (!group) after.push(moving.get(row.id) ?? row);
    else if (group.going[0]?.id === row.id) after.push(...group.coming);
  }
  return after.every((row, at) => at === 0 || inOrder(after[at - 1] as Segment, row) < 0);
}

/** Nothing that stays stands between them. */
function isRun(list: readonly Segment[], places: readonly number[], leaving: ReadonlyMap<SegmentId, unknown>): boolean {
  const from = Math.min(...places), to = Math.max(...places);
  return list.slice(from, to + 1).every(({ id }) => leaving.has(id));
}

/** Law A1, for the segments that go and come: in each chosen alignment none of the first is left, each of the second stands once. */
function keepsWhole(tables: Tables, patch: Patch, { version, going, coming }: { version: VersionId; going: readonly Segment[]; coming: readonly Segment[] }): boolean {
  const chosen = chosenAfter(tables, patch, version);
  const edits = patch.bead ?? {};
  const standsIn = (id: SegmentId): string[] => {
    const stays = tables.beadsAt(id).filter((bead) => !Object.hasOwn(edits, bead.id));
    const changed = Object.values(edits).flatMap(([, bead]) => bead && holds(bead, id) ? [bead] : []);
    return [...stays, ...changed].flatMap(({ alignment }) => chosen.has(alignment) ? [alignment] : []);
  };
  return going.every(({ id }) => standsIn(id).length === 0)
    && coming.every(({ id }) => { const places = standsIn(id); return places.length === chosen.size && new Set(places).size === chosen.size; });
}

/** The chosen alignments of a version, once the patch is applied. */
function chosenAfter(tables: Tables, patch: Patch, version: VersionId): Set<string> {
  const chosen = new Set<string>(), edits = patch.version ?? {};
  const versions = [...[...tables.all('version')].filter(({ id }) => !Object.hasOwn(edits, id)), ...Object.values(edits).flatMap(([, row]) => row ?? [])];
  for (const { alignment } of versions) {
    if (alignment === null) continue;
    const edit = patch.alignment?.[alignment], row = edit ? edit[1] : tables.get('alignment', alignment);
    if (row && (row.source === version || row.target === version)) chosen.add(row.id);
  }
  return chosen;
}

function holds({ source, target }: Bead, id: SegmentId): boolean {
  return source.includes(id) || target.includes(id);
}

/** Forwards for those that go and have none in the patch, none for those that come back; and the suggestions about them that came since. */
export function leaveForwards(act: Act, patch: Patch): void {
  const told = patch.forward ?? {}, forwards = new Map<SegmentId, Forward>(), gone: SegmentId[] = [];
  for (const moves of movesOf(patch).values()) {
    for (const group of groupsOf(act.tables, moves)) {
      for (const row of group.coming.length > 0 ? forwardsOf(group.going, group.coming) : besideStaying(act.tables, group.going, moves)) forwards.set(row.id, row);
    }
    gone.push(...moves.going.map(({ id }) => id));
    for (const { id } of moves.coming) {
      const left = act.tables.get('forward', id);
      if (left && !told[id]) act.patch.set('forward', left, null); // somebody else had taken it back, and left word of it
    }
  }
  for (const row of [...forwards.values()]) {
    const restored = told[row.id]?.[1];
    if (restored) forwards.set(row.id, restored);
    else act.patch.set('forward', act.tables.get('forward', row.id) ?? null, row);
  }
  const known = new Set(Object.keys(patch.suggestion ?? {}));
  carrySuggestions(act, forwards, known);
  // The only sentence of its version: nobody is beside it.
  for (const id of gone) {
    for (const row of forwards.has(id) ? [] : act.tables.suggestionsOver(id)) if (!known.has(row.id)) act.patch.set('suggestion', row, null);
  }
}

/** Nothing comes in its place: its neighbour among those that stay, as for any that is deleted; where none stays, one that comes. */
function besideStaying(tables: Tables, [row]: readonly Segment[], { going, coming }: Moves): Forward[] {
  if (!row) return [];
  const leaving = new Set(going.map(({ id }) => id)), list = tables.segmentsOf(row.version), at = tables.indexOf(row.id);
  const nearest = (step: 1 | -1): number => {
    let place = at;
    for (let other = list[place]; other && leaving.has(other.id); other = list[place]) place += step;
    return place;
  };
  const before = nearest(-1), neighbour = list[before] ?? list[nearest(1)] ?? coming[0];
  return neighbour ? [forwardOfGone(row, { neighbour, before: !list[before], glue: glueAt(list, list[before] ? before : at) })] : [];
}
