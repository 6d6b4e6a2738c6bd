/**
 * The review table as an XLSX: our own parts over fflate.
 *
 * All texts are shared strings in cells of the format "text": nothing that a sentence says can become a formula, a number
 * or a date, neither here nor when the reviewer goes back into the cell. The sheet is protected without a password, and
 * what may be edited is unlocked: texts, states, comments. Rows can be sorted and filtered; a line is found by its id.
 *
 * The key (table-key.ts) is a hidden sheet. Its texts are the same shared strings, so that it costs next to nothing.
 */
import { strToU8, zipSync } from 'fflate';
import { SEGMENT_STATES } from '../core/model.ts';
import { directionOf } from '../core/text/direction.ts';
import type { TableCell, TableContents, TableLine } from './table-contents.ts';
import { headingsOf, TABLE_AUTHOR } from './table-contents.ts';
import { headText, KEY_SHEET } from './table-key.ts';
import { safeJson, shown, xmlText, zipTime } from './table-text.ts';
import { styleOf, stylesXml } from './xlsx-styles.ts';
import { CELL_LIMIT, CELL_ROOM, escapedForCell } from './xlsx-text.ts';

const TITLE_ROW = 1, INSTRUCTION_ROW = 2, HEADING_ROW = 3;
/** Characters in a column of texts, points of a line, and signs that are as wide as two. */
const TEXT_WIDTH = 48, LINE_HEIGHT = 15, HIGHEST = 409;
const WIDE = /[\u1100-\u115F\u2E80-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE4F\uFF00-\uFF60]/g;

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const SHEET_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

export function writeXlsxTable(contents: TableContents): Uint8Array<ArrayBuffer> {
  const strings = new Strings(), sheet = sheetXml(contents, strings), key = keyXml(contents, strings);
  const parts: readonly (readonly [string, string])[] = [
    ['[Content_Types].xml', contentTypes()],
    ['_rels/.rels', relations([['officeDocument', 'xl/workbook.xml'], [`${PACKAGE}/relationships/metadata/core-properties`, 'docProps/core.xml']])],
    ['docProps/core.xml', coreXml(contents)],
    ['xl/workbook.xml', workbookXml(contents)],
    ['xl/_rels/workbook.xml.rels', relations([['worksheet', 'worksheets/sheet1.xml'], ['worksheet', 'worksheets/sheet2.xml'], ['styles', 'styles.xml'], ['sharedStrings', 'sharedStrings.xml']])],
    ['xl/worksheets/sheet1.xml', sheet], ['xl/worksheets/sheet2.xml', key],
    ['xl/styles.xml', stylesXml()], ['xl/sharedStrings.xml', strings.xml],
  ];
  return new Uint8Array(zipSync(Object.fromEntries(parts.map(([name, text]) => [name, strToU8(XML + text)])), { level: 6, mtime: zipTime(contents.made) }));
}

/** Each text once; a cell names it by its place. */
class Strings {
  readonly #places = new Map<string, number>();
  #count = 0;

  cell(place: string, style: number, text: string): string {
    if (text === '') return `<c r="${place}" s="${style}"/>`;
    this.#count += 1;
    const known = this.#places.get(text), at = known ?? this.#places.size;
    if (known === undefined) this.#places.set(text, at);
    return `<c r="${place}" s="${style}" t="s"><v>${at}</v></c>`;
  }

