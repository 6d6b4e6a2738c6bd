/** Mending by hand: what is dragged and where it would go, and what stands at the foot of the page. Comes with the mending, after the first row. */
import { css } from 'lit';

export const aligningStyles = css`
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
