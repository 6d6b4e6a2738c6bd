/** The history: every revision of every segment, and what became of versions, read off the log. */
import type { SegmentId, VersionId } from './ids.ts';
import type { Change } from './change.ts';
import type { Note, SegmentState, Suggestion, Version } from './model.ts';
import { editsOf } from './patch.ts';

/** What one change did to one segment. */
export interface HistoryEntry {
  readonly change: Change;
  readonly segment: SegmentId;
  readonly version: VersionId;
  /** The text before and after; null where the change left the text alone. */
  readonly text: { readonly before: string; readonly after: string } | null;
  readonly state: { readonly before: SegmentState; readonly after: SegmentState } | null;
  /** A suggestion that the change filed or decided about this segment. */
  readonly suggestion: { readonly before: Suggestion | null; readonly after: Suggestion | null } | null;
  /** A note about this segment that the change brought, changed or took away. */
  readonly note: { readonly before: Note | null; readonly after: Note | null } | null;
}

/** The entries of a change, one per segment that it touched, in the patch's order. */
export function entriesOf(change: Change): HistoryEntry[] {
  const entries = new Map<SegmentId, { -readonly [K in keyof HistoryEntry]: HistoryEntry[K] }>();
  const entry = (segment: SegmentId, version: VersionId): { -readonly [K in keyof HistoryEntry]: HistoryEntry[K] } => {
    const known = entries.get(segment);
    if (known) return known;
    const made = { change, segment, version, text: null, state: null, suggestion: null, note: null };
    entries.set(segment, made);
    return made;
  };
  for (const [before, after] of Object.values(change.patch.segment ?? {})) {
    const row = after ?? before;
    if (!row) continue;
    const made = entry(row.id, row.version);
    if (before?.text !== after?.text) made.text = { before: before?.text ?? '', after: after?.text ?? '' };
    if (before && after && before.state !== after.state) made.state = { before: before.state, after: after.state };
  }
  for (const [before, after] of Object.values(change.patch.suggestion ?? {})) {
    const row = after ?? before;
    if (row) entry(row.segment, row.version).suggestion = { before, after };
  }
  for (const [before, after] of Object.values(change.patch.note ?? {})) {
    const row = after ?? before;
    if (row) entry(row.segment, row.version).note = { before, after };
  }
  return [...entries.values()];
}

/** What one change did to one version: null before, it came; null after, it went. */
export interface VersionEntry { readonly before: Version | null; readonly after: Version | null }

/** The versions that a change brought, removed, replaced or called otherwise; the one that the act was about comes first. */
export function versionEntriesOf({ patch }: Pick<Change, 'patch'>): VersionEntry[] {
  return Object.values(patch.version ?? {}).map(([before, after]) => ({ before, after }));
}

/** All entries of a log, newest first. */
export function history(log: readonly Change[]): HistoryEntry[] {
  return log.flatMap(entriesOf).reverse();
}

/**
 * Does the change do anything at all? An act that arrived where it no longer applied is logged without effect, or leaves
 * only word of where a late text belongs.
 */
export function hasEffect({ patch }: Pick<Change, 'patch'>): boolean {
  for (const { table } of editsOf(patch)) if (table !== 'forward') return true;
  return false;
}

/** A change that did something, and does nothing any more where it is run now. It stays in the log. */
export function losesEffect({ before, after }: { readonly before: Pick<Change, 'patch'>; readonly after: Pick<Change, 'patch'> }): boolean {
  return hasEffect(before) && !hasEffect(after);
}
