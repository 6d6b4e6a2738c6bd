/** The look of the snapshots page. */
import { css } from 'lit';

export const snapshotsStyles = css`
  .soft { max-inline-size: 65ch; }
  form { display: flex; flex-wrap: wrap; gap: var(--dm-space-3); align-items: end; }
  form label { display: grid; gap: var(--dm-space-1); flex: 1 1 13rem; min-inline-size: 0; color: var(--dm-ink-soft); font-size: 0.8125rem; }
  form .field { inline-size: 100%; min-inline-size: 0; font-size: 0.875rem; color: var(--dm-ink); }
  .keep { margin-block: var(--dm-space-4) var(--dm-space-6); }
  section { margin-block-end: var(--dm-space-6); }
  ol, ul { margin: 0; padding: 0; list-style: none; }
  .moment { display: flex; flex-wrap: wrap; align-items: center; gap: var(--dm-space-1) var(--dm-space-3); padding-block: var(--dm-space-3); border-block-start: 1px solid var(--dm-rule); }
  .moment:last-child { border-block-end: 1px solid var(--dm-rule); }
  .what { flex: 1 1 15rem; min-inline-size: 0; display: grid; overflow-wrap: anywhere; }
  .named { font: 600 1.0625rem/1.4 var(--dm-serif); }
  .moment time, .who { color: var(--dm-ink-soft); font-size: 0.8125rem; font-variant-numeric: tabular-nums; }
  .acts { display: flex; flex-wrap: wrap; gap: var(--dm-space-2); margin-inline-start: calc(-1 * var(--dm-space-3)); }
  .acts .button { color: var(--dm-accent); }
  .comparison { margin-block-start: var(--dm-space-4); }
  .comparison:focus { outline: none; }
  .sum { margin-block-end: var(--dm-space-2); font-weight: 600; }
  .besides { margin-block-end: var(--dm-space-4); color: var(--dm-ink-soft); }
  .places li { padding-block: var(--dm-space-3); border-block-start: 1px solid var(--dm-rule); content-visibility: auto; contain-intrinsic-block-size: auto 6rem; }
  .where { margin: 0; color: var(--dm-ink-soft); font-size: 0.8125rem; }
  .where a { color: inherit; display: inline-block; padding-block: 0.25rem; }
  .texts { margin: 0; font: 400 1.0625rem/1.6 var(--dm-serif); max-inline-size: none; overflow-wrap: anywhere; }
  .more { display: flex; margin: var(--dm-space-4) auto 0; }
  @media (pointer: coarse) { .where a { padding-block: 0.75rem; } }
  @media print { form, .acts, .more { display: none; } .places li { content-visibility: visible; break-inside: avoid; } }
`;
