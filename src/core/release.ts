/** What a later release of a bundled text suggests to a person who has the work already: it never overwrites (rule C6). */
import type { SegmentId, SuggestionId, VersionId } from './ids.ts';
import { asId } from './ids.ts';
import { aboutRun, lateText, runText, spanOf, whereNow } from './forwards.ts';
import type { Suggestion } from './model.ts';
import { RELEASE_AUTHOR } from './model.ts';
import type { Tables } from './tables.ts';

/**
 * What a release says differently from the one this work began with (`base`), as suggestions. Where the person already
 * has the new wording there is nothing to say. A sentence that the release added is suggested together with the one
 * before it; one that it dropped is suggested to be empty.
 */
export function releaseSuggestions(now: Tables, { base, release, revision, time }: { base: Tables; release: Tables; revision: number; time: number }): Suggestion[] {
  const suggestions: Suggestion[] = [];
  for (const version of release.all('version')) {
    const wording = wordingOf(release, base, version.id);
    for (const { id, text: former } of base.segmentsOf(version.id)) {
      const where = whereNow(now, id), first = where?.run[0];
      const said = wording.get(id) ?? '';
      if (!first || where.gone || said === former) continue; // a sentence that the person deleted is not brought back
      const there = runText(spanOf(now, where.run)), { text } = lateText(where, { base: former, text: said });
      const told = now.suggestionsOver(first.id).some((earlier) => earlier.origin === 'release' && earlier.text === text);
      if (text === there || told) continue;
      suggestions.push({
        id: asId<SuggestionId>(`sug_${revision}_${id}`), version: first.version, ...aboutRun(where.run), base: there, text, reason: '',
        origin: 'release', author: RELEASE_AUTHOR, time, status: 'open', decision: null,
      });
    }
  }
  return suggestions;
}

/** The release's text of each segment that `base` knows; unknown ones are joined to the known one before them. */
function wordingOf(release: Tables, base: Tables, version: VersionId): Map<SegmentId, string> {
  const wording = new Map<SegmentId, string>();
  let known: SegmentId | undefined, gap = '', waiting = '';
  for (const { id, text, after } of release.segmentsOf(version)) {
    if (base.get('segment', id)) {
      wording.set(id, waiting + text);
      known = id;
      waiting = '';
    } else if (known) wording.set(known, `${wording.get(known) ?? ''}${gap || ' '}${text}`);
    else waiting += text + after;
    gap = after;
  }
  return wording;
}
