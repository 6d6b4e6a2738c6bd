/** Search through the versions of a work, and what a replacement would make of it. Pure: the find panel shows it. */
import type { SegmentId, VersionId } from '../core/ids.ts';
import type { Segment } from '../core/model.ts';
import type { FindOptions, Match } from '../core/text/find.ts';
import { findAll, replaceAll } from '../core/text/find.ts';
import type { Tables } from '../core/tables.ts';
import { units } from '../core/units.ts';

export interface Found {
  readonly segment: Segment;
  readonly lang: string;
  readonly matches: readonly Match[];
}

/** One hit among all: the `index`-th match of a found segment. */
export interface Hit { readonly found: Found; readonly index: number }

export interface Question extends FindOptions {
  readonly query: string;
  readonly versions: readonly VersionId[];
}

/** Every segment with a hit, in the order of the rows on screen, inside a row in the order of `versions`. */
export function search(tables: Tables, { query, versions, ...options }: Question): Found[] {
  if (query === '') return [];
  const found: Found[] = [];
  for (const unit of units(tables)) {
    for (const version of versions) {
      for (const id of unit.cells.get(version) ?? []) {
        const segment = tables.get('segment', id);
        const matches = segment ? findAll(segment.text, query, options) : [];
        if (segment && matches.length > 0) found.push({ segment, lang: tables.get('version', version)?.lang ?? '', matches });
      }
    }
  }
  return found;
}

export function hitsOf(found: readonly Found[]): Hit[] {
  return found.flatMap((one) => one.matches.map((_, index) => ({ found: one, index })));
}

/** The place among `hits` of the first one at or after the unit in which `segment` stands; 0 where that is unknown. */
export function firstFrom(tables: Tables, hits: readonly Hit[], segment: SegmentId | ''): number {
  if (segment === '') return 0;
  const place = new Map(units(tables).flatMap((unit, at) => [...unit.cells.values()].flat().map((id) => [id, at] as const)));
  const from = place.get(segment) ?? 0;
  const at = hits.findIndex(({ found }) => (place.get(found.segment.id) ?? 0) >= from);
  return Math.max(0, at);
}

export interface Edit { readonly segment: SegmentId; readonly base: string; readonly text: string }

/** What replacing every hit (or only one of them) would write. Segments that stay as they are are left out. */
export function replacements(found: readonly Found[], replacement: string, only?: Hit): Edit[] {
  return found
    .filter((one) => !only || one.segment.id === only.found.segment.id)
    .map(({ segment, matches }) => {
      const chosen = only ? matches.filter((_, at) => at === only.index) : matches;
      return { segment: segment.id, base: segment.text, text: replaceAll(segment.text, chosen, replacement) };
    })
    .filter(({ base, text }) => base !== text);
}
