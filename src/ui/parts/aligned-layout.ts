/** The aligned layout: a grid with a unit per row and a version per column. On a narrow screen each row stacks its cells. */
import type { TemplateResult } from 'lit';
import { html, nothing } from 'lit';
import { guard } from 'lit/directives/guard.js';
import type { SegmentId, VersionId } from '../../core/ids.ts';
import type { Bead, Version } from '../../core/model.ts';
import type { UnitList } from '../../core/unit-list.ts';
import type { Unit } from '../../core/units.ts';
import type { RowWindow } from '../controllers/row-window.ts';
import { ITS_OWN, reuse } from '../controllers/reuse.ts';
import { watch } from '../controllers/watch.ts';
import type { CellLink } from '../cell-links.ts';
import { localized } from '../localized.ts';
import type { ParagraphKind } from '../outline.ts';
import type { HeadsContext } from './column-heads.ts';
import { columnHeads } from './column-heads.ts';
import { icon } from './icons.ts';
import type { LinkAbout } from './link-mark.ts';
import { linkMark, linkNote, linkWords } from './link-mark.ts';
import { correctingParts } from './correcting-parts.ts';
import type { LinkNotesView } from './notes/link-notes.ts';
import type { SegmentContext } from './segment-cell.ts';
import { segmentCell } from './segment-cell.ts';
import { windowedRows } from './windowed-rows.ts';

export interface LayoutContext extends SegmentContext {
  readonly title: string;
  readonly units: UnitList;
  /** The structure is still being read. */
  readonly busy: boolean;
  /** Which of the rows are drawn. */
  readonly rows: RowWindow;
  /** How the sentences of a cell hang on the rest of their row. */
  readonly linksIn: (unit: Unit, version: Version) => readonly CellLink[];
  /** The notes about a link; null: they do not stand here. */
  readonly linkNotes: (version: Version, link: CellLink) => LinkNotesView | null;
  /** How many of them are open. */
  readonly openOnLink: (version: Version, link: CellLink) => number;
  /** Are there lines in all rows? Where everything is confirmed there are only those of links that a person made or judged. */
  readonly marked: boolean;
  readonly heads: HeadsContext;
  readonly onKey: (event: KeyboardEvent) => void;
  /** What kind of paragraph a unit begins; null when it goes on with one. */
  readonly opens: (unit: Unit) => ParagraphKind | null;
}

/** Rows before the first unit: the heads and the notes of the versions. */
const ROWS_BEFORE = 2;
const NONE: readonly SegmentId[] = [];

