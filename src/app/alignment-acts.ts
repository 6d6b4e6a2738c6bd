/**
 * Alignment by hand, by name: each act is one change and one undo, on where the keyboard is or on the selected sentences.
 * An act that does not apply does nothing and says why.
 */
import { isRefusal, refuse } from '../core/change.ts';
import type { Refusal } from '../core/change.ts';
import type { SegmentId } from '../core/ids.ts';
import type { Tables } from '../core/tables.ts';
import { theWork } from '../core/units.ts';
import { chosenOf, startIn } from './act-rows.ts';
import type { ActOutcome, ActPlace, AlignAct, BigAct, Stand } from './act-types.ts';
import { bigShift, stretchAtMost } from './big-acts.ts';
import { BIG } from './big-run.ts';
import { detach, group, link, move, shift, split, swap } from './link-acts.ts';
import { mark } from './mark-acts.ts';
import { insert, join, paragraph, remove } from './sentence-acts.ts';
import type { Workbench } from './workbench.ts';

export type { Acted, ActOutcome, ActPlace, AlignAct, BigAct, Said, Stand } from './act-types.ts';
export { linkDropped, moveTo, noteLink, wouldChange } from './link-acts.ts';
export { splitSentence } from './sentence-acts.ts';

export function act(workbench: Workbench, what: AlignAct, place: ActPlace): ActOutcome {
  if (place.rows.placeOf(place.stand.unit) < 0) return refuse('gone');
  switch (what) {
    case 'moveUp': return move(workbench, place, -1);
    case 'moveDown': return move(workbench, place, 1);
    case 'shiftUp': return shiftOrJob(workbench, place, -1);
    case 'shiftDown': return shiftOrJob(workbench, place, 1);
    case 'group': return group(workbench, place);
    case 'split': return split(workbench, place);
    case 'detach': return detach(workbench, place);
    case 'link': return link(workbench, place);
    case 'swapUp': return swap(workbench, place, -1);
    case 'swapDown': return swap(workbench, place, 1);
    case 'confirm': case 'confirmAbove': case 'review': case 'clear': return mark(workbench, what, place);
    case 'join': return join(workbench, place);
    case 'insertBefore': case 'insertAfter': return insert(workbench, place, what);
    case 'delete': return remove(workbench, place);
    case 'paragraph': return paragraph(workbench, place);
    default: return what satisfies never;
  }
}

export function isBig(outcome: ActOutcome): outcome is BigAct {
  return !isRefusal(outcome) && 'big' in outcome;
}

function shiftOrJob(workbench: Workbench, place: ActPlace, by: -1 | 1): ActOutcome {
  const { tables } = workbench, { pivot } = theWork(tables), start = startIn(tables, place);
  if (isRefusal(start)) return start;
  const { version } = start;
  if (version === pivot) return refuse('pivotStands');
  const from = rowOf(tables, start);
  if (typeof from !== 'string') return from;
  if (stretchAtMost(tables, { version, from, most: BIG + 1 }) <= BIG) return shift(workbench, place, { version, by, from });
  return bigShift(workbench, { version, from, by });
}

/** The pivot segment of the row from which on a column is shifted. */
function rowOf(tables: Tables, { version, segment, unit }: Stand): SegmentId | Refusal {
  const alignment = chosenOf(tables, version);
  if (!alignment) return refuse('notAligned');
  const own = segment === null ? undefined : tables.beadOf(alignment.id, segment)?.source;
  return (own ?? unit.cells.get(theWork(tables).pivot))?.[0] ?? refuse('noPivotThere');
}
