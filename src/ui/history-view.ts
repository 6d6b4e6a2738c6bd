/** The log as people read it: one item a change, newest first, filtered and grouped by day. Pure: the history page shows it. */
import type { Workbench } from '../app/workbench.ts';
import type { LocalizeController } from '../i18n/localize-controller.ts';
import '../i18n/later-words.ts';
import type { ChangeId, PersonId, SegmentId, VersionId } from '../core/ids.ts';
import type { Change } from '../core/change.ts';
import type { CommandArgs, CommandKind } from '../core/commands/registry.ts';
import type { HistoryEntry } from '../core/history.ts';
import { entriesOf, versionEntriesOf } from '../core/history.ts';
import type { LinkEntry } from '../core/history-links.ts';
import { linkEntriesOf, segmentsIn } from '../core/history-links.ts';
import type { Author } from '../core/model.ts';
import { RELEASE_AUTHOR } from '../core/model.ts';
import type { Tables } from '../core/tables.ts';
import { findAll } from '../core/text/find.ts';
import { versionName } from './controllers/sentences.ts';
import { localized } from './localized.ts';

export interface HistoryItem {
  readonly change: Change;
  /** What it did, one entry a segment; only those that fit the filter. */
  readonly entries: readonly HistoryEntry[];
  /** What it did to links, one entry an alignment; only those that fit. */
  readonly links: readonly LinkEntry[];
}

export interface HistoryFilter {
  readonly version: VersionId | '';
  readonly person: PersonId | '';
  readonly kind: CommandKind | '';
  /** A number of a sentence, or words of its text before or after. */
  readonly words: string;
  readonly segment: SegmentId | null;
}

export const NO_FILTER: HistoryFilter = { version: '', person: '', kind: '', words: '', segment: null };

export function isFiltering({ version, person, kind, words }: HistoryFilter): boolean {
  return version !== '' || person !== '' || kind !== '' || words.trim() !== '';
}

/** Where a filter looks things up. `numberOf`: the number of a sentence on screen. */
export interface Looking { readonly numberOf: (segment: SegmentId) => number | undefined; readonly tables: Tables }

/** A merge is shown as what it was; what it brought stands in the list by itself. */
export function isMerge(change: Change): change is Change<'mergeChanges'> { return change.kind === 'mergeChanges'; }

/**
 * What people are shown, the oldest first: every change that counts, wherever it was made, and the merges that brought them. By
 * the time at which it was done: changes of two people who worked apart stand in another order for the work than for people.
 */
export function told({ log, history }: Pick<Workbench, 'log' | 'history'>): readonly Change[] {
  return [...history, ...log.filter(isMerge)].sort((a, b) => a.time - b.time); // stable: what has one time stays in its order
}

/** Newest first. */
export function itemsOf(log: readonly Change[], filter: HistoryFilter, { numberOf, tables }: Looking): HistoryItem[] {
  const items: HistoryItem[] = [];
  const aboutSegments = filter.version !== '' || filter.segment !== null || filter.words.trim() !== '';
  for (let at = log.length - 1; at >= 0; at--) {
    const change = log[at] as Change;
    if ((filter.person !== '' && change.author.personId !== filter.person) || (filter.kind !== '' && change.kind !== filter.kind)) continue;
    const entries = isMerge(change) ? [] : entriesOf(change).filter((entry) => fits(entry, filter, numberOf));
    const links = isMerge(change) ? [] : linkEntriesOf(change).filter((entry) => !aboutSegments || linksFit(entry, filter, { numberOf, tables }));
    if (entries.length + links.length > 0 || !aboutSegments || isAboutVersion(change, filter)) items.push({ change, entries, links });
  }
  return items;
}

/** Acts on a version as a whole are shown with that version's changes; no words lead to them, and no sentence. */
function isAboutVersion(change: Change, { version, segment, words }: HistoryFilter): boolean {
  return version !== '' && segment === null && words.trim() === '' && !isMerge(change) && versionEntriesOf(change).some(({ before, after }) => (after ?? before)?.id === version);
}

/** Links fit by the sentences that they join, as these read now. */
function linksFit(entry: LinkEntry, { version, segment, words }: HistoryFilter, { numberOf, tables }: Looking): boolean {
  const ids = segmentsIn(entry), wanted = words.trim();
  if (segment !== null) return ids.has(segment);
  return [...ids].some((id) => {
    const row = tables.get('segment', id);
    if (version !== '' && row?.version !== version) return false;
    if (wanted === '') return true;
    return /^\d+$/.test(wanted) ? numberOf(id) === Number(wanted) : row !== undefined && findAll(row.text, wanted, { exact: false, wholeWords: false }).length > 0;
  });
}

function fits(entry: HistoryEntry, { version, segment, words }: HistoryFilter, numberOf: (segment: SegmentId) => number | undefined): boolean {
  if (version !== '' && entry.version !== version) return false;
  if (segment !== null && entry.segment !== segment) return false;
  const wanted = words.trim();
  if (wanted === '') return true;
  if (/^\d+$/.test(wanted)) return numberOf(entry.segment) === Number(wanted);
  const { text, suggestion, note } = entry;
  const row = suggestion?.after ?? suggestion?.before;
  return [text?.before, text?.after, row?.text, row?.reason, row?.decision?.reason, note?.before?.text, note?.after?.text]
    .some((one) => one !== undefined && findAll(one, wanted, { exact: false, wholeWords: false }).length > 0);
}

