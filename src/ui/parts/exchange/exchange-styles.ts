/** The look of the exchange page and its parts. */
import { css } from 'lit';

export const sendStyles = css`
  fieldset { margin: 0; padding: 0; border: 0; min-inline-size: 0; }
  .wishes { border: 1px solid var(--dm-line); border-radius: var(--dm-radius); overflow: clip; }
  .wish + .wish { border-block-start: 1px solid var(--dm-rule); }
  .wish > label { display: flex; gap: var(--dm-space-3); padding: var(--dm-space-3) var(--dm-space-4); cursor: pointer; }
  .wish > label:hover { background: var(--dm-lit); }
  .wish.chosen { background: var(--dm-partner); box-shadow: inset 3px 0 0 var(--dm-accent); }
  .wish.chosen:dir(rtl) { box-shadow: inset -3px 0 0 var(--dm-accent); }
  .wish.chosen > label:hover { background: none; }
  input[type='radio'], input[type='checkbox'] { flex: none; inline-size: 1rem; block-size: 1rem; margin: 0.2rem 0 0; accent-color: var(--dm-accent); }
  .words { display: grid; gap: 0.15rem; min-inline-size: 0; }
  .name { font-weight: 600; }
  .words .soft, .figures { font-size: 0.8125rem; text-wrap: pretty; }
  .figures { font-variant-numeric: tabular-nums; }
  .chosen .soft { color: var(--dm-ink); }
  .day, .columns { display: flex; flex-wrap: wrap; align-items: center; gap: var(--dm-space-2) var(--dm-space-4); padding: 0 var(--dm-space-4) var(--dm-space-3) calc(var(--dm-space-4) + 1rem + var(--dm-space-3)); }
  .columns legend { float: inline-start; padding: 0; color: inherit; }
  .columns label { display: inline-flex; gap: var(--dm-space-2); align-items: baseline; min-block-size: 1.5rem; cursor: pointer; }
  .columns input { margin: 0; translate: 0 0.1rem; }
  [role='status'] > p { margin-block: var(--dm-space-3) 0; }
  progress { flex: 1 1 12rem; max-inline-size: 24rem; block-size: 0.625rem; accent-color: var(--dm-accent); }
  @media (pointer: coarse) { .columns label { min-block-size: 2.75rem; align-items: center; } }
  @media (forced-colors: active) { .wish.chosen { outline: 2px solid Highlight; outline-offset: -2px; } }
`;

export const receiveStyles = css`
  .zone { padding: var(--dm-space-4); border: 1px dashed var(--dm-line); border-radius: var(--dm-radius); }
  .zone .actions { margin: 0; }
  .zone .soft { flex: 1 1 14rem; }
  .file { flex: none; }
  .file:focus-within { outline: 2px solid var(--dm-accent); outline-offset: 2px; }
  h2 { inline-size: fit-content; margin: 0 0 var(--dm-space-3); font: 600 1.125rem/1.35 var(--dm-serif); overflow-wrap: anywhere; border-radius: var(--dm-radius); }
  h2:focus { outline: none; }
  dl { margin: 0 0 var(--dm-space-3); }
  dl > div { display: flex; flex-wrap: wrap; gap: 0 var(--dm-space-3); padding-block: var(--dm-space-1); }
  dt { flex: 0 0 7rem; color: var(--dm-ink-soft); }
  dd { flex: 1 1 12rem; min-inline-size: 0; margin: 0; overflow-wrap: anywhere; }
  .counts { margin: 0 0 var(--dm-space-3); padding-inline-start: 1.25rem; font-variant-numeric: tabular-nums; }
  .name { font-weight: 600; overflow-wrap: anywhere; }
  .bar { display: flex; flex-wrap: wrap; align-items: center; gap: var(--dm-space-2) var(--dm-space-3); margin-block-end: var(--dm-space-3); }
  .bar progress { flex: 1 1 12rem; }
  progress { inline-size: 100%; block-size: 0.625rem; accent-color: var(--dm-accent); }
  .share { min-inline-size: 7rem; font-variant-numeric: tabular-nums; color: var(--dm-ink-soft); }
  .choice { position: sticky; inset-block-end: 0; z-index: 1; margin-block: 0 var(--dm-space-4); padding-block: var(--dm-space-3); background: var(--dm-paper); border-block-end: 1px solid var(--dm-rule); }
  .choice .soft { flex: 1 1 14rem; }
  .done { margin-block-end: var(--dm-space-4); }
  #lost { margin: 0 0 var(--dm-space-3); font-variant-numeric: tabular-nums; }
  @media print { .choice { position: static; } }
`;

export const groupStyles = css`
  section { margin-block-end: var(--dm-space-5); }
  h3 { margin: 0 0 var(--dm-space-2); font: 600 1rem/1.4 var(--dm-serif); }
  .badge { font: 400 0.75rem/1.5 var(--dm-sans); font-variant-numeric: tabular-nums; vertical-align: 0.1em; }
  ol { margin: 0; padding: 0; list-style: none; }
  li { padding-block: var(--dm-space-3); border-block-start: 1px solid var(--dm-rule); content-visibility: auto; contain-intrinsic-block-size: auto 5rem; }
  .head { display: flex; flex-wrap: wrap; gap: 0 var(--dm-space-3); color: var(--dm-ink-soft); font-size: 0.8125rem; }
  .head time { margin-inline-start: auto; font-variant-numeric: tabular-nums; }
  .where { color: var(--dm-ink-soft); font-size: 0.8125rem; }
  .verdict { color: var(--dm-ink); font-weight: 600; }
  .texts { margin: var(--dm-space-1) 0 0; max-inline-size: none; font: 400 1.0625rem/1.6 var(--dm-serif); overflow-wrap: anywhere; }
  .reason, .problem { margin: var(--dm-space-1) 0 0; overflow-wrap: anywhere; }
  .reason { color: var(--dm-ink-soft); font-size: 0.8125rem; }
  .disputed, .conflict, .lost, .problems { padding-inline-start: var(--dm-space-4); border-inline-start: 3px solid var(--dm-warn); }
  @media print { li { content-visibility: visible; break-inside: avoid; } }
`;

export const exchangeStyles = css`
  section { padding-block: var(--dm-space-5); border-block-start: 1px solid var(--dm-rule); }
  .nameless { padding: var(--dm-space-3) var(--dm-space-4); border-inline-start: 3px solid var(--dm-warn); background: var(--dm-warn-paper, transparent); }
`;
