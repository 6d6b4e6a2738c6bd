/**
 * Comments of a sheet: notes of old (xl/comments1.xml), and threads of newer programs (xl/threadedComments/…, with the people in
 * xl/persons/…). A thread leaves a note of old beside it, "[Threaded comment] …" by "tc={…}", for programs that know no threads.
 */
import { opening, readPart, targetOf, valueOf } from './package-parts.ts';
import type { Relation } from './package-parts.ts';
import type { GridNote } from './table-grid.ts';
import { RichText, cellText } from './xlsx-text.ts';
import type { XmlElement, XmlHandler } from './xml.ts';
import type { Zip } from './zip.ts';

export interface PlacedNote { readonly ref: string; readonly note: GridNote }

export function xlsxComments(zip: Zip, { sheet, workbook }: { readonly sheet: readonly Relation[]; readonly workbook: readonly Relation[] }): PlacedNote[] {
  const people = new Map<string, string>();
  for (const { kind, target } of workbook) {
    if (kind === 'person') readPart(zip, target, opening((element) => { if (element.local === 'person') people.set(valueOf(element, 'id'), valueOf(element, 'displayName')); }));
  }
  const threads = new Threads(people), notes = new Notes();
  for (const { kind, target } of sheet) if (kind === 'threadedComment') readPart(zip, target, threads);
  readPart(zip, targetOf(sheet, 'comments'), notes);
  const threaded = new Set(threads.all.map(({ ref }) => ref));
  // Where the thread itself is there, its copy for older programs says nothing more.
  return [...threads.all, ...notes.all.filter(({ ref, note }) => !(threaded.has(ref) && note.author.startsWith('tc=')))]
    .map(({ ref, note }) => ({ ref, note: note.author.startsWith('tc=') ? { ...note, author: '' } : note }));
}

class Threads implements XmlHandler {
  readonly all: PlacedNote[] = [];
  readonly #people: ReadonlyMap<string, string>;
  #open: { readonly element: XmlElement; text: string } | undefined;
  #local = '';

  constructor(people: ReadonlyMap<string, string>) {
    this.#people = people;
  }

  open(element: XmlElement): void {
    this.#local = element.local;
    if (element.local === 'threadedComment') this.#open = { element, text: '' };
  }

  text(text: string): void {
    if (this.#local === 'text' && this.#open) this.#open.text += text;
  }

  close(): void {
    if (this.#local === 'text') { this.#local = ''; return; }
    const open = this.#open;
    this.#open = undefined;
    if (!open || open.text.trim() === '') return;
    const { element } = open, said = valueOf(element, 'dT'), parent = valueOf(element, 'parentId');
    const note = {
      key: valueOf(element, 'id'), text: open.text.trim(), author: (this.#people.get(valueOf(element, 'personId')) ?? '').trim(),
      // Written without a zone, and meant as UTC.
      time: Date.parse(/Z|[+-]\d\d:?\d\d$/.test(said) ? said : `${said}Z`), answers: parent === '' ? null : parent,
    };
    this.all.push({ ref: valueOf(element, 'ref'), note });
  }
}

class Notes implements XmlHandler {
  readonly all: PlacedNote[] = [];
  readonly #authors: string[] = [];
  readonly #open: string[] = [];
  readonly #rich = new RichText();
  #comment: { readonly ref: string; readonly author: number } | undefined;

  open(element: XmlElement): void {
    this.#open.push(element.local);
    this.#rich.open(element);
    if (element.local === 'author') this.#authors.push('');
    if (element.local !== 'comment') return;
    this.#comment = { ref: valueOf(element, 'ref'), author: Number(valueOf(element, 'authorId')) };
    this.#rich.end();
  }

  text(text: string): void {
    this.#rich.take(text);
    if (this.#open.at(-1) === 'author') this.#authors.push((this.#authors.pop() ?? '') + text);
  }

  close(): void {
    const local = this.#open.pop() ?? '', comment = this.#comment;
    this.#rich.close(local);
    if (local !== 'comment' || !comment) return;
    this.#comment = undefined;
    const author = (this.#authors[comment.author] ?? '').trim(), text = withoutAuthor(cellText(this.#rich.end()).text, author);
    if (text !== '') this.all.push({ ref: comment.ref, note: { key: `${comment.ref} ${this.all.length}`, text, author, time: NaN, answers: null } });
  }
}

/** Excel begins a note with the name of its author, on a line of its own. */
function withoutAuthor(text: string, author: string): string {
  const [first = '', ...rest] = text.trim().split('\n');
  return author !== '' && first.trim() === `${author}:` ? rest.join('\n').trim() : text.trim();
}
