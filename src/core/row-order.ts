/**
 * Fields of rows in the one order in which every machine writes them: rows are compared as JSON text, and an act that puts back
 * a field which was absent meanwhile would put it last.
 */
import type { Bead, Row, Segment, Suggestion, TableName, Work } from './model.ts';
import { suggestionRow } from './suggestions.ts';

export function orderedRow<R extends Row>(table: TableName, row: R): R {
  if (table === 'suggestion') return suggestionRow(row as Suggestion) as R;
  if (table === 'work') return workRow(row as Work) as R;
  if (table === 'bead') return beadRow(row as Bead) as R;
  return table === 'segment' ? segmentRow(row as Segment) as R : row;
}

/** In whatever order an act came upon the fields. */
export function beadRow({ id, alignment, source, target, status, score, by, note }: Bead): Bead {
  return { id, alignment, source, target, status, score, ...(by === undefined ? {} : { by }), ...(note === undefined ? {} : { note }) };
}

function workRow({ abbreviations, checkpoints, ...row }: Work): Work {
  return { ...row, ...(abbreviations === undefined ? {} : { abbreviations }), ...(checkpoints === undefined ? {} : { checkpoints }) };
}

function segmentRow({ block, from, was, beside, ...row }: Segment): Segment {
  return {
    ...row, ...(block === undefined ? {} : { block }), ...(from === undefined ? {} : { from }), ...(was === undefined ? {} : { was }),
    ...(beside === undefined ? {} : { beside }),
  };
}
