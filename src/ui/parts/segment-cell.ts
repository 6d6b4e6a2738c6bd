/** One segment where it stands on screen; drawn again alone when the feed tells of it. */
import type { TemplateResult } from 'lit';
import { html, noChange } from 'lit';
import type { SegmentId } from '../../core/ids.ts';
import type { Author, Suggestion } from '../../core/model.ts';
import type { Besides, ThreadHere } from '../besides.ts';
import type { SegmentFeed } from '../controllers/segment-feed.ts';
import { watch } from '../controllers/watch.ts';
import { directionOf } from '../direction.ts';
import './segment.ts';

/** What all segments of a page share. */
export interface SegmentContext {
  readonly feed: SegmentFeed;
  readonly person: Author;
  /** '' where numbers are not shown. */
  readonly numberOf: (id: SegmentId) => string;
}

interface Look {
  readonly lang: string;
  readonly flow: 'block' | 'inline';
  /** What is known about its alignment, in words. */
  readonly link?: string;
}

/** The same each time: a sentence without notes and suggestions is not drawn again for them. */
const NO_THREADS: readonly ThreadHere[] = [], NO_SUGGESTIONS: readonly Suggestion[] = [], NO_CARDS: Besides['cards'] = new Map();

export function segmentCell(context: SegmentContext, id: SegmentId, look: Look): unknown {
  // In a template of its own: lit does not tell a directive that is itself an item that the item has gone.
  return html`${watch(context.feed, id, () => drawn(context, id, look))}`;
}

function drawn({ feed, person, numberOf }: SegmentContext, id: SegmentId, { lang, flow, link = '' }: Look): TemplateResult | typeof noChange {
  const view = feed.view(id);
  if (!view) return noChange; // its row is about to be drawn anew
  // In rows, what is about a link stands at the link.
  const threads = flow === 'block' ? view.threads.filter(({ column }) => column === null) : view.threads;
  return html`<dm-segment data-segment=${id} lang=${lang} dir=${directionOf(lang)} .segment=${view.segment} .draft=${view.draft}  lit=${view.lit} .suggestions=${view.suggestions.length === 0 ? NO_SUGGESTIONS : view.suggestions}
    .cards=${view.cards.size === 0 ? NO_CARDS : view.cards} .threads=${threads.length === 0 ? NO_THREADS : threads} .stale=${view.stale}
    .editing=${view.editing} .tabStop=${view.tabStop} .hits=${view.matches} .selected=${view.selected} .link=${link} .person=${person} .number=${numberOf(id)} .flow=${flow}></dm-segment>`;
}
