/** The frame around the pages. */
import { css } from 'lit';

export const appStyles = css`
  :host { display: block; }
  header { position: sticky; inset-block-start: 0; z-index: 3; min-block-size: var(--dm-header); background: var(--dm-paper); }
  main, main:focus-visible { outline: none; }
  .skip { position: fixed; inset-block-start: 0.5rem; inset-inline-start: 0.5rem; z-index: 10; padding: 0.5rem 0.75rem; background: var(--dm-paper-raised); border: 1px solid var(--dm-line); border-radius: var(--dm-radius); }
  .skip:not(:focus) { clip-path: inset(50%); }
  @media print { header, .skip { display: none; } main { display: var(--dm-print-page, block); } }
`;
