/** Which suggestions are listed: waiting or decided ones, of a language, an author, a kind, a sentence. */
import type { TemplateResult } from 'lit';
import { html, nothing } from 'lit';
import type { Author } from '../../../core/model.ts';
import type { Tables } from '../../../core/tables.ts';
import { versionsOf } from '../../../core/units.ts';
import type { LocalizeController } from '../../../i18n/localize-controller.ts';
import { whoText } from '../../history-view.ts';
import { columnName } from '../../localized.ts';
import type { ReviewFilter } from '../../review-view.ts';
import { authorsOf, isFiltering, NO_FILTER, REVIEW_KINDS } from '../../review-view.ts';

export interface FiltersLook {
  readonly filter: ReviewFilter;
  readonly tables: Tables;
  readonly person: Author;
  readonly i18n: LocalizeController;
  readonly choose: (change: { readonly [K in keyof ReviewFilter]?: string | boolean }) => void;
}

export function reviewFilters({ filter, tables, person, i18n, choose }: FiltersLook): TemplateResult {
  const { t } = i18n, versions = versionsOf(tables);
  const list = (name: 'version' | 'person' | 'kind', label: string, options: readonly (readonly [string, string])[]): TemplateResult => html`
    <label><span>${label}</span><select class="field" name=${name} @change=${(event: Event) => { choose({ [name]: (event.target as HTMLSelectElement).value }); }}>
      ${options.map(([value, text]) => html`<option value=${value} ?selected=${filter[name] === value}>${text}</option>`)}</select></label>`;
  return html`<form class="filters" aria-label=${t('review.filters')} @submit=${(event: Event) => { event.preventDefault(); }}>
    <label><span>${t('review.which')}</span><select class="field" name="decided" @change=${(event: Event) => { choose({ decided: (event.target as HTMLSelectElement).value === 'yes', person: '', kind: '' }); }}>
      <option value="no" ?selected=${!filter.decided}>${t('review.undecided')}</option><option value="yes" ?selected=${filter.decided}>${t('review.decided')}</option></select></label>
    ${list('version', t('review.version'), [['', t('review.allVersions')], ...versions.map((version) => [version.id, columnName(version, versions, i18n)] as const)])}
    ${list('person', t('review.person'), [['', t('review.everyone')], ...authorsOf(tables, filter).map((author) => [author.personId, whoText(author, person, t)] as const)])}
    ${list('kind', t('review.kind'), [['', t('review.everything')], ...REVIEW_KINDS.map((kind) => [kind, t(`review.kinds.${kind}`)] as const)])}
    <label class="words"><span>${t('review.words')}</span><input class="field" type="search" name="words" autocomplete="off" placeholder=${t('review.wordsPlaceholder')}
      .value=${filter.words} @input=${(event: Event) => { choose({ words: (event.target as HTMLInputElement).value }); }}></label>
    ${isFiltering(filter) ? html`<button class="button quiet clear" type="button" @click=${() => { choose({ ...NO_FILTER, decided: filter.decided }); }}>${t('review.clear')}</button>` : nothing}
  </form>`;
}
