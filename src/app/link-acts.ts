/**
 * Acts on links: sentences go to other rows, rows become one or two, any sentences are linked or let go. Everything
 * names sentences; which beads they stand in by then is the command's business.
 */
import type { Change, Refusal } from '../core/change.ts';
import { isRefusal, refuse } from '../core/change.ts';
import { detaching, isDirectLink, linking } from '../core/commands/links.ts';
import { BeadEdits } from '../core/commands/links-edits.ts';
import { grouping, moving } from '../core/commands/links-rows.ts';
import type { SegmentId, VersionId } from '../core/ids.ts';
import { asId } from '../core/ids.ts';
import { atOnce } from '../core/steps.ts';
import type { Tables } from '../core/tables.ts';
import { theWork } from '../core/units.ts';
import type { Direction } from './act-rows.ts';
import { chosenOf, columnsOf, nameIn, oneVersion, rowBeside, selected, startIn } from './act-rows.ts';
import type { Acted, ActOutcome, ActPlace, Said, SaidColumns } from './act-types.ts';
import type { BigLinks } from './big-acts.ts';
import { bigLinks, leftBy } from './big-acts.ts';
import { BIG } from './big-run.ts';
import { holderOf, rowHolder } from './row-holder.ts';
import type { Stamp, Workbench } from './workbench.ts';

const byHand = ({ author, newId }: Stamp) => ({ author, bead: asId<never>(newId('bead')) });
const UNBOUND = { bound: null } as const;

/** An act on sentences, and what it is as a job. */
interface Deed extends Pick<BigLinks, 'why' | 'segments' | 'edit'> {
  readonly what: BigLinks['said']['what'];
  readonly count: number;
  /** The sentences of which it tells, and the column, where there are none. */
  readonly about: readonly SegmentId[];
  readonly version: VersionId;
  /** Where the keyboard stands then. */
  readonly focus: SegmentId | null;
}

/** In one change; over many sentences a job: so large a change would be too large for the log, and for the page while it is made. */
function done(workbench: Workbench, { what, count, about, version, focus, ...deed }: Deed, dispatch: () => Change | Refusal): ActOutcome {
  const { tables } = workbench;
  if (deed.segments.length > BIG) return bigLinks(workbench, { ...deed, said: { what, count, columns: () => columnsNow(tables, about, version) } });
  const columns = columnsOf(tables, about, version);
  return acted(dispatch(), focus, { what, columns, count, ...UNBOUND });
}

/** Of those that are still there. */
function columnsNow(tables: Tables, about: readonly SegmentId[], version: VersionId): SaidColumns {
  return columnsOf(tables, about.filter((id) => tables.get('segment', id)), version);
}

function acted(change: Change | Refusal, focus: SegmentId | null, said: Said): Acted | Refusal {
  return isRefusal(change) ? change : { change, focus, said };
}

/** The selection; without one, the sentences of the cell from its upper (lower) edge up to the one where the keyboard is. */
function toMove(tables: Tables, place: ActPlace, by: Direction): { version: VersionId; segments: readonly SegmentId[] } | Refusal {
  const chosen = selected(place, tables), { version, segment, unit } = place.stand;
  if (chosen.length > 0) {
    const one = oneVersion(tables, chosen);
    return one ? { version: one, segments: chosen } : refuse('oneVersionOnly');
  }
  const cell = unit.cells.get(version) ?? [], at = segment === null ? -1 : cell.indexOf(segment);
  if (at < 0) return refuse('emptyCell');
  return { version, segments: by < 0 ? cell.slice(0, at + 1) : cell.slice(at) };
}

export function move(workbench: Workbench, place: ActPlace, by: Direction): ActOutcome {
  const { tables } = workbench, { rows, stand } = place, moved = toMove(tables, place, by);
  if (isRefusal(moved)) return moved;
  const { version, segments } = moved, edge = by < 0 ? segments[0] : segments.at(-1);
  const from = edge && rows.unitOf(edge), there = from && rowBeside(tables, rows, { from, by, version });
  const to = there && nameIn(tables, there, { version, end: by < 0 ? 'last' : 'first' });
  if (!to) return refuse(by < 0 ? 'noRowAbove' : 'noRowBelow');
  return moveInto(workbench, { version, segments, to }, { what: by < 0 ? 'moveUp' : 'moveDown', focus: stand.segment ?? segments[0] ?? null });
}

/** `from`: a pivot sentence of the first row. The keyboard stays in its cell; where sentences are chosen, which are meant once more, on its sentence. */
export function shift(workbench: Workbench, place: ActPlace, { version, by, from }: { version: VersionId; by: Direction; from: SegmentId }): Acted | Refusal {
  const { tables } = workbench, { stand, selection } = place;
  const change = workbench.dispatch('shiftColumn', (stamp) => ({ version, from, by, ...byHand(stamp) }));
  if (isRefusal(change)) return change;
  const alignment = chosenOf(tables, version), first = alignment && tables.beadOf(alignment.id, from)?.target[0];
  return acted(change, (selection.length > 0 ? stand.segment : null) ?? first ?? null, {
    what: by > 0 ? 'shiftDown' : 'shiftUp', columns: [{ version, numbers: [] }], count: Object.keys(change.patch.bead ?? {}).length, ...UNBOUND,
  });
}

