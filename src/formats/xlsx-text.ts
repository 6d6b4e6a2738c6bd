/**
 * Texts in the cells of a spreadsheet (ECMA-376 part 1, §18.4 and §22.9.2.19).
 *
 * `_x000D_` in a cell is an escape, so a text that says so itself is written with its underline escaped. Excel undoes
 * that; other programs do not, or undo it and write the text back as it is. A reader cannot know, and keeps both readings.
 */
import type { XmlElement, XmlHandler } from './xml.ts';

/** Characters that a cell has room for in Excel, and how many of a sentence are shown; a longer one cannot be edited there. */
export const CELL_ROOM = 32_767;
export const CELL_LIMIT = 32_000;

const ESCAPE = /_x([\dA-Fa-f]{4})_/g;

export interface CellText { readonly text: string; readonly raw?: string }

/** The text as it stands in XML; what XML cannot hold must have been taken out. */
export function escapedForCell(text: string): string {
  return text.replace(/_(?=x[\dA-Fa-f]{4}_)/g, '_x005F_');
}

export function cellText(written: string): CellText {
  const text = written.replace(ESCAPE, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16))).replace(/\r\n?/g, '\n');
  return text === written ? { text } : { text, raw: written };
}

/** Collects the text of <si> and <is>: of all runs together, without readings above a line. */
export class RichText {
  #pieces: string[] = [];
  #reading = 0;
  #text = false;

  open({ local }: XmlElement): void {
    if (local === 'rPh') this.#reading += 1;
    this.#text = local === 't' && this.#reading === 0;
  }

  take(text: string): void {
    if (this.#text) this.#pieces.push(text);
  }

  close(local: string): void {
    if (local === 'rPh') this.#reading -= 1;
    this.#text = false;
  }

  /** The text so far, and starts anew. */
  end(): string {
    const text = this.#pieces.join('');
    this.#pieces = [];
    this.#reading = 0;
    return text;
  }
}

/** xl/sharedStrings.xml. */
export class SharedStrings implements XmlHandler {
  readonly all: CellText[] = [];
  readonly #rich = new RichText();
  readonly #open: string[] = [];

  open(element: XmlElement): void {
    this.#open.push(element.local);
    this.#rich.open(element);
  }

  text(text: string): void {
    this.#rich.take(text);
  }

  close(): void {
    const local = this.#open.pop() ?? '';
    this.#rich.close(local);
    if (local === 'si') this.all.push(cellText(this.#rich.end()));
  }
}
