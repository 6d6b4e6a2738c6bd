/** What has changed beside a confirmed sentence since it was confirmed, word for word, and the button that says it is right all the same. */
import type { TemplateResult } from 'lit';
import { html, nothing } from 'lit';
import type { LocalizeController } from '../../../i18n/localize-controller.ts';
import { withShownKey } from '../../controllers/key-map.ts';
import { directionOf } from '../../direction.ts';
import { withOddSigns } from '../odd-signs.ts';
import { wordDiffView } from '../word-diff.ts';

/** A text beside the sentence, in its own language. */
export interface StaleText {
  /** What its column is called, in words. */
  readonly name: string;
  /** BCP 47 tag. */
  readonly lang: string;
  /** What stood there when the sentence was confirmed; null: that is not known. */
  readonly before: string | null;
  readonly now: string;
}

export function staleWords({ texts, label, still, tabStop }: { texts: readonly StaleText[]; label: string; still: (() => void) | null; tabStop: boolean }, { t, language }: LocalizeController): TemplateResult {
  return html`<div class="stale" role="group" aria-label=${label} lang=${language}>
    ${texts.map(({ name, lang, before, now }) => html`<p class="stale-text"><b>${name}</b> <span dir=${directionOf(lang)}>${changeView({ lang, before, now }, t)}</span></p>`)}
    ${still === null ? nothing : html`<div class="buttons"><button class="button" id="still" type="button" tabindex=${tabStop ? 0 : -1} title=${withShownKey(t('stale.stillTitle'), 'stale.confirm')} @click=${still}>${t('stale.still')}</button></div>`}
  </div>`;
}

function changeView({ lang, before, now }: Pick<StaleText, 'lang' | 'before' | 'now'>, t: LocalizeController['t']): TemplateResult {
  if (now === '') return before === null || before === '' ? html`${t('stale.gone')}` : html`${wordDiffView({ a: before, b: '', lang }, t)} ${t('stale.gone')}`;
  return before === null ? html`${t('stale.then')} <span lang=${lang} dir="auto">${withOddSigns(now)}</span>` : wordDiffView({ a: before, b: now, lang }, t);
}
