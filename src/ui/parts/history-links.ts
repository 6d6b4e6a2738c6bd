/** In the history: what an act did to links, and which sentences came in the place of which. */
import type { TemplateResult } from 'lit';
import { html, nothing } from 'lit';
import type { Change } from '../../core/change.ts';
import type { LinkEntry, SentenceEntry } from '../../core/history-links.ts';
import type { SegmentId, VersionId } from '../../core/ids.ts';
import type { Bead, Segment } from '../../core/model.ts';
import { columnWord } from '../localized.ts';
import { versionsOf } from '../../core/units.ts';
import { hrefOf } from '../router.ts';
import type { HistoryContext } from './history-entry.ts';

/** How many links of one change are open to read, and how many can be unfolded; more would be no reading any more. */
const OPEN = 6, MOST = 200;

/** Of one alignment: the links as they were and as they became, or how they are judged now. */
export function linkEntryView(context: HistoryContext, change: Change, entry: LinkEntry): TemplateResult {
  const { t } = context.i18n;
  const { before, after, judged } = entry;
  return html`<div class="entry links">
    <div class="where">${columnsOf(context, change, entry)}</div>
    ${before.length + after.length === 0 ? nothing : html`<div class="sides">
      <div><p class="note">${t('history.before')}</p>${folded(context, inText(context, before), (bead) => beadView(context, change, bead))}</div>
      <div><p class="note">${t('history.after')}</p>${folded(context, inText(context, after), (bead) => beadView(context, change, bead))}</div></div>`}
    ${folded(context, judged, (pair) => judgedView(context, change, pair))}
  </div>`;
}

/** Sentences that came, and that went, in one version. */
export function sentencesView(context: HistoryContext, { version, went, came }: SentenceEntry): TemplateResult {
  const { t } = context.i18n;
  const lang = context.tables.get('version', version)?.lang ?? 'und';
  const list = (segments: readonly Segment[]): unknown => (segments.length === 0 ? html`<p class="note">${t('history.nothing')}</p>`
    : folded(context, segments, ({ id, text }) => html`<p class="texts" lang=${lang} dir="auto">${numberView(context, id)}${text === '' ? '–' : text}</p>`));
  return html`<div class="entry sentences">
    <div class="where">${languageOf(context, version)}</div>
    <div class="sides"><div><p class="note">${t('history.before')}</p>${list(went)}</div><div><p class="note">${t('history.after')}</p>${list(came)}</div></div>
  </div>`;
}

/** By the first of their sentences that is still there. */
function inText({ numberOf }: HistoryContext, beads: readonly Bead[]): readonly Bead[] {
  const place = ({ source, target }: Bead): number => [...source, ...target].map(numberOf).find((number) => number !== undefined) ?? Infinity;
  return beads.map((bead) => ({ bead, at: place(bead) })).sort((a, b) => a.at - b.at).map(({ bead }) => bead);
}

function folded<T>({ i18n: { t } }: HistoryContext, all: readonly T[], view: (one: T) => unknown): unknown {
  if (all.length <= OPEN) return all.map(view);
  const rest = all.slice(OPEN, MOST);
  return html`${all.slice(0, OPEN).map(view)}<details><summary>${t('history.more', { count: all.length - OPEN })}</summary>${rest.map(view)}${all.length > MOST ? html`<p class="note">…</p>` : nothing}</details>`;
}

function beadView(context: HistoryContext, change: Change, bead: Bead): TemplateResult {
  return html`<div class="bead"><div>${bead.source.map((id) => sentenceView(context, change, id))}</div><span class="tie" aria-hidden="true">–</span><div>${bead.target.map((id) => sentenceView(context, change, id))}${
    bead.source.length === 0 || bead.target.length === 0 ? html`<p class="note">${context.i18n.t(bead.status === 'confirmed' ? 'work.link.checked' : 'work.empty')}</p>` : nothing}</div></div>`;
}

/** What is said of a link now and was said before; its first sentence says which one it is. */
function judgedView(context: HistoryContext, change: Change, { before, after }: { before: Bead; after: Bead }): TemplateResult {
  const { t } = context.i18n;
  const lines: string[] = [];
  if (before.status !== after.status) lines.push(t('history.linkLine', { before: t(`history.status.${before.status}`), after: t(`history.status.${after.status}`) }));
  if ((before.note ?? '') !== (after.note ?? '')) lines.push(after.note === undefined ? t('history.noteGone', { note: before.note ?? '' }) : t('history.noteNow', { note: after.note }));
  return html`<div class="bead judged"><div>${[...after.source.slice(0, 1), ...after.target.slice(0, 1)].map((id) => sentenceView(context, change, id))}</div></div>
    ${lines.map((line) => html`<p class="note" dir="auto">${line}</p>`)}`;
}

/** The text as it is, or, of a sentence that is not there any more, as the change knew it. */
function sentenceView(context: HistoryContext, { patch }: Change, id: SegmentId): TemplateResult {
  const [before, after] = patch.segment?.[id] ?? [null, null];
  const row = context.tables.get('segment', id) ?? after ?? before;
  const lang = (row && context.tables.get('version', row.version)?.lang) ?? 'und';
  return row ? html`<p class="texts" lang=${lang} dir="auto">${numberView(context, id)}${row.text}</p>` : html`<p class="note">${context.i18n.t('history.gone')}</p>`;
}

function numberView({ numberOf, tables, i18n }: HistoryContext, id: SegmentId): TemplateResult | typeof nothing {
  const number = numberOf(id), lang = tables.get('version', tables.get('segment', id)?.version ?? '')?.lang ?? 'und';
  return number === undefined ? nothing
    : html`<a class="number" lang=${i18n.language} href=${hrefOf({ page: 'work', at: id })} aria-label=${i18n.t('history.link', { number, language: i18n.languageWord(lang) })}>${i18n.number(number)}</a>`;
}

/** "English – Russian". An alignment that is gone by now is told by the sentences of its links. */
function columnsOf(context: HistoryContext, change: Change, { alignment, before, after }: LinkEntry): string {
  const row = context.tables.get('alignment', alignment) ?? change.patch.alignment?.[alignment]?.find((one) => one !== null);
  const some = [...before, ...after], versionIn = (ids: readonly SegmentId[]): VersionId | undefined => ids.map((id) => context.tables.get('segment', id)?.version).find((id) => id !== undefined);
  const source = row?.source ?? versionIn(some.flatMap((bead) => bead.source)), target = row?.target ?? versionIn(some.flatMap((bead) => bead.target));
  return [source, target].flatMap((id) => (id === undefined ? [] : [languageOf(context, id)])).filter((name) => name !== '').join(' – ');
}

function languageOf({ tables, i18n }: HistoryContext, id: VersionId): string {
  const version = tables.get('version', id), versions = versionsOf(tables);
  return version ? columnWord(version, versions.includes(version) ? versions : [version], i18n) : '';
}
