/** How a word diff looks, for every element that shows one. */
import { css } from 'lit';

export const wordDiffStyles = css`
  .diff { font-family: var(--dm-serif); white-space: pre-wrap; overflow-wrap: anywhere; unicode-bidi: isolate; }
  .diff del, .diff ins { border-radius: 0.15em; -webkit-box-decoration-break: clone; box-decoration-break: clone; }
  .diff del {
    color: var(--dm-removed); background: var(--dm-removed-paper, transparent);
    text-decoration: line-through; text-decoration-thickness: 0.06em;
  }
  .diff ins {
    color: var(--dm-added); background: var(--dm-added-paper, transparent);
    text-decoration: underline; text-decoration-thickness: 0.08em; text-underline-offset: 0.18em; text-decoration-skip-ink: none;
  }
  .odd-sign {
    font: 0.625em/1 var(--dm-sans); padding: 0.1em 0.3em; border: 1px solid currentColor; border-radius: 0.25em; color: var(--dm-warn);
    vertical-align: 0.15em; unicode-bidi: isolate; white-space: nowrap;
  }
`;
