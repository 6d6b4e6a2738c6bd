/** Above the text: date and signatories, and behind a disclosure what the metadata says about the document. */
import type { TemplateResult } from 'lit';
import { html, nothing } from 'lit';
import type { Version, Work } from '../../core/model.ts';
import type { LocalizeController } from '../../i18n/localize-controller.ts';
import { columnName, localized } from '../localized.ts';

export function aboutText(work: Work, versions: readonly Version[], i18n: LocalizeController): TemplateResult {
  const { t, language } = i18n;
  const signed = work.signatories.map((one) => localized(one, language)).join('; ');
  const origin = localized(work.origin, language);
  return html`<div class="about">
    ${work.date || signed ? html`<p class="facts">${work.date ? html`<time datetime=${work.date}>${i18n.day(work.date)}</time>` : nothing}${signed ? html`<span>${signed}</span>` : nothing}</p>` : nothing}
    <details><summary>${t('work.about')}</summary>
      <dl>
        ${origin ? html`<div><dt>${t('work.origin')}</dt><dd>${origin}</dd></div>` : nothing}
        ${signed ? html`<div><dt>${t('work.signatories', { count: work.signatories.length })}</dt><dd>${signed}</dd></div>` : nothing}
        ${versions.map((version) => html`<div><dt>${columnName(version, versions, i18n)}</dt>
          <dd>${version.note ? localized(version.note, language) : t(version.kind === 'original' ? 'work.original' : 'work.translation')}</dd></div>`)}
      </dl>
    </details>
  </div>`;
}
