/** A text that meets another one, or a segment that is not there any more, is filed as a suggestion: none is lost. */
import type { SegmentId, SuggestionId } from '../ids.ts';
import type { Author, Suggestion } from '../model.ts';
import type { PatchBuilder } from '../patch.ts';
import type { Whereabouts } from '../forwards.ts';
import { aboutOthers, aboutRun, lateText, runText, spanOf, whereNow } from '../forwards.ts';
import { decidedAs } from '../suggestions.ts';
import type { Tables } from '../tables.ts';

/** What a person saw, and what they wrote over it. */
export interface Written {
  readonly base: string;
  readonly text: string;
  readonly suggestion: SuggestionId;
  readonly author: Author;
  readonly time: number;
}

/** Does nothing where the text reads like that already, or is filed already. */
export function fileLate({ tables, patch }: { tables: Tables; patch: PatchBuilder }, where: Whereabouts, written: Written): void {
  const row = suggestionAt(where, written), span = spanOf(tables, where.run);
  if (row.text === runText(span) || tables.get('suggestion', row.id)) return;
  patch.set('suggestion', null, row);
}

/** The suggestion that says it, by a person or (without a reason of their own) because two texts met. */
export function suggestionAt(
  where: Whereabouts, { suggestion, author, time, ...text }: Written, { origin, reason }: Pick<Suggestion, 'origin' | 'reason'> = { origin: 'conflict', reason: '' },
): Suggestion {
  const [first] = where.run;
  if (!first) throw new RangeError('a suggestion is about one segment at least');
  return { id: suggestion, version: first.version, ...aboutRun(where.run), ...lateText(where, text), reason, origin, author, time, status: 'open', decision: null };
}

/** The suggestion about what carries its segments on, where some of them are not there any more. */
export function brought(tables: Tables, suggestion: Suggestion, isThere: (id: SegmentId) => boolean): Suggestion {
  const about = suggestion.run ?? [suggestion.segment];
  if (about.every(isThere)) return suggestion;
  const parts = about.flatMap((id) => whereNow(tables, id) ?? []), there = parts.filter(({ gone }) => gone === null);
  const first = there[0] ?? parts[0], last = there.at(-1);
  if (!first) return suggestion;
  const run = last ? [...new Map(there.flatMap((part) => part.run.map((row) => [row.id, row]))).values()] : first.run;
  const where = { ...first, run, tail: last?.tail ?? '' }, decided = decidedAs(suggestion, (text, what) => {
    if (where.gone !== null && what === 'over') return undefined; // it stands nowhere any more
    return lateText(where, { base: '', text }).text;
  });
  return aboutOthers({ ...decided, version: run[0]?.version ?? suggestion.version }, run, lateText(where, suggestion));
}

/** What stands now where a suggestion would put its text. */
export function textUnder(tables: Tables, { segment, run }: Pick<Suggestion, 'segment' | 'run'>): string {
  return runText(spanOf(tables, (run ?? [segment]).flatMap((id) => tables.get('segment', id) ?? [])));
}
