/**
 * A proposal about the alignment, as one can judge it: the rows as they are and as they would be. What would come of it is
 * asked of the command itself, run on the rows as they are, so what is shown is what will be done.
 */
import type { TemplateResult } from 'lit';
import { html, nothing } from 'lit';
import { isRefusal } from '../../../core/change.ts';
import type { LogView } from '../../../core/commands/command.ts';
import { linkSegments } from '../../../core/commands/links.ts';
import { whereNow } from '../../../core/forwards.ts';
import type { LinkEntry } from '../../../core/history-links.ts';
import { linkEntriesOf } from '../../../core/history-links.ts';
import type { SegmentId, VersionId } from '../../../core/ids.ts';
import { asId } from '../../../core/ids.ts';
import type { Bead, Suggestion } from '../../../core/model.ts';
import { isOpen } from '../../../core/suggestions.ts';
import type { Tables } from '../../../core/tables.ts';
import { versionsOf } from '../../../core/units.ts';
import type { LocalizeController } from '../../../i18n/localize-controller.ts';
import { columnWord } from '../../localized.ts';

/** What is not done needs no history. */
const NOTHING: ReadonlySet<SegmentId> = new Set();
const NO_LOG: LogView = { patchOf: () => undefined, since: () => [] };

export interface RowsContext {
  readonly tables: Tables;
  readonly i18n: LocalizeController;
  readonly numberOf: (segment: SegmentId) => number | undefined;
}

/** null: the suggestion is not about links. */
export function rowsPreview(context: RowsContext, suggestion: Suggestion): TemplateResult | null {
  const { proposes, author } = suggestion, { tables, i18n: { t } } = context;
  if (proposes?.kind !== 'links') return null;
  const sentences = html`<div class="bead">${proposes.segments.map((id) => sentenceView(context, id))}</div>`;
  if (!isOpen(suggestion)) return sentences;
  const patch = linkSegments(tables, { segments: thereOf(proposes.segments, tables), alignment: asId('aln_proposed'), bead: asId('bead_proposed'), author }, NO_LOG);
  if (isRefusal(patch)) return html`${sentences}<p class="soft">${patch.no === 'asIs' ? t('suggestion.linksSame') : t(`refusal.${patch.no}`, patch.params)}</p>`;
  const wanted = new Set<SegmentId>(proposes.segments);
  return html`${linkEntriesOf({ patch }).map((entry) => entryView(context, entry, wanted))}`;
}

/** A sentence that was split means what carries it on; one that was deleted, nothing. */
function thereOf(segments: readonly SegmentId[], tables: Tables): readonly SegmentId[] {
  return [...new Set(segments.flatMap((id) => { const where = whereNow(tables, id); return where?.gone === null ? where.run.map((row) => row.id) : []; }))];
}

/** Of one alignment. */
function entryView(context: RowsContext, { before, after, judged }: LinkEntry, wanted: ReadonlySet<SegmentId>): TemplateResult {
  const { t } = context.i18n, columns = columnsOf(context, [...before, ...after, ...judged.map((pair) => pair.after)]);
  return html`<div class="entry"><p class="where">${columns}</p>
    ${before.length + after.length === 0 ? nothing : html`<div class="sides">
      <div><p class="note">${t('suggestion.linksNow')}</p>${inText(context, before).map((bead) => beadView(context, bead, NOTHING))}</div>
      <div><p class="note">${t('suggestion.linksThen')}</p>${inText(context, after).map((bead) => beadView(context, bead, wanted))}</div></div>`}
    ${judged.map((pair) => html`${beadView(context, pair.after, wanted)}<p class="note">${t('history.linkLine', { before: t(`history.status.${pair.before.status}`), after: t(`history.status.${pair.after.status}`) })}</p>`)}</div>`;
}

/** By the first of their sentences; those of the original lead. */
function inText({ numberOf }: RowsContext, beads: readonly Bead[]): readonly Bead[] {
  const place = ({ source, target }: Bead): number => [...source, ...target].map(numberOf).find((number) => number !== undefined) ?? Infinity;
  return beads.map((bead) => ({ bead, at: place(bead) })).sort((a, b) => a.at - b.at).map(({ bead }) => bead);
}

/** The one in which what is proposed stands together is marked. */
function beadView(context: RowsContext, { source, target }: Bead, wanted: ReadonlySet<SegmentId>): TemplateResult {
  const side = (ids: readonly SegmentId[]): unknown => (ids.length === 0 ? html`<p class="note">${context.i18n.t('work.empty')}</p>` : ids.map((id) => sentenceView(context, id)));
  return html`<div class="bead pair ${source.some((id) => wanted.has(id)) && target.some((id) => wanted.has(id)) ? 'wanted' : ''}"><div>${side(source)}</div><span class="tie" aria-hidden="true">–</span><div>${side(target)}</div></div>`;
}

function sentenceView({ tables, i18n, numberOf }: RowsContext, id: SegmentId): TemplateResult {
  const row = tables.get('segment', id), number = numberOf(id);
  if (!row) return html`<p class="note">${i18n.t('history.gone')}</p>`;
  return html`<p class="texts" lang=${tables.get('version', row.version)?.lang ?? 'und'} dir="auto">${number === undefined ? nothing : html`<span class="number">${i18n.number(number)}</span>`}${row.text}</p>`;
}

/** "English – Russian". */
function columnsOf({ tables, i18n }: RowsContext, beads: readonly Bead[]): string {
  const versions = versionsOf(tables), ids = new Set<VersionId>();
  for (const id of beads.flatMap(({ source, target }) => [...source, ...target])) {
    const row = tables.get('segment', id);
    if (row) ids.add(row.version);
  }
  return versions.filter(({ id }) => ids.has(id)).map((version) => columnWord(version, versions, i18n)).join(' – ');
}