/** The selection's rows become one; without a selection this row and the next one. */
export function group(workbench: Workbench, place: ActPlace): ActOutcome {
  const { tables } = workbench, { rows, stand } = place, chosen = selected(place, tables);
  const version = (chosen.length > 0 ? oneVersion(tables, chosen) : null) ?? stand.version;
  const units = chosen.length > 0 ? [...new Set(chosen.flatMap((id) => rows.unitOf(id) ?? []))] : twoRows(tables, place);
  if (units.length === 0) return refuse('noRowBelow');
  const names = chosen.length > 0 ? chosen
    : units.flatMap((unit, at) => nameIn(tables, unit, { version, end: at === 0 ? 'last' : 'first' }) ?? []);
  const cells = units.flatMap(({ cells: all }) => all.get(version) ?? []);
  return done(workbench, {
    what: 'group', why: 'group', segments: names, edit: (edits) => grouping(edits, { version, segments: names }), about: cells, version, count: units.length,
    focus: stand.segment ?? cells[0] ?? null,
  }, () => workbench.dispatch('groupSegments', (stamp) => ({ version, segments: names, ...byHand(stamp) })));
}

function twoRows(tables: Tables, { rows, stand: { version, unit } }: ActPlace) {
  const next = rowBeside(tables, rows, { from: unit, by: 1, version });
  return next ? [unit, next] : [];
}

export function split(workbench: Workbench, { stand: { version, segment, unit } }: ActPlace): Acted | Refusal {
  if (segment === null) return refuse('emptyCell');
  const { tables } = workbench, columns = columnsOf(tables, [segment], version), holder = rowHolder(tables, version, segment);
  const change = workbench.dispatch('splitBead', (stamp) => ({ version, at: segment, ...byHand(stamp) }));
  const cell = unit.cells.get(version) ?? [], above = cell.slice(0, Math.max(0, cell.indexOf(segment)));
  if (isRefusal(change) && change.no === 'firstOfRow' && above.length > 0) return heldRow(tables, version, { at: segment, above });
  return acted(change, segment, { what: 'split', columns, count: 1, bound: holder() });
}

/** A column is divided there already, and what stands above on screen does so because of another one, which is told where it is known. */
function heldRow(tables: Tables, version: VersionId, parts: { readonly at: SegmentId; readonly above: readonly SegmentId[] }): Refusal {
  const bound = holderOf(tables, version, parts);
  return refuse('heldRow', bound === null ? {} : { bound });
}

/** In an empty cell there is nothing to let go: the pivot's sentences there are checked to have no counterpart. */
export function detach(workbench: Workbench, place: ActPlace): ActOutcome {
  const { tables } = workbench, { stand: { version, segment, unit } } = place, chosen = selected(place, tables);
  const segments = chosen.length > 0 || segment === null ? chosen : [segment];
  if (segments.length === 0) {
    const pivot = unit.cells.get(theWork(tables).pivot) ?? [];
    if (pivot.length === 0) return refuse('emptyCell');
    return acted(workbench.dispatch('setLinkStatus', ({ author }) => ({
      links: pivot.map((id) => ({ version, segment: id })), status: 'confirmed', author,
    })), null, { what: 'detach', columns: [{ version, numbers: [] }], count: 0, ...UNBOUND });
  }
  return done(workbench, {
    what: 'detach', why: 'detach', segments, edit: (edits) => detaching(edits, { segments }), about: segments, version, count: segments.length,
    focus: segment ?? segments[0] ?? null,
  }, () => workbench.dispatch('detachSegments', (stamp) => ({ segments, ...byHand(stamp) })));
}

export function link(workbench: Workbench, place: ActPlace): ActOutcome {
  const { tables } = workbench, { stand } = place, segments = selected(place, tables);
  if (segments.length === 0) return refuse('nothingSelected');
  return linkedAct(workbench, segments, { focus: stand.segment ?? segments[0] ?? null, version: stand.version });
}

function linkedAct(workbench: Workbench, segments: readonly SegmentId[], { focus, version }: { readonly focus: SegmentId | null; readonly version: VersionId }): ActOutcome {
  const { tables } = workbench, what = 'link', count = segments.length;
  if (count > BIG && !isDirectLink(tables, segments)) return bigLinks(workbench, {
    why: 'link', segments, said: { what, count, columns: () => columnsNow(tables, segments, version) }, edit: (edits) => linking(edits, { segments }),
    apart: (left) => columnsOf(tables, left, version),
  });
  const columns = columnsOf(tables, segments, version), change = linked(workbench, segments);
  if (isRefusal(change)) return change;
  const apart = leftApart(tables, change, segments);
  return acted(change, focus, { what, columns, count, ...UNBOUND, ...(apart.length > 0 ? { apart: columnsOf(tables, apart, version) } : {}) });
}

