/** The numbers that people see: the place of a sentence in its version, from 1. Order, never identity. */
import type { SegmentId, VersionId } from '../core/ids.ts';
import type { Tables } from '../core/tables.ts';
import { versionsOf } from '../core/units.ts';

export function sentenceNumbers(tables: Tables): ReadonlyMap<SegmentId, number> {
  const numbers = new Map<SegmentId, number>();
  for (const { id } of versionsOf(tables)) tables.segmentsOf(id).forEach((segment, at) => numbers.set(segment.id, at + 1));
  return numbers;
}

/** The sentence with this number in each version that has it. */
export function sentencesAt(tables: Tables, number: number): { segment: SegmentId; version: VersionId }[] {
  return versionsOf(tables).flatMap(({ id }) => {
    const segment = tables.segmentsOf(id)[number - 1];
    return segment ? [{ segment: segment.id, version: id }] : [];
  });
}
