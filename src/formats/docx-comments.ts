/** Comments of a DOCX, by the ids under which the body names them; and which of them answer which (word/commentsExtended.xml). */
import { nameOf } from './docx-names.ts';
import { opening, readPart, targetOf, valueOf } from './package-parts.ts';
import type { Relation } from './package-parts.ts';
import type { GridNote } from './table-grid.ts';
import type { XmlElement, XmlHandler } from './xml.ts';
import type { Zip } from './zip.ts';

const BREAKS: ReadonlyMap<string, string> = new Map([['w:tab', '\t'], ['w:br', '\n'], ['w:cr', '\n'], ['w:noBreakHyphen', '\u2011'], ['w:softHyphen', '\u00AD']]);
const LEFT_OUT: ReadonlySet<string> = new Set(['w:del', 'w:moveFrom', 'w:pPr', 'w:rPr', 'mc:Fallback', 'w:instrText', 'w:annotationRef']);

interface Comment { readonly author: string; readonly time: number; readonly paragraphs: string[]; /** Names its last paragraph. */ last: string }

class CommentReader implements XmlHandler {
  readonly comments = new Map<string, Comment>();
  #open: Comment | undefined;
  readonly #frames: string[] = [];
  #leftOut = 0;

  open(element: XmlElement): void {
    const name = nameOf(element);
    this.#frames.push(name);
    if (LEFT_OUT.has(name)) this.#leftOut += 1;
    if (name === 'w:comment') {
      this.#open = { author: valueOf(element, 'author').trim(), time: Date.parse(valueOf(element, 'date')), paragraphs: [], last: '' };
      this.comments.set(valueOf(element, 'id'), this.#open);
    } else if (name === 'w:p' && this.#open) {
      this.#open.paragraphs.push('');
      this.#open.last = valueOf(element, 'paraId');
    } else this.#write(BREAKS.get(name) ?? '');
  }

  text(text: string): void {
    if (this.#frames.at(-1) === 'w:t') this.#write(text);
  }

  close(): void {
    const name = this.#frames.pop() ?? '';
    if (LEFT_OUT.has(name)) this.#leftOut -= 1;
    if (name === 'w:comment') this.#open = undefined;
  }

  #write(text: string): void {
    const paragraphs = this.#open?.paragraphs, last = paragraphs?.pop();
    if (last === undefined) return;
    paragraphs?.push(this.#leftOut > 0 ? last : last + text);
  }
}

export function docxComments(zip: Zip, relations: readonly Relation[]): ReadonlyMap<string, GridNote> {
  const reader = new CommentReader(), parents = new Map<string, string>();
  readPart(zip, targetOf(relations, 'comments'), reader);
  readPart(zip, targetOf(relations, 'commentsExtended'), opening((element) => {
    const parent = valueOf(element, 'paraIdParent');
    if (element.local === 'commentEx' && parent !== '') parents.set(valueOf(element, 'paraId'), parent);
  }));
  const byParagraph = new Map([...reader.comments].map(([id, { last }]) => [last, id]));
  return new Map([...reader.comments].flatMap(([id, { author, time, paragraphs, last }]) => {
    const text = paragraphs.join('\n').trim(), answers = byParagraph.get(parents.get(last) ?? ' ') ?? null;
    return text === '' ? [] : [[id, { key: id, text, author, time, answers: answers === id ? null : answers }]];
  }));
}
