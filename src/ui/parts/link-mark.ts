/**
 * How a cell hangs on the original: a thin line at its beginning. Solid where a person confirmed it, dotted where a machine
 * found it, the more to be seen the less sure it was; its words are in the tooltip and for screen readers.
 */
import type { TemplateResult } from 'lit';
import { css, html } from 'lit';
import type { Bead } from '../../core/model.ts';
import type { LocalizeController } from '../../i18n/localize-controller.ts';
import { sureness } from '../links.ts';

export function linkMark(bead: Bead, i18n: LocalizeController): TemplateResult {
  const words = linkWords(bead, i18n);
  return html`<span class="link ${bead.status} ${bead.status === 'auto' ? sureness(bead.score) : ''}" title=${words}><span class="visually-hidden">${words}</span></span>`;
}

export function linkWords({ status, score }: Bead, { t, language }: LocalizeController): string {
  switch (status) {
    case 'confirmed': return t('work.link.confirmed');
    case 'needs-review': return t('work.link.review');
    case 'auto': return t(`work.link.${sureness(score)}`, { percent: percent(score, language) });
    default: return status satisfies never;
  }
}

/** Rounded down: what is called doubtful must not read like what is called sure. */
export function percent(score: number, language: string): string {
  return new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 0 }).format(Math.floor(score * 100) / 100);
}

export const linkStyles = css`
  .linked { position: relative; display: flex; flex-direction: column; gap: 0.35rem; min-block-size: 1.4rem; }
  .link {
    --link: color-mix(in oklab, var(--dm-ink-soft), transparent 55%);
    position: absolute; inset-block: 0.2rem; inset-inline-start: calc(var(--gap) / -2 - 0.3rem); inline-size: 0.6rem;
    background: no-repeat center / 2px 100% linear-gradient(var(--link), var(--link));
  }
  .link.auto { background: repeat-y center top / 2px 6px linear-gradient(var(--link) 0 2px, transparent 2px); }
  .link.fair { --link: color-mix(in oklab, var(--dm-warn), transparent 45%); background-size: 2px 5px; }
  .link.doubtful { --link: color-mix(in oklab, var(--dm-warn), transparent 15%); background: repeat-y center top / 3px 6px linear-gradient(var(--link) 0 3px, transparent 3px); }
  .link.poor { --link: var(--dm-warn); background: repeat-y center top / 5px 8px linear-gradient(var(--link) 0 5px, transparent 5px); }
  /* Two lines: somebody asked for a second look. */
  .link.needs-review { --link: var(--dm-warn); background: no-repeat center / 5px 100% linear-gradient(90deg, var(--link) 0 1.5px, transparent 1.5px 3.5px, var(--link) 3.5px); }
  @media (forced-colors: active) { .link { forced-color-adjust: none; --link: CanvasText !important; } }
  @media print { .link.sure, .link.confirmed { display: none; } }
`;
