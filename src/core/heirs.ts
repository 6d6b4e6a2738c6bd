/**
 * Who carries on a segment whose version was replaced by a later import. The heirs are found through `Segment.from`,
 * from version to version, as far as one was replaced in its turn.
 */
import type { Segment } from './model.ts';
import type { Tables } from './tables.ts';

/**
 * The segment that stands for this one in the version that is shown: itself where its version was not replaced, and also
 * where nothing carries it on, so that what is written to it is kept at least there.
 */
export function standing(tables: Tables, segment: Segment): Segment {
  let now = segment;
  for (let left = tables.count('version'); left >= 0; left--) { // a stranger's file may lead round in a circle
    const next = tables.get('version', now.version)?.replacedBy;
    if (next === undefined) return now;
    const heir = tables.get('version', next) && tables.heirOf(now.id, next);
    if (!heir) return segment;
    now = heir;
  }
  return segment;
}
