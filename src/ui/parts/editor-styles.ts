/** How the editor looks: the words as on the page, a thin line that says "here one writes", and a small panel under them. */
import { css } from 'lit';

export const editorStyles = css`
  :host { display: block; font: inherit; }
  :host([flow='inline']) { display: inline; }
  #words {
    display: block; font: var(--dm-heading, 400) var(--dm-text-size)/var(--dm-leading, 1.6) var(--dm-serif); color: var(--dm-ink); caret-color: var(--dm-accent);
    white-space: pre-wrap; overflow-wrap: anywhere; text-wrap: wrap; hyphens: manual; border-radius: var(--dm-radius);
    background: var(--dm-paper-raised, transparent); box-shadow: 0 0 0 0.3rem var(--dm-paper-raised, transparent), 0 0 0 calc(0.3rem + 1px) var(--dm-line, var(--dm-rule));
  }
  #words:focus-visible { outline: 2px solid transparent; outline-offset: 0.3rem; box-shadow: 0 0 0 0.3rem var(--dm-paper-raised, transparent), 0 0 0 calc(0.3rem + 2px) var(--dm-accent); }
  /* In running text a frame would cut through the lines: a line under the words does. */
  :host([flow='inline']) #words, :host([flow='inline']) #words:focus-visible {
    display: inline; box-shadow: 0 2px 0 var(--dm-accent); border-radius: 0; -webkit-box-decoration-break: clone; box-decoration-break: clone;
  }
  #words:empty::before { content: '\\200B'; }

  .panel { display: grid; gap: var(--dm-space-2); margin-block: var(--dm-space-4) var(--dm-space-3); font: 0.8125rem/1.45 var(--dm-sans); color: var(--dm-ink); }
  .panel p { margin: 0; }
  .difference { font-size: 0.9375rem; line-height: 1.55; color: var(--dm-ink-soft); }
  .reason { inline-size: 100%; }
  .reason::placeholder { color: var(--dm-ink-soft); opacity: 1; }
  .buttons, .buttons > div { display: flex; flex-wrap: wrap; align-items: center; gap: var(--dm-space-1) var(--dm-space-2); }
  .buttons > div:last-child { flex: 1 0 auto; max-inline-size: 100%; gap: 0; }
  .buttons .button { font-size: 0.8125rem; }
  .buttons .quiet { padding-inline: var(--dm-space-2); }
  .buttons dm-menu { margin-inline-start: auto; color: var(--dm-ink-soft); }
  [aria-checked='true'] { font-weight: 600; }
  .conflict { display: grid; gap: var(--dm-space-2); justify-items: start; padding: var(--dm-space-3); border-inline-start: 3px solid var(--dm-warn); background: var(--dm-warn-paper, var(--dm-lit)); border-radius: var(--dm-radius); }
  .conflict .current { font: 0.9375rem/1.5 var(--dm-serif); white-space: pre-wrap; overflow-wrap: anywhere; unicode-bidi: isolate; }
  .oddities { color: var(--dm-warn); overflow-wrap: anywhere; }
  @media (forced-colors: active) { #words { outline: 1px solid CanvasText; outline-offset: 0.3rem; } #words:focus-visible { outline: 2px solid Highlight; } }
  @media print { .panel { display: none; } #words { background: none; box-shadow: none; } }
`;
