/** The look of the restore panel. */
import { css } from 'lit';

export const restoreStyles = css`
  .drop { padding: var(--dm-space-4); border: 1px dashed var(--dm-line); border-radius: var(--dm-radius); }
  .drop.over { border-style: solid; border-color: var(--dm-accent); background: var(--dm-lit); }
  .drop > :empty + .actions { margin: 0; }
  .file:focus-within { outline: 2px solid var(--dm-accent); outline-offset: 2px; }
  h3 { margin: 0 0 var(--dm-space-2); font: 600 0.9375rem/1.4 var(--dm-sans); }
  dl { margin: 0; }
  dl > div { display: flex; flex-wrap: wrap; gap: 0 var(--dm-space-3); padding-block: var(--dm-space-1); }
  dt { flex: 0 0 8.5rem; color: var(--dm-ink-soft); }
  dd { flex: 1 1 12rem; margin: 0; }
  ul { margin: 0; padding-inline-start: 1.25rem; }
  dd ul { padding: 0; list-style: none; }
  progress { inline-size: 100%; accent-color: var(--dm-accent); }
  .good p { margin: 0; }
`;
