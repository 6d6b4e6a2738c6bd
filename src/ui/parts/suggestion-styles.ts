/** How a suggestion looks: a note in the margin, not a box in a dashboard. */
import { css } from 'lit';

export const suggestionStyles = css`
  :host { display: block; }
  article { padding: var(--dm-space-1) 0 var(--dm-space-1) var(--dm-space-3); border-inline-start: 2px solid var(--dm-accent); font: 0.8125rem/1.45 var(--dm-sans); }
  article:not(.open) { border-inline-start-color: var(--dm-rule); }
  header { display: flex; flex-wrap: wrap; gap: 0 var(--dm-space-3); align-items: baseline; color: var(--dm-ink-soft); }
  header b { font-weight: 600; color: var(--dm-ink); overflow-wrap: anywhere; }
  p { margin: var(--dm-space-1) 0; overflow-wrap: anywhere; }
  .text { font: 1rem/1.55 var(--dm-serif); white-space: pre-wrap; unicode-bidi: isolate; }
  .reason { color: var(--dm-ink); }
  .soft { color: var(--dm-ink-soft); }
  .buttons { display: flex; flex-wrap: wrap; gap: var(--dm-space-1) var(--dm-space-2); margin-block-start: var(--dm-space-2); }
  .buttons .button { font-size: 0.8125rem; }
  .buttons .quiet { padding-inline: var(--dm-space-2); }
  #why { flex: 1 1 12rem; min-inline-size: 0; }
`;
