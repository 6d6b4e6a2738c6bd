/** Cells in which no sentence stands. */
import { css } from 'lit';

export const emptyCellStyles = css`
  .none { display: flex; align-items: center; gap: var(--dm-space-2); padding-inline-start: 1.75rem; min-block-size: 1.75rem; color: var(--dm-ink-soft); font: 0.8125rem/1.45 var(--dm-sans); }
  .none > .icon { inline-size: 0.875rem; block-size: 0.875rem; }
  .empty-handle { min-inline-size: 1.5rem; min-block-size: 1.5rem; margin: 0 0 0 -0.25rem; padding: 0; border: 0; border-radius: var(--dm-radius); background: none; color: inherit; font: inherit; cursor: pointer; }
  .empty-handle:hover { background: var(--dm-lit); color: var(--dm-ink); }
  .empty-handle .icon { inline-size: 1rem; block-size: 1rem; vertical-align: middle; }
  .none > .icon ~ .empty-handle { opacity: 0; }
  .cell:is(:hover, :focus-within, :focus) .empty-handle { opacity: 1; }
  .cell[data-empty]:focus-visible { outline-offset: -2px; }
`;
