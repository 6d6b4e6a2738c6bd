/**
 * The body of a DOCX, or its notes, as paragraphs: a reader fed with the elements of the part, in document order.
 *
 * What makes it more than collecting <w:t>:
 * - tracked changes count as accepted: <w:ins> and <w:moveTo> are text, <w:del> and <w:moveFrom> are not, a deleted
 *   paragraph mark joins two paragraphs, a deleted row is gone;
 * - a text box stands inside a paragraph, in two forms (mc:Choice for new programs, mc:Fallback for old ones): it is
 *   read once, after its paragraph; footnotes and endnotes the same;
 * - a field is code and result: the result is text, the code not; a field may span paragraphs, and may lack its end;
 * - <w:tab/> is a sign in a run and a setting in a paragraph's properties; former properties (<w:pPrChange>) are none.
 */
import type { Block } from '../core/model.ts';
import { attributeOf, isOn, nameOf } from './docx-names.ts';
import type { DocxStyles } from './docx-styles.ts';
import { headingOfLevel } from './docx-styles.ts';
import { symbolOf } from './docx-symbols.ts';
import type { TextBlock, TextIssueCode } from './text-document.ts';
import { trimSpace } from './white-space.ts';
import type { XmlElement, XmlHandler } from './xml.ts';

interface Frame {
  readonly name: string;
  /** Nothing inside is text. */
  skips: boolean;
  /** Of mc:AlternateContent: one of its branches has been read. */
  taken: boolean;
}

interface Paragraph {
  readonly parts: string[];
  /** What stands after it: text boxes and notes. */
  readonly after: TextBlock[];
  readonly notes: string[];
  style: string;
  outline: number | null;
  list: boolean | null;
  /** Its mark was deleted: it goes on in the next paragraph. */
  joined: boolean;
}

/** Left out with all that is in them: what was deleted or moved away, former properties, readings above a line. */
const SKIPPED: ReadonlySet<string> = new Set(['w:del', 'w:moveFrom', 'w:pPrChange', 'w:rt']);
const TRACKED: ReadonlySet<string> = new Set(['w:ins', 'w:del', 'w:moveFrom', 'w:moveTo']);
const COUNTED: ReadonlyMap<string, TextIssueCode> = new Map([
  ['w:commentReference', 'comments'], ['a:blip', 'pictures'], ['v:imagedata', 'pictures'], ['c:chart', 'pictures'], ['w:tbl', 'tables'],
  ['w:altChunk', 'unreadable'], ['w:subDoc', 'unreadable'], ['dgm:relIds', 'unreadable'],
]);
const SIGNS: ReadonlyMap<string, string> = new Map([
  ['w:tab', '\t'], ['w:ptab', '\t'], ['w:br', '\n'], ['w:cr', '\n'], ['w:noBreakHyphen', '\u2011'], ['w:softHyphen', '\u00AD'],
]);
/** Where a paragraph whose mark was deleted has no next one to go on in. */
const CONTAINERS: ReadonlySet<string> = new Set(['w:body', 'w:tc', 'w:txbxContent', 'w:footnote', 'w:endnote']);

export class DocxBody implements XmlHandler {
  readonly blocks: TextBlock[] = [];
  readonly counts = new Map<TextIssueCode, number>();
  readonly #styles: DocxStyles;
  readonly #frames: Frame[] = [];
  readonly #paragraphs: Paragraph[] = [];
  readonly #notes = new Map<string, readonly TextBlock[]>();
  readonly #langs = new Map<string, number>();
  /** Of each open field: are we in its code? */
  #fields: { inCode: boolean; readonly paragraph: Paragraph | undefined }[] = [];
  #skipping = 0;
  #run = { hidden: false, lang: '' };
  #carried = '';
  /** Of the <w:t> that is open. */
  #text: string[] | null = null;
  #noteKey = '';
  #noteStart = 0;

  constructor(styles: DocxStyles) {
    this.#styles = styles;
  }

  /** The language of most of the text; '' if the file does not say. */
  get lang(): string {
    const [most] = [...this.#langs].sort(([, a], [, b]) => b - a);
    return most?.[0] ?? '';
  }

  open(element: XmlElement): void {
    const name = nameOf(element), parent = this.#frames.at(-1);
    const frame: Frame = { name, skips: SKIPPED.has(name) || this.#isOtherBranch(name, parent), taken: false };
    if (this.#skipping === 0) this.#enter(name, element, parent?.name ?? '');
    this.#frames.push(frame);
    if (frame.skips) this.#skipping += 1;
  }

  text(text: string): void {
    this.#text?.push(text);
  }

  close(): void {
    const frame = this.#frames.pop();
    if (frame?.skips) this.#skipping -= 1;
    if (!frame || this.#skipping > 0) return;
    if (frame.name === 'w:t' || frame.name === 'm:t') this.#endText();
    else if (frame.name === 'w:p') this.#endParagraph();
    if (CONTAINERS.has(frame.name)) this.#flushCarried();
    if (frame.name === 'w:footnote' || frame.name === 'w:endnote') this.#endNote();
  }

  /** A paragraph that the end of the file cut off is not possible: the XML would not have been whole. */
  end(): void {
    this.#flushCarried();
  }

  #isOtherBranch(name: string, parent: Frame | undefined): boolean {
    if (parent?.name !== 'mc:AlternateContent' || (name !== 'mc:Choice' && name !== 'mc:Fallback')) return false;
    if (parent.taken) return true;
    parent.taken = true;
    return false;
  }

  #enter(name: string, element: XmlElement, parent: string): void {
    if (TRACKED.has(name)) this.#tracked(name, parent);
    const counted = COUNTED.get(name);
    if (counted) this.#count(counted);
    if (name === 'w:p') this.#startParagraph();
    else if (name === 'w:r') this.#run = { hidden: false, lang: '' };
    else if (name === 'w:t' || name === 'm:t') this.#text = [];
    else if (name === 'w:fldChar') this.#field(attributeOf(element, 'fldCharType'));
    else if (name === 'w:footnoteReference' || name === 'w:endnoteReference') this.#paragraph?.notes.push(noteKey(name.slice(2, -9), element));
    else if (name === 'w:footnote' || name === 'w:endnote') this.#startNote(name.slice(2), element);
    else if (parent === 'w:r') this.#sign(name, element);
    else if (parent === 'w:rPr') this.#runProperty(name, element);
    else if (parent === 'w:pPr' || parent === 'w:numPr') this.#paragraphProperty(name, attributeOf(element, 'val'));
  }

  get #paragraph(): Paragraph | undefined {
    return this.#paragraphs.at(-1);
  }

  #count(code: TextIssueCode, by = 1): void {
    this.counts.set(code, (this.counts.get(code) ?? 0) + by);
  }

