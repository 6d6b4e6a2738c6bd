/**
 * Acts on sentences: cut, joined, inserted, deleted, their paragraphs parted. Whatever is being typed in a sentence that
 * would go away comes first: such an act is refused until it is saved or discarded, but for the cut that takes it along.
 */
import { isRefusal, refuse } from '../core/change.ts';
import type { Refusal } from '../core/change.ts';
import type { SegmentId, SuggestionId, VersionId } from '../core/ids.ts';
import { asId } from '../core/ids.ts';
import { endsParagraph } from '../core/text/plain.ts';
import { theWork } from '../core/units.ts';
import { columnsOf, numberIn, selected } from './act-rows.ts';
import type { Acted, ActPlace, AlignAct } from './act-types.ts';
import type { Workbench } from './workbench.ts';

const UNBOUND = { bound: null } as const;

/** The one sentence that an act is about. */
function theSentence({ tables }: Workbench, place: ActPlace): SegmentId | Refusal {
  const chosen = selected(place, tables);
  if (chosen.length > 1) return refuse('oneAtATime');
  return chosen[0] ?? place.stand.segment ?? refuse('emptyCell');
}

function textOf({ tables }: Workbench, id: SegmentId): string { return tables.get('segment', id)?.text ?? ''; }
function neighbour({ tables }: Workbench, id: SegmentId, by: -1 | 1): SegmentId | undefined {
  const version = tables.get('segment', id)?.version;
  return version && tables.segmentsOf(version)[numberIn(tables, id) - 1 + by]?.id;
}

/** With the next sentence, whatever row it stands in; or two chosen ones with each other. */
export function join(workbench: Workbench, place: ActPlace): Acted | Refusal {
  const { tables } = workbench, chosen = selected(place, tables);
  if (chosen.length > 2) return refuse('twoAtATime');
  const [first = place.stand.segment, chosenSecond] = chosen.sort((a, b) => numberIn(tables, a) - numberIn(tables, b));
  if (first === null) return refuse('emptyCell');
  const second = chosenSecond ?? neighbour(workbench, first, 1), version = tables.get('segment', first)?.version;
  if (!version) return refuse('gone');
  if (second === undefined) return refuse('noNext');
  const columns = columnsOf(tables, [first, second], version);
  const focus = asId<SegmentId>(workbench.newId('seg'));
  const change = workbench.dispatch('joinSegments', ({ author, time, newId }) => ({
    segments: [first, second], base: [textOf(workbench, first), textOf(workbench, second)], id: focus, bead: asId(newId('bead')), author, time,
  }));
  return isRefusal(change) ? change : { change, focus, said: { what: 'join', columns, count: 2, ...UNBOUND } };
}

/** An empty sentence before or after this one, in its row; in an empty cell, where it belongs in the text. The keyboard goes there. */
export function insert(workbench: Workbench, place: ActPlace, what: 'insertBefore' | 'insertAfter'): Acted | Refusal {
  const { stand: { version, segment, unit } } = place, { pivot } = theWork(workbench.tables);
  const after = segment === null ? lastAbove(workbench, place) : what === 'insertAfter' ? segment : neighbour(workbench, segment, -1) ?? null;
  const beside = segment ?? (unit.cells.get(pivot) ?? [...unit.cells.values()][0])?.[0] ?? null;
  const id = asId<SegmentId>(workbench.newId('seg'));
  const change = workbench.dispatch('insertSegment', ({ author, time, newId }) => ({
    id, version, after, text: '', beside, bead: asId(newId('bead')), author, time,
  }));
  if (isRefusal(change)) return change;
  return { change, focus: id, said: { what, columns: columnsOf(workbench.tables, [id], version), count: 1, ...UNBOUND } };
}

