/** The look of the find panel. */
import { css } from 'lit';

export const findStyles = css`
  :host { display: block; }
  :host(:not([open])) { display: none; }
  search {
    display: block; padding: var(--dm-space-2) var(--dm-space-4); border-block-end: 1px solid var(--dm-rule); background: var(--dm-paper-raised); color: var(--dm-ink);
  }
  .row { display: flex; align-items: center; gap: var(--dm-space-1); max-inline-size: 52rem; margin-inline: auto; }
  .row + .row { margin-block-start: var(--dm-space-2); }
  .what { position: relative; display: flex; flex: 1; align-items: center; min-inline-size: 0; color: var(--dm-ink-soft); }
  .what .icon { position: absolute; inset-inline-start: 0.5rem; pointer-events: none; }
  .what .field { flex: 1; min-inline-size: 0; padding-inline-start: 2.25rem; color: var(--dm-ink); }
  #find { padding-inline-end: 8rem; }
  .count { position: absolute; inset-inline-end: 0.75rem; font-size: 0.8125rem; font-variant-numeric: tabular-nums; pointer-events: none; }
  .options {
    display: flex; flex-wrap: wrap; align-items: center; gap: var(--dm-space-1) var(--dm-space-4); max-inline-size: 52rem; margin: var(--dm-space-1) auto 0; font-size: 0.8125rem;
  }
  .options label { display: inline-flex; align-items: center; gap: 0.35rem; min-block-size: 1.75rem; cursor: pointer; }
  fieldset { display: flex; flex-wrap: wrap; align-items: center; gap: 0 var(--dm-space-4); margin: 0; padding: 0; border: 0; min-inline-size: 0; }
  legend { float: inline-start; padding: 0; margin-inline-end: var(--dm-space-3); color: var(--dm-ink-soft); }
  fieldset { margin-inline-start: auto; }
  input[type='checkbox'] { inline-size: 1rem; block-size: 1rem; margin: 0; accent-color: var(--dm-accent); }
  @media (max-width: 46rem) {
    search { padding-inline: var(--dm-space-2); }
    .row { flex-wrap: wrap; }
    .what { flex-basis: 100%; }
    .close { margin-inline-start: auto; }
    #find { padding-inline-end: 6rem; }
    fieldset { margin-inline-start: 0; }
  }
  @media (pointer: coarse) { .options label { min-block-size: 2.75rem; } }
  @media print { :host { display: none; } }
`;
