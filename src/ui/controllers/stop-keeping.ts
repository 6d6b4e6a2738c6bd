/** Keeps where the person stopped in a big work (stops.ts says what for). */
import type { SegmentId, VersionId, WorkId } from '../../core/ids.ts';
import type { Version } from '../../core/model.ts';
import type { UnitList } from '../../core/unit-list.ts';
import { preferences } from './preferences.ts';

/** How far a column's next sentence is looked for. */
const FAR = 40;

export function keepStop(work: WorkId, { units, versions }: { units: UnitList; versions: readonly Version[] }, top: SegmentId): void {
  const unit = units.unitOf(top), row = unit ? units.placeOf(unit) : -1;
  if (!unit || row < 0) return;
  const numbers = versions.flatMap(({ id }): [VersionId, number][] => {
    for (let at = row; at < row + FAR; at += 1) {
      const [first] = units.at(at)?.cells.get(id) ?? [], number = first && units.numberOf(first);
      if (number !== undefined) return [[id, number]];
    }
    return [];
  });
  preferences.set('stop', { work, segment: unit.id, row, numbers });
}
