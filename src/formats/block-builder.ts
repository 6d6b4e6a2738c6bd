/**
 * Gathers the text of a paragraph from the pieces in which markup gives it, and the paragraphs of a document.
 *
 * `collapse` is the white space of HTML: any run of spaces, tabs and line ends is one space, none at a line's ends
 * (CSS Text 3, §4.1); only a <br> breaks a line, and two in a row, the paragraph. Without it, white space stands as it
 * is (DOCX). No-break spaces are text in both.
 */
import type { Block } from '../core/model.ts';
import type { TextBlock } from './text-document.ts';
import { trimSpace } from './white-space.ts';

export class BlockBuilder {
  readonly blocks: TextBlock[] = [];
  readonly #collapse: boolean;
  #parts: string[] = [];
  /** A space is due before the next sign; none is, after a line break or at the start. */
  #space = false;
  #lineStart = true;
  #breaks = 0;

  constructor(collapse: boolean) {
    this.#collapse = collapse;
  }

  get empty(): boolean {
    return this.#parts.length === 0;
  }

  text(raw: string): void {
    if (!this.#collapse) {
      if (raw !== '') this.#parts.push(raw);
      return;
    }
    const words = raw.replace(/[ \t\n\f\r]+/g, ' ');
    const bare = words.replace(/^ | $/g, '');
    if (words.startsWith(' ')) this.#space = true;
    if (bare === '') return;
    if (this.#space && !this.#lineStart) this.#parts.push(' ');
    this.#parts.push(bare);
    this.#space = words.length > 1 && words.endsWith(' ');
    this.#lineStart = false;
    this.#breaks = 0;
  }

  /** A line break inside the paragraph; the second of two ends it as `block`. */
  lineBreak(block: Block | null): void {
    if (this.#collapse && ++this.#breaks === 2) this.end(block);
    if (this.empty && this.#collapse) return;
    this.#parts.push('\n');
    this.#space = false;
    this.#lineStart = true;
  }

  /** Ends the paragraph; one without text leaves nothing. */
  end(block: Block | null): void {
    const text = trimSpace(this.#parts.join(''));
    if (text !== '') this.blocks.push({ block, text });
    this.#parts = [];
    this.#space = false;
    this.#lineStart = true;
    this.#breaks = 0;
  }
}

/** Characters of a listing that is still one sentence. */
const LISTING = 5_000;

/** A listing of a program: one sentence, a long one a sentence a line. Its indents are kept. */
export function listing(raw: string, block: Block | null): TextBlock[] {
  const text = raw.replace(/^(?:[ \t]*\n)+/, '').trimEnd();
  const parts = text.length <= LISTING ? [text] : text.split('\n').map((line) => line.trimEnd());
  return parts.filter((part) => part !== '').map((part) => ({ block, text: part, whole: true }));
}
