/** How a sentence looks: the words have the page to themselves, everything else keeps to the margins and under them. */
import { css } from 'lit';

export const segmentStyles = css`
  :host { display: block; position: relative; color: var(--dm-ink); border-radius: var(--dm-radius); }
  :host([flow='block']) { display: grid; grid-template-columns: auto minmax(0, 1fr) 1.5rem; column-gap: var(--dm-space-2); }
  :host([flow='inline']) { display: inline; }
  span.text {
    font: var(--dm-heading, 400) var(--dm-text-size)/var(--dm-leading, 1.6) var(--dm-serif); border-radius: var(--dm-radius);
    /* pre-wrap and no hyphens: the lines break in the same places when the editor opens */
    white-space: pre-wrap; overflow-wrap: anywhere; text-wrap: wrap; hyphens: var(--dm-hyphens, manual);
  }
  span.text { cursor: text; outline-offset: 0.2rem; }
  /* What gets the focus stands clear of the heads above and of the bar below. */
  :host([flow='block']) .text { grid-column: 2; display: block; scroll-margin-block: calc(var(--dm-header) + 4rem) 4.5rem; }
  :host([lit='unit']) .text { background: var(--dm-lit); box-shadow: 0 0 0 0.2rem var(--dm-lit); }
  :host([lit='partner']) .text { background: var(--dm-partner); box-shadow: 0 0 0 0.2rem var(--dm-partner); }
  :host([flow='inline']) .text { -webkit-box-decoration-break: clone; box-decoration-break: clone; }
  :host([editing]) .text { background: none; box-shadow: none; }
  mark { color: inherit; background: var(--dm-match, #ffe58a); border-radius: 0.15em; }
  mark.current { outline: 2px solid var(--dm-accent); outline-offset: 1px; }
  .empty { color: var(--dm-ink-soft); }

  /* A little wider than its column, so that it is large enough for a finger's neighbour, the mouse. */
  .handle {
    grid-column: 1; min-inline-size: 1.5rem; margin-inline-start: -0.25rem; padding: 0 0.125rem 0 0; border: 0; border-radius: var(--dm-radius); background: none; color: var(--dm-ink-soft); text-align: end;
    font: 0.6875rem/calc(var(--dm-text-size) * var(--dm-leading, 1.6)) var(--dm-sans); font-variant-numeric: tabular-nums; align-self: start;
    block-size: calc(var(--dm-text-size) * var(--dm-leading, 1.6)); min-block-size: 1.5rem; user-select: none; -webkit-user-select: none; -webkit-touch-callout: none; cursor: grab;
  }
  .handle:hover { background: var(--dm-lit); color: var(--dm-ink); }
  .handle .icon { inline-size: 1rem; block-size: 1rem; vertical-align: middle; color: transparent; }
  :host(:is(:hover, :focus-within)) .handle .icon { color: inherit; }
  :host([flow='inline']) .handle { min-inline-size: 0; min-block-size: 0; block-size: auto; margin-inline: 0 0.25em; padding: 0; line-height: 1; vertical-align: 0.45em; cursor: pointer; }
  :host([flow='inline']) .handle:has(.icon) { display: none; }
  /* Not by colour alone: the number is turned over, with a tick before it, and the words have a frame. */
  :host([selected]) .handle { background: var(--dm-accent); color: var(--dm-on-accent); }
  :host([selected]) .handle::before { content: '✓' / ''; }
  :host([selected]) .text { outline: 2px solid var(--dm-accent); outline-offset: 0.2rem; }
  .marks { grid-column: 3; grid-row: 1; color: var(--dm-ink-soft); line-height: 1; }
  :host([flow='block']) .marks { display: flex; justify-content: end; block-size: calc(var(--dm-text-size) * var(--dm-leading, 1.6)); align-items: center; }
  :host([flow='inline']) .marks .state { display: none; }

  /* Under the mark, where the focus is. Elsewhere it is there and has no colour: what is see-through as a whole (opacity) is a picture of its own
     for a browser, as is each place above others, and with one in each sentence a frame took a third longer. */
  .edit {
    position: absolute; inset-inline-end: -0.25rem; inset-block-start: calc(var(--dm-text-size) * var(--dm-leading, 1.6)); border-color: transparent; color: transparent; pointer-events: none;
  }
  :host(:focus-within) .edit { z-index: 1; border-color: var(--dm-rule); color: inherit; pointer-events: auto; }
  :host(:focus-within) .edit:not(:hover) { background: var(--dm-paper-raised, var(--dm-paper)); }
  :host([flow='inline']) .marks { position: relative; }
  :host([flow='inline']) .edit { inset-block-start: 0.6em; }

  .foot { grid-column: 2; margin-block: var(--dm-space-1) var(--dm-space-2); font: 0.8125rem/1.45 var(--dm-sans); }
  .notes { display: flex; flex-wrap: wrap; gap: 0 var(--dm-space-4); }
  /* In running text the notes run along; only what one unfolds takes lines of its own. */
  :host([flow='inline']) :is(.foot, .notes) { display: inline; }
  :host([flow='inline']) .note { margin-inline-start: 0.5em; min-block-size: 0; padding-block: 0.25rem; }
  .note {
    min-block-size: 1.5rem; padding: 0; border: 0; background: none; color: var(--dm-ink-soft); font: inherit; cursor: pointer;
    text-decoration: underline; text-decoration-color: var(--dm-rule); text-underline-offset: 0.25em;
  }
  .note:hover { color: var(--dm-ink); text-decoration-color: currentColor; }
  .note:is(.draft, .warn) { color: var(--dm-warn); }
  .stale { margin-block: var(--dm-space-1) var(--dm-space-2); padding-inline-start: var(--dm-space-3); border-inline-start: 2px solid var(--dm-warn); }
  .stale-text { margin: 0 0 var(--dm-space-1); overflow-wrap: anywhere; }
  .stale-text b { color: var(--dm-ink-soft); font-weight: 600; }
  .stale-text .diff { font-size: 0.9375rem; line-height: 1.5; }
  .stale .button { font-size: 0.8125rem; }
  .draft-diff { margin: var(--dm-space-1) 0 var(--dm-space-2); font-size: 0.9375rem; line-height: 1.5; }
  dm-suggestion-card, dm-note-panel { margin-block: var(--dm-space-2); }

  @media (pointer: coarse) { .note { min-block-size: 2.75rem; } }
  @media (forced-colors: active) {
    :host(:not(:focus-within)) .edit { opacity: 0; }
    :host([lit='unit']) .text { outline: 1px dotted CanvasText; }
    :host([lit='partner']) .text { outline: 1px solid Highlight; }
    :host([selected]) .text { outline: 2px solid Highlight; }
    :host([selected]) .handle { forced-color-adjust: none; background: Highlight; color: HighlightText; }
  }
  @media print {
    .marks, .foot { display: none !important; }
    .handle .icon, .handle::before { display: none; }
    :host([selected]) .handle { background: none; color: inherit; }
    :host([selected]) .text { outline: none; }
    :host([flow='block']) { grid-template-columns: auto minmax(0, 1fr); }
    :host([lit]) .text { background: none; box-shadow: none; }
  }
`;
