/**
 * What a merge would do, in things that a person can weigh: texts, suggestions, decisions, notes, links, versions. Read off
 * the net effect, so that a text which was written ten times is one correction; who wrote it, and why, is read off the
 * changes.
 */
import type { Change } from '../core/change.ts';
import type { HistoryEntry } from '../core/history.ts';
import { entriesOf, hasEffect, losesEffect, versionEntriesOf } from '../core/history.ts';
import type { ChangeId, SegmentId, VersionId } from '../core/ids.ts';
import { byPlace } from '../core/known.ts';
import type { MergePlan } from '../core/merge.ts';
import type { Bead, Note, Segment, Suggestion } from '../core/model.ts';
import type { Patch } from '../core/patch.ts';
import { editsOf } from '../core/patch.ts';
import type { Tables } from '../core/tables.ts';
import { itemOf, shortened } from './exchange-item.ts';
import type { PreviewCounts, PreviewItem, PreviewKind } from './exchange-types.ts';
import { versionItems } from './exchange-versions.ts';

export const ITEM_LIMIT = 500;

/** From the weightiest. */
const WEIGHT: readonly PreviewKind[] = ['conflict', 'disputed', 'lost', 'correction', 'suggestion', 'decision', 'note', 'version', 'links', 'other'];

export interface Effect {
  /** The rows before, and after it. */
  readonly before: Pick<Tables, 'get'>;
  readonly after: Tables;
  readonly patch: Patch;
  /** Those that come, with the effect that they will have. */
  readonly added: readonly Change[];
  /** Known ones that will have another effect. */
  readonly again: MergePlan['again'];
  /** How many changes of the file are known already. */
  readonly known: number;
}

export interface Looked { readonly counts: PreviewCounts; readonly items: readonly PreviewItem[] }

export function look(effect: Effect): Looked {
  const found = [...textItems(effect), ...effect.again.filter(losesEffect).map(({ before }) => lostItem(effect, before)), ...suggestionItems(effect), ...noteItems(effect), ...linkItems(effect), ...versionItems(effect)];
  const count = (kind: PreviewKind): number => found.reduce((sum, item) => sum + (item.kind === kind ? 1 : 0), 0);
  const items = WEIGHT.flatMap((kind) => found.filter((item) => item.kind === kind)).slice(0, ITEM_LIMIT).map(shortened);
  return {
    items,
    counts: {
      changes: effect.added.length, known: effect.known, corrections: count('correction'), suggestions: count('suggestion'),
      conflicts: count('conflict'), decisions: count('decision'), disputed: count('disputed'), notes: count('note'),
      links: count('links'), versions: count('version'), lost: count('lost'), without: effect.added.filter((change) => !hasEffect(change)).length,
    },
  };
}

/** Sentences that will read otherwise; those that were cut, joined, inserted or deleted stand with what they were made of. */
function textItems(effect: Effect): PreviewItem[] {
  const { after, patch, added, again } = effect, items: PreviewItem[] = [], writers = writersOf([...added, ...again.map(({ after: change }) => change)].sort(byPlace), patch), acts = new Map<ChangeId, Act>();
  for (const [before, now] of Object.values(patch.segment ?? {})) {
    const row = now ?? before;
    if (!row) continue;
    const by = writers.get(row.id);
    if (before && now) {
      if (before.text !== now.text) items.push(itemOf('correction', now.id, { lang: langOf(after, now.version), before: before.text, after: now.text, by }));
    } else if (by) {
      const act = acts.get(by.id) ?? { by, gone: [], come: [] };
      acts.set(by.id, act);
      if (now) act.come.push(now); else act.gone.push(row);
    }
  }
  for (const { by, gone, come } of acts.values()) {
    const [first] = [...come.sort(byOrder), ...gone.sort(byOrder)];
    if (first) items.push(itemOf('correction', come[0]?.id ?? null, { lang: langOf(after, first.version), before: textOf(gone), after: textOf(come), by }));
  }
  return items;
}

interface Act { readonly by: Change; readonly gone: Segment[]; readonly come: Segment[] }

/** Which change wrote a row last, of the rows of the net effect. */
function writersOf(changes: readonly Change[], patch: Patch): Map<string, Change> {
  const writers = new Map<string, Change>();
  for (const change of changes) {
    for (const { table, id } of editsOf(change.patch)) {
      if (table === 'segment' && patch.segment && Object.hasOwn(patch.segment, id)) writers.set(id, change);
    }
  }
  return writers;
}

