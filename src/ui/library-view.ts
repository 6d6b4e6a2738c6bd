/** What the library shows, worked out of what the port gives: search, order, words. Pure. */
import type { LibraryEntry, WorkFigures } from '../app/library-types.ts';
import type { WorkId } from '../core/ids.ts';
import { fold } from '../core/text/fold.ts';
import { localized } from './localized.ts';

export const SORTS = ['change', 'title', 'size', 'progress'] as const;
export type Sort = (typeof SORTS)[number];

/** null: they could not be read. undefined, in a map: they have not come yet. */
export type Figures = WorkFigures | null;

export interface Shelves {
  readonly works: readonly LibraryEntry[];
  readonly archived: readonly LibraryEntry[];
  /** The latest first. */
  readonly deleted: readonly LibraryEntry[];
}

export interface LibraryQuery {
  readonly search: string;
  readonly sort: Sort;
  readonly language: string;
  readonly figures: ReadonlyMap<WorkId, Figures>;
}

/** A title fits if it has every word of the search, whatever the case, the dots of i and the accents of ё; in any of its languages. */
export function shelve(entries: readonly LibraryEntry[], query: LibraryQuery): Shelves {
  const words = fold(query.search.trim()).text.split(/\s+/).filter((word) => word !== '');
  const found = entries.filter(({ title }) => {
    const folded = fold(Object.values(title).join('\n')).text;
    return words.every((word) => folded.includes(word));
  });
  const sorted = [...found].sort(order(query));
  return {
    works: sorted.filter(({ archived, deleted }) => !archived && deleted === null),
    archived: sorted.filter(({ archived, deleted }) => archived && deleted === null),
    deleted: sorted.filter(({ deleted }) => deleted !== null).sort((a, b) => (b.deleted ?? 0) - (a.deleted ?? 0)),
  };
}

/** What is not known yet comes last, by title. */
function order({ sort, language, figures }: LibraryQuery): (a: LibraryEntry, b: LibraryEntry) => number {
  const collator = new Intl.Collator(language, { numeric: true });
  const byTitle = (a: LibraryEntry, b: LibraryEntry): number => collator.compare(localized(a.title, language), localized(b.title, language)) || (a.id < b.id ? -1 : 1);
  if (sort === 'title') return byTitle;
  const weight = ({ id }: LibraryEntry): number => weightOf(figures.get(id) ?? null, sort);
  return (a, b) => weight(b) - weight(a) || byTitle(a, b);
}

function weightOf(figures: Figures, sort: Exclude<Sort, 'title'>): number {
  if (!figures) return -1;
  switch (sort) {
    case 'change': return figures.lastChange ?? 0;
    case 'size': return figures.bytes;
    case 'progress': return figures.reviewed;
    default: return sort satisfies never;
  }
}