/** Who stood beside one that was linked, and stands beside no sentence of the original any more. */
function leftApart(tables: Tables, { patch }: Change, segments: readonly SegmentId[]): SegmentId[] {
  const chosen = new Set(segments);
  return Object.values(patch.bead ?? {}).flatMap(([before]) => before ? leftBy(before, chosen, (id) => tables.beadOf(before.alignment, id)) : []);
}

function linked(workbench: Workbench, segments: readonly SegmentId[]): Change | Refusal {
  return workbench.dispatch('linkSegments', (stamp) => ({ segments, alignment: asId(stamp.newId('aln')), ...byHand(stamp) }));
}

/** This cell, or that of the chosen sentences, and the one in the row above (below) change places. The keyboard follows the sentence. */
export function swap(workbench: Workbench, place: ActPlace, by: Direction): Acted | Refusal {
  const { tables } = workbench, { rows, stand } = place, start = startIn(tables, place);
  if (isRefusal(start)) return start;
  const { version, segment, unit } = start;
  if (selected(place, tables).some((id) => rows.unitOf(id) !== unit)) return refuse('oneRowOnly');
  const there = rowBeside(tables, rows, { from: unit, by, version });
  if (!there) return refuse(by < 0 ? 'noRowAbove' : 'noRowBelow');
  const a = segment ?? nameIn(tables, unit, { version, end: by < 0 ? 'first' : 'last' }), b = nameIn(tables, there, { version, end: by < 0 ? 'last' : 'first' });
  if (!a || !b) return refuse('emptyCell');
  const own = unit.cells.get(version) ?? [], other = there.cells.get(version) ?? [];
  if (own.length + other.length === 0) return refuse('emptyCell');
  return acted(workbench.dispatch('swapCells', (stamp) => ({ version, a, b, ...byHand(stamp) })), stand.segment ?? segment ?? other[0] ?? null, {
    what: by < 0 ? 'swapUp' : 'swapDown', columns: columnsOf(tables, [...own, ...other], version), count: own.length + other.length, ...UNBOUND,
  });
}

/** Dropped in another row. `to`: a sentence that stands there, of whatever column. */
export function moveTo(workbench: Workbench, { segments, to }: { readonly segments: readonly SegmentId[]; readonly to: SegmentId }): ActOutcome {
  const [first] = segments, version = oneVersion(workbench.tables, segments);
  if (first === undefined) return refuse('gone');
  return version ? moveInto(workbench, { version, segments, to }, { what: 'moveTo', focus: first }) : refuse('oneVersionOnly');
}

interface Moved { readonly version: VersionId; readonly segments: readonly SegmentId[]; readonly to: SegmentId }

function moveInto(workbench: Workbench, { version, segments, to }: Moved, { what, focus }: { readonly what: 'moveUp' | 'moveDown' | 'moveTo'; readonly focus: SegmentId | null }): ActOutcome {
  return done(workbench, {
    what, why: 'move', segments, edit: (edits) => moving(edits, { segments, to }), about: segments, version, count: segments.length, focus,
  }, () => workbench.dispatch('moveSegments', (stamp) => ({ segments, to, ...byHand(stamp) })));
}

/** Would dropping do anything? Of very many it is not asked: it is as much as doing it. */
export function wouldChange({ tables, person: author }: Workbench, { segments, to, how }: { readonly segments: readonly SegmentId[]; readonly to: SegmentId; readonly how: 'move' | 'link' }): boolean {
  const all = [...segments, to];
  if (segments.length > BIG || (how === 'link' && isDirectLink(tables, all))) return true;
  const edits = new BeadEdits(tables, ''), refused = atOnce(how === 'move' ? moving(edits, { segments, to }) : linking(edits, { segments: all }));
  return refused === null ? edits.outcomes(author).next().done !== true : refused.no !== 'asIs';
}

/** Dropped on another sentence to be linked with it, and with nothing that stands beside it. */
export function linkDropped(workbench: Workbench, { segments, to }: { readonly segments: readonly SegmentId[]; readonly to: SegmentId }): ActOutcome {
  const { tables } = workbench, [first] = segments, version = tables.get('segment', first ?? '')?.version;
  if (first === undefined || !version) return refuse('gone');
  return linkedAct(workbench, [...new Set([...segments, to])], { focus: first, version });
}

/** What a person wrote about a link; '' takes the note away. `base`: the note that they saw. */
export function noteLink(
  workbench: Workbench, { version, segment, base, note }: { readonly version: VersionId; readonly segment: SegmentId; readonly base: string; readonly note: string },
): Change | Refusal {
  return workbench.dispatch('noteLink', ({ author }) => ({ version, segment, base, note, author }));
}
