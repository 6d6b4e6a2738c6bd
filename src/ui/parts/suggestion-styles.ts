/** How a suggestion looks: a note in the margin, not a box in a dashboard. */
import { css } from 'lit';

export const suggestionStyles = css`
  :host { display: block; }
  article { padding: var(--dm-space-1) 0 var(--dm-space-1) var(--dm-space-3); border-inline-start: 2px solid var(--dm-rule); font: 0.8125rem/1.45 var(--dm-sans); }
  article.open { border-inline-start-color: var(--dm-accent); }
  article.disputed { border-inline-start-color: var(--dm-warn); }
  header { display: flex; flex-wrap: wrap; gap: 0 var(--dm-space-3); align-items: baseline; color: var(--dm-ink-soft); }
  header b { font-weight: 600; color: var(--dm-ink); overflow-wrap: anywhere; }
  p { margin: var(--dm-space-1) 0; overflow-wrap: anywhere; }
  .text { font: 1rem/1.55 var(--dm-serif); white-space: pre-wrap; unicode-bidi: isolate; }
  .reason { color: var(--dm-ink); }
  .proposal { font-weight: 600; }
  .soft { color: var(--dm-ink-soft); }
  .since summary { inline-size: fit-content; padding-block: 0.2rem; color: var(--dm-warn); cursor: pointer; }
  .dispute { margin-block: var(--dm-space-2); padding: var(--dm-space-2) var(--dm-space-3); border-radius: var(--dm-radius); background: var(--dm-warn-paper); }
  .dispute p { margin-block: 0; }
  .dispute p.disputed { font-weight: 600; }
  .dispute .opinion { margin-block-start: var(--dm-space-2); }
  .dispute .soft { color: var(--dm-ink); }
  .replies { margin: var(--dm-space-2) 0; padding: 0; list-style: none; }
  .replies li { padding-inline-start: var(--dm-space-3); border-inline-start: 1px solid var(--dm-rule); }
  .replies li + li { margin-block-start: var(--dm-space-2); }
  .replies p { margin: 0; }
  .replies b { color: var(--dm-ink); font-weight: 600; }
  .replies .words { white-space: pre-wrap; }
  .buttons { display: flex; flex-wrap: wrap; gap: var(--dm-space-1) var(--dm-space-2); margin-block-start: var(--dm-space-2); }
  .buttons .button { font-size: 0.8125rem; }
  .buttons .quiet { padding-inline: var(--dm-space-2); }
  .field-view { display: block; margin-block-start: var(--dm-space-2); }
  textarea.field { display: block; inline-size: 100%; min-block-size: 3rem; max-block-size: 60dvh; font-size: 0.9375rem; line-height: 1.5; resize: vertical; field-sizing: content; }
  textarea[lang].field { font: 1rem/1.55 var(--dm-serif); }
  .entry { container-type: inline-size; }
  .sides { display: grid; grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); gap: var(--dm-space-3) var(--dm-space-6); margin-block: var(--dm-space-2); }
  .bead { display: grid; gap: 0 var(--dm-space-2); padding-block: var(--dm-space-1); }
  .bead.pair { grid-template-columns: minmax(0, 1fr) auto minmax(0, 1fr); }
  .bead + .bead { border-block-start: 1px dotted var(--dm-rule); }
  .bead p { margin: 0; }
  .bead .texts { font: 0.9375rem/1.5 var(--dm-serif); }
  .texts .number { margin-inline-end: 0.4em; color: var(--dm-ink-soft); font: 0.75rem/1 var(--dm-sans); }
  .note, .tie, .where { color: var(--dm-ink-soft); }
  .bead.wanted { margin-inline-start: calc(-1 * var(--dm-space-2)); padding-inline-start: calc(var(--dm-space-2) - 2px); border-inline-start: 2px solid var(--dm-accent); }
  @container (max-width: 36rem) { .sides { grid-template-columns: minmax(0, 1fr); } }
  @container (max-width: 24rem) { .bead.pair { grid-template-columns: minmax(0, 1fr); } .bead .tie { display: none; } }
`;
