/** The aligned layout: a grid with a unit per row and a version per column. On a narrow screen each row stacks its cells. */
import type { TemplateResult } from 'lit';
import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { SegmentId } from '../../core/ids.ts';
import type { Version } from '../../core/model.ts';
import type { Unit } from '../../core/units.ts';
import type { RowWindow } from '../controllers/row-window.ts';
import type { Run } from '../links.ts';
import { localized } from '../localized.ts';
import type { ParagraphKind } from '../outline.ts';
import type { HeadsContext } from './column-heads.ts';
import { columnHeads } from './column-heads.ts';
import { linkMark } from './link-mark.ts';
import type { SegmentContext } from './segment-cell.ts';
import { segmentCell } from './segment-cell.ts';
import { windowedRows } from './windowed-rows.ts';

export interface LayoutContext extends SegmentContext {
  readonly title: string;
  readonly units: readonly Unit[];
  /** The structure is still being read. */
  readonly busy: boolean;
  /** Which of the rows are drawn. */
  readonly rows: RowWindow;
  /** How a cell hangs on the original; null where nothing needs to be said, because everything is confirmed. */
  readonly runsIn: ((unit: Unit, version: Version) => readonly Run[]) | null;
  readonly heads: HeadsContext;
  readonly onKey: (event: KeyboardEvent) => void;
  /** What kind of paragraph a unit begins; null when it goes on with one. */
  readonly opens: (unit: Unit) => ParagraphKind | null;
}

/** Rows before the first unit: the heads and the notes of the versions. */
const ROWS_BEFORE = 2;

export function alignedLayout(context: LayoutContext): TemplateResult {
  const { title, units, heads } = context;
  return html`<div class="aligned" role="grid" aria-label=${heads.i18n.t('work.grid', { title })} aria-rowcount=${units.length + ROWS_BEFORE}
    aria-busy=${context.busy}
    aria-colcount=${heads.columns.length} @keydown=${context.onKey}>
    ${columnHeads(heads, { grid: true })}
    ${notes(heads)}
    ${windowedRows(context.rows, (at) => unitRow(context, units[at], at))}
  </div>`;
}

/** On a narrow screen, where heads and notes part, equal notes are said once, of all their languages. */
function notes({ columns, nameOf, wordOf, i18n }: HeadsContext): TemplateResult {
  const said = columns.map(({ version }) => (version.note ? localized(version.note, i18n.language) : ''));
  const languages = (note: string): string => new Intl.ListFormat(i18n.language).format(
    columns.filter((_, at) => said[at] === note).map(({ version }, at) => (at === 0 ? nameOf : wordOf)(version)));
  return html`<div class="notes" role="row" aria-rowindex="2">${said.map((note, at) =>
    html`<div class="note ${said.indexOf(note) < at ? 'again' : ''}" role="gridcell" aria-colindex=${at + 1}>${note ? html`<span class="note-language">${languages(note)}. </span>${note}` : nothing}</div>`)}</div>`;
}

function unitRow(context: LayoutContext, unit: Unit | undefined, at: number): TemplateResult | typeof nothing {
  if (!unit) return nothing;
  const kind = context.opens(unit);
  return html`<div class="unit ${kind ? `opens ${kind}` : ''}" role="row" aria-rowindex=${at + 1 + ROWS_BEFORE} data-unit=${unit.id} data-row=${unit.id}>
    ${context.heads.columns.map(({ version }, column) => cell(context, unit, { version, column }))}
  </div>`;
}

function cell(context: LayoutContext, unit: Unit, { version, column }: { version: Version; column: number }): TemplateResult {
  const ids = unit.cells.get(version.id) ?? [];
  const { nameOf, i18n } = context.heads;
  const sentences = (some: readonly SegmentId[]): unknown => repeat(some, (id) => id, (id) => segmentCell(context, id, { lang: version.lang, flow: 'block' }));
  const none = ids.length === 0 ? html`<span class="none"><span class="visually-hidden">${i18n.t('work.empty')}</span><span aria-hidden="true">–</span></span>` : nothing;
  const runs = context.runsIn?.(unit, version);
  // An empty cell can be gone to as well: that there is no counterpart is worth knowing.
  return html`<div class="cell" role="gridcell" aria-colindex=${column + 1} tabindex=${ids.length === 0 ? -1 : nothing} data-empty=${ids.length === 0 ? version.id : nothing}>
    <span class="cell-language">${nameOf(version)}</span>
    ${runs ? repeat(runs, runKey, (run) => html`<div class="linked">${run.bead ? linkMark(run.bead, i18n) : nothing}${none}${sentences(run.ids)}</div>`) : html`${none}${sentences(ids)}`}
  </div>`;
}

/** Its first sentence: a bead may stand in a cell in two places. */
function runKey({ ids }: Run): string { return ids[0] ?? ''; }
