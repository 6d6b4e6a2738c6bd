/** One change in the history: who, when, what, and word by word what it did to each sentence. */
import type { TemplateResult } from 'lit';
import { html, nothing } from 'lit';
import type { ChangeId, SegmentId } from '../../core/ids.ts';
import type { Change } from '../../core/change.ts';
import type { HistoryEntry } from '../../core/history.ts';
import { hasEffect } from '../../core/history.ts';
import type { LinkEntry } from '../../core/history-links.ts';
import { sentenceEntriesOf } from '../../core/history-links.ts';
import type { Author } from '../../core/model.ts';
import type { Tables } from '../../core/tables.ts';
import type { LocalizeController } from '../../i18n/localize-controller.ts';
import type { HistoryItem } from '../history-view.ts';
import { aboutText, actText, isMerge, mergeLines, whoText } from '../history-view.ts';
import { hrefOf } from '../router.ts';
import { linkEntryView, sentencesView } from './history-links.ts';
import { proposalWords } from './suggestion-views.ts';
import { wordDiffView } from './word-diff.ts';

export interface HistoryContext {
  readonly i18n: LocalizeController;
  readonly tables: Tables;
  readonly me: Author;
  readonly find: (id: ChangeId) => Change | undefined;
  readonly numberOf: (segment: SegmentId) => number | undefined;
  readonly restore: (revision: { readonly segment: SegmentId; readonly text: string; readonly change: ChangeId }) => void;
}

export function historyItem(context: HistoryContext, { change, entries, links }: HistoryItem): TemplateResult {
  const { i18n } = context;
  const { t } = i18n;
  const about = aboutText(change, context.tables, i18n);
  return html`<li class="change">
    <div class="head"><span class="act">${actText(change, context.find, i18n)}</span>
      <span class="who">${whoText(change.author, context.me, t)}</span><time datetime=${new Date(change.time).toISOString()} title=${i18n.dateTime(change.time)}>${i18n.time(change.time)}</time></div>
    ${about === '' ? nothing : html`<p class="about" dir="auto">${about}</p>`}
    ${isMerge(change) ? mergeLines(change, context.me, i18n).map((line) => html`<p class="note">${line}</p>`) : hasEffect(change) ? [entriesView(context, entries), linksWorthShowing(change, links).map((entry) => linkEntryView(context, change, entry))] : html`<p class="note">${t('history.noEffect')}</p>`}
  </li>`;
}

/** Where sentences came and went, links only follow them, unless rows became fewer or more by it. */
function linksWorthShowing(change: Change, links: readonly LinkEntry[]): readonly LinkEntry[] {
  if (sentenceEntriesOf(change).length === 0) return links;
  return links.filter(({ before, after }) => before.length !== after.length && before.length > 0 && after.length > 0);
}

/** How many sentences of one change are open to read; the others are folded away. */
const OPEN = 6;

function entriesView(context: HistoryContext, entries: readonly HistoryEntry[]): unknown {
  const [first] = entries;
  if (!first) return nothing;
  // Sentences that came or went are shown together: what stood there, and what stands there now.
  const sentences = sentenceEntriesOf(first.change).filter(({ version }) => entries.some((entry) => entry.version === version));
  const moved = new Set(sentences.flatMap(({ went, came }) => [...went, ...came].map(({ id }) => id)));
  const views = [
    ...sentences.map((entry) => sentencesView(context, entry)),
    ...entries.filter(({ segment, suggestion }) => !moved.has(segment) || suggestion !== null).map((entry) => entryView(context, entry)),
  ];
  if (views.length <= OPEN) return views;
  return html`${views.slice(0, OPEN)}<details><summary>${context.i18n.t('find.previewMore', { count: views.length - OPEN })}</summary>${views.slice(OPEN)}</details>`;
}

function entryView(context: HistoryContext, entry: HistoryEntry): TemplateResult {
  const { i18n, tables } = context;
  const { t } = i18n;
  const lang = tables.get('version', entry.version)?.lang ?? 'und';
  const number = context.numberOf(entry.segment);
  return html`<div class="entry">
    <div class="where">${number === undefined ? t('history.gone') : html`<a href=${hrefOf({ page: 'work', at: entry.segment })}>${t('history.link', { number, language: i18n.languageWord(lang) })}</a>`}</div>
    ${entry.text ? html`<p class="texts">${wordDiffView({ a: entry.text.before, b: entry.text.after, lang }, t)}</p>` : nothing}
    ${suggestionView(context, entry, lang)}${noteView(context, entry)}
    ${entry.state && !entry.text ? html`<p class="note">${t('history.stateLine', { before: t(`state.${entry.state.before}`), after: t(`state.${entry.state.after}`) })}</p>` : nothing}
    ${restoreView(context, entry)}
  </div>`;
}

function suggestionView({ i18n, tables }: HistoryContext, { change, text, suggestion }: HistoryEntry, lang: string): TemplateResult | typeof nothing {
  const row = suggestion?.after ?? suggestion?.before;
  if (!row) return nothing;
  const { t } = i18n, proposal = proposalWords({ suggestion: row, state: tables.get('segment', row.segment)?.state ?? null, i18n });
  const reason = row.status === 'rejected' ? row.decision?.reason ?? '' : row.reason;
  const conflict = suggestion?.before === null && row.origin === 'conflict' && change.kind !== 'suggest';
  return html`${conflict ? html`<p class="note">${t('history.becameSuggestion')}</p>` : nothing}${row.status === 'disputed' ? html`<p class="note">${t('history.disputed')}</p>` : nothing}
    ${proposal === '' ? nothing : html`<p class="note">${proposal}</p>`}
    ${text ? nothing : html`<p class="texts">${wordDiffView({ a: row.base, b: row.text, lang }, t)}</p>`}
    ${reason === '' ? nothing : html`<p class="note">${t('history.reason', { reason })}</p>`}`;
}

/** A note that came, was changed, settled or opened again, or went. */
function noteView({ i18n: { t } }: HistoryContext, { note }: HistoryEntry): TemplateResult | typeof nothing {
  const { before = null, after = null } = note ?? {}, text = after?.text ?? before?.text;
  if (text === undefined) return nothing;
  const settled = (before?.resolved === undefined) !== (after?.resolved === undefined) && before !== null;
  const key = after === null ? 'history.noteDeleted' : !settled ? 'history.noteWas' : after.resolved ? 'history.noteResolved' : 'history.noteReopened';
  return html`<p class="note" dir="auto">${t(key, { text })}</p>`;
}

/** Both texts of a revision can come back, unless that is what stands there now. */
function restoreView({ i18n: { t }, tables, restore }: HistoryContext, { change, segment, text }: HistoryEntry): TemplateResult | typeof nothing {
  const now = tables.get('segment', segment)?.text;
  if (!text || now === undefined) return nothing;
  const button = (label: string, wanted: string): TemplateResult | typeof nothing => wanted === now ? nothing
    : html`<button class="button quiet" type="button" @click=${() => { restore({ segment, text: wanted, change: change.id }); }}>${label}</button>`;
  return html`<div class="restore">${button(t('history.restoreThis'), text.after)}${button(t('history.restoreBefore'), text.before)}</div>`;
}
