/**
 * XML from a stranger, as a stream of elements and texts. Strict: what is not well-formed is refused with its place,
 * for a document that is accepted in part has lost a part. No entities but the five of XML; a DOCTYPE is refused, no
 * file we read has one. Depth is limited here because looking up namespaces costs a walk up the open elements.
 */
import { SaxesParser } from 'saxes';
import { refuse } from './text-failure.ts';
import { ATTRIBUTE_LIMIT, ELEMENT_LIMIT, XML_DEPTH_LIMIT, XML_TEXT_LIMIT } from './text-limits.ts';

export interface XmlElement {
  /** Namespace, '' for none. */
  readonly uri: string;
  readonly local: string;
  readonly attributes: readonly XmlAttribute[];
}

export interface XmlAttribute { readonly uri: string; readonly local: string; readonly value: string }

export interface XmlHandler {
  open(element: XmlElement): void;
  text(text: string): void;
  close(): void;
}

export class XmlReader {
  readonly #parser = new SaxesParser({ xmlns: true });
  #decoder: TextDecoder | undefined;
  #depth = 0;
  #elements = 0;
  #attributes = 0;

  /** @param limit Elements that are read: more where nothing is kept of each. */
  constructor(handler: XmlHandler, limit = ELEMENT_LIMIT) {
    const parser = this.#parser;
    parser.on('error', () => this.#fail());
    parser.on('doctype', () => refuse('hostile', { detail: 'doctype' }));
    parser.on('opentagstart', () => {
      this.#attributes = 0;
      if (++this.#depth > XML_DEPTH_LIMIT) refuse('hostile', { detail: 'depth' });
      if (++this.#elements > limit) refuse('hostile', { detail: 'elements' });
    });
    parser.on('attribute', () => { if (++this.#attributes > ATTRIBUTE_LIMIT) refuse('hostile', { detail: 'attributes' }); });
    parser.on('opentag', ({ uri, local, attributes }) => handler.open({ uri, local, attributes: Object.values(attributes) }));
    parser.on('closetag', () => {
      this.#depth -= 1;
      handler.close();
    });
    const text = (piece: string): void => {
      if (piece.length > XML_TEXT_LIMIT) refuse('hostile', { detail: 'text' });
      handler.text(piece);
    };
    parser.on('text', text);
    parser.on('cdata', text);
  }

  write(bytes: Uint8Array): void {
    if (!this.#decoder) {
      // UTF-8 or UTF-16 with its mark: there are no others in these packages (ECMA-376 part 2, §7.2.3.2).
      const encoding = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : 'utf-8';
      this.#decoder = new TextDecoder(encoding, { fatal: true });
    }
    this.#parser.write(this.#decode(bytes, true));
  }

  end(): void {
    this.#parser.write(this.#decode(new Uint8Array(), false)).close();
  }

  #decode(bytes: Uint8Array, stream: boolean): string {
    try {
      return this.#decoder?.decode(bytes, { stream }) ?? '';
    } catch (reason) {
      if (reason instanceof TypeError) return this.#fail();
      throw reason;
    }
  }

  #fail(): never {
    refuse('badXml', { line: this.#parser.line, column: this.#parser.column + 1 });
  }
}
