/** The reading room: the text in rows or in running columns. */
import { css } from 'lit';
import { linkStyles } from '../parts/link-mark.ts';
import { emptyCellStyles } from './empty-cells.ts';

const frame = css`
  :host { display: block; }
  .about, .aligned, .reading { inline-size: 100%; max-inline-size: calc(var(--count) * 38rem + 2 * var(--edge)); margin-inline: auto; padding-inline: var(--edge); box-sizing: border-box; }
  :host { --edge: clamp(0.75rem, 2.5vw, 2.5rem); --gap: clamp(1rem, 2.5vw, 2.75rem); }

  /* Room for the map, from the beginning: a text that moved when it comes would lose the reader. */
  @media screen and (min-width: 64.0625rem) { :host(:not([data-layout='reading'])) { padding-inline-end: calc(var(--lanes, 0) * 20px + 0.5rem); } }
  :host([data-layout='reading']) { display: flex; flex-direction: column; block-size: calc(100dvh - var(--dm-header)); }
  dm-find-panel { position: sticky; inset-block-start: var(--dm-header); z-index: 3; flex: none; }
  .drafts { display: block; flex: none; max-inline-size: 44rem; margin-inline: auto; padding-inline: var(--edge); }
  .about { flex: none; max-block-size: 50dvh; overflow: auto; }

  .notice {
    display: flex; align-items: center; gap: var(--dm-space-2); margin: var(--dm-space-3) auto; padding: var(--dm-space-2) var(--dm-space-3); inline-size: fit-content;
    max-inline-size: calc(100% - 2 * var(--edge)); border: 1px solid var(--dm-warn); border-radius: var(--dm-radius); background: var(--dm-warn-paper);
  }
  .notice .icon { color: var(--dm-warn); }

  .about { display: flex; flex-wrap: wrap; align-items: baseline; gap: 0 var(--dm-space-5); padding-block-start: var(--dm-space-4); color: var(--dm-ink-soft); }
  .about .facts { display: flex; flex-wrap: wrap; gap: 0 var(--dm-space-4); margin: 0; }
  /* Not by what stands before it: of a tag that follows another, browsers look for it in the whole page when a row comes or goes. */
  .about .facts time { position: relative; }
  .about .facts time:not(:last-child)::after { content: '·'; position: absolute; inset-inline-start: calc(100% + 0.35rem); }
  .about details { flex: 1; min-inline-size: 12rem; }
  .about details[open] { flex-basis: 100%; }
  .about summary { inline-size: fit-content; min-block-size: 1.5rem; cursor: pointer; text-decoration: underline; text-decoration-color: var(--dm-rule); text-underline-offset: 0.25em; list-style-position: inside; }
  .about summary:hover { color: var(--dm-ink); }
  .about dl { margin: var(--dm-space-3) 0; max-inline-size: 44rem; }
  .about dl > div { display: grid; grid-template-columns: minmax(6rem, 10rem) 1fr; gap: var(--dm-space-4); padding-block: var(--dm-space-1); border-block-start: 1px solid var(--dm-rule); }
  .about dt { color: var(--dm-ink-soft); }
  .about dd { margin: 0; color: var(--dm-ink); }
`;

const heads = css`
  .heads { background: var(--dm-paper); border-block-end: 1px solid var(--dm-rule); }
  .head { position: relative; display: flex; align-items: center; gap: var(--dm-space-1); min-inline-size: 0; min-block-size: 2.5rem; border-radius: var(--dm-radius); }
  .head-name { flex: 1; min-inline-size: 0; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; cursor: grab; }
  .language { font-weight: 600; }
  .kind { color: var(--dm-ink-soft); }
  .kind::before { content: '· '; }
  .head dm-menu { opacity: 0.55; transition: opacity 0.15s; }
  .head:hover dm-menu, .head:focus-within dm-menu, .head dm-menu[open] { opacity: 1; }
  .head dm-splitter { position: absolute; inset-block: 0; inset-inline-end: calc(var(--gap) / -2 - 0.75rem); }
  .head[data-over] { background: var(--dm-lit); box-shadow: inset 0 -2px var(--dm-accent); }
  .head-name[data-dragged] { opacity: 0.4; }
  .tab { display: none; }
  @media (pointer: coarse) {
    .head dm-menu { opacity: 1; }
    .head dm-splitter { inset-inline-end: calc(var(--gap) / -2 - 1.375rem); }
  }
`;

