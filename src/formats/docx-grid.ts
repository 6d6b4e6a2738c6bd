/**
 * The tables of a DOCX that came back, as one grid: a reader fed with the elements of the main part, in document order.
 *
 * Tracked changes count as accepted, and whoever made them is remembered for the cell: what is inside <w:ins> and
 * <w:moveTo> is text, what is inside <w:del> and <w:moveFrom> is not; changes of looks (<w:rPrChange> and the like) are
 * nobody's. A row whose deletion is tracked is gone. A paragraph more in a cell is a line more. What stands in a table
 * inside a cell, in a text box or in a footnote is no text of the cell, and is reported.
 */
import { attributeOf, isOn, nameOf } from './docx-names.ts';
import { symbolOf } from './docx-symbols.ts';
import type { GridCell, GridNote, GridRow } from './table-grid.ts';
import { unescaped } from './table-text.ts';
import type { XmlElement, XmlHandler } from './xml.ts';

interface Frame {
  readonly name: string;
  /** Nothing inside is text: 'deleted' where somebody took it out. */
  readonly skips: 'deleted' | 'other' | null;
  /** Of a tracked change. */
  readonly by?: Reviser;
}

interface Reviser { readonly author: string; readonly time: number }

interface Cell {
  readonly paragraphs: string[];
  readonly revisers: Reviser[];
  /** With the words that they are about; '' where it does not matter which. */
  readonly notes: { readonly note: GridNote; readonly quote: string }[];
  span: number;
  odd: GridCell['odd'];
  /** The mark of its last paragraph was deleted: the next one goes on in it. */
  joined: boolean;
}

interface Row { readonly cells: Cell[]; before: number; after: number; deleted: boolean }

/** A range that a comment is about. */
interface Anchor { readonly cell: Cell | undefined; text: string }

const TRACKED: ReadonlySet<string> = new Set(['w:ins', 'w:moveTo', 'w:del', 'w:moveFrom']);
const TAKEN_OUT: ReadonlySet<string> = new Set(['w:del', 'w:moveFrom']);
/** Former properties, readings above a line, old forms of what stands there in a new one. */
const LEFT_OUT: ReadonlySet<string> = new Set(['w:pPrChange', 'w:rPrChange', 'w:tcPrChange', 'w:trPrChange', 'w:tblPrChange', 'w:rt', 'mc:Fallback']);
const OBJECTS: ReadonlySet<string> = new Set(['w:drawing', 'w:pict', 'w:object', 'w:footnoteReference', 'w:endnoteReference', 'w:altChunk', 'w:subDoc', 'm:oMath']);
const SIGNS: ReadonlyMap<string, string> = new Map([
  ['w:tab', '\t'], ['w:ptab', '\t'], ['w:br', '\n'], ['w:cr', '\n'], ['w:noBreakHyphen', '\u2011'], ['w:softHyphen', '\u00AD'],
]);

export class DocxGrid implements XmlHandler {
  readonly rows: GridRow[] = [];
  /** Comments that stand at no cell. */
  readonly outside: GridNote[] = [];
  readonly #comments: ReadonlyMap<string, GridNote>;
  readonly #placed = new Set<string>();
  readonly #frames: Frame[] = [];
  readonly #anchors = new Map<string, Anchor>();
  /** Of each open field: are we in its code? */
  readonly #fields: boolean[] = [];
  readonly #revising: Reviser[] = [];
  #skipping = 0;
  #deleting = 0;
  #tables = 0;
  #number = 0;
  #row: Row | undefined;
  #cell: Cell | undefined;
  #hidden = false;
  /** Does the control that is open show its prompt? */
  #prompts = false;

  constructor(comments: ReadonlyMap<string, GridNote>) {
    this.#comments = comments;
  }

