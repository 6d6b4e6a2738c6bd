/** A DOCX that may be a review table of ours: its key, and what stands in its tables. */
import { docxComments } from './docx-comments.ts';
import { DocxGrid } from './docx-grid.ts';
import { KEY_NAMESPACE } from './table-key.ts';
import type { Relation } from './package-parts.ts';
import { lastSaved, readPart, relationsOf, targetOf } from './package-parts.ts';
import type { Grid } from './table-grid.ts';
import type { TableKey } from './table-key.ts';
import { KeyReader } from './table-key.ts';
import { TableFailure } from './table-problem.ts';
import type { XmlElement, XmlHandler } from './xml.ts';
import type { Zip } from './zip.ts';

/** The part that holds our key; '' where there is none. */
export function docxKeyPart(zip: Zip): string {
  const main = targetOf(relationsOf(zip, ''), 'officeDocument');
  return relationsOf(zip, main).find((relation) => relation.kind === 'customXml' && isKey(zip, relation))?.target ?? '';
}

/** Only its first element is looked at. */
function isKey(zip: Zip, { target }: Relation): boolean {
  const seen = new RootSeen();
  try {
    readPart(zip, target, { open: ({ uri }) => { seen.uri = uri; throw seen; }, text: () => undefined, close: () => undefined });
  } catch (reason) {
    if (reason !== seen) throw reason;
  }
  return seen.uri === KEY_NAMESPACE;
}

class RootSeen extends Error {
  uri = '';
}

export function readDocxTable(zip: Zip): { readonly key: TableKey; readonly grid: Grid } {
  const part = docxKeyPart(zip);
  if (part === '') throw new TableFailure('notATable');
  const keyPart = new KeyPart();
  readPart(zip, part, keyPart);
  const { key } = keyPart.reader;
  const main = targetOf(relationsOf(zip, ''), 'officeDocument');
  const grid = new DocxGrid(docxComments(zip, relationsOf(zip, main)));
  readPart(zip, main, grid);
  grid.end();
  return { key, grid: { rows: grid.rows, outside: grid.outside, ...lastSaved(zip) } };
}

/** <table><head>JSON</head><line>JSON</line> … */
class KeyPart implements XmlHandler {
  readonly reader = new KeyReader();
  #pieces: string[] | null = null;
  #local = '';

  open({ local, uri }: XmlElement): void {
    this.#pieces = uri === KEY_NAMESPACE && (local === 'head' || local === 'line') ? [] : null;
    this.#local = local;
  }

  text(text: string): void {
    this.#pieces?.push(text);
  }

  close(): void {
    if (!this.#pieces) return;
    const json = this.#pieces.join('');
    this.#pieces = null;
    if (this.#local === 'head') this.reader.head(json); else this.reader.line(json);
  }
}
