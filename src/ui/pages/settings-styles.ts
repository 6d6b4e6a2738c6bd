/** The look of the settings page. */
import { css } from 'lit';

export const settingsStyles = css`
  section { padding-block: var(--dm-space-5); border-block-start: 1px solid var(--dm-rule); }
  section > :last-child { margin-block-end: 0; }
  h2 { scroll-margin-block-start: 5rem; }
  h2:focus { outline: none; }
  .name { display: flex; flex-wrap: wrap; gap: var(--dm-space-2); margin-block-end: var(--dm-space-2); }
  .name .field { flex: 1 1 14rem; max-inline-size: 24rem; }
  fieldset { display: flex; flex-wrap: wrap; align-items: center; gap: var(--dm-space-1) var(--dm-space-4); margin: 0; padding: var(--dm-space-2) 0; border: 0; min-inline-size: 0; }
  legend { float: inline-start; flex: 0 0 10rem; min-inline-size: 10rem; padding: 0; color: var(--dm-ink-soft); }
  .choices { display: flex; flex-wrap: wrap; gap: var(--dm-space-1); }
  .choices label { position: relative; display: inline-flex; cursor: pointer; }
  .choices input { position: absolute; inset: 0; inline-size: 100%; block-size: 100%; margin: 0; opacity: 0; cursor: pointer; }
  .choices span { display: inline-flex; align-items: center; min-block-size: 2rem; padding: 0 var(--dm-space-3); border: 1px solid var(--dm-line); border-radius: var(--dm-radius); }
  .choices label:hover span { background: var(--dm-lit); }
  .choices input:checked + span { border-color: var(--dm-accent); background: var(--dm-partner); box-shadow: inset 0 0 0 1px var(--dm-accent); }
  .choices input:focus-visible + span { outline: 2px solid var(--dm-accent); outline-offset: 2px; }
  .check { display: inline-flex; gap: var(--dm-space-2); align-items: baseline; min-block-size: 1.5rem; cursor: pointer; }
  dm-keys-panel { display: block; margin-block-start: var(--dm-space-3); }
  p > a { display: inline-block; padding-block: 0.2rem; }
  .check input { inline-size: 1rem; block-size: 1rem; margin: 0; translate: 0 0.1rem; flex: none; accent-color: var(--dm-accent); }
  @media (pointer: coarse) { .choices span { min-block-size: 2.75rem; } .check { padding-block: 0.6rem; } }
  @media (forced-colors: active) { .choices input:checked + span { outline: 2px solid Highlight; } }
`;
