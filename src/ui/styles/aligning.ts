/** Mending by hand: empty cells, what is dragged and where it would go, and what stands at the foot of the page. */
import { css } from 'lit';

export const aligningStyles = css`
  .none { display: flex; align-items: center; gap: var(--dm-space-2); padding-inline-start: 1.75rem; min-block-size: 1.75rem; color: var(--dm-ink-soft); font: 0.8125rem/1.45 var(--dm-sans); }
  .none > .icon { inline-size: 0.875rem; block-size: 0.875rem; }
  .empty-handle { min-inline-size: 1.5rem; min-block-size: 1.5rem; margin: 0 0 0 -0.25rem; padding: 0; border: 0; border-radius: var(--dm-radius); background: none; color: inherit; font: inherit; cursor: pointer; }
  .empty-handle:hover { background: var(--dm-lit); color: var(--dm-ink); }
  .empty-handle .icon { inline-size: 1rem; block-size: 1rem; vertical-align: middle; }
  .none > .icon ~ .empty-handle { opacity: 0; }
  .cell:is(:hover, :focus) .empty-handle, .empty-handle:focus-visible { opacity: 1; }
  .cell[data-empty]:focus-visible { outline-offset: -2px; }

  :host([data-dragging]) { cursor: grabbing; user-select: none; -webkit-user-select: none; }
  .cell[data-drop] { border-radius: var(--dm-radius); outline: 2px solid var(--dm-accent); outline-offset: 0.2rem; background: var(--dm-lit); }
  .cell[data-drop='link'] { outline-style: dashed; }
  .drag-label {
    position: fixed; inset: 0 auto auto 0; z-index: 6; padding: var(--dm-space-1) var(--dm-space-3); border: 1px solid var(--dm-line); border-radius: 2rem; background: var(--dm-paper-raised);
    box-shadow: var(--dm-shadow); font-size: 0.8125rem; pointer-events: none; white-space: nowrap;
  }

  .aligning-bar { position: fixed; inset-block-end: var(--dm-foot, 0); inset-inline: 0; z-index: 4; display: flex; flex-wrap: wrap; justify-content: center; gap: var(--dm-space-2); padding: var(--dm-space-3); pointer-events: none; }
  .chip {
    display: flex; align-items: center; gap: var(--dm-space-2); padding: var(--dm-space-1) var(--dm-space-1) var(--dm-space-1) var(--dm-space-4); border: 1px solid var(--dm-line); border-radius: 2rem;
    background: var(--dm-paper-raised); box-shadow: var(--dm-shadow); pointer-events: auto; font-variant-numeric: tabular-nums;
  }
  .chip .button, .chip .icon-button { border-radius: 2rem; }
  .chip .button .icon { inline-size: 1rem; block-size: 1rem; }
  .chip progress { inline-size: 6rem; accent-color: var(--dm-accent); }
  @media (forced-colors: active) { .cell[data-drop] { outline-color: Highlight; } }
  @media print {
    .aligning-bar, .drag-label, .empty-handle { display: none; }
    .link-note { break-before: avoid; }
  }
`;
