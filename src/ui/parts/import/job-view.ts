/** The import under way: how far it is, and the rows as they become known. Nothing here can be touched but "Cancel". */
import type { TemplateResult } from 'lit';
import { html, nothing } from 'lit';
import { guard } from 'lit/directives/guard.js';
import type { LocalizeController } from '../../../i18n/localize-controller.ts';
import type { JobColumn, RunningJob } from '../../controllers/import-job.ts';
import type { KnownRow } from '../../controllers/known-rows.ts';
import { DOUBTFUL, HEAD } from '../../controllers/known-rows.ts';
import { icon } from '../icons.ts';
import { percentText } from './import-words.ts';

export function jobView(job: RunningJob, i18n: LocalizeController, cancel: () => void): TemplateResult {
  const { t, language } = i18n;
  const { share } = job.progress;
  const stage = stageText(job, i18n);
  return html`<section class="job" aria-labelledby="job">
    <h2 id="job" tabindex="-1">${t('import.aligningTitle')}</h2>
    <p role="status">${stage}</p>
    <div class="bar"><progress max="1" .value=${share} aria-labelledby="job"></progress><span class="share" aria-hidden="true">${t('import.share', { percent: percentText(share, language) })}</span>
      <button type="button" class="button" ?disabled=${job.cancelling} @click=${cancel}>${t('import.cancel')}</button></div>
    <p class="soft">${t('import.meanwhile')}</p>
    ${job.columns.length === 0 ? nothing : rowsView(job, i18n)}</section>`;
}

export function stageText({ cancelling, progress, columns, columnOf }: RunningJob, { t }: LocalizeController): string {
  if (cancelling) return t('import.cancelling');
  if (progress.stage === 'save') return t('import.saving');
  const name = columns[columnOf(progress.version)]?.name;
  return name === undefined ? t('import.aligningTitle') : t('import.aligning', { name });
}

function rowsView({ rows, columns, pivot }: RunningJob, { t, language }: LocalizeController): TemplateResult {
  const { count, head } = rows;
  // The original first, as on the work page.
  const order = [pivot, ...columns.map((_column, at) => at).filter((at) => at !== pivot)];
  return html`<p class="soft so-far">${t('import.soFar', { count })}${rows.doubtful > 0 ? html` · ${t('import.doubtfulCount', { count: rows.doubtful })}` : nothing}${count > HEAD ? html` · ${t('import.first', { count: HEAD })}` : nothing}</p>
    <div class="rows-frame" tabindex="0" role="region" aria-label=${t('import.rows')}><table class="rows" .style=${`--count: ${order.length}`}><thead><tr>${order.map((at) => html`<th scope="col">${columns[at]?.name}</th>`)}</tr></thead>
      <tbody>${guard([head, language], () => head.map((row) => rowView(row, { columns, order, doubt: row.score < DOUBTFUL ? t('import.doubtful', { percent: percentText(row.score, language) }) : null })))}</tbody></table></div>`;
}

interface RowContext { readonly columns: readonly JobColumn[]; readonly order: readonly number[]; readonly doubt: string | null }

function rowView({ cells }: KnownRow, { columns, order, doubt }: RowContext): TemplateResult {
  return html`<tr class=${doubt === null ? '' : 'doubtful'}>${order.map((at, place) => html`<td lang=${columns[at]?.lang ?? ''} dir="auto">${place === 0 && doubt !== null ? html`<span class="doubt" title=${doubt}>${icon('help')}<span class="visually-hidden">${doubt}</span></span>` : nothing}${
    (cells.get(at) ?? []).map((index) => columns[at]?.text(index) ?? '').join(' ')}</td>`)}</tr>`;
}
