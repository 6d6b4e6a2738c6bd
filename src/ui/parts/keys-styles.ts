/** The look of the list of keys in the settings, and of the dialogs that change them. */
import { css } from 'lit';

export const keysStyles = css`
  fieldset { display: flex; flex-wrap: wrap; align-items: center; gap: var(--dm-space-1) var(--dm-space-4); margin: 0; padding: var(--dm-space-2) 0; border: 0; min-inline-size: 0; }
  legend { float: inline-start; flex: 0 0 10rem; min-inline-size: 10rem; padding: 0; color: var(--dm-ink-soft); }
  .check { display: inline-flex; gap: var(--dm-space-2); align-items: center; min-block-size: 2rem; cursor: pointer; }
  .check input { inline-size: 1rem; block-size: 1rem; margin: 0; flex: none; accent-color: var(--dm-accent); }
  .search { display: flex; flex-wrap: wrap; gap: var(--dm-space-2) var(--dm-space-4); align-items: center; margin-block: var(--dm-space-3); }
  .search .field { flex: 1 1 14rem; max-inline-size: 24rem; }
  table { inline-size: 100%; border-collapse: collapse; }
  th, td { padding: 0.35rem var(--dm-space-3) 0.35rem 0; text-align: start; vertical-align: middle; border-block-end: 1px solid var(--dm-rule); font-weight: 400; }
  thead th { color: var(--dm-ink-soft); font-size: 0.8125rem; }
  tbody th[scope='rowgroup'] { padding-block-start: var(--dm-space-4); color: var(--dm-accent); font-size: 0.8125rem; font-weight: 600; }
  td:last-child { padding-inline-end: 0; }
  td.to { inline-size: 1%; text-align: end; }
  .caps { display: flex; flex-wrap: wrap; gap: 0.25em 0.6em; align-items: center; }
  .where, .none { white-space: nowrap; color: var(--dm-ink-soft); font-size: 0.8125rem; }
  .list { overflow-x: auto; }
  .choices { display: flex; flex-wrap: wrap; gap: var(--dm-space-1) var(--dm-space-4); }
  .file:focus-within { outline: 2px solid var(--dm-accent); outline-offset: 2px; }
  .foot { display: flex; flex-wrap: wrap; justify-content: flex-end; gap: var(--dm-space-2); margin-block-start: var(--dm-space-5); }
  .foot .start { margin-inline-end: auto; }
  .scroll { max-block-size: min(26rem, 50dvh); overflow: auto; }
  .scroll:focus-visible { outline-offset: -2px; }
  .issues { margin: 0 0 var(--dm-space-3); padding-inline-start: 1.25rem; }
  dialog p { margin: 0 0 var(--dm-space-3); }
  @media (pointer: coarse) { .check { min-block-size: 2.75rem; } td.to .icon-button { margin-block: -0.35rem; } }
`;

export const keyDialogStyles = css`
  dialog p { margin: 0 0 var(--dm-space-3); }
  .soft { color: var(--dm-ink-soft); }
  ul { display: flex; flex-wrap: wrap; gap: var(--dm-space-2); margin: 0 0 var(--dm-space-4); padding: 0; list-style: none; }
  li { display: inline-flex; align-items: center; gap: var(--dm-space-1); padding-inline-start: var(--dm-space-2); border: 1px solid var(--dm-rule); border-radius: var(--dm-radius); }
  li.none { padding-block: var(--dm-space-1); padding-inline: var(--dm-space-2); color: var(--dm-ink-soft); }
  label { display: block; margin-block-end: var(--dm-space-1); color: var(--dm-ink-soft); }
  .press { inline-size: 100%; min-block-size: 2.75rem; text-align: center; font-size: 1.0625rem; caret-color: transparent; cursor: default; }
  .press:focus-visible { border-color: var(--dm-accent); box-shadow: inset 0 0 0 1px var(--dm-accent); }
  .hint { margin-block: var(--dm-space-2) var(--dm-space-3); color: var(--dm-ink-soft); font-size: 0.8125rem; }
  .news { min-block-size: 3.25rem; }
  .news p { margin: 0 0 var(--dm-space-2); }
  .problem { padding-inline-start: var(--dm-space-3); border-inline-start: 3px solid var(--dm-warn); }
  .answers { display: flex; flex-wrap: wrap; gap: var(--dm-space-2); }
  .foot { display: flex; flex-wrap: wrap; justify-content: flex-end; gap: var(--dm-space-2); margin-block-start: var(--dm-space-5); }
  .foot .start { margin-inline-end: auto; display: flex; flex-wrap: wrap; gap: var(--dm-space-2); }
`;
