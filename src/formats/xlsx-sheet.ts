/** One sheet of an XLSX as rows of texts (ECMA-376 part 1, §18.3.1). Numbers are texts as they are written, formulas are none. */
import { valueOf } from './package-parts.ts';
import type { GridCell } from './table-grid.ts';
import { EMPTY_CELL } from './table-grid.ts';
import type { CellText } from './xlsx-text.ts';
import { cellText, RichText } from './xlsx-text.ts';
import type { XmlElement, XmlHandler } from './xml.ts';

export interface SheetRow { readonly row: number; readonly cells: Map<number, GridCell> }
interface Range { readonly top: number; readonly left: number; readonly bottom: number; readonly right: number }
interface OpenCell { readonly column: number; readonly type: string; value: string; formula: boolean }

/** The last place that a sheet has. */
const LAST_ROW = 1_048_576, LAST_COLUMN = 16_384;

export class XlsxSheet implements XmlHandler {
  readonly rows: SheetRow[] = [];
  readonly #strings: readonly CellText[];
  readonly #merged: Range[] = [];
  readonly #open: string[] = [];
  readonly #rich = new RichText();
  #row: SheetRow | undefined;
  #number = 0;
  #column = -1;
  #cell: OpenCell | undefined;

  constructor(strings: readonly CellText[]) {
    this.#strings = strings;
  }

  open(element: XmlElement): void {
    const { local } = element;
    this.#open.push(local);
    this.#rich.open(element);
    if (local === 'row') this.#startRow(valueOf(element, 'r'));
    else if (local === 'c') this.#startCell(element);
    else if (local === 'f' && this.#cell) this.#cell.formula = true;
    else if (local === 'mergeCell') this.#merge(valueOf(element, 'ref'));
  }

  text(text: string): void {
    this.#rich.take(text);
    if (this.#open.at(-1) === 'v' && this.#cell) this.#cell.value += text;
  }

  close(): void {
    const local = this.#open.pop() ?? '';
    this.#rich.close(local);
    if (local === 'c') this.#endCell();
    else if (local === 'row') this.#row = undefined;
  }

  /** Cells that were merged; of those in the first rows nobody asks. Once the whole sheet was read. */
  markMerged(): void {
    for (const { row, cells } of this.rows) {
      for (const range of this.#merged) {
        if (row < range.top || row > range.bottom) continue;
        for (let column = range.left; column <= range.right; column += 1) cells.set(column, { ...cells.get(column) ?? EMPTY_CELL, odd: 'merged' });
      }
    }
  }

  #startRow(place: string): void {
    const number = Number(place);
    this.#number = place !== '' && Number.isInteger(number) && number > 0 && number <= LAST_ROW ? number : this.#number + 1;
    this.#column = -1;
    this.#row = { row: this.#number, cells: new Map() };
    this.rows.push(this.#row);
  }

  #startCell(element: XmlElement): void {
    const place = placeOf(valueOf(element, 'r'));
    this.#column = place ? place.column : this.#column + 1;
    this.#cell = { column: this.#column, type: valueOf(element, 't'), value: '', formula: false };
    this.#rich.end();
  }

  #endCell(): void {
    const cell = this.#cell, inline = this.#rich.end();
    this.#cell = undefined;
    if (!cell || cell.column >= LAST_COLUMN) return;
    const text = this.#textOf(cell, inline), odd = cell.formula || cell.type === 'e' ? 'formula' : null;
    if (text.text !== '' || odd !== null) this.#row?.cells.set(cell.column, { ...EMPTY_CELL, ...text, odd });
  }

  #textOf({ type, value }: OpenCell, inline: string): CellText {
    if (type === 's') return this.#strings[Number(value)] ?? { text: '' };
    if (type === 'inlineStr') return cellText(inline);
    if (type === 'str') return cellText(value);
    if (type === 'b') return { text: value === '1' ? 'TRUE' : 'FALSE' };
    // 0.1 is written as 0.10000000000000001.
    return { text: value !== '' && Number.isFinite(Number(value)) ? String(Number(value)) : value };
  }

  #merge(ref: string): void {
    const [from, to] = ref.split(':').map(placeOf);
    if (from && to && this.#merged.length < 10_000) this.#merged.push({ top: from.row, left: from.column, bottom: to.row, right: Math.min(to.column, from.column + 1_000) });
  }
}

/** "B12" as a row from 1 and a column from 0; null for what is none. */
export function placeOf(ref: string): { readonly row: number; readonly column: number } | null {
  const [, letters, digits] = /^\$?([A-Z]{1,3})\$?(\d{1,7})$/.exec(ref.toUpperCase()) ?? [];
  if (letters === undefined || digits === undefined) return null;
  let column = 0;
  for (const letter of letters) column = column * 26 + letter.charCodeAt(0) - 64;
  return { row: Number(digits), column: column - 1 };
}
