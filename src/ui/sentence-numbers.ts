/** The numbers that people see: the place of a sentence in its version, from 1. Order, never identity. */
import type { SegmentId, VersionId } from '../core/ids.ts';
import type { Tables } from '../core/tables.ts';
import { versionsOf } from '../core/units.ts';

/** undefined: it is not there, or in a version that is not shown. O(log n). */
export function sentenceNumber(tables: Tables, id: SegmentId): number | undefined {
  const version = tables.get('version', tables.get('segment', id)?.version ?? '');
  return version && version.replacedBy === undefined ? tables.indexOf(id) + 1 : undefined;
}

/** The sentence with this number in each version that has it. */
export function sentencesAt(tables: Tables, number: number): { segment: SegmentId; version: VersionId }[] {
  return versionsOf(tables).flatMap(({ id }) => {
    const segment = tables.segmentsOf(id)[number - 1];
    return segment ? [{ segment: segment.id, version: id }] : [];
  });
}