  #tracked(name: string, parent: string): void {
    this.#count('trackedChanges');
    if (name !== 'w:del' && name !== 'w:moveFrom') return;
    if (parent === 'w:rPr' && this.#frames.at(-2)?.name === 'w:pPr' && this.#paragraph) this.#paragraph.joined = true;
    const row = parent === 'w:trPr' ? this.#frames.at(-2) : undefined;
    if (row) {
      row.skips = true;
      this.#skipping += 1;
    }
  }

  #startParagraph(): void {
    const { parts, joined } = { parts: this.#carried === '' ? [] : [this.#carried], joined: false };
    this.#carried = '';
    this.#paragraphs.push({ parts, after: [], notes: [], style: '', outline: null, list: null, joined });
  }

  #endParagraph(): void {
    const paragraph = this.#paragraphs.pop();
    if (!paragraph) return;
    // A field that began here and never came to its result has no more code than this.
    this.#fields = this.#fields.filter((field) => !(field.inCode && field.paragraph === paragraph));
    const text = paragraph.parts.join('');
    if (paragraph.joined) this.#carried = text;
    else this.#emit(text, this.#blockOf(paragraph));
    for (const block of paragraph.after) this.#out.push(block);
    for (const key of paragraph.notes) {
      const note = this.#notes.get(key);
      if (!note) continue;
      this.#count('notes');
      for (const block of note) this.#out.push(block);
      this.#notes.delete(key);
    }
  }

  /** The list that takes a finished paragraph: the one around a text box, else the document. */
  get #out(): TextBlock[] {
    return this.#paragraph?.after ?? this.blocks;
  }

  #emit(raw: string, block: Block | null): void {
    const text = trimSpace(raw);
    if (text !== '') this.#out.push({ block, text });
  }

  #flushCarried(): void {
    this.#emit(this.#carried, null);
    this.#carried = '';
  }

  #blockOf({ style, outline, list }: Paragraph): Block | null {
    const byStyle = this.#styles.blockOf(style);
    const heading = outline === null ? (byStyle === 'item' ? null : byStyle) : headingOfLevel(outline);
    if (heading !== null) return heading;
    return list ?? byStyle === 'item' ? 'item' : null;
  }

  #startNote(kind: string, element: XmlElement): void {
    const type = attributeOf(element, 'type');
    // Separators and the like are drawn, not read.
    if (type === '' || type === 'normal') this.#noteKey = noteKey(kind, element);
    this.#noteStart = this.blocks.length;
  }

  #endNote(): void {
    const blocks = this.blocks.splice(this.#noteStart);
    if (this.#noteKey !== '') this.#notes.set(this.#noteKey, blocks);
    this.#noteKey = '';
  }

  #field(type: string): void {
    if (type === 'begin') this.#fields.push({ inCode: true, paragraph: this.#paragraph });
    else if (type === 'end') this.#fields.pop();
    else {
      const field = this.#fields.at(-1);
      if (field && type === 'separate') field.inCode = false;
    }
  }

  #sign(name: string, element: XmlElement): void {
    const sign = name === 'w:sym' ? symbolOf(attributeOf(element, 'font'), attributeOf(element, 'char')) : SIGNS.get(name) ?? '';
    if (sign !== '') this.#write(sign);
  }

  #endText(): void {
    const text = this.#text?.join('') ?? '';
    this.#text = null;
    this.#write(text.replace(/[\r\n]+/g, ' '));
  }

  #write(text: string): void {
    if (text === '' || this.#fields.some(({ inCode }) => inCode)) return;
    if (this.#run.hidden) {
      this.#count('hidden');
      return;
    }
    this.#paragraph?.parts.push(text);
    const lang = this.#run.lang || this.#styles.lang;
    if (lang !== '') this.#langs.set(lang, (this.#langs.get(lang) ?? 0) + text.length);
  }

  #runProperty(name: string, element: XmlElement): void {
    if (this.#frames.at(-2)?.name !== 'w:r') return;
    if (name === 'w:vanish') this.#run.hidden = isOn(element);
    else if (name === 'w:lang') this.#run.lang = attributeOf(element, 'val');
  }

  #paragraphProperty(name: string, value: string): void {
    const paragraph = this.#paragraph;
    if (!paragraph) return;
    if (name === 'w:pStyle') paragraph.style = value;
    else if (name === 'w:outlineLvl') paragraph.outline = Number(value);
    else if (name === 'w:numId') paragraph.list = value !== '0';
  }
}

function noteKey(kind: string, element: XmlElement): string {
  return `${kind} ${attributeOf(element, 'id')}`;
}
