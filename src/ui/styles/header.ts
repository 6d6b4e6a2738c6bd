/** The header's bar. On a narrow screen the product's name and the labels give way. */
import { css } from 'lit';

export const headerStyles = css`
  :host { display: block; }
  .bar {
    display: flex; align-items: center; gap: var(--dm-space-2); block-size: var(--dm-header); padding-inline: clamp(0.75rem, 2.5vw, 2.5rem);
    background: var(--dm-paper);
  }
  .name { color: var(--dm-accent); font: 600 1.0625rem/1 var(--dm-serif); text-decoration: none; padding-block: 0.4rem; }
  .library { flex: none; color: var(--dm-ink-soft); }
  .library[aria-current] { color: var(--dm-ink); background: var(--dm-lit); }
  .library .icon { inline-size: 1.125rem; block-size: 1.125rem; }
  dm-job-chip { flex: none; }
  .title { flex: 1; min-inline-size: 0; margin: 0 var(--dm-space-3); overflow: hidden; text-overflow: ellipsis; white-space: nowrap; font: 400 var(--dm-chrome-size)/1.4 var(--dm-sans); color: var(--dm-ink-soft); }
  .status { flex: none; margin-inline-end: var(--dm-space-2); font-size: 0.8125rem; }
  .trouble { display: flex; justify-content: center; padding: 0 clamp(0.75rem, 2.5vw, 2.5rem) var(--dm-space-2); }
  .trouble .status { flex: 0 1 auto; margin: 0; }
  .tools { display: flex; align-items: center; gap: var(--dm-space-1); }
  .layouts { display: inline-flex; margin-inline-end: var(--dm-space-2); border: 1px solid var(--dm-line); border-radius: var(--dm-radius); }
  .layout {
    display: inline-flex; align-items: center; gap: 0.35rem; min-block-size: calc(2rem - 2px); padding: 0 var(--dm-space-2); border: 0; background: none; color: var(--dm-ink-soft);
    font: inherit; cursor: pointer; border-radius: calc(var(--dm-radius) - 1px); white-space: nowrap;
  }
  .layout:hover { color: var(--dm-ink); }
  .layout[aria-pressed='true'] { background: var(--dm-lit); color: var(--dm-ink); }
  .layout .icon { inline-size: 1.125rem; block-size: 1.125rem; }
  .tick { display: inline-flex; inline-size: 1.25rem; }
  @media (max-width: 64rem) { .layout span { position: absolute; clip-path: inset(50%); inline-size: 1px; block-size: 1px; overflow: hidden; } }
  @media (max-width: 44rem) {
    .bar { gap: 0; padding-inline: var(--dm-space-2); }
    .title { position: absolute; inline-size: 1px; block-size: 1px; margin: -1px; clip-path: inset(50%); }
    .name { min-inline-size: 0; margin-inline-end: auto; font-size: 0.9375rem; overflow: hidden; text-overflow: ellipsis; }
    .status { margin: 0; }
    .library { padding-inline: var(--dm-space-2); }
    .library.beside-text, .bar:has(.beside-text):has(dm-job-chip) .name { display: none; }
    dm-job-chip { margin-inline-end: auto; }
    .redo, .flag { display: none; }
    .tools { gap: 0; }
  }
  @media (pointer: coarse) { .layout { min-block-size: 2.625rem; min-inline-size: 2.75rem; justify-content: center; } }
  @media (forced-colors: active) { .layout[aria-pressed='true'] { outline: 2px solid Highlight; outline-offset: -2px; } }
`;
