/**
 * How the one-file reader looks: the paper, ink and book face of the app (ui/styles/page.css), written down once more,
 * because the file stands for itself. Columns, colours and language are chosen by the reader's own inputs, through `:has()`,
 * so that a choice needs no script.
 */
import { cssString } from './reader-markup.ts';

export interface ReaderFont {
  /** The signs that it holds, as CSS writes them: "U+0000-00FF, U+0131". */
  readonly range: string;
  /** WOFF2, variable in weight. */
  readonly data: Uint8Array;
}

const PAGE = `
:root { color-scheme: light dark;
  --paper: light-dark(#faf7f2, #1b1917); --raised: light-dark(#fffdfa, #24211e); --ink: light-dark(#24201c, #ece6dd); --soft: light-dark(#665d54, #aba196);
  --rule: light-dark(#e6dfd4, #35302b); --line: light-dark(#8e857a, #7d7469); --accent: light-dark(#8a2b2b, #e79d92); --lit: light-dark(#f4ecdd, #272320);
  --partner: light-dark(#eddcb9, #42372a); --warn: light-dark(#7d4f00, #e6b868); --shadow: 0 .5rem 2rem light-dark(rgb(60 45 30 / .16), rgb(0 0 0 / .55));
  --serif: 'Literata', Georgia, 'Times New Roman', 'Noto Serif', serif; --sans: system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', 'Liberation Sans', sans-serif;
  --edge: clamp(.75rem, 2.5vw, 2.5rem); --gap: clamp(1rem, 2.5vw, 2.75rem); --bar: 3rem;
  background: var(--paper); color: var(--ink); font: 400 1rem/1.5 var(--sans); accent-color: var(--accent); scrollbar-color: var(--line) transparent; scrollbar-gutter: stable;
  -webkit-text-size-adjust: none; text-size-adjust: none; scroll-padding-block-start: 7rem; }
:root:has(#light:checked) { color-scheme: light; }
:root:has(#dark:checked) { color-scheme: dark; }
*, ::before, ::after { box-sizing: border-box; }
body { margin: 0; }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; border-radius: .25rem; }
.skip { position: absolute; inset-block-start: -4rem; z-index: 9; padding: .5rem 1rem; background: var(--raised); color: var(--accent); }
.skip:focus { inset-block-start: 0; }
[hidden] { display: none !important; }

.bar { position: sticky; inset-block-start: 0; z-index: 4; display: flex; align-items: center; gap: .25rem; block-size: var(--bar); padding-inline: var(--edge); background: var(--paper); border-block-end: 1px solid var(--rule); }
.bar p { flex: 1; min-inline-size: 0; margin: 0; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; font: 600 1rem/1.4 var(--serif); }
details { position: relative; }
summary, button { display: inline-flex; align-items: center; gap: .4em; min-block-size: 2.25rem; padding: 0 .75rem; border: 1px solid transparent; border-radius: .375rem; background: none; color: inherit; font: 400 .875rem/1.4 var(--sans); cursor: pointer; list-style: none; white-space: nowrap; }
summary::-webkit-details-marker { display: none; }
summary::after { content: '' / ''; inline-size: .4em; block-size: .4em; border: solid currentColor; border-width: 0 1.5px 1.5px 0; transform: translateY(-.15em) rotate(45deg); opacity: .6; }
summary:hover, button:hover, details[open] summary { background: var(--lit); }
.panel { position: absolute; inset-block-start: calc(100% + .25rem); inset-inline-end: 0; inline-size: max-content; min-inline-size: 12rem; max-inline-size: calc(100vw - 1.5rem); max-block-size: calc(100dvh - 5rem); overflow: auto; padding: .5rem; border: 1px solid var(--rule); border-radius: .5rem; background: var(--raised); box-shadow: var(--shadow); font-size: .875rem; }
fieldset { margin: 0; padding: .25rem 0; border: 0; }
fieldset + fieldset { margin-block-start: .25rem; padding-block-start: .5rem; border-block-start: 1px solid var(--rule); }
legend { padding: .25rem .5rem; color: var(--soft); font-size: .8125rem; float: inline-start; inline-size: 100%; }
fieldset label { clear: both; display: flex; align-items: center; gap: .5rem; min-block-size: 2rem; padding-inline: .5rem; border-radius: .375rem; cursor: pointer; }
fieldset label:hover { background: var(--lit); }
fieldset input { margin: 0; inline-size: 1rem; block-size: 1rem; }

main { padding: 2.5rem var(--edge) 30vh; }
.about { max-inline-size: 76rem; margin: 0 auto 2rem; text-align: center; }
h1 { margin: 0 auto .75rem; max-inline-size: 46rem; font: 600 clamp(1.5rem, 3.5vw, 2.125rem)/1.25 var(--serif); text-wrap: balance; }
.vh { position: absolute; inline-size: 1px; block-size: 1px; margin: -1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.facts { margin: 0 auto; max-inline-size: 60ch; color: var(--soft); font-size: .875rem; text-wrap: balance; }
.facts + .facts { margin-block-start: .25rem; }
footer { max-inline-size: 46rem; margin: 3rem auto 0; padding-block-start: 1rem; border-block-start: 1px solid var(--rule); color: var(--soft); font-size: .8125rem; }
footer p { margin: 0 0 .5rem; text-wrap: pretty; }
.key { display: inline-block; inline-size: 0; block-size: 1.1em; margin-inline-end: .6em; vertical-align: -.2em; border-inline-start: 2px dotted var(--line); }
.key.r { border-inline-start: 2px dashed var(--warn); }
`;

