/** Pages beside the text (history, settings, recovery): one calm column. */
import { css } from 'lit';

/** What their parts (panels with a shadow of their own) share with them. */
export const partsOfSheet = css`
  p { margin: 0 0 var(--dm-space-3); max-inline-size: 65ch; text-wrap: pretty; }
  .soft { color: var(--dm-ink-soft); }
  .actions { display: flex; flex-wrap: wrap; gap: var(--dm-space-2); align-items: center; margin-block: var(--dm-space-3) 0; }
  .trouble { padding: var(--dm-space-3) var(--dm-space-4); border-inline-start: 3px solid var(--dm-warn); background: var(--dm-warn-paper, transparent); }
  .good { padding: var(--dm-space-3) var(--dm-space-4); border-inline-start: 3px solid var(--dm-ok); }
  .actions + .trouble, .actions + * > * { margin-block: var(--dm-space-3) 0; }
  .good p:last-child, .trouble p:last-child { margin: 0; }
`;

export const sheet = [partsOfSheet, css`
  :host { display: block; max-inline-size: 46rem; margin-inline: auto; padding: var(--dm-space-6) var(--dm-space-5) 6rem; color: var(--dm-ink); }
  h1 { margin: 0 0 var(--dm-space-5); font: 600 1.75rem/1.25 var(--dm-serif); text-wrap: balance; }
  h2 { margin: 0 0 var(--dm-space-3); font: 600 1.125rem/1.35 var(--dm-serif); }
  @media (max-width: 40rem) { :host { padding: var(--dm-space-5) var(--dm-space-4) 5rem; } }
`];
