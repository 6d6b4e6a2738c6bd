/** At the foot of the page: how many sentences are selected and what can be done with them; and how far a large act is. */
import type { TemplateResult } from 'lit';
import { html, nothing } from 'lit';
import type { LocalizeController } from '../../i18n/localize-controller.ts';
import type { BigJob } from '../controllers/big-job.ts';
import type { Selection } from '../controllers/selection.ts';
import { watch } from '../controllers/watch.ts';
import { icon } from './icons.ts';
import './row-menu.ts';

export interface BarContext {
  readonly selection: Selection;
  readonly job: BigJob;
  readonly i18n: LocalizeController;
  readonly openMenu: (anchor: DOMRect) => void;
  readonly clear: () => void;
}

export function aligningBar(context: BarContext): TemplateResult {
  return html`<div class="aligning-bar">${watch(context.job, 'running', () => progress(context))}${watch(context.selection, 'count', () => selected(context))}</div><dm-row-menu></dm-row-menu>`;
}

function selected({ selection, i18n: { t }, openMenu, clear }: BarContext): TemplateResult | typeof nothing {
  if (selection.size === 0) return nothing;
  const open = ({ currentTarget }: Event): void => { openMenu((currentTarget as HTMLElement).getBoundingClientRect()); };
  return html`<div class="chip" role="group" aria-label=${t('align.selection.bar')}><span>${t('align.selection.count', { count: selection.size })}</span>
    <button class="button quiet" type="button" aria-haspopup="menu" @click=${open}>${t('align.selection.acts')}${icon('up')}</button>
    <button class="icon-button" type="button" aria-label=${t('align.act.clearSelection')} title=${t('align.act.clearSelection')} @click=${clear}>${icon('cross')}</button></div>`;
}

function progress({ job, i18n: { t, language } }: BarContext): TemplateResult | typeof nothing {
  const { running } = job;
  if (!running) return nothing;
  const name = t(`align.act.${running.act.what}`);
  const percent = new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 0 }).format(running.share);
  return html`<div class="chip" role="group" aria-label=${name}><progress max="1" .value=${running.share} aria-label=${name}></progress><span>${t('align.big.running', { act: name, percent })}</span>
    <button class="button quiet" type="button" ?disabled=${running.cancelling} @click=${() => { job.cancel(); }}>${t('align.cancel')}</button></div>`;
}
