/**
 * What a paragraph is. Where the imported file said what is a heading or an item of a list, that counts. Else it is read off
 * the text itself: a first paragraph of one unpunctuated line is a title, later ones near the beginning or the end (a date, a
 * signature) are lines of their own.
 */
import type { Block, Segment } from '../model.ts';

export type ParagraphKind = 'title' | 'line' | 'prose' | Block;

const SENTENCE_END = /[.!?…:;。！？؟۔](?:[”"’'»)\]]|\s)*$/u;
/** How many paragraphs from either end a line of its own may stand: in the middle it is verse, or speech. */
export const EDGE = 4;

/** Of a paragraph without a `block`: the one at place `at` (from 0) of `of`. */
export function kindOf(paragraph: readonly Pick<Segment, 'text'>[], at: number, of: number): ParagraphKind {
  const [only, ...more] = paragraph;
  if (!only || more.length > 0 || SENTENCE_END.test(only.text)) return 'prose';
  if (at === 0) return 'title';
  return at <= EDGE || at >= of - EDGE ? 'line' : 'prose';
}

/** A heading's level on the page, whose own title is the first; null: no heading. */
export function levelOf(kind: ParagraphKind): number | null {
  if (kind === 'title') return 2;
  return /^h\d$/.test(kind) ? Math.min(6, Number(kind.slice(1)) + 1) : null;
}
