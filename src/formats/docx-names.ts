/** The namespaces of WordprocessingML, in the transitional and in the strict form (ECMA-376 parts 1 and 4), as the usual prefixes. */
import type { XmlElement } from './xml.ts';

const PREFIXES: ReadonlyMap<string, string> = new Map([
  ['http://schemas.openxmlformats.org/wordprocessingml/2006/main', 'w'],
  ['http://purl.oclc.org/ooxml/wordprocessingml/main', 'w'],
  ['http://schemas.openxmlformats.org/officeDocument/2006/math', 'm'],
  ['http://purl.oclc.org/ooxml/officeDocument/math', 'm'],
  ['http://schemas.openxmlformats.org/drawingml/2006/main', 'a'],
  ['http://purl.oclc.org/ooxml/drawingml/main', 'a'],
  ['http://schemas.openxmlformats.org/drawingml/2006/chart', 'c'],
  ['http://purl.oclc.org/ooxml/drawingml/chart', 'c'],
  ['http://schemas.openxmlformats.org/drawingml/2006/diagram', 'dgm'],
  ['http://purl.oclc.org/ooxml/drawingml/diagram', 'dgm'],
  ['http://schemas.openxmlformats.org/markup-compatibility/2006', 'mc'],
  ['http://schemas.openxmlformats.org/package/2006/relationships', 'rel'],
  ['http://purl.org/dc/elements/1.1/', 'dc'],
  ['urn:schemas-microsoft-com:vml', 'v'],
]);

/** "w:p"; "?:name" in a namespace that is nothing to us. */
export function nameOf({ uri, local }: XmlElement): string {
  return `${PREFIXES.get(uri) ?? '?'}:${local}`;
}

/** An attribute by its local name, in the element's own namespace or in none; '' if it is not there. */
export function attributeOf({ attributes, uri: own }: XmlElement, name: string): string {
  return attributes.find(({ uri, local }) => local === name && (uri === own || uri === ''))?.value ?? '';
}

/** A switch such as <w:vanish/>: on unless it says otherwise (§17.17.4, ST_OnOff). */
export function isOn(element: XmlElement): boolean {
  return !/^(?:0|false|off)$/.test(attributeOf(element, 'val'));
}