export function alignedLayout(context: LayoutContext): TemplateResult {
  const { title, units, heads } = context;
  const shared = [heads.i18n.language, ...heads.versions.map(heads.nameOf)].join('\n');
  return html`<div class="aligned" role="grid" aria-label=${heads.i18n.t('work.grid', { title })} aria-rowcount=${units.length + ROWS_BEFORE}
    aria-busy=${context.busy} aria-multiselectable="true"
    aria-colcount=${heads.columns.length} @keydown=${context.onKey}>
    ${columnHeads(heads, { grid: true })}
    ${notes(heads)}
    ${windowedRows(context.rows, (at) => row(context, { unit: units.at(at), at, shared }))}
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

/** An act changes few rows: only those are drawn again. `shared`: what all rows show. */
function row(context: LayoutContext, { unit, at, shared }: { unit: Unit | undefined; at: number; shared: string }): unknown {
  return unit ? guard(looksOf(context, { unit, at, shared }), () => unitRow(context, unit, at)) : nothing;
}

/** All that a row shows beside what its sentences tell by themselves. */
function looksOf(context: LayoutContext, { unit, at, shared }: { unit: Unit; at: number; shared: string }): unknown[] {
  const { heads: { columns }, feed, person, marked, opens, numberOf, linksIn, openOnLink } = context;
  const looks: unknown[] = [unit, at, shared, opens(unit), feed, person, marked];
  for (const { version } of columns) {
    looks.push(version);
    for (const id of unit.cells.get(version.id) ?? NONE) looks.push(numberOf(id));
    for (const link of linksIn(unit, version)) looks.push(link.bead, link.direct, openOnLink(version, link));
  }
  return looks;
}

function unitRow(context: LayoutContext, unit: Unit, at: number): TemplateResult {
  const kind = context.opens(unit);
  return html`<div class="unit ${kind ? `opens ${kind}` : ''}" role="row" aria-rowindex=${at + 1 + ROWS_BEFORE} data-unit=${unit.id} data-row=${unit.id}>
    ${context.heads.columns.map(({ version }, column) => cell(context, unit, { version, column }))}
  </div>`;
}

function cell(context: LayoutContext, unit: Unit, { version, column }: { version: Version; column: number }): TemplateResult {
  const ids = unit.cells.get(version.id) ?? NONE;
  const { feed, heads } = context;
  const chosen = watch(feed.cells, ids, () => (ids.some((id) => feed.selection.has(id)) ? 'true' : 'false'));
  // An empty cell can be gone to as well: that there is no counterpart is worth knowing.
  return html`<div class="cell" role="gridcell" aria-colindex=${column + 1} aria-selected=${chosen} tabindex=${ids.length === 0 ? -1 : nothing} data-empty=${ids.length === 0 ? version.id : nothing} data-column=${version.id}>
    <span class="cell-language">${heads.nameOf(version)}</span>
    ${reuse(context.linksIn(unit, version), runKey, (link) => linked(context, version, link))}
  </div>`;
}

function linked(context: LayoutContext, version: Version, link: CellLink): TemplateResult {
  const { bead, ids, direct } = link, about = aboutLink(context, direct), noted = context.openOnLink(version, link);
  const own = bead ? linkWords(bead, about) : '', words = [own, noted > 0 ? about.i18n.t('notes.linkOpen', { count: noted }) : ''].filter((one) => one !== '').join(', ');
  return html`<div class="linked">${bead && (context.marked || bead.by !== undefined || direct !== null) ? linkMark(bead, about, { words: own, heard: ids.length > 0 }) : nothing}${ids.length === 0 ? noSentence(context, version, { words, bead }) : nothing}${
    reuse(ids, (id) => id, (id) => segmentCell(context, id, { lang: version.lang, flow: 'block', link: words }), context.feed.travel)}${bead ? html`${linkNote(bead)}${watch(context.feed.cells, membersOf(bead), () => linkNotes(context, version, { ...link, bead }))}` : nothing}</div>`;
}

/** Drawn again when one of the sentences is told; nothing as long as nobody has written or wants to. */
function linkNotes({ feed, person, linkNotes: viewOf }: LayoutContext, version: Version, link: CellLink & { readonly bead: Bead }): unknown {
  const view = viewOf(version, link), wanted = feed.noting?.id === link.bead.id;
  if (!view || (view.threads.length === 0 && !wanted && !correctingParts()?.hasUnsent(view.about))) return nothing;
  // What is open in one is not open in the next.
  return reuse([link.bead], ({ id }) => id, () => html`<dm-link-notes data-bead=${link.bead.id} .view=${view} .person=${person} .tabStop=${membersOf(link.bead).some((id) => id === feed.tabStop)}></dm-link-notes>`, ITS_OWN);
}

function aboutLink({ heads: { i18n, versions, wordOf }, person }: LayoutContext, direct: VersionId | null): LinkAbout {
  const other = versions.find(({ id }) => id === direct);
  return { i18n, reader: person.personId, direct: other ? wordOf(other) : null };
}

/** Nobody has looked whether there is a counterpart, or somebody has and found none: two different things, and said so. */
function noSentence({ heads: { i18n: { t }, nameOf } }: LayoutContext, version: Version, { words, bead }: { words: string; bead: CellLink['bead'] }): TemplateResult {
  const checked = bead?.status === 'confirmed';
  const name = t('work.emptyActions', { name: nameOf(version) });
  return html`<span class="none">${checked ? html`${icon('check')}<span>${words}</span>` : html`<span class="visually-hidden">${[t('work.empty'), words].filter((one) => one !== '').join('. ')}</span>`}<button
    class="empty-handle" type="button" tabindex="-1" aria-haspopup="menu" aria-label=${name} title=${name}>${checked ? icon('more') : '–'}</button></span>`;
}

const members = new WeakMap<Bead, readonly SegmentId[]>();

/** All sentences of a link; the same list each time. */
function membersOf(bead: Bead): readonly SegmentId[] {
  const known = members.get(bead) ?? [...bead.source, ...bead.target];
  members.set(bead, known);
  return known;
}

/** Its first sentence: a bead may stand in a cell in two places. */
function runKey({ ids }: CellLink): string { return ids[0] ?? ''; }
