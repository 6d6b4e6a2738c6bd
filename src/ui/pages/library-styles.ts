/** The look of the library: a shelf list, one work a row; the room for the figures is there before they come. */
import { css } from 'lit';

export const libraryStyles = css`
  :host { max-inline-size: 56rem; }
  .top { display: flex; flex-wrap: wrap; align-items: center; justify-content: space-between; gap: var(--dm-space-3); margin-block-end: var(--dm-space-4); }
  .top h1 { margin: 0; }
  section + section { margin-block-start: var(--dm-space-6); }
  .tools { display: flex; flex-wrap: wrap; gap: var(--dm-space-2) var(--dm-space-4); align-items: center; margin-block-end: var(--dm-space-2); }
  .search { flex: 1 1 14rem; }
  .search .field { inline-size: 100%; }
  .sort { display: inline-flex; align-items: center; gap: var(--dm-space-2); color: var(--dm-ink-soft); }
  .sort .field { color: var(--dm-ink); }
  .count { min-block-size: 1.45em; margin: 0; font-size: 0.8125rem; }
  .none { padding-block: var(--dm-space-5); font: 400 1.125rem/1.5 var(--dm-serif); color: var(--dm-ink-soft); }
  .works { margin: 0; padding: 0; list-style: none; }
  .work { display: grid; grid-template: 'title menu' auto 'figures figures' auto / minmax(0, 1fr) auto; gap: 0 var(--dm-space-3); align-items: start; padding-block: var(--dm-space-4); border-block-end: 1px solid var(--dm-rule); }
  .work h3 { grid-area: title; margin: 0; padding-block: 0.2rem; font: 600 1.125rem/1.35 var(--dm-serif); overflow-wrap: anywhere; }
  .work h3 a { display: inline-block; min-block-size: 1.5rem; color: var(--dm-ink); text-decoration: none; }
  .work h3 a:hover { text-decoration: underline; text-decoration-color: var(--dm-accent); }
  .work dm-menu { grid-area: menu; }
  .badges { grid-column: 1 / -1; display: flex; flex-wrap: wrap; gap: var(--dm-space-1); }
  .badges:not(:empty) { margin-block-end: var(--dm-space-1); }
  .badge.open { border-color: var(--dm-accent); color: var(--dm-accent); }
  .figures { grid-column: 1 / -1; min-block-size: 5.05rem; }
  .figures p { display: flex; flex-wrap: wrap; align-items: center; gap: 0 var(--dm-space-3); margin: 0; max-inline-size: none; min-block-size: 1.6rem; font-variant-numeric: tabular-nums; }
  .progress progress { inline-size: 8rem; block-size: 0.375rem; accent-color: var(--dm-accent); }
  .gone { grid-template: 'title actions' auto 'when actions' auto / minmax(0, 1fr) auto; }
  .gone h3 { color: var(--dm-ink-soft); }
  .gone p { grid-area: when; margin: 0; }
  .gone .actions { grid-area: actions; margin: 0; }
  @media (max-width: 40rem) {
    .figures { min-block-size: 6.7rem; }
    .gone { grid-template: 'title' auto 'when' auto 'actions' auto / minmax(0, 1fr); }
    .gone .actions { margin-block-start: var(--dm-space-2); }
    .sort { flex: 1 1 100%; }
    .sort .field { flex: 1; min-inline-size: 0; }
  }
  @media (pointer: coarse) { .work h3 a { min-block-size: 2.75rem; align-content: center; } }
`;
