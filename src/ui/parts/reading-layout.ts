/**
 * The reading layout: a version per column as running paragraphs, each column with a scroll of its own (kept together by
 * controllers/scroll-sync.ts). On a narrow screen one column fills the width; tabs and a swipe go to the next one, at
 * the same sentence, so that one can still compare.
 */
import type { TemplateResult } from 'lit';
import { html, nothing } from 'lit';
import type { SegmentId } from '../../core/ids.ts';
import type { Version } from '../../core/model.ts';
import { reuse } from '../controllers/reuse.ts';
import type { RowWindow } from '../controllers/row-window.ts';
import { directionOf } from '../direction.ts';
import { localized } from '../localized.ts';
import type { Paragraph, Passage } from '../outline.ts';
import { levelOf } from '../outline.ts';
import type { LayoutContext } from './aligned-layout.ts';
import { columnHeads } from './column-heads.ts';
import { segmentCell } from './segment-cell.ts';
import { windowedRows } from './windowed-rows.ts';

export interface ReadingContext extends LayoutContext {
  readonly column: (version: Version) => { readonly rows: RowWindow; readonly passages: readonly Passage[] };
  /** The white space that stands after a segment inside its paragraph. */
  readonly afterOf: (id: SegmentId) => string;
}

export function readingLayout(context: ReadingContext): TemplateResult {
  const { heads } = context;
  return html`<div class="reading" data-keys="grid" @keydown=${context.onKey}>
    ${columnHeads(heads, { grid: false })}
    <div class="scrollers">${heads.columns.map(({ version }) => column(context, version))}</div>
  </div>`;
}

function column(context: ReadingContext, version: Version): TemplateResult {
  const { nameOf, i18n } = context.heads;
  const { rows, passages } = context.column(version);
  return html`<section class="scroller" aria-label=${i18n.t('work.region', { language: nameOf(version) })} data-version=${version.id}>
    <div class="running" lang=${version.lang} dir=${directionOf(version.lang)}>
      <p class="note" lang=${i18n.language} dir="ltr">${version.note ? localized(version.note, i18n.language) : nothing}</p>
      ${windowedRows(rows, (at) => passage(context, version, passages[at]))}
    </div>
  </section>`;
}

function passage(context: ReadingContext, version: Version, shown: Passage | undefined): TemplateResult | typeof nothing {
  const [first] = shown?.paragraphs ?? [];
  if (!shown || !first) return nothing;
  if (first.kind !== 'item') return paragraph(context, version, first);
  return html`<div class="items" role="list" data-row=${shown.key}>${reuse(shown.paragraphs, ({ segments }) => segments[0] ?? '', (one) =>
    html`<div class="paragraph item ${one.goesOn ? 'goes-on' : ''}" role="listitem">${running(context, version, one)}</div>`)}</div>`;
}

function paragraph(context: ReadingContext, version: Version, one: Paragraph): TemplateResult {
  const level = levelOf(one.kind);
  return html`<div class="paragraph ${one.kind} ${one.goesOn ? 'goes-on' : ''}" role=${level === null ? nothing : 'heading'} aria-level=${level ?? nothing}
    data-row=${one.segments[0]}>${running(context, version, one)}</div>`;
}

/** White space outside the segments' elements: a line may break there, and selected text keeps it. */
function running(context: ReadingContext, version: Version, { segments }: Paragraph): unknown {
  return reuse(segments, (id) => id, (id) =>
    html`<span class="place" data-unit=${startOf(context, version, id) ?? nothing}></span>${segmentCell(context, id, { lang: version.lang, flow: 'inline' })}${context.afterOf(id).trim() === '' ? ' ' : context.afterOf(id)}`);
}

/** The unit that begins with this segment in this version. */
function startOf({ feed }: LayoutContext, version: Version, id: SegmentId): SegmentId | null {
  const unit = feed.unitOf(id);
  return unit && unit.cells.get(version.id)?.[0] === id ? unit.id : null;
}
