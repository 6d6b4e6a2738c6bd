/** Arrow keys between the cells of the text. */
import type { SegmentId, VersionId } from '../../core/ids.ts';
import type { Tables } from '../../core/tables.ts';
import type { UnitList } from '../../core/unit-list.ts';
import type { Unit } from '../../core/units.ts';
import { partnersOf } from '../../core/units.ts';

export type Move = 'up' | 'down' | 'left' | 'right' | 'start' | 'end' | 'first' | 'last';

const PLAIN: Readonly<Record<string, Move>> = { ArrowUp: 'up', ArrowDown: 'down', ArrowLeft: 'left', ArrowRight: 'right', Home: 'start', End: 'end' };
const WITH_CTRL: Readonly<Record<string, Move>> = { Home: 'first', End: 'last' };

export function movesIn({ key, ctrlKey }: Pick<KeyboardEvent, 'key' | 'ctrlKey'>): Move | null {
  return (ctrlKey ? WITH_CTRL : PLAIN)[key] ?? null;
}

export interface Cell { readonly unit: Unit; readonly version: VersionId }

/** Where the keyboard stands: in a cell, on one of its sentences; null: the cell is empty. */
export interface Stand extends Cell { readonly segment: SegmentId | null }

/** The exact partner in another column, or whatever of the unit stands there, or the empty cell. null: the edge. */
export function cellBeside(tables: Tables, { segment, unit, version }: Stand, { move, shown }: {
  move: 'left' | 'right' | 'start' | 'end'; shown: readonly VersionId[];
}): SegmentId | Cell | null {
  const at = shown.indexOf(version);
  const beside = shown[{ left: at - 1, right: at + 1, start: 0, end: shown.length - 1 }[move]];
  if (!beside || beside === version) return null;
  const partners = segment === null ? null : partnersOf(tables, segment);
  const cell = unit.cells.get(beside) ?? [];
  return cell.find((id) => partners?.has(id)) ?? cell[0] ?? { unit, version: beside };
}

/** The next sentence of the cell, or the next cell of the column, empty or not. null: the edge. */
export function cellBelow(units: UnitList, { segment, unit, version }: Stand, by: 1 | -1): SegmentId | Cell | null {
  const cell = unit.cells.get(version) ?? [];
  const inside = segment === null ? undefined : cell[cell.indexOf(segment) + by];
  if (inside) return inside;
  const next = units.at(units.placeOf(unit) + by);
  return next ? next.cells.get(version)?.at(by === 1 ? 0 : -1) ?? { unit: next, version } : null;
}
