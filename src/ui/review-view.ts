/** Which suggestions the review page shows, and in which order. Pure: the page draws it. */
import type { PersonId, VersionId } from '../core/ids.ts';
import { runText, spanOf, whereNow } from '../core/forwards.ts';
import type { Author, Segment, Suggestion } from '../core/model.ts';
import { isOpen } from '../core/suggestions.ts';
import type { Tables } from '../core/tables.ts';
import { compare } from '../core/tables.ts';
import { findAll } from '../core/text/find.ts';
import { fold } from '../core/text/fold.ts';
import type { UnitList } from '../core/unit-list.ts';
import type { Unit } from '../core/units.ts';
import { versionsOf } from '../core/units.ts';

/** What a suggestion is about, and where it comes from: one may be of two kinds (a disputed one about a link). */
export const REVIEW_KINDS = ['text', 'links', 'state', 'conflict', 'release', 'disputed'] as const;
export type ReviewKind = (typeof REVIEW_KINDS)[number];

export interface ReviewFilter {
  /** Decided ones instead of those that wait. */
  readonly decided: boolean;
  readonly version: VersionId | '';
  readonly person: PersonId | '';
  readonly kind: ReviewKind | '';
  /** A number of a sentence, or words of the texts and reasons. */
  readonly words: string;
}

export const NO_FILTER: ReviewFilter = { decided: false, version: '', person: '', kind: '', words: '' };

/** Which of the two lists is shown is no filter: both have their heading. */
export function isFiltering({ version, person, kind, words }: ReviewFilter): boolean {
  return version !== '' || person !== '' || kind !== '' || words.trim() !== '';
}

export interface ReviewItem {
  readonly suggestion: Suggestion;
  /** The sentences that it is about, as they are now, in reading order; empty: nobody knows them any more. */
  readonly run: readonly Segment[];
  /** How they read now. */
  readonly current: string;
  readonly unit: Unit | undefined;
  /** The place of the first in its version, from 1. */
  readonly number: number | undefined;
}

/** What stands together: neighbours in the list that are about the same sentences. */
export interface ReviewGroup { readonly key: string; readonly items: readonly ReviewItem[] }

/** `kept`: stays whatever the filter says, because somebody is writing there. */
export interface ReviewLook { readonly tables: Tables; readonly units: UnitList; readonly kept?: ReadonlySet<string> }

export function kindsOf({ status, proposes, origin }: Suggestion): ReviewKind[] {
  const about: ReviewKind = proposes?.kind ?? (origin === 'person' ? 'text' : origin);
  return status === 'disputed' ? [about, 'disputed'] : [about];
}

/** In the order of the text, several about one sentence by their age; decided ones as they were decided, the latest first. */
export function reviewItems(filter: ReviewFilter, { tables, units, kept }: ReviewLook): ReviewItem[] {
  const all = [...tables.all('suggestion')], copied = new Set(all.flatMap(({ from }) => from ?? []));
  const placed = all
    .filter((one) => kept?.has(one.id) === true || (fitsRow(one, filter) && !(copied.has(one.id) && isReplaced(one, tables))))
    .map((suggestion) => itemOf(suggestion, tables, units))
    .filter((item) => kept?.has(item.suggestion.id) === true || fitsText(item, filter));
  if (filter.decided) return placed.sort((a, b) => decidedAt(b) - decidedAt(a) || compare(a.suggestion.id, b.suggestion.id));
  const rank = new Map(versionsOf(tables).map(({ id }, at) => [id, at]));
  return placed
    .map((item) => ({ item, row: item.unit ? units.placeOf(item.unit) : Infinity, column: rank.get(item.run[0]?.version ?? item.suggestion.version) ?? Infinity }))
    .sort((a, b) => (a.row === b.row ? 0 : a.row - b.row) || (a.column === b.column ? 0 : a.column - b.column)
      || (a.item.number ?? 0) - (b.item.number ?? 0) || a.item.suggestion.time - b.item.suggestion.time || compare(a.item.suggestion.id, b.item.suggestion.id))
    .map(({ item }) => item);
}

