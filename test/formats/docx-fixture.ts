/** A DOCX of our own: parts written by hand, zipped by fflate. */
import { strToU8, zipSync } from 'fflate';

export const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const OTHERS = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:wps="urn:x-wps" xmlns:v="urn:schemas-microsoft-com:vml"'
  + ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"';
const RELATIONS = 'xmlns="http://schemas.openxmlformats.org/package/2006/relationships"';
const TYPE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

export interface DocxParts {
  /** What stands in <w:body>. */
  readonly body: string;
  /** What stands in <w:styles>, <w:footnotes>, <w:endnotes>. */
  readonly styles?: string;
  readonly footnotes?: string;
  readonly endnotes?: string;
  readonly title?: string;
  /** More files, or others than usual, by name. */
  readonly files?: Readonly<Record<string, string>>;
}

/** The files of the package. */
export function docxFiles({ body, styles, footnotes, endnotes, title, files = {} }: DocxParts): Record<string, string> {
  const notes = (kind: string, content: string | undefined): Record<string, string> =>
    (content === undefined ? {} : { [`word/${kind}.xml`]: `<w:${kind} ${W} ${OTHERS}>${content}</w:${kind}>` });
  return {
    '[Content_Types].xml': '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
    '_rels/.rels': `<Relationships ${RELATIONS}><Relationship Id="r1" Type="${TYPE}/officeDocument" Target="word/document.xml"/></Relationships>`,
    'word/document.xml': `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:document ${W} ${OTHERS}><w:body>${body}<w:sectPr/></w:body></w:document>`,
    ...(styles === undefined ? {} : { 'word/styles.xml': `<w:styles ${W}>${styles}</w:styles>` }),
    ...notes('footnotes', footnotes), ...notes('endnotes', endnotes),
    ...(title === undefined ? {} : { 'docProps/core.xml': `<c:coreProperties xmlns:c="urn:x" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:creator>X</dc:creator><dc:title>${title}</dc:title></c:coreProperties>` }),
    ...files,
  };
}

export function zipOf(files: Readonly<Record<string, string | Uint8Array>>, level: 0 | 6 = 6): Uint8Array<ArrayBuffer> {
  const bytes = Object.fromEntries(Object.entries(files).map(([name, content]) => [name, typeof content === 'string' ? strToU8(content) : content]));
  return new Uint8Array(zipSync(bytes, { level }));
}

export function docx(parts: DocxParts): Uint8Array<ArrayBuffer> {
  return zipOf(docxFiles(parts));
}

/** A paragraph of runs: markup as it is, other texts as <w:t>. */
export function p(...runs: readonly string[]): string {
  return `<w:p>${runs.map((run) => (run.startsWith('<') ? run : r(run))).join('')}</w:p>`;
}

export function r(text: string, properties = ''): string {
  return `<w:r>${properties && `<w:rPr>${properties}</w:rPr>`}<w:t xml:space="preserve">${text}</w:t></w:r>`;
}

export function styled(style: string, text: string): string {
  return p(`<w:pPr><w:pStyle w:val="${style}"/></w:pPr>`, text);
}
