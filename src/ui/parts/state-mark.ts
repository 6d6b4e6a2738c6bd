/** The state of a segment as a small quiet sign: a shape of its own for each state, its word for screen readers and as a tooltip. */
import type { TemplateResult } from 'lit';
import { css, html, nothing } from 'lit';
import type { LocalizeController } from '../../i18n/localize-controller.ts';
import type { SegmentState } from '../../core/model.ts';

const CIRCLE = 'M14.5 10a4.5 4.5 0 1 1-9 0a4.5 4.5 0 1 1 9 0';
const SHAPES: Readonly<Record<SegmentState, string>> = {
  initial: CIRCLE, translated: CIRCLE, reviewed: 'm5 10.5 3.5 3.5L15.5 6', final: 'm2.5 10.5 3.5 3.5L13 6M9.5 13.4l.6.6L17.1 6',
};

export function stateShape(state: SegmentState): TemplateResult {
  return html`<svg class="icon state-shape" viewBox="0 0 20 20" aria-hidden="true" focusable="false"><path d=${SHAPES[state]} stroke-dasharray=${state === 'initial' ? '1.8 2.4' : nothing}></path></svg>`;
}

export function stateMark(state: SegmentState, t: LocalizeController['t']): TemplateResult {
  return html`<span class="state ${state}" id="state" title=${t(`state.${state}`)}>${stateShape(state)}<span class="visually-hidden">${t('state.is', { state: t(`state.${state}`) })}</span></span>`;
}

export const stateStyles = css`
  .state { display: inline-flex; color: color-mix(in oklab, var(--dm-ink-soft), transparent 25%); }
  .state.initial { color: color-mix(in oklab, var(--dm-ink-soft), transparent 50%); }
  .state.reviewed, .state.final { color: var(--dm-ok); }
  .state-shape { inline-size: 1rem; block-size: 1rem; }
`;
