/** What differs between two states of a work: the texts word by word, the rest by number. */
import type { TemplateResult } from 'lit';
import { html, nothing } from 'lit';
import type { StateDifference, TextDifference } from '../../../app/snapshots.ts';
import type { Version } from '../../../core/model.ts';
import type { LocalizeController } from '../../../i18n/localize-controller.ts';
import { columnName } from '../../localized.ts';
import { wordDiffView } from '../word-diff.ts';

export interface ComparisonView {
  readonly difference: StateDifference;
  /** Of either state. */
  readonly versions: readonly Version[];
  /** How many places are shown. */
  readonly shown: number;
  readonly i18n: LocalizeController;
  /** Where a sentence that is still there can be read; null: nowhere. */
  readonly hrefOf: (place: TextDifference) => string | null;
}

export function comparisonView(view: ComparisonView): TemplateResult {
  const { difference: { texts, came, went, links, others }, versions, i18n, shown } = view, { t } = i18n;
  const named = (version: Version): string => columnName(version, versions, i18n);
  const same = texts.length + came.length + went.length + links + others === 0;
  return html`<p class="sum" role="status">${same ? t('snapshots.same') : texts.length === 0 ? t('snapshots.sameTexts') : t('snapshots.differs', { count: texts.length })}</p>
    ${came.length + went.length + links + others === 0 ? nothing : html`<ul class="besides">
      ${came.map((version) => html`<li>${t('snapshots.came', { name: named(version) })}</li>`)}
      ${went.map((version) => html`<li>${t('snapshots.went', { name: named(version) })}</li>`)}
      ${links === 0 ? nothing : html`<li>${t('snapshots.links', { count: links })}</li>`}
      ${others === 0 ? nothing : html`<li>${t('snapshots.others', { count: others })}</li>`}</ul>`}
    ${texts.length === 0 ? nothing : html`<ol class="places">${texts.slice(0, shown).map((place) => placeView(place, view))}</ol>`}`;
}

function placeView(place: TextDifference, { versions, i18n, hrefOf }: ComparisonView): TemplateResult {
  const { t } = i18n, version = versions.find(({ id }) => id === place.version), lang = version?.lang ?? 'und';
  const language = version?.name ?? i18n.languageWord(lang), href = hrefOf(place);
  const label = place.number === null ? t('snapshots.gone', { language }) : t('snapshots.place', { number: place.number, language });
  return html`<li><p class="where">${href === null ? label : html`<a href=${href}>${label}</a>`}</p>
    <p class="texts">${wordDiffView({ a: place.before, b: place.after, lang }, t)}</p></li>`;
}
