/** The look of the page on which texts are added. */
import { css } from 'lit';

const cards = css`
  :host { max-inline-size: 60rem; }
  .intro { margin-block-end: var(--dm-space-5); }
  .cards { margin: 0; padding: 0; list-style: none; }
  .card { padding-block: var(--dm-space-5); border-block-end: 1px solid var(--dm-rule); }
  .card-head { display: flex; flex-wrap: wrap; align-items: center; gap: 0 var(--dm-space-4); }
  .card-head h2 { flex: 1; min-inline-size: 8rem; margin: 0; overflow-wrap: anywhere; border-radius: var(--dm-radius); }
  .original { display: inline-flex; align-items: center; gap: var(--dm-space-2); min-block-size: 2rem; cursor: pointer; }
  .original input { margin: 0; inline-size: 1rem; block-size: 1rem; accent-color: var(--dm-accent); }
  .original .soft::before { content: '· '; }
  .counts { min-block-size: 1.45em; margin-block-end: var(--dm-space-3); font-variant-numeric: tabular-nums; }
  .choices { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(10.25rem, 100%), 1fr)); gap: var(--dm-space-3) var(--dm-space-4); align-items: start; }
  .choice { display: grid; gap: var(--dm-space-1); min-inline-size: 0; }
  .choice .field { inline-size: 100%; }
  .label { color: var(--dm-ink-soft); }
  .wide { grid-column: 1 / -1; }
  .wide summary { inline-size: fit-content; min-block-size: 1.5rem; cursor: pointer; color: var(--dm-ink-soft); }
  .wide label { display: grid; gap: var(--dm-space-1); max-inline-size: 26rem; padding-block: var(--dm-space-2); }
  textarea { resize: vertical; }
  .unsure { outline: 2px solid var(--dm-warn); outline-offset: 1px; border-radius: var(--dm-radius); }
  .check { display: inline-flex; align-items: center; gap: var(--dm-space-1); color: var(--dm-warn); font-size: 0.8125rem; }
  .check .icon, .issues .icon { inline-size: 1rem; block-size: 1rem; translate: 0 0.15rem; }
  .issues ul { margin: var(--dm-space-3) 0 0; padding: 0; list-style: none; }
  .issues li { display: flex; gap: var(--dm-space-2); align-items: baseline; color: var(--dm-ink-soft); }
  @media (max-width: 40rem) { .card-head .icon-button { order: 1; } .original { order: 2; flex-basis: 100%; } }
`;

const preview = css`
  .preview { margin-block-start: var(--dm-space-4); }
  .preview ol { margin: 0; padding: 0; padding-inline-start: 2.5rem; max-inline-size: 42rem; font: 400 1rem/1.5 var(--dm-serif); }
  .preview li { unicode-bidi: plaintext; padding-inline-start: var(--dm-space-1); overflow-wrap: anywhere; }
  .preview li::marker { color: var(--dm-ink-soft); font: 400 0.75rem var(--dm-sans); font-variant-numeric: tabular-nums; }
  .preview .opens + .opens, .preview li:not(:first-child).opens { margin-block-start: 0.5em; }
  .preview .heading { font-weight: 600; }
  .preview .item { margin-inline-start: 1rem; }
  .preview .button { margin-inline-start: 2rem; }
`;

const foot = css`
  .foot { padding-block-start: var(--dm-space-5); }
  .work-title { display: grid; gap: var(--dm-space-1); color: var(--dm-ink-soft); max-inline-size: 42rem; }
  .work-title .field { min-block-size: 2.75rem; font: 600 1.125rem/1.3 var(--dm-serif); color: var(--dm-ink); }
  .foot .button { min-block-size: 2.5rem; }
  .job h2 { inline-size: fit-content; border-radius: var(--dm-radius); }
  .bar { display: flex; flex-wrap: wrap; align-items: center; gap: var(--dm-space-2) var(--dm-space-3); margin-block-end: var(--dm-space-3); }
  .bar progress { flex: 1 1 12rem; block-size: 0.625rem; accent-color: var(--dm-accent); }
  .share { min-inline-size: 9rem; font-variant-numeric: tabular-nums; color: var(--dm-ink-soft); }
  .so-far { font-variant-numeric: tabular-nums; }
  .rows-frame { max-block-size: 60dvh; overflow: auto; border-block: 1px solid var(--dm-rule); overflow-anchor: none; }
  .rows { inline-size: 100%; min-inline-size: calc(var(--count) * 11rem); border-collapse: collapse; table-layout: fixed; font: 400 1rem/1.5 var(--dm-serif); }
  .rows th { position: sticky; inset-block-start: 0; padding: var(--dm-space-2) var(--dm-space-3); background: var(--dm-paper); text-align: start; font: 600 var(--dm-chrome-size)/1.4 var(--dm-sans); box-shadow: inset 0 -1px var(--dm-rule); }
  .rows td { padding: var(--dm-space-2) var(--dm-space-3); vertical-align: top; border-block-start: 1px solid color-mix(in oklab, var(--dm-rule), transparent 45%); overflow-wrap: anywhere; }
  .doubtful td { background: color-mix(in oklab, var(--dm-warn-paper), transparent 40%); }
  .doubt { margin-inline-end: 0.35em; color: var(--dm-warn); }
  .doubt .icon { inline-size: 1rem; block-size: 1rem; vertical-align: -0.15em; }
  @media (pointer: coarse) { .original { min-block-size: 2.75rem; } .wide summary { min-block-size: 2.75rem; align-content: center; } }
  @media (forced-colors: active) { .unsure { outline-color: Mark; } }
`;

export const importStyles = [cards, preview, foot];
