/** The look of the command palette. */
import { css } from 'lit';

export const paletteStyles = css`
  dialog {
    inline-size: min(40rem, calc(100vw - 2rem)); margin-block-start: min(14vh, 8rem); padding: 0; overflow: hidden;
    max-block-size: min(32rem, calc(100dvh - 3rem));
  }
  dialog[open] { display: flex; flex-direction: column; }
  .search { display: flex; align-items: center; gap: var(--dm-space-3); padding: 0 var(--dm-space-4); border-block-end: 1px solid var(--dm-rule); color: var(--dm-ink-soft); }
  input {
    flex: 1; min-inline-size: 0; block-size: 3.25rem; padding: 0; border: 0; background: transparent; color: var(--dm-ink); font: 400 1.0625rem/1.4 var(--dm-sans);
  }
  input:focus-visible { outline: none; }
  .search:focus-within { box-shadow: inset 0 -2px 0 var(--dm-accent); }
  input::placeholder { color: var(--dm-ink-soft); opacity: 1; }
  .list { flex: 1; overflow: auto; padding: var(--dm-space-2); overscroll-behavior: contain; }
  .group { padding: var(--dm-space-2) var(--dm-space-2) var(--dm-space-1); color: var(--dm-ink-soft); font-size: 0.75rem; }
  .entry {
    display: flex; align-items: center; gap: var(--dm-space-3); min-block-size: 2.25rem; padding: var(--dm-space-1) var(--dm-space-2);
    border-radius: var(--dm-radius); cursor: pointer; scroll-margin-block: var(--dm-space-5);
  }
  .entry[aria-selected='true'] { background: var(--dm-partner); }
  .label { flex: 1; }
  .action mark { background: transparent; color: var(--dm-accent); font-weight: 600; }
  .number { min-inline-size: 2ch; color: var(--dm-ink-soft); font-variant-numeric: tabular-nums; text-align: end; }
  .text { flex: 1; min-inline-size: 0; font-family: var(--dm-serif); font-size: 0.9375rem; overflow: hidden; white-space: nowrap; text-overflow: ellipsis; }
  .empty { padding: var(--dm-space-4) var(--dm-space-2); color: var(--dm-ink-soft); overflow-wrap: anywhere; }
  .hints { display: flex; flex-wrap: wrap; gap: var(--dm-space-1) var(--dm-space-4); margin: 0; padding: var(--dm-space-2) var(--dm-space-4); border-block-start: 1px solid var(--dm-rule); color: var(--dm-ink-soft); font-size: 0.75rem; }
  .hints span { display: inline-flex; gap: 0.35em; align-items: center; }
  @media (max-width: 40rem) {
    dialog { margin-block-start: var(--dm-space-3); inline-size: calc(100vw - 1.5rem); max-inline-size: none; }
    .entry { min-block-size: 2.75rem; }
  }
  @media (pointer: coarse) { .hints, .entry .keys { display: none; } .entry { min-block-size: 2.75rem; } }
  @media (forced-colors: active) { .entry[aria-selected='true'] { outline: 2px solid Highlight; outline-offset: -2px; } }
`;