const TEXT = `
table, tbody { display: block; }
table { inline-size: 100%; border-spacing: 0; }
tr { display: grid; grid-auto-flow: column; grid-template-columns: 2.25rem; grid-auto-columns: minmax(0, 38rem); justify-content: center; column-gap: var(--gap); padding-block: .4rem; }
tr::before { content: '' / ''; margin-inline-end: calc(var(--gap) * -.7); }
thead { position: sticky; inset-block-start: var(--bar); z-index: 2; display: block; background: var(--paper); border-block-end: 1px solid var(--rule); }
thead tr { padding-block: .5rem; }
th, td { display: block; min-inline-size: 0; padding: 0; text-align: start; }
th { padding-inline: .75rem; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; font: 600 .875rem/1.5 var(--sans); }
th .kind { color: var(--soft); font-weight: 400; }
th .kind::before { content: '· ' / ''; }
/* What is far from the screen is neither laid out nor painted: a book opens as fast as a page, and find finds all of it. */
tbody { content-visibility: auto; contain-intrinsic-block-size: auto var(--high, 60rem); }
tbody tr { counter-increment: row; border-block-start: 1px solid color-mix(in oklab, var(--rule), transparent 45%); }
tbody tr::before { content: counter(row) / ''; justify-self: end; padding-block-start: .55em; color: var(--soft); font: 400 .6875rem/1 var(--sans); font-variant-numeric: tabular-nums; opacity: .75; user-select: none; }
tbody:first-of-type tr:first-child { border-block-start-color: transparent; }
tr.p { margin-block-start: 1.1rem; padding-block-start: .8rem; border-block-start-color: var(--rule); }
tbody:first-of-type tr.p:first-child { margin-block-start: .5rem; }
tbody tr:hover, tr:has(.on), tr:target { background: var(--lit); }
td { padding-inline: .75rem; border-inline-start: 2px solid transparent; font: 400 1.125rem/1.6 var(--serif); overflow-wrap: anywhere; text-wrap: pretty; }
td.a { border-inline-start: 2px dotted var(--line); }
td.r { border-inline-start: 2px dashed var(--warn); }
td.none { color: var(--soft); }
td h2, td h3, td h4, td h5, td h6 { margin: 0; font: inherit; font-weight: 600; text-wrap: balance; }
tr:is(.title, .h1) td { font-size: 1.4625rem; line-height: 1.3; }
tr.h2 td { font-size: 1.3125rem; line-height: 1.35; }
tr:is(.h1, .h2, .h3, .h4, .h5, .h6).p { margin-block-start: 1.8rem; }
tr.line td { color: var(--soft); }
tr.item td:not(.none) { display: list-item; list-style: '• ' inside; }
.s { unicode-bidi: isolate; border-radius: .2em; box-decoration-break: clone; -webkit-box-decoration-break: clone; }
.on, tr:not(.m):has(.s:hover) .s { background: var(--partner); box-shadow: 0 0 0 .15em var(--partner); }
.s:focus-visible { outline-offset: .15em; }
td.none::before { content: '–' / ''; }
`;

