/**
 * DOCX as text (ECMA-376): what stands in the body, in reading order. Read this first.
 *
 * A package is a ZIP of XML parts. Of it we read the main part, the notes, the style sheet and the title; headers,
 * footers, comments and everything embedded stay unread. Tracked changes are taken as accepted and counted.
 */
import { DocxBody } from './docx-body.ts';
import { attributeOf, nameOf } from './docx-names.ts';
import { DocxStyles } from './docx-styles.ts';
import type { TextDocument, TextIssue } from './text-document.ts';
import { refuse } from './text-failure.ts';
import { trimSpace } from './white-space.ts';
import type { XmlHandler } from './xml.ts';
import { XmlReader } from './xml.ts';
import { Zip } from './zip.ts';

/** Refuses (`TextFailure`) what cannot be read whole. */
export function readDocx(bytes: Uint8Array): TextDocument {
  const zip = new Zip(bytes);
  const top = relationsOf(zip, '');
  const main = top.get('officeDocument') ?? 'word/document.xml';
  // A spreadsheet, an e-book, photographs.
  if (!zip.has(main)) refuse('binary');
  const related = relationsOf(zip, main);
  const folder = main.slice(0, main.lastIndexOf('/') + 1);
  const part = (kind: string): string => related.get(kind) ?? `${folder}${kind}.xml`;
  const styles = new DocxStyles();
  readPart(zip, part('styles'), styles);
  const body = new DocxBody(styles);
  for (const notes of ['footnotes', 'endnotes']) readPart(zip, part(notes), body);
  const document = new RootCheck(body);
  readPart(zip, main, document);
  if (!document.right) refuse('binary');
  body.end();
  const title = new TitleReader();
  readPart(zip, top.get('core-properties') ?? 'docProps/core.xml', title);
  return { title: title.title, lang: withoutRegion(body.lang), blocks: body.blocks, issues: issuesOf(body) };
}

function readPart(zip: Zip, name: string, handler: XmlHandler): void {
  if (!zip.has(name)) return;
  const reader = new XmlReader(handler);
  zip.read(name, (piece) => reader.write(piece));
  reader.end();
}

/** The parts that a part refers to, by the last word of the relation's type. */
function relationsOf(zip: Zip, part: string): ReadonlyMap<string, string> {
  const slash = part.lastIndexOf('/') + 1, folder = part.slice(0, slash);
  const targets = new Map<string, string>();
  readPart(zip, `${folder}_rels/${part.slice(slash)}.rels`, {
    open: (element) => {
      if (nameOf(element) !== 'rel:Relationship' || attributeOf(element, 'TargetMode') === 'External') return;
      const kind = /[^/]*$/.exec(attributeOf(element, 'Type'))?.[0] ?? '', target = attributeOf(element, 'Target');
      if (!targets.has(kind)) targets.set(kind, target.startsWith('/') ? target.slice(1) : folder + target);
    },
    text: () => undefined,
    close: () => undefined,
  });
  return targets;
}

/** Passes the main part on, and sees whether it is one of a text document. */
class RootCheck implements XmlHandler {
  readonly #body: DocxBody;
  #depth = 0;
  right = false;

  constructor(body: DocxBody) {
    this.#body = body;
  }

  open(element: Parameters<XmlHandler['open']>[0]): void {
    if (++this.#depth === 1) this.right = nameOf(element) === 'w:document';
    this.#body.open(element);
  }

  text(text: string): void {
    this.#body.text(text);
  }

  close(): void {
    this.#depth -= 1;
    this.#body.close();
  }
}

class TitleReader implements XmlHandler {
  #inside = false;
  title = '';

  open(element: Parameters<XmlHandler['open']>[0]): void {
    this.#inside = nameOf(element) === 'dc:title';
  }

  text(text: string): void {
    if (this.#inside) this.title = trimSpace(this.title + text);
  }

  close(): void {
    this.#inside = false;
  }
}

/** A word processor's language is that of a dictionary ("en-US" as installed); the region says something in few languages. */
function withoutRegion(lang: string): string {
  return /^(?:zh|pt|sr)\b/i.test(lang) ? lang : lang.replace(/[-_].*$/, '');
}

function issuesOf({ counts }: DocxBody): TextIssue[] {
  return [...counts].map(([code, count]) => ({ code, params: code === 'unreadable' ? { count, at: '' } : { count } }));
}
