/** The look of the history page. */
import { css } from 'lit';

export const historyStyles = css`
  .filters { display: grid; grid-template-columns: repeat(auto-fit, minmax(9.5rem, 1fr)); gap: var(--dm-space-3); align-items: end; margin-block-end: var(--dm-space-4); }
  .filters label { display: grid; gap: var(--dm-space-1); min-inline-size: 0; }
  .filters label > span { color: var(--dm-ink-soft); font-size: 0.8125rem; }
  .filters .field { inline-size: 100%; min-inline-size: 0; }
  .clear { justify-self: start; }
  .count { margin-block-end: var(--dm-space-5); }
  .one { margin-block-end: var(--dm-space-5); padding-block-end: var(--dm-space-4); border-block-end: 1px solid var(--dm-rule); }
  section { margin-block-end: var(--dm-space-6); }
  section h2 { position: sticky; inset-block-start: var(--dm-header); z-index: 1; margin: 0; padding-block: var(--dm-space-2); background: var(--dm-paper); }
  section h2::first-letter { text-transform: uppercase; }
  ol { margin: 0; padding: 0; list-style: none; }
  .change { padding-block: var(--dm-space-4); border-block-start: 1px solid var(--dm-rule); content-visibility: auto; contain-intrinsic-block-size: auto 8rem; }
  .head { display: flex; flex-wrap: wrap; align-items: baseline; gap: 0 var(--dm-space-3); }
  .act { font-weight: 600; overflow-wrap: anywhere; }
  .who, time, .where, .note { color: var(--dm-ink-soft); font-size: 0.8125rem; }
  time { margin-inline-start: auto; font-variant-numeric: tabular-nums; }
  .entry { margin-block-start: var(--dm-space-2); }
  .entry + .entry { margin-block-start: var(--dm-space-4); }
  .where a { color: inherit; display: inline-block; padding-block: 0.25rem; }
  .where a:hover { color: var(--dm-accent); }
  .texts { margin: var(--dm-space-1) 0 0; font: 400 1.0625rem/1.6 var(--dm-serif); max-inline-size: none; overflow-wrap: anywhere; }
  .sides { display: grid; grid-template-columns: 1fr 1fr; gap: 0 var(--dm-space-5); }
  .bead { display: grid; grid-template-columns: 1fr auto 1fr; gap: 0 var(--dm-space-2); padding-block: var(--dm-space-1); }
  .bead + .bead { border-block-start: 1px dotted var(--dm-rule); }
  .bead.judged { display: block; }
  .bead .texts, .sentences .texts { margin: 0; font-size: 0.9375rem; line-height: 1.5; }
  .tie { color: var(--dm-ink-soft); }
  .texts .number { margin-inline-end: 0.4em; color: var(--dm-ink-soft); font: 0.75rem/1 var(--dm-sans); }
  .note { margin: var(--dm-space-1) 0 0; }
  .about { margin: var(--dm-space-1) 0 0; overflow-wrap: anywhere; }
  summary { inline-size: fit-content; margin-block-start: var(--dm-space-3); padding-block: 0.25rem; color: var(--dm-accent); font-size: 0.8125rem; cursor: pointer; }
  .restore { display: flex; flex-wrap: wrap; gap: var(--dm-space-1); margin: var(--dm-space-1) 0 0 calc(-1 * var(--dm-space-3)); }
  .restore .button { color: var(--dm-accent); font-size: 0.8125rem; min-block-size: 1.75rem; }
  .more { display: flex; margin-inline: auto; }
  @media (max-width: 40rem) { .words { grid-column: 1 / -1; } .sides { grid-template-columns: 1fr; } }
  @media (pointer: coarse) { .restore .button { min-block-size: 2.75rem; } .where a { padding-block: 0.75rem; } }
  @media print { .filters, .restore, .more { display: none; } .change { content-visibility: visible; break-inside: avoid; } section h2 { position: static; } }
`;
