/** The frame around the pages. */
import { css } from 'lit';

export const appStyles = css`
  :host { display: block; }
  header { position: sticky; inset-block-start: 0; z-index: 3; min-block-size: var(--dm-header); background: var(--dm-paper); }
  main, main:focus-visible { outline: none; }
  .skip { position: fixed; inset-block-start: 0.5rem; inset-inline-start: 0.5rem; z-index: 10; padding: 0.5rem 0.75rem; background: var(--dm-paper-raised); border: 1px solid var(--dm-line); border-radius: var(--dm-radius); }
  .skip:not(:focus) { clip-path: inset(50%); }
  .opening { padding: var(--dm-space-6) var(--dm-space-5); text-align: center; color: var(--dm-ink-soft); }
  .drop { position: fixed; inset: 0; z-index: 9; display: grid; place-items: end center; padding: var(--dm-space-5); border: 3px solid var(--dm-accent); pointer-events: none; background: color-mix(in oklab, var(--dm-paper), transparent 35%); }
  .drop p { margin: 0; padding: var(--dm-space-3) var(--dm-space-5); border-radius: calc(var(--dm-radius) * 1.5); background: var(--dm-paper-raised); box-shadow: var(--dm-shadow); color: var(--dm-ink); font: 600 1.125rem/1.4 var(--dm-serif); }
  @media print { header, .skip { display: none; } main { display: var(--dm-print-page, block); } }
`;
