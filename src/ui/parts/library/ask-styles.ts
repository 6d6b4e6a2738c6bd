/** The look of the small dialogs that ask for words. */
import { css } from 'lit';

export const askStyles = css`
  dialog { inline-size: min(29rem, calc(100vw - 2rem)); }
  p { margin: 0 0 var(--dm-space-4); }
  label, .labelled { display: grid; gap: var(--dm-space-1); margin-block-start: var(--dm-space-3); color: var(--dm-ink-soft); }
  .field { inline-size: 100%; min-block-size: 2.5rem; font-size: 1rem; color: var(--dm-ink); }
  .buttons { display: flex; flex-wrap: wrap; justify-content: end; gap: var(--dm-space-2); margin-block-start: var(--dm-space-5); }
  .danger { color: var(--dm-removed); border-color: var(--dm-removed); }
`;
