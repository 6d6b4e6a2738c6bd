/** The drawn rows of a list, with gaps for the others; drawn again alone when one scrolls. */
import { html } from 'lit';
import type { RowWindow } from '../controllers/row-window.ts';
import { reuse } from '../controllers/reuse.ts';
import { watch } from '../controllers/watch.ts';

/** Words that are selected would go along with their row, and be others there. A screen shows some rows more or fewer than the one before. */
const ROWS = { may: () => getSelection()?.type !== 'Range', spares: 24 };

/** `draw` gives the row at a place; its element has the row's key as `data-row`. */
export function windowedRows(rows: RowWindow, draw: (at: number) => unknown): unknown {
  // `.style`, because the page's policy forbids the attribute.
  return watch(rows, 'rows', () => reuse(rows.entries, ({ key }) => key, (entry) => ('gap' in entry
    ? html`<div class="gap" role="presentation" ?data-none=${entry.gap === 0} .style=${`block-size: ${entry.gap}px`}></div>` : draw(entry.at)), ROWS));
}
