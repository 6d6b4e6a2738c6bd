/**
 * What stood beside a sentence when somebody confirmed it, and whether it still stands there.
 *
 * Whoever calls a translation right has seen the other columns of its row. Their words are kept as fingerprints in the
 * sentence's own row (`Segment.beside`), so that a look at the rows is enough to tell that one of them has changed; the words
 * themselves stand in the arguments of the act that confirmed it, in the log. A version that a later import replaced is
 * compared with the one that took its place; one that was removed does not count.
 */
import type { Beside } from './beside.ts';
import { besideOf, isConfirmed } from './beside.ts';
import type { SegmentId, VersionId } from './ids.ts';
import type { Change } from './change.ts';
import type { Segment, SegmentState } from './model.ts';
import type { Tables } from './tables.ts';
import { compare } from './tables.ts';
import { fingerprint } from './text/fingerprint.ts';

export { besideOf, isConfirmed };
export type { Beside };

/** The sentence in another state. Without `beside` what was known of its neighbours stays as long as it is confirmed. */
export function inState(segment: Segment, state: SegmentState, beside?: readonly Beside[]): Segment {
  const { beside: known, ...rest } = segment, kept = isConfirmed(state) ? beside ? printsOf(beside) : known : undefined;
  return { ...rest, state, ...(kept ? { beside: kept } : {}) };
}

/** The sentence with another text, which nobody has confirmed. */
export function rewritten(segment: Segment, text: string): Segment {
  return { ...inState(segment, 'translated'), text };
}

function printsOf(beside: readonly Beside[]): (readonly [VersionId, string])[] {
  const prints = new Map(beside.map(({ version, text }) => [version, fingerprint(text)]));
  return inOrderOfIds(prints);
}

function inOrderOfIds(prints: ReadonlyMap<VersionId, string>): (readonly [VersionId, string])[] {
  return [...prints].sort(([a], [b]) => compare(a, b));
}

/** The versions, of those shown, whose words beside this sentence are others than those that were confirmed. */
export function staleVersions(tables: Tables, segment: SegmentId): VersionId[] {
  return staleOf(tables, segment).map(({ version }) => version);
}

/** `known`: under which version the words were confirmed; `version`: the one that people see in its place. */
interface Stale { readonly version: VersionId; readonly known: VersionId; readonly print: string; readonly now: string }

function staleOf(tables: Tables, id: SegmentId): Stale[] {
  const segment = tables.get('segment', id), confirmed = segment && knownBeside(tables, segment);
  if (!segment || !confirmed || !isConfirmed(segment.state)) return [];
  const now = new Map(besideOf(tables, id).map(({ version, text }) => [version, text]));
  const stale: Stale[] = [];
  for (const [known, print] of confirmed) {
    const shown = shownInstead(tables, known), text = shown === undefined ? undefined : now.get(shown) ?? '';
    if (shown !== undefined && text !== undefined && fingerprint(text) !== print) stale.push({ version: shown, known, print, now: text });
  }
  return stale;
}

/** Of one in the place of several neighbours: what stands beside them, but for words that were stale beside any of them; they stay so. */
export function besideOfJoined(tables: Tables, run: readonly Segment[]): Segment['beside'] {
  const confirmed = new Set(run.flatMap(({ beside = [] }) => beside.flatMap(([version]) => shownInstead(tables, version) ?? [])));
  const prints = new Map(printsOf(besideOf(tables, ...run.map(({ id }) => id)).filter(({ version }) => confirmed.has(version))));
  for (const { id } of run) {
    for (const { version, known, print } of staleOf(tables, id)) { prints.delete(version); prints.set(known, print); }
  }
  return run.some(({ beside }) => beside !== undefined) ? inOrderOfIds(prints) : undefined;
}

/** A sentence that a later import carried on as it was is as confirmed as its forerunner. */
function knownBeside(tables: Tables, { beside, from, text, state }: Segment): Segment['beside'] {
  if (beside !== undefined || from === undefined) return beside;
  const former = tables.get('segment', from);
  return former?.text === text && former.state === state ? former.beside : undefined;
}

/** The version that people see in its place; undefined: none. A stranger's versions may replace each other in a circle. */
function shownInstead(tables: Tables, version: VersionId): VersionId | undefined {
  const seen = new Set<VersionId>();
  for (let row = tables.get('version', version); row && !seen.has(row.id); row = tables.get('version', row.replacedBy)) {
    if (row.replacedBy === undefined) return row.id;
    seen.add(row.id);
  }
  return undefined;
}

/** What changed beside a sentence since it was confirmed. `before` null: the log does not hold the words any more. */
export interface StaleWords { readonly version: VersionId; readonly before: string | null; readonly now: string }

export function staleSince(log: readonly Change[], tables: Tables, segment: SegmentId): StaleWords[] {
  return staleOf(tables, segment).map(({ version, print, now }) => ({ version, now, before: wordsOf(log, { print, segment }) }));
}

/** The latest words with this fingerprint that somebody confirmed a sentence beside: this one, or one that it was cut or joined from. */
function wordsOf(log: readonly Change[], { print, segment }: { readonly print: string; readonly segment: SegmentId }): string | null {
  let elsewhere: string | null = null;
  for (let at = log.length - 1; at >= 0; at--) {
    for (const { segment: about, beside } of confirmedIn(log[at] as Change)) {
      const words = beside.find(({ text }) => fingerprint(text) === print)?.text;
      if (words !== undefined && about === segment) return words;
      elsewhere ??= words ?? null;
    }
  }
  return elsewhere;
}

interface Confirmed { readonly segment?: SegmentId; readonly beside: readonly Beside[] }

function confirmedIn({ args }: Change): Confirmed[] {
  const own = 'beside' in args && Array.isArray(args.beside) ? [args as Confirmed] : [];
  return 'decisions' in args ? args.decisions.flatMap(({ beside }) => beside ? [{ beside }] : []) : own;
}
