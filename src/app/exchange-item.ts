/** One thing that a merge would do, as a person reads it. */
import type { SegmentId } from '../core/ids.ts';
import type { Author } from '../core/model.ts';
import type { PreviewItem, PreviewKind } from './exchange-types.ts';

/** Characters of a text that are shown: nobody reads more before merging. */
const TEXT_LIMIT = 2_000;

export interface By { readonly author: Author; readonly time: number }

interface Words { readonly lang: string; readonly before: string; readonly after: string; readonly by: By | undefined; readonly reason?: string }

export function itemOf(kind: PreviewKind, segment: SegmentId | null, { lang, before, after, by, reason = '' }: Words): PreviewItem {
  return { kind, segment, lang, before, after, reason, author: by?.author ?? NOBODY, time: by?.time ?? NaN };
}

const NOBODY: Author = { personId: '' as Author['personId'], name: '' };

export function shortened(item: PreviewItem): PreviewItem {
  return { ...item, before: cut(item.before), after: cut(item.after), reason: cut(item.reason) };
}

function cut(text: string): string {
  if (text.length <= TEXT_LIMIT) return text;
  const end = text.codePointAt(TEXT_LIMIT - 1) === text.charCodeAt(TEXT_LIMIT - 1) ? TEXT_LIMIT : TEXT_LIMIT - 1;
  return `${text.slice(0, end)}…`;
}