const byOrder = (a: Segment, b: Segment): number => a.order < b.order ? -1 : a.order > b.order ? 1 : 0;
const textOf = (rows: readonly Segment[]): string => rows.map(({ text }) => text).join('\n');

function suggestionItems({ after, patch }: Effect): PreviewItem[] {
  return Object.values(patch.suggestion ?? {}).flatMap(([before, now]): PreviewItem[] => {
    if (!now) return [];
    const lang = langOf(after, now.version), current = after.get('segment', now.segment)?.text ?? now.base;
    if (!before) {
      const filed = itemOf(now.origin === 'conflict' ? 'conflict' : 'suggestion', now.segment, { lang, before: current, after: now.text, by: now, reason: now.reason });
      return isDecided(now) ? [filed, decisionItem(now, lang)] : [filed];
    }
    return before.status === now.status ? [] : [decisionItem(now, lang)];
  });
}

function isDecided({ status }: Suggestion): boolean { return status !== 'open'; }

function decisionItem(row: Suggestion, lang: string): PreviewItem {
  const { status } = row, decision = row.decision ?? row.against?.at(-1);
  const item = itemOf(status === 'disputed' ? 'disputed' : 'decision', row.segment, {
    lang, before: row.base, after: decision?.text ?? row.text, by: decision ?? row, reason: decision?.reason ?? '',
  });
  return status === 'open' || status === 'disputed' ? item : { ...item, verdict: status };
}

function noteItems({ after, patch }: Effect): PreviewItem[] {
  return Object.values(patch.note ?? {}).flatMap(([before, now]): PreviewItem[] => {
    const row: Note | null = now ?? before;
    return row ? [itemOf('note', row.segment, { lang: langOf(after, row.version), before: before?.text ?? '', after: now?.text ?? '', by: now?.resolved ?? row })] : [];
  });
}

/** Rows of chosen alignments that will hold other sentences, or that somebody judged otherwise. */
function linkItems({ before: rows, after, patch, added }: Effect): PreviewItem[] {
  const chosen = new Map([...after.all('version')].flatMap(({ alignment, lang }) => alignment === null ? [] : [[alignment, lang] as const]));
  const by = added.findLast(({ patch: { bead } }) => bead !== undefined);
  return Object.values(patch.bead ?? {}).flatMap(([before, now]): PreviewItem[] => {
    const row = now ?? before, lang = row ? chosen.get(row.alignment) : undefined;
    if (!row || lang === undefined) return [];
    return [itemOf('links', (row.source[0] ?? row.target[0]) ?? null, { lang, before: before ? sidesOf(before, [rows, after]) : '', after: now ? sidesOf(now, [after, rows]) : '', by: now?.by && by ? { author: now.by, time: by.time } : by })];
  });
}

function sidesOf({ source, target }: Bead, tables: readonly Pick<Tables, 'get'>[]): string {
  const side = (ids: readonly SegmentId[]): string => ids.map((id) => tables.map((one) => one.get('segment', id)?.text).find((text) => text !== undefined) ?? '').join(' ') || '–';
  return `${side(source)} ↔ ${side(target)}`;
}

/** What an act did that will do nothing any more: named by the sentence, or the version, that it was about. */
function lostItem({ before: rows }: Effect, change: Change): PreviewItem {
  const entries = entriesOf(change), entry = entries.find(({ text }) => text) ?? entries[0], [version] = versionEntriesOf(change);
  const id = entry?.segment ?? firstLinked(change), row = id && rows.get('segment', id), named = version?.after ?? version?.before ?? null;
  const owner = rows.get('version', entry?.version ?? row?.version ?? '') ?? named;
  const item = itemOf('lost', row ? row.id : null, { lang: owner?.lang ?? '', before: '', after: lostText(entry) || (row?.text ?? named?.name ?? ''), by: change });
  return { ...item, what: change.kind };
}

function lostText(entry: HistoryEntry | undefined): string { return entry?.text ? entry.text.after || entry.text.before : ''; }

function firstLinked({ patch }: Change): SegmentId | undefined {
  return Object.values(patch.bead ?? {}).flatMap((sides) => sides.flatMap((bead) => bead ? [...bead.source, ...bead.target] : []))[0];
}

function langOf(tables: Tables, version: VersionId): string { return tables.get('version', version)?.lang ?? ''; }
