/** Search through the versions of a work, and what a replacement would make of it. Pure: the find panel shows it. */
import type { VersionId } from '../core/ids.ts';
import type { Segment } from '../core/model.ts';
import type { FindOptions, Match } from '../core/text/find.ts';
import { findAll, replaceAll } from '../core/text/find.ts';
import { fold } from '../core/text/fold.ts';
import type { Tables } from '../core/tables.ts';
import type { Shape } from './work-shape.ts';

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

/** How many rows are searched between two rests: folding 60 sentences for the first time takes about a millisecond. */
const STEP = 20;

/** Folded texts, each made once: folding 30,000 sentences takes half a second, looking through them a few milliseconds. */
const folded = new WeakMap<Segment, string>();

/** All matches in a segment. Its folded text is kept, so that the next question costs little. */
export function matchesIn(segment: Segment, query: string, options: FindOptions): Match[] {
  if (!options.exact) {
    let text = folded.get(segment);
    if (text === undefined) folded.set(segment, text = fold(segment.text).text);
    if (!text.includes(fold(query).text)) return [];
  }
  return findAll(segment.text, query, options);
}

/** Every segment with a hit, in the order of the rows on screen, inside a row in the order of `versions`. Step by step: see slices.ts. */
export function* searching(tables: Tables, { units }: Pick<Shape, 'units'>, { query, versions, ...options }: Question): Generator<undefined, Found[]> {
  const found: Found[] = [];
  if (query === '') return found;
  for (let place = 0; place < units.length; place += 1) {
    if (place % STEP === STEP - 1) yield;
    const unit = units.at(place);
    for (const version of versions) {
      for (const id of unit?.cells.get(version) ?? []) {
        const segment = tables.get('segment', id);
        const matches = segment ? matchesIn(segment, query, options) : [];
        if (segment && matches.length > 0) found.push({ segment, lang: tables.get('version', version)?.lang ?? '', matches });
      }
    }
  }
  return found;
}

/** The hits of a search, one after the other. */
export class Hits {
  readonly found: readonly Found[];
  /** How many hits there are up to and with each found segment. */
  readonly #ends: readonly number[];

  constructor(found: readonly Found[]) {
    let end = 0;
    this.found = found;
    this.#ends = found.map(({ matches }) => end += matches.length);
  }

  get total(): number { return this.#ends.at(-1) ?? 0; }

  /** undefined: there is no such hit. */
  at(place: number): Hit | undefined {
    if (place < 0) return undefined;
    const at = firstIndex(this.#ends, (end) => end > place), found = this.found[at];
    return found ? { found, index: place - (this.#ends[at - 1] ?? 0) } : undefined;
  }

  /** The place of the first hit at or after a row; the first of all where there is none, or the row is unknown. */
  firstFrom({ units }: Pick<Shape, 'units'>, segment: Segment['id'] | ''): number {
    const placeOfRow = (id: Segment['id']): number => { const unit = units.unitOf(id); return unit ? Math.max(0, units.placeOf(unit)) : 0; };
    const from = segment === '' ? 0 : placeOfRow(segment);
    const at = firstIndex(this.found, (one) => placeOfRow(one.segment.id) >= from);
    return at < this.found.length ? this.#ends[at - 1] ?? 0 : 0;
  }
}

/** By halving: the first one for which `fits` holds, as it then does for all that follow; the length where it holds for none. */
function firstIndex<T>(all: readonly T[], fits: (one: T) => boolean): number {
  let low = 0, high = all.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (fits(all[middle] as T)) high = middle; else low = middle + 1;
  }
  return low;
}

export interface Edit { readonly segment: Segment['id']; readonly base: string; readonly text: string }

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
