/**
 * The look of a text, read off the text itself: paragraphs, and which of them are set apart. The model knows only
 * sentences and white space; a first paragraph of one unpunctuated line is a title, later ones (a date, a signature)
 * are lines of their own.
 */
import type { SegmentId, VersionId } from '../core/ids.ts';
import type { Segment } from '../core/model.ts';
import type { Tables } from '../core/tables.ts';
import { endsParagraph } from '../core/text/plain.ts';

export type ParagraphKind = 'title' | 'line' | 'prose';

export interface Paragraph {
  readonly kind: ParagraphKind;
  readonly segments: readonly SegmentId[];
}

const SENTENCE_END = /[.!?…:;](?:[”"’'»)\]]|\s)*$/u;

export function paragraphsOf(tables: Tables, version: VersionId): Paragraph[] {
  const groups: Segment[][] = [];
  let open: Segment[] = [];
  for (const segment of tables.segmentsOf(version)) {
    open.push(segment);
    if (endsParagraph(segment)) { groups.push(open); open = []; }
  }
  if (open.length > 0) groups.push(open);
  return groups.map((group, at) => ({ kind: kindOf(group, at), segments: group.map(({ id }) => id) }));
}

function kindOf(group: readonly Segment[], at: number): ParagraphKind {
  const [only, ...more] = group;
  if (!only || more.length > 0 || SENTENCE_END.test(only.text)) return 'prose';
  return at === 0 ? 'title' : 'line';
}
