/**
 * Fields of rows in the one order in which every machine writes them: rows are compared as JSON text, and an act that puts back
 * a field which was absent meanwhile would put it last.
 */
import type { Row, Segment, Suggestion, TableName, Work } from './model.ts';
import { suggestionRow } from './suggestions.ts';

export function orderedRow<R extends Row>(table: TableName, row: R): R {
  if (table === 'suggestion') return suggestionRow(row as Suggestion) as R;
  if (table === 'work') return workRow(row as Work) as R;
  return table === 'segment' ? segmentRow(row as Segment) as R : row;
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
