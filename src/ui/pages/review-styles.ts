/** The look of the review page: wider than other pages beside the text, for the languages stand beside each other. */
import { css } from 'lit';

export const reviewStyles = css`
  :host { max-inline-size: 68rem; }
  .filters { display: grid; grid-template-columns: repeat(auto-fit, minmax(9rem, 1fr)); gap: var(--dm-space-3); align-items: end; margin-block-end: var(--dm-space-4); }
  .filters label { display: grid; gap: var(--dm-space-1); min-inline-size: 0; }
  .filters label > span { color: var(--dm-ink-soft); font-size: 0.8125rem; }
  .filters .field { inline-size: 100%; min-inline-size: 0; }
  .clear { justify-self: start; }
  .count { margin-block-end: var(--dm-space-4); }
  .group { padding-block: var(--dm-space-4); border-block-start: 1px solid var(--dm-rule); }
  .group h2 { margin: 0 0 var(--dm-space-2); font: 600 0.8125rem/1.4 var(--dm-sans); }
  .group h2 a { display: inline-block; padding-block: 0.25rem; color: var(--dm-ink-soft); text-decoration: none; }
  .group h2 a:hover { color: var(--dm-accent); text-decoration: underline; }
  .columns { display: grid; grid-template-columns: minmax(0, 3fr) minmax(0, 2fr); gap: var(--dm-space-4) var(--dm-space-6); align-items: start; }
  .columns.alone { grid-template-columns: minmax(0, 1fr); }
  .cards { display: grid; gap: var(--dm-space-3); min-inline-size: 0; }
  .item { display: grid; grid-template-columns: auto minmax(0, 1fr); gap: var(--dm-space-2); padding: var(--dm-space-2); border-radius: var(--dm-radius); scroll-margin-block: calc(var(--dm-header) + 1rem) 6rem; }
  .item.here { background: var(--dm-lit); }
  .item.selected { background: var(--dm-partner); }
  .item:focus-visible { outline-offset: 0; }
  .select { inline-size: 1.125rem; block-size: 1.125rem; margin: 0.35rem 0 0; cursor: pointer; }
  .beside { display: grid; gap: var(--dm-space-3); margin: 0; padding-block: var(--dm-space-2); }
  .beside dt { color: var(--dm-ink-soft); font-size: 0.75rem; }
  .beside dd { margin: 0; font: 400 1rem/1.55 var(--dm-serif); overflow-wrap: anywhere; }
  .beside dd.none { color: var(--dm-ink-soft); font: italic 0.8125rem/1.55 var(--dm-sans); }
  .pager { display: flex; flex-wrap: wrap; gap: var(--dm-space-3); align-items: center; justify-content: center; margin-block: var(--dm-space-5); font-variant-numeric: tabular-nums; }
  .bar {
    position: sticky; inset-block-end: var(--dm-space-3); z-index: 2; max-inline-size: 44rem; margin: var(--dm-space-4) auto 0; padding: var(--dm-space-2) var(--dm-space-3);
    border: 1px solid var(--dm-rule); border-radius: calc(var(--dm-radius) * 1.5); background: var(--dm-paper-raised); box-shadow: var(--dm-shadow);
  }
  .bar .what { display: flex; flex-wrap: wrap; gap: var(--dm-space-2); align-items: center; }
  .bar .what span { margin-inline-end: auto; }
  .bar dm-reason-form { max-block-size: 45dvh; margin-block-start: var(--dm-space-2); padding: 2px; overflow: auto; }
  @media (max-width: 52rem) { .columns { grid-template-columns: minmax(0, 1fr); gap: 0; } .beside { padding-inline-start: 2.25rem; } }
  @media (max-width: 40rem) { .words { grid-column: 1 / -1; } .filters { grid-template-columns: 1fr 1fr; } .item { padding-inline: 0 var(--dm-space-1); } .beside { padding-inline-start: 1.75rem; } .select { margin-inline-start: var(--dm-space-1); } }
  @media (pointer: coarse) { .select { inline-size: 1.5rem; block-size: 1.5rem; } }
  @media (forced-colors: active) { .item.here { outline: 1px solid CanvasText; } .item.selected { outline: 2px solid Highlight; } }
  @media print { .filters, .bar, .pager, .select { display: none; } .group { break-inside: avoid; } }
`;