/** Consecutive items of one day of the person's calendar. The key is the day's first moment. */
export function byDay(items: readonly HistoryItem[]): { readonly day: number; readonly items: HistoryItem[] }[] {
  const days: { day: number; items: HistoryItem[] }[] = [];
  for (const item of items) {
    const day = new Date(item.change.time).setHours(0, 0, 0, 0);
    const open = days.at(-1);
    if (open?.day === day) open.items.push(item); else days.push({ day, items: [item] });
  }
  return days;
}

/** Everybody in the log, each once, under the latest name they signed with. */
export function peopleOf(log: readonly Change[]): Author[] {
  const people = new Map<PersonId, Author>();
  for (const { author } of log) if (author.name !== '' || !people.has(author.personId)) people.set(author.personId, author);
  return [...people.values()];
}

export function kindsOf(log: readonly Change[]): CommandKind[] {
  return [...new Set(log.map(({ kind }) => kind))];
}

/** Who did it, as the reader calls them. */
export function whoText({ personId, name }: Author, me: Author, t: LocalizeController['t']): string {
  if (personId === RELEASE_AUTHOR.personId) return t('history.release');
  if (personId === me.personId) return name === '' ? t('history.you') : t('history.youNamed', { name });
  return name === '' ? t('history.unnamed') : name;
}

/** What kind of act it was; for undo and redo also of what. */
export function actText(change: Change, find: (id: ChangeId) => Change | undefined, i18n: LocalizeController): string {
  const { t } = i18n;
  if (change.kind === 'undo' || change.kind === 'redo') {
    const target = find((change.args as CommandArgs['undo']).target);
    if (!target) return t(`history.kinds.${change.kind}`);
    return t(change.kind === 'undo' ? 'history.undone' : 'history.redone', { what: afterColon(actText(target, find, i18n), i18n.language) });
  }
  if (change.kind === 'replaceText') {
    const { find: query, replacement } = change.args as CommandArgs['replaceText'];
    return t('history.replacedWith', { find: query, replacement });
  }
  if (isMerge(change)) return mergeText(change, t);
  if (change.kind === 'adoptAlignments') return t(`history.adopted.${(change.args as CommandArgs['adoptAlignments']).why}`);
  return t(`history.kinds.${change.kind}`);
}

function mergeText({ args: { from, takesBack } }: Change<'mergeChanges'>, t: LocalizeController['t']): string {
  if (takesBack) return t(takesBack.kind === 'undo' ? 'history.mergeUndone' : 'history.mergeRedone');
  return from === '' ? t('history.mergedUnnamed') : t('history.merged', { name: from });
}

/** What a merge did, one line each: what came and of whom, what went, and which acts of others do something else since. */
export function mergeLines({ args: { changes, aside, again } }: Change<'mergeChanges'>, me: Author, { t, language }: Pick<LocalizeController, 't' | 'language'>): string[] {
  const names = peopleOf(changes).map((author) => whoText(author, me, t));
  return [
    changes.length > 0 && t('history.mergeBrought', { count: changes.length }),
    names.length > 0 && t('history.mergeOf', { names: new Intl.ListFormat(language).format(names) }),
    aside.length > 0 && t('history.mergeTook', { count: aside.length }),
    again.length > 0 && t('history.mergeAgain', { count: again.length }),
  ].filter((line) => line !== false);
}

/** What a person is told whose act cannot be taken back because of a later one: which, whose and when. '' = it is not known. */
export function laterText(later: ChangeId, { history, person }: Pick<Workbench, 'history' | 'person'>, i18n: LocalizeController): string {
  const find = (id: ChangeId): Change | undefined => history.find((change) => change.id === id);
  const change = find(later);
  return change ? i18n.t('history.later', { what: actText(change, find, i18n), who: whoText(change.author, person, i18n.t), time: i18n.dateTime(change.time) }) : '';
}

/** What a change did beside sentences: the version it was about, or the work's new title. '' = nothing of the kind. */
export function aboutText(change: Change, tables: Tables, i18n: LocalizeController): string {
  if (isMerge(change)) return '';
  const [entry] = versionEntriesOf(change);
  if (entry) return fromTo(entry.before && versionName(entry.before, tables, i18n), entry.after && versionName(entry.after, tables, i18n));
  const [work] = Object.values(change.patch.work ?? {});
  const [before, after] = (work ?? []).map((row) => row && localized(row.title, i18n.language));
  return before === after ? '' : fromTo(before, after);
}

function fromTo(before: string | null | undefined, after: string | null | undefined): string {
  return before && after && before !== after ? `${before} → ${after}` : after ?? before ?? '';
}

/** "Undone: correction": behind a colon a sentence goes on. */
function afterColon(text: string, language: string): string {
  const [first = ''] = text;
  return first.toLocaleLowerCase(language) + text.slice(first.length);
}
