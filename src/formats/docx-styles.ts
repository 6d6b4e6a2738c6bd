/**
 * What the styles of a DOCX say about the structure: which are headings, of which level, and which are lists; and the
 * language in which the document is by default.
 *
 * Word writes the names of its own styles in English whatever its language ("heading 1"); others write what they show.
 */
import type { Block } from '../core/model.ts';
import { attributeOf, nameOf } from './docx-names.ts';
import type { XmlElement, XmlHandler } from './xml.ts';

interface Style { name: string; basedOn: string; outline: number | null; list: boolean | null }

const HEADING_NAME = /^(?:heading|заголовок|başlık|überschrift|titre|título|titolo|kop|rubrik|otsikko|nagłówek|nadpis|címsor|заглавие|overskrift|επικεφαλίδα|見出し|标题|標題|제목)\s?([1-9])$/iu;
const TITLE_NAME = /^(?:title|заголовок|название|konu başlığı|başlık|titel|titre)$/iu;
/** Deeper chains of styles are a circle. */
const LONGEST_CHAIN = 20;

export class DocxStyles implements XmlHandler {
  readonly #styles = new Map<string, Style>();
  readonly #open: string[] = [];
  #style: Style | undefined;
  /** BCP 47; '' if the file does not say. */
  lang = '';

  open(element: XmlElement): void {
    const name = nameOf(element);
    this.#open.push(name);
    if (name === 'w:style') {
      this.#style = { name: '', basedOn: '', outline: null, list: null };
      this.#styles.set(attributeOf(element, 'styleId'), this.#style);
    }
    if (name === 'w:lang' && this.#open.includes('w:docDefaults')) this.lang = attributeOf(element, 'val');
    if (this.#style) readStyle(this.#style, name, attributeOf(element, 'val'));
  }

  text(): void {
    // Style sheets have no text.
  }

  close(): void {
    if (this.#open.pop() === 'w:style') this.#style = undefined;
  }

  /** What a paragraph of this style is, as far as its style says. */
  blockOf(id: string): Block | null {
    let list: boolean | null = null;
    for (let style = this.#styles.get(id), step = 0; style && step < LONGEST_CHAIN; style = this.#styles.get(style.basedOn), step += 1) {
      const heading = headingOf(style);
      if (heading !== null) return heading;
      if (style.outline !== null) return null; // body text, as opposed to the heading it is based on
      list ??= style.list;
    }
    return list === true ? 'item' : null;
  }
}

function readStyle(style: Style, name: string, value: string): void {
  if (name === 'w:name') style.name = value;
  else if (name === 'w:basedOn') style.basedOn = value;
  else if (name === 'w:outlineLvl') style.outline = Number(value);
  else if (name === 'w:numId') style.list = value !== '0';
}

function headingOf({ name, outline }: Style): Block | null {
  if (outline !== null) return headingOfLevel(outline);
  const level = HEADING_NAME.exec(name)?.[1];
  if (level !== undefined) return headingOfLevel(Number(level) - 1);
  return TITLE_NAME.test(name) ? 'h1' : null;
}

/** @param level Counted from 0, as in `w:outlineLvl`; 9 is body text (§17.3.1.20). */
export function headingOfLevel(level: number): Block | null {
  const headings = ['h1', 'h2', 'h3', 'h4', 'h5', 'h6'] as const;
  return level >= 0 && level < 9 ? headings[Math.min(level, 5)] ?? null : null;
}