/** The last sentence of the column in the rows above; null: there is none. */
function lastAbove({ tables }: Workbench, { rows, stand: { version, unit } }: ActPlace): SegmentId | null {
  for (let place = rows.placeOf(unit) - 1; place >= 0; place--) {
    const cell = rows.at(place)?.cells.get(version) ?? [];
    if (cell.length > 0) return cell.reduce((last, id) => numberIn(tables, id) > numberIn(tables, last) ? id : last);
  }
  return null;
}

/** Kept in the history. The keyboard goes to a neighbour in the cell, or stays in the emptied cell while its row is there. */
export function remove(workbench: Workbench, place: ActPlace): Acted | Refusal {
  const segment = theSentence(workbench, place);
  if (typeof segment !== 'string') return segment;
  const { tables } = workbench, version = tables.get('segment', segment)?.version;
  if (!version) return refuse('gone');
  const columns = columnsOf(tables, [segment], version), focus = afterwards(workbench, place, { segment, version });
  const change = workbench.dispatch('deleteSegment', ({ author, time, newId }) => ({
    segment, base: textOf(workbench, segment), bead: asId(newId('bead')), author, time,
  }));
  return isRefusal(change) ? change : { change, focus, said: { what: 'delete', columns, count: 1, ...UNBOUND } };
}

function afterwards(workbench: Workbench, { rows }: ActPlace, { segment, version }: { segment: SegmentId; version: VersionId }): SegmentId | null {
  const unit = rows.unitOf(segment), cell = unit?.cells.get(version) ?? [], at = cell.indexOf(segment);
  const beside = cell[at + 1] ?? cell[at - 1];
  if (beside !== undefined) return beside;
  if (unit && unit.cells.size > 1) return null;
  return neighbour(workbench, segment, 1) ?? neighbour(workbench, segment, -1) ?? null;
}

/** Behind this sentence a paragraph ends from now on, or does so no more. */
export function paragraph(workbench: Workbench, place: ActPlace): Acted | Refusal {
  const segment = theSentence(workbench, place);
  if (typeof segment !== 'string') return segment;
  const row = workbench.tables.get('segment', segment);
  if (!row) return refuse('gone');
  if (workbench.draftOf(segment)) return refuse('draftOpen');
  const change = workbench.dispatch('setParagraphBreak', ({ author }) => ({ segment, base: row.after, on: !endsParagraph(row), author }));
  const what: AlignAct = 'paragraph';
  return isRefusal(change) ? change
    : { change, focus: segment, said: { what, columns: columnsOf(workbench.tables, [segment], row.version), count: 1, ...UNBOUND } };
}

/**
 * From the editor, where `text` is what has been typed and `base` what was there when the typing began; or from the list of
 * places, where both are the sentence's text. `at`: UTF-16 units of `text`.
 */
export function splitSentence(
  workbench: Workbench, { segment, base, text, at }: { readonly segment: SegmentId; readonly base: string; readonly text: string; readonly at: number },
): Acted | Refusal {
  const { tables } = workbench, before = tables.get('segment', segment), draft = workbench.draftOf(segment);
  if (draft && draft.text !== text) return refuse('draftOpen');
  const number = numberIn(tables, segment), ids = [asId<SegmentId>(workbench.newId('seg')), asId<SegmentId>(workbench.newId('seg'))] as const;
  const change = workbench.dispatch('splitSegment', ({ author, time, newId }) => ({
    segment, base, text, at, ids, author, time, suggestion: asId<SuggestionId>(newId('sug')),
  }), segment);
  if (isRefusal(change)) return change;
  const made = tables.get('segment', ids[1]), [[, suggestion] = [null, null]] = Object.values(change.patch.suggestion ?? {});
  const version = (made ?? before ?? suggestion)?.version ?? theWork(tables).pivot, said = { what: 'cut', count: 1, ...UNBOUND } as const;
  if (made) return { change, focus: made.id, said: { ...said, columns: [{ version, numbers: [number, number + 1] }] } };
  return { change, focus: before ? segment : suggestion?.segment ?? null, said: { ...said, columns: [{ version, numbers: before ? [number] : [] }], filed: true } };
}
