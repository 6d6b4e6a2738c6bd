/** Review tables for tests: a work with awkward texts, and what a reviewer does to a file. */
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { asId } from '../../src/core/ids.ts';
import type { SegmentState } from '../../src/core/model.ts';
import type { TableCell, TableContents, TableFormat, TableLine } from '../../src/formats/table-contents.ts';
import { letterOf } from '../../src/formats/table-contents.ts';
import { writeDocxTable } from '../../src/formats/docx-table.ts';
import { readTable } from '../../src/formats/table-file.ts';
import type { TableRead } from '../../src/formats/table-compare.ts';
import { xmlText } from '../../src/formats/table-text.ts';
import { writeXlsxTable } from '../../src/formats/xlsx-table.ts';
import { escapedForCell } from '../../src/formats/xlsx-text.ts';

/** What spreadsheets and word processors like to change. */
export const AWKWARD: readonly string[] = [
  '=1+1', '+7 495 000-00-00', '-5', '@SUM(A1)', '007', '1/2', '12.10', '1e5', 'TRUE', '\'quoted\'', '"quoted"', '  spaces around  ', 'a  b   c', 'tab\there',
  'one line\nanother line', 'a\n\nblank line between', 'и\u0306 decomposed', 'й composed', 'İstanbul ı', '\u200Eleft\u200F \u202Aright\u202C \u2067iso\u2069', 'lone \uD83D surrogate',
  'control \u0001\u000B\u001F signs', 'carriage\rreturn', 'line\u2028separator', '_x0041_ and _x005F_x0042_', '_x000D_', '&amp; <b> ]]> </t>', '<script>alert(1)</script>',
  'soft\u00ADhyphen non\u2011breaking', 'no\u00A0break\u202Fspace', '😀 𝒜 👩‍👩‍👧', '\uFEFFmark', 'zero\u200Bwidth', '\uFFFE\uFFFF no signs', '\uFFFD stand-in', 'https://example.org/?a=1&b=2',
  '—', '«ёлочки» „Lapchen“ “double”', 'שלום עולם', '#REF!', '{"a":1}', '[1,2]', '1 234,5', '12:30', '2020-11-14',
];

const STATES: readonly SegmentState[] = ['initial', 'translated', 'reviewed', 'final'];

const sentence = (name: string, text: string, state: SegmentState): TableCell => ({ segment: asId(`seg_${name}`), text, state });

/** Units of one, two and three sentences in three versions; every awkward text in each of them. */
export function tableContents(units = 24): TableContents {
  const lines: TableLine[] = [];
  const text = (version: number, at: number): string => AWKWARD[(at + version * 7) % AWKWARD.length] ?? '';
  let at = 0;
  for (let unit = 1; unit <= units; unit += 1) {
    const sizes = [1 + unit % 2, 1 + unit % 3, unit % 5 === 0 ? 0 : 1], height = Math.max(...sizes);
    for (let line = 0; line < height; line += 1, at += 1) {
      const cells = sizes.map((size, version) => line < size ? sentence(`${version}_${unit}_${line}`, `${text(version, at)}${at % 4 === 3 ? '' : ` ${unit}.`}`, STATES[at % 4] ?? 'initial') : null);
      lines.push({ id: height === 1 ? String(unit) : `${unit}${letterOf(line)}`, begins: line === 0, about: asId(`seg_0_${unit}_${Math.min(line, (sizes[0] ?? 1) - 1)}`), cells });
    }
  }
  return contentsOf(lines);
}

export function contentsOf(lines: readonly TableLine[]): TableContents {
  return {
    work: asId('work_1'), made: Date.UTC(2026, 10, 22), lines,
    words: {
      lang: 'en', title: 'A statement', instruction: 'Edit the texts. Leave the first column as it is.', sheet: 'Review', id: 'ID', comment: 'Comment',
      states: { initial: 'not started', translated: 'translated', reviewed: 'reviewed', final: 'final' },
    },
    columns: [
      { version: asId('ver_en'), lang: 'en', name: 'English', state: null },
      { version: asId('ver_ru'), lang: 'ru', name: 'Russian', state: 'State (Russian)' },
      { version: asId('ver_he'), lang: 'he', name: 'Hebrew', state: 'State (Hebrew)' },
    ],
  };
}

/** A table of one column and one line a text. */
export function plainTable(texts: readonly string[]): TableContents {
  const whole = contentsOf(texts.map((text, at) => ({ id: String(at + 1), begins: true, about: asId(`seg_${at + 1}`), cells: [sentence(String(at + 1), text, 'translated')] })));
  return { ...whole, columns: [{ version: asId('ver_ru'), lang: 'ru', name: 'Russian', state: 'State' }] };
}

export async function fileOf(contents: TableContents, format: TableFormat): Promise<Uint8Array> {
  return format === 'docx' ? await writeDocxTable(contents) : writeXlsxTable(contents);
}

export const NOW = Date.UTC(2026, 10, 23);

export function taken(bytes: Uint8Array): TableRead {
  const result = readTable(bytes, NOW);
  if (!result.ok) throw new Error(`${result.error.code} ${JSON.stringify(result.error.params)}`);
  return result.value;
}

/** One part of a package, written anew. */
export function rewritten(bytes: Uint8Array, name: string, change: (xml: string) => string): Uint8Array {
  const files = unzipSync(bytes), part = files[name];
  files[name] = strToU8(change(part ? strFromU8(part) : ''));
  return zipSync(files, { level: 6 });
}

export const MAIN_PART: { readonly [format in TableFormat]: string } = { docx: 'word/document.xml', xlsx: 'xl/worksheets/sheet1.xml' };

/** What a reviewer types: another text in a cell, counted from 0 in lines and columns of the table below its headings. */
export interface Typed { readonly line: number; readonly column: number; readonly text: string }

export function edited(bytes: Uint8Array, format: TableFormat, typed: readonly Typed[]): Uint8Array {
  return rewritten(bytes, MAIN_PART[format], (xml) => typed.reduce(format === 'docx' ? typedInWord : typedInSheet, xml));
}

function typedInWord(xml: string, { line, column, text }: Typed): string {
  return changedCell(xml, { line, column }, (cell) => {
    const runs = text.split('\n').map((part, at) => `<w:r>${at > 0 ? '<w:br/>' : ''}<w:t xml:space="preserve">${xmlText(part)}</w:t></w:r>`).join('');
    return cell.replace(/<w:p\/>|<w:p>.*<\/w:p>/s, () => `<w:p>${runs}</w:p>`);
  });
}

/** Puts other markup in the place of one cell of a document. */
export function changedCell(xml: string, { line, column }: { readonly line: number; readonly column: number }, change: (cell: string) => string): string {
  const rows = xml.split(/(?=<w:tr>|<w:tr )/), row = rows[line + 2] ?? '', cells = row.split(/(?=<w:tc>)/);
  cells[column + 1] = (cells[column + 1] ?? '').replace(/<w:tc>.*<\/w:tc>/s, change);
  rows[line + 2] = cells.join('');
  return rows.join('');
}

function typedInSheet(xml: string, { line, column, text }: Typed): string {
  const place = `${String.fromCharCode(65 + column)}${line + 4}`;
  return xml.replace(new RegExp(`<c r="${place}" s="(\\d+)"(?:/>|[^>]*>.*?</c>)`), (_, style: string) =>
    `<c r="${place}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${xmlText(escapedForCell(text))}</t></is></c>`);
}