const aligned = css`
  .aligned { padding-block-end: 40vh; }
  /* No width depends on what stands in a column: each row is a grid of its own. */
  .aligned .heads, .notes, .unit { display: grid; grid-template-columns: var(--columns); column-gap: var(--gap); }
  .aligned .heads { position: sticky; inset-block-start: var(--dm-header); z-index: 2; }
  .notes { padding-block-start: var(--dm-space-3); }
  .note { padding-inline: 1.75rem 2rem; color: var(--dm-ink-soft); font-size: 0.8125rem; }
  .unit { padding-block: 0.4rem; border-block-start: 1px solid transparent; scroll-margin-block: 8rem; }
  .unit + .unit { border-block-start-color: color-mix(in oklab, var(--dm-rule), transparent 45%); }
  .unit.opens { margin-block-start: 1.1rem; padding-block-start: 0.8rem; }
  .unit.opens + .unit, .unit.opens { border-block-start-color: var(--dm-rule); }
  .unit:not(.opens) { border-block-start-color: color-mix(in oklab, var(--dm-rule), transparent 45%); }
  .notes + .unit { border-block-start-color: transparent; margin-block-start: 0; }
  .unit.title { --dm-text-size: var(--dm-title-size); --dm-leading: 1.3; }
  .unit.title + .unit.line { border-block-start-color: transparent; margin-block-start: 0; }
  .unit:is(.h1, .h2, .h3, .h4, .h5, .h6) { --dm-heading: 600; margin-block-start: 1.8rem; }
  .unit.h1 { --dm-text-size: var(--dm-title-size); --dm-leading: 1.3; }
  .unit.h2 { --dm-text-size: calc(var(--dm-title-size) * 0.9); --dm-leading: 1.35; }
  .unit.item { margin-block-start: 0.2rem; }
  .aligned > .notes + .unit, .aligned > .notes + .gap[data-none] + .unit { border-block-start-color: transparent; margin-block-start: 0; }
  .unit.item .cell { padding-inline-start: 1rem; }
  /* An act changes two rows: the others are neither laid out nor drawn anew, but moved. The one with the keyboard has a button that reaches over the next. */
  @media screen {
    .unit { contain: layout style; position: relative; }
    .unit:focus-within { z-index: 1; }
  }
  .cell { min-inline-size: 0; display: flex; flex-direction: column; gap: 0.35rem; }
  .cell-language, .note-language { display: none; }
`;

const reading = css`
  .reading { --dm-hyphens: auto; flex: 1; min-block-size: 0; display: grid; grid-template-rows: auto minmax(0, 1fr); --dm-leading: 1.65; }
  .reading .heads, .scrollers { display: grid; grid-template-columns: var(--columns); column-gap: var(--gap); min-inline-size: 0; }
  .reading .heads { scrollbar-gutter: stable; }
  .scrollers { min-block-size: 0; }
  .scroller { position: relative; overflow-y: auto; overscroll-behavior: contain; min-block-size: 0; padding-inline: 0.25rem 0.75rem; scrollbar-width: thin; }
  .running { max-inline-size: 38rem; padding-block: var(--dm-space-4) 60vh; font: 400 var(--dm-text-size)/var(--dm-leading) var(--dm-serif); }
  /* Two lines also where there is no note, so that the columns begin at one height. */
  .reading .note { margin: 0 0 var(--dm-space-3); padding: 0; font: 0.8125rem/1.45 var(--dm-sans); min-block-size: 2.9em; }
  .paragraph { margin-block: 0 0.9em; text-wrap: pretty; }
  /* Room for the light behind each line. */
  .paragraph.title { --dm-text-size: var(--dm-title-size); --dm-leading: 1.55; margin-block-end: 0.8rem; font-size: var(--dm-text-size); line-height: 1.55; text-wrap: balance; }
  .paragraph.goes-on { margin-block-end: 0; }
  .paragraph:is(.h1, .h2, .h3, .h4, .h5, .h6) { --dm-heading: 600; padding-block-start: 0.9em; font-size: var(--dm-text-size); text-wrap: balance; }
  .paragraph.h1 { --dm-text-size: var(--dm-title-size); line-height: 1.45; }
  .paragraph.h2 { --dm-text-size: calc(var(--dm-title-size) * 0.9); line-height: 1.5; }
  .note + .paragraph, .note + .gap[data-none] + .paragraph { padding-block-start: 0; }
  .items { display: flow-root; padding-inline-start: 1.4rem; }
  .paragraph.item { position: relative; margin-block-end: 0.35em; }
  .paragraph.item::before { content: '•' / ''; position: absolute; inset-inline-start: -1.1rem; color: var(--dm-ink-soft); }
  .paragraph.line { color: var(--dm-ink-soft); }
  .place { scroll-margin: 0; }
  .cut { display: none; }
`;