  get xml(): string {
    const items = [...this.#places.keys()].map((text) => `<si><t xml:space="preserve">${xmlText(escapedForCell(text))}</t></si>`);
    return `<sst xmlns="${MAIN}" count="${this.#count}" uniqueCount="${items.length}">${items.join('')}</sst>`;
  }
}

/** "A", "B" … for a column from 0. */
function lettersOf(column: number): string {
  let rest = column + 1, letters = '';
  for (; rest > 0; rest = Math.floor((rest - 1) / 26)) letters = String.fromCharCode(65 + (rest - 1) % 26) + letters;
  return letters;
}

/** @param height In points. Some programs do not work it out when they open the file; all do once somebody edits the row. */
function rowXml(row: number, cells: readonly string[], height?: number): string {
  return `<row r="${row}"${height === undefined ? '' : ` ht="${height}"`}>${cells.join('')}</row>`;
}

/** Roughly as much as the longest text needs. */
function heightOf({ cells }: TableLine): number {
  const rows = cells.map((cell) => (cell?.text ?? '').slice(0, CELL_LIMIT).split('\n')
    .reduce((sum, line) => sum + Math.max(1, Math.ceil((line.length + (line.match(WIDE)?.length ?? 0)) / (TEXT_WIDTH - 6))), 0));
  return Math.min(HIGHEST, LINE_HEIGHT * Math.max(1, ...rows));
}

function sheetXml(contents: TableContents, strings: Strings): string {
  const { words, columns, lines } = contents, headings = headingsOf(contents), last = lettersOf(headings.length - 1), end = HEADING_ROW + lines.length;
  const states = columns.filter(({ state }) => state !== null).length;
  const rows = [
    rowXml(TITLE_ROW, [strings.cell(`A${TITLE_ROW}`, styleOf('title'), shown(words.title))]),
    rowXml(INSTRUCTION_ROW, [strings.cell(`A${INSTRUCTION_ROW}`, styleOf('instruction'), shown(words.instruction))], 54),
    rowXml(HEADING_ROW, headings.map((text, at) => strings.cell(`${lettersOf(at)}${HEADING_ROW}`, styleOf('heading', true), shown(text)))),
    ...lines.map((line, at) => lineXml(line, { contents, strings, row: HEADING_ROW + 1 + at })),
  ];
  const widths = [9, ...columns.map(() => TEXT_WIDTH), ...Array.from({ length: states }, () => 15), 36];
  const cols = widths.map((width, at) => `<col min="${at + 1}" max="${at + 1}" width="${width}" customWidth="1"/>`).join('');
  return `<worksheet xmlns="${MAIN}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><sheetViews><sheetView showGridLines="0" workbookViewId="0"><pane xSplit="1" ySplit="${HEADING_ROW}" topLeftCell="B${HEADING_ROW + 1}" activePane="bottomRight" state="frozen"/></sheetView></sheetViews>`
    + `<sheetFormatPr defaultRowHeight="15"/><cols>${cols}</cols><sheetData>${rows.join('')}</sheetData>`
    + '<sheetProtection sheet="1" formatCells="0" formatColumns="0" formatRows="0" sort="0" autoFilter="0"/>'
    + `<autoFilter ref="A${HEADING_ROW}:${last}${end}"/><mergeCells count="1"><mergeCell ref="A${INSTRUCTION_ROW}:${lettersOf(Math.min(2, headings.length - 1))}${INSTRUCTION_ROW}"/></mergeCells>`
    + validation(contents, end) + '<pageMargins left="0.5" right="0.5" top="0.5" bottom="0.5" header="0.3" footer="0.3"/>'
    + `<pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/><ignoredErrors><ignoredError sqref="A1:${last}${end}" numberStoredAsText="1"/></ignoredErrors></worksheet>`;
}

interface LineContext { readonly contents: TableContents; readonly strings: Strings; readonly row: number }

function lineXml(line: TableLine, { contents: { columns, words }, strings, row }: LineContext): string {
  const { id, begins, cells } = line;
  let column = 0;
  const next = (style: number, text: string): string => strings.cell(`${lettersOf(column++)}${row}`, style, text);
  const blank = (): string => next(styleOf('blank', begins), '');
  return rowXml(row, [
    next(styleOf('id', begins), id),
    ...columns.map(({ lang }, at) => {
      const cell = cells[at];
      return cell ? next(styleOf(directionOf(lang) === 'rtl' ? 'rightToLeft' : 'text', begins), shown(cell.text.slice(0, CELL_LIMIT))) : blank();
    }),
    ...columns.flatMap(({ state }, at) => {
      const cell = cells[at];
      return state === null ? [] : cell ? next(styleOf('state', begins), words.states[cell.state]) : blank();
    }),
    next(styleOf('text', begins), ''),
  ], heightOf(line));
}

/** The states are chosen from a list; another word is warned about, not refused. */
function validation({ columns, words }: TableContents, end: number): string {
  const first = 1 + columns.length, count = columns.filter(({ state }) => state !== null).length;
  const list = SEGMENT_STATES.map((state) => words.states[state]).join(',');
  if (count === 0 || end === HEADING_ROW || list.length > 250) return '';
  const range = `${lettersOf(first)}${HEADING_ROW + 1}:${lettersOf(first + count - 1)}${end}`;
  return `<dataValidations count="1"><dataValidation type="list" allowBlank="1" showErrorMessage="1" errorStyle="warning" sqref="${range}"><formula1>"${xmlText(list.replaceAll('"', '""'))}"</formula1></dataValidation></dataValidations>`;
}

function keyXml(contents: TableContents, strings: Strings): string {
  const cell = (column: number, row: number, text: string): string => strings.cell(`${lettersOf(column)}${row}`, styleOf('blank'), text);
  const rows = contents.lines.map(({ id, about, cells }, at) => {
    const texts = cells.map((sentence) => sentence ? packed(sentence) : null);
    const line = safeJson([id, about, ...cells.map((sentence, column) => sentence && [sentence.segment, sentence.state, ...(texts[column]?.json === true ? [1] : [])])]);
    return rowXml(at + 2, [cell(0, at + 2, line), ...texts.flatMap((text, column) => text ? cell(column + 1, at + 2, text.text) : [])]);
  });
  return `<worksheet xmlns="${MAIN}"><sheetData>${rowXml(1, [cell(0, 1, headText(contents))])}${rows.join('')}</sheetData><sheetProtection sheet="1" objects="1" scenarios="1"/></worksheet>`;
}

/** A text for the key: as it stands, or as JSON where a spreadsheet would not give it back as it is. */
function packed({ text }: TableCell): { readonly text: string; readonly json: boolean } {
  // One sign more than is shown says that it was cut.
  const cut = text.slice(0, CELL_LIMIT + 1), plain = shown(cut);
  if (plain === cut && !/_x[\dA-Fa-f]{4}_/.test(cut) && cut.trim() === cut) return { text: cut, json: false };
  const json = safeJson(cut);
  return json.length <= CELL_ROOM ? { text: json, json: true } : { text: plain, json: false };
}

function workbookXml({ words, columns, lines }: TableContents): string {
  const name = xmlText(shown(words.sheet).replace(/[[\]:*?/\\']/g, ' ').trim().slice(0, 31)) || 'Dragoman';
  const last = lettersOf(headingsOf({ words, columns }).length - 1);
  const filter = `<definedNames><definedName name="_xlnm._FilterDatabase" localSheetId="0" hidden="1">'${name}'!$A$${HEADING_ROW}:$${last}$${HEADING_ROW + lines.length}</definedName>`
    + `<definedName name="_xlnm.Print_Titles" localSheetId="0">'${name}'!$${HEADING_ROW}:$${HEADING_ROW}</definedName></definedNames>`;
  return `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><workbookProtection lockStructure="1"/><bookViews><workbookView/></bookViews><sheets><sheet name="${name}" sheetId="1" r:id="rId1"/>`
    + `<sheet name="${KEY_SHEET}" sheetId="2" state="veryHidden" r:id="rId2"/></sheets>${filter}</workbook>`;
}

function relations(list: readonly (readonly [string, string])[]): string {
  const items = list.map(([type, target], at) => `<Relationship Id="rId${at + 1}" Type="${type.includes(':') ? type : `${OFFICE}/${type}`}" Target="${target}"/>`);
  return `<Relationships xmlns="${PACKAGE}/relationships">${items.join('')}</Relationships>`;
}

function contentTypes(): string {
  const parts = [
    ['/xl/workbook.xml', `${SHEET_TYPE}.sheet.main+xml`], ['/xl/worksheets/sheet1.xml', `${SHEET_TYPE}.worksheet+xml`], ['/xl/worksheets/sheet2.xml', `${SHEET_TYPE}.worksheet+xml`],
    ['/xl/styles.xml', `${SHEET_TYPE}.styles+xml`], ['/xl/sharedStrings.xml', `${SHEET_TYPE}.sharedStrings+xml`],
    ['/docProps/core.xml', 'application/vnd.openxmlformats-package.core-properties+xml'],
  ].map(([name, type]) => `<Override PartName="${name}" ContentType="${type}"/>`).join('');
  return `<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${parts}</Types>`;
}

function coreXml({ words, made }: TableContents): string {
  const time = `${new Date(made).toISOString().slice(0, 19)}Z`;
  const date = (name: string): string => `<dcterms:${name} xsi:type="dcterms:W3CDTF">${time}</dcterms:${name}>`;
  return `<cp:coreProperties xmlns:cp="${PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">`
    + `<dc:title>${xmlText(shown(words.title))}</dc:title><dc:creator>${TABLE_AUTHOR}</dc:creator><cp:lastModifiedBy>${TABLE_AUTHOR}</cp:lastModifiedBy>${date('created')}${date('modified')}</cp:coreProperties>`;
}
