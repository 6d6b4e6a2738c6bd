/** How much of a stranger's file is read. Where a limit is passed the whole file is refused, never cut. */
import type { TextFormat } from './text-document.ts';

const MB = 1024 * 1024;

/** Bytes of a file, by format. */
export const FILE_LIMIT: { readonly [format in TextFormat]: number } = {
  text: 100 * MB, markdown: 20 * MB, html: 20 * MB, docx: 50 * MB,
};
/** The largest of them: what a page can refuse before it knows the format. */
export const ANY_FILE_LIMIT = 100 * MB;

export const SENTENCE_LIMIT = 500_000;
/** Characters (UTF-16 units) of one sentence. */
export const SENTENCE_LENGTH_LIMIT = 100_000;

export const ZIP_ENTRY_LIMIT = 2_000;
/** Bytes that really come out of a ZIP, all parts that are read together. */
export const ZIP_OUTPUT_LIMIT = 200 * MB;
/** How many times larger a part may become; the first megabyte is free. */
export const ZIP_RATIO_LIMIT = 200;
export const ZIP_RATIO_FROM = MB;

export const XML_DEPTH_LIMIT = 256;
/** HTML of the wild never closes its <font>s; the parser's work on a closing tag grows with the depth. */
export const HTML_DEPTH_LIMIT = 2_000;
export const ELEMENT_LIMIT = 5_000_000;
/** A cell takes thirty elements where a word processor has saved it, and nothing is kept of them. */
export const TABLE_ELEMENT_LIMIT = 20_000_000;
export const ATTRIBUTE_LIMIT = 256;
/** Characters of one stretch of text in XML. */
export const XML_TEXT_LIMIT = 10 * MB;
