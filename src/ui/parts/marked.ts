/** A text with some of its ranges in <mark>, for hits of a search. */
import type { TemplateResult } from 'lit';
import { css, html } from 'lit';
import type { Match } from '../../core/text/find.ts';

export function marked(text: string, ranges: readonly Match[]): (string | TemplateResult)[] {
  const pieces: (string | TemplateResult)[] = [];
  let last = 0;
  for (const { from, to } of ranges) {
    if (from > last) pieces.push(text.slice(last, from));
    pieces.push(html`<mark>${text.slice(from, to)}</mark>`);
    last = to;
  }
  pieces.push(text.slice(last));
  return pieces;
}

/** How many signs a narrow row is sure to show. */
const ROOM = 26;

/** The text around the first range, so that a hit far inside a long sentence is seen in one line. */
export function snippet(text: string, ranges: readonly Match[]): { text: string; ranges: Match[] } {
  const first = ranges[0];
  if (!first || first.to <= ROOM) return { text, ranges: [...ranges] };
  const cut = text.lastIndexOf(' ', Math.max(0, first.from - ROOM / 2)) + 1;
  if (cut === 0) return { text, ranges: [...ranges] };
  const shift = cut - 1; // one sign for the ellipsis
  return { text: `…${text.slice(cut)}`, ranges: ranges.map(({ from, to }) => ({ from: from - shift, to: to - shift })) };
}

export const markedStyles = css`
  mark { background: var(--dm-match, #ffe58a); color: inherit; border-radius: 0.15em; }
  @media (forced-colors: active) { mark { background: Mark; color: MarkText; } }
`;
