/** How controls look, the same everywhere. Classes: button (primary, quiet), icon-button, field, menu (with menu-item,
 * menu-title, menu-rule; items are slotted into <dm-menu>), badge, visually-hidden. */
import { css } from 'lit';

export const controls = css`
  *, *::before, *::after { box-sizing: border-box; }
  :host { font: 400 var(--dm-chrome-size)/1.45 var(--dm-sans); }
  :host([hidden]), [hidden] { display: none !important; }
  :focus-visible { outline: 2px solid var(--dm-accent); outline-offset: 2px; border-radius: var(--dm-radius); }
  a { color: var(--dm-accent); text-underline-offset: 0.15em; }
  kbd {
    font: inherit; font-size: 0.8125em; padding: 0.05em 0.4em; border: 1px solid var(--dm-rule); border-radius: 0.25rem;
    color: var(--dm-ink-soft); white-space: nowrap;
  }

  .button, .icon-button, .field { font: inherit; color: inherit; border-radius: var(--dm-radius); }
  .button, .icon-button {
    display: inline-flex; align-items: center; justify-content: center; gap: var(--dm-space-2); min-block-size: 2rem;
    margin: 0; padding: 0 var(--dm-space-3); background: transparent; border: 1px solid var(--dm-line); cursor: pointer;
    text-decoration: none; white-space: nowrap;
  }
  .button:hover:not(:disabled), .icon-button:hover:not(:disabled) { background: var(--dm-lit); }
  .button:disabled, .button[aria-disabled='true'], .icon-button:disabled { opacity: 0.4; cursor: default; }
  .button.primary { background: var(--dm-accent); border-color: var(--dm-accent); color: var(--dm-on-accent); }
  .button.primary:hover:not(:disabled) { background: color-mix(in oklab, var(--dm-accent), var(--dm-ink) 18%); }
  .button.quiet { border-color: transparent; }
  .button[aria-pressed='true'], .icon-button[aria-pressed='true'] { background: var(--dm-lit); color: var(--dm-accent); }
  .icon-button { inline-size: 2rem; padding: 0; border-color: transparent; }
  .icon { inline-size: 1.25rem; block-size: 1.25rem; flex: none; fill: none; stroke: currentColor; stroke-width: 1.5; stroke-linecap: round; stroke-linejoin: round; }

  .field {
    min-block-size: 2rem; padding: var(--dm-space-1) var(--dm-space-2); background: var(--dm-paper-raised); border: 1px solid var(--dm-line);
  }
  .field:focus-visible { outline-offset: 0; }

  .menu {
    margin: 0; padding: var(--dm-space-1); min-inline-size: 13rem; max-inline-size: min(24rem, calc(100vw - 1rem)); border: 1px solid var(--dm-rule);
    border-radius: calc(var(--dm-radius) + 0.125rem); background: var(--dm-paper-raised); color: var(--dm-ink); box-shadow: var(--dm-shadow);
    max-block-size: calc(100dvh - 5rem); overflow: auto;
  }
  .menu:not([popover]), .menu:popover-open { display: block; }
  .menu-item {
    display: flex; align-items: center; gap: var(--dm-space-2); inline-size: 100%; min-block-size: 2rem; padding: var(--dm-space-1) var(--dm-space-2);
    border: 0; border-radius: var(--dm-radius); background: transparent; color: inherit; font: inherit; text-align: start; text-decoration: none; cursor: pointer;
  }
  .menu-item:hover:not(:disabled) { background: var(--dm-lit); }
  .menu-item:focus-visible { outline-offset: -2px; background: var(--dm-lit); }
  .menu-item:disabled { opacity: 0.4; cursor: default; }
  .menu-rule { margin: var(--dm-space-1) var(--dm-space-2); border: 0; border-block-start: 1px solid var(--dm-rule); }
  .menu-title { padding: var(--dm-space-2) var(--dm-space-2) var(--dm-space-1); color: var(--dm-ink-soft); font-size: 0.8125rem; }
  .menu-item .end { margin-inline-start: auto; padding-inline-start: var(--dm-space-4); color: var(--dm-ink-soft); }

  .badge {
    display: inline-block; padding: 0 0.45em; border: 1px solid var(--dm-rule); border-radius: 1em; color: var(--dm-ink-soft);
    font-size: 0.75rem; line-height: 1.5; white-space: nowrap;
  }

  dialog {
    inline-size: min(36rem, calc(100vw - 2rem)); max-block-size: calc(100dvh - 3rem); padding: var(--dm-space-5); border: 1px solid var(--dm-rule);
    border-radius: calc(var(--dm-radius) * 1.5); background: var(--dm-paper-raised); color: var(--dm-ink); box-shadow: var(--dm-shadow);
  }
  dialog::backdrop { background: rgb(20 15 10 / 0.35); }
  dialog h2 { margin: 0 0 var(--dm-space-3); font: 600 1.25rem/1.3 var(--dm-serif); }

  .visually-hidden {
    position: absolute; inline-size: 1px; block-size: 1px; margin: -1px; padding: 0; overflow: hidden; clip-path: inset(50%); white-space: nowrap; border: 0;
  }

  @media (pointer: coarse) {
    .button, .icon-button, .field, .menu-item { min-block-size: 2.75rem; }
    .icon-button { inline-size: 2.75rem; }
  }
  @media (prefers-reduced-motion: reduce) { *, *::before, *::after { animation: none !important; transition: none !important; scroll-behavior: auto !important; } }
  @media (forced-colors: active) {
    .button[aria-pressed='true'], .icon-button[aria-pressed='true'] { outline: 2px solid Highlight; }
    .menu, dialog { border: 1px solid CanvasText; }
  }
`;
