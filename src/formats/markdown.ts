/**
 * Markdown (CommonMark with the tables and task lists of GitHub) as text. Of `marked` only the lexer is used: it says
 * what is a heading, a list, an emphasis; no HTML is made. Marks fall away, links leave their text, pictures their
 * description, HTML inside is read as HTML, listings stay whole.
 *
 * The lexer's work on one line can grow faster than the line (unclosed brackets, emphasis), so marks are looked for
 * only in paragraphs of ordinary length, and nesting that exhausts the stack refuses the file.
 */
import type { Token, Tokens } from 'marked';
import { Lexer } from 'marked';
import type { Block } from '../core/model.ts';
import { BlockBuilder, listing } from './block-builder.ts';
import { takeFrontMatter } from './front-matter.ts';
import { decodeReferences, readHtml } from './html.ts';
import { headingOf } from './html-tags.ts';
import { placeNotes, takeNotes } from './markdown-notes.ts';
import type { TextBlock, TextDocument, TextIssue } from './text-document.ts';
import { refuse } from './text-failure.ts';

/** Characters of one paragraph in which marks are looked for. */
const INLINE_LIMIT = 10_000;
/** A line that opens a hundred quotations or lists one in another. */
const TOO_DEEP = /^[ \t]{0,9}(?:>[ \t]{0,4}|[-*+][ \t]{1,4}|\d{1,9}[.)][ \t]{1,4}){100}/m;

class BoundedLexer extends Lexer {
  override inlineTokens(src: string, tokens: Token[] = []): Token[] {
    if (src.length <= INLINE_LIMIT) return super.inlineTokens(src, tokens);
    tokens.push({ type: 'text', raw: src, text: src });
    return tokens;
  }
}

export function readMarkdown(text: string): TextDocument {
  const { title, lang, body } = takeFrontMatter(text.replace(/^\uFEFF/, '').replaceAll(/\r\n?/g, '\n'));
  if (TOO_DEEP.test(body)) refuse('hostile', { detail: 'depth' });
  try {
    const { body: main, notes } = takeNotes(body);
    const writer = new Writer();
    const blocks = writer.read(main);
    const read = new Map([...notes].map(([label, note]) => [label, writer.read(note)]));
    const counted: readonly TextIssue[] = [{ code: 'notes', params: { count: read.size } }, { code: 'tables', params: { count: writer.tables } }];
    return { title, lang, blocks: placeNotes(blocks, read), issues: counted.filter(({ params }) => params['count'] !== 0) };
  } catch (reason) {
    if (reason instanceof RangeError) refuse('hostile', { detail: 'depth' });
    throw reason;
  }
}

class Writer {
  #builder = new BlockBuilder(true);
  tables = 0;

  read(text: string): readonly TextBlock[] {
    this.#builder = new BlockBuilder(true);
    this.#blocks(new BoundedLexer({ gfm: true }).lex(text), null);
    return this.#builder.blocks;
  }

  #blocks(tokens: readonly Token[], block: Block | null): void {
    for (const token of tokens) this.#block(token, block);
  }

  #block(token: Tokens.Generic, block: Block | null): void {
    switch (token.type) {
      case 'heading':
        this.#paragraph(token.tokens ?? [], headingOf(`h${String(token['depth'])}`));
        break;
      case 'paragraph': case 'text':
        this.#paragraph(token.tokens ?? [token], block);
        break;
      case 'list':
        for (const item of (token as Tokens.List).items) this.#blocks(item.tokens, 'item');
        break;
      case 'blockquote':
        this.#blocks(token.tokens ?? [], block);
        break;
      case 'table':
        this.#table(token as Tokens.Table);
        break;
      case 'code':
        this.#append(listing(String(token['text']), block), null);
        break;
      case 'html':
        this.#append(readHtml(token.raw).blocks, block);
        break;
    }
  }

  #append(blocks: readonly TextBlock[], own: Block | null): void {
    for (const block of blocks) this.#builder.blocks.push({ ...block, block: block.block ?? own });
  }

  #paragraph(tokens: readonly Token[], block: Block | null): void {
    this.#inline(tokens, block);
    this.#builder.end(block);
  }

  #table({ header, rows }: Tokens.Table): void {
    this.tables += 1;
    for (const row of [header, ...rows]) for (const cell of row) this.#paragraph(cell.tokens, null);
  }

  #inline(tokens: readonly Token[], block: Block | null): void {
    for (const token of tokens as readonly Tokens.Generic[]) {
      if (token.type === 'br') this.#builder.lineBreak(block);
      else if (token.type === 'html') { if (/^<br\b/i.test(token.raw)) this.#builder.lineBreak(block); }
      else if (token.type === 'codespan') this.#builder.text(String(token['text']));
      else if (token.tokens && token.tokens.length > 0) this.#inline(token.tokens, block);
      else if (token.type !== 'checkbox' && token.type !== 'def' && token.type !== 'space') this.#builder.text(decodeReferences(String(token['text'] ?? '')));
    }
  }
}