const narrow = css`
  @media screen and (max-width: 44rem) {
    /* A row stacks its cells: a sentence stands above its translations, so that one compares without swiping. */
    .aligned .heads { display: flex; gap: var(--dm-space-2); overflow-x: auto; scrollbar-width: none; }
    .aligned .head { flex: 1 0 auto; }
    .head dm-splitter, .kind { display: none; }
    .notes { display: block; }
    .note { padding-inline: 0; }
    .note-language { display: inline; }
    .note.again { display: none; }
    .about .facts time::after { content: none !important; }
    .reading .note:empty { display: none; }
    .unit { display: block; padding-block: var(--dm-space-3); }
    .unit.opens { margin-block-start: var(--dm-space-4); }
    .cell { gap: 0.25rem; }
    .cell + .cell { margin-block-start: var(--dm-space-3); }
    .cell-language { display: block; padding-inline-start: 1.75rem; color: var(--dm-ink-soft); font-size: 0.75rem; line-height: 1.4; }
    .unit:not(.title, .line) .cell:first-of-type { --dm-weight: 500; }

    /* One column fills the width; the heads are its tabs. */
    .reading .heads { display: flex; gap: var(--dm-space-1); }
    .reading .head { flex: 0 1 auto; }
    .reading .head-name { display: none; }
    .reading .head:not([data-current]) dm-menu { display: none; }
    .reading .tab {
      display: block; min-block-size: 2.75rem; padding-inline: var(--dm-space-3); border: 0; border-block-end: 2px solid transparent; border-radius: 0; background: none; color: var(--dm-ink-soft); font: inherit; cursor: pointer;
    }
    .reading .tab[aria-pressed='true'] { color: var(--dm-ink); font-weight: 600; border-block-end-color: var(--dm-accent); }
    .scrollers { grid-template-columns: repeat(var(--count), 100%); overflow-x: auto; scroll-snap-type: x mandatory; column-gap: var(--edge); scrollbar-width: none; }
    .scroller { scroll-snap-align: start; scroll-snap-stop: always; }
  }
`;

const print = css`
  @media print {
    .notice, .head dm-menu, .head dm-splitter, .about details { display: none !important; }
    .about, .aligned, .reading { max-inline-size: none; padding-inline: 0; }
    :host { --gap: 6mm; --dm-leading: 1.4; --dm-hyphens: auto; }
    .aligned { padding-block-end: 0; }
    .aligned .heads { position: static; }
    .unit, .head, .paragraph.title { break-inside: avoid; }
    .unit.title, .heads, .notes { break-after: avoid; }
    .unit { padding-block: 1.2mm; }
    .unit.opens { margin-block-start: 2mm; padding-block-start: 2mm; }
    .note { padding-inline: 1.75rem 0; }
    :host([data-layout='reading']), .reading { display: block; block-size: auto; }
    dm-find-panel, .drafts { display: none; }
    .scroller { overflow: visible; }
    .cut { display: block; font-style: italic; }
    .running { padding-block: 0; }
  }
`;

export const workStyles = [frame, heads, aligned, linkStyles, emptyCellStyles, reading, narrow, print];
