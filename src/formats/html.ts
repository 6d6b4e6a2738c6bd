/**
 * HTML as text: paragraphs, headings, list items. A streaming tokenizer; no document is built, nothing is run, loaded
 * or followed, and no attribute but `lang`, `hidden`, `style` (for display: none) and `charset` is looked at.
 *
 * What a browser would not show is left out; hidden stretches and pictures are counted. Every table cell is a
 * paragraph, row by row.
 */
import { Parser } from 'htmlparser2';
import type { Block } from '../core/model.ts';
import { BlockBuilder, listing } from './block-builder.ts';
import { BLOCK_TAGS, headingOf, SKIPPED_TAGS } from './html-tags.ts';
import { readPlain } from './plain.ts';
import type { TextDocument, TextIssue } from './text-document.ts';
import { refuse } from './text-failure.ts';
import { ELEMENT_LIMIT, HTML_DEPTH_LIMIT } from './text-limits.ts';
import { trimSpace } from './white-space.ts';

/** Characters given to the parser at once. */
const CHUNK = 65_536;

/** The number of a footnote, and the arrow back from it (DPub-ARIA). */
const NOTE_MARK = /^doc-(?:noteref|backlink)$/;

interface Open {
  readonly name: string;
  readonly skips: boolean;
  /** Of the innermost heading or list item, this one included. */
  readonly block: Block | null;
}

class Reader {
  readonly builder = new BlockBuilder(true);
  readonly #open: Open[] = [];
  #elements = 0;
  #skipping = 0;
  #title: string[] = [];
  #pre: { readonly parts: string[]; isListing: boolean } | null = null;
  title = '';
  lang = '';
  pictures = 0;
  tables = 0;
  hidden = 0;

  openTag(name: string, attributes: { readonly [name: string]: string }): void {
    if (++this.#elements > ELEMENT_LIMIT) refuse('hostile', { detail: 'elements' });
    if (this.#open.length >= HTML_DEPTH_LIMIT) refuse('hostile', { detail: 'depth' });
    const isHidden = hides(attributes), skips = isHidden || SKIPPED_TAGS.has(name) || NOTE_MARK.test(attribute(attributes, 'role'));
    if (isHidden && this.#skipping === 0) this.hidden += 1;
    if (BLOCK_TAGS.has(name)) this.#flush();
    this.#open.push({ name, skips, block: headingOf(name) ?? (name === 'li' ? 'item' : this.#block()) });
    if (name === 'html' || (name === 'body' && this.lang === '')) this.lang = attribute(attributes, 'lang') || attribute(attributes, 'xml:lang');
    if (skips) this.#skipping += 1;
    if (this.#skipping > 0) return;
    if (name === 'br') this.#lineBreak();
    else if (name === 'pre') this.#pre ??= { parts: [], isListing: false };
    else if (name === 'code' && this.#pre) this.#pre.isListing = true;
    else if (name === 'img') this.pictures += 1;
    else if (name === 'table') this.tables += 1;
  }

  text(raw: string): void {
    if (this.#inTitle()) this.#title.push(raw);
    else if (this.#skipping === 0) {
      if (this.#pre) this.#pre.parts.push(raw);
      else this.builder.text(raw);
    }
  }

  closeTag(name: string): void {
    if (this.#inTitle()) {
      if (this.title === '') this.title = trimSpace(this.#title.join('').replace(/\s+/g, ' '));
      this.#title = [];
    }
    if (name === 'pre') this.#endPre();
    if (BLOCK_TAGS.has(name)) this.#flush();
    if (this.#open.pop()?.skips) this.#skipping -= 1;
  }

  end(): void {
    this.#endPre();
    this.#flush();
  }

  #inTitle(): boolean {
    return this.#open.at(-1)?.name === 'title' && !this.#open.some(({ name }) => name === 'svg');
  }

  #lineBreak(): void {
    if (this.#pre) this.#pre.parts.push('\n');
    else this.builder.lineBreak(this.#block());
  }

  #flush(): void {
    if (!this.#pre) this.builder.end(this.#block());
  }

  /** A listing (<pre><code>) stays whole; other preformatted text has paragraphs like any plain text. */
  #endPre(): void {
    const { parts, isListing } = this.#pre ?? { parts: [], isListing: false };
    this.#pre = null;
    const text = parts.join(''), own = this.#block();
    if (trimSpace(text) === '') return;
    const blocks = isListing ? listing(text, own) : readPlain(text).blocks;
    for (const block of blocks) this.builder.blocks.push({ ...block, block: block.block ?? own });
  }

  /** The innermost heading or list item that is open. */
  #block(): Block | null {
    return this.#open.at(-1)?.block ?? null;
  }
}

function attribute(attributes: { readonly [name: string]: string }, name: string): string {
  return Object.hasOwn(attributes, name) ? attributes[name] ?? '' : '';
}

function hides(attributes: { readonly [name: string]: string }): boolean {
  return (Object.hasOwn(attributes, 'hidden') && attribute(attributes, 'hidden') !== 'until-found')
    || /(?:^|[;\s])display\s{0,9}:\s{0,9}none/i.test(attribute(attributes, 'style').slice(0, 1000));
}

/** Where `<script/>` and `<a id="x"/>` are whole elements; in HTML the first would swallow the document. */
const XHTML = /^\uFEFF?\s{0,200}<\?xml\b|<!DOCTYPE[^>]{0,200}XHTML|\sxmlns\s?=\s?["']http:\/\/www\.w3\.org\/1999\/xhtml["']/i;

/** Never throws on what a file holds, except a refusal (`TextFailure`) of depth or number of elements. */
export function readHtml(text: string): TextDocument {
  const reader = new Reader();
  const parser = new Parser({
    onopentag: (name, attributes) => reader.openTag(name, attributes),
    ontext: (raw) => reader.text(raw),
    onclosetag: (name) => reader.closeTag(name),
  }, { recognizeSelfClosing: XHTML.test(text.slice(0, 2000)) });
  for (let at = text.startsWith('\uFEFF') ? 1 : 0; at < text.length; at += CHUNK) parser.write(text.slice(at, at + CHUNK));
  parser.end();
  reader.end();
  const counted: readonly TextIssue[] = [
    { code: 'pictures', params: { count: reader.pictures } },
    { code: 'tables', params: { count: reader.tables } },
    { code: 'hidden', params: { count: reader.hidden } },
  ];
  return { title: reader.title, lang: reader.lang, blocks: reader.builder.blocks, issues: counted.filter(({ params }) => params['count'] !== 0) };
}

const REFERENCE = /&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z][a-z\d]{1,31});/gi;

/** Character references into the signs they name; what names none stays. */
export function decodeReferences(text: string): string {
  return text.includes('&') ? text.replace(REFERENCE, decodeOne) : text;
}

function decodeOne(reference: string): string {
  const parts: string[] = [];
  const parser = new Parser({ ontext: (part) => { parts.push(part); } });
  parser.end(reference);
  return parts.join('');
}
