/**
 * How a cell hangs on the rest of its row: a thin line at its beginning. Solid where a person confirmed it, dotted where a
 * machine found it, the more to be seen the less sure it was; its words are in the tooltip and for screen readers. Where
 * everything is confirmed no lines are drawn, and the words remain.
 */
import type { TemplateResult } from 'lit';
import { css, html, nothing } from 'lit';
import type { PersonId } from '../../core/ids.ts';
import type { Bead } from '../../core/model.ts';
import type { LocalizeController } from '../../i18n/localize-controller.ts';
import { sureness } from '../links.ts';
import { icon } from './icons.ts';

/** What of a link is said beyond the bead itself. */
export interface LinkAbout {
  readonly i18n: LocalizeController;
  /** Who reads this: what they did themselves is said so. */
  readonly reader: PersonId;
  /** The name of the other column, where they are linked without the original; null: with it. */
  readonly direct: string | null;
}

/** `words`: those of the link. `heard`: they are not said beside it anyway. */
export function linkMark(bead: Bead, about: LinkAbout, { words, heard }: { words: string; heard: boolean }): TemplateResult {
  const looks = ['link', bead.status, bead.status === 'auto' ? sureness(bead.score) : '', about.direct === null ? '' : 'direct'].filter((one) => one !== '');
  return html`<span class=${looks.join(' ')} title=${words}>${heard ? html`<span class="visually-hidden">${bead.note === undefined ? words : judgedWords(bead, about)}</span>` : nothing}</span>`;
}

/** A note stands under the sentences it is about, to be read like any other word. */
export function linkNote({ note }: Bead): TemplateResult | typeof nothing {
  return note === undefined ? nothing : html`<p class="link-note" dir="auto">${icon('info')}<span>${note}</span></p>`;
}

/** The status, who gave it, and the note. */
export function linkWords(bead: Bead, about: LinkAbout): string {
  const words = judgedWords(bead, about);
  return bead.note === undefined ? words : `${words}. ${about.i18n.t('work.link.note', { note: bead.note })}`;
}

/** The status and who gave it; what the machine had thought, where it is to be looked at again. What was put together by hand has no other score than 1. */
export function judgedWords(bead: Bead, { i18n, reader, direct }: LinkAbout): string {
  return [
    statusWords(bead, i18n),
    direct === null ? '' : i18n.t('work.link.direct', { language: direct }),
    byWords(bead, reader, i18n.t),
    bead.status === 'needs-review' && bead.score < 1 ? scoreWords(bead, i18n) : '',
  ].filter((one) => one !== '').join(', ');
}

function statusWords({ status, score, source, target }: Bead, { t, language }: LocalizeController): string {
  switch (status) {
    case 'confirmed': return t(source.length === 0 || target.length === 0 ? 'work.link.checked' : 'work.link.confirmed');
    case 'needs-review': return t('work.link.review');
    case 'auto': return t(`work.link.${sureness(score)}`, { percent: percent(score, language) });
    default: return status satisfies never;
  }
}

function scoreWords({ score }: Bead, { t, language }: LocalizeController): string {
  return t('work.link.score', { percent: percent(score, language) });
}

function byWords({ by }: Bead, reader: PersonId, t: LocalizeController['t']): string {
  if (!by) return '';
  if (by.personId === reader) return t('work.link.byYou');
  return by.name === '' ? '' : t('work.link.by', { name: by.name });
}

const percents = new Map<string, string>();

/** Rounded down: what is called doubtful must not read like what is called sure. */
export function percent(score: number, language: string): string {
  // Each mark on screen asks for one of a hundred.
  const hundredths = Math.floor(score * 100), name = `${language} ${hundredths}`;
  const words = percents.get(name) ?? (hundredths / 100).toLocaleString(language, { style: 'percent', maximumFractionDigits: 0 });
  percents.set(name, words);
  return words;
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
  /* A hook at both ends: without the original. */
  .link.direct { border-block: 2px solid var(--link); }
  .link-note { display: flex; gap: var(--dm-space-1); align-items: baseline; margin: 0; padding-inline: 1.75rem 2rem; color: var(--dm-ink-soft); font: italic 0.8125rem/1.45 var(--dm-sans); overflow-wrap: anywhere; }
  .link-note .icon { inline-size: 0.875rem; block-size: 0.875rem; align-self: center; }
  @media (forced-colors: active) { .link { forced-color-adjust: none; --link: CanvasText !important; } }
  @media print { .link.sure, .link.confirmed { display: none; } }
`;
