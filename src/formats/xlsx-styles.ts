/** The looks of the review table's cells, as the style sheet of a workbook (ECMA-376 part 1, §18.8). */

export type Look = 'id' | 'text' | 'rightToLeft' | 'state' | 'blank' | 'title' | 'instruction' | 'heading';

/** Font, fill and border are places in the lists below. `open`: the reviewer may write there. */
interface Format { readonly font: number; readonly fill: number; readonly open: boolean; readonly alignment: string }

const WRAP = 'vertical="top" wrapText="1"';
const FORMATS: { readonly [look in Look]: Format } = {
  text: { font: 0, fill: 0, open: true, alignment: WRAP },
  rightToLeft: { font: 0, fill: 0, open: true, alignment: `${WRAP} horizontal="right" readingOrder="2"` },
  state: { font: 0, fill: 0, open: true, alignment: WRAP },
  id: { font: 1, fill: 0, open: false, alignment: WRAP },
  blank: { font: 0, fill: 2, open: false, alignment: WRAP },
  title: { font: 2, fill: 0, open: false, alignment: 'vertical="top"' },
  instruction: { font: 1, fill: 0, open: false, alignment: WRAP },
  heading: { font: 3, fill: 3, open: false, alignment: 'vertical="bottom" wrapText="1"' },
};
const LOOKS = Object.keys(FORMATS) as readonly Look[];
/** "@": what is typed stays a text, "=1+1" and "007" too. */
const TEXT_FORMAT = 49;

/** The number of a style. `begins`: with a rule above, for the first line of a unit. */
export function styleOf(look: Look, begins = false): number {
  return 1 + LOOKS.indexOf(look) * 2 + (begins ? 1 : 0);
}

const font = (size: number, color: string, bold = false): string => `<font>${bold ? '<b/>' : ''}<sz val="${size}"/><color rgb="FF${color}"/><name val="Calibri"/><family val="2"/></font>`;
const solid = (color: string): string => `<fill><patternFill patternType="solid"><fgColor rgb="FF${color}"/><bgColor indexed="64"/></patternFill></fill>`;
const attribute = (name: string, value: string): string => ` ${name}="${value}"`;
const line = (side: string, kind: string, color: string): string => `<${side}${attribute('style', kind)}><color${attribute('rgb', `FF${color}`)}/></${side}>`;
const border = (top: string): string => `<border><left/>${line('right', 'hair', 'D9D3C8')}${top}${line('bottom', 'hair', 'D9D3C8')}<diagonal/></border>`;

function format({ font: at, fill, open, alignment }: Format, edge: number): string {
  return `<xf numFmtId="${TEXT_FORMAT}" fontId="${at}" fillId="${fill}" borderId="${edge}" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1" applyProtection="1">`
    + `<alignment ${alignment}/><protection locked="${open ? 0 : 1}"/></xf>`;
}

export function stylesXml(): string {
  const fonts = [font(11, '1F1B16'), font(9, '6B6458'), font(15, '1F1B16', true), font(10, '1F1B16', true)];
  const fills = ['<fill><patternFill patternType="none"/></fill>', '<fill><patternFill patternType="gray125"/></fill>', solid('F5F3EF'), solid('EFEBE4')];
  const borders = ['<border><left/><right/><top/><bottom/><diagonal/></border>', border('<top/>'), border(line('top', 'thin', 'A79F92'))];
  const formats = LOOKS.flatMap((look) => (look === 'title' || look === 'instruction' ? [0, 0] : [1, 2]).map((edge) => format(FORMATS[look], edge)));
  const list = (name: string, items: readonly string[]): string => `<${name} count="${items.length}">${items.join('')}</${name}>`;
  return '<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
    + list('fonts', fonts) + list('fills', fills) + list('borders', borders)
    + '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
    + list('cellXfs', ['<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>', ...formats])
    + '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>';
}
