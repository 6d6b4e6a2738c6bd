/** What the command palette offers for a query: actions, best first, and sentences by number or by words. */
import type { LocalizeController } from '../../i18n/localize-controller.ts';
import type { SegmentId, VersionId } from '../../core/ids.ts';
import type { Match } from '../../core/text/find.ts';
import type { Tables } from '../../core/tables.ts';
import { versionsOf } from '../../core/units.ts';
import type { Action } from '../controllers/actions.ts';
import { actingKeys, isEnabled } from '../controllers/actions.ts';
import { matchesIn } from '../finding.ts';
import { fuzzy } from '../fuzzy.ts';
import { sentencesAt } from '../sentence-numbers.ts';

export type PaletteEntry =
  | { readonly kind: 'action'; readonly action: Action; readonly label: string; readonly keys: string | undefined; readonly ranges: readonly Match[] }
  | { readonly kind: 'sentence'; readonly segment: SegmentId; readonly lang: string; readonly number: number; readonly text: string; readonly ranges: readonly Match[] };

/** How many sentences of a version are listed: more would not be read, and each version has its turn. */
const SENTENCES = 5;

export function actionEntries(actions: readonly Action[], query: string, t: LocalizeController['t']): PaletteEntry[] {
  return actions
    .filter((action) => !action.ownKeys && action.inPalette !== false && isEnabled(action))
    .flatMap((action) => {
      const label = action.label(t);
      const hit = fuzzy(label, query);
      return hit ? [{ score: hit.score, entry: { kind: 'action' as const, action, label, keys: actingKeys(action)[0], ranges: hit.ranges } }] : [];
    })
    .sort((a, b) => b.score - a.score)
    .map(({ entry }) => entry);
}

/** How many sentences are looked through between two rests. */
const STEP = 60;

/** Step by step: see slices.ts. */
export function* sentenceEntries(tables: Tables, query: string): Generator<undefined, PaletteEntry[]> {
  const wanted = query.trim();
  if (/^\d+$/.test(wanted)) return sentencesAt(tables, Number(wanted)).map(({ segment }) => entryOf(tables, segment, { number: Number(wanted), ranges: [] }));
  const entries: PaletteEntry[] = [];
  if ([...wanted].length < 2) return entries;
  for (const { id } of versionsOf(tables)) entries.push(...yield* sentencesWith(tables, id, wanted));
  return entries;
}

function* sentencesWith(tables: Tables, version: VersionId, words: string): Generator<undefined, PaletteEntry[]> {
  const entries: PaletteEntry[] = [];
  for (const [at, segment] of tables.segmentsOf(version).entries()) {
    if (at % STEP === STEP - 1) yield;
    const ranges = matchesIn(segment, words, { exact: false, wholeWords: false });
    if (ranges.length > 0) entries.push(entryOf(tables, segment.id, { number: at + 1, ranges }));
    if (entries.length === SENTENCES) break;
  }
  return entries;
}

function entryOf(tables: Tables, id: SegmentId, { number, ranges }: { number: number; ranges: readonly Match[] }): PaletteEntry {
  const segment = tables.get('segment', id);
  const lang = (segment && tables.get('version', segment.version)?.lang) ?? '';
  return { kind: 'sentence', segment: id, lang, number, text: segment?.text ?? '', ranges };
}