  open(element: XmlElement): void {
    const name = nameOf(element), parent = this.#frames.at(-1)?.name ?? '';
    const skips = TAKEN_OUT.has(name) ? 'deleted' : this.#leavesOut(name) ? 'other' : null;
    const by = TRACKED.has(name) ? { author: attributeOf(element, 'author').trim(), time: Date.parse(attributeOf(element, 'date')) } : undefined;
    this.#frames.push({ name, skips, ...(by ? { by } : {}) });
    if (by) this.#revising.push(by);
    if (this.#skipping === 0) this.#enter(name, element, parent);
    if (skips === 'deleted') this.#deleting += 1;
    if (skips !== null) this.#skipping += 1;
  }

  text(text: string): void {
    const name = this.#frames.at(-1)?.name;
    if (name === 'w:delText' && this.#deleting === this.#skipping) this.#revised(text);
    else if ((name === 'w:t' || name === 'm:t') && this.#skipping > 0 && this.#deleting === this.#skipping) this.#revised(text);
    else if ((name === 'w:t' || name === 'm:t') && this.#skipping === 0) this.#write(text.replace(/[\r\n]+/g, ' '));
  }

  close(): void {
    const frame = this.#frames.pop();
    if (!frame) return;
    if (frame.by) this.#revising.pop();
    if (frame.skips !== null) this.#skipping -= 1;
    if (frame.skips === 'deleted') this.#deleting -= 1;
    if (this.#skipping > 0 || frame.skips !== null) return;
    if (frame.name === 'w:tbl') this.#tables -= 1;
    else if (frame.name === 'w:tc' && this.#tables === 1) this.#cell = undefined;
    else if (frame.name === 'w:tr' && this.#tables === 1) this.#endRow();
  }

  /** Comments of which the body says nothing stand outside, too. */
  end(): void {
    for (const [id, note] of this.#comments) if (!this.#placed.has(id)) this.outside.push(note);
  }

  #leavesOut(name: string): boolean {
    return LEFT_OUT.has(name) || OBJECTS.has(name) || name === 'w:txbxContent' || (name === 'w:tbl' && this.#tables > 0)
      // A control that shows its prompt is empty.
      || (name === 'w:sdtContent' && this.#frames.at(-1)?.name === 'w:sdt' && this.#prompts);
  }

  #enter(name: string, element: XmlElement, parent: string): void {
    if (OBJECTS.has(name) || (name === 'w:tbl' && this.#tables > 0)) this.#odd('object');
    if (name === 'w:tbl' && this.#tables === 0) this.#tables = 1;
    else if (name === 'w:sdt') this.#prompts = false;
    else if (name === 'w:showingPlcHdr') this.#prompts = isOn(element);
    else if (name === 'w:tr' && this.#tables === 1) this.#startRow();
    else if (name === 'w:tc' && this.#row) this.#startCell(this.#row);
    else if (name === 'w:p') this.#startParagraph();
    else if (name === 'w:r') this.#hidden = false;
    else if (name === 'w:fldChar') this.#field(attributeOf(element, 'fldCharType'));
    else if (name.startsWith('w:comment')) this.#comment(name, attributeOf(element, 'id'));
    else if (parent === 'w:r') this.#sign(name, element);
    else if (parent === 'w:rPr') this.#runProperty(name, element);
    else if (parent === 'w:trPr' || parent === 'w:tcPr') this.#property(name, element);
  }

  #startRow(): void {
    this.#number += 1;
    this.#row = { cells: [], before: 0, after: 0, deleted: false };
  }

  #startCell(row: Row): void {
    this.#cell = { paragraphs: [], revisers: [], notes: [], span: 1, odd: null, joined: false };
    row.cells.push(this.#cell);
  }

  #startParagraph(): void {
    const cell = this.#cell;
    if (!cell) return;
    if (cell.joined) cell.joined = false; else cell.paragraphs.push('');
  }

  #endRow(): void {
    const row = this.#row;
    this.#row = undefined;
    if (!row || row.deleted) return;
    const cells = new Map<number, GridCell>();
    let column = row.before;
    for (const cell of row.cells) {
      cells.set(column, finished(cell));
      column += cell.span;
    }
    this.rows.push({ row: this.#number, cells, width: column + row.after });
  }

  #property(name: string, element: XmlElement): void {
    const row = this.#row, cell = this.#cell, value = attributeOf(element, 'val');
    if (!row) return;
    if (name === 'w:del' && !cell) row.deleted = true;
    else if (name === 'w:gridBefore') row.before = counted(value);
    else if (name === 'w:gridAfter') row.after = counted(value);
    else if (name === 'w:gridSpan' && cell) cell.span = Math.max(1, counted(value));
    else if (name === 'w:vMerge' || name === 'w:hMerge' || name.startsWith('w:cell')) this.#odd('merged');
    if (cell && cell.span > 1) this.#odd('merged');
  }

  #odd(odd: 'merged' | 'object'): void {
    if (this.#cell && this.#cell.odd !== 'merged') this.#cell.odd = odd;
  }

  /** <w:rPr><w:ins/> in a paragraph's properties is about its mark. */
  #runProperty(name: string, element: XmlElement): void {
    const holder = this.#frames.at(-3)?.name, cell = this.#cell;
    if (holder === 'w:r' && name === 'w:vanish') this.#hidden = isOn(element);
    if (holder !== 'w:pPr' || !cell || !TRACKED.has(name)) return;
    this.#revised(' ');
    if (TAKEN_OUT.has(name)) cell.joined = true;
  }

  #field(type: string): void {
    if (type === 'begin') this.#fields.push(true);
    else if (type === 'end') this.#fields.pop();
    else if (type === 'separate' && this.#fields.pop() !== undefined) this.#fields.push(false);
  }

  #sign(name: string, element: XmlElement): void {
    const sign = name === 'w:sym' ? symbolOf(attributeOf(element, 'font'), attributeOf(element, 'char')) : SIGNS.get(name) ?? '';
    if (sign !== '') this.#write(sign);
  }

  #write(text: string): void {
    const cell = this.#cell;
    if (text === '' || this.#hidden || this.#fields.includes(true)) return;
    for (const anchor of this.#anchors.values()) if (anchor.cell === cell) anchor.text += text;
    if (!cell) return;
    cell.paragraphs.push((cell.paragraphs.pop() ?? '') + text);
    this.#revised(text);
  }

  #revised(text: string): void {
    const reviser = this.#revising.at(-1);
    if (reviser && text !== '') this.#cell?.revisers.push(reviser);
  }

  #comment(name: string, id: string): void {
    if (name === 'w:commentRangeStart') this.#anchors.set(id, { cell: this.#cell, text: '' });
    if (name !== 'w:commentReference' || this.#placed.has(id)) return;
    const note = this.#comments.get(id), anchor = this.#anchors.get(id), cell = anchor?.cell ?? this.#cell;
    this.#anchors.delete(id);
    if (!note) return;
    this.#placed.add(id);
    if (cell) cell.notes.push({ note, quote: anchor?.text.trim() ?? '' });
    else this.outside.push(note);
  }
}

/** A remark on a word says nothing without the word. */
function quoting({ note, quote }: Cell['notes'][number], whole: string): GridNote {
  return quote === '' || quote === whole.trim() || note.answers !== null ? note : { ...note, text: `“${quote}”: ${note.text}` };
}

function finished({ paragraphs, revisers, notes, odd }: Cell): GridCell {
  const written = paragraphs.filter((text) => text.trim() !== '').join('\n'), text = unescaped(written);
  const times = revisers.map(({ time }) => time).filter((time) => Number.isFinite(time));
  return {
    text, ...(text === written ? {} : { raw: written }), notes: notes.map((one) => quoting(one, written)), odd,
    revisers: [...new Set(revisers.map(({ author }) => author))].filter((author) => author !== ''),
    revised: times.reduce((latest, time) => Math.max(latest, time), times.length > 0 ? -Infinity : NaN),
  };
}

/** A number of columns; a hostile one is none. */
function counted(value: string): number {
  const number = Number(value);
  return Number.isInteger(number) && number > 0 && number <= 1_000 ? number : 0;
}
