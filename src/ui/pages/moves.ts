/** Arrow keys between the cells of the text. */
import type { SegmentId, VersionId } from '../../core/ids.ts';
import type { Tables } from '../../core/tables.ts';
import type { Unit } from '../../core/units.ts';
import { partnersOf } from '../../core/units.ts';

export type Move = 'up' | 'down' | 'left' | 'right' | 'start' | 'end' | 'first' | 'last';

const PLAIN: Readonly<Record<string, Move>> = { ArrowUp: 'up', ArrowDown: 'down', ArrowLeft: 'left', ArrowRight: 'right', Home: 'start', End: 'end' };
const WITH_CTRL: Readonly<Record<string, Move>> = { Home: 'first', End: 'last' };

export function movesIn({ key, ctrlKey }: Pick<KeyboardEvent, 'key' | 'ctrlKey'>): Move | null {
  return (ctrlKey ? WITH_CTRL : PLAIN)[key] ?? null;
}

/** The exact partner in a neighbouring column, or whatever of the unit stands there; empty cells are passed over. */
export function cellBeside(tables: Tables, { from, move, unit, shown }: {
  from: SegmentId; move: 'left' | 'right' | 'start' | 'end'; unit: Unit | undefined; shown: readonly VersionId[];
}): SegmentId | null {
  const version = tables.get('segment', from)?.version;
  if (!unit || !version) return null;
  const at = shown.indexOf(version);
  const order = {
    left: shown.slice(0, at).reverse(), right: shown.slice(at + 1), start: shown.slice(0, at), end: shown.slice(at + 1).reverse(),
  }[move];
  const partners = partnersOf(tables, from);
  for (const beside of order) {
    const cell = unit.cells.get(beside) ?? [];
    const to = cell.find((id) => partners.has(id)) ?? cell[0];
    if (to) return to;
  }
  return null;
}
