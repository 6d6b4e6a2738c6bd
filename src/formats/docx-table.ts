/**
 * The review table as a DOCX, written with the library `docx`; loaded only in the worker that writes.
 *
 * Reviewers edit where they like, with or without tracking. The ids, the headings and what stands above the table are in
 * content controls that cannot be edited or deleted, so Word refuses to delete a row, too (LibreOffice before 7.6 forgets
 * the lock; what was damaged is reported when the file comes back). Protecting the whole document with editable ranges was
 * the other way: Word then takes comments and much else away from the reviewer, and others ignore it. A state is chosen from a list.
 *
 * The key (table-key.ts) is a custom XML part, which Word and LibreOffice carry along untouched.
 */
import {
  BorderStyle, BuilderElement, Document, Packer, PageOrientation, Paragraph, ShadingType, Table, TableCell, TableLayoutType, TableRow, TextRun,
  VerticalAlignTable, WidthType,
} from 'docx';
import type { IRunOptions, XmlComponent } from 'docx';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { docxRows, RULE_COLOR } from './docx-table-rows.ts';
import type { TableContents } from './table-contents.ts';
import { headingsOf, TABLE_AUTHOR } from './table-contents.ts';
import { headText, KEY_NAMESPACE, lineText } from './table-key.ts';
import { shown, xmlText, zipTime } from './table-text.ts';

/** Twentieths of a point: A4 on its side, without margins of 15 mm. */
const PAGE = { width: 16_838, height: 11_906, margin: 850 };
const ID_WIDTH = 760, STATE_WIDTH = 1_450, COMMENT_WIDTH = 2_200, LEAST_WIDTH = 900;
const RULE = { style: BorderStyle.SINGLE, size: 4, color: RULE_COLOR }, FAINT = { style: BorderStyle.DOTTED, size: 4, color: 'D9D3C8' };
const HEADING = { type: ShadingType.CLEAR, fill: 'EFEBE4' };
const MAIN = 'word/document.xml';
const CUSTOM_XML = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/customXml';

export async function writeDocxTable(contents: TableContents): Promise<Uint8Array<ArrayBuffer>> {
  const { words, columns } = contents, states = columns.filter(({ state }) => state !== null).length;
  const room = PAGE.width - 2 * PAGE.margin - ID_WIDTH - STATE_WIDTH * states - COMMENT_WIDTH;
  const text = Math.max(LEAST_WIDTH, Math.floor(room / columns.length));
  const columnWidths = [ID_WIDTH, ...columns.map(() => text), ...Array.from({ length: states }, () => STATE_WIDTH), COMMENT_WIDTH];
  const table = new Table({
    columnWidths, layout: TableLayoutType.FIXED, width: { size: PAGE.width - 2 * PAGE.margin, type: WidthType.DXA },
    margins: { top: 60, bottom: 60, left: 90, right: 90 },
    borders: { top: RULE, bottom: RULE, left: FAINT, right: FAINT, insideHorizontal: FAINT, insideVertical: FAINT },
    rows: [headingRow(contents)],
  });
  const document = new Document({
    title: shown(words.title), creator: TABLE_AUTHOR, lastModifiedBy: TABLE_AUTHOR,
    styles: { default: { document: { run: { font: 'Cambria', size: 20, language: { value: words.lang } } } } },
    sections: [{
      properties: { page: { size: { width: PAGE.height, height: PAGE.width, orientation: PageOrientation.LANDSCAPE }, margin: { top: PAGE.margin, bottom: PAGE.margin, left: PAGE.margin, right: PAGE.margin } } },
      children: [
        new Paragraph({ spacing: { after: 80 }, children: [locked(boldRun(words.title, 30))] }),
        new Paragraph({ spacing: { after: 200 }, children: [locked(new TextRun({ text: shown(words.instruction), color: '5A5246' }))] }),
        table,
      ],
    }],
  });
  document.Document.Relationships.addRelationship('Key', CUSTOM_XML, '../customXml/item1.xml');
  const parts = unzipSync(new Uint8Array(await Packer.toArrayBuffer(document))), frame = strFromU8(parts[MAIN] ?? new Uint8Array());
  const end = frame.lastIndexOf('</w:tbl>');
  if (end < 0) throw new Error('the document has no table');
  parts[MAIN] = strToU8(frame.slice(0, end) + docxRows(contents) + frame.slice(end));
  for (const { path, data } of keyParts(contents)) parts[path] = strToU8(data);
  return new Uint8Array(zipSync(parts, { level: 6, mtime: zipTime(contents.made) }));
}

function headingRow({ words, columns }: TableContents): TableRow {
  return new TableRow({
    tableHeader: true, cantSplit: true,
    children: headingsOf({ words, columns }).map((text) => new TableCell({
      shading: HEADING, verticalAlign: VerticalAlignTable.BOTTOM,
      children: [new Paragraph({ children: [locked(boldRun(text, 18))] })],
    })),
  });
}

function boldRun(text: string, size: number): TextRun {
  const options: IRunOptions = { text: shown(text), bold: true, size };
  return new TextRun(options);
}

/** A run in a content control that nobody can change or delete (ECMA-376 part 1, §17.5.2.23). */
function locked(run: TextRun): TextRun {
  return control([element('w:lock', { 'w:val': 'sdtContentLocked' })], run);
}

function control(properties: readonly BuilderElement[], run: TextRun): TextRun {
  // A paragraph takes any element among its runs; the library's types name only those that it has a class for.
  return element('w:sdt', {}, [element('w:sdtPr', {}, properties), element('w:sdtContent', {}, [run])]) as unknown as TextRun;
}

function element(name: string, attributes: Readonly<Record<string, string>>, children: readonly XmlComponent[] = []): BuilderElement {
  const named = Object.fromEntries(Object.entries(attributes).map(([key, value]) => [key, { key, value }]));
  return new BuilderElement<Record<string, string>>({ name, attributes: named, children });
}

function keyParts(contents: TableContents): { readonly path: string; readonly data: string }[] {
  const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
  const lines = contents.lines.map((line) => `<line>${xmlText(lineText(line))}</line>`).join('');
  return [
    { path: 'customXml/item1.xml', data: `${head}<table xmlns="${KEY_NAMESPACE}"><head>${xmlText(headText(contents))}</head>${lines}</table>` },
    {
      path: 'customXml/itemProps1.xml',
      data: `${head}<ds:datastoreItem xmlns:ds="http://schemas.openxmlformats.org/officeDocument/2006/customXml" ds:itemID="{9C1F0C5E-51D2-4A77-8F4B-6B0D3E2A7D19}">`
        + `<ds:schemaRefs><ds:schemaRef ds:uri="${KEY_NAMESPACE}"/></ds:schemaRefs></ds:datastoreItem>`,
    },
    {
      path: 'customXml/_rels/item1.xml.rels',
      data: `${head}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${CUSTOM_XML}Props" Target="itemProps1.xml"/></Relationships>`,
    },
  ];
}