/** Neighbours about the same sentences. */
export function grouped(items: readonly ReviewItem[]): ReviewGroup[] {
  const groups: { key: string; about: string; items: ReviewItem[] }[] = [];
  for (const item of items) {
    const about = item.run.length > 0 ? item.run.map(({ id }) => id).join() : item.suggestion.segment, last = groups.at(-1);
    // The first of its suggestions names a group: where decided ones are listed, a sentence may come twice.
    if (last?.about === about) last.items.push(item); else groups.push({ key: item.suggestion.id, about, items: [item] });
  }
  return groups;
}

/** Everybody who has suggested something that is listed or could be, each once, under the latest name they signed with. */
export function authorsOf(tables: Tables, { decided }: Pick<ReviewFilter, 'decided'>): Author[] {
  const people = new Map<PersonId, { author: Author; time: number }>();
  for (const one of tables.all('suggestion')) {
    if (isOpen(one) === decided) continue;
    const known = people.get(one.author.personId);
    if (!known || (one.author.name !== '' && one.time >= known.time)) people.set(one.author.personId, { author: one.author, time: one.time });
  }
  return [...people.values()].map(({ author }) => author).sort((a, b) => compare(a.name, b.name) || compare(a.personId, b.personId));
}

function itemOf(suggestion: Suggestion, tables: Tables, units: UnitList): ReviewItem {
  const run = spanOf(tables, sentencesOf(suggestion, tables)), [first] = run;
  return { suggestion, run, current: runText(run), unit: first && units.unitOf(first.id), number: first && units.numberOf(first.id) };
}

function sentencesOf({ segment, run }: Suggestion, tables: Tables): readonly Segment[] {
  const here = (run ?? [segment]).flatMap((id) => tables.get('segment', id) ?? []);
  const [first] = here;
  if (first && tables.get('version', first.version)?.replacedBy === undefined) return here;
  return whereNow(tables, segment)?.run ?? here;
}

/** A later import took the place of its version: what came of it stands there, too. */
function isReplaced({ version }: Suggestion, tables: Tables): boolean { return tables.get('version', version)?.replacedBy !== undefined; }

function decidedAt({ suggestion: { decision, time } }: ReviewItem): number { return decision?.time ?? time; }

function fitsRow(suggestion: Suggestion, { decided, person, kind }: ReviewFilter): boolean {
  return isOpen(suggestion) !== decided && (person === '' || suggestion.author.personId === person) && (kind === '' || kindsOf(suggestion).includes(kind));
}

function fitsText({ suggestion, run, current, number }: ReviewItem, { version, words }: ReviewFilter): boolean {
  if (version !== '' && (run[0]?.version ?? suggestion.version) !== version) return false;
  const wanted = words.trim();
  if (wanted === '') return true;
  if (/^\d+$/.test(wanted)) return number !== undefined && number <= Number(wanted) && Number(wanted) < number + Math.max(1, run.length);
  const texts = [current, suggestion.text, suggestion.reason, suggestion.decision?.reason ?? ''];
  return mayHold(suggestion, texts, wanted) && texts.some((one) => findAll(one, wanted, { exact: false, wholeWords: false }).length > 0);
}

/** Folding is what makes a search dear; rows are immutable, so it is done once for each, and for the next letter that is typed it is there. */
const FOLDED = new WeakMap<Suggestion, { readonly current: string; readonly text: string }>();

function mayHold(suggestion: Suggestion, [current = '', ...own]: readonly string[], wanted: string): boolean {
  let known = FOLDED.get(suggestion);
  if (known?.current !== current) FOLDED.set(suggestion, known = { current, text: [current, ...own].map((one) => fold(one).text).join('\n') });
  return known.text.includes(fold(wanted).text);
}
