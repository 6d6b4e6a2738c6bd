/** How notes look: like suggestions, remarks in the margin. */
import { css } from 'lit';

export const noteStyles = css`
  :host { display: block; font: 0.8125rem/1.45 var(--dm-sans); color: var(--dm-ink); }
  article { padding: var(--dm-space-1) 0 var(--dm-space-1) var(--dm-space-3); border-inline-start: 2px solid var(--dm-warn); }
  article.resolved { border-inline-start-color: var(--dm-rule); }
  article:focus { outline-offset: 2px; }
  .said + .said { margin-block-start: var(--dm-space-2); padding-inline-start: var(--dm-space-3); }
  header { display: flex; flex-wrap: wrap; gap: 0 var(--dm-space-3); align-items: baseline; color: var(--dm-ink-soft); }
  header b { font-weight: 600; color: var(--dm-ink); overflow-wrap: anywhere; }
  p { margin: var(--dm-space-1) 0; overflow-wrap: anywhere; }
  .text { font-size: 0.9375rem; line-height: 1.5; white-space: pre-wrap; unicode-bidi: isolate; }
  .soft { color: var(--dm-ink-soft); }
  .buttons { display: flex; flex-wrap: wrap; gap: var(--dm-space-1) var(--dm-space-2); margin-block-start: var(--dm-space-1); }
  .buttons .button { font-size: 0.8125rem; }
  .buttons .quiet { padding-inline: var(--dm-space-2); }
  .small {
    min-block-size: 1.5rem; padding: 0; border: 0; background: none; color: var(--dm-ink-soft); font: inherit; cursor: pointer;
    text-decoration: underline; text-decoration-color: var(--dm-rule); text-underline-offset: 0.25em;
  }
  .small:hover { color: var(--dm-ink); text-decoration-color: currentColor; }
  dm-note-form, dm-note-thread { margin-block: var(--dm-space-2); }
  @media (pointer: coarse) { .small { min-block-size: 2.75rem; } }
`;