const NARROW = `
@media screen and (max-width: 44rem) {
  .bar p { display: none; }
  .bar { justify-content: flex-end; }
  .bar .menu-columns { margin-inline-end: auto; }
  .menu-columns .panel { inset-inline: 0 auto; }
  summary, button, fieldset label { min-block-size: 2.75rem; }
  thead { position: absolute; inline-size: 1px; block-size: 1px; overflow: hidden; clip-path: inset(50%); }
  tr { display: block; position: relative; padding: .75rem 0 .75rem 1.75rem; }
  tbody tr::before { position: absolute; inset-inline-start: 0; inset-block-start: .95rem; padding: 0; }
  td { padding-inline: .5rem 0; font-size: 1.0625rem; }
  td + td { margin-block-start: .6rem; }
  td.none { display: none; }
  td:not(.none)::before { display: block; color: var(--soft); font: 400 .75rem/1.4 var(--sans); }
}
`;

const PAPER = `
@media print {
  @page { margin: 14mm 12mm; }
  :root, :root:has(#dark:checked) { color-scheme: light; --paper: #fff; --ink: #000; --soft: #444; --rule: #bbb; --lit: transparent; --partner: transparent; font-size: 9.5pt; }
  .bar, .skip, .hint { display: none; }
  main { padding: 0; }
  h1 { font-size: 16pt; }
  table { display: table; table-layout: fixed; border-collapse: collapse; }
  thead { display: table-header-group; position: static; }
  tbody { display: table-row-group; content-visibility: visible; }
  tr, tbody tr.p { display: table-row; break-inside: avoid; }
  tr::before { content: '' / ''; display: table-cell; inline-size: 8mm; }
  tbody tr::before { padding: 1.6mm 2mm 0 0; text-align: end; font-size: 6.5pt; }
  th, td { display: table-cell; vertical-align: top; padding: 1.2mm 2.5mm; border-block-start: .2mm solid #ddd; hyphens: auto; }
  td { font-size: 9.5pt; line-height: 1.4; }
  td:not(.a, .r) { border-inline-start: 0; }
  tr.p td { border-block-start-color: #999; }
  tr:is(.title, .h1) td { font-size: 12pt; } tr.h2 td { font-size: 11pt; }
  tr:is(.title, .h1, .h2, .h3, .h4, .h5, .h6) { break-after: avoid; }
  footer { break-inside: avoid; margin-block-start: 8mm; }
}
@media (forced-colors: active) { .on { outline: 1px solid Highlight; } }
`;

/** `names`: of each column, by interface language, as a heading. */
export function readerStyle(names: readonly Readonly<Record<string, string>>[], fonts: readonly ReaderFont[], base64: (data: Uint8Array) => string): string {
  const languages = Object.keys(names[0] ?? {});
  const faces = fonts.map(({ range, data }) => `@font-face { font-family: 'Literata'; font-weight: 200 900; font-display: swap; unicode-range: ${range}; src: url(data:font/woff2;base64,${base64(data)}) format('woff2'); }`);
  const hidden = names.map((_, at) => `:root:has(#c${at}:not(:checked)) .c${at} { display: none !important; }`);
  const spoken = languages.map((language) => `:root:has(#l-${language}:checked) .w:not([lang=${language}]) { display: none; }`);
  const labels = names.flatMap((name, at) => languages.map((language) => `:root:has(#l-${language}:checked) td.c${at}:not(.none)::before { content: ${cssString(name[language] ?? '')}; }`));
  const credit = fonts.length > 0 ? ['/* Literata: Copyright 2017 The Literata Project Authors (https://github.com/googlefonts/literata), SIL Open Font License 1.1. */'] : [];
  return [...credit, ...faces, PAGE, TEXT, NARROW, `@media screen and (max-width: 44rem) {`, ...labels, '}', PAPER, ...hidden, ...spoken].join('\n');
}
