/** The look of the recovery page. */
import { css } from 'lit';

export const recoveryStyles = css`
  .what { font: 400 1.125rem/1.6 var(--dm-serif); margin-block-end: var(--dm-space-5); }
  section { margin-block: var(--dm-space-5); }
  .details { margin-block-start: var(--dm-space-6); font-size: 0.75rem; }
  .foot { display: flex; flex-wrap: wrap; justify-content: flex-end; gap: var(--dm-space-2); margin-block-start: var(--dm-space-5); }
`;
