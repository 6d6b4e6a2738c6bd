/**
 * The lines of a review table as WordprocessingML. Written as text and not with the library that writes the rest of the
 * document: of it every element is an object until the end, and a book has five million of them.
 */
import { SEGMENT_STATES } from '../core/model.ts';
import { directionOf } from '../core/text/direction.ts';
import type { TableCell, TableColumn, TableContents, TableLine, TableWords } from './table-contents.ts';
import { shown, xmlText } from './table-text.ts';

export const RULE_COLOR = 'B8B0A4', BLANK_COLOR = 'F5F3EF';

const EMPTY = '<w:p/>';
/** No object: a text may be called `valueOf`. */
const BREAKS: ReadonlyMap<string, string> = new Map([['\n', '<w:br/>'], ['\t', '<w:tab/>']]);

export function docxRows({ columns, words, lines }: Pick<TableContents, 'columns' | 'words' | 'lines'>): string {
  const list = listOf(words), state = (of: TableCell['state']): string => `<w:sdt>${list}<w:sdtContent>${run(words.states[of], SMALL)}</w:sdtContent></w:sdt>`;
  return lines.map((line) => rowOf(line, columns, state)).join('');
}

const SMALL = '<w:rPr><w:sz w:val="18"/><w:szCs w:val="18"/></w:rPr>';
const FAINT = '<w:rPr><w:color w:val="7A7265"/><w:sz w:val="16"/><w:szCs w:val="16"/></w:rPr>';
/** A content control that nobody can change or delete (ECMA-376 part 1, §17.5.2.23). */
const LOCK = '<w:sdtPr><w:lock w:val="sdtContentLocked"/></w:sdtPr>';

function rowOf({ id, begins, cells }: TableLine, columns: readonly TableColumn[], stateOf: (state: TableCell['state']) => string): string {
  const borders = begins ? `<w:tcBorders><w:top w:val="single" w:color="${RULE_COLOR}" w:sz="4"/></w:tcBorders>` : '';
  const cell = (content: string): string => `<w:tc>${borders === '' ? '' : `<w:tcPr>${borders}</w:tcPr>`}${content}</w:tc>`;
  const blank = `<w:tc><w:tcPr>${borders}<w:shd w:fill="${BLANK_COLOR}" w:color="auto" w:val="clear"/></w:tcPr>${EMPTY}</w:tc>`;
  return `<w:tr>${[
    cell(`<w:p><w:sdt>${LOCK}<w:sdtContent>${run(id, FAINT)}</w:sdtContent></w:sdt></w:p>`),
    ...columns.map(({ lang }, at) => { const sentence = cells[at]; return sentence ? cell(paragraph(sentence.text, lang)) : blank; }),
    ...columns.flatMap(({ state }, at) => { const sentence = cells[at]; return state === null ? [] : sentence ? cell(`<w:p>${stateOf(sentence.state)}</w:p>`) : blank; }),
    cell(EMPTY),
  ].join('')}</w:tr>`;
}

function paragraph(text: string, lang: string): string {
  if (text === '') return EMPTY;
  const tag = xmlText(lang);
  if (directionOf(lang) === 'rtl') return `<w:p><w:pPr><w:bidi/></w:pPr>${run(text, `<w:rPr><w:rtl/><w:lang w:bidi="${tag}"/></w:rPr>`)}</w:p>`;
  return `<w:p>${run(text, `<w:rPr><w:lang w:val="${tag}"/></w:rPr>`)}</w:p>`;
}

function run(text: string, looks: string): string {
  const content = shown(text).split(/([\n\t])/).map((part) => BREAKS.get(part) ?? (part === '' ? '' : `<w:t xml:space="preserve">${xmlText(part)}</w:t>`));
  return `<w:r>${looks}${content.join('')}</w:r>`;
}

function listOf({ states }: TableWords): string {
  const items = SEGMENT_STATES.map((state) => { const word = xmlText(states[state]); return `<w:listItem w:displayText="${word}" w:value="${word}"/>`; });
  return `<w:sdtPr><w:dropDownList>${items.join('')}</w:dropDownList></w:sdtPr>`;
}
