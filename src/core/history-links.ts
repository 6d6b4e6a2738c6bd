/** What acts on links and on whole sentences did, read off the log: which beads became which, which sentences came and went. */
import type { Change } from './change.ts';
import type { AlignmentId, SegmentId, VersionId } from './ids.ts';
import type { Bead, Segment } from './model.ts';
import { inOrder } from './reading-order.ts';

/** What one change did to the links of one alignment. */
export interface LinkEntry {
  readonly alignment: AlignmentId;
  /** Links that join other sentences than before: what was there, and what came into its place. In the order of the patch. */
  readonly before: readonly Bead[];
  readonly after: readonly Bead[];
  /** Links that join the same sentences, and are judged or noted otherwise. */
  readonly judged: readonly { readonly before: Bead; readonly after: Bead }[];
}

export function linkEntriesOf({ patch }: Pick<Change, 'patch'>): LinkEntry[] {
  const entries = new Map<AlignmentId, { alignment: AlignmentId; before: Bead[]; after: Bead[]; judged: { before: Bead; after: Bead }[] }>();
  for (const [before, after] of Object.values(patch.bead ?? {})) {
    const bead = after ?? before;
    if (!bead) continue;
    const entry = entries.get(bead.alignment) ?? { alignment: bead.alignment, before: [], after: [], judged: [] };
    entries.set(bead.alignment, entry);
    if (before && after && isSame(before.source, after.source) && isSame(before.target, after.target)) { entry.judged.push({ before, after }); continue; }
    if (before) entry.before.push(before);
    if (after) entry.after.push(after);
  }
  return [...entries.values()];
}

/** Every sentence that the links held or hold. */
export function segmentsIn({ before, after, judged }: LinkEntry): ReadonlySet<SegmentId> {
  return new Set([...before, ...after, ...judged.map((pair) => pair.after)].flatMap(({ source, target }) => [...source, ...target]));
}

/** Sentences of one version that a change took away, and that it put there: cut, joined, inserted, deleted. In reading order. */
export interface SentenceEntry { readonly version: VersionId; readonly went: readonly Segment[]; readonly came: readonly Segment[] }

export function sentenceEntriesOf({ patch }: Pick<Change, 'patch'>): SentenceEntry[] {
  const entries = new Map<VersionId, { version: VersionId; went: Segment[]; came: Segment[] }>();
  for (const [before, after] of Object.values(patch.segment ?? {})) {
    const row = before ?? after;
    if (!row || (before && after)) continue;
    const entry = entries.get(row.version) ?? { version: row.version, went: [], came: [] };
    entries.set(row.version, entry);
    (before ? entry.went : entry.came).push(row);
  }
  return [...entries.values()].map(({ version, went, came }) => ({ version, went: went.sort(inOrder), came: came.sort(inOrder) }));
}

function isSame(a: readonly SegmentId[], b: readonly SegmentId[]): boolean {
  return a.length === b.length && a.every((id, at) => id === b[at]);
}
