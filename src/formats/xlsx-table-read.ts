/** An XLSX that may be a review table of ours: its key, and what stands in its sheet. */
import type { Relation } from './package-parts.ts';
import { lastSaved, opening, readPart, relationsOf, targetOf, valueOf } from './package-parts.ts';
import type { Grid, GridRow } from './table-grid.ts';
import { EMPTY_CELL } from './table-grid.ts';
import type { TableKey } from './table-key.ts';
import { KEY_SHEET, KeyReader } from './table-key.ts';
import { TableFailure } from './table-problem.ts';
import { xlsxComments } from './xlsx-comments.ts';
import type { SheetRow } from './xlsx-sheet.ts';
import { placeOf, XlsxSheet } from './xlsx-sheet.ts';
import type { CellText } from './xlsx-text.ts';
import { SharedStrings } from './xlsx-text.ts';
import type { Zip } from './zip.ts';

interface Sheet { readonly name: string; readonly part: string }
interface Book { readonly sheets: readonly Sheet[]; readonly relations: readonly Relation[] }

export function xlsxHasKey(zip: Zip): boolean {
  return bookOf(zip).sheets.some(isKey);
}

export function readXlsxTable(zip: Zip): { readonly key: TableKey; readonly grid: Grid } {
  const { sheets, relations } = bookOf(zip), keySheet = sheets.find(isKey);
  if (!keySheet) throw new TableFailure('notATable');
  const strings = new SharedStrings();
  readPart(zip, targetOf(relations, 'sharedStrings'), strings);
  const key = keyOf(rowsOf(zip, keySheet, strings.all));
  for (const sheet of sheets) {
    if (sheet === keySheet) continue;
    const rows = rowsOf(zip, sheet, strings.all);
    if (!rows.some(({ cells }) => [...cells.values()].some(({ text }) => text.trim() === key.id))) continue;
    return { key, grid: { ...withComments(zip, { rows, sheet, relations }), ...lastSaved(zip) } };
  }
  throw new TableFailure('noHeading');
}

function bookOf(zip: Zip): Book {
  const main = targetOf(relationsOf(zip, ''), 'officeDocument'), relations = relationsOf(zip, main), sheets: Sheet[] = [];
  if (!/\.xml$/i.test(main) || !/(?:^|\/)xl\//i.test(main)) return { sheets, relations };
  readPart(zip, main, opening((element) => {
    if (element.local !== 'sheet') return;
    const id = valueOf(element, 'id'), part = relations.find((relation) => relation.id === id)?.target;
    if (part !== undefined) sheets.push({ name: valueOf(element, 'name'), part });
  }));
  return { sheets, relations };
}

function isKey({ name }: Sheet): boolean {
  return name === KEY_SHEET;
}

function rowsOf(zip: Zip, { part }: Sheet, strings: readonly CellText[]): SheetRow[] {
  const sheet = new XlsxSheet(strings);
  readPart(zip, part, sheet);
  sheet.markMerged();
  return sheet.rows;
}

/** A line a row: [id, about, [segment, state] or null …] as JSON, and beside it the texts; [segment, state, 1]: the text is JSON, too. */
function keyOf([head, ...rows]: readonly SheetRow[]): TableKey {
  const reader = new KeyReader();
  reader.head(written(head, 0));
  for (const row of rows) {
    if (row.cells.size === 0) continue;
    const line = arrayOf(written(row, 0));
    const cells = line.slice(2).map((cell, at): unknown => {
      if (!Array.isArray(cell)) return cell;
      const [segment, state, json] = cell as readonly unknown[];
      return [segment, state, json === 1 ? unpacked(written(row, at + 1)) : row.cells.get(at + 1)?.text ?? ''];
    });
    reader.line(JSON.stringify([...line.slice(0, 2), ...cells]));
  }
  return reader.key;
}

/** JSON is written without an escape of the spreadsheet, so it is read without undoing any. */
function written(row: SheetRow | undefined, column: number): string {
  const cell = row?.cells.get(column);
  return cell?.raw ?? cell?.text ?? '';
}

function arrayOf(json: string): readonly unknown[] {
  try {
    const value: unknown = JSON.parse(json);
    if (Array.isArray(value)) return value;
  } catch {
    // refused below
  }
  throw new TableFailure('damaged');
}

function unpacked(json: string): string {
  const [value] = arrayOf(`[${json}]`);
  return typeof value === 'string' ? value : '';
}

function withComments(zip: Zip, { rows, sheet, relations }: { readonly rows: readonly SheetRow[]; readonly sheet: Sheet; readonly relations: readonly Relation[] }): Pick<Grid, 'rows' | 'outside'> {
  const byRow = new Map(rows.map((row) => [row.row, row]));
  for (const { ref, note } of xlsxComments(zip, { sheet: relationsOf(zip, sheet.part), workbook: relations })) {
    const place = placeOf(ref) ?? { row: 0, column: 0 }, row: SheetRow = byRow.get(place.row) ?? { row: place.row, cells: new Map() };
    const cell = row.cells.get(place.column) ?? EMPTY_CELL;
    row.cells.set(place.column, { ...cell, notes: [...cell.notes, note] });
    byRow.set(place.row, row);
  }
  const all = [...byRow.values()].sort((a, b) => a.row - b.row);
  return { rows: all.map((row): GridRow => ({ ...row, width: null })), outside: [] };
}
