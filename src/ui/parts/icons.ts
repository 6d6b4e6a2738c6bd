/** Icons drawn for this app: 20 × 20, one stroke, decorative (the name is on the control). Styled by `.icon` of controls.ts. */
import type { SVGTemplateResult, TemplateResult } from 'lit';
import { html, svg } from 'lit';

const PATHS = {
  aligned: svg`<path d="M3 4h6M11 4h6M3 8h6M11 8h6M3 12h6M11 12h6M3 16h6M11 16h6"/>`,
  reading: svg`<path d="M10 5.5C8.2 4.2 5.8 4 3 4v11.5c2.8 0 5.2.2 7 1.5 1.8-1.3 4.2-1.5 7-1.5V4c-2.8 0-5.2.2-7 1.5z M10 5.5V17"/>`,
  columns: svg`<rect x="3" y="4" width="14" height="12" rx="1.5"/><path d="M7.7 4v12M12.3 4v12"/>`,
  find: svg`<circle cx="8.5" cy="8.5" r="5"/><path d="M12.3 12.3 17 17"/>`,
  undo: svg`<path d="M7 4 3.5 7.5 7 11M3.5 7.5H12a4.5 4.5 0 0 1 0 9H8"/>`,
  redo: svg`<path d="m13 4 3.5 3.5L13 11M16.5 7.5H8a4.5 4.5 0 0 0 0 9h4"/>`,
  more: svg`<path d="M4.5 10h.01M10 10h.01M15.5 10h.01" stroke-width="2.5"/>`,
  down: svg`<path d="m5 8 5 5 5-5"/>`,
  check: svg`<path d="m4 10.5 4 4 8-9"/>`,
  cross: svg`<path d="m5 5 10 10M15 5 5 15"/>`,
  edit: svg`<path d="m4 16 .8-3.6L13.4 3.8a1.4 1.4 0 0 1 2 0l.8.8a1.4 1.4 0 0 1 0 2L7.6 15.2 4 16zM12 5.2 14.8 8"/>`,
  link: svg`<path d="M8.5 11.5a3 3 0 0 0 4.3 0l2.9-2.9a3 3 0 0 0-4.3-4.3l-1 1M11.5 8.5a3 3 0 0 0-4.3 0l-2.9 2.9a3 3 0 0 0 4.3 4.3l1-1"/>`,
  copy: svg`<rect x="7" y="7" width="9.5" height="9.5" rx="1.5"/><path d="M13 7V5A1.5 1.5 0 0 0 11.5 3.5H5A1.5 1.5 0 0 0 3.5 5v6.5A1.5 1.5 0 0 0 5 13h2"/>`,
  download: svg`<path d="M10 3v9.5M6 9l4 4 4-4M3.5 16.5h13"/>`,
  left: svg`<path d="M16 10H4M8.5 5.5 4 10l4.5 4.5"/>`,
  right: svg`<path d="M4 10h12M11.5 5.5 16 10l-4.5 4.5"/>`,
  up: svg`<path d="M10 16V4M5.5 8.5 10 4l4.5 4.5"/>`,
  below: svg`<path d="M10 4v12M5.5 11.5 10 16l4.5-4.5"/>`,
  flag: svg`<path d="M5 17V3.500M5 4h10l-2.500 3.500L15 11H5"/>`,
  hide: svg`<path d="M2.5 10S5.2 5 10 5s7.5 5 7.5 5-2.7 5-7.5 5-7.5-5-7.5-5zM4 16 16 4"/>`,
  grip: svg`<path d="M7.5 5h.01M12.5 5h.01M7.5 10h.01M12.5 10h.01M7.5 15h.01M12.5 15h.01" stroke-width="2"/>`,
  history: svg`<path d="M3.5 10A6.5 6.5 0 1 0 5.6 5.2L3.5 7.2M3.5 3.5v3.7h3.7M10 6.5V10l2.5 2"/>`,
  settings: svg`<path d="M3 6h8M15 6h2M3 14h2M9 14h8"/><circle cx="13" cy="6" r="2"/><circle cx="7" cy="14" r="2"/>`,
  help: svg`<circle cx="10" cy="10" r="7"/><path d="M8 8.2A2 2 0 1 1 10.8 10c-.6.3-.8.7-.8 1.3M10 13.8h.01"/>`,
  print: svg`<path d="M6 8V3.5h8V8M6 14H4.5A1.5 1.5 0 0 1 3 12.5v-3A1.5 1.5 0 0 1 4.5 8h11A1.5 1.5 0 0 1 17 9.5v3a1.5 1.5 0 0 1-1.5 1.5H14M6 12h8v4.5H6z"/>`,
  library: svg`<path d="M4 4.5h2.5v12H4zM8.5 3.5H11v13H8.5zM12.8 5l2.4-.6 2.4 11.4-2.4.6z"/>`,
  review: svg`<path d="M3.5 4.500h13v9H10l-3.500 3v-3h-3zM7 9l2 2 4-4"/>`,
  exchange: svg`<path d="M3.500 7h12M12 3.500 15.500 7 12 10.500M16.500 13h-12M8 9.500 4.500 13 8 16.500"/>`,
  snapshots: svg`<path d="M3.500 6.500h3L8 4.500h4l1.500 2h3v9h-13z"/><circle cx="10" cy="10.800" r="2.700"/>`,
  plus: svg`<path d="M10 4.5v11M4.5 10h11"/>`,
  archive: svg`<path d="M3 4.5h14v3H3zM4.5 7.5v8h11v-8M8 10.5h4"/>`,
  bin: svg`<path d="M3.5 5.5h13M8 5.5V3.5h4v2M5 5.5l.8 11h8.4l.8-11M8.5 8.5v5M11.5 8.5v5"/>`,
  replace: svg`<path d="M4 8.5A6.3 6.3 0 0 1 15.5 7M16 11.500A6.300 6.300 0 0 1 4.500 13M15.500 3.500V7H12M4.500 16.500V13H8"/>`,
  info: svg`<circle cx="10" cy="10" r="7"/><path d="M10 9.2V14M10 6.3h.01"/>`,
  warning: svg`<path d="M10 3.5 17.5 16.5h-15zM10 8.5v4M10 14.5h.01"/>`,
} satisfies Record<string, SVGTemplateResult>;

export type IconName = keyof typeof PATHS;

export function icon(name: IconName): TemplateResult {
  return html`<svg class="icon" viewBox="0 0 20 20" aria-hidden="true" focusable="false">${PATHS[name]}</svg>`;
}
